"""Clouds that keep clear of what floats over a picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.gui.canvas.free_area import fit_between
from minentropy_app.gui.canvas.label_kernels import least_hidden

ROOM = (10.0, 10.0, 890.0, 590.0)


def disc(radius: float) -> np.ndarray:
    rng = np.random.default_rng(0)
    turn, away = rng.uniform(0, 2 * np.pi, 900), radius * np.sqrt(rng.uniform(0, 1, 900))
    return np.stack([450 + away * np.cos(turn), 300 + away * np.sin(turn)], axis=1)


def placed(points, fit):
    return (points - [450, 300]) * fit.share + [450 + fit.across, 300 + fit.down]


def under(points, piece):
    left, top, right, bottom = piece
    return float(((points > [left, top]) & (points < [right, bottom])).all(axis=1).mean())


def test_nothing_moves_where_nothing_is_in_the_way():
    fit = fit_between(disc(250), ROOM, ((0, 0, 120, 60),))
    assert (fit.share, fit.across, fit.down) == (1.0, 0.0, 0.0)
    assert fit_between(np.zeros((0, 2)), ROOM, ((0, 0, 9, 9),)).share == 1.0


def test_a_legend_at_the_left_is_avoided_by_moving_to_the_right_at_full_size():
    piece = (0.0, 200.0, 260.0, 600.0)
    points = disc(250)
    fit = fit_between(points, ROOM, (piece,))
    assert fit.share == 1.0
    assert fit.across > 0
    assert under(placed(points, fit), piece) <= 0.002


def test_where_moving_is_not_enough_it_shrinks():
    pieces = ((0.0, 0.0, 900.0, 60.0), (0.0, 250.0, 380.0, 600.0), (830.0, 0.0, 900.0, 600.0))
    points = disc(280)
    fit = fit_between(points, ROOM, pieces)
    assert 0.6 < fit.share < 1
    for piece in pieces:
        assert under(placed(points, fit), piece) <= 0.01


@given(st.lists(st.tuples(st.floats(0, 800), st.floats(0, 500), st.floats(20, 400), st.floats(20, 300)), max_size=4))
@settings(max_examples=40, deadline=None)
def test_it_is_never_worse_than_before_and_stays_in_the_room(given_pieces):
    pieces = tuple((x, y, x + wide, y + high) for x, y, wide, high in given_pieces)
    points = disc(280)
    fit = fit_between(points, ROOM, pieces)
    after = placed(points, fit)
    assert 0.6 < fit.share <= 1
    assert (after >= np.array(ROOM[:2]) - 2).all()
    assert (after <= np.array(ROOM[2:]) + 2).all()
    assert sum(under(after, piece) for piece in pieces) <= sum(under(points, piece) for piece in pieces) + 0.01 * len(
        pieces
    )


@pytest.mark.parametrize("count", [1, 2])
def test_few_points_do(count):
    points = np.full((count, 2), 300.0)
    fit = fit_between(points, ROOM, ((250.0, 250.0, 350.0, 350.0),))
    assert 0.6 < fit.share <= 1


def literal(points, moves, pieces, allowed):
    """The chosen move and how many points it hides, by the sentence."""
    x, y = (points[None, :, axis] + moves[:, None, axis] for axis in (0, 1))
    hidden = (x < ROOM[0] - 1) | (x > ROOM[2] + 1) | (y < ROOM[1] - 1) | (y > ROOM[3] + 1)
    for left, top, right, bottom in pieces:
        hidden |= (x > left) & (x < right) & (y > top) & (y < bottom)
    many = hidden.sum(axis=1)
    few = np.flatnonzero(many <= allowed * len(points))
    at = int(few[0]) if few.size else int(np.argmin(many))
    return at, int(many[at])


@given(
    st.lists(st.tuples(st.floats(0, 800), st.floats(0, 500), st.floats(20, 400), st.floats(20, 300)), max_size=4),
    st.sampled_from([0.0, 0.01, 0.2]),
    st.integers(0, 9),
)
@settings(max_examples=60, deadline=None)
def test_the_first_move_that_hides_few_is_found_else_the_one_that_hides_fewest(given_pieces, allowed, seed):
    pieces = np.array([(x, y, x + wide, y + high) for x, y, wide, high in given_pieces], np.float64).reshape(-1, 4)
    rng = np.random.default_rng(seed)
    points, moves = rng.uniform(-20, 920, (80, 2)), rng.normal(size=(9, 2)) * 90
    count = np.zeros(1, np.int64)
    at = least_hidden(points, moves, np.array(ROOM), pieces, allowed, count)
    assert (at, int(count[0])) == literal(points, moves, pieces, allowed)
