"""What a shelf plan starts from: visits, books with their widths and call numbers, bays, the baseline."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.analyses.shelf_plan_rules import (
    REFERENCE,
    BayRules,
    Grouping,
    Shelfmarks,
    bay_rules,
    by_height,
    joined,
    oversize,
    own_zones,
    pinned_books,
)
from minentropy_app.building.walking import distances
from minentropy_app.engines.demand import restrict_books
from minentropy_app.engines.shelving import Shelving, filled_evenly, free_shelving
from minentropy_app.engines.visits import Visits, gather_visits
from minentropy_app.errors import AppError
from minentropy_app.evaluation.time_split import TimeSplit, split_by_time, split_on_day
from minentropy_app.model.inputs import Books, Floats, FloorPlan, Ids, Ints, Loans
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.call_numbers import scheme_of, sort_key, subclass
from minentropy_app.sources.volumes import works_of
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Call numbers of no known scheme, sorted letter by letter.
PLAIN = "plain"
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
    names
        Of the groups of ``shelving``: what books they are.
    work
        (n,) work that a volume belongs to, −1 for single books (all −1 unless volumes are kept together).
    bays
        Which bays are closed, and how far each may be filled.
    width_known, titles
        (n,) whether the catalogue tells the width, and what the books are called (empty where unknown).
    notes
        Counts worth saying.
    """

    visits: Visits
    plan: FloorPlan
    shelving: Shelving
    rank: Ints
    zone: Ints
    names: tuple[str, ...]
    work: Ints
    bays: BayRules
    width_known: npt.NDArray[np.bool_]
    notes: dict[str, float | str]
    titles: tuple[str, ...] = ()


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
    kept = _most_borrowed(visits, params)
    books = _taken(loans.books or _nothing_known(len(loans.item_ids)), kept)
    visits = restrict_books(visits, kept)
    yield _step(1, context)
    far = distances(plan)
    yield _step(2, context)
    rank, order, scheme = by_call_number(books.call_numbers, params.call_order)
    width = np.where(books.width_cm > 0, books.width_cm, params.book_width_cm)
    rules = bay_rules(plan, params)
    yield _step(3, context)
    home, baseline = _present_places(books, plan, (order, rules.closed), width)
    _refuse_too_little_room(width, home, rules, params)
    marks = Shelfmarks(books, visits.item_class, visits.class_names)
    groups, high = _grouped(marks, plan, params)
    movable = ~pinned_books(marks, plan, home, params.pinned) & (rules.use[home] != REFERENCE)
    free = free_shelving(far, width, rules.room, home)
    allowed = groups.allowed & ~rules.closed
    shelving = replace(free, movable=movable, allowed=allowed, group=groups.group)
    work = works_of(books.call_numbers) if params.keep_works else np.full(len(kept), -1, np.int32)
    notes: dict[str, float | str] = {
        "baseline": baseline,
        "call_numbers": scheme,
        "without_call_number": int((rank < 0).sum()),
    }
    notes |= {"without_width": int((books.width_cm <= 0).sum()), "too_high": high, "pinned": int((~movable).sum())}
    notes |= {"books": len(kept), "bays": len(plan.bays), "fill": float(width.sum() / plan.length_cm.sum())}
    zone = _zones(visits, books, scheme.removeprefix(PLAIN), params.zones)
    return Library(
        visits, plan, shelving, rank, zone, groups.names, work, rules, books.width_cm > 0, notes, books.titles
    )


def _grouped(marks: Shelfmarks, plan: FloorPlan, params: ShelfPlanParams) -> tuple[Grouping, int]:
    """Heights, bays for high books and zones of one's own at once, and books too high for every bay."""
    groups, high = by_height(marks.books, plan)
    apart = oversize(marks.books, plan, params)
    if apart is not None:
        groups = joined(groups, apart)
    if params.zones == "own":
        groups = joined(groups, own_zones(marks, plan, params.own_zones))
    return groups, high


def by_call_number(numbers: Sequence[str], order: str | None = None) -> tuple[Ints, Ids, str]:
    """(rank (n,), −1 without a number; order (n,), those without last; scheme).

    ``order``: the scheme to sort by, or ``plain``; None: as the numbers look. Equal numbers, and numbers that
    cannot be read (after all that can), keep the order given.
    """
    scheme = scheme_of(numbers) if order is None else order.removeprefix(PLAIN)
    known = {text: sort_key(scheme, text) for text in set(numbers) if text}
    filled = [k for k, text in enumerate(numbers) if text]
    filled.sort(key=lambda k: (known[numbers[k]], k))
    rank = np.full(len(numbers), -1, np.int32)
    rank[filled] = np.arange(len(filled), dtype=np.int32)
    rest = [k for k, text in enumerate(numbers) if not text]
    return rank, np.array([*filled, *rest], np.int64), scheme or PLAIN


def split_of(visits: Visits, text: str) -> TimeSplit | None:
    """A share of the visits, or the first day of the later part."""
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if 0 < share < 1:
        return split_by_time(visits, 1 - share)
    try:
        day = datetime.date.fromisoformat(text.strip())
    except ValueError:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "split = {text} is neither a share nor a date."),
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "Give a share between 0 and 1, or a date such as 2024-07-01."),
            text=text,
        ) from None
    return split_on_day(visits, (day - datetime.date(1970, 1, 1)).days)


def _most_borrowed(visits: Visits, params: ShelfPlanParams) -> Ids:
    """The most borrowed books of the earlier visits: the later ones may not choose what they will judge."""
    most = params.most_books
    if not most or most >= len(visits.item_ids):
        return np.arange(len(visits.item_ids))
    split = split_of(visits, params.split)
    loans = visits.loans if split is None else split.earlier.loans
    return np.sort(np.argsort(-loans, kind="stable")[:most])


def _nothing_known(n: int) -> Books:
    return Books(("",) * n, ("",) * n, np.zeros(n), np.zeros(n))


def _taken(books: Books, kept: Ids) -> Books:
    texts = (books.call_numbers, books.bays, books.keys, books.titles)
    numbers, bays, keys, titles = (tuple(values[k] for k in kept.tolist()) if values else () for values in texts)
    return Books(numbers, bays, books.width_cm[kept], books.height_cm[kept], keys, titles)


def _refuse_too_little_room(width: Floats, home: Ints, rules: BayRules, params: ShelfPlanParams) -> None:
    """Books in closed bays may stay there; all others must find room in the open ones."""
    open_bays = ~rules.closed
    needed, there = float(width[open_bays[home]].sum()) / 100, float(rules.room[open_bays].sum()) / 100
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


def _present_places(
    books: Books, plan: FloorPlan, line: tuple[Ids, npt.NDArray[np.bool_]], width: Floats
) -> tuple[Ints, str]:
    """Where the catalogue says the books stand, if it does for half of them; else by call number.

    ``line`` = (books by call number, closed bays). Of the former, a book of unknown place stands with the one
    before it by call number; the latter leaves out closed bays, which hold other books.
    """
    order, closed = line
    number = {name: k for k, name in enumerate(plan.bays)}
    known = np.array([number.get(name, -1) for name in books.bays], np.int32)
    if not len(known) or (known >= 0).mean() < 0.5:
        usable = np.flatnonzero(~closed)
        _refuse_all_closed(usable)
        return filled_evenly(order, width, plan.length_cm, usable), "call numbers"
    in_line = known[order]
    last = np.maximum.accumulate(np.where(in_line >= 0, np.arange(len(in_line)), -1))
    last = np.where(last < 0, int(np.argmax(in_line >= 0)), last)
    home = np.empty(len(known), np.int32)
    home[order] = in_line[last]
    return home, "present"


def _refuse_all_closed(usable: Ids) -> None:
    if not len(usable):
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "All bays are reserved or for reference."),
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "Leave some bays for the books that are to be planned."),
        )


def _zones(visits: Visits, books: Books, scheme: str, zones: str) -> Ints:
    if zones in ("free", "own"):
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
