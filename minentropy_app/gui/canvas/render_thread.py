"""Draws pictures beside the window's own thread; only the latest wish counts."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, SignalInstance

if TYPE_CHECKING:
    from collections.abc import Callable


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
        self._in_flight = False
        self._stopped = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="render", daemon=True)
        self._thread.start()

    def request(self, scene: Any, view: Any) -> None:
        """Ask for a picture; a wish not yet begun is forgotten."""
        with self._changed:
            self._wish = (scene, view)
            self._changed.notify()

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
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def _next(self) -> tuple[Any, Any] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or (self._wish is not None and not self._in_flight))
            wish, self._wish = self._wish, None
            self._in_flight = True
            return None if self._stopped else wish

    def _run(self) -> None:
        rasteriser = None
        while (wish := self._next()) is not None:
            try:
                if rasteriser is None:
                    rasteriser = self._painter()
                frame = rasteriser.render(*wish)
            except Exception as error:
                self._tell(self.failed, f"{type(error).__name__}: {error}")
                self.taken()
                continue
            self._tell(self.ready, frame)

    def _tell(self, signal: SignalInstance, what: object) -> None:
        if not self._stopped:
            signal.emit(what)
