"""Plain text out of word processors' files: DOCX (Word) and ODT (LibreOffice), which are XML in a zip.

Both are read with the parser that refuses entities, one paragraph at a time. What is struck out by
tracked changes, comments, and the second form in which Word stores a text box are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from minentropy_app.errors import AppError
from minentropy_app.sources import containers
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Suffix -> parts of the archive that hold text, in the order of reading.
_PARTS = {
    ".docx": re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml"),
    ".odt": re.compile(r"content\.xml"),
}
#: Containers of Word before 2007; a protected DOCX is one, too, and says so in UTF-16.
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FEED = 1 << 16


def is_office(suffix: str) -> bool:
    """Whether files of this suffix are read here."""
    return suffix in _PARTS


def office_text(name: str, suffix: str, data: bytes) -> str:
    """Return the text of a DOCX or ODT file, a blank line between paragraphs.

    Raises
    ------
    AppError
        It has a password, is damaged, of another kind, or expands beyond belief.
    """
    if data[:4] == _OLE:
        raise protected(name) if _ENCRYPTED in data else old_word(name)
    handler = _Word() if suffix == ".docx" else _Writer()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if b"encryption-data" in _manifest(archive):
                raise protected(name)
            members = [info for info in archive.infolist() if _PARTS[suffix].fullmatch(info.filename)]
            if not members:
                raise damaged(name)
            for info in members:
                containers.refuse_bomb(name, info.compress_size, info.file_size)
                _parse(archive, info, handler)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, SAXException, DefusedXmlException) as error:
        raise damaged(name) from error
    except (RuntimeError, NotImplementedError) as error:
        raise protected(name) from error
    return "\n\n".join(filter(None, handler.paragraphs))


def _manifest(archive: zipfile.ZipFile) -> bytes:
    if "META-INF/manifest.xml" not in archive.namelist():
        return b""
    with archive.open("META-INF/manifest.xml") as file:
        return file.read(1 << 20)


def _parse(archive: zipfile.ZipFile, info: zipfile.ZipInfo, handler: _Paragraphs) -> None:
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    with archive.open(info) as file:
        while block := file.read(_FEED):
            parser.feed(block)
    parser.close()


class _Paragraphs(ContentHandler):
    """Gathers paragraphs; a paragraph inside another one (a text box) is one of its own."""

    #: Elements that are a paragraph, that hold what is not read, and that stand for a sign.
    blocks: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    signs: dict[str, str] = {}  # noqa: RUF012 - never changed
    #: Elements whose characters count; empty: all inside of paragraphs.
    texts: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._open: list[list[str]] = []
        self._silent = self._counting = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the name is given by the library
        self._silent += name in self.silent
        self._counting += name in self.texts
        if name in self.blocks:
            self._open.append([])
        elif name in self.signs and self._open and not self._silent:
            self._open[-1].append(self.signs[name])

    def endElement(self, name: str) -> None:  # noqa: N802
        self._silent -= name in self.silent
        self._counting -= name in self.texts
        if name in self.blocks and self._open:
            self.paragraphs.append("".join(self._open.pop()).strip())

    def characters(self, content: str) -> None:
        if self._open and not self._silent and (self._counting or not self.texts):
            self._open[-1].append(content)


class _Word(_Paragraphs):
    blocks = frozenset({"w:p"})
    silent = frozenset({"mc:Fallback", "w:del", "w:moveFrom"})
    signs = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}  # noqa: RUF012
    texts = frozenset({"w:t"})


class _Writer(_Paragraphs):
    blocks = frozenset({"text:p", "text:h"})
    silent = frozenset({"text:tracked-changes", "office:annotation", "text:note-citation"})
    signs = {"text:tab": "\t", "text:line-break": "\n", "text:s": " "}  # noqa: RUF012


def protected(name: str) -> AppError:
    """Return the error for a document with a password."""
    return AppError(
        QT_TRANSLATE_NOOP("sources.office_files", "{file} is protected by a password and was not read."),
        QT_TRANSLATE_NOOP("sources.office_files", "Save a copy without the password and import that one."),
        file=name,
    )


def damaged(name: str) -> AppError:
    """Return the error for a document that cannot be understood."""
    return AppError(
        QT_TRANSLATE_NOOP("sources.office_files", "{file} is damaged, or not what its name says: it was not read."),
        QT_TRANSLATE_NOOP("sources.office_files", "Open it in the program that wrote it and save it again, or as txt."),
        file=name,
    )


def old_word(name: str) -> AppError:
    """Return the error for a document of Word before 2007."""
    return AppError(
        QT_TRANSLATE_NOOP("sources.office_files", "{file} is in the old format of Word (before 2007)."),
        QT_TRANSLATE_NOOP("sources.office_files", "Open it in Word or LibreOffice and save it as docx or odt."),
        file=name,
    )
