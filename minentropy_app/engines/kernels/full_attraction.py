"""Attraction and energy where p is a full symmetric matrix: every pair is met once, Student-t in the plane."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.layout import _log32


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _pull_pair(p, x, y, i, j, fx, fy):
    dx, dy = x[i] - x[j], y[i] - y[j]
    q = p / (np.float32(1) + dx * dx + dy * dy)
    fx[i] += q * dx
    fy[i] += q * dy
    fx[j] -= q * dx
    fy[j] -= q * dy


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _pull_four(p0, p1, p2, p3, u, v, x, y, fx, fy):
    """Four points ``u``, ``v`` by their rows of p to all of ``x``, ``y``: forces; the others' into fx, fy."""
    one, z = np.float32(1), np.float32(0)
    u0, u1, u2, u3 = u[0], u[1], u[2], u[3]
    v0, v1, v2, v3 = v[0], v[1], v[2], v[3]
    a0, a1, a2, a3 = z, z, z, z
    b0, b1, b2, b3 = z, z, z, z
    for j in range(x.shape[0]):
        dx0, dx1, dx2, dx3 = u0 - x[j], u1 - x[j], u2 - x[j], u3 - x[j]
        dy0, dy1, dy2, dy3 = v0 - y[j], v1 - y[j], v2 - y[j], v3 - y[j]
        q0, q1 = p0[j] / (one + dx0 * dx0 + dy0 * dy0), p1[j] / (one + dx1 * dx1 + dy1 * dy1)
        q2, q3 = p2[j] / (one + dx2 * dx2 + dy2 * dy2), p3[j] / (one + dx3 * dx3 + dy3 * dy3)
        dx0, dx1, dx2, dx3 = q0 * dx0, q1 * dx1, q2 * dx2, q3 * dx3
        dy0, dy1, dy2, dy3 = q0 * dy0, q1 * dy1, q2 * dy2, q3 * dy3
        a0, a1, a2, a3 = a0 + dx0, a1 + dx1, a2 + dx2, a3 + dx3
        b0, b1, b2, b3 = b0 + dy0, b1 + dy1, b2 + dy2, b3 + dy3
        fx[j] -= (dx0 + dx1) + (dx2 + dx3)
        fy[j] -= (dy0 + dy1) + (dy2 + dy3)
    return (a0, a1, a2, a3), (b0, b1, b2, b3)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def attract_fully(P, Y, force):
    """Set force_i = Σ_j p_ij (y_i − y_j) / (1 + d²); P (n, n) and Y (n, 2) float32."""
    n = Y.shape[0]
    x, y = Y[:, 0].copy(), Y[:, 1].copy()
    fx, fy = np.zeros(n, np.float32), np.zeros(n, np.float32)
    for i in range(0, n, 4):
        after = min(i + 4, n)
        for a in range(i, after):
            for b in range(a + 1, after):
                _pull_pair(P[a, b], x, y, a, b, fx, fy)
        if after == i + 4:
            right, up = _pull_four(
                P[i, after:], P[i + 1, after:], P[i + 2, after:], P[i + 3, after:],
                x[i:after], y[i:after], x[after:], y[after:], fx[after:], fy[after:],
            )  # fmt: skip
            for a in range(4):
                fx[i + a] += right[a]
                fy[i + a] += up[a]
    for i in range(n):
        force[i, 0], force[i, 1] = fx[i], fy[i]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _row_energy(p, x, y, u, v):
    total = np.float32(0)
    for j in range(x.shape[0]):
        dx, dy = u - x[j], v - y[j]
        total += p[j] * _log32(np.float32(1) + dx * dx + dy * dy)
    return total


@njit(cache=True, nogil=True)
def rough_energy(P, Y):
    """Σ_ij p_ij log(1 + d²) to about 1e−6; P (n, n) and Y (n, 2) float32."""
    total = 0.0
    x, y = Y[:, 0].copy(), Y[:, 1].copy()
    for i in range(x.shape[0]):
        total += _row_energy(P[i, i + 1 :], x[i + 1 :], y[i + 1 :], x[i], y[i])
    return 2 * total


@njit(cache=True, nogil=True)
def energy(P, Y, gauss, first, last):
    """Σ_ij p_ij energy(y_i, y_j) over rows first … last−1 in float64: d² (Gaussian) or log(1 + d²); any P, any Y."""
    total = 0.0
    for i in range(first, last):
        row = 0.0
        for j in range(P.shape[1]):
            d = 0.0
            for c in range(Y.shape[1]):
                step = Y[i, c] - Y[j, c]
                d += step * step
            row += P[i, j] * (d if gauss else math.log(1.0 + d))
        total += row
    return total
