"""Spreading points evenly over sites: a balanced bisection, and one step towards partners."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def bisect_onto(wishes, sites, order, low, high):
    """Permute ``order[low:high]`` so that wish ``order[k]`` goes to site k, near where it wants to be.

    Sites low…high are halved along their longest side, the wishes along the same axis, and so on
    (recursive balanced bisection, O(n log² n)). Returns site numbers in the order used:
    ``place[k]`` is the site of wish ``order[k]``.
    """
    place = np.arange(low, high)
    stack = np.empty((128, 2), np.int64)
    stack[0] = low, high
    top = 0
    while top >= 0:
        a, b = stack[top]
        top -= 1
        if b - a < 2:
            continue
        axis, widest = 0, -1.0
        for c in range(3):
            values = sites[place[a - low : b - low], c]
            width = values.max() - values.min()
            if width > widest:
                axis, widest = c, width
        mine = place[a - low : b - low].copy()
        place[a - low : b - low] = mine[np.argsort(sites[mine, axis], kind="mergesort")]
        wanting = order[a:b].copy()
        order[a:b] = wanting[np.argsort(wishes[wanting, axis], kind="mergesort")]
        middle = (a + b) // 2
        top += 1
        stack[top] = a, middle
        top += 1
        stack[top] = middle, b
    return place


@njit(cache=True, nogil=True, fastmath=True)
def wished_directions(indptr, indices, weights, positions, wishes):
    """Set ``wishes`` to the direction of each book's partners, Σ_k w_ik v_k / (‖v_i − v_k‖ + ½), unit length."""
    for i in range(len(positions)):
        x, y, z = positions[i]
        wx, wy, wz = 0.0, 0.0, 0.0
        for e in range(indptr[i], indptr[i + 1]):
            k = indices[e]
            qx, qy, qz = positions[k, 0], positions[k, 1], positions[k, 2]
            pull = weights[e] / (np.sqrt((qx - x) ** 2 + (qy - y) ** 2 + (qz - z) ** 2) + 0.5)
            wx += pull * qx
            wy += pull * qy
            wz += pull * qz
        if wx == 0.0 and wy == 0.0 and wz == 0.0:
            wx, wy, wz = x, y, z
        far = np.sqrt(wx * wx + wy * wy + wz * wz) + 1e-300
        wishes[i, 0] = wx / far
        wishes[i, 1] = wy / far
        wishes[i, 2] = wz / far
