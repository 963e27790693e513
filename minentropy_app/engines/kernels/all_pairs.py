"""p over all pairs of a few thousand points, kept as a matrix: distances, symmetry, entropy, its large entries."""

from __future__ import annotations

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.plogp import log2

#: Rows mirrored at once (64 bytes of a float32 row), columns whose sums stay in the nearest cache.
_ROWS, _COLUMNS = 16, 512
#: Rows and columns of a tile that is turned in place.
_TILE = 32
#: Entries tested at once: mostly none of them is large.
_BLOCK = 32
_TINY = 1e-300
_LN2 = 0.6931471805599453


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _add_four_by_four(x, a, t0, t1, t2, t3, r0, r1, r2, r3):
    """Add (x_c − t_c)² of the coordinates a … a+3 of four points ``x`` (4, d) to their rows."""
    x00, x01, x02, x03 = x[0, a], x[0, a + 1], x[0, a + 2], x[0, a + 3]
    x10, x11, x12, x13 = x[1, a], x[1, a + 1], x[1, a + 2], x[1, a + 3]
    x20, x21, x22, x23 = x[2, a], x[2, a + 1], x[2, a + 2], x[2, a + 3]
    x30, x31, x32, x33 = x[3, a], x[3, a + 1], x[3, a + 2], x[3, a + 3]
    for j in range(r0.shape[0]):
        a0, a1, a2, a3 = x00 - t0[j], x01 - t1[j], x02 - t2[j], x03 - t3[j]
        b0, b1, b2, b3 = x10 - t0[j], x11 - t1[j], x12 - t2[j], x13 - t3[j]
        c0, c1, c2, c3 = x20 - t0[j], x21 - t1[j], x22 - t2[j], x23 - t3[j]
        d0, d1, d2, d3 = x30 - t0[j], x31 - t1[j], x32 - t2[j], x33 - t3[j]
        r0[j] += (a0 * a0 + a1 * a1) + (a2 * a2 + a3 * a3)
        r1[j] += (b0 * b0 + b1 * b1) + (b2 * b2 + b3 * b3)
        r2[j] += (c0 * c0 + c1 * c1) + (c2 * c2 + c3 * c3)
        r3[j] += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3)


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _add_one(x, t, row):
    for j in range(row.shape[0]):
        row[j] += (x - t[j]) ** 2


@njit(cache=True, nogil=True)
def all_squares(points, t, first, last, out):
    """Fill rows first … last−1 of ``out`` (n, n), and what mirrors them, with ‖x_i − x_j‖²; float32.

    ``points`` (n, d), ``t`` (d, n) the same transposed; ``first`` is a multiple of 16. Differences are squared: no
    digits are lost between near points far from the origin, as they would be by inner products.
    """
    d = points.shape[1]
    for i in range(first, last, _ROWS):
        after = min(i + _ROWS, last)
        for left in range(0, after, _COLUMNS):
            right = min(left + _COLUMNS, after)
            for r in range(i, after, 4):
                k = min(r + 4, after)
                out[r:k, left:right] = 0
                fours = d // 4 * 4 if k == r + 4 else 0
                for a in range(0, fours, 4):
                    _add_four_by_four(
                        points[r : r + 4], a,
                        t[a, left:right], t[a + 1, left:right], t[a + 2, left:right], t[a + 3, left:right],
                        out[r, left:right], out[r + 1, left:right], out[r + 2, left:right], out[r + 3, left:right],
                    )  # fmt: skip
                for m in range(r, k):
                    for a in range(fours, d):
                        _add_one(points[m, a], t[a, left:right], out[m, left:right])
            for j in range(left, right):
                for r in range(i, after):
                    out[j, r] = out[r, j]


@njit(cache=True, nogil=True)
def make_symmetric(p):
    """Set p (n, n) to (p + pᵀ)/2 in place, tile by tile."""
    n = p.shape[0]
    for i in range(0, n, _TILE):
        for j in range(0, i + 1, _TILE):
            for r in range(i, min(i + _TILE, n)):
                for c in range(j, min(j + _TILE, r)):
                    mean = 0.5 * (p[r, c] + p[c, r])
                    p[r, c], p[c, r] = mean, mean


@njit(cache=True, nogil=True, error_model="numpy")
def scale(p, factor, least):
    """Multiply p (n, n) by ``factor`` and drop what is then below ``least``; return how many are left."""
    count = 0
    for i in range(p.shape[0]):
        row = p[i]
        for j in range(row.shape[0]):
            value = row[j] * factor
            kept = value >= least
            row[j] = value if kept else 0.0
            count += kept
    return count


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def entropy(p):
    """−Σ p log p of a matrix, in nats."""
    total = 0.0
    for i in range(p.shape[0]):
        for start in range(0, p.shape[1], _COLUMNS):
            part = 0.0
            for j in range(start, min(start + _COLUMNS, p.shape[1])):
                part += p[i, j] * log2(max(p[i, j], _TINY))
            total += part
    return -total * _LN2


@njit(cache=True, nogil=True)
def starts(full, least):
    """CSR row pointers (n + 1,) of the entries of ``full`` (n, n) from ``least`` on."""
    indptr = np.zeros(full.shape[0] + 1, np.int64)
    for i in range(full.shape[0]):
        row, count = full[i], 0
        for j in range(row.shape[0]):
            count += row[j] >= least
        indptr[i + 1] = indptr[i] + count
    return indptr


@njit(cache=True, nogil=True)
def packed(full, least, indptr, indices, values):
    """Set the CSR columns and values of the entries of ``full`` (n, n) from ``least`` on."""
    n = full.shape[0]
    for i in range(n):
        at, row = indptr[i], full[i]
        for start in range(0, n, _BLOCK):
            end = min(start + _BLOCK, n)
            hits = 0
            for j in range(start, end):
                hits += row[j] >= least
            if hits == 0:
                continue
            for j in range(start, end):
                if row[j] >= least:
                    indices[at] = j
                    values[at] = row[j]
                    at += 1
