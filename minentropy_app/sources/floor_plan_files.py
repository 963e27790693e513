"""Floor plans from two tables.

Bays: id, floor, x, y, node, shelves, shelf_cm, max_height_cm. Ways: a, b, metres.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.imports import ImportReport, Rejected
from minentropy_app.model.inputs import FloorPlan
from minentropy_app.sources import tables
from minentropy_app.sources.cleaning import header_key
from minentropy_app.sources.tables import Table, TableOptions, number_of
from minentropy_app.text import QT_TRANSLATE_NOOP

BAY_COLUMNS = ("id", "floor", "x", "y", "node", "shelves", "shelf_cm", "max_height_cm")
WAY_COLUMNS = ("a", "b", "metres")
#: Columns that may be missing, and what then stands for them.
_OPTIONAL = {"floor": "1", "x": "0", "y": "0", "max_height_cm": "0"}
_CIRCLE = QT_TRANSLATE_NOOP(
    "sources.floor_plan_files",
    "{count} {count:way leads|ways lead} from a node to itself, which nobody walks; "
    "the first is at {node} in row {row}.",
)
_OTHER_NAMES = {"meters": "metres", "bay": "id", "from": "a", "to": "b", "source": "a", "target": "b"}


@dataclass(frozen=True)
class PlanFile:
    """A plan as read, and what became of its rows."""

    plan: FloorPlan
    report: ImportReport


@dataclass
class _Nodes:
    number: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.number.setdefault(name, len(self.number))


@dataclass(frozen=True)
class _Bay:
    id: str
    floor: str
    place: tuple[float, float]
    node: str
    shelves: int
    shelf_cm: float
    max_height_cm: float


def read_floor_plan(bays: Path, ways: Path, encoding: str | None = None) -> PlanFile:
    """Read both tables; every refusal names file and row.

    Raises
    ------
    AppError
        A file cannot be read, lacks a column, holds what is no number, a bay twice, shelves without
        width, or a negative way.
    """
    options = TableOptions(encoding=encoding)
    of_bays = tables.open_table(bays, options)
    found = list(_bays(of_bays))
    nodes = _Nodes()
    given = list(_ways(tables.open_table(ways, options)))
    circles = [(row, a) for row, a, b, _ in given if a == b]
    edges = [(nodes[a], nodes[b], metres) for _, a, b, metres in given]
    first, second, metres = zip(*edges, strict=True) if edges else ((), (), ())
    plan = FloorPlan(
        tuple(bay.id for bay in found),
        tuple(bay.floor for bay in found),
        np.array([bay.place for bay in found], np.float64).reshape(-1, 2),
        np.array([nodes[bay.node] for bay in found], np.int32),
        np.array([bay.shelves for bay in found], np.int32),
        np.array([bay.shelf_cm for bay in found], np.float64),
        np.array([bay.max_height_cm for bay in found], np.float64),
        tuple(nodes.number),
        np.array(first, np.int32),
        np.array(second, np.int32),
        np.array(metres, np.float64),
    )
    return PlanFile(plan, _report(len(found) + len(given), circles, of_bays.encoding or "xlsx"))


def _report(rows: int, circles: list[tuple[int, str]], encoding: str) -> ImportReport:
    """Ways from a node to itself lead nowhere: nobody walks them, and that is said."""
    told = [Rejected(row, _CIRCLE, {"count": len(circles), "node": node, "row": row}) for row, node in circles[:1]]
    return ImportReport(rows=rows, accepted=rows, encoding=encoding, notes=tuple(told))


def _bays(table: Table) -> Iterator[_Bay]:
    seen: dict[str, int] = {}
    for row, cells in _rows(table, BAY_COLUMNS):
        name, floor, x, y, node, shelves, width, height = cells
        if not name or not node:
            raise _missing(table, row)
        if name in seen:
            raise AppError(
                QT_TRANSLATE_NOOP(
                    "sources.floor_plan_files", "{file}, row {row}: bay {bay} stands in row {other} already."
                ),
                QT_TRANSLATE_NOOP("sources.floor_plan_files", "Give every bay a name of its own."),
                file=table.name,
                row=row,
                bay=name,
                other=seen[name],
            )
        seen[name] = row
        figures = [_figure(table, row, title, text) for title, text in zip(("x", "y"), (x, y), strict=True)]
        count = _figure(table, row, "shelves", shelves)
        wide, high = _figure(table, row, "shelf_cm", width), _figure(table, row, "max_height_cm", height)
        if count < 1 or count != int(count) or wide <= 0 or high < 0:
            raise AppError(
                QT_TRANSLATE_NOOP(
                    "sources.floor_plan_files", "{file}, row {row}: bay {bay} has {shelves} shelves of {width} cm."
                ),
                QT_TRANSLATE_NOOP(
                    "sources.floor_plan_files",
                    "A bay needs a whole number of shelves, 1 or more, with a width above 0.",
                ),
                file=table.name,
                row=row,
                bay=name,
                shelves=shelves,
                width=width,
            )
        yield _Bay(name, floor, (figures[0], figures[1]), node, int(count), wide, high)


def _ways(table: Table) -> Iterator[tuple[int, str, str, float]]:
    for row, (a, b, text) in _rows(table, WAY_COLUMNS):
        metres = _figure(table, row, "metres", text)
        if not a or not b:
            raise _missing(table, row)
        if metres < 0:
            raise AppError(
                QT_TRANSLATE_NOOP(
                    "sources.floor_plan_files", "{file}, row {row}: the way from {a} to {b} is {metres} metres long."
                ),
                QT_TRANSLATE_NOOP("sources.floor_plan_files", "Lengths of ways must be 0 or more."),
                file=table.name,
                row=row,
                a=a,
                b=b,
                metres=text,
            )
        yield row, a, b, metres


def _rows(table: Table, wanted: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Rows with the wanted cells in order; a table without a header has them in that order already."""
    places: list[int | None] = list(range(len(wanted)))
    if table.header:
        keys = [_OTHER_NAMES.get(key, key) for key in map(header_key, table.columns)]
        names = [header_key(name) for name in wanted]
        places = [keys.index(name) if name in keys else None for name in names]
    lacking = [
        name
        for name, place in zip(wanted, places, strict=True)
        if (place is None or place >= len(table.columns)) and name not in _OPTIONAL
    ]
    if lacking:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.floor_plan_files", "{file} has no column {column}."),
            QT_TRANSLATE_NOOP("sources.floor_plan_files", "Name the columns in the first row: {wanted}."),
            file=table.name,
            column=lacking[0],
            wanted=", ".join(wanted),
        )
    for row, cells in table.rows():
        if not table.header and row == 1 and names_columns(cells, wanted):
            continue
        taken = ["" if place is None or place >= len(cells) else cells[place].strip() for place in places]
        yield row, [text or _OPTIONAL.get(name, "") for name, text in zip(wanted, taken, strict=True)]


def names_columns(cells: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a row names the columns: a file of nothing else is taken for data."""
    return [header_key(cell) for cell in cells[: len(wanted)]] == [header_key(name) for name in wanted]


def _figure(table: Table, row: int, column: str, text: str) -> float:
    value = number_of(text)
    if value is None or not math.isfinite(value):
        raise AppError(
            QT_TRANSLATE_NOOP(
                "sources.floor_plan_files", "{file}, row {row}: {column} is “{text}”, which is no number."
            ),
            QT_TRANSLATE_NOOP("sources.floor_plan_files", "Write numbers such as 90 or 1.5."),
            file=table.name,
            row=row,
            column=column,
            text=text,
        )
    return value


def _missing(table: Table, row: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.floor_plan_files", "{file}, row {row}: a name is missing."),
        QT_TRANSLATE_NOOP("sources.floor_plan_files", "Every bay needs an id and a node, every way two nodes."),
        file=table.name,
        row=row,
    )
