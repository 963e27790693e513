"""The three ways to sum a field give the same sums."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy.special import logsumexp

from minentropy_app.engines import softmax_fields
from minentropy_app.engines.kernels.fields import DOT, GAUSSIAN, NOTHING
from minentropy_app.engines.softmax_fields import FieldPass, all_runs, cell_runs, slices
from minentropy_app.engines.softmax_mesh import core_of
from minentropy_app.model.step import Step, drain


def literal(kind, targets, sources, bias, own):
    exponent = -((targets[:, None] - sources[None]) ** 2).sum(2) if kind == GAUSSIAN else targets @ sources.T
    exponent = exponent + bias
    rows = np.flatnonzero(own >= 0)
    exponent[rows, own[rows]] = -np.inf
    logs = logsumexp(exponent, axis=1)
    return logs, np.exp(exponent - logs[:, None]) @ sources


def work_of(kind, shared, seed=0, n=600, spread=1.3, far=6):
    rng = np.random.default_rng(seed)
    targets = rng.normal(size=(n, 3)) * spread
    targets[:far] *= 4
    sources = targets if shared else targets + 0.3 * rng.normal(size=(n, 3))
    own = np.arange(n) if shared else np.full(n, -1)
    step = lambda: Step("", 0, 0)  # noqa: E731
    return softmax_fields._Work(kind, targets, sources, rng.normal(size=n), own, np.zeros(n), -6.0, step)


@pytest.mark.parametrize("kind", [GAUSSIAN, DOT])
@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("seed", [0, 1])
def test_direct_and_meshed_sums_are_the_formula(kind, shared, seed):
    work = work_of(kind, shared, seed)
    logs, means = literal(kind, work.targets, work.sources, work.bias, work.own)
    direct = drain(work.along(all_runs(600, 600)))
    np.testing.assert_allclose(direct.logs, logs, rtol=1e-6, atol=1e-5)
    np.testing.assert_allclose(direct.means, means, atol=1e-4)
    meshed = drain(work.meshed(core_of(kind, work.targets, work.sources)))
    np.testing.assert_allclose(meshed.logs, logs, rtol=1e-6, atol=2e-3)
    np.testing.assert_allclose(meshed.means, means, atol=4e-3)
    assert np.abs(meshed.logs - logs).mean() < 5e-5


@pytest.mark.parametrize("shared", [True, False])
def test_cells_see_all_that_counts(shared):
    work = work_of(GAUSSIAN, shared, spread=5.0, n=900, far=3)
    logs, means = literal(GAUSSIAN, work.targets, work.sources, work.bias, work.own)
    sums = drain(work.over_cells(cell_runs(work.targets, work.sources, softmax_fields.CUTOFF)))
    np.testing.assert_allclose(sums.logs, logs, atol=0.02)
    assert np.abs(sums.logs - logs).mean() < 2e-3
    np.testing.assert_allclose(sums.means, means, atol=0.2)


def test_cells_hold_every_pair_within_the_cutoff():
    rng = np.random.default_rng(3)
    targets, sources = rng.uniform(0, 12, (80, 3)), rng.uniform(-3, 9, (70, 3))
    runs = cell_runs(targets, sources, 2.0)
    seen = np.zeros((80, 70), bool)
    for t in range(80):
        for run in range(runs.indptr[runs.group[t]], runs.indptr[runs.group[t] + 1]):
            seen[runs.target_order[t], runs.source_order[runs.start[run] : runs.stop[run]]] = True
    near = ((targets[:, None] - sources[None]) ** 2).sum(2) <= 4.0
    assert near.any()
    assert not (near & ~seen).any()
    assert not seen.all()
    assert runs.pairs().sum() == seen.sum()


def test_a_target_that_sees_nothing_has_no_field():
    work = work_of(GAUSSIAN, True, n=2)
    alone = softmax_fields._Work(
        GAUSSIAN, work.targets[:1], work.sources[:1], np.zeros(1), np.zeros(1, int), np.zeros(1), -6.0, work.step
    )
    sums = drain(alone.along(all_runs(1, 1)))
    assert sums.logs[0] == NOTHING


@pytest.mark.parametrize("kind", [GAUSSIAN, DOT])
def test_a_pass_repeated_with_its_guesses_gives_the_same(kind):
    work = work_of(kind, True, n=300)
    fields = FieldPass(kind, True)
    first = drain(fields.run(work.targets, work.sources, work.bias, work.step))
    again = drain(fields.run(work.targets, work.sources, work.bias, work.step))
    np.testing.assert_allclose(first.logs, again.logs, rtol=2e-6, atol=2e-6)


def test_slices_cover_everything_once():
    work = np.random.default_rng(0).integers(0, 50, 200)
    cut = list(slices(work, 100))
    assert cut[0][0] == 0
    assert cut[-1][1] == 200
    assert all(a[1] == b[0] for a, b in pairwise(cut))
    assert all(work[a:b].sum() <= 100 or b == a + 1 for a, b in cut)
