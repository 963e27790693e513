import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.gui.canvas.camera import Camera, fitted

angles = st.floats(-7, 7)
cameras = st.builds(
    Camera,
    target=st.tuples(*[st.floats(-20, 20)] * 3),
    yaw=st.floats(0, 6.28),
    pitch=st.floats(0, math.pi / 2),
    scale=st.floats(1, 500),
    perspective=st.floats(0, 0.05),
)


@given(cameras)
def test_basis_is_a_right_handed_frame(camera):
    right, up, forward = camera.basis()
    assert np.allclose(camera.basis() @ camera.basis().T, np.eye(3), atol=1e-12)
    assert np.allclose(np.cross(right, up), -forward, atol=1e-12)


@given(cameras)
def test_the_target_lies_in_the_middle(camera):
    x, y, zoom = camera.to_screen(np.array([camera.target]), (800.0, 600.0))[0]
    assert (x, y) == pytest.approx((400, 300))
    assert zoom == pytest.approx(camera.scale)


@given(cameras, st.floats(-200, 200), st.floats(-200, 200))
def test_panning_follows_the_hand(camera, across, down):
    before = camera.to_screen(np.array([camera.target]), (800.0, 600.0))[0]
    after = camera.panned(across, down).to_screen(np.array([camera.target]), (800.0, 600.0))[0]
    assert after[:2] - before[:2] == pytest.approx([across, down], abs=1e-6)


@given(cameras.filter(lambda c: c.scale < 100), st.floats(-200, 200), st.floats(-200, 200))
def test_zooming_keeps_the_point_under_the_pointer(camera, across, down):
    right, up, _ = camera.basis()
    point = np.array(camera.target) + (right * across - up * down) / camera.scale
    x, y, _ = camera.zoomed(1.5, (across, down)).to_screen(point[None], (800.0, 600.0))[0]
    assert (x - 400, y - 300) == pytest.approx((across, down), abs=1e-6)


@given(cameras, angles, angles)
def test_the_floor_is_never_seen_from_below(camera, across, down):
    assert 0 <= camera.orbited(across * 500, down * 500).pitch <= math.pi / 2


@given(cameras, cameras)
def test_a_flight_begins_and_ends_where_it_should(one, other):
    assert one.towards(other, 0.0).scale == pytest.approx(one.scale)
    end = one.towards(other, 1.0)
    assert end.target == pytest.approx(other.target)
    assert end.scale == pytest.approx(other.scale)
    assert math.cos(end.yaw - other.yaw) == pytest.approx(1)


@settings(deadline=None)
@given(st.integers(2, 200), st.integers(0, 99))
def test_fitting_shows_every_point(count, seed):
    points = np.random.default_rng(seed).normal(size=(count, 3)) * [8, 8, 3]
    camera = fitted(points, (1000.0, 700.0))
    seen = camera.to_screen(points, (1000.0, 700.0))
    assert (seen[:, 2] > 0).all()
    assert (seen[:, 0] >= -1).all() and (seen[:, 0] <= 1001).all()
    assert (seen[:, 1] >= -1).all() and (seen[:, 1] <= 701).all()
    assert fitted(np.zeros((0, 3)), (1000.0, 700.0)).scale > 0


def test_plan_and_elevation_are_without_perspective():
    camera = Camera(perspective=0.03)
    assert camera.plan().basis()[2] == pytest.approx([0, 0, -1], abs=1e-12)
    assert camera.elevation().basis()[2] == pytest.approx([0, 1, 0], abs=1e-12)
    assert camera.plan().perspective == camera.elevation().perspective == 0
