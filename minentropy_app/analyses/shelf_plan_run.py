"""How ``shelf-plan`` runs: demand of the earlier visits, a plan, its curve, and what later visits say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from minentropy_app.analyses.shelf_plan_judge import Case, curve_of, judge, judged, parts_of
from minentropy_app.analyses.shelf_plan_live import Course
from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.analyses.shelf_plan_search import Task, search_plan
from minentropy_app.analyses.shelf_plan_task import Library, library_of, split_of
from minentropy_app.engines.demand import Smoothing, find_company, raw_demand, smoothed_demand
from minentropy_app.engines.move_plan import Limits, MovePlan, carrying_metres, plan_moves
from minentropy_app.engines.shelving import CurvePoint, Demand, Search, automatic_sweeps
from minentropy_app.engines.visits import Visits
from minentropy_app.errors import AppError
from minentropy_app.evaluation.demand_choice import Wish, choose_smoothing
from minentropy_app.evaluation.time_split import TimeSplit
from minentropy_app.model.inputs import Floats, FloorPlan, Ints, Loans
from minentropy_app.model.results import MetricValue, ShelfPlan
from minentropy_app.model.step import Context, Steps, drain, unseen
from minentropy_app.text import QT_TRANSLATE_NOOP

_NO_DEMAND = Demand(np.zeros(0), np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0))
_NO_MOVES = MovePlan(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(1, np.int64), np.zeros(0, np.int32), 0.0)


@dataclass(frozen=True)
class Past:
    """What the plan may know: the earlier visits, and what they make us expect."""

    earlier: Visits
    split: TimeSplit | None
    expected: Demand
    chosen: dict[str, MetricValue]


def run(inputs: Mapping[str, Any], params: ShelfPlanParams, context: Context) -> Steps[ShelfPlan]:
    """Plan the shelves and judge the plan."""
    loans: Loans = inputs["loans"]
    floor: FloorPlan = inputs["floor-plan"]
    wish = _wish(params)
    library = yield from library_of(loans, floor, params, context)
    past = yield from unseen(_past(library, params, wish, context))
    search = Search(params.sweeps or automatic_sweeps(library.shelving.count))
    maker = Maker(library, past, search, params)
    task = (past.expected, library.shelving)
    course = Course(task, maker.start(), params.max_moved, lambda bay: drain(maker.early(bay)))
    bay, points = yield from course.follow(search_plan(Task(library, past.expected, search, params, context)))
    return (yield from course.hold(maker.finished(bay, points, context), bay))


@dataclass(frozen=True)
class Maker:
    """Makes results of plans: the moves in order, the curve, and what there is to say."""

    library: Library
    past: Past
    search: Search
    params: ShelfPlanParams

    def start(self) -> ShelfPlan:
        """The books where they stand now, without what questions about moves need."""
        return _result(self._case(self.library.shelving.home), _NO_MOVES, _NO_DEMAND)

    def finished(self, bay: Ints, points: list[CurvePoint], context: Context) -> Steps[ShelfPlan]:
        """The result of a search."""
        case = self._case(bay)
        moves, carried = yield from self._moves(bay, context)
        figures = yield from judge(case, context)
        return self._told(case, moves, {**figures, **carried}, curve_of(case, points))

    def early(self, bay: Ints) -> Steps[ShelfPlan]:
        """The result of a search that was stopped: no curve, and nothing that another search would have to find."""
        case = self._case(bay)
        moves, carried = yield from self._moves(bay, Context())
        return self._told(case, moves, {**judged(case), **carried}, np.zeros((0, 6)))

    def _case(self, bay: Ints) -> Case:
        return Case(self.library, self.past.earlier, self.past.split, bay, self.search, self.params.seed)

    def _moves(self, bay: Ints, context: Context) -> Steps[tuple[MovePlan, dict[str, MetricValue]]]:
        shelving, plan = self.library.shelving, self.library.plan
        far = shelving.distances.between
        limits = Limits(plan.length_cm, self.params.trolley_cm, ~self.library.bays.closed, far)
        moves = yield from plan_moves(shelving.width, shelving.home, bay, limits, context)
        carrying = carrying_metres(moves, far)
        return moves, {"steps": len(moves.start), "trolley_cm": moves.trolley_cm, "carrying_metres": carrying}

    def _told(self, case: Case, moves: MovePlan, figures: dict[str, MetricValue], curve: Floats) -> ShelfPlan:
        metrics = {**figures, **self.past.chosen, **self.library.notes}
        return replace(_result(case, moves, self.past.expected), curve=curve, metrics=metrics, parts=parts_of(case))


def _result(case: Case, moves: MovePlan, demand: Demand) -> ShelfPlan:
    library, floor, visits = case.library, case.library.plan, case.library.visits
    shelving = library.shelving
    return ShelfPlan(
        visits.item_ids, case.bay, shelving.home, library.rank, shelving.width, visits.loans.astype(np.float64),
        floor.bays, floor.floors, floor.place, floor.length_cm, shelving.distances.door,
        moves.start, moves.end, moves.indptr, moves.books, np.zeros((0, 6)),
        pinned=~shelving.movable, width_known=library.width_known, book_class=visits.item_class.astype(np.int32),
        class_names=visits.class_names, room_cm=shelving.room, bay_use=library.bays.use,
        demand_first=demand.first, demand_indptr=demand.indptr, demand_indices=demand.indices,
        demand_weights=demand.weights, nodes=floor.nodes, bay_node=floor.bay_node, way_first=floor.first,
        way_second=floor.second, way_metres=floor.metres, shelves=floor.shelves, shelf_cm=floor.shelf_cm,
        max_height_cm=floor.max_height_cm,
    )  # fmt: skip


def _wish(params: ShelfPlanParams) -> Wish:
    return Wish(params.half_life_days, params.shrinkage, _blend(params.pair_weights))


def _blend(text: str | None) -> tuple[float, ...] | None:
    """Read three shares, or four with that of chance, or five with that of titles."""
    if text is None:
        return None
    try:
        shares = tuple(float(word) for word in text.replace(";", ",").split(","))
        if len(shares) in (3, 4, 5) and min(shares) >= 0 and 0 < sum(shares) < np.inf:
            return shares
    except ValueError:
        pass
    raise AppError(
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "pair_weights = {text} is not three to five shares."),
        QT_TRANSLATE_NOOP(
            "analyses.shelf_plan", "Give numbers of 0 or more, such as 0.3,0.35,0.35 or 0.2,0.2,0.3,0.3, or auto."
        ),
        text=text,
    )


def _past(library: Library, params: ShelfPlanParams, wish: Wish, context: Context) -> Steps[Past]:
    split = split_of(library.visits, params.split)
    earlier = library.visits if split is None else split.earlier
    if params.demand == "raw":
        return Past(earlier, split, (yield from raw_demand(earlier, context)), {"demand": "raw"})
    task = (params.seed, context)
    smoothing = yield from choose_smoothing(earlier, library.rank, library.shelving, wish, task, library.titles)
    company = yield from find_company(earlier, library.rank, params.seed, context, library.titles)
    expected = yield from smoothed_demand(earlier, library.rank, company, smoothing, context)
    return Past(earlier, split, expected, _told(smoothing))


def _told(smoothing: Smoothing) -> dict[str, MetricValue]:
    return {
        "demand": "smoothed",
        "expectation": "learned" if smoothing.learned else "faded",
        "half_life_days": None if smoothing.learned else smoothing.half_life,
        "shrinkage": smoothing.shrinkage,
        "class_reach": smoothing.reach,
        "pair_weights": ",".join(f"{share:g}" for share in smoothing.pair_weights),
    }
