"""Where one visit ends and the next begins."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def mark_visits(borrower, day, window, unknown, anonymous):
    """Return 1 where a visit starts, over rows sorted by borrower and day (unknown days first)."""
    rows = len(borrower)
    start = np.zeros(rows, np.uint8)
    first = np.int64(0)
    for r in range(rows):
        if r == 0 or borrower[r] != borrower[r - 1] or borrower[r] == anonymous:
            start[r] = 1
        elif window > 0:
            apart = np.int64(day[r]) - first >= window
            start[r] = day[r - 1] == unknown or day[r] == unknown or apart
        if start[r]:
            first = np.int64(day[r])
    return start


@njit(cache=True, nogil=True)
def visit_days(start, day, unknown, visits):
    """Return the first known day of every visit."""
    first = np.full(visits, unknown, np.int32)
    v = -1
    for r in range(len(start)):
        v += start[r]
        if first[v] == unknown:
            first[v] = day[r]
    return first
