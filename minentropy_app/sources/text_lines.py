"""A text file read in blocks of whole lines, in whatever encoding it is."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.sources import encodings
from minentropy_app.sources.containers import Content, contents, empty
from minentropy_app.text import QT_TRANSLATE_NOOP

_BLOCK = 1 << 18
_HEAD = 500
_LONGEST_LINE = 16 << 20


@dataclass(frozen=True)
class LineBlock:
    """Some lines without their ends; ``first`` is the number of the first one, ``done`` bytes read so far."""

    lines: list[str]
    first: int
    done: int


@dataclass(frozen=True)
class TextLines:
    """A file of text: ``name`` for messages, its encoding, its bytes when expanded."""

    name: str
    encoding: str
    bytes: int
    content: Content
    strict: bool = False

    def blocks(self) -> Iterator[LineBlock]:
        """Yield all lines; CRLF, CR and LF end one, a mark at the beginning and NUL characters are dropped."""
        tail, number, done = "", 1, [0]
        for text in self._decoded(done):
            found = (tail + text.replace("\0", "")).split("\n")
            tail = found.pop()
            if len(tail) > _LONGEST_LINE:
                raise _endless(self.name, number + len(found))
            yield LineBlock(found, number, done[0])
            number += len(found)
        if tail:
            yield LineBlock([tail], number, done[0])

    def head(self) -> list[str]:
        """Return the first lines."""
        found: list[str] = []
        for block in self.blocks():
            found += block.lines
            if len(found) >= _HEAD:
                break
        return found

    def _decoded(self, done: list[int]) -> Iterator[str]:
        first = True
        with self.content.open() as stream:

            def raw() -> Iterator[bytes]:
                while block := stream.read(_BLOCK):
                    done[0] += len(block)
                    yield block

            try:
                for text in encodings.texts(raw(), self.encoding, self.strict):
                    yield text.removeprefix("\ufeff") if first else text
                    first = False
            except UnicodeError as error:
                raise _wrong_encoding(self.name, self.encoding) from error


def look_at_text(path: Path, encoding: str | None = None) -> Generator[int, None, TextLines]:
    """Look at all bytes of a file and return how to read it; yields bytes looked at, often.

    Raises
    ------
    AppError
        Missing, a folder, empty, binary, damaged, or an archive of several files.
    """
    found = contents(path, markup=True)
    if len(found) > 1 or found[0].kind != "text":
        raise AppError(
            QT_TRANSLATE_NOOP("sources.text_lines", "{file} is not one file of text."),
            QT_TRANSLATE_NOOP("sources.text_lines", "Unpack it, or save the sheet as CSV, and import that file."),
            file=path.name,
        )
    detection, total = encodings.Detection(), 0
    with found[0].open() as stream:
        while block := stream.read(_BLOCK):
            detection.feed(block)
            total += len(block)
            yield total
    if not total:
        raise empty(path.name)
    chosen = encodings.check_name(encoding) if encoding else detection.encoding()
    return TextLines(found[0].name, chosen, total, found[0], encoding is not None)


def _endless(name: str, row: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.text_lines", "Line {row} of {file} is longer than {limit} million characters."),
        QT_TRANSLATE_NOOP("sources.text_lines", "Save the file again with one record a line."),
        file=name,
        row=row,
        limit=_LONGEST_LINE >> 20,
    )


def _wrong_encoding(name: str, encoding: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.text_lines", "{file} cannot be read as {encoding}."),
        QT_TRANSLATE_NOOP("sources.text_lines", "Leave the encoding out to have it found, or name another one."),
        file=name,
        encoding=encoding,
    )
