"""The senses of a word: what marks each of them, and every context with the words that decided it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.exports.tables import write_table
from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.importing.problems import Segments
from minentropy_app.gui.selection import Selection
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.senses_cards import SenseCard
from minentropy_app.gui.views.senses_contexts import ContextTable
from minentropy_app.gui.views.senses_model import ORDERS, UNDECIDED, SensesModel
from minentropy_app.gui.views.words_bar import name_segment
from minentropy_app.text import put


class SensesView(QWidget):
    """Senses at the left, their contexts at the right."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.home)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stage: Stage = stage
        self.model: SensesModel = stage.model
        self.setAccessibleName(self.tr("Senses of {word}").format(word=self.model.word))
        self.wanted: frozenset[int] = frozenset()
        self._writing: Beside | None = None
        self._make(stage)
        self._lay_out()
        self._connect()
        self.refresh()
        self._follow(stage.selection.current)

    # -- what others may ask -----------------------------------------------------------------

    @property
    def order(self) -> str:
        """How the contexts are sorted."""
        return next(key for key, button in self.orders.buttons.items() if button.isChecked())

    def choose(self, sense: int) -> None:
        """Show the contexts of one sense; the same again shows all."""
        self.wanted = frozenset() if self.wanted == {sense} else frozenset({sense})
        self.refresh()

    def refresh(self) -> None:
        """Show the contexts as now chosen."""
        rows = self.model.chosen(self.wanted, self.order)
        self.table.show_rows(rows)
        for card in self.cards:
            card.set_current(card.sense in self.wanted)
        locale, total = QLocale(), len(self.model.contexts)
        told = (
            self.tr("{shown} of {total} {total:context|contexts}")
            if self.wanted
            else self.tr("{total} {total:context|contexts}")
        )
        self.count.setText(put(told, shown=locale.toString(len(rows)), total=locale.toString(total)))
        self._stack.setCurrentIndex(1 if total else 0)

    def fly_to(self, item: int) -> bool:
        """Go to a word or document found by the search of the window."""
        known = bool(self.model.rows_of(np.array([item]), 1))
        if known:
            self.stage.selection.select(np.array([item], np.int64), self.tr("search"))
        return known

    def state(self) -> dict[str, Any]:
        """How it is looked at, to be remembered."""
        return {"senses": sorted(self.wanted), "order": self.order}

    def restore(self, state: dict[str, Any]) -> None:
        """Look at it as it was looked at last."""
        self.wanted = frozenset(state["senses"])
        self.orders.buttons[state["order"]].setChecked(True)
        self.refresh()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus that are carried out here while it is in front."""
        return {}

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.table.set_tokens(tokens)
        for card in self.cards:
            card.set_tokens(tokens)
        parts.retint(self, tokens)

    def shut_down(self) -> None:
        """Stop writing."""
        if self._writing is not None:
            self._writing.stop()

    def export_to(self, file: Path) -> None:
        """Write the contexts as they stand."""
        table = self.model.table(self.table.contexts.rows, self.tr("undecided"))
        self._writing = Beside(lambda: write_table(table, file), self)
        done = self.tr("Written to {file}").format(file=file.name)
        self._writing.ready.connect(lambda _: self.count.setText(done))
        self._writing.failed.connect(self.stage.say)
        self._writing.start()

    # -- inside ------------------------------------------------------------------------------

    def _follow(self, selection: Selection) -> None:
        for card in self.cards:
            card.follow(selection)

    def _select(self, item: int) -> None:
        self.stage.selection.select(np.array([item], np.int64), self.tr("senses"))

    def _open(self, index: QModelIndex) -> None:
        """Read the document of a context, with the word marked."""
        document = self.table.contexts.context(index.row()).document
        ids = [item for item in (document, self.model.item) if item >= 0]
        if self.model.texts and ids:
            self.stage.selection.select(np.array(ids, np.int64), self.tr("contexts"))
            self.stage.open(self.model.texts, "corpus")

    def _show_places(self) -> None:
        """Show the word where it stands in the texts; the concordance knows its senses."""
        if self.model.item >= 0:
            self._select(self.model.item)
        self.stage.open(self.model.texts, "concordance")

    def _ask_again(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices = (
            (self.tr("Find them by grouping related words"), "auto"),
            (self.tr("Take the labels of the texts"), "labels"),
            (self.tr("Give words for each sense…"), "seeds"),
        )
        for words, key in choices:
            menu.addAction(words, partial(self._begin_again, key))
        menu.popup(self.again.mapToGlobal(self.again.rect().bottomLeft()))

    def _begin_again(self, how: str) -> None:
        """Open the form as it was run, with the senses known in another way; seeds begin with the marks found."""
        seeds = ";".join(",".join(mark.written for mark in marks[:2]) for marks in self.model.marks)
        entry: Any = self.stage.stored(self.stage.ref)
        if entry is not None:
            values = {**entry.params, "senses": seeds if how == "seeds" else how}
            self.stage.form(entry.analysis, values, {given.role: given.ref for given in entry.inputs})

    def _ask_file(self) -> None:
        formats = self.tr("CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the contexts"), f"{self.stage.title}.csv", formats)
        if name:
            self.export_to(Path(name))

    # -- pieces ------------------------------------------------------------------------------

    def _make(self, stage: Stage) -> None:
        model, tokens = self.model, stage.tokens
        self.cards = [SenseCard(s, name, model.marks[s], tokens) for s, name in enumerate(model.names)]
        if model.count(UNDECIDED):
            self.cards.append(SenseCard(UNDECIDED, self.tr("undecided"), (), tokens))
        for card in self.cards:
            card.show_count(model.count(card.sense), len(model.contexts))
        self.table = ContextTable(model, stage.selection, tokens)
        self.orders = Segments(ORDERS)
        words = (self.tr("Surest first"), self.tr("Word before"), self.tr("Word after"), self.tr("As found"))
        for key, word in zip(ORDERS, words, strict=True):
            name_segment(self.orders.buttons[key], word)
        self.count = parts.label("", "caption")
        self.again = parts.button(self.tr("Other senses…"), "", self._ask_again)
        self.again.setToolTip(self.tr("Run again with the senses known in another way"))
        self.places = parts.button(self.tr("In the concordance"), "link", self._show_places)
        parts.hidden_unless(bool(model.texts), self.places)
        self.export = parts.tool("export", tokens, self.tr("Export these contexts as CSV or XLSX"))
        self._teach = parts.label(
            self.tr("No contexts were decided. Run again with texts, or with sentences of your own."), "bodySecondary"
        )
        self._teach.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._teach.setWordWrap(True)

    def _lay_out(self) -> None:
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self._fill_left(QWidget(split))
        self._fill_right(QWidget(split))
        split.setStretchFactor(1, 1)
        split.setSizes([264, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _fill_left(self, left: QWidget) -> None:
        scroll, inner = QScrollArea(left), QWidget()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setObjectName("view")
        scroll.setWidget(inner)
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(theme.GAP_LARGE, 4, 12, theme.GAP_LARGE)
        cards.setSpacing(theme.GAP)
        for card in self.cards:
            cards.addWidget(card)
        cards.addStretch(1)
        left.setMinimumWidth(theme.wide(232))
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP_LARGE, 0, 12, 0)
        head.setSpacing(theme.GAP)
        head.addWidget(parts.label(self.model.word, "title"))
        head.addWidget(parts.label(self.tr("%Ln sense(s)", "", len(self.model.names)), "caption"), 1)
        head.addWidget(self.again)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(scroll, 1)

    def _fill_right(self, right: QWidget) -> None:
        right.setMinimumWidth(theme.wide(360))
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP_LARGE, 0, theme.GAP_LARGE, 0)
        head.setSpacing(theme.GAP)
        head.addWidget(self.orders)
        head.addStretch(1)
        head.addWidget(self.export)
        second = QHBoxLayout()
        second.setContentsMargins(theme.GAP_LARGE, 0, theme.GAP_LARGE, 0)
        second.addWidget(self.count, 1)
        second.addWidget(self.places)
        self._stack = QStackedWidget(right)
        self._stack.addWidget(self._teach)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addLayout(second)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for card in self.cards:
            card.chosen.connect(self.choose)
            card.mark_chosen.connect(self._select)
        self.orders.chosen.connect(lambda _: self.refresh())
        self.export.clicked.connect(self._ask_file)
        self.table.doubleClicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.stage.selection.changed.connect(self._follow)


def open_senses(stage: Stage) -> SensesView:
    """Open senses on their stage."""
    return SensesView(stage)
