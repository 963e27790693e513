from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.lattice import HALF, nearest_sites
from minentropy_app.engines.pairs import pairs_of
from minentropy_app.engines.placement import LatticeOptions, place_on_lattice, restricted, with_outermost
from minentropy_app.engines.polish import polish
from minentropy_app.engines.visits import visits_of
from minentropy_app.engines.walking import min_distance, references, walking_cost, walks_of
from minentropy_app.engines.walking_bound import bound_walks
from minentropy_app.errors import Cancelled
from minentropy_app.model.step import Context, drain
from tests.benchmarks._synthetic import Library, loans_of
from tests.engines.test_walking import counts_of, example


def uniform(n: int) -> np.ndarray:
    return np.ones((n, n)) - np.eye(n)


@pytest.mark.parametrize(("n", "best"), [(2, 1.5), (3, 1.5773503), (4, 1.6123724)])
def test_known_optima_are_found(n: int, best: float) -> None:
    walks = walks_of(counts_of(uniform(n)))
    positions = drain(place_on_lattice(walks, LatticeOptions(), Context()))
    assert walking_cost(walks, positions) == pytest.approx(best, abs=1e-6)
    assert min_distance(positions) >= 1 - 1e-9


@settings(deadline=None, max_examples=3)
@given(st.integers(0, 10**6), st.integers(2, 9), st.sampled_from(["ball", HALF]))
def test_small_layouts_are_legal_and_no_worse_than_popularity(seed: int, n: int, space: str) -> None:
    _, walks = example(seed, n)
    positions = drain(place_on_lattice(walks, LatticeOptions(space), Context()))
    assert min_distance(positions) >= 1 - 1e-9
    assert space == "ball" or (positions[:, 2] >= -1e-9).all()
    cost = walking_cost(walks, positions)
    assert cost <= references(walks, walks.first, space).popularity + 1e-9
    assert cost >= drain(bound_walks(walks, Context())).sharp


def test_polish_only_improves_and_stays_legal() -> None:
    _, walks = example(3, 12)
    before = nearest_sites(12).positions
    after = drain(polish(walks, before, "ball", Context()))
    assert walking_cost(walks, after) < walking_cost(walks, before)
    assert min_distance(after) >= 1 - 1e-12


def library(books: int, loans: int):
    return walks_of(pairs_of(visits_of(loans_of(Library(books, loans)))))


@pytest.mark.parametrize("space", ["ball", HALF])
def test_a_library_is_placed_well_below_popularity_order(space: str) -> None:
    walks = library(600, 6_000)
    positions = drain(place_on_lattice(walks, LatticeOptions(space, sweeps=150), Context()))
    assert min_distance(positions) >= 1 - 1e-9
    assert space == "ball" or (positions[:, 2] >= -1e-9).all()
    assert walking_cost(walks, positions) < 0.85 * references(walks, walks.first, space).popularity


def test_books_in_no_pair_take_the_outermost_places() -> None:
    c = np.zeros((9, 9))
    c[2, 5] = c[5, 2] = c[2, 7] = c[7, 2] = 1
    walks = walks_of(counts_of(c))
    positions = drain(place_on_lattice(walks, LatticeOptions(), Context()))
    radius = np.linalg.norm(positions, axis=1)
    assert radius[[2, 5, 7]].max() < radius[[0, 1, 3, 4, 6, 8]].min()
    assert min_distance(positions) >= 1 - 1e-9
    assert restricted(walks, np.array([2, 5, 7])).weights.sum() == walks.weights.sum()


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10**6), st.floats(1, 1e4), st.sampled_from(["ball", HALF]))
def test_outermost_places_are_legal_round_any_layout(seed: int, scale: float, space: str) -> None:
    rng = np.random.default_rng(seed)
    inner = nearest_sites(20, space=space).positions * scale
    whole = with_outermost(inner, np.sort(rng.permutation(60)[:20]), 60, space)
    assert min_distance(whole) >= 1 - 1e-9
    assert space == "ball" or (whole[:, 2] >= -1e-9).all()


def test_same_seed_same_places_and_steps_show_the_cost() -> None:
    walks = library(300, 3_000)
    steps = place_on_lattice(walks, LatticeOptions(sweeps=40, seed=7), Context(threads=1))
    costs, shown = [], None
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            positions = end.value
            break
        costs += [step.numbers["S"]] if "S" in step.numbers else []
        shown = step.snapshot() if step.snapshot else shown
    again = drain(place_on_lattice(walks, LatticeOptions(sweeps=40, seed=7), Context(threads=4)))
    assert np.array_equal(positions, again)
    assert shown is not None
    assert min_distance(shown) >= 1 - 1e-9
    assert costs[-1] < costs[0]
    other = drain(place_on_lattice(walks, LatticeOptions(sweeps=40, seed=8), Context()))
    assert not np.array_equal(positions, other)


def test_cancelling_stops_within_a_second() -> None:
    walks = library(3_000, 60_000)
    context = Context()
    steps = place_on_lattice(walks, LatticeOptions(sweeps=5_000), context)
    for _ in range(60):
        next(steps)
    context.cancelled[0] = 1
    clock = time.perf_counter()
    with pytest.raises(Cancelled):
        drain(steps)
    assert time.perf_counter() - clock < 1
