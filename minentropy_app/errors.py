"""Failures that are expected, told in words that a user can act on."""

from __future__ import annotations

from typing import Any

from minentropy_app.text import put


class AppError(Exception):
    """An expected failure: what happened, and what to do about it.

    Parameters
    ----------
    message, hint
        Templates marked with ``QT_TRANSLATE_NOOP``; the named fields are filled in when the
        error is shown, so that the window can translate the template first.
    **fields
        Values of the named fields. They must be plain (str, int, float), because the error
        crosses a process boundary.
    """

    def __init__(self, message: str, hint: str = "", **fields: Any) -> None:
        super().__init__(message, hint, fields)
        self.message = message
        self.hint = hint
        self.fields = fields

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.message, self.hint, self.fields))

    def __str__(self) -> str:
        return fill(self.message, self.fields)

    @property
    def remedy(self) -> str:
        """The hint with its fields filled in."""
        return fill(self.hint, self.fields)


class WrongUsage(AppError):
    """An unknown option, key or analysis: the command line ends with 2 instead of 1."""


class Cancelled(Exception):
    """The user asked to stop. Not an error: nothing is reported as failed."""


class Filled(str):
    """A text that remembers its template and fields, so that the window can say it in another language."""

    __slots__ = ("fields", "template")

    template: str
    fields: dict[str, Any]

    def __new__(cls, template: str, fields: dict[str, Any]) -> Filled:
        """Fill the template."""
        made = super().__new__(cls, put(template, **fields))
        made.template, made.fields = template, fields
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return (Filled, (self.template, self.fields))


def fill(template: str, fields: dict[str, Any]) -> str:
    """Fill the named fields of a template; a template without fields may hold braces."""
    return Filled(template, fields) if fields else template


def _rebuild(kind: type[AppError], message: str, hint: str, fields: dict[str, Any]) -> AppError:
    return kind(message, hint, **fields)
