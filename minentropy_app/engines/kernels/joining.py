"""One new point among points that stay: its own row of the cost, descended with a step that adapts."""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _student(x, y, z, u, v, w):
    total, f1, f2, f3 = 0.0, 0.0, 0.0, 0.0
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        q = 1.0 / (1.0 + dx * dx + dy * dy + dz * dz)
        total += q
        q *= q
        f1 += q * dx
        f2 += q * dy
        f3 += q * dz
    return math.log(total), f1 / total, f2 / total, f3 / total


@njit(cache=True, nogil=True, error_model="numpy")
def _gaussian(x, y, z, u, v, w):
    nearest = np.inf
    for j in range(x.shape[0]):
        nearest = min(nearest, (u - x[j]) ** 2 + (v - y[j]) ** 2 + (w - z[j]) ** 2)
    total, f1, f2, f3 = 0.0, 0.0, 0.0, 0.0
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        d = dx * dx + dy * dy + dz * dz
        if d < nearest + 40.0:
            q = math.exp(nearest - d)
            total += q
            f1 += q * dx
            f2 += q * dy
            f3 += q * dz
    return math.log(total) - nearest, f1 / total, f2 / total, f3 / total


@njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
def _row(S, who, p, place, gaussian, slope):
    """S_i = Σ_j p(j|i) energy + log Z_i at ``place`` (3,), and its gradient into ``slope`` (3,)."""
    u, v, w = place
    if gaussian:
        cost, f1, f2, f3 = _gaussian(S[0], S[1], S[2], u, v, w)
    else:
        cost, f1, f2, f3 = _student(S[0], S[1], S[2], u, v, w)
    slope[0], slope[1], slope[2] = -2 * f1, -2 * f2, -2 * f3
    for k in range(who.shape[0]):
        j = who[k]
        dx, dy, dz = u - S[0, j], v - S[1, j], w - S[2, j]
        d = dx * dx + dy * dy + dz * dz
        cost += p[k] * (d if gaussian else math.log1p(d))
        q = 2 * p[k] * (1.0 if gaussian else 1.0 / (1.0 + d))
        slope[0] += q * dx
        slope[1] += q * dy
        slope[2] += q * dz
    return cost


@njit(cache=True, nogil=True)
def settle(S, indptr, indices, values, gaussian, rounds, first, last, places):
    """Move new points first … last−1 of ``places`` (m, 3) down their rows' costs; ``S`` (3, n) stays."""
    slope, trial_slope, trial = np.empty(3), np.empty(3), np.empty(3)
    for i in range(first, last):
        who, p = indices[indptr[i] : indptr[i + 1]], values[indptr[i] : indptr[i + 1]]
        place = places[i].copy()
        cost = _row(S, who, p, place, gaussian, slope)
        step = 1.0
        for _ in range(rounds):
            for c in range(3):
                trial[c] = place[c] - step * slope[c]
            new = _row(S, who, p, trial, gaussian, trial_slope)
            if new < cost:
                place[:], slope[:] = trial, trial_slope
                done = cost - new < 1e-9
                cost = new
                step *= 1.6
                if done:
                    break
            else:
                step *= 0.3
                if step < 1e-9:
                    break
        places[i] = place
