from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.theory.costs import COSTS, Cost, DotSoftmax, GaussianSoftmax, StudentT, Walking, distances, value
from minentropy_app.theory.entropy import divergence
from minentropy_app.theory.pair_sources import Probabilities, from_weights, pair_weights
from minentropy_app.theory.total_cost import (
    cost_collapsed,
    entropy_bound,
    gap,
    smallest_distance,
    smallest_radius,
    total_cost,
    walking_bound,
    walking_cost,
)

N = 6


def example(seed: int, n: int = N, diagonal: bool = False) -> tuple[Probabilities, np.ndarray]:
    rng = np.random.default_rng(seed)
    c = rng.random((n, n)) * (rng.random((n, n)) < 0.7) + 1e-3
    if not diagonal:
        np.fill_diagonal(c, 0)
    return from_weights(c), rng.normal(size=(n, 3))


SOFTMAX = [GaussianSoftmax(), GaussianSoftmax("joint"), DotSoftmax(), StudentT(), StudentT("rows")]


@pytest.mark.parametrize("f", SOFTMAX, ids=repr)
@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10**6))
def test_softmax_costs_are_negative_logarithms_of_probabilities(f: Cost, seed: int) -> None:
    p, v = example(seed)
    q = np.exp(-value(f, v))
    np.fill_diagonal(q, 0)
    sums = q.sum(axis=1) if f.normaliser == "rows" else q.sum()
    assert np.allclose(sums, 1)
    target = p.conditional if f.normaliser == "rows" else p.joint
    weights = p.first if f.normaliser == "rows" else np.ones(1)
    pairs = zip(target, q, strict=True) if f.normaliser == "rows" else [(target.ravel(), q.ravel())]
    expected = sum(w * divergence(a, b) for w, (a, b) in zip(weights, pairs, strict=True))
    assert gap(p, f, v) == pytest.approx(expected, abs=1e-9)
    assert total_cost(p, f, v) >= entropy_bound(p, f) - 1e-12


def test_two_vector_sets_normalise_over_all_books() -> None:
    p, v = example(3)
    u = np.random.default_rng(4).normal(size=v.shape)
    f = DotSoftmax(u)
    assert np.allclose(np.exp(-value(f, v)).sum(axis=1), 1)
    assert cost_collapsed(p, f, 3) == pytest.approx(np.log(N))
    assert value(f, v)[1, 4] == pytest.approx(-v[1] @ u[4] + np.log(np.exp(v[1] @ u.T).sum()))


def test_collapsed_layouts_cost_the_logarithm_of_the_choice() -> None:
    p, _ = example(5)
    assert cost_collapsed(p, GaussianSoftmax()) == pytest.approx(np.log(N - 1))
    assert cost_collapsed(p, StudentT()) == pytest.approx(np.log(N * (N - 1)))
    assert cost_collapsed(p, Walking()) == 0


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.booleans())
def test_walking_cost_is_the_total_cost_in_two_terms(seed: int, diagonal: bool) -> None:
    p, v = example(seed, diagonal=diagonal)
    assert sum(walking_cost(p, v)) == pytest.approx(total_cost(p, Walking(), v))


def test_a_visit_of_k_books_is_walked_in_random_order() -> None:
    """c_ij is the expected number of times that j follows i, drawn over all orders."""
    from itertools import pairwise, permutations

    visit = [0, 2, 3, 5]
    orders = list(permutations(visit))
    c = np.zeros((N, N))
    for order in orders:
        for i, j in pairwise(order):
            c[i, j] += 1 / len(orders)
    assert np.allclose(c, pair_weights([visit], N))


def separated(rng: np.random.Generator, n: int) -> np.ndarray:
    """Random positions scaled so that the closest pair is exactly 1 apart, densely packed."""
    v = rng.normal(size=(n, 3)) * rng.random((n, 1))
    for _ in range(60):
        d = distances(v) + 10 * np.eye(n)
        i, j = np.unravel_index(d.argmin(), d.shape)
        push = (v[i] - v[j]) * 0.5
        v[i], v[j] = v[i] + push, v[j] - push
    d = distances(v) + 10 * d.max() * np.eye(n)
    return v / d.min()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.integers(2, 30), st.booleans())
def test_no_layout_beats_the_bound(seed: int, n: int, diagonal: bool) -> None:
    p, _ = example(seed, n, diagonal)
    v = separated(np.random.default_rng(seed), n)
    assert total_cost(p, Walking(), v) >= walking_bound(p) - 1e-12
    radii = np.sort(np.linalg.norm(v, axis=1))
    assert all(r >= smallest_radius(k) - 1e-9 for k, r in enumerate(radii, 1))
    nearest = np.sort(distances(v), axis=1)[:, 1:]
    assert all((nearest[:, k - 1] >= smallest_distance(k) - 1e-9).all() for k in range(1, n))


@pytest.mark.parametrize(("n", "best"), [(2, 1.5), (3, 1.57735), (4, 1.61237)])
def test_known_optima_lie_on_the_bound(n: int, best: float) -> None:
    """Uniform p: a segment, a triangle, a tetrahedron round the door. S = (1/n) Σ r + 1."""
    p = from_weights(np.ones((n, n)) - np.eye(n))
    corners = {
        2: [[0, 0, 0], [1, 0, 0]],
        3: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        4: [[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]],
    }
    v = np.array(corners[n], float)
    v = (v - v.mean(axis=0)) / np.linalg.norm(v[0] - v[1])
    assert total_cost(p, Walking(), v) == pytest.approx(best, abs=1e-5)
    assert walking_bound(p) <= best


def test_asking_the_walking_cost_for_an_entropy_bound_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no entropy bound"):
        entropy_bound(example(1)[0], COSTS["walking"]())
