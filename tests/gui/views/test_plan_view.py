"""The shelf plan from above, by clicks and keys on a plan really made."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from minentropy_app.analyses.shelf_plan_rules import Shelfmarks, pinned_books
from minentropy_app.engines.what_if import stand_of
from minentropy_app.gui.inspector_facts import Actions
from minentropy_app.gui.params_form import RunForm
from minentropy_app.gui.views.picture_canvas import Tool
from minentropy_app.gui.views.plan_bar import QUANTITIES
from minentropy_app.gui.views.plan_model import AFTER, BEFORE, DIFFERENCE, VISITS
from minentropy_app.gui.views.plan_ranges import short_name
from minentropy_app.gui.views.plan_tools import spread
from minentropy_app.model.inputs import Books
from tests.gui._window import SECONDS, opened, shown

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan(qtbot, running, planned, tmp_path):
    import shutil

    copy = shutil.copytree(planned.parent, tmp_path / "mine") / planned.name
    window = opened(qtbot, running, copy)
    shown(qtbot, window)
    window.open_entry("r2")
    return window, shown(qtbot, window, "plan:r2")


def middle(view, bay) -> QPoint:
    return view.canvas.box_of(bay).center().toPoint()


def busy_bay(view) -> int:
    return int(np.argmax(np.bincount(view.model.result.bay, minlength=len(view.model.plan.bays))))


def test_every_bay_is_drawn_where_it_stands_and_is_found_there(plan):
    _, view = plan
    bays = range(len(view.model.plan.bays))
    assert [view.canvas.bay_at(view.canvas.box_of(bay).center()) for bay in bays] == list(bays)
    boxes = view.model.boxes
    assert (boxes[:, 2:] > boxes[:, :2]).all()
    np.testing.assert_allclose(boxes[:, :2], view.model.plan.place)


def test_a_click_selects_the_books_of_a_bay_and_shift_adds(plan):
    window, view = plan
    bay = busy_bay(view)
    QTest.mouseClick(view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, middle(view, bay))
    books = np.flatnonzero(view.model.result.bay == bay)
    assert set(window.selection.current.ids) == set(view.model.result.item_ids[books])
    other = next(b for b in range(len(view.model.plan.bays)) if b != bay and (view.model.result.bay == b).any())
    QTest.mouseClick(view.canvas, LEFT, SHIFT, middle(view, other))
    assert len(window.selection.current) == len(books) + (view.model.result.bay == other).sum()
    assert view.canvas.selected == {bay, other}


def test_before_after_and_difference_agree(qtbot, plan):
    _, view = plan
    before, after, change = (view.model.figures(VISITS, when) for when in (BEFORE, AFTER, DIFFERENCE))
    np.testing.assert_allclose(after - before, change)
    loans = view.model.result.loans.sum()
    metres = view.model.result.length_cm / 100
    assert (after * metres).sum() == pytest.approx(loans) and (before * metres).sum() == pytest.approx(loans)
    for when in (BEFORE, DIFFERENCE, AFTER):
        qtbot.mouseClick(view.segments[when], LEFT)
        assert view.when == when


def test_dragging_a_bay_asks_what_it_would_save_and_can_be_taken_back(qtbot, plan):
    _, view = plan
    start, bays = busy_bay(view), len(view.model.plan.bays)
    goal = next(b for b in range(bays) if b != start)
    QTest.mouseClick(view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, middle(view, start))
    QTest.mousePress(view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, middle(view, start))
    QTest.mouseMove(view.canvas, middle(view, goal))
    QTest.mouseMove(view.canvas, middle(view, goal) + QPoint(1, 0))
    assert "per visit" in view.trial_says.text()
    QTest.mouseRelease(view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, middle(view, goal))
    assert len(view.trial) == 2
    moved = view.model.result.bay.copy()
    moved[view.model.result.bay == start] = goal
    assert view.trial[-1].metres == pytest.approx(stand_of(view.model.result, moved).metres)
    qtbot.mouseClick(view.take_back, LEFT)
    assert len(view.trial) == 1 and view.trial_says.text().startswith("Drag")


def test_the_curve_chooses_how_many_to_move_and_opens_the_form(qtbot, plan):
    window, view = plan
    first = view.curve.at
    qtbot.keyClick(view.curve, Qt.Key.Key_Left if first > 0 else Qt.Key.Key_Right)
    assert view.curve.at != first
    qtbot.mouseClick(view.again, LEFT)
    form = window.side.currentWidget()
    assert isinstance(form, RunForm)
    assert form.rows["max_moved"].read() == pytest.approx(view.curve.share, abs=1e-4)


def test_keys_walk_from_bay_to_bay(qtbot, plan):
    window, view = plan
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Space)
    assert view.canvas._at > 0
    held = set(view.model.result.item_ids[view.model.result.bay == view.canvas._at])
    assert set(window.selection.current.ids) == held


def test_a_sample_visit_walks_from_the_door_and_back(qtbot, plan):
    _, view = plan
    qtbot.mouseClick(view.walk, LEFT)
    assert view.canvas.stops
    doors = set(view.model.plan.entrances.tolist())
    assert {int(view.canvas.walk[0]), int(view.canvas.walk[-1])} <= doors


def chosen_from_menu(qtbot, view, bay: int, word: str) -> str:
    """Right-click a bay, choose the entry with a word by keys, and return what the form now pins."""
    QTest.mouseClick(view.canvas, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, middle(view, bay))
    menu = qtbot.waitUntil(lambda: view.findChild(QMenu) is not None) or view.findChild(QMenu)
    at = next(k for k, action in enumerate(menu.actions()) if word in action.text())
    for _ in range(at + 1):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    return view.window().side.currentWidget().rows["pinned"].read()


def pins(view, text: str) -> np.ndarray:
    """What the analysis makes of a text of pins; the classes of the books do not matter here."""
    known = len(view.model.keys)
    none = Books(("",) * known, ("",) * known, np.zeros(known), np.zeros(known), tuple(view.model.keys))
    marks = Shelfmarks(none, np.full(known, -1, np.int32), ())
    return pinned_books(marks, view.model.plan, np.asarray(view.model.result.present, np.int32), text)


def test_a_bay_is_pinned_by_right_click(qtbot, plan):
    _, view = plan
    bay = busy_bay(view)
    text = chosen_from_menu(qtbot, view, bay, view.model.plan.bays[bay])
    np.testing.assert_array_equal(pins(view, text), view.model.result.present == bay)


def test_selected_books_are_pinned_by_right_click(qtbot, plan):
    window, view = plan
    window.selection.select(view.model.result.item_ids[:2], "two")
    text = chosen_from_menu(qtbot, view, busy_bay(view), "selected")
    assert np.flatnonzero(pins(view, text)).tolist() == [0, 1]


def test_the_inspector_says_the_change_on_later_visits_with_its_interval(plan):
    window, _ = plan
    said = window.inspector._sentence.text() + window.inspector._remark.text()
    assert "visits after" in said and "95 %" in said
    assert window.inspector._promise.text().startswith("−") and "→" in window.inspector._means[0].text()


def test_search_finds_the_bay_of_a_book(qtbot, plan):
    window, view = plan
    item = int(view.model.result.item_ids[3])
    assert view.fly_to(item) and window.selection.current.ids.tolist() == [item]
    assert view.canvas.selected == {int(view.model.result.bay[3])}
    assert not view.fly_to(-1)
    qtbot.waitUntil(window.idle, timeout=10 * SECONDS)


def drag(view, start: QPoint, goal: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mousePress(view.canvas, LEFT, keys, start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view.canvas, start + (goal - start) * share)
    QTest.mouseRelease(view.canvas, LEFT, keys, goal)


def corners(view, bays) -> tuple[QPoint, QPoint]:
    boxes = [view.canvas.box_of(bay).toRect() for bay in bays]
    around = boxes[0]
    for box in boxes[1:]:
        around = around.united(box)
    return around.topLeft() - QPoint(4, 4), around.bottomRight() + QPoint(4, 4)


@pytest.mark.parametrize("by", ["tool", "shift"])
def test_a_rectangle_selects_the_books_of_bays_and_can_take_them_away(qtbot, plan, by):
    window, view = plan
    bays = view.model.ranges[0].bays
    start, goal = corners(view, bays)
    if by == "tool":
        qtbot.mouseClick(view.tools.tools[Tool.RECTANGLE], LEFT)
    drag(view, start, goal, SHIFT if by == "shift" else Qt.KeyboardModifier.NoModifier)
    inside = np.isin(view.model.result.bay, bays)
    assert set(window.selection.current.ids) == set(view.model.result.item_ids[inside])
    window.selection.select(view.model.result.item_ids, "all")
    drag(view, start, goal, Qt.KeyboardModifier.AltModifier | (SHIFT if by == "shift" else Qt.KeyboardModifier(0)))
    assert set(window.selection.current.ids) == set(view.model.result.item_ids[~inside])
    window.undo()
    assert len(window.selection.current) == len(view.model.result.item_ids)


def test_a_lasso_takes_only_what_it_goes_round(qtbot, plan):
    window, view = plan
    bay = busy_bay(view)
    qtbot.mouseClick(view.tools.tools[Tool.LASSO], LEFT)
    start, goal = corners(view, [bay])
    way = [start, QPoint(goal.x(), start.y()), goal, QPoint(start.x(), goal.y()), start]
    QTest.mousePress(view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, way[0])
    for place in way[1:]:
        QTest.mouseMove(view.canvas, place)
    QTest.mouseRelease(view.canvas, LEFT, Qt.KeyboardModifier.NoModifier, way[-1])
    assert view.canvas.selected == {bay} and window.selection.current.how == "lasso"


def test_the_pin_offers_to_leave_what_is_selected(qtbot, plan):
    window, view = plan
    qtbot.mouseClick(view.tools.pin, LEFT)
    menu = view.findChild(QMenu)
    assert [action.isEnabled() for action in menu.actions()] == [False]
    menu.close()
    window.selection.select(view.model.result.item_ids[:3], "three")
    qtbot.mouseClick(view.tools.pin, LEFT)
    menu = next(found for found in view.findChildren(QMenu) if found.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    text = window.side.currentWidget().rows["pinned"].read()
    assert np.flatnonzero(pins(view, text)).tolist() == [0, 1, 2]


def test_a_visit_goes_away_again_and_names_can_be_hidden(qtbot, plan):
    _, view = plan
    qtbot.mouseClick(view.walk, LEFT)
    assert view.canvas.stops
    qtbot.mouseClick(view.walk, LEFT)
    assert not view.canvas.stops and not len(view.canvas.walk)
    qtbot.mouseClick(view.tools.names, LEFT)
    assert not view.canvas.named


def test_ranges_are_named_after_what_they_hold_before_the_plan(plan):
    _, view = plan
    names = view.model.range_names(BEFORE)
    assert len(names) == len(view.model.ranges) and any(names)
    for each, name in zip(view.model.ranges, names, strict=True):
        held = {view.model.heads[book] for bay in each.bays for book in view.model.books_in(int(bay), BEFORE)}
        assert not name or set(name.split("–")) <= held
    every = np.concatenate([each.bays for each in view.model.ranges])
    assert sorted(every.tolist()) == list(range(len(view.model.plan.bays)))


def test_the_table_tells_whose_books_a_bay_holds(plan):
    _, view = plan
    bay = busy_bay(view)
    first = view.model.books_in(bay)[0]
    assert view.model.holds(bay).startswith(short_name(view.model.authors[first]) or view.model.labels[first])


def test_the_card_of_a_bay_says_what_it_was_and_names_its_books(qtbot, plan):
    _, view = plan
    bay = busy_bay(view)
    QTest.mouseMove(view.canvas, middle(view, bay))
    qtbot.waitUntil(view.card.isVisible)
    _, details, _ = view.card._text
    book = view.model.books_in(bay)[0]
    assert details.rows[0] == (view.model.labels[book], view.model.authors[book])
    assert "was" in details.subtitle and "away" in details.subtitle and "loans/m" in details.aside


def test_the_foot_of_the_inspector_offers_lists_and_moves(qtbot, plan):
    window, _ = plan
    lists, moves = window.inspector.findChildren(Actions)[0].findChildren(QPushButton)
    qtbot.mouseClick(lists, LEFT)
    assert window.side.currentWidget().part.currentData() == "shelf-list"
    qtbot.keyClick(window.side.currentWidget(), Qt.Key.Key_Escape)
    qtbot.mouseClick(moves, LEFT)
    assert window.side.currentWidget().part.currentData() == "moves"


def test_constraints_are_told_and_edited_in_the_form(qtbot, plan):
    window, _ = plan
    told = window.inspector._constraints
    assert "Zones: free" in told.rows.accessibleName() and "at most 85" in told.rows.accessibleName()
    qtbot.mouseClick(told.edit, LEFT)
    assert isinstance(window.side.currentWidget(), RunForm)


def test_the_status_line_says_how_the_plan_was_made(plan):
    window, _ = plan
    assert "seed" in window.foot.status.right.text() and "baseline" in window.foot.status.right.text()


def test_listed_books_have_the_colours_of_their_bays(qtbot, plan):
    window, view = plan
    window.selection.select(view.model.result.item_ids[:4], "four")
    shown = window.inspector._rows
    assert shown.colours == tuple(view.colours_of(view.model.top(view.model.result.item_ids[:4], 4).tolist()))
    old = shown.colours
    view.measure.setCurrentIndex(QUANTITIES.index("away"))
    assert len(shown.colours) == 4 and shown.colours == tuple(
        view.colours_of(view.model.top(view.model.result.item_ids[:4], 4).tolist())
    )
    assert old != shown.colours
    QTest.mouseMove(shown, QPoint(20, 34))
    qtbot.waitUntil(view.card.isVisible)
    QTest.mouseMove(shown, QPoint(20, 2))
    assert not view.card.isVisible()


@pytest.mark.parametrize(("wide", "rows"), [(1000, 1), (560, 2), (470, 2), (300, 3)])
def test_floating_bars_give_way_to_each_other(wide, rows):
    sizes = (QSize(244, 36), QSize(218, 36), QSize(210, 36))
    places, high = spread(QRect(0, 0, wide, 600), sizes)
    boxes = [QRect(place, size) for place, size in zip(places, sizes, strict=True)]
    assert len({place.y() for place in places}) == rows and high >= max(box.bottom() for box in boxes)
    assert not any(a.intersects(b) for k, a in enumerate(boxes) for b in boxes[:k])
    assert all(box.left() >= 0 and box.right() <= wide for box in boxes)
