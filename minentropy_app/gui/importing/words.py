"""Words of the other rooms in the user's language, and figures as people read them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from minentropy_app.errors import AppError, Filled, fill
from minentropy_app.gui.translation import spoken
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Contexts in which the rooms below mark what an import may say.
_CONTEXTS = (
    "sources.loans", "sources.tables", "sources.columns", "sources.dates", "sources.suspects", "sources.row_watch",
    "sources.pairs", "sources.catalogue", "sources.catalogue_tables", "sources.containers", "sources.encodings",
    "sources.lines", "sources.workbooks", "sources.presets", "sources.previews", "sources.marc", "sources.marc_fields",
    "project.imports", "project.names", "project.loans", "project.pairs", "project.catalogue", "project.ingesting",
    "sources.texts", "sources.text_files", "sources.segmentation", "project.texts",
    "jobs.service", "jobs.client", "jobs.child", "jobs.worker", "jobs.crash", "jobs.import_tasks", "gui.importing",
)  # fmt: skip

ROLE_WORDS: Mapping[str, str] = {
    "": QT_TRANSLATE_NOOP("ImportRoles", "Ignore"),
    "borrower": QT_TRANSLATE_NOOP("ImportRoles", "Borrower"),
    "item": QT_TRANSLATE_NOOP("ImportRoles", "Item"),
    "copy": QT_TRANSLATE_NOOP("ImportRoles", "Copy"),
    "date": QT_TRANSLATE_NOOP("ImportRoles", "Loan date"),
    "return_date": QT_TRANSLATE_NOOP("ImportRoles", "Return date"),
    "title": QT_TRANSLATE_NOOP("ImportRoles", "Title"),
    "author": QT_TRANSLATE_NOOP("ImportRoles", "Author"),
    "call_number": QT_TRANSLATE_NOOP("ImportRoles", "Call number"),
    "isbn": QT_TRANSLATE_NOOP("ImportRoles", "ISBN"),
    "year": QT_TRANSLATE_NOOP("ImportRoles", "Year"),
    "action": QT_TRANSLATE_NOOP("ImportRoles", "Action"),
    "branch": QT_TRANSLATE_NOOP("ImportRoles", "Branch"),
    "collection": QT_TRANSLATE_NOOP("ImportRoles", "Collection"),
    "first": QT_TRANSLATE_NOOP("ImportRoles", "First item"),
    "second": QT_TRANSLATE_NOOP("ImportRoles", "Second item"),
    "count": QT_TRANSLATE_NOOP("ImportRoles", "Count"),
    "clc": QT_TRANSLATE_NOOP("ImportRoles", "CLC class"),
    "ddc": QT_TRANSLATE_NOOP("ImportRoles", "Dewey class"),
    "lcc": QT_TRANSLATE_NOOP("ImportRoles", "LC class"),
    "pages": QT_TRANSLATE_NOOP("ImportRoles", "Pages"),
    "width_mm": QT_TRANSLATE_NOOP("ImportRoles", "Width (mm)"),
    "height_cm": QT_TRANSLATE_NOOP("ImportRoles", "Height (cm)"),
    "language": QT_TRANSLATE_NOOP("ImportRoles", "Language"),
    "subject": QT_TRANSLATE_NOOP("ImportRoles", "Subject"),
    "publisher": QT_TRANSLATE_NOOP("ImportRoles", "Publisher"),
    "series": QT_TRANSLATE_NOOP("ImportRoles", "Series"),
}
ROLES: Mapping[str, tuple[str, ...]] = {
    "loans": (
        "borrower", "item", "copy", "date", "return_date", "title", "author", "call_number", "isbn", "year", "action",
        "branch", "collection",
    ),
    "pairs": ("first", "second", "count"),
    "catalogue": (
        "item", "copy", "title", "author", "call_number", "isbn", "year", "branch", "collection", "clc", "ddc", "lcc",
        "pages", "width_mm", "height_cm", "language", "subject", "publisher", "series",
    ),
}  # fmt: skip
#: Roles on which everything rests; their columns stand out.
MAIN_ROLES = frozenset({"borrower", "item", "copy", "date", "first", "second"})


#: Remedies of the other rooms that speak of commands, as the page puts them.
_HINTS: Mapping[str, str] = {
    "Say which one does, such as item=COLUMN; its columns are: {columns}.": QT_TRANSLATE_NOOP(
        "gui.importing", "Choose “Item” or “Title” above the column that names the book."
    ),
    "Name the columns, such as item=1,title=2. Its columns are: {columns}.": QT_TRANSLATE_NOOP(
        "gui.importing", "Choose “Item” or “Title” above the column that names the book."
    ),
    "Leave the encoding out to have it found, or name another one.": QT_TRANSLATE_NOOP(
        "gui.importing", "Choose the encoding as found, or another one."
    ),
    "Import it with “again” if you want it twice.": QT_TRANSLATE_NOOP(
        "gui.importing", "Press “Import it again” if you want it twice."
    ),
    "Export more columns, or name the delimiter if it is an unusual one.": QT_TRANSLATE_NOOP(
        "gui.importing", "Export more columns, or choose another separator."
    ),
    "Choose another name, or replace the old one.": QT_TRANSLATE_NOOP("gui.importing", "Choose another name below."),
}


def role_word(role: str) -> str:
    """What a role is called."""
    return QCoreApplication.translate("ImportRoles", ROLE_WORDS.get(role, role))


def say(template: str, fields: Mapping[str, Any] | None = None) -> str:
    """A marked text of another room, translated and filled; numbers are grouped."""
    found = next((t for c in _CONTEXTS if (t := QCoreApplication.translate(c, template)) != template), template)
    return fill(found, {name: _shown(name, value) for name, value in (fields or {}).items()})


def told(error: AppError) -> tuple[str, str]:
    """What happened and what to do about it."""
    hint = _HINTS.get(error.hint, error.hint)
    return say(error.message, error.fields), say(hint, error.fields) if hint else ""


def number(value: float) -> str:
    """A whole number, grouped."""
    return QLocale().toString(round(value))


def percent(part: float, whole: float) -> str:
    """A share, with one digit below ten per cent."""
    share = 100 * part / whole if whole else 0.0
    whole_enough = share >= 9.95 or share == round(share)
    return QLocale().toString(share, "f", 0 if whole_enough else 1) + " %"


def size(count: int) -> str:
    """Bytes, in KB or MB."""
    return QLocale().formattedDataSize(count, 0 if count < 10 << 20 else 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def period(first: int | None, last: int | None) -> str:
    """From the first to the last day: years, or months where it is short."""
    if first is None or last is None:
        return "–"
    ends = [datetime.date(1970, 1, 1) + datetime.timedelta(days=day) for day in (first, last)]
    if ends[0].year == ends[1].year and ends[0].month == ends[1].month:
        return " – ".join(str(end) for end in ends)
    form = "%Y" if ends[1].year - ends[0].year > 4 else "%Y-%m"
    return " – ".join(end.strftime(form) for end in ends)


def _shown(name: str, value: Any) -> Any:
    """Numbers as the language writes them, and words of the program; names that people gave stay as they are."""
    if isinstance(value, Filled) or (name == "kind" and isinstance(value, str)):
        return spoken(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return QLocale().toString(value) if isinstance(value, int) else QLocale().toString(value, "g", 6)
