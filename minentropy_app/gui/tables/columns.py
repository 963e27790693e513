"""A table in memory: columns of numbers or texts, sorted and filtered without blocking the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.compact import Texts

#: A chunk of one column.
Packed = Texts | npt.NDArray[Any] | tuple[Any, ...]
Order = npt.NDArray[np.intp]
#: Rows taken at once: a few milliseconds of work.
CHUNK = 4096
#: Characters of a text, and bytes of them, that decide its place when sorted.
_SORTED_BY, _WIDEST = 48, 144
#: Whole numbers below this are the same as floats.
_EXACT = 2**53


@dataclass(frozen=True)
class TextColumn:
    """Texts; ``ranks`` (rows,) gives their order without regard to case."""

    name: str
    values: Texts
    ranks: npt.NDArray[np.int32]


@dataclass(frozen=True)
class NumberColumn:
    """Numbers, NaN where unknown; ``decimals`` to show: 0 if all are whole, -1 if they span too much."""

    name: str
    values: npt.NDArray[np.float64]
    decimals: int

    @property
    def whole(self) -> bool:
        """All known numbers are whole."""
        return self.decimals == 0


Column = TextColumn | NumberColumn


@dataclass(frozen=True)
class Columns:
    """All rows of a table.

    Attributes
    ----------
    folded
        One text a row, in small letters: what a filter looks into.
    item_ids
        (rows, items in a row) ids, or None.
    total
        Rows of the whole table; more than are here where it was cut.
    """

    columns: tuple[Column, ...]
    folded: Texts
    item_ids: npt.NDArray[np.int64] | None
    note: str
    total: int

    def __len__(self) -> int:
        return len(self.folded)

    def key(self, column: int) -> npt.NDArray[Any]:
        """Numbers that order the rows by a column."""
        chosen = self.columns[column]
        return chosen.ranks if isinstance(chosen, TextColumn) else chosen.values

    def order(self, column: int, descending: bool) -> Order:
        """(rows,) rows sorted by a column; equal ones keep their place, unknown ones stand last."""
        key = self.key(column)
        return np.argsort(-key if descending else key, kind="stable")


def gathered(names: Sequence[str], rows: Iterable[Sequence[Any]], more: dict[str, Any]) -> Columns:
    """Gather rows into columns, a chunk at a time; ``more`` holds the other fields of ``Columns``."""
    parts: list[list[Packed]] = [[] for _ in names]
    count = 0
    for chunk in _chunks(iter(rows)):
        count += len(chunk) if names else 0
        for part, values in zip(parts, zip(*chunk, strict=True), strict=True):
            part.append(_packed(values))
    columns = tuple(_column(name, part) for name, part in zip(names, parts, strict=True))
    return Columns(columns, _folded(columns, count), **more)


def matching(table: Columns, text: str, rows: Order) -> Iterator[Order]:
    """Yield, chunk by chunk, those of ``rows`` that hold every word of ``text``."""
    words = [word.encode("utf-8", "surrogatepass") for word in text.casefold().split()]
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        lines = map(table.folded.raw, chunk.tolist())
        yield chunk[np.array([all(word in line for word in words) for line in lines], bool)]


def _chunks(rows: Iterator[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _packed(values: tuple[Any, ...]) -> Packed:
    """A chunk of one column in little room: values of one type without their objects."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return Texts(values)
    if kinds == {float}:
        return np.array(values, np.float64)
    if kinds == {int} and max(map(abs, values)) < _EXACT:
        return np.array(values, np.int64)
    return values


def _values(parts: Sequence[Packed]) -> Iterator[Any]:
    """The values as they were."""
    for part in parts:
        yield from part.tolist() if isinstance(part, np.ndarray) else part


def _column(name: str, parts: Sequence[Packed]) -> Column:
    of_numbers = all(isinstance(part, np.ndarray) for part in parts) and len(parts) > 0
    kinds = set() if of_numbers else {type(value) for value in _values(parts) if value is not None}
    if not of_numbers and (not kinds or any(issubclass(kind, str) for kind in kinds)):
        return _texts(name, Texts("" if value is None else str(value) for value in _values(parts)))
    known = [part if isinstance(part, np.ndarray) else np.array([*map(_number, part)]) for part in parts]
    numbers = np.concatenate([part.astype(np.float64) for part in known])
    whole = all(part.dtype.kind == "i" for part in known) if of_numbers else all(map(_is_whole, kinds))
    return NumberColumn(name, numbers, 0 if whole else _decimals(numbers))


def _number(value: Any) -> float:
    return np.nan if value is None else float(value)


def _is_whole(kind: type) -> bool:
    return issubclass(kind, int | np.integer)


def _decimals(numbers: npt.NDArray[np.float64]) -> int:
    """Decimals that give the larger numbers of a column four figures."""
    largest = float(np.nanmax(np.abs(numbers)))
    return next((places for least, places in ((1000, 1), (10, 2), (0.1, 3), (0.01, 4)) if largest >= least), -1)


def _texts(name: str, values: Texts) -> TextColumn:
    """Sorting arrays of fixed width lets other threads run meanwhile; lists of str do not."""
    heads = _heads(values)
    order = np.argsort(heads, kind="stable")
    other = np.zeros(len(values), bool)
    for start in range(1, len(values), CHUNK):
        here = order[start - 1 : start + CHUNK]
        other[start : start + CHUNK] = heads[here[1:]] != heads[here[:-1]]
    ranks = np.zeros(len(values), np.int32)
    ranks[order] = np.cumsum(other)
    return TextColumn(name, values, ranks)


def _heads(values: Texts) -> npt.NDArray[np.bytes_]:
    """Beginnings of texts in small letters; UTF-8 has the order of the letters and takes a third of their room."""
    wide = max((len(head) for head in map(_head, values)), default=1)
    heads = np.zeros(len(values), f"S{max(min(wide, _WIDEST), 1)}")
    for start in range(0, len(values), CHUNK):
        heads[start : start + CHUNK] = [*map(_head, values[start : start + CHUNK])]
    return heads


def _head(value: str) -> bytes:
    return value[:_SORTED_BY].casefold().encode("utf-8", "surrogatepass")


def _folded(columns: tuple[Column, ...], rows: int) -> Texts:
    texts = [column.values for column in columns if isinstance(column, TextColumn)]
    lines = zip(*texts, strict=True) if texts else ((),) * rows
    return Texts(" ".join(line).casefold() for line in lines)
