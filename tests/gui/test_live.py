"""How often the window shows a run under way, and what it shows of a shelf plan."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from minentropy_app.engines.what_if import stand_of
from minentropy_app.gui.faces import State
from minentropy_app.gui.live import EVERY, SHARE, WITHIN, Pace
from tests.gui._window import SECONDS, opened, shown


@given(st.floats(0.0001, 0.1), st.floats(0.001, 0.05), st.floats(0.0, 0.03))
def test_pictures_take_their_share_and_no_more(cost: float, between: float, rest: float) -> None:
    """``rest``: share of a processor that the window needs for all else."""
    pace, now, used, shown = Pace(), 0.0, 0.0, 0
    for _ in range(600):
        now += between
        used += rest * between
        if pace.due(now, used):
            pace.shown(now, used)
            used += cost
            shown += 1
    assert shown * cost <= max(SHARE * now, cost / WITHIN * now) + 2 * cost
    most = min(max((cost + rest * between) / SHARE, EVERY), WITHIN)
    assert shown >= 0.5 * now / (most + between)
    assert shown <= now / EVERY + 1


def test_a_busy_window_still_shows_a_picture_now_and_then() -> None:
    pace = Pace()
    assert pace.due(0.0, 0.0)
    pace.shown(0.0, 0.0)
    assert not pace.due(WITHIN / 2, 50.0)
    assert pace.due(WITHIN, 99.0)


@pytest.fixture
def planning(qtbot, running, planned, tmp_path):
    """The window over a project whose shelf plan is being searched for, far too long."""
    copy = shutil.copytree(planned.parent, tmp_path / "mine") / planned.name
    window = opened(qtbot, running, copy)
    shown(qtbot, window)
    window.menus.actions["analyse_shelf-plan"].trigger()
    form = window.side.currentWidget()
    form.name.setText("again")
    form.rows["sweeps"].field.show_value(1_000_000.0)
    qtbot.waitUntil(form.go.isEnabled, timeout=30 * SECONDS)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "plan:live" in window.views.views(), timeout=60 * SECONDS)
    yield window
    window.close()
    if window.notice.isVisible():
        window.notice.answer(0)


def moved_in(view) -> bool:
    """Whether the plan in view puts books elsewhere than they stand."""
    return bool((view.model.result.bay != view.model.result.present).any())


def under_way(window) -> str:
    return next(entry.key for entry in window.project.results() if entry.state is State.RUNNING)


def test_a_shelf_plan_is_seen_while_it_is_made_and_its_best_is_kept(qtbot, planning) -> None:
    window = planning
    view = window.view_of("plan:live")
    qtbot.waitUntil(lambda: moved_in(view), timeout=30 * SECONDS)  # the best plan of so few books comes soon, and stays
    qtbot.waitUntil(lambda: "so far" in view.course.change.text(), timeout=30 * SECONDS)
    assert "per visit" in view.course.metres.text()
    assert not view.walk.isVisible() and view.trial_says.text().startswith("Books change places")
    key = under_way(window)
    assert ("view:building", "As a building") in window.tree.menu_of(key)
    window.tree.entry_action.emit(key, "view:building")
    qtbot.waitUntil(lambda: "building:live" in window.views.views(), timeout=30 * SECONDS)
    tall = window.view_of("building:live")
    qtbot.waitUntil(lambda: moved_in(tall), timeout=30 * SECONDS)
    qtbot.waitUntil(lambda: "so far" in tall.so_far.text(), timeout=30 * SECONDS)

    def shorter() -> bool:
        now = tall.model.result.metrics
        return now["expected_metres"] < 0.97 * now["expected_before"]

    qtbot.waitUntil(shorter, timeout=60 * SECONDS)
    qtbot.mouseClick(window.foot.jobs.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.notice.isVisible, timeout=30 * SECONDS)
    assert not {"plan:live", "building:live"} & set(window.views.views())
    window.notice.answer(window.notice.answers.index("Keep what it reached"))
    qtbot.waitUntil(lambda: any(k.startswith("plan:") for k in window.views.views()), timeout=30 * SECONDS)
    qtbot.waitUntil(window.idle, timeout=30 * SECONDS)
    kept = window.view_of(next(k for k in window.views.views() if k.startswith("plan:"))).model
    start = stand_of(kept.result, np.asarray(kept.result.present, np.int32))
    assert kept.stand.metres < start.metres
    assert len(kept.result.step_start) and "test_change" in kept.result.metrics
    assert window.inspector._chip.text() == "Stopped early"


def test_a_live_view_that_was_closed_stays_closed(qtbot, planning) -> None:
    window = planning
    window.close_view("plan:live")
    task = window.jobs.tasks[0]
    qtbot.waitUntil(lambda: not task.job.watched, timeout=10 * SECONDS)
    assert "plan:live" not in window.views.views()
    window.open_entry(under_way(window))
    qtbot.waitUntil(lambda: "plan:live" in window.views.views(), timeout=10 * SECONDS)
