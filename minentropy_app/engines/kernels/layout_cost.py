"""Normalisers of a finished layout in float64, for figures that are reported."""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _student_sum(x, y, z, u, v, w):
    """Σ 1/(1+d²) from one point to those given; as divisions are slow, two quotients are one: 1/a + 1/b = (a+b)/ab."""
    half = x.shape[0] // 2
    total = 0.0
    for j in range(half):
        k = j + half
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        a = 1.0 + dx * dx + dy * dy + dz * dz
        dx, dy, dz = u - x[k], v - y[k], w - z[k]
        b = 1.0 + dx * dx + dy * dy + dz * dz
        total += (a + b) / (a * b)
    for j in range(2 * half, x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        total += 1.0 / (1.0 + dx * dx + dy * dy + dz * dz)
    return total


@njit(cache=True, nogil=True, forceinline=True)
def _student_row(x, y, z, i):
    before = _student_sum(x[:i], y[:i], z[:i], x[i], y[i], z[i])
    return before + _student_sum(x[i + 1 :], y[i + 1 :], z[i + 1 :], x[i], y[i], z[i])


@njit(cache=True, nogil=True)
def student_pairs(places, first, last):
    """Σ 1/(1+d²) over the pairs whose smaller number is first … last−1; ``places`` (3, n) float64."""
    x, y, z = places[0], places[1], places[2]
    total = 0.0
    for i in range(first, last):
        total += _student_sum(x[i + 1 :], y[i + 1 :], z[i + 1 :], x[i], y[i], z[i])
    return total


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
