"""Maps in the window: opened by a click, followed while they are made, written as a picture."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt

from minentropy_app.gui import application, translation
from minentropy_app.gui.picture import PictureWish, take
from minentropy_app.gui.views.map_view import MapView
from tests.gui._maps import BOOKS, SHELVES, make

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
SECONDS = 1000


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of a small project with layouts."""
    folder = tmp_path_factory.mktemp("maps")
    make(folder)
    return folder


@pytest.fixture
def project(made, tmp_path):
    """A copy to change."""
    return shutil.copytree(made, tmp_path / "copy") / "maps.minent"


@pytest.fixture
def window(qapp, qtbot, project):
    app = application.Application(qapp)
    qtbot.addWidget(app.window)
    app.window.show()
    app.desk.open_path(project)
    qtbot.waitUntil(lambda: app.window.project is not None, timeout=30 * SECONDS)
    yield app.window
    app.window._leaving = True
    app.window.close()
    app.close()
    translation.remove(qapp, app._translators)
    QLocale.setDefault(QLocale("en"))


def shown(qtbot, window, key):
    """Wait for a view and its picture."""
    qtbot.waitUntil(lambda: key in window.views.views(), timeout=60 * SECONDS)
    qtbot.waitUntil(window.idle, timeout=60 * SECONDS)
    return window.views.views()[key]


def test_a_click_in_the_tree_opens_the_map_and_says_how_good_it_is(qtbot, window):
    qtbot.mouseClick(window.tree.row("r6"), LEFT)
    view = shown(qtbot, window, "map:r6")
    assert isinstance(view, MapView)
    assert [bar.kind for bar in window.inspector._bars._bars] == ["reference", "this", "bound"]
    assert "ten nearest" in window.inspector._sentence.text()
    assert "Trustworthiness" in window.inspector._remark.text()
    assert window.tree.row("r6").entry.line.startswith("KL ")


def test_a_selection_on_the_map_is_that_of_the_table_and_of_the_list(qtbot, window):
    window.open_entry("r1")
    view = shown(qtbot, window, "map:r1")
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL)
    table = shown(qtbot, window, "table:r1")
    qtbot.waitUntil(lambda: len(table.table.cells.table) == SHELVES * BOOKS, timeout=20 * SECONDS)
    table.table.selectRow(2)
    assert view.canvas.items.scene.selected.size == 1
    window.views.show_view("map:r1")
    ids = view.model.item_ids[np.arange(3)]
    view.fly_to(int(ids[0]))
    assert window.selection.current.ids.tolist() == [int(ids[0])]
    assert window.inspector._rows._rows[0][0] == view.model.labels(ids)[0]
    window.run("undo")
    window.run("undo")
    assert len(window.selection.current) == 0


def test_search_flies_to_the_item_on_the_map(qtbot, window):
    window.open_entry("r1")
    view = shown(qtbot, window, "map:r1")
    window.top.search.found.emit(int(view.model.item_ids[7]))
    assert window.selection.current.ids.tolist() == [int(view.model.item_ids[7])]
    qtbot.waitUntil(lambda: view.canvas._motion is None, timeout=5 * SECONDS)


def test_a_layout_is_followed_while_it_is_made(qtbot, window):
    window.entry_wanted.emit("r1", "duplicate")
    seen = []

    def look():
        view = window.view_of("map:live")
        if view is not None:
            seen.append(view.canvas.items.scene.positions.copy())
        return "map:r7" in window.views.views()

    qtbot.waitUntil(look, timeout=60 * SECONDS)
    view = shown(qtbot, window, "map:r7")
    assert "map:live" not in window.views.views()
    assert len(view.model) == SHELVES * BOOKS
    for places in seen:
        assert places.shape == (SHELVES * BOOKS, 2)


@pytest.mark.parametrize(("name", "view"), [("map", "map"), ("in space", "map")])
def test_the_command_line_writes_a_picture_of_a_map(qapp, made, tmp_path, name, view):
    told = take(PictureWish(made / "maps.minent", name, tmp_path / "a.png", view=view, size=(1000, 640)))
    assert told["view"] == view
    assert (tmp_path / "a.png").stat().st_size > 20_000
