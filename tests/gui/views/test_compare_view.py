from __future__ import annotations

import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from minentropy_app.errors import AppError
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.compare_view import CompareView, Side
from tests.gui._samples import invented
from tests.gui.conftest import settle

FIGURES = {"S": 8.9, "S_popularity": 10.8, "S_random": 12.6, "bound": 6.4, "books": 200}
LATER = {"S_test": 9.5, "S_test_popularity": 10.9}


def sides() -> list[Side]:
    one = invented(200)
    positions = one.positions @ np.diag([-1.0, 1.0, 1.0])
    positions[17] += (4.0, 0.0, 0.0)
    other = type(one)(one.item_ids, positions, one.loans, one.labels, one.columns)
    return [
        Side("plan A", "loans", one, {"method": "lattice"}, FIGURES),
        Side("plan B", "loans", other, {"method": "dot"}, {**FIGURES, **LATER, "S": 9.1}),
    ]


@pytest.fixture
def compared(qtbot, tokens):
    selection = SelectionModel()
    view = CompareView(sides(), selection, tokens)
    qtbot.addWidget(view)
    view.resize(720, 640)
    view.show()
    qtbot.waitUntil(lambda: view.made)
    for each in view.views:
        settle(qtbot, each)
    yield view, selection
    view.shut_down()


def test_turning_one_turns_all(qtbot, compared):
    view, _ = compared
    first, second = view.views
    assert first.canvas.camera == second.canvas.camera
    second.canvas.setFocus()
    qtbot.keyClick(second.canvas, Qt.Key.Key_Left)
    assert first.canvas.camera == second.canvas.camera
    qtbot.keyClick(first.canvas, Qt.Key.Key_Plus)
    assert first.canvas.camera == second.canvas.camera


def test_the_book_that_moved_most_stands_first_and_selects(qtbot, compared):
    view, selection = compared
    wanted = int(view.sides[0].model.item_ids[17])
    assert view.table.cells.table.item_ids[0, 0] == wanted
    assert float(view.table.cells.table.columns[1].values[0]) > 3
    assert float(view.table.cells.table.columns[1].values[1]) < 1, "the mirror image counts for nothing"
    view.table.setFocus()
    view.table.selectRow(0)
    assert selection.current.ids.tolist() == [wanted]
    assert all(each.canvas.items.scene.selected.tolist() == [17] for each in view.views)


def test_costs_stand_on_one_scale(compared):
    view, _ = compared
    said = view.bars.accessibleName()
    assert [part.rsplit(" ", 1) for part in said.split("; ")] == [
        ["Random order", "12.60"],
        ["By popularity", "10.80"],
        ["plan A", "8.90"],
        ["plan B", "9.10"],
        ["Lower bound", "6.40"],
    ]
    assert view.later.accessibleName() == "By popularity 10.90; plan B 9.50"
    assert "plan B: −15.7 % against popularity order, −12.8 % on later loans." in view.sentences.text()
    assert "plan A: −17.6 % against popularity order; no later loans" in view.sentences.text()


def test_tools_of_the_first_serve_the_others(qtbot, compared):
    from minentropy_app.gui.views.space_canvas import Tool

    view, _ = compared
    first, second = view.views
    assert not second.toolbar.isVisible()
    qtbot.mouseClick(first.toolbar.tools[Tool.LASSO], Qt.MouseButton.LeftButton)
    assert second.canvas.tool is Tool.LASSO
    first.colour_by("loans")
    assert second.state()["column"] == "loans"


def test_a_third_placement_can_be_chosen(qtbot, tokens):
    third = sides()
    view = CompareView([*third, third[0]], SelectionModel(), tokens)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: view.made)
    assert view.pair.count() == 2
    view.pair.setCurrentIndex(1)
    assert view.moves().typical == pytest.approx(0.0, abs=1e-9)
    view.shut_down()


def test_it_rests_only_when_every_picture_stands_at_the_common_scale(qtbot, tokens):
    view = CompareView(sides(), SelectionModel(), tokens)
    qtbot.addWidget(view)
    view.resize(1200, 900)
    view.show()
    try:
        assert not view.settled
        qtbot.waitUntil(lambda: view.settled, timeout=30_000)
        for each in view.views:
            assert each.canvas.frame.view.size == (each.canvas.width(), each.canvas.height())
        assert len({each.canvas.frame.view.camera.scale for each in view.views}) == 1
    finally:
        view.shut_down()


def test_no_cloud_lies_under_a_legend(qtbot, compared):
    view, _ = compared
    view.resize(900, 700)
    view.fit()
    for each in view.views:
        settle(qtbot, each)
    for each in view.views:
        canvas = each.canvas
        seen = canvas.camera.to_screen(each.model.positions.astype(float), (canvas.width(), canvas.height()))[:, :2]
        for left, top, right, bottom in canvas.reserved:
            under = (seen > (left, top)).all(axis=1) & (seen < (right, bottom)).all(axis=1)
            assert not under.any(), (left, top, right, bottom)


def test_pieces_come_one_by_one_and_a_picture_wants_all_of_them(qtbot, tokens):
    view = CompareView(sides(), SelectionModel(), tokens)
    qtbot.addWidget(view)
    assert len(view.views) == 1, "the window has its turn after every picture"
    with pytest.raises(AppError, match="not ready yet"):
        view.picture("both")
    assert view.made
    assert len(view.views) == 2
    view.shut_down()


def test_what_is_left_of_it_is_not_made_when_it_is_closed_early(qtbot, tokens):
    view = CompareView(sides(), SelectionModel(), tokens)
    qtbot.addWidget(view)
    view.shut_down()
    qtbot.wait(50)
    assert len(view.views) == 1


def test_one_legend_stands_below_the_pictures_and_filters_all(qtbot, compared):
    view, _ = compared
    first = view.views[0]
    first.colour_by("circle")
    legend = first.legend
    qtbot.waitUntil(legend.isVisible)
    assert legend.mapTo(view, QPoint(0, 0)).y() >= first.mapTo(view, QPoint(0, first.height())).y()
    boxes = legend.boxes()
    assert len({box.top() for box in boxes}) < len(boxes), "beside each other"
    assert max(box.right() for box in boxes) <= legend.width() <= view.width()
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=boxes[1].center().toPoint())
    shown = [set(each.canvas.items.shown_ids.tolist()) for each in view.views]
    assert shown[0] == shown[1] and 0 < len(shown[0]) < 200
    qtbot.keyClick(legend, Qt.Key.Key_Right)
    qtbot.keyClick(legend, Qt.Key.Key_Space)
    assert set(first.canvas.items.shown_ids.tolist()).isdisjoint(shown[0])
    high = legend.height()
    first.colour_by("loans")
    assert legend.isVisible() and legend.height() <= high, "a ramp takes one line"
    view.resize(420, 640)
    first.colour_by("circle")
    qtbot.waitUntil(lambda: max(box.right() for box in legend.boxes()) <= legend.width())


def test_a_long_legend_is_folded_to_two_lines_and_unfolds_by_mouse_and_keys(qtbot, compared):
    view, _ = compared
    first = view.views[0]
    view.resize(620, 640)
    first.colour_by("circle")
    legend = first.legend
    rows = len(legend.boxes())
    qtbot.waitUntil(lambda: not legend.fold_box().isEmpty())
    folded, hidden = legend.height(), [box for box in legend.boxes() if box.isEmpty()]
    assert 0 < len(hidden) < rows and folded < 50
    assert legend.fold_box().right() <= legend.width()
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=legend.fold_box().center().toPoint())
    assert not any(box.isEmpty() for box in legend.boxes()) and legend.height() > folded
    legend.setFocus()
    qtbot.keyClick(legend, Qt.Key.Key_Space)
    assert legend.height() == folded
    qtbot.keyClick(legend, Qt.Key.Key_Right)
    qtbot.keyClick(legend, Qt.Key.Key_Space)
    assert len(first.canvas.items.shown_ids) < 200, "the first row again"


def test_a_narrow_comparison_cuts_nothing_off(qtbot, compared):
    view, _ = compared
    view.resize(540, 600)
    qtbot.waitUntil(lambda: view.settled, timeout=20_000)
    for each in view.views:
        assert each.canvas.width() == each.width() < 280
    tools = view.views[0].toolbar
    assert tools.geometry().right() < view.views[0].width()
    view.resize(1200, 600)
    qtbot.waitUntil(lambda: tools.tools[next(iter(tools.tools))].width() == 32)


def test_a_saved_view_comes_back_in_all_pictures(qtbot, compared, tokens):
    view, selection = compared
    view.views[0]._cut("half")
    view.views[0].toolbar.cut_chosen.emit("half")
    view.views[0].colour_by("loans")
    qtbot.keyClick(view.views[0].canvas, Qt.Key.Key_Plus)
    kept = json.loads(json.dumps(view.state()))
    other = CompareView(sides(), selection, tokens)
    qtbot.addWidget(other)
    other.resize(720, 640)
    assert other.state() == {}
    other.restore(kept)
    other.show()
    wanted = view.views[0].canvas.camera.scale
    qtbot.waitUntil(lambda: other.settled and abs(other.views[0].canvas.camera.scale - wanted) < 1e-6, timeout=20_000)
    first, second = other.views
    assert first.canvas.camera == second.canvas.camera
    assert [each.canvas.cut.mode for each in other.views] == ["half", "half"]
    assert [each._column for each in other.views] == ["loans", "loans"]
    other.shut_down()
