"""Zones: every class keeps a run of bays of its own, in the order of the bays.

Which class comes first is searched by swaps, judged by the entrance term with each class's books by popularity.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.building.walking import Distances
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ARRANGING = QT_TRANSLATE_NOOP("engines.zones", "Arranging zones")

#: Orders of classes tried.
_TRIALS = 1_500
_REPORT = 20


@dataclass(frozen=True)
class Shelves:
    """What zones are cut from: walking distances, centimetres of each bay in their order, and the
    share of them that a zone fills (more where the books would not fit else).
    """

    distances: Distances
    length: Floats
    fill: float = 0.0


@dataclass(frozen=True)
class Zones:
    """Zones of an order of groups.

    Attributes
    ----------
    order
        (groups,) which group comes first.
    allowed
        (groups, B) bays that hold a part of the group's run.
    start
        (n,) a plan inside the zones, books in the order given.
    """

    order: Ids
    allowed: npt.NDArray[np.bool_]
    start: Ints


def present_zones(group: Ints, home: Ints, bays: int) -> npt.NDArray[np.bool_]:
    """(groups, B) where books of each group stand now."""
    allowed = np.zeros((int(group.max(initial=0)) + 1, bays), bool)
    allowed[group, home] = True
    return allowed


def arrange_zones(
    group: Ints, first: Floats, width: Floats, shelves: Shelves, task: tuple[int, Context]
) -> Steps[Zones]:
    """Search the order of zones; ``first`` (n,) is the demand of each book, ``task`` = (seed, context)."""
    seed, context = task
    groups = int(group.max(initial=0)) + 1
    judge = _Judge(group, first, width, shelves)
    order = np.argsort(-judge.density(), kind="stable")
    lowest, rng = judge.cost(order), np.random.default_rng(seed)
    for trial in range(_TRIALS if groups > 1 else 0):
        if trial % _REPORT == 0:
            context.check()
            yield Step(ARRANGING, trial, _TRIALS, {"metres": lowest})
        tried = _neighbour(order, rng)
        cost = judge.cost(tried)
        if cost < lowest - 1e-12:
            order, lowest = tried, cost
    allowed, start = judge.zones(order)
    return Zones(order, allowed, start)


def _neighbour(order: Ids, rng: np.random.Generator) -> Ids:
    """Swap two groups, or move one to another place."""
    a, b = rng.choice(len(order), 2, replace=False)
    if rng.random() < 0.5:
        tried = order.copy()
        tried[[a, b]] = order[[b, a]]
        return tried
    return np.insert(np.delete(order, a), b, order[a])


class _Judge:
    """Entrance metres of an order of groups, all bays of zones filled to the same fraction."""

    def __init__(self, group: Ints, first: Floats, width: Floats, shelves: Shelves) -> None:
        self._door = shelves.distances.door
        self._ends = np.r_[0.0, np.cumsum(shelves.length)]
        evenly = self._ends[-1] / float(width.sum())
        scale = min(evenly, 1 / shelves.fill) if shelves.fill > 0 else evenly
        self._books = [np.flatnonzero(group == g) for g in range(int(group.max(initial=0)) + 1)]
        self._books = [books[np.argsort(-first[books], kind="stable")] for books in self._books]
        self._edge = [np.r_[0.0, np.cumsum(width[books])] * scale for books in self._books]
        self._mass = [np.r_[0.0, np.cumsum(first[books])] for books in self._books]
        self._size = np.array([edge[-1] for edge in self._edge])

    def density(self) -> Floats:
        """Demand per centimetre of each group."""
        mass = np.array([total[-1] for total in self._mass])
        dense: Floats = mass / np.maximum(self._size, 1e-12)
        return dense

    def _run(self, begin: float, end: float) -> tuple[Ids, Floats]:
        """Bays that a run touches, nearest first, and its centimetres in each."""
        last = len(self._door) - 1
        low = min(max(int(np.searchsorted(self._ends, begin + 1e-9, side="right")) - 1, 0), last)
        high = min(int(np.searchsorted(self._ends, end - 1e-9, side="left")), len(self._door))
        bays = np.arange(low, max(high, low + 1))
        part = np.minimum(self._ends[bays + 1], end) - np.maximum(self._ends[bays], begin)
        nearest = np.argsort(self._door[bays], kind="stable")
        return bays[nearest], part[nearest]

    def cost(self, order: Ids) -> float:
        total, begin = 0.0, 0.0
        for g in order.tolist():
            bays, part = self._run(begin, begin + self._size[g])
            reached = np.interp(np.cumsum(part), self._edge[g], self._mass[g])
            total += float(np.diff(reached, prepend=0.0) @ self._door[bays])
            begin += self._size[g]
        return total

    def zones(self, order: Ids) -> tuple[npt.NDArray[np.bool_], Ints]:
        """Where each group may stand, and a plan with its popular books nearest the door."""
        allowed = np.zeros((len(order), len(self._door)), bool)
        start = np.zeros(sum(map(len, self._books)), np.int32)
        begin = 0.0
        for g in order.tolist():
            bays, part = self._run(begin, begin + self._size[g])
            allowed[g, bays] = True
            middle = (self._edge[g][1:] + self._edge[g][:-1]) / 2
            start[self._books[g]] = bays[np.minimum(np.searchsorted(np.cumsum(part), middle), len(bays) - 1)]
            begin += self._size[g]
        return allowed, start
