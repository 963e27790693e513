import numpy as np
import pytest

from minentropy_app.engines.demand import (
    Smoothing,
    fading,
    find_company,
    popularity,
    raw_demand,
    restrict_books,
    smoothed_demand,
)
from minentropy_app.engines.shelving import cost_of
from minentropy_app.engines.visits import Visits, visits_of
from minentropy_app.evaluation.demand_choice import Wish, choose_smoothing
from minentropy_app.evaluation.shelf_walks import visit_metres
from minentropy_app.model.inputs import Loans
from minentropy_app.model.step import Context, drain
from tests.engines.test_shelving import some_case


def some_visits(seed: int = 0, books: int = 60) -> Visits:
    rng = np.random.default_rng(seed)
    n = 900
    reader, day = rng.integers(0, 50, n), rng.integers(0, 200, n)
    item = np.minimum(rng.geometric(0.08, n) - 1, books - 1)
    classes = (np.arange(books) // 20).astype(np.int32)
    rows = [column.astype(np.int32) for column in (item, reader, day)]
    return visits_of(Loans(np.arange(books), *rows, classes, ("A", "B", "C")))


def test_the_cost_under_raw_demand_is_the_mean_walk_of_the_visits() -> None:
    visits = some_visits()
    _, shelving = some_case(60, 7, 1)
    demand = drain(raw_demand(visits, Context()))
    bay = np.random.default_rng(0).integers(0, 7, 60).astype(np.int32)
    walked = visit_metres(visits, shelving.distances, bay).mean()
    assert cost_of(demand, shelving.distances, bay) == pytest.approx(walked)


def test_smoothing_by_nothing_is_raw_demand() -> None:
    visits, rank = some_visits(), np.arange(60, dtype=np.int32)
    company = drain(find_company(visits, rank, 0, Context()))
    plain = Smoothing(0.0, 0.0, 0, (1.0, 0.0, 0.0))
    one, two = drain(raw_demand(visits, Context())), drain(smoothed_demand(visits, rank, company, plain, Context()))
    np.testing.assert_allclose(one.first, two.first)
    np.testing.assert_array_equal(one.indices, two.indices)
    np.testing.assert_allclose(one.weights, two.weights)


def test_blended_pairs_are_symmetric_and_keep_their_mass() -> None:
    visits, rank = some_visits(), np.arange(60, dtype=np.int32)
    company = drain(find_company(visits, rank, 0, Context()))
    raw = drain(raw_demand(visits, Context()))
    blend = drain(smoothed_demand(visits, rank, company, Smoothing(30.0, 3.0, 10, (0.2, 0.4, 0.4)), Context()))
    dense = np.zeros((60, 60))
    dense[np.repeat(np.arange(60), np.diff(blend.indptr)), blend.indices] = blend.weights
    np.testing.assert_allclose(dense, dense.T, atol=1e-15)
    assert np.diag(dense).max() == 0
    assert blend.weights.sum() == pytest.approx(raw.weights.sum())


def test_a_loan_loses_half_its_weight_in_a_half_life() -> None:
    visits = some_visits()
    weight, last = fading(visits, 50.0), visits.day.max()
    np.testing.assert_allclose(weight, 0.5 ** ((last - visits.day) / 50.0))
    assert (fading(visits, 0.0) == 1).all()


def test_strong_shrinkage_leaves_the_mean_of_the_class() -> None:
    visits, rank = some_visits(), np.arange(60, dtype=np.int32)
    own, main, around = (popularity(visits, rank, Smoothing(0.0, k, r)) for k, r in ((0, 0), (1e9, 0), (1e9, 5)))
    assert len(np.unique(main.round(4))) == 3 and main[0] > own[19]
    weight = np.exp(-np.abs(np.arange(60)[:, None] - np.arange(60)) / 5)
    weight[np.abs(np.arange(60)[:, None] - np.arange(60)) > 20] = 0
    np.testing.assert_allclose(around, weight @ own / weight.sum(axis=1), rtol=1e-6)


def test_restricting_to_books_drops_empty_visits() -> None:
    visits = some_visits()
    kept = np.arange(10, 30)
    fewer = restrict_books(visits, kept)
    inside = [visits.items[a:b] for a, b in zip(visits.indptr, visits.indptr[1:], strict=False)]
    wanted = [(v[(v >= 10) & (v < 30)] - 10).tolist() for v in inside]
    got = [fewer.items[a:b].tolist() for a, b in zip(fewer.indptr, fewer.indptr[1:], strict=False)]
    assert got == [v for v in wanted if v]


def test_what_the_user_sets_is_kept_and_the_rest_chosen_again_alike() -> None:
    visits, rank = some_visits(), np.arange(60, dtype=np.int32)
    _, shelving = some_case(60, 7, 1)
    task = (0, Context())
    set_all = drain(choose_smoothing(visits, rank, shelving, Wish(45.0, 2.0, (1.0, 0.0, 0.0)), task))
    assert (set_all.half_life, set_all.shrinkage, set_all.pair_weights) == (45.0, 2.0, (1.0, 0.0, 0.0))
    one, two = (drain(choose_smoothing(visits, rank, shelving, Wish(), task)) for _ in range(2))
    assert one == two
