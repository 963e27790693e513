"""Random walks over a weighted network."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def walk(indptr, targets, reach, starts, seed, first, out, lengths, cancelled):
    """Fill out[k] (walks, length) with a walk from each ``starts[k]``; ``lengths[k]`` nodes were visited.

    CSR ``indptr``, ``targets``; ``reach`` are the weights of each row summed up. A step goes along a link
    with a probability in proportion to its weight; a walk ends early where no link goes on. Walk ``first`` + k
    has a generator of its own (splitmix64 of seed and number), so that walks do not depend on how they are cut.
    """
    for k in range(starts.shape[0]):
        if cancelled[0]:
            return
        state = np.uint64(seed) ^ (np.uint64(first + k + 1) * np.uint64(0x9E3779B97F4A7C15))
        node = starts[k]
        out[k, 0] = node
        lengths[k] = 1
        for place in range(1, out.shape[1]):
            a, b = indptr[node], indptr[node + 1]
            if a == b or reach[b - 1] <= 0.0:
                break
            state += np.uint64(0x9E3779B97F4A7C15)
            z = state
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z = z ^ (z >> np.uint64(31))
            wanted = np.float64(z >> np.uint64(11)) / 9007199254740992.0 * reach[b - 1]
            low, high = a, b - 1
            while low < high:
                middle = (low + high) // 2
                if reach[middle] > wanted:
                    high = middle
                else:
                    low = middle + 1
            node = targets[low]
            out[k, place] = node
            lengths[k] = place + 1
