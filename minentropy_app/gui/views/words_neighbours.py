"""Similar and related items side by side, with the sliders that change them while they are moved."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QLocale, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QMenu, QWidget

from minentropy_app.analyses.words import Term
from minentropy_app.gui import parts, theme
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.words_bar import NamedSlider
from minentropy_app.gui.views.words_list import Row, WordList, shares
from minentropy_app.gui.views.words_map import Shown, WordsMap
from minentropy_app.gui.views.words_model import Asker, Filter, Ranked, WordsModel

#: Rows of both lists that are compared with each other.
_COMPARED = 50
#: Rows of each list on the map; lowest page that has room for it.
_ON_MAP, _HIGH = 12, 430
#: α in hundredths at the right end of its slider; steps of the slider of counts.
_MOST_ALPHA, _COUNT_STEPS = 120, 60
#: Share of the width that titles of books take.
_TITLES = 0.55


class NeighbourPage(QWidget):
    """Two lists of one question.

    ``walked(item)`` asks for an item alone; ``joined(item, sign)`` adds it to the question;
    ``pinned(item)`` keeps it to compare; ``texts_wanted(item)`` looks for it in the texts.
    """

    walked = Signal(int)
    joined = Signal(int, int)
    pinned = Signal(int)
    texts_wanted = Signal(int)
    map_wanted = Signal()
    refiltered = Signal()

    def __init__(self, asker: Asker, selection: SelectionModel, tokens: theme.Tokens) -> None:
        super().__init__()
        self.asker = asker
        self.terms: tuple[Term, ...] = ()
        self._counts = _steps(int(asker.model.counts.max(initial=1)))
        self._make(asker.model, selection, tokens)
        self._lay_out()
        self._connect()
        self._tell_values()

    # -- what others may ask -----------------------------------------------------------------

    @property
    def chosen(self) -> Filter:
        """What the sliders and boxes say now."""
        return Filter(
            self.alpha.slider.value() / 100,
            self._counts[self.least.slider.value()],
            self.both.isChecked(),
            not self.no_function.isChecked(),
        )

    def choose(self, chosen: Filter) -> None:
        """Set sliders and boxes."""
        self.alpha.slider.setValue(round(chosen.alpha * 100))
        at = next((k for k, count in enumerate(self._counts) if count >= chosen.min_count), 0)
        self.least.slider.setValue(at)
        self.both.setChecked(chosen.symmetric)
        self.no_function.setChecked(not chosen.function_words)

    def ask(self, terms: tuple[Term, ...]) -> None:
        """Show the neighbours of these terms."""
        self.terms = terms
        self.refresh()

    def refresh(self) -> None:
        """Ask again, as now chosen."""
        if not self.terms:
            return
        similar = self.asker.similar(self.terms, self.chosen)
        related = self.asker.related(self.terms, self.chosen)
        shared = set(similar.places[:_COMPARED].tolist()) & set(related.places[:_COMPARED].tolist())
        for table, ranked in ((self.similar, similar), (self.related, related)):
            table.show_rows(rows_of(self.asker.model, ranked, shared))
        self.legend.show_count(len(shared))
        if self.map is not None:
            places = (similar.places[:_ON_MAP].tolist(), related.places[:_ON_MAP].tolist())
            self.map.show_words(Shown(tuple(term.place for term in self.terms), *map(tuple, places)))

    @property
    def telling(self) -> bool:
        """The selection is being changed by one of the lists."""
        return self.similar.telling or self.related.telling

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        for piece in (self.similar, self.related, self.alpha, self.least, self.legend, self.map):
            if piece is not None:
                piece.set_tokens(tokens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit: the map where it is low, the meaning of the lists where it is narrow."""
        super().resizeEvent(event)
        if self.map is not None:
            self.map.setFixedHeight(round(min(max(self.height() * 0.36, 150), 320)))
            self.map.setVisible(self.height() >= _HIGH)
        column = (self.width() - theme.GAP_PAGE) / 2
        for title, means, box in self._heads:
            shown = (title, means) if box.isHidden() else (title, means, box)
            means.setVisible(sum(piece.sizeHint().width() + 10 for piece in shown) <= column)

    # -- pieces ----------------------------------------------------------------------------

    def _make(self, model: WordsModel, selection: SelectionModel, tokens: theme.Tokens) -> None:
        self.similar = WordList(self.tr("Similar"), selection, tokens, self.tr("similar"))
        self.related = WordList(self.tr("Related"), selection, tokens, self.tr("related"))
        marks = ((0, self.tr("likeliest")), (100, self.tr("exact")))
        self.alpha = NamedSlider("α", marks, _MOST_ALPHA, tokens)
        self.alpha.slider.setAccessibleName(self.tr("Weight of rarity, α"))
        self.alpha.setToolTip(self.tr("The score is log p(y|x) − α log p(y). Smaller α favours frequent words."))
        steps = len(self._counts) - 1
        ends = ((0, self.tr("rare ones too")), (steps, self.tr("frequent ones only")))
        self.least = NamedSlider(self.tr("At least"), ends, steps, tokens)
        self.least.slider.setAccessibleName(self.tr("Fewest occurrences"))
        self.both = QCheckBox(self.tr("Both directions"))
        self.both.setToolTip(self.tr("Score by the mean of how y follows from x and x from y."))
        self.no_function = QCheckBox(self.tr("No function words"))
        parts.hidden_unless(not model.books, self.no_function)
        self.alpha.slider.setValue(90)
        if model.books:
            for table in (self.similar, self.related):
                table.give_words_room(_TITLES)
        self.legend = _Legend(tokens)
        self.map = WordsMap(model.spots, model.labels, tokens) if model.spots is not None else None
        self._heads: list[tuple[QWidget, QWidget, QWidget]] = []

    def _lay_out(self) -> None:
        model = self.asker.model
        similar = self.tr("could stand in for it") if model.books else self.tr("stands in the same places")
        related = self.tr("goes with it") if model.books else self.tr("turns up together")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_PAGE)
        grid.setVerticalSpacing(theme.GAP)
        grid.addLayout(self._head(self.tr("Similar"), similar, self.no_function), 0, 0)
        grid.addLayout(self._head(self.tr("Related"), related, self.both), 0, 1)
        grid.addWidget(self.least, 1, 0)
        grid.addWidget(self.alpha, 1, 1)
        grid.addWidget(self.similar, 2, 0)
        grid.addWidget(self.related, 2, 1)
        grid.addWidget(self.legend, 3, 0, 1, 2)
        if self.map is not None:
            grid.addWidget(self.map, 4, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _head(self, title: str, means: str, box: QCheckBox) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        name, said = parts.label(title, "title"), parts.label(means, "caption")
        self._heads.append((name, said, box))
        for piece in (name, said):
            row.addWidget(piece)
        row.addStretch(1)
        row.addWidget(box)
        return row

    def _connect(self) -> None:
        if self.map is not None:
            self.map.walked.connect(lambda place: self.walked.emit(int(self.asker.model.item_ids[place])))
            self.map.opened.connect(self.map_wanted)
        for slider in (self.alpha, self.least):
            slider.moved.connect(self._chosen_anew)
        for box in (self.both, self.no_function):
            box.toggled.connect(self._chosen_anew)
        for table in (self.similar, self.related):
            table.walked.connect(self.walked)
            table.plus_wanted.connect(lambda item: self.joined.emit(item, 1))
            table.minus_wanted.connect(lambda item: self.joined.emit(item, -1))
            table.pin_wanted.connect(self.pinned)
            table.menu_wanted.connect(self._menu)

    def _chosen_anew(self) -> None:
        self._tell_values()
        self.refresh()
        self.refiltered.emit()

    def _tell_values(self) -> None:
        locale, least = QLocale(), self._counts[self.least.slider.value()]
        self.alpha.value.setText(locale.toString(self.alpha.slider.value() / 100, "f", 2))
        self.least.value.setText(self.tr("{n}×").format(n=locale.toString(least)))

    def _menu(self, item: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Ask for it"), lambda: self.walked.emit(item))
        menu.addAction(self.tr("Add to the question\t+"), lambda: self.joined.emit(item, 1))
        menu.addAction(self.tr("Take from the question\t−"), lambda: self.joined.emit(item, -1))
        menu.addAction(self.tr("Pin to compare\tP"), lambda: self.pinned.emit(item))
        if self.asker.model.texts:
            menu.addSeparator()
            menu.addAction(self.tr("Show in the texts"), lambda: self.texts_wanted.emit(item))
        menu.popup(at)


class _Legend(QWidget):
    """What the fill of a row means."""

    def __init__(self, tokens: theme.Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.words = parts.label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        row.addWidget(self.words)
        row.addStretch(1)
        self.hint = parts.label(self.tr("Click a row to walk on; right-click for more."), "caption")
        row.addWidget(self.hint)

    def show_count(self, count: int) -> None:
        """Say how many stand in both lists."""
        self.words.setText(self.tr("in both lists: {n}").format(n=QLocale().toString(count)))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._tokens.colour("accent"))
            painter.setBrush(self._tokens.colour("soft"))
            painter.drawRoundedRect(QRectF(4.5, self.height() / 2 - 5.5, 11, 11), 3, 3)


def rows_of(model: WordsModel, ranked: Ranked, shared: set[int]) -> list[Row]:
    """Rows of a list from places and scores."""
    fills = shares(ranked.scores).tolist()
    ids = model.ids(ranked.places).tolist()
    scores, places = ranked.scores.tolist(), ranked.places.tolist()
    return [
        Row(item, model.labels[place], score, fill, place in shared)
        for item, place, score, fill in zip(ids, places, scores, fills, strict=True)
    ]


def _steps(most: int) -> list[int]:
    """Counts of the slider, evenly apart on a scale of logarithms."""
    raw = np.exp(np.linspace(0, math.log(max(most, 2)), _COUNT_STEPS + 1))
    return sorted({max(round(float(count)), 1) for count in raw})
