"""Recall and trustworthiness against scikit-learn and by construction; the best scale of a layout."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.engines.affinities import AffinityOptions, from_pairs, from_vectors
from minentropy_app.engines.layout_start import principal_axes
from minentropy_app.evaluation.layout_quality import best_scale, layout_cost_of, neighbours_kept, partners_kept
from minentropy_app.model.step import Context, drain
from tests.engines.test_affinities import counts
from tests.engines.test_neighbours import clouds


def test_trustworthiness_is_that_of_scikit_learn() -> None:
    manifold = pytest.importorskip("sklearn.manifold")
    x = clouds(400, 10)
    Y = drain(principal_axes(x, 2, Context()))
    kept = drain(neighbours_kept(x, (Y, x), "euclidean", Context()))
    assert kept[0].trustworthiness == pytest.approx(manifold.trustworthiness(x, Y, n_neighbors=10), abs=1e-12)
    near = [np.argsort(((z[:, None] - z) ** 2).sum(2) + np.diag([np.inf] * 400), 1)[:, :10] for z in (x, Y)]
    recall = np.mean([len(set(a) & set(b)) / 10 for a, b in zip(*near, strict=True)])
    assert kept[0].recall == pytest.approx(recall, abs=1e-12)
    assert kept[0].compared == 400
    assert kept[1].recall == pytest.approx(1, abs=1e-3)
    assert kept[1].trustworthiness == pytest.approx(1, abs=1e-6)


def test_vectors_equally_near_count_alike() -> None:
    """Of forty copies of one vector, any ten are the nearest of each: a layout that keeps them together loses none."""
    x = np.repeat(clouds(6, 5), 40, axis=0)
    rng = np.random.default_rng(2)
    Y = np.repeat(10.0 * np.arange(12).reshape(6, 2), 40, axis=0) + 0.01 * rng.normal(size=(240, 2))
    together, shuffled = drain(neighbours_kept(x, (Y, rng.permutation(Y)), "euclidean", Context()))
    assert together.recall == 1 and together.trustworthiness == 1
    assert shuffled.recall == pytest.approx(39 / 239, abs=0.05)


def test_recall_of_noise_is_chance() -> None:
    x = clouds(900, 10)
    noise = np.random.default_rng(8).normal(size=(900, 2))
    kept = drain(neighbours_kept(x, (noise,), "cosine", Context()))[0]
    assert kept.recall == pytest.approx(10 / 899, abs=0.01)
    assert kept.trustworthiness == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("n", [300, 3300])
def test_no_other_scale_is_better(n: int) -> None:
    x = clouds(n, 10)
    p = drain(from_vectors(x, AffinityOptions((12.0,)), Context()))
    Y = drain(best_scale(p, drain(principal_axes(x, 2, Context())), Context()))
    here = drain(layout_cost_of(p, Y, False, Context())).cost
    others = [drain(layout_cost_of(p, Y * s, False, Context())).cost for s in (0.5, 0.9, 1.1, 2.0)]
    assert here < min(others)


def test_partners_are_found_where_they_stand() -> None:
    x = clouds(200, 2)
    p = drain(from_vectors(x, AffinityOptions((5.0,)), Context()))
    assert drain(partners_kept(p, x, Context())) > 0.7
    assert drain(partners_kept(p, np.random.default_rng(0).normal(size=(200, 2)), Context())) < 0.2


def test_partners_equally_likely_count_alike() -> None:
    """Two groups in which every pair is as likely: any ten of the group are the likeliest partners."""
    c = np.kron(np.eye(2), np.ones((30, 30))) - np.eye(60)
    p = drain(from_pairs(counts(c), True, Context()))
    rng = np.random.default_rng(0)
    Y = rng.normal(size=(60, 2)) + np.repeat([[0.0, 0.0], [50.0, 0.0]], 30, axis=0)
    assert drain(partners_kept(p, Y, Context())) == 1
    assert drain(partners_kept(p, rng.permutation(Y), Context())) < 0.7
