"""Joining what several workers learned, each on a model of its own, since they last agreed."""

from __future__ import annotations

import numpy as np
from numba import njit

#: Rows that one worker joins at a stretch; whole lines of the cache, so that no two write to one line.
_BLOCK = 64


@njit(cache=True, nogil=True)
def count_met(tokens, path_indptr, nodes, words, inner):
    """Add to ``words`` (V,) how often each is in ``tokens``, to ``inner`` (V − 1,) how often paths pass each node."""
    for word in tokens:
        words[word] += 1
        for b in range(path_indptr[word], path_indptr[word + 1]):
            inner[nodes[b]] += 1


@njit(cache=True, nogil=True, forceinline=True)
def _weight(met, row, pull):
    """The part of the sum of all changes to take over.

    Meeting a row n times moves it n c / (1 + n c) of the way it has to go, c = ``pull``; all together
    move it as far as Σ n times would, not as far as the sum of what each did.
    """
    total, parts = 0.0, 0.0
    for worker in range(met.shape[0]):
        total += met[worker, row]
        parts += met[worker, row] / (1 + pull * met[worker, row])
    return np.float32(total / (1 + pull * total) / parts)


@njit(cache=True, nogil=True)
def join(agreed, models, met, pull, share):
    """Join the rows that anyone met, and let all go on from there.

    ``agreed`` (n, d) is what ``models`` (workers, n, d) started from, and what they start from again;
    ``met`` (workers, n) says how often each met each row, and is left 0. Worker ``share`` of them
    takes every so many blocks of rows.
    """
    workers, rows, width = models.shape
    for block in range(share * _BLOCK, rows, workers * _BLOCK):
        for row in range(block, min(rows, block + _BLOCK)):
            total = 0
            for worker in range(workers):
                total += met[worker, row]
            if total == 0:
                continue
            weight = _weight(met, row, pull)
            for k in range(width):
                change = np.float32(0)
                for worker in range(workers):
                    change += models[worker, row, k] - agreed[row, k]
                agreed[row, k] += weight * change
            for worker in range(workers):
                met[worker, row] = 0
                models[worker, row] = agreed[row]
