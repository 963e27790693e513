import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.move_plan import TROLLEY, Limits, MovePlan, carrying_metres, plan_moves
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, drain


def replay(plan: MovePlan, width: Floats, home: Ints, room: Floats) -> tuple[Ints, float]:
    """Carry the plan out, watching every bay; return where the books end and the fullest trolley."""
    at, fullest = home.copy(), 0.0
    limit = np.maximum(room, np.bincount(home, width, len(room)))
    for k in range(len(plan.start)):
        books = plan.books[plan.indptr[k] : plan.indptr[k + 1]]
        assert len(books) and plan.start[k] != plan.end[k]
        assert (at[books] == plan.start[k]).all()
        at[books] = plan.end[k]
        used = np.bincount(at[at >= 0], width[at >= 0], len(room))
        assert (used <= limit + 1e-6).all()
        fullest = max(fullest, float(width[at == TROLLEY].sum()))
    return at, fullest


@given(st.integers(1, 40), st.integers(1, 6), st.integers(0, 99_999), st.floats(0, 1))
@settings(deadline=None, max_examples=150)
def test_no_step_exceeds_a_bay_and_all_books_arrive(n: int, bays: int, seed: int, slack: float) -> None:
    rng = np.random.default_rng(seed)
    width = rng.uniform(1, 6, n)
    home, goal = (rng.integers(0, bays, n).astype(np.int32) for _ in range(2))
    # As tight as both ends allow, with some slack on top.
    room = np.maximum(np.bincount(home, width, bays), np.bincount(goal, width, bays)) * (1 + slack * rng.random(bays))
    plan = drain(plan_moves(width, home, goal, Limits(room), Context()))
    at, fullest = replay(plan, width, home, room)
    np.testing.assert_array_equal(at, goal)
    assert abs(fullest - plan.trolley_cm) < 1e-6
    assert np.bincount(plan.books, minlength=n).max() <= 2
    assert not set(plan.books.tolist()) & set(np.flatnonzero(home == goal).tolist())


def test_a_circle_of_full_bays_needs_one_book_on_the_trolley() -> None:
    home, goal = np.array([0, 1, 2], np.int32), np.array([1, 2, 0], np.int32)
    plan = drain(plan_moves(np.full(3, 4.0), home, goal, Limits(np.full(3, 4.0)), Context()))
    assert plan.trolley_cm == 4.0 and len(plan.start) == 4
    assert plan.end[0] == TROLLEY and plan.start[-1] == TROLLEY


def test_with_room_books_go_straight_and_together() -> None:
    home, goal = np.array([0, 0, 0, 1], np.int32), np.array([1, 1, 0, 1], np.int32)
    plan = drain(plan_moves(np.full(4, 3.0), home, goal, Limits(np.full(2, 90.0)), Context()))
    assert plan.start.tolist() == [0] and plan.end.tolist() == [1] and plan.books.tolist() == [0, 1]


def test_nothing_to_do() -> None:
    at = np.array([0, 1], np.int32)
    assert not len(drain(plan_moves(np.ones(2), at, at, Limits(np.ones(2)), Context())).start)


@given(st.integers(2, 40), st.integers(2, 6), st.integers(0, 99_999), st.floats(0.0, 0.5))
@settings(deadline=None, max_examples=150)
def test_a_given_trolley_is_never_fuller_than_it_is_long(n: int, bays: int, seed: int, slack: float) -> None:
    rng = np.random.default_rng(seed)
    width = rng.uniform(1, 6, n)
    home, goal = (rng.integers(0, bays, n).astype(np.int32) for _ in range(2))
    room = np.maximum(np.bincount(home, width, bays), np.bincount(goal, width, bays)) + slack * 20 * rng.random(bays)
    between = np.abs(np.arange(bays)[:, None] - np.arange(bays)).astype(float)
    longest = float(rng.uniform(1, 15))
    parking = rng.random(bays) < 0.8
    try:
        plan = drain(plan_moves(width, home, goal, Limits(room, longest, parking, between), Context()))
    except AppError as error:
        assert "too short" in str(error)
        needed = drain(plan_moves(width, home, goal, Limits(room, 0.0, parking, between), Context())).trolley_cm
        assert needed > longest  # without a limit it takes a longer one
        return
    at, fullest = replay(plan, width, home, room)
    np.testing.assert_array_equal(at, goal)
    assert fullest <= longest + 1e-6
    resting = np.unique(plan.end[(plan.end != TROLLEY)])
    guests = [b for b in resting if not parking[b]]
    for k in range(len(plan.start)):  # only those whose place it is go into a bay where none may wait
        books = plan.books[plan.indptr[k] : plan.indptr[k + 1]]
        assert plan.end[k] not in guests or (goal[books] == plan.end[k]).all()
    assert carrying_metres(plan, between) >= 0


def test_a_bay_with_room_takes_the_place_of_a_trolley_that_is_too_short() -> None:
    home, goal = np.array([0, 1, 2], np.int32), np.array([1, 2, 0], np.int32)
    full, spare = np.array([4.0, 4.0, 4.0]), np.array([4.0, 4.0, 4.0, 4.0])
    width = np.full(3, 4.0)
    with pytest.raises(AppError, match=r"trolley of 3 cm is too short: 4 cm"):
        drain(plan_moves(width, home, goal, Limits(full, 3.0), Context()))
    plan = drain(plan_moves(width, home, goal, Limits(spare, 3.0), Context()))
    assert plan.trolley_cm == 0 and 3 in plan.end.tolist()
    assert replay(plan, width, home, spare)[0].tolist() == goal.tolist()


def test_bays_are_served_in_walking_order() -> None:
    rng = np.random.default_rng(2)
    home, goal = (rng.integers(0, 20, 400).astype(np.int32) for _ in range(2))
    between = np.abs(np.arange(20)[:, None] - np.arange(20)).astype(float)
    mixed = rng.permutation(20)
    between = between[mixed][:, mixed]
    room = np.full(20, 400.0)
    plain, near = (
        drain(plan_moves(np.full(400, 3.0), home, goal, Limits(room, between=b), Context())) for b in (None, between)
    )
    assert carrying_metres(near, between) < 0.8 * carrying_metres(plain, between)
