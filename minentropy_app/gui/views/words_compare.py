"""Pinned questions side by side: what their lists have in common, and what only one of them has."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from minentropy_app.analyses.words import Term
from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.problems import Segments
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.words_bar import name_segment
from minentropy_app.gui.views.words_list import WordList
from minentropy_app.gui.views.words_model import Asker, Filter, Ranked
from minentropy_app.gui.views.words_neighbours import rows_of

_COLUMN, MOST_PINS = 250, 8
Terms = tuple[Term, ...]


class _Pin(QFrame):
    """One pinned question."""

    def __init__(self, title: str, table: WordList, tokens: theme.Tokens, away: str) -> None:
        super().__init__()
        self.table = table
        self.setMinimumWidth(_COLUMN)
        name = parts.label(title, "strong")
        name.setText(QFontMetrics(name.font()).elidedText(title, Qt.TextElideMode.ElideRight, _COLUMN - 56))
        name.setToolTip(title)
        self.away = parts.tool("close", tokens, away, size=24)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(table, 1)


class ComparePage(QWidget):
    """Pins; words that stand in two lists or more are filled."""

    walked = Signal(int)
    changed = Signal()

    def __init__(self, asker: Asker, selection: SelectionModel, tokens: theme.Tokens) -> None:
        super().__init__()
        self.asker, self._selection, self._tokens = asker, selection, tokens
        self.pins: list[Terms] = []
        self._filter = Filter()
        self.measure = Segments(("similar", "related"))
        for key, word in (("similar", self.tr("Similar")), ("related", self.tr("Related"))):
            name_segment(self.measure.buttons[key], word)
        self.says = parts.label("", "caption", wrap=True)
        self.empty = parts.label(
            self.tr("Nothing is pinned yet. Ask for a word and press Pin to see several side by side."), "bodySecondary"
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self._columns: list[_Pin] = []
        self._lay_out()
        self.measure.chosen.connect(lambda _: self.refresh())

    @property
    def measured(self) -> str:
        """``similar`` or ``related``."""
        return "related" if self.measure.buttons["related"].isChecked() else "similar"

    @property
    def telling(self) -> bool:
        """The selection is being changed by one of the lists."""
        return any(pin.table.telling for pin in self._columns)

    def pin(self, terms: Terms) -> None:
        """Keep a question; the oldest goes when there are too many."""
        if terms and terms not in self.pins:
            self.show_pins([*self.pins, terms][-MOST_PINS:])

    def unpin(self, terms: Terms) -> None:
        """Let a question go."""
        self.show_pins([pin for pin in self.pins if pin != terms])

    def show_pins(self, pins: list[Terms]) -> None:
        """Show these questions."""
        self.pins = pins
        for old in self._columns:
            old.hide()
            old.setParent(None)
            old.table.let_go()
            old.deleteLater()
        self._columns = [self._column(terms) for terms in pins]
        for pin in self._columns:
            self._row.insertWidget(self._row.count() - 1, pin, 1)
        self.refresh()
        self.changed.emit()

    def filtered(self, chosen: Filter) -> None:
        """Follow the sliders."""
        self._filter = chosen
        if self.isVisible():
            self.refresh()

    def lists(self) -> list[tuple[str, Ranked]]:
        """Each question with its list."""
        ask = self.asker.related if self.measured == "related" else self.asker.similar
        return [(self.asker.model.expression(terms), ask(terms, self._filter)) for terms in self.pins]

    def refresh(self) -> None:
        """Ask again for every pin."""
        lists = [ranked for _, ranked in self.lists()]
        held = Counter(place for ranked in lists for place in ranked.places.tolist())
        shared = {place for place, times in held.items() if times > 1}
        for pin, ranked in zip(self._columns, lists, strict=True):
            pin.table.show_rows(rows_of(self.asker.model, ranked, shared))
        self.empty.setVisible(not self.pins)
        self._scroll.setVisible(bool(self.pins))
        self.measure.setVisible(bool(self.pins))
        self.says.setText(self.tr("%Ln word(s) in two lists or more", "", len(shared)) if len(self.pins) > 1 else "")

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for pin in self._columns:
            pin.table.set_tokens(tokens)
        parts.retint(self, tokens)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def _column(self, terms: Terms) -> _Pin:
        title = self.asker.model.expression(terms)
        table = WordList(title, self._selection, self._tokens, self.tr("compared"))
        table.walked.connect(self.walked)
        made = _Pin(title, table, self._tokens, self.tr("Unpin {word}").format(word=title))
        made.away.clicked.connect(partial(self.unpin, terms))
        return made

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("view")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP_LARGE)
        self._row.addStretch(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.addWidget(self.measure)
        head.addSpacing(theme.GAP)
        head.addWidget(self.says, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self.empty, 1)
        column.addWidget(self._scroll, 1)
