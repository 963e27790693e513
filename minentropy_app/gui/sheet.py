"""A panel that stands before the inspector for a while: a title, a way to close it, and its body."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme


class Sheet(QFrame):
    """Head and column; Esc closes."""

    closed = Signal()

    def __init__(self, title: str, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorPanel")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tokens = tokens
        head = QHBoxLayout()
        head.addWidget(parts.label(title, "title", wrap=True), 1)
        self.shut = parts.tool("close", tokens, self.tr("Close (Esc)"))
        self.shut.clicked.connect(self.closed)
        head.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 10, 16)
        self.column.setSpacing(theme.GAP)
        self.column.addLayout(head)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.retint(self, tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
