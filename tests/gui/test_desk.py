"""The window over real projects, by clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from minentropy_app.cli import run
from minentropy_app.gui.faces import State
from minentropy_app.gui.recents import recents
from tests.gui._window import SECONDS, command, loans, opened, shown

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_project_opens_with_its_placement_and_figures(qtbot, running, project):
    window = opened(qtbot, running, project)
    assert window.windowTitle() == "ours — MinEntropy"
    view = shown(qtbot, window)
    assert len(view.model) == 30
    assert set(view.model.columns) == {"class", "author", "loans"}
    assert window.tree.row("r1").entry.state is State.DONE
    assert "on later loans" in window.inspector._sentence.text()
    assert [bar.kind for bar in window.inspector._bars._bars] == ["reference", "better", "this", "bound"]
    assert [recent.path for recent in recents()] == [str(project)]


def test_search_finds_selects_and_lists(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(window.top.search, "Title 17")
    qtbot.waitUntil(lambda: bool(window.top.search._hits), timeout=10 * SECONDS)
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    window.top.search.completer().popup().hide()
    assert [row[:2] for row in window.inspector._rows._rows] == [("Title 17", "Author 2")]
    window.top.search.selectAll()
    qtbot.keyClicks(window.top.search, "Title 2")
    qtbot.waitUntil(lambda: len(window.top.search._hits) > 1, timeout=10 * SECONDS)
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    window.top.search.completer().popup().hide()
    qtbot.waitUntil(lambda: len(window.inspector._rows._rows) > 1, timeout=10 * SECONDS)
    found = window.selection.current.ids.tolist()
    assert {*window.top.search._hits.values()} <= {*found}
    assert all("2" in title + author for title, author, _ in window.project.selection_rows(found, len(found)))


def offered_steps(window) -> tuple[str, str]:
    """What the menu of edits says of undo and redo while it is open."""
    window.menus.edit.popup(window.mapToGlobal(QPoint(0, 0)))
    told = tuple(window.menus.actions[key].text() for key in ("undo", "redo"))
    window.menus.edit.close()
    return told


def test_edits_are_undone_and_redone_by_keys(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    row = window.tree.row("r1")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_F2)
    field = row.findChild(QLineEdit)
    field.setText("Ground floor")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.tree.row("r1").entry.title == "Ground floor", timeout=5 * SECONDS)
    assert offered_steps(window) == ("&Undo: Rename", "&Redo")
    window.run("undo")
    qtbot.waitUntil(lambda: window.tree.row("r1").entry.title == "placement", timeout=5 * SECONDS)
    window.run("redo")
    qtbot.waitUntil(lambda: window.tree.row("r1").entry.title == "Ground floor", timeout=5 * SECONDS)


def test_selections_and_edits_are_taken_back_in_order(qtbot, running, project):
    window = opened(qtbot, running, project)
    view = shown(qtbot, window)
    window.selection.select(view.model.item_ids[:2], "click")
    window.entry_wanted.emit("r1", "note")
    window.notice.field.setText("for the meeting")
    qtbot.keyClick(window.notice.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: running.desk.project.stored("r1").note == "for the meeting", timeout=5 * SECONDS)
    qtbot.waitUntil(lambda: not running.desk.background.busy, timeout=5 * SECONDS)
    window.run("undo")
    qtbot.waitUntil(lambda: running.desk.project.stored("r1").note == "", timeout=5 * SECONDS)
    assert len(window.selection.current) == 2
    window.run("undo")
    assert len(window.selection.current) == 0


def test_the_bin_keeps_and_gives_back(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    row = window.tree.row("r1")
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.tree.row("r1").entry.kind == "bin", timeout=5 * SECONDS)
    assert "space:r1" not in window.views.views()
    assert window.notice.answers == ["Undo"]
    assert window.tree.menu_of("r1") == [("restore", "Restore")]
    window.tree.entry_action.emit("r1", "restore")
    qtbot.waitUntil(lambda: window.tree.row("r1").entry.kind == "placement", timeout=5 * SECONDS)


def test_a_run_is_filled_in_started_and_shown(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.menus.actions["analyse_placement"].trigger()
    form = window.side.currentWidget()
    form.name.setText("again")
    qtbot.waitUntil(form.go.isEnabled, timeout=5 * SECONDS)
    window.run("run")
    qtbot.waitUntil(lambda: window.jobs.current() is not None, timeout=5 * SECONDS)
    assert window.side.currentWidget() is window.inspector
    shown(qtbot, window, "space:r2")
    assert window.tree.row("r2").entry.title == "again"
    assert window.jobs.current() is None
    assert "space:live" not in window.views.views()


def test_a_run_can_be_stopped_and_says_so(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.entry_wanted.emit("r1", "duplicate")
    qtbot.waitUntil(lambda: window.jobs.current() is not None, timeout=5 * SECONDS)
    qtbot.waitUntil(window.foot.jobs.isVisible, timeout=5 * SECONDS)
    qtbot.mouseClick(window.foot.jobs.cancel, LEFT)
    qtbot.waitUntil(lambda: window.jobs.current() is None, timeout=30 * SECONDS)
    assert window.tree.row("r2").entry.state is State.STOPPED
    window.open_entry("r2")
    assert window.inspector._evaluate.text() == "Run again"


def test_the_panel_of_jobs_tells_pauses_goes_on_and_stops(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.rerun_wanted.emit("r1", {"sweeps": 20_000})
    form = window.side.currentWidget()
    qtbot.waitUntil(form.go.isEnabled, timeout=5 * SECONDS)
    qtbot.keyClick(form.go, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.jobs.current() is not None, timeout=5 * SECONDS)
    qtbot.keyClick(window, Qt.Key.Key_J, CONTROL | SHIFT)
    panel = window.side.currentWidget()
    qtbot.waitUntil(lambda: bool(panel.cards) and "MB of memory" in panel.cards[0].state.text(), timeout=30 * SECONDS)
    (card,) = panel.cards
    qtbot.waitUntil(lambda: "%" in card.state.text(), timeout=30 * SECONDS)  # it may still be waiting for its turn
    assert card.bar.isVisible() and card.log.text()
    qtbot.mouseClick(card.pause, LEFT)
    qtbot.waitUntil(lambda: card.pause.text() == "Go on", timeout=5 * SECONDS)
    assert window.foot.jobs.isVisible()
    qtbot.mouseClick(card.pause, LEFT)
    qtbot.waitUntil(lambda: card.pause.text() == "Pause", timeout=5 * SECONDS)
    qtbot.mouseClick(card.cancel, LEFT)
    qtbot.waitUntil(lambda: window.jobs.current() is None, timeout=30 * SECONDS)
    qtbot.waitUntil(lambda: "Stopped" in panel.cards[0].log.text(), timeout=5 * SECONDS)
    assert panel.cards[0].bar.isHidden() and panel.cards[0].cancel.isHidden()
    qtbot.keyClick(panel.shut, Qt.Key.Key_Escape)
    assert window.side.currentWidget() is window.inspector


def test_quitting_with_work_under_way_asks_inline(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.entry_wanted.emit("r1", "duplicate")
    qtbot.waitUntil(lambda: window.jobs.current() is not None, timeout=5 * SECONDS)
    window.close()
    assert window.isVisible()
    assert window.notice.answers == ["Stop it and quit", "Stay"]
    window.notice.answer(1)
    assert window.isVisible() and not window.notice.isVisible()
    window.close()
    window.notice.answer(0)
    assert not window.isVisible()


def test_a_killed_worker_is_said_plainly(qtbot, running, project):
    import os
    import signal

    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.entry_wanted.emit("r1", "duplicate")
    session = running.desk.project.session
    task = running.desk.jobs.tasks[0]
    qtbot.waitUntil(lambda: task.latest is not None or not running.desk.jobs.tasks, timeout=30 * SECONDS)
    if running.desk.jobs.tasks:
        os.kill(session.client.pid, signal.SIGKILL)
    qtbot.waitUntil(window.notice.isVisible, timeout=30 * SECONDS)
    assert window.notice.property("kind") == "error"
    assert "Traceback" not in window.notice.message.text()
    qtbot.waitUntil(lambda: window.tree.row("r2").entry.state is State.FAILED, timeout=5 * SECONDS)
    assert window.tree.row("r2").entry.line


def test_a_second_window_may_look(qtbot, running, project):
    from minentropy_app.project.project import Project

    with Project.open(project, write=True):
        window = opened(qtbot, running, project)
        assert window.windowTitle() == "ours (read-only) — MinEntropy"
        assert "nothing can be changed" in window.notice.message.text()
        assert [action for action, _ in window.tree.menu_of("r1")] == ["open", "view:table"]
        shown(qtbot, window)


@pytest.mark.parametrize("content", [b"", b"no project", None])
def test_what_is_no_project_is_said_inline(qtbot, running, tmp_path, content):
    file = tmp_path / "坏的.minent"
    if content is not None:
        file.write_bytes(content)
    running.desk.open_path(file)
    qtbot.waitUntil(running.window.notice.isVisible, timeout=30 * SECONDS)
    assert "坏的.minent" in running.window.notice.message.text()
    assert running.window.notice.hint.text()
    assert running.window.project is None
    qtbot.mouseClick(running.window.notice.copy, LEFT)
    assert "坏的.minent" in QApplication.clipboard().text()


def test_a_new_project_is_made_where_asked(qtbot, running, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "新的"), ""))
    qtbot.keyClick(running.window, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: running.window.project is not None, timeout=30 * SECONDS)
    assert (tmp_path / "新的.minent").exists()


def test_dropped_files_open_the_import_page_in_a_new_project(qtbot, running, tmp_path):
    (tmp_path / "loans.csv").write_text(loans(6), "utf-8")
    running.window.dropped.emit([str(tmp_path / "loans.csv")])
    window = running.window
    qtbot.waitUntil(lambda: "import:loans" in window.views.views(), timeout=30 * SECONDS)
    page = window.views.views()["import:loans"]
    qtbot.waitUntil(lambda: page.check is not None, timeout=60 * SECONDS)
    page.start_import()
    qtbot.waitUntil(lambda: bool(running.desk.jobs.tasks or window.tree.row("s1")), timeout=10 * SECONDS)
    qtbot.waitUntil(lambda: window.tree.row("s1") is not None, timeout=60 * SECONDS)
    assert window.tree.row("s1").entry.line == "144 loans · 30 books"


def test_changing_the_language_keeps_the_project(qtbot, running, project):
    opened(qtbot, running, project)
    running.change_language("zh_CN")
    qtbot.addWidget(running.window)
    assert running.window.project is running.desk.project is not None
    assert running.window.tree.row("r1") is not None
    running.window.project.session.reader.sources()


def test_a_project_without_a_placement_opens_its_latest_result(qtbot, running, tmp_path):
    project = tmp_path / "friends.minent"
    (tmp_path / "friends.net").write_text("*Vertices 4\n*Edges\n1 2\n2 3\n3 1\n3 4\n", "utf-8")
    assert run(["new", str(project)]) == 0
    assert run(["import", "network", str(project), str(tmp_path / "friends.net")]) == 0
    assert run(["run", str(project), "communities"]) == 0
    window = opened(qtbot, running, project)
    shown(qtbot, window, "network:r1")


def test_the_sample_shows_everything_that_can_be_asked(qtbot, running):
    running.desk.carry_out("sample")
    qtbot.waitUntil(lambda: running.desk.project is not None, timeout=30 * SECONDS)
    wanted = ["placement", "shelf-plan", "communities", "layout", "word2vec", "keywords"]

    def done() -> bool:
        results = running.desk.project.results()
        return [entry.kind for entry in results if entry.state is State.DONE] == wanted

    qtbot.waitUntil(done, timeout=200 * SECONDS)
    assert not running.window.notice.isVisible()
    assert "space:r1" in running.window.views.views()


@pytest.mark.parametrize("text", ["catalogue", "pairs", "network", "vectors", "floor plan", "texts"])
def test_every_import_opens_from_the_command_search(qtbot, running, project, text):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    command(qtbot, window, f"data {text}")
    qtbot.waitUntil(lambda: window.side.taken or any(k.startswith("import:") for k in window.views.tab_keys()))
    assert not window.notice.isVisible()
