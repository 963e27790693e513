"""Perplexity: the width of every point's Gaussian, found by Newton's method inside a bracket."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.fields import _exp32

_MOST_ROUNDS = 100
#: How near to the target single precision goes, in nats, and in how many rounds at most.
_NEAR, _ROUGH_ROUNDS = 2e-4, 15
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
        w, x = _exp64(-beta * far[j]), np.float64(far[j])
        e[j] = w
        z += w
        m1 += w * x
        m2 += w * x * x
    return z, m1, m2


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _rough_moments(far, beta):
    """The same sums to about six digits."""
    z, m1, m2 = np.float32(0), np.float32(0), np.float32(0)
    for j in range(far.shape[0]):
        w = _exp32(-beta * far[j])
        z += w
        w *= far[j]
        m1 += w
        m2 += w * far[j]
    return np.float64(z), np.float64(m1), np.float64(m2)


@njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
def _widths(far, target, tolerance, e):
    """Set e = e^{−β·far} with the β that meets the target, and return Σ e; ``far`` (m,) ≥ 0, its least is 0.

    Single precision leads to the neighbourhood of β, double precision to β.
    """
    mean = far.mean()
    log_beta = 0.0 if mean <= 0 else -math.log(mean)
    low, high = log_beta - 40.0, log_beta + 60.0
    z, rough = 0.0, True
    for k in range(_MOST_ROUNDS):
        beta = math.exp(log_beta)
        z, m1, m2 = _rough_moments(far, np.float32(beta)) if rough else _moments(far, beta, e)
        m1 /= z
        m2 /= z
        wrong = math.log(z) + beta * m1 - target
        near = abs(wrong) < (_NEAR if rough else tolerance) or mean <= 0
        if near and not rough:
            break
        if not rough or not near:
            low, high = (log_beta, high) if wrong > 0 else (low, log_beta)
        slope = -beta * beta * (m2 - m1 * m1)
        nxt = log_beta - wrong / slope if slope < -1e-12 else 0.5 * (low + high)
        nxt = min(max(nxt, log_beta - 3.0), log_beta + 3.0)
        if nxt <= low or nxt >= high:
            nxt = 0.5 * (low + high)
        rough = rough and not near and k < _ROUGH_ROUNDS
        log_beta = nxt
    return z


@njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
def _take(row, far):
    """Copy the squares of a row up to the first infinite one; return how many there are, and the least."""
    nearest, count = np.float32(np.inf), row.shape[0]
    while count and row[count - 1] == np.inf:
        count -= 1
    for j in range(count):
        far[j] = row[j]
        nearest = min(nearest, far[j])
    return count, nearest


@njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
def _give(e, z, row):
    for j in range(row.shape[0]):
        row[j] += e[j] / z if e[j] > _NOTHING else 0.0


@njit(cache=True, nogil=True, error_model="numpy")
def calibrate(squares, own, rows, target, tolerance, p):
    """Add p(j|i) = e^{−β_i d²_ij} / Σ_k e^{−β_i d²_ik} of some rows to ``p``, H(p(·|i)) = ``target`` nats.

    Parameters
    ----------
    squares
        (n, k) squared distances; those at the end of a row may be infinite: they do not count.
    own
        Whether k = n and column i is the point i itself, which does not count.
    rows
        The first and the last row but one.
    target, tolerance
        The entropy in nats, and how near it must come. It falls with β from the logarithm of the number of
        columns to that of the number of nearest ones: where the target lies outside, the nearer end is taken.
        Newton on log β: dH/dβ = −β Var(d²).
    p
        (n, k)
    """
    k = squares.shape[1]
    far, e = np.empty(k, np.float32), np.empty(k)
    for i in range(rows[0], rows[1]):
        split = i if own else k
        before, nearest = _take(squares[i, :split], far)
        after, nearer = _take(squares[i, split + 1 :], far[before:])
        nearest, count = min(nearest, nearer), before + after
        if count == 0:
            continue
        for j in range(count):
            far[j] -= nearest
        z = _widths(far[:count], target, tolerance, e)
        _give(e, z, p[i, :before])
        _give(e[before:], z, p[i, split + 1 : split + 1 + after])
