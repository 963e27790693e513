"""What is opened and closed again leaves no object of Qt, no timer and no thread behind, however often."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from minentropy_app.gui.view_kinds import VIEW_KINDS
from tests.gui._window import opened, shown


def census(window) -> dict[str, int]:
    """How many there are of what may stay behind."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return {
        "objects": len(window.findChildren(QObject)),
        "timers": len(window.findChildren(QTimer)),
        "widgets": len(QApplication.allWidgets()),
        "threads": sum(not thread.name.startswith("background") for thread in threading.enumerate()),
    }


def test_views_of_every_kind_leave_nothing_behind(qtbot, running, whole):
    window, grown = opened(qtbot, running, whole), {}
    qtbot.waitUntil(lambda: bool(window.views.views()), timeout=60_000)
    entries = [*window.project.sources(), *window.project.results()]
    for kind in VIEW_KINDS:
        entry = next((entry for entry in entries if kind in window.opener.offered(entry)), None)
        if entry is None:
            assert kind.key == "compare"
            continue
        counts = []
        for _ in range(2):
            window.open_entry(entry.key, kind.key)
            shown(qtbot, window, f"{kind.key}:{entry.key}")
            qtbot.waitUntil(lambda: not running.desk.background.busy)
            qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
            window.close_view(f"{kind.key}:{entry.key}")
            counts.append(census(window))
        more = {what: counts[1][what] - counts[0][what] for what in counts[0]}
        if any(value > 0 for value in more.values()):
            grown[kind.key] = more
    assert grown == {}
