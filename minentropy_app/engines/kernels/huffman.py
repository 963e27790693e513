"""One pass down a Huffman tree: log p of every word at once."""

from __future__ import annotations

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

#: e^−87 is the smallest ordinary float32.
_LARGEST = np.float32(87)
_LOG2_E, _LN_2 = np.float32(1.4426950408889634), np.float32(0.6931471805599453)


@intrinsic
def _power_of_two(typing, exponent):
    """2^exponent as float32, −126 ≤ exponent ≤ 127: its bits."""

    def generate(context, builder, signature, arguments):
        word = ir.IntType(32)
        biased = builder.add(arguments[0], ir.Constant(word, 127))
        return builder.bitcast(builder.shl(biased, ir.Constant(word, 23)), ir.FloatType())

    return types.float32(types.int32), generate


@njit(cache=True, nogil=True, error_model="numpy", fastmath={"contract", "arcp", "nsz", "nnan", "ninf"})
def log_sigmoids(dots, out):
    """Fill ``out`` with log σ(z) = min(z, 0) − log(1 + e^{−|z|}) to 3e-7, branch-free: in vector registers.

    e^{−|z|} = 2^k e^f with |f| ≤ ½ log 2, by Taylor's series; log(1 + t) = 2 artanh(t / (2 + t)), t ≤ 1.
    """
    for i in range(dots.shape[0]):
        z = dots[i]
        size = min(abs(z), _LARGEST)
        whole = np.int32(np.float32(0.5) + size * _LOG2_E)
        f = np.float32(whole) * _LN_2 - size
        e = np.float32(1 / 720)
        e = np.float32(1 / 120) + f * e
        e = np.float32(1 / 24) + f * e
        e = np.float32(1 / 6) + f * e
        e = np.float32(1 / 2) + f * e
        t = (np.float32(1) + f * (np.float32(1) + f * e)) * _power_of_two(np.int32(-whole))
        s = t / (np.float32(2) + t)
        q = s * s
        series = np.float32(2 / 9) + q * np.float32(2 / 11)
        series = np.float32(2 / 7) + q * series
        series = np.float32(2 / 5) + q * series
        series = np.float32(2 / 3) + q * series
        out[i] = min(z, np.float32(0)) - s * (np.float32(2) + q * series)


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
