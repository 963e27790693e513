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
    """Work done one piece after the other; answers arrive in the window's own thread.

    What is to be called with them never goes to the other thread: it may be the last to know a widget, and would
    take it along there.
    """

    _told = Signal(int, bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "background")
        self._asked = 0
        self._waiting: dict[int, tuple[Done, Failed]] = {}
        self._told.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Something is under way or its answer has not been delivered."""
        return bool(self._waiting)

    def ask(self, work: Callable[[], Any], done: Done, failed: Failed | None = None) -> None:
        """Do ``work`` beside the window, then call ``done`` with what it returned, or ``failed``.

        Faults of the program become an AppError with a crash report.
        """
        self._asked += 1
        self._waiting[self._asked] = (done, failed or _ignore)
        self._pool.submit(self._work, self._asked, work)

    def close(self) -> None:
        """Finish what has been asked and end the thread."""
        self._pool.shutdown()

    def _work(self, number: int, work: Callable[[], Any]) -> None:
        try:
            answer = work()
        except AppError as error:
            self._told.emit(number, False, error)
        except Exception as error:
            from minentropy_app.jobs.crash import unforeseen

            self._told.emit(number, False, unforeseen(error))
        else:
            self._told.emit(number, True, answer)

    def _deliver(self, number: int, well: bool, what: Any) -> None:
        done, failed = self._waiting.pop(number)
        (done if well else failed)(what)


def _ignore(error: AppError) -> None:
    """Nobody wants to know."""
