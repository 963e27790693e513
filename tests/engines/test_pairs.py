from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from minentropy_app.engines import pairs as engine
from minentropy_app.engines.pairs import PairOptions, association, count_pairs, keep_items, pairs_of
from minentropy_app.engines.visits import Visits, visits_of
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import PairCounts
from minentropy_app.model.step import Context, drain
from minentropy_app.theory.pair_sources import from_weights, pair_borrowers, pair_weights
from tests.engines.test_visits import ROWS, N, as_tuples, loans_of


def dense(pairs: PairCounts, values: np.ndarray | None = None) -> np.ndarray:
    n = len(pairs.item_ids)
    data = pairs.weights if values is None else values
    return csr_array((data, pairs.indices, pairs.indptr), shape=(n, n)).toarray()


def spread(pairs: PairCounts, matrix: np.ndarray) -> np.ndarray:
    """Put the kept items back into their places among all N."""
    at = pairs.item_ids - 10
    full = np.zeros((N, N))
    full[np.ix_(at, at)] = matrix
    return full


@settings(deadline=None, max_examples=200)
@given(ROWS, st.integers(0, 3), st.booleans())
def test_weights_equal_the_literal_formula(rows, window, singles) -> None:
    visits = visits_of(loans_of(rows), window)
    pairs = pairs_of(visits, PairOptions(singles=singles))
    expected = pair_weights([items for _, items, _ in as_tuples(visits)], N, singles)
    assert np.allclose(spread(pairs, dense(pairs)), expected, rtol=1e-12, atol=1e-12)
    people = pair_borrowers([(b, items) for _, items, b in as_tuples(visits)], N)
    found = spread(pairs, dense(pairs, pairs.borrowers))
    np.fill_diagonal(found, 0)
    assert np.array_equal(found, people)


def test_singles_make_p_the_share_of_loans() -> None:
    visits = visits_of(loans_of([(0, 1, 0), (0, 1, 1), (0, 1, 2), (1, 1, 0), (2, 4, 0)]))
    p = from_weights(dense(pairs_of(visits, PairOptions(singles=True)))).first
    assert np.allclose(p, np.array([3, 1, 1]) / 5)


def test_a_filter_on_loans_leaves_the_other_weights_alone() -> None:
    visits = visits_of(loans_of([(0, 1, 0), (0, 1, 1), (0, 1, 2), (1, 1, 0), (1, 1, 1)]))
    pairs = pairs_of(visits, PairOptions(min_loans=2))
    assert list(pairs.item_ids) == [10, 11]
    assert np.allclose(dense(pairs), [[0, 1 / 3 + 1 / 2], [1 / 3 + 1 / 2, 0]])


def test_blocks_of_rows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    rows = [(int(b), int(d), int(i)) for b, d, i in rng.integers(0, [9, 12, N], (300, 3))]
    visits = visits_of(loans_of(rows), 3)
    whole = pairs_of(visits)
    monkeypatch.setattr(engine, "_BLOCK", 40)
    steps = list(count_pairs(visits, PairOptions(), Context()))
    assert len(steps) > 5
    parts = pairs_of(visits)
    for name in ("indptr", "indices", "weights", "borrowers"):
        assert np.array_equal(getattr(whole, name), getattr(parts, name))


def giant(books: int) -> Visits:
    return visits_of(loans_of([(0, 1, k) for k in range(books)], books))


def test_a_giant_visit_is_counted_in_full() -> None:
    pairs = pairs_of(giant(1200))
    assert len(pairs.weights) == 1200 * 1199
    assert np.allclose(pairs.weights, 1 / 1200)


def test_what_cannot_be_counted_is_refused_with_the_reason() -> None:
    with pytest.raises(AppError, match="holds 70000 books"):
        pairs_of(giant(70_000))
    with pytest.raises(AppError, match="holds 500 books"):
        drain(count_pairs(giant(500), PairOptions(), Context(memory_limit=10**6)))


def test_keeping_items_equals_counting_them_only() -> None:
    visits = visits_of(loans_of([(0, 1, 0), (0, 1, 1), (0, 1, 2), (1, 1, 0), (1, 1, 1)]))
    kept = keep_items(pairs_of(visits), np.array([0, 1]))
    counted = pairs_of(visits, PairOptions(min_loans=2))
    for name in ("item_ids", "indptr", "indices", "weights", "borrowers", "loans"):
        assert np.array_equal(getattr(kept, name), getattr(counted, name)), name


def test_association_follows_its_formulas() -> None:
    rows = [(b, 1, i) for b, i in [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3)]]
    pairs = pairs_of(visits_of(loans_of(rows)))
    p = from_weights(dense(pairs))
    scores = association(pairs)
    given_first = p.conditional
    assert np.allclose(dense(pairs, scores.ochiai), given_first * given_first.T)
    chance = np.outer(p.first, p.first)
    positive = p.joint > 0
    assert np.allclose(dense(pairs, scores.pmi)[positive], np.log(p.joint[positive] / chance[positive]))


def test_no_pairs_at_all() -> None:
    pairs = pairs_of(visits_of(loans_of([(0, 1, 0), (0, 2, 1)])))
    assert len(pairs.item_ids) == 2
    assert len(pairs.weights) == 0
    assert len(association(pairs).pmi) == 0
