"""Documents at the weighted mean of their words' vectors, against the formula written out."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.engines.document_vectors import document_vectors
from minentropy_app.model.inputs import Corpus
from minentropy_app.model.results import Embedding

NONE = np.empty(0, np.int64)


def corpus(documents: list[list[list[int]]], words: int) -> Corpus:
    sentences = [s for d in documents for s in d]
    return Corpus(
        np.arange(words) + 10,
        np.arange(len(documents)) + 500,
        np.cumsum([0, *map(len, documents)]),
        np.cumsum([0, *map(len, sentences)]),
        np.array([w for s in sentences for w in s], np.int32),
        np.full(len(documents), -1, np.int32),
    )


def model(item_ids: list[int], vectors: np.ndarray) -> Embedding:
    ids = np.array(item_ids)
    paths = (np.zeros(len(ids) + 1, np.int64), np.empty(0, np.int32), np.empty(0, np.uint8))
    return Embedding(ids, np.ones(len(ids), np.int64), vectors.astype(np.float32), vectors[:-1], *paths)


@pytest.mark.parametrize("rarity", [True, False])
def test_mean_of_known_words(rarity: bool) -> None:
    documents = [[[0, 1], [0]], [[3]], [[1, 2, 3]], []]
    known = {0: np.array([1.0, 0]), 1: np.array([0.0, 4]), 2: np.array([-3.0, 1])}
    rows, vectors = document_vectors(
        corpus(documents, 4), model([12, 10, 11], np.array([known[2], known[0], known[1]])), rarity
    )
    np.testing.assert_array_equal(rows, [0, 2])
    found = {0: 1, 1: 2, 2: 1}
    for row, vector in zip(rows, vectors, strict=True):
        words = [w for s in documents[row] for w in s if w in known]
        a = [np.log(5 / (1 + found[w])) + 1 if rarity else 1.0 for w in words]
        np.testing.assert_allclose(vector, np.average([known[w] for w in words], axis=0, weights=a), rtol=1e-6)


def test_a_model_of_other_words_knows_none() -> None:
    rows, vectors = document_vectors(corpus([[[0, 1]]], 2), model([77, 78], np.eye(2)), True)
    assert rows.size == 0
    assert vectors.shape == (0, 2)
