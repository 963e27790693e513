"""Exporting, lists, comparing and neighbours, by clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from minentropy_app.cli import run
from minentropy_app.gui.compare_panel import ComparePanel
from minentropy_app.gui.export_panel import PICTURE, ExportPanel
from tests.gui._window import SECONDS, opened, shown

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def save_as(monkeypatch):
    """Answer the next file dialogs with a file."""

    def answer(file):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
        return file

    return answer


def panel_of(window, kind):
    panel = window.side.currentWidget()
    assert isinstance(panel, kind)
    return panel


def choose(panel, part, suffix):
    panel.part.setCurrentIndex(panel.part.findData(part))
    panel.format.setCurrentIndex(panel.format.findData(suffix))


def test_the_picture_in_front_is_exported_as_seen(qtbot, running, project, save_as, tmp_path):
    window = opened(qtbot, running, project)
    view = shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    panel = panel_of(window, ExportPanel)
    assert panel.part.currentData() == PICTURE
    choose(panel, PICTURE, ".png")
    panel.dpi.setCurrentIndex(panel.dpi.findData(96))
    file, size = save_as(tmp_path / "library.png"), view.canvas.size()
    qtbot.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(file.exists, timeout=60 * SECONDS)
    qtbot.waitUntil(window.notice.isVisible, timeout=10 * SECONDS)
    assert window.notice.message.text() == "Written: library.png"
    assert QImage(str(file)).size() == size


def test_pages_of_a_shelf_plan_are_written_from_the_panel(qtbot, running, planned, save_as, tmp_path):
    window = opened(qtbot, running, planned)
    shown(qtbot, window)
    window.open_entry("r2")
    shown(qtbot, window, "plan:r2")
    for part, suffix, begins in (
        ("report", ".html", b"<!doctype html>"),
        ("shelf-list", ".html", b"<!doctype html>"),
        ("shelf-list", ".pdf", b"%PDF"),
    ):
        qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
        panel = panel_of(window, ExportPanel)
        choose(panel, part, suffix)
        file = save_as(tmp_path / f"{part}{suffix}")
        qtbot.mouseClick(panel.save, LEFT)
        qtbot.waitUntil(lambda f=file: window.notice.message.text() == f"Written: {f.name}", timeout=60 * SECONDS)
        assert file.read_bytes().startswith(begins)
        window.notice.hide()
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count("<svg") > 3 and "http" not in page and "src=" not in page


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_comparison_is_exported_whole(qtbot, running, project, save_as, tmp_path, suffix):
    assert run(["run", str(project), "placement", "--set", "seed=2", "--name", "other"]) == 0
    window = opened(qtbot, running, project)
    shown(qtbot, window, "space:r2")
    running.desk.comparing.show(["r1", "r2"])
    view = shown(qtbot, window, "compare:r1+r2")
    qtbot.waitUntil(lambda: all(one.canvas.frame is not None for one in view.views), timeout=30 * SECONDS)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    panel = panel_of(window, ExportPanel)
    choose(panel, PICTURE, suffix)
    qtbot.waitUntil(lambda: view.settled, timeout=30 * SECONDS)  # the panel took some of the width
    panel.dpi.setCurrentIndex(panel.dpi.findData(96))
    file, places = save_as(tmp_path / f"both{suffix}"), [one.canvas.mapTo(view, QPoint(0, 0)) for one in view.views]
    qtbot.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(file.exists, timeout=60 * SECONDS)
    qtbot.waitUntil(window.notice.isVisible, timeout=10 * SECONDS)
    if suffix == ".png":
        image = QImage(str(file))
        assert image.width() == view.width()
        for one, place in zip(view.views, places, strict=True):
            middle = place + one.canvas.rect().center()
            drawn = one.canvas.frame.image.pixel(one.canvas.rect().center())
            assert image.pixel(middle) == drawn, "each picture stands where it stands on the screen"
    elif suffix == ".svg":
        assert file.read_text("utf-8").count("data:image/png;base64") == 2


def test_a_table_is_exported_by_a_job(qtbot, running, project, save_as, tmp_path):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    panel = panel_of(window, ExportPanel)
    choose(panel, "table", ".csv")
    assert panel.dpi.isHidden() or not panel.dpi.isVisible()
    file = save_as(tmp_path / "places")
    qtbot.mouseClick(panel.save, LEFT)
    written = file.with_suffix(".csv")
    qtbot.waitUntil(written.exists, timeout=60 * SECONDS)
    assert written.read_text("utf-8-sig").splitlines()[0].startswith("name,x,y,z,")


def test_esc_leaves_the_export(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    qtbot.keyClick(panel_of(window, ExportPanel), Qt.Key.Key_Escape)
    assert window.side.currentWidget() is window.inspector


def test_a_folder_that_cannot_be_written_is_said(qtbot, running, project, save_as, tmp_path):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    save_as(tmp_path / "missing" / "library.png")
    qtbot.mouseClick(panel_of(window, ExportPanel).save, LEFT)
    qtbot.waitUntil(window.notice.isVisible, timeout=60 * SECONDS)
    assert "library.png" in window.notice.message.text()


def test_selected_books_are_saved_as_a_list(qtbot, running, project, save_as, tmp_path):
    window = opened(qtbot, running, project)
    view = shown(qtbot, window)
    window.selection.select(view.model.item_ids[:3], "click")
    file = save_as(tmp_path / "three.csv")
    qtbot.mouseClick(window.inspector._save, LEFT)
    qtbot.waitUntil(file.exists, timeout=30 * SECONDS)
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0] == "key,title,author,call_number,class"
    titles = view.model.labels(view.model.item_ids[:3])
    assert sorted(line.split(",")[1] for line in lines[1:]) == sorted(titles)


def test_two_placements_are_compared_side_by_side(qtbot, running, project):
    assert run(["run", str(project), "placement", "--name", "other", "--set", "seed=5"]) == 0
    window = opened(qtbot, running, project)
    shown(qtbot, window, "space:r2")
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL)
    panel = panel_of(window, ComparePanel)
    assert len(panel.chosen) == 2
    first = next(iter(panel.boxes.values()))
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert not panel.go.isEnabled()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.mouseClick(panel.go, LEFT)
    key = "compare:" + "+".join(panel.chosen)
    view = shown(qtbot, window, key)
    assert [side.title for side in view.sides] == ["other", "placement"]
    window.close_view(key)
    assert key not in window.views.views()


def test_one_placement_cannot_be_compared(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL)
    assert "two placements" in window.notice.message.text()


def test_neighbours_of_the_selected_book_are_listed_and_flown_to(qtbot, running, project):
    from minentropy_app.gui.views.neighbours import NeighboursSheet

    window = opened(qtbot, running, project)
    view = shown(qtbot, window)
    window.selection.select(view.model.item_ids[:1], "click")
    qtbot.mouseClick(window.inspector._near, LEFT)
    sheet = panel_of(window, NeighboursSheet)
    assert sheet.panel.table.cells.rowCount() == len(view.model) - 1
    wanted = int(sheet.panel.table.cells.ids([0])[0])
    with qtbot.waitSignal(sheet.panel.item_wanted):
        sheet.panel.table.doubleClicked.emit(sheet.panel.table.cells.index(0, 0))
    assert window.selection.current.ids.tolist() == [wanted]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.side.currentWidget() is window.inspector


def test_books_travel_to_another_placement_and_back(qtbot, running, project):
    import numpy as np

    assert run(["run", str(project), "placement", "--name", "other", "--set", "seed=5"]) == 0
    window = opened(qtbot, running, project)
    window.open_entry("r1", "space")
    view = shown(qtbot, window, "space:r1")
    own, menu = view.model.positions.astype(float), view.toolbar.travel.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Travel to: other"]
    menu.actions()[0].trigger()
    place = lambda: view.canvas.items.scene.positions.astype(float)  # noqa: E731
    qtbot.waitUntil(lambda: "other" in view.caption.text() and window.idle(), timeout=30 * SECONDS)
    other = running.desk.project.session.reader.load(running.desk.project.stored("r2"))
    away = np.linalg.norm(place(), axis=1)
    there = np.linalg.norm(other.positions[np.argsort(other.item_ids)], axis=1)
    np.testing.assert_allclose(away[np.argsort(view.model.item_ids)], there, atol=1e-4)
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: "other" not in view.caption.text() and window.idle(), timeout=30 * SECONDS)
    np.testing.assert_allclose(place(), own, atol=1e-4)
