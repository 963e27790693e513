"""What if these books stood there? The change of the walking cost, at once.

    Δ = Σ_{i moved} a_i (d(door, t_i) − d(door, s_i))
        + Σ_{i moved, k} w_ik (d(t_i, b'_k) − d(s_i, b_k)) · (½ if k moves too, else 1)

exactly the difference of ``shelving.cost_of`` after and before; only rows of the moved books are read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.building.walking import Distances, distances
from minentropy_app.engines.kernels.shelving import carried_delta
from minentropy_app.engines.shelving import Demand, cost_of
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.results import ShelfPlan, floor_of

_EPS = 1e-9


@dataclass(frozen=True)
class Stand:
    """What a proposed move is measured against.

    Attributes
    ----------
    demand, distances
        What is asked of the books, and how far it is.
    width
        (n,) centimetres of each book.
    room
        (B,) centimetres that the plan may fill.
    bay
        (n,) where the books stand now.
    metres
        Metres per visit of ``bay``.
    """

    demand: Demand
    distances: Distances
    width: Floats
    room: Floats
    bay: Ints
    metres: float


@dataclass(frozen=True)
class Effect:
    """What a move would do.

    Attributes
    ----------
    metres, share
        Change of the metres per visit, and as a share of them; negative: less walking.
    moved
        Books that would change bays.
    used_change, left
        (B,) centimetres more (or fewer) in each bay, and centimetres then left of what may be filled.
    over
        Bays that would be fuller than they may, and fuller than before.
    """

    metres: float
    share: float
    moved: int
    used_change: Floats
    left: Floats
    over: Ids

    @property
    def fits(self) -> bool:
        """No bay gets fuller than it may be."""
        return not len(self.over)


def can_ask(result: ShelfPlan) -> bool:
    """Whether a result holds what the question needs (those of earlier versions do not)."""
    return len(result.demand_first) == len(result.item_ids) and len(result.bay_node) == len(result.bays)


def stand_of(result: ShelfPlan, bay: Ints | None = None) -> Stand:
    """Set up a finished plan; ``bay`` (n,) takes the place of the planned bays, such as ``result.present``.

    Walks the floor once (about 0.1 s at 480 faces): keep what it returns. ``can_ask`` must hold.
    """
    demand = Demand(result.demand_first, result.demand_indptr, result.demand_indices, result.demand_weights)
    far = distances(floor_of(result))
    room = result.room_cm if len(result.room_cm) else result.length_cm
    return stand(demand, far, result.width_cm, room, result.bay if bay is None else bay)


def stand(demand: Demand, far: Distances, width: Floats, room: Floats, bay: Ints) -> Stand:
    """Set up any plan."""
    return Stand(demand, far, width, room, bay, cost_of(demand, far, bay))


def effect_of(now: Stand, books: npt.ArrayLike, to: npt.ArrayLike) -> Effect:
    """Return what it would do to carry ``books`` (indices) to ``to``: one bay for all, or one for each."""
    chosen, target = _distinct(books, to)
    metres = _delta(now, chosen, target)
    used_change = _used_change(now, chosen, target)
    used = np.bincount(now.bay, now.width, len(now.room)) + used_change
    left = now.room - used
    over = np.flatnonzero((left < -_EPS) & (used_change > _EPS))
    share = metres / now.metres if now.metres > 0 else 0.0
    return Effect(metres, share, int((now.bay[chosen] != target).sum()), used_change, left, over)


def carried(now: Stand, books: npt.ArrayLike, to: npt.ArrayLike) -> Stand:
    """Return the stand after the move; ``now`` stays as it is, which makes undo free."""
    chosen, target = _distinct(books, to)
    bay = now.bay.copy()
    bay[chosen] = target
    metres = now.metres + _delta(now, chosen, target)
    return Stand(now.demand, now.distances, now.width, now.room, bay, metres)


def spread_from(now: Stand, books: npt.ArrayLike, bay: int) -> Ints:
    """Say where a section stands that begins in ``bay``: there, and where that is full, in the bays after it.

    Books keep the order given. Room that the section itself leaves behind counts; past the last bay the walk
    goes on with the first; what fits nowhere goes to ``bay`` (and shows in ``Effect.over``).
    """
    chosen = np.asarray(books, np.int64).ravel()
    stays = np.ones(len(now.bay), bool)
    stays[chosen] = False
    left = now.room - np.bincount(now.bay[stays], now.width[stays], len(now.room))
    order = np.roll(np.arange(len(left)), -bay)
    target = np.full(len(chosen), bay, np.int32)
    at = 0
    for place, i in enumerate(chosen.tolist()):
        while at < len(order) and left[order[at]] + _EPS < now.width[i]:
            at += 1
        if at == len(order):
            break
        target[place] = order[at]
        left[order[at]] -= now.width[i]
    return target


def _distinct(books: npt.ArrayLike, to: npt.ArrayLike) -> tuple[Ids, Ids]:
    """Each book once: the last place given for it counts."""
    chosen = np.asarray(books, np.int64).ravel()
    target = np.broadcast_to(np.asarray(to, np.int64), chosen.shape)
    last, where = np.unique(chosen[::-1], return_index=True)
    return last, target[::-1][where]


def _delta(now: Stand, chosen: Ids, target: Ids) -> float:
    demand, far = now.demand, now.distances
    goal = now.bay.astype(np.int32)
    goal[chosen] = target
    arrays = (demand.indptr, demand.indices, demand.weights, demand.first)
    return float(carried_delta(arrays, (far.door, far.between), now.bay.astype(np.int32), goal, chosen))


def _used_change(now: Stand, chosen: Ids, target: Ids) -> Floats:
    bays, width = len(now.room), now.width[chosen]
    come, go = (np.bincount(place, width, bays) for place in (target, now.bay[chosen]))
    return np.asarray(come - go, np.float64)
