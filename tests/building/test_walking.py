import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.building.floor_plan import Building, generate_floor_plan
from minentropy_app.building.walking import distances
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import FloorPlan


def plan_of(ways: list[tuple[str, str, float]], bays: dict[str, str]) -> FloorPlan:
    """A plan of one-shelf bays {name: node}."""
    names = list(dict.fromkeys([name for a, b, _ in ways for name in (a, b)] + list(bays.values())))
    count = len(bays)
    return FloorPlan(
        tuple(bays),
        ("1",) * count,
        np.zeros((count, 2)),
        np.array([names.index(node) for node in bays.values()], np.int32),
        np.ones(count, np.int32),
        np.full(count, 90.0),
        np.zeros(count),
        tuple(names),
        np.array([names.index(a) for a, _, _ in ways], np.int32),
        np.array([names.index(b) for _, b, _ in ways], np.int32),
        np.array([metres for *_, metres in ways], np.float64),
    )


def floyd(plan: FloorPlan) -> np.ndarray:
    """All distances by the textbook's triple loop."""
    n = len(plan.nodes)
    far = np.full((n, n), np.inf)
    np.fill_diagonal(far, 0)
    for a, b, metres in zip(plan.first, plan.second, plan.metres, strict=True):
        far[a, b] = far[b, a] = min(far[a, b], metres)
    for k in range(n):
        far = np.minimum(far, far[:, k, None] + far[None, k])
    return far


@given(st.integers(2, 7), st.data())
@settings(deadline=None, max_examples=60)
def test_distances_are_those_of_the_textbook(n: int, data: st.DataObject) -> None:
    node = st.integers(0, n - 1)
    extra = data.draw(st.lists(st.tuples(node, node, st.floats(0, 10)), max_size=12))
    chain = [(k, k + 1, float(data.draw(st.integers(0, 9)))) for k in range(n - 1)]
    ways = [(f"entrance {a}" if a in (0, 2) else f"n{a}", f"entrance {b}" if b in (0, 2) else f"n{b}", m)
            for a, b, m in chain + extra]  # fmt: skip
    bays = {f"bay {k}": "entrance 0" if k == 0 else "entrance 2" if k == 2 else f"n{k}" for k in range(n)}
    plan = plan_of(ways, bays)
    walk, far = distances(plan), floyd(plan)
    at = plan.bay_node
    np.testing.assert_allclose(walk.between, far[np.ix_(at, at)], atol=1e-6)
    np.testing.assert_allclose(walk.door, far[plan.entrances][:, at].min(axis=0), atol=1e-6)
    np.testing.assert_array_equal(walk.between, walk.between.T)


def test_unreachable_bays_are_named() -> None:
    plan = plan_of([("entrance", "a", 3.0), ("b", "c", 1.0)], {"near": "a", "island": "c"})
    with pytest.raises(AppError, match="island") as caught:
        distances(plan)
    assert "near" not in str(caught.value) and "c" in caught.value.remedy


def test_a_plan_needs_an_entrance_and_bays_and_positive_ways() -> None:
    with pytest.raises(AppError, match="entrance"):
        distances(plan_of([("door", "a", 3.0)], {"one": "a"}))
    with pytest.raises(AppError, match="no bays"):
        distances(plan_of([("entrance", "a", 3.0)], {}))
    with pytest.raises(AppError, match="from entrance to a is -3"):
        distances(plan_of([("entrance", "a", -3.0)], {"one": "a"}))


def test_relabelling_nodes_changes_nothing() -> None:
    plan = generate_floor_plan(Building(floors=2, ranges=3, bays=4))
    order = np.random.default_rng(3).permutation(len(plan.nodes))
    place = np.argsort(order)
    other = replace(
        plan,
        nodes=tuple(plan.nodes[k] for k in order),
        bay_node=place[plan.bay_node].astype(np.int32),
        first=place[plan.second].astype(np.int32)[::-1],
        second=place[plan.first].astype(np.int32)[::-1],
        metres=plan.metres[::-1],
    )
    np.testing.assert_allclose(distances(other).between, distances(plan).between, atol=1e-9)


def test_two_thousand_faces_in_three_seconds() -> None:
    plan = generate_floor_plan(Building(floors=4, ranges=25, bays=10))
    assert len(plan.bays) == 2_000
    begin = time.process_time()
    assert np.isfinite(distances(plan).between).all()
    assert time.process_time() - begin < 3
