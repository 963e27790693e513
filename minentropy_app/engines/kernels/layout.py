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

#: Indices are never negative; with a mask the compiler knows it, and gathers eight at once by 32 bits each.
_POSITIVE = np.uint32(0x7FFFFFFF)
#: Sources summed in float32 before they are added to a float64 total.
_TILE = 2048


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def extent(Y):
    """Lowest and highest coordinates of ``Y`` (n, 2), each (2,)."""
    a, b, c, d = Y[0, 0], Y[0, 1], Y[0, 0], Y[0, 1]
    for i in range(Y.shape[0]):
        x, y = Y[i, 0], Y[i, 1]
        a, b, c, d = min(a, x), min(b, y), max(c, x), max(d, y)
    return np.array([a, b]), np.array([c, d])


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def attract(indptr, indices, values, Y, gauss, first, last, force):
    """force_i = Σ_j p_ij g (y_i − y_j) in the plane, g = 1 (Gaussian) or 1/(1+d²), rows first … last−1.

    ``Y`` (n,) complex64: both coordinates of a neighbour lie side by side.
    """
    one = np.float32(1)
    for i in range(first, last):
        x, y = Y[i].real, Y[i].imag
        ax, ay = np.float32(0), np.float32(0)
        who, p = indices[indptr[i] : indptr[i + 1]], values[indptr[i] : indptr[i + 1]]
        if gauss:
            for k in range(who.shape[0]):
                other = Y[np.uint32(who[k]) & _POSITIVE]
                ax += p[k] * (x - other.real)
                ay += p[k] * (y - other.imag)
        else:
            for k in range(who.shape[0]):
                other = Y[np.uint32(who[k]) & _POSITIVE]
                dx, dy = x - other.real, y - other.imag
                q = p[k] / (one + dx * dx + dy * dy)
                ax += q * dx
                ay += q * dy
        force[i, 0] = ax
        force[i, 1] = ay


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def attract_in_space(indptr, indices, values, Y, gauss, first, last, force):
    """The same for ``Y`` (n, 3)."""
    one = np.float32(1)
    for i in range(first, last):
        x, y, z = Y[i, 0], Y[i, 1], Y[i, 2]
        ax, ay, az = np.float32(0), np.float32(0), np.float32(0)
        who, p = indices[indptr[i] : indptr[i + 1]], values[indptr[i] : indptr[i + 1]]
        for k in range(who.shape[0]):
            j = np.uint32(who[k]) & _POSITIVE
            dx, dy, dz = x - Y[j, 0], y - Y[j, 1], z - Y[j, 2]
            q = p[k] if gauss else p[k] / (one + dx * dx + dy * dy + dz * dz)
            ax += q * dx
            ay += q * dy
            az += q * dz
        force[i, 0] = ax
        force[i, 1] = ay
        force[i, 2] = az


@njit(inline="always")
def _log32(x):
    """The logarithm of x >= 1 in float32, in a form that becomes vector code."""
    bits = np.float32(x).view(np.int32)
    m = np.int32((bits & 0x7FFFFF) | 0x3F800000).view(np.float32)
    k = np.float32((bits >> 23) - 127)
    large = m > np.float32(1.4142135)
    m = m * np.float32(0.5) if large else m
    k = k + np.float32(1) if large else k
    r = m - np.float32(1)
    y = np.float32(7.0376836292e-2)
    y = y * r - np.float32(1.1514610310e-1)
    y = y * r + np.float32(1.1676998740e-1)
    y = y * r - np.float32(1.2420140846e-1)
    y = y * r + np.float32(1.4249322787e-1)
    y = y * r - np.float32(1.6668057665e-1)
    y = y * r + np.float32(2.0000714765e-1)
    y = y * r - np.float32(2.4999993993e-1)
    y = y * r + np.float32(3.3333331174e-1)
    return y * r * r * r - np.float32(0.5) * r * r + r + k * np.float32(0.6931471806)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _row_energy(who, p, Y, x, y):
    total = np.float32(0)
    for k in range(who.shape[0]):
        other = Y[np.uint32(who[k]) & _POSITIVE]
        dx, dy = x - other.real, y - other.imag
        total += p[k] * _log32(np.float32(1) + dx * dx + dy * dy)
    return total


@njit(cache=True, nogil=True)
def energy_in_plane(indptr, indices, values, Y, first, last):
    """Σ_ij p_ij log(1 + d²) over rows first … last−1, to about 1e−6; ``Y`` (n,) complex64."""
    total = 0.0
    for i in range(first, last):
        k, m = indptr[i], indptr[i + 1]
        total += _row_energy(indices[k:m], values[k:m], Y, Y[i].real, Y[i].imag)
    return total


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _repel_pair(x, y, i, j, fx, fy):
    dx, dy = x[i] - x[j], y[i] - y[j]
    q = np.float32(1) / (np.float32(1) + dx * dx + dy * dy)
    dx *= q * q
    dy *= q * q
    fx[i] += dx
    fy[i] += dy
    fx[j] -= dx
    fy[j] -= dy
    return q


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _repel_four(u, v, x, y, fx, fy):
    """Four points ``u``, ``v`` against all of ``x``, ``y``: Σ q, the forces on the four; the others' into fx, fy."""
    one, z = np.float32(1), np.float32(0)
    u0, u1, u2, u3 = u[0], u[1], u[2], u[3]
    v0, v1, v2, v3 = v[0], v[1], v[2], v[3]
    a0, a1, a2, a3 = z, z, z, z
    b0, b1, b2, b3 = z, z, z, z
    for j in range(x.shape[0]):
        dx0, dx1, dx2, dx3 = u0 - x[j], u1 - x[j], u2 - x[j], u3 - x[j]
        dy0, dy1, dy2, dy3 = v0 - y[j], v1 - y[j], v2 - y[j], v3 - y[j]
        q0, q1 = one / (one + dx0 * dx0 + dy0 * dy0), one / (one + dx1 * dx1 + dy1 * dy1)
        q2, q3 = one / (one + dx2 * dx2 + dy2 * dy2), one / (one + dx3 * dx3 + dy3 * dy3)
        z += (q0 + q1) + (q2 + q3)
        q0, q1, q2, q3 = q0 * q0, q1 * q1, q2 * q2, q3 * q3
        dx0, dx1, dx2, dx3 = q0 * dx0, q1 * dx1, q2 * dx2, q3 * dx3
        dy0, dy1, dy2, dy3 = q0 * dy0, q1 * dy1, q2 * dy2, q3 * dy3
        a0, a1, a2, a3 = a0 + dx0, a1 + dx1, a2 + dx2, a3 + dx3
        b0, b1, b2, b3 = b0 + dy0, b1 + dy1, b2 + dy2, b3 + dy3
        fx[j] -= (dx0 + dx1) + (dx2 + dx3)
        fy[j] -= (dy0 + dy1) + (dy2 + dy3)
    return z, (a0, a1, a2, a3), (b0, b1, b2, b3)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def repel_in_plane(Y, gradient):
    """Set ∇φ (n, 2) of unit charges, Student-t in the plane, and return Σ_i φ_i; every pair is met once."""
    n = Y.shape[0]
    x, y = Y[:, 0].copy(), Y[:, 1].copy()
    fx, fy = np.zeros(n, np.float32), np.zeros(n, np.float32)
    total = 0.0
    for i in range(0, n, 4):
        after = min(i + 4, n)
        for a in range(i, after):
            for b in range(a + 1, after):
                total += _repel_pair(x, y, a, b, fx, fy)
        if after == i + 4:
            z, right, up = _repel_four(x[i:after], y[i:after], x[after:], y[after:], fx[after:], fy[after:])
            total += z
            for a in range(4):
                fx[i + a] += right[a]
                fy[i + a] += up[a]
    for i in range(n):
        gradient[i, 0], gradient[i, 1] = np.float32(-2) * fx[i], np.float32(-2) * fy[i]
    return 2 * total


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _repel_two(u, v, w, x, y, z, fx, fy, fz):
    """Two points ``u``, ``v``, ``w`` against all others: Σ q, the forces on the two; the others' into fx, fy, fz."""
    one, none = np.float32(1), np.float32(0)
    u0, v0, w0, u1, v1, w1 = u[0], v[0], w[0], u[1], v[1], w[1]
    a0, b0, c0, a1, b1, c1, total = none, none, none, none, none, none, none
    for j in range(x.shape[0]):
        dx0, dy0, dz0 = u0 - x[j], v0 - y[j], w0 - z[j]
        dx1, dy1, dz1 = u1 - x[j], v1 - y[j], w1 - z[j]
        q0 = one / (one + dx0 * dx0 + dy0 * dy0 + dz0 * dz0)
        q1 = one / (one + dx1 * dx1 + dy1 * dy1 + dz1 * dz1)
        total += q0 + q1
        q0, q1 = q0 * q0, q1 * q1
        dx0, dy0, dz0 = q0 * dx0, q0 * dy0, q0 * dz0
        dx1, dy1, dz1 = q1 * dx1, q1 * dy1, q1 * dz1
        a0, b0, c0 = a0 + dx0, b0 + dy0, c0 + dz0
        a1, b1, c1 = a1 + dx1, b1 + dy1, c1 + dz1
        fx[j] -= dx0 + dx1
        fy[j] -= dy0 + dy1
        fz[j] -= dz0 + dz1
    return total, (a0, b0, c0), (a1, b1, c1)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _repel_one(S, i, j, F):
    dx, dy, dz = S[0, i] - S[0, j], S[1, i] - S[1, j], S[2, i] - S[2, j]
    q = np.float32(1) / (np.float32(1) + dx * dx + dy * dy + dz * dz)
    for c, d in enumerate((dx, dy, dz)):
        F[c, i] += q * q * d
        F[c, j] -= q * q * d
    return q


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def repel_in_space(S, first, last, F):
    """Add to F (3, n) the forces Σ q² d of the pairs whose smaller number is first … last−1; return their Σ q.

    Student-t; ``S`` (3, n), ``first`` and ``last`` even, or ``last`` the number of points. Every pair is met once.
    """
    total = 0.0
    x, y, z = S[0], S[1], S[2]
    for i in range(first, last - 1, 2):
        k = i + 2
        total += _repel_one(S, i, i + 1, F)
        part, one, two = _repel_two(x[i:k], y[i:k], z[i:k], x[k:], y[k:], z[k:], F[0, k:], F[1, k:], F[2, k:])
        total += part
        for c in range(3):
            F[c, i] += one[c]
            F[c, i + 1] += two[c]
    return total


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _student_tile(u, v, w, x, y, z, charge):
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
def _gaussian_tile(u, v, w, x, y, z, charge):
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
def direct_sums(S, charge, targets, gauss, value, gradient):
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
def add_student(S, charge, targets, sources, gradient):
    """Add ∇ Σ_s w_s / (1 + d²) over the ``sources`` to ``gradient`` (n, dims) of the targets."""
    x, y, z, w = S[0][sources], S[1][sources], S[2][sources], charge[sources]
    for i in targets:
        part = _student_tile(S[0, i], S[1, i], S[2, i], x, y, z, w)
        for c in range(gradient.shape[1]):
            gradient[i, c] -= 2 * part[c + 1]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _nearest(u, v, w, x, y, z):
    nearest = np.float32(1e30)
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        nearest = min(nearest, dx * dx + dy * dy + dz * dz)
    return nearest


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", forceinline=True)
def _shifted_sum(u, v, w, shift, x, y, z):
    total = np.float32(0)
    for j in range(x.shape[0]):
        dx, dy, dz = u - x[j], v - y[j], w - z[j]
        total += _exp32(shift - (dx * dx + dy * dy + dz * dz))
    return total


@njit(cache=True, nogil=True)
def log_normalisers(S, targets, out):
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
def _row_tile(u, v, w, mine, x, y, z, level):
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
def row_forces(S, level, targets, sources, own, gradient):
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
def update(Y, speed, gain, force, rate, momentum, longest):
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
def pair_energy(indptr, indices, values, Y, gauss, first, last):
    """Σ_ij p_ij energy(y_i, y_j) over rows first … last−1 in float64: d² (Gaussian) or log(1 + d²)."""
    total = 0.0
    for i in range(first, last):
        row = 0.0
        for k in range(indptr[i], indptr[i + 1]):
            d = 0.0
            for c in range(Y.shape[1]):
                step = Y[i, c] - Y[indices[k], c]
                d += step * step
            row += values[k] * (d if gauss else math.log(1.0 + d))
        total += row
    return total
