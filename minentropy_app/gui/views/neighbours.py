"""What stands near the selected book, and what is borrowed together with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHeaderView, QPushButton, QVBoxLayout

from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.sheet import Sheet
from minentropy_app.gui.tables.column_table import ColumnTable
from minentropy_app.gui.tables.columns import Columns, gathered
from minentropy_app.gui.translation import told
from minentropy_app.gui.views.space_model import SpaceModel
from minentropy_app.gui.words import translate
from minentropy_app.jobs.service import Session
from minentropy_app.project.entries import Result

Ids = npt.NDArray[np.int64]
#: Neighbours listed.
_LISTED = 40
#: Width of one column of figures, and of each of several.
_WIDE, _NARROW = 92, 64


@dataclass(frozen=True)
class Together:
    """Pairs of a source with their scores, in CSR form as ``PairCounts``; ``kept`` of k borrowers or more."""

    pairs: Any
    scores: Any
    kept: npt.NDArray[np.bool_]

    def of(self, item: int) -> tuple[Ids, list[tuple[float, float, float]]]:
        """Items borrowed together with one, most often first: count, PMI and Ochiai of each."""
        row = np.flatnonzero(self.pairs.item_ids == item)
        if not row.size:
            return np.zeros(0, np.int64), []
        start, stop = self.pairs.indptr[row[0]], self.pairs.indptr[row[0] + 1]
        at = np.arange(start, stop)
        at = at[self.kept[start:stop] & (self.pairs.indices[start:stop] != row[0])]
        at = at[np.argsort(-self.scores.count[at], kind="stable")][:_LISTED]
        figures = zip(*(getattr(self.scores, n)[at].tolist() for n in ("count", "pmi", "ochiai")), strict=True)
        return self.pairs.item_ids[self.pairs.indices[at]], list(figures)


def nearest(model: SpaceModel, item: int) -> tuple[Ids, list[float]]:
    """Items standing nearest to one, and how far away each is."""
    row = model.indices(np.array([item], np.int64))
    if not row.size:
        return np.zeros(0, np.int64), []
    away = np.sqrt(((model.positions - model.positions[row[0]]) ** 2).sum(axis=1))
    away[row[0]] = np.inf
    count = min(_LISTED, len(model) - 1)
    close = np.argpartition(away, max(count - 1, 0))[:count]
    order = close[np.argsort(away[close], kind="stable")]
    return model.item_ids[order], away[order].tolist()


def together(project: Path, placement: Result, k: int) -> Together:
    """Count and score the pairs that a placement was made from."""
    from minentropy_app.engines.pairs import PairOptions, association, count_pairs
    from minentropy_app.engines.visits import gather_visits
    from minentropy_app.model.inputs import Loans
    from minentropy_app.model.step import Context, drain
    from minentropy_app.project.reader import Reader

    with Reader(project) as reader:
        pairs = reader.load(reader.by_ref(placement.inputs[0].ref))
    if isinstance(pairs, Loans):
        visits = drain(gather_visits(pairs, int(placement.params.get("window", 1)), Context()))
        pairs = drain(count_pairs(visits, PairOptions(), Context()))
    people = pairs.borrowers
    kept = people >= k if len(people) else np.ones(len(pairs.weights), bool)
    return Together(pairs, association(pairs), kept)


class Neighbours(QFrame):
    """Two lists for the one selected book; ``item_wanted`` asks to fly to a neighbour."""

    item_wanted = Signal(int)

    def __init__(
        self,
        session: Session,
        placement: Result,
        model: SpaceModel,
        selection: SelectionModel,
        tokens: theme.Tokens,
    ) -> None:  # whoever opens it puts it into a layout, so it has no parent here
        super().__init__()
        self.setObjectName("panel")
        self.session, self.placement, self.model, self._tokens = session, placement, model, tokens
        self._item, self._together = -1, None if not placement.inputs else Beside(self._count, self)
        self._pairs: Together | None = None
        self._build(selection)
        selection.changed.connect(self._follow)
        self._follow(selection.current)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens

    def shut_down(self) -> None:
        """Stop counting; call before the panel goes away."""
        if self._together is not None:
            self._together.stop()

    def _build(self, selection: SelectionModel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self.title = parts.label("", "strong", wrap=True)
        self.near = self._choice(self.tr("Nearest in space"), True)
        self.pairs = self._choice(self.tr("Borrowed together"), False)
        both = self.near.sizeHint().width() + self.pairs.sizeHint().width() + theme.GAP_SMALL
        beside = both <= theme.inspector_wide() - 2 * theme.GAP_LARGE
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        row.setSpacing(theme.GAP_SMALL)
        row.addWidget(self.near)
        row.addWidget(self.pairs)
        row.addStretch(1)
        self.says = parts.label("", "bodySecondary", wrap=True)
        self.table = ColumnTable(selection)
        self.table.setAccessibleName(self.tr("Neighbours of the selected book"))
        self.table.setMinimumHeight(180)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.sorted_by.connect(self._sort)
        self.table.doubleClicked.connect(self._go)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.says)
        column.addWidget(self.table, 1)

    def _choice(self, words: str, on: bool) -> QPushButton:
        made = parts.button(words, "segment")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setChecked(on)
        made.toggled.connect(self._show)
        return made

    def _follow(self, selection: Selection) -> None:
        if self.table.telling:
            return
        self._item = int(selection.ids[0]) if len(selection) == 1 else -1
        self._show()

    def _show(self, _checked: bool = True) -> None:
        one = self._item >= 0
        for piece in (self.near, self.pairs, self.table):
            piece.setVisible(one)
        if not one:
            self.title.setText("")
            self._say(self.tr("Select one book to see its neighbours."))
            return
        self.title.setText(self.model.labels(np.array([self._item], np.int64))[0])
        if self.near.isChecked():
            self._show_near()
        else:
            self._show_pairs()

    def _show_near(self) -> None:
        ids, away = nearest(self.model, self._item)
        self._say("" if ids.size else self.tr("This book is not in the placement."))
        self._fill(("name", "distance"), ids, [(distance,) for distance in away])

    def _show_pairs(self) -> None:
        if self._pairs is None:
            self._start()
            return
        ids, figures = self._pairs.of(self._item)
        nobody = self.tr("No book was borrowed together with this one by enough different readers.")
        self._say("" if ids.size else nobody)
        self._fill(("name", "count", "pmi", "ochiai"), ids, figures)

    def _start(self) -> None:
        self._fill(("name",), np.zeros(0, np.int64), [])
        if self._together is None:
            self._say(self.tr("The loans of this placement are gone."))
            return
        self._say(self.tr("Counting pairs…"))
        if not self._together.started:
            self._together.ready.connect(self._take)
            self._together.failed.connect(self._fail)
            self._together.start()

    def _count(self) -> Together:
        return together(self.session.path, self.placement, self.session.settings.privacy_k)

    def _take(self, pairs: Together) -> None:
        self._pairs = pairs
        self._show()

    def _fail(self, error: AppError) -> None:
        self._say("\n".join(part for part in told(error) if part))

    def _fill(self, names: tuple[str, ...], ids: Ids, figures: Sequence[tuple[float, ...]]) -> None:
        titles = self.model.labels(ids) if ids.size else []
        rows = [(title, *values) for title, values in zip(titles, figures, strict=True)]
        self._rows: Columns = gathered(names, rows, {"item_ids": ids[:, None], "note": "", "total": len(rows)})
        wide = _WIDE if len(names) == 2 else _NARROW
        self.table.show_table(self._rows, lambda column: wide)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _sort(self, column: int, descending: bool) -> None:
        rows = self._rows
        self.table.cells.show_rows(rows.order(column, descending) if column >= 0 else np.arange(len(rows)))

    def _go(self, index: QModelIndex) -> None:
        self.item_wanted.emit(int(self.table.cells.ids(np.array([index.row()]))[0]))

    def _say(self, text: str) -> None:
        self.says.setText(text)
        self.says.setVisible(bool(text))


class NeighboursSheet(Sheet):
    """Neighbours before the inspector."""

    def __init__(self, panel: Neighbours, tokens: theme.Tokens) -> None:
        super().__init__(translate("gui.views.neighbours", "Neighbours"), tokens)
        self.panel = panel
        panel.setObjectName("")
        self.column.addWidget(panel, 1)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        super().set_tokens(tokens)
        self.panel.set_tokens(tokens)

    def shut_down(self) -> None:
        """Stop counting; call before the panel goes away."""
        self.panel.shut_down()
