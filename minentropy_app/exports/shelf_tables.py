"""Floor plans and shelf plans as tables: locations, shelf list, moves, curve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from minentropy_app.exports.names import Names, View, unique_names
from minentropy_app.exports.tables import Table
from minentropy_app.model.inputs import FloorPlan, Ids
from minentropy_app.model.results import ShelfPlan
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Step to or from the trolley.
_TROLLEY = "trolley"
_LOCATIONS = QT_TRANSLATE_NOOP("exports.shelf_tables", "Where each book should stand, and its present place.")
_LIST = QT_TRANSLATE_NOOP("exports.shelf_tables", "Books of each bay by call number; those without one come last.")
_MOVES = QT_TRANSLATE_NOOP("exports.shelf_tables", "Carried out in this order, no bay is ever fuller than it can be.")
_CURVE = QT_TRANSLATE_NOOP(
    "exports.shelf_tables", "Changes against the baseline: test_change on later visits, which no plan has seen."
)


def floor_plan_table(plan: FloorPlan, names: Names, view: View) -> Table:
    """Bays as in the file they came from."""
    head = ("bay", "floor", "x", "y", "node", "shelves", "shelf_cm", "max_height_cm")
    nodes = [plan.nodes[k] for k in plan.bay_node.tolist()]
    figures = (plan.shelves.tolist(), plan.shelf_cm.tolist(), plan.max_height_cm.tolist())
    rows = zip(plan.bays, plan.floors, *plan.place.T.tolist(), nodes, *figures, strict=True)
    return Table(head, rows, "", len(plan.bays))


def locations(result: ShelfPlan, names: Names, view: View) -> Table:
    """Book, bay, bay in the baseline; in canonical order."""
    order = np.arange(len(result.item_ids))[: view.top or None]
    head = ("item", "bay", "present_bay", "key", "call_number", "width_cm")
    item, (keys, numbers) = _named(result, order, names), _about(result.item_ids[order], names)
    bay, present = ([result.bays[b] for b in column[order].tolist()] for column in (result.bay, result.present))
    rows = zip(item, bay, present, keys, numbers, result.width_cm[order].tolist(), strict=True)
    return Table(head, rows, _LOCATIONS, len(result.item_ids))


def shelf_list(result: ShelfPlan, names: Names, view: View) -> Table:
    """Bay by bay, in call-number order."""
    rank = np.where(result.call_rank >= 0, result.call_rank, np.iinfo(np.int32).max)
    order = np.lexsort((rank, result.bay))[: view.top or None]
    head = ("bay", "floor", "place", "item", "call_number", "key", "width_cm", "present_bay")
    bay = result.bay[order]
    starts = np.r_[0, np.flatnonzero(np.diff(bay)) + 1] if len(bay) else np.zeros(0, np.int64)
    place = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)])) + 1
    keys, numbers = _about(result.item_ids[order], names)
    rows = zip(
        [result.bays[b] for b in bay.tolist()],
        [result.floors[b] for b in bay.tolist()],
        place.tolist(),
        _named(result, order, names),
        numbers,
        keys,
        result.width_cm[order].tolist(),
        [result.bays[b] for b in result.present[order].tolist()],
        strict=True,
    )
    return Table(head, rows, _LIST, len(result.item_ids))


def moves(result: ShelfPlan, names: Names, view: View) -> Table:
    """Steps with from, to, count, centimetres, and the keys of the books."""
    count = len(result.step_start)
    keys = names.keys(result.item_ids.tolist())

    def rows() -> Iterator[tuple[Any, ...]]:
        for step in range(min(count, view.top or count)):
            books = result.step_books[result.step_indptr[step] : result.step_indptr[step + 1]]
            ends = (_bay(result, int(end[step])) for end in (result.step_start, result.step_end))
            cm = round(float(result.width_cm[books].sum()), 2)
            yield step + 1, *ends, len(books), cm, " | ".join(keys[k] for k in books.tolist())

    return Table(("step", "from", "to", "count", "cm", "items"), rows(), _MOVES, count)


def curve(result: ShelfPlan, names: Names, view: View) -> Table:
    """Books moved ↔ metres saved, in sample and on later visits."""
    n = len(result.item_ids)
    order = np.argsort(result.curve[:, 1], kind="stable")[: view.top or None]
    rows = (
        (float(moved), round(float(moved) * n), *(None if np.isnan(c) else float(c) for c in changes), float(penalty))
        for penalty, moved, *changes in result.curve[order]
    )
    return Table(("moved", "books", "train_change", "test_change", "penalty"), rows, _CURVE, len(result.curve))


def _bay(result: ShelfPlan, number: int) -> str:
    return _TROLLEY if number < 0 else result.bays[number]


def _named(result: ShelfPlan, order: Ids, names: Names) -> list[str]:
    every = unique_names(result.item_ids, names)
    return [every[k] for k in order.tolist()]


def _about(ids: Ids, names: Names) -> tuple[list[str], list[str]]:
    plain = ids.tolist()
    return names.keys(plain), names.attributes(plain, "call_number")
