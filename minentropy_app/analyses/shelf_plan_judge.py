"""What can be said of a shelf plan: held-out change with its interval, references, parts."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

import numpy as np

from minentropy_app.analyses.pairs import visit_metrics
from minentropy_app.analyses.shelf_plan_search import POINT
from minentropy_app.analyses.shelf_plan_task import Library
from minentropy_app.engines.demand import raw_demand
from minentropy_app.engines.shelving import CurvePoint, Search, anneal_shelves, moved_share, packed_nearest
from minentropy_app.engines.visits import Visits
from minentropy_app.evaluation.shelf_parts import taken_apart
from minentropy_app.evaluation.shelf_walks import (
    change_interval,
    change_intervals,
    longer_visits,
    nearest_first_metres,
    random_metres,
    relative_change,
    visit_metres,
)
from minentropy_app.evaluation.time_split import TimeSplit
from minentropy_app.model.inputs import NO_CLASS, Floats, Ints
from minentropy_app.model.results import MetricValue
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

MEASURING = QT_TRANSLATE_NOOP("analyses.shelf_plan", "Walking the plan")
NO_DATES = QT_TRANSLATE_NOOP("analyses.shelf_plan", "no visits on different known days: nothing to judge the plan on")
FEW_LATER = QT_TRANSLATE_NOOP("analyses.shelf_plan", "fewer than 100 later visits: the interval is too wide to promise")
FEW_PAIRS = QT_TRANSLATE_NOOP(
    "analyses.shelf_plan", "few visits take two books or more: where single books stand decides nearly everything"
)
SOME_PAIRS = QT_TRANSLATE_NOOP(
    "analyses.shelf_plan", "many visits take several books: keeping together what is borrowed together counts too"
)

_FEW = 100
#: Share of multi-book visits from which pairs are worth a word.
_MANY = 0.3
_HELD_OUT = (
    "test_change", "ci_low", "ci_high", "longer_visits", "longer_by_metres", "longer_by_share", "popularity_change",
    "random_change", "oracle_change", "nearest_first_change", "test_visits", "split_date", "baseline_metres_test",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A plan, and what it is judged on."""

    library: Library
    earlier: Visits
    split: TimeSplit | None
    bay: Ints
    search: Search
    seed: int

    @property
    def later(self) -> Visits | None:
        """Visits that the plan has not seen, None where there are none."""
        return self.split.later if self.split is not None and self.split.later.count else None


def judge(case: Case, context: Context) -> Steps[dict[str, MetricValue]]:
    """Figures of the plan, with popularity, random order and hindsight beside it."""
    context.check()
    yield Step(MEASURING, 0, 3)
    if case.later is None:
        return judged(case)
    yield Step(MEASURING, 1, 3)
    hindsight = yield from raw_demand(case.later, context)
    quick = replace(case.search, sweeps=case.search.sweeps * POINT)
    home = case.library.shelving.home
    return judged(case, (yield from anneal_shelves(hindsight, case.library.shelving, home, quick, case.seed, context)))


def judged(case: Case, best: Ints | None = None) -> dict[str, MetricValue]:
    """Figures of the plan; ``best`` is the plan made for the later visits in hindsight, if somebody searched for it."""
    figures = _on_the_past(case)
    if case.later is None:
        return {**figures, **dict.fromkeys(_HELD_OUT), "test_note": NO_DATES}
    return {**figures, **_held_out(case, case.later, best)}


def _on_the_past(case: Case) -> dict[str, MetricValue]:
    """What the visits planned from say, and how many take several books."""
    library, far, home = case.library, case.library.shelving.distances, case.library.shelving.home
    base = visit_metres(case.earlier, far, home)
    told = visit_metrics(library.visits)
    return {
        "multi_book_share": told["multi_book_share"],
        "multi_book_note": SOME_PAIRS if float(told["multi_book_share"] or 0) >= _MANY else FEW_PAIRS,
        **told,
        "moved": moved_share(case.bay, home),
        "train_change": change(case.earlier, library, case.bay),
        "baseline_metres": float(visit_metres(library.visits, far, home).mean()),
        "baseline_metres_train": float(base.mean()) if len(base) else None,
        "popularity_train_change": change(case.earlier, library, _popular(library, case.earlier)),
    }


def parts_of(case: Case) -> tuple[tuple[MetricValue, ...], ...]:
    """Rows (kind, name, books, loans, readers, metres, share, change, longer, longer by) on the later visits."""
    if case.later is None:
        return ()
    library, shelving = case.library, case.library.shelving
    classes = ("", *library.visits.class_names)
    floors = tuple(dict.fromkeys(library.plan.floors))
    of_bay = np.array([floors.index(name) for name in library.plan.floors], np.int32)
    kinds = (("class", library.visits.item_class - NO_CLASS, classes), ("floor", of_bay[shelving.home], floors))
    plans = (case.bay, shelving.home)
    return tuple(
        (kind, *astuple(part))
        for kind, number, names in kinds
        for part in taken_apart(case.later, shelving.distances, plans, number, names)
    )


def curve_of(case: Case, points: list[CurvePoint]) -> Floats:
    """(points, 6) the curve: λ, share moved, change on the visits planned from, on later ones, and its interval.

    All intervals come from the same resamplings of the later readers, as the interval of the plan itself does.
    """
    library = case.library
    far, home = library.shelving.distances, library.shelving.home
    rows = np.full((len(points), 6), np.nan)
    for row, point in zip(rows, points, strict=True):
        train = change(case.earlier, library, point.bay)
        row[:3] = point.penalty, point.moved, np.nan if train is None else train
    if case.later is not None:
        walked = [visit_metres(case.later, far, point.bay) for point in points]
        base = visit_metres(case.later, far, home)
        found = change_intervals(walked, base, case.later.borrower, case.seed)
        for row, metres, interval in zip(rows, walked, found, strict=True):
            test = relative_change(metres, base)
            row[3] = np.nan if test is None else test
            if interval is not None:
                row[4:] = interval.low, interval.high
    return rows


def change(visits: Visits | None, library: Library, bay: Ints) -> float | None:
    """Change of the metres of these visits against the baseline."""
    if visits is None:
        return None
    far, home = library.shelving.distances, library.shelving.home
    return relative_change(visit_metres(visits, far, bay), visit_metres(visits, far, home))


def _held_out(case: Case, later: Visits, best: Ints | None) -> dict[str, MetricValue]:
    """What the visits after the split date say; ``best`` is the plan made for them in hindsight, if there is one."""
    assert case.split is not None
    library, far, home = case.library, case.library.shelving.distances, case.library.shelving.home
    metres, base = visit_metres(later, far, case.bay), visit_metres(later, far, home)
    interval = change_interval(metres, base, later.borrower, case.seed)
    share, by = longer_visits(metres, base)
    nearest = [nearest_first_metres(later, far, plan) for plan in (case.bay, home)]
    told: dict[str, MetricValue] = {"test_note": FEW_LATER} if later.count < _FEW else {}
    return {
        "test_change": relative_change(metres, base),
        "ci_low": interval.low if interval else None,
        "ci_high": interval.high if interval else None,
        "longer_visits": share,
        "longer_by_metres": by,
        "longer_by_share": _longer_by_share(metres, base),
        "popularity_change": change(later, library, _popular(library, case.earlier)),
        "random_change": _random_change(library, later, base),
        "oracle_change": None if best is None else change(later, library, best),
        "nearest_first_change": relative_change(*nearest),
        "test_visits": later.count,
        "split_date": case.split.date,
        "baseline_metres_test": float(base.mean()),
        **told,
    }


def _longer_by_share(metres: Floats, base: Floats) -> float | None:
    """By which share those visits get longer that do."""
    longer = metres > base + 1e-9
    return relative_change(metres[longer], base[longer]) if longer.any() else 0.0


def _random_change(library: Library, later: Visits, base: Floats) -> float | None:
    mean = float(base.mean())
    metres = random_metres(later, library.shelving.distances, library.plan.length_cm)
    return metres / mean - 1 if mean > 0 else None


def _popular(library: Library, earlier: Visits) -> Ints:
    """Books by past loans into the open bays nearest the door, ties by call number (then as they come)."""
    loans = np.bincount(earlier.items, minlength=library.shelving.count)
    last = np.iinfo(np.int32).max
    number = np.where(library.rank >= 0, library.rank, last)
    opened = replace(library.shelving, room=np.where(library.bays.closed, 0.0, library.shelving.room))
    return packed_nearest(np.lexsort((number, -loans)), opened)
