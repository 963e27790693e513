"""One thread beside the window for what takes longer than a frame: opening projects, reading, editing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal

from minentropy_app.errors import AppError

Done = Callable[[Any], object]
Failed = Callable[[AppError], object]


class Background(QObject):
    """Work done one piece after the other; answers arrive in the window's own thread."""

    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "background")
        self._waiting = 0
        self._told.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Something is under way or its answer has not been delivered."""
        return self._waiting > 0

    def ask(self, work: Callable[[], Any], done: Done, failed: Failed | None = None) -> None:
        """Do ``work`` beside the window, then call ``done`` with what it returned, or ``failed``.

        Faults of the program become an AppError with a crash report.
        """
        self._waiting += 1
        self._pool.submit(self._work, work, done, failed or _ignore)

    def close(self) -> None:
        """Finish what has been asked and end the thread."""
        self._pool.shutdown()

    def _work(self, work: Callable[[], Any], done: Done, failed: Failed) -> None:
        try:
            answer = work()
        except AppError as error:
            self._told.emit(failed, error)
        except Exception as error:
            from minentropy_app.jobs.crash import unforeseen

            self._told.emit(failed, unforeseen(error))
        else:
            self._told.emit(done, answer)

    def _deliver(self, then: Done, what: Any) -> None:
        self._waiting -= 1
        then(what)


def _ignore(error: AppError) -> None:
    """Nobody wants to know."""
