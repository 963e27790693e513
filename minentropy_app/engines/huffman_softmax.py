"""Probabilities of skip-gram with Huffman softmax: of every word at once, of a text given a word.

    log p(k|i) = Σ_{(θ,d) on path(k)} log σ((−1)^d ⟨x_i,θ⟩),   Σ_k p(k|i) = 1

Mikolov et al. 2013 (arXiv:1301.3781); Su Jianlin, kexue.fm archives 4316 and 4368. The literal
formula is ``theory/huffman.py``; here a whole row is one pass down the tree, and log p(s|w) of many
words w is one matrix product: with U the nodes on the paths of the text's tokens, n_all[u] and
n_1[u] the numbers of passes and of passes with bit 1,

    log p(s|w) = Σ_u n_all[u] log σ(⟨x_w,θ_u⟩) − n_1[u] ⟨x_w,θ_u⟩.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels import huffman, packed_rows
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.results import Embedding
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Σ p must be 1 to this much.
SUM_TOLERANCE = 1e-5
#: Rows checked when a model is taken up.
_CHECKED_ROWS = 3
#: Candidates × nodes whose products are held at once: 64 MB of float32.
_LARGEST_PRODUCT = 1 << 24
#: Numbers in ``inner`` (64 MB) above which it is kept packed as well, to be read faster.
_STREAMED = 1 << 24
#: e^88 is the largest that float32 holds.
_LARGEST_EXPONENT = 80.0

_Singles = npt.NDArray[np.float32]


@dataclass(frozen=True)
class _Packed:
    """Rows in 24 bits a number, as ``kernels/packed_rows.py`` has them; ``high`` and ``low`` row after row."""

    high: npt.NDArray[np.int16]
    low: npt.NDArray[np.uint8]
    scale: _Singles


@dataclass(frozen=True)
class HuffmanSoftmax:
    """A model taken up for questions; make it with ``softmax_of``.

    Attributes
    ----------
    vectors
        (V, d) centre vectors.
    inner
        (V − 1, d) vectors of the inner nodes.
    indptr, nodes, bits
        Paths from the root down, CSR over words.
    children
        (V − 1, 2) below each inner node by bit: an inner node, or −1 − k for the word k.
    """

    vectors: _Singles
    inner: _Singles
    indptr: Ids
    nodes: Ints
    bits: npt.NDArray[np.uint8]
    children: Ints
    _place: Ints = field(repr=False)
    _packed: _Packed | None = field(repr=False)

    @property
    def size(self) -> int:
        """V."""
        return len(self.vectors)

    def log_p_all(self, word: int) -> Floats:
        """Return (V,) log p(k|word) in nats for every word k."""
        out = np.empty(self.size)
        dots = self._dots(self.vectors[word])
        logs = np.empty_like(dots)
        huffman.log_sigmoids(dots, logs)
        huffman.log_p_all(dots, logs, self.children, out, np.empty(len(dots)))
        return out

    def log_p_of(self, word: int) -> Floats:
        """Return (V,) log p(word|i) in nats for every word i."""
        return self.log_p_text(np.array([word]), None)

    def log_p_text(self, text: npt.NDArray[np.integer], candidates: npt.NDArray[np.integer] | None) -> Floats:
        """Return log p(s|w) in nats for each candidate w.

        Parameters
        ----------
        text
            (n,) the tokens of s as numbers of words, repetitions included.
        candidates
            (m,) words, of the text or not; None for the whole vocabulary.
        """
        used, passes, ones = self._passes(np.ascontiguousarray(text, np.int64))
        theta = -self.inner[used]
        linear = ones @ theta  # Σ_u n_1 ⟨x,θ_u⟩ is one product for all nodes
        count = self.size if candidates is None else len(candidates)
        rows = max(1, _LARGEST_PRODUCT // max(1, len(used)))
        out = np.empty(count)
        for a in range(0, count, rows):
            part = slice(a, a + rows)
            x = self.vectors[part] if candidates is None else self.vectors[candidates[part]]
            out[part] = x @ linear - _log_sigmoid_into(x @ theta.T) @ passes
        return out

    def log_p_table(self, words: npt.NDArray[np.integer], candidates: npt.NDArray[np.integer]) -> Floats:
        """Return (candidates, words) log p(word|candidate) in nats, for a text's few hundred words."""
        from scipy import sparse

        lengths = self.indptr[words + 1] - self.indptr[words]
        starts = np.cumsum(lengths) - lengths
        at = np.arange(lengths.sum()) + np.repeat(self.indptr[words] - starts, lengths)
        used, row = np.unique(self.nodes[at], return_inverse=True)
        column = np.repeat(np.arange(len(words)), lengths)
        shape = (len(words), len(used))
        passes = sparse.csr_matrix((np.ones(len(at), np.float32), (column, row)), shape)
        ones = sparse.csr_matrix((self.bits[at].astype(np.float32), (column, row)), shape)
        dots = self.inner[used] @ self.vectors[candidates].T
        table: Floats = (passes @ _log_sigmoid(dots) - ones @ dots).T.astype(np.float64)
        return table

    def _dots(self, vector: _Singles) -> _Singles:
        """Return (V − 1,) ⟨x,θ⟩ of every inner node."""
        if self._packed is None:
            plain: _Singles = self.inner @ vector
            return plain
        out = np.empty(len(self.inner), np.float32)
        packed_rows.products(self._packed.high, self._packed.low, self._packed.scale, vector, out)
        return out

    def _passes(self, text: Ids) -> tuple[Ints, _Singles, _Singles]:
        """Return the nodes on the tokens' paths, the passes of each, and those with bit 1."""
        most = min(len(self.inner), int((self.indptr[text + 1] - self.indptr[text]).sum()))
        used, passes, ones = np.empty(most, np.int32), np.empty(most, np.float32), np.empty(most, np.float32)
        n = huffman.count_passes(text, self.indptr, self.nodes, self.bits, self._place, used, passes, ones)
        return used[:n], passes[:n], ones[:n]


def softmax_of(model: Embedding) -> HuffmanSoftmax:
    """Take up a model and check that its paths are a Huffman tree and its probabilities add up to 1.

    Raises
    ------
    AppError
        The paths are no binary tree over the words, numbers are not finite, or Σ p(v|w) differs
        from 1 by more than 1e-5.
    """
    size = len(model.vectors)
    children = children_of(model.path_indptr, model.path_nodes, model.path_bits, size)
    if children is None or model.inner.shape != (size - 1, model.vectors.shape[1]):
        raise _broken()
    if not (np.isfinite(model.vectors).all() and np.isfinite(model.inner).all()):
        raise _broken()
    inner = np.ascontiguousarray(model.inner, np.float32)
    softmax = HuffmanSoftmax(
        np.ascontiguousarray(model.vectors, np.float32), inner,
        np.ascontiguousarray(model.path_indptr, np.int64), np.ascontiguousarray(model.path_nodes, np.int32),
        np.ascontiguousarray(model.path_bits, np.uint8), children, np.full(size - 1, -1, np.int32), _packed(inner),
    )  # fmt: skip
    for word in np.unique(np.linspace(0, size - 1, _CHECKED_ROWS).astype(int)):
        if not abs(np.exp(softmax.log_p_all(int(word))).sum() - 1) <= SUM_TOLERANCE:
            raise _broken()
    return softmax


def children_of(indptr: Ids, nodes: Ints, bits: npt.NDArray[np.uint8], size: int) -> Ints | None:
    """Return what lies below each inner node by bit (see ``HuffmanSoftmax``), None where it is no tree.

    Parents must have larger numbers than their children and the root the largest, V − 2: both
    trainers number their nodes so.
    """
    lengths = np.diff(indptr)
    sound = size >= 2 and len(lengths) == size and lengths.min() >= 1 and indptr[-1] == len(nodes) == len(bits)
    if not sound or nodes.min() < 0 or nodes.max() != size - 2 or bits.max() > 1:
        return None
    below = np.empty(len(nodes), np.int32)
    below[:-1] = nodes[1:]
    below[indptr[1:] - 1] = -1 - np.arange(size, dtype=np.int32)
    children = np.full((size - 1, 2), size, np.int32)
    children[nodes, bits] = below
    whole = (children < np.arange(size - 1)[:, None]).all()  # every place is filled, and downwards
    unique = np.array_equal(children[nodes, bits], below)  # no two paths disagree
    from_root = bool((nodes[indptr[:-1]] == size - 2).all())
    return children if whole and unique and from_root else None


def _packed(inner: _Singles) -> _Packed | None:
    """Pack a large matrix; None where the plain product is as fast."""
    if inner.size < _STREAMED or inner.shape[1] < packed_rows.LANES:
        return None
    made = _Packed(np.empty(inner.shape, np.int16), np.empty(inner.shape, np.uint8), np.empty(len(inner), np.float32))
    packed_rows.pack(inner, made.high, made.low, made.scale)
    return _Packed(made.high.reshape(-1), made.low.reshape(-1), made.scale)


def _log_sigmoid(products: _Singles) -> _Singles:
    """Log σ(z) = min(z, 0) − log(1 + e^{−|z|}), for any z."""
    logs = np.abs(products)
    np.exp(np.negative(logs, out=logs), out=logs)
    logs += np.float32(1)
    np.log(logs, out=logs)
    return np.subtract(np.minimum(products, np.float32(0)), logs, out=logs)


def _log_sigmoid_into(negated: _Singles) -> _Singles:
    """Turn −z into −log σ(z) = log(1 + e^{−z}) in place; the stable form is kept for where e^{−z} is too large."""
    if negated.max(initial=0) > _LARGEST_EXPONENT:
        return -_log_sigmoid(-negated)
    np.exp(negated, out=negated)
    negated += np.float32(1)
    return np.log(negated, out=negated)


def _broken() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("engines.huffman_softmax", "The model's probabilities do not add up to 1: it is damaged."),
        QT_TRANSLATE_NOOP("engines.huffman_softmax", "Train the vectors again, or restore the project from a copy."),
    )


def warm_up() -> None:
    """Run the kernels once on the smallest tree, so that no timed run compiles."""
    zeros = np.zeros((2, 1), np.float32)
    path = np.zeros(2, np.int32)
    bits = np.array([0, 1], np.uint8)
    softmax = softmax_of(Embedding(np.arange(2), np.ones(2, np.int64), zeros, zeros[:1], np.arange(3), path, bits))
    softmax.log_p_text(np.array([0, 1]), np.array([0]))
    row = np.zeros((1, packed_rows.LANES), np.float32)
    high, low, scale = row.astype(np.int16), row.astype(np.uint8), np.empty(1, np.float32)
    packed_rows.pack(row, high, low, scale)
    packed_rows.products(high[0], low[0], scale, row[0], np.empty(1, np.float32))
