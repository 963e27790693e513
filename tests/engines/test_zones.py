import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.zones import Shelves, arrange_zones, present_zones
from minentropy_app.model.step import Context, drain
from tests.engines.test_shelving import some_case


@given(st.integers(2, 60), st.integers(2, 9), st.integers(1, 6), st.integers(0, 9999))
@settings(deadline=None, max_examples=15)
def test_every_group_has_one_run_of_bays_and_stands_in_it(n: int, bays: int, groups: int, seed: int) -> None:
    demand, shelving = some_case(n, bays, seed)
    rng = np.random.default_rng(seed)
    group = rng.integers(0, groups, n).astype(np.int32)
    length = rng.uniform(50, 100, bays)
    shelves = Shelves(shelving.distances, length)
    zones = drain(arrange_zones(group, demand.first, shelving.width, shelves, (seed, Context())))
    assert sorted(zones.order.tolist()) == list(range(int(group.max()) + 1))
    assert zones.allowed[group, zones.start].all()
    for row in zones.allowed[np.unique(group)]:
        held = np.flatnonzero(row)
        assert len(held) and (np.diff(held) == 1).all()
    fraction = shelving.width.sum() / length.sum()
    used = np.bincount(zones.start, shelving.width, bays)
    assert (used <= fraction * length + (groups + 1) * shelving.width.max()).all()


def test_the_busy_class_comes_to_the_door() -> None:
    from minentropy_app.building.walking import Distances

    door = np.arange(1.0, 11.0)
    far = Distances(door, np.abs(door[:, None] - door))
    group = np.repeat([0, 1, 2], 20).astype(np.int32)
    first = np.repeat([0.1, 5.0, 1.0], 20)
    zones = drain(arrange_zones(group, first, np.full(60, 3.0), Shelves(far, np.full(10, 30.0)), (0, Context())))
    assert zones.order.tolist() == [1, 2, 0]


def test_present_zones_are_where_books_stand() -> None:
    allowed = present_zones(np.array([0, 0, 1]), np.array([2, 3, 3]), 4)
    assert allowed.tolist() == [[False, False, True, True], [False, False, False, True]]
