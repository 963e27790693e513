"""How ``shelf-plan`` runs: demand of the earlier visits, a plan, its curve, and what later visits say of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from minentropy_app.analyses.pairs import visit_metrics
from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.analyses.shelf_plan_task import Library, library_of
from minentropy_app.engines.demand import Smoothing, find_company, raw_demand, smoothed_demand
from minentropy_app.engines.move_plan import plan_moves
from minentropy_app.engines.shelving import (
    CurvePoint,
    Demand,
    Search,
    Shelving,
    anneal_shelves,
    automatic_sweeps,
    cost_of,
    moved_share,
    packed_nearest,
    sweep_penalty,
    within_budget,
)
from minentropy_app.engines.visits import Visits
from minentropy_app.engines.zones import Shelves, arrange_zones, present_zones
from minentropy_app.errors import AppError
from minentropy_app.evaluation.demand_choice import Wish, choose_smoothing
from minentropy_app.evaluation.shelf_walks import (
    change_interval,
    longer_visits,
    nearest_first_metres,
    random_metres,
    relative_change,
    visit_metres,
)
from minentropy_app.evaluation.time_split import TimeSplit, split_by_time, split_on_day
from minentropy_app.model.inputs import Floats, FloorPlan, Ints, Loans
from minentropy_app.model.results import MetricValue, ShelfPlan
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

MEASURING = QT_TRANSLATE_NOOP("analyses.shelf_plan", "Walking the plan")
NO_DATES = QT_TRANSLATE_NOOP("analyses.shelf_plan", "no visits on different known days: nothing to judge the plan on")
FEW_LATER = QT_TRANSLATE_NOOP("analyses.shelf_plan", "fewer than 100 later visits: the interval is too wide to promise")

#: λ of the curve, in mean costs of a book; the last is that of a plan without a limit.
_PENALTIES = np.array([8.0, 3.0, 1.5, 0.7, 0.3, 0.1, 0.002])
#: Proposals per book of a point of the curve, as a share of a full run.
_POINT = 0.4
_FEW = 100
#: How full zones are laid out, as a share of the fullest: the rest is room for books to change bays.
_IN_ZONES = 0.95


@dataclass(frozen=True)
class Past:
    """What the plan may know: the earlier visits, and what they make us expect."""

    earlier: Visits
    split: TimeSplit | None
    raw: Demand
    expected: Demand
    chosen: dict[str, MetricValue]


def run(inputs: Mapping[str, Any], params: ShelfPlanParams, context: Context) -> Steps[ShelfPlan]:
    """Plan the shelves and judge the plan."""
    loans: Loans = inputs["loans"]
    floor: FloorPlan = inputs["floor-plan"]
    wish = _wish(params)
    library = yield from library_of(loans, floor, params, context)
    past = yield from _past(library, params, wish, context)
    search = Search(params.sweeps or automatic_sweeps(library.shelving.count))
    points = yield from _curve(library, past, search, params, context)
    bay = yield from _plan(library, past, points, search, params, context)
    moves = yield from plan_moves(library.shelving.width, library.shelving.home, bay, library.plan.length_cm, context)
    figures = yield from _judged(library, past, bay, search, params, context)
    trolley: dict[str, MetricValue] = {"steps": len(moves.start), "trolley_cm": moves.trolley_cm}
    curve = np.array([_point_of(library, past, point) for point in points]).reshape(-1, 4)
    return ShelfPlan(
        library.visits.item_ids, bay, library.shelving.home, library.rank, library.shelving.width,
        library.visits.loans.astype(np.float64), floor.bays, floor.floors, floor.place, floor.length_cm,
        library.shelving.distances.door, moves.start, moves.end, moves.indptr, moves.books, curve,
        {**figures, **past.chosen, **library.notes, **trolley},
    )  # fmt: skip


def _wish(params: ShelfPlanParams) -> Wish:
    return Wish(params.half_life_days, params.shrinkage, _blend(params.pair_weights))


def _blend(text: str | None) -> tuple[float, float, float] | None:
    """Read three shares."""
    if text is None:
        return None
    try:
        raw, vector, number = (float(word) for word in text.replace(";", ",").split(","))
        if min(raw, vector, number) >= 0 and 0 < raw + vector + number < np.inf:
            return raw, vector, number
    except ValueError:
        pass
    raise AppError(
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "pair_weights = {text} is not three shares."),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Give three numbers of 0 or more, such as 0.3,0.35,0.35, or auto."),
        text=text,
    )


def _split(visits: Visits, text: str) -> TimeSplit | None:
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


def _past(library: Library, params: ShelfPlanParams, wish: Wish, context: Context) -> Steps[Past]:
    split = _split(library.visits, params.split)
    earlier = library.visits if split is None else split.earlier
    raw = yield from raw_demand(earlier, context)
    if params.demand == "raw":
        return Past(earlier, split, raw, raw, {"demand": "raw"})
    task = (params.seed, context)
    smoothing = yield from choose_smoothing(earlier, library.rank, library.shelving, wish, task)
    company = yield from find_company(earlier, library.rank, params.seed, context)
    expected = yield from smoothed_demand(earlier, library.rank, company, smoothing, context)
    return Past(earlier, split, raw, expected, _told(smoothing))


def _told(smoothing: Smoothing) -> dict[str, MetricValue]:
    return {
        "demand": "smoothed",
        "half_life_days": smoothing.half_life,
        "shrinkage": smoothing.shrinkage,
        "class_reach": smoothing.reach,
        "pair_weights": ",".join(f"{share:g}" for share in smoothing.pair_weights),
    }


def _penalty_unit(past: Past, shelving: Shelving) -> float:
    return cost_of(past.expected, shelving.distances, shelving.home) / max(shelving.count, 1)


def _curve(
    library: Library, past: Past, search: Search, params: ShelfPlanParams, context: Context
) -> Steps[list[CurvePoint]]:
    """Plans from home under falling λ; where classes stay together, within the zones they have now."""
    shelving = _zoned(library, present_zones(library.zone, library.shelving.home, library.shelving.distances.count))
    if params.zones == "free":
        shelving = library.shelving
    penalties = _PENALTIES * _penalty_unit(past, shelving)
    quick = replace(search, sweeps=search.sweeps * _POINT)
    return (yield from sweep_penalty(past.expected, shelving, penalties, quick, (params.seed, context)))


def _zoned(library: Library, allowed: Any) -> Shelving:
    """Zones and heights together: a group for each pair of both that occurs."""
    shelving = library.shelving
    kinds, group = np.unique(np.c_[library.zone, shelving.group], axis=0, return_inverse=True)
    both = allowed[kinds[:, 0]] & shelving.allowed[kinds[:, 1]]
    return replace(shelving, group=group.reshape(-1).astype(np.int32), allowed=both)


def _plan(
    library: Library, past: Past, points: list[CurvePoint], search: Search, params: ShelfPlanParams, context: Context
) -> Steps[Ints]:
    """The plan itself: the best within the budget of moves and the zones."""
    shelving, start = library.shelving, library.shelving.home
    search = replace(search, penalty=float(_PENALTIES[-1]) * _penalty_unit(past, shelving))
    if params.zones != "free":
        present = _zoned(library, present_zones(library.zone, shelving.home, shelving.distances.count))
        if params.max_moved >= 1:
            shelves = Shelves(shelving.distances, library.plan.length_cm, _IN_ZONES * params.fill)
            task = (params.seed, context)
            zones = yield from arrange_zones(library.zone, past.expected.first, shelving.width, shelves, task)
            shelving, start = _zoned(library, zones.allowed), zones.start
        else:
            shelving = present
    if params.max_moved < 1:
        how = (replace(search, penalty=0.0), params.seed, context)
        return (yield from within_budget(past.expected, shelving, params.max_moved, points, how)).bay
    return (yield from anneal_shelves(past.expected, shelving, start, search, params.seed, context))


def _point_of(library: Library, past: Past, point: CurvePoint) -> tuple[float, float, float, float]:
    later = past.split.later if past.split else None
    changes = [_change(visits, library, point.bay) for visits in (past.earlier, later)]
    train, test = (np.nan if change is None else change for change in changes)
    return point.penalty, point.moved, train, test


def _change(visits: Visits | None, library: Library, bay: Ints) -> float | None:
    if visits is None:
        return None
    far, home = library.shelving.distances, library.shelving.home
    return relative_change(visit_metres(visits, far, bay), visit_metres(visits, far, home))


def _judged(
    library: Library, past: Past, bay: Ints, search: Search, params: ShelfPlanParams, context: Context
) -> Steps[dict[str, MetricValue]]:
    """Figures of the plan, with popularity, random order and hindsight beside it."""
    context.check()
    yield Step(MEASURING, 0, 3)
    far, home = library.shelving.distances, library.shelving.home
    base = visit_metres(past.earlier, far, home)
    every = visit_metres(library.visits, far, home)
    figures: dict[str, MetricValue] = {
        **visit_metrics(library.visits),
        "moved": moved_share(bay, home),
        "train_change": _change(past.earlier, library, bay),
        "baseline_metres": float(every.mean()),
        "baseline_metres_train": float(base.mean()) if len(base) else None,
        "popularity_train_change": _change(past.earlier, library, _popular(library, past.earlier)),
    }
    if past.split is None or not past.split.later.count:
        return {**figures, **dict.fromkeys(_HELD_OUT), "test_note": NO_DATES}
    yield Step(MEASURING, 1, 3)
    later = past.split.later
    hindsight = yield from raw_demand(later, context)
    best = yield from anneal_shelves(
        hindsight, library.shelving, home, replace(search, sweeps=search.sweeps * _POINT), params.seed, context
    )
    return {**figures, **_held_out(library, past, bay, best, params.seed)}


_HELD_OUT = (
    "test_change", "ci_low", "ci_high", "longer_visits", "longer_by_metres", "popularity_change", "random_change",
    "oracle_change", "nearest_first_change", "test_visits", "split_date", "baseline_metres_test",
)  # fmt: skip


def _held_out(library: Library, past: Past, bay: Ints, best: Ints, seed: int) -> dict[str, MetricValue]:
    """What the visits after the split date say; ``best`` is the plan made for them in hindsight."""
    assert past.split is not None
    later, far, home = past.split.later, library.shelving.distances, library.shelving.home
    metres, base = visit_metres(later, far, bay), visit_metres(later, far, home)
    interval = change_interval(metres, base, later.borrower, seed)
    share, by = longer_visits(metres, base)
    nearest = [nearest_first_metres(later, far, plan) for plan in (bay, home)]
    told: dict[str, MetricValue] = {"test_note": FEW_LATER} if later.count < _FEW else {}
    return {
        "test_change": relative_change(metres, base),
        "ci_low": interval.low if interval else None,
        "ci_high": interval.high if interval else None,
        "longer_visits": share,
        "longer_by_metres": by,
        "popularity_change": _change(later, library, _popular(library, past.earlier)),
        "random_change": _random_change(library, later, base),
        "oracle_change": _change(later, library, best),
        "nearest_first_change": relative_change(*nearest),
        "test_visits": later.count,
        "split_date": past.split.date,
        "baseline_metres_test": float(base.mean()),
        **told,
    }


def _random_change(library: Library, later: Visits, base: Floats) -> float | None:
    mean = float(base.mean())
    metres = random_metres(later, library.shelving.distances, library.plan.length_cm)
    return metres / mean - 1 if mean > 0 else None


def _popular(library: Library, earlier: Visits) -> Ints:
    """Books by past loans into the bays nearest the door, ties by call number (then as they come)."""
    loans = np.bincount(earlier.items, minlength=library.shelving.count)
    last = np.iinfo(np.int32).max
    number = np.where(library.rank >= 0, library.rank, last)
    return packed_nearest(np.lexsort((number, -loans)), library.shelving)
