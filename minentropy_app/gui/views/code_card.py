"""What the inspector says of communities: the two bars of the code, and the words of what is selected."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QLocale, QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.views.code_book import USE, WORD, BookTable, Line
from minentropy_app.gui.views.code_model import ENTER_MODULE, LEAVE, Word, words_of
from minentropy_app.gui.views.module_bars import ModuleBars
from minentropy_app.gui.views.network_model import NetworkModel
from minentropy_app.model.inputs import Ids

#: Words of a book that are listed, and modules of a node; the code view has them all.
_LISTED, _MODULES = 12, 4
_ROW, _HEAD, _WORD = 24, 26, 104


class CodeCard(QWidget):
    """Bars, and below them the book of the selected module, or how a visit to the selected node is written."""

    def __init__(
        self, model: NetworkModel, selection: SelectionModel, tokens: theme.Tokens, more: Callable[[], object]
    ) -> None:
        super().__init__()
        self.model, self._selection = model, selection
        self._books: dict[int, list[Word]] = {}
        self._rows: list[Ids] = []
        self.bars, self.table = ModuleBars(tokens), BookTable(None, tokens)
        self.title, self.line = parts.label("", "strong", wrap=True), parts.label("", "caption", wrap=True)
        self.more = parts.button(self.tr("All code books"), "link", more)
        self._build()
        self.bars.show_model(model)
        self.bars.chosen.connect(self._choose_module)
        self.table.clicked.connect(self._choose_row)
        self.table.entered.connect(lambda row: self._choose_row(self.table.words.index(row, 0)))
        selection.changed.connect(self._follow)
        self._follow(selection.current)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.bars.set_tokens(tokens)
        self.table.set_tokens(tokens)
        self.bars.show_model(self.model)

    def take_model(self, model: NetworkModel) -> None:
        """Show other names."""
        self.model = model
        self.bars.show_model(model)
        self._follow(self._selection.current)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(self.bars)
        self.words = QWidget()
        inside = QVBoxLayout(self.words)
        inside.setContentsMargins(0, theme.GAP, 0, 0)
        inside.setSpacing(theme.GAP_SMALL)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        inside.addLayout(head)
        inside.addWidget(self.line)
        inside.addWidget(self.table)
        self.table.setColumnHidden(USE, True)
        self.table.horizontalHeader().resizeSection(WORD, _WORD)
        column.addWidget(self.words)

    # -- what is selected ----------------------------------------------------------------------

    def _follow(self, selection: Selection) -> None:
        places = self.model.indices(selection.ids[:1])
        lines: list[Line] = []
        if places.size and len(selection) == 1:
            lines = self._of_node(places)
        elif places.size and (book := self._module_of(selection.ids, places)):
            lines = self._of_module(book)
        self.words.setVisible(bool(lines))
        self._rows = [line.ids() for line in lines]
        self.table.show_lines(lines)
        self.table.setFixedHeight(_HEAD + _ROW * len(lines) + 2)

    def _module_of(self, ids: Ids, places: np.ndarray) -> int:
        """The module of which just these items are the members, 0 if there is none."""
        books = self.model.books
        around = [book for place in places.tolist() for book in books.path(int(books.home[place]))]
        right = (b for b in around if self.model.members(b) == ids.size and np.isin(ids, self.model.ids_of(b)).all())
        return next(right, 0)

    def _of_module(self, book: int) -> list[Line]:
        words = self._words(book)
        self.title.setText(self.model.name(book))
        every = self.tr("%Ln word(s)", "", len(words))
        use = QLocale().toString(100 * self.model.use(book), "g", 3)
        self.line.setText(self.tr("{words} · used for {use} of 100 steps").format(words=every, use=use))
        return [self._line(word, book) for word in words[:_LISTED]]

    def _of_node(self, places: np.ndarray) -> list[Line]:
        """Entering, the node's word and leaving, in each of its modules."""
        model, lines = self.model, list[Line]()
        for place in places[:_MODULES].tolist():
            home = int(model.books.home[place])
            own = len(model.books) + int(model.books.word[place])
            path = model.books.path(home)
            for book in path:
                above = max(int(model.books.parent[book]), 0)
                lines += [
                    self._line(w, above) for w in self._words(above) if w.kind == ENTER_MODULE and w.thing == book
                ]
            lines += [self._line(word, home) for word in self._words(home) if word.thing == own]
            for book in reversed(path):
                lines += [self._line(word, book) for word in self._words(book) if word.kind == LEAVE]
        self.title.setText(model.labels[int(places[0])])
        told = self.tr("Words written when a walk enters its module, visits it and leaves again.")
        if places.size > 1:
            told = self.tr(
                "It has a word in each of its %Ln module(s), written between entering and leaving.", "", places.size
            )
        self.line.setText(told if lines else self.tr("Never visited, so it has no word."))
        return lines

    def _words(self, book: int) -> list[Word]:
        if book not in self._books:
            self._books[book] = words_of(self.model, book)
        return self._books[book]

    def _line(self, word: Word, book: int) -> Line:
        model = self.model
        if word.kind == LEAVE:
            told = self.tr("leave {module}").format(module=model.name(book))
            return Line(word.kind, told, word.word, word.bits, word.rate, lambda: np.zeros(0, np.int64))
        name = model.title(word.thing)
        if word.kind == ENTER_MODULE:
            name = self.tr("enter {module}").format(module=name)
        return Line(word.kind, name, word.word, word.bits, word.rate, lambda: model.ids_of_word(word.thing))

    # -- choosing ------------------------------------------------------------------------------

    def _choose_module(self, book: int) -> None:
        if book > 0:
            self._selection.select(self.model.ids_of(book), self.tr("module"))

    def _choose_row(self, index: QModelIndex) -> None:
        ids = self._rows[index.row()] if index.row() < len(self._rows) else np.zeros(0, np.int64)
        if ids.size:
            self._selection.select(ids, self.tr("code book"))
