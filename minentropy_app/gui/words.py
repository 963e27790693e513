"""Texts of other rooms in the user's language: errors, stages of work, names of analyses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication

import minentropy_app
from minentropy_app.errors import AppError, fill


@cache
def _contexts() -> tuple[str, ...]:
    """Contexts by convention: room and file."""
    root = Path(minentropy_app.__file__).parent
    files = (path.relative_to(root).with_suffix("") for path in sorted(root.rglob("*.py")))
    names = {".".join(part for part in file.parts if part != "__init__") for file in files}
    return tuple(sorted(name for name in names if name and not name.startswith("gui")))


@cache
def _context_of(template: str) -> str:
    return next((c for c in _contexts() if QCoreApplication.translate(c, template) != template), "")


def translated(template: str) -> str:
    """A marked text of any room in the user's language, itself where there is no translation."""
    context = _context_of(template) if template else ""
    return QCoreApplication.translate(context, template) if context else template


def forget_language() -> None:
    """Look translations up anew after the language has changed."""
    _context_of.cache_clear()


def filled(template: str, fields: dict[str, Any]) -> str:
    """Translate a template and fill its fields; fields that are marked texts are translated too."""
    named = {name for _, name, _, _ in Formatter().parse(template) if name} if fields else set()
    values = {k: translated(v) if isinstance(v, str) and k in named else v for k, v in fields.items()}
    return fill(translated(template), values)


def said(error: AppError) -> tuple[str, str]:
    """What happened and what to do about it."""
    remedy = filled(error.hint, error.fields)
    if "report" in error.fields:
        remedy += " " + filled("Crash report: {report}", error.fields)
    return filled(error.message, error.fields), remedy.strip()


def translate(context: str, text: str) -> str:
    """Translate a literal of the window; named as the extracting tool expects."""
    return QCoreApplication.translate(context, text)
