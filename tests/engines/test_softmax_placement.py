"""Softmax layouts against the method's formulas, written out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from minentropy_app.engines.descent import Descent, minimise
from minentropy_app.engines.softmax_placement import (
    RIDGE,
    SoftmaxDescent,
    SoftmaxLayout,
    SoftmaxOptions,
    exact_cost,
    softmax_layout,
    softmax_problem,
)
from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.inputs import PairCounts
from minentropy_app.model.step import Context, drain
from minentropy_app.theory.costs import DotSoftmax, GaussianSoftmax
from minentropy_app.theory.pair_sources import from_weights
from minentropy_app.theory.total_cost import cost_collapsed, entropy_bound, total_cost

WAYS = [(method, shared) for method in ("gaussian", "dot") for shared in (True, False)]


def counts_of(c):
    """PairCounts of a dense matrix of weights."""
    m = sparse.csr_matrix(np.asarray(c, float))
    m.eliminate_zeros()
    n = m.shape[0]
    return PairCounts(
        np.arange(n), m.indptr.astype(np.int64), m.indices.astype(np.int32), m.data,
        np.zeros(n), np.zeros(0, np.int32), np.full(n, -1, np.int32),
    )  # fmt: skip


def random_counts(seed, n, density=0.5, symmetric=True):
    rng = np.random.default_rng(seed)
    c = rng.random((n, n)) * (rng.random((n, n)) < density)
    c[np.arange(n), (np.arange(n) + 1) % n] = 0.5
    c = c + c.T if symmetric else c
    np.fill_diagonal(c, 0)
    return c


def literal_cost(c, method, v, u=None):
    """S = −Σ p(i,j) log q(j|i), loop by loop; u None: one vector set, sums over j ≠ i."""
    p = c / c.sum()
    n = len(c)
    context = v if u is None else u
    total = 0.0
    for i in range(n):
        others = [j for j in range(n) if u is not None or j != i]
        if method == "gaussian":
            exponent = {j: -float(((v[i] - context[j]) ** 2).sum()) for j in others}
        else:
            exponent = {j: float(v[i] @ context[j]) for j in others}
        log_z = np.logaddexp.reduce(list(exponent.values()))
        total -= sum(p[i, j] * (exponent[j] - log_z) for j in others if p[i, j] > 0)
    return total


def descent_of(c, method, shared):
    problem = softmax_problem(counts_of(c), method, shared)
    return SoftmaxDescent(problem, Context(), len(c))


@pytest.mark.parametrize(("method", "shared"), WAYS)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), n=st.integers(2, 7), symmetric=st.booleans(), scale=st.floats(0.1, 2.0))
def test_the_cost_is_the_formula_and_the_gradient_its_finite_difference(method, shared, seed, n, symmetric, scale):
    c = random_counts(seed, n, symmetric=symmetric)
    descent = descent_of(c, method, shared)
    x = np.random.default_rng(seed).normal(size=((n if shared else 2 * n) * 3)) * scale

    def with_ridge(x):
        v, u = descent.unpack(x)
        ridge = RIDGE / 2 * (c.sum(1) @ (v**2).sum(1) + c.sum(0) @ (u**2).sum(1)) / c.sum() if method == "dot" else 0
        return literal_cost(c, method, v, None if shared else u) + ridge

    cost, gradient = drain(descent.evaluate(x))
    assert cost == pytest.approx(with_ridge(x), abs=5e-6)
    h = 1e-5
    difference = [(with_ridge(x + h * e) - with_ridge(x - h * e)) / (2 * h) for e in np.eye(len(x))]
    np.testing.assert_allclose(gradient, difference, atol=2e-5)


@pytest.mark.parametrize(("method", "shared"), WAYS)
def test_the_reported_cost_is_exact(method, shared):
    c = random_counts(5, 40, 0.2, symmetric=False)
    layout = drain(softmax_layout(counts_of(c), method, SoftmaxOptions(25, shared), Context(seed=1)))
    expected = literal_cost(c, method, layout.positions, layout.context_vectors)
    assert layout.cost == pytest.approx(expected, abs=1e-11)
    assert layout.softmax_gap == pytest.approx(layout.cost - layout.entropy_bound, abs=1e-12)
    assert (layout.context_vectors is None) is shared


@pytest.mark.parametrize("method", ["gaussian", "dot"])
def test_cost_and_bounds_agree_with_the_theory(method):
    c = random_counts(3, 25, 0.3)
    layout = drain(softmax_layout(counts_of(c), method, SoftmaxOptions(20), Context()))
    f = GaussianSoftmax() if method == "gaussian" else DotSoftmax()
    p = from_weights(c)
    assert layout.cost == pytest.approx(total_cost(p, f, layout.positions), abs=1e-11)
    assert layout.entropy_bound == pytest.approx(entropy_bound(p, f), abs=1e-11)
    assert layout.cost_collapsed == pytest.approx(cost_collapsed(p, f, 3), abs=1e-11)
    assert layout.entropy_bound < layout.cost < layout.cost_collapsed


@pytest.mark.parametrize(("method", "shared"), WAYS)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), n=st.integers(2, 9), density=st.floats(0, 1))
def test_no_layout_falls_below_the_entropy(method, shared, seed, n, density):
    c = random_counts(seed, n, density, symmetric=False)
    layout = drain(softmax_layout(counts_of(c), method, SoftmaxOptions(30, shared), Context(seed=seed)))
    assert layout.cost >= layout.entropy_bound - 1e-12
    assert layout.softmax_gap >= 0
    assert np.isfinite(layout.positions).all()


def test_a_layout_that_made_p_is_found_again():
    rng = np.random.default_rng(2)
    v = rng.normal(size=(30, 3))
    kernel = np.exp(-((v[:, None] - v[None]) ** 2).sum(2))
    np.fill_diagonal(kernel, 0)
    c = kernel / kernel.sum(1, keepdims=True)
    best = min(
        drain(
            softmax_layout(counts_of(c), "gaussian", SoftmaxOptions(600, tolerance=1e-8), Context(seed=s))
        ).softmax_gap
        for s in range(4)
    )
    assert best < 1e-3


def test_two_books_reach_the_bound_exactly():
    layout = drain(softmax_layout(counts_of([[0, 2], [2, 0]]), "gaussian", SoftmaxOptions(), Context()))
    assert layout.cost == pytest.approx(0, abs=1e-15)
    assert layout.softmax_gap == 0


@pytest.mark.parametrize(("method", "shared"), WAYS)
def test_same_seed_same_layout_for_any_number_of_threads(method, shared):
    counts = counts_of(random_counts(8, 60, 0.1))

    def made(seed, threads):
        return drain(softmax_layout(counts, method, SoftmaxOptions(15, shared), Context(seed=seed, threads=threads)))

    one, two, other = made(4, 1), made(4, 8), made(5, 1)
    np.testing.assert_array_equal(one.positions, two.positions)
    assert one.cost == two.cost
    assert not np.array_equal(one.positions, other.positions)


def test_steps_carry_the_cost_and_a_layout():
    steps = softmax_layout(counts_of(random_counts(1, 50, 0.2)), "gaussian", SoftmaxOptions(20), Context())
    seen = [step for step in steps if "cost" in step.numbers]
    costs = [step.numbers["cost"] for step in seen]
    assert min(costs) < costs[0]
    assert all(b.done >= a.done for a, b in pairwise(seen))
    shown = seen[-1].snapshot()
    assert isinstance(shown, SoftmaxLayout)
    assert shown.positions.shape == (50, 3)


def test_cancelling_ends_it():
    context = Context()
    steps = softmax_layout(counts_of(random_counts(1, 50, 0.2)), "dot", SoftmaxOptions(500), context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)


def test_books_in_no_pair_lie_outside_and_do_not_count():
    c = np.zeros((9, 9))
    c[2:7, 2:7] = random_counts(0, 5)
    layout = drain(softmax_layout(counts_of(c), "gaussian", SoftmaxOptions(30), Context()))
    inner = layout.positions[2:7]
    lonely = layout.positions[[0, 1, 7, 8]]
    radius = np.linalg.norm(inner - inner.mean(0), axis=1).max()
    assert layout.left_out == 4
    assert np.linalg.norm(lonely - inner.mean(0), axis=1).min() > radius
    assert layout.cost == pytest.approx(literal_cost(c[2:7, 2:7], "gaussian", inner), abs=1e-11)


def test_one_set_leaves_the_diagonal_out_and_two_sets_keep_it():
    c = random_counts(4, 8)
    np.fill_diagonal(c, 3.0)
    bare = c - np.diag(np.diag(c))
    one = drain(softmax_layout(counts_of(c), "dot", SoftmaxOptions(10, True), Context()))
    two = drain(softmax_layout(counts_of(c), "dot", SoftmaxOptions(10, False), Context()))
    assert one.cost == pytest.approx(literal_cost(bare, "dot", one.positions), abs=1e-11)
    assert two.cost == pytest.approx(literal_cost(c, "dot", two.positions, two.context_vectors), abs=1e-11)


def test_the_dot_cost_without_a_minimum_stays_finite():
    c = np.array([[0, 1.0, 0], [1.0, 0, 0], [1.0, 0, 0]])
    layout = drain(softmax_layout(counts_of(c), "dot", SoftmaxOptions(2000, tolerance=1e-9), Context()))
    assert np.isfinite(layout.positions).all()
    assert 0 < layout.softmax_gap < 0.1


@pytest.mark.parametrize("c", [np.zeros((3, 3)), np.eye(3), np.zeros((0, 0))])
def test_without_a_pair_nothing_can_be_placed(c):
    with pytest.raises(AppError) as caught:
        drain(softmax_layout(counts_of(c), "gaussian", SoftmaxOptions(), Context()))
    assert caught.value.remedy


def test_layouts_put_groups_together():
    group = np.repeat(np.arange(6), 20)
    c = np.where(group[:, None] == group[None], 1.0, 0.01)
    np.fill_diagonal(c, 0)
    for method, shared in WAYS[:1]:
        v = drain(softmax_layout(counts_of(c), method, SoftmaxOptions(200, shared), Context())).positions
        apart = ((v[:, None] - v[None]) ** 2).sum(2)
        np.fill_diagonal(apart, np.inf)
        nearest = np.argsort(apart, axis=1)[:, :10]
        assert (group[nearest] == group[:, None]).mean() > 0.95


def test_descent_finds_the_minimum_of_a_skewed_bowl():
    scale = np.array([1.0, 30.0, 1000.0])

    def evaluate(x):
        yield from ()
        return float((scale * (x - 1) ** 2).sum()), 2 * scale * (x - 1)

    found = drain(minimise(evaluate, np.zeros(3), 1 / scale, Descent(100, 1e-14)))
    np.testing.assert_allclose(found.x, 1, atol=1e-3)
    assert found.converged


def test_exact_cost_survives_far_and_near_points():
    c = random_counts(6, 6)
    problem = softmax_problem(counts_of(c), "gaussian", True)
    v = np.random.default_rng(0).normal(size=(6, 3)) * 20
    assert drain(exact_cost(problem, v, v, Context())) == pytest.approx(literal_cost(c, "gaussian", v), rel=1e-12)
