from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.building import drawing as d
from minentropy_app.building.drawing import Drawing, Range, Spot, Way
from minentropy_app.building.drawn_plan import check_drawing, faces_of, to_floor_plan
from minentropy_app.building.floor_plan import Building, generate_floor_plan
from minentropy_app.building.redrawing import from_floor_plan
from minentropy_app.building.routes import nearest_first, node_places, route
from minentropy_app.building.walking import distances
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import FloorPlan


def hall() -> Drawing:
    """Two ranges of three bays, an aisle on each side and between them, a cross aisle, a door."""
    drawing = d.place(Drawing(), Range("A", "1", 1, 1, bays=3, faces=2))
    drawing = d.place(drawing, Range("B", "1", 1, 2.5, bays=3, faces=2))
    for y in (0.5, 2.0, 3.5):
        drawing = d.place_aisle(drawing, "1", (0.5, y), (4.0, y))
    drawing = d.place_aisle(drawing, "1", (0.5, 0.5), (0.5, 3.5))
    return d.place_door(drawing, "1", (0.5, 0.0))


def test_a_drawn_hall_is_walked_as_drawn() -> None:
    drawing = hall()
    checked = check_drawing(drawing)
    assert not checked.problems and checked.faces == 12 and checked.metres == pytest.approx(12 * 6 * 0.9)
    plan = to_floor_plan(drawing)
    far = distances(plan)
    where = {name: k for k, name in enumerate(plan.bays)}
    # 0.5 m in, then along the aisle to the middle of the first bay.
    assert far.door[where["1-Aa-1"]] == pytest.approx(0.5 + 1.0)
    assert far.door[where["1-Ab-3"]] == pytest.approx(0.5 + 1.5 + 3.0)
    # The faces of one aisle that face each other are reached from one place.
    assert far.between[where["1-Ab-2"], where["1-Ba-2"]] == 0
    assert far.between[where["1-Aa-1"], where["1-Ab-1"]] == pytest.approx(1.0 + 1.5 + 1.0)


def test_faces_join_the_way_in_front_of_them() -> None:
    drawing = d.delete(hall(), "way", "1")  # the aisle between the ranges
    checked = check_drawing(drawing)
    lost = {face.name for thing in drawing.ranges for face in faces_of(thing) if face.name[2:4] in ("Ab", "Ba")}
    assert set(checked.unreachable) == lost and checked.problems


def test_changes_leave_the_old_drawing_and_are_seen_at_once() -> None:
    old = hall()
    away = d.move(old, "range", "B", (0, 20))
    assert old == hall() and len(check_drawing(away).unreachable) == 6
    assert check_drawing(d.move(old, "range", "B", (0, -1.2))).overlapping == ("A", "B")
    assert check_drawing(d.delete(old, "spot", "entrance")).problems
    assert d.move(d.move(old, "range", "B", (1, 1)), "range", "B", (-1, -1)) == old
    renamed = d.change(old, "spot", "entrance", replace(old.spot("entrance"), name="Entrance north"))
    assert not check_drawing(renamed).problems
    longer = d.change(old, "range", "A", replace(old.range("A"), bays=4))
    assert check_drawing(longer).faces == 14
    assert check_drawing(Drawing()).problems


def test_stairs_join_floors_and_doors_join_the_nearest_way() -> None:
    drawing = d.place(hall(), Range("C", "2", 1, 1, bays=2, faces=1))
    drawing = d.place_aisle(drawing, "2", (0.5, 0.5), (4.0, 0.5))
    assert len(check_drawing(drawing).unreachable) == 2
    drawing = d.place_stairs(drawing, ("1", "2"), (0.5, 0.2), 12.0)
    assert not check_drawing(drawing).problems
    plan = to_floor_plan(drawing)
    upstairs = distances(plan).door[plan.bays.index("2-Ca-1")]
    assert upstairs == pytest.approx(0.5 + 0.3 + 12 + 0.3 + 1.0)


def test_what_cannot_stand_is_refused_in_words() -> None:
    for thing in (
        Range("A", "1", 9, 9), Range("Z", "1", 9, 9, bays=0), Range("Z", "1", 9, 9, shelf_cm=0.0),
        Spot("entrance", "1", 0, 0), Way("entrance", "nowhere"), Way("entrance", "entrance"),
    ):  # fmt: skip
        with pytest.raises(AppError):
            d.place(hall(), thing)
    with pytest.raises(AppError, match="nothing called Q"):
        d.delete(hall(), "range", "Q")
    twice = d.place(hall(), Range("Q", "1", 9, 9, bays=1, faces=1, names=("1-Aa-1",)))
    assert any("Two bays" in text for text, _ in check_drawing(twice).problems)


def test_snapping() -> None:
    drawing = hall()
    assert d.snapped(1.234) == 1.2
    near = d.snapped_range(drawing, Range("C", "1", 4.12, 2.46, bays=2))
    assert (near.x, near.y) == (4.0, 2.5)  # the end of range A, the side of range B
    far = d.snapped_range(drawing, Range("C", "1", 9.14, 9.26, bays=2))
    assert (far.x, far.y) == (9.1, 9.3)
    assert d.snapped_point(drawing, "1", (0.6, 0.4)) == (0.5, 0.5)
    assert d.snapped_point(drawing, "1", (2.03, 0.7)) == (2.0, 0.5)  # in line with an aisle
    assert d.snapped_point(drawing, "2", (2.03, 0.71)) == (2.0, 0.7)


@given(st.integers(1, 3), st.integers(1, 4), st.integers(1, 5), st.floats(0.7, 1.2))
@settings(deadline=None, max_examples=25)
def test_a_plan_comes_back_from_its_drawing(floors: int, ranges: int, bays: int, wide: float) -> None:
    plan = generate_floor_plan(Building(floors=floors, ranges=ranges, bays=bays, bay=wide))
    drawing = from_floor_plan(plan)
    # A lone bay opposite another cannot be told from a row across the aisle: walked alike, drawn otherwise.
    assert len(drawing.ranges) == floors * ranges or bays == 1
    same_plan(plan, to_floor_plan(drawing))
    assert not check_drawing(drawing).problems or bays == 1


@given(st.integers(1, 12), st.integers(0, 9999))
@settings(deadline=None, max_examples=40)
def test_any_plan_comes_back_from_its_drawing(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    nodes = ("entrance", *(f"n{k}" for k in range(4)))
    first, second = np.array([0, 1, 2, 3, 0]), np.array([1, 2, 3, 4, 4])
    plan = FloorPlan(
        tuple(f"bay {k}" for k in rng.permutation(count)), tuple(rng.choice(["1", "2"], count)),
        rng.integers(0, 4, (count, 2)).astype(float), rng.integers(1, 5, count).astype(np.int32),
        rng.integers(1, 3, count).astype(np.int32), np.full(count, 90.0), np.zeros(count), nodes,
        first.astype(np.int32), second.astype(np.int32), rng.uniform(1, 9, 5),
    )  # fmt: skip
    same_plan(plan, to_floor_plan(from_floor_plan(plan)))


def same_plan(plan: FloorPlan, back: FloorPlan) -> None:
    assert back.bays == plan.bays and back.floors == plan.floors
    for name in ("shelves", "shelf_cm", "max_height_cm"):
        np.testing.assert_array_equal(getattr(back, name), getattr(plan, name))
    np.testing.assert_allclose(back.place, plan.place, atol=1e-5)
    one, other = distances(plan), distances(back)
    np.testing.assert_allclose(other.door, one.door, atol=1e-9)
    np.testing.assert_allclose(other.between, one.between, atol=1e-9)


def test_a_route_passes_the_places_between_and_is_as_long_as_the_walk() -> None:
    plan = generate_floor_plan(Building(floors=2, ranges=2, bays=3))
    far, at = distances(plan), {name: k for k, name in enumerate(plan.bays)}
    bays = [at["1-2b-2"], at["2-1a-3"], at["1-1a-1"]]
    passed = route(plan, bays)
    length = {tuple(sorted(e)): m for *e, m in zip(plan.first.tolist(), plan.second.tolist(), plan.metres, strict=True)}
    walked = sum(length[a, b] for a, b in map(sorted, zip(passed[:-1].tolist(), passed[1:].tolist(), strict=True)))
    legs = far.door[bays[0]] + far.between[bays[0], bays[1]] + far.between[bays[1], bays[2]] + far.door[bays[2]]
    assert walked == pytest.approx(legs)
    assert plan.nodes[passed[0]] == plan.nodes[passed[-1]] == "entrance"
    assert nearest_first(far.door, far.between, bays)[0] == at["1-1a-1"]
    places = node_places(plan)
    assert places.shape == (len(plan.nodes), 2) and np.isfinite(places).all()
    middle = places[plan.nodes.index("f1-aisle2-2")]
    np.testing.assert_allclose(middle, [2.2, (1.25 + 2.5) / 2])  # between the faces of both ranges
