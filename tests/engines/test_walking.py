from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from minentropy_app.engines.lattice import nearest_sites
from minentropy_app.engines.walking import (
    Walks,
    min_distance,
    popularity_order,
    popularity_positions,
    references,
    walking_cost,
    walking_terms,
    walks_of,
)
from minentropy_app.engines.walking_bound import bound_walks
from minentropy_app.model.inputs import NO_CLASS, PairCounts
from minentropy_app.model.step import Context, drain
from minentropy_app.theory.costs import Walking, distances
from minentropy_app.theory.pair_sources import Probabilities, from_weights
from minentropy_app.theory.total_cost import total_cost, walking_bound


def counts_of(c: np.ndarray) -> PairCounts:
    n = len(c)
    sparse = csr_array(c)
    return PairCounts(
        np.arange(n) + 100,
        sparse.indptr.astype(np.int64),
        sparse.indices.astype(np.int32),
        sparse.data.astype(float),
        np.zeros(n),
        np.zeros(0, np.int32),
        np.full(n, NO_CLASS, np.int32),
    )


def example(seed: int, n: int, symmetric: bool = True, diagonal: bool = False) -> tuple[Probabilities, Walks]:
    rng = np.random.default_rng(seed)
    c = rng.integers(1, 20, (n, n)) * (rng.random((n, n)) < 0.5) * (rng.random(n)[:, None] + 0.05)
    c = c + c.T if symmetric else c
    if not diagonal:
        np.fill_diagonal(c, 0)
    c[0, 1] = c[1, 0] = 1.0
    return from_weights(c), walks_of(counts_of(c))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.integers(2, 12), st.booleans(), st.booleans())
def test_cost_equals_the_literal_sum(seed: int, n: int, symmetric: bool, diagonal: bool) -> None:
    p, walks = example(seed, n, symmetric, diagonal)
    v = np.random.default_rng(seed).normal(size=(n, 3))
    assert walking_cost(walks, v) == pytest.approx(total_cost(p, Walking(), v), rel=1e-12)
    assert walking_terms(walks, v)[0] == pytest.approx(p.first @ np.linalg.norm(v, axis=1))


def test_popularity_order_takes_the_nearest_sites_and_keeps_ties() -> None:
    first = np.array([0.1, 0.3, 0.1, 0.5])
    assert list(popularity_order(first)) == [3, 1, 0, 2]
    assert list(popularity_order(np.array([0.1 + 0.2, 0.3, 0.3 - 1e-16, 0.4]))) == [3, 0, 1, 2]
    sites = nearest_sites(4).positions
    assert np.array_equal(popularity_positions(first), sites[[2, 1, 3, 0]])


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6), st.integers(2, 6), st.booleans(), st.sampled_from(["ball", "half"]))
def test_random_reference_is_the_mean_over_all_assignments(seed: int, n: int, diagonal: bool, space: str) -> None:
    p, walks = example(seed, n, diagonal=diagonal)
    sites = nearest_sites(n, space=space).positions
    every = [total_cost(p, Walking(), sites[list(order)]) for order in permutations(range(n))]
    found = references(walks, walks.first, space)
    assert found.random == pytest.approx(np.mean(every))
    assert found.popularity == pytest.approx(total_cost(p, Walking(), popularity_positions(p.first, space)))


def test_smallest_distance() -> None:
    v = np.random.default_rng(1).normal(size=(50, 3))
    assert min_distance(v) == pytest.approx(distances(v)[~np.eye(50, dtype=bool)].min())
    assert min_distance(v[:1]) == float("inf")


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6), st.integers(2, 40), st.booleans())
def test_bounds_hold_and_the_sharp_one_is_sharper(seed: int, n: int, diagonal: bool) -> None:
    p, walks = example(seed, n, diagonal=diagonal)
    bound = drain(bound_walks(walks, Context()))
    assert bound.plain == pytest.approx(walking_bound(p), rel=1e-12)
    assert bound.sharp >= bound.plain
    assert walking_cost(walks, popularity_positions(walks.first)) >= bound.sharp


def test_moving_weight_between_ends_sharpens_the_bound_of_a_star() -> None:
    """A hub with 40 partners of one pair each: counted at the hub, most of them are far away."""
    c = np.zeros((41, 41))
    c[0, 1:] = c[1:, 0] = 1
    bound = drain(bound_walks(walks_of(counts_of(c)), Context()))
    assert bound.sharp > bound.plain * 1.15
    walks = walks_of(counts_of(c))
    assert bound.sharp <= walking_cost(walks, popularity_positions(walks.first))
