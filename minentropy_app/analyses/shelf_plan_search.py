"""How ``shelf-plan`` searches: a curve from home under falling λ, and the plan itself within its rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.analyses.shelf_plan_rules import refuse_without_room
from minentropy_app.analyses.shelf_plan_task import Library
from minentropy_app.engines.fewer_moves import within_budget
from minentropy_app.engines.shelving import (
    CurvePoint,
    Demand,
    Search,
    Shelving,
    anneal_shelves,
    cost_of,
    moved_share,
    sweep_penalty,
)
from minentropy_app.engines.works import contracted_demand, contracted_shelving, pinned_where_split, units_of
from minentropy_app.engines.zone_start import feasible_start, keeps_rules, repaired
from minentropy_app.engines.zones import Shelves, arrange_zones, present_zones
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, Steps, shown_as

T = TypeVar("T")

#: λ of the curve, in mean costs of a book; the last is that of a plan without a limit.
PENALTIES = np.array([8.0, 3.0, 1.5, 0.7, 0.3, 0.1, 0.002])
#: Proposals per book of a point of the curve, as a share of a full run.
POINT = 0.25
#: How full zones are laid out, as a share of the fullest: the rest is room for books to change bays.
_IN_ZONES = 0.95


@dataclass(frozen=True)
class Task:
    """What is searched for, and how long."""

    library: Library
    demand: Demand
    search: Search
    params: ShelfPlanParams
    context: Context

    @property
    def shelving(self) -> Shelving:
        """Books and bays under the rules of the user."""
        return self.library.shelving

    @property
    def in_zones(self) -> bool:
        """Whether classes keep zones that are cut here."""
        return self.params.zones in ("letter", "class")

    def unit_penalty(self) -> float:
        """Mean cost of a book at home: what λ is counted in."""
        return cost_of(self.demand, self.shelving.distances, self.shelving.home) / max(self.shelving.count, 1)


def search_plan(task: Task) -> Steps[tuple[Ints, list[CurvePoint]]]:
    """Return the plan, (n,) bay of each book, and the points of the curve.

    Raises
    ------
    AppError
        The bays that the rules leave lack room.
    """
    few = _few_moves(task)
    penalties = PENALTIES * task.unit_penalty()
    unlimited = task.params.max_moved >= 1
    quick = replace(task.search, sweeps=task.search.sweeps * POINT)
    seed, context = task.params.seed, task.context
    swept = penalties[:-1] if unlimited else penalties
    points = yield from few.told(sweep_penalty(few.demand, few.shelving, swept, quick, (seed, context)))
    home = task.shelving.home
    curve = [_point(p.penalty, few.books(p.bay), home) for p in points]
    if unlimited:
        search = replace(task.search, penalty=float(penalties[-1]))
        many, start = yield from _many_moves(task)
        last = anneal_shelves(many.demand, many.shelving, start, search, seed, context)
        bay = many.books((yield from many.told(last)))
        return bay, [*curve, _point(search.penalty, bay, home)]
    how = (replace(task.search, penalty=0.0), seed, context)
    best = yield from few.told(within_budget(few.demand, few.shelving, task.params.max_moved, points, how))
    return few.books(best.bay), curve


def _point(penalty: float, bay: Ints, home: Ints) -> CurvePoint:
    return CurvePoint(penalty, bay, moved_share(bay, home))


@dataclass(frozen=True)
class _Units:
    """What the search moves: books, or works of several volumes; ``of`` (n,) unit of each book."""

    demand: Demand
    shelving: Shelving
    of: Ints | None

    def books(self, bay: Ints) -> Ints:
        """(n,) bay of each book."""
        return bay if self.of is None else bay[self.of]

    def told(self, steps: Steps[T]) -> Steps[T]:
        """The same steps, their snapshots the bay of each book."""
        return shown_as(steps, self.books)


def _units(task: Task, shelving: Shelving) -> _Units:
    work = task.library.work
    if not (work >= 0).any():
        return _Units(task.demand, shelving, None)
    unit = units_of(work, shelving, task.library.rank)
    return _Units(contracted_demand(task.demand, unit), contracted_shelving(shelving, unit), unit)


def _few_moves(task: Task) -> _Units:
    """From home, book by book: within the zones of now, and works that stand apart now stay."""
    shelving = task.shelving
    if task.in_zones:
        present = present_zones(task.library.zone, shelving.home, shelving.distances.count)
        shelving = _zoned(task.library, present)
    if (task.library.work >= 0).any():
        whole = replace(shelving, movable=np.ones(shelving.count, bool))
        split = pinned_where_split(units_of(task.library.work, whole, task.library.rank), shelving)
        shelving = replace(shelving, movable=shelving.movable & ~split)
    return _units(task, shelving)


def _many_moves(task: Task) -> Steps[tuple[_Units, Ints]]:
    """From a plan that keeps all rules: home where it does, else a new one."""
    shelving, start = task.shelving, task.shelving.home
    used = np.bincount(start, shelving.width, len(shelving.room))
    if task.in_zones:
        shelving, start = yield from _cut_zones(task)
    many = _units(task, shelving)
    if many.of is not None:
        start = _of_units(many, start)
    limit = shelving.room if task.in_zones else np.maximum(shelving.room, used)
    if keeps_rules(many.shelving, start, limit):
        return many, start
    if task.in_zones:
        return _repaired_zones(task, many, start)
    found = feasible_start(many.demand.first, many.shelving)
    refuse_without_room(_names(task, many), found.missing)
    return many, found.bay


def _of_units(many: _Units, start: Ints) -> Ints:
    """Where each unit begins: with the first of its books."""
    assert many.of is not None
    _, leader = np.unique(many.of, return_index=True)
    return start[leader]


def _names(task: Task, many: _Units) -> list[str]:
    """What the groups of units are called, by a book of each."""
    own, group = task.shelving.group, many.shelving.group if many.of is None else many.shelving.group[many.of]
    names = [""] * len(many.shelving.allowed)
    for g, book in zip(*np.unique(group, return_index=True), strict=True):
        names[int(g)] = task.library.names[int(own[book])]
    return names


def _repaired_zones(task: Task, many: _Units, start: Ints) -> tuple[_Units, Ints]:
    """Zones cut here give way to what does not fit into them: it stands wherever the user's rules let it."""
    shelving = many.shelving
    found = repaired(shelving, start, _limit(shelving))
    lacking = found.missing > 0
    if lacking.any():
        wide = _zoned(task.library, np.ones((int(task.library.zone.max()) + 1, len(shelving.room)), bool))
        anywhere = wide if many.of is None else contracted_shelving(wide, many.of)
        allowed = np.where(lacking[:, None], anywhere.allowed, shelving.allowed)
        shelving = replace(shelving, allowed=allowed)
        found = repaired(shelving, start, _limit(shelving))
        refuse_without_room(_names(task, many), found.missing)
    return replace(many, shelving=shelving), found.bay


def _limit(shelving: Shelving) -> Floats:
    """Pinned books may fill a bay more than new ones may."""
    fixed = ~shelving.movable
    pinned: Floats = np.bincount(shelving.home[fixed], shelving.width[fixed], len(shelving.room)).astype(np.float64)
    return np.maximum(shelving.room, pinned)


def _cut_zones(task: Task) -> Steps[tuple[Shelving, Ints]]:
    """Zones in the room that pinned books leave, and a plan inside of them."""
    library, shelving = task.library, task.shelving
    free = shelving.movable
    left = np.maximum(shelving.room - np.bincount(shelving.home[~free], shelving.width[~free], len(shelving.room)), 0)
    left[library.bays.closed] = 0.0
    start = shelving.home.copy()
    if not free.any():
        return shelving, start
    kinds, group = np.unique(library.zone[free], return_inverse=True)
    shelves = Shelves(shelving.distances, left, _IN_ZONES)
    goal = (task.params.seed, task.context)
    zones = yield from arrange_zones(
        group.astype(np.int32), task.demand.first[free], shelving.width[free], shelves, goal
    )  # fmt: skip
    allowed = np.zeros((int(library.zone.max(initial=0)) + 1, shelving.distances.count), bool)
    allowed[kinds] = zones.allowed
    start[free] = zones.start
    return _zoned(library, allowed), start


def _zoned(library: Library, allowed: npt.NDArray[np.bool_]) -> Shelving:
    """Zones and the user's rules together: a group for each pair of both that occurs."""
    shelving = library.shelving
    kinds, group = np.unique(np.c_[library.zone, shelving.group], axis=0, return_inverse=True)
    both = allowed[kinds[:, 0]] & shelving.allowed[kinds[:, 1]]
    return replace(shelving, group=group.reshape(-1).astype(np.int32), allowed=both)
