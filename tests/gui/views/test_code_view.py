"""The code view by clicks and keys; its figures against the literal map equation."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from minentropy_app.gui.views.code_model import LEAVE, pieces_of, words_of
from minentropy_app.gui.views.code_view import CodeView, open_code
from minentropy_app.gui.views.coding_view import CodingView
from minentropy_app.theory.coding import is_prefix_free, kraft_sum
from tests.gui.views._networks import SIZE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot, stage):
    views = []

    def make(name):
        staged = stage(name, "code")
        view = open_code(staged)
        qtbot.addWidget(view)
        view.resize(1000, 800)
        view.show()
        qtbot.waitExposed(view)
        views.append(view)
        return view, staged.selection

    yield make
    for view in views:
        if hasattr(view, "shut_down"):
            view.shut_down()


def test_the_bars_add_up_to_the_code_length(opened):
    view, _ = opened("circles")
    assert isinstance(view, CodeView)
    assert view.bars.total == pytest.approx(view.model.metrics["codelength"], abs=1e-12)
    assert view.bars._plain == pytest.approx(view.model.metrics["one_level_codelength"], abs=1e-12)
    assert sum(piece.bits for piece in pieces_of(view.model)) == pytest.approx(view.model.books.codelength)


def test_words_of_a_book_are_a_whole_prefix_code(opened):
    view, _ = opened("circles")
    for book in range(len(view.model.books)):
        words = [word.word for word in words_of(view.model, book)]
        assert is_prefix_free(words) and kraft_sum([len(w) for w in words]) == 1
    first = words_of(view.model, 1)
    assert first[0].kind == LEAVE and len(first) == SIZE + 1


def test_a_click_on_a_stretch_selects_the_module_and_shows_its_book(qtbot, opened):
    view, selection = opened("circles")
    book = int(view.model.top_modules[2])
    box = view.bars.box_of(book)
    qtbot.mouseClick(view.bars, LEFT, pos=box.center().toPoint())
    assert set(selection.current.ids) == set(view.model.ids_of(book))
    assert view.book == book and view.book_title.text() == view.model.name(book)
    assert view.table.words.rowCount() == SIZE + 1


def test_the_icicle_by_clicks_and_keys(qtbot, opened):
    view, selection = opened("circles")
    cell = next(c for c in view.icicle.cells if c.thing == int(view.model.top_modules[1]))
    qtbot.mouseClick(view.icicle, LEFT, pos=cell.box.center().toPoint())
    assert len(selection.current) == SIZE and view.book == cell.thing
    qtbot.keyClick(view.icicle, Qt.Key.Key_Return)
    assert view.icicle.top == cell.thing
    widest = max(c.box.width() for c in view.icicle.cells if c.thing >= len(view.model.books))
    assert widest > view.icicle.width() / SIZE / 2
    qtbot.keyClick(view.icicle, Qt.Key.Key_Backspace)
    assert view.icicle.top == 0
    qtbot.keyClick(view.icicle, Qt.Key.Key_Down)
    assert view.icicle.at >= len(view.model.books)
    qtbot.keyClick(view.icicle, Qt.Key.Key_Space)
    assert len(selection.current) == 1


def test_widths_of_the_icicle_are_flows(opened):
    view, _ = opened("circles")
    cells = {c.thing: c.box.width() for c in view.icicle.cells}
    for book in view.model.top_modules.tolist():
        share = float(view.model.books.rates[book, 0])
        assert cells[book] == pytest.approx(share * view.icicle.width(), rel=1e-6)


def test_rows_of_the_book_select_and_the_exit_leads_up(qtbot, opened):
    view, selection = opened("circles")
    view.show_book(int(view.model.top_modules[0]))
    table = view.table
    at = table.visualRect(table.words.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    assert len(selection.current) == 1
    assert int(selection.current.ids[0]) == int(table.words.lines[1].ids()[0])
    table.setCurrentIndex(table.words.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.book == 0


def test_other_markov_times_come_in_live_and_can_be_stopped(qtbot, opened):
    view, _ = opened("circles")
    times = view.times
    assert len(times.curve.points) == 1 and times.work is None
    qtbot.mouseClick(times.search, LEFT)
    qtbot.waitUntil(lambda: times.work is None, timeout=200_000)
    found = {point.time: point for point in times.curve.points}
    assert set(found) == set(times.curve.times)
    assert found[0.25].modules >= found[1.0].modules >= found[4.0].modules
    assert not times.search.isVisible()
    times.curve.choose(1.9)
    assert times.curve.time == 2.0 and str(found[2.0].modules) in times.told.text()
    qtbot.keyClick(times.curve, Qt.Key.Key_Left)
    assert times.curve.time == 1.4
    qtbot.mouseClick(times.curve, LEFT, pos=QPoint(int(times.curve.place_of(4.0)), 118))
    assert times.curve.time == 4.0
    with qtbot.waitSignal(times.run_wanted) as wanted:
        qtbot.mouseClick(times.run, LEFT)
    assert wanted.args == [4.0]


def test_stopping_keeps_what_was_found(qtbot, opened):
    view, _ = opened("circles")
    times = view.times
    times.start()
    times.stop_search()
    qtbot.waitUntil(lambda: times.work is None, timeout=200_000)
    assert 1 <= len(times.curve.points) <= len(times.curve.times)
    assert times.search.isVisible() == (len(times.curve.points) < len(times.curve.times))


def test_one_level_says_so(opened):
    view, _ = opened("undivided")
    assert "one level is shortest" in view.sentence.text()
    assert view.icicle.isHidden() and view.table.words.rowCount() == 6


def test_bars_and_books_hold_every_membership(opened):
    view, _ = opened("several")
    model, length = view.model, view.model.metrics["codelength"]
    assert model.metrics["overlapping_nodes"] == 2 and len(model) == model.nodes + 2 == 21
    assert sum(piece.bits for piece in pieces_of(model)) == pytest.approx(length, abs=1e-9)
    saved = sum(model.saved(int(book)) for book in model.top_modules)
    assert saved == pytest.approx(model.books.one_level_codelength - length, abs=1e-9)
    assert model.books.one_level_codelength == pytest.approx(model.metrics["one_level_codelength"], abs=1e-9)
    for name in ("k06", "k12"):
        books = {int(model.books.home[k]) for k, label in enumerate(model.labels) if label == name}
        assert len(books) == 2
        for book in books:
            view.show_book(book)
            assert name in {line.name for line in view.table.words.lines}


def test_a_node_of_several_modules_stands_in_each_by_clicks(qtbot, opened):
    view, selection = opened("several")
    model = view.model
    cells = [c for c in view.icicle.cells if not model.is_module(c.thing) and model.title(c.thing) == "k06"]
    assert len(cells) == 2
    shares = [c.box.width() / view.icicle.width() for c in cells]
    assert shares == pytest.approx([float(model.flow_of(np.array([c.thing]))[0]) for c in cells], rel=1e-6)
    qtbot.mouseClick(view.icicle, LEFT, pos=cells[1].box.center().toPoint())
    assert selection.current.ids.tolist() == [int(model.item_ids[cells[0].thing - len(model.books)])]
    assert view.icicle._selected.sum() == 2
    for cell in cells:
        assert model.name(int(model.books.home[cell.thing - len(model.books)])) in view.members.text()
    qtbot.mouseClick(view.icicle, LEFT, pos=next(c for c in view.icicle.cells if c.row == 1).box.center().toPoint())
    assert len(selection.current) == 7 and not view.members.isVisible()


def test_all_places_tell_the_same_modules_and_the_same_length(qtbot, opened, stage):
    from minentropy_app.gui.views.module_table import MEMBERS, open_modules

    view, _ = opened("several")
    metrics, own = view.model.metrics, view.times.curve.point()
    table = open_modules(stage("several", "modules"))
    qtbot.addWidget(table)
    modules = [c for c in view.icicle.cells if c.row == 1]
    assert metrics["modules"] == len(modules) == table.cells.rowCount() == own.modules == 3
    assert view.bars._heads[1] == "3 module(s)" and table.count.text() == "3 module(s)"
    assert {table.cells.text(int(b), MEMBERS) for b in table.cells.books} == {"7"}
    assert view.bars.total == pytest.approx(metrics["codelength"], abs=1e-9)
    assert own.codelength == pytest.approx(metrics["codelength"], abs=1e-9)
    table.table.selectRow(0)
    assert table._stage.selection.current.ids.size == 7


def test_other_markov_times_let_nodes_overlap_too(qtbot, opened):
    view, _ = opened("several")
    times = view.times
    times.curve.times = [0.9, 1.0]
    qtbot.mouseClick(times.search, LEFT)
    qtbot.waitUntil(lambda: times.work is None, timeout=200_000)
    near, own = times.curve.points
    assert near.modules == own.modules == 3
    assert near.codelength < own.codelength  # fewer markers are written in shorter times


def test_a_coded_list(opened):
    view, _ = opened("list")
    assert isinstance(view, CodingView)
    metrics = view.figures.coding.metrics
    assert view.bars.total == metrics["hierarchical_bits"] and view.figures.plain == metrics["plain_bits"]
    assert sum(len(word) for _, _, word in view.sequence.words) == metrics["hierarchical_bits"]
    view.choice.setCurrentIndex(1)
    assert {line.name for line in view.table.words.lines if line.kind == "node"} == {"a", "b"}


def test_a_coded_walk_names_its_modules(qtbot, opened):
    view, selection = opened("walk")
    named = set(view.figures.classes.values())
    assert named & {line.name for line in view.table.words.lines}
    view.choice.setCurrentIndex(1)
    row = next(k for k, line in enumerate(view.table.words.lines) if line.kind == "node")
    view.table.selectRow(row)
    assert len(selection.current) == 1
