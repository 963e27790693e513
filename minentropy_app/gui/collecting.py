"""Garbage in cycles is cleared away in the window's own thread, and nowhere else.

Cycles may hold objects of Qt. Python's collector runs in whatever thread happens to allocate; in another one than the
window's it destroys them there: Qt then waits for the GIL with a lock of its own in hand, while the window has the
GIL and waits for that lock, and everything stands still for good.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer

#: Milliseconds between two looks at how much there may be to clear away; until the next where the window is busy.
_EVERY, _SOON = 250, 30
#: A look that comes so many milliseconds late says that the window is busy; so often it is put off at most.
_LATE, _MOST = 4, 20


class Collector(QObject):
    """Does what Python's own collector would, by its own thresholds, as long as it is not closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._put_off, self._due = 0, 0.0
        self._wait(_EVERY)

    def _wait(self, milliseconds: int) -> None:
        self._due = time.monotonic() + milliseconds / 1000
        self._timer.start(milliseconds)

    def _look(self) -> None:
        """Clear away, but not at once after other work: both together would hold the window up for longer."""
        busy = time.monotonic() - self._due > _LATE / 1000
        if busy and self._put_off < _MOST:
            self._put_off += 1
            self._wait(_SOON)
            return
        self._put_off = 0
        self.collect()
        self._wait(_EVERY)

    def collect(self) -> None:
        """Clear away the oldest generation that is due, with those younger than it."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if all(due) else 1 if due[1] else 0)

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
