"""Keeping the nearest of many candidates: a short unordered buffer per row, cut back when it is full."""

from __future__ import annotations

import numpy as np
from numba import njit

#: Columns tested at once: the test is a vector loop, and mostly nothing passes it.
_BLOCK = 64


@njit(cache=True, nogil=True)
def _cut(near, who, filled, keep):
    """Move the ``keep`` smallest of ``near[:filled]`` (ties: the smaller index) to the front; return the largest."""
    low, high = 0, filled - 1
    target = keep - 1
    while low < high:
        middle = (low + high) >> 1
        pivot, mark = near[middle], who[middle]
        i, j = low, high
        while i <= j:
            while near[i] < pivot or (near[i] == pivot and who[i] < mark):
                i += 1
            while near[j] > pivot or (near[j] == pivot and who[j] > mark):
                j -= 1
            if i <= j:
                near[i], near[j] = near[j], near[i]
                who[i], who[j] = who[j], who[i]
                i += 1
                j -= 1
        if target <= j:
            high = j
        elif target >= i:
            low = i
        else:
            break
    return near[keep - 1]


@njit(cache=True, nogil=True)
def scan(products, half, rows, columns, keep, near, who, filled, limit):
    """Offer the columns of a tile to the buffers of its rows.

    Parameters
    ----------
    products
        (r, c) inner products ⟨x_row, x_column⟩.
    half
        (n,) ‖x‖²/2 of every point: the score ``half[column] − product`` orders the columns of a
        row by distance.
    rows, columns
        Numbers of the points of the tile.
    keep
        How many to keep per row.
    near, who, filled, limit
        (n, b) scores and numbers in the buffers, (n,) their fill and the score to beat.
    """
    room = near.shape[1]
    width = columns.shape[0]
    score = np.empty(width, np.float32)
    offset = half[columns]
    for r in range(rows.shape[0]):
        row = rows[r]
        line = products[r]
        best = limit[row]
        count = filled[row]
        mine, names = near[row], who[row]
        for c in range(width):
            score[c] = offset[c] - line[c]
        for start in range(0, width, _BLOCK):
            end = min(start + _BLOCK, width)
            hits = 0
            for c in range(start, end):
                hits += score[c] < best
            if hits == 0:
                continue
            for c in range(start, end):
                if score[c] < best and columns[c] != row:
                    mine[count] = score[c]
                    names[count] = columns[c]
                    count += 1
                    if count == room:
                        best = _cut(mine, names, count, keep)
                        count = keep
        filled[row] = count
        limit[row] = best


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _square(a, b):
    total = np.float32(0)
    for c in range(a.shape[0]):
        step = a[c] - b[c]
        total += step * step
    return total


@njit(cache=True, nogil=True)
def settle(points, first, last, k, who, filled, near, indices, squares):
    """Measure the kept candidates of rows first … last−1 anew and sort them.

    Inner products in blocks round differently from machine to machine; here ‖x_i − x_j‖² is summed in
    one fixed order, ties go to the smaller number. Rows with fewer than ``k`` candidates repeat none:
    the rest is −1.
    """
    for i in range(first, last):
        count = filled[i]
        if count > who.shape[1] // 2:
            keep = who.shape[1] // 2
            _cut(near[i], who[i], count, keep)
            count = keep
        found = np.sort(who[i, :count])
        far = np.empty(count, np.float32)
        for c in range(count):
            far[c] = _square(points[i], points[found[c]])
        order = np.argsort(far, kind="mergesort")
        for c in range(min(k, count)):
            indices[i, c] = found[order[c]]
            squares[i, c] = far[order[c]]
        for c in range(count, k):
            indices[i, c] = -1
            squares[i, c] = np.float32(np.inf)


@njit(cache=True, nogil=True)
def enter(near, first, last, place, visitors):
    """Write points first … last−1 behind each of their cells ``near``; ``place`` is where a cell's next one goes."""
    for i in range(first, last):
        for cell in near[i]:
            at = place[cell]
            place[cell] = at + 1
            visitors[at] = i
