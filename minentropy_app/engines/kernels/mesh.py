"""Between points and a regular grid: Lagrange interpolation with six nodes along each axis.

A grid is (G, G, 4 G): the last axis holds four charges 1, x, y, z of each node side by side, so
that the innermost loops run over 24 consecutive numbers.
"""

from __future__ import annotations

import numpy as np
from numba import njit

#: Nodes along an axis that a point touches.
ORDER = 6
_ROW = 4 * ORDER
#: 1 / Π_{b≠a} (a − b), a = 0..5.
_SCALE = (-1 / 120, 1 / 24, -1 / 12, 1 / 12, -1 / 24, 1 / 120)
#: Numbers of a row of the grid handled at a time: 16 kB.
_BLOCK = 2048


@njit(inline="always")
def _weights(x, low, step, w):
    """Fill ``w`` (6,) with Lagrange weights at ``x``; return the first node."""
    place = (x - low) / step
    first = np.int64(np.floor(place)) - 2
    t = place - first
    for a in range(ORDER):
        value = _SCALE[a]
        for b in range(ORDER):
            if b != a:
                value *= t - b
        w[a] = value
    return first


@njit(cache=True, nogil=True)
def spread(points, weight, low, step, grid):
    """Add charges weight·(1, x, y, z) of ``points`` (n, 3) to ``grid``."""
    wx, wy, wz, row = np.empty(ORDER), np.empty(ORDER), np.empty(ORDER), np.empty(_ROW)
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        a0, b0, c0 = _weights(x, low, step, wx), _weights(y, low, step, wy), _weights(z, low, step, wz)
        for c in range(ORDER):
            e = weight[i] * wz[c]
            row[4 * c], row[4 * c + 1], row[4 * c + 2], row[4 * c + 3] = e, e * x, e * y, e * z
        for a in range(ORDER):
            for b in range(ORDER):
                v = wx[a] * wy[b]
                line = grid[a0 + a, b0 + b, 4 * c0 : 4 * c0 + _ROW]
                for k in range(_ROW):
                    line[k] += v * row[k]


@njit(cache=True, nogil=True)
def gather(points, grid, low, step, out):
    """Interpolate ``grid`` at ``points`` (n, 3) into ``out`` (n, 4)."""
    wx, wy, wz, row = np.empty(ORDER), np.empty(ORDER), np.empty(ORDER), np.empty(_ROW)
    for i in range(points.shape[0]):
        a0 = _weights(points[i, 0], low, step, wx)
        b0 = _weights(points[i, 1], low, step, wy)
        c0 = _weights(points[i, 2], low, step, wz)
        row[:] = 0.0
        for a in range(ORDER):
            for b in range(ORDER):
                v = wx[a] * wy[b]
                line = grid[a0 + a, b0 + b, 4 * c0 : 4 * c0 + _ROW]
                for k in range(_ROW):
                    row[k] += v * line[k]
        out[i, :] = 0.0
        for c in range(ORDER):
            for q in range(4):
                out[i, q] += wz[c] * row[4 * c + q]


@njit(cache=True, nogil=True)
def multiply(factor, grid, out, first, last):
    """Columns first..last−1 of out (H, R) = factor (H, G) · grid (G, R), one thread, block by block."""
    for base in range(first, last, _BLOCK):
        end = min(base + _BLOCK, last)
        for h in range(factor.shape[0]):
            line = out[h, base:end]
            line[:] = 0.0
            for g in range(factor.shape[1]):
                f = factor[h, g]
                given = grid[g, base:end]
                for k in range(line.shape[0]):
                    line[k] += f * given[k]
