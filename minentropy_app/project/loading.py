"""From rows of the database to the arrays that analyses take in."""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.model.imports import OBJECT
from minentropy_app.model.inputs import ANONYMOUS, UNKNOWN_DAY, Books, Ids, Ints, Loans, Network, PairCounts
from minentropy_app.project import identity, item_classes
from minentropy_app.project.rows import first_row

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

#: Items that belong to a source, its unfinished import included (the writer's view).
_WRITER_PARTS = "select id from parts where source = ? and state <> 'discarded'"
#: Items and rows that readers see.
READY_ITEMS = "part in (select id from parts where state in ('ready', 'emptying'))"
_READY_PARTS = "select id, rows from parts where source = ? and state = 'ready' order by id"


@dataclass(frozen=True)
class LoanRows:
    """Loan rows under database ids (int64 ``borrower`` and ``item``), as in ``LoanBatch`` else."""

    borrower: Ids
    item: Ids
    day: Ints
    precision: npt.NDArray[np.uint8]
    partial: Ints

    def __len__(self) -> int:
        return len(self.item)

    def columns(self) -> tuple[npt.NDArray[Any], ...]:
        """Return the five columns."""
        return self.borrower, self.item, self.day, self.precision, self.partial

    def where(self, mask: npt.NDArray[np.bool_]) -> LoanRows:
        """Return the marked rows."""
        return self if mask.all() else LoanRows(*(column[mask] for column in self.columns()))

    def joined(self, later: LoanRows) -> LoanRows:
        """Return these rows and then the later ones."""
        pairs = zip(self.columns(), later.columns(), strict=True)
        return LoanRows(*(np.concatenate(pair) for pair in pairs))


def loan_rows(connection: sqlite3.Connection, source: int) -> LoanRows:
    """Read all ready loans of a source."""
    columns = f"""ifnull(borrower, {ANONYMOUS}), item, ifnull(day, {UNKNOWN_DAY}), precision,
                  ifnull(partial, {UNKNOWN_DAY})"""
    table = _rows(connection, source, f"select {columns} from loans", np.int64)
    borrower, item, day, precision, partial = table.T
    return LoanRows(borrower, item, day.astype(np.int32), precision.astype(np.uint8), partial.astype(np.int32))


def borrowed(connection: sqlite3.Connection, source: int) -> tuple[Ids, Ids]:
    """Count the ready loans of a source by item, which the database does without handing them over."""
    item_ids, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
    for part, _ in connection.execute(_READY_PARTS, [source]).fetchall():
        query = "select item, count(*) from loans where id >= ? and id < ? group by item"
        cursor = connection.execute(query, [first_row(part), first_row(part + 1)])
        found = np.fromiter(itertools.chain.from_iterable(cursor), np.int64).reshape(-1, 2)
        item_ids, places = np.unique(np.concatenate([item_ids, found[:, 0]]), return_inverse=True)
        counts = np.bincount(places, np.concatenate([counts, found[:, 1]]), len(item_ids)).astype(np.int64)
    return item_ids, counts


def load_loans(connection: sqlite3.Connection, source: int) -> Loans:
    """Read a source of loans in canonical order."""
    item_ids, item_class, names = _items(connection, source)
    columns = f"ifnull(borrower, {ANONYMOUS}), item, ifnull(day, {UNKNOWN_DAY})"
    borrower, item, day = _rows(connection, source, f"select {columns} from loans", np.int64).T
    index = index_of(item_ids, item).astype(np.int32)
    books = _books(connection, source)
    return Loans(item_ids, index, _renumbered(borrower), day.astype(np.int32), item_class, names, books)


def _books(connection: sqlite3.Connection, source: int) -> Books:
    """What the catalogue says of the books: where they stand, and how thick and high they are."""
    wanted = ("call_number", "bay", "width_mm", "pages", "height_cm")
    extracted = ", ".join(f"ifnull(attributes ->> '$.{name}', '')" for name in wanted)
    rows = connection.execute(
        f"select key, label, {extracted} from items where source = ? and {READY_ITEMS} order by key", [source]
    ).fetchall()
    keys, titles, numbers, bays, widths, pages, heights = zip(*rows, strict=True) if rows else ((),) * 7
    return Books(numbers, bays, width_of_books(widths, pages), _figures(heights), keys, titles)


def width_of_books(millimetres: Sequence[str], pages: Sequence[str]) -> npt.NDArray[np.float64]:
    """(n,) centimetres: as given, else from the pages (0.4 cm of covers, 0.11 mm a leaf), else 0."""
    given, count = _figures(millimetres) / 10, _figures(pages)
    guessed = np.where(count > 0, np.minimum(0.4 + 0.0055 * count, 12.0), 0.0)
    return np.where((given > 0) & (given < 50), given, guessed)


def _figures(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """First number of each text, 0 where there is none."""
    found = (_NUMBER.search(text.replace(",", ".")) if text else None for text in texts)
    return np.array([float(match[0]) if match else 0.0 for match in found], np.float64)


@dataclass(frozen=True)
class PairRows:
    """Rows of pair counts under database ids; ``borrowers`` -1 where not known."""

    first: Ids
    second: Ids
    weight: npt.NDArray[np.float64]
    borrowers: Ids


def pair_rows(connection: sqlite3.Connection, source: int) -> PairRows:
    """Read all ready pair counts of a source."""
    select = "select first, second, weight, ifnull(borrowers, -1) from pair_counts"
    table = _rows(connection, source, select, np.float64)
    first, second, borrowers = (table[:, c].astype(np.int64) for c in (0, 1, 3))
    return PairRows(first, second, np.ascontiguousarray(table[:, 2]), borrowers)


def load_pairs(connection: sqlite3.Connection, source: int) -> PairCounts:
    """Read a source of pair counts as CSR in canonical order."""
    item_ids, item_class, names = _items(connection, source)
    rows = pair_rows(connection, source)
    first, second = index_of(item_ids, rows.first), index_of(item_ids, rows.second)
    order = np.lexsort((second, first))
    indptr = np.concatenate([[0], np.cumsum(np.bincount(first, minlength=len(item_ids)))]).astype(np.int64)
    borrowers = rows.borrowers[order].astype(np.int32)
    return PairCounts(
        item_ids=item_ids,
        indptr=indptr,
        indices=second[order].astype(np.int32),
        weights=rows.weight[order],
        loans=popularity_of(connection, item_ids),
        borrowers=borrowers if len(borrowers) and borrowers.min() >= 0 else np.empty(0, np.int32),
        item_class=item_class,
        class_names=names,
    )


def load_network(connection: sqlite3.Connection, source: int) -> Network:
    """Read a source that is a network: nodes by key, links sorted by their ends."""
    query = f"select id, attributes ->> '$.{OBJECT}' from items where source = ? and {READY_ITEMS} order by key"
    items = connection.execute(query, [source]).fetchall()
    item_ids = np.array([row[0] for row in items], np.int64)
    rows = pair_rows(connection, source)
    first, second = index_of(item_ids, rows.first), index_of(item_ids, rows.second)
    order = np.lexsort((second, first))
    ends = (first[order].astype(np.int32), second[order].astype(np.int32))
    (directed,) = connection.execute("select counts ->> '$.directed' from sources where id = ?", [source]).fetchone()
    return Network(item_ids, *ends, rows.weight[order], bool(directed), _objects([row[1] for row in items]))


def _objects(keys: Sequence[str | None]) -> Ints:
    """Number the objects behind states by their keys; empty where nodes are no states."""
    if not any(keys):
        return np.zeros(0, np.int32)
    return np.unique([key or "" for key in keys], return_inverse=True)[1].astype(np.int32)


def item_digests(connection: sqlite3.Connection, source: int, part: int = 0) -> tuple[Ids, identity.Words]:
    """Return ids and content digests of a source's items, as they will be after the import ``part``."""
    names = identity.CONTENT_ATTRIBUTES
    extracted = ", ".join(f"attributes ->> '$.{name}'" for name in names)
    rows = connection.execute(
        f"select id, key, {extracted} from items where source = ? and part in ({_WRITER_PARTS})", [source, source]
    ).fetchall()
    query = "select item, attributes from item_changes where part = ?"
    changes = {item: json.loads(text) for item, text in connection.execute(query, [part])}
    digests = identity.item_digests(
        (row[1], *(changes[row[0]].get(n) for n in names)) if row[0] in changes else row[1:] for row in rows
    )
    return np.array([row[0] for row in rows], np.int64), digests


def index_of(ids: Ids, values: Ids) -> Ids:
    """Return the place of each value in ``ids``; every value must be there."""
    if not len(values):
        return np.empty(0, np.int64)
    order = np.argsort(ids)
    if ids[order[-1]] - ids[order[0]] < 4 * len(ids) + 1000:
        place = np.empty(int(ids[order[-1]] - ids[order[0]]) + 1, np.int64)
        place[ids - ids[order[0]]] = np.arange(len(ids))
        dense: Ids = place[values - ids[order[0]]]
        return dense
    found: Ids = order[np.searchsorted(ids, values, sorter=order)]
    return found


def _items(connection: sqlite3.Connection, source: int) -> tuple[Ids, Ints, tuple[str, ...]]:
    """Return the ids of a source's items by key, and their classes."""
    rows = connection.execute(
        f"""select id, attributes ->> '$.call_number', attributes ->> '$.class' from items
            where source = ? and {READY_ITEMS} order by key""",
        [source],
    ).fetchall()
    item_class, names = item_classes.classify([row[1] or "" for row in rows], [row[2] or "" for row in rows])
    return np.array([row[0] for row in rows], np.int64), item_class, names


def popularity_of(connection: sqlite3.Connection, item_ids: Ids) -> npt.NDArray[np.float64]:
    """Return the loans of items of which only their number is known, else 0."""
    numbers = json.dumps(item_ids.tolist())
    query = "select id, popularity from items where popularity > 0 and id in (select value from json_each(?))"
    known = dict(connection.execute(query, [numbers]).fetchall())
    return np.array([known.get(number, 0.0) for number in item_ids.tolist()], np.float64)


def _rows(connection: sqlite3.Connection, source: int, select: str, dtype: Any) -> npt.NDArray[Any]:
    """Read the ready parts' rows into one (rows, columns) array."""
    tables = []
    for part, count in connection.execute(_READY_PARTS, [source]).fetchall():
        cursor = connection.execute(f"{select} where id >= ? and id < ?", [first_row(part), first_row(part + 1)])
        width = len(cursor.description)
        flat = np.fromiter(itertools.chain.from_iterable(cursor), dtype, count * width)
        tables.append(flat.reshape(-1, width))
    if not tables:
        return np.empty((0, len(connection.execute(f"{select} limit 0").description)), dtype)
    return tables[0] if len(tables) == 1 else np.concatenate(tables)


def _renumbered(borrower: Ids) -> Ints:
    """Number borrowers from 0, keeping -1 for the anonymous."""
    top = int(borrower.max(initial=-1)) + 1
    seen = np.zeros(top + 1, np.int32)
    seen[borrower] = 1  # -1 marks the last place
    seen[top] = 0
    number = np.cumsum(seen, dtype=np.int32) - 1
    number[top] = ANONYMOUS
    return number[borrower]
