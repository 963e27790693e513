"""Simulated annealing of books on lattice sites: one kernel, sparse deltas.

Cost of a layout: Σ_i a_i r(s_i) + ½ Σ_i Σ_k w_ik ‖v_i − v_k‖. ``near[i]`` keeps the part of book i,
a_i r(s_i) + Σ_k w_ik ‖v_i − v_k‖, so that a proposal only sums over the new place.
"""

from __future__ import annotations

import numpy as np
from numba import float32, njit, uint64

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


@njit(cache=True, nogil=True, inline="always")
def random_bits(state):
    """Splitmix64 (Steele, Lea & Flood 2014): 64 random bits, the state held by the caller."""
    state[0] += _GOLDEN
    z = state[0]
    z = (z ^ (z >> uint64(30))) * _MIX_1
    z = (z ^ (z >> uint64(27))) * _MIX_2
    return z ^ (z >> uint64(31))


@njit(cache=True, nogil=True, inline="always")
def random_unit(state):
    """Return a float in [0, 1)."""
    return (random_bits(state) >> uint64(11)) * (1.0 / 9007199254740992.0)


@njit(cache=True, nogil=True, inline="always")
def random_below(state, n):
    """Return a whole number in [0, n)."""
    return np.int64(((random_bits(state) >> uint64(32)) * uint64(n)) >> uint64(32))


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def pulled(indptr, indices, weights, place, i, x, y, z):
    """Return Σ_k w_ik ‖(x, y, z) − v_k‖."""
    total = float32(0.0)
    for e in range(indptr[i], indptr[i + 1]):
        k = indices[e]
        dx = place[k, 0] - x
        dy = place[k, 1] - y
        dz = place[k, 2] - z
        total += weights[e] * np.sqrt(dx * dx + dy * dy + dz * dz)
    return total


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def pair_weight(indptr, indices, weights, i, j):
    """Return w_ij by bisection in the shorter of the two rows (columns ascend), 0 if not stored."""
    if indptr[i + 1] - indptr[i] > indptr[j + 1] - indptr[j]:
        i, j = j, i
    low, high = indptr[i], indptr[i + 1]
    while low < high:
        middle = (low + high) >> 1
        if indices[middle] < j:
            low = middle + 1
        else:
            high = middle
    return weights[low] if low < indptr[i + 1] and indices[low] == j else float32(0.0)


@njit(cache=True, nogil=True, fastmath=True)
def refresh(indptr, indices, weights, first, place, near):
    """Recompute ``near`` for all books."""
    for i in range(len(first)):
        x, y, z = place[i, 0], place[i, 1], place[i, 2]
        r = np.sqrt(x * x + y * y + z * z)
        near[i] = first[i] * r + pulled(indptr, indices, weights, place, i, x, y, z)


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _shift(indptr, indices, weights, place, near, i, spare, x, y, z):
    """Tell the partners of i (except ``spare``) that i goes to (x, y, z)."""
    px, py, pz = place[i, 0], place[i, 1], place[i, 2]
    for e in range(indptr[i], indptr[i + 1]):
        k = indices[e]
        if k == spare:
            continue
        qx, qy, qz = place[k, 0], place[k, 1], place[k, 2]
        new = np.sqrt((qx - x) ** 2 + (qy - y) ** 2 + (qz - z) ** 2)
        old = np.sqrt((qx - px) ** 2 + (qy - py) ** 2 + (qz - pz) ** 2)
        near[k] += weights[e] * (new - old)


@njit(cache=True, nogil=True)
def _partner(indptr, cumulative, i, state):
    """Draw an entry of row i by weight."""
    low, high = indptr[i], indptr[i + 1] - 1
    aim = random_unit(state) * cumulative[high]
    while low < high:
        middle = (low + high) >> 1
        if cumulative[middle] < aim:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True, nogil=True)
def _jitter(state, width):
    return random_below(state, 2 * width + 1) - width


@njit(cache=True, nogil=True)
def _site_near(index, cx, cy, cz, width, state):
    """Return a site within ``width`` steps of a whole-number place, −1 where there is none."""
    reach = index.shape[0] // 2
    x, y, z = cx + _jitter(state, width), cy + _jitter(state, width), cz + _jitter(state, width)
    if (x + y + z) & 1:
        x += 1 if random_bits(state) & uint64(1) else -1
    if abs(x) > reach or abs(y) > reach or abs(z) > reach:
        return -1
    return index[x + reach, y + reach, z + reach]


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _weiszfeld(indptr, indices, weights, first, place, i):
    """One Weiszfeld step: the mean of partners and entrance, weighted by w / distance (+ ½ to stay finite)."""
    x, y, z = place[i, 0], place[i, 1], place[i, 2]
    total = first[i] / (np.sqrt(x * x + y * y + z * z) + float32(0.5))
    mx, my, mz = float32(0.0), float32(0.0), float32(0.0)
    for e in range(indptr[i], indptr[i + 1]):
        k = indices[e]
        qx, qy, qz = place[k, 0], place[k, 1], place[k, 2]
        far = np.sqrt((qx - x) ** 2 + (qy - y) ** 2 + (qz - z) ** 2)
        pull = weights[e] / (far + float32(0.5))
        mx += pull * qx
        my += pull * qy
        mz += pull * qz
        total += pull
    if total > 0:
        return mx / total, my / total, mz / total
    return x, y, z


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _proposed(walk, lattice, layout, i, moves, state):
    """Draw a site for book i: beside a partner, round its Weiszfeld step, or beside its own; −1 for none."""
    indptr, indices, weights, cumulative, first, _ = walk
    whole, _, index, turn, offset = lattice
    site, _, place, _ = layout
    u = random_unit(state)
    linked = indptr[i + 1] > indptr[i]
    if u < moves[0] and linked:
        q = site[indices[_partner(indptr, cumulative, i, state)]]
        return _site_near(index, whole[q, 0], whole[q, 1], whole[q, 2], 1 + random_below(state, 2), state)
    if u < moves[0] + moves[1] and linked:
        root = float32(np.sqrt(2.0))
        x, y, z = _weiszfeld(indptr, indices, weights, first, place, i)
        cx = np.int64(np.rint((x * turn[0, 0] + y * turn[1, 0] + z * turn[2, 0]) * root + offset[0]))
        cy = np.int64(np.rint((x * turn[0, 1] + y * turn[1, 1] + z * turn[2, 1]) * root + offset[1]))
        cz = np.int64(np.rint((x * turn[0, 2] + y * turn[1, 2] + z * turn[2, 2]) * root + offset[2]))
        return _site_near(index, cx, cy, cz, 2, state)
    s = site[i]
    return _site_near(index, whole[s, 0], whole[s, 1], whole[s, 2], 1 + random_below(state, 3), state)


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _weighed(walk, spot, layout, i, t, limit):
    """Return (whether book i may go to site t, its part there, that of the book there, the delta)."""
    indptr, indices, weights, _, first, pull = walk
    site, book, place, near = layout
    s, j = site[i], book[t]
    sx, sy, sz, sr = spot[s, 0], spot[s, 1], spot[s, 2], spot[s, 3]
    tx, ty, tz, tr = spot[t, 0], spot[t, 1], spot[t, 2], spot[t, 3]
    if j < 0:
        new_i = first[i] * tr + pulled(indptr, indices, weights, place, i, tx, ty, tz)
        return new_i - near[i] <= limit, new_i, float32(0.0), new_i - near[i]
    apart = np.sqrt((sx - tx) ** 2 + (sy - ty) ** 2 + (sz - tz) ** 2)
    # The lighter book first: the other can gain at most its pull times the distance.
    if indptr[j + 1] - indptr[j] < indptr[i + 1] - indptr[i]:
        new_j = first[j] * sr + pulled(indptr, indices, weights, place, j, sx, sy, sz)
        if new_j - near[j] - pull[i] * apart > limit:
            return False, float32(0.0), float32(0.0), float32(0.0)
        new_i = first[i] * tr + pulled(indptr, indices, weights, place, i, tx, ty, tz)
    else:
        new_i = first[i] * tr + pulled(indptr, indices, weights, place, i, tx, ty, tz)
        if new_i - near[i] - pull[j] * apart > limit:
            return False, float32(0.0), float32(0.0), float32(0.0)
        new_j = first[j] * sr + pulled(indptr, indices, weights, place, j, sx, sy, sz)
    # Two partners that swap stay as far apart; the sums above saw the other at distance 0.
    between = pair_weight(indptr, indices, weights, i, j) * apart
    new_i += between
    new_j += between
    delta = (new_i - near[i]) + (new_j - near[j])
    return delta <= limit, new_i, new_j, delta


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _carried(walk, spot, layout, i, t, parts):
    """Put book i on site t, and the book there (if any) on its site; ``parts`` are their new parts of the cost."""
    indptr, indices, weights, _, _, _ = walk
    site, book, place, near = layout
    s, j = site[i], book[t]
    _shift(indptr, indices, weights, place, near, i, j, spot[t, 0], spot[t, 1], spot[t, 2])
    site[i] = t
    book[t] = i
    book[s] = j
    if j >= 0:
        _shift(indptr, indices, weights, place, near, j, i, spot[s, 0], spot[s, 1], spot[s, 2])
        site[j] = s
        place[j] = spot[s]
        near[j] = parts[1]
    place[i] = spot[t]
    near[i] = parts[0]


@njit(cache=True, nogil=True)
def anneal(proposals, cooling, walk, lattice, layout, state, moves):
    """Make ``proposals`` proposals; return accepted moves and the sum of their deltas.

    Parameters
    ----------
    proposals
        Number of proposals; calling twice with half of them gives the same.
    cooling
        Proposals made before, temperature at the very first, and the factor from one proposal to
        the next. The temperature is a function of the proposal's number alone, taken anew every
        32 proposals, so that it does not depend on where the work is cut.
    walk
        indptr, indices, weights (float32), cumulative (float32, running sum within rows),
        first (float32), pull (float32, first + row sums: the most a book can gain per step).
    lattice
        whole (int32), spot (float32, (N, 4): x, y, z, radius), index, turn (float32, (3, 3)), offset (float32).
    layout
        site (of books), book (of sites, −1 empty), place (float32, (n, 4)), near (float32).
    state
        Random state, uint64[1].
    moves
        Shares of moves to a partner's side, and of Weiszfeld moves; the rest is local.
    """
    spot = lattice[1]
    site = layout[0]
    n = len(site)
    accepted = 0
    total = 0.0
    done, hot, factor = cooling
    heat = hot
    for step in range(done, done + proposals):
        if step == done or step % 32 == 0:
            heat = hot * factor ** np.float64(step - step % 32)
        i = random_below(state, n)
        t = _proposed(walk, lattice, layout, i, moves, state)
        limit = -heat * np.log(1.0 - random_unit(state))
        if t < 0 or t == site[i]:
            continue
        wanted, new_i, new_j, delta = _weighed(walk, spot, layout, i, t, limit)
        if not wanted:
            continue
        _carried(walk, spot, layout, i, t, (new_i, new_j))
        accepted += 1
        total += delta
    return accepted, total
