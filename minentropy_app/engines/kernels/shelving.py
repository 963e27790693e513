"""Simulated annealing of books over bays: one kernel, sparse deltas.

Cost of a plan: Σ_i a_i d(door, b_i) + ½ Σ_i Σ_k w_ik d(b_i, b_k) + λ·(books away from home).
A proposal sends a book to another bay; where there is no room, a book of that bay comes back.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.annealing import random_below, random_unit


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def move_delta(demand, walk, loc, i, t, other):
    """Return the change of the walking cost when book i goes to bay t; pairs with ``other`` are left out."""
    indptr, indices, weights, first = demand
    door, between = walk
    s = loc[i]
    delta = first[i] * (door[t] - door[s])
    for e in range(indptr[i], indptr[i + 1]):
        k = indices[e]
        if k != other:
            q = loc[k]
            delta += weights[e] * (between[t, q] - between[s, q])
    return delta


@njit(cache=True, nogil=True)
def plan_cost(demand, walk, loc):
    """Return (entrance part, pair part) of the walking cost."""
    indptr, indices, weights, first = demand
    door, between = walk
    alone, together = 0.0, 0.0
    for i in range(len(loc)):
        s = loc[i]
        alone += first[i] * door[s]
        for e in range(indptr[i], indptr[i + 1]):
            together += 0.5 * weights[e] * between[s, loc[indices[e]]]
    return alone, together


@njit(cache=True, nogil=True)
def carried_delta(demand, walk, loc, goal, chosen):
    """Return the change of the walking cost when the books ``chosen`` go where ``goal`` (n,) says, others stay."""
    indptr, indices, weights, first = demand
    door, between = walk
    delta = 0.0
    for i in chosen:
        s, t = loc[i], goal[i]
        if s == t:
            continue
        delta += first[i] * (door[t] - door[s])
        for e in range(indptr[i], indptr[i + 1]):
            k = indices[e]
            share = 0.5 if goal[k] != loc[k] else 1.0
            delta += share * weights[e] * (between[t, goal[k]] - between[s, loc[k]])
    return delta


@njit(cache=True, nogil=True)
def _take_out(slots, count, slot_of, i, s):
    count[s] -= 1
    last = slots[s, count[s]]
    slots[s, slot_of[i]] = last
    slot_of[last] = slot_of[i]


@njit(cache=True, nogil=True)
def _put_in(slots, count, slot_of, i, t):
    slots[t, count[t]] = i
    slot_of[i] = count[t]
    count[t] += 1


@njit(cache=True, nogil=True)
def _target(demand, near, loc, i, state):
    """Draw a bay: at or beside that of a partner, beside the present one, or any."""
    indptr, indices, _, _ = demand
    u = random_unit(state)
    degree = indptr[i + 1] - indptr[i]
    if u < 0.4 and degree > 0:
        q = loc[indices[indptr[i] + random_below(state, degree)]]
        if u < 0.2:
            return q
        return near[q, random_below(state, near.shape[1])]
    if u < 0.65:
        return near[loc[i], random_below(state, near.shape[1])]
    return random_below(state, near.shape[0])


@njit(cache=True, nogil=True)
def _penalty(home, i, s, t, penalty):
    return penalty * ((home[i] != t) - (home[i] != s))


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _relocated(demand, walk, books, layout, i, t, limit, penalty):
    """Send book i to bay t, which has room, if that costs no more than ``limit``; return (whether, walking delta)."""
    width, _, home, _, _ = books
    loc, used, slots, count, slot_of = layout
    s = loc[i]
    walked = move_delta(demand, walk, loc, i, t, -1)
    if walked + _penalty(home, i, s, t, penalty) > limit:
        return False, 0.0
    _take_out(slots, count, slot_of, i, s)
    _put_in(slots, count, slot_of, i, t)
    loc[i] = t
    used[s] -= width[i]
    used[t] += width[i]
    return True, walked


@njit(cache=True, nogil=True)
def _may_change(books, bays, layout, i, j):
    """Whether book j may go to the bay of i, and both bays still hold what they hold."""
    width, group, _, movable, _ = books
    room, _, allowed = bays
    loc, used, _, _, _ = layout
    s, t = loc[i], loc[j]
    grown = width[i] - width[j]
    if not movable[j] or not allowed[group[j], s]:
        return False
    # A bay that is overfull from the start may only become emptier.
    return not (grown > 0 and used[t] + grown > room[t]) and not (grown < 0 and used[s] - grown > room[s])


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _swapped(demand, walk, books, layout, i, j, limit, penalty):
    """Let books i and j change bays if that costs no more than ``limit``; return (whether, walking delta)."""
    width, _, home, _, _ = books
    loc, used, slots, _, slot_of = layout
    s, t = loc[i], loc[j]
    moved = _penalty(home, i, s, t, penalty) + _penalty(home, j, t, s, penalty)
    walked = move_delta(demand, walk, loc, i, t, j) + move_delta(demand, walk, loc, j, s, i)
    if walked + moved > limit:
        return False, 0.0
    p, q = slot_of[i], slot_of[j]
    slots[s, p], slots[t, q] = j, i
    slot_of[i], slot_of[j] = q, p
    loc[i], loc[j] = t, s
    used[s] -= width[i] - width[j]
    used[t] += width[i] - width[j]
    return True, walked


@njit(cache=True, nogil=True)
def anneal_bays(proposals, heat, demand, walk, books, bays, layout, state, penalty):
    """Make ``proposals`` proposals; return (accepted moves, sum of the walking deltas, last temperature).

    Parameters
    ----------
    heat
        (first temperature, factor from one proposal to the next).
    demand
        indptr, indices, weights, first.
    walk
        door (B,), between (B, B).
    books
        width, group, home, movable (uint8), free (the books that may be moved).
    bays
        room (B,), near (B, m), allowed (groups, B; uint8).
    layout
        loc, used, slots, count, slot_of: changed in place.
    state
        Random state, uint64[1].
    penalty
        λ per book away from home, in the unit of the cost.
    """
    width, group, home, _, free = books
    room, near, allowed = bays
    loc, used, slots, count, _ = layout
    hot, cooling = heat
    accepted, total = 0, 0.0
    for _ in range(proposals):
        hot *= cooling
        i = free[random_below(state, len(free))]
        u = random_unit(state)
        t = home[i] if u < 0.1 else _target(demand, near, loc, i, state)
        limit = -hot * np.log(1.0 - random_unit(state))
        if t == loc[i] or not allowed[group[i], t]:
            continue
        done, walked = False, 0.0
        if used[t] + width[i] <= room[t] and (count[t] == 0 or random_unit(state) < 0.5):
            done, walked = _relocated(demand, walk, books, layout, i, t, limit, penalty)
        elif count[t] > 0:
            j = slots[t, random_below(state, count[t])]
            if _may_change(books, bays, layout, i, j):
                done, walked = _swapped(demand, walk, books, layout, i, j, limit, penalty)
        accepted += done
        total += walked
    return accepted, total, hot
