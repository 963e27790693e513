"""A shelf plan within a budget of moves.

A penalty λ per move reaches most budgets, but not all: where moves pay only together (a bay near the door that must be
emptied first, a library with much free room) a slightly smaller λ moves half of the books, a slightly larger one none.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from minentropy_app.engines.shelving import CurvePoint, Demand, Search, Shelving, anneal_shelves, cost_of
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Steps

#: A plan that uses this share of the budget is near enough.
_CLOSE = 0.98
#: Share of the surplus that goes home before losses are counted again.
_ROUND = 0.1


def within_budget(
    demand: Demand, shelving: Shelving, budget: float, points: list[CurvePoint], search: tuple[Search, int, Context]
) -> Steps[CurvePoint]:
    """Return a plan that moves at most the share ``budget`` of the books, by bisection of λ.

    ``points`` are those of the curve; the best that fits is refined between its neighbours. Where no λ comes near
    the budget, the nearest plan above it is cut down to it.
    """
    how, seed, context = search
    fitting = [p for p in points if p.moved <= budget]
    best = max(fitting, key=lambda p: (p.moved, -p.penalty), default=CurvePoint(np.inf, shelving.home.copy(), 0.0))
    above = [p for p in points if p.moved > budget]
    low = max((p.penalty for p in above), default=0.0)
    for number in range(6 if above else 0):
        if best.moved >= _CLOSE * budget:
            break
        high = best.penalty
        penalty = low * 4 if np.isinf(high) else float(np.sqrt(max(low, high / 64) * high))
        bay = yield from anneal_shelves(
            demand, shelving, shelving.home, replace(how, penalty=penalty), seed + 100 + number, context
        )
        moved = shelving.moved(bay)
        if moved <= budget and moved >= best.moved:
            best = CurvePoint(penalty, bay, moved)
        elif moved > budget:
            low = max(low, penalty)
            above.append(CurvePoint(penalty, bay, moved))
    return best if best.moved >= _CLOSE * budget or not above else _cut_down(demand, shelving, budget, best, above)


def _cut_down(
    demand: Demand, shelving: Shelving, budget: float, best: CurvePoint, above: list[CurvePoint]
) -> CurvePoint:  # fmt: skip
    """Return the shortest of ``best`` and the plans ``above`` with as few moves as the budget allows."""
    found, least = best, cost_of(demand, shelving.distances, best.bay)
    for point in above:
        bay = fewer_moves(demand, shelving, point.bay, budget)
        cost = cost_of(demand, shelving.distances, bay)
        if cost < least:
            found, least = CurvePoint(point.penalty, bay, shelving.moved(bay)), cost
    return found


def fewer_moves(demand: Demand, shelving: Shelving, plan: Ints, budget: float) -> Ints:
    """Send books home, those first whose return costs fewest metres, until at most ``budget`` of them are moved.

    Never fills a bay beyond ``room`` (bays that hold more at home may be filled as at home). Books whose home has no
    room left stay away; where too many of them do, the plan is that of home.

    Parameters
    ----------
    plan
        (n,) bay of each book.
    budget
        Largest share of the books that may stand elsewhere than at home.
    """
    bay = plan.copy()
    volumes = np.ones(shelving.count) if shelving.volumes is None else shelving.volumes.astype(np.float64)
    allowed = budget * volumes.sum() + 1e-9
    while (surplus := volumes[bay != shelving.home].sum() - allowed) > 0:
        back = _returning(demand, shelving, bay, max(1, int(_ROUND * surplus)))
        if not len(back):
            return shelving.home.copy()
        bay[back] = shelving.home[back]
    return bay


def _returning(demand: Demand, shelving: Shelving, bay: Ints, most: int) -> Ids:
    """Up to ``most`` books whose return costs least and for which there is room at home."""
    away = np.flatnonzero(bay != shelving.home)
    order = away[np.argsort(_losses(demand, shelving, bay)[away], kind="stable")]
    used = np.bincount(bay, shelving.width, len(shelving.room))
    room = np.maximum(shelving.room, np.bincount(shelving.home, shelving.width, len(shelving.room))) - used
    chosen: list[int] = []
    for i in order.tolist():
        home = shelving.home[i]
        if shelving.width[i] <= room[home] + 1e-9:
            room[home] -= shelving.width[i]
            chosen.append(i)
            if len(chosen) >= most:
                break
    return np.array(chosen, np.int64)


def _losses(demand: Demand, shelving: Shelving, bay: Ints) -> Floats:
    """(n,) metres per visit by which the walk grows if this book alone goes home."""
    far, home = shelving.distances, shelving.home
    rows = np.repeat(np.arange(shelving.count), np.diff(demand.indptr))
    partner = bay[demand.indices]
    apart = demand.weights * (far.between[home[rows], partner] - far.between[bay[rows], partner])
    together: Floats = np.bincount(rows, apart, shelving.count).astype(np.float64)
    return demand.first * (far.door[home] - far.door[bay]) + together
