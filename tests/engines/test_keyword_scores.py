"""Scores of keywords against their formulas, word by word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines import keyword_scores as scores
from minentropy_app.engines.huffman_softmax import softmax_of
from minentropy_app.engines.keyword_scores import Knowledge
from minentropy_app.model.step import Context, drain
from minentropy_app.theory import huffman
from tests.engines.test_huffman_softmax import literal, model

MADE = model(30, 10, 0.7)
KNOWN = Knowledge(softmax_of(MADE), MADE.counts)
TEXTS = st.lists(st.integers(0, 29), min_size=1, max_size=40)


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_guessing_ranks_as_the_source(text: list[int]) -> None:
    words = np.array(text)
    candidates = scores.distinct(words)
    found = scores.guess(KNOWN, words, candidates)
    expected = dict(huffman.keywords(literal(MADE), text))
    assert candidates.tolist() == list(dict.fromkeys(text))
    np.testing.assert_allclose(found, [expected[w] for w in candidates.tolist()], rtol=1e-6)


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_ppmi_is_its_formula(text: list[int]) -> None:
    words = np.array(text)
    candidates = scores.distinct(words)
    share = np.log(MADE.counts / MADE.counts.sum())
    expected = [
        text.count(w) * np.sqrt(sum(max(0.0, huffman.log_p(literal(MADE), k, w) - share[k]) for k in text))
        for w in candidates.tolist()
    ]
    np.testing.assert_allclose(scores.ppmi(KNOWN, words, candidates), expected, rtol=1e-3, atol=1e-2)


@settings(deadline=None, max_examples=30)
@given(st.lists(TEXTS, min_size=1, max_size=70), TEXTS)
def test_ppmi_of_documents_is_its_formula(documents: list[list[int]], text: list[int]) -> None:
    tokens = np.array([*(w for d in documents for w in d), -1])
    number = np.array([*(k for k, d in enumerate(documents) for _ in d), len(documents) - 1])
    known = Knowledge(KNOWN.softmax, MADE.counts, company=scores.company_of(tokens, number, 30))
    both = np.array([[sum(a in d and b in d for d in documents) for b in range(30)] for a in range(30)], float)
    total, m = both.sum(axis=1), scores.SMOOTHING
    share = np.maximum(total, 1) / total.sum()
    words = np.array(text)
    candidates = scores.distinct(words)
    expected = [
        text.count(w)
        * np.sqrt(sum(max(0.0, np.log((both[w, k] + m * share[k]) / (max(total[w], 1) + m) / share[k])) for k in text))
        for w in candidates.tolist()
    ]
    np.testing.assert_allclose(scores.ppmi(known, words, candidates), expected, rtol=1e-6, atol=1e-6)


def test_words_together_are_counted_within_sentences_and_windows() -> None:
    tokens, sentence = np.array([0, 1, -1, 2, 0, 1]), np.array([0, 0, 0, 0, 1, 1])
    near = drain(scores.counting_together(tokens, sentence, 3, 2, Context())).toarray()
    assert near.tolist() == [[0, 2, 0], [2, 0, 1], [0, 1, 0]]


def test_guessing_by_counts_is_its_formula() -> None:
    together = drain(scores.counting_together(np.array([0, 1, 2, 1]), np.zeros(4, int), 30, 3, Context()))
    known = Knowledge(KNOWN.softmax, MADE.counts, together)
    text, c = [0, 1, 1, 2], together.toarray()
    share, m = MADE.counts / MADE.counts.sum(), scores.SMOOTHING
    expected = [sum(np.log((c[w, k] + m * share[k]) / (c[w].sum() + m)) for k in text) for w in (0, 1, 2)]
    np.testing.assert_allclose(scores.guess_counts(known, np.array(text), np.arange(3)), expected)


def test_tfidf_by_hand() -> None:
    known = Knowledge(KNOWN.softmax, MADE.counts, None, 9, np.array([9, 1, 4]))
    found = scores.tfidf(known, np.array([1, 0, 1]), np.array([1, 0]))
    np.testing.assert_allclose(found, [2 * (np.log(5) + 1), 1.0])


@settings(deadline=None, max_examples=30)
@given(TEXTS, TEXTS)
def test_what_sets_texts_apart_is_their_relative_entropy(some: list[int], others: list[int]) -> None:
    here, everywhere = np.bincount(some, minlength=30), np.bincount(some + others, minlength=30)
    found = scores.apart(here, everywhere)
    for word in range(30):
        share, usual = some.count(word) / len(some), (some + others).count(word) / len(some + others)
        assert found[word] == (0 if share == 0 else pytest.approx(some.count(word) * np.log(share / usual)))
    assert found.sum() >= -1e-9  # the entropy of one relative to the other


def test_phrases_stay_within_sentences_and_away_from_barred_words() -> None:
    sentences = [np.array([1, 2, 3, 0, 5]), np.array([1, 2, 3]), np.array([2, -1, 3]), np.array([5, 0])]
    assert scores.phrases_of(sentences, frozenset({0})) == {(1, 2): 2, (1, 2, 3): 2, (2, 3): 2}


def test_what_lies_only_inside_a_phrase_is_dropped() -> None:
    words = {(1,): 4.0, (2,): 2.0, (3,): 1.0}
    found = scores.with_phrases(words, {(1, 2): 2, (1, 2, 3): 2, (2, 3): 2}, {1: 3, 2: 2, 3: 2})
    assert found == {(1,): 4.0, (1, 2, 3): 7 / 3}


def test_passages_end_with_sentences_and_documents() -> None:
    lengths = np.array([60, 60, 60, 20, 30, 30])  # 200 words of document 0, 60 of document 1
    document = np.array([0, 0, 0, 0, 1, 1])
    assert scores.passages_of(lengths, document).tolist() == [0, 0, 1, 1, 2, 2]
    many = scores.passages_of(np.full(100_000, 50), np.zeros(100_000, int))
    assert many[0] == 0 and many[-1] == 1999 and np.all(np.diff(many) >= 0)
    assert scores.passages_of(np.full(5, 7), np.arange(5)).tolist() == [0, 1, 2, 3, 4]
