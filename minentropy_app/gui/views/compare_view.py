"""Placements side by side: linked cameras and selection, their costs, and what moved most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QHeaderView, QScrollArea, QSplitter, QVBoxLayout, QWidget

from minentropy_app.evaluation.placement_change import Moved, moved
from minentropy_app.exports.comparison import Compared, comparison
from minentropy_app.gui import parts, theme
from minentropy_app.gui.canvas.camera import fitted
from minentropy_app.gui.faces import Bar
from minentropy_app.gui.inspector import CostBars
from minentropy_app.gui.param_fields import CalmBox
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.tables.column_table import ColumnTable
from minentropy_app.gui.tables.columns import Columns, gathered
from minentropy_app.gui.translation import spoken
from minentropy_app.gui.turns import Pieces, next_turn
from minentropy_app.gui.views.legend_strip import LegendStrip
from minentropy_app.gui.views.space_model import SpaceModel
from minentropy_app.gui.views.space_view import SpaceView

if TYPE_CHECKING:
    from minentropy_app.gui.export_picture import Sheet

#: Books listed among those that moved most; points that decide how the cameras are fitted, and how often they do.
_LISTED, _FITTED_BY, _ROUNDS = 500, 4000, 2
_FIGURES_WIDE, _FOOT = 316, 240
#: Narrower than this there is no room for what moved; letters that the choice of a pair shows at least.
_NARROW, _PAIR = 560, 10
#: Most of the height that the figures take, and their share of it in between.
_TALLEST_FOOT, _FOOT_SHARE = 330, 0.34


@dataclass(frozen=True)
class Side:
    """One placement to compare: name, what it stands on, its picture and its figures.

    ``change``: how far its books stand from those of the first placement, where that is known already.
    """

    title: str
    on: str
    model: SpaceModel
    params: Mapping[str, Any] = field(default_factory=dict)
    metrics: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    change: Moved | None = None


class CompareView(QWidget):
    """Two or more placements side by side.

    Parameters
    ----------
    sides
        The placements, the first being the one that the others are measured against.
    """

    def __init__(
        self, sides: Sequence[Side], selection: SelectionModel, tokens: theme.Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.sides, self._selection, self._tokens = tuple(sides), selection, tokens
        self.setAccessibleName(self.tr("Placements side by side"))
        self.views: list[SpaceView] = []
        self._linking = self._fitted = False
        self._wished: dict[str, Any] | None = None
        self._build()
        self._pieces = Pieces(self._making(), self)

    def _making(self) -> Iterator[None]:
        """Make a picture after the other, then the figures and what moved."""
        for side in self.sides:
            self._add_picture(side)
            yield
        self._row.setSizes([1000] * len(self.sides))
        self._fill_figures()
        self._show_figures()
        yield
        self._fill_moved()
        self._show_moved()
        next_turn(self, self._fit_once)

    @property
    def made(self) -> bool:
        """All its pieces are there."""
        return self._pieces.done

    @property
    def settled(self) -> bool:
        """Every picture shows the latest wish at the common scale, or the comparison is hidden behind another view."""
        fitted = self.made and self._fitted and all(view.settled for view in self.views)
        return fitted if self.isVisible() else self.made

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for view in self.views:
            view.set_tokens(tokens)
        for bars in self.findChildren(CostBars):
            bars.set_tokens(tokens)

    def shut_down(self) -> None:
        """Stop the render threads; call before the view goes away."""
        self._pieces.stop()
        for view in self.views:
            view.shut_down()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fitted:
            foot = round(min(max(_FOOT_SHARE * self.height(), _FOOT), _TALLEST_FOOT))
            self._halves.setSizes([max(self.height() - foot, 1), foot])
            next_turn(self, self._fit_once)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _NARROW
        self._moves.setVisible(roomy)
        self._figures.setMaximumWidth(_FIGURES_WIDE if roomy else self.width())

    def _fit_once(self) -> None:
        """Find the common scale when everything is made and on screen."""
        if self.made and self.isVisible() and not self._fitted:
            self.fit()
            with suppress(KeyError, TypeError, ValueError):  # a saved view may come from another version
                self.restore(self._wished or {})

    def fit(self) -> None:
        """Show all placements at one scale, that of the largest, clear of the legends over each picture."""
        canvases = [view.canvas for view in self.views]
        clouds = [model.positions[:: max(1, len(model) // _FITTED_BY)].astype(np.float64) for model in self._models()]
        poses = [fitted(points, (c.width(), c.height())) for c, points in zip(canvases, clouds, strict=True)]
        camera = min(poses, key=lambda pose: pose.scale)
        for _ in range(_ROUNDS):  # what is moved away from one picture's legend may come under another's
            for canvas, points in zip(canvases, clouds, strict=True):
                camera = canvas.fitted_between(camera, points)
        self._fitted = True
        self._follow_all(camera)

    def _models(self) -> list[SpaceModel]:
        return [view.model for view in self.views]

    def state(self) -> dict[str, Any]:
        """What a saved view keeps: how the first picture is looked at, which the others follow."""
        return self.views[0].state() if self.made and self._fitted else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view, once all pictures are there."""
        self._wished = None if self._fitted else state
        if not self._fitted or not state:
            return
        first, *others = self.views
        first.restore(state)
        for view in others:
            view.canvas.names = first.canvas.names
            view._cut(first.canvas.cut.mode)

    def take_lasso(self) -> None:
        """Take up the lasso in the first picture."""
        self.views[0].take_lasso()

    @property
    def tokens(self) -> theme.Tokens:
        """Its theme."""
        return self._tokens

    def picture(self, title: str = "") -> Sheet:
        """All placements with their names and costs, and the bars below, to be written to a file."""
        from minentropy_app.gui.views.compare_sheet import sheet_of

        self._pieces.finish()
        return sheet_of(self, title)

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        halves = self._halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        upper = QWidget(halves)
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        row = self._row = QSplitter(Qt.Orientation.Horizontal, upper)
        row.setChildrenCollapsible(False)
        row.setHandleWidth(1)
        self._strip = LegendStrip(upper)
        above.addWidget(row, 1)
        above.addWidget(self._strip)
        self._build_foot(QFrame(halves))
        halves.setStretchFactor(0, 1)
        halves.setSizes([10_000, _FOOT])
        column.addWidget(halves)

    def _add_picture(self, side: Side) -> None:
        holder = QWidget(self._row)
        view = SpaceView(side.model, self._selection, self._tokens, holder)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(12, 7, 12, 7)
        head.addWidget(parts.elided(side.title, "strong"), 1)
        head.addWidget(parts.label(self.cost(side), "caption"))
        inside.addLayout(head)
        inside.addWidget(parts.rule())
        view.setAccessibleName(self.tr("Picture of {name}").format(name=side.title))
        inside.addWidget(view, 1)
        view.canvas.fitted = view.canvas.held = True  # all are fitted together, when all are there
        view.canvas.moved.connect(lambda: self._link(view))
        if self.views:
            self.views[0].lead(view)
        else:
            self._strip.take(view.legend)
        self.views.append(view)

    def _build_foot(self, foot: QFrame) -> None:
        foot.setObjectName("panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        area = self._figures = QScrollArea(foot)
        area.setWidgetResizable(True)
        area.setMinimumWidth(_FIGURES_WIDE)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._moves = QWidget(foot)
        row.addWidget(area)
        row.addWidget(self._moves, 1)

    def _fill_figures(self) -> None:
        body = QWidget()
        self._figures.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(6)
        self.bars, self.later = CostBars(self._tokens), CostBars(self._tokens)
        self.later_title = parts.label(self.tr("On later loans, which no method had seen"), "caption", wrap=True)
        self.sentences = parts.label("", "", wrap=True)
        self.note = parts.label("", "caption", wrap=True)
        column.addWidget(parts.label(self.tr("Walking cost S"), "strong"))
        for piece in (self.bars, self.later_title, self.later, self.sentences, self.note):
            column.addWidget(piece)
        column.addStretch(1)

    def _fill_moved(self) -> None:
        column = QVBoxLayout(self._moves)
        column.setContentsMargins(12, 12, 16, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        self.pair: QComboBox = CalmBox()
        self.pair.setAccessibleName(self.tr("Which two placements"))
        for side in self.sides[1:]:
            self.pair.addItem(f"{self.sides[0].title} → {side.title}")
        self.pair.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pair.setMinimumContentsLength(_PAIR)
        parts.hidden_unless(len(self.sides) > 2, self.pair)  # of two there is nothing to choose
        self.pair.currentIndexChanged.connect(self._show_moved)
        head.addWidget(parts.label(self.tr("What moved most"), "strong"), 1)
        head.addWidget(self.pair)
        self.measure = parts.label("", "caption", wrap=True)
        self.table = ColumnTable(self._selection)
        self.table.setAccessibleName(self.tr("Books that moved most"))
        self.table.sorted_by.connect(self._sort)
        self.table.horizontalHeader().setStretchLastSection(False)
        column.addLayout(head)
        column.addWidget(self.measure)
        column.addWidget(self.table, 1)

    # -- figures -----------------------------------------------------------------------------

    def cost(self, side: Side) -> str:
        """Walking cost of a placement, to be read."""
        cost = side.metrics.get("S")
        return "" if cost is None else f"S {QLocale().toString(float(cost), 'f', 2)}"

    def _show_figures(self) -> None:
        measured = [side for side in self.sides if side.metrics.get("S") is not None]
        if not measured:
            return
        table = comparison(
            [Compared(s.title, s.on, {"method": "", **s.params}, s.metrics, s.seconds) for s in measured]
        )
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        first = measured[0].metrics
        ends = (
            (self.tr("Random order"), "S_random", "reference"),
            (self.tr("By popularity"), "S_popularity", "better"),
        )
        above = [Bar(title, first[key], kind) for title, key, kind in ends if first.get(key)]
        own = [Bar(side.title, side.metrics["S"], "this") for side in measured]
        bound = [Bar(self.tr("Lower bound"), first["bound"], "bound")] if first.get("bound") else []
        self.bars.show_bars((*above, *own, *bound), "")
        self._show_later(measured)
        self.sentences.setText("\n".join(self._sentence(row) for row in rows))
        self.note.setText(spoken(table.note))

    def _show_later(self, measured: list[Side]) -> None:
        later = [side for side in measured if side.metrics.get("S_test") is not None]
        bars = [Bar(side.title, side.metrics["S_test"], "this") for side in later]
        if later and later[0].metrics.get("S_test_popularity"):
            bars.insert(0, Bar(self.tr("By popularity"), later[0].metrics["S_test_popularity"], "better"))
        self.later.show_bars(tuple(bars), "")
        self.later_title.setVisible(bool(bars))

    def _sentence(self, row: Mapping[str, Any]) -> str:
        seen, unseen = (_change(row[key]) for key in ("against_popularity", "later_against_popularity"))
        if not unseen:
            return self.tr("{name}: {seen} against popularity order; no later loans to test it on.").format(
                name=row["name"], seen=seen
            )
        template = self.tr("{name}: {seen} against popularity order, {unseen} on later loans.")
        return template.format(name=row["name"], seen=seen, unseen=unseen)

    # -- what moved ----------------------------------------------------------------------------

    def moves(self) -> Moved:
        """How far books stand from their places in the chosen other placement."""
        one, other = self.sides[0], self.sides[1 + max(self.pair.currentIndex(), 0)]
        return other.change if other.change is not None else change_between(one, other)

    def _show_moved(self) -> None:
        if len(self.sides) < 2:
            return
        found = self.moves()
        self._moved = self._moved_table(found)
        self.table.show_table(self._moved)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        words = self.tr(
            "In units of the smallest distance, after the turn or mirroring about the entrance that fits best. "
            "Typical {typical}; {count} books."
        )
        numbers = {
            "typical": QLocale().toString(found.typical, "f", 1),
            "count": QLocale().toString(len(found.item_ids)),
        }
        self.measure.setText(words.format(**numbers))

    def _moved_table(self, found: Moved) -> Columns:
        order = np.argsort(-found.distance, kind="stable")[:_LISTED]
        ids, model = found.item_ids[order], self.sides[0].model
        loans = model.loans[model.indices(ids)]
        whole = [int(count) if float(count).is_integer() else float(count) for count in loans]
        rows = zip(model.labels(ids), found.distance[order].tolist(), whole, strict=True)
        table = gathered(("name", "moved", "loans"), rows, {"item_ids": ids[:, None], "note": "", "total": len(ids)})
        far = replace(table.columns[1], decimals=1)  # type: ignore[arg-type]
        return replace(table, columns=(table.columns[0], far, table.columns[2]))

    def _sort(self, column: int, descending: bool) -> None:
        order = self._moved.order(column, descending) if column >= 0 else np.arange(len(self._moved))
        self.table.cells.show_rows(order)

    # -- cameras -----------------------------------------------------------------------------

    def _link(self, leader: SpaceView) -> None:
        if self._fitted and not self._linking:
            self._follow_all(leader.canvas.camera)

    def _follow_all(self, camera: Any) -> None:
        self._linking = True
        for view in self.views:
            view.canvas.follow(camera)
        self._linking = False


def change_between(one: Side, other: Side) -> Moved:
    """How far books stand from their places in another placement."""
    upright = any(side.params.get("space") == "half" for side in (one, other))
    a, b = one.model, other.model
    return moved((a.item_ids, a.positions), (b.item_ids, b.positions), a.loans, upright)


def _change(share: float | None) -> str:
    """A relative change as percent with its sign, such as "−8.2 %"; empty where unknown."""
    if share is None:
        return ""
    figure = QLocale().toString(abs(100 * share), "f", 1)
    return f"{'−' if share < 0 else '+'}{figure} %"
