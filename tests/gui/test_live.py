"""How often the window shows a run under way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.gui.live import SHARE, WITHIN, Pace


@given(st.floats(0.0001, 0.02), st.floats(0.001, 0.05))
def test_pictures_take_their_share_and_no_more(cost: float, between: float) -> None:
    pace, now, used, shown = Pace(), 0.0, 0.0, 0
    for _ in range(400):
        now += between
        if pace.due(now, used):
            used += cost
            shown += 1
    assert used <= max(SHARE * now + 2 * cost, 2 * cost)
    assert shown >= 0.5 * now / max(between, min(cost / SHARE, WITHIN) + between)


def test_a_busy_window_still_shows_a_picture_now_and_then() -> None:
    pace = Pace()
    assert pace.due(0.0, 0.0)
    assert not pace.due(WITHIN / 2, 50.0)
    assert pace.due(WITHIN, 99.0)
