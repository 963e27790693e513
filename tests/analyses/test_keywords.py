"""Keywords of documents and of a text of one's own."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from minentropy_app.analyses.evaluate_keywords import EVALUATE_KEYWORDS, EvaluateKeywordsParams
from minentropy_app.analyses.keywords import KEYWORDS, KeywordsParams
from minentropy_app.analyses.word2vec import WORD2VEC, Word2VecParams
from minentropy_app.errors import AppError
from minentropy_app.exports.result_tables import View, table_of
from minentropy_app.model.inputs import Corpus, Names
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
    assert texts == sum(map(bool, own)) and len(found.rows) == 16
    assert found.metrics["tfidf_exact_recall_5"] == found.metrics["tfidf_words_recall_5"] == 1
    sizes = [len({WORDS[w] for w in corpus_words(k)} - {"是", "the"}) for k in range(62) if own[k]]
    assert found.metrics["guess_exact_precision_5"] == pytest.approx(sum(1 / n for n in sizes) / texts)
    assert table_of("keyword-test", found, Reader(), View()).columns[0] == "score"


def test_phrases_are_written_as_people_write():
    assert written(["深度", "学习"]) == "深度学习" and written(["deep", "learning"]) == "deep learning"
