"""A list of words with a bar each: rank, word, how strong, the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from minentropy_app.gui import theme
from minentropy_app.gui.selection import Selection, SelectionModel, held

_Index = QModelIndex | QPersistentModelIndex
_ROW, _RANK, _FIGURE, _BAR_HIGH, _BAR_LEAST = 28, 34, 52, 5, 84
#: Share of the width that a word takes, and its limits.
_WORD_SHARE, _NARROWEST, _WIDEST = 0.36, 64, 320
#: Words whose width decides where the bars begin.
_MEASURED = 60


@dataclass(frozen=True)
class Row:
    """One word: ``share`` of the bar that is filled, ``shared`` where another list holds it too."""

    item: int
    word: str
    figure: float
    share: float
    shared: bool = False


def shares(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Fill of the bars: figures from 0 on where all are positive, else from a tenth below the least."""
    if not len(scores):
        return scores
    least, most = float(scores.min()), float(scores.max())
    base = 0.0 if least >= 0 else least - 0.1 * (most - least or 1.0)
    return (scores - base) / ((most - base) or 1.0)


class WordRows(QAbstractListModel):
    """Rows of a list, as Qt asks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.decimals = 2
        self.figure_room, self.word_room = float(_FIGURE), float(_NARROWEST)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the first and the last figure tell how much room all need."""
        self.beginResetModel()
        self.rows = rows
        metrics = QFontMetricsF(theme.tabular(theme.body_font(theme.CAPTION)))
        ends = {0, len(rows) - 1} if rows else set()
        self.figure_room = max([_FIGURE, *(metrics.horizontalAdvance(self.figure(k)) + 4 for k in ends)])
        words = QFontMetricsF(theme.body_font())
        self.word_room = max([_NARROWEST, *(words.horizontalAdvance(row.word) + 10 for row in rows[:_MEASURED])])
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.word
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1} {row.word} {self.figure(index.row())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.word}\n{self.figure(index.row())}"
        return None

    def figure(self, at: int) -> str:
        """The figure of a row, with a proper minus sign."""
        text = QLocale().toString(abs(self.rows[at].figure), "f", self.decimals)
        negative = self.rows[at].figure < 0 and any(c.isdigit() and c != "0" for c in text)
        return "\N{MINUS SIGN}" + text if negative else text


class _Painter(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens, self.word_share = tokens, _WORD_SHARE

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rows: WordRows = index.model()  # type: ignore[assignment]
        row, box = rows.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, row, option)
        wide = min(max(box.width() * self.word_share, _NARROWEST), _WIDEST, rows.word_room)
        wide = max(min(wide, box.width() - _RANK - rows.figure_room - _BAR_LEAST), _NARROWEST)
        small = theme.tabular(theme.body_font(theme.CAPTION))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(self.tokens.colour("secondary"))
        rank = QRectF(box.left(), box.top(), _RANK - 8, box.height())
        painter.drawText(rank, Qt.AlignmentFlag.AlignRight | middle, str(index.row() + 1))
        self._word(painter, QRectF(box.left() + _RANK, box.top(), wide, box.height()), row)
        painter.setFont(small)
        painter.setPen(self.tokens.colour("text"))
        room = rows.figure_room
        figure = QRectF(box.right() - room - 8, box.top(), room, box.height())
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | middle, rows.figure(index.row()))
        left = box.left() + _RANK + wide + 10
        self._bar(painter, QRectF(left, box.center().y() - _BAR_HIGH / 2, figure.left() - left - 6, _BAR_HIGH), row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, row: Row, option: QStyleOptionViewItem) -> None:
        state = option.state
        ground = box.adjusted(2, 1, -2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.shared:
            painter.setBrush(self.tokens.colour("soft"))
            painter.drawRoundedRect(ground, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self.tokens.colour("hover"))
            painter.drawRoundedRect(ground, 5, 5)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.tokens.colour("accent"), 1.5))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _word(self, painter: QPainter, box: QRectF, row: Row) -> None:
        font = theme.body_font()
        if row.shared:
            font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(self.tokens.colour("text"))
        text = QFontMetricsF(font).elidedText(row.word, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _bar(self, painter: QPainter, box: QRectF, row: Row) -> None:
        if box.width() < 16:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tokens.colour("trough" if not row.shared else "surface"))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setBrush(self.tokens.colour("accent"))
        filled = max(box.width() * min(max(row.share, 0.0), 1.0), 3.0)
        painter.drawRoundedRect(QRectF(box.left(), box.top(), filled, box.height()), 2.5, 2.5)


class WordList(QListView):
    """A list linked to the window's selection.

    ``walked(item)``: a click or Enter; ``plus_wanted``, ``minus_wanted`` (the keys + and −) and
    ``pin_wanted`` (P) carry the item too. Ctrl and Shift select without walking on.
    """

    walked = Signal(int)
    plus_wanted = Signal(int)
    minus_wanted = Signal(int)
    pin_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, title: str, selection: SelectionModel, tokens: theme.Tokens, how: str) -> None:
        super().__init__()
        self.setObjectName("wordList")
        self.setAccessibleName(title)
        self.items = WordRows(self)
        self._painter, self._chosen, self._how = _Painter(tokens, self), selection, how
        self.telling = False
        self.setModel(self.items)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumHeight(3 * _ROW)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.selectionModel().selectionChanged.connect(self._tell)
        selection.changed.connect(self.follow)

    def show_rows(self, rows: Sequence[Row], decimals: int = 2) -> None:
        """Show these words."""
        self.items.decimals = decimals
        self.telling = True
        self.items.show_rows(rows)
        self.telling = False
        self.follow(self._chosen.current)
        self.scrollToTop()

    def give_words_room(self, share: float) -> None:
        """Give words this share of the width."""
        self._painter.word_share = share

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._painter.tokens = tokens
        self.viewport().update()

    def let_go(self) -> None:
        """Follow the selection no more."""
        self._chosen.changed.disconnect(self.follow)

    def item_at(self, index: QModelIndex) -> int:
        """The item of a row, −1 without one."""
        return self.items.rows[index.row()].item if index.isValid() else -1

    def follow(self, selection: Selection) -> None:
        """Mark what is selected."""
        if self.telling:
            return
        marked = QItemSelection()
        items = np.fromiter((row.item for row in self.items.rows), np.int64, len(self.items.rows))
        for first, last in _runs(held(items, selection.ids)):
            marked.select(self.items.index(first), self.items.index(last))
        self.telling = True
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.telling = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self.indexAt(event.position().toPoint())
        if plain and event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.walked.emit(self.item_at(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.item_at(self.currentIndex())
        signals = {
            Qt.Key.Key_Return: self.walked, Qt.Key.Key_Enter: self.walked, Qt.Key.Key_Plus: self.plus_wanted,
            Qt.Key.Key_Minus: self.minus_wanted, Qt.Key.Key_P: self.pin_wanted,
        }  # fmt: skip
        wanted = signals.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            self._chosen.clear()
        elif wanted is not None and item >= 0:
            wanted.emit(item)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected words with their figures into the clipboard."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        lines = [f"{self.items.rows[k].word}\t{self.items.rows[k].figure!r}" for k in rows]
        if lines:
            QApplication.clipboard().setText("\n".join(lines) + "\n")

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_wanted.emit(self.item_at(index), self.viewport().mapToGlobal(at))

    def _tell(self) -> None:
        if self.telling:
            return
        self.telling = True
        ids = [self.items.rows[index.row()].item for index in self.selectedIndexes()]
        self._chosen.select(np.array(ids, np.int64), self._how)
        self.telling = False


def _runs(marked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last row of each unbroken run of marked rows."""
    edges = np.flatnonzero(np.diff(np.r_[False, marked, False])).tolist()
    return [(first, after - 1) for first, after in zip(edges[::2], edges[1::2], strict=True)]
