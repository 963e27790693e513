"""A view of columns: sorts, copies, hides columns, and is linked to the window's selection."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from minentropy_app.exports.tables import Table, disarmed
from minentropy_app.gui import theme
from minentropy_app.gui.compact import Texts
from minentropy_app.gui.selection import Selection, SelectionModel, distinct
from minentropy_app.gui.tables.columns import Columns, NumberColumn, Order, TextColumn
from minentropy_app.gui.tables.headings import cell, explanation, heading

_Index = QModelIndex | QPersistentModelIndex
#: Stretches of selected rows beyond this many are not mirrored into the table.
_MIRRORED = 400
_ROW, _FIRST, _TEXT, _NUMBER, _NARROWEST = 26, 260, 150, 92, 60
_ARROW = 40
#: Stands behind a heading at the right edge, where Qt draws the arrow over the last letters.
ARROW_ROOM = "\u2003\u2003"
_EMPTY = Columns((), Texts(()), None, "", 0)


class ColumnModel(QAbstractTableModel):
    """Shows ``Columns`` in an order of its rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = _EMPTY
        self.sorted = -1
        self.rows: Order = np.zeros(0, np.intp)

    def show_table(self, table: Columns) -> None:
        """Show another table, in its own order."""
        self.beginResetModel()
        self.table, self.rows = table, np.arange(len(table))
        self.endResetModel()

    def show_rows(self, rows: Order) -> None:
        """Show these rows in this order."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def mark_sorted(self, column: int) -> None:
        """Leave room for the arrow in the heading of the column that rows are sorted by."""
        self.sorted = column
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            room = ARROW_ROOM if section == self.sorted and isinstance(column, NumberColumn) else ""
            return heading(column.name) + room
        if role == Qt.ItemDataRole.ToolTipRole:
            return explanation(column.name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if isinstance(column, NumberColumn) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(self.table.columns[index.column()], NumberColumn):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def text(self, at: int, column: int) -> str:
        """A cell as people read it."""
        shown, row = self.table.columns[column], int(self.rows[at])
        if isinstance(shown, TextColumn):
            return cell(shown.name, shown.values[row])
        return number_text(float(shown.values[row]), shown.decimals)

    def plain(self, at: int, column: int) -> str:
        """A cell as other programs read it: no grouping, every digit, no formulas."""
        shown, row = self.table.columns[column], int(self.rows[at])
        if isinstance(shown, TextColumn):
            return disarmed(shown.values[row].replace("\t", " ").replace("\n", " "))
        value = float(shown.values[row])
        return "" if np.isnan(value) else str(int(value)) if shown.whole else repr(value)

    def ids(self, rows: Order) -> npt.NDArray[np.int64]:
        """Item ids behind rows as they stand now."""
        ids = self.table.item_ids
        return distinct(ids[self.rows[rows]]) if ids is not None else np.zeros(0, np.int64)

    def rows_of(self, ids: npt.NDArray[np.int64]) -> Order:
        """Rows, as they stand now, all of whose items are among ``ids``."""
        if self.table.item_ids is None or not ids.size:
            return np.zeros(0, np.intp)
        return np.flatnonzero(np.isin(self.table.item_ids[self.rows], ids).all(axis=1))


class ColumnTable(QTableView):
    """A table linked to the selection; ``sorted_by`` tells which column people want it sorted by."""

    sorted_by = Signal(int, bool)
    find_wanted = Signal()

    def __init__(self, selection: SelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = ColumnModel(self)
        self._chosen, self._busy = selection, False
        self.setModel(self.cells)
        self.setAccessibleName(self.tr("Table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._heads()
        self.selectionModel().selectionChanged.connect(self._tell)
        self.cells.modelReset.connect(lambda: self._follow(selection.current))
        selection.changed.connect(self._follow)

    def show_table(self, table: Columns, widths: Callable[[int], int] | None = None) -> None:
        """Show a table, with usual widths."""
        self.cells.show_table(table)
        for k, column in enumerate(table.columns):
            usual = _FIRST if k == 0 else _TEXT if isinstance(column, TextColumn) else _NUMBER
            self.horizontalHeader().resizeSection(k, widths(k) if widths is not None else max(usual, self._told(k)))

    def _told(self, column: int) -> int:
        """Pixels that a heading needs with the arrow of sorting beside it."""
        metrics = self.horizontalHeader().fontMetrics()
        return metrics.horizontalAdvance(heading(self.cells.table.columns[column].name)) + _ARROW

    def copied(self) -> str:
        """The selected rows as tab-separated text under their headings."""
        columns = [k for k in range(self.cells.columnCount()) if not self.isColumnHidden(k)]
        lines = ["\t".join(heading(self.cells.table.columns[k].name) for k in columns)]
        lines += ["\t".join(self.cells.plain(row, k) for k in columns) for row in self.marked_rows().tolist()]
        return "\n".join(lines) + "\n"

    def copy(self) -> None:
        """Put the selected rows into the clipboard."""
        if self.marked_rows().size:
            QApplication.clipboard().setText(self.copied())

    @property
    def telling(self) -> bool:
        """Whether the selection is being changed by this very table."""
        return self._busy

    def marked_rows(self) -> Order:
        """Selected rows as they stand now, ascending."""
        marked = self.selectionModel().selection()
        ranges = [np.arange(r.top(), r.bottom() + 1) for r in (marked.at(k) for k in range(marked.count()))]
        return distinct(np.concatenate(ranges)) if ranges else np.zeros(0, np.intp)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._chosen.clear()
        else:
            super().keyPressEvent(event)

    def _mine(self, event: QKeyEvent) -> bool:
        keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Find, QKeySequence.StandardKey.SelectAll)
        return any(event.matches(key) for key in keys)

    def _heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setMinimumSectionSize(_NARROWEST)
        heads.setStretchLastSection(True)
        heads.setSectionsClickable(True)
        heads.setSectionsMovable(True)
        heads.setSortIndicatorShown(True)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.setHighlightSections(False)
        # The header asks of each section whether all of its rows are selected, row by row: of another selection.
        heads.setSelectionModel(QItemSelectionModel(self.cells, heads))
        heads.sortIndicatorChanged.connect(self.cells.mark_sorted)
        heads.sortIndicatorChanged.connect(
            lambda column, order: self.sorted_by.emit(column, order == Qt.SortOrder.DescendingOrder)
        )

    def _tell(self) -> None:
        if self._busy or self.cells.table.item_ids is None:
            return
        self._busy = True
        self._chosen.select(self.cells.ids(self.marked_rows()), self.tr("table"))
        self._busy = False

    def _follow(self, selection: Selection) -> None:
        if self._busy or self.cells.table.item_ids is None:
            return
        rows = self.cells.rows_of(selection.ids)
        self._busy = True
        marked = QItemSelection()
        last = self.cells.columnCount() - 1
        for start, stop in runs(rows, _MIRRORED):
            marked.select(self.cells.index(start, 0), self.cells.index(stop, last))
        self.selectionModel().clearSelection()  # at one go Qt would compare every stretch before with every one after
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.Select)
        if rows.size:
            self.scrollTo(self.cells.index(int(rows[0]), self.horizontalHeader().logicalIndex(0)))
        self._busy = False


def table_shown(cells: ColumnModel) -> Table:
    """The rows as they stand, with every digit, to be written to a file."""
    columns: list[list[Any]] = []
    for column in cells.table.columns:
        if isinstance(column, TextColumn):
            columns.append([column.values[row] for row in cells.rows.tolist()])
        else:
            values = column.values[cells.rows].tolist()
            columns.append([None if math.isnan(v) else int(v) if column.whole else v for v in values])
    names = tuple(heading(column.name) for column in cells.table.columns)
    return Table(names, zip(*columns, strict=True), "", len(cells.rows))


def runs(rows: Order, most: int) -> list[tuple[int, int]]:
    """First and last of each stretch of neighbouring rows, of so many stretches at most."""
    if rows.size == 0:
        return []
    breaks = np.flatnonzero(np.diff(rows) > 1)
    starts = rows[np.concatenate([[0], breaks[: most - 1] + 1])]
    stops = rows[np.concatenate([breaks, [rows.size - 1]])[:most]]
    return list(zip(starts.tolist(), stops.tolist(), strict=True))


def number_text(value: float, decimals: int) -> str:
    """A number in the reader's notation; empty where unknown."""
    if np.isnan(value):
        return ""
    locale = QLocale()
    if decimals == 0:
        return locale.toString(int(value))
    return locale.toString(value, "f", decimals) if decimals > 0 else locale.toString(value, "g", 4)
