"""Sparse rows from link lists, in an order that does not depend on the order of the list."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

Array = np.ndarray[Any, Any]
#: Inverse out-strengths, where the walker arrives by teleportation, and how often that is.
Flow = tuple[Array, Array, float]
#: A sparse matrix: where rows start, columns, values.
Rows = tuple[Array, Array, Array]
#: Past steps of Anderson's acceleration.
DEPTH = 3


class Mixing(NamedTuple):
    """Room for ``rank_sweeps``: ``steps``, ``results`` (DEPTH, n); ``last`` (2, n); ``before``, ``spread`` (n,)."""

    steps: Array
    results: Array
    last: Array
    before: Array
    spread: Array
    products: Array
    change: Array
    counts: Array


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
def ascending(indptr: Array, indices: Array) -> bool:
    """Return whether the columns of every row ascend without repetition."""
    for a in range(indptr.size - 1):
        for q in range(indptr[a] + 1, indptr[a + 1]):
            if indices[q] <= indices[q - 1]:
                return False
    return True


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
def both_ways(out: Rows, into: Rows, per_weight: Array) -> tuple[Array, Array, Array, Array]:
    """Add the flows of both directions, ``f_ab = w_ab per_weight_a``, leaving the diagonal out.

    ``out`` are the rows of w, ``into`` its transpose, columns ascending. Returns CSR rows of f_ab + f_ba and
    (n, 3): the flow into each node, its own loop included, and the flows from and to other nodes.
    """
    n = out[0].size - 1
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty(out[1].size + into[1].size + 1, np.int32)
    values = np.empty(indices.size, np.float64)
    sums = np.zeros((n, 3))
    end = 0
    for a in range(n):  # no branch that depends on the columns: half of them would be guessed wrong
        i, j = out[0][a], into[0][a]
        arriving, left, entered = 0.0, 0.0, 0.0
        while i < out[0][a + 1] or j < into[0][a + 1]:
            b = out[1][i] if i < out[0][a + 1] else n
            c = into[1][j] if j < into[0][a + 1] else n
            column, sent, got = min(b, c), 0.0, 0.0
            if b < n:
                sent = out[2][i] * per_weight[a] * (b == column)
                i += b == column
            if c < n:
                got = into[2][j] * per_weight[c] * (c == column)
                j += c == column
            indices[end], values[end] = column, sent + got
            other = column != a
            end += other
            arriving += got
            left += sent * other
            entered += got * other
        sums[a, 0], sums[a, 1], sums[a, 2] = arriving, left, entered
        indptr[a + 1] = end
    return indptr, indices[:end].copy(), values[:end].copy(), sums


@njit(cache=True, nogil=True)
def diagonal(indptr: Array, indices: Array, values: Array) -> Array:
    """Return the diagonal."""
    found = np.zeros(indptr.size - 1)
    for a in range(found.size):
        for q in range(indptr[a], indptr[a + 1]):
            found[a] += values[q] * (indices[q] == a)
    return found


@njit(cache=True, nogil=True)
def drop_diagonal(indptr: Array, indices: Array, values: Array) -> int:
    """Take the diagonal out in place; return the number of entries left."""
    out, start = 0, 0
    for a in range(indptr.size - 1):
        for q in range(start, indptr[a + 1]):
            indices[out], values[out] = indices[q], values[q]
            out += indices[q] != a
        start = indptr[a + 1]
        indptr[a + 1] = out
    return out


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


@njit(cache=True, nogil=True, _nrt=False, forceinline=True)
def _rank_sweep(into: Rows, rates: Array, spread: Array, flow: Flow) -> float:
    """Sweep once over ``p_b = (τ + (1−τ) Σ_dangling p) t_b + (1−τ) Σ_a p_a w_ab / w_a`` in place; return Σ|Δp|.

    Gauss–Seidel: newer rates are used at once, which needs half as many sweeps as the power iteration for
    the same fixed point. ``spread`` = rates · inverse_out is room to work in.
    """
    indptr, sources, weights = into
    inverse_out, target, tau = flow
    dangling = 0.0
    for a in range(rates.size):
        spread[a] = rates[a] * inverse_out[a]
        dangling += rates[a] * (inverse_out[a] == 0.0)
    change = 0.0
    for b in range(rates.size):
        arriving = _arriving(sources, weights, indptr[b], indptr[b + 1], spread)
        rate = (tau + (1.0 - tau) * dangling) * target[b] + (1.0 - tau) * arriving
        change += abs(rate - rates[b])
        dangling += (rate - rates[b]) * (inverse_out[b] == 0.0)
        rates[b] = rate
        spread[b] = rate * inverse_out[b]
    return change


@njit(cache=True, nogil=True, _nrt=False)
def _mixture(products: Array, used: int) -> None:
    """Solve ``S Sᵀ w = S f`` for the last column in place, by Cholesky; steps that add nothing get weight 0."""
    for i in range(used):
        pivot = products[i, i]
        for k in range(i):
            pivot -= products[i, k] * products[i, k]
        alone = pivot > 1e-13 * products[i, i]
        root = np.sqrt(pivot) if alone else 0.0
        inverse = 1.0 / root if alone else 0.0
        for j in range(i + 1, used):
            rest = products[j, i]
            for k in range(i):
                rest -= products[j, k] * products[i, k]
            products[j, i] = rest * inverse
        rest = products[i, DEPTH]
        for k in range(i):
            rest -= products[i, k] * products[k, DEPTH]
        products[i, i] = inverse
        products[i, DEPTH] = rest * inverse
    for i in range(used - 1, -1, -1):
        rest = products[i, DEPTH]
        for k in range(i + 1, used):
            rest -= products[k, i] * products[k, DEPTH]
        products[i, DEPTH] = rest * products[i, i]


@njit(cache=True, nogil=True, _nrt=False)
def _inner_products(steps: Array, f: Array, products: Array) -> None:
    """Set ``S Sᵀ`` with ``S f`` as last column, summed in order: the result never depends on threads."""
    for i in range(DEPTH):
        for j in range(DEPTH + 1):
            products[i, j] = 0.0
    for a in range(f.size):
        for i in range(DEPTH):
            x = steps[i, a]
            for j in range(i + 1):
                products[i, j] += x * steps[j, a]
            products[i, DEPTH] += x * f[a]


@njit(cache=True, nogil=True, _nrt=False)
def _mix(mixing: Mixing, rates: Array, seen: int) -> None:
    """Anderson's acceleration (1965) of x ← g(x): replace g by the mixture of past results whose steps cancel best.

    ``mixing.before`` holds x, ``rates`` g(x); ``seen`` counts the calls before.
    """
    place = (seen - 1) % DEPTH
    for a in range(rates.size):
        f = rates[a] - mixing.before[a]
        if seen:
            mixing.steps[place, a] = f - mixing.last[0, a]
            mixing.results[place, a] = rates[a] - mixing.last[1, a]
        mixing.last[0, a], mixing.last[1, a] = f, rates[a]
    used = min(seen, DEPTH)
    if used:
        _inner_products(mixing.steps, mixing.last[0], mixing.products)
        _mixture(mixing.products, used)
        for k in range(used):
            weight = mixing.products[k, DEPTH]
            for a in range(rates.size):
                rates[a] -= weight * mixing.results[k, a]


@njit(cache=True, nogil=True, _nrt=False)
def rank_sweeps(into: Rows, rates: Array, flow: Flow, mixing: Mixing, ends: tuple[float, float]) -> None:
    """Sweep and mix ``mixing.counts[1]`` times more, or until the rates have settled (then counts[2] = 1).

    They have when Σ|Δp| is at most ends[0], or stops falling below ends[1]. ``counts[0]`` counts the sweeps.
    """
    for _ in range(mixing.counts[1]):
        for a in range(rates.size):
            mixing.before[a] = rates[a]
        change = _rank_sweep(into, rates, mixing.spread, flow)
        if change <= ends[0] or (change >= mixing.change[0] and change < ends[1]):
            mixing.counts[2] = 1
            return
        mixing.change[0] = change
        _mix(mixing, rates, mixing.counts[0])
        mixing.counts[0] += 1
