"""Perplexity: the width of every point's Gaussian, found by Newton's method inside a bracket."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

_MOST_ROUNDS = 100
#: 1/13!, 1/12! … 1/0!: the exponential series, for |r| <= ln 2 / 2.
_FACTORIALS = tuple(1.0 / math.factorial(k) for k in range(13, -1, -1))
#: e^{−x} below this is nothing beside a sum that holds a 1.
_NOTHING = 1e-26


@njit(inline="always")
def _exp64(x):
    """e^x to 3e−15 for −700 <= x <= 0 (clamped below), in a form that becomes vector code."""
    f = _FACTORIALS
    x = max(x, -700.0)
    k = np.floor(x * 1.4426950408889634 + 0.5)
    r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10
    y = ((((f[0] * r + f[1]) * r + f[2]) * r + f[3]) * r + f[4]) * r + f[5]
    y = ((((y * r + f[6]) * r + f[7]) * r + f[8]) * r + f[9]) * r + f[10]
    y = ((y * r + f[11]) * r + f[12]) * r + f[13]
    return y * np.int64((np.int64(k) + 1023) << 52).view(np.float64)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _moments(far, beta, e):
    """Set e = e^{−β·far}, and return Σ e, Σ e·far and Σ e·far²."""
    z, m1, m2 = 0.0, 0.0, 0.0
    for j in range(far.shape[0]):
        w = _exp64(-beta * far[j])
        e[j] = w
        z += w
        m1 += w * far[j]
        m2 += w * far[j] * far[j]
    return z, m1, m2


@njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
def _widths(far, target, tolerance, e):
    """Set e = e^{−β·far} with the β that meets the target, and return Σ e; ``far`` (m,) ≥ 0, its least is 0."""
    mean = far.mean()
    log_beta = 0.0 if mean <= 0 else -math.log(mean)
    low, high = log_beta - 40.0, log_beta + 60.0
    z = 0.0
    for _ in range(_MOST_ROUNDS):
        beta = math.exp(log_beta)
        z, m1, m2 = _moments(far, beta, e)
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
    return z


@njit(cache=True, nogil=True, error_model="numpy")
def calibrate(squares, first, last, target, tolerance, p):
    """Add p(j|i) = e^{−β_i d²_ij} / Σ_k e^{−β_i d²_ik} of rows first … last−1 to ``p``, H(p(·|i)) = ``target`` nats.

    ``squares`` (n, k) squared distances, infinite where a column does not count. The entropy falls
    with β from the logarithm of the number of columns to that of the number of nearest ones: where the
    target lies outside, the nearer end is taken. Newton on log β: dH/dβ = −β Var(d²).
    """
    k = squares.shape[1]
    far, e = np.empty(k), np.empty(k)
    for i in range(first, last):
        nearest, count = np.inf, 0
        for j in range(k):
            if squares[i, j] < np.inf:
                far[count] = squares[i, j]
                nearest = min(nearest, far[count])
                count += 1
        if count == 0:
            continue
        for j in range(count):
            far[j] -= nearest
        z = _widths(far[:count], target, tolerance, e)
        count = 0
        for j in range(k):
            if squares[i, j] < np.inf:
                if e[count] > _NOTHING:
                    p[i, j] += e[count] / z
                count += 1


@njit(cache=True, nogil=True)
def starts(full, least):
    """CSR row pointers (n + 1,) of the entries of ``full`` (n, n) from ``least`` on."""
    indptr = np.zeros(full.shape[0] + 1, np.int64)
    for i in range(full.shape[0]):
        count = 0
        for j in range(full.shape[1]):
            count += full[i, j] >= least
        indptr[i + 1] = indptr[i] + count
    return indptr


@njit(cache=True, nogil=True)
def packed(full, least, indptr, indices, values):
    """Set the CSR columns and values of the entries of ``full`` (n, n) from ``least`` on."""
    for i in range(full.shape[0]):
        at = indptr[i]
        for j in range(full.shape[1]):
            if full[i, j] >= least:
                indices[at] = j
                values[at] = full[i, j]
                at += 1


@njit(cache=True, nogil=True)
def unpacked(indptr, indices, values, full):
    """Set the entries of a CSR matrix in ``full`` (n, n)."""
    for i in range(full.shape[0]):
        for k in range(indptr[i], indptr[i + 1]):
            full[i, indices[k]] = values[k]


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _add_squares(row, t, a, x):
    """Add (x_a − t_a)² of four coordinates from ``a`` on to ``row``; fewer where there are no more."""
    if a + 4 <= t.shape[0]:
        p, q, r, s = x[a], x[a + 1], x[a + 2], x[a + 3]
        tp, tq, tr, ts = t[a], t[a + 1], t[a + 2], t[a + 3]
        for j in range(row.shape[0]):
            dp, dq, dr, ds = p - tp[j], q - tq[j], r - tr[j], s - ts[j]
            row[j] += (dp * dp + dq * dq) + (dr * dr + ds * ds)
        return
    for b in range(a, t.shape[0]):
        for j in range(row.shape[0]):
            row[j] += (x[b] - t[b, j]) ** 2


@njit(cache=True, nogil=True)
def all_squares(points, transposed, first, last, out):
    """Fill rows first … last−1 of ``out`` (n, n), and what mirrors them, with ‖x_i − x_j‖²; points (n, d), (d, n)."""
    for i in range(first, last):
        row = out[i, : i + 1]
        row[:] = 0
        for a in range(0, points.shape[1], 4):
            _add_squares(row, transposed[:, : i + 1], a, points[i])
        for j in range(i):
            out[j, i] = row[j]
