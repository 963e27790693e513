"""Layouts beside earlier ones: new points placed among points that stay.

A new point i minimises its own row of the cost, Σ_j p(j|i) f(z_i, z_j) with j over the points that stay: they
do not move, and new points do not see each other, so that each place depends on nothing else that was
added (cf. Poličar, Stražar & Zupan 2021, doi:10.1007/s10994-021-06043-1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.affinities import highest_perplexity
from minentropy_app.engines.kernels import affinities as calibration
from minentropy_app.engines.kernels import joining as kernels
from minentropy_app.engines.neighbours import Singles, prepared
from minentropy_app.model.inputs import Floats, Ids, Ints, PairCounts
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.layout_joining", "Placing new points")
#: Rounds of descent of one point, and distances computed between two Steps.
_ROUNDS, _WORK = 120, 20_000_000
#: Neighbours per unit of perplexity, and how near the perplexity is met.
_REACH, _TOLERANCE = 3, 1e-9


@dataclass(frozen=True)
class Rows:
    """p(j|i) of m new points over the n points that stay, as CSR; a new point may have an empty row."""

    indptr: Ids
    indices: Ints
    values: Floats


def rows_from_vectors(
    vectors: npt.NDArray[np.floating], stay: Ids, new: Ids, perplexity: float, metric: str, context: Context
) -> Steps[Rows]:  # fmt: skip
    """Calibrate p(j|i) of the ``new`` rows of ``vectors`` over the 3·perplexity nearest that ``stay``."""
    points = yield from prepared(vectors, metric, context)
    used = min(perplexity, highest_perplexity(len(stay) + 1))
    k = min(len(stay), int(np.ceil(_REACH * used)))
    squares, who = np.empty((len(new), k)), np.empty((len(new), k), np.int32)
    block = max(1, _WORK // (len(stay) * 4))
    for first in range(0, len(new), block):
        part = slice(first, first + block)
        squares[part], who[part] = _nearest(points[new[part]], points[stay], k)
        context.check()
        yield Step(STAGE, first, len(new))
    p = np.zeros_like(squares)
    calibration.calibrate(squares, False, (0, len(new)), np.log(used), _TOLERANCE, p)
    return Rows(np.arange(0, p.size + 1, k), who.ravel(), p.ravel())


def _nearest(left: Singles, right: Singles, k: int) -> tuple[Floats, Ints]:
    """Squared distances and numbers of the k nearest rows of ``right``, by number."""
    half = np.einsum("ij,ij->i", right, right) / 2
    score = half - left @ right.T
    who = np.sort(np.argpartition(score, k - 1, axis=1)[:, :k], axis=1).astype(np.int32)
    d = left[:, None, :].astype(np.float64) - right[who]
    return np.einsum("ikd,ikd->ik", d, d), who


def rows_from_pairs(pairs: PairCounts, stay: Ids, new: Ids) -> Rows:
    """p(j|i) ∝ c_ij + c_ji over the items that ``stay``."""
    from scipy import sparse

    n = len(pairs.item_ids)
    c = sparse.csr_array((pairs.weights, pairs.indices, pairs.indptr), shape=(n, n))
    rows = sparse.csr_array((c + c.T)[new][:, stay])
    rows.sort_indices()
    total = np.asarray(rows.sum(axis=1)).ravel()
    values = rows.data / np.repeat(total, np.diff(rows.indptr))
    return Rows(rows.indptr.astype(np.int64), rows.indices.astype(np.int32), values)


def placed(Y: Floats, rows: Rows, gaussian: bool, context: Context) -> Steps[Floats]:
    """(m, dims) places of new points among ``Y`` (n, dims); points with an empty row are NaN."""
    m, dims = len(rows.indptr) - 1, Y.shape[1]
    S = np.zeros((3, len(Y)))
    S[:dims] = Y.T
    places = np.zeros((m, 3))
    owner = np.repeat(np.arange(m), np.diff(rows.indptr))
    for axis in range(dims):
        places[:, axis] = np.bincount(owner, rows.values * Y[rows.indices, axis], m)
    block = max(1, _WORK // (len(Y) * _ROUNDS))
    for first in range(0, m, block):
        last = min(first + block, m)
        kernels.settle(S, rows.indptr, rows.indices, rows.values, gaussian, _ROUNDS, first, last, places)
        context.check()
        yield Step(STAGE, last, m)
    places[np.diff(rows.indptr) == 0] = np.nan
    return places[:, :dims]
