"""The pair term of the bound for sparse rows: sort each row's share, weight it by D_k."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def mirror(indptr, indices):
    """Return for every entry (i, j) of a symmetric CSR the number of the entry (j, i)."""
    place = indptr[:-1].copy()
    twin = np.empty(len(indices), np.int64)
    for i in range(len(indptr) - 1):
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            twin[place[j]] = e
            place[j] += 1
    return twin


@njit(cache=True, nogil=True)
def stars(low, high, indptr, shares, distances, slope):
    """Return Σ_i Σ_k shares_(k) D_k over rows low…high; ``slope`` gets the D_k met by each entry."""
    total = 0.0
    for i in range(low, high):
        begin, end = indptr[i], indptr[i + 1]
        order = np.argsort(-shares[begin:end])
        for k in range(end - begin):
            e = begin + order[k]
            slope[e] = distances[k]
            total += shares[e] * distances[k]
    return total
