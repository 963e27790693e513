import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.demand import Company, Smoothing, by_chance, popularity, smoothed_demand
from minentropy_app.engines.learned_demand import expected_by, learn, learned_demand
from minentropy_app.engines.visits import Visits, visits_of
from minentropy_app.evaluation.demand_choice import Wish, choose_smoothing
from minentropy_app.model.inputs import UNKNOWN_DAY, Loans
from minentropy_app.model.step import Context, drain
from tests.engines.test_demand import some_visits
from tests.engines.test_shelving import some_case


def visits_on(rows: list[tuple[int, int, int]], books: int) -> Visits:
    """Visits of (book, reader, day)."""
    item, reader, day = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    return visits_of(Loans(np.arange(books), item, reader, day, np.zeros(books, np.int32), ("A",)))


def test_books_are_expected_as_those_like_them_were() -> None:
    # Books 0-39 are borrowed once early, 0-29 of them again late; 40-79 late only: what was borrowed comes back,
    # what was not comes as often as it came then.
    rows = [(k, k, 10) for k in range(40)] + [(k, k, 400) for k in range(30)] + [(k, k, 401) for k in range(40, 50)]
    rates = learn(visits_on(rows, 80))
    assert rates is not None
    looked = rates.table[1, 0], rates.table[0, 0]  # as the past ends on the day of those loans
    assert looked[0] == pytest.approx(2 * 30 / 40, rel=0.12) and looked[1] == pytest.approx(2 * 10 / 40, rel=0.2)
    expected = expected_by(rates, visits_on(rows, 80))
    assert (expected > 0).all() and expected[:10] == pytest.approx(expected[0])


def test_recent_loans_tell_more_where_the_past_says_so() -> None:
    rng = np.random.default_rng(1)
    rows = [(int(rng.integers(0, 100)), reader, int(rng.integers(0, 300))) for reader in range(900)]
    # A book of the hundred others is borrowed in a run of ten days and then never again.
    rows += [(100 + k, 1000 + k, 3 * k + d) for k in range(100) for d in range(10)]
    visits = visits_on(rows, 200)
    expected = learned_demand(visits)
    assert expected is not None
    assert expected[100:160].mean() < 0.6 * expected[:100].mean()  # long over, though borrowed as often
    faded = popularity(visits, np.arange(200), Smoothing(0.0, 0.0, 0))
    assert faded[100:160].mean() > 0.9 * faded[:100].mean()


def test_nothing_is_learned_without_days_and_loans_fade_instead() -> None:
    undated = visits_on([(k % 5, k, UNKNOWN_DAY) for k in range(20)], 5)
    assert learned_demand(undated) is None and learned_demand(visits_on([(0, 1, 3), (1, 2, 3)], 2)) is None
    np.testing.assert_allclose(
        popularity(undated, np.arange(5), Smoothing(0.0, 0.0, 0, learned=True)),
        popularity(undated, np.arange(5), Smoothing(0.0, 0.0, 0)),
    )


@given(st.integers(0, 10_000), st.integers(40, 200))
@settings(deadline=None, max_examples=30)
def test_chance_takes_each_book_as_often_as_it_is_asked_for(seed: int, n: int) -> None:
    first = np.random.default_rng(seed).uniform(0.2, 2.0, n)
    rows = by_chance(first).tocoo()
    assert (rows.row != rows.col).all()
    assert np.allclose(np.bincount(rows.row, rows.data, n), 1)
    taken = np.bincount(rows.col, minlength=n)  # each book takes four, at shares spread evenly over all demand
    assert np.abs(taken / taken.sum() - first / first.sum()).max() < 4 / n
    assert np.corrcoef(taken, first)[0, 1] > 0.8


def test_chance_has_nobody_to_meet_among_one_book_or_none_asked_for() -> None:
    assert by_chance(np.ones(1)).nnz == 0 and by_chance(np.zeros(5)).nnz == 0


def test_learned_demand_asks_two_ends_a_visit_and_keeps_the_mass_of_pairs() -> None:
    visits, rank = some_visits(), np.arange(60, dtype=np.int32)
    from scipy.sparse import csr_array

    nobody = Company(*(csr_array((60, 60)) for _ in range(3)))
    how = Smoothing(0.0, 0.5, 10, (0.5, 0.0, 0.0, 0.5), learned=True)
    demand = drain(smoothed_demand(visits, rank, nobody, how, Context()))
    raw = drain(smoothed_demand(visits, rank, nobody, Smoothing(0.0, 0.0, 0, (1.0, 0, 0)), Context()))
    assert demand.first.sum() == pytest.approx(2.0) and demand.weights.sum() == pytest.approx(raw.weights.sum())


def test_the_choice_learns_where_that_foretells_better() -> None:
    rng = np.random.default_rng(3)
    # Every book has its season: three months of loans, then none.
    season = np.arange(60) * 5
    rows = [(int(b), r, int(season[b] + rng.integers(0, 60))) for r, b in enumerate(rng.integers(0, 60, 3000))]
    visits = visits_on(rows, 60)
    _, shelving = some_case(60, 7, 1)
    rank = rng.permutation(60).astype(np.int32)
    chosen = drain(choose_smoothing(visits, rank, shelving, Wish(pair_weights=(1.0, 0.0, 0.0)), (0, Context())))
    assert chosen.learned or 0 < chosen.half_life <= 60
    kept = drain(
        choose_smoothing(visits, rank, shelving, Wish(half_life=90.0, pair_weights=(1.0, 0, 0)), (0, Context()))
    )
    assert not kept.learned and kept.half_life == 90
