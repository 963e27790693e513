"""Ordering sequences of whole numbers lexicographically, the ground of every canonical order."""

from __future__ import annotations

import numpy as np
from numba import njit

from minentropy_app.model.inputs import Ids, Ints


@njit(cache=True, nogil=True)
def compare(indptr, values, a, b):
    """Return -1, 0 or 1 as sequence ``a`` lies before, is equal to or lies after sequence ``b``."""
    na = indptr[a + 1] - indptr[a]
    nb = indptr[b + 1] - indptr[b]
    for k in range(min(na, nb)):
        x = values[indptr[a] + k]
        y = values[indptr[b] + k]
        if x != y:
            return -1 if x < y else 1
    if na == nb:
        return 0
    return -1 if na < nb else 1


@njit(cache=True, nogil=True)
def _merge_sort(order, low, high, buffer, indptr, values):
    width = 1
    while width < high - low:
        for left in range(low, high, 2 * width):
            middle = min(left + width, high)
            right = min(left + 2 * width, high)
            i, j = left, middle
            for k in range(left, right):
                first = i < middle and (j >= right or compare(indptr, values, order[i], order[j]) <= 0)
                buffer[k] = order[i] if first else order[j]
                if first:
                    i += 1
                else:
                    j += 1
        order[low:high] = buffer[low:high]
        width *= 2


@njit(cache=True, nogil=True)
def settle_ties(order, first_key, indptr, values):
    """Sort runs of equal ``first_key`` in ``order`` by their sequences; return the dense rank of each.

    ``rank[s]`` is equal for equal sequences (of equal key) and grows along the order.
    """
    count = len(order)
    rank = np.empty(count, np.int64)
    buffer = np.empty(count, np.int64)
    now = np.int64(-1)
    low = 0
    while low < count:
        high = low + 1
        while high < count and first_key[order[high]] == first_key[order[low]]:
            high += 1
        if high - low > 1:
            _merge_sort(order, low, high, buffer, indptr, values)
        for k in range(low, high):
            if k == low or compare(indptr, values, order[k - 1], order[k]) != 0:
                now += 1
            rank[order[k]] = now
        low = high
    return rank


def sequence_ranks(first_key: Ids, indptr: Ids, values: Ids | Ints) -> Ids:
    """Return the dense rank of every sequence by (``first_key``, the sequence itself)."""
    order = np.argsort(first_key, kind="stable")
    rank: Ids = settle_ties(order, first_key, indptr, values)
    return rank
