"""An error in place: what happened, where, and what to do; it can be copied."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from minentropy_app.errors import AppError
from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.importing.words import told


class _Sign(QWidget):
    def __init__(self, tokens: theme.Tokens) -> None:
        super().__init__()
        self.tokens = tokens
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint(painter, "warning", QRectF(self.rect()), self.tokens.error)


class Trouble(QFrame):
    """A card that says what went wrong and how to mend it."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("troubleCard")
        self.what = parts.label("", "strong", wrap=True)
        self.remedy = parts.label("", "caption", wrap=True)
        for piece in (self.what, self.remedy):
            piece.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sign = _Sign(tokens)
        self.copy = parts.button(self.tr("Copy"), "link", self._copy)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.what)
        words.addWidget(self.remedy)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.setVisible(False)

    def show_error(self, error: AppError) -> None:
        """Show a failure."""
        what, remedy = told(error)
        self.what.setText(what)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.setAccessibleName(what)
        self.setAccessibleDescription(remedy)
        self.setVisible(True)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._sign.tokens = tokens
        self._sign.update()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.what.text()}\n{self.remedy.text()}")
