"""One code book as a table: what each word stands for, the word as small cells, its bits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from minentropy_app.gui import theme
from minentropy_app.gui.selection import Selection, SelectionModel

_Index = QModelIndex | QPersistentModelIndex
_ROW, _CELL, _GAP = 24, 6, 2
NAME, WORD, BITS, USE = 0, 1, 2, 3
#: Cells of a word that are drawn; the rest is told by its bits.
_CELLS = 14


@dataclass(frozen=True)
class Line:
    """One word: its kind (leave, enter, node), name, word, bits, share of uses, and its items."""

    kind: str
    name: str
    word: str
    bits: float
    use: float
    ids: Callable[[], npt.NDArray[np.int64]]


class BookModel(QAbstractTableModel):
    """The lines of one book."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show another book."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Stands for"), self.tr("Code word"), self.tr("Bits"), self.tr("Uses"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (BITS, USE) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            share = QLocale().toString(100 * line.use, "f", 1)
            texts = (line.name, line.word, self._bits(line), self.tr("{share} %").format(share=share))
            return texts[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.name}: {line.word or self._bits(line)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (BITS, USE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _bits(self, line: Line) -> str:
        return str(len(line.word)) if line.word else QLocale().toString(line.bits, "f", 1)


class BookTable(QTableView):
    """A code book; a row selected here is selected everywhere. ``entered`` carries the row of a module."""

    entered = Signal(int)

    def __init__(self, selection: SelectionModel | None, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self._chosen, self._busy = BookModel(self), selection, False
        self.setModel(self.words)
        self._delegate = _Words(tokens, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Code book"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(36)
        heads.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((WORD, 112), (BITS, 44), (USE, 66)):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            heads.resizeSection(column, wide)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))
        if selection is not None:
            selection.changed.connect(self._follow)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show a book."""
        self._busy = True
        self.words.show_lines(lines)
        self._busy = False
        if self._chosen is not None:
            self._follow(self._chosen.current)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._delegate.tokens = tokens
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self._chosen.clear()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self._busy or self._chosen is None:
            return
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        ids = [self.words.lines[row].ids() for row in rows]
        self._busy = True
        self._chosen.select(np.concatenate([np.zeros(0, np.int64), *ids]), self.tr("code book"))
        self._busy = False

    def _follow(self, selection: Selection) -> None:
        if self._busy:
            return
        self._busy = True
        self.clearSelection()
        flag = self.selectionModel().SelectionFlag
        for row, line in enumerate(self.words.lines):
            ids = line.ids() if len(selection) else np.zeros(0, np.int64)
            if ids.size and np.isin(ids, selection.ids).all():
                self.selectionModel().select(self.words.index(row, 0), flag.Select | flag.Rows)
        self._busy = False


class _Words(QStyledItemDelegate):
    """Draws words as cells, filled for 1, and what leads out of the module in violet."""

    def __init__(self, tokens: theme.Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        line = model.lines[index.row()]  # type: ignore[attr-defined]
        violet = line.kind != "node"
        if violet and index.column() == NAME:
            option.palette.setColor(option.palette.ColorRole.Text, self.tokens.colour("violet"))
            option.palette.setColor(option.palette.ColorRole.HighlightedText, self.tokens.colour("violet"))
        super().paint(painter, option, index)
        if index.column() != WORD or not line.word:
            return
        self._cells(painter, option, line.word, self.tokens.colour("violet" if violet else "accent"))

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == WORD:
            option.text = ""

    def _cells(self, painter: QPainter, option: QStyleOptionViewItem, word: str, ink: QColor) -> None:
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = box.left() + 6.0, box.center().y() - 4.5
        for k, bit in enumerate(word[:_CELLS]):
            cell = QRectF(left + k * (_CELL + _GAP), top, _CELL, 10)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(ink if bit == "1" else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        if len(word) > _CELLS:
            painter.setPen(ink)
            painter.drawText(QRectF(left + _CELLS * (_CELL + _GAP), box.top(), 12, box.height()), 0x84, "…")
        painter.restore()
