"""Texts with fields and errors in the user's language."""

from __future__ import annotations

from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication

from minentropy_app.errors import AppError, fill
from minentropy_app.gui.translation import remedy, spoken


def translated(template: str) -> str:
    """A marked text of any room in the user's language, itself where there is no translation."""
    return spoken(template)


def filled(template: str, fields: dict[str, Any]) -> str:
    """Translate a template and fill its fields; fields that are marked texts are translated too."""
    named = {name for _, name, _, _ in Formatter().parse(template) if name} if fields else set()
    values = {k: spoken(v) if isinstance(v, str) and k in named else v for k, v in fields.items()}
    return fill(spoken(template), values)


def said(error: AppError) -> tuple[str, str]:
    """What happened and what to do about it."""
    hint = filled(remedy(error), error.fields)
    if "report" in error.fields:
        hint += " " + filled("Crash report: {report}", error.fields)
    return filled(error.message, error.fields), hint.strip()


def translate(context: str, text: str) -> str:
    """Translate a literal of the window; named as the extracting tool expects."""
    return QCoreApplication.translate(context, text)
