"""Robust tabu search for the quadratic assignment problem (Taillard 1991, Parallel Computing 17:443)."""

from __future__ import annotations

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.annealing import random_unit


@njit(cache=True, nogil=True)
def assignment_cost(flow, far, at):
    """Σ_ij flow_ij far_{at_i at_j}."""
    total = 0.0
    for i in range(len(at)):
        for j in range(len(at)):
            total += flow[i, j] * far[at[i], at[j]]
    return total


@njit(cache=True, nogil=True)
def swap_delta(flow, far, at, r, s):
    """Return the change of the cost when r and s change places, in O(n)."""
    p, q = at[r], at[s]
    delta = (flow[r, r] - flow[s, s]) * (far[q, q] - far[p, p])
    delta += (flow[r, s] - flow[s, r]) * (far[q, p] - far[p, q])
    for k in range(len(at)):
        if k not in (r, s):
            o = at[k]
            delta += (flow[k, r] - flow[k, s]) * (far[o, q] - far[o, p])
            delta += (flow[r, k] - flow[s, k]) * (far[q, o] - far[p, o])
    return delta


@njit(cache=True, nogil=True)
def _known_delta(flow, far, at, delta, moved, i, j):
    """Delta of swapping i and j after r and s were swapped (neither is i or j), in O(1)."""
    r, s = moved
    p, q = at[r], at[s]
    change = (flow[r, i] - flow[r, j] + flow[s, j] - flow[s, i]) * (
        far[q, at[i]] - far[q, at[j]] + far[p, at[j]] - far[p, at[i]]
    )
    change += (flow[i, r] - flow[j, r] + flow[j, s] - flow[i, s]) * (
        far[at[i], q] - far[at[j], q] + far[at[j], p] - far[at[i], p]
    )
    return delta + change


@njit(cache=True, nogil=True)
def tabu_search(flow, far, at, search, state, steps, cancelled):
    """Make ``steps`` swaps, the best allowed one each time, going on where ``search`` left off.

    ``search`` = (delta (n, n), tabu (n, n) int64, best (n,), figures (cost, best cost, step)).
    """
    delta, tabu, best, figures = search
    n = len(at)
    asked = 5 * n * n
    for _ in range(steps):
        if cancelled[0]:
            return
        figures[2] += 1
        now = np.int64(figures[2])
        r, s, lowest, longed = -1, -1, np.inf, False
        for i in range(n - 1):
            for j in range(i + 1, n):
                there, back = tabu[i, at[j]], tabu[j, at[i]]
                better = figures[0] + delta[i, j] < figures[1] - 1e-9
                wanted = better or (there < now - asked and back < now - asked)
                allowed = there < now or back < now
                if (wanted and not longed) or (
                    delta[i, j] < lowest and ((wanted and longed) or (allowed and not longed))
                ):
                    r, s, lowest = i, j, delta[i, j]
                    longed = longed or wanted
        if r < 0:
            continue
        figures[0] += lowest
        tabu[r, at[r]] = now + np.int64((0.9 + 0.2 * random_unit(state)) * n)
        tabu[s, at[s]] = now + np.int64((0.9 + 0.2 * random_unit(state)) * n)
        at[r], at[s] = at[s], at[r]
        if figures[0] < figures[1] - 1e-9:
            figures[1] = figures[0]
            best[:] = at
        for i in range(n - 1):
            for j in range(i + 1, n):
                if i in (r, s) or j in (r, s):
                    delta[i, j] = swap_delta(flow, far, at, i, j)
                else:
                    delta[i, j] = _known_delta(flow, far, at, delta[i, j], (r, s), i, j)
