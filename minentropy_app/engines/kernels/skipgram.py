"""Skip-gram with Huffman softmax: the code tree, the training loop, the exact log-probability.

Mikolov et al. 2013 (arXiv:1301.3781, 1310.4546); Su Jianlin, kexue.fm archives 4316 and 4368.
Words are numbered by count downwards; inner nodes in the order of their making, the root last.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import njit

#: Beyond ±6 the sigmoid counts as settled and the node is skipped, as the reference trainer does.
_REACH = 6.0
_TABLE = 4096


def sigmoid_table() -> npt.NDArray[np.float32]:
    """σ at the middles of 4,096 equal steps of [−6, 6], float32, and once more the last: just below 6, f + 6 is 12."""
    middles = (np.arange(_TABLE) + 0.5) * (2 * _REACH / _TABLE) - _REACH
    table: npt.NDArray[np.float32] = (1 / (1 + np.exp(-middles))).astype(np.float32)
    return np.append(table, table[-1:])


@njit(cache=True, nogil=True)
def huffman(counts):
    """Return (parent, bit) of the Huffman tree of ``counts`` (V,), sorted downwards, V >= 2.

    Leaves are 0..V−1, inner nodes V..2V−2. Two queues, each already in order (the leaves, and the
    inner nodes as they are made), replace the heap: O(V). Ties take the leaf first.
    """
    n = counts.shape[0]
    weight = np.empty(2 * n - 1, np.int64)
    weight[:n] = counts
    parent = np.zeros(2 * n - 1, np.int32)
    bit = np.zeros(2 * n - 1, np.uint8)
    leaf, inner = n - 1, n
    for new in range(n, 2 * n - 1):
        weight[new] = 0
        for side in range(2):
            if leaf >= 0 and (inner >= new or weight[leaf] <= weight[inner]):
                child = leaf
                leaf -= 1
            else:
                child = inner
                inner += 1
            parent[child] = new
            bit[child] = side
            weight[new] += weight[child]
    return parent, bit


@njit(cache=True, nogil=True)
def code_paths(parent, bit):
    """Return CSR (indptr, nodes, bits) of every leaf's path from the root down; nodes from 0."""
    n = (parent.shape[0] + 1) // 2
    root = 2 * n - 2
    indptr = np.zeros(n + 1, np.int64)
    for w in range(n):
        depth, node = 0, w
        while node != root:
            node = parent[node]
            depth += 1
        indptr[w + 1] = indptr[w] + depth
    nodes = np.empty(indptr[n], np.int32)
    bits = np.empty(indptr[n], np.uint8)
    for w in range(n):
        node = w
        for place in range(indptr[w + 1] - 1, indptr[w] - 1, -1):
            bits[place] = bit[node]
            node = parent[node]
            nodes[place] = node - n
    return indptr, nodes, bits


@njit(inline="always")
def _random(state):
    """Next of a 64-bit linear congruential generator (Knuth's MMIX); the upper 32 bits are good."""
    state[0] = state[0] * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
    return state[0] >> np.uint64(32)


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _learn(x, theta, path_nodes, path_bits, first, last, table, alpha, error):
    """One pair: x moves towards predicting the path, the path's nodes move towards x."""
    d = x.shape[0]
    for k in range(d):
        error[k] = np.float32(0)
    for b in range(first, last):
        t = theta[path_nodes[b]]
        f = np.float32(0)
        for k in range(d):
            f += x[k] * t[k]
        if f <= np.float32(-6) or f >= np.float32(6):
            continue
        sigma = table[np.int32((f + np.float32(6)) * np.float32(4096 / 12))]
        g = (np.float32(1 - path_bits[b]) - sigma) * alpha
        for k in range(d):
            error[k] += g * t[k]
            t[k] += g * x[k]
    for k in range(d):
        x[k] += error[k]


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _learn3(x, theta, path_nodes, path_bits, first, last, table, alpha):
    """``_learn`` for three dimensions, held in registers."""
    x0, x1, x2 = x[0], x[1], x[2]
    e0, e1, e2 = np.float32(0), np.float32(0), np.float32(0)
    for b in range(first, last):
        node = path_nodes[b]
        t0, t1, t2 = theta[node, 0], theta[node, 1], theta[node, 2]
        f = x0 * t0 + x1 * t1 + x2 * t2
        if f <= np.float32(-6) or f >= np.float32(6):
            continue
        sigma = table[np.int32((f + np.float32(6)) * np.float32(4096 / 12))]
        g = (np.float32(1 - path_bits[b]) - sigma) * alpha
        e0 += g * t0
        e1 += g * t1
        e2 += g * t2
        theta[node, 0] = t0 + g * x0
        theta[node, 1] = t1 + g * x1
        theta[node, 2] = t2 + g * x2
    x[0], x[1], x[2] = x0 + e0, x1 + e1, x2 + e2


@njit(cache=True, nogil=True)
def train_sentences(tokens, indptr, tree, keep, vectors, theta, table, state, window, rate, first, last, cancelled):
    """Train on sentences first..last−1; return the sentence reached.

    tree = (indptr, nodes, bits) of the code paths; ``keep`` (V,) uint64, a token stays if a random
    32-bit number is below it; ``rate`` = (alpha at token 0 of this epoch, its fall per token). The
    window of each token is shortened at random as in the reference trainer.
    """
    path_indptr, nodes, bits = tree
    error = np.empty(vectors.shape[1], np.float32)
    kept = np.empty(0, np.int32)
    for s in range(first, last):
        if cancelled[0]:
            return s
        a, b = indptr[s], indptr[s + 1]
        if kept.shape[0] < b - a:
            kept = np.empty(b - a, np.int32)
        n = 0
        for k in range(a, b):
            if keep[tokens[k]] > _random(state):
                kept[n] = tokens[k]
                n += 1
        alpha = np.float32(rate[0] - rate[1] * a)
        for i in range(n):
            reach = window - np.int64(_random(state) % np.uint64(window))
            p, q = path_indptr[kept[i]], path_indptr[kept[i] + 1]
            for j in range(max(0, i - reach), min(n, i + reach + 1)):
                if j == i:
                    continue
                if vectors.shape[1] == 3:
                    _learn3(vectors[kept[j]], theta, nodes, bits, p, q, table, alpha)
                else:
                    _learn(vectors[kept[j]], theta, nodes, bits, p, q, table, alpha, error)
    return last


@njit(cache=True, nogil=True, fastmath=True, forceinline=True)
def _dot(x, t):
    f = np.float32(0)
    for k in range(x.shape[0]):
        f += x[k] * t[k]
    return f


@njit(cache=True, nogil=True, forceinline=True)
def _log_p(x, theta, nodes, bits, first, last):
    """Return log p(k|i) = Σ log σ((−1)^d ⟨x_i, θ⟩), exact: one logarithm for up to 64 nodes at a time."""
    linear, product = 0.0, 1.0
    for b in range(first, last):
        z = np.float64(_dot(x, theta[nodes[b]]))
        if bits[b]:
            z = -z
        if z < 0.0:
            linear += z
            z = -z
        product *= 1.0 + np.exp(-z)
        if (b - first) % 64 == 63:
            linear -= np.log(product)
            product = 1.0
    return linear - np.log(product)


@njit(cache=True, nogil=True)
def sum_log_p(tokens, indptr, tree, vectors, theta, window, first, last, sums, cancelled):
    """Fill sums[s] = Σ log p(context | centre) over the pairs of the full window in sentence s; return their number."""
    path_indptr, nodes, bits = tree
    pairs = 0
    for s in range(first, last):
        if cancelled[0]:
            break
        a, b = indptr[s], indptr[s + 1]
        total = 0.0
        for i in range(a, b):
            x = vectors[tokens[i]]
            for j in range(max(a, i - window), min(b, i + window + 1)):
                if j != i:
                    w = tokens[j]
                    total += _log_p(x, theta, nodes, bits, path_indptr[w], path_indptr[w + 1])
                    pairs += 1
        sums[s] = total
    return pairs
