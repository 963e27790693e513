"""Files as they arrive: plain, gzip, zip, workbook. Opened with a guard against bombs."""

from __future__ import annotations

import gzip
import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from minentropy_app.errors import AppError
from minentropy_app.sources.encodings import plain_utf16
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Expanded bytes that are never questioned, and how many times larger than on disk is believable.
FREE_BYTES = 64 << 20
BELIEVABLE_RATIO = 150
#: Largest expanded table that is read at all.
LARGEST_BYTES = 32 << 30

_BINARY = QT_TRANSLATE_NOOP("sources.containers", "binary data")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"SQLite format 3", "SQLite"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"), (b"Rar!", "RAR"), (b"\x7fELF", "ELF"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"),
    (b"PAR1", "Parquet"), (b"{\\rtf", "RTF"),
)  # fmt: skip


@dataclass(frozen=True)
class Content:
    """The bytes of one table.

    Attributes
    ----------
    name
        What to call it in messages: the file, and the member of an archive.
    path
        The file on disk.
    kind
        ``text`` or ``workbook``.
    size
        Bytes on disk, compressed where they are.
    limit
        Expanded bytes beyond which reading stops.
    start
        Opens the stream of expanded bytes, unguarded.
    held
        The bytes themselves where they lie inside an archive and a workbook must be read.
    """

    name: str
    path: Path
    kind: str
    size: int
    limit: int
    start: Callable[[], IO[bytes]]
    held: bytes | None = None

    def open(self) -> io.BufferedReader:
        """Open the expanded bytes; every failure while reading is an AppError naming the file."""
        try:
            stream = self.start()
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise unreadable(self.name, error) from error
        return io.BufferedReader(_Guarded(stream, self), 1 << 18)


class _Guarded(io.RawIOBase):
    """Counts what comes out, and turns failures of the layers below into messages."""

    def __init__(self, stream: IO[bytes], content: Content) -> None:
        self._stream = stream
        self._content = content
        self._left = content.limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise unreadable(self._content.name, error) from error
        self._left -= len(data)
        if self._left < 0:
            raise bomb(self._content.name, self._content.size, self._content.limit)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def contents(path: Path, markup: bool = False) -> list[Content]:
    """Return the tables in a file: one, or several where an archive holds several.

    Parameters
    ----------
    markup
        Whether XML is welcome too.

    Raises
    ------
    AppError
        Missing, a folder, unreadable, empty, binary, an unknown or protected archive.
    """
    head, size = _head(path)
    if head[:2] == b"\x1f\x8b":
        return [_gzipped(path, size, markup)]
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zipped(path, size)
    refuse_binary(path.name, head, markup)
    return [plain(path, size)]


def plain(path: Path, size: int) -> Content:
    """Return the bytes of a file of text as it lies on disk."""
    return Content(path.name, path, "text", size, max(size * 2, FREE_BYTES), lambda: path.open("rb"))


def refuse_binary(name: str, head: bytes, markup: bool = False) -> None:
    """Raise AppError if the first bytes of a file are those of something else than text."""
    if head[:4] == _OLD_EXCEL:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.containers", "{file} is a workbook in the old Excel format."),
            QT_TRANSLATE_NOOP("sources.containers", "Open it in Excel and save it as XLSX or CSV UTF-8."),
            file=name,
        )
    kind = foreign_kind(head) or ("" if markup else _markup(head))
    if kind:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.containers", "{file} is not a table of text ({kind})."),
            QT_TRANSLATE_NOOP("sources.containers", "Export it as CSV, TSV or XLSX and import that file."),
            file=name,
            kind=kind,
        )


def foreign_kind(head: bytes) -> str:
    """Return what a file is that is no text, by its first bytes, such as ``PNG``; "" where it may be text."""
    kind = next((kind for magic, kind in _FOREIGN if head.startswith(magic)), "")
    if not kind and head[257:262] == b"ustar":
        kind = "tar"
    return kind or (_BINARY if _looks_binary(head) else "")


def _markup(head: bytes) -> str:
    """Name the language of a page or a tree of data; some systems call a page ``.xls``."""
    start = head[:400].decode("latin-1").replace("\0", "").lstrip("ÿþï»¿ \t\r\n").lower()
    if re.match(r"<!doctype html|<html|<table|<head|<meta|<style", start) or "<html" in start[:300]:
        return "a web page (HTML)"
    return "XML" if start.startswith("<?xml") else "JSON" if re.match(r"\[?\s*\{\s*\"", start) else ""


def refuse_bomb(name: str, packed: int, expanded: int) -> None:
    """Raise AppError if a promised size is beyond belief."""
    if expanded > limit_of(packed):
        raise bomb(name, packed, limit_of(packed))


def limit_of(packed: int) -> int:
    """Return how many bytes ``packed`` bytes may expand to."""
    return min(LARGEST_BYTES, max(FREE_BYTES, BELIEVABLE_RATIO * packed))


def bomb(name: str, packed: int, limit: int) -> AppError:
    """Return the error for a file that grows beyond ``limit`` when unpacked."""
    return AppError(
        QT_TRANSLATE_NOOP(
            "sources.containers",
            "{file} ({packed} MB) unpacks to more than {limit} MB, which no honest file does: it was not read.",
        ),
        QT_TRANSLATE_NOOP("sources.containers", "Unpack it yourself, look at it, and import what is inside."),
        file=name,
        packed=round(packed / 2**20, 3),
        limit=limit >> 20,
    )


def _head(path: Path) -> tuple[bytes, int]:
    if path.is_dir():
        raise AppError(
            QT_TRANSLATE_NOOP("sources.containers", "{file} is a folder."),
            QT_TRANSLATE_NOOP("sources.containers", "Name the files inside it; several may be imported at once."),
            file=path.name,
        )
    try:
        with path.open("rb") as file:
            head, size = file.read(1 << 16), os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:
        raise unreadable(path.name or str(path), error) from error
    if not head:
        raise empty(path.name)
    return head, size


def empty(name: str) -> AppError:
    """Return the error for a file without a single row."""
    return AppError(
        QT_TRANSLATE_NOOP("sources.containers", "{file} is empty."),
        QT_TRANSLATE_NOOP("sources.containers", "Export it again; a table needs at least one row."),
        file=name,
    )


def _gzipped(path: Path, size: int, markup: bool) -> Content:
    content = Content(path.name, path, "text", size, limit_of(size), lambda: _gunzip(path))
    _refuse_inner(content, markup)
    return content


def _gunzip(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(path, "rb"))


def _zipped(path: Path, size: int) -> list[Content]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        raise unreadable(path.name, error) from error
    if any(info.filename == "xl/workbook.xml" for info in members):
        refuse_bomb(path.name, size, sum(info.file_size for info in members))
        return [Content(path.name, path, "workbook", size, limit_of(size), lambda: path.open("rb"))]
    found = [member(path, info) for info in members if _is_table(info.filename)]
    if not found:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.containers", "The archive {file} holds no table (CSV, TSV or TXT)."),
            QT_TRANSLATE_NOOP("sources.containers", "Unpack it and import the table itself."),
            file=path.name,
        )
    for content in found:
        _refuse_inner(content)
    return found


def member(path: Path, info: zipfile.ZipInfo) -> Content:
    """Return the bytes of one file of text in an archive; AppError if it promises to grow beyond belief."""
    refuse_bomb(f"{path.name}: {info.filename}", info.compress_size, info.file_size)

    def start() -> IO[bytes]:
        with zipfile.ZipFile(path) as archive:  # the member keeps the file open until it is closed
            return archive.open(info.filename)

    name = f"{path.name}: {info.filename}"
    return Content(name, path, "text", info.compress_size, limit_of(info.compress_size), start)


def _is_table(name: str) -> bool:
    base = name.rpartition("/")[2].lower()
    hidden = base.startswith(".") or name.startswith("__MACOSX/") or base.startswith(("readme", "license"))
    return not hidden and base.endswith((".csv", ".tsv", ".txt", ".tab", ".psv", ".dat"))


def _refuse_inner(content: Content, markup: bool = False) -> None:
    with content.open() as stream:
        head = stream.read(1 << 16)
    if not head:
        raise empty(content.name)
    if head[:2] == b"\x1f\x8b" or head[:4] == b"PK\x03\x04":
        raise AppError(
            QT_TRANSLATE_NOOP("sources.containers", "{file} holds another archive instead of a table."),
            QT_TRANSLATE_NOOP("sources.containers", "Unpack it and import the table itself."),
            file=content.name,
        )
    refuse_binary(content.name, head, markup)


def _looks_binary(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff":
        return False
    if 0 in head and plain_utf16(head):
        return False
    strange = sum(head.count(code) for code in (*range(1, 9), *range(14, 27), 28, 29, 30, 31, 127))
    return strange > 0.02 * len(head) or head.count(0) > 0.1 * len(head)


def unreadable(name: str, error: BaseException) -> AppError:
    """Return the error for a file that the system or an unpacker refuses."""
    if isinstance(error, FileNotFoundError):
        return AppError(
            QT_TRANSLATE_NOOP("sources.containers", "There is no file {file} (any more)."),
            QT_TRANSLATE_NOOP("sources.containers", "Check the name and the folder, and that the disk is connected."),
            file=name,
        )
    if isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile)):
        return AppError(
            QT_TRANSLATE_NOOP("sources.containers", "{file} is damaged or cut off: it cannot be unpacked to its end."),
            QT_TRANSLATE_NOOP("sources.containers", "Copy or download it again; nothing of it was imported."),
            file=name,
        )
    if isinstance(error, (RuntimeError, NotImplementedError)):
        return AppError(
            QT_TRANSLATE_NOOP("sources.containers", "The archive {file} has a password or an unknown compression."),
            QT_TRANSLATE_NOOP("sources.containers", "Unpack it yourself and import what is inside."),
            file=name,
        )
    return AppError(
        QT_TRANSLATE_NOOP("sources.containers", "{file} cannot be read ({reason})."),
        QT_TRANSLATE_NOOP("sources.containers", "Check that you may read it and that no other program holds it."),
        file=name,
        reason=getattr(error, "strerror", None) or type(error).__name__,
    )
