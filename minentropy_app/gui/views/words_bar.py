"""What is asked: the box with its completions, the way back and forward, the terms as chips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.tables.keys import KeyKeeper
from minentropy_app.gui.views.words_model import MINUS, WordsModel

_SIGN = re.compile(rf"^(.*\s[+{MINUS}-]\s+)(.*)$")


class QuestionBar(QWidget):
    """Back, forward, and the box. ``asked(text)`` when Enter is pressed or a completion is taken."""

    asked = Signal(str)
    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self, model: WordsModel, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._tokens = model, tokens
        self.back = parts.tool("chevron-left", tokens, self.tr("Back (Alt+Left)"))
        self.forward = parts.tool("chevron-right", tokens, self.tr("Forward (Alt+Right)"))
        self.box = QLineEdit()
        self.box.setPlaceholderText(
            self.tr("A title, or several: A + B − C")
            if model.books
            else self.tr("A word, or several: king + woman − man")
        )
        self.box.setAccessibleName(self.tr("Word to ask for"))
        self.box.setClearButtonEnabled(True)
        self.box.setMinimumWidth(180)
        self.box.setMaximumWidth(420)
        self._glass = self.box.addAction(
            icons.icon("search", tokens.secondary), QLineEdit.ActionPosition.LeadingPosition
        )
        self.told = parts.elided("", "caption")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._complete()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_SMALL)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(theme.GAP_SMALL)
        row.addWidget(self.box, 3)
        row.addSpacing(theme.GAP)
        row.addWidget(self.told, 3)
        self.back.clicked.connect(self._emit_back)
        self.forward.clicked.connect(self._emit_forward)
        self.box.returnPressed.connect(lambda: self.asked.emit(self.box.text()))
        self._find_keys = KeyKeeper(self.box, QKeySequence.StandardKey.Find, self.box.selectAll)

    def go_to(self) -> None:
        """Go to the box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_question(self, text: str) -> None:
        """Show what is asked for: its beginning, unless someone is writing in the box."""
        self.box.setText(text)
        if not self.box.hasFocus():
            self.box.setCursorPosition(0)

    def show_way(self, back: bool, forward: bool) -> None:
        """Whether there is a way back and forward."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.retint(self, tokens)
        self._glass.setIcon(icons.icon("search", tokens.secondary))

    def _complete(self) -> None:
        self._found = QStringListModel(self)
        made = QCompleter(self._found, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer = made
        made.setWidget(self.box)
        made.activated.connect(self._take)
        self.box.textEdited.connect(self._offer)

    def _offer(self, text: str) -> None:
        """Offer names for what stands after the last sign."""
        match = _SIGN.match(text)
        head, last = (match[1], match[2]) if match else ("", text)
        found = self._model.beginning_with(last)
        self._found.setStringList([head + name for name in found])
        if found:
            self.completer.complete()
        else:
            self.close_offer()

    def close_offer(self) -> None:
        """Take the completions away."""
        popup = self.completer.popup()
        if popup is not None:
            popup.hide()

    def _emit_back(self) -> None:
        self.back_wanted.emit()

    def _emit_forward(self) -> None:
        self.forward_wanted.emit()

    def _take(self, text: str) -> None:
        self.box.setText(text)
        self.asked.emit(text)


def name_segment(segment: QPushButton, word: str) -> None:
    """Give a segment its word, with room for it in bold: so it stands where it is when it is chosen."""
    font = theme.body_font(theme.CAPTION)
    font.setWeight(QFont.Weight.DemiBold)
    segment.setText(word)
    segment.setMinimumWidth(round(QFontMetricsF(font).horizontalAdvance(word)) + 28)


class Suggestions(QWidget):
    """A sentence and a few names to click, for a name that is not known."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.says = parts.label("", "bodySecondary", wrap=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.GAP)
        self.buttons: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(self.says)
        column.addLayout(self._row)
        self.setVisible(False)

    def offer(self, sentence: str, names: Sequence[tuple[str, str]]) -> None:
        """Show a sentence and buttons: (what it says, what it asks for) each."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        self.says.setText(sentence)
        self.buttons = [parts.button(name, "", partial(self.chosen.emit, text)) for name, text in names]
        for made in self.buttons:
            self._row.addWidget(made)
        self._row.addStretch(1)
        self.setVisible(bool(sentence))


class NamedSlider(QWidget):
    """A slider with its name, its value, and words below at their true places."""

    moved = Signal(int)

    def __init__(self, name: str, marks: Sequence[tuple[int, str]], most: int, tokens: theme.Tokens) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, most)
        self.slider.setPageStep(max(most // 12, 1))
        self.slider.setAccessibleName(name)
        self.slider.setMinimumSize(80, 22)
        self.name, self.value = parts.label(name), parts.label("", "strong")
        self.name.setBuddy(self.slider)
        self.value.setFont(theme.tabular(self.value.font()))
        self.value.setMinimumWidth(40)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._marks = _Marks(self.slider, marks, tokens)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for piece, stretch in ((self.name, 0), (self.slider, 1), (self.value, 0)):
            row.addWidget(piece, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._marks)
        self.slider.valueChanged.connect(self.moved)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._marks.tokens = tokens
        self._marks.update()


class _Marks(QWidget):
    """Words below a slider, each where its value lies."""

    def __init__(self, slider: QSlider, marks: Sequence[tuple[int, str]], tokens: theme.Tokens) -> None:
        super().__init__()
        self._slider, self._words, self.tokens = slider, marks, tokens
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(100, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        font = theme.body_font(theme.SMALL)
        metrics, grip = QFontMetricsF(font), 7.0
        slider = QRectF(self._slider.geometry())
        with QPainter(self) as painter:
            painter.setFont(font)
            painter.setPen(self.tokens.colour("secondary"))
            for value, word in self._marks_now():
                at = slider.left() + grip + (slider.width() - 2 * grip) * value / max(self._slider.maximum(), 1)
                wide = metrics.horizontalAdvance(word)
                left = min(max(at - wide / 2, slider.left()), self.width() - wide)
                painter.drawText(QPointF(left, 12), word)

    def _marks_now(self) -> Sequence[tuple[int, str]]:
        room = sum(QFontMetricsF(theme.body_font(theme.SMALL)).horizontalAdvance(w) + 12 for _, w in self._words)
        return self._words if room < self._slider.width() + 60 else self._words[-1:]
