"""Sparse rows from link lists, in an order that does not depend on the order of the list."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

Array = np.ndarray[Any, Any]
# ``_nrt=False`` where a loop runs hot: counting references to arrays that are only passed on
# costs more than the arithmetic. Such functions cannot allocate.


@njit(cache=True, nogil=True)
def bucket(n: int, row: Array, column: Array, value: Array, both: bool) -> tuple[Array, Array, Array]:
    """Return CSR rows of the links, columns as they come; ``both`` adds each link's reverse (self-links once)."""
    indptr = np.zeros(n + 1, np.int64)
    for k in range(row.size):
        indptr[row[k] + 1] += 1
        if both and row[k] != column[k]:
            indptr[column[k] + 1] += 1
    for a in range(n):
        indptr[a + 1] += indptr[a]
    place = indptr[:-1].copy()
    indices = np.empty(indptr[n], np.int32)
    values = np.empty(indptr[n], np.float64)
    for k in range(row.size):
        a, b = row[k], column[k]
        indices[place[a]], values[place[a]] = b, value[k]
        place[a] += 1
        if both and a != b:
            indices[place[b]], values[place[b]] = a, value[k]
            place[b] += 1
    return indptr, indices, values


@njit(cache=True, nogil=True)
def transpose(indptr: Array, indices: Array, values: Array) -> tuple[Array, Array, Array]:
    """Return the transposed rows; their columns ascend."""
    n = indptr.size - 1
    turned = np.zeros(n + 1, np.int64)
    for q in range(indices.size):
        turned[indices[q] + 1] += 1
    for a in range(n):
        turned[a + 1] += turned[a]
    place = turned[:-1].copy()
    rows = np.empty(indices.size, np.int32)
    moved = np.empty(indices.size, np.float64)
    for a in range(n):
        for q in range(indptr[a], indptr[a + 1]):
            b = indices[q]
            rows[place[b]], moved[place[b]] = a, values[q]
            place[b] += 1
    return turned, rows, moved


@njit(cache=True, nogil=True)
def merge_duplicates(indptr: Array, indices: Array, values: Array) -> int:
    """Add up equal columns of sorted rows in place, smallest values first; return what is left."""
    out, start = 0, 0
    for a in range(indptr.size - 1):
        q, end = start, indptr[a + 1]
        while q < end:
            last = q + 1
            while last < end and indices[last] == indices[q]:
                last += 1
            total = values[q]
            if last > q + 1:  # summing in sorted order makes the sum independent of the order of links
                total = np.sort(values[q:last]).sum()
            indices[out], values[out] = indices[q], total
            out += 1
            q = last
        start = end
        indptr[a + 1] = out
    return out


@njit(cache=True, nogil=True)
def symmetric_sum(first: tuple[Array, Array, Array], second: tuple[Array, Array, Array]) -> tuple[Array, Array, Array]:
    """Add two matrices with sorted rows, leaving the diagonal out."""
    n = first[0].size - 1
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty(first[1].size + second[1].size, np.int32)
    values = np.empty(indices.size, np.float64)
    out = 0
    for a in range(n):
        i, j = first[0][a], second[0][a]
        while i < first[0][a + 1] or j < second[0][a + 1]:
            b = first[1][i] if i < first[0][a + 1] else n
            c = second[1][j] if j < second[0][a + 1] else n
            value = 0.0
            if b <= c:
                value += first[2][i]
                i += 1
            if c <= b:
                value += second[2][j]
                j += 1
            if min(b, c) != a:
                indices[out], values[out] = min(b, c), value
                out += 1
        indptr[a + 1] = out
    return indptr, indices[:out].copy(), values[:out].copy()


@njit(cache=True, nogil=True)
def drop_diagonal(indptr: Array, indices: Array, values: Array) -> tuple[Array, int]:
    """Take the diagonal out in place; return it and the number of entries left."""
    n = indptr.size - 1
    diagonal = np.zeros(n)
    out, start = 0, 0
    for a in range(n):
        for q in range(start, indptr[a + 1]):
            if indices[q] == a:
                diagonal[a] = values[q]
            else:
                indices[out], values[out] = indices[q], values[q]
                out += 1
        start = indptr[a + 1]
        indptr[a + 1] = out
    return diagonal, out


@njit(cache=True, nogil=True)
def row_sums(indptr: Array, values: Array) -> Array:
    """Return the sum of each row."""
    n = indptr.size - 1
    sums = np.zeros(n)
    for a in range(n):
        total = 0.0
        for q in range(indptr[a], indptr[a + 1]):
            total += values[q]
        sums[a] = total
    return sums


@njit(cache=True, nogil=True, _nrt=False, forceinline=True)
def _arriving(sources: Array, weights: Array, start: int, end: int, spread: Array) -> float:
    """Return ``Σ_a w_ab s_a``; four sums side by side, because one would wait for every addition."""
    s0, s1, s2, s3 = 0.0, 0.0, 0.0, 0.0
    q = start
    while q + 3 < end:
        s0 += weights[q] * spread[sources[q]]
        s1 += weights[q + 1] * spread[sources[q + 1]]
        s2 += weights[q + 2] * spread[sources[q + 2]]
        s3 += weights[q + 3] * spread[sources[q + 3]]
        q += 4
    while q < end:
        s0 += weights[q] * spread[sources[q]]
        q += 1
    return (s0 + s1) + (s2 + s3)


@njit(cache=True, nogil=True)
def inner_products(steps: Array, f: Array) -> Array:
    """Return ``S Sᵀ`` with ``S f`` as a last column, for three rows S, summed in order."""
    result = np.zeros((3, 4))
    for a in range(f.size):
        for i in range(3):
            x = steps[i, a]
            for j in range(i, 3):
                result[i, j] += x * steps[j, a]
            result[i, 3] += x * f[a]
    for i in range(3):
        for j in range(i):
            result[i, j] = result[j, i]
    return result


@njit(cache=True, nogil=True, _nrt=False)
def rank_sweep(  # noqa: PLR0917
    indptr: Array,
    sources: Array,
    weights: Array,
    rates: Array,
    spread: Array,
    inverse_out: Array,
    target: Array,
    tau: float,
) -> float:
    """Sweep once over ``p_b = (τ + (1−τ) Σ_dangling p) t_b + (1−τ) Σ_a p_a w_ab / w_a`` in place.

    Gauss–Seidel: newer rates are used at once, which needs half as many sweeps as the power
    iteration for the same fixed point. ``spread`` = rates · inverse_out is room to work in.
    Returns Σ|Δp|.
    """
    dangling = 0.0
    for a in range(rates.size):
        spread[a] = rates[a] * inverse_out[a]
        if inverse_out[a] == 0.0:
            dangling += rates[a]
    change = 0.0
    for b in range(rates.size):
        arriving = _arriving(sources, weights, indptr[b], indptr[b + 1], spread)
        rate = (tau + (1.0 - tau) * dangling) * target[b] + (1.0 - tau) * arriving
        change += abs(rate - rates[b])
        if inverse_out[b] == 0.0:
            dangling += rate - rates[b]
        rates[b] = rate
        spread[b] = rate * inverse_out[b]
    return change
