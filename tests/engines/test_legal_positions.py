"""Layouts brought to legal positions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.lattice import SITE
from minentropy_app.engines.lattice import nearest_sites as fcc
from minentropy_app.engines.legal_positions import (
    best_lattice_mapping,
    centre_on_entrance,
    map_to_lattice,
    nearest_sites,
    scale_to_d_min,
)
from minentropy_app.engines.softmax_placement import SoftmaxOptions, softmax_layout
from minentropy_app.engines.walking import min_distance, popularity_positions, walking_cost, walks_of
from minentropy_app.errors import Cancelled
from minentropy_app.model.step import Context, drain
from tests.engines.test_softmax_placement import counts_of


def topics(n=240, groups=12, seed=0):
    """Weights of books in topics of unequal popularity, and the topic of each."""
    rng = np.random.default_rng(seed)
    topic = rng.integers(groups, size=n)
    popular = (rng.permutation(n) + 1.0) ** -0.7
    c = np.outer(popular, popular) * np.where(topic[:, None] == topic[None], 1.0, 0.02)
    np.fill_diagonal(c, 0)
    return c, topic


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    n=st.integers(2, 60),
    d_min=st.floats(1e-3, 1e3),
    size=st.floats(1e-6, 1e6),
    dtype=st.sampled_from([np.float32, np.float64]),
)
def test_the_closest_pair_is_exactly_d_min_apart(seed, n, d_min, size, dtype):
    v = (np.random.default_rng(seed).normal(size=(n, 3)) * size).astype(dtype)
    scaled = scale_to_d_min(v, d_min)
    closest = min_distance(scaled.positions)
    assert d_min * (1 - 1e-12) <= closest <= d_min * (1 + 1e-12)
    np.testing.assert_allclose(scaled.positions, v.astype(float) * scaled.factor, rtol=1e-12)


@pytest.mark.parametrize("v", [np.zeros((3, 3)), np.array([[1, 2, 3], [0, 0, 0], [1, 2, 3.0]]), np.ones((1, 3))])
def test_coinciding_books_have_no_scale_and_a_reason(v):
    scaled = scale_to_d_min(v, 1.0)
    assert scaled.positions is None
    assert scaled.reason


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), n=st.integers(2, 40))
def test_centring_makes_the_entrance_term_least(seed, n):
    rng = np.random.default_rng(seed)
    v, p = rng.normal(size=(n, 3)) + 5, rng.dirichlet(np.ones(n))
    centred = centre_on_entrance(v, p)

    def term(x):
        return p @ np.linalg.norm(x, axis=1)

    assert term(centred) <= term(v) + 1e-9
    for shift in 0.05 * np.vstack([np.eye(3), -np.eye(3)]):
        assert term(centred) <= term(centred + shift) + 1e-4
    np.testing.assert_allclose(centred - centred[0], v - v[0], atol=1e-9)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), n=st.integers(1, 150), blend=st.floats(0, 1))
def test_every_book_gets_one_of_the_nearest_sites(seed, n, blend):
    rng = np.random.default_rng(seed)
    sites = fcc(n + n // 4 + 3, SITE).positions
    site_of = drain(map_to_lattice(rng.normal(size=(n, 3)), rng.random(n), sites, Context(), blend))
    assert sorted(site_of) == sorted(nearest_sites(sites, n))


def test_full_blend_keeps_popular_books_nearest():
    rng = np.random.default_rng(1)
    n = 2000
    p = rng.random(n)
    sites = fcc(n, SITE).positions
    radius = np.linalg.norm(sites[drain(map_to_lattice(rng.normal(size=(n, 3)), p, sites, Context(), 1.0))], axis=1)
    order = np.argsort(-p)
    assert radius[order[:100]].mean() < radius[order[900:1000]].mean() < radius[order[-100:]].mean()
    assert np.abs(np.sort(radius) - radius[order]).max() <= 1 + 1e-9


def test_mapping_beats_popularity_order_and_keeps_topics_together():
    c, topic = topics()
    counts = counts_of(c)
    walks = walks_of(counts)
    sites = fcc(300, SITE).positions
    v = drain(softmax_layout(counts, "gaussian", SoftmaxOptions(150), Context())).positions
    found = drain(best_lattice_mapping(v, counts, sites, Context()))
    placed = sites[found.site_of]
    assert found.cost == pytest.approx(walking_cost(walks, placed), rel=1e-12)
    assert found.cost < 0.95 * walking_cost(walks, popularity_positions(walks.first))
    apart = ((placed[:, None] - placed[None]) ** 2).sum(2)
    np.fill_diagonal(apart, np.inf)
    alike = (topic[np.argsort(apart, axis=1)[:, :10]] == topic[:, None]).mean()
    assert alike > 3 / 12


def test_mapping_can_be_stopped_between_any_two_steps():
    c, _ = topics(60)
    v, sites = np.random.default_rng(0).normal(size=(60, 3)), fcc(70, SITE).positions
    total = sum(1 for _ in best_lattice_mapping(v, counts_of(c), sites, Context()))
    for stopped in range(1, total):
        context = Context()
        steps = best_lattice_mapping(v, counts_of(c), sites, context)
        for _ in range(stopped):
            next(steps)
        context.cancelled[0] = 1
        with pytest.raises(Cancelled):
            next(steps)


def test_mapping_is_the_same_every_time():
    c, _ = topics(60)
    v = np.random.default_rng(0).normal(size=(60, 3))
    sites = fcc(70, SITE).positions
    one, two = (drain(best_lattice_mapping(v, counts_of(c), sites, Context())) for _ in range(2))
    np.testing.assert_array_equal(one.site_of, two.site_of)
