"""Work in steps beside the window: its Steps arrive in the window's own thread, and it can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from minentropy_app.errors import AppError, Cancelled

if TYPE_CHECKING:
    from minentropy_app.model.step import Context, Steps


#: Seconds between two Steps told of one stage.
_PAUSE = 0.05


class Stepping(QObject):
    """Drives a generator of Steps in a thread of its own; kernels in it let the window go on.

    ``stepped`` carries a Step, at most 20 a second of one stage and count; ``ended`` the result (None
    where it was stopped), ``failed`` an AppError.
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
            self._tell(self.ended, self._drive(self._making(self._context)))
        except Cancelled:
            self._tell(self.ended, None)
        except AppError as error:
            self._tell(self.failed, error)
        except Exception as error:
            from minentropy_app.jobs.crash import unforeseen

            self._tell(self.failed, unforeseen(error))

    def _drive(self, steps: Steps[Any]) -> Any:
        told, at = 0.0, ("", -1.0)
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value
            now = time.monotonic()
            if (step.stage, step.done) != at or now - told > _PAUSE:
                told, at = now, (step.stage, step.done)
                self._tell(self.stepped, step)

    def _tell(self, signal: SignalInstance, what: object) -> None:
        if not self._gone:
            signal.emit(what)
