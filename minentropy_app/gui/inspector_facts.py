"""Lower parts of the inspector: what a result had to keep to, and what is done with it next."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.faces import Action, Fact

_ROW, _ICON = 26, 18
#: The widest value that stays in one line beside its label, and what its letters may need more than measured.
_SHORT, _SLACK = 130, 4


class FactRows(QWidget):
    """A sign, words at the left and a figure at the right, one a line."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._facts = tokens, tuple[Fact, ...]()

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these lines."""
        self._facts = facts
        self.setFixedHeight(_ROW * len(facts))
        self.setAccessibleName("; ".join(f"{fact.title}: {fact.value}" for fact in facts))
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW * len(self._facts))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.tabular(theme.body_font(theme.BODY)))
            metrics = QFontMetricsF(painter.font())
            for k, fact in enumerate(self._facts):
                top, base = k * _ROW, k * _ROW + (_ROW + metrics.ascent() - metrics.descent()) / 2
                icons.paint(painter, fact.icon, QRectF(0, top + 4, _ICON, _ICON), self._tokens.secondary)
                wide = metrics.horizontalAdvance(fact.value)
                painter.setPen(self._tokens.colour("secondary"))
                painter.drawText(round(self.width() - wide), round(base), fact.value)
                painter.setPen(self._tokens.colour("text"))
                painter.drawText(_ICON + 10, round(base), fact.title)


class Pairs(QWidget):
    """Labels at the left and values at the right, as many lines as they need."""

    def __init__(self, left: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(left, 0, 0, 0)
        self._lines.setSpacing(theme.GAP_SMALL)

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show (label, value) pairs; without any there is nothing here."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for title, value in pairs:
            self._lines.addWidget(self._line(title, value))

    def _line(self, title: str, value: str) -> QWidget:
        """A label beside its value; a short value stays in one line and leaves the label the rest."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        name, told = parts.label(title, "caption", line, wrap=True), parts.label(value, "value", line, wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        wide = math.ceil(QFontMetricsF(theme.body_font(theme.CAPTION)).horizontalAdvance(value)) + _SLACK
        told.setMinimumWidth(min(wide, _SHORT))
        row.addWidget(name, int(wide <= _SHORT), Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, int(wide > _SHORT))
        return line


class Constraints(QWidget):
    """What a plan had to keep to, and the way to change it."""

    edit_wanted = Signal()

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FactRows(tokens)
        self.edit = parts.button(self.tr("Edit"), "link", self.edit_wanted.emit)
        self.edit.setAccessibleName(self.tr("Edit the constraints"))
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Constraints"), "strong"), 1)
        head.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(parts.rule())
        column.addSpacing(4)
        column.addLayout(head)
        column.addWidget(self.rows)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show them; without any there is nothing here."""
        self.rows.show_facts(facts)
        self.setVisible(bool(facts))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.rows.set_tokens(tokens)


class Actions(QFrame):
    """The foot: what is usually done next, the chief thing at the right."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(16, 10, 16, 10)
        self._shown = tuple[Action, ...]()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.rule())
        column.addLayout(self._row)

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Show these buttons; without any there is no foot."""
        self.setVisible(bool(actions))
        if tuple(actions) == self._shown:
            return
        self._shown = tuple(actions)
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for k, action in enumerate(actions):
            made = parts.button(action.text, "primary" if action.main else "")
            made.clicked.connect(lambda _=False, command=action.command: self.wanted.emit(command))
            if k and k == len(actions) - 1:
                self._row.addStretch(1)
            self._row.addWidget(made)
