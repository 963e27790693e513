from dataclasses import replace

import numpy as np
import pytest

from minentropy_app.building.floor_plan import Building, generate_floor_plan
from minentropy_app.building.walking import distances
from minentropy_app.errors import AppError


def test_faces_are_counted_and_named_once() -> None:
    plan = generate_floor_plan(Building(floors=2, ranges=10, bays=5))
    assert len(plan.bays) == len(set(plan.bays)) == 200
    assert plan.floors.count("2") == 100
    assert plan.length_cm.sum() == pytest.approx(200 * 6 * 90)


def test_one_range_by_hand() -> None:
    """Two aisles of two bays; the door is 1.2 m before the corner of the first."""
    plan = generate_floor_plan(
        Building(floors=1, ranges=1, bays=2, bay=1.0, aisle=1.0, range_depth=0.5, cross_aisle=1.2)
    )
    walk = distances(plan)
    assert plan.bays == ("1-1a-1", "1-1a-2", "1-1b-2", "1-1b-1")
    np.testing.assert_allclose(walk.door, [2.3, 3.3, 4.8, 3.8])
    # From face to back of one bay: round the near end of the range.
    np.testing.assert_allclose(walk.between[0], [0, 1.0, 4.7, 3.7])


def test_upper_floors_are_a_flight_of_stairs_away() -> None:
    building = Building(floors=2, ranges=2, bays=3, stairs=20.0)
    walk = distances(generate_floor_plan(building))
    half = walk.count // 2
    np.testing.assert_allclose(walk.door[half:], walk.door[:half] + 20.0)


@pytest.mark.parametrize("wrong", [{"floors": 0}, {"bays": -1}, {"shelves": 0}, {"shelf_cm": 0.0}, {"ranges": 10_000}])
def test_impossible_buildings_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(AppError):
        generate_floor_plan(replace(Building(), **wrong))
