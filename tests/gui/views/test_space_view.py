"""The space view by clicks and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from minentropy_app.gui import theme
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.space_canvas import Tool
from minentropy_app.gui.views.space_model import Measure, SpaceModel
from minentropy_app.gui.views.space_view import SpaceView
from tests.gui.conftest import settle

LEFT, NO, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def middle_of(view, row):
    """A point at which the row is drawn, or None."""
    frame = view.canvas.frame
    ys, xs = np.nonzero(frame.ids == row)
    return QPoint(int(np.median(xs)), int(np.median(ys))) if xs.size > 12 else None


def a_visible_row(view, but=-1):
    for row in view.canvas.frame.index.tolist():
        place = middle_of(view, row)
        if row == but or place is None or view.childAt(place) is not view.canvas:
            continue
        if view.canvas.row_at(QPointF(place)) == row:
            return row, place
    raise AssertionError("nothing to click")


def drag(qtbot, canvas, places, keys=NO, button=LEFT):
    qtbot.mousePress(canvas, button, keys, places[0])
    for place in places[1:]:
        qtbot.mouseMove(canvas, place)
        QApplication.sendEvent(canvas, moved(canvas, place, keys, button))
    qtbot.mouseRelease(canvas, button, keys, places[-1])


def moved(canvas, place, keys, button):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(canvas.mapToGlobal(place)), button, button, keys)


def test_a_click_selects_and_control_adds(qtbot, shown):
    view, selection = shown
    row, place = a_visible_row(view)
    qtbot.mouseClick(view.canvas, LEFT, NO, place)
    assert selection.current.ids.tolist() == [int(view.model.item_ids[row])]
    settle(qtbot, view)
    other, place = a_visible_row(view, but=row)
    qtbot.mouseClick(view.canvas, LEFT, CONTROL, place)
    assert set(selection.current.ids.tolist()) == {int(view.model.item_ids[r]) for r in (row, other)}


def test_escape_clears_and_control_a_takes_all(qtbot, shown):
    view, selection = shown
    qtbot.keyClick(view.canvas, Qt.Key.Key_A, CONTROL)
    assert len(selection.current) == len(view.model)
    qtbot.keyClick(view.canvas, Qt.Key.Key_I, CONTROL)
    assert len(selection.current) == 0
    qtbot.keyClick(view.canvas, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert len(selection.current) == 0


def test_shift_drag_marks_a_rectangle(qtbot, shown):
    view, selection = shown
    drag(qtbot, view.canvas, [QPoint(300, 200), QPoint(400, 300), QPoint(600, 450)], SHIFT)
    places = view.canvas.frame.out[:, :2]
    inside = (places > [300, 200]).all(1) & (places < [600, 450]).all(1) & (view.canvas.frame.out[:, 2] > 0)
    assert set(selection.current.ids.tolist()) == set(view.model.item_ids[inside].tolist())
    assert len(selection.current) > 10
    assert selection.current.how == "rectangle"


def test_a_lasso_marks_adds_and_takes_away(qtbot, shown):
    view, selection = shown
    qtbot.mouseClick(view.toolbar.tools[Tool.LASSO], LEFT)
    assert view.canvas.tool is Tool.LASSO
    first = [QPoint(*p) for p in ((250, 250), (450, 250), (450, 450), (250, 450))]
    drag(qtbot, view.canvas, first)
    marked = set(selection.current.ids.tolist())
    assert marked and selection.current.how == "lasso"
    settle(qtbot, view)
    drag(qtbot, view.canvas, [p + QPoint(200, 0) for p in first], SHIFT)
    more = set(selection.current.ids.tolist())
    assert more > marked
    settle(qtbot, view)
    drag(qtbot, view.canvas, first, ALT)
    assert set(selection.current.ids.tolist()) == more - marked


def test_arrows_turn_plus_zooms_and_control_0_fits(qtbot, shown):
    view, _ = shown
    start = view.canvas.camera
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.camera.yaw != start.yaw
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    assert view.canvas.camera.pitch > start.pitch
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    assert view.canvas.camera.scale == pytest.approx(start.scale * 1.2)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Minus)
    assert view.canvas.camera.scale == pytest.approx(start.scale)
    qtbot.keyClick(view.canvas, Qt.Key.Key_0, CONTROL)
    qtbot.waitUntil(lambda: view.canvas.camera.pitch == pytest.approx(start.pitch), timeout=5000)
    assert view.canvas.camera.scale == pytest.approx(start.scale, rel=1e-6)


def test_dragging_orbits_and_the_right_button_moves(qtbot, shown):
    view, selection = shown
    start = view.canvas.camera
    drag(qtbot, view.canvas, [QPoint(400, 300), QPoint(460, 300)])
    assert view.canvas.camera.yaw != start.yaw
    assert view.canvas.camera.target == start.target
    drag(qtbot, view.canvas, [QPoint(400, 300), QPoint(460, 340)], button=Qt.MouseButton.RightButton)
    assert view.canvas.camera.target != start.target
    assert len(selection.current) == 0


def test_the_wheel_zooms_towards_the_pointer(qtbot, shown):
    view, _ = shown
    row, place = a_visible_row(view)
    before = view.canvas.camera.scale
    at = QPointF(place)
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, NO, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.canvas, wheel)
    assert view.canvas.camera.scale > before
    assert row >= 0


def test_the_hover_card_names_what_is_under_the_pointer(qtbot, shown):
    view, _ = shown
    row, place = a_visible_row(view)
    with qtbot.waitSignal(view.canvas.hovered, timeout=2000) as told:
        QApplication.sendEvent(view.canvas, hover_to(view.canvas, place))
    assert told.args[0] == row
    assert view.card.isVisible()
    assert view.rect().contains(view.card.box.toRect())
    assert f"Title {view.model.item_ids[row]}" in view.card.accessibleDescription()
    view.canvas._leave_hover()
    assert not view.card.isVisible()


def hover_to(canvas, place):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    none = Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(canvas.mapToGlobal(place)), none, none, NO)


def test_the_legend_filters_by_click_and_by_keys(qtbot, shown):
    view, selection = shown
    everything = len(view.canvas.items.shown_ids)
    qtbot.mouseClick(view.legend, LEFT, NO, QPoint(30, 22 + 9))
    only = len(view.canvas.items.shown_ids)
    assert 0 < only < everything
    qtbot.keyClick(view.canvas, Qt.Key.Key_A, CONTROL)
    assert len(selection.current) == only
    qtbot.mouseClick(view.legend, LEFT, NO, QPoint(30, 22 + 9))
    assert len(view.canvas.items.shown_ids) == everything
    qtbot.keyClick(view.legend, Qt.Key.Key_Down)
    qtbot.keyClick(view.legend, Qt.Key.Key_Space)
    assert 0 < len(view.canvas.items.shown_ids) < everything


def test_legends_are_backed_while_the_cloud_fills_the_corners(qtbot, shown):
    view, _ = shown
    assert not view.legend.backed
    for _ in range(12):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: view.legend.backed and view.sizes.backed, timeout=5000)
    qtbot.keyClick(view.canvas, Qt.Key.Key_0, CONTROL)
    qtbot.waitUntil(lambda: not view.legend.backed, timeout=5000)


def test_search_flies_to_an_item(qtbot, shown):
    view, selection = shown
    item = int(view.model.item_ids[37])
    assert view.fly_to(item)
    assert selection.current.ids.tolist() == [item]
    qtbot.waitUntil(lambda: view.canvas._motion is None, timeout=5000)
    assert view.canvas.camera.target == pytest.approx(view.model.positions[37], abs=1e-4)
    assert not view.fly_to(-5)


def test_items_travel_to_another_result(qtbot, shown):
    view, _ = shown
    there = view.model.positions[::-1].copy()
    view.morph_to(there)
    qtbot.waitUntil(lambda: view.canvas._motion is None, timeout=5000)
    assert view.canvas.items.scene.positions == pytest.approx(there, abs=1e-5)


def test_live_positions_are_shown_at_once(qtbot, shown):
    view, _ = shown
    view.show_live(view.model.positions * 0.5)
    assert view.canvas.items.scene.positions == pytest.approx(view.model.positions * 0.5, abs=1e-5)
    settle(qtbot, view)


@pytest.mark.parametrize("title", ["", "Occurrences"])
def test_in_space_only_what_is_counted_is_told(qtbot, tokens, title):
    counts = np.full(60, 5.0) if title else np.ones(60)
    columns = {"loans": Measure(title, counts)} if title else {}
    named = (lambda ids: [f"Text {k}" for k in ids.tolist()], columns)
    places = np.random.default_rng(3).normal(size=(60, 3))
    view = SpaceView(SpaceModel(np.arange(60), places, counts, *named, on_floor=False), SelectionModel(), tokens)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    settle(qtbot, view)
    assert view._figures(0) == ((("5", "occurrences"),) if title else ())
    assert view.model.rows_of(np.arange(2), 9) == [
        ("Text 0", "", 5 if title else -1),
        ("Text 1", "", 5 if title else -1),
    ]
    assert view.sizes.isVisible() == bool(title)
    view.shut_down()


def test_a_saved_view_comes_back(qtbot, shown):
    view, _ = shown
    view.colour_by("loans")
    view._cut("half")
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    state, camera = view.state(), view.canvas.camera
    view.colour_by("circle")
    view._cut("none")
    view.canvas.fit(animate=False)
    view.restore(state)
    qtbot.waitUntil(lambda: view.canvas._motion is None, timeout=5000)
    assert view.canvas.camera.yaw == pytest.approx(camera.yaw)
    assert view.canvas.camera.target == pytest.approx(camera.target)
    assert view.canvas.cut.mode == "half"
    assert view.state() == {**state, "camera": view.state()["camera"]}


def test_the_theme_changes_the_picture(qtbot, shown):
    view, _ = shown
    light = view.canvas.frame.pixels.mean()
    view.set_tokens(theme.DARK)
    settle(qtbot, view)
    assert view.canvas.frame.view.look == theme.look(theme.DARK)
    corner = view.canvas.frame.image.pixelColor(5, 600)
    assert corner.lightness() < 60
    assert light != view.canvas.frame.pixels.mean()


def test_everything_has_an_accessible_name(shown):
    view, _ = shown
    for piece in (view, view.canvas, view.legend, view.sizes, *view.toolbar.tools.values(), view.toolbar.cut):
        assert piece.accessibleName()


def test_the_latest_wish_wins(qtbot, shown):
    view, _ = shown
    seen = []
    view.canvas.drawn.connect(lambda: seen.append(view.canvas.frame.view.camera.yaw))
    for _ in range(40):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    settle(qtbot, view)
    assert len(seen) < 42
    assert seen[-1] == view.canvas.camera.yaw
