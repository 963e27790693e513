"""Perplexity: the width of every point's Gaussian, found by Newton's method inside a bracket."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

_MOST_ROUNDS = 100
#: e^{−x} from here on is less than rounding leaves of a sum that holds a 1.
_NOTHING = 60.0


@njit(cache=True, nogil=True, error_model="numpy")
def calibrate(squares, first, last, target, tolerance, p):  # type: ignore[no-untyped-def]
    """Add p(j|i) = e^{−β_i d²_ij} / Σ_k e^{−β_i d²_ik} of rows first … last−1 to ``p``, H(p(·|i)) = ``target`` nats.

    ``squares`` (n, k) squared distances, infinite where a column does not count. The entropy falls
    with β from the logarithm of the number of columns to that of the number of nearest ones: where the
    target lies outside, the nearer end is taken. Newton on log β: dH/dβ = −β Var(d²).
    """
    k = squares.shape[1]
    e = np.empty(k)
    for i in range(first, last):
        nearest, far, count = np.inf, 0.0, 0
        for j in range(k):
            if squares[i, j] < np.inf:
                nearest = min(nearest, squares[i, j])
                far += squares[i, j]
                count += 1
        if count == 0:
            continue
        mean = far / count - nearest
        beta = 1.0 if mean <= 0 else 1.0 / mean
        log_beta, low, high = math.log(beta), math.log(beta) - 40.0, math.log(beta) + 60.0
        z = 0.0
        for _ in range(_MOST_ROUNDS):
            beta = math.exp(log_beta)
            z, m1, m2 = 0.0, 0.0, 0.0
            for j in range(k):
                d = squares[i, j] - nearest
                w = 0.0
                if beta * d < _NOTHING:
                    w = math.exp(-beta * d)
                    z += w
                    m1 += w * d
                    m2 += w * d * d
                e[j] = w
            m1 /= z
            m2 /= z
            wrong = math.log(z) + beta * m1 - target
            if abs(wrong) < tolerance or mean <= 0:
                break
            if wrong > 0:
                low = log_beta
            else:
                high = log_beta
            slope = -beta * beta * (m2 - m1 * m1)
            nxt = log_beta - wrong / slope if slope < -1e-12 else 0.5 * (low + high)
            nxt = min(max(nxt, log_beta - 3.0), log_beta + 3.0)
            if nxt <= low or nxt >= high:
                nxt = 0.5 * (low + high)
            log_beta = nxt
        for j in range(k):
            p[i, j] += e[j] / z


@njit(cache=True, nogil=True, fastmath=True)
def all_squares(points, first, last, out):  # type: ignore[no-untyped-def]
    """Fill rows first … last−1 of ``out`` (n, n), and what mirrors them, with ‖x_i − x_j‖²."""
    d = points.shape[1]
    for i in range(first, last):
        for j in range(i + 1):
            total = 0.0
            for a in range(d):
                step = points[i, a] - points[j, a]
                total += step * step
            out[i, j] = total
            out[j, i] = total
