"""Gradients against the theory, S − H = KL, SNE's crowding, the same layout for the same seed."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from minentropy_app.engines import affinities as affinities_
from minentropy_app.engines import layout_fields, tsne
from minentropy_app.engines.affinities import Affinities, AffinityOptions, from_pairs, from_vectors
from minentropy_app.engines.layout_problem import Problem, problem
from minentropy_app.engines.layout_start import principal_axes, small_start
from minentropy_app.engines.tsne import (
    Descent,
    LayoutOptions,
    final_spacing,
    optimise,
    quarter_gradient,
)
from minentropy_app.errors import Cancelled
from minentropy_app.evaluation.layout_quality import layout_cost_of
from minentropy_app.model.inputs import Floats, PairCounts
from minentropy_app.model.step import Context, Step, drain
from minentropy_app.theory.costs import Cost, GaussianSoftmax, StudentT
from minentropy_app.theory.entropy import divergence
from minentropy_app.theory.pair_sources import Probabilities
from minentropy_app.theory.total_cost import cost_collapsed, entropy_bound, total_cost
from tests.engines.test_neighbours import clouds

COSTS = [
    pytest.param(False, True, id="tsne"),
    pytest.param(False, False, id="tsne-rows"),
    pytest.param(True, False, id="sne"),
    pytest.param(True, True, id="sne-joint"),
]


def theory(gaussian: bool, joint: bool) -> Cost:
    normaliser = "joint" if joint else "rows"
    return GaussianSoftmax(normaliser) if gaussian else StudentT(normaliser)


def affinities(n: int, joint: bool, perplexity: float = 8.0, seed: int = 0) -> Affinities:
    return drain(from_vectors(clouds(n, 12, seed), AffinityOptions((perplexity,), joint=joint), Context()))


def gradient(what: Problem, Y: Floats) -> Floats:
    state = Descent(np.ascontiguousarray(Y, np.float32))
    return 4.0 * drain(quarter_gradient(what, state, 1.0, final_spacing(len(Y), what.p.joint), Context()))


def by_differences(p: Affinities, f: Cost, Y: Floats) -> Floats:
    dense, out, h = Probabilities(p.matrix.toarray()), np.zeros_like(Y), 1e-5
    for place in np.ndindex(Y.shape):
        step = np.zeros_like(Y)
        step[place] = h
        out[place] = (total_cost(dense, f, Y + step) - total_cost(dense, f, Y - step)) / (2 * h)
    return out


def brute(p: Affinities, gaussian: bool, Y: Floats) -> tuple[Floats, Floats]:
    """Attraction and repulsion of ∂S/∂z in float64, written out."""
    P = p.matrix.toarray()
    d = Y[:, None] - Y[None]
    r = (d**2).sum(axis=2)
    k = np.exp(-r) if gaussian else 1 / (1 + r)
    np.fill_diagonal(k, 0)
    g = np.ones_like(k) if gaussian else k
    q = k / k.sum() if p.joint else P.sum(axis=1)[:, None] * k / k.sum(axis=1)[:, None]
    pull = (((P + P.T) * g)[:, :, None] * d).sum(axis=1)
    push = (((q + q.T) * g)[:, :, None] * d).sum(axis=1)
    return 2 * pull, -2 * push


@pytest.mark.parametrize("dims", [2, 3])
@pytest.mark.parametrize(("gaussian", "joint"), COSTS)
def test_gradient_is_that_of_the_cost(gaussian: bool, joint: bool, dims: int) -> None:
    p = affinities(40, joint)
    Y = np.random.default_rng(1).normal(size=(40, dims)).astype(np.float32).astype(float)
    mine = gradient(drain(problem(p, dims, gaussian, Context())), Y)
    true = by_differences(p, theory(gaussian, joint), Y)
    assert np.linalg.norm(mine - true) < 1e-6 * np.linalg.norm(true)


@pytest.mark.parametrize("dims", [2, 3])
@pytest.mark.parametrize(("gaussian", "joint"), COSTS)
def test_direct_sums_agree_with_brute_force(gaussian: bool, joint: bool, dims: int) -> None:
    p = affinities(600, joint)
    Y = (np.random.default_rng(1).normal(size=(600, dims)) * 4).astype(np.float32).astype(float)
    pull, push = brute(p, gaussian, Y)
    mine = gradient(drain(problem(p, dims, gaussian, Context())), Y)
    scale = np.linalg.norm(pull) + np.linalg.norm(push)
    assert np.linalg.norm(mine - pull - push) < 1e-6 * scale


@pytest.mark.parametrize(("gaussian", "joint"), COSTS)
def test_mesh_agrees_with_brute_force(gaussian: bool, joint: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    p = affinities(1800, joint)
    rng = np.random.default_rng(1)
    Y = (rng.normal(size=(1800, 2)) * (8 if gaussian else 20)).astype(np.float32).astype(float)
    Y[:3] = np.array([[70, 0], [0, 60], [-50, -60]]) / (2 if gaussian else 0.5)
    Y = Y.astype(np.float32).astype(float)
    what = drain(problem(p, 2, gaussian, Context()))
    monkeypatch.setattr(layout_fields, "_all_pairs_are_cheaper", lambda Y, spacing: False)
    assert what.field.mesh is not None
    pull, push = brute(what.p, gaussian, Y)
    mine = gradient(what, Y)
    assert np.linalg.norm(mine - pull - push) < 1e-3 * np.linalg.norm(push)
    assert np.linalg.norm((mine - pull - push)[:3]) < 1e-3 * np.linalg.norm((np.abs(pull) + np.abs(push))[:3])


def test_gradient_used_at_the_end_of_a_run_is_near_the_exact_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mesh and kept attraction of the small p: each within 0.1 % of the forces, which nearly cancel by then.

    Direct sums in single precision reach 1e-6 of the same forces.
    """
    monkeypatch.setattr(affinities_, "ALL_PAIRS", 100)
    x = clouds(1_800, 12)
    p = drain(from_vectors(x, AffinityOptions((15.0,)), Context()))
    options, wrong = LayoutOptions(iterations=400, early=100), {}
    for mesh in (True, False):
        monkeypatch.setattr(layout_fields, "_all_pairs_are_cheaper", lambda Y, spacing, mesh=mesh: not mesh)
        what = drain(problem(p, 2, False, Context()))
        state = Descent(small_start(drain(principal_axes(x, 2, Context())), 0))
        for _ in optimise(what, state, options, Context()):
            if state.iteration == options.iterations - 1:
                break
        pull, push = brute(p, False, state.Y.astype(float))
        spacing, due = final_spacing(len(x), True), state.tail_due
        for anew in (True, False):
            state.tail_due = 0 if anew else due + 10**9
            kept = state.tail.copy()
            mine = 4.0 * drain(quarter_gradient(what, state, 1.0, spacing, Context()))
            state.tail = kept
            wrong[mesh, anew] = np.linalg.norm(mine - pull - push) / np.linalg.norm(push)
    assert np.linalg.norm(pull + push) < 0.2 * np.linalg.norm(push)
    assert wrong[True, True] < 1e-3
    assert wrong[False, False] < 1.2e-3
    assert wrong[False, True] < 1e-6


@pytest.mark.parametrize(("gaussian", "joint"), COSTS)
def test_cost_less_bound_is_the_divergence(gaussian: bool, joint: bool) -> None:
    p = affinities(90, joint)
    Y = np.random.default_rng(2).normal(size=(90, 2)) * 3
    cost = drain(layout_cost_of(p, Y, gaussian, Context()))
    f, dense = theory(gaussian, joint), Probabilities(p.matrix.toarray())
    np.testing.assert_allclose(cost.cost, total_cost(dense, f, Y), rtol=1e-12)
    np.testing.assert_allclose(cost.entropy_bound, entropy_bound(dense, f), rtol=1e-12)
    np.testing.assert_allclose(cost.cost_collapsed, cost_collapsed(dense, f), rtol=1e-12)
    q = np.exp(-f.energy(Y) - f.log_normaliser(Y))
    np.fill_diagonal(q, 0)
    q = q if joint else dense.first[:, None] * q
    np.testing.assert_allclose(cost.gap, divergence(dense.joint, q), rtol=1e-9)


def laid_out(p: Affinities, x: Floats, options: LayoutOptions, dims: int = 2, threads: int = 1) -> Floats:
    context = Context(threads=threads)
    what = drain(problem(p, dims, options.gaussian, context))
    state = drain(optimise(what, Descent(small_start(drain(principal_axes(x, dims, Context())), 0)), options, context))
    return state.Y.astype(np.float64)


@pytest.mark.parametrize("dims", [2, 3])
@pytest.mark.parametrize(("gaussian", "joint"), COSTS)
def test_every_cost_falls_well_below_collapse(gaussian: bool, joint: bool, dims: int) -> None:
    x = clouds(300, 12)
    p = drain(from_vectors(x, AffinityOptions((20.0,), joint=joint), Context()))
    Y = laid_out(p, x, LayoutOptions(gaussian, 300, 100), dims)
    cost = drain(layout_cost_of(p, Y, gaussian, Context()))
    assert np.isfinite(Y).all()
    assert 0 < cost.gap < 0.55 * (cost.cost_collapsed - cost.entropy_bound)


def test_gaussians_crowd_where_student_does_not() -> None:
    """Equidistant clouds of points in many dimensions (van der Maaten & Hinton 2008, section 3.2)."""
    rng = np.random.default_rng(5)
    which = np.repeat(np.arange(10), 40)
    x = np.eye(10)[which] * 6 + rng.normal(size=(400, 10)) * 0.5
    share = {}
    for gaussian in (False, True):
        p = drain(from_vectors(x, AffinityOptions((20.0,)), Context()))
        Y = laid_out(p, x, LayoutOptions(gaussian, 500, 100))
        centres = np.array([Y[which == c].mean(axis=0) for c in range(10)])
        within = np.mean([np.linalg.norm(Y[which == c] - centres[c], axis=1).mean() for c in range(10)])
        apart = np.linalg.norm(centres[:, None] - centres[None], axis=2)
        share[gaussian] = np.sort(apart[np.triu_indices(10, 1)])[:5].mean() / within
    assert share[False] > 2 * share[True]


def test_small_probabilities_are_found_anew_as_often_as_they_must(monkeypatch: pytest.MonkeyPatch) -> None:
    """In tight clusters with fewer points than neighbours, the many small p move as fast as the large ones."""
    which = np.arange(480) % 12
    x = np.eye(12)[which] * 4 + np.random.default_rng(1).normal(size=(480, 12)) * 0.5
    p = drain(from_vectors(x, AffinityOptions((30.0,)), Context()))
    gap = {}
    for change in (tsne._CHANGE, (-2.0, -1.0), (2.0, 3.0)):
        monkeypatch.setattr(tsne, "_CHANGE", change)
        Y = laid_out(p, x, LayoutOptions(iterations=400, early=100))
        gap[change] = drain(layout_cost_of(p, Y, False, Context())).gap
    adapted, always, seldom = gap.values()
    assert adapted < 1.015 * always
    assert seldom > 1.05 * always


def test_large_and_small_entries_of_sparse_p_together_are_p(monkeypatch: pytest.MonkeyPatch) -> None:
    x = clouds(700, 12)
    monkeypatch.setattr(affinities_, "ALL_PAIRS", 100)
    p = drain(from_vectors(x, AffinityOptions((20.0,)), Context()))
    what = drain(problem(p, 2, False, Context()))
    assert what.small is not None
    parts = [sparse.csr_array((e.values, e.indices, e.indptr), shape=p.p.shape) for e in what.entries]
    np.testing.assert_allclose((parts[0] + parts[1]).toarray(), p.matrix.toarray(), rtol=1e-6)
    assert 0.03 < parts[1].sum() < 0.07
    assert len(what.small.values) > 0.3 * p.matrix.nnz
    assert (parts[0].sum(axis=1) > 0.8 * p.first).all()
    Y = np.random.default_rng(1).normal(size=(700, 2)).astype(np.float32) * 5
    pull, push = brute(p, False, Y.astype(float))
    mine = gradient(what, Y)
    assert np.linalg.norm(mine - pull - push) < 1e-6 * (np.linalg.norm(pull) + np.linalg.norm(push))


def test_equal_weights_are_not_parted() -> None:
    ring = np.arange(60)
    links = sparse.csr_array((np.ones(60), ((ring + 1) % 60).astype(np.int32), np.arange(61)), shape=(60, 60))
    counts = PairCounts(
        ring, links.indptr, links.indices, links.data, np.zeros(60), np.empty(0, np.int32), np.full(60, -1, np.int32)
    )
    p = drain(from_pairs(counts, True, Context()))
    what = drain(problem(p, 2, False, Context()))
    assert what.small is None
    assert len(what.large.values) == p.matrix.nnz


@pytest.mark.parametrize("n", [400, 1700])
def test_same_seed_same_bits_for_any_number_of_threads(n: int) -> None:
    x = clouds(n, 12)
    p = drain(from_vectors(x, AffinityOptions((10.0,)), Context()))
    once, again = (laid_out(p, x, LayoutOptions(iterations=60, early=20), threads=t) for t in (1, 3))
    assert np.array_equal(once, again)


def test_steps_carry_figures_and_the_layout_so_far() -> None:
    x = clouds(500, 12)
    p = drain(from_vectors(x, AffinityOptions((10.0,)), Context()))
    context = Context()
    state = Descent(small_start(drain(principal_axes(x, 2, Context())), 0))
    steps = optimise(drain(problem(p, 2, False, context)), state, LayoutOptions(iterations=120), context)
    seen: list[Step] = []
    with pytest.raises(Cancelled):
        for step in steps:
            seen.append(step)
            if step.done == 100:
                context.cancelled[0] = 1
    last = seen[-1]
    assert last.numbers["kl"] == pytest.approx(last.numbers["cost"] - drain(problem(p, 2, False, Context())).entropy)
    assert last.snapshot is not None
    assert last.snapshot().shape == (500, 2)
    assert state.iteration in (100, 101)
    context.cancelled[0] = 0
    drain(optimise(drain(problem(p, 2, False, context)), state, LayoutOptions(iterations=150), context))
    assert state.iteration == 150


@pytest.mark.parametrize("stop_after", [0, 2, 5])
def test_the_start_and_the_preparation_can_be_stopped(stop_after: int) -> None:
    """Both take seconds for 200,000 vectors, so they run in Steps."""
    x = clouds(9_000, 12)
    context = Context()
    steps = principal_axes(x, 2, context)
    for _ in range(stop_after):
        next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)
    p = affinities(400, joint=True)
    with pytest.raises(Cancelled):
        drain(problem(p, 3, False, context))


def test_opentsne_computes_the_same_divergence() -> None:
    """The exact KL of openTSNE on its own p and our positions, and ours on its p."""
    pytest.importorskip("openTSNE")
    from openTSNE import _tsne

    x = clouds(300, 12)
    p = drain(from_vectors(x, AffinityOptions((15.0,)), Context()))
    Y = laid_out(p, x, LayoutOptions(iterations=200, early=80))
    matrix = p.matrix
    _, theirs = _tsne.estimate_positive_gradient_nn(
        matrix.indices, matrix.indptr, matrix.data, Y, Y, np.zeros_like(Y), 1.0, should_eval_error=True
    )
    push = np.zeros_like(Y)
    z = _tsne.estimate_negative_gradient_bh(_quad_tree(Y), Y, push, theta=0.0, dof=1.0, num_threads=1)
    ours = drain(layout_cost_of(p, Y, False, Context())).gap
    assert theirs + np.log(z) == pytest.approx(ours, abs=1e-10)


def _quad_tree(Y: Floats) -> object:
    from openTSNE.quad_tree import QuadTree

    return QuadTree(Y)
