"""Rows of loans gathered block by block as integers; strings are kept once each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from minentropy_app.model.imports import REJECTED_SHOWN, Rejected
from minentropy_app.model.inputs import ANONYMOUS, Ids, Ints
from minentropy_app.sources import litter
from minentropy_app.sources.cleaning import clean_id, clean_text, isbn_key
from minentropy_app.sources.date_columns import DateColumn
from minentropy_app.sources.row_watch import Watch
from minentropy_app.sources.tables import Block
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Attributes of an item that a loan list may repeat on every row, and how they are cleaned.
ATTRIBUTES: Mapping[str, Callable[[str], str]] = {
    "title": clean_text, "author": clean_text, "call_number": clean_text, "isbn": isbn_key, "year": clean_text,
    "branch": clean_text, "collection": clean_text,
}  # fmt: skip
_NO_ITEM = QT_TRANSLATE_NOOP("sources.loans", "The row names no item.")
_TOO_WIDE = QT_TRANSLATE_NOOP(
    "sources.loans", "The row has {found} {found:field|fields} where the table has {width} columns."
)


N = TypeVar("N", np.int32, np.int64, np.float64)


class Codes(dict[str, int]):
    """Text -> number of the cleaned text, -1 for blank; ``names`` holds the cleaned texts."""

    def __init__(self, clean: Callable[[str], str]) -> None:
        super().__init__({"": -1})
        self.names: list[str] = []
        self._clean = clean

    def __missing__(self, text: str) -> int:
        name = self._clean(text)
        code = self.get(name)
        if code is None:
            code = self[name] = len(self.names)
            self.names.append(name)
        self[text] = code
        return code

    def column(self, texts: Sequence[str]) -> Ints:
        """Return the numbers of many texts."""
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))


class PairCodes(dict[int, int]):
    """A pair of numbers (in one int64) -> number of the pair."""

    def __missing__(self, pair: int) -> int:
        code = self[pair] = len(self)
        return code

    def column(self, first: Ints, second: Ints) -> Ints:
        """Return the numbers of many pairs; ``second`` may be -1."""
        pairs = packed(first, second).tolist()
        return np.fromiter(map(self.__getitem__, pairs), np.int32, len(pairs))


def packed(first: Ints, second: Ints) -> Ids:
    """Return both numbers in one: first · 2³² + (second + 1)."""
    both: Ids = (first.astype(np.int64) << 32) | (second.astype(np.int64) + 1)
    return both


def unpacked(both: Ids) -> tuple[Ints, Ints]:
    """Undo ``packed``."""
    return (both >> 32).astype(np.int32), ((both & 0xFFFFFFFF) - 1).astype(np.int32)


@dataclass
class Tally:
    """How often each (item, value) stood on a row.

    Nearly all rows of an item repeat its first value: these are counted in arrays by item, only
    the others are kept as pairs.
    """

    first: Ints = field(default_factory=lambda: np.full(1024, -1, np.int32))
    repeats: Ids = field(default_factory=lambda: np.zeros(1024, np.int64))
    pairs: list[Ids] = field(default_factory=list)
    counts: list[Ids] = field(default_factory=list)

    def add(self, item: Ints, value: Ints) -> None:
        """Count the rows of one block; blank values (-1) do not count."""
        present = value >= 0
        item, value = item[present], value[present]
        if not len(item):
            return
        self._grow(int(item.max()) + 1)
        fresh = self.first[item] < 0
        self.first[item[fresh]] = value[fresh]
        same = self.first[item] == value
        np.add.at(self.repeats, item[same], 1)
        if not same.all():
            pairs, counts = np.unique(packed(item[~same], value[~same]), return_counts=True)
            self.pairs.append(pairs)
            self.counts.append(counts)

    def total(self) -> tuple[Ids, Ids]:
        """Return all pairs, sorted, with their counts."""
        items = np.flatnonzero(self.first >= 0).astype(np.int32)
        firsts = packed(items, self.first[items])
        return added_up(_joined([firsts, *self.pairs]), _joined([self.repeats[items], *self.counts]))

    def _grow(self, size: int) -> None:
        old = len(self.first)
        if size > old:
            new = max(size, 2 * old)
            self.first = np.concatenate((self.first, np.full(new - old, -1, np.int32)))
            self.repeats = np.concatenate((self.repeats, np.zeros(new - old, np.int64)))


def added_up(keys: Ids, counts: npt.NDArray[N]) -> tuple[Ids, npt.NDArray[N]]:
    """Return sorted distinct keys with the sums of their counts."""
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1)) if len(keys) else np.empty(0, np.int64)
    return keys[starts], np.add.reduceat(counts, starts) if len(keys) else counts


def sorted_distinct(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the different values, sorted: one sort, several times faster than ``np.unique``."""
    ordered = np.sort(values)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))] if len(ordered) else ordered


def joined(parts: list[npt.NDArray[N]]) -> npt.NDArray[N]:
    """Return the parts as one array and let go of them, so that they are held once only."""
    whole = parts[0] if len(parts) == 1 else np.concatenate(parts)
    parts.clear()
    return whole


def _joined(parts: list[Ids]) -> Ids:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


@dataclass
class Gathered:
    """Columns of numbers, one entry a usable row; texts behind the numbers in ``Codes``.

    ``action`` is -1 where the table has no such column.
    """

    borrowers: Codes = field(default_factory=lambda: Codes(clean_id))
    items: Codes = field(default_factory=lambda: Codes(clean_id))
    titled: PairCodes = field(default_factory=PairCodes)
    values: dict[str, Codes] = field(default_factory=lambda: {name: Codes(clean) for name, clean in ATTRIBUTES.items()})
    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in ATTRIBUTES})
    borrower: list[Ints] = field(default_factory=list)
    item: list[Ints] = field(default_factory=list)
    date: list[Ids] = field(default_factory=list)
    rows: int = 0
    excluded: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    rejected_count: int = 0
    watch: Watch | None = None

    def reject(self, refused: Sequence[Rejected]) -> None:
        """Count refused rows and remember the first."""
        self.rejected_count += len(refused)
        self.rejected += refused[: max(0, REJECTED_SHOWN - len(self.rejected))]


@dataclass
class TableRows:
    """One table on its way into ``Gathered``.

    Attributes
    ----------
    roles
        Role -> column index.
    item_role
        ``item``, ``copy`` or ``isbn`` if the item has a number of its own, else ``title``.
    keep
        Attribute -> values (cleaned, lower case) of the rows wanted.
    header
        Names of the columns if they stand in the file.
    """

    into: Gathered
    file: str
    width: int
    roles: Mapping[str, int]
    item_role: str
    dates: DateColumn
    keep: Mapping[str, frozenset[str]]
    header: Sequence[str] = ()
    borrower: list[Ints] = field(default_factory=list)
    item: list[Ints] = field(default_factory=list)
    date: list[Ids] = field(default_factory=list)
    action: list[Ints] = field(default_factory=list)
    actions: Codes = field(default_factory=lambda: Codes(clean_text))
    first_row: dict[str, int] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        """Take in one block."""
        rows, numbers, refused = self._data(block)
        self.into.rows += len(rows) + len(block.refused) + len(refused)
        self.into.reject([*block.refused, *refused])
        if not rows:
            return
        columns = list(zip(*rows, strict=True))
        values = self._values(columns)
        item = self._items(columns, values)
        wanted = self._wanted(values, len(rows))
        usable = item >= 0
        if not usable.all():
            missing = np.flatnonzero(~usable)
            self.into.reject([Rejected(int(numbers[k]), _NO_ITEM) for k in missing[:REJECTED_SHOWN]])
            self.into.rejected_count += max(0, len(missing) - REJECTED_SHOWN)
        self.into.excluded += int((usable & ~wanted).sum())
        self._append(columns, numbers, item, values, usable & wanted)

    def _data(self, block: Block) -> tuple[list[list[str]], Sequence[int], list[Rejected]]:
        """Return the rows that are as wide as the table and hold data, and those that are not."""
        rows, numbers, refused = fitted(block, self.width)
        no_data = litter.found(rows, self.header) if rows else {}
        if no_data:
            kept = [k for k in range(len(rows)) if k not in no_data]
            refused = [*refused, *litter.refused(no_data, numbers)]
            rows, numbers = [rows[k] for k in kept], [numbers[k] for k in kept]
        return rows, numbers, refused

    def _values(self, columns: Sequence[Sequence[str]]) -> dict[str, Ints]:
        codes = self.into.values
        return {name: codes[name].column(columns[self.roles[name]]) for name in ATTRIBUTES if name in self.roles}

    def _items(self, columns: Sequence[Sequence[str]], values: Mapping[str, Ints]) -> Ints:
        if self.item_role == "isbn":
            names = self.into.values["isbn"].names
            return self.into.items.column([names[k] if k >= 0 else "" for k in values["isbn"].tolist()])
        if self.item_role != "title":
            return self.into.items.column(columns[self.roles[self.item_role]])
        title = values["title"]
        author = values.get("author", np.full(len(title), -1, np.int32))
        item = np.full(len(title), -1, np.int32)
        item[title >= 0] = self.into.titled.column(title[title >= 0], author[title >= 0])
        return item

    def _wanted(self, values: Mapping[str, Ints], n: int) -> npt.NDArray[np.bool_]:
        wanted = np.ones(n, np.bool_)
        for name, words in self.keep.items():
            names = self.into.values[name].names
            good = np.array([text.casefold() in words for text in names] + [False])
            wanted &= good[values[name]]
        return wanted

    def _append(
        self,
        columns: Sequence[Sequence[str]],
        numbers: Sequence[int],
        item: Ints,
        values: Mapping[str, Ints],
        kept: npt.NDArray[np.bool_],
    ) -> None:
        n = len(item)
        borrower = self.into.borrowers.column(columns[self.roles["borrower"]]) if "borrower" in self.roles else None
        date = self.dates.codes(columns[self.roles["date"]], numbers) if "date" in self.roles else np.zeros(n, np.int64)
        self.borrower.append((np.full(n, ANONYMOUS, np.int32) if borrower is None else borrower)[kept])
        self.item.append(item[kept])
        self.date.append(date[kept])
        if self.into.watch is not None:
            self.into.watch.take(numbers, kept, date, columns[self.roles["date"]] if "date" in self.roles else ())
        if "action" in self.roles:
            self.action.append(self.actions.column(columns[self.roles["action"]])[kept])
        for name, value in values.items():
            self.into.tallies[name].add(item[kept], value[kept])


def fitted(block: Block, width: int) -> tuple[list[list[str]], Sequence[int], list[Rejected]]:
    """Make all rows as wide as the table; rows that hold more than that are refused.

    Which field of a longer row is the one too many cannot be known, so that its columns may be
    shifted; missing fields at the end, on the contrary, are simply blank.
    """
    rows, numbers = block.rows, block.numbers
    if set(map(len, rows)) <= {width}:
        return rows, numbers, []
    refused, kept = [], []
    for k, row in enumerate(rows):
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        elif len(row) > width and any(map(str.strip, row[width:])):
            refused.append(Rejected(numbers[k], _TOO_WIDE, {"found": len(row), "width": width}))
            continue
        del row[width:]
        kept.append(k)
    return [rows[k] for k in kept], [numbers[k] for k in kept], refused
