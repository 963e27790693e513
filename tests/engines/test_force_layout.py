import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.force_layout import PAIRWISE, Links, arrange, make_room, part


def planted(seed, n, groups=4):
    rng = np.random.default_rng(seed)
    member = np.arange(n) % groups
    pairs = rng.integers(0, n, (n * 6, 2))
    close = member[pairs[:, 0]] == member[pairs[:, 1]]
    pairs = pairs[close | (rng.random(len(pairs)) < 0.05)]
    return member, Links(pairs[:, 0].astype(np.int32), pairs[:, 1].astype(np.int32), np.ones(len(pairs)))


def overlap(points, radius):
    away = np.linalg.norm(points[:, None] - points[None], axis=2) + np.eye(len(points)) * 1e9
    return float((radius[:, None] + radius[None] - away).max())


@given(seed=st.integers(0, 1000), n=st.integers(2, 60))
@settings(max_examples=30, deadline=None)
def test_circles_do_not_overlap(seed, n):
    rng = np.random.default_rng(seed)
    radius = rng.uniform(0.1, 3.0, n)
    points = arrange(radius, planted(seed, n)[1])
    assert np.isfinite(points).all()
    assert overlap(points, radius) <= 0.01 * radius.mean()


def test_many_circles_do_not_overlap_much():
    n = PAIRWISE + 300
    radius = np.full(n, 1.0)
    assert overlap(arrange(radius, planted(3, n)[1]), radius) <= 0.05


@pytest.mark.parametrize("n", [40, 200, PAIRWISE + 200])
def test_linked_circles_come_to_lie_together(n):
    member, links = planted(11, n)
    points = arrange(np.full(n, 1.0), links)
    away = np.linalg.norm(points[:, None] - points[None], axis=2)
    same = (member[:, None] == member[None]) & ~np.eye(n, dtype=bool)
    assert away[same].mean() < 0.75 * away[member[:, None] != member[None]].mean()


def test_the_same_input_gives_the_same_places():
    _, links = planted(2, 90)
    radius = np.linspace(0.2, 2.0, 90)
    assert np.array_equal(arrange(radius, links), arrange(radius.copy(), links))


def test_no_links_and_few_circles():
    none = Links(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0))
    assert arrange(np.ones(0), none).shape == (0, 2)
    assert arrange(np.ones(1), none).tolist() == [[0.0, 0.0]]
    assert overlap(arrange(np.ones(30), none), np.ones(30)) <= 0.01


def test_fixed_circles_stay_and_ones_on_a_spot_part():
    points, radius = np.zeros((3, 2)), np.ones(3)
    fixed = np.array([True, False, False])
    part(points, radius, 0.1, fixed)
    assert points[0].tolist() == [0.0, 0.0]
    assert overlap(points, radius) <= 0.0


@given(seed=st.integers(0, 1000), grown=st.floats(1.5, 8.0))
@settings(max_examples=30, deadline=None)
def test_a_grown_circle_pushes_the_others_outwards_only(seed, grown):
    rng = np.random.default_rng(seed)
    radius = rng.uniform(0.3, 1.0, 25)
    points = arrange(radius, planted(seed, 25)[1])
    moved = make_room(points, radius, 4, grown, 0.05)
    assert np.allclose(moved[4], points[4])
    sizes = radius.copy()
    sizes[4] = grown
    assert overlap(moved, sizes) <= 0.01
    before, after = np.linalg.norm(points - points[4], axis=1), np.linalg.norm(moved - points[4], axis=1)
    assert (after >= before - 0.6).all()
