"""What a shelf plan starts from: visits, books with their widths and call numbers, bays, the baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.building.walking import distances
from minentropy_app.engines.demand import restrict_books
from minentropy_app.engines.shelving import Shelving, filled_evenly, free_shelving
from minentropy_app.engines.visits import Visits, gather_visits
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Books, Floats, FloorPlan, Ids, Ints, Loans
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.call_numbers import scheme_of, sort_key, subclass
from minentropy_app.text import QT_TRANSLATE_NOOP

PREPARING = QT_TRANSLATE_NOOP("analyses.shelf_plan", "Preparing books and bays")


@dataclass(frozen=True)
class Library:
    """Books and bays before anything moves.

    Attributes
    ----------
    rank
        (n,) place by call number, −1 without one.
    zone
        (n,) group of each book that must stay together (all 0 where zones are free).
    notes
        Counts worth saying.
    """

    visits: Visits
    plan: FloorPlan
    shelving: Shelving
    rank: Ints
    zone: Ints
    notes: dict[str, float | str]


def library_of(loans: Loans, plan: FloorPlan, params: ShelfPlanParams, context: Context) -> Steps[Library]:
    """Gather the visits and put every book where it stands now, or where its call number puts it.

    Raises
    ------
    AppError
        No loans, a plan that cannot be walked, too little room (by how many metres), an unknown class to pin.
    """
    visits = yield from gather_visits(loans, 1, context)
    if not visits.count:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "There are no loans to plan from."),
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "Import loans first."),
        )
    kept = _most_borrowed(visits, params.most_books)
    books = _taken(loans.books or _nothing_known(len(loans.item_ids)), kept)
    visits = restrict_books(visits, kept)
    yield _step(1, context)
    far = distances(plan)
    yield _step(2, context)
    rank, order, scheme = by_call_number(books.call_numbers)
    width = np.where(books.width_cm > 0, books.width_cm, params.book_width_cm)
    _refuse_too_little_room(plan, width, params)
    yield _step(3, context)
    home, baseline = _present_places(books, plan, order, width)
    free = free_shelving(far, width, plan.length_cm * params.fill, home)
    pinned = _pinned(visits, params.pinned)
    allowed, group, high = _by_height(books, plan)
    shelving = replace(free, movable=~pinned, allowed=allowed, group=group)
    notes: dict[str, float | str] = {
        "baseline": baseline,
        "call_numbers": scheme,
        "without_call_number": int((rank < 0).sum()),
        "without_width": int((books.width_cm <= 0).sum()),
        "too_high": high,
        "books": len(kept),
        "bays": len(plan.bays),
        "fill": float(width.sum() / plan.length_cm.sum()),
    }
    return Library(visits, plan, shelving, rank, _zones(visits, books, scheme, params.zones), notes)


def by_call_number(numbers: Sequence[str]) -> tuple[Ints, Ids, str]:
    """(rank (n,), −1 without a number; order (n,), those without last; scheme).

    Equal numbers, and numbers that cannot be read (after all that can), keep the order given.
    """
    scheme = scheme_of(numbers)
    known = {text: sort_key(scheme, text) for text in set(numbers) if text}
    filled = [k for k, text in enumerate(numbers) if text]
    filled.sort(key=lambda k: (known[numbers[k]], k))
    rank = np.full(len(numbers), -1, np.int32)
    rank[filled] = np.arange(len(filled), dtype=np.int32)
    rest = [k for k, text in enumerate(numbers) if not text]
    return rank, np.array([*filled, *rest], np.int64), scheme


def _most_borrowed(visits: Visits, most: int) -> Ids:
    if not most or most >= len(visits.item_ids):
        return np.arange(len(visits.item_ids))
    return np.sort(np.argsort(-visits.loans, kind="stable")[:most])


def _nothing_known(n: int) -> Books:
    return Books(("",) * n, ("",) * n, np.zeros(n), np.zeros(n))


def _taken(books: Books, kept: Ids) -> Books:
    numbers, bays = (tuple(values[k] for k in kept.tolist()) for values in (books.call_numbers, books.bays))
    return Books(numbers, bays, books.width_cm[kept], books.height_cm[kept])


def _refuse_too_little_room(plan: FloorPlan, width: Floats, params: ShelfPlanParams) -> None:
    needed, there = float(width.sum()) / 100, float(plan.length_cm.sum()) * params.fill / 100
    if needed > there:
        raise AppError(
            QT_TRANSLATE_NOOP(
                "analyses.shelf_plan",
                "The books need {needed} metres of shelf; at a fill of {fill} the bays hold {there}: "
                "{missing} metres too little.",
            ),
            QT_TRANSLATE_NOOP(
                "analyses.shelf_plan", "Add bays, raise fill, lower book_width_cm, or plan fewer books (most_books)."
            ),
            needed=f"{needed:.1f}",
            there=f"{there:.1f}",
            missing=f"{needed - there:.1f}",
            fill=f"{params.fill:g}",
        )


def _present_places(books: Books, plan: FloorPlan, order: Ids, width: Floats) -> tuple[Ints, str]:
    """Where the catalogue says the books stand, if it does for half of them; else by call number.

    Of the former, a book of unknown place stands with the one before it by call number.
    """
    number = {name: k for k, name in enumerate(plan.bays)}
    known = np.array([number.get(name, -1) for name in books.bays], np.int32)
    if not len(known) or (known >= 0).mean() < 0.5:
        return filled_evenly(order, width, plan.length_cm, np.arange(len(plan.bays))), "call numbers"
    line = known[order]
    last = np.maximum.accumulate(np.where(line >= 0, np.arange(len(line)), -1))
    last = np.where(last < 0, int(np.argmax(line >= 0)), last)
    home = np.empty(len(known), np.int32)
    home[order] = line[last]
    return home, "present"


def _by_height(books: Books, plan: FloorPlan) -> tuple[npt.NDArray[np.bool_], Ints, int]:
    """(allowed, group, books too high for every bay): a book fits below the clear height, 0 being any."""
    clear = np.where(plan.max_height_cm > 0, plan.max_height_cm, np.inf)
    steps = np.unique(clear)
    group = np.searchsorted(steps, books.height_cm).astype(np.int32)
    too_high = group == len(steps)
    group[too_high] = 0
    return clear[None, :] >= steps[:, None], group, int(too_high.sum())


def _pinned(visits: Visits, text: str) -> npt.NDArray[np.bool_]:
    wanted = [name.strip() for name in text.split(",") if name.strip()]
    for name in wanted:
        if name not in visits.class_names:
            raise AppError(
                QT_TRANSLATE_NOOP("analyses.shelf_plan", "There is no main class {name}."),
                QT_TRANSLATE_NOOP("analyses.shelf_plan", "Classes of these books: {known}."),
                name=name,
                known=", ".join(visits.class_names) or "-",
            )
    return np.isin(visits.item_class, [visits.class_names.index(name) for name in wanted])


def _zones(visits: Visits, books: Books, scheme: str, zones: str) -> Ints:
    if zones == "free":
        return np.zeros(len(visits.item_ids), np.int32)
    if zones == "letter":
        return (visits.item_class + 1).astype(np.int32)
    known = {text: subclass(scheme, text) for text in set(books.call_numbers)}
    kinds = [known[text] for text in books.call_numbers]
    place = {name: k for k, name in enumerate(sorted(set(kinds)))}
    return np.array([place[name] for name in kinds], np.int32)


def _step(done: int, context: Context) -> Step:
    context.check()
    return Step(PREPARING, done, 4)
