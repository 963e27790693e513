"""What lists of lines from texts have in common: rows that select their documents, copying, the theme."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from minentropy_app.exports.tables import disarmed
from minentropy_app.gui import theme
from minentropy_app.gui.selection import SelectionModel


class LinePainter(QStyledItemDelegate):
    """The ground of a row: soft where it is selected, a line below."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.tokens.colour("soft"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), self.tokens.colour("line"))
        self.paint_cell(painter, box, index)
        painter.restore()

    def paint_cell(self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw what stands in the cell."""
        raise NotImplementedError


class LineTable(QTableView):
    """A table of lines; selected rows select the documents that they stand in."""

    def __init__(self, lines: QAbstractItemModel, painter: LinePainter, selection: SelectionModel, row: int) -> None:
        super().__init__()
        self.painter, self.selection = painter, selection
        self.telling = False
        lines.setParent(self)
        painter.setParent(self)
        self.setModel(lines)
        self.setItemDelegate(painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(self._tell)

    # -- what a list answers -------------------------------------------------------------------

    def document(self, row: int) -> int:
        """The document that a line stands in, −1 for none."""
        raise NotImplementedError

    def written(self, rows: Sequence[int]) -> Sequence[Sequence[object]]:
        """Lines as they are copied."""
        raise NotImplementedError

    def way(self) -> str:
        """How a selection made here is told."""
        raise NotImplementedError

    # -- the same for all ----------------------------------------------------------------------

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.painter.tokens = tokens
        self.viewport().update()

    def copied(self) -> str:
        """The selected lines as tab-separated text."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return "".join("\t".join(disarmed(str(cell)) for cell in row) + "\n" for row in self.written(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
        elif event.key() == Qt.Key.Key_Escape:
            self.selection.clear()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.telling:
            return
        self.telling = True
        found = {self.document(index.row()) for index in self.selectionModel().selectedRows()} - {-1}
        self.selection.select(np.array(sorted(found), np.int64), self.way())
        self.telling = False
