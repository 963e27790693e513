"""Plain text out of PDF files, page by page (pypdf: pure Python, BSD, kept since 2005).

A PDF knows no paragraphs, only lines: full lines are joined with the next (``markup.joined_lines``).
Pages without text (scans) and pages that cannot be read are named.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from minentropy_app.errors import AppError
from minentropy_app.sources.markup import joined_lines
from minentropy_app.sources.office_files import damaged, protected
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Page numbers named in one note.
_NAMED = 12


@dataclass(frozen=True)
class PdfText:
    """The text of a document, and the pages (from 1) without text and beyond reading."""

    text: str
    blank: tuple[int, ...]
    unreadable: tuple[int, ...]


def pdf_text(name: str, data: bytes) -> Generator[int, None, PdfText]:
    """Read a PDF; yields the number of each page done.

    Raises
    ------
    AppError
        It has a password, is damaged, or no page holds text.
    """
    reader = _opened(name, data)
    pages: list[str] = []
    blank: list[int] = []
    unreadable: list[int] = []
    try:
        count = len(reader.pages)
    except Exception as error:  # pypdf raises whatever its parsers raise
        raise damaged(name) from error
    for number in range(1, count + 1):
        try:
            text = reader.pages[number - 1].extract_text() or ""
        except Exception:  # as above: one bad page does not cost the others
            unreadable.append(number)
            continue
        pages.append(joined_lines(text).strip())
        if not text.strip():
            blank.append(number)
        yield number
    if len(blank) + len(unreadable) == count:
        raise damaged(name) if unreadable and not blank else _no_text(name, count)
    return PdfText("\n\n".join(filter(None, pages)), tuple(blank), tuple(unreadable))


def numbers(pages: tuple[int, ...]) -> str:
    """Return page numbers for a message."""
    return ", ".join(map(str, pages[:_NAMED])) + (" …" if len(pages) > _NAMED else "")


def _opened(name: str, data: bytes) -> Any:
    import pypdf

    log = logging.getLogger("pypdf")
    log.propagate = False  # it warns on stderr of every oddity
    log.addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        open_to_all = not reader.is_encrypted or bool(reader.decrypt(""))
    except pypdf.errors.DependencyError as error:  # a cipher that is not at hand
        raise protected(name) from error
    except Exception as error:  # pypdf raises whatever its parsers raise
        raise damaged(name) from error
    if not open_to_all:
        raise protected(name)
    return reader


def _no_text(name: str, pages: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP(
            "sources.pdf_files", "{file} holds no text on {pages} {pages:page|pages}, only pictures (a scan)."
        ),
        QT_TRANSLATE_NOOP("sources.pdf_files", "Let a text recognition (OCR) program add the text, then import it."),
        file=name,
        pages=pages,
    )
