"""Work in steps beside the window: its Steps arrive in the window's own thread, and it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from minentropy_app.errors import AppError, Cancelled

if TYPE_CHECKING:
    from minentropy_app.model.step import Context, Steps


class Stepping(QObject):
    """Drives a generator of Steps in a thread of its own; kernels in it let the window go on.

    ``stepped`` carries a Step, ``ended`` the result (None where it was stopped), ``failed`` an AppError.
    """

    stepped = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(
        self, making: Callable[[Context], Steps[Any]], context: Context, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._making, self._context, self._gone = making, context, False
        self._thread = threading.Thread(target=self._run, name="stepping", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; ``ended`` follows."""
        self._context.cancelled[0] = 1

    def stop(self) -> None:
        """Stop it, wait for the thread, and hear nothing more of it."""
        self._gone = True
        self.cancel()
        self._thread.join()

    def _run(self) -> None:
        try:
            steps = self._making(self._context)
            while True:
                try:
                    self._tell(self.stepped, next(steps))
                except StopIteration as end:
                    self._tell(self.ended, end.value)
                    return
        except Cancelled:
            self._tell(self.ended, None)
        except AppError as error:
            self._tell(self.failed, error)
        except Exception as error:
            from minentropy_app.jobs.crash import unforeseen

            self._tell(self.failed, unforeseen(error))

    def _tell(self, signal: SignalInstance, what: object) -> None:
        if not self._gone:
            signal.emit(what)
