"""The probabilities p that a layout keeps: from vectors by perplexity, or as given by pairs.

p(j|i) = exp(−‖x_i−x_j‖²/2σ_i²) / Σ_{k≠i} …, σ_i such that e^{H(p(·|i))} = perplexity (Hinton & Roweis
2002). Row-wise methods take p(i,j) = p(j|i)/n; joint ones p_ij = (p(j|i) + p(i|j))/2n (van der Maaten
& Hinton 2008). From loans or sentences p(i,j) is known, and only made symmetric for the joint methods.
Several perplexities: the mean of their p(j|i) (Kobak & Berens 2019, doi:10.1038/s41467-019-13056-x).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from minentropy_app.engines.kernels import affinities as kernels
from minentropy_app.engines.kernels import all_pairs
from minentropy_app.engines.neighbours import NeighbourOptions, Singles, neighbours, prepared, row_blocks
from minentropy_app.engines.symmetric import STAGE, as_matrix, symmetrised, tidied
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, PairCounts
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Up to so many vectors, p runs over all pairs.
ALL_PAIRS = 3_000
#: Neighbours per unit of perplexity above that.
_REACH = 3
#: How near H(p(·|i)) must come to log(perplexity), in nats.
_TOLERANCE = 1e-9
#: Entries or products handled between two Steps.
_WORK = 1_000_000
#: Largest coordinates whose squares are sure to be normal numbers of single precision.
_USUAL = (1e-8, 1e12)
#: Entries below this share of the mean are dropped: together they are less than a rounding error.
_NOTHING = 1e-13


@dataclass(frozen=True)
class AffinityOptions:
    """How p comes from vectors.

    Attributes
    ----------
    perplexities
        One or several; each lowered to what ``n`` vectors allow.
    metric
        ``euclidean`` or ``cosine``.
    joint
        Symmetric p_ij with one normaliser, or p(j|i)/n row by row.
    """

    perplexities: tuple[float, ...] = (30.0,)
    metric: str = "euclidean"
    joint: bool = True


@dataclass(frozen=True)
class Origin:
    """How p was made from vectors.

    Attributes
    ----------
    perplexities
        Those used, lowered where n is too small; empty where p was given.
    neighbours
        Nearest neighbours over which p(j|i) runs; 0: all.
    recall
        Measured recall of those neighbours.
    """

    perplexities: tuple[float, ...] = ()
    neighbours: int = 0
    recall: float = 1.0


@dataclass(frozen=True)
class Affinities:
    """p(i,j) over ordered pairs i ≠ j of the items in ``rows``, summing to 1.

    Attributes
    ----------
    rows
        (m,) numbers of the items that take part; the others have no p at all.
    p
        (m, m) CSR with sorted columns and int32 indices; or a full matrix, where p runs over all pairs.
    joint
        p is symmetric and meant for one joint normaliser.
    left_out
        How many items do not take part.
    origin
        How p was made.
    turned
        (p + pᵀ)/2, where p is sparse and not symmetric.
    """

    rows: Ids
    p: sparse.csr_array | Floats
    joint: bool
    left_out: int = 0
    origin: Origin = Origin()
    turned: sparse.csr_array | None = None

    @property
    def full(self) -> Floats | None:
        """The full matrix, if p is kept so."""
        return self.p if isinstance(self.p, np.ndarray) else None

    @cached_property
    def matrix(self) -> sparse.csr_array:
        """The same as a CSR matrix."""
        if self.full is None:
            return self.p
        least = np.nextafter(0.0, 1.0)
        indptr = all_pairs.starts(self.full, least)
        indices, values = np.empty(indptr[-1], np.int32), np.empty(indptr[-1])
        all_pairs.packed(self.full, least, indptr, indices, values)
        return sparse.csr_array((values, indices, indptr), shape=self.full.shape)

    @cached_property
    def first(self) -> Floats:
        """(m,) p(i) = Σ_j p(i,j)."""
        return np.asarray(self.p.sum(axis=1)).ravel()


def entropy_of(p: Affinities, context: Context) -> Steps[float]:
    """H(i,j) in nats."""
    values = p.p.ravel() if isinstance(p.p, np.ndarray) else p.p.data
    total = 0.0
    for first in range(0, len(values), 2 * _WORK):
        total += all_pairs.entropy(values[None, first : first + 2 * _WORK])
        context.check()
        yield Step(STAGE, 0, 0)
    return total


def highest_perplexity(n: int) -> float:
    """A third of the others, as 3·perplexity neighbours must exist; a little more for a handful of points."""
    return max((n - 1) / _REACH, min(2.0, 0.75 * (n - 1)))


def from_vectors(
    vectors: npt.NDArray[np.floating], options: AffinityOptions, context: Context
) -> Steps[Affinities]:  # fmt: skip
    """Calibrate p on the rows of ``vectors`` (n, d).

    Over all pairs up to 3,000 vectors, else over the 3·perplexity nearest neighbours, renormalised.

    Raises
    ------
    AppError
        Fewer than three vectors, rows that are not finite, or all vectors equal.
    """
    n = len(vectors)
    if n < 3:
        raise _too_few(n)
    used = tuple(min(p, highest_perplexity(n)) for p in options.perplexities)
    vectors = yield from _of_usual_size(vectors, context)
    if n <= ALL_PAIRS:
        squares = yield from _all_squares(vectors, options.metric, context)
        if not squares[0].any():
            raise _all_equal()
        full = yield from _calibrated(squares, True, used, context)
        return _from_full(full, options.joint, Origin(used))
    near = yield from neighbours(vectors, NeighbourOptions(_reach(used), options.metric), context)
    if not (near.squares > 0).any():
        raise _all_equal()
    p = yield from _calibrated(near.squares, False, used, context)
    # A neighbour that was not found has the number −1, and p = 0.
    np.maximum(near.indices, 0, out=near.indices)
    rows = as_matrix((np.arange(0, p.size + 1, p.shape[1]), near.indices.ravel(), p.ravel()), ordered=False)
    yield Step(STAGE, n, n)
    both = (yield from symmetrised(rows, context)) if options.joint else rows
    origin = Origin(used, p.shape[1], near.recall)
    made = yield from _packed(both, np.arange(n), options.joint, n, origin, context)
    return (yield from _with_turned(made, context))


def from_pairs(pairs: PairCounts, joint: bool, context: Context) -> Steps[Affinities]:
    """Take p(i,j) = c_ij / Σ c as given, made symmetric for joint methods; (i, i) does not count.

    Items whose row is empty are left out, and with them their columns.

    Raises
    ------
    AppError
        Fewer than three items are left, or a weight is negative or not a number.
    """
    if not (np.isfinite(pairs.weights).all() and (pairs.weights >= 0).all()):
        raise _bad_weights()
    n = len(pairs.item_ids)
    c = sparse.csr_array((pairs.weights, pairs.indices, pairs.indptr), shape=(n, n))
    c = c - sparse.dia_array((c.diagonal()[None, :], [0]), shape=(n, n))
    c = (yield from symmetrised(c, context)) if joint else c
    rows = np.arange(n)
    while len(rows) and (empty := np.asarray(c.sum(axis=1)).ravel() <= 0).any():
        rows, c = rows[~empty], c[~empty][:, ~empty]
    if len(rows) < 3:
        raise _too_few(len(rows))
    made = yield from _packed(c, rows, joint, n, Origin(), context)
    return (yield from _with_turned(made, context))


def _with_turned(p: Affinities, context: Context) -> Steps[Affinities]:
    return p if p.joint else replace(p, turned=(yield from symmetrised(p.matrix, context)))


def _packed(
    p: sparse.csr_array, rows: Ids, joint: bool, n: int, origin: Origin, context: Context
) -> Steps[Affinities]:  # fmt: skip
    """Normalise to Σ p = 1, drop what is nothing, sort the columns; ``p`` is overwritten."""
    p = yield from tidied(p, _NOTHING * p.data.sum() / max(p.nnz, 1), context)
    total = p.data.sum()
    for first in range(0, p.nnz, _WORK):
        p.data[first : first + _WORK] /= total
        context.check()
        yield Step(STAGE, 0, 0)
    return Affinities(rows, p, joint, n - len(rows), origin)


def _from_full(rows: Floats, joint: bool, origin: Origin) -> Affinities:
    """p(i,j) from p(j|i), overwritten; every row sums to 1."""
    n = len(rows)
    if joint:
        all_pairs.make_symmetric(rows)
    all_pairs.scale(rows, 1 / n, _NOTHING / n**2)
    return Affinities(np.arange(n), rows, joint, 0, origin)


def _of_usual_size(vectors: npt.NDArray[np.floating], context: Context) -> Steps[npt.NDArray[np.floating]]:
    """Scale by a power of two where squares would leave single precision; p does not depend on the unit."""
    largest = 0.0
    for part in row_blocks(vectors):
        largest = max(largest, float(np.abs(vectors[part]).max()))
        context.check()
        yield Step(STAGE, 0, 0)
    if not np.isfinite(largest) or largest == 0 or _USUAL[0] < largest < _USUAL[1]:
        return vectors
    return np.asarray(np.ldexp(vectors, -int(np.floor(np.log2(largest)))))


def _reach(perplexities: tuple[float, ...]) -> int:
    return int(np.ceil(_REACH * max(perplexities)))


def _all_squares(vectors: npt.NDArray[np.floating], metric: str, context: Context) -> Steps[Singles]:
    """(n, n) squared distances."""
    points = yield from prepared(vectors, metric, context)
    n, d = points.shape
    squares, transposed = np.empty((n, n), np.float32), np.ascontiguousarray(points.T)
    block = max(16, 200 * _WORK // (n * d) // 16 * 16)
    for first in range(0, n, block):
        all_pairs.all_squares(points, transposed, first, min(first + block, n), squares)
        context.check()
        yield Step(STAGE, first, n)
    return squares


def _calibrated(squares: Singles, own: bool, perplexities: tuple[float, ...], context: Context) -> Steps[Floats]:
    """Mean of p(j|i) over the perplexities, aligned with ``squares``; ``own``: column i is the point i itself."""
    p = np.zeros(squares.shape)
    block = max(1, _WORK // squares.shape[1])
    for perplexity in perplexities:
        for first in range(0, len(squares), block):
            rows = (first, min(first + block, len(squares)))
            kernels.calibrate(squares, own, rows, np.log(perplexity), _TOLERANCE, p)
            context.check()
            yield Step(STAGE, first, len(squares))
    if len(perplexities) > 1:
        p /= len(perplexities)
    return p


def _too_few(n: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("engines.affinities", "A map needs at least three items; there are {n}."),
        QT_TRANSLATE_NOOP("engines.affinities", "Choose a larger source, or leave fewer items out."),
        n=n,
    )


def _all_equal() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("engines.affinities", "All vectors are equal: nothing tells the items apart."),
        QT_TRANSLATE_NOOP("engines.affinities", "Check which columns were read as numbers."),
    )


def _bad_weights() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("engines.affinities", "Some weights of pairs are negative or not numbers."),
        QT_TRANSLATE_NOOP("engines.affinities", "Weights are counts: correct the file and import it again."),
    )
