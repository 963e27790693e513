"""Short work beside the window's own thread, such as reading a table or writing a picture."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from minentropy_app.errors import AppError, Cancelled


class Beside(QObject):
    """Calls a function in a thread; ``ready`` carries what it returns, ``failed`` an AppError.

    ``cancel`` makes the function end by ``Cancelled`` soon; where there is none, stopping waits for its end.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        work: Callable[[], object],
        parent: QObject | None = None,
        cancel: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._cancel, self._stopped = work, cancel, False
        self._thread = threading.Thread(target=self._run, name="beside", daemon=True)

    @property
    def started(self) -> bool:
        """Whether it has begun."""
        return self._thread.ident is not None

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Want the answer no more."""
        self._stopped = True
        if self._cancel is not None:
            self._cancel()
        elif self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            made = self._work()
        except Cancelled:
            return
        except AppError as error:
            self._tell(self.failed, error)
        except Exception as error:
            from minentropy_app.jobs.crash import unforeseen

            self._tell(self.failed, unforeseen(error))
        else:
            self._tell(self.ready, made)

    def _tell(self, signal: SignalInstance, what: object) -> None:
        if not self._stopped:
            signal.emit(what)
