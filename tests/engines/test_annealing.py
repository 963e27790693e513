from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines import annealing
from minentropy_app.engines.annealing import Schedule, anneal_sites
from minentropy_app.engines.lattice import BALL_FRAMES, HALF_FRAMES, SITE, nearest_sites
from minentropy_app.engines.lattice_start import shell_start
from minentropy_app.engines.placement import assign_sites
from minentropy_app.engines.walking import Walks, walking_cost
from minentropy_app.model.step import Context, drain
from tests.engines.test_walking import example

FRAMES = [*BALL_FRAMES, *HALF_FRAMES]


def brute_force(walks: Walks, positions: np.ndarray) -> float:
    """The least cost over all assignments of n books to n sites."""
    n = walks.count
    orders = np.array(list(permutations(range(n))), np.int8)
    radius = np.linalg.norm(positions, axis=1)
    apart = np.linalg.norm(positions[:, None] - positions[None], axis=2)
    cost = np.zeros(len(orders))
    for i in range(n):
        cost += walks.first[i] * radius[orders[:, i]]
        for e in range(walks.indptr[i], walks.indptr[i + 1]):
            cost += 0.5 * walks.weights[e] * apart[orders[:, i], orders[:, walks.indices[e]]]
    return float(cost.min())


@pytest.mark.parametrize(("n", "seed"), [(2, 1), (4, 2), (6, 3), (7, 4), (8, 5), (9, 6)])
def test_brute_force_on_fixed_sites_is_matched(n: int, seed: int) -> None:
    _, walks = example(seed, n)
    sites = nearest_sites(n, FRAMES[seed % len(FRAMES)])
    site = drain(assign_sites(walks, sites, np.arange(n, dtype=np.int32), seed, Context()))
    assert sorted(site) == list(range(n))
    assert walking_cost(walks, sites.positions[site]) == pytest.approx(brute_force(walks, sites.positions), rel=1e-9)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.integers(2, 40), st.integers(0, len(FRAMES) - 1), st.booleans())
def test_every_delta_is_a_difference_of_costs(seed: int, n: int, frame: int, diagonal: bool) -> None:
    """One proposal at a time, hot enough that most are taken: the tracked sum is the recomputed one."""
    _, walks = example(seed, n, diagonal=diagonal)
    sites = nearest_sites(n + n // 3 + 2, FRAMES[frame])
    run = annealing._Run(walks, sites, np.random.default_rng(seed).permutation(len(sites.radius))[:n].astype(np.int32))
    state = np.array([seed], np.uint64)
    changes = 0
    for _ in range(60):
        before, place = walking_cost(walks, run.positions()), run.site.copy()
        tracked = run.cost
        run.advance(1, (0, 10.0, 1.0), state)
        after = walking_cost(walks, run.positions())
        assert run.cost - tracked == pytest.approx(after - before, abs=2e-5)
        assert len(set(run.site)) == n
        book = run.layout[1]
        assert (book[run.site] == np.arange(n)).all()
        assert (book >= 0).sum() == n
        changes += not np.array_equal(place, run.site)
    assert changes > 0
    tracked = run.cost
    run.refresh()
    assert tracked == pytest.approx(run.cost, abs=1e-4)
    assert run.cost == pytest.approx(walking_cost(walks, run.positions()), rel=1e-5)


def test_long_runs_do_not_drift() -> None:
    _, walks = example(5, 300)
    sites = nearest_sites(380)
    run = annealing._Run(walks, sites, np.arange(300, dtype=np.int32))
    state = np.array([3], np.uint64)
    for _ in range(20):
        run.advance(3000, (0, 1e-4, 1.0), state)
        tracked = run.cost
        run.refresh()
        assert tracked == pytest.approx(run.cost, rel=1e-5)


def test_slices_of_any_size_give_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    _, walks = example(8, 120)
    sites = nearest_sites(150)
    start = np.arange(120, dtype=np.int32)
    whole = drain(anneal_sites(walks, sites, start, Schedule(50), 4, Context()))
    monkeypatch.setattr(annealing, "_SLICE", 1e-9)
    assert np.array_equal(whole, drain(anneal_sites(walks, sites, start, Schedule(50), 4, Context())))
    assert not np.array_equal(whole, drain(anneal_sites(walks, sites, start, Schedule(50), 5, Context())))


def test_annealing_never_returns_worse_than_it_was_given() -> None:
    _, walks = example(9, 30)
    sites = nearest_sites(40, SITE)
    best = drain(assign_sites(walks, sites, np.arange(30, dtype=np.int32), 1, Context()))
    again = drain(anneal_sites(walks, sites, best, Schedule(3, heat=5, span=1.1), 2, Context()))
    assert walking_cost(walks, sites.positions[again]) <= walking_cost(walks, sites.positions[best])


def test_the_start_is_an_assignment_in_shells_and_better_than_chance() -> None:
    _, walks = example(10, 500)
    sites = nearest_sites(600)
    site = drain(shell_start(walks, sites, 0, Context()))
    assert sorted(site) == list(range(500))
    popular = np.argsort(-walks.first, kind="stable")
    assert site[popular[:50]].max() < 50
    mixed = np.random.default_rng(0).permutation(500)
    assert walking_cost(walks, sites.positions[site]) < walking_cost(walks, sites.positions[mixed])


def test_where_the_work_is_cut_changes_nothing() -> None:
    _, walks = example(4, 40)
    sites, start = nearest_sites(50, SITE), np.arange(40, dtype=np.int32)
    ends = []
    for cuts in ([3000], [1, 31, 32, 500, 7, 2429]):
        run, state, done = annealing._Run(walks, sites, start), np.array([5], np.uint64), 0
        for size in cuts:
            run.advance(size, (done, 0.5, 0.999), state)
            done += size
        ends.append(run.site)
    assert np.array_equal(*ends)
    assert not np.array_equal(ends[0], start)
