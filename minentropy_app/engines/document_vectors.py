"""Documents as points: the weighted mean of the vectors of their words."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from minentropy_app.model.inputs import Corpus, Floats, Ids
from minentropy_app.model.results import Embedding


def document_vectors(corpus: Corpus, model: Embedding, rarity: bool) -> tuple[Ids, Floats]:
    """Mean of the vectors of a document's tokens, v_d = Σ_w tf(w) a(w) x_w / Σ_w tf(w) a(w).

    a(w) = 1, or with ``rarity`` log((1 + D) / (1 + df(w))) + 1 as in TF–IDF (D documents, df(w) of them with w).
    Words that the model does not know do not count.

    Returns
    -------
    rows, vectors
        Numbers of the m documents with at least one known word, and their vectors (m, d).
    """
    times = _times(corpus, _places(corpus.item_ids, model.item_ids), len(model.item_ids))
    rows = np.flatnonzero(np.diff(times.indptr))
    times = times[rows]
    if rarity:
        found = np.bincount(times.indices, minlength=times.shape[1])
        times = times.multiply(np.log((1 + len(corpus.document_ids)) / (1 + found)) + 1).tocsr()
    total = np.asarray(times.sum(axis=1)).ravel()
    return rows, np.asarray(times @ model.vectors.astype(np.float64)) / total[:, None]


def _places(words: Ids, known: Ids) -> Ids:
    """Place of each word among the ``known`` ones, −1 where it is none of them."""
    order = np.argsort(known, kind="stable")
    at = np.clip(np.searchsorted(known[order], words), 0, len(known) - 1)
    place = order[at]
    return np.where(known[place] == words, place, -1)


def _times(corpus: Corpus, place: Ids, size: int) -> sparse.csr_array:
    """(documents, size) how often each known word occurs."""
    ends = corpus.indptr[corpus.sentences]
    document = np.repeat(np.arange(len(corpus.document_ids)), np.diff(ends))
    word = place[corpus.tokens[ends[0] : ends[-1]]]
    ones = np.ones(int((word >= 0).sum()))
    shape = (len(corpus.document_ids), size)
    times = sparse.csr_array((ones, (document[word >= 0], word[word >= 0])), shape=shape)
    times.sum_duplicates()
    return times
