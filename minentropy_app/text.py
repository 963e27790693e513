"""Marks for text that people read, free of Qt, so that every layer may use them."""

from __future__ import annotations

from string import Formatter
from typing import Any


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the name that pyside6-lupdate extracts)
    """Mark a literal for translation and return it unchanged.

    Parameters
    ----------
    context
        The translation context, by convention the room and file, such as ``"sources.loans"``.
    text
        An English template with named fields (``"{file} is empty."``), never an f-string. Words that depend
        on a number stand in a field with both forms: ``"{count} {count:row holds|rows hold} no date."``.
    """
    return text


def put(template: str, **fields: Any) -> str:
    """Fill the named fields of a template; ``{count:one|many}`` is the first word where the number is 1.

    Languages without plurals simply name the number once.
    """
    return _FORMATTER.vformat(template, (), fields) if "|" in template else template.format(**fields)


class _Plurals(Formatter):
    """Understands a choice of two forms where others give the format of a number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else many


_FORMATTER = _Plurals()
