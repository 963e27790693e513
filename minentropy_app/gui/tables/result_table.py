"""Any result or source as a table: sort, filter, choose columns, copy, export, linked selection."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.errors import AppError
from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.tables import loading
from minentropy_app.gui.tables.column_table import ColumnTable
from minentropy_app.gui.tables.columns import Columns, Order, matching
from minentropy_app.gui.tables.headings import heading
from minentropy_app.gui.tables.keys import KeyKeeper
from minentropy_app.gui.tables.loading import Wish
from minentropy_app.gui.translation import spoken, told
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.jobs.job import FINAL, Job, State
from minentropy_app.jobs.requests import ExportRequest
from minentropy_app.jobs.service import Session
from minentropy_app.project.entries import Entry
from minentropy_app.text import put

#: Seconds of filtering between two looks at the keys; milliseconds of rest before it begins.
_SLICE, _REST = 0.008, 60
_POLL = 100


class ResultTable(QWidget):
    """The table of one entry, read beside the window's own thread.

    ``job_started`` carries the job of an export, for the jobs bar.
    """

    loaded = Signal()
    filtered = Signal()
    job_started = Signal(object)

    def __init__(
        self,
        session: Session,
        entry: Entry,
        selection: SelectionModel,
        tokens: theme.Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.session, self.entry, self._tokens = session, entry, tokens
        self.setAccessibleName(self.tr("Table of {name}").format(name=entry.name))
        self.table = ColumnTable(selection)
        self._order: Order = np.zeros(0, np.intp)
        self._work: Iterator[Order] | None = None
        self._found: list[Order] = []
        self._job: Job | None = None
        #: The rows, or why there are none, are shown.
        self.settled = False
        self._build()
        self._wire()
        wish = Wish(session.path, entry, session.settings.privacy_k)
        self._loading = Beside(lambda: loading.load(wish), self)
        self._loading.ready.connect(self._show)
        self._loading.failed.connect(self._fail)
        self._loading.start()

    # -- what others may ask -----------------------------------------------------------------

    def export_to(self, file: Path) -> Job:
        """Write the whole table to a file whose ending names the format."""
        self._job = self.session.export(ExportRequest(self.entry, file, "table"))
        self.job_started.emit(self._job)
        self._say(self.tr("Writing {file} …").format(file=file.name))
        self._watch.start()
        return self._job

    def go_to_filter(self) -> None:
        """Go to the filter box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.retint(self, tokens)
        self._search_icon.setIcon(icons.icon("search", tokens.secondary))

    def shut_down(self) -> None:
        """Stop reading; call before the view goes away."""
        for timer in (self._watch, self._pause, self._tick):
            timer.stop()
        self._loading.stop()

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(parts.rule())
        self._teach = parts.label(self.tr("Reading the table…"), "bodySecondary", wrap=True)
        self._teach.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._teach.setMargin(24)
        body = QWidget()
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self._teach)
        self._pages.addWidget(self.table)
        column.addWidget(body, 1)
        self.note = parts.label("", "caption", wrap=True)
        self.note.setContentsMargins(12, 6, 12, 6)
        self.note.setVisible(False)
        column.addWidget(self.note)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(theme.GAP)
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Filter rows (Ctrl+F)"))
        self.box.setAccessibleName(self.tr("Filter rows"))
        self.box.setClearButtonEnabled(True)
        self.box.setFixedWidth(240)
        icon = icons.icon("search", self._tokens.secondary)
        self._search_icon = self.box.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.count = parts.label("", "caption")
        self.columns_button = self._tool("view", self.tr("Choose columns"))
        self.columns_button.setMenu(QMenu(self))
        self.columns_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copy_button = self._tool("copy", self.tr("Copy the selected rows (Ctrl+C)"))
        self.export_button = self._tool("export", self.tr("Export the whole table as CSV or XLSX"))
        row.addWidget(self.box)
        row.addWidget(self.count, 1)
        for button in (self.columns_button, self.copy_button, self.export_button):
            row.addWidget(button)
        return row

    def _tool(self, name: str, tip: str) -> QToolButton:
        made = parts.tool(name, self._tokens, tip)
        made.setEnabled(False)
        return made

    def _wire(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self._begin_filter)
        self._tick = QTimer(self, interval=0)
        self._tick.timeout.connect(self._filter_on)
        self._watch = QTimer(self, interval=_POLL)
        self._watch.timeout.connect(self._look_at_job)
        self.box.textChanged.connect(lambda _: self._pause.start())
        self.box.returnPressed.connect(self.table.setFocus)
        self.table.sorted_by.connect(self._sort)
        self.table.find_wanted.connect(self.go_to_filter)
        self.columns_button.menu().aboutToShow.connect(self._fill_columns)
        self.copy_button.clicked.connect(self.table.copy)
        self.export_button.clicked.connect(self._ask_file)
        self._find_keys = KeyKeeper(self.box, QKeySequence.StandardKey.Find, self.box.selectAll)

    # -- showing -----------------------------------------------------------------------------

    def _show(self, table: Columns) -> None:
        self._order, self.settled = np.arange(len(table)), True
        self.table.show_table(table)
        if not table.columns:
            self._teach.setText(self.tr("There is no table of this yet."))
            return
        for button in (self.columns_button, self.copy_button, self.export_button):
            button.setEnabled(True)
        self._pages.setCurrentWidget(self.table)
        self._say(self._note_of(table))
        self._count_rows()
        self._sort_as_usual(table)
        if self.box.text():
            self._begin_filter()
        self.loaded.emit()

    def _sort_as_usual(self, table: Columns) -> None:
        """Books of a placement are read most borrowed first; other tables come in an order of their own."""
        names = [column.name for column in table.columns]
        if self.entry.kind == "placement" and "loans" in names:
            self.table.horizontalHeader().setSortIndicator(names.index("loans"), Qt.SortOrder.DescendingOrder)

    def _note_of(self, table: Columns) -> str:
        shown, total = (QLocale().toString(number) for number in (len(table), table.total))
        cut = self.tr("The first {shown} of {total} rows; an export holds all of them.")
        more = [cut.format(shown=shown, total=total)] if table.total > len(table) else []
        return " ".join([*more, spoken(table.note)]).strip()

    def _fail(self, error: AppError) -> None:
        self.settled = True
        self._teach.setText("\n".join(part for part in told(error) if part))

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _count_rows(self) -> None:
        shown, total = len(self.table.cells.rows), len(self.table.cells.table)
        numbers = {"shown": QLocale().toString(shown), "total": QLocale().toString(total)}
        text = self.tr("{total} {total:row|rows}") if shown == total else self.tr("{shown} of {total} {total:row|rows}")
        self.count.setText(put(text, **numbers))

    # -- sorting and filtering -----------------------------------------------------------------

    def _sort(self, column: int, descending: bool) -> None:
        table = self.table.cells.table
        if column >= len(table.columns):
            return
        self._order = table.order(column, descending) if column >= 0 else np.arange(len(table))
        if self.box.text().strip():
            self._begin_filter()
        else:
            self.table.cells.show_rows(self._order)

    def _begin_filter(self) -> None:
        text = self.box.text().strip()
        self._found = []
        self._work = matching(self.table.cells.table, text, self._order) if text else iter([self._order])
        self._tick.start()

    def _filter_on(self) -> None:
        """Filter for a few milliseconds, then let the window breathe."""
        until = time.perf_counter() + _SLICE
        while self._work is not None and time.perf_counter() < until:
            part = next(self._work, None)
            if part is None:
                self._work = None
            else:
                self._found.append(part)
        if self._work is None:
            self._tick.stop()
            self.table.cells.show_rows(np.concatenate(self._found) if self._found else np.zeros(0, np.intp))
            self._count_rows()
            self.filtered.emit()

    # -- columns and export ------------------------------------------------------------------

    def _fill_columns(self) -> None:
        menu = self.columns_button.menu()
        menu.clear()
        for k, column in enumerate(self.table.cells.table.columns):
            action = menu.addAction(heading(column.name))
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(k))
            action.setEnabled(k > 0)
            action.toggled.connect(lambda on, at=k: self.table.setColumnHidden(at, not on))

    def _ask_file(self) -> None:
        formats = self.tr("CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the table"), f"{self.entry.name}.csv", formats)
        if name:
            self.export_to(Path(name))

    def _look_at_job(self) -> None:
        if self._job is None or self._job.state not in FINAL:
            return
        self._watch.stop()
        if self._job.error is not None:
            self._say(" ".join(part for part in told(self._job.error) if part))
        elif self._job.state is State.DONE:
            self._say(self.tr("Written to {file}").format(file=self._job.result["file"]))
        else:
            self._say(self._note_of(self.table.cells.table))


def open_table(stage: Stage) -> ResultTable:
    """Open the table of an entry on its stage."""
    project: Any = stage.project
    return ResultTable(project.session, project.stored(stage.ref), stage.selection, stage.tokens, stage.home)
