"""The floor plan editor, by clicks and keys in the real window."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from minentropy_app.cli import run
from minentropy_app.gui.faces import State
from minentropy_app.gui.views.draw_gestures import Tool
from tests.gui._window import SECONDS, opened, shown

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
KEY = Qt.Key


@pytest.fixture(scope="session")
def drawable(made, tmp_path_factory):
    """A project with a floor plan and a shelf plan made on it."""
    project = shutil.copytree(made, tmp_path_factory.mktemp("drawable") / "copy") / "ours.minent"
    words = ["import", "floor-plan", project, "--generate", "floors=1,ranges=2,bays=3,shelves=1", "--name", "rooms"]
    assert run([*map(str, words)]) == 0
    assert run(["run", str(project), "shelf-plan", "--set", "sweeps=5"]) == 0
    return project


@pytest.fixture
def editor(qtbot, running, drawable, tmp_path):
    copy = shutil.copytree(drawable.parent, tmp_path / "mine") / drawable.name
    window = opened(qtbot, running, copy)
    window.open_entry("s2")
    view = shown(qtbot, window, "draw:s2")
    view.canvas.setFocus()
    return running, window, view


def drag(view, start, end, release=True):
    canvas = view.canvas
    points = [canvas.scale.at(p).toPoint() for p in (start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)]
    QTest.mousePress(canvas, LEFT, NONE, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    if release:
        QTest.mouseRelease(canvas, LEFT, NONE, points[-1])


def stored(qtbot, editor):
    running, window, _ = editor
    qtbot.waitUntil(lambda: window.idle() and not running.desk.background.busy, timeout=10 * SECONDS)


def test_a_range_is_drawn_found_unreachable_joined_by_an_aisle_used_and_taken_back(qtbot, editor) -> None:
    _, window, view = editor
    canvas, below = view.canvas, max(r.corner[1] for r in view.canvas.drawing.ranges)
    assert not view.use.isEnabled() and view.in_use
    qtbot.keyClick(canvas, KEY.Key_R)
    drag(view, (1.2, below + 3), (4.3, below + 3.1))
    assert len(canvas.drawing.ranges) == 3 and canvas.picked == (("range", "3"),)
    stored(qtbot, editor)
    assert len(canvas.found.unreachable) == 6 and not view.use.isEnabled()
    assert "1-3a-1" in view.problems.text()
    qtbot.keyClick(canvas, KEY.Key_A)
    corner = min((s for s in canvas.drawing.spots if not s.is_door), key=lambda s: (s.x, -s.y))
    drag(view, (corner.x, corner.y), (corner.x, below + 4.2))
    for y in (below + 2.4, below + 4.1):
        drag(view, (corner.x, y), (4.6, y))
    stored(qtbot, editor)
    assert not canvas.found.problems and view.use.isEnabled()
    row = window.tree.row("r2")
    assert row.entry.state is State.DONE
    qtbot.mouseClick(view.use, LEFT)
    stored(qtbot, editor)
    assert view.in_use and not view.use.isEnabled() and window.tree.row("r2").entry.state is State.STALE
    for _ in range(5):
        window.undo()
        stored(qtbot, editor)
    assert len(canvas.drawing.ranges) == 2 and view.in_use and window.tree.row("r2").entry.state is State.DONE


def test_a_range_is_moved_set_beside_others_and_undone(qtbot, editor) -> None:
    _, window, view = editor
    canvas = view.canvas
    old = canvas.drawing.range("2")
    drag(view, (old.x + 1.5, old.y + 0.25), (old.x + 1.62, old.y + 0.97), release=False)
    assert canvas.trial.range("2").x == old.x and canvas.trial.range("2").y == pytest.approx(old.y + 0.7)
    assert canvas.drawing.range("2") == old
    qtbot.keyClick(canvas, KEY.Key_Escape)
    assert canvas.trial == canvas.drawing
    drag(view, (old.x + 1.5, old.y + 0.25), (old.x + 1.62, old.y + 0.97))
    stored(qtbot, editor)
    assert canvas.drawing.range("2").y == pytest.approx(old.y + 0.7)
    window.undo()
    stored(qtbot, editor)
    assert canvas.drawing.range("2") == old


def test_everything_can_be_done_with_keys(qtbot, editor) -> None:
    _, _, view = editor
    canvas = view.canvas
    qtbot.keyClick(canvas, KEY.Key_PageDown)
    assert canvas.picked == (("range", "1"),)
    old = canvas.drawing.range("1")
    qtbot.keyClick(canvas, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.drawing.range("1").x == pytest.approx(old.x + 0.1)
    qtbot.keyClick(canvas, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert canvas.picked == (("range", "3"),)
    qtbot.keyClick(canvas, KEY.Key_T)
    assert canvas.drawing.range("3").turned
    qtbot.keyClick(canvas, KEY.Key_Delete)
    assert len(canvas.drawing.ranges) == 2
    qtbot.keyClick(canvas, KEY.Key_A)
    assert canvas.tool is Tool.AISLE and view.tools[Tool.AISLE].isChecked()
    ways = len(canvas.drawing.ways)
    for key in (KEY.Key_Up, KEY.Key_Return, KEY.Key_Right, KEY.Key_Right, KEY.Key_Return):
        qtbot.keyClick(canvas, key)
    assert len(canvas.drawing.ways) == ways + 1
    qtbot.keyClick(canvas, KEY.Key_D)
    qtbot.keyClick(canvas, KEY.Key_Return)
    assert [s.name for s in canvas.drawing.spots if s.is_door] == ["entrance", "entrance1"]
    qtbot.keyClick(canvas, KEY.Key_Escape)
    assert canvas.tool is Tool.SELECT
    stored(qtbot, editor)


def test_stairs_lead_to_a_new_floor_and_fields_change_what_is_picked(qtbot, editor) -> None:
    _, _, view = editor
    canvas = view.canvas
    qtbot.keyClick(canvas, KEY.Key_S)
    QTest.mouseClick(canvas, LEFT, NONE, canvas.scale.at((0.3, 2.0)).toPoint())
    assert canvas.drawing.floors == ("1", "2") and view.panel.stack.currentWidget() is view.panel.spot
    view.panel.spot.fields["metres"].setValue(9)
    assert canvas.drawing.ways[-1].metres == 9
    view._go_to("2")
    assert canvas.hand.floor == "2" and view.floor.currentData() == "2"
    qtbot.keyClick(canvas, KEY.Key_R)
    drag(view, (1, 1), (3, 1))
    assert canvas.drawing.ranges[-1].floor == "2" and len(canvas.found.unreachable) == 4
    view.panel.ranges.fields["shelves"].setValue(4)
    assert canvas.drawing.ranges[-1].shelves == 4
    name = view.panel.ranges.fields["name"]
    name.setText("Poetry")
    qtbot.keyClick(name, KEY.Key_Return)
    assert canvas.drawing.ranges[-1].name == "Poetry" and canvas.picked == (("range", "Poetry"),)
    name.setText("1")
    qtbot.keyClick(name, KEY.Key_Return)
    assert canvas.drawing.ranges[-1].name == "Poetry" and name.text() == "Poetry"
    stored(qtbot, editor)


def test_a_project_open_for_looking_only_cannot_be_drawn_on(qtbot, running, drawable, tmp_path) -> None:
    from minentropy_app.jobs.service import Session

    copy = shutil.copytree(drawable.parent, tmp_path / "mine") / drawable.name
    with Session(copy):
        window = opened(qtbot, running, copy)
        window.open_entry("s2")
        view = shown(qtbot, window, "draw:s2")
        before = view.canvas.drawing
        view.canvas.setFocus()
        qtbot.keyClick(view.canvas, KEY.Key_R)
        drag(view, (1, 8), (4, 8))
        qtbot.keyClick(view.canvas, KEY.Key_PageDown)
        qtbot.keyClick(view.canvas, KEY.Key_Delete)
        assert view.canvas.drawing == before and not view.use.isEnabled() and view.panel.stack.isEnabled() is False


def middle(thing) -> tuple[float, float]:
    return (thing.x + thing.corner[0]) / 2, (thing.y + thing.corner[1]) / 2


def rubber(view, start, end, modifier=NONE) -> None:
    canvas = view.canvas
    points = [canvas.scale.at(p).toPoint() for p in (start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)]
    QTest.mousePress(canvas, LEFT, modifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, LEFT, modifier, points[-1])


def nothing_at(canvas, point) -> bool:
    place = canvas.scale.at(point).toPoint()
    return canvas.rect().contains(place) and canvas.thing_at(QPointF(place)) is None


def test_a_rectangle_picks_many_that_are_moved_deleted_and_brought_back(qtbot, editor) -> None:
    _, window, view = editor
    canvas = view.canvas
    one, two = (canvas.drawing.range(name) for name in "12")
    low, high = (one.x - 0.4, one.y - 0.3), (one.corner[0] + 0.4, one.corner[1] + 0.3)
    qtbot.mouseClick(view.tools[Tool.RECTANGLE], LEFT)
    rubber(view, low, high)
    assert ("range", "1") in canvas.picked and ("range", "2") not in canvas.picked
    rubber(
        view, (two.x - 0.4, two.y - 0.3), (two.corner[0] + 0.4, two.corner[1] + 0.3), Qt.KeyboardModifier.ShiftModifier
    )
    assert {("range", "1"), ("range", "2")} <= set(canvas.picked)
    rubber(view, high, low, Qt.KeyboardModifier.AltModifier)
    assert ("range", "1") not in canvas.picked and ("range", "2") in canvas.picked
    qtbot.keyClick(canvas, KEY.Key_V)
    offs = [(x / 10, y / 10) for x in range(2, 30) for y in range(2, 30)]
    free = next((one.x - x, one.y - y) for x, y in offs if nothing_at(canvas, (one.x - x, one.y - y)))
    rubber(view, free, (two.corner[0] + 0.4, two.corner[1] + 0.3), Qt.KeyboardModifier.ShiftModifier)
    assert {("range", "1"), ("range", "2")} <= set(canvas.picked) and canvas.drawing.range("2") == two
    old, before = canvas.drawing, dict(canvas.found.away)
    drag(view, middle(one), (middle(one)[0] + 1.0, middle(one)[1]))
    stored(qtbot, editor)
    assert [canvas.drawing.range(n).x for n in "12"] == pytest.approx([one.x + 1, two.x + 1])
    qtbot.mouseClick(view.delete, LEFT)
    stored(qtbot, editor)
    assert not canvas.drawing.ranges and not view.use.isEnabled()
    for _ in range(2):
        window.undo()
        stored(qtbot, editor)
    assert canvas.drawing == old and dict(canvas.found.away) == before


def test_desks_and_tables_are_set_down_named_and_undone(qtbot, editor) -> None:
    _, window, view = editor
    canvas, below = view.canvas, max(r.corner[1] for r in view.canvas.drawing.ranges)
    old = canvas.drawing
    qtbot.keyClick(canvas, KEY.Key_K)
    QTest.mouseClick(canvas, LEFT, NONE, canvas.scale.at((2.0, below + 1.5)).toPoint())
    stored(qtbot, editor)
    assert [s.name for s in canvas.drawing.spots if s.kind == "desk"] == ["desk"]
    assert canvas.picked == (("spot", "desk"),) and view.panel.title.text() == "Desk"
    kind = view.panel.spot.fields["kind"]
    for index, name in ((kind.findData("table"), "table"), (kind.findData("exit"), "exit")):
        kind.setFocus()
        kind.setCurrentIndex(index)
        stored(qtbot, editor)
        assert canvas.picked == (("spot", name),) and canvas.drawing.spot(name).joins
    assert not canvas.drawing.spot("exit").is_door and not canvas.found.problems
    for _ in range(3):
        window.undo()
        stored(qtbot, editor)
    assert canvas.drawing == old


def test_a_drawing_is_saved_as_a_plan_of_its_own(qtbot, editor) -> None:
    _, window, view = editor
    canvas = view.canvas
    old = canvas.drawing
    assert window.tree.row("r2").entry.state is State.DONE
    qtbot.keyClick(canvas, KEY.Key_PageDown)
    qtbot.keyClick(canvas, KEY.Key_Right)
    stored(qtbot, editor)
    assert canvas.drawing != old and not view.in_use
    drawn = canvas.drawing
    qtbot.mouseClick(view.save_as, LEFT)
    qtbot.waitUntil(lambda: "draw:s3" in window.views.views(), timeout=20 * SECONDS)
    stored(qtbot, editor)
    new = window.view_of("draw:s3")
    assert new.canvas.drawing == drawn and new.in_use
    assert canvas.drawing == old and view.in_use and window.tree.row("r2").entry.state is State.DONE
    assert window.tree.row("s3").entry.title == "rooms 2"
    window.undo()
    qtbot.waitUntil(
        lambda: window.tree.row("s3") is None or window.tree.row("s3").entry.kind == "bin", timeout=9 * SECONDS
    )
    stored(qtbot, editor)
    assert view.canvas.drawing == drawn and not view.in_use
    window.redo()
    qtbot.waitUntil(lambda: window.tree.row("s3").entry.kind == "floor-plan", timeout=9 * SECONDS)
