"""Similar and related items of a trained model."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.analyses.related import RELATED, RelatedParams
from minentropy_app.analyses.similar import SIMILAR, SimilarParams
from minentropy_app.analyses.words import Lexicon, letters_between, nearest_spellings
from minentropy_app.errors import AppError
from minentropy_app.exports.result_tables import View, table_of
from minentropy_app.model.inputs import Names, Vectors
from minentropy_app.model.params import from_text
from minentropy_app.model.step import Context, drain
from minentropy_app.theory.huffman import log_p_row
from tests.engines.test_huffman_softmax import literal, model

SIZE = 40
LABELS = [f"word{k}" for k in range(SIZE)]


class Reader:
    def labels(self, ids):
        return [LABELS[k] for k in ids]

    def keys(self, ids):
        return [f"k{k}" for k in ids]

    def attributes(self, ids, name):
        return [""] * len(ids)


def inputs():
    return {
        "word2vec": model(SIZE, 6),
        "names": {"word2vec": Names(tuple(LABELS), tuple(f"k{k}" for k in range(SIZE)))},
    }


def similar(**params):
    return drain(SIMILAR.run(inputs(), SimilarParams(**params), Context()))


def related(**params):
    return drain(RELATED.run(inputs(), RelatedParams(**params), Context()))


def test_similar_is_the_cosine_without_the_word_itself():
    found = similar(word="word3", top=0)
    x = model(SIZE, 6).vectors.astype(float)
    expected = x @ x[3] / np.linalg.norm(x, axis=1) / np.linalg.norm(x[3])
    assert 3 not in found.item_ids and len(found.item_ids) == SIZE - 1
    np.testing.assert_allclose(found.scores, expected[found.item_ids], atol=1e-6)
    assert (np.diff(found.scores) <= 0).all()


def test_an_analogy_adds_and_subtracts_unit_vectors():
    found = similar(word="word1 + word2 - k3", top=5)
    x = model(SIZE, 6).vectors.astype(float)
    x /= np.linalg.norm(x, axis=1)[:, None]
    wanted = x[1] + x[2] - x[3]
    np.testing.assert_allclose(found.scores, x[found.item_ids] @ wanted / np.linalg.norm(wanted), atol=1e-6)
    assert len(found.item_ids) == 5 and not {1, 2, 3} & set(found.item_ids.tolist())


@pytest.mark.parametrize("alpha", [0.0, 0.9, 1.0])
def test_related_is_mutual_information(alpha):
    found = related(word="word3", top=0, alpha=alpha)
    made = model(SIZE, 6)
    log_p = log_p_row(literal(made), 3)
    expected = log_p - alpha * np.log(made.counts / made.counts.sum())
    np.testing.assert_allclose(found.log_p, log_p[found.item_ids], atol=1e-4)
    np.testing.assert_allclose(found.scores, expected[found.item_ids], atol=1e-4)
    assert found.metrics["sum_p"] == pytest.approx(1, abs=1e-5)
    assert np.exp(found.log_p).sum() == pytest.approx(1, abs=1e-5)
    assert (np.diff(found.scores) <= 0).all()


def test_both_directions():
    found = related(word="word3", top=0, alpha=1.0, symmetric=True)
    made = model(SIZE, 6)
    rows = np.array([log_p_row(literal(made), k) for k in range(SIZE)])
    share = np.log(made.counts / made.counts.sum())
    expected = (rows[3] - share + rows[:, 3] - share[3]) / 2
    np.testing.assert_allclose(found.scores, expected[found.item_ids], atol=1e-4)


def test_the_list_is_cut_and_thinned():
    whole = related(word="word3", top=0)
    assert related(word="word3", top=4).item_ids.tolist() == whole.item_ids[:4].tolist()
    least = int(np.median(whole.counts))
    assert related(word="word3", top=0, min_count=least).counts.min() >= least
    with pytest.raises(AppError) as caught:
        related(word="word3", min_count=10**6)
    assert str(whole.counts.max()) in caught.value.remedy


def test_tables_have_the_promised_columns():
    table = table_of("ranking", similar(word="word3", top=2), Reader(), View())
    assert table.columns == ("rank", "word", "cosine") and next(iter(table.rows))[0] == 1
    table = table_of("ranking", related(word="word3"), Reader(), View(top=3))
    assert table.columns == ("rank", "word", "score", "log_p", "count")
    assert len(list(table.rows)) == 3 and table.count == 20
    assert from_text(RelatedParams, {"top": "all", "word": "x"}).top == 0


LEXICON = Lexicon(Names(("Emma", "Emma", "北京", "北京市", "Ｐａｒｉｓ", "a - b"), ("e1", "e2", "3", "4", "5", "6")))


@pytest.mark.parametrize(
    ("text", "places"),
    [("北京", [2]), ("e2", [1]), ("Emma [e1]", [0]), ("paris", [4]), ("a - b", [5]), ("e1 + e2 - 北京", [0, 1, 2])],
)
def test_names_are_found(text, places):
    assert [term.place for term in LEXICON.terms(text)] == places


def test_signs_are_kept():
    assert [term.sign for term in LEXICON.terms("- e1 + 北京 - e2")] == [-1, 1, -1]


@pytest.mark.parametrize(("text", "told"), [("", "word="), ("Emma", "Emma [e2]"), ("北京人", "北京"), ("Pariss", "Ｐ")])
def test_what_is_not_found_is_explained(text, told):
    with pytest.raises(AppError) as caught:
        LEXICON.terms(text)
    assert told in caught.value.remedy


def test_nearest_spellings_come_first():
    words = ["government", "governor", "goat", "cat", "govern"]
    assert nearest_spellings("goverment", words)[0] == "government"
    assert nearest_spellings("zzz", words) == []
    assert nearest_spellings("经剂", ["经济", "经", "试剂", "经验"])[0] == "经济"  # more frequent than what is as near
    assert nearest_spellings("ktichen", ["kitten", "chicken", "kitchen"])[0] == "kitchen"


@pytest.mark.parametrize(("a", "b", "between"), [("", "abc", 3), ("abcd", "acbd", 1), ("kitten", "sitting", 3)])
def test_letters_between_words_are_counted(a, b, between):
    assert letters_between(a, b) == letters_between(b, a) == between


def test_imported_vectors_have_similar_words_but_no_related_ones():
    trained = inputs()
    vectors = Vectors(trained["word2vec"].item_ids, trained["word2vec"].vectors)
    given = {**trained, "word2vec": vectors}
    wanted = drain(SIMILAR.run(trained, SimilarParams(word="word3"), Context()))
    found = drain(SIMILAR.run(given, SimilarParams(word="word3"), Context()))
    assert np.array_equal(found.item_ids, wanted.item_ids)
    with pytest.raises(AppError, match="without the tree"):
        drain(RELATED.run(given, RelatedParams(word="word3"), Context()))
