"""The shelf plan as a building, by clicks and keys on a plan really made."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from minentropy_app.gui.views.plan_model import BEFORE, CLASS
from tests.gui._window import opened, shown

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def building(qtbot, running, planned, tmp_path):
    import shutil

    copy = shutil.copytree(planned.parent, tmp_path / "mine") / planned.name
    window = opened(qtbot, running, copy)
    shown(qtbot, window)
    window.open_entry("r2", "building")
    return window, shown(qtbot, window, "building:r2")


def seen(view) -> dict[int, QPoint]:
    """A place where each bay that can be seen is seen."""
    view.canvas.grab()
    places = {}
    for bay, side in view.canvas.sides.drawn:
        middle = side.boundingRect().center()
        if view.canvas.bay_at(middle) == bay:
            places[bay] = middle.toPoint()
    return places


def test_bays_stand_where_the_plan_has_them_and_as_high_as_their_shelves(building) -> None:
    _, view = building
    corners, boxes = view.canvas.building.corners, view.model.boxes
    size = corners.max(axis=1) - corners.min(axis=1)
    np.testing.assert_allclose(size[:, 0], boxes[:, 2] - boxes[:, 0])
    np.testing.assert_allclose(size[:, 1], boxes[:, 3] - boxes[:, 1])
    assert (size[:, 2] > 0.3).all() and len(np.unique(size[:, 2].round(6))) == 1
    apart = corners.mean(axis=1)[:, :2] - corners.mean(axis=1)[0, :2]
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    np.testing.assert_allclose(apart, (middle - middle[0]) * [1, -1], atol=1e-9)


def test_a_click_selects_the_books_of_a_bay_as_from_above(building) -> None:
    window, view = building
    places = seen(view)
    bay = next(b for b in places if (view.model.result.bay == b).any())
    QTest.mouseClick(view.canvas, LEFT, NONE, places[bay])
    held = view.model.result.item_ids[view.model.result.bay == bay]
    assert set(window.selection.current.ids) == set(held) and view.canvas.selected == {bay}
    window.selection.clear()
    assert not view.canvas.selected


def test_dragging_turns_keys_turn_and_what_is_behind_is_not_hit(building, qtbot) -> None:
    _, view = building
    before = view.canvas.camera.yaw
    QTest.mousePress(view.canvas, LEFT, NONE, QPoint(30, 300))
    QTest.mouseMove(view.canvas, QPoint(90, 300))
    QTest.mouseMove(view.canvas, QPoint(120, 300))
    QTest.mouseRelease(view.canvas, LEFT, NONE, QPoint(120, 300))
    assert view.canvas.camera.yaw != before
    turned = view.canvas.camera.yaw
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.camera.yaw != turned
    forward = view.canvas.camera.basis()[2]
    places = seen(view)
    depth = view.canvas.building.corners.mean(axis=1) @ forward
    hit = [view.canvas.bay_at(place.toPointF()) for place in places.values()]
    for bay, place in zip(places, hit, strict=True):
        assert depth[place] <= depth[bay] + 1e-9
    qtbot.keyClick(view.canvas, Qt.Key.Key_PageDown)
    assert view.canvas._at == 0 and view.card.isVisible()


def test_colours_follow_the_bar_and_a_walk_is_drawn(building, qtbot) -> None:
    _, view = building
    first = view.canvas.colours.copy()
    qtbot.mouseClick(view.bar.segments[BEFORE], LEFT)
    assert view.when == BEFORE and not np.array_equal(first, view.canvas.colours)
    view.bar.measure.setCurrentIndex(2)
    assert view.quantity == CLASS
    qtbot.mouseClick(view.bar.walk, LEFT)
    assert view.canvas.stops and view.canvas.walk[0] in view.canvas.doors
    kept = view.state()
    view.canvas.look(view.canvas.camera.orbited(100, 20))
    view.restore(kept)
    assert view.canvas.camera.yaw == kept["yaw"] and view.canvas.camera.pitch == kept["pitch"]
