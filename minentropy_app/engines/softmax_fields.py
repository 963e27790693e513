"""Passes over all pairs for the softmax costs: normalisers and weighted means of every row.

Three ways to the same sums, the cheapest by estimate: everything directly (n²), the Gaussian over
neighbouring cells only (wide, thin layouts; beyond ``CUTOFF`` it is below 5e-6), or both kernels
through a mesh (``softmax_mesh.py``; dense layouts). The cost that is reported in the end comes from
``exact_log_normalisers``, which sums everything in float64.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels import fields
from minentropy_app.engines.softmax_mesh import PAIR_SECONDS, Charged, Core, axes_of, core_of, mesh_field
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

Flags = npt.NDArray[np.bool_]

MEASURING = QT_TRANSLATE_NOOP("engines.softmax_fields", "Measuring the cost")

#: Gaussians are followed at least this far over cells: e^{−3.5²} = 5e-6.
CUTOFF = 3.5
#: Below this many points everything is summed directly.
_DENSE = 2000
#: Pairs between two Steps (about 50 ms).
_BUDGET = 4e7
#: Where a target's own term leaves less than this share, the rest is summed directly.
_OWN_LEAVES = 0.03


@dataclass(frozen=True)
class Runs:
    """Which sources each target sees.

    Attributes
    ----------
    target_order, source_order
        (n,), (m,) orders in which targets and sources are visited.
    indptr, start, stop
        Runs of consecutive sources (in their order) of each group of targets.
    group
        (n,) group of each target, in target order.
    """

    target_order: Ids
    source_order: Ids
    indptr: Ids
    start: Ids
    stop: Ids
    group: Ids

    def pairs(self) -> Ids:
        """(n,) number of sources seen by each target, in target order."""
        seen = np.concatenate([[0], np.cumsum(self.stop - self.start)])
        pairs: Ids = (seen[self.indptr[1:]] - seen[self.indptr[:-1]])[self.group]
        return pairs


def all_runs(targets: int, sources: int) -> Runs:
    """Every target sees every source."""
    one = np.zeros(1, np.int64)
    return Runs(
        np.arange(targets), np.arange(sources), np.array([0, 1]), one, one + sources, np.zeros(targets, np.int64)
    )


def cell_runs(targets: Floats, sources: Floats, cutoff: float) -> Runs:
    """Every target sees the sources in the cells (side cutoff/2) up to two away in each direction."""
    side = cutoff / 2
    low = np.minimum(targets.min(axis=0), sources.min(axis=0))
    t, s = (np.floor((x - low) / side).astype(np.int64) + 2 for x in (targets, sources))
    shape = np.maximum(t.max(axis=0), s.max(axis=0)) + 3
    key_t, key_s = ((c[:, 0] * shape[1] + c[:, 1]) * shape[2] + c[:, 2] for c in (t, s))
    order_t, order_s = np.argsort(key_t, kind="stable"), np.argsort(key_s, kind="stable")
    key_s = key_s[order_s]
    cells, group = np.unique(key_t[order_t], return_inverse=True)
    beside = np.arange(-2, 3)
    offsets = ((beside[:, None] * shape[1] + beside) * shape[2]).ravel()
    middle = cells[:, None] + offsets
    start, stop = np.searchsorted(key_s, middle - 2).ravel(), np.searchsorted(key_s, middle + 3).ravel()
    indptr = np.arange(len(cells) + 1) * len(offsets)
    return Runs(order_t, order_s, indptr, start, stop, group)


@dataclass(frozen=True)
class Sums:
    """log F (n,) and softmax-weighted means (n, 3), as ``kernels.fields`` defines them."""

    logs: Floats
    means: Floats


class FieldPass:
    """Repeated passes with slowly moving points; keeps guesses of the normalisers between them.

    ``faint``: targets whose log F over cells falls below this are summed over everything, because
    what lies beyond the cutoff then counts.
    """

    def __init__(self, kind: int, leave_out_self: bool, faint: float = -np.inf) -> None:
        self._kind = kind
        self._self = leave_out_self
        self._faint = faint
        self._guess = np.zeros(0)

    def run(self, targets: Floats, sources: Floats, bias: Floats, step: Callable[[], Step]) -> Steps[Sums]:
        """Return log F and means at all targets, with Steps between slices of work."""
        own = np.arange(len(targets)) if self._self else np.full(len(targets), -1)
        guess = self._guess if len(self._guess) == len(targets) else np.zeros(len(targets))
        work = _Work(self._kind, targets, sources, bias, own, guess, self._faint, step)
        sums = yield from work.cheapest()
        self._guess = sums.logs
        return sums


@dataclass(frozen=True)
class _Work:
    """One pass: what to sum, and the three ways to do it."""

    kind: int
    targets: Floats
    sources: Floats
    bias: Floats
    own: Ids
    guess: Floats
    faint: float
    step: Callable[[], Step]

    def cheapest(self) -> Steps[Sums]:
        """Choose by estimated time; the choice depends on the points alone."""
        n, m = len(self.targets), len(self.sources)
        if n < _DENSE:
            return (yield from self.along(all_runs(n, m)))
        core = core_of(self.kind, self.targets, self.sources)
        if self.kind == fields.GAUSSIAN and not core.linear:
            runs = cell_runs(self.targets, self.sources, CUTOFF)
            if float(runs.pairs().sum()) * PAIR_SECONDS < core.seconds:
                return (yield from self.over_cells(runs))
        if core.seconds < n * m * PAIR_SECONDS:
            return (yield from self.meshed(core))
        return (yield from self.along(all_runs(n, m)))

    def over_cells(self, runs: Runs) -> Steps[Sums]:
        """Sum over neighbouring cells, and over everything where these give too little."""
        sums = yield from self.along(runs)
        faint = np.flatnonzero(sums.logs < self.faint)
        direct = yield from self.part(faint, np.arange(len(self.sources)))
        sums.logs[faint], sums.means[faint] = direct.logs, direct.means
        return sums

    def along(self, runs: Runs) -> Steps[Sums]:
        """Sum over runs of sources."""
        logs, means = self.guess[runs.target_order], np.empty((len(self.targets), 3))
        place = np.full(len(self.sources) + 1, -1)
        place[runs.source_order] = np.arange(len(self.sources))
        own = place[self.own[runs.target_order]]
        T = np.ascontiguousarray(self.targets[runs.target_order], np.float32)
        S = np.ascontiguousarray(self.sources[runs.source_order].T, np.float32)
        bias = self.bias[runs.source_order].astype(np.float32)
        seen = (runs.indptr, runs.start, runs.stop)
        for first, last in slices(runs.pairs(), _BUDGET):
            fields.field(self.kind, T, own, S, bias, seen, runs.group, first, last, logs, means)
            yield self.step()
        back = np.argsort(runs.target_order, kind="stable")
        return Sums(logs[back], means[back])

    def meshed(self, core: Core) -> Steps[Sums]:
        """Sum the core through the mesh, the rest directly."""
        near_t = np.abs(self.targets - core.centre).max(axis=1) <= core.target_reach
        near_s = np.abs(self.sources - core.centre).max(axis=1) <= core.source_reach
        top = float(self.bias[near_s].max())
        t, s = self.targets[near_t] - core.centre, self.sources[near_s] - core.centre
        axes = axes_of(self.kind, core.target_reach, core.source_reach)
        charged = Charged(s, np.exp(self.bias[near_s] - top))
        total = yield from mesh_field(self.kind, t, charged, axes, self.step)
        settled = self._without_own(total, (near_t, near_s), core.centre, top)
        logs, means = np.empty(len(self.targets)), np.empty((len(self.targets), 3))
        core_t = np.flatnonzero(near_t)[settled]
        logs[core_t] = top + np.log(total[settled, 0])
        means[core_t] = total[settled, 1:] / total[settled, :1] + core.centre
        far = yield from self.part(core_t, np.flatnonzero(~near_s))
        logs[core_t], means[core_t] = _joined(Sums(logs[core_t], means[core_t]), far)
        left = np.ones(len(self.targets), bool)
        left[core_t] = False
        rest = np.flatnonzero(left)
        direct = yield from self.part(rest, np.arange(len(self.sources)))
        logs[rest], means[rest] = direct.logs, direct.means
        return Sums(logs, means)

    def part(self, targets: Ids, sources: Ids) -> Steps[Sums]:
        """Sum directly over some targets and some sources."""
        if not len(targets) or not len(sources):
            return Sums(np.full(len(targets), fields.NOTHING), np.zeros((len(targets), 3)))
        place = np.full(len(self.sources) + 1, -1)
        place[sources] = np.arange(len(sources))
        own, guess = place[self.own[targets]], np.zeros(len(targets))
        if len(sources) == len(self.sources):
            guess = self.guess[targets]
        chosen = self.targets[targets], self.sources[sources], self.bias[sources]
        work = _Work(self.kind, *chosen, own, guess, self.faint, self.step)
        return (yield from work.along(all_runs(len(targets), len(sources))))

    def _without_own(self, total: Floats, near: tuple[Flags, Flags], centre: Floats, top: float) -> Flags:
        """Take each target's own term off ``total``; tell where enough is left to trust the rest."""
        near_t, near_s = near
        own = self.own[near_t]
        mine = np.zeros(len(own))
        has = (own >= 0) & near_s[own]
        at = self.sources[own[has]]
        exponent = self.bias[own[has]] - top
        if self.kind == fields.DOT:
            exponent = exponent + (at**2).sum(axis=1)
        mine[has] = np.exp(exponent)
        before = total[:, 0].copy()
        total[:, 0] -= mine
        total[:, 1:] -= mine[:, None] * np.where(has[:, None], self.sources[own] - centre, 0.0)
        settled: Flags = total[:, 0] > _OWN_LEAVES * before
        return settled


def _joined(near: Sums, far: Sums) -> tuple[Floats, Floats]:
    """Sums over two disjoint sets of sources."""
    logs = np.logaddexp(near.logs, far.logs)
    share = np.exp(far.logs - logs)[:, None]
    return logs, near.means * (1 - share) + far.means * share


def exact_log_normalisers(kind: int, v: Floats, u: Floats, leave_out_self: bool, context: Context) -> Steps[Floats]:
    """Return log Z_i (n,) over all j (all but i where the set is shared), in float64."""
    n = len(v)
    logs = np.zeros(n)
    S = np.ascontiguousarray(u.T)
    T = np.ascontiguousarray(v)
    for first, last in slices(np.full(n, len(u)), _BUDGET / 4):
        fields.log_normalisers(kind, T, S, leave_out_self, first, last, logs)
        context.check()
        yield Step(MEASURING, last, n)
    return logs


def slices(work: Ids, budget: float) -> Iterator[tuple[int, int]]:
    """Cut 0..n into consecutive slices of about ``budget`` units of work, at least one row each."""
    ends = np.cumsum(work)
    first = 0
    while first < len(work):
        reached = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, reached + budget, side="right")))
        yield first, last
        first = last
