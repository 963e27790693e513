"""Joining what several workers learned, each on a model of its own, since they last agreed."""

from __future__ import annotations

import numpy as np
from numba import njit

#: Rows that one worker joins at a stretch; whole lines of the cache, so that no two write to one line.
_BLOCK = 64


@njit(cache=True, nogil=True)
def efforts(tokens, bounds, cost, window):
    """Return what the sentences cost before each of them, and in all: nodes to be passed, ``cost`` (V,) a word.

    A sentence of n words has about min(n − 1, window) pairs a word and side.
    """
    upto = np.zeros(bounds.shape[0])
    for s in range(bounds.shape[0] - 1):
        nodes = 0.0
        for k in range(bounds[s], bounds[s + 1]):
            nodes += cost[tokens[k]]
        upto[s + 1] = upto[s] + nodes * min(bounds[s + 1] - bounds[s] - 1, window)
    return upto


@njit(cache=True, nogil=True)
def count_met(tokens, path_indptr, nodes, words, inner):
    """Set in ``words`` (V,) how often each is in ``tokens``, in ``inner`` (V − 1,) how often paths pass each node.

    Both are all 0 before.
    """
    for word in tokens:
        words[word] += 1
    for word in range(words.shape[0]):
        if words[word]:
            for b in range(path_indptr[word], path_indptr[word + 1]):
                inner[nodes[b]] += words[word]


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


@njit(cache=True, nogil=True, forceinline=True)
def _copy(target, source):
    for k in range(source.shape[0]):
        target[k] = source[k]


@njit(cache=True, nogil=True, forceinline=True)
def _add_change(change, after, before):
    for k in range(before.shape[0]):
        change[k] += after[k] - before[k]


@njit(cache=True, nogil=True)
def join(agreed, models, met, pull, share):
    """Join the rows that anyone met, and let all go on from there.

    ``agreed`` (n, d) is what ``models`` (workers, n, d) started from, and what they start from again;
    ``met`` (workers, n) says how often each met each row, and is left 0. Worker ``share`` of them
    takes every so many blocks of rows. What one alone has met is taken as it is.
    """
    workers, rows, width = models.shape
    change = np.empty(width, np.float32)
    for block in range(share * _BLOCK, rows, workers * _BLOCK):
        for row in range(block, min(rows, block + _BLOCK)):
            by, last = 0, 0
            for worker in range(workers):
                if met[worker, row]:
                    by, last = by + 1, worker
            if by == 0:
                continue
            if by == 1:
                _copy(agreed[row], models[last, row])
            else:
                weight = _weight(met, row, pull)
                change[:] = 0
                for worker in range(workers):
                    _add_change(change, models[worker, row], agreed[row])
                for k in range(width):
                    agreed[row, k] += weight * change[k]
            for worker in range(workers):
                met[worker, row] = 0
                if by > 1 or worker != last:
                    _copy(models[worker, row], agreed[row])
