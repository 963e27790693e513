"""Log-normalisers of a softmax over points: the O(n²) part of the softmax costs.

A field is evaluated at targets t from sources s with a bias b per source,

    log F(t) = log Σ_s e^{b_s + f(t, s)},   f = −‖t − s‖² (Gaussian) or ⟨t, s⟩ (dot),

together with the softmax-weighted mean of the sources, which is all that the gradients need
(``engines/softmax_placement.py``). Sources are visited in runs of consecutive indices, so that a
dense pass (one run) and a pass over neighbouring cells are one kernel. Every target is summed
alone and in a fixed order: the result does not depend on how targets are split into blocks.
"""

from __future__ import annotations

import numpy as np
from numba import njit

GAUSSIAN = 0
DOT = 1
#: log F of a target that sees no source.
NOTHING = -1e30

#: Sources summed in float32 before they are added to the float64 total.
_TILE = 1024
#: A total outside these limits was shifted badly and is summed again.
_LOW, _HIGH = 1e-10, 1e20
#: 1/12!, 1/11! … 1/0!: the exponential series, for |r| <= ln 2 / 2.
_FACTORIALS = tuple(1.0 / float(np.prod(np.arange(1.0, k + 1))) for k in range(12, -1, -1))


@njit(inline="always")
def _exp32(x):
    """e^x in float32 to 2 ulp for −60 <= x <= 60 (clamped), in a form that becomes vector code."""
    x = min(max(x, np.float32(-60.0)), np.float32(60.0))
    k = np.floor(x * np.float32(1.4426950408889634) + np.float32(0.5))
    r = x - k * np.float32(0.693359375) + k * np.float32(2.12194440e-4)
    y = np.float32(1.9875691500e-4)
    y = y * r + np.float32(1.3981999507e-3)
    y = y * r + np.float32(8.3334519073e-3)
    y = y * r + np.float32(4.1665795894e-2)
    y = y * r + np.float32(1.6666665459e-1)
    y = y * r + np.float32(5.0000001201e-1)
    y = y * r * r + r + np.float32(1.0)
    return y * np.int32((np.int32(k) + 127) << 23).view(np.float32)


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _gaussian_tile(t, u, v, w, bias):
    """Σ e^{bias − shift − ‖t − s‖²} over a tile, and the same weighted by the sources."""
    x, y, z, shift = t
    f0, f1, f2, f3 = np.float32(0), np.float32(0), np.float32(0), np.float32(0)
    for k in range(u.shape[0]):
        a, b, c = x - u[k], y - v[k], z - w[k]
        e = _exp32(bias[k] - shift - (a * a + b * b + c * c))
        f0 += e
        f1 += e * u[k]
        f2 += e * v[k]
        f3 += e * w[k]
    return f0, f1, f2, f3


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _dot_tile(t, u, v, w, bias):
    """Σ e^{bias − shift + ⟨t, s⟩} over a tile, and the same weighted by the sources."""
    x, y, z, shift = t
    f0, f1, f2, f3 = np.float32(0), np.float32(0), np.float32(0), np.float32(0)
    for k in range(u.shape[0]):
        e = _exp32(bias[k] - shift + (x * u[k] + y * v[k] + z * w[k]))
        f0 += e
        f1 += e * u[k]
        f2 += e * v[k]
        f3 += e * w[k]
    return f0, f1, f2, f3


@njit(cache=True, nogil=True)
def _largest(kind, t, S, bias, start, stop, own):
    """The largest exponent of one run, ``NOTHING`` where it is empty."""
    top = NOTHING
    for s in range(start, stop):
        if s != own:
            a, b, c = S[0, s], S[1, s], S[2, s]
            if kind == GAUSSIAN:
                e = bias[s] - ((t[0] - a) ** 2 + (t[1] - b) ** 2 + (t[2] - c) ** 2)
            else:
                e = bias[s] + (t[0] * a + t[1] * b + t[2] * c)
            top = max(top, e)
    return top


@njit(cache=True, nogil=True, forceinline=True)
def _sum_run(kind, t, S, bias, start, stop):
    """Sum one run of sources tile by tile in float64."""
    f0, f1, f2, f3 = 0.0, 0.0, 0.0, 0.0
    for base in range(start, stop, _TILE):
        end = min(base + _TILE, stop)
        u, v, w, q = S[0, base:end], S[1, base:end], S[2, base:end], bias[base:end]
        g = _gaussian_tile(t, u, v, w, q) if kind == GAUSSIAN else _dot_tile(t, u, v, w, q)
        f0, f1, f2, f3 = f0 + g[0], f1 + g[1], f2 + g[2], f3 + g[3]
    return f0, f1, f2, f3


@njit(cache=True, nogil=True, forceinline=True)
def _sum_runs(kind, t, own, S, bias, first_run, last_run, start, stop):
    """Sum all runs of one target, leaving out source ``own``."""
    f0, f1, f2, f3 = 0.0, 0.0, 0.0, 0.0
    for run in range(first_run, last_run):
        split = own if start[run] <= own < stop[run] else stop[run]
        g = _sum_run(kind, t, S, bias, start[run], split)
        f0, f1, f2, f3 = f0 + g[0], f1 + g[1], f2 + g[2], f3 + g[3]
        if split + 1 < stop[run]:
            g = _sum_run(kind, t, S, bias, split + 1, stop[run])
            f0, f1, f2, f3 = f0 + g[0], f1 + g[1], f2 + g[2], f3 + g[3]
    return f0, f1, f2, f3


@njit(cache=True, nogil=True)
def field(kind, T, own, S, bias, runs, run_of, first, last, logs, means):
    """Fill ``logs`` (n,) and ``means`` (n, 3) for targets first..last−1.

    T (n, 3), S (3, m), bias (m,) are float32; ``own[i]`` is the source left out for target i (−1:
    none); ``runs`` = (indptr, start, stop): target i sees the runs indptr[r]..indptr[r + 1]−1 with
    r = ``run_of[i]``. On entry ``logs`` holds guesses of log F, which only keep the sums in range.
    """
    indptr, start, stop = runs
    for i in range(first, last):
        a, b = indptr[run_of[i]], indptr[run_of[i] + 1]
        shift = np.float32(logs[i])
        t = (T[i, 0], T[i, 1], T[i, 2], shift)
        f = _sum_runs(kind, t, own[i], S, bias, a, b, start, stop)
        if not _LOW < f[0] < _HIGH:
            top = NOTHING
            for run in range(a, b):
                top = max(top, _largest(kind, t, S, bias, start[run], stop[run], own[i]))
            shift = np.float32(top)
            t = (T[i, 0], T[i, 1], T[i, 2], shift)
            f = _sum_runs(kind, t, own[i], S, bias, a, b, start, stop)
        if shift <= -1e29:
            logs[i] = NOTHING
            means[i, :] = 0.0
        else:
            logs[i] = shift + np.log(f[0])
            means[i, 0], means[i, 1], means[i, 2] = f[1] / f[0], f[2] / f[0], f[3] / f[0]


@njit(inline="always")
def _exp64(x):
    """e^x in float64 to 2 ulp for x >= −700 (clamped), in a form that becomes vector code."""
    x = max(x, -700.0)
    k = np.floor(x * 1.4426950408889634 + 0.5)
    r = (x - k * 6.93145751953125e-1) - k * 1.42860682030941723212e-6
    y = 1.0 / 6227020800.0
    for c in _FACTORIALS:
        y = y * r + c
    return y * np.int64((np.int64(k) + 1023) << 52).view(np.float64)


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _sum_exp64(kind, t, shift, S, start, stop):
    """Σ e^{f(t, s) − shift} over sources start..stop−1."""
    u, v, w = S[0, start:stop], S[1, start:stop], S[2, start:stop]
    x, y, z = t
    total = 0.0
    if kind == GAUSSIAN:
        for k in range(u.shape[0]):
            a, b, c = x - u[k], y - v[k], z - w[k]
            total += _exp64(-(a * a + b * b + c * c) - shift)
    else:
        for k in range(u.shape[0]):
            total += _exp64(x * u[k] + y * v[k] + z * w[k] - shift)
    return total


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _top64(kind, t, S, start, stop):
    """The largest exponent of sources start..stop−1."""
    u, v, w = S[0, start:stop], S[1, start:stop], S[2, start:stop]
    x, y, z = t
    top = NOTHING
    for k in range(u.shape[0]):
        a, b, c = x - u[k], y - v[k], z - w[k]
        e = -(a * a + b * b + c * c) if kind == GAUSSIAN else x * u[k] + y * v[k] + z * w[k]
        top = e if e > top else top
    return top


@njit(cache=True, nogil=True)
def log_normalisers(kind, T, S, leave_out_self, first, last, logs):
    """Fill log Z_i for targets first..last−1 from all sources (but i itself), in float64."""
    m = S.shape[1]
    for i in range(first, last):
        t = (T[i, 0], T[i, 1], T[i, 2])
        split = i if leave_out_self else m
        top = max(_top64(kind, t, S, 0, split), _top64(kind, t, S, split + 1, m))
        total = _sum_exp64(kind, t, top, S, 0, split) + _sum_exp64(kind, t, top, S, split + 1, m)
        logs[i] = top + np.log(total)
