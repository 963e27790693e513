"""The table of modules: figures, selection, and names that can be changed and taken back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from minentropy_app.gui.views.module_names import naming
from minentropy_app.gui.views.module_table import MEMBERS, NAME, SAVED, TOP, open_modules
from tests.gui.views._networks import GROUPS, SIZE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot, stage):
    import dataclasses

    edits = []
    staged = dataclasses.replace(stage("circles", "modules"), edit=edits.append)
    view = open_modules(staged)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    return view, staged.selection, edits


def test_every_module_with_its_figures(opened):
    view, _, _ = opened
    cells = view.cells
    assert cells.rowCount() == GROUPS
    assert [cells.text(int(b), MEMBERS) for b in cells.books] == [str(SIZE)] * GROUPS
    flows = view.model.books.rates[cells.books, 0]
    assert (np.diff(flows) <= 0).all()
    saved = view.model.books.saved()
    whole = float(view.model.metrics["one_level_codelength"]) - float(view.model.metrics["codelength"])
    assert saved[1:].sum() == pytest.approx(whole, abs=1e-12)
    assert " · " in cells.text(int(cells.books[0]), TOP)


def test_a_row_selects_the_members_everywhere(qtbot, opened):
    view, selection, _ = opened
    at = view.table.visualRect(view.cells.index(1, NAME)).center()
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=at)
    assert set(selection.current.ids) == set(view.model.ids_of(int(view.cells.books[1])))
    selection.select(view.model.ids_of(int(view.cells.books[2])), "lasso")
    assert view.table.marked_rows().tolist() == [2]
    selection.select(view.model.ids_of(int(view.cells.books[2]))[:-1], "lasso")
    assert view.table.marked_rows().size == 0


def test_sorting_and_filtering(opened):
    view, _, _ = opened
    view.table.sortByColumn(SAVED, Qt.SortOrder.AscendingOrder)
    saved = view.model.books.saved()[view.cells.books]
    assert (np.diff(saved) >= 0).all()
    name = view.model.name(int(view.cells.books[0]))
    view.box.setText(name)
    assert 1 <= view.cells.rowCount() <= GROUPS
    view.box.setText("nothing of this kind")
    assert view.cells.rowCount() == 0 and "No module" in view._teach.text()


def test_typing_another_name_asks_for_an_edit(qtbot, opened):
    view, _, edits = opened
    view.table.setCurrentIndex(view.cells.index(0, NAME))
    qtbot.keyClick(view.table, Qt.Key.Key_F2)
    editor = view.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Inner circle")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(edits) == 1)


def test_a_name_is_kept_in_the_project_and_can_be_taken_back(own_networks, opened):
    from minentropy_app.gui.network_loading import load_network
    from minentropy_app.jobs.service import Session
    from minentropy_app.settings import Settings

    view, _, _ = opened
    book, ref = 2, view._stage.ref
    with Session(own_networks, "write", Settings(threads=1)) as session:
        change = session.edit(naming(ref, view.model, book, " 读书会 "))
        assert "module" in change.kinds
        assert load_network(own_networks, ref).name(book) == "读书会"
        session.undo()
        assert load_network(own_networks, ref).name(book) == view.model.suggested[book]
        session.redo()
        session.edit(naming(ref, view.model, book, view.model.suggested[book]))
        assert load_network(own_networks, ref).given == {}
        session.undo()
        assert load_network(own_networks, ref).name(book) == "读书会"


def test_names_go_with_their_run(own_networks, opened, tmp_path):
    from minentropy_app.project import edits
    from minentropy_app.project.project import Project

    view, _, _ = opened
    with Project.open(own_networks) as project:
        entry = project.reader.by_ref(view._stage.ref)
        with project.transaction() as db:
            edits.name_module(project, entry, (1, 0), "x").do(db)
        assert project.reader.module_names(entry) == {(1, 0): "x"}
        with project.transaction() as db:
            db.execute("delete from runs where id = ?", [entry.id])
            assert db.execute("select count(*) from module_names").fetchone()[0] == 0


def test_copying_gives_headings_and_rows(opened):
    view, _, _ = opened
    view.table.selectRow(0)
    lines = view.table.copied().splitlines()
    assert len(lines) == 2 and len(lines[1].split("\t")) == 7
