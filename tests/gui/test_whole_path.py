"""A librarian's whole path by mouse and keyboard alone: from the first page to files to take away.

Only the dialogs of the operating system, in which files are chosen, are answered for the hand.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from minentropy_app.gui.compare_panel import ComparePanel
from minentropy_app.gui.export_panel import ExportPanel
from minentropy_app.gui.faces import State
from minentropy_app.gui.importing.page import ImportPage
from minentropy_app.gui.params_form import RunForm
from minentropy_app.gui.views.picture_canvas import Tool
from tests.gui._window import SECONDS, loans, shown

LEFT, NO, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Hand:
    """Clicks what is seen, presses keys where the focus is."""

    def __init__(self, qtbot, window) -> None:
        self.qtbot, self.window = qtbot, window

    def click(self, piece: QWidget) -> None:
        """Click the middle of something that is seen, switched on, and covered by nothing."""
        self.qtbot.waitUntil(lambda: piece.isVisible() and piece.isEnabled(), timeout=60 * SECONDS)
        QApplication.processEvents()
        middle = piece.mapTo(self.window, piece.rect().center())
        hit = self.window.childAt(middle)
        assert hit is not None and (hit is piece or piece.isAncestorOf(hit)), f"{hit} lies over {piece}"
        self.qtbot.mouseClick(hit, LEFT, NO, hit.mapFrom(self.window, middle))

    def button(self, text: str, home: QWidget | None = None) -> QPushButton:
        """The one visible button with these words."""
        found = [b for b in (home or self.window).findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert len(found) == 1, f"{len(found)} buttons say {text}"
        return found[0]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def reach(self, piece: QWidget) -> None:
        """Go to a control by the Tab key."""
        for _ in range(80):
            if QApplication.focusWidget() is piece:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {piece.accessibleName() or piece}")

    def write(self, field: QLineEdit, text: str) -> None:
        """Go to a field and write in place of what it says."""
        self.reach(field)
        self.press(Qt.Key.Key_A, CONTROL)
        self.qtbot.keyClicks(field, text)

    def choose(self, box: QComboBox, data: object) -> None:
        """Go to a list and step to one of its words."""
        self.reach(box)
        for _ in range(box.count()):
            if box.currentData() == data:
                return
            self.press(Qt.Key.Key_Down if box.findData(data) > box.currentIndex() else Qt.Key.Key_Up)
        assert box.currentData() == data

    def drag(self, canvas: QWidget, start: QPoint, end: QPoint) -> None:
        """Draw with the mouse held down."""
        QTest.mousePress(canvas, LEFT, NO, start)
        for place in ((start + end) / 2, end):
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, LEFT, NO, end)

    def side(self, kind: type) -> QWidget:
        """The panel at the right, once it is of this kind."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.side.currentWidget(), kind), timeout=10 * SECONDS)
        return self.window.side.currentWidget()


class Files:
    """Stands for the system's dialogs, which a test cannot click."""

    def __init__(self, monkeypatch, opened: Path) -> None:
        self.target = Path()
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(self.target), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(opened)], ""))


def run_placement(hand: Hand, form: QWidget, key: str, name: str, method: str, min_loans: int) -> None:
    """Fill in the form and run it with Ctrl+Enter; wait for the view in space."""
    hand.write(form.name, name)
    hand.choose(form.rows["method"].field.box, method)
    hand.write(form.rows["min_loans"].field.edit, str(min_loans))
    hand.qtbot.waitUntil(form.go.isEnabled, timeout=10 * SECONDS)
    hand.press(Qt.Key.Key_Return, CONTROL)
    shown(hand.qtbot, hand.window, f"space:{key}")
    row = hand.window.tree.row(key).entry
    assert (row.title, row.state) == (name, State.DONE)


def import_loans(hand: Hand) -> ImportPage:
    """Open the page of the import by its keys, choose the file, and let it in."""
    hand.press(Qt.Key.Key_I, CONTROL)
    hand.qtbot.waitUntil(lambda: "import:loans" in hand.window.views.views(), timeout=10 * SECONDS)
    page = hand.window.views.views()["import:loans"]
    hand.click(page.drop_place.choose)
    hand.qtbot.waitUntil(lambda: page.check is not None and page.summary.go.isEnabled(), timeout=60 * SECONDS)
    assert page.check["report"]["accepted"] > 0
    hand.click(page.summary.go)
    hand.qtbot.waitUntil(page.outcome.isVisible, timeout=60 * SECONDS)
    return page


def compare(hand: Hand) -> QWidget:
    """Put both placements side by side."""
    hand.press(Qt.Key.Key_M, CONTROL)
    panel = hand.side(ComparePanel)
    assert len(panel.chosen) == 2
    key = "compare:" + "+".join(panel.chosen)
    hand.click(panel.go)
    view = shown(hand.qtbot, hand.window, key)
    assert [side.title for side in view.sides] == ["second try", "first try"]
    assert all(side.metrics["bound"] <= side.metrics["S"] for side in view.sides)
    assert len(view.moves().item_ids) == len(view.sides[0].model)
    return view


def mark_by_rectangle(hand: Hand, view: QWidget) -> set[int]:
    """Mark the right half of the first picture; both pictures show the same selection."""
    one = view.views[0]
    hand.click(one.toolbar.tools[Tool.RECTANGLE])
    assert one.canvas.tool is Tool.RECTANGLE
    canvas = one.canvas
    middle, corner = canvas.rect().center(), canvas.rect().bottomRight() - QPoint(3, 3)
    drawn = canvas.frame.out
    right = (drawn[:, 2] > 0) & (drawn[:, 0] > middle.x()) & (drawn[:, 0] < corner.x()) & (drawn[:, 1] > 60)
    hand.drag(canvas, QPoint(middle.x(), 60), corner)
    selection = hand.window.selection.current
    assert selection.how == "rectangle"
    assert set(selection.ids.tolist()) == set(one.model.item_ids[right].tolist())
    assert 0 < len(selection) < len(one.model)
    return set(selection.ids.tolist())


def take_away(hand: Hand, files: Files, folder: Path, view: QWidget) -> None:
    """Write the selection as a list and the comparison as a picture."""
    chosen = hand.window.selection.current.ids
    files.target = folder / "chosen.csv"
    hand.click(hand.button("Save as list", hand.window.inspector))
    hand.qtbot.waitUntil(lambda: hand.window.notice.message.text() == "Written: chosen.csv", timeout=30 * SECONDS)
    with files.target.open(encoding="utf-8-sig", newline="") as file:
        written = [row["title"] for row in csv.DictReader(file)]
    assert sorted(written) == sorted(view.sides[0].model.labels(chosen))
    files.target = folder / "both.png"
    hand.press(Qt.Key.Key_E, CONTROL)
    panel = hand.side(ExportPanel)
    hand.choose(panel.format, ".png")
    hand.choose(panel.dpi, 96)
    wide = view.width()
    hand.click(panel.save)
    hand.qtbot.waitUntil(lambda: hand.window.notice.message.text() == "Written: both.png", timeout=60 * SECONDS)
    assert QImage(str(files.target)).width() == wide


def walk(qtbot, running, monkeypatch, file: Path, folder: Path, min_loans: int) -> Path:
    """The whole path on a file of loans; return the project."""
    window, files = running.window, Files(monkeypatch, file)
    hand, files.target = Hand(qtbot, window), folder / "ours.minent"
    qtbot.waitActive(window)
    hand.click(hand.button("New project…", window.welcome))
    qtbot.waitUntil(lambda: window.project is not None, timeout=30 * SECONDS)
    project = files.target
    page = import_loans(hand)
    hand.click(page.outcome.steps["placement"])
    run_placement(hand, hand.side(RunForm), "r1", "first try", "lattice", min_loans)
    hand.click(hand.button("Edit and run again…", window.inspector))
    run_placement(hand, hand.side(RunForm), "r2", "second try", "gaussian", min_loans)
    view = compare(hand)
    mark_by_rectangle(hand, view)
    take_away(hand, files, folder, view)
    assert window.notice.property("kind") == "info"
    return project


def test_a_librarians_whole_path(qtbot, running, monkeypatch, tmp_path):
    file = tmp_path / "loans.csv"
    file.write_text(loans(), "utf-8")
    walk(qtbot, running, monkeypatch, file, tmp_path, min_loans=1)


@pytest.mark.real_data
def test_a_librarians_whole_path_on_real_loans(qtbot, running, monkeypatch, shared_data, tmp_path):
    file = shared_data / "loans" / "shakespeare_and_company.csv.gz"
    project = walk(qtbot, running, monkeypatch, file, tmp_path, min_loans=12)
    files = (project, project.with_name(project.name + "-wal"))  # what is not yet moved over from the log counts too
    stored = b"".join(file.read_bytes() for file in files if file.exists())
    assert b"Ulysses" in stored, "titles are kept as they are"
    assert b"Alderman" not in stored and b"alderman" not in stored, "members are not"
