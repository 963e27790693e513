"""How good a layout is: its cost between bound and collapse, and how many neighbours it keeps.

Cost, bound and collapse as in method.md, section 1: gap = S − H(p) = KL(p‖q). Recall: share of the ten nearest
vectors that are among the ten nearest points. Trustworthiness (Venna & Kaski 2001): one minus a penalty for
points near in the layout whose vectors are not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.affinities import Affinities
from minentropy_app.engines.kernels import layout_cost
from minentropy_app.engines.neighbours import prepared
from minentropy_app.engines.tsne import entropy_bound, total_energy
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("evaluation.layout_quality", "Measuring the layout")
#: Neighbours that count.
NEAREST = 10
#: Items whose neighbours are compared; above ``_MANY`` items fewer.
_SAMPLE, _MANY, _FEWER = 1_000, 50_000, 300
#: Pairs between two Steps.
_PAIRS = 20_000_000
#: Golden-section rounds over log scale, from 1/100 to 10,000 times the unit spread.
_SCALES, _LOW, _HIGH = 24, np.log(1e-2), np.log(1e4)
#: Rows over which Z is estimated while a scale is sought.
_ROWS = 3_000


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
    log_z = yield from log_normalisers(Y, gaussian, context)
    energy = yield from total_energy(p, Y, gaussian, context)
    n = len(Y)
    if p.joint:
        top = log_z.max()
        cost = energy + top + float(np.log(np.exp(log_z - top).sum()))
        collapsed = np.log(n) + np.log(n - 1)
    else:
        cost = energy + float((p.first * log_z).sum())
        collapsed = np.log(n - 1)
    return LayoutCost(cost, entropy_bound(p), float(collapsed))


def log_normalisers(Y: Floats, gaussian: bool, context: Context, every: int = 1) -> Steps[Floats]:
    """Log Z_i = log Σ_{j≠i} K(‖z_i − z_j‖) of every ``every``-th point."""
    places = np.zeros((3, len(Y)))
    places[: Y.shape[1]] = Y.T
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
    """Neighbours kept by a layout, on a sample."""

    recall: float
    trustworthiness: float


def neighbours_kept(
    vectors: npt.NDArray[np.floating], layouts: tuple[Floats, ...], metric: str, context: Context
) -> Steps[tuple[Kept, ...]]:  # fmt: skip
    """Recall and trustworthiness of each layout against ``vectors`` (n, d), on the same sample."""
    points = prepared(vectors, metric).astype(np.float64)
    n = len(points)
    k = min(NEAREST, (n - 1) // 2) or 1
    size = min(n, _SAMPLE if n <= _MANY else _FEWER)
    sample = np.sort(np.random.default_rng(context.seed).choice(n, size, replace=False))
    sums = np.zeros((len(layouts), 2))
    for i in sample:
        true = _squares(points, i)
        nearest = _smallest(true, k)
        for which, Y in enumerate(layouts):
            shown = _smallest(_squares(Y, i), k)
            sums[which, 0] += len(np.intersect1d(nearest, shown)) / k
            sums[which, 1] += sum(max(0, int((true < true[j]).sum()) + 1 - k) for j in shown)
        context.check()
        yield Step(STAGE, 0, 0)
    worst = k * (2 * n - 3 * k - 1) / 2
    return tuple(Kept(float(r / size), float(1 - t / size / worst) if worst > 0 else 1.0) for r, t in sums)


def partners_kept(p: Affinities, Y: Floats, context: Context) -> Steps[float]:
    """Where p is given: share of each item's ten likeliest partners that are among its ten nearest points."""
    n = len(Y)
    k = min(NEAREST, n - 1)
    sample = np.sort(np.random.default_rng(context.seed).choice(n, min(n, _SAMPLE), replace=False))
    total = 0.0
    matrix = p.matrix
    for i in sample:
        span = slice(matrix.indptr[i], matrix.indptr[i + 1])
        partners = matrix.indices[span][np.argsort(-matrix.data[span], kind="stable")[:k]]
        total += np.isin(partners, _smallest(_squares(Y, i), k)).mean()
        context.check()
        yield Step(STAGE, 0, 0)
    return float(total / len(sample))


def _squares(points: Floats, i: int) -> Floats:
    """(n,) squared distances to point i, infinite to itself."""
    d = points - points[i]
    squares = np.einsum("ij,ij->i", d, d)
    squares[i] = np.inf
    return np.asarray(squares)


def _smallest(values: Floats, k: int) -> Ids:
    """The k smallest, ties by number."""
    near = np.flatnonzero(values <= np.partition(values, k - 1)[k - 1])
    return np.asarray(near[np.argsort(values[near], kind="stable")[:k]])
