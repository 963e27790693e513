"""Opening real projects in a real window, and waiting until it has come to rest."""

from __future__ import annotations

from PySide6.QtCore import Qt

from minentropy_app.gui.command_search import CommandSearch

SECONDS = 1000


def loans(readers: int = 40, days: int = 12) -> str:
    """Readers who borrow two neighbouring books a day."""
    rows = ["borrower,item,date,title,author,call_number"]
    for reader in range(readers):
        for day in range(days):
            first = (reader * 3 + day * day) % 30
            for book in (first, (first + 1) % 30):
                day_text = f"2024-0{1 + day % 9}-1{reader % 9}"
                about = f"Title {book},Author {book % 5},{'IKT'[book % 3]}1"
                rows.append(f"r{reader},b{book},{day_text},{about}")
    return "\n".join(rows)


def opened(qtbot, running, project):
    running.desk.open_path(project)
    qtbot.waitUntil(lambda: running.window.project is not None, timeout=30 * SECONDS)
    return running.window


def shown(qtbot, window, key="space:r1"):
    """Wait for a view and its picture."""
    qtbot.waitUntil(lambda: key in window.views.views(), timeout=60 * SECONDS)
    qtbot.waitUntil(window.idle, timeout=60 * SECONDS)
    return window.views.views()[key]


def command(qtbot, window, text: str) -> None:
    """Choose a command by the search of commands, by keys."""
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(CommandSearch) is not None)
    field = window.findChild(CommandSearch).field
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
