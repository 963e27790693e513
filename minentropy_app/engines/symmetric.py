"""(p + pᵀ)/2 of sparse probabilities, in Steps short enough to be stopped between."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np
from scipy import sparse

from minentropy_app.engines.kernels import symmetric as kernels
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.affinities", "Measuring how near neighbours are")
#: Entries handled between two Steps.
_ENTRIES = 500_000

_Csr = tuple[Ids, Ints, Floats]


def symmetrised(p: sparse.csr_array, context: Context) -> Steps[sparse.csr_array]:
    """Return (p + pᵀ)/2 with sorted rows; p (n, n) may have its rows sorted on the way."""
    n = p.shape[0]
    given: _Csr = (p.indptr.astype(np.int64), p.indices.astype(np.int32), p.data)
    turned = yield from _transposed(given, context)
    yield from _in_rows(given[0], lambda a, b: kernels.sort_rows(*given, a, b), context)
    indptr = np.zeros(n + 1, np.int64)
    left, right = given[:2], turned[:2]
    yield from _in_rows(given[0], lambda a, b: kernels.count_union(left, right, a, b, indptr), context)
    np.cumsum(indptr, out=indptr)
    indices, values = np.empty(indptr[-1], np.int32), np.empty(indptr[-1])
    yield from _in_rows(indptr, lambda a, b: kernels.unite(given, turned, a, b, indptr, indices, values), context)
    return as_matrix((indptr, indices, values))


def tidied(p: sparse.csr_array, least: float, context: Context) -> Steps[sparse.csr_array]:
    """Drop what is below ``least`` and sort the columns of each row; the arrays of ``p`` are used again."""
    n = p.shape[0]
    ordered = p.has_sorted_indices
    arrays: _Csr = (p.indptr.astype(np.int64, copy=False), p.indices.astype(np.int32, copy=False), p.data)
    kept = np.zeros(n + 1, np.int64)
    yield from _in_rows(arrays[0], lambda a, b: kernels.drop_below(*arrays, least, a, b, kept), context)
    left: _Csr = (kept, arrays[1][: kept[n]], arrays[2][: kept[n]])
    if not ordered:
        yield from _in_rows(kept, lambda a, b: kernels.sort_rows(*left, a, b), context)
    return as_matrix(left)


def as_matrix(arrays: _Csr, ordered: bool = True) -> sparse.csr_array:
    """Wrap arrays as they are, ``ordered``: with sorted rows; the constructor would copy the indices as int64."""
    n = len(arrays[0]) - 1
    made = sparse.csr_array((n, n))
    made.indptr, made.indices, made.data = arrays
    made.has_sorted_indices = ordered
    return made


def _transposed(p: _Csr, context: Context) -> Steps[_Csr]:
    indptr, indices, _values = p
    count = np.zeros(len(indptr), np.int64)
    for first in range(0, len(indices), _ENTRIES):
        kernels.count_columns(indices, first, min(first + _ENTRIES, len(indices)), count[1:])
        context.check()
        yield Step(STAGE, 0, 0)
    start = np.cumsum(count)
    turned: _Csr = (start, np.empty(len(indices), np.int32), np.empty(len(indices)))
    for first in range(0, len(indices), _ENTRIES):
        # The first piece writes all over the arrays: their memory is fetched here, a part at a time.
        turned[1][first : first + _ENTRIES], turned[2][first : first + _ENTRIES] = 0, 0
        yield Step(STAGE, 0, 0)
    place = start[:-1].copy()
    yield from _in_rows(indptr, lambda a, b: kernels.transpose(*p, a, b, place, turned[1], turned[2]), context)
    return turned


def _in_rows(indptr: Ids, work: Callable[[int, int], None], context: Context) -> Steps[None]:
    for first, last in row_ranges(indptr, _ENTRIES):
        work(first, last)
        context.check()
        yield Step(STAGE, 0, 0)


def row_ranges(indptr: Ids, entries: int) -> Iterator[tuple[int, int]]:
    """Ranges of rows that hold about ``entries`` entries each."""
    cuts = np.searchsorted(indptr, np.arange(0, indptr[-1] + 1, entries))
    edges = np.unique(np.concatenate([[0], cuts, [len(indptr) - 1]])).tolist()
    return itertools.pairwise(edges)
