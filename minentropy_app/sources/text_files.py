"""Files of text wherever they lie: single, in folders (a sub-folder is a label), in zip archives."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from minentropy_app.errors import AppError
from minentropy_app.model.imports import Rejected
from minentropy_app.sources import containers, encodings, tables
from minentropy_app.sources.containers import Content
from minentropy_app.sources.markup import plain_html, plain_markdown
from minentropy_app.sources.office_files import is_office, office_text, old_word
from minentropy_app.sources.pdf_files import numbers, pdf_text
from minentropy_app.sources.tables import Table, TableOptions
from minentropy_app.text import QT_TRANSLATE_NOOP

TABLES = (".csv", ".tsv", ".xlsx")
_MARKUP = {
    ".md": plain_markdown, ".markdown": plain_markdown,
    ".html": plain_html, ".htm": plain_html, ".xhtml": plain_html,
}  # fmt: skip
_BARE = (".txt", ".text", "")
_PLAIN = (*_BARE, *_MARKUP)
_HIDDEN = (".", "~$")
#: Suffix of files of keywords.
_KEYS = ".key"
#: An archive of many files may unpack to so many times what one file may.
_WHOLE_ARCHIVE = 8
#: Largest file read as text: it is held in memory several times over.
LARGEST = 256 << 20

_DAMAGED = QT_TRANSLATE_NOOP("sources.text_files", "{file}: {count} damaged characters were replaced by the mark �.")
_MIXED = QT_TRANSLATE_NOOP(
    "sources.text_files",
    "{file} mixes encodings: {count} {count:line was|lines were} read as {encoding}, the others as utf-8.",
)
_BLANK = QT_TRANSLATE_NOOP(
    "sources.text_files", "{file}: {count} {count:page holds|pages hold} no text, perhaps pictures: {pages}."
)
_UNREADABLE = QT_TRANSLATE_NOOP("sources.text_files", "{file}: {count} {count:page|pages} could not be read: {pages}.")


@dataclass(frozen=True)
class Plain:
    """A file's text, the encoding or format it was read in, and what is worth saying of it."""

    text: str
    encoding: str
    notes: tuple[Rejected, ...] = ()


@dataclass(frozen=True)
class Found:
    """A file met on the way: ``name`` relative to what was asked for, ``label`` of its sub-folder.

    ``member`` names a file inside the archive ``path``; ``keys`` is the file of its keywords: of the same
    name with the suffix .key, one keyword a line, in whatever folder of what was asked for. ``size`` is in
    bytes, unpacked.
    """

    path: Path
    name: str
    label: str = ""
    member: str = ""
    keys: Found | None = None
    size: int = 0

    @property
    def suffix(self) -> str:
        """Lower-case suffix of the file itself."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def is_table(self) -> bool:
        """Whether each row is a text."""
        return self.suffix in TABLES

    @property
    def may_be_table(self) -> bool:
        """Whether rows can be read from it if they are asked for."""
        return self.suffix in (*TABLES, ".txt", ".text", ".dat", ".tab", "")

    @property
    def is_plain(self) -> bool:
        """Whether it is text without markup, which can be read line by line."""
        return self.suffix in _BARE

    def content(self) -> Content:
        """Return the bytes as a stream; AppError as ``data``, but for its size."""
        if not self.member:
            return replace(containers.plain(self.path, self.size), name=self.name)
        try:
            with zipfile.ZipFile(self.path) as archive:
                return replace(containers.member(self.path, archive.getinfo(self.member)), name=self.name)
        except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
            raise containers.unreadable(self.name, error) from error

    def data(self) -> bytes:
        """Return all bytes.

        Raises
        ------
        AppError
            It cannot be read, is too large, protected, damaged, or expands beyond belief.
        """
        try:
            if not self.member:
                _refuse_large(self.name, self.path.stat().st_size)
                return self.path.read_bytes()
            with zipfile.ZipFile(self.path) as archive:
                info = archive.getinfo(self.member)
                containers.refuse_bomb(self.name, info.compress_size, info.file_size)
                _refuse_large(self.name, info.file_size)
                return archive.read(info)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
            raise containers.unreadable(self.name, error) from error

    def table(self, options: TableOptions) -> Generator[int, None, Table]:
        """Look at the file as a table, as ``tables.open_table``; yields often.

        Raises
        ------
        AppError
            As ``tables.open_table``, and for what is no text.
        """
        if self.suffix == ".xlsx":
            if not self.member:
                return tables.open_table(self.path, options)
            data = self.data()
            held = Content(
                self.name, self.path, "workbook", len(data), 2 * len(data) + 1, lambda: io.BytesIO(data), data
            )
            return tables.look_at(held, options)
        refuse_foreign(self.name, self._head())
        if self.member:
            return (yield from tables.look_at_text(self.content(), options))
        found = yield from tables.look(self.path, options)
        return tables.only(found, self.path)

    def _head(self) -> bytes:
        with self.content().open() as stream:
            return stream.read(1 << 16)


def _refuse_large(name: str, size: int) -> None:
    if size > LARGEST:
        raise too_large(name, size)


def too_large(name: str, size: int) -> AppError:
    """Return the error for what would be a single text of too many bytes or characters."""
    return AppError(
        QT_TRANSLATE_NOOP("sources.text_files", "{file} is too large for one text ({size} MB; up to {limit} MB)."),
        QT_TRANSLATE_NOOP(
            "sources.text_files",
            "Plain text of any size is read by paragraph or by line, and tables (csv) by row; or split the file.",
        ),
        file=name,
        size=size >> 20,
        limit=LARGEST >> 20,
    )


def found_in(path: Path) -> Iterator[Found | AppError]:
    """Yield the files of a path, sorted by name, and a failure for each archive that cannot be opened.

    Hidden files are passed over, and files of keywords go with their texts.
    """
    if path.is_dir():
        inside = (_file(file, file.relative_to(path).as_posix()) for file in files_of(path))
        yield from _with_keys([found for files in inside for found in files])
    elif path.is_file():
        yield from _with_keys(list(_file(path, path.name)))
    else:
        yield containers.unreadable(path.name, FileNotFoundError())


def _with_keys(files: list[Found | AppError]) -> Iterator[Found | AppError]:
    """Join each text with the file of its keywords; a file of keywords without a text stays by itself."""
    keys = {PurePosixPath(f.name).stem: f for f in files if isinstance(f, Found) and f.suffix == _KEYS}
    joined = {
        PurePosixPath(f.name).stem for f in files if isinstance(f, Found) and f.suffix != _KEYS and not f.is_table
    }
    for found in files:
        if isinstance(found, AppError):
            yield found
            continue
        stem = PurePosixPath(found.name).stem
        if found.suffix != _KEYS and not found.is_table and stem in keys:
            yield replace(found, keys=keys[stem])
        elif found.suffix != _KEYS or stem not in joined:
            yield found


def keywords_of(found: Found) -> list[str]:
    """Return the keywords that people gave a text, from the file beside it; AppError if that cannot be read."""
    if found.keys is None:
        return []
    lines = _decoded(found.keys.name, found.keys.data(), None).text.splitlines()
    return list(dict.fromkeys(filter(None, map(str.strip, lines))))


def files_of(path: Path) -> list[Path]:
    """Return the files on disk that a path stands for."""
    if not path.is_dir():
        return [path]
    inside = (p for p in path.rglob("*") if p.is_file())
    return sorted(p for p in inside if not any(map(_is_hidden, p.relative_to(path).parts)))


def _is_hidden(part: str) -> bool:
    """Whether a part of a path hides what is below it (".." is merely a path: archives are read, never unpacked)."""
    return part.startswith(_HIDDEN) and part != ".."


def text_of(found: Found, encoding: str | None) -> Generator[int, None, Plain]:
    """Read a file's plain text; yields now and then where that takes long.

    Raises
    ------
    AppError
        It is no text, too large, protected by a password, damaged, or cannot be read.
    """
    suffix = found.suffix
    if suffix == ".doc":
        raise old_word(found.name)
    if suffix not in _PLAIN and suffix != ".pdf" and not is_office(suffix):
        raise _unknown_kind(found.name, suffix)
    data = found.data()
    yield len(data)
    if suffix == ".pdf":
        return (yield from _pdf(found.name, data))
    if is_office(suffix):
        return Plain(office_text(found.name, suffix, data), suffix[1:])
    refuse_foreign(found.name, data[: 1 << 16])
    plain = _decoded(found.name, data, encoding)
    markup = _MARKUP.get(suffix)
    return plain if markup is None else replace(plain, text=markup(plain.text))


def refuse_foreign(name: str, head: bytes) -> None:
    """Raise AppError if the first bytes of a file are those of something else than text."""
    kind = containers.foreign_kind(head) if head else ""
    if kind:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.text_files", "{file} is no text, whatever its name says ({kind})."),
            QT_TRANSLATE_NOOP("sources.text_files", "Save it as txt, md, html, docx, odt or pdf, or leave it out."),
            file=name,
            kind=kind,
        )


def _pdf(name: str, data: bytes) -> Generator[int, None, Plain]:
    found = yield from pdf_text(name, data)
    notes = [(why, pages) for why, pages in ((_BLANK, found.blank), (_UNREADABLE, found.unreadable)) if pages]
    rows = (Rejected(0, why, {"file": name, "count": len(pages), "pages": numbers(pages)}) for why, pages in notes)
    return Plain(found.text, "pdf", tuple(rows))


def _decoded(name: str, data: bytes, encoding: str | None) -> Plain:
    detection = encodings.Detection()
    detection.feed(data)
    chosen = encodings.check_name(encoding) if encoding else detection.encoding()
    mixed = None if encoding or not detection.bad or chosen.startswith("utf-16") else encodings.read_mixed(data)
    if mixed is not None:
        text, second, lines, damaged = mixed
        notes = [mixed_note(name, lines, second)]
        chosen = f"utf-8 + {second}"
    else:
        text, notes = "".join(encodings.texts(iter([data]), chosen, False)), []
        damaged = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if damaged > 0:
        notes.append(damaged_note(name, damaged))
    return Plain(text.removeprefix("\ufeff").replace("\0", ""), chosen, tuple(notes))


def mixed_note(name: str, lines: int, encoding: str) -> Rejected:
    """Tell that some lines were read in a second encoding."""
    return Rejected(0, _MIXED, {"file": name, "count": lines, "encoding": encoding})


def damaged_note(name: str, count: int) -> Rejected:
    """Tell that characters could not be read."""
    return Rejected(0, _DAMAGED, {"file": name, "count": count})


def _unknown_kind(name: str, suffix: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.text_files", "{file} is of a kind that is not read as text ({kind})."),
        QT_TRANSLATE_NOOP(
            "sources.text_files", "Save it as txt, md, html, docx, odt or pdf, or as a table with a column of texts."
        ),
        file=name,
        kind=suffix,
    )


def _file(path: Path, name: str) -> Iterator[Found | AppError]:
    if path.suffix.lower() != ".zip":
        yield Found(path, name, _label(name), size=_size(path))
        return
    try:
        members = _members(path, name)
    except AppError as error:
        yield error
        return
    for member, size in members:
        if not any(_is_hidden(part) or part == "__MACOSX" for part in PurePosixPath(member).parts):
            yield Found(path, f"{name}/{member}", _label(member), member, size=size)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # told when it is read


def _members(path: Path, name: str) -> list[tuple[str, int]]:
    try:
        with zipfile.ZipFile(path) as archive:
            files = [info for info in archive.infolist() if not info.is_dir()]
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        raise containers.unreadable(name, error) from error
    packed, expanded = path.stat().st_size, sum(info.file_size for info in files)
    if expanded > _WHOLE_ARCHIVE * containers.limit_of(packed):
        raise containers.bomb(name, packed, _WHOLE_ARCHIVE * containers.limit_of(packed))
    return sorted((info.filename, info.file_size) for info in files)


def _label(name: str) -> str:
    parts = PurePosixPath(name).parts
    return parts[0] if len(parts) > 1 else ""
