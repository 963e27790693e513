"""Pages of a shelf plan in the reader's language: shelf lists as PDF, each range on pages of its own, and web pages.

The PDF is the printed page of ``exports.shelf_pages``, laid out by Qt.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from minentropy_app.errors import AppError
from minentropy_app.exports.aside import aside
from minentropy_app.text import QT_TRANSLATE_NOOP

_STYLE = """
h1 { font-size: 14pt; margin-bottom: 6pt; } h2 { font-size: 11pt; margin-top: 9pt; margin-bottom: 2pt; }
table { border-collapse: collapse; } td, th { padding: 1pt 6pt; border-bottom: 0.5pt solid #bbbbbb; text-align: left; }
td.n { text-align: right; } tr.new td { font-weight: 600; }
"""
#: Dots an inch of the layout, millimetres of margin, points of the line that says the page.
_DPI, _MARGIN, _FOOT = 96, 14.0, 8


@dataclass(frozen=True)
class ListWish:
    """Which shelf plan, in which file, in which language, and which part: ``shelf-list`` or ``report``."""

    project: Path
    name: str
    file: Path
    language: str = "en"
    part: str = "shelf-list"


#: Parts and endings that are written here, by the side of the worker, which knows no languages.
WRITTEN = (("shelf-list", ".pdf"), ("shelf-list", ".html"), ("report", ".html"))


def take(wish: ListWish) -> dict[str, object]:
    """Write pages of a shelf plan without a screen; return the file, and the pages of a PDF.

    Raises
    ------
    AppError
        The entry is no shelf plan, or the file cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from minentropy_app import settings
    from minentropy_app.gui import translation

    app = QApplication.instance() or QApplication([])
    translators = translation.install(app, wish.language)  # type: ignore[arg-type]
    try:
        return write_part(wish, settings.load().privacy_k)
    finally:
        translation.remove(app, translators)  # type: ignore[arg-type]


def write_part(wish: ListWish, k: int) -> dict[str, object]:
    """Write in the language that the application speaks; may run beside the window."""
    from minentropy_app.exports.aside import write_bytes
    from minentropy_app.exports.shelf_pages import shelf_list_page, shelf_list_sections
    from minentropy_app.exports.shelf_report import report_page
    from minentropy_app.gui import theme
    from minentropy_app.gui.words import translate
    from minentropy_app.model.results import ShelfPlan
    from minentropy_app.project.reader import Reader

    with Reader(wish.project) as reader:
        result = reader.load(reader.entry(wish.name))
        if not isinstance(result, ShelfPlan):
            raise AppError(
                QT_TRANSLATE_NOOP("gui.shelf_pdf", "{name} is no shelf plan."),
                QT_TRANSLATE_NOOP("gui.shelf_pdf", "Name a result of shelf-plan."),
                name=wish.name,
            )
        if wish.file.suffix.lower() == ".pdf":
            pages = write(shelf_list_sections(result, reader, translate), wish, theme.body_font())
            return {"file": str(wish.file), "pages": pages}
        if wish.part == "report":
            page = report_page(result, k, translate, wish.language)
        else:
            page = shelf_list_page(result, reader, translate)
        write_bytes(wish.file, page.encode("utf-8"))
        return {"file": str(wish.file)}


def write(sections: Iterable[str], wish: ListWish, font: QFont) -> int:
    """Lay the sections out, each from the head of a page; return the number of pages."""
    with aside(wish.file) as unfinished:
        writer = QPdfWriter(str(unfinished))
        writer.setResolution(_DPI)
        writer.setTitle(wish.name)
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait,
                        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
        )  # fmt: skip
        room = QSizeF(writer.width(), writer.height() - 2.5 * _FOOT)
        pages, painter = 0, QPainter(writer)
        try:
            for section in sections:
                document = _laid_out(section, room, font)
                for page in range(document.pageCount()):
                    if pages:
                        writer.newPage()
                    pages += 1
                    _draw(painter, document, page, pages)
        finally:
            painter.end()
    return pages


def _laid_out(section: str, room: QSizeF, font: QFont) -> QTextDocument:
    document = QTextDocument()
    small = QFont(font)
    small.setPointSizeF(9.0)
    document.setDefaultFont(small)
    document.setDefaultStyleSheet(_STYLE)
    document.setDocumentMargin(0)
    document.setHtml(section)
    document.setPageSize(room)
    return document


def _draw(painter: QPainter, document: QTextDocument, page: int, number: int) -> None:
    room = document.pageSize()
    painter.save()
    painter.translate(0, -page * room.height())
    document.drawContents(painter, QRectF(0, page * room.height(), room.width(), room.height()))
    painter.restore()
    painter.setFont(QFont(document.defaultFont().families(), _FOOT))
    foot = QRectF(0, room.height() + _FOOT, room.width(), 1.5 * _FOOT)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextDontClip, str(number))
