"""Files of text wherever they lie: single, in folders (a sub-folder is a label), in zip archives."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from minentropy_app.errors import AppError
from minentropy_app.sources import containers, encodings
from minentropy_app.sources.markup import plain_html, plain_markdown
from minentropy_app.text import QT_TRANSLATE_NOOP

TABLES = (".csv", ".tsv", ".xlsx")
_PLAIN = (".txt", ".text", "", ".md", ".markdown", ".html", ".htm", ".xhtml")


@dataclass(frozen=True)
class Found:
    """A file met on the way: ``name`` relative to what was asked for, ``label`` of its sub-folder.

    ``member`` names a file inside the archive ``path``.
    """

    path: Path
    name: str
    label: str = ""
    member: str = ""

    @property
    def suffix(self) -> str:
        """Lower-case suffix of the file itself."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def is_table(self) -> bool:
        """Whether each row is a text."""
        return self.suffix in TABLES

    def data(self) -> bytes:
        """Return all bytes.

        Raises
        ------
        AppError
            It cannot be read, is protected, damaged, or expands beyond belief.
        """
        try:
            if not self.member:
                return self.path.read_bytes()
            with zipfile.ZipFile(self.path) as archive:
                info = archive.getinfo(self.member)
                containers.refuse_bomb(self.name, info.compress_size, info.file_size)
                return archive.read(info)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
            raise containers.unreadable(self.name, error) from error


def found_in(path: Path) -> Iterator[Found]:
    """Yield the files of a path, sorted by name; hidden ones are passed over.

    Raises
    ------
    AppError
        There is nothing at the path, or an archive is damaged.
    """
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.is_file()):
            inside = file.relative_to(path)
            if not any(part.startswith(".") for part in inside.parts):
                yield from _file(file, inside.as_posix())
    elif path.is_file():
        yield from _file(path, path.name)
    else:
        raise containers.unreadable(path.name, FileNotFoundError())


def files_of(path: Path) -> list[Path]:
    """Return the files on disk that a path stands for."""
    return sorted({found.path for found in found_in(path)}) if path.is_dir() else [path]


def text_of(found: Found, encoding: str | None) -> tuple[str, str, int]:
    """Return a file's plain text, the encoding it was read in, and how many characters were damaged.

    Raises
    ------
    AppError
        It is no text, or cannot be read.
    """
    if found.suffix not in _PLAIN:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.text_files", "{file} is of a kind that is not read as text ({kind})."),
            QT_TRANSLATE_NOOP(
                "sources.text_files", "Save it as txt, md or html, or as a table with a column of texts."
            ),
            file=found.name,
            kind=found.suffix,
        )
    data = found.data()
    if data:
        containers.refuse_binary(found.name, data[: 1 << 16], markup=True)
    detection = encodings.Detection()
    detection.feed(data)
    name = encodings.check_name(encoding) if encoding else detection.encoding()
    text = "".join(encodings.texts(iter([data]), name, False)).removeprefix("\ufeff").replace("\0", "")
    damaged = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if found.suffix in (".html", ".htm", ".xhtml"):
        text = plain_html(text)
    elif found.suffix in (".md", ".markdown"):
        text = plain_markdown(text)
    return text, name, max(0, damaged)


def _file(path: Path, name: str) -> Iterator[Found]:
    if path.suffix.lower() == ".zip":
        yield from _members(path, name)
    else:
        yield Found(path, name, _label(name))


def _members(path: Path, name: str) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(info.filename for info in archive.infolist() if not info.is_dir())
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        raise containers.unreadable(name, error) from error
    for member in members:
        if not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(member).parts):
            yield Found(path, f"{name}/{member}", _label(member), member)


def _label(name: str) -> str:
    parts = PurePosixPath(name).parts
    return parts[0] if len(parts) > 1 else ""
