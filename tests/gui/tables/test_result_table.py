from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.tables.columns import gathered
from minentropy_app.gui.tables.headings import heading
from minentropy_app.gui.tables.loading import Wish, load
from minentropy_app.gui.tables.result_table import ResultTable
from minentropy_app.project.reader import Reader

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot, tokens, session):
    views = []

    def open_table(name: str) -> tuple[ResultTable, SelectionModel]:
        selection = SelectionModel()
        view = ResultTable(session, session.reader.entry(name), selection, tokens)
        qtbot.addWidget(view)
        views.append(view)
        assert not view.settled, "a picture of the window waits for the rows"
        with qtbot.waitSignal(view.loaded, timeout=30_000):
            view.resize(800, 500)
            view.show()
        assert view.settled
        return view, selection

    yield open_table
    for view in views:
        view.shut_down()


def column(view: ResultTable, at: int) -> list[str]:
    return [view.table.cells.text(row, at) for row in range(view.table.cells.rowCount())]


def click_head(qtbot, view: ResultTable, at: int) -> None:
    heads = view.table.horizontalHeader()
    place = QPoint(heads.sectionViewportPosition(at) + 20, heads.height() // 2)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_placement_lists_its_books(opened):
    view, _ = opened("plan A")
    assert "红楼梦" in column(view, 0)
    assert view.table.cells.headerData(0, Qt.Orientation.Horizontal) == "Title"
    assert view.count.text() == "8 rows"


@pytest.mark.parametrize("name", ["loans", "together", "plan A"])
def test_every_kind_has_a_table(opened, name):
    view, _ = opened(name)
    assert view.table.cells.rowCount() > 0


def test_a_click_on_the_heading_sorts(qtbot, opened):
    view, _ = opened("loans")
    click_head(qtbot, view, 0)
    ascending = column(view, 0)
    assert ascending == sorted(ascending, key=str.casefold)
    click_head(qtbot, view, 0)
    assert column(view, 0) == ascending[::-1]


def test_ctrl_f_goes_to_the_filter_and_rows_follow(qtbot, opened):
    view, _ = opened("loans")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_F, CONTROL)
    assert view.box.hasFocus() or view.focusWidget() is view.box
    with qtbot.waitSignal(view.filtered):
        qtbot.keyClicks(view.box, "the")
    assert set(column(view, 0)) == {"To the Lighthouse", "The Waves"}
    assert view.count.text() == "2 of 8 rows"
    click_head(qtbot, view, 0)
    qtbot.waitUntil(lambda: column(view, 0) == ["The Waves", "To the Lighthouse"])
    with qtbot.waitSignal(view.filtered):
        qtbot.keyClick(view.box, Qt.Key.Key_A, CONTROL)
        qtbot.keyClick(view.box, Qt.Key.Key_Delete)
    assert view.table.cells.rowCount() == 8


def test_nothing_found_says_so(qtbot, opened):
    view, _ = opened("loans")
    with qtbot.waitSignal(view.filtered):
        qtbot.keyClicks(view.box, "nowhere")
    assert view.count.text() == "0 of 8 rows"


def test_rows_select_items_and_items_select_rows(qtbot, opened):
    view, selection = opened("plan A")
    view.table.setFocus()
    view.table.selectRow(2)
    assert selection.current.ids.tolist() == view.table.cells.ids(np.array([2])).tolist()
    wanted = view.table.cells.table.item_ids[[1, 4], 0]
    selection.select(wanted, "test")
    assert sorted(view.table.cells.ids(view.table.marked_rows()).tolist()) == sorted(wanted.tolist())
    click_head(qtbot, view, 0)
    assert sorted(view.table.cells.ids(view.table.marked_rows()).tolist()) == sorted(wanted.tolist())
    assert selection.current.how == "test", "sorting must not rewrite the selection"


def test_a_filter_does_not_rewrite_the_selection(qtbot, opened):
    view, selection = opened("plan A")
    ids = view.table.cells.table.item_ids[:, 0]
    selection.select(ids, "test")
    with qtbot.waitSignal(view.filtered):
        qtbot.keyClicks(view.box, "waves")
    assert len(selection.current) == 8


def test_a_pair_selects_both_books(opened):
    view, selection = opened("together")
    view.table.selectRow(0)
    assert len(selection.current) == 2


def test_ctrl_c_copies_what_is_selected_and_shown(qtbot, opened):
    view, _ = opened("loans")
    view.table.selectRow(0)
    view.table.setColumnHidden(2, True)
    qtbot.keyClick(view.table, Qt.Key.Key_C, CONTROL)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Title", "Loans"]
    assert len(lines) == 2
    assert lines[1].split("\t")[0] == column(view, 0)[0]


def test_copied_cells_are_no_formulas(qtbot, tokens, session, opened):
    view, _ = opened("loans")
    rows = [("=HYPERLINK(1)", 1234.5)]
    view.table.show_table(gathered(("name", "loans"), rows, {"item_ids": None, "note": "", "total": 1}))
    view.table.selectRow(0)
    assert view.table.copied().splitlines()[1] == "'=HYPERLINK(1)\t1234.5"


def test_columns_can_be_hidden_but_not_the_first(opened):
    view, _ = opened("loans")
    view._fill_columns()
    actions = view.columns_button.menu().actions()
    assert not actions[0].isEnabled()
    actions[1].trigger()
    assert view.table.isColumnHidden(1)


def test_a_table_is_written_and_said(qtbot, opened, tmp_path):
    view, _ = opened("loans")
    job = view.export_to(tmp_path / "书.csv")
    qtbot.waitUntil(lambda: "Written" in view.note.text(), timeout=30_000)
    assert job.error is None
    assert (tmp_path / "书.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_unknown_ending_is_explained(qtbot, opened, tmp_path):
    view, _ = opened("loans")
    view.export_to(tmp_path / "table.doc")
    qtbot.waitUntil(lambda: "Use one of these endings" in view.note.text(), timeout=30_000)


def test_what_cannot_be_read_is_said_in_the_view(qtbot, tokens, session, monkeypatch):
    from minentropy_app.errors import AppError
    from minentropy_app.gui.tables import loading

    def refuse(wish):
        raise AppError("{name} is gone.", "Restore it.", name="plan")

    monkeypatch.setattr(loading, "load", refuse)
    view = ResultTable(session, session.reader.entry("loans"), SelectionModel(), tokens)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: view._teach.text() == "plan is gone.\nRestore it.")
    view.shut_down()


def test_every_column_of_every_table_has_a_heading(whole):
    """Raw names of columns are for files, not for readers; axes and dimensions are called as they are."""
    import re

    from minentropy_app.errors import AppError
    from minentropy_app.exports.result_tables import View, table_of
    from minentropy_app.gui.tables.headings import _HEADINGS

    raw, seen = set(), set()
    with Reader(whole) as reader:
        for entry in (*reader.sources(), *reader.results()):
            try:
                table = table_of(entry.kind, reader.load(entry), reader, View(3, 5))
            except AppError as error:
                assert entry.kind == "catalogue" and "8" in str(error)
                continue
            seen.add(entry.kind)
            raw |= {name for name in table.columns if name not in _HEADINGS and not re.fullmatch(r"[xyz]|v\d+", name)}
    assert raw == set() and len(seen) >= 10


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Map of books", "Title"), ("town texts", "Document"), ("Words", "Word"), ("Coding", "Code word")],
)
def test_only_books_have_titles(whole, name, wanted):
    with Reader(whole) as reader:
        table = load(Wish(whole, reader.entry(name), 1))
    heads = [heading(column.name) for column in table.columns]
    assert wanted in heads
    assert wanted in ("Title", "Code word") or "Title" not in heads
