"""Counts of pairs borrowed together, for libraries that publish nothing more."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.imports import REJECTED_SHOWN, ImportReport, ItemTable, PairBatch, Rejected
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources import tables
from minentropy_app.sources.cleaning import clean_id, header_key
from minentropy_app.sources.loan_rows import Codes, added_up, fitted
from minentropy_app.sources.tables import Block, Table, TableOptions, number_of
from minentropy_app.text import QT_TRANSLATE_NOOP, put

_READING = QT_TRANSLATE_NOOP("sources.pairs", "Reading pairs")
_NO_ITEM = QT_TRANSLATE_NOOP("sources.pairs", "The row does not name two items.")
_NO_COUNT = QT_TRANSLATE_NOOP("sources.pairs", "The count {text} is no number.")
_NEGATIVE = QT_TRANSLATE_NOOP("sources.pairs", "The count {text} is negative or not finite.")
#: A whole number with a comma before every three figures.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
_SELF_NOTE = QT_TRANSLATE_NOOP(
    "sources.pairs",
    "{count} {count:row pairs an item with itself and was|rows pair an item with itself and were} left out.",
)
_NAMES = """
    count counts weight weights n number times frequency freq cooccurrence cooccurrences value together loans anzahl
    nombre numero 次数 频次 共借次数 权重 数量
"""
_COUNT_NAMES = frozenset(_NAMES.split())


@dataclass(frozen=True)
class PairOptions:
    """How to read pair counts.

    Attributes
    ----------
    ordered
        Whether (i, j) and (j, i) differ; otherwise each row counts in both directions.
    columns
        ``first``, ``second``, ``count`` -> header or 1-based number; by default the first three,
        or the column named like a count and the first two others. Without a count (also: an empty
        text for it) each row is 1.
    """

    ordered: bool = False
    columns: Mapping[str, str] | None = None
    header: bool | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


@dataclass
class _Counted:
    items: Codes
    keys: list[Ids]
    counts: list[Floats]
    rows: int = 0
    selves: int = 0
    rejected_count: int = 0
    rejected: list[Rejected] | None = None

    def reject(self, row: int, why: str, text: str = "") -> None:
        self.rejected_count += 1
        if self.rejected is not None and len(self.rejected) < REJECTED_SHOWN:
            self.rejected.append(Rejected(row, why, {"text": text[:40]} if text else {}))


def read_pairs(file: Path | str, options: PairOptions, context: Context) -> Steps[PairBatch]:
    """Read item, item, count.

    Repeated rows add up; rows that pair an item with itself are dropped and counted as excluded.

    Raises
    ------
    AppError
        The file cannot be read, has fewer than two columns, or no pair is left.
    """
    table = tables.open_table(file, TableOptions(options.encoding, options.delimiter, options.header, options.sheet))
    places = places_of(table, options)
    counted = _Counted(Codes(clean_id), [], [], rejected=[])
    for block in table.blocks():
        context.check()
        _take(counted, block, places, table)
        yield Step(_READING, block.done, table.bytes, {"rows": counted.rows})
    return _batch(counted, table, places, options.ordered)


def places_of(table: Table, options: PairOptions) -> tuple[int, int, int | None]:
    """Columns of both items and of the count, None where each row counts once."""
    if len(table.columns) < 2:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.pairs", "{file} has only one column; pairs need item, item, count."),
            QT_TRANSLATE_NOOP("sources.pairs", "Export three columns, or name the delimiter if it is an unusual one."),
            file=table.name,
        )
    given = {role: _find(table, column) for role, column in (options.columns or {}).items()}
    count = given["count"] if "count" in given else _count_place(table)
    others = [c for c in range(len(table.columns)) if c != count and c not in given.values()]
    first, second = given.get("first"), given.get("second")
    first = others.pop(0) if first is None else first
    second = (others or [first]).pop(0) if second is None else second
    return first, second, count


def _find(table: Table, column: str) -> int | None:
    if not column:
        return None
    keys = [header_key(name) for name in table.columns]
    if header_key(column) in keys:
        return keys.index(header_key(column))
    if column.isdecimal() and 1 <= int(column) <= len(keys):
        return int(column) - 1
    raise AppError(
        QT_TRANSLATE_NOOP("sources.pairs", "{file} has no column {column}."),
        QT_TRANSLATE_NOOP("sources.pairs", "Its columns are {columns}; numbers count from 1."),
        file=table.name,
        column=column,
        columns=", ".join(table.columns[:40]),
    )


def _count_place(table: Table) -> int | None:
    named = [c for c, name in enumerate(table.columns) if header_key(name) in _COUNT_NAMES]
    if table.header and named and len(table.columns) > 2:
        return named[0]
    return 2 if len(table.columns) > 2 else None


def _take(counted: _Counted, block: Block, places: tuple[int, int, int | None], table: Table) -> None:
    rows, numbers, refused = fitted(block, len(table.columns))
    commas = table.delimiter == ","  # then a comma within a field is no decimal mark
    counted.rows += len(rows) + len(block.refused) + len(refused)
    for entry in [*block.refused, *refused]:
        counted.rejected_count += 1
        if counted.rejected is not None and len(counted.rejected) < REJECTED_SHOWN:
            counted.rejected.append(entry)
    first, second, count = places
    keys, counts = [], []
    code = counted.items.__getitem__
    for number, row in zip(numbers, rows, strict=True):
        i, j = code(row[first]), code(row[second])
        text = "1" if count is None else row[count].strip()
        value = number_of(text.replace(",", "") if commas and _THOUSANDS.fullmatch(text) else text)
        if i < 0 or j < 0:
            counted.reject(number, _NO_ITEM)
        elif value is None:
            counted.reject(number, _NO_COUNT, text or '""')
        elif not (0 <= value < math.inf):
            counted.reject(number, _NEGATIVE, text)
        elif i == j:
            counted.selves += 1
        else:
            keys.append(i << 32 | j)
            counts.append(value)
    counted.keys.append(np.array(keys, np.int64))
    counted.counts.append(np.array(counts, np.float64))


def _batch(counted: _Counted, table: Table, places: tuple[int, int, int | None], ordered: bool) -> PairBatch:
    keys = np.concatenate(counted.keys) if counted.keys else np.empty(0, np.int64)
    if not len(keys):
        raise _nothing(counted, table)
    counts = np.concatenate(counted.counts)
    names = counted.items.names
    used = np.unique(np.concatenate((keys >> 32, keys & 0xFFFFFFFF)))
    place = np.full(len(names), -1, np.int64)
    order = sorted(used.tolist(), key=names.__getitem__)
    place[order] = np.arange(len(order))
    first, second = place[keys >> 32], place[keys & 0xFFFFFFFF]
    if not ordered:
        first, second = np.concatenate((first, second)), np.concatenate((second, first))
        counts = np.concatenate((counts, counts))
    both = first << 32 | second
    canonical = np.lexsort((counts, both))  # sums of floats must not depend on the order of rows
    pairs, sums = added_up(both[canonical], counts[canonical])
    labels = [names[k] for k in order]
    items = ItemTable(labels, list(labels), [{} for _ in labels])
    return PairBatch(
        items, (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32), np.asarray(sums, np.float64),
        ordered, _report(counted, table, places, len(keys)),
    )  # fmt: skip


def _report(counted: _Counted, table: Table, places: tuple[int, int, int | None], accepted: int) -> ImportReport:
    roles = zip(("first", "second", "count"), places, strict=True)
    notes = [*table.notes]
    if counted.selves:
        notes.append(Rejected(0, _SELF_NOTE, {"count": counted.selves}))
    return ImportReport(
        rows=counted.rows,
        accepted=accepted,
        excluded=counted.selves,
        rejected_count=counted.rejected_count,
        rejected=tuple(counted.rejected or ()),
        encoding=table.encoding or "xlsx",
        columns={role: table.columns[c] for role, c in roles if c is not None},
        notes=tuple(notes),
    )


def _nothing(counted: _Counted, table: Table) -> AppError:
    if not counted.rejected:
        return AppError(
            QT_TRANSLATE_NOOP(
                "sources.pairs", "No pair is left of {rows} {rows:row|rows} of {file}: all pair an item with itself."
            ),
            QT_TRANSLATE_NOOP("sources.pairs", "A row must be: item, item, count, with two different items."),
            rows=counted.rows,
            file=table.name,
        )
    first = counted.rejected[0]
    return AppError(
        QT_TRANSLATE_NOOP("sources.pairs", "No pair is left of {rows} {rows:row|rows} of {file}; row {row}: {why}"),
        QT_TRANSLATE_NOOP("sources.pairs", "A row must be: item, item, count, with a count of 0 or more."),
        rows=counted.rows,
        file=table.name,
        row=first.row,
        why=put(first.why, **first.fields) if first.fields else first.why,
    )
