"""The sentences that sum up a text: ranked, whole, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from minentropy_app.gui import theme
from minentropy_app.gui.views.corpus_model import Keyword

_Index = QModelIndex | QPersistentModelIndex
_RANK, _ABOVE, _MOST_LINES = 30.0, 7.0, 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Painter(QStyledItemDelegate):
    """Rank and sentence, as high as the sentence needs."""

    def __init__(self, tokens: theme.Tokens, parent: SentenceList) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        owner: SentenceList = self.parent()  # type: ignore[assignment]
        room = QRectF(0, 0, owner.viewport().width() - _RANK - 10, 10_000)
        metrics = QFontMetricsF(theme.body_font())
        high = metrics.boundingRect(room, _WRAP, str(index.data())).height()
        return QSize(100, round(min(high, _MOST_LINES * metrics.lineSpacing()) + 2 * _ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        marked = state & QStyle.StateFlag.State_Selected
        if marked or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self.tokens.colour("soft" if marked else "hover"))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 5, 5)
        painter.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
        painter.setPen(self.tokens.colour("secondary"))
        rank = QRectF(box.left(), box.top() + _ABOVE, _RANK - 8, box.height())
        painter.drawText(rank, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(index.row() + 1))
        painter.setFont(theme.body_font())
        painter.setPen(self.tokens.colour("text"))
        painter.setClipRect(box.adjusted(0, 0, -6, -3))
        painter.drawText(box.adjusted(_RANK, _ABOVE, -10, 4000), _WRAP, str(index.data()))
        painter.restore()


class SentenceList(QListWidget):
    """Sentences; ``picked(rank)`` from 0: a click or Enter."""

    picked = Signal(int)

    def __init__(self, tokens: theme.Tokens) -> None:
        super().__init__()
        self.setObjectName("wordList")
        self.setAccessibleName(self.tr("Summary"))
        self._painter = _Painter(tokens, self)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))

    def show_sentences(self, sentences: Sequence[Keyword]) -> None:
        """Show these, the best first."""
        self.clear()
        for sentence in sentences:
            item = QListWidgetItem(sentence.written)
            item.setToolTip(sentence.written)
            self.addItem(item)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._painter.tokens = tokens
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.picked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
