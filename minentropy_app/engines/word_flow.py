"""How much of all traffic between words goes from a word into the rest of the vocabulary.

    F(w) = p(w) (1 − p(w|w))

with p(w) the word's share of the tokens and p(·|w) the skip-gram with Huffman softmax (method.md 2).
ΣF is what a walk over the words spends on changing from one to another. Function words have the
largest F: they go with everything.
"""

from __future__ import annotations

import numpy as np

from minentropy_app.engines.huffman_softmax import HuffmanSoftmax
from minentropy_app.model.inputs import Floats, Ids

#: Words whose paths are gathered at once.
_CHUNK = 4096


def log_p_self(softmax: HuffmanSoftmax) -> Floats:
    """Return (V,) log p(w|w) in nats: Σ over the path of w of log σ((−1)^bit ⟨x_w, θ⟩)."""
    out = np.zeros(softmax.size)
    for a in range(0, softmax.size, _CHUNK):
        b = min(a + _CHUNK, softmax.size)
        start, stop = int(softmax.indptr[a]), int(softmax.indptr[b])
        lengths = np.diff(softmax.indptr[a : b + 1])
        word = np.repeat(np.arange(a, b), lengths)
        dots = np.einsum("ij,ij->i", softmax.vectors[word], softmax.inner[softmax.nodes[start:stop]])
        signed = np.where(softmax.bits[start:stop] == 1, -dots, dots).astype(np.float64)
        out[a:b] = np.bincount(word - a, -np.logaddexp(0.0, -signed), minlength=b - a)
    return out


def flow_into_rest(softmax: HuffmanSoftmax, counts: Ids) -> Floats:
    """Return (V,) F of every word."""
    share = counts / max(int(counts.sum()), 1)
    return np.asarray(share * -np.expm1(log_p_self(softmax)), np.float64)
