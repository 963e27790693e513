"""Keywords of documents and of a text of one's own."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys

import numpy as np
import pytest

from minentropy_app.analyses.evaluate_keywords import EVALUATE_KEYWORDS, EvaluateKeywordsParams
from minentropy_app.analyses.keywords import KEYWORDS, KeywordsParams
from minentropy_app.analyses.word2vec import WORD2VEC, Word2VecParams
from minentropy_app.errors import AppError
from minentropy_app.evaluation import keyword_references
from minentropy_app.exports.result_tables import View, table_of
from minentropy_app.model.inputs import Corpus, Loans, Names
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.segmentation import written
from minentropy_app.theory import huffman
from tests.engines.test_huffman_softmax import literal

WORDS = ("一颗", "太阳", "恒星", "是", "月亮", "star", "sun", "the")


class Reader:
    def labels(self, ids):
        return [WORDS[k - 100] if k >= 100 else f"document {k}" if k >= 0 else "" for k in ids]

    def keys(self, ids):
        return self.labels(ids)

    def attributes(self, ids, name):
        return [""] * len(ids)


def corpus() -> Corpus:
    rng = np.random.default_rng(0)
    sentences = [[1, 3, 0, 2], [7, 6, 3, 5], *rng.integers(0, 8, (60, 5)).tolist()]
    indptr = np.cumsum([0, *map(len, sentences)])
    tokens = np.array([w for s in sentences for w in s], np.int32)
    count = len(sentences)
    return Corpus(
        np.arange(100, 108), np.arange(count), np.arange(count + 1), indptr, tokens, np.zeros(count, np.int32)
    )


def inputs():
    given = corpus()
    model = drain(WORD2VEC.run({"loans": given}, Word2VecParams(dim=6, min_count=1), Context()))
    names = tuple(WORDS[k - 100] for k in model.item_ids)
    return {
        "word2vec": model,
        "texts": given,
        "names": {"word2vec": Names(names, names), "texts": Names(WORDS, WORDS)},
    }


def corpus_words(k):
    given = corpus()
    return given.tokens[given.indptr[k] : given.indptr[k + 1]].tolist()


def run(**params):
    return drain(KEYWORDS.run(inputs(), KeywordsParams(**params), Context()))


def test_a_text_of_ones_own_as_in_the_source():
    given = inputs()
    found = drain(KEYWORDS.run(given, KeywordsParams(text="太阳是一颗恒星", top=0), Context()))
    table = table_of("keywords", found, Reader(), View())
    assert table.columns == ("text", "rank", "keyword", "score")
    rows = list(table.rows)
    numbers = [given["names"]["word2vec"].labels.index(w) for w in ("太阳", "是", "一颗", "恒星")]
    expected = huffman.keywords(literal(given["word2vec"]), numbers)
    labels = given["names"]["word2vec"].labels
    assert [row[2] for row in rows] == [labels[w] for w, _ in expected]
    np.testing.assert_allclose([row[3] for row in rows], [s for _, s in expected], rtol=1e-6)


@pytest.mark.parametrize("score", ["guess", "guess-counts", "ppmi", "tfidf"])
def test_every_document_has_its_list(score):
    found = run(score=score, top=2)
    assert found.metrics["texts"] == 62 and found.metrics["texts_without"] == 0
    assert set(found.rank.tolist()) == {1, 2} and len(found.indptr) == len(found.rank) + 1
    for document in range(62):
        assert (np.diff(found.scores[found.document_ids == document]) <= 0).all()


def test_function_words_can_be_left_out():
    assert 103 in run(top=0).item_ids.tolist()
    assert not {103, 107} & set(run(top=0, stop_words=True).item_ids.tolist())


def test_texts_are_needed_where_there_is_no_text():
    given = inputs()
    del given["texts"], given["names"]["texts"]
    assert drain(KEYWORDS.run(given, KeywordsParams(text="太阳"), Context())).metrics["keywords"] == 1
    for params in (KeywordsParams(), KeywordsParams(text="太阳", score="tfidf")):
        with pytest.raises(AppError, match="no texts"):
            drain(KEYWORDS.run(given, params, Context()))


def test_a_text_without_a_known_word():
    with pytest.raises(AppError, match="knows no word"):
        run(text="完全陌生 unknown")


def test_scores_are_tested_on_given_keywords():
    given = inputs()
    with pytest.raises(AppError, match="no keywords"):
        drain(EVALUATE_KEYWORDS.run(given, EvaluateKeywordsParams(), Context()))
    first = run(score="tfidf", stop_words=True, top=1)
    own = [[WORDS[w - 100] for w in first.item_ids[first.document_ids == d]] for d in range(62)]
    gold = dataclasses.replace(given["texts"], keywords=tuple(map(tuple, own)))
    found = drain(EVALUATE_KEYWORDS.run({**given, "texts": gold}, EvaluateKeywordsParams(), Context()))
    assert set(found.metrics) == set(EVALUATE_KEYWORDS.metrics)
    texts = found.metrics["texts"]
    assert texts == sum(map(bool, own)) and len(found.rows) == 24
    assert found.metrics["tfidf_exact_recall_5"] == found.metrics["tfidf_words_recall_5"] == 1
    sizes = [len({WORDS[w] for w in corpus_words(k)} - {"是", "the"}) for k in range(62) if own[k]]
    assert found.metrics["guess_exact_precision_5"] == pytest.approx(sum(1 / n for n in sizes) / texts)
    assert table_of("keyword-test", found, Reader(), View()).columns[0] == "score"


def test_phrases_are_written_as_people_write():
    assert written(["深度", "学习"]) == "深度学习" and written(["deep", "learning"]) == "deep learning"


def test_a_summary_gives_the_sentences_that_let_one_guess_best():
    given = inputs()
    two = dataclasses.replace(given["texts"], sentences=np.array([0, 30, 62]), document_ids=np.array([7, 8]), label=np.array([0, 1], np.int32), label_names=("a", "b"))  # fmt: skip  # noqa: E501
    given["texts"] = two
    found = drain(KEYWORDS.run(given, KeywordsParams(summary=True, top=3), Context()))
    assert found.document_ids.tolist() == [7] * 3 + [8] * 3 and found.rank.tolist() == [1, 2, 3] * 2
    model, names = literal(given["word2vec"]), given["names"]["word2vec"].labels
    sentences = [[names.index(WORDS[w]) for w in corpus_words(k)] for k in range(30)]
    p = np.exp([[huffman.log_p(model, k, w) for k in range(8)] for w in range(8)])  # p[w, k]
    text = [w for sentence in sentences for w in sentence]
    best = [sum(np.log(p[sentence].mean(axis=0)[k]) for k in text) for sentence in sentences]
    assert best[found.sentence[0]] == pytest.approx(max(best)) == pytest.approx(found.scores[0], rel=1e-5)
    table = table_of("keywords", found, Reader(), View())
    assert table.columns == ("text", "rank", "keyword", "score", "sentence", "document")
    counted = drain(KEYWORDS.run(given, KeywordsParams(summary=True, score="guess-counts"), Context()))
    assert counted.metrics["keywords"] == 20
    with pytest.raises(AppError, match="guessing only"):
        drain(KEYWORDS.run(given, KeywordsParams(summary=True, score="ppmi"), Context()))


def test_groups_and_selections_of_texts():
    given = inputs()
    with pytest.raises(AppError, match="no labels"):
        drain(KEYWORDS.run(given, KeywordsParams(per="label"), Context()))
    label = np.where(np.arange(62) < 2, 0, 1).astype(np.int32)
    given["texts"] = dataclasses.replace(given["texts"], label=label, label_names=("first", "rest"))
    found = drain(KEYWORDS.run(given, KeywordsParams(per="label", score="tfidf", top=0), Context()))
    assert found.metrics["texts"] == 2 and found.groups == ("first", "rest")
    words = {WORDS[w] for k in (0, 1) for w in corpus_words(k)}
    first = found.item_ids[found.group == 0]
    assert {WORDS[k - 100] for k in first} == words
    assert {row[0] for row in table_of("keywords", found, Reader(), View()).rows} == {"first", "rest"}
    every = drain(KEYWORDS.run(given, KeywordsParams(per="all", top=0), Context()))
    assert every.metrics == {"texts": 1, "texts_without": 0, "keywords": 8}
    titles = tuple(f"document {k}" for k in range(62))
    given["names"]["texts documents"] = Names(titles, titles)
    some = drain(KEYWORDS.run(given, KeywordsParams(only="document 3; 5"), Context()))
    assert set(some.document_ids.tolist()) == {3, 5}
    with pytest.raises(AppError, match="does not know"):
        drain(KEYWORDS.run(given, KeywordsParams(only="nowhere"), Context()))


def test_lengths_parts_of_speech_and_words_never_wanted():
    assert {WORDS[k - 100] for k in run(top=0, min_length=3).item_ids} == {"star", "sun", "the"}
    assert {WORDS[k - 100] for k in run(top=0, tags="eng").item_ids} == {"star", "sun", "the"}
    assert not {"太阳", "the"} & {WORDS[k - 100] for k in run(top=0, leave_out="太阳 THE").item_ids}


def test_books_that_let_one_guess_the_reading_of_a_class():
    rng = np.random.default_rng(0)
    borrower = np.repeat(np.arange(40), 6)
    item = (rng.integers(0, 4, 240) + 4 * (borrower % 2)).astype(np.int32)
    classes = (np.arange(8) // 4).astype(np.int32)
    loans = Loans(np.arange(100, 108), item, borrower.astype(np.int32), np.zeros(240, np.int32), classes, ("I", "TP"))
    model = drain(WORD2VEC.run({"loans": loans}, Word2VecParams(dim=4, min_count=1), Context()))
    names = tuple(WORDS[k - 100] for k in model.item_ids)
    given = {
        "word2vec": model,
        "loans": loans,
        "names": {"word2vec": Names(names, names), "loans": Names(WORDS, WORDS)},
    }
    found = drain(KEYWORDS.run(given, KeywordsParams(top=0), Context()))
    assert found.groups == ("I", "TP") and found.metrics["texts"] == 2
    assert set(found.item_ids[found.group == 0].tolist()) == {100, 101, 102, 103}
    places = {int(k): n for n, k in enumerate(model.item_ids)}
    text = [places[100 + int(i)] for i in item if i < 4]
    expected = huffman.log_p_text(literal(model), text, [places[int(found.item_ids[0])]])
    assert found.scores[0] == pytest.approx(float(expected[0]), rel=1e-6)
    chosen = drain(KEYWORDS.run(given, KeywordsParams(only="100;105"), Context()))
    assert set(chosen.item_ids.tolist()) == {100, 105}
    with pytest.raises(AppError, match="no sentences"):
        drain(KEYWORDS.run(given, KeywordsParams(summary=True), Context()))


def test_jieba_scores_the_same_words():
    """Against jieba itself, in a process of its own: its module leaves a file open."""
    text, candidates = [0, 1, 2, 3, 3, 0, 4, 2, 2, 0, 3], [0, 2, 3]
    program = """
import importlib, json, sys
from collections import Counter
graph = importlib.import_module("jieba.analyse.textrank").UndirectWeightedGraph()
text, chosen = json.loads(sys.argv[1])
pairs = Counter((w, o) for k, w in enumerate(text) if w in chosen for o in text[k + 1 : k + 5] if o in chosen)
for pair, times in pairs.items():
    graph.addEdge(*pair, times)
ranks = graph.rank()
table = importlib.import_module("jieba.analyse.tfidf").TFIDF()
print(json.dumps([[ranks[k] for k in chosen], table.idf_freq["太阳"], table.median_idf]))
"""
    command = [sys.executable, "-W", "ignore", "-c", program, json.dumps([text, candidates])]
    told = subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
    )
    ranks, known, median = json.loads(told.stdout)
    scores = keyword_references.text_rank(text, candidates)
    unified = (scores - scores.min() / 10) / (scores.max() - scores.min() / 10)
    np.testing.assert_allclose(unified, ranks, rtol=1e-9)
    assert keyword_references.rarity_of(["太阳", "no such word"]).tolist() == [known, median]
    assert not keyword_references.text_rank([4], [4]).any()
