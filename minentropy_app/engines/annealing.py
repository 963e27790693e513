"""Simulated annealing of books over lattice sites (Kirkpatrick, Gelatt & Vecchi 1983).

Moves: beside a partner drawn by weight, round a Weiszfeld step (Weiszfeld 1937), or local; the
occupant of the target, if any, takes the place left. Geometric cooling.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from minentropy_app.engines.kernels.annealing import anneal, refresh
from minentropy_app.engines.lattice import Sites
from minentropy_app.engines.walking import Walks, walking_cost
from minentropy_app.model.inputs import Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ANNEALING = QT_TRANSLATE_NOOP("engines.annealing", "Improving places")

#: Wall seconds that one call of the kernel aims at; results do not depend on it.
_SLICE = 0.04
#: Sweeps between recomputations of the running sums.
_REFRESH = 5


@dataclass(frozen=True)
class Schedule:
    """How long and how hot.

    Attributes
    ----------
    sweeps
        Proposals per book.
    heat
        First temperature as a share of the mean cost of a book, S/n.
    span
        First over last temperature.
    guided
        Shares of moves beside a partner and round a Weiszfeld step; the rest is local. Guided moves are
        what makes large libraries fast, but they are not symmetric: in the end they hold a few
        books away from the equilibrium that purely local moves reach.
    """

    sweeps: float = 600.0
    heat: float = 0.15
    span: float = 500.0
    guided: tuple[float, float] = (0.3, 0.02)


def anneal_sites(
    walks: Walks, sites: Sites, start: Ints, schedule: Schedule, seed: int, context: Context
) -> Steps[Ints]:
    """Improve the assignment ``start`` (site of every book); return the best assignment reached.

    Steps carry the running cost ``S`` (recomputed every few sweeps) and a snapshot of the positions.
    """
    run = _Run(walks, sites, start, schedule.guided)
    begun = walking_cost(walks, sites.positions[start])
    total = int(schedule.sweeps * walks.count)
    cooling = schedule.span ** (-1.0 / max(total, 1))
    hot, state, done = schedule.heat * begun / max(walks.count, 1), np.array([seed], np.uint64), 0
    slice_size, every = 2_000, max(_REFRESH * walks.count, 20_000)
    while done < total:
        context.check()
        size = min(slice_size, total - done, every - done % every)
        clock = time.perf_counter()
        run.advance(size, (done, hot, cooling), state)
        slice_size = max(500, min(int(size * _SLICE / max(time.perf_counter() - clock, 1e-6)), 4 * slice_size))
        done += size
        if done % every == 0:
            run.refresh()
        yield Step(ANNEALING, done, total, {"S": run.cost}, run.positions)
    end: Ints = run.site.copy()
    return end if walking_cost(walks, sites.positions[end]) <= begun else start


class _Run:
    """The kernel's arrays, and the running cost."""

    def __init__(self, walks: Walks, sites: Sites, start: Ints, guided: tuple[float, float] = (0.3, 0.02)) -> None:
        self.guided = np.array(guided)
        n = walks.count
        weights = walks.weights.astype(np.float32)
        sums = np.r_[0.0, np.cumsum(walks.weights)]
        degree = np.diff(walks.indptr)
        cumulative = (sums[1:] - np.repeat(sums[walks.indptr[:-1]], degree)).astype(np.float32)
        first = walks.first.astype(np.float32)
        pull = (walks.first + sums[walks.indptr[1:]] - sums[walks.indptr[:-1]]).astype(np.float32)
        spot = np.c_[sites.positions, sites.radius].astype(np.float32)
        frame = sites.frame
        self.walk = (walks.indptr, walks.indices, weights, cumulative, first, pull)
        turn, offset = frame.turn.astype(np.float32), np.array(frame.offset, np.float32)
        self.lattice = (sites.whole, spot, sites.index, turn, offset)
        self.site = start.astype(np.int32).copy()
        book = np.full(len(spot), -1, np.int32)
        book[self.site] = np.arange(n, dtype=np.int32)
        self.layout: tuple[Any, ...] = (self.site, book, spot[self.site].copy(), np.zeros(n, np.float32))
        self._sites = sites
        self.cost = 0.0
        self.refresh()

    def advance(self, proposals: int, cooling: tuple[int, float, float], state: Any) -> None:
        self.cost += anneal(proposals, cooling, self.walk, self.lattice, self.layout, state, self.guided)[1]

    def refresh(self) -> None:
        """Recompute every running sum: float32 drifts by some 1e-7 per accepted move."""
        indptr, indices, weights, _, first, _ = self.walk
        _, _, place, near = self.layout
        refresh(indptr, indices, weights, first, place, near)
        # near counts every pair twice and every entrance once.
        self.cost = float(0.5 * (near.sum(dtype=np.float64) + first.astype(np.float64) @ place[:, 3]))

    def positions(self) -> Any:
        """(n, 3) positions of the present assignment."""
        return self._sites.positions[self.site]
