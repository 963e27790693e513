# ruff: noqa: PLR0917
"""Forces between the points of a layout: attraction along p, and direct sums over all pairs.

Direct sums take coordinates as (3, n) float32, the third row zero in the plane. Inner loops are
plain, so that they become vector code; every target is summed alone and in a fixed order: the result
does not depend on how targets are divided.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.fields import _exp32

#: Sources summed in float32 before they are added to a float64 total.
_TILE = 2048
#: Neighbours gathered before the arithmetic.
_GATHER = 256


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def attract(indptr, indices, values, Y, gauss, first, last, force):  # type: ignore[no-untyped-def]
    """force_i = Σ_j p_ij g (y_i − y_j) in the plane, g = 1 (Gaussian) or 1/(1+d²), rows first … last−1.

    ``Y`` (n,) complex64: one load of eight bytes brings both coordinates of a neighbour.
    """
    one = np.float32(1)
    near = np.empty(_GATHER, np.complex64)
    for i in range(first, last):
        x, y = Y[i].real, Y[i].imag
        ax, ay = np.float32(0), np.float32(0)
        for start in range(indptr[i], indptr[i + 1], _GATHER):
            end = min(start + _GATHER, indptr[i + 1])
            who, p = indices[start:end], values[start:end]
            for k in range(end - start):
                near[k] = Y[who[k]]
            if gauss:
                for k in range(end - start):
                    ax += p[k] * (x - near[k].real)
                    ay += p[k] * (y - near[k].imag)
            else:
                for k in range(end - start):
                    dx, dy = x - near[k].real, y - near[k].imag
                    q = p[k] / (one + dx * dx + dy * dy)
                    ax += q * dx
                    ay += q * dy
        force[i, 0] = ax
        force[i, 1] = ay


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def attract_in_space(indptr, indices, values, Y, gauss, first, last, force):  # type: ignore[no-untyped-def]
    """The same for ``Y`` (n, 3)."""
    one = np.float32(1)
    for i in range(first, last):
        x, y, z = Y[i, 0], Y[i, 1], Y[i, 2]
        ax, ay, az = np.float32(0), np.float32(0), np.float32(0)
        for k in range(indptr[i], indptr[i + 1]):
            j = indices[k]
            dx, dy, dz = x - Y[j, 0], y - Y[j, 1], z - Y[j, 2]
            q = values[k] if gauss else values[k] / (one + dx * dx + dy * dy + dz * dz)
            ax += q * dx
            ay += q * dy
            az += q * dz
        force[i, 0] = ax
        force[i, 1] = ay
        force[i, 2] = az


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def attract_densely(P, S, first, last, force):  # type: ignore[no-untyped-def]
    """The same by a full p (n, n) in the plane, Student-t."""
    one = np.float32(1)
    x, y = S[0], S[1]
    for i in range(first, last):
        u, v = x[i], y[i]
        row = P[i]
        ax, ay = np.float32(0), np.float32(0)
        for j in range(x.shape[0]):
            dx, dy = u - x[j], v - y[j]
            q = row[j] / (one + dx * dx + dy * dy)
            ax += q * dx
            ay += q * dy
        force[i, 0], force[i, 1] = ax, ay


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def repel_in_plane(S, first, last, value, gradient):  # type: ignore[no-untyped-def]
    """``direct_sums`` of unit charges for the Student-t in the plane, rows first … last−1, in one loop."""
    one = np.float32(1)
    x, y = S[0], S[1]
    for i in range(first, last):
        u, v = x[i], y[i]
        gx, gy, z = np.float32(0), np.float32(0), np.float32(0)
        for j in range(x.shape[0]):
            dx, dy = u - x[j], v - y[j]
            q = one / (one + dx * dx + dy * dy)
            z += q
            q *= q
            gx += q * dx
            gy += q * dy
        value[i] = z - one
        gradient[i, 0], gradient[i, 1] = np.float32(-2) * gx, np.float32(-2) * gy


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _student_tile(u, v, w, x, y, z, charge):  # type: ignore[no-untyped-def]
    one = np.float32(1)
    f0, f1, f2, f3 = np.float32(0), np.float32(0), np.float32(0), np.float32(0)
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        q = one / (one + dx * dx + dy * dy + dz * dz)
        t = charge[j] * q
        f0 += t
        t *= q
        f1 += t * dx
        f2 += t * dy
        f3 += t * dz
    return f0, f1, f2, f3


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _gaussian_tile(u, v, w, x, y, z, charge):  # type: ignore[no-untyped-def]
    f0, f1, f2, f3 = np.float32(0), np.float32(0), np.float32(0), np.float32(0)
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        t = charge[j] * _exp32(-(dx * dx + dy * dy + dz * dz))
        f0 += t
        f1 += t * dx
        f2 += t * dy
        f3 += t * dz
    return f0, f1, f2, f3


@njit(cache=True, nogil=True)
def direct_sums(S, charge, targets, gauss, value, gradient):  # type: ignore[no-untyped-def]
    """φ_i = Σ_{j≠i} w_j K(d_ij) and ∇φ_i of the targets, into (n,) and (n, dims)."""
    n = S.shape[1]
    for i in targets:
        u, v, w = S[0, i], S[1, i], S[2, i]
        total = np.zeros(4)
        for low in range(0, n, _TILE):
            high = min(low + _TILE, n)
            split = min(max(i, low), high)
            for a, b in ((low, split), (max(split, min(i + 1, high)), high)):
                if gauss:
                    part = _gaussian_tile(u, v, w, S[0, a:b], S[1, a:b], S[2, a:b], charge[a:b])
                else:
                    part = _student_tile(u, v, w, S[0, a:b], S[1, a:b], S[2, a:b], charge[a:b])
                for c in range(4):
                    total[c] += part[c]
        value[i] = total[0]
        for c in range(gradient.shape[1]):
            gradient[i, c] = -2 * total[c + 1]


@njit(cache=True, nogil=True)
def add_student(S, charge, targets, sources, gradient):  # type: ignore[no-untyped-def]
    """Add ∇ Σ_s w_s / (1 + d²) over the ``sources`` to ``gradient`` (n, dims) of the targets."""
    x, y, z, w = S[0][sources], S[1][sources], S[2][sources], charge[sources]
    for i in targets:
        part = _student_tile(S[0, i], S[1, i], S[2, i], x, y, z, w)
        for c in range(gradient.shape[1]):
            gradient[i, c] -= 2 * part[c + 1]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _nearest(u, v, w, x, y, z):  # type: ignore[no-untyped-def]
    nearest = np.float32(1e30)
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        nearest = min(nearest, dx * dx + dy * dy + dz * dz)
    return nearest


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _shifted_sum(u, v, w, shift, x, y, z):  # type: ignore[no-untyped-def]
    total = np.float32(0)
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        total += _exp32(shift - (dx * dx + dy * dy + dz * dz))
    return total


@njit(cache=True, nogil=True)
def log_normalisers(S, targets, out):  # type: ignore[no-untyped-def]
    """Log Z_i = log Σ_{j≠i} e^{−d²} of the targets, however far all others are."""
    x, y, z = S[0], S[1], S[2]
    for i in targets:
        u, v, w = x[i], y[i], z[i]
        a, b = _nearest(u, v, w, x[:i], y[:i], z[:i]), _nearest(u, v, w, x[i + 1 :], y[i + 1 :], z[i + 1 :])
        near = min(a, b)
        total = float(_shifted_sum(u, v, w, near, x[:i], y[:i], z[:i]))
        total += _shifted_sum(u, v, w, near, x[i + 1 :], y[i + 1 :], z[i + 1 :])
        out[i] = math.log(total) - near


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _row_tile(u, v, w, mine, x, y, z, level):  # type: ignore[no-untyped-def]
    f1, f2, f3 = np.float32(0), np.float32(0), np.float32(0)
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        d = dx * dx + dy * dy + dz * dz
        t = _exp32(mine - d) + _exp32(level[j] - d)
        f1 += t * dx
        f2 += t * dy
        f3 += t * dz
    return f1, f2, f3


@njit(cache=True, nogil=True)
def row_forces(S, level, targets, sources, own, gradient):  # type: ignore[no-untyped-def]
    """Add −2 Σ_s (p_t q(s|t) + p_s q(t|s)) (y_t − y_s) to ``gradient`` (n, dims), Gaussian row by row.

    ``level`` (n,) = log p(i) − log Z_i. ``sources`` (m,) numbers of the sources; without ``own`` the
    first term is left out.
    """
    x, y, z, high = S[0][sources], S[1][sources], S[2][sources], level[sources]
    for i in targets:
        mine = level[i] if own else np.float32(-200)
        f = _row_tile(S[0, i], S[1, i], S[2, i], mine, x, y, z, high)
        for c in range(gradient.shape[1]):
            gradient[i, c] -= 2 * f[c]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def update(Y, speed, gain, force, rate, momentum, longest):  # type: ignore[no-untyped-def]
    """One step of descent with momentum and a gain per coordinate (Jacobs 1988), no longer than ``longest``."""
    n, dims = Y.shape
    for i in range(n):
        square = np.float32(0)
        for d in range(dims):
            g, u, f = gain[i, d], speed[i, d], force[i, d]
            g = g + np.float32(0.2) if (u > 0) != (f > 0) else max(g * np.float32(0.8), np.float32(0.01))
            u = momentum * u - rate * g * f
            gain[i, d], speed[i, d] = g, u
            square += u * u
        shrink = np.float32(1)
        if square > longest * longest:
            shrink = longest / np.float32(math.sqrt(square))
        for d in range(dims):
            speed[i, d] *= shrink
            Y[i, d] += speed[i, d]


@njit(cache=True, nogil=True)
def pair_energy(indptr, indices, values, Y, gauss, first, last):  # type: ignore[no-untyped-def]
    """Σ_ij p_ij energy(y_i, y_j) over rows first … last−1 in float64: d² (Gaussian) or log(1 + d²)."""
    total = 0.0
    for i in range(first, last):
        row = 0.0
        for k in range(indptr[i], indptr[i + 1]):
            d = 0.0
            for c in range(Y.shape[1]):
                step = Y[i, c] - Y[indices[k], c]
                d += step * step
            row += values[k] * (d if gauss else math.log1p(d))
        total += row
    return total
