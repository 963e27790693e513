"""A table in memory: columns of numbers or texts, sorted and filtered without blocking the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

Order = npt.NDArray[np.intp]
#: Rows taken at once: a few milliseconds of work.
CHUNK = 4096
#: Characters of a text that decide its place when sorted.
_SORTED_BY = 48


@dataclass(frozen=True)
class TextColumn:
    """Texts; ``ranks`` (rows,) gives their order without regard to case."""

    name: str
    values: list[str]
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
    folded: list[str]
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
    parts: list[list[Any]] = [[] for _ in names]
    for chunk in _chunks(iter(rows)):
        for part, values in zip(parts, zip(*chunk, strict=True), strict=True):
            part.extend(values)
    columns = tuple(_column(name, part) for name, part in zip(names, parts, strict=True))
    return Columns(columns, _folded(columns, len(parts[0]) if parts else 0), **more)


def matching(table: Columns, text: str, rows: Order) -> Iterator[Order]:
    """Yield, chunk by chunk, those of ``rows`` that hold every word of ``text``."""
    words = text.casefold().split()
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        lines = [table.folded[row] for row in chunk.tolist()]
        yield chunk[np.array([all(word in line for word in words) for line in lines], bool)]


def _chunks(rows: Iterator[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _column(name: str, values: list[Any]) -> Column:
    known = [value for value in values if value is not None]
    if any(isinstance(value, str) for value in known) or not known:
        return _texts(name, ["" if value is None else str(value) for value in values])
    numbers = np.array([np.nan if value is None else value for value in values], np.float64)
    whole = all(isinstance(value, int | np.integer) for value in known)
    return NumberColumn(name, numbers, 0 if whole else _decimals(numbers))


def _decimals(numbers: npt.NDArray[np.float64]) -> int:
    """Decimals that give the larger numbers of a column four figures."""
    largest = float(np.nanmax(np.abs(numbers)))
    return next((places for least, places in ((1000, 1), (10, 2), (0.1, 3), (0.01, 4)) if largest >= least), -1)


def _texts(name: str, values: list[str]) -> TextColumn:
    """Sorting arrays of fixed width lets other threads run meanwhile; lists of str do not."""
    heads = np.concatenate(
        [
            np.array([value[:_SORTED_BY].casefold() for value in values[start : start + CHUNK]], f"U{_SORTED_BY}")
            for start in range(0, len(values), CHUNK)
        ]
        or [np.zeros(0, "U1")]
    )
    order = np.argsort(heads, kind="stable")
    ranks = np.zeros(len(values), np.int32)
    sorted_heads = heads[order]
    ranks[order] = np.cumsum(np.r_[False, sorted_heads[1:] != sorted_heads[:-1]][: len(values)])
    return TextColumn(name, values, ranks)


def _folded(columns: tuple[Column, ...], rows: int) -> list[str]:
    texts = [column.values for column in columns if isinstance(column, TextColumn)]
    folded: list[str] = []
    for start in range(0, rows, CHUNK):
        parts = [values[start : start + CHUNK] for values in texts]
        folded += (
            [" ".join(row).casefold() for row in zip(*parts, strict=True)] if parts else [""] * min(CHUNK, rows - start)
        )
    return folded
