from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.neighbours import Neighbours, nearest, together
from minentropy_app.gui.views.space_model import SpaceModel
from tests.gui._samples import invented
from tests.gui.conftest import settle


@pytest.fixture
def panel(qtbot, tokens, session):
    entry = session.reader.entry("plan A")
    placed = session.reader.load(entry)
    labels = lambda ids: session.reader.labels(ids.tolist())  # noqa: E731
    model = SpaceModel(placed.item_ids, placed.positions, placed.loans, labels)
    selection = SelectionModel()
    panel = Neighbours(session, entry, model, selection, tokens)
    qtbot.addWidget(panel)
    panel.resize(296, 400)
    panel.show()
    yield panel, selection, model
    panel.shut_down()


def test_nearest_agrees_with_a_search_by_hand():
    model = invented(50)
    ids, away = nearest(model, int(model.item_ids[3]))
    by_hand = np.sqrt(((model.positions - model.positions[3]) ** 2).sum(1))
    expected = np.sort(np.delete(by_hand, 3))[: len(ids)]
    np.testing.assert_allclose(away, expected)
    assert nearest(model, -5)[1] == []


def test_one_selected_book_shows_what_stands_near(panel):
    widget, selection, model = panel
    assert widget.says.text() == "Select one book to see its neighbours."
    selection.select(model.item_ids[:1], "test")
    assert widget.table.cells.rowCount() == len(model) - 1
    distances = widget.table.cells.table.columns[1].values
    assert (np.diff(distances) >= 0).all()


def test_borrowed_together_says_count_pmi_and_ochiai(qtbot, panel, session):
    widget, selection, model = panel
    together(session.path, session.reader.entry("plan A"), 1)  # compiles what counts, which takes its time
    selection.select(model.item_ids[:1], "test")
    qtbot.mouseClick(widget.pairs, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: widget.table.cells.rowCount() > 0, timeout=60_000)
    pairs = session.reader.load(session.reader.entry("together"))
    row = int(np.flatnonzero(pairs.item_ids == model.item_ids[0])[0])
    weights = pairs.weights[pairs.indptr[row] : pairs.indptr[row + 1]]
    shown = widget.table.cells.table.columns
    np.testing.assert_allclose(np.sort(shown[1].values), np.sort(weights))
    assert [column.name for column in shown] == ["name", "count", "pmi", "ochiai"]


def test_choosing_a_neighbour_keeps_the_list(qtbot, panel):
    widget, selection, model = panel
    selection.select(model.item_ids[:1], "test")
    before = widget.table.cells.table
    widget.table.selectRow(1)
    assert len(selection.current) == 1
    assert selection.current.ids[0] != model.item_ids[0]
    assert widget.table.cells.table is before


def test_heights_are_sliced_by_keys_and_by_hand(qtbot, shown):
    view, _ = shown
    heights = view.model.positions[:, 2]
    qtbot.mouseClick(view.toolbar.slice, Qt.MouseButton.LeftButton)
    assert view.slices.isVisible()
    for _ in range(20):
        qtbot.keyClick(view.slices, Qt.Key.Key_Down)
    settle(qtbot, view)
    high = view.slices.cuts[1]
    assert heights.max() > high
    drawn = view.canvas.frame.index
    assert drawn.size
    assert heights[drawn].max() <= high + 1e-6
    qtbot.mouseClick(view.toolbar.slice, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert view.canvas.cut.high == np.inf


def test_the_lower_handle_never_passes_the_upper_one(qtbot, shown):
    view, _ = shown
    bar = view.slices
    view.toolbar.slice.click()
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    for _ in range(60):
        qtbot.keyClick(bar, Qt.Key.Key_Up)
    low, high = bar.cuts
    assert low == high
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.cuts == (view.model.positions[:, 2].min(), view.model.positions[:, 2].max())
