"""Every word that a model knows: how often, how much of the traffic it carries, whether it is a function word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from minentropy_app.exports.tables import Table
from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.tables.column_table import ColumnTable, table_shown
from minentropy_app.gui.tables.columns import Columns, Order, gathered, matching
from minentropy_app.gui.views.words_model import WordsModel
from minentropy_app.gui.words import translate

_REST = 60
#: Heading of the column that a click changes.
FUNCTION = "function"
_WIDTHS = {"spelling": 150, "book": 280, "count": 84, "per million": 110, "flow into the rest": 172}


def columns_of(model: WordsModel) -> Columns:
    """The vocabulary as a table: word, count, share of all tokens, flow, whether it is a function word."""
    total = max(int(model.counts.sum()), 1)
    yes = translate("gui.views.words", "function word")
    names = ["book" if model.books else "spelling", "count", "per million", "flow into the rest"]
    columns: list[list[Any]] = [
        list(model.labels),
        model.counts.tolist(),
        (model.counts * (1e6 / total)).tolist(),
        (model.flow * 1e6).tolist(),
    ]
    if not model.books:
        names.append(FUNCTION)
        columns.append([yes if stop else "" for stop in model.stop.tolist()])
    more = {"item_ids": model.item_ids[:, None], "note": "", "total": len(model)}
    return gathered(tuple(names), zip(*columns, strict=True), more)


class VocabularyPage(QWidget):
    """The table of words; read when it is first looked at.

    ``walked(item)``: a double click or Enter. ``marked(words, function)``: words shall be function words,
    or shall be none: a click in the last column, the button, or the key F.
    """

    walked = Signal(int)
    marked = Signal(list, bool)

    def __init__(self, model: WordsModel, selection: SelectionModel, tokens: theme.Tokens) -> None:
        super().__init__()
        self._model = model
        self.table = ColumnTable(selection)
        self.table.setAccessibleName(self.tr("Vocabulary"))
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Filter words"))
        self.box.setAccessibleName(self.tr("Filter words"))
        self.box.setClearButtonEnabled(True)
        self.box.setFixedWidth(220)
        self.no_function = QCheckBox(self.tr("No function words"))
        self.toggle = parts.button(self.tr("Function word"), "", self._toggle_chosen)
        self.toggle.setToolTip(
            self.tr("Take the selected words among the function words, or out of them (F). Lists can leave them out.")
        )
        parts.hidden_unless(not model.books, self.no_function, self.toggle)
        self.count = parts.label("", "caption")
        self._sorted = (-1, False)
        self._order: Order = np.zeros(0, np.intp)
        self._loading = Beside(lambda: columns_of(model), self)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._connect()

    @property
    def settled(self) -> bool:
        """The table is there, or nobody has asked for it."""
        return not self._loading.started or len(self._order) > 0 or len(self._model) == 0

    def shut_down(self) -> None:
        """Stop reading."""
        self._pause.stop()
        self._loading.stop()

    def reload(self) -> None:
        """Show the vocabulary anew: other words are function words now."""
        if self._loading.started:
            self._loading.stop()
            model = self._model
            self._loading = Beside(lambda: columns_of(model), self)
            self._loading.ready.connect(self._show)
            self._loading.start()

    def shown(self) -> Table:
        """The rows as they stand, to be written."""
        return table_shown(self.table.cells)

    def refilter(self) -> None:
        """Show what the box and the tick leave."""
        table = self.table.cells.table
        if not len(table):
            return
        rows = self._order
        if self.no_function.isChecked():
            rows = rows[~self._model.stop[rows]]
        text = self.box.text().strip()
        if text:
            found = list(matching(table, text, rows))
            rows = np.concatenate(found) if found else rows[:0]
        self.table.cells.show_rows(rows)
        locale = QLocale()
        words = self.tr("{shown} of {total}") if len(rows) < len(table) else self.tr("{total} in all")
        self.count.setText(words.format(shown=locale.toString(len(rows)), total=locale.toString(len(table))))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._loading.started:
            self._loading.start()

    def _show(self, table: Columns) -> None:
        first = not len(self.table.cells.table)
        place = self.table.verticalScrollBar().value()
        self._order = np.arange(len(table))
        widths: Callable[[int], int] = lambda k: _WIDTHS.get(table.columns[k].name, 120)  # noqa: E731
        if first:
            self.table.show_table(table, widths)
        else:
            self.table.cells.show_table(table)
        self._sort(*self._sorted)
        if not first:
            self.table.verticalScrollBar().setValue(place)

    def _sort(self, column: int, descending: bool) -> None:
        table, self._sorted = self.table.cells.table, (column, descending)
        self._order = table.order(column, descending) if column >= 0 else np.arange(len(table))
        self.refilter()

    def _walk(self, index: QModelIndex) -> None:
        if not self._is_function(index):
            self.walked.emit(int(self.table.cells.ids(np.array([index.row()]))[0]))

    def _click(self, index: QModelIndex) -> None:
        if self._is_function(index):
            self._toggle(self.table.cells.rows[[index.row()]])

    def _is_function(self, index: QModelIndex) -> bool:
        return self.table.cells.table.columns[index.column()].name == FUNCTION

    def _toggle_chosen(self) -> None:
        self._toggle(self.table.cells.rows[self.table.marked_rows()])

    def _toggle(self, places: Order) -> None:
        """Make words function words, or none where all of them are."""
        if len(places) and not self._model.books:
            function = not bool(self._model.stop[places].all())
            self.marked.emit([self._model.labels[k] for k in places.tolist()], function)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refilter)
        self.box.textChanged.connect(lambda _: self._pause.start())
        self.no_function.toggled.connect(lambda _: self.refilter())
        self.table.sorted_by.connect(self._sort)
        self.table.doubleClicked.connect(self._walk)
        self.table.clicked.connect(self._click)
        self.table.find_wanted.connect(self.box.setFocus)
        self._loading.ready.connect(self._show)
        key = QShortcut(QKeySequence("F"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._toggle_chosen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.box)
        head.addWidget(self.count, 1)
        head.addWidget(self.no_function)
        head.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self.table, 1)
