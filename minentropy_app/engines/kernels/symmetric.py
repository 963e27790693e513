"""(p + pᵀ)/2 of a sparse matrix in pieces: the transpose by counting, then row by row the union of both."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def count_columns(indices, first, last, count):
    """Add to ``count`` (n,) how often each column occurs among the entries first … last−1."""
    for k in range(first, last):
        count[indices[k]] += 1


@njit(cache=True, nogil=True)
def transpose(indptr, indices, values, first, last, place, t_indices, t_values):
    """Write rows first … last−1 of p as columns of pᵀ; ``place`` (n,) is where the next entry of each row goes."""
    for i in range(first, last):
        for k in range(indptr[i], indptr[i + 1]):
            j = indices[k]
            at = place[j]
            place[j] = at + 1
            t_indices[at], t_values[at] = i, values[k]


@njit(cache=True, nogil=True)
def sort_rows(indptr, indices, values, first, last):
    """Sort the columns of rows first … last−1 in place."""
    for i in range(first, last):
        a, b = indptr[i], indptr[i + 1]
        order = np.argsort(indices[a:b], kind="mergesort")
        indices[a:b] = indices[a:b][order]
        values[a:b] = values[a:b][order]


@njit(cache=True, nogil=True)
def count_union(p, q, first, last, count):
    """Set ``count[i + 1]`` to the number of columns in row i of either matrix, (indptr, indices) with sorted rows."""
    for i in range(first, last):
        k, m, total = p[0][i], q[0][i], 0
        k_end, m_end = p[0][i + 1], q[0][i + 1]
        while k < k_end and m < m_end:
            a, b = p[1][k], q[1][m]
            k += a <= b
            m += b <= a
            total += 1
        count[i + 1] = total + (k_end - k) + (m_end - m)


@njit(cache=True, nogil=True)
def unite(p, q, first, last, indptr, indices, values):
    """Write half the sum of rows first … last−1 of both matrices, (indptr, indices, values) with sorted rows."""
    for i in range(first, last):
        k, m, at = p[0][i], q[0][i], indptr[i]
        k_end, m_end = p[0][i + 1], q[0][i + 1]
        while k < k_end or m < m_end:
            left = k < k_end and (m >= m_end or p[1][k] <= q[1][m])
            right = m < m_end and (k >= k_end or q[1][m] <= p[1][k])
            total = 0.0
            if left:
                indices[at] = p[1][k]
                total += p[2][k]
                k += 1
            if right:
                indices[at] = q[1][m]
                total += q[2][m]
                m += 1
            values[at] = 0.5 * total
            at += 1


@njit(cache=True, nogil=True)
def count_large(indptr, values, share, first, last, count):
    """Set ``count[i + 1]`` to how many entries of row i are at least ``share`` times the mean of the row."""
    for i in range(first, last):
        a, b, large = indptr[i], indptr[i + 1], 0
        least = share * values[a:b].sum() / max(b - a, 1)
        for k in range(a, b):
            large += values[k] >= least
        count[i + 1] = large


@njit(cache=True, nogil=True)
def part(indptr, indices, values, share, first, last, large, small):
    """Write rows first … last−1 into ``large`` and ``small``, (indptr, indices, values) with the former's counts."""
    for i in range(first, last):
        a, b = indptr[i], indptr[i + 1]
        least = share * values[a:b].sum() / max(b - a, 1)
        at, rest = large[0][i], small[0][i]
        for k in range(a, b):
            if values[k] >= least:
                large[1][at], large[2][at] = indices[k], values[k]
                at += 1
            else:
                small[1][rest], small[2][rest] = indices[k], values[k]
                rest += 1


@njit(cache=True, nogil=True)
def drop_below(indptr, indices, values, least, first, last, kept):
    """Move what is not below ``least`` in rows first … last−1 to the front; ``kept`` (n + 1,) are the new pointers."""
    for i in range(first, last):
        at = kept[i]
        for k in range(indptr[i], indptr[i + 1]):
            if not values[k] < least:
                indices[at], values[at] = indices[k], values[k]
                at += 1
        kept[i + 1] = at
