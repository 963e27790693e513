# ruff: noqa: PLR0917
"""One pass down a Huffman tree: log p of every word at once."""

from __future__ import annotations

from numba import njit


@njit(cache=True, nogil=True)
def log_p_all(dots, log_sigmoid, children, log_p, reached):
    """Fill ``log_p`` (V,) with log p(k|x) for every word k.

    ``dots`` (V − 1,) are z = ⟨x,θ⟩ and ``log_sigmoid`` log σ(z) of the inner nodes. These are numbered so that
    a parent comes after its children, the root V − 2 last: going down the numbers meets every node
    after its parent. ``children`` (V − 1, 2): an inner node, or −1 − k for the word k. ``reached``
    (V − 1,) is work space, the log of the probability to come by a node. log σ(−z) = log σ(z) − z.
    """
    last = dots.shape[0] - 1
    reached[last] = 0.0
    for node in range(last, -1, -1):
        value = reached[node] + log_sigmoid[node]
        child = children[node, 0]
        if child >= 0:
            reached[child] = value
        else:
            log_p[-1 - child] = value
        value -= dots[node]
        child = children[node, 1]
        if child >= 0:
            reached[child] = value
        else:
            log_p[-1 - child] = value


@njit(cache=True, nogil=True)
def count_passes(tokens, indptr, nodes, bits, place, used, passes, ones):
    """Count how often the paths of a text's tokens pass each inner node, and with bit 1.

    ``place`` (V − 1,) int32 holds −1 throughout and is left so. Returns n, the number of nodes met:
    ``used[:n]`` are the nodes in order of meeting, ``passes[:n]`` and ``ones[:n]`` their counts.
    """
    n = 0
    for token in tokens:
        for b in range(indptr[token], indptr[token + 1]):
            node = nodes[b]
            at = place[node]
            if at < 0:
                at = n
                place[node] = n
                used[n] = node
                passes[n] = 0.0
                ones[n] = 0.0
                n += 1
            passes[at] += 1.0
            ones[at] += bits[b]
    for k in range(n):
        place[used[k]] = -1
    return n
