"""What hands and keys do to a drawing, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.building.drawing import Drawing, Range
from minentropy_app.building.drawn_plan import check_drawing, faces_of, to_floor_plan
from minentropy_app.building.floor_plan import Building, generate_floor_plan
from minentropy_app.building.redrawing import from_floor_plan
from minentropy_app.building.walking import distances
from minentropy_app.gui.views import draw_gestures as g
from minentropy_app.gui.views.draw_gestures import Hand, Tool

HAND = Hand("1")


def room() -> Drawing:
    """A range, an aisle along its front, and a door."""
    drawing = g.placed(Drawing(), Tool.RANGE, HAND, ((1.0, 1.0), (4.1, 1.05)))
    drawing = g.placed(drawing, Tool.AISLE, HAND, ((0.5, 0.5), (4.5, 0.62)))
    return g.placed(drawing, Tool.DOOR, HAND, ((0.1, 0.5), (0.1, 0.5)))


def test_a_drag_sets_down_as_many_bays_as_fit_and_aisles_run_straight() -> None:
    drawing = room()
    (thing,) = drawing.ranges
    assert (thing.bays, thing.turned, thing.x, thing.y) == (3, False, 1.0, 1.0)
    start, end = drawing.spot(drawing.ways[0].a), drawing.spot(drawing.ways[0].b)
    assert start.y == end.y == 0.5 and end.x == 4.5
    found = check_drawing(drawing)
    assert set(found.unreachable) == {face.name for face in faces_of(thing) if face.looks[1] > 0}
    assert found.farthest == pytest.approx(0.4 + 3.0)  # to the aisle's end, then to the middle of the third bay


GROWING = [((1, 4), True, (1, 1)), ((1, -2), True, (1, -2)), ((-2, 1), False, (-2, 1))]


@pytest.mark.parametrize(("end", "turned", "corner"), GROWING)
def test_ranges_grow_towards_the_hand(end, turned, corner) -> None:
    drawing = g.placed(Drawing(), Tool.RANGE, HAND, ((1.0, 1.0), end))
    thing = drawing.ranges[0]
    assert (thing.turned, thing.bays, (thing.x, thing.y)) == (turned, 3, corner)


def test_pulling_an_end_leaves_the_other_where_it_was() -> None:
    drawing = room()
    longer = g.stretched(drawing, "1", False, (6.05, 1.2)).ranges[0]
    assert (longer.x, longer.bays) == (1.0, 5)
    other = g.stretched(drawing, "1", True, (2.1, 1.2)).ranges[0]
    assert other.corner[0] == 4.0 and other.bays == 2
    assert g.stretched(drawing, "1", True, (99, 0)).ranges[0].bays == 1


def test_copies_stand_an_aisle_apart_and_turning_twice_comes_back() -> None:
    drawing, made = g.copied(room(), (("range", "1"),))
    (copy,) = (drawing.range(name) for _, name in made)
    assert copy.y - drawing.range("1").corner[1] == pytest.approx(g.AISLE)
    assert g.gaps(drawing, copy)[0][2] == pytest.approx(g.AISLE)
    twice = g.turned(g.turned(drawing, ["1"]), ["1"]).range("1")
    assert (twice.x, twice.y, twice.turned) == pytest.approx((1.0, 1.0, False))


def test_stairs_lead_up_and_deleting_many_ways_at_once_takes_the_right_ones() -> None:
    hand = Hand("1", stairs=("2", 12.0))
    drawing = g.placed(room(), Tool.STAIRS, hand, ((4.5, 0.5), (4.5, 0.5)))
    assert drawing.floors == ("1", "2") and drawing.ways[-1].metres == 12.0
    drawing = g.placed(drawing, Tool.AISLE, HAND, ((0.5, 0.5), (0.5, 3.0)))
    kept = drawing.ways[1]
    smaller = g.deleted(drawing, (("way", "0"), ("way", "2"), ("range", "1")))
    assert smaller.ways == (kept,) and not smaller.ranges
    assert g.deleted(smaller, g.all_on(smaller, "1")).spots == tuple(s for s in smaller.spots if s.floor == "2")


@given(st.floats(-3, 3), st.floats(-3, 3))
@settings(deadline=None, max_examples=30)
def test_moving_everything_together_changes_no_distance(across: float, down: float) -> None:
    plan = generate_floor_plan(Building(ranges=2, bays=3))
    drawing = from_floor_plan(plan)
    moved = g.moved(drawing, g.all_on(drawing, "1"), Hand("1", snap=False), (across, down))
    one, other = distances(plan), distances(to_floor_plan(moved))
    assert other.door == pytest.approx(one.door, abs=1e-5)
    assert other.between == pytest.approx(one.between, abs=1e-5)


@given(st.integers(1, 3), st.integers(1, 5), st.integers(2, 6))
@settings(deadline=None, max_examples=15)
def test_ways_of_a_made_plan_are_drawn_round_its_ranges(floors: int, ranges: int, bays: int) -> None:
    drawing = from_floor_plan(generate_floor_plan(Building(floors=floors, ranges=ranges, bays=bays)))
    assert check_drawing(drawing).crossed == ()
    through = g.moved(drawing, [("range", drawing.ranges[0].name)], Hand("1", snap=False), (0.0, 0.6))
    assert check_drawing(through).crossed == (drawing.ranges[0].name,)


def test_a_way_given_in_metres_gets_longer_with_the_drawing() -> None:
    drawing = from_floor_plan(generate_floor_plan(Building(ranges=1, bays=2)))
    k = next(k for k, way in enumerate(drawing.ways) if "entrance" in (way.a, way.b))
    end = drawing.spot("entrance")
    other = drawing.spot(drawing.ways[k].b if drawing.ways[k].a == "entrance" else drawing.ways[k].a)
    away = (end.x - other.x, end.y - other.y)
    further = g.moved(drawing, [("spot", "entrance")], Hand("1", snap=False), away)
    assert further.ways[k].metres == pytest.approx(2 * (drawing.ways[k].metres or 0), rel=0.02)
    assert Range("a", "1", 0, 0).corner == (5, 0.5)
