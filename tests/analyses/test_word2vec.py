"""The analysis word2vec on loans."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.analyses import analysis_named
from minentropy_app.analyses.word2vec import WORD2VEC, Word2VecParams
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Loans
from minentropy_app.model.params import from_text, specs
from minentropy_app.model.results import RESULT_KINDS, Embedding
from minentropy_app.model.step import Context, drain
from tests.engines.test_word2vec_layout import loans


def run(given, **params):
    return drain(WORD2VEC.run({"loans": given}, Word2VecParams(**params), Context()))


@pytest.mark.parametrize("trainer", ["own", "gensim"])
def test_every_borrower_is_a_sentence(trainer):
    given, _ = loans()
    made = run(given, dim=6, min_count=1, trainer=trainer)
    assert isinstance(made, RESULT_KINDS[WORD2VEC.gives])
    assert set(made.metrics) == set(WORD2VEC.metrics)
    assert made.metrics["vocabulary"] == 20
    assert made.metrics["tokens"] == len({*zip(given.borrower, given.day, given.item, strict=True)})
    assert set(made.item_ids) == set(given.item_ids)
    assert made.vectors.shape == (20, 6)
    assert made.inner.shape == (19, 6)
    assert (np.diff(made.counts) <= 0).all()


def test_anonymous_loans_make_no_sentence():
    given, _ = loans()
    borrower = given.borrower.copy()
    borrower[given.borrower >= 30] = -1
    half = Loans(given.item_ids, given.item, borrower, given.day, given.item_class)
    assert run(half, dim=3, min_count=1).metrics["tokens"] < run(given, dim=3, min_count=1).metrics["tokens"]


def test_same_metrics_for_any_order_of_rows():
    given, order = loans()
    renamed = ((given.borrower * 7) % 61).astype(np.int32)
    other = Loans(given.item_ids, given.item[order], renamed[order], given.day[order], given.item_class)
    one, two = run(given, dim=5, min_count=1), run(other, dim=5, min_count=1)
    assert one.metrics == two.metrics
    np.testing.assert_array_equal(one.vectors, two.vectors)


def test_snapshots_are_embeddings():
    given, _ = loans()
    shown = [s.snapshot() for s in WORD2VEC.run({"loans": given}, Word2VecParams(min_count=1), Context()) if s.snapshot]
    assert shown
    assert all(isinstance(s, Embedding) for s in shown)


def test_a_book_must_be_borrowed_often_enough():
    given, _ = loans()
    with pytest.raises(AppError) as caught:
        run(given, min_count=10_000)
    assert "10000" in str(caught.value)


def test_only_several_workers_are_not_reproducible():
    assert WORD2VEC.reproducible(Word2VecParams())
    assert not WORD2VEC.reproducible(from_text(Word2VecParams, {"workers": "2"}))


def test_parameters_are_those_promised():
    names = {spec.name for spec in specs(Word2VecParams)}
    assert names >= {"dim", "window", "epochs", "min_count", "sample", "trainer", "seed", "workers"}
    assert analysis_named("word2vec") is WORD2VEC
    with pytest.raises(AppError):
        from_text(Word2VecParams, {"trainer": "other"})


def test_the_estimate_grows_with_the_work():
    small, large = ({"loans": {"rows": r, "items": 1000}} for r in (1e4, 1e6))
    params = Word2VecParams()
    assert WORD2VEC.estimate(small, params).seconds < WORD2VEC.estimate(large, params).seconds
    assert WORD2VEC.estimate(large, params).bytes > 0
