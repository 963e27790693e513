"""Similar and related items of a trained model: two different senses of nearness.

Su Jianlin, kexue.fm archive 4368. *Similar* items can stand in for each other: cosine of their
centre vectors. *Related* items occur together: mutual information log p(y|x) − α log p(y), with p(y)
the share in the tokens trained on; α = 1 is exact, smaller α favours frequent items. Several
items are asked at once as Σ_k s_k x_k with signs s_k (analogies: Mikolov et al. 2013,
arXiv:1301.3781).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.huffman_softmax import HuffmanSoftmax
from minentropy_app.model.inputs import Floats, Ids


@dataclass(frozen=True)
class Terms:
    """The items asked about: ``words`` (k,) numbers in the model, ``signs`` (k,) +1 or −1."""

    words: npt.NDArray[np.intp]
    signs: Floats


@dataclass(frozen=True)
class Information:
    """What the items asked about tell of every item y.

    Attributes
    ----------
    score
        (V,) Σ_k s_k [log p(y|x_k) − α log p(y)] in nats.
    log_p
        (V,) Σ_k s_k log p(y|x_k) in nats.
    sum_p
        Σ_y p(y|x_k), of the k where it is farthest from 1.
    """

    score: Floats
    log_p: Floats
    sum_p: float


def unit_vectors(vectors: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    """Return vectors of length 1 (float32); zero vectors stay zero."""
    single = np.asarray(vectors, np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", single, single))
    return np.asarray(single / np.where(lengths > 0, lengths, 1)[:, None], np.float32)


def cosines(units: npt.NDArray[np.float32], terms: Terms) -> Floats:
    """Return (V,) cosine of every vector with Σ_k s_k x_k/‖x_k‖."""
    wanted = terms.signs @ units[terms.words].astype(np.float64)
    length = np.linalg.norm(wanted)
    found: Floats = (units @ (wanted / (length or 1)).astype(np.float32)).astype(np.float64)
    return found


def information(softmax: HuffmanSoftmax, counts: Ids, terms: Terms, alpha: float) -> Information:
    """Return Σ_k s_k [log p(y|x_k) − α log p(y)] for every y."""
    rows = [softmax.log_p_all(int(word)) for word in terms.words]
    log_p = np.sum([sign * row for sign, row in zip(terms.signs, rows, strict=True)], axis=0)
    sums = [float(np.exp(row).sum()) for row in rows]
    score = log_p - alpha * terms.signs.sum() * log_share(counts)
    return Information(score, log_p, max(sums, key=lambda total: abs(total - 1)))


def symmetric_information(softmax: HuffmanSoftmax, counts: Ids, terms: Terms, alpha: float) -> Information:
    """As ``information``, with the mean of both directions: how y follows from x, and x from y."""
    there, share = information(softmax, counts, terms, alpha), log_share(counts)
    back = np.zeros(softmax.size)
    for word, sign in zip(terms.words, terms.signs, strict=True):
        back += sign * (softmax.log_p_of(int(word)) - alpha * share[word])
    return Information((there.score + back) / 2, there.log_p, there.sum_p)


def log_share(counts: Ids) -> Floats:
    """Return log p(y), the share of every item in the tokens trained on."""
    shares: Floats = np.log(counts / counts.sum())
    return shares


def ranked(scores: Floats, allowed: npt.NDArray[np.bool_], top: int) -> npt.NDArray[np.intp]:
    """Return the places of the ``top`` best allowed scores (0: all), best first, ties by place."""
    places = np.flatnonzero(allowed)
    if 0 < top < len(places):
        values = scores[places]
        least = np.partition(values, len(values) - top)[len(values) - top]
        places = places[values >= least]
    order = np.argsort(-scores[places], kind="stable")
    return places[order][: top or None]
