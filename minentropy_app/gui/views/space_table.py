"""The table twin of the space view: the same items, sortable, with the same selection."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.space_model import Category, Column, SpaceModel

_Index = QModelIndex | QPersistentModelIndex
#: Row selections beyond this many are not mirrored into the table one by one.
_MIRRORED = 2000
#: Titles asked for at once around the row that is shown.
_PAGE = 128
#: Widths of the columns after the title, which takes the rest.
_TITLE_WIDTH = 240
#: Room for the sign of the sorting: in the width, and beside a title that stands at the right.
_SORT_SIGN, _ROOM = 30, "\N{NO-BREAK SPACE}" * 5
_WIDTHS, _OTHER_WIDTH = {1: 112, 2: 150, 3: 66, 4: 66, 5: 66}, 168


class SpaceTableModel(QAbstractTableModel):
    """Title, loans, distance to the entrance, place and every column to colour by."""

    def __init__(self, model: SpaceModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.order = np.argsort(-model.loans, kind="stable")
        self._titles: dict[int, str] = {}
        self._sorted = -1
        self._away: npt.NDArray[np.float64] = np.sqrt((model.positions**2).sum(axis=1))
        self._heads = [self.tr("Title"), self.tr("Loans"), self.tr("To the entrance, m"), "x", "y", "z"]
        shown = (c for c in model.columns.values() if c.title not in self._heads)
        self._columns: list[tuple[str, Column]] = [(c.title, c) for c in shown]
        self._heads += [title for title, _ in self._columns]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.model)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            beside_sign = section == self._sorted and not self._is_text(section)
            return self._heads[section] + (_ROOM if beside_sign else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if self._is_text(section) else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = int(self.order[index.row()]), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(index.row()) if column == 0 else self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and not self._is_text(column):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep the order of popularity."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = column
        popular = np.argsort(-self.model.loans, kind="stable")
        key = self._key(column)[popular]
        ranks = np.argsort(-key if order == Qt.SortOrder.DescendingOrder else key, kind="stable")
        self.order = popular[ranks]
        self.layoutChanged.emit()

    def ids(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
        """Item ids of rows as they stand now."""
        return self.model.item_ids[self.order[rows]]

    def rows_of(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
        """Rows, as they stand now, of the given items."""
        place = np.empty(len(self.model), np.intp)
        place[self.order] = np.arange(len(self.model))
        return np.sort(place[self.model.indices(ids)])

    def _is_text(self, column: int) -> bool:
        return column == 0 or (column >= 6 and isinstance(self._columns[column - 6][1], Category))

    def _title(self, at: int) -> str:
        row = int(self.order[at])
        if row not in self._titles:
            start = max(at - _PAGE // 2, 0)
            rows = self.order[start : start + _PAGE]
            self._titles.update(zip(rows.tolist(), self.model.labels(self.model.item_ids[rows]), strict=True))
        return self._titles[row]

    def _text(self, row: int, column: int) -> str:
        locale = QLocale()
        if column == 1:
            return locale.toString(int(self.model.loans[row]))
        if column == 2:
            return locale.toString(float(self._away[row]), "f", 2)
        if column < 6:
            return locale.toString(float(self.model.positions[row, column - 3]), "f", 2)
        shown = self._columns[column - 6][1]
        if isinstance(shown, Category):
            return shown.names[shown.codes[row]] if shown.codes[row] >= 0 else ""
        return locale.toString(float(shown.values[row]), "g", 6) if np.isfinite(shown.values[row]) else ""

    def _key(self, column: int) -> npt.NDArray[np.float64]:
        if column == 0:
            titles = np.array(self.model.labels(self.model.item_ids))
            ranks = np.unique(titles, return_inverse=True)[1]
            return np.asarray(ranks, np.float64)
        if column == 1:
            return self.model.loans.astype(float)
        if column == 2:
            return self._away
        if column < 6:
            return np.asarray(self.model.positions[:, column - 3], np.float64)
        shown = self._columns[column - 6][1]
        return np.asarray(shown.codes if isinstance(shown, Category) else shown.values, np.float64)


class SpaceTable(QTableView):
    """A table of the items, linked to the window's selection."""

    def __init__(self, model: SpaceModel, selection: SelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items, self._chosen, self._busy = SpaceTableModel(model, self), selection, False
        self.setModel(self._items)
        self.setAccessibleName(self.tr("Items as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setMinimumSectionSize(60)
        for column in range(1, self._items.columnCount()):
            needed = heads.sectionSizeFromContents(column).width() + _SORT_SIGN
            heads.resizeSection(column, max(_WIDTHS.get(column, _OTHER_WIDTH), needed))
        heads.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.selectionModel().selectionChanged.connect(self._tell)
        self._items.layoutChanged.connect(lambda: self._follow(selection.current))
        selection.changed.connect(self._follow)
        self._follow(selection.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        others = sum(self.columnWidth(k) for k in range(1, self._items.columnCount()))
        self.setColumnWidth(0, max(self.viewport().width() - others, _TITLE_WIDTH))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """The style sheet is enough."""

    def _tell(self) -> None:
        if self._busy:
            return
        marked = self.selectionModel().selection()
        ranges = [np.arange(r.top(), r.bottom() + 1) for r in (marked.at(k) for k in range(marked.count()))]
        rows = np.unique(np.concatenate(ranges)) if ranges else np.zeros(0, np.intp)
        self._busy = True
        self._chosen.select(self._items.ids(rows), self.tr("table"))
        self._busy = False

    def _follow(self, selection: Selection) -> None:
        if self._busy:
            return
        rows = self._items.rows_of(selection.ids)
        self._busy = True
        marked = QItemSelection()
        for start, stop in _runs(rows)[:_MIRRORED]:
            marked.select(self._items.index(start, 0), self._items.index(stop, self._items.columnCount() - 1))
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows.size:
            self.scrollTo(self._items.index(int(rows[0]), 0))
        self._busy = False


def _runs(rows: npt.NDArray[np.intp]) -> list[tuple[int, int]]:
    """First and last of each stretch of neighbouring rows."""
    if rows.size == 0:
        return []
    breaks = np.flatnonzero(np.diff(rows) > 1)
    starts = rows[np.concatenate([[0], breaks + 1])]
    return list(zip(starts.tolist(), rows[np.concatenate([breaks, [rows.size - 1]])].tolist(), strict=True))


def open_table(stage: Stage) -> SpaceTable:
    """Open the table twin of a space view on its stage."""
    return SpaceTable(stage.model, stage.selection)
