"""Neighbours that layouts keep, counted over whole rows of distances."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, error_model="numpy")
def _squares_to(columns, i, out):
    """Set ``out`` (n,) to the squared distances of all points, (d, n) columns, to point i; infinite to itself."""
    out[:] = 0.0
    for c in range(columns.shape[0]):
        here, row = columns[c, i], columns[c]
        for j in range(out.shape[0]):
            apart = row[j] - here
            out[j] += apart * apart
    out[i] = np.inf


@njit(cache=True, nogil=True)
def _least(squares, who, far):
    """Set ``who`` (k,) to the points with the least squares, ties by number; ``far`` (k,) is workspace."""
    k = who.shape[0]
    far[:] = np.inf
    who[:] = -1
    for j in range(squares.shape[0]):
        if squares[j] < far[k - 1]:
            at = k - 1
            while at > 0 and squares[j] < far[at - 1]:
                far[at], who[at] = far[at - 1], who[at - 1]
                at -= 1
            far[at], who[at] = squares[j], j


@njit(cache=True, nogil=True)
def nearest_points(places, rows, found):
    """Set ``found`` (m, k) to the nearest points of each of ``rows`` (m,); ``places`` is (d, n)."""
    squares, far = np.empty(places.shape[1]), np.empty(found.shape[1])
    for r, i in enumerate(rows):
        _squares_to(places, i, squares)
        _least(squares, found[r], far)


@njit(cache=True, nogil=True)
def count_kept(points, layouts, rows, k, sums):
    """Add to ``sums`` (L, 2), for each of ``layouts`` (L, dims, n) and all ``rows``: neighbours kept, and the ranks by
    which the k nearest in the layout are too far among the ``points`` (d, n). What is as near as the kth is near.
    """
    n = points.shape[1]
    true, shown = np.empty(n), np.empty(n)
    nearest, near, far = np.empty(k, np.int64), np.empty(k, np.int64), np.empty(k)
    for i in rows:
        _squares_to(points, i, true)
        _least(true, nearest, far)
        for which in range(layouts.shape[0]):
            _squares_to(layouts[which], i, shown)
            _least(shown, near, far)
            for j in near:
                kept = true[j] <= true[nearest[k - 1]]
                sums[which, 0] += kept
                if not kept:
                    closer = 0
                    for square in true:
                        closer += square < true[j]
                    sums[which, 1] += max(0, closer + 1 - k)
