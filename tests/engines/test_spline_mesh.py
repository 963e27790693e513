"""The mesh against sums over all pairs in float64."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.engines.spline_mesh import Mesh
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, drain


def brute(Y: Floats, w: Floats, gaussian: bool) -> tuple[Floats, Floats]:
    d = Y[:, None] - Y[None]
    r = (d**2).sum(axis=2)
    k = np.exp(-r) if gaussian else 1 / (1 + r)
    slope = k if gaussian else k * k
    return k @ w, -2 * ((slope * w)[:, :, None] * d).sum(axis=1)


@pytest.mark.parametrize("gaussian", [False, True])
@pytest.mark.parametrize("spread", [1e-5, 0.3, 12.0, 40.0])
@pytest.mark.parametrize("charged", [False, True])
def test_sums_and_gradients(gaussian: bool, spread: float, charged: bool) -> None:
    rng = np.random.default_rng(3)
    Y = (rng.normal(size=(2000, 2)) * [spread, spread / 3]).astype(np.float32)
    w = (rng.random(2000) if charged else np.ones(2000)).astype(np.float32)
    value, gradient = drain(Mesh(gaussian).sums(Y, w, 0.25, Context()))
    true, slope = brute(Y.astype(float), w.astype(float), gaussian)
    assert np.linalg.norm(value - true) < 2e-4 * np.linalg.norm(true)
    assert np.linalg.norm(gradient - slope) < 1e-3 * np.linalg.norm(slope)


def test_finer_nodes_are_nearer() -> None:
    Y = (np.random.default_rng(0).normal(size=(1500, 2)) * 20).astype(np.float32)
    w = np.ones(1500, np.float32)
    _, slope = brute(Y.astype(float), w.astype(float), False)
    wrong = [np.linalg.norm(drain(Mesh().sums(Y, w, h, Context()))[1] - slope) for h in (0.6, 0.45, 0.32, 0.22)]
    assert wrong == sorted(wrong, reverse=True)
    assert wrong[3] < 0.1 * wrong[1]


def test_a_plan_serves_a_growing_layout_until_it_does_not_fit() -> None:
    Y = (np.random.default_rng(0).normal(size=(500, 2)) * 20).astype(np.float32)
    w = np.ones(500, np.float32)
    mesh = Mesh()
    drain(mesh.sums(Y, w, 0.4, Context()))
    first = mesh.plan
    drain(mesh.sums(Y * np.float32(1.02), w, 0.4, Context()))
    assert mesh.plan is first
    grown = Y * np.float32(1.5)
    value, _ = drain(mesh.sums(grown, w, 0.4, Context()))
    assert mesh.plan is not first
    np.testing.assert_allclose(value, brute(grown.astype(float), w.astype(float), False)[0], rtol=1e-2)


def test_threads_change_nothing() -> None:
    Y = (np.random.default_rng(0).normal(size=(3000, 2)) * 20).astype(np.float32)
    w = np.ones(3000, np.float32)
    one, two = drain(Mesh(threads=1).sums(Y, w, 0.32, Context())), drain(Mesh(threads=2).sums(Y, w, 0.32, Context()))
    assert np.array_equal(one[0], two[0])
    assert np.array_equal(one[1], two[1])
