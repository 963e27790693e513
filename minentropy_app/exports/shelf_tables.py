"""Floor plans and shelf plans as tables: locations, shelf list, moves, curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from minentropy_app.exports.names import Names, View, unique_names
from minentropy_app.exports.shelf_pages import filled_shelves
from minentropy_app.exports.tables import Table
from minentropy_app.model.inputs import FloorPlan, Ids
from minentropy_app.model.results import ShelfPlan, curve_rows
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Step to or from the trolley.
_TROLLEY = "trolley"
_LOCATIONS = QT_TRANSLATE_NOOP("exports.shelf_tables", "Where each book should stand, and its present place.")
_LIST = QT_TRANSLATE_NOOP("exports.shelf_tables", "Books of each bay by call number; those without one come last.")
_MOVES = QT_TRANSLATE_NOOP("exports.shelf_tables", "Carried out in this order, no bay is ever fuller than it can be.")
_SKIPPED = QT_TRANSLATE_NOOP(
    "exports.shelf_tables",
    "Steps were skipped: what still has to be carried out fits only once those before it are done.",
)
_CATALOGUE = QT_TRANSLATE_NOOP("exports.shelf_tables", "New locations of the books that move.")
_BOOKSHIFT = QT_TRANSLATE_NOOP(
    "exports.shelf_tables", "One row a shelf, lengths in centimetres; x opens a section (bay) or a range."
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "exports.shelf_tables", "Books whose width was not known (a default was taken) or that have no call number."
)
_PARTS = QT_TRANSLATE_NOOP(
    "exports.shelf_tables", "The change on later visits by class, and by the floor where the books stand now."
)
_CURVE = QT_TRANSLATE_NOOP(
    "exports.shelf_tables", "Changes against the baseline: test_change on later visits, which no plan has seen."
)


def floor_plan_ways(plan: FloorPlan, names: Names, view: View) -> Table:
    """Ways as in the file they came from."""
    ends = ([plan.nodes[k] for k in column.tolist()] for column in (plan.first, plan.second))
    return Table(("a", "b", "metres"), zip(*ends, plan.metres.tolist(), strict=True), "", len(plan.metres))


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
    """Steps with from, to, count, centimetres, the keys of the books, and which are done."""
    return _steps(result, names, view, list(range(len(result.step_start))))


def moves_left(result: ShelfPlan, names: Names, view: View) -> Table:
    """The steps that are still to be carried out."""
    done = set(result.done)
    return _steps(result, names, view, [k for k in range(len(result.step_start)) if k not in done])


def _steps(result: ShelfPlan, names: Names, view: View, chosen: list[int]) -> Table:
    keys, done = names.keys(result.item_ids.tolist()), set(result.done)
    skipped = bool(done) and max(done) >= len(done)

    def rows() -> Iterator[tuple[Any, ...]]:
        for step in chosen[: view.top or None]:
            books = result.step_books[result.step_indptr[step] : result.step_indptr[step + 1]]
            ends = (_bay(result, int(end[step])) for end in (result.step_start, result.step_end))
            cm = round(float(result.width_cm[books].sum()), 2)
            items = " | ".join(keys[k] for k in books.tolist())
            yield step + 1, *ends, len(books), cm, items, "yes" if step in done else ""

    head = ("step", "from", "to", "count", "cm", "items", "done")
    return Table(head, rows(), _SKIPPED if skipped else _MOVES, len(chosen))


def catalogue_locations(result: ShelfPlan, names: Names, view: View) -> Table:
    """The books that move, by the key of the catalogue: what a library system loads."""
    moving = np.flatnonzero(result.bay != result.present)[: view.top or None]
    keys = names.keys(result.item_ids[moving].tolist())
    new, old = ([result.bays[b] for b in column[moving].tolist()] for column in (result.bay, result.present))
    floors = [result.floors[b] for b in result.bay[moving].tolist()]
    rows = zip(keys, new, floors, old, strict=True)
    count = int((result.bay != result.present).sum())
    return Table(("item_id", "location", "floor", "old_location"), rows, _CATALOGUE, count)


def bookshift(result: ShelfPlan, names: Names, view: View) -> Table:
    """Shelf by shelf in the manner of bookshift's data files: centimetres, sections, ranges, first call number."""
    numbers = names.attributes(result.item_ids.tolist(), "call_number")
    shelves = list(filled_shelves(result))
    head = (
        "shelf_measure", "sctn_increment", "range_increment", "shelf_num", "section_num", "range_num",
        "shelf_per_section", "book_measure", "final_runsum", "call_num", "bay",
    )  # fmt: skip

    def rows() -> Iterator[tuple[Any, ...]]:
        total, ranges, sections = 0.0, 0, 0
        for k, shelf in enumerate(shelves[: view.top or None]):
            opens_range = k == 0 or shelf.range != shelves[k - 1].range
            opens_section = shelf.number == 1
            ranges, sections = ranges + opens_range, sections + opens_section
            total += shelf.cm
            first = numbers[shelf.books[0]] if shelf.books else "No book"
            marks = ("x" if opens_section else "", "x" if opens_range else "")
            places = (k + 1, sections, ranges, shelf.number)
            measured = (round(shelf.cm, 2), round(total, 2))
            yield round(shelf.length, 2), *marks, *places, *measured, first, result.bays[shelf.bay]

    return Table(head, rows(), _BOOKSHIFT, len(shelves))


def unknown_books(result: ShelfPlan, names: Names, view: View) -> Table:
    """Books planned with a default width, or without a place in call-number order."""
    known = result.width_known if len(result.width_known) else np.ones(len(result.item_ids), bool)
    lacking = np.flatnonzero(~known | (result.call_rank < 0))
    order = lacking[: view.top or None]
    keys, numbers = _about(result.item_ids[order], names)
    widths = [None if known[k] else float(result.width_cm[k]) for k in order.tolist()]
    missing = ["yes" if result.call_rank[k] < 0 else "" for k in order.tolist()]
    rows = zip(_named(result, order, names), keys, numbers, missing, widths, strict=True)
    return Table(("item", "key", "call_number", "no_call_number", "default_width_cm"), rows, _UNKNOWN, len(lacking))


def parts(result: ShelfPlan, names: Names, view: View) -> Table:
    """The change on later visits by class and by floor; rows of fewer than k readers are left out."""
    shown = [row for row in result.parts if int(row[4] or 0) >= view.k]
    head = ("kind", "name", "books", "loans", "readers", "metres", "share", "change", "longer_visits", "longer_by")
    return Table(head, shown[: view.top or None], _PARTS, len(shown))


def curve(result: ShelfPlan, names: Names, view: View) -> Table:
    """Books moved ↔ metres saved, in sample and on later visits."""
    n = len(result.item_ids)
    order = np.argsort(result.curve[:, 1], kind="stable")[: view.top or None]
    rows = (
        (moved, round(moved * n), *(None if np.isnan(change) else change for change in changes), penalty)
        for penalty, moved, *changes in curve_rows(result.curve)[order].tolist()
    )
    head = ("moved", "books", "train_change", "test_change", "ci_low", "ci_high", "penalty")
    return Table(head, rows, _CURVE, len(result.curve))


def _bay(result: ShelfPlan, number: int) -> str:
    return _TROLLEY if number < 0 else result.bays[number]


def _named(result: ShelfPlan, order: Ids, names: Names) -> list[str]:
    every = unique_names(result.item_ids, names)
    return [every[k] for k in order.tolist()]


def _about(ids: Ids, names: Names) -> tuple[Sequence[str], Sequence[str]]:
    plain = ids.tolist()
    return names.keys(plain), names.attributes(plain, "call_number")
