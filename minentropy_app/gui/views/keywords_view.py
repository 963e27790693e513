"""Keywords as bars: of a document, of a label, of a selection; beside them the text itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.exports.tables import Table, write_table
from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.importing.problems import Segments
from minentropy_app.gui.selection import Selection
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.corpus_model import Keyword
from minentropy_app.gui.views.corpus_reading import ReadingPane
from minentropy_app.gui.views.corpus_view import DocumentTable
from minentropy_app.gui.views.keywords_model import GIVEN, KeywordsModel
from minentropy_app.gui.views.keywords_sentences import SentenceList
from minentropy_app.gui.views.words_bar import name_segment
from minentropy_app.gui.views.words_list import Row, WordList
from minentropy_app.model.inputs import Ids

PAGES = ("documents", "labels")


class KeywordsView(QWidget):
    """Documents or labels at the left, bars in the middle, the text at the right."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.home)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stage: Stage = stage
        self.model: KeywordsModel = stage.model
        self.setAccessibleName(self.tr("Keywords of {name}").format(name=stage.title))
        self.shown: list[Keyword] = []
        self._of = ""
        self._writing: Beside | None = None
        self._make(stage)
        self._lay_out()
        self._connect()
        self._begin()

    # -- what others may ask -----------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Bars and text are there."""
        return self.reading is None or self.reading.settled

    def show_documents(self, items: Ids) -> None:
        """Show the keywords of one document, or of several together."""
        corpus = self.model.corpus
        row = corpus.row(int(items[0])) if corpus is not None and len(items) == 1 else None
        labels = {self.model.label_of(item) for item in items.tolist()} if self.model.together else {None}
        label = next(iter(labels)) if len(labels) == 1 else None
        if self.reading is not None and not (label is not None and self.model.summary):
            self.reading.read_one_of(items)
        if label is not None:
            self._show_together(label)
        elif row is not None:
            self._show_bars(row.title, self._score_word(), self.model.keywords.get(row.item, []), 2)
        elif not self.model.together:
            self._show_group(self.tr("%Ln document(s)", "", len(items)), items)

    def show_label(self, label: str) -> None:
        """Show the keywords of all documents with a label."""
        documents = np.array(dict(self.model.groups()).get(label, []), np.int64)
        if label in self.model.together:
            self._show_together(label)
        else:
            self._show_group(label, documents)
        if len(documents) and self.reading is not None and not self.model.summary:
            self.reading.read(int(documents[0]))

    def fly_to(self, item: int) -> bool:
        """Go to a document found by the search of the window."""
        known = self.model.corpus is not None and self.model.corpus.row(item) is not None
        if known:
            self.stage.selection.select(np.array([item], np.int64), self.tr("search"))
        return known

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus that are carried out here while it is in front."""
        return {}

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.bars.set_tokens(tokens)
        self.sentences.set_tokens(tokens)
        for piece in (self.documents, self.reading):
            if piece is not None:
                piece.set_tokens(tokens)
        parts.retint(self, tokens)

    def shut_down(self) -> None:
        """Stop what goes on beside the window."""
        if self.documents is not None:
            self.documents.shut_down()
        if self.reading is not None:
            self.reading.shut_down()
        if self._writing is not None:
            self._writing.stop()

    def export_to(self, file: Path) -> None:
        """Write the bars that are shown."""
        of = self._of
        rows = [(of, rank, keyword.written, keyword.score) for rank, keyword in enumerate(self.shown, 1)]
        table = Table(("of", "rank", "sentence" if self.model.summary else "keyword", "score"), rows)
        self._writing = Beside(lambda: write_table(table, file), self)
        done = self.tr("Written to {file}").format(file=file.name)
        self._writing.ready.connect(lambda _: self.means.setText(done))
        self._writing.failed.connect(self.stage.say)
        self._writing.start()

    # -- showing -----------------------------------------------------------------------------

    def _show_group(self, title: str, documents: Ids) -> None:
        told = self.tr("how many of %Ln text(s) list it", "", len(documents))
        self._show_bars(title, told, self.model.of_group(documents), 0)

    def _show_together(self, label: str) -> None:
        """Keywords of documents that were taken as one text."""
        title = label or (self.tr("Everything together") if not self._only() else self.tr("The documents chosen"))
        self._show_bars(title, self._score_word(), self.model.together[label], 2)

    def _only(self) -> str:
        """The documents that the run was confined to, "" for all."""
        entry = self.stage.stored(self.stage.ref)
        return str(entry.params.get("only", "")) if entry is not None else ""

    def _show_bars(self, title: str, means: str, keywords: list[Keyword], decimals: int) -> None:
        self.shown, self._of = keywords, title
        self.title.setText(title)
        self.means.setText(means if keywords else self.tr("No word of this text is in the model."))
        largest = max((abs(k.score) for k in keywords), default=0.0)
        decimals = min(decimals, 0 if largest >= 1000 else 1 if largest >= 100 else 2)
        if self.model.summary:
            self.sentences.show_sentences(keywords)
            self._tell_sentences(first=False)
            return
        self.bars.show_rows([Row(k.items[0], k.written, k.score, k.share) for k in keywords], decimals)

    def _tell_sentences(self, first: bool) -> None:
        if self.reading is not None:
            self.reading.mark_sentences([(k.document, k.sentence) for k in self.shown], first)

    def _score_word(self) -> str:
        if self.model.summary:
            return self.tr("the sentences that best let one guess the text")
        words = {
            "guess": self.tr("how well it lets one guess the text, log p(s|w)"),
            "guess-counts": self.tr("how well it lets one guess the text, by counts"),
            "ppmi": self.tr("gained information × occurrences"),
            "tfidf": self.tr("occurrences × rarity"),
        }
        return words.get(self.model.score, self.model.score)

    def _follow(self, selection: Selection) -> None:
        corpus = self.model.corpus
        if corpus is None:
            return
        documents = corpus.documents_in(selection.ids)
        if documents.size:
            self.show_documents(documents)

    def _begin(self) -> None:
        corpus = self.model.corpus
        if GIVEN in self.model.keywords:
            self._show_bars(self.tr("Your text"), self._score_word(), self.model.keywords[GIVEN], 2)
            return
        if self.model.together:
            self._begin_together()
            return
        chosen = self.stage.selection.current.ids
        documents = corpus.documents_in(chosen) if corpus is not None else chosen[:0]
        rows = corpus.rows if corpus is not None else []
        if not documents.size:
            first = next((row.item for row in rows if row.item in self.model.keywords), None)
            documents = np.array([] if first is None else [first], np.int64)
        if not documents.size:
            self._show_bars("", self.tr("No keyword was found."), [], 2)
        elif chosen.size:
            self.show_documents(documents)
        else:
            self.stage.selection.select(documents, self.tr("opened"))

    def _begin_together(self) -> None:
        """Begin with the first label, or with everything."""
        if self.labels.count() > 1 and self.documents is not None:
            self.which.buttons["labels"].setChecked(True)
            self._choose_page("labels")
        elif self.labels.count():
            self.labels.setCurrentRow(0)
        else:
            self._show_together(next(iter(self.model.together)))
        if self.reading is not None and self.reading.settled and self.reading.document is None:
            rows = self.model.corpus.rows if self.model.corpus is not None else []
            if rows:
                self.reading.read(rows[0].item)

    def _chosen_label(self) -> None:
        item = self.labels.currentItem()
        if item is not None:
            self.show_label(item.data(Qt.ItemDataRole.UserRole))

    def _pick(self, item: int) -> None:
        """A click on a bar selects its words."""
        row = self.bars.currentIndex().row()
        keyword = self.shown[row] if 0 <= row < len(self.shown) else None
        ids = keyword.items if keyword is not None and keyword.items[0] == item else (item,)
        self.stage.selection.select(np.array(ids, np.int64), self.tr("keyword"))

    def _pick_sentence(self, rank: int) -> None:
        """A click on a sentence reads it where it stands."""
        sentence = self.shown[rank] if 0 <= rank < len(self.shown) else None
        if sentence is None or sentence.document < 0 or self.reading is None:
            return
        others = [each for each in self.shown if each is not sentence]
        self.reading.read(sentence.document)
        self.reading.mark_sentences([(k.document, k.sentence) for k in (sentence, *others)])

    def _ask_file(self) -> None:
        formats = self.tr("CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the keywords"), f"{self.stage.title}.csv", formats)
        if name:
            self.export_to(Path(name))

    # -- pieces ------------------------------------------------------------------------------

    def _make(self, stage: Stage) -> None:
        corpus = self.model.corpus
        given = GIVEN in self.model.keywords
        self.documents = DocumentTable(corpus, stage) if corpus is not None and not given else None
        self.reading = ReadingPane(corpus, stage.selection, stage.tokens) if corpus is not None and not given else None
        self.bars = WordList(self.tr("Keywords"), stage.selection, stage.tokens, self.tr("keyword"))
        self.sentences = SentenceList(stage.tokens)
        self.title, self.means = parts.elided("", "title"), parts.label("", "caption", wrap=True)
        self.export = parts.tool("export", stage.tokens, self.tr("Export these keywords as CSV or XLSX"))
        self.labels = QListWidget()
        self.labels.setObjectName("plainList")
        self.labels.setAccessibleName(self.tr("Labels"))
        for label, documents in self.model.groups():
            item = QListWidgetItem(f"{label}   {QLocale().toString(len(documents))}" if documents else label)
            item.setData(Qt.ItemDataRole.UserRole, label)
            self.labels.addItem(item)
        self.which = Segments(PAGES)
        for key, word in zip(PAGES, (self.tr("By document"), self.tr("By label")), strict=True):
            name_segment(self.which.buttons[key], word)
        parts.hidden_unless(self.labels.count() > 1 and self.documents is not None, self.which)

    def _lay_out(self) -> None:
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        if self.documents is not None or self.labels.count():
            self._fill_left(QWidget(split))
        else:  # what stands nowhere goes with the view all the same
            self.labels.setParent(self)
            self.which.setParent(self)
        self._fill_middle(QWidget(split))
        if self.reading is not None:
            self.reading.setMinimumWidth(280)
            split.addWidget(self.reading)
            split.setSizes([250, 290, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _fill_left(self, left: QWidget) -> None:
        self._stack = QStackedWidget(left)
        for page in (self.documents, self.labels):
            if page is not None:
                self._stack.addWidget(page)
        left.setMinimumWidth(theme.wide(210))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(12, 12 if self.labels.count() > 1 else 0, 12, 0)
        row.addWidget(self.which)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _fill_middle(self, middle: QWidget) -> None:
        middle.setMinimumWidth(230)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.export)
        means = QHBoxLayout()
        means.setContentsMargins(10, 0, 0, 0)
        means.addWidget(self.means)
        column = QVBoxLayout(middle)
        column.setContentsMargins(6, 12, 10, 8)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addLayout(means)
        for piece, wanted in ((self.sentences, self.model.summary), (self.bars, not self.model.summary)):
            column.addWidget(piece, 1)
            piece.setVisible(wanted)

    def _connect(self) -> None:
        self.stage.selection.changed.connect(self._follow)
        self.bars.walked.connect(self._pick)
        self.sentences.picked.connect(self._pick_sentence)
        self.export.clicked.connect(self._ask_file)
        self.labels.currentItemChanged.connect(lambda *_: self._chosen_label())
        self.which.chosen.connect(self._choose_page)

    def _choose_page(self, page: str) -> None:
        self._stack.setCurrentWidget(self.documents if page == "documents" and self.documents else self.labels)
        if page == "labels" and self.labels.currentRow() < 0:
            self.labels.setCurrentRow(0)

    def state(self) -> dict[str, Any]:
        """Nothing to remember: the selection says it."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Nothing to restore."""


def open_keywords(stage: Stage) -> KeywordsView:
    """Open keywords on their stage."""
    return KeywordsView(stage)
