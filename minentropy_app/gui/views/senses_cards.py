"""The senses of a word as cards: what each is called, how often it is meant, and the words that mark it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.selection import Selection
from minentropy_app.gui.views.chips import Flow, KeywordChip
from minentropy_app.gui.views.corpus_model import Keyword
from minentropy_app.gui.views.senses_contexts import sense_colour

#: Marks of a sense that are shown before they are unfolded.
_SHOWN = 8


class _Share(QWidget):
    """A dot in the colour of the sense, and a bar: how many of the contexts it has."""

    def __init__(self, sense: int, share: float, tokens: theme.Tokens) -> None:
        super().__init__()
        self._sense, self._share, self.tokens = sense, share, tokens
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens.colour("trough"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setBrush(sense_colour(self._sense, self.tokens))
            if self._share > 0:
                painter.drawRoundedRect(QRectF(0, 0, max(box.width() * self._share, 6.0), box.height()), 3, 3)


class SenseCard(QFrame):
    """One sense. ``chosen(sense)``: a click, Enter or blank; ``mark_chosen(item)``: a click on one of its words."""

    chosen = Signal(int)
    mark_chosen = Signal(int)

    def __init__(self, sense: int, name: str, marks: Sequence[Keyword], tokens: theme.Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.sense, self.name, self._marks, self._tokens = sense, name, marks, tokens
        self.title, self.count = parts.label(name, "strong", wrap=True), parts.label("", "caption")
        self.chips: list[KeywordChip] = []
        self._share = _Share(sense, 0.0, tokens)
        self._flow = Flow(4)
        self._lay_out()
        self._show_chips(_SHOWN)

    def show_count(self, count: int, total: int) -> None:
        """How many of the contexts have this sense."""
        self._share._share = count / total if total else 0.0
        locale = QLocale()
        share = locale.toString(100 * count / total, "f", 0) if total else "0"
        told = self.tr("%Ln context(s)", "", count)
        self.count.setText(self.tr("{contexts} · {share} %").format(contexts=told, share=share) if total else told)
        self.count.setVisible(total > 0)
        self._share.setVisible(total > 0)
        self._share.update()

    def set_current(self, current: bool) -> None:
        """Mark the sense whose contexts are shown."""
        self.setProperty("current", current)
        parts.restyle(self)

    def follow(self, selection: Selection) -> None:
        """Mark the words that are selected."""
        for chip in self.chips:
            chip.setChecked(chip.keyword.items[0] in selection)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = self._share.tokens = tokens
        for chip in self.chips:
            chip.tokens = tokens
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.sense)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.sense)
        else:
            super().keyPressEvent(event)

    def _show_chips(self, most: int) -> None:
        for mark in self._marks[len(self.chips) : most]:
            made = KeywordChip(mark, self._tokens)
            made.clicked.connect(partial(self.mark_chosen.emit, mark.items[0]))
            self.chips.append(made)
            self._flow.addWidget(made)

    def _unfold(self) -> None:
        self._show_chips(len(self._marks))
        self._more.setVisible(False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.title, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        hidden = len(self._marks) - _SHOWN
        self._more = parts.button(self.tr("%Ln more word(s)", "", hidden), "link", self._unfold)
        parts.hidden_unless(hidden > 0, self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self._share)
        column.addLayout(self._flow)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
