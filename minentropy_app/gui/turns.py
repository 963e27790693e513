"""Long work of the window's thread in pieces: between two of them whatever waits has its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

#: Milliseconds until the next piece. With none it would come before painting and before timers that are due.
_PAUSE = 1
_END = object()


def next_turn(owner: QObject, action: Callable[[], object]) -> None:
    """Do something after what waits now, unless ``owner`` is gone by then."""
    QTimer.singleShot(_PAUSE, owner, action)


class Pieces(QObject):
    """Makes something piece by piece: a generator that yields after each.

    Parameters
    ----------
    owner
        What is made; when it goes, so does the rest.
    """

    def __init__(self, making: Iterator[object], owner: QObject) -> None:
        super().__init__(owner)
        self._making: Iterator[object] | None = making
        self._step()

    @property
    def done(self) -> bool:
        """All of it is made."""
        return self._making is None

    def finish(self) -> None:
        """Make the rest of it at once."""
        while self._making is not None:
            self._advance()

    def stop(self) -> None:
        """Leave it as it is."""
        self._making = None

    def _step(self) -> None:
        self._advance()
        if self._making is not None:
            next_turn(self, self._step)

    def _advance(self) -> None:
        if self._making is not None and next(self._making, _END) is _END:
            self._making = None
