"""Network, code books and modules in the real window: one selection, one name, one undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from minentropy_app.gui.views.module_table import NAME
from tests.gui._window import opened, shown
from tests.gui.views._networks import SIZE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, running, own_networks):
    return opened(qtbot, running, Path(own_networks))


def refs(window):
    return {entry.title: entry.key for entry in window.project.results()}


def test_a_module_chosen_in_the_table_lights_up_everywhere(qtbot, window):
    ref = refs(window)["circles"]
    views = {}
    for key in ("network", "code", "modules"):
        window.open_entry(ref, key)
        views[key] = shown(qtbot, window, f"{key}:{ref}")
    table = views["modules"].table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.cells.index(1, NAME)).center())
    assert len(window.selection.current) == SIZE
    assert (views["network"].canvas.scene.chosen == 1).sum() == 1
    assert views["code"].icicle._selected.sum() == SIZE
    window.undo()
    assert len(window.selection.current) == 0
    assert (views["network"].canvas.scene.chosen == 0).all()


def test_a_new_name_reaches_every_view_and_can_be_undone(qtbot, window):
    ref = refs(window)["circles"]
    window.open_entry(ref, "network")
    network = shown(qtbot, window, f"network:{ref}")
    window.open_entry(ref, "modules")
    listed = shown(qtbot, window, f"modules:{ref}")
    book = int(listed.cells.books[0])
    before = network.model.name(book)
    listed.table.setCurrentIndex(listed.cells.index(0, NAME))
    qtbot.keyClick(listed.table, Qt.Key.Key_F2)
    editor = listed.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Inner circle")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: network.model.name(book) == "Inner circle", timeout=20_000)
    assert listed.model.name(book) == "Inner circle"
    window.selection.clear()
    while network.model.name(book) != before and window.order._done:
        window.undo()
        qtbot.wait(300)
    assert network.model.name(book) == before


def test_tree_and_inspector_say_what_it_is(qtbot, window):
    entries = {entry.title: entry for entry in [*window.project.sources(), *window.project.results()]}
    assert "4 modules" in entries["circles"].line and "bits" in entries["circles"].line
    assert "no modules" in entries["undivided"].line
    assert "nodes" in entries["ties"].line and "bits" in entries["walk"].line
    report = window.project.report(entries["circles"].key)
    assert [bar.kind for bar in report.bars] == ["reference", "this"]
    assert report.bars[1].value < report.bars[0].value and report.sentence.startswith("−")
    assert window.project.report(entries["undivided"].key).bars == ()
    assert len(window.project.report(entries["list"].key).bars) == 2


def test_a_search_at_other_markov_times_stands_in_the_job_bar_and_stops_there(qtbot, window):
    ref = refs(window)["circles"]
    window.open_entry(ref, "code")
    view = shown(qtbot, window, f"code:{ref}")
    qtbot.mouseClick(view.times.search, LEFT)
    window._look_at_jobs()
    bar = window.foot.jobs
    assert bar.isVisible() and bar.title.text() == "Searching at other Markov times" and bar.pause.isHidden()
    qtbot.mouseClick(bar.cancel, LEFT)
    qtbot.waitUntil(lambda: view.times.work is None, timeout=120_000)  # cold kernels are compiled first
    window._look_at_jobs()
    assert not bar.isVisible()


def test_the_inspector_shows_the_code_and_the_words_of_what_is_selected(qtbot, window):
    ref = refs(window)["several"]
    window.open_entry(ref, "network")
    view = shown(qtbot, window, f"network:{ref}")
    card, length = window.inspector._code, view.model.metrics["codelength"]
    assert card.bars.total == pytest.approx(length, abs=1e-9) and window.inspector._bars.isHidden()
    assert card.bars._heads[1] == "3 modules" and not card.words.isVisible()
    book = int(view.model.top_modules[0])
    qtbot.mouseClick(card.bars, LEFT, pos=card.bars.box_of(book).center().toPoint())
    assert len(window.selection.current) == 7 and card.title.text() == view.model.name(book)
    lines = card.table.words.lines
    assert len(lines) == 8 and lines[0].name == f"leave {view.model.name(book)}"
    shared = next(k for k, line in enumerate(lines) if line.name in ("k06", "k12"))
    qtbot.mouseClick(card.table.viewport(), LEFT, pos=card.table.visualRect(card.table.words.index(shared, 0)).center())
    lines = card.table.words.lines
    assert len(window.selection.current) == 1 and card.title.text() in ("k06", "k12")
    assert [line.kind for line in lines] == ["enter", "node", "leave"] * 2
    assert all(line.word for line in lines) and "each of its 2 modules" in card.line.text()
    assert window.inspector._count.text() == "1 node" and window.inspector._rows._rows[0][0] == card.title.text()
    qtbot.mouseClick(card.more, LEFT)
    shown(qtbot, window, f"code:{ref}")
    assert window.inspector._code.title.text() == "k06" or window.inspector._code.title.text() == "k12"
    window.open_entry(refs(window)["undivided"], "network")
    shown(qtbot, window, f"network:{refs(window)['undivided']}")
    assert window.inspector._code is None
