"""Lines and paragraphs of plain text read as they come: a file may be larger than memory.

The whole file is gone through two or three times, for the encoding, for the width at which lines are
wrapped, and for the text, and never held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from minentropy_app.model.imports import Rejected
from minentropy_app.sources import encodings
from minentropy_app.sources.markup import full_width, joining
from minentropy_app.sources.text_files import LARGEST, Found, damaged_note, mixed_note, refuse_foreign, too_large

#: Bytes read at a time, to find the encoding and for the text.
_LOOK = _BLOCK = 1 << 18
#: Lines between two looks at the clock.
_LINES = 5000
#: A character damaged in reading, as it stands in a file that holds one itself.
_MARK = "\ufffd".encode()


@dataclass
class Stream:
    """A file of plain text; ``done`` bytes of it are read, all passes together, of ``passes`` times its size.

    Attributes
    ----------
    encoding
        As found, or as asked for; both where lines differ.
    notes
        What is worth saying of it, complete when all is read.
    """

    found: Found
    unit: str
    encoding: str = ""
    notes: list[Rejected] = field(default_factory=list)
    done: int = 0
    _plain: str = ""
    _second: str = ""
    _mixed: encodings.MixedLines = field(default_factory=lambda: encodings.MixedLines(""))
    _damaged: int = 0

    @property
    def passes(self) -> int:
        """How often the file is read."""
        return 3 if self.unit == "paragraph" else 2

    def units(self, asked: str | None) -> Generator[str | None, None, None]:
        """Yield one paragraph or line after the other, and None now and then where there is none.

        Raises
        ------
        AppError
            It is no text, cannot be read, or a single unit is too large.
        """
        yield from self._look(asked)
        if self.unit == "paragraph":
            full, gaps = yield from self._wrapping()
            lines: Iterable[str | None] = self._lines()
            if full is not None:
                lines = _joined(lines, full)
            yield from self._gathered(lines) if gaps else _stripped(lines)
        else:
            yield from _stripped(self._lines())
        if self._second:
            self.notes.insert(0, mixed_note(self.found.name, self._mixed.count, self._second))
        if self._damaged + self._mixed.damaged > 0:
            self.notes.append(damaged_note(self.found.name, self._damaged + self._mixed.damaged))

    def _look(self, asked: str | None) -> Iterator[None]:
        """Find the encoding, from all bytes."""
        detection = encodings.Detection()
        for number, block in enumerate(self._blocks(_LOOK)):
            if number == 0:
                refuse_foreign(self.found.name, block[: 1 << 16])
            detection.feed(block)
            yield None
        self.encoding = encodings.check_name(asked) if asked else detection.encoding()
        if not asked and detection.bad and not self.encoding.startswith("utf-16"):
            look = encodings.SecondLook()
            for number, line in enumerate(self._byte_lines()):
                look.feed(line.removesuffix(b"\n"))
                if number % _LINES == 0:
                    yield None
            self._second = look.encoding()
        self._mixed = encodings.MixedLines(self._second)
        self._plain = self.encoding
        if self._second:
            self.encoding = f"utf-8 + {self._second}"

    def _wrapping(self) -> Generator[None, None, tuple[float | None, bool]]:
        """Return from which width lines are full, and whether blank lines part paragraphs."""
        widths: Counter[int] = Counter()
        number, inner, blank, between = 0, False, False, False
        for line in self._lines():
            if line is None:
                yield None
                continue
            inner = inner or (blank and number > 1)  # a blank line that is neither the first nor the last
            number += 1
            if line.strip():
                between = between or (blank and bool(widths))
                widths[len(line)] += 1
            blank = not line.strip()
        self._restart()
        return full_width(widths, inner), between

    def _restart(self) -> None:
        """Forget what was counted while the lines were only looked at."""
        self._mixed = encodings.MixedLines(self._second)
        self._damaged = 0

    def _blocks(self, size: int) -> Iterator[bytes]:
        with self.found.content().open() as stream:
            while block := stream.read(size):
                self.done += len(block)
                yield block

    def _byte_lines(self) -> Iterator[bytes]:
        with self.found.content().open() as stream:
            while line := stream.readline(LARGEST + 1):
                self._refuse_endless(len(line))
                yield line

    def _lines(self) -> Iterator[str | None]:
        """Yield all lines without their ends, None after each block; a mark at the beginning and NULs are dropped."""
        held: list[str] = []
        begun = False
        for text in self._texts():
            start, *others = (text if begun else text.removeprefix("\ufeff")).replace("\0", "").split("\n")
            begun = begun or bool(text)
            held.append(start)
            if others:
                yield "".join(held)
                yield from others[:-1]
                held = [others[-1]]
            self._refuse_endless(sum(map(len, held)))
            yield None
        yield "".join(held)

    def _texts(self) -> Iterator[str]:
        if self._second:
            for line in self._byte_lines():
                self.done += len(line)
                bare = line.removesuffix(b"\n")
                text = self._mixed.decode(bare) + ("\n" if len(bare) < len(line) else "")
                yield text.replace("\r\n", "\n").replace("\r", "\n")
            return
        genuine, tail = 0, b""

        def counted() -> Iterator[bytes]:
            nonlocal genuine, tail
            for block in self._blocks(_BLOCK):
                genuine += (tail + block).count(_MARK)
                tail = block[-2:]
                yield block

        marks = 0
        for text in encodings.texts(counted(), self._plain, False):
            marks += text.count("\ufffd")
            yield text
        self._damaged = marks - genuine

    def _gathered(self, lines: Iterable[str | None]) -> Iterator[str | None]:
        """Yield paragraphs: lines that no blank line parts."""
        held: list[str] = []
        size = 0
        for line in lines:
            if line is None:
                yield None
            elif line.strip():
                held.append(line)
                size += len(line)
                self._refuse_endless(size)
            elif held:
                yield "\n".join(held).strip()
                held, size = [], 0
        if held:
            yield "\n".join(held).strip()

    def _refuse_endless(self, size: int) -> None:
        if size > LARGEST:
            raise too_large(self.found.name, size)


def _stripped(lines: Iterable[str | None]) -> Iterator[str | None]:
    for line in lines:
        if line is None:
            yield None
        elif text := line.strip():
            yield text


def _joined(lines: Iterable[str | None], full: float) -> Iterator[str]:
    return joining((line for line in lines if line is not None), full)
