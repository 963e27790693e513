"""Vectors as tables of numbers: CSV, TSV, XLSX, with a column of names or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.imports import Rejected
from minentropy_app.sources.tables import Table, TableOptions, number_of, open_table
from minentropy_app.sources.vector_rows import Rows, VectorRow
from minentropy_app.text import QT_TRANSLATE_NOOP

_SAMPLE = 50
_USUAL = 0.8
_SHOWN = 10
_UNUSED = QT_TRANSLATE_NOOP(
    "sources.vectors",
    "{count} {count:column was|columns were} left out, as not nearly all of "
    "{count:its|their} rows hold numbers: {columns}.",
)
#: What a column of ids is called, where its name does not end in ``id``.
_IDS = ("id", "key", "name", "label", "index", "unnamed: 0", "编号", "序号")


def table_blocks(
    path: Path, labels: Sequence[str] | None, encoding: str | None, notes: list[Rejected]
) -> Iterator[Rows]:  # fmt: skip
    """Yield rows of numbers; names come from ``labels``, the first column of words, or are row numbers.

    ``notes`` is told of columns that are neither names nor numbers.

    Raises
    ------
    AppError
        No column holds numbers.
    """
    table = open_table(path, TableOptions(encoding=encoding))
    if not table.header and labels is None and _counts_columns(table.preview(2)):
        table = open_table(path, TableOptions(encoding=encoding, header=True))
    numeric, named = _columns(table)
    unused = [name for c, name in enumerate(table.columns) if c not in numeric and c != named]
    if unused:
        notes.append(Rejected(0, _UNUSED, {"count": len(unused), "columns": ", ".join(unused[:_SHOWN])}))
    at = 0
    for block in table.blocks():
        rows = [row + [""] * (len(table.columns) - len(row)) for row in block.rows]
        places = range(at, at + len(rows))
        if labels is not None:
            names = [labels[k] if k < len(labels) else "" for k in places]
        else:
            names = [str(k + 1) for k in places] if named is None else [row[named] for row in rows]
        at += len(rows)
        yield Rows(names, [_values(row, numeric) for row in rows], block.numbers, block.done, table.bytes)


def _columns(table: Table) -> tuple[list[int], int | None]:
    """Return the columns of numbers and the column of names."""
    sample = [row + [""] * (len(table.columns) - len(row)) for row in table.preview(_SAMPLE)]
    numeric, named = [], None
    for c in range(len(table.columns)):
        figures = sum(number_of(row[c].strip()) is not None for row in sample)
        if sample and figures >= _USUAL * len(sample):
            numeric.append(c)
        elif named is None:
            named = c
    if named is None and len(numeric) > 1 and _is_id(table, sample):
        named = numeric.pop(0)
    if not numeric:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.vectors", "No column of {file} holds numbers."),
            QT_TRANSLATE_NOOP("sources.vectors", "A table of vectors has a row for each name and a column a number."),
            file=table.name,
        )
    return numeric, named


def _counts_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a first row is 0, 1, 2 … or 1, 2, 3 … after at most one name: how data frames head their columns."""
    if len(rows) < 2:
        return False
    figures = [cell.strip() for cell in rows[0]]
    named = bool(figures) and not figures[0].isdigit()
    figures = figures[1:] if named else figures
    expected = [str(int(figures[0]) + k) for k in range(len(figures))] if figures and figures[0] in ("0", "1") else []
    return len(figures) > (1 if named else 2) and figures == expected


def _is_id(table: Table, sample: Sequence[Sequence[str]]) -> bool:
    """Tell whether a first column of numbers is called an id, or nothing, and holds each number once."""
    first, called = [row[0] for row in sample], table.columns[0].strip().casefold()
    nameless = called == "1" and table.columns[1] != "2"  # a head without a name is given its number
    return (nameless or called in _IDS or called.endswith(("_id", " id"))) and len(set(first)) == len(first)


def _values(row: Sequence[str], columns: Sequence[int]) -> VectorRow:
    figures = [number_of(row[c].strip()) for c in columns]
    return np.array([np.nan if value is None else value for value in figures])
