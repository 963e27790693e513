"""Garbage in cycles is cleared away in the window's own thread, and nowhere else.

Cycles may hold objects of Qt. Python's collector runs in whatever thread happens to allocate; in another one than the
window's it destroys them there: Qt then waits for the GIL with a lock of its own in hand, while the window has the
GIL and waits for that lock, and everything stands still for good.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: Milliseconds between two looks at how much there may be to clear away.
_EVERY = 250


class Collector(QObject):
    """Does what Python's own collector would, by its own thresholds, as long as it is not closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Clear away the oldest generation that is due, with those younger than it."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if all(due) else 1 if due[1] else 0)

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
