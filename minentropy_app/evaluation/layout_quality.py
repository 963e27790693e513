"""How good a layout is: its cost between bound and collapse, and how many neighbours it keeps.

Cost, bound and collapse as in method.md, section 1: gap = S − H(p) = KL(p‖q). Recall: share of the ten nearest
vectors that are among the ten nearest points; of several as near as the tenth any counts. Trustworthiness (Venna &
Kaski 2001): one minus a penalty for points near in the layout whose vectors are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.affinities import Affinities
from minentropy_app.engines.kernels import layout_cost, layout_kept
from minentropy_app.engines.layout_problem import entropy_bound
from minentropy_app.engines.neighbours import prepared
from minentropy_app.engines.tsne import total_energy
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("evaluation.layout_quality", "Measuring the layout")
#: Neighbours that count.
NEAREST = 10
#: Figures looked at where the neighbours of all items are compared, and the least number of items compared.
_WORK, _FEWEST = 2_500_000_000, 300
#: Pairs between two Steps.
_PAIRS = 20_000_000
#: Golden-section rounds over log scale, from 1/100 to 10,000 times the unit spread.
_SCALES, _LOW, _HIGH = 24, np.log(1e-2), np.log(1e4)
#: Rows over which Z is estimated while a scale is sought.
_ROWS = 3_000
#: Axes that are turned into rows between two Steps: that reads memory across.
_TURNED = 16


@dataclass(frozen=True)
class LayoutCost:
    """S of a layout, in nats.

    Attributes
    ----------
    cost
        S = Σ p(i,j) f(z_i, z_j).
    entropy_bound
        H(i,j), or H(j|i) row by row: S is never less.
    cost_collapsed
        S with all points in one place: log n(n−1), or log(n−1) row by row.
    """

    cost: float
    entropy_bound: float
    cost_collapsed: float

    @property
    def gap(self) -> float:
        """S − bound = KL(p‖q)."""
        return self.cost - self.entropy_bound


def layout_cost_of(p: Affinities, Y: Floats, gaussian: bool, context: Context) -> Steps[LayoutCost]:
    """Cost of positions ``Y`` (n, dims) under p, over all pairs in float64."""
    log_z = yield from _mean_log_normaliser(p, Y, gaussian, context)
    cost = log_z + (yield from total_energy(p, Y, gaussian, context))
    n = len(Y)
    collapsed = np.log(n - 1) + (np.log(n) if p.joint else 0.0)
    return LayoutCost(cost, (yield from entropy_bound(p, context)), float(collapsed))


def _mean_log_normaliser(p: Affinities, Y: Floats, gaussian: bool, context: Context) -> Steps[float]:
    """Log Z of a joint normaliser, Σ p(i) log Z_i row by row."""
    if p.joint and not gaussian:
        return (yield from _log_student_total(Y, context))
    log_z = yield from log_normalisers(Y, gaussian, context)
    if not p.joint:
        return float((p.first * log_z).sum())
    top = float(log_z.max())
    return top + float(np.log(np.exp(log_z - top).sum()))


def _log_student_total(Y: Floats, context: Context) -> Steps[float]:
    """Log Σ_{i≠j} 1/(1+d²), every pair once."""
    places, n, total, first = _places(Y), len(Y), 0.0, 0
    while first < n:
        last = min(n, first + max(1, 2 * _PAIRS // (n - first)))
        total += layout_cost.student_pairs(places, first, last)
        first = last
        context.check()
        yield Step(STAGE, first, n)
    return float(np.log(2 * total))


def log_normalisers(Y: Floats, gaussian: bool, context: Context, every: int = 1) -> Steps[Floats]:
    """Log Z_i = log Σ_{j≠i} K(‖z_i − z_j‖) of every ``every``-th point."""
    places = _places(Y)
    chosen = np.arange(0, len(Y), every)
    out = np.empty(len(chosen))
    block = max(1, _PAIRS // len(Y))
    for first in range(0, len(chosen), block):
        part = chosen[first : first + block]
        layout_cost.log_normalisers(places, gaussian, part, out[first : first + block])
        context.check()
        yield Step(STAGE, first, len(chosen))
    return out


def best_scale(p: Affinities, places: Floats, context: Context) -> Steps[Floats]:
    """``places`` times the one factor with the least joint Student-t cost (golden section over its logarithm)."""
    unit = places / (places.std() + 1e-300)
    golden = (np.sqrt(5) - 1) / 2
    low, high = _LOW, _HIGH
    a, b = high - golden * (high - low), low + golden * (high - low)
    cost_a = yield from _cost_at(p, unit, a, context)
    cost_b = yield from _cost_at(p, unit, b, context)
    for _ in range(_SCALES):
        if cost_a < cost_b:
            high, b, cost_b = b, a, cost_a
            a = high - golden * (high - low)
            cost_a = yield from _cost_at(p, unit, a, context)
        else:
            low, a, cost_a = a, b, cost_b
            b = low + golden * (high - low)
            cost_b = yield from _cost_at(p, unit, b, context)
    return np.asarray(unit * np.exp((low + high) / 2))


def _cost_at(p: Affinities, unit: Floats, log_scale: float, context: Context) -> Steps[float]:
    Y = unit * np.exp(log_scale)
    energy = yield from total_energy(p, Y, False, context)
    log_z = yield from log_normalisers(Y, False, context, max(1, -(-len(Y) // _ROWS)))
    return energy + float(np.log(np.exp(log_z).sum()))


@dataclass(frozen=True)
class Kept:
    """Neighbours kept by a layout: of all items, or of the ``compared`` ones that were drawn."""

    recall: float
    trustworthiness: float
    compared: int


def neighbours_kept(
    vectors: npt.NDArray[np.floating], layouts: tuple[Floats, ...], metric: str, context: Context
) -> Steps[tuple[Kept, ...]]:  # fmt: skip
    """Recall and trustworthiness of each layout against ``vectors`` (n, d), for the same items."""
    points = yield from _columns((yield from prepared(vectors, metric, context)), context)
    width, n = points.shape
    k = min(NEAREST, (n - 1) // 2) or 1
    rows = _compared(n, width, context)
    dims = max(Y.shape[1] for Y in layouts)
    places = np.stack([_places(Y, dims) for Y in layouts])
    sums = np.zeros((len(layouts), 2))
    for part in _parts(rows, n * (width + 4 * len(layouts))):
        layout_kept.count_kept(points, places, part, k, sums)
        context.check()
        yield Step(STAGE, int(np.searchsorted(rows, part[-1])), len(rows))
    worst, m = k * (2 * n - 3 * k - 1) / 2, len(rows)
    return tuple(Kept(r / k / m, 1 - t / m / worst if worst > 0 else 1.0, m) for r, t in sums.tolist())


def _columns(points: npt.NDArray[np.float32], context: Context) -> Steps[Floats]:
    """(d, n) float64 of points (n, d)."""
    out = np.empty(points.shape[::-1])
    for first in range(0, len(out), _TURNED):  # by axes: a few rows of each would touch all memory of ``out`` at once
        out[first : first + _TURNED] = points[:, first : first + _TURNED].T
        context.check()
        yield Step(STAGE, 0, 0)
    return out


def partners_kept(p: Affinities, Y: Floats, context: Context) -> Steps[float]:
    """Where p is given: share of each item's ten likeliest partners that are among its ten nearest points.

    Of several as likely as the tenth, any counts.
    """
    n = len(Y)
    k = min(NEAREST, n - 1)
    rows, places, matrix, total = _compared(n, 3, context), _places(Y), p.matrix, 0.0
    for part in _parts(rows, 8 * n):
        found = np.empty((len(part), k), np.int64)
        layout_kept.nearest_points(places, part, found)
        for i, near in zip(part.tolist(), found, strict=True):
            span = slice(matrix.indptr[i], matrix.indptr[i + 1])
            shares = matrix.data[span]
            many = min(k, len(shares))
            likeliest = matrix.indices[span][shares >= np.partition(shares, -many)[-many]]
            total += float(np.isin(near, likeliest).sum()) / many
        context.check()
        yield Step(STAGE, int(np.searchsorted(rows, part[-1])), len(rows))
    return total / len(rows)


def _compared(n: int, width: int, context: Context) -> Ids:
    """All items while their distances can be found in about a second, else a sample, sorted."""
    size = min(n, max(_FEWEST, _WORK // (n * width)))
    if size == n:
        return np.arange(n)
    return np.sort(np.random.default_rng(context.seed).choice(n, size, replace=False))


def _parts(rows: Ids, work: int) -> Iterator[Ids]:
    """Slices of rows of ``work`` figures each, small enough for a Step after each."""
    many = max(1, _PAIRS // work)
    return (rows[first : first + many] for first in range(0, len(rows), many))


def _places(Y: Floats, dims: int = 3) -> Floats:
    """(dims, n) float64, filled up with zeros."""
    places = np.zeros((dims, len(Y)))
    places[: Y.shape[1]] = Y.T
    return places
