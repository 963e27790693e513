"""Random actions on a real project: nothing breaks, nothing is lost."""

from __future__ import annotations

import os
import random

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget

from minentropy_app.cli import run
from tests.gui._window import opened, shown

#: Seed and length; other walks by ``MINENTROPY_WALK=seed,actions``, the long one being ``20,2000``
#: (with ``--timeout=1500 -o faulthandler_timeout=1500`` where others use the machine too).
SEED, ACTIONS = 20, 500
KEYS = [Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Left,
        Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_L, Qt.Key.Key_R]  # fmt: skip
#: Commands that leave the project or the program, or make a new window: switched off, as keys reach them by the
#: search of commands too.
LEAVING = {"quit", "close", "new", "open", "sample"}
MODIFIERS = [Qt.KeyboardModifier.NoModifier] * 4 + [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier]


@pytest.fixture
def no_dialogs(monkeypatch, tmp_path):
    """Dialogs of the system answer at once: now a file, now nothing."""
    dice = random.Random(1)
    save = lambda *_: (str(tmp_path / f"out{dice.randrange(9)}.csv") if dice.random() < 0.5 else "", "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")


def visible(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [w for w in window.findChildren(kind) if w.isVisible() and w.isEnabled()]


def click_a_button(window, dice) -> str:
    buttons = visible(window, QAbstractButton)
    if not buttons:
        return "no button"
    button = dice.choice(buttons)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return f"click {button.accessibleName() or button.text()}"


def press_a_key(window, dice) -> str:
    key, modifier = dice.choice(KEYS), dice.choice(MODIFIERS)
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key, modifier)
    return f"{key.name} on {type(target).__name__}"


def type_text(window, dice) -> str:
    fields = visible(window, QLineEdit)
    if not fields:
        return "no field"
    field = dice.choice(fields)
    field.setFocus()
    text = dice.choice(["Title 1", "红楼", "-1", "1e99", "", "a" * 80, "%", "'; --"])
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.insert(text)  # simulated keys are ASCII only
    return f"type into {field.accessibleName()}"


def choose(window, dice) -> str:
    boxes = visible(window, QComboBox)
    if not boxes:
        return "no box"
    box = dice.choice(boxes)
    QTest.keyClick(box, dice.choice([Qt.Key.Key_Down, Qt.Key.Key_Up]))
    return f"choose in {box.accessibleName()}"


def run_a_command(window, dice) -> str:
    actions = [action for action in window.menus.actions.values() if action.isEnabled()]
    action = dice.choice(actions)
    action.trigger()
    return f"command {action.text()}"


def drag(window, dice) -> str:
    widget = dice.choice(visible(window.views, QWidget) or [window])
    a, b = (QPoint(dice.randrange(max(widget.width(), 1)), dice.randrange(max(widget.height(), 1))) for _ in "ab")
    modifier = dice.choice(MODIFIERS)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, modifier, a)
    QTest.mouseMove(widget, b)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, modifier, b)
    return f"drag on {type(widget).__name__}"


def open_something(window, dice) -> str:
    key = dice.choice([row.entry.key for row in window.tree._rows.values()])
    actions = [action for action, _ in window.tree.menu_of(key) if action]
    if not actions:
        return "nothing to do"
    action = dice.choice(actions)
    window.tree.entry_action.emit(key, action)
    return f"{action} {key}"


def resize(window, dice) -> str:
    window.resize(dice.randrange(960, 1600), dice.randrange(600, 1000))
    return "resize"


def answer_menu(dice) -> None:
    """An open menu keeps everything else waiting: choose something in it, or leave it."""
    menu = QApplication.activePopupWidget()
    if menu is None:
        return
    offered = [a for a in menu.actions() if a.isEnabled() and not a.isSeparator() and a.menu() is None]
    if offered and dice.random() < 0.7:
        dice.choice(offered).trigger()
    menu.close()


STEPS = [click_a_button] * 5 + [press_a_key] * 5 + [drag] * 3 + [run_a_command] * 3 + [open_something] * 2
STEPS += [type_text, choose, resize]


def walk(running, dice, number: int, trail: list[str]) -> None:
    """One action, noted in the trail."""
    window = running.window
    for leaving in LEAVING:
        window.menus.actions[leaving].setEnabled(False)
    try:
        trail.append(dice.choice(STEPS)(window, dice))
    except Exception as error:
        seen = "seen" if running.window.isVisible() else "not seen"
        raise AssertionError(f"action {number}, window {seen}, after {trail[-40:]}") from error
    QApplication.processEvents()
    if running.desk.jobs.tasks and dice.random() < 0.3:
        running.desk.jobs.cancel_all()


def test_a_random_walk_breaks_nothing(qtbot, running, project, no_dialogs, tmp_path):
    seed, actions = map(int, os.environ.get("MINENTROPY_WALK", f"{SEED},{ACTIONS}").split(","))
    window, dice, trail = opened(qtbot, running, project), random.Random(seed), []
    shown(qtbot, window)
    menus = QTimer(running.app, interval=20)  # outlives the windows
    menus.timeout.connect(lambda: answer_menu(dice))
    menus.start()
    try:
        for number in range(actions):
            walk(running, dice, number, trail)
    finally:
        menus.stop()  # it would answer the menus of the tests that follow
    assert running.window.isVisible() and running.window.project is not None
    running.desk.jobs.cancel_all()
    qtbot.waitUntil(lambda: not running.desk.jobs.tasks and not running.desk.background.busy, timeout=60_000)
    assert run(["check", str(project)]) == 0
