"""Counting pairs row by row: one item, all its visits, one dense accumulator."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def visits_of_items(order, visit_indptr, visit_items, items):
    """Transpose: CSR of the visits of every item, visits in the given order."""
    indptr = np.zeros(items + 1, np.int64)
    for e in range(len(visit_items)):
        indptr[visit_items[e] + 1] += 1
    for i in range(items):
        indptr[i + 1] += indptr[i]
    place = indptr[:-1].copy()
    visits = np.empty(len(visit_items), np.int32)
    for v in order:
        for e in range(visit_indptr[v], visit_indptr[v + 1]):
            i = visit_items[e]
            visits[place[i]] = v
            place[i] += 1
    return indptr, visits


@njit(cache=True, nogil=True)
def row_work(item_indptr, item_visits, visit_indptr):
    """Return the pair events of every item: sizes of its visits added up."""
    items = len(item_indptr) - 1
    work = np.zeros(items, np.int64)
    for i in range(items):
        for e in range(item_indptr[i], item_indptr[i + 1]):
            v = item_visits[e]
            work[i] += visit_indptr[v + 1] - visit_indptr[v]
    return work


@njit(cache=True, nogil=True)
def count_rows(rows, column, item_indptr, item_visits, visit_indptr, visit_items, owner, singles, workspace):
    """Weights, borrowers and columns of the given rows.

    ``column`` maps items to kept columns (-1 = left out). ``workspace`` = (weight, seen, last, people)
    over columns, ``last`` holding the latest borrower met with each column: visits of an item come
    sorted by borrower, so counting changes counts distinct borrowers.
    Returns sizes of the rows, columns, weights, borrowers.
    """
    weight, seen, last, people = workspace
    total = np.int64(0)
    for i in rows:
        for e in range(item_indptr[i], item_indptr[i + 1]):
            total += visit_indptr[item_visits[e] + 1] - visit_indptr[item_visits[e]]
    columns = np.empty(total, np.int32)
    weights = np.empty(total, np.float64)
    persons = np.empty(total, np.int32)
    sizes = np.zeros(len(rows), np.int64)
    used = 0
    for r in range(len(rows)):
        i = rows[r]
        begin = used
        for e in range(item_indptr[i], item_indptr[i + 1]):
            v = item_visits[e]
            k = visit_indptr[v + 1] - visit_indptr[v]
            for f in range(visit_indptr[v], visit_indptr[v + 1]):
                j = visit_items[f]
                c = column[j]
                if c < 0 or (j == i and not singles):
                    continue
                if not seen[c]:
                    seen[c] = 1
                    weight[c] = 0.0
                    people[c] = 0
                    last[c] = -2
                    columns[used] = c
                    used += 1
                weight[c] += 1.0 / k
                if last[c] != owner[v]:
                    people[c] += 1
                    last[c] = owner[v]
        row = columns[begin:used]
        row.sort()
        for x in range(begin, used):
            c = columns[x]
            weights[x] = weight[c]
            persons[x] = people[c]
            seen[c] = 0
        sizes[r] = used - begin
    return sizes, columns[:used].copy(), weights[:used].copy(), persons[:used].copy()
