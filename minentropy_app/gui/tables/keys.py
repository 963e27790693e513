"""Keys that a control keeps for itself although a menu of the window has them too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class KeyKeeper(QObject):
    """Gives one standard key to a control."""

    def __init__(self, control: QWidget, key: QKeySequence.StandardKey, action: Callable[[], object]) -> None:
        super().__init__(control)
        self._key, self._action = key, action
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not event.matches(self._key):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._action()
            return True
        return event.type() == QEvent.Type.ShortcutOverride
