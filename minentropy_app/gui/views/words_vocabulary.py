"""Every word that a model knows, with its count; function words on or off."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLocale, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.tables.column_table import ColumnTable
from minentropy_app.gui.tables.columns import Columns, Order, gathered, matching
from minentropy_app.gui.views.words_model import WordsModel
from minentropy_app.gui.words import translate

_REST = 60


def columns_of(model: WordsModel) -> Columns:
    """The vocabulary as a table: word, count, share of all tokens, whether it is a function word."""
    total = max(int(model.counts.sum()), 1)
    yes = translate("gui.views.words", "function word")
    names = ("book" if model.books else "spelling", "count", "per million", *(() if model.books else ("function",)))
    said = [yes if stop else "" for stop in model.stop.tolist()]
    figures = [model.counts.tolist(), (model.counts * (1e6 / total)).tolist()]
    rows = zip(model.labels, *figures, *(() if model.books else (said,)), strict=True)
    ids = model.item_ids[:, None]
    return gathered(names, rows, {"item_ids": ids, "note": "", "total": len(model)})


class VocabularyPage(QWidget):
    """The table of words; read when it is first looked at. ``walked(item)``: a double click or Enter."""

    walked = Signal(int)

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
        parts.hidden_unless(not model.books, self.no_function)
        self.count = parts.label("", "caption")
        self._order: Order = np.zeros(0, np.intp)
        self._loading = Beside(lambda: columns_of(model), self)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self.refilter)
        self.box.textChanged.connect(lambda _: self._pause.start())
        self.no_function.toggled.connect(lambda _: self.refilter())
        self.table.sorted_by.connect(self._sort)
        self.table.doubleClicked.connect(self._walk)
        self._loading.ready.connect(self._show)

    @property
    def settled(self) -> bool:
        """The table is there, or nobody has asked for it."""
        return not self._loading.started or len(self._order) > 0 or len(self._model) == 0

    def shut_down(self) -> None:
        """Stop reading."""
        self._pause.stop()
        self._loading.stop()

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
        self._order = np.arange(len(table))
        self.table.show_table(table)
        self.refilter()

    def _sort(self, column: int, descending: bool) -> None:
        table = self.table.cells.table
        self._order = table.order(column, descending) if column >= 0 else np.arange(len(table))
        self.refilter()

    def _walk(self, index: QModelIndex) -> None:
        self.walked.emit(int(self.table.cells.ids(np.array([index.row()]))[0]))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.box)
        head.addWidget(self.count, 1)
        head.addWidget(self.no_function)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self.table, 1)
