"""log p(k|i) of skip-gram with Huffman softmax, word by word: method.md section 2 as it is written.

    log p(k|i) = Σ_{(θ,d) on path(k)} −log(1 + e^{−⟨x_i,θ⟩}) − d·⟨x_i,θ⟩

Mikolov et al. 2013 (arXiv:1301.3781); Su Jianlin, kexue.fm archives 4316 (keywords) and 4368
(related words). Slow on purpose: one loop over the vocabulary, one over the words of a text. It
is the oracle of ``engines/huffman_softmax.py`` and the peer of its benchmark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Floats


@dataclass(frozen=True)
class CodedWords:
    """Words with Huffman paths.

    Attributes
    ----------
    vectors
        (V, d) centre vectors x.
    inner
        (V − 1, d) vectors θ of the inner nodes.
    points, codes
        For each word the inner nodes on its path from the root down, and the bits d taken there.
    """

    vectors: Floats
    inner: Floats
    points: Sequence[Floats]
    codes: Sequence[Floats]


def log_p(model: CodedWords, word: int, given: int) -> float:
    """Return log p(word | given) in nats."""
    dots = model.inner[model.points[word]] @ model.vectors[given]
    return float(-(np.logaddexp(0, -dots) + model.codes[word] * dots).sum())


def log_p_row(model: CodedWords, given: int) -> Floats:
    """Return (V,) log p(k | given) for every word k: a loop over the vocabulary."""
    return np.array([log_p(model, word, given) for word in range(len(model.vectors))])


def log_p_text(model: CodedWords, text: Sequence[int], candidates: Sequence[int]) -> Floats:
    """Return log p(s|w) = Σ_k log p(w_k|w) for each candidate w, over all tokens of the text s."""
    return np.array([sum(log_p(model, token, w) for token in text) for w in candidates])


def keywords(model: CodedWords, text: Sequence[int]) -> list[tuple[int, float]]:
    """Return the distinct words of a text with log p(s|w), best first; ties by first occurrence."""
    candidates = list(dict.fromkeys(text))
    scores = log_p_text(model, text, candidates)
    return [(candidates[k], float(scores[k])) for k in np.argsort(-scores, kind="stable")]
