"""The room at the right: the inspector, or a panel that takes its place for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from minentropy_app.gui import theme
from minentropy_app.gui.tabs import ViewArea, has_keyboard, let_go


class Side(QStackedWidget):
    """Holds the inspector and at most one other panel before it."""

    def __init__(self, inspector: QWidget, views: ViewArea) -> None:
        super().__init__()
        self._inspector, self._views = inspector, views
        self._before: QWidget | None = None
        self._set_width()
        self.addWidget(inspector)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme, and the size of letters that came with it."""
        self._set_width()
        follow = getattr(self.currentWidget(), "set_tokens", None)
        if self.taken and follow is not None:
            follow(tokens)

    def _set_width(self) -> None:
        for piece in (self, self._inspector):
            piece.setFixedWidth(theme.inspector_wide())

    @property
    def taken(self) -> bool:
        """A panel stands before the inspector."""
        return self.currentWidget() is not self._inspector

    def put(self, panel: QWidget) -> None:
        """Show a panel before the inspector; the keyboard goes back where it was when that is shut."""
        if not self.taken:
            self._before = self.window().focusWidget()
        self._take_away()
        self.addWidget(panel)
        self.setCurrentWidget(panel)
        self.show()
        panel.setFocus()

    def shut(self) -> None:
        """Show the inspector again."""
        held = self.taken and has_keyboard(self)
        self._take_away()
        before, self._before = self._before, None
        if held and before is not None and isValid(before) and before.isVisibleTo(self.window()):
            before.setFocus()
        elif held:
            self._views.take_keyboard()

    def _take_away(self) -> None:
        panel = self.currentWidget()
        if self.taken and panel is not None:
            self.removeWidget(panel)
            let_go(panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        closed = getattr(self.currentWidget(), "closed", None)
        if event.key() == Qt.Key.Key_Escape and self.taken and closed is not None:
            closed.emit()
        else:
            super().keyPressEvent(event)
