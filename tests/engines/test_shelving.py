from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.building.floor_plan import Building, generate_floor_plan
from minentropy_app.building.walking import Distances, distances
from minentropy_app.engines.fewer_moves import fewer_moves, within_budget
from minentropy_app.engines.kernels.shelving import move_delta
from minentropy_app.engines.shelving import (
    Demand,
    Search,
    Shelving,
    anneal_shelves,
    cost_of,
    filled_evenly,
    free_shelving,
    moved_share,
    packed_nearest,
    sweep_penalty,
)
from minentropy_app.model.inputs import Ints
from minentropy_app.model.step import Context, drain


def some_demand(n: int, rng: np.random.Generator, pairs: int = 3) -> Demand:
    full = np.zeros((n, n))
    for i, j in rng.integers(0, n, (pairs * n, 2)):
        if i != j:
            full[i, j] = full[j, i] = rng.random()
    row, column = np.nonzero(full)
    indptr = np.r_[0, np.cumsum(np.bincount(row, minlength=n))].astype(np.int64)
    return Demand(rng.random(n), indptr, column.astype(np.int32), full[row, column])


def some_case(n: int, bays: int, seed: int, slack: float = 1.3) -> tuple[Demand, Shelving]:
    rng = np.random.default_rng(seed)
    at = rng.random((bays, 2)) * 20
    far = Distances(np.linalg.norm(at, axis=1), np.linalg.norm(at[:, None] - at[None], axis=2))
    width = rng.uniform(1, 5, n)
    length = np.full(bays, width.sum() / bays * slack + 5)
    home = filled_evenly(np.arange(n), width, length, np.arange(bays))
    return some_demand(n, rng), free_shelving(far, width, length, home)


def literal_cost(demand: Demand, far: Distances, bay: Ints) -> float:
    n, total = len(bay), 0.0
    for i in range(n):
        total += demand.first[i] * far.door[bay[i]]
        for e in range(demand.indptr[i], demand.indptr[i + 1]):
            total += demand.weights[e] * far.between[bay[i], bay[demand.indices[e]]] / 2
    return total


@given(st.integers(2, 12), st.integers(2, 6), st.integers(0, 9999))
@settings(deadline=None, max_examples=60)
def test_delta_is_the_difference_of_costs(n: int, bays: int, seed: int) -> None:
    demand, shelving = some_case(n, bays, seed)
    rng = np.random.default_rng(seed)
    loc, far = rng.integers(0, bays, n).astype(np.int32), shelving.distances
    i, j = rng.choice(n, 2, replace=False)
    s, t = loc[i], loc[j]
    arrays, walk = demand.arrays, (far.door, far.between)
    moved, swapped = loc.copy(), loc.copy()
    moved[i] = t
    swapped[i], swapped[j] = t, s
    before = literal_cost(demand, far, loc)
    assert cost_of(demand, far, loc) == pytest.approx(before)
    assert move_delta(arrays, walk, loc, i, t, -1) == pytest.approx(literal_cost(demand, far, moved) - before, abs=1e-4)
    both = move_delta(arrays, walk, loc, i, t, j) + move_delta(arrays, walk, loc, j, s, i)
    assert both == pytest.approx(literal_cost(demand, far, swapped) - before, abs=1e-4)


@given(st.integers(3, 40), st.integers(2, 6), st.integers(0, 9999), st.floats(1.0, 2.0))
@settings(deadline=None, max_examples=40)
def test_room_zones_and_pins_are_never_violated(n: int, bays: int, seed: int, slack: float) -> None:
    demand, shelving = some_case(n, bays, seed, slack)
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 3, n).astype(np.int32)
    allowed = rng.random((3, bays)) < 0.6
    allowed[group, shelving.home] = True
    pinned = rng.random(n) < 0.2
    strict = Shelving(
        shelving.distances, shelving.width, shelving.room * 0.9, shelving.home, group, allowed, ~pinned
    )  # fmt: skip
    plan = drain(anneal_shelves(demand, strict, strict.home, Search(60, penalty=0.01), seed, Context()))
    used, before = (np.bincount(b, strict.width, bays) for b in (plan, strict.home))
    assert (used <= np.maximum(strict.room, before) + 1e-6).all()
    assert allowed[group, plan].all()
    assert (plan[pinned] == strict.home[pinned]).all()
    assert cost_of(demand, strict.distances, plan) <= cost_of(demand, strict.distances, strict.home) + 1e-9


@pytest.mark.parametrize("seed", range(4))
def test_tiny_cases_reach_the_best_of_all_plans(seed: int) -> None:
    demand, shelving = some_case(6, 3, seed)
    plans = (np.array(p, np.int32) for p in product(range(3), repeat=6))
    fits = (p for p in plans if (np.bincount(p, shelving.width, 3) <= shelving.room).all())
    best = min(literal_cost(demand, shelving.distances, p) for p in fits)
    found = drain(anneal_shelves(demand, shelving, shelving.home, Search(3000), 0, Context()))
    assert cost_of(demand, shelving.distances, found) == pytest.approx(best, abs=1e-6)


def test_the_running_cost_is_the_cost() -> None:
    demand, shelving = some_case(300, 20, 1)
    steps = anneal_shelves(demand, shelving, shelving.home, Search(80), 0, Context())
    for step in steps:
        assert step.snapshot is not None
        assert step.numbers["metres"] == pytest.approx(cost_of(demand, shelving.distances, step.snapshot()), rel=1e-4)


def test_same_seed_same_plan_and_cancelling_stops() -> None:
    demand, shelving = some_case(200, 10, 2)
    one, two = (drain(anneal_shelves(demand, shelving, shelving.home, Search(50), 7, Context())) for _ in range(2))
    np.testing.assert_array_equal(one, two)


def test_a_higher_penalty_moves_fewer_books_and_a_budget_is_kept() -> None:
    demand, shelving = some_case(300, 12, 3)
    scale = cost_of(demand, shelving.distances, shelving.home) / 300
    penalties = np.array([10.0, 0.3, 0.0]) * scale
    points = drain(sweep_penalty(demand, shelving, penalties, Search(150), (0, Context())))
    assert points[0].moved < points[1].moved < points[2].moved
    for budget in (0.0, 0.05, 0.2):
        kept = drain(within_budget(demand, shelving, budget, points, (Search(150), 0, Context())))
        assert kept.moved == moved_share(kept.bay, shelving.home) <= budget
    assert cost_of(demand, shelving.distances, kept.bay) < cost_of(demand, shelving.distances, shelving.home)


@given(st.integers(1, 60), st.integers(1, 8), st.integers(0, 9999))
@settings(deadline=None, max_examples=40)
def test_bays_are_filled_evenly_in_order(n: int, bays: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    width, length, order = rng.uniform(1, 5, n), rng.uniform(50, 200, bays), rng.permutation(n)
    bay = filled_evenly(order, width, length, np.arange(bays))
    assert (np.diff(bay[order]) >= 0).all()
    fraction = width.sum() / length.sum()
    assert (np.abs(np.bincount(bay, width, bays) - fraction * length) <= width.max() + 1e-9).all()


def test_popular_books_stand_nearest() -> None:
    far = distances(generate_floor_plan(Building(ranges=2, bays=2)))
    shelving = free_shelving(far, np.full(20, 10.0), np.full(8, 35.0), np.zeros(20, np.int32))
    bay = packed_nearest(np.arange(20), shelving)
    assert (np.diff(far.door[bay]) >= 0).all()
    assert np.bincount(bay, minlength=8).max() == 3


@given(st.integers(2, 60), st.integers(2, 8), st.integers(0, 9999), st.floats(0, 1), st.floats(1.0, 4.0))
@settings(deadline=None, max_examples=60)
def test_a_plan_cut_down_keeps_budget_and_room(n: int, bays: int, seed: int, budget: float, slack: float) -> None:
    demand, shelving = some_case(n, bays, seed, slack)
    plan = drain(anneal_shelves(demand, shelving, shelving.home, Search(40), seed, Context()))
    cut = fewer_moves(demand, shelving, plan, budget)
    assert moved_share(cut, shelving.home) <= budget + 1e-9
    used, before = (np.bincount(b, shelving.width, bays) for b in (cut, shelving.home))
    assert (used <= np.maximum(shelving.room, before) + 1e-6).all()
    assert ((cut == plan) | (cut == shelving.home)).all()


def test_a_budget_is_used_where_every_penalty_misses_it() -> None:
    demand, shelving = some_case(200, 12, 5, slack=6.0)
    scale = cost_of(demand, shelving.distances, shelving.home) / 200
    points = drain(sweep_penalty(demand, shelving, np.array([50.0, 0.0]) * scale, Search(80), (0, Context())))
    search = Search(1, heat=1e-9)  # a search too short to find any plan between these two
    kept = drain(within_budget(demand, shelving, 0.1, points, (search, 0, Context())))
    assert points[0].moved == 0
    assert points[1].moved > 0.1
    assert 0.05 < kept.moved <= 0.1
    assert cost_of(demand, shelving.distances, kept.bay) < cost_of(demand, shelving.distances, shelving.home)
