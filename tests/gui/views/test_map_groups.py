"""Outlines of groups against scipy, which the window does not import."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import ndimage
from scipy.spatial import ConvexHull

from minentropy_app.gui.views.map_groups import hull, patches


@given(st.integers(0, 500), st.integers(3, 400), st.floats(0.01, 20))
def test_the_hull_is_the_one_of_qhull(seed, count, flat):
    points = np.random.default_rng(seed).normal(size=(count, 2)) * (1, flat)
    expected = points[ConvexHull(points).vertices]
    found = hull(points)
    assert {tuple(point) for point in found} == {tuple(point) for point in expected}
    assert area(found) == ConvexHull(points).volume or np.isclose(area(found), ConvexHull(points).volume)


def test_points_on_one_line_have_no_hull():
    line = np.arange(5.0)
    assert len(hull(np.stack([line, 2 * line], axis=1))) < 3
    assert len(hull(np.ones((4, 2)))) < 3


@given(arrays.arrays(bool, (9, 11)))
def test_patches_are_those_of_scipy(marked):
    assert (patches(marked) == ndimage.label(marked, np.ones((3, 3)))[0]).all()


def area(corners):
    x, y = corners.T
    return 0.5 * float(x @ np.roll(y, -1) - y @ np.roll(x, -1))
