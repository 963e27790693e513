"""Draws pictures beside the window's own thread; only the latest wish counts.

Python runs one thread at a time: a picture begun while the window still builds and paints holds both up. So a wish is
taken up when the window has done what it does now, and of first pictures, for which much is prepared in Python, one
is drawn after the other.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

if TYPE_CHECKING:
    from collections.abc import Callable

#: Held while a first picture is drawn.
_FIRST = threading.Lock()


class RenderThread(QObject):
    """One thread with one rasteriser, made in it by ``painter``: anything that has ``render(scene, view)``.

    ``ready`` carries the frame to the window. Two sets of buffers are used in turn: the next but
    one picture is only begun when the window has called ``taken`` for the one before.
    """

    ready = Signal(object)
    failed = Signal(str)

    def __init__(self, painter: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self._wish: tuple[Any, Any] | None = None
        self._in_flight = self._begun = self._stopped = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._begin)
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="render", daemon=True)

    def request(self, scene: Any, view: Any) -> None:
        """Ask for a picture; a wish not yet begun is forgotten. Called in the window's thread."""
        with self._changed:
            self._wish = (scene, view)
        if not self._turn.isActive():
            self._turn.start()

    def taken(self) -> None:
        """The window shows the last picture now and has let go of the one before."""
        with self._changed:
            self._in_flight = False
            self._changed.notify()

    @property
    def busy(self) -> bool:
        """A wish waits or a picture is under way."""
        with self._changed:
            return self._wish is not None or self._in_flight

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._turn.stop()
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

    def _begin(self) -> None:
        """Let the thread take up the wish; starting it waits until it runs, which is not done while a view is made."""
        with self._changed:
            self._begun = self._wish is not None
            self._changed.notify()
        if self._thread.ident is None:
            self._thread.start()

    def _next(self) -> tuple[Any, Any] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or (self._begun and not self._in_flight))
            wish, self._wish, self._begun = self._wish, None, False
            self._in_flight = True
            return None if self._stopped else wish

    def _run(self) -> None:
        rasteriser = None
        while (wish := self._next()) is not None:
            try:
                if rasteriser is None:
                    with _FIRST:
                        rasteriser = self._painter()
                        frame = rasteriser.render(*wish)
                else:
                    frame = rasteriser.render(*wish)
            except Exception as error:
                self._tell(self.failed, f"{type(error).__name__}: {error}")
                self.taken()
                continue
            self._tell(self.ready, frame)

    def _tell(self, signal: SignalInstance, what: object) -> None:
        if not self._stopped:
            signal.emit(what)
