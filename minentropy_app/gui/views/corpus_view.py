"""The documents of a source as a table, and one of them to read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.exports.tables import write_table
from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.corpus_loading import languages
from minentropy_app.gui.selection import held
from minentropy_app.gui.tables.column_table import ColumnTable, table_shown
from minentropy_app.gui.tables.columns import Order, matching
from minentropy_app.gui.tables.keys import KeyKeeper
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.corpus_model import CorpusModel
from minentropy_app.gui.views.corpus_reading import ReadingPane
from minentropy_app.gui.views.corpus_words import WordFilter
from minentropy_app.text import put

_REST = 60
#: Widths of the columns; the title takes the rest.
_WIDTHS = {"label": 84, "language": 92, "date": 92, "words": 76, "characters": 92, "file": 140}
_LEAST_TITLE = 180


class DocumentTable(QWidget):
    """The table with its filter, the choice of label and language, and the ways to keywords."""

    def __init__(self, model: CorpusModel, stage: Stage) -> None:
        super().__init__()
        self.model, self._stage = model, stage
        self._writing: Beside | None = None
        self.table = ColumnTable(stage.selection)
        self.table.setAccessibleName(self.tr("Documents"))
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Filter documents (Ctrl+F)"))
        self.box.setToolTip(self.box.placeholderText())
        self.box.setAccessibleName(self.tr("Filter documents"))
        self.box.setClearButtonEnabled(True)
        icon = icons.icon("search", stage.tokens.secondary)
        self._glass = self.box.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.label = self._choice(self.tr("All labels"), self.tr("Label"), [row.label for row in model.rows])
        self.language = self._choice(
            self.tr("All languages"), self.tr("Language"), [row.language for row in model.rows]
        )
        self.with_words = WordFilter(model, stage.selection, self)
        self.count = parts.label("", "caption")
        self.keywords = parts.tool(
            "tag", stage.tokens, self.tr("Find keywords of documents, selections or labels"), size=24
        )
        self.cutting = parts.tool("settings", stage.tokens, self.tr("How the texts are cut into words"), size=24)
        self.export = parts.tool("export", stage.tokens, self.tr("Export the documents listed as CSV or XLSX"), size=24)
        self._order: Order = np.arange(len(model.rows))
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out()
        self._connect()
        self.table.show_table(model.table, self._width)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.refilter()

    def refilter(self) -> None:
        """Show what box and choices leave."""
        rows, table = self._order, self.model.table
        for combo, name in ((self.label, "label"), (self.language, "language")):
            wanted = combo.currentData()
            if wanted:
                rows = rows[[getattr(self.model.rows[k], name) == wanted for k in rows.tolist()]]
        wanted, ids = self.with_words.wanted, table.item_ids
        if wanted is not None and ids is not None:
            rows = rows[held(ids[rows, 0], wanted)]
        text = self.box.text().strip()
        if text:
            rows = np.concatenate([rows[:0], *matching(table, text, rows)])
        self.table.cells.show_rows(rows)
        locale = QLocale()
        numbers = {"shown": locale.toString(len(rows)), "total": locale.toString(len(table))}
        words = (
            self.tr("{total} {total:document|documents}")
            if len(rows) == len(table)
            else self.tr("{shown} of {total} {total:document|documents}")
        )
        self.count.setText(put(words, **numbers))

    def go_to_filter(self) -> None:
        """Go to the filter box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._glass.setIcon(icons.icon("search", tokens.secondary))
        parts.retint(self, tokens)

    def shut_down(self) -> None:
        """Stop writing and looking."""
        self.with_words.stop()
        if self._writing is not None:
            self._writing.stop()

    def export_to(self, file: Path) -> None:
        """Write the documents that are listed, as they stand."""
        table = table_shown(self.table.cells)
        self._writing = Beside(lambda: write_table(table, file), self)
        done = self.tr("Written to {file}").format(file=file.name)
        self._writing.ready.connect(lambda _: self.count.setText(done))
        self._writing.failed.connect(self._stage.say)
        self._writing.start()

    def selected(self) -> list[int]:
        """The documents that are selected."""
        documents: list[int] = self.model.documents_in(self._stage.selection.current.ids).tolist()
        return documents

    def keyword_choices(self) -> list[tuple[str, dict[str, Any]]]:
        """Ways to find keywords: what each is called, and what it sets in the form."""
        chosen = self.selected()
        only = {"only": "; ".join(map(str, chosen))}
        ways: list[tuple[str, dict[str, Any]]] = [(self.tr("Of each document"), {})]
        if chosen:
            ways.append((self.tr("Of the %Ln selected document(s) together", "", len(chosen)), {**only, "per": "all"}))
        if self.label.count() > 2:
            ways.append((self.tr("Of each label"), {"per": "label"}))
        ways.append((self.tr("A summary of each document, in sentences"), {"summary": True, "top": 5}))
        if chosen:
            words = self.tr("A summary of the %Ln selected document(s)", "", len(chosen))
            ways.append((words, {**only, "per": "all", "summary": True, "top": 5}))
        return ways

    def _ask_keywords(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, values in self.keyword_choices():
            usual = {} if values.get("summary") else {"stop_words": True}
            menu.addAction(words, partial(self._find_keywords, {**usual, **values}))
        menu.popup(self.keywords.mapToGlobal(self.keywords.rect().topLeft()))

    def _find_keywords(self, values: dict[str, Any]) -> None:
        """Open the form of keywords with the vectors that were trained on these texts."""
        inputs = {"texts": self.model.ref}
        vectors = trained_on(self._stage.project, self.model.ref)
        self._stage.form("keywords", values, {**inputs, "word2vec": vectors} if vectors else inputs)

    def _ask_file(self) -> None:
        formats = self.tr("CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the documents"), f"{self.model.name}.csv", formats)
        if name:
            self.export_to(Path(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit, the least telling columns first."""
        super().resizeEvent(event)
        room = self.width() - _LEAST_TITLE
        for name in ("label", "words", "language", "date", "characters", "file"):
            at = next((k for k, c in enumerate(self.model.table.columns) if c.name == name), -1)
            if at > 0:
                room -= _WIDTHS[name]
                self.table.setColumnHidden(at, room < 0)
        wanted = self.label.sizeHint().width() + self.language.sizeHint().width() + 28
        beside = self.width() >= wanted or self.label.isHidden() or self.language.isHidden()
        ways = QBoxLayout.Direction
        self._choices.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _width(self, at: int) -> int:
        return _WIDTHS.get(self.model.table.columns[at].name, 120)

    def _sort(self, column: int, descending: bool) -> None:
        table = self.model.table
        self._order = table.order(column, descending) if column >= 0 else np.arange(len(table))
        self.refilter()

    def _choice(self, everything: str, name: str, values: list[str]) -> QComboBox:
        made, spoken = QComboBox(), languages()
        made.setAccessibleName(name)
        made.addItem(everything, "")
        for value in sorted(set(values) - {""}):
            made.addItem(spoken.get(value, value), value)
        parts.hidden_unless(made.count() > 2, made)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(7)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(theme.GAP)
        choices = self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        choices.setSpacing(theme.GAP_SMALL)
        choices.addWidget(self.label, 1)
        choices.addWidget(self.language, 1)
        rows = QVBoxLayout()
        rows.setSpacing(theme.GAP_SMALL)
        rows.addWidget(self.box)
        rows.addLayout(choices)
        rows.addWidget(self.with_words)
        head.addLayout(rows, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 5, 12, 5)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.keywords)
        foot.addWidget(self.cutting)
        foot.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(parts.rule())
        column.addWidget(self.table, 1)
        column.addWidget(parts.rule())
        column.addLayout(foot)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refilter)
        self.with_words.changed.connect(self.refilter)
        self.with_words.failed.connect(self._stage.say)
        self.box.textChanged.connect(lambda _: self._pause.start())
        self.box.returnPressed.connect(self.table.setFocus)
        self.table.sorted_by.connect(self._sort)
        self.table.find_wanted.connect(self.go_to_filter)
        self.keywords.clicked.connect(self._ask_keywords)
        self.cutting.clicked.connect(lambda: self._stage.open(self.model.ref, "cutting"))
        self.export.clicked.connect(self._ask_file)
        for combo in (self.label, self.language):
            combo.activated.connect(lambda _: self.refilter())
        self._find_keys = KeyKeeper(self.box, QKeySequence.StandardKey.Find, self.box.selectAll)


class CorpusView(QWidget):
    """Documents at the left, reading at the right."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.home)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stage: Stage = stage
        self.model: CorpusModel = stage.model
        self.setAccessibleName(self.tr("Documents of {name}").format(name=stage.title))
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        split = QSplitter(Qt.Orientation.Horizontal, self)
        self.documents = DocumentTable(self.model, stage)
        self.reading = ReadingPane(self.model, stage.selection, stage.tokens)
        split.setChildrenCollapsible(False)
        split.addWidget(self.documents)
        split.addWidget(self.reading)
        self.documents.setMinimumWidth(240)
        self.reading.setMinimumWidth(320)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([360, 540])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        chosen = [i for i in stage.selection.current.ids.tolist()[:200] if self.model.row(i) is not None]
        if chosen:
            self.reading.read(chosen[0])
        elif self.model.rows and len(stage.selection.current) == 0:
            stage.selection.select(np.array([self.model.rows[0].item], np.int64), self.tr("opened"))
        elif self.model.rows:
            self.reading.read(self.model.rows[0].item)

    @property
    def settled(self) -> bool:
        """The document asked for is there."""
        return self.reading.settled and self.documents.with_words.settled

    def fly_to(self, item: int) -> bool:
        """Read a document, or look for a word in the one that is open."""
        known = self.model.row(item) is not None or item in self.model.word_of
        if known:
            self.stage.selection.select(np.array([item], np.int64), self.tr("search"))
        return known

    def state(self) -> dict[str, Any]:
        """How it is looked at, to be remembered."""
        document = self.reading.document
        return {"document": document.item if document is not None else -1}

    def restore(self, state: dict[str, Any]) -> None:
        """Look at it as it was looked at last."""
        if len(self.stage.selection.current) == 0:
            self.reading.read(int(state["document"]))

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus that are carried out here while it is in front."""
        return {}

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.documents.set_tokens(tokens)
        self.reading.set_tokens(tokens)

    def shut_down(self) -> None:
        """Stop reading."""
        self.documents.shut_down()
        self.reading.shut_down()


def trained_on(project: Any, ref: str) -> str:
    """The ref of the latest vectors that were trained on a source, "" without any."""
    results = project.session.reader.results() if hasattr(project, "session") else ()
    made = [r for r in results if r.kind == "word2vec" and r.state == "done" and any(i.ref == ref for i in r.inputs)]
    return made[-1].ref if made else ""


def open_corpus(stage: Stage) -> CorpusView:
    """Open the documents of a source on their stage."""
    return CorpusView(stage)
