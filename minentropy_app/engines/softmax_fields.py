"""Passes over all pairs for the softmax costs: normalisers and weighted means, whole or by cells.

The Gaussian is short-ranged: beyond ``CUTOFF`` it is below 5e-6 and only cells near enough are
visited. The dot product is not, and always sees everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from minentropy_app.engines.kernels import fields
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

MEASURING = QT_TRANSLATE_NOOP("engines.softmax_fields", "Measuring the cost")

#: Gaussians are followed at least this far during the descent: e^{−3.5²} = 5e-6.
CUTOFF = 3.5
#: Below this many points everything is summed.
_DENSE = 2000
#: Passes between rebuilding the cells; points hardly move in so few iterations.
_KEEP_CELLS = 8
#: Pairs between two Steps (about 50 ms).
_BUDGET = 4e7


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
        return (seen[self.indptr[1:]] - seen[self.indptr[:-1]])[self.group]


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


class FieldPass:
    """Repeated passes with slowly moving points: keeps cells and guesses of the normalisers."""

    def __init__(self, kind: int, leave_out_self: bool, context: Context) -> None:
        self._kind = kind
        self._self = leave_out_self
        self._passes = 0
        self._runs: Runs | None = None
        self._logs = np.zeros(0)

    def run(
        self, targets: Floats, sources: Floats, bias: Floats, step: Callable[[], Step]
    ) -> Steps[tuple[Floats, Floats]]:
        """Return log F (n,) and weighted means (n, 3) of ``kernels.fields``, with Steps between slices."""
        runs = self._current_runs(targets, sources)
        if len(self._logs) != len(targets):
            self._logs = np.zeros(len(targets))
        means = np.empty((len(targets), 3))
        logs = self._logs[runs.target_order]
        own = np.full(len(targets), -1, np.int64)
        if self._self:
            place = np.empty(len(sources), np.int64)
            place[runs.source_order] = np.arange(len(sources))
            own = place[runs.target_order]
        T = np.ascontiguousarray(targets[runs.target_order], np.float32)
        S = np.ascontiguousarray(sources[runs.source_order].T, np.float32)
        b = bias[runs.source_order].astype(np.float32)
        for first, last in slices(runs.pairs(), _BUDGET):
            fields.field(
                self._kind, T, own, S, b, (runs.indptr, runs.start, runs.stop), runs.group, first, last, logs, means
            )
            yield step()
        self._logs[runs.target_order] = logs
        ordered = np.empty_like(means)
        ordered[runs.target_order] = means
        return self._logs.copy(), ordered

    def _current_runs(self, targets: Floats, sources: Floats) -> Runs:
        if self._kind == fields.DOT or len(targets) < _DENSE:
            self._runs = self._runs or all_runs(len(targets), len(sources))
        elif self._runs is None or self._passes % _KEEP_CELLS == 0:
            self._runs = cell_runs(targets, sources, CUTOFF)
        self._passes += 1
        return self._runs


def exact_log_normalisers(kind: int, v: Floats, u: Floats, leave_out_self: bool, context: Context) -> Steps[Floats]:
    """log Z_i (n,) over all j (all but i where the set is shared), in float64."""
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
