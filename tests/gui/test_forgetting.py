"""Forgetting the raw loans from the tree, by clicks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui._window import SECONDS, command, opened, shown

LEFT = Qt.MouseButton.LeftButton


def menu_on(qtbot, window, key: str) -> QMenu:
    """The menu that a right click on an entry opens."""
    row = window.tree.row(key)
    place = QPoint(60, row.height() // 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.mapToGlobal(place))
    QApplication.sendEvent(row, event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=5 * SECONDS)
    return QApplication.activePopupWidget()


def pick(qtbot, menu: QMenu, text: str) -> None:
    """Click a line of a menu."""
    (action,) = [action for action in menu.actions() if action.text() == text]
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def answer(qtbot, window, text: str) -> None:
    """Click one of the buttons of the question."""
    (button,) = [button for button in window.notice._buttons if button.text() == text]
    qtbot.mouseClick(button, LEFT)


def test_only_a_source_of_loans_can_be_forgotten(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    assert "forget" in [action for action, _ in window.tree.menu_of("s1")]
    assert "forget" not in [action for action, _ in window.tree.menu_of("r1")]


def test_the_command_search_forgets_too(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    command(qtbot, window, "forget")
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.message.text() == "Forget the raw loans of loans? This cannot be undone."
    answer(qtbot, window, "Keep them")
    assert not running.desk.jobs.tasks


def test_the_question_says_what_goes_and_what_stays_and_no_means_no(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    pick(qtbot, menu_on(qtbot, window, "s1"), "Forget the raw loans…")
    notice, before = window.notice, window.tree.row("s1").entry
    assert notice.isVisible() and notice.property("kind") == "warning"
    assert "cannot be undone" in notice.message.text()
    destroyed, kept = notice.hint.text().split("\n")
    assert destroyed.startswith("Destroyed: 960 loans, and the key")
    assert destroyed.endswith("placement.")
    assert kept.startswith("Kept: how often books were borrowed together")
    assert "at least 3 borrowers" in kept
    answer(qtbot, window, "Keep them")
    assert not notice.isVisible() and not running.desk.jobs.tasks
    assert window.tree.row("s1").entry == before
    assert "space:r1" in window.views.views()


def test_loans_are_forgotten_by_a_job_and_the_tree_says_so(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    pick(qtbot, menu_on(qtbot, window, "s1"), "Forget the raw loans…")
    answer(qtbot, window, "Forget the loans")
    assert [task.title for task in running.desk.jobs.tasks] == ["Forgetting the loans of loans"]
    qtbot.waitUntil(lambda: window.tree.row("s1").entry.kind == "pairs", timeout=60 * SECONDS)
    qtbot.waitUntil(lambda: window.jobs.current() is None, timeout=60 * SECONDS)
    assert window.tree.row("s1").entry.line.endswith("loans forgotten")
    assert window.tree.row("r1") is None, "the placement was computed from the loans"
    assert "space:r1" not in window.views.views()
    assert window.notice.message.text() == "The loans of loans are forgotten."
    assert "No longer possible:" in window.notice.hint.text()
    assert "forget" not in [action for action, _ in window.tree.menu_of("s1")]
    window.run("undo")
    assert window.tree.row("s1").entry.kind == "pairs"
    qtbot.waitUntil(lambda: window.idle() and not running.desk.background.busy, timeout=30 * SECONDS)
    assert running.desk.project.session.check().wait() == []


def test_a_project_to_look_at_forgets_nothing(qtbot, running, project):
    from minentropy_app.project.project import Project

    with Project.open(project, write=True):
        window = opened(qtbot, running, project)
        assert "forget" not in [action for action, _ in window.tree.menu_of("s1")]
