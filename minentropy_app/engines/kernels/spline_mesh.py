"""Between points in the plane and a regular grid: quintic B-splines, six nodes along each axis.

Spreading and gathering use the same spline, and the gradient is its analytic derivative; the
kernel's transform is divided by the spline's square (``engines/spline_mesh.py``).
"""

from __future__ import annotations

import numpy as np
from numba import njit

#: Nodes along an axis that a point touches: its own cell's lower node is the third.
ORDER = 6
#: weight r at offset f (0 ≤ f < 1) is Σ_k _VALUE[r][k] f^k; rows of the last ones are derivatives.
_VALUE = np.array(
    [
        [1, -5, 10, -10, 5, -1],
        [26, -50, 20, 20, -20, 5],
        [66, 0, -60, 0, 30, -10],
        [26, 50, 20, -20, -20, 10],
        [1, 5, 10, 10, 5, -5],
        [0, 0, 0, 0, 0, 1],
    ]
) / np.float32(120)
_A = tuple(tuple(np.float32(c) for c in row) for row in _VALUE)
_D = tuple(tuple(np.float32(k * row[k]) for k in range(1, 6)) for row in _VALUE)


@njit(inline="always")
def _poly5(c, f):
    return ((((c[5] * f + c[4]) * f + c[3]) * f + c[2]) * f + c[1]) * f + c[0]


@njit(inline="always")
def _poly4(c, f):
    return (((c[4] * f + c[3]) * f + c[2]) * f + c[1]) * f + c[0]


@njit(inline="always")
def _weights(f):
    """The six values of the spline at offset f."""
    return _poly5(_A[0], f), _poly5(_A[1], f), _poly5(_A[2], f), _poly5(_A[3], f), _poly5(_A[4], f), _poly5(_A[5], f)


@njit(inline="always")
def _slopes(f):
    """The six derivatives of the spline at offset f."""
    return _poly4(_D[0], f), _poly4(_D[1], f), _poly4(_D[2], f), _poly4(_D[3], f), _poly4(_D[4], f), _poly4(_D[5], f)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def spread(Y, charge, low, step, grid):
    """Add the charges of points Y (n, 2) to ``grid`` (float32), whose node (0, 0) lies at ``low`` − 2 steps."""
    scale = np.float32(1) / step
    for i in range(Y.shape[0]):
        u, v = (Y[i, 0] - low[0]) * scale, (Y[i, 1] - low[1]) * scale
        a, b = np.int64(u), np.int64(v)
        X = _weights(u - np.float32(a))
        v0, v1, v2, v3, v4, v5 = _weights(v - np.float32(b))
        for r in range(ORDER):
            t = X[r] * charge[i]
            line = grid[a + r]
            line[b] += t * v0
            line[b + 1] += t * v1
            line[b + 2] += t * v2
            line[b + 3] += t * v3
            line[b + 4] += t * v4
            line[b + 5] += t * v5


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def gather(Y, low, step, grid, field, gradient):
    """Interpolate ``grid`` and its gradient at the points into (n,) and (n, 2)."""
    scale = np.float32(1) / step
    for i in range(Y.shape[0]):
        u, v = (Y[i, 0] - low[0]) * scale, (Y[i, 1] - low[1]) * scale
        a, b = np.int64(u), np.int64(v)
        f, g = u - np.float32(a), v - np.float32(b)
        X, dX = _weights(f), _slopes(f)
        v0, v1, v2, v3, v4, v5 = _weights(g)
        s0, s1, s2, s3, s4, s5 = _slopes(g)
        value, gx, gy = np.float32(0), np.float32(0), np.float32(0)
        for r in range(ORDER):
            line = grid[a + r]
            l0, l1, l2, l3, l4, l5 = line[b], line[b + 1], line[b + 2], line[b + 3], line[b + 4], line[b + 5]
            t = l0 * v0 + l1 * v1 + l2 * v2 + l3 * v3 + l4 * v4 + l5 * v5
            value += X[r] * t
            gx += dX[r] * t
            gy += X[r] * (l0 * s0 + l1 * s1 + l2 * s2 + l3 * s3 + l4 * s4 + l5 * s5)
        field[i] = value
        gradient[i, 0] = gx * scale
        gradient[i, 1] = gy * scale


@njit(cache=True, nogil=True)
def multiply(spectrum, influence):
    """Multiply a complex (a, b) array by a real one in place."""
    for r in range(spectrum.shape[0]):
        for c in range(spectrum.shape[1]):
            spectrum[r, c] = spectrum[r, c] * influence[r, c]
