"""Normalisers of a finished layout in float64, for figures that are reported."""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _student_row(x, y, z, i):
    u, v, w = x[i], y[i], z[i]
    total = 0.0
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        total += 1.0 / (1.0 + dx * dx + dy * dy + dz * dz)
    return total - 1.0


@njit(cache=True, nogil=True, error_model="numpy")
def _gaussian_row(x, y, z, i):
    """Log Σ_{j≠i} e^{−d²}, shifted by the nearest."""
    n = x.shape[0]
    squares = np.empty(n)
    for j in range(n):
        squares[j] = (x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2 + (z[i] - z[j]) ** 2
    squares[i] = np.inf
    nearest = squares.min()
    total = 0.0
    for j in range(n):
        if squares[j] < nearest + 45.0:
            total += math.exp(nearest - squares[j])
    return math.log(total) - nearest


@njit(cache=True, nogil=True)
def log_normalisers(places, gaussian, chosen, out):
    """Set ``out`` (m,) to log Z_i = log Σ_{j≠i} K(d_ij) of the chosen (m,); ``places`` (3, n) float64."""
    x, y, z = places[0], places[1], places[2]
    for k, i in enumerate(chosen):
        out[k] = _gaussian_row(x, y, z, i) if gaussian else math.log(_student_row(x, y, z, i))
