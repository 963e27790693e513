"""The modules of a partition as a table: sizes, flow, top members, bits saved, and names that can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.gui import colours, icons, parts, theme
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.tables.column_table import ARROW_ROOM, runs
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.module_names import concerns, names_now, naming
from minentropy_app.gui.views.network_model import NetworkModel

_Index = QModelIndex | QPersistentModelIndex
Rows = npt.NDArray[np.intp]
NAME, LEVEL, MEMBERS, FLOW, LEAVES, SAVED, TOP = range(7)
_TEXTS = (NAME, TOP)
_ROW, _MIRRORED = 28, 400
_WIDTHS = {NAME: 216, LEVEL: 68, MEMBERS: 92, FLOW: 92, LEAVES: 100, SAVED: 104}
#: Top members that are named.
_NAMED = 4


class ModuleTableModel(QAbstractTableModel):
    """All modules, or those of one level; ``renamed`` carries a book and its new name."""

    renamed = Signal(int, str)

    def __init__(
        self, model: NetworkModel, tokens: theme.Tokens, editable: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.model, self._tokens, self._editable = model, tokens, editable
        self._saved = model.books.saved()
        self._every = np.arange(1, len(model.books))
        self.books: Rows = self._every
        self._sorted, self._down = FLOW, True
        self._words: tuple[int, str] = (0, "")
        self._dots: dict[int, QPixmap] = {}
        self._arrange()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else int(self.books.size)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            room = ARROW_ROOM if section == self._sorted and section not in _TEXTS else ""
            return self.heads()[section] + room
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section in _TEXTS else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def heads(self) -> list[str]:
        """Headings of all columns."""
        return [
            self.tr("Module"),
            self.tr("Level"),
            self.tr("Members"),
            self.tr("Flow, %"),
            self.tr("Leaves, %"),
            self.tr("Bits saved"),
            self.tr("Top members"),
        ]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        book, column = int(self.books[index.row()]), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(book, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column not in _TEXTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return self._dot(book)
        if role == Qt.ItemDataRole.ToolTipRole:
            given = book in self.model.given
            hint = self.tr("Suggested from its members. F2 gives another name.") if not given else ""
            return hint if column == NAME else self.text(book, column) if column == TOP else None
        if role == Qt.ItemDataRole.ForegroundRole and column == SAVED and self._saved[book] < 0:
            return self._tokens.colour("warning")
        return None

    def text(self, book: int, column: int) -> str:
        """A cell as people read it."""
        books, locale = self.model.books, QLocale()
        if column == NAME:
            return self.model.name(book)
        if column == TOP:
            return self._top(book)
        if column in (LEVEL, MEMBERS):
            return locale.toString(int((books.depth if column == LEVEL else self.model.sizes)[book]))
        value = float(self.values(column)[book])
        return locale.toString(value, "f", 4 if column == SAVED else 2)

    def values(self, column: int) -> npt.NDArray[np.float64]:
        """(m,) figures of a column."""
        books = self.model.books
        every = np.arange(len(books), dtype=np.int32)
        made: dict[int, Callable[[], Any]] = {
            LEVEL: lambda: books.depth,
            MEMBERS: lambda: self.model.sizes,
            FLOW: lambda: 100 * books.rates[:, 0],
            LEAVES: lambda: 100 * self.model.leaving(every),
            SAVED: lambda: self._saved,
        }
        return np.asarray(made[column](), np.float64)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        able = super().flags(index)
        return able | Qt.ItemFlag.ItemIsEditable if index.column() == NAME and self._editable else able

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        book = int(self.books[index.row()])
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == self.model.name(book):
            return False
        self.renamed.emit(book, str(value))
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows go by flow."""
        self._sorted, self._down = column, order == Qt.SortOrder.DescendingOrder
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._arrange()

    def show_only(self, level: int, text: str) -> None:
        """Show modules of one level (0: all, −1: those without modules below) whose name or members hold a text."""
        self._words = (level, text.casefold())
        self._arrange()

    def take_model(self, model: NetworkModel) -> None:
        """Show other names."""
        self.model = model
        self._arrange()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        if self.books.size:
            self.dataChanged.emit(self.index(0, 0), self.index(int(self.books.size) - 1, TOP))

    def ids(self, rows: Rows) -> npt.NDArray[np.int64]:
        """Items of the modules in some rows."""
        found = [self.model.ids_of(int(book)) for book in self.books[rows]]
        return np.unique(np.concatenate([np.zeros(0, np.int64), *found]))

    def rows_of(self, ids: npt.NDArray[np.int64]) -> Rows:
        """Rows of modules all of whose items are among ``ids``."""
        books = self.model.books
        chosen = np.zeros(len(self.model), np.int64)
        chosen[self.model.indices(ids)] = 1
        along = np.r_[0, np.cumsum(chosen[books.order])]
        whole = along[books.stop] - along[books.start] == books.stop - books.start
        return np.flatnonzero(whole[self.books])

    def _arrange(self) -> None:
        books, (level, words) = self.model.books, self._words
        kept = self._every
        if level > 0:
            kept = kept[books.depth[kept] == level]
        elif level < 0:
            kept = kept[~np.isin(kept, books.parent)]
        if words:
            kept = kept[[words in f"{self.model.name(b)} {self._top(b)}".casefold() for b in kept.tolist()]]
        kept = kept[np.argsort(-books.rates[kept, 0], kind="stable")]
        if self._sorted in _TEXTS:
            texts = np.array([self.text(b, self._sorted).casefold() for b in kept.tolist()])
            key = np.unique(texts, return_inverse=True)[1] if texts.size else np.zeros(0)
        else:
            key = self.values(self._sorted)[kept]
        self.beginResetModel()
        self.books = kept[np.argsort(-key if self._down else key, kind="stable")]
        self.endResetModel()

    def _top(self, book: int) -> str:
        places = self.model.places_of(book)
        best = places[np.argsort(-self.model.flow[places], kind="stable")]
        once = np.sort(np.unique(self.model.item_ids[best], return_index=True)[1])[:_NAMED]
        return " · ".join(self.model.labels[int(place)] for place in best[once])

    def _dot(self, book: int) -> QPixmap:
        """A dot in the module's colour."""
        palette, rank = colours.category_colours(self._tokens.dark), self.model.rank_of(book)
        shade = int(palette[rank if 0 <= rank < colours.NAMED else colours.NAMED])
        if shade not in self._dots:
            dot = QPixmap(48, 48)
            dot.setDevicePixelRatio(4.0)
            dot.fill(Qt.GlobalColor.transparent)
            with QPainter(dot) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.hexadecimal(shade)))
                painter.drawEllipse(1, 1, 10, 10)
            self._dots[shade] = dot
        return self._dots[shade]


class ModuleTable(QTableView):
    """The table itself, linked to the window's selection; ``opened`` carries a module to be opened."""

    opened = Signal(int)

    def __init__(self, cells: ModuleTableModel, selection: SelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells, self._chosen, self._busy = cells, selection, False
        self.setModel(cells)
        self.setAccessibleName(self.tr("Modules"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setStretchLastSection(True)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(56)
        heads.setSortIndicator(FLOW, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        arrow = heads.fontMetrics().horizontalAdvance(ARROW_ROOM)
        for column, wide in _WIDTHS.items():
            heads.resizeSection(column, max(wide, heads.sectionSizeHint(column) + arrow))
        self.selectionModel().selectionChanged.connect(self._tell)
        cells.modelReset.connect(lambda: self._follow(selection.current))
        selection.changed.connect(self._follow)
        self._follow(selection.current)

    def marked_rows(self) -> Rows:
        """Selected rows as they stand now."""
        return np.unique([index.row() for index in self.selectionModel().selectedRows()]).astype(np.intp)

    def copied(self) -> str:
        """The selected rows as tab-separated text under their headings."""
        lines = ["\t".join(self.cells.heads())]
        for book in self.cells.books[self.marked_rows()].tolist():
            lines.append("\t".join(self.cells.text(book, k).replace("\t", " ") for k in range(7)))
        return "\n".join(lines) + "\n"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
        elif event.key() == Qt.Key.Key_Escape:
            self._chosen.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            if self.currentIndex().isValid():
                self.opened.emit(int(self.cells.books[self.currentIndex().row()]))
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self._busy:
            return
        rows = self.marked_rows()
        how = self.tr("module") if rows.size == 1 else self.tr("modules")
        self._busy = True
        self._chosen.select(self.cells.ids(rows), how)
        self._busy = False

    def _follow(self, selection: Selection) -> None:
        if self._busy:
            return
        rows = self.cells.rows_of(selection.ids) if len(selection) else np.zeros(0, np.intp)
        self._busy = True
        marked = QItemSelection()
        for start, stop in runs(rows, _MIRRORED):
            marked.select(self.cells.index(start, 0), self.cells.index(stop, TOP))
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows.size:
            self.scrollTo(self.cells.index(int(rows[0]), 0))
        self._busy = False


class ModuleList(QWidget):
    """The table with its filter, its levels and its empty state."""

    #: The inspector shows the code books of ``model``.
    shows_modules = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.home)
        self.setObjectName("view")
        self.setAccessibleName(self.tr("Modules of {name}").format(name=stage.title))
        self._stage, self.model, self._tokens = stage, stage.model, stage.tokens
        editable = not getattr(stage.project, "read_only", True)
        self.cells = ModuleTableModel(self.model, stage.tokens, editable, self)
        self.table = ModuleTable(self.cells, stage.selection)
        self._names = names_now(stage, self.model)
        self.count = parts.label("", "caption")
        self._build(editable)
        self.cells.renamed.connect(self._rename)
        self.cells.modelReset.connect(self._tell)
        self.table.opened.connect(self._open)
        self._show_level()

    def project_changed(self, change: Any) -> None:
        """Show names as an edit left them."""
        if concerns(change, self._stage.ref):
            self.model = self.model.named(self._names())
            self.cells.take_model(self.model)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.cells.set_tokens(tokens)
        parts.retint(self, tokens)
        self._search_icon.setIcon(icons.icon("search", tokens.secondary))

    def _build(self, editable: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(theme.GAP)
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Filter modules"))
        self.box.setAccessibleName(self.tr("Filter modules"))
        self.box.setClearButtonEnabled(True)
        self.box.setFixedWidth(220)
        icon = icons.icon("search", self._tokens.secondary)
        self._search_icon = self.box.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.box.textChanged.connect(lambda _: self._show_level())
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Level"))
        deepest = int(self.model.books.depth.max())
        for value, text in ((1, self.tr("Top modules")), (-1, self.tr("Finest modules")), (0, self.tr("All levels"))):
            self.level.addItem(text, value)
        parts.hidden_unless(deepest > 1, self.level)
        self.level.currentIndexChanged.connect(lambda _: self._show_level())
        self.rename = parts.button(self.tr("Rename (F2)"), "link", self._edit_current)
        parts.hidden_unless(editable, self.rename)
        row.addWidget(self.box)
        row.addWidget(self.level)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.rename)
        column.addLayout(row)
        column.addWidget(parts.rule())
        self._teach = parts.label("", "bodySecondary", wrap=True)
        self._teach.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._teach.setMargin(24)
        body = QWidget()
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._teach)
        column.addWidget(body, 1)

    def _show_level(self) -> None:
        level = int(self.level.currentData() or 0) if self.level.count() else 0
        self.cells.show_only(level, self.box.text().strip())
        self.table.setColumnHidden(LEVEL, level == 1 or int(self.model.books.depth.max()) <= 1)
        self._tell()

    def _tell(self) -> None:
        shown = self.cells.rowCount()
        self.count.setText(self.tr("%Ln module(s)", "", shown))
        self._pages.setCurrentIndex(0 if shown else 1)
        if not self.model.modules:
            self._teach.setText(self.tr("No modules: one level is shortest."))
        else:
            self._teach.setText(self.tr("No module holds this text."))

    def _edit_current(self) -> None:
        at = self.table.currentIndex()
        row = at.row() if at.isValid() else 0
        if self.cells.rowCount():
            self.table.setFocus()
            self.table.setCurrentIndex(self.cells.index(row, NAME))
            self.table.edit(self.cells.index(row, NAME))

    def _rename(self, book: int, name: str) -> None:
        self._stage.edit(naming(self._stage.ref, self.model, book, name))

    def _open(self, book: int) -> None:
        self._stage.open(self._stage.ref, "network")


def open_modules(stage: Stage) -> ModuleList:
    """Open the table of modules on its stage."""
    return ModuleList(stage)
