"""Metres of single visits to a plan."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def random_order_tours(indptr, items, bay, door, between):
    """(visits,) mean tour from and back to the door over all orders: (2/k) Σ d(door, i) + (1/k) Σ_{i≠j} d(i, j)."""
    metres = np.zeros(len(indptr) - 1)
    for v in range(len(metres)):
        begin, end = indptr[v], indptr[v + 1]
        alone, together = 0.0, 0.0
        for e in range(begin, end):
            s = bay[items[e]]
            alone += door[s]
            for f in range(begin, e):
                together += between[s, bay[items[f]]]
        if end > begin:
            metres[v] = 2.0 * (alone + together) / (end - begin)
    return metres


@njit(cache=True, nogil=True)
def nearest_first_tours(indptr, items, bay, door, between):
    """(visits,) tour that always goes to the nearest book next, and back to the door."""
    metres = np.zeros(len(indptr) - 1)
    for v in range(len(metres)):
        begin, size = indptr[v], indptr[v + 1] - indptr[v]
        done = np.zeros(size, np.bool_)
        at = -1
        for _ in range(size):
            nearest, far = -1, np.inf
            for k in range(size):
                if not done[k]:
                    s = bay[items[begin + k]]
                    d = door[s] if at < 0 else between[at, s]
                    if d < far:
                        nearest, far = k, d
            done[nearest] = True
            at = bay[items[begin + nearest]]
            metres[v] += far
        if size:
            metres[v] += door[at]
    return metres


@njit(cache=True, nogil=True)
def shares_of_tours(indptr, items, bay, door, between):
    """(loans,) the share of each book of each visit in its mean tour: (2/k) d(door, i) + (1/k) Σ_{j≠i} d(i, j)."""
    shares = np.zeros(len(items))
    for v in range(len(indptr) - 1):
        begin, end = indptr[v], indptr[v + 1]
        for e in range(begin, end):
            s = bay[items[e]]
            total = 2.0 * door[s]
            for f in range(begin, end):
                if f != e:
                    total += between[s, bay[items[f]]]
            shares[e] = total / (end - begin)
    return shares
