import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.gui.views.network_fit import fitted_circle

SIDES = st.floats(200, 4000)


def test_without_a_legend_it_stands_in_the_middle():
    assert fitted_circle(800, 600, (0.0, 0.0)) == pytest.approx((400, 300, 300))


@given(wide=SIDES, high=SIDES, share=st.tuples(st.floats(0, 0.9), st.floats(0, 0.9)))
def test_it_stays_in_the_window_and_clear_of_the_legend(wide, high, share):
    corner = (wide * share[0], high * share[1])
    x, y, radius = fitted_circle(wide, high, corner)
    most = min(wide, high) / 2
    assert 0.69 * most < radius <= most + 1e-9
    assert radius - 1e-6 <= x <= wide - radius + 1e-6 and radius - 1e-6 <= y <= high - radius + 1e-6
    away = math.hypot(max(x - corner[0], 0), max(high - corner[1] - y, 0))
    assert away >= radius * (1 - 1e-5) or radius == pytest.approx(most)


def test_it_takes_more_room_than_beside_the_whole_legend():
    x, y, radius = fitted_circle(720, 616, (252, 250))
    assert radius > (720 - 252) / 2
    assert y < 616 / 2 < x
