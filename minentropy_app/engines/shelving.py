"""Which bay each book should stand in, so that people walk least.

The walking cost of Su Jianlin (kexue.fm archive 6191) in a real building: sites are bay faces, distances are
shortest ways, and a bay holds as many books as its centimetres allow. Simulated annealing with
sparse deltas; a penalty λ per book that leaves its place gives the curve *books moved ↔ metres saved*.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.building.walking import Distances
from minentropy_app.engines.kernels.shelving import anneal_bays, plan_cost
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

SHELVING = QT_TRANSLATE_NOOP("engines.shelving", "Improving the plan")

#: Wall seconds that one call of the kernel aims at; results do not depend on it.
_SLICE = 0.04
#: Bays that count as beside a bay.
_NEAR = 12


@dataclass(frozen=True)
class Demand:
    """What is asked of the books, per visit.

    Attributes
    ----------
    first
        (n,) weight of d(door, i): Σ over visits of 2/k, divided by the visits.
    indptr, indices, weights
        CSR, symmetric, without diagonal: weight of d(i, j), 2/k for each visit with both.
    """

    first: Floats
    indptr: Ids
    indices: Ints
    weights: Floats

    @property
    def arrays(self) -> tuple[Ids, Ints, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """As the kernel takes it."""
        return self.indptr, self.indices, self.weights.astype(np.float32), self.first.astype(np.float32)


@dataclass(frozen=True)
class Shelving:
    """Books, bays and what may stand where.

    Attributes
    ----------
    width
        (n,) centimetres of each book.
    room
        (B,) centimetres that may be filled (bays that hold more at the start may only lose books).
    group, allowed
        (n,) group of each book, (groups, B) whether it may stand there.
    home
        (n,) bay of each book before anything moves.
    movable
        (n,) False: pinned.
    volumes
        (n,) books that each entry stands for, None: one.
    """

    distances: Distances
    width: Floats
    room: Floats
    home: Ints
    group: Ints
    allowed: npt.NDArray[np.bool_]
    movable: npt.NDArray[np.bool_]
    volumes: Ints | None = None

    def moved(self, bay: Ints) -> float:
        """Share of books that stand elsewhere than at home."""
        return moved_share(bay, self.home, self.volumes)

    @property
    def count(self) -> int:
        """Number of books."""
        return len(self.width)


@dataclass(frozen=True)
class Search:
    """How long and how hot: proposals per book, first temperature as a share of the mean cost of a
    book, first over last temperature, and λ in metres per visit and book.
    """

    sweeps: float = 600.0
    heat: float = 2.0
    span: float = 2000.0
    penalty: float = 0.0


def free_shelving(distances: Distances, width: Floats, room: Floats, home: Ints) -> Shelving:
    """Every book may stand in every bay."""
    n, bays = len(width), distances.count
    return Shelving(
        distances, width, room, home, np.zeros(n, np.int32), np.ones((1, bays), bool), np.ones(n, bool)
    )  # fmt: skip


def automatic_sweeps(n: int) -> float:
    """Proposals per book: 600 up to 10,000 books, then fewer: 180 at 50,000."""
    return 600.0 if n <= 10_000 else 600.0 * (n / 10_000) ** -0.75


def cost_of(demand: Demand, distances: Distances, bay: Ints) -> float:
    """Metres per visit of a plan: Σ_i a_i d(door, b_i) + ½ Σ_i Σ_k w_ik d(b_i, b_k)."""
    arrays = (demand.indptr, demand.indices, demand.weights, demand.first)
    alone, together = plan_cost(arrays, (distances.door, distances.between), bay)
    return float(alone + together)


def anneal_shelves(
    demand: Demand, shelving: Shelving, start: Ints, search: Search, seed: int, context: Context
) -> Steps[Ints]:
    """Improve the plan ``start``; never exceeds ``room``, leaves ``allowed``, or moves what is pinned.

    Steps carry the running ``metres`` per visit and a snapshot of the plan. The result is the plan at the end, or
    ``start`` where that is no worse (penalty included).
    """
    if not shelving.movable.any():
        return start.copy()
    run = _Run(demand, shelving, start)
    begun = run.cost
    total = int(search.sweeps * shelving.count)
    heat = search.heat * begun / max(shelving.count, 1)
    cooling = search.span ** (-1.0 / max(total, 1))
    state, done, size = np.array([seed], np.uint64), 0, 2_000
    while done < total:
        context.check()
        size = min(size, total - done)
        clock = time.perf_counter()
        heat = run.advance(size, (heat, cooling), state, search.penalty)
        done += size
        size = max(500, min(int(size * _SLICE / max(time.perf_counter() - clock, 1e-6)), 4 * size))
        yield Step(SHELVING, done, total, {"metres": run.cost}, run.plan)
    end = run.plan()
    return end if _charged(demand, shelving, end, search) < _charged(demand, shelving, start, search) else start.copy()


def _charged(demand: Demand, shelving: Shelving, bay: Ints, search: Search) -> float:
    return cost_of(demand, shelving.distances, bay) + search.penalty * int((bay != shelving.home).sum())


class _Run:
    """The kernel's arrays, and the running cost."""

    def __init__(self, demand: Demand, shelving: Shelving, start: Ints) -> None:
        far = shelving.distances
        self._demand = demand.arrays
        self._walk = (far.door.astype(np.float32), far.between.astype(np.float32))
        free = np.flatnonzero(shelving.movable).astype(np.int32)
        movable, allowed = shelving.movable.astype(np.uint8), shelving.allowed.astype(np.uint8)
        self._books = (shelving.width, shelving.group, shelving.home, movable, free)
        self._bays = (shelving.room, nearest_bays(far), allowed)
        self._layout = _layout(shelving, start)
        self.cost = cost_of(demand, far, start)

    def advance(self, proposals: int, heat: tuple[float, float], state: Any, penalty: float) -> float:
        """Go on; return the temperature reached."""
        _, change, reached = anneal_bays(
            proposals, heat, self._demand, self._walk, self._books, self._bays, self._layout, state, penalty
        )
        self.cost += change
        return float(reached)

    def plan(self) -> Ints:
        """(n,) bay of each book."""
        bay: Ints = self._layout[0].copy()
        return bay


def _layout(shelving: Shelving, start: Ints) -> tuple[Any, ...]:
    """Plan, centimetres used, and the books of each bay in slots with room for any plan that fits."""
    bays, loc = shelving.distances.count, start.astype(np.int32).copy()
    used = np.bincount(loc, weights=shelving.width, minlength=bays)
    count = np.bincount(loc, minlength=bays).astype(np.int64)
    thinnest = float(shelving.width.min())
    most = min(int(max(np.max(shelving.room / thinnest), count.max())) + 2, shelving.count)
    slots = np.full((bays, most), -1, np.int32)
    order = np.argsort(loc, kind="stable")
    slot_of = np.empty(shelving.count, np.int64)
    slot_of[order] = np.arange(shelving.count) - np.repeat(np.cumsum(count) - count, count)
    slots[loc, slot_of] = np.arange(shelving.count)
    return loc, used, slots, count, slot_of


def nearest_bays(distances: Distances) -> Ints:
    """(B, m) the nearest other bays of each, ties by number."""
    apart = distances.between + np.where(np.eye(distances.count, dtype=bool), np.inf, 0.0)
    nearest = np.argsort(apart, axis=1, kind="stable")[:, : max(1, min(_NEAR, distances.count - 1))]
    return nearest.astype(np.int32)


def filled_evenly(order: Ids, width: Floats, length: Floats, bays: Ids) -> Ints:
    """Put books in ``order`` into ``bays`` (in order), every one of these filled to the same fraction.

    A book stands where its middle falls. Returns (n,) the bay of each book.
    """
    ends = np.cumsum(length[bays])
    middle = (np.cumsum(width[order]) - width[order] / 2) / max(float(width.sum()), 1e-12) * ends[-1]
    bay = np.empty(len(order), np.int32)
    bay[order] = bays[np.minimum(np.searchsorted(ends, middle, side="right"), len(bays) - 1)]
    return bay


def packed_nearest(order: Ids, shelving: Shelving) -> Ints:
    """Put books in ``order`` into the bays nearest the door, each filled as far as it may be.

    A book for which there is no room left goes where most room is left (it cannot happen while the
    books fit with a book's width to spare in each bay).
    """
    nearest = np.argsort(shelving.distances.door, kind="stable")
    room, bay, b = shelving.room.copy(), np.empty(shelving.count, np.int32), 0
    width = shelving.width
    for i in order.tolist():
        while b < len(nearest) and room[nearest[b]] < width[i]:
            b += 1
        to = nearest[b] if b < len(nearest) else int(np.argmax(room))
        bay[i] = to
        room[to] -= width[i]
    return bay


def moved_share(bay: Ints, home: Ints, volumes: Ints | None = None) -> float:
    """Share of books that stand elsewhere; ``volumes`` (n,) books that each entry stands for."""
    return float(np.average(bay != home, weights=volumes)) if len(bay) else 0.0


@dataclass(frozen=True)
class CurvePoint:
    """One plan of the curve: λ, the plan, and the share of books moved."""

    penalty: float
    bay: Ints
    moved: float


def sweep_penalty(
    demand: Demand, shelving: Shelving, penalties: Floats, search: Search, task: tuple[int, Context]
) -> Steps[list[CurvePoint]]:
    """Anneal from home under each λ; ``task`` = (seed, context). Points come in the order of ``penalties``."""
    seed, context = task
    points = []
    for number, penalty in enumerate(penalties.tolist()):
        bay = yield from anneal_shelves(
            demand, shelving, shelving.home, replace(search, penalty=penalty), seed + number, context
        )
        points.append(CurvePoint(penalty, bay, shelving.moved(bay)))
    return points
