"""Vectors as word2vec and GloVe write them: text lines, or names followed by float32."""

from __future__ import annotations

import codecs
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.sources.text_lines import TextLines, look_at_text
from minentropy_app.sources.vector_rows import Rows, VectorRow
from minentropy_app.text import QT_TRANSLATE_NOOP

_HEADER = 64
_PROBE = 4096
_WORDS_AT_ONCE = 2000
_LONGEST_NAME = 10_000
#: Longest vector that a header may announce.
_WIDEST = 100_000
_OF_NUMBERS = frozenset(b"0123456789+-.eEnNaAiIfFtTyY")


def labels_of(path: Path, encoding: str | None) -> list[str]:
    """Return the names in a file, one a line; of several columns the first, below their heads."""
    lines = [line for block in _lines(path, encoding).blocks() for line in block.lines if line.strip()]
    headed = bool(lines) and "\t" in lines[0]  # as the Embedding Projector wants it
    return [line.split("\t")[0] for line in lines[headed:]]


def announced(path: Path, encoding: str | None) -> tuple[int, int]:
    """Return how many vectors of which length the first line announces, zeros if it does not."""
    head = [line for line in _lines(path, encoding).head() if line.strip()]
    return (_sizes(head[0]) if head else None) or (0, 0)


def is_binary(path: Path) -> bool:
    """Tell whether a header of two whole numbers is followed by bytes that are no text.

    A first line that ends in as many numbers as announced is text, whatever follows. Otherwise a control character
    or a byte that UTF-8 does not allow tells the binary form: few short vectors hold no control character by chance.
    """
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        head, probe = stream.readline(_HEADER), stream.read(_PROBE)
    sizes = _sizes(head)
    return sizes is not None and not _ends_in_numbers(probe, sizes[1]) and not _is_text(probe)


def _ends_in_numbers(probe: bytes, width: int) -> bool:
    parts = probe.partition(b"\n")[0].rsplit(None, width)[1:]
    return len(parts) == width > 0 and all(set(part) <= _OF_NUMBERS for part in parts)


def _is_text(probe: bytes) -> bool:
    if any(byte < 9 or 13 < byte < 32 for byte in probe):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(probe)
    except UnicodeDecodeError:
        return False
    return True


def _sizes(head: bytes | str) -> tuple[int, int] | None:
    parts = head.split()
    if len(parts) != 2 or not all(part.isdigit() for part in parts):
        return None
    return int(parts[0]), int(parts[1])


def binary_blocks(path: Path) -> Iterator[Rows]:
    """Yield the words of word2vec's binary form.

    Raises
    ------
    AppError
        The file ends early, or a name does not end.
    """
    with path.open("rb") as stream:
        count, width = _sizes(stream.readline(_HEADER)) or (0, 0)
        if not 0 < width <= _WIDEST:
            raise _damaged(path.name, 1)
        start = stream.tell()
    data = np.memmap(path, np.uint8, "r")
    at = start
    for first in range(0, count, _WORDS_AT_ONCE):
        names, values = [], []
        for k in range(first, min(first + _WORDS_AT_ONCE, count)):
            name, at = _name(data, at, path.name, k + 1)
            end = at + 4 * width
            if end > data.size:
                raise _damaged(path.name, k + 1)
            names.append(name)
            values.append(np.frombuffer(data[at:end].tobytes(), "<f4"))
            at = end
        yield Rows(names, values, range(first + 1, first + 1 + len(names)), at, data.size)


def _name(data: npt.NDArray[np.uint8], at: int, file: str, number: int) -> tuple[str, int]:
    head = data[at : at + _LONGEST_NAME].tobytes()
    end = head.find(b" ")
    if end < 0:
        raise _damaged(file, number)
    return head[:end].lstrip(b"\n").decode("utf-8", "replace"), at + end + 1


def text_blocks(path: Path, labels: Sequence[str] | None, encoding: str | None) -> Iterator[Rows]:
    """Yield the lines of a text file: a name and numbers, or numbers only with ``labels`` beside."""
    text = _lines(path, encoding)
    head = [line for line in text.head() if line.strip()]
    width = _width(head, labels is not None)
    header = bool(head) and _sizes(head[0]) is not None and (len(head) > 1 or head[0].split()[0] == "0")
    seen = 0
    for block in text.blocks():
        kept = [k for k, line in enumerate(block.lines) if line.strip()]
        if header and kept:
            kept, header = kept[1:], False
        lines = [block.lines[k] for k in kept]
        if labels is None:
            names = [_name_on(line.strip(), width) for line in lines]
            rests = [line.strip()[len(name) :] for line, name in zip(lines, names, strict=True)]
        else:
            names = [labels[k] if k < len(labels) else "" for k in range(seen, seen + len(lines))]
            rests = lines
        seen += len(lines)
        yield Rows(names, _figures(rests, width), [block.first + k for k in kept], block.done, text.bytes)


def _name_on(line: str, width: int) -> str:
    """Return what stands before the numbers: a name may hold spaces."""
    parts = line.rsplit(None, width)
    return parts[0] if len(parts) == width + 1 else line.split(None, 1)[0]


def _width(head: Sequence[str], labelled: bool) -> int:
    sizes = _sizes(head[0]) if head else None
    if sizes and len(head) > 1:
        return sizes[1]
    return max(len(head[0].split()) - (not labelled), 1) if head else 1


def _figures(rests: Sequence[str], width: int) -> Sequence[VectorRow]:
    """Read all lines at once; one by one where a line is not as expected."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            flat = np.fromstring(" ".join(rests), np.float64, sep=" ")
        except (ValueError, DeprecationWarning):
            flat = np.zeros(0)
    regular = flat.size == width * len(rests) and all(rest.count(" ") + rest.count("\t") >= width - 1 for rest in rests)
    return list(flat.reshape(-1, width)) if regular else [_line(rest) for rest in rests]


def _line(rest: str) -> VectorRow:
    values = []
    for part in rest.split():
        try:
            values.append(float(part))
        except ValueError:
            values.append(np.nan)
    return np.array(values)


def _lines(path: Path, encoding: str | None) -> TextLines:
    looking = look_at_text(path, encoding)
    while True:
        try:
            next(looking)
        except StopIteration as end:
            found: TextLines = end.value
            return found


def _damaged(file: str, row: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.vectors", "{file} ends before or within its word {row}."),
        QT_TRANSLATE_NOOP("sources.vectors", "The file is not whole: copy or download it again."),
        file=file,
        row=row,
    )
