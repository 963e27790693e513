from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.assignment import assign_blocks
from minentropy_app.engines.kernels.assignment import assignment_cost, swap_delta
from minentropy_app.model.step import Context, drain


def instance(folder: Path, name: str) -> tuple[np.ndarray, np.ndarray]:
    figures = np.array((folder / "qaplib" / f"{name}.txt").read_text().split(), float)
    n = int(figures[0])
    return figures[1 : 1 + n * n].reshape(n, n), figures[1 + n * n : 1 + 2 * n * n].reshape(n, n)


@given(st.integers(2, 6), st.integers(0, 10_000))
@settings(deadline=None, max_examples=40)
def test_delta_is_the_difference_of_costs(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    flow, far, at = rng.random((n, n)), rng.random((n, n)), rng.permutation(n)
    r, s = rng.choice(n, 2, replace=False)
    swapped = at.copy()
    swapped[[r, s]] = at[[s, r]]
    change = assignment_cost(flow, far, swapped) - assignment_cost(flow, far, at)
    assert swap_delta(flow, far, at, r, s) == pytest.approx(change, abs=1e-9)


@given(st.integers(1, 6), st.integers(0, 10_000))
@settings(deadline=None, max_examples=30)
def test_tiny_cases_reach_the_best_of_all_assignments(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    flow, far = rng.integers(0, 9, (n, n)).astype(float), rng.integers(0, 9, (n, n)).astype(float)
    found = drain(assign_blocks(flow, far, 500, 1, Context()))
    best = min(assignment_cost(flow, far, np.array(order)) for order in permutations(range(n)))
    assert found.cost == pytest.approx(best)
    assert sorted(found.place.tolist()) == list(range(n))


@pytest.mark.real_data
@pytest.mark.parametrize(("name", "best", "iterations"), [("nug12", 578, 20_000), ("nug20", 2570, 40_000)])
def test_library_instances_reach_the_best_known_in_every_seed(
    name: str, best: int, iterations: int, shared_data: Path
) -> None:
    flow, far = instance(shared_data, name)
    assert [drain(assign_blocks(flow, far, iterations, seed, Context())).cost for seed in range(5)] == [best] * 5


@pytest.mark.real_data
def test_nug30_reaches_the_best_known_in_one_of_five(shared_data: Path) -> None:
    flow, far = instance(shared_data, "nug30")
    assert min(drain(assign_blocks(flow, far, 60_000, seed, Context())).cost for seed in range(5)) == 6124


def test_same_seed_same_result() -> None:
    rng = np.random.default_rng(0)
    flow, far = rng.random((9, 9)), rng.random((9, 9))
    one, two = (drain(assign_blocks(flow, far, 300, 4, Context())) for _ in range(2))
    assert one.place.tolist() == two.place.tolist() and one.cost == two.cost
