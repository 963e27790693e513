"""The shelf plan from above: before, after and what changes, with questions asked by dragging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from minentropy_app.engines.what_if import Effect, Stand, carried
from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.tables.column_table import ColumnTable
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.hover_card import HoverCard
from minentropy_app.gui.views.legend import CategoryLegend
from minentropy_app.gui.views.picture_canvas import Change, Tool
from minentropy_app.gui.views.plan_bar import QUANTITIES, ShownBar, WhenBar, bay_details, shades
from minentropy_app.gui.views.plan_bays import CHANGE, HOLDS, SPARE, WIDTHS, ChangeBars, bays_table
from minentropy_app.gui.views.plan_canvas import PlanCanvas
from minentropy_app.gui.views.plan_curve import MoveCurve, percent
from minentropy_app.gui.views.plan_model import AFTER, BEFORE, VISITS
from minentropy_app.gui.views.plan_pins import PlanPins
from minentropy_app.gui.views.plan_tools import PlanTools, spread

_EDGE, _FOOT, _CURVE_NARROW, _CURVE_WIDE, _BESIDE = 12, 230, 230, 360, 52


class PlanView(QWidget):
    """Shows a ``PlanModel``; a trial collects moves that are only imagined."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.stage, self.model, self._tokens = stage, stage.model, stage.tokens
        self.setAccessibleName(self.tr("Shelf plan from above"))
        self.when, self.quantity = AFTER, VISITS
        self.trial: list[Stand] = [] if self.model.stand is None else [self.model.stand]
        self._visit, self._pins = 0, PlanPins(self.model, self)
        self._bars: ChangeBars | None = None
        self._build()
        self._wire()
        self._show()
        self._show_selection(stage.selection.current)

    # -- what others may ask -----------------------------------------------------------------

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.canvas, self.legend, self.card, self.curve):
            piece.set_tokens(tokens)
        parts.retint(self, tokens)
        for bar in (self.tools, self.ask, self.bar):
            parts.lift(bar, tokens)
        self._show()

    def fly_to(self, item: int) -> bool:
        """Show and select a book by id; False when it is not here."""
        books = self.model.indices(np.array([item], np.int64))
        if not books.size:
            return False
        bay = int(self.model.result.bay[books[0]])
        self._show_floor(self.model.plan.floors[bay])
        self.stage.selection.select(np.array([item], np.int64), self.tr("search"))
        return True

    def colours_of(self, items: Sequence[int]) -> list[str]:
        """Colours of the bays where items stand, as ``#rrggbb``."""
        where = self.model.result.present if self.when == BEFORE else self.model.result.bay
        books = [int(self.model.indices(np.array([item], np.int64))[0]) for item in items]
        return [colours.hexadecimal(int(self.canvas.colours[int(where[book])])) for book in books]

    def point_at(self, item: int) -> None:
        """Show the card of the bay where an item stands, or none of -1."""
        books = self.model.indices(np.array([item], np.int64))
        where = self.model.result.present if self.when == BEFORE else self.model.result.bay
        self._hover(int(where[books[0]]) if books.size else -1, QPointF())

    def take_lasso(self) -> None:
        """Take up the lasso."""
        self.tools.tools[Tool.LASSO].setChecked(True)
        self.canvas.setFocus()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus while this view is in front."""
        everything = self.model.result.item_ids
        return {
            "fit": self.canvas.fit,
            "zoom_in": lambda: self.canvas.zoom(1.4),
            "zoom_out": lambda: self.canvas.zoom(1 / 1.4),
            "select_all": lambda: self.stage.selection.select(everything, self.tr("all shown")),
            "invert": lambda: self.stage.selection.invert(everything, self.tr("inverted")),
        }

    def state(self) -> dict[str, Any]:
        """What a saved view keeps."""
        return {"floor": self.canvas.floor, "when": self.when, "quantity": self.quantity}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        if state["floor"] in self.model.floors:
            self._show_floor(state["floor"])
        if state["quantity"] in QUANTITIES:
            self.measure.setCurrentIndex(QUANTITIES.index(state["quantity"]))
        if state["when"] in self.segments:
            self.segments[state["when"]].setChecked(True)

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        self.holder = QWidget()
        self.canvas = PlanCanvas(self.model, self._tokens, self.holder)
        self.canvas.setAccessibleName(self.tr("Shelves of one floor: arrows go from bay to bay, Space selects"))
        self.legend, self.card = CategoryLegend(self._tokens, self.holder), HoverCard(self._tokens, self.holder)
        self.tools, self.ask = PlanTools(self._tokens, self.holder), WhenBar(self._tokens, self.holder)
        self.bar = ShownBar(self.model.floors, self._tokens, self.holder)
        self.floor, self.measure, self.walk = self.bar.floor, self.bar.measure, self.tools.walk
        self.segments = self.ask.segments
        self.told = parts.label("", "caption", self.holder)
        self.holder.installEventFilter(self)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(self.holder)
        halves.addWidget(self._foot())
        halves.setStretchFactor(0, 1)
        halves.setSizes([10_000, _FOOT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 0)
        row.setSpacing(20)
        row.addLayout(self._curve_part(), 2)
        row.addLayout(self._bays_part(), 3)
        return foot

    def _curve_part(self) -> QVBoxLayout:
        column = QVBoxLayout()
        metrics = self.model.result.metrics
        own = [metrics.get(name) for name in ("moved", "train_change", "test_change")]
        moved, same, later = (np.nan if value is None else float(value) for value in own)
        self.curve = MoveCurve(self.model.result.curve, (float(np.nan_to_num(moved)), same, later), self._tokens)
        self.curve.setMinimumWidth(_CURVE_NARROW)
        self.curve.setMaximumWidth(_CURVE_WIDE)
        head = QHBoxLayout()
        self.budget = parts.label("", "caption")
        self.again = parts.button(self.tr("Plan for this many…"), "link", self._plan_again)
        head.addWidget(parts.label(self.tr("How many books to move"), "strong"), 1)
        head.addWidget(self.budget)
        column.addLayout(head)
        column.addWidget(self.curve, 1)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        self._show_budget(self.curve.share)
        return column

    def _bays_part(self) -> QVBoxLayout:
        column = QVBoxLayout()
        head = QHBoxLayout()
        self.title = parts.label(self.tr("Bays"), "strong")
        self.trial_says = parts.label("", "caption", wrap=True)
        self.take_back = parts.button(self.tr("Take back"), "link", self._take_back)
        self.discard = parts.button(self.tr("Discard all"), "link", self._discard)
        head.addWidget(self.title)
        head.addWidget(self.trial_says, 1)
        head.addWidget(self.take_back)
        head.addWidget(self.discard)
        column.addLayout(head)
        self.table = ColumnTable(SelectionModel(self))
        self.table.setAccessibleName(self.tr("Bays, largest change first; loans per metre of shelf"))
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.viewport().installEventFilter(self)
        column.addWidget(self.table, 1)
        self._show_trial()
        return column

    def _wire(self) -> None:
        self.ask.looked.connect(self._look)
        self.bar.measured.connect(self._measure)
        self.bar.floor_chosen.connect(self._show_floor)
        tools = self.tools
        tools.tool_chosen.connect(self.canvas.take_tool)
        tools.walk_toggled.connect(self._walk)
        tools.pins_wanted.connect(lambda place: self._menu(-1, place))
        tools.names_toggled.connect(self.canvas.show_names)
        tools.fit_wanted.connect(self.canvas.fit)
        self.canvas.marked.connect(self._mark)
        self.canvas.hovered.connect(self._hover)
        self.canvas.chosen.connect(self._choose)
        self.canvas.dropped.connect(self._drop)
        self.canvas.menu_wanted.connect(self._menu)
        self.curve.chosen.connect(self._show_budget)
        self.table.sorted_by.connect(self._sort)
        self.table.clicked.connect(lambda index: self._choose_row(index.row()))
        self.stage.selection.changed.connect(self._show_selection)

    # -- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        title = self.measure.currentText()
        shown = shades(self.model, self.quantity, self.when, title, self._tokens.dark)
        self.canvas.when = self.when
        self.canvas.show_colours(shown.colours)
        self.legend.show_rows(title, shown.rows, shown.measure)
        self._fill_table()
        self._arrange()
        self.stage.selection.recoloured.emit()

    def _fill_table(self) -> None:
        self._rows, self._bays = bays_table(self.model)
        self.table.show_table(self._rows, lambda column: WIDTHS[column])
        self._fit_columns()
        if self._bars is None:
            changes = self.model.figures(VISITS, AFTER) - self.model.figures(VISITS, BEFORE)
            self._bars = ChangeBars(changes, self._tokens.dark, self.table)
            self.table.setItemDelegateForColumn(CHANGE, self._bars)
        self._bars.set_dark(self._tokens.dark)

    def _show_selection(self, selection: Selection) -> None:
        when = BEFORE if self.when == BEFORE else AFTER
        bays = self.model.bays_with(selection.ids, when) if len(selection) else np.zeros(0, np.intp)
        self.canvas.show_selected(frozenset(bays.tolist()))

    def _show_budget(self, share: float) -> None:
        books = round(share * len(self.model.result.item_ids))
        count, total = QLocale().toString(books), QLocale().toString(len(self.model.result.item_ids))
        self.budget.setText(self.tr("{count} of {total}").format(count=count, total=total))

    def _show_trial(self, effect: Effect | None = None) -> None:
        steps = len(self.trial) - 1
        for piece in (self.take_back, self.discard):
            piece.setVisible(steps > 0)
        if effect is not None:
            self.trial_says.setText(self._effect_text(effect))
        elif steps > 0:
            change = self.trial[-1].metres - self.trial[0].metres
            told = self.tr("Trial of %n move(s): {change} m per visit. Nothing is stored.", "", steps)
            self.trial_says.setText(told.format(change=_signed(change)))
        else:
            self.trial_says.setText(self.tr("Drag a selected bay onto another to ask what that would save."))

    def _effect_text(self, effect: Effect) -> str:
        told = self.tr("{change} m per visit ({share})").format(
            change=_signed(effect.metres), share=percent(effect.share)
        )
        if effect.fits:
            return told
        bay = self.model.plan.bays[int(effect.over[0])]
        missing = QLocale().toString(float(-effect.left[effect.over[0]]), "f", 0)
        return self.tr("{told}; but {bay} would lack {missing} cm").format(told=told, bay=bay, missing=missing)

    # -- doing -------------------------------------------------------------------------------

    def _look(self, when: str) -> None:
        self.when = when
        self._show()
        self._show_selection(self.stage.selection.current)

    def _measure(self, quantity: str) -> None:
        self.quantity = quantity
        self._show()

    def _show_floor(self, floor: str) -> None:
        self.canvas.show_floor(floor)
        self.bar.show_floor(floor)

    def _walk(self, on: bool) -> None:
        """Draw an imagined visit, each time another, or none."""
        self._visit += on
        when = BEFORE if self.when == BEFORE else AFTER
        stops, nodes = self.model.sample_visit(self._visit, when) if on else ([], np.zeros(0, np.int64))
        self.canvas.show_walk(stops, nodes)

    def _mark(self, bays: Any, change: Change, tool: Tool) -> None:
        """Select the books of bays marked by a rectangle or a lasso."""
        when = BEFORE if self.when == BEFORE else AFTER
        books = [self.model.books_in(bay, when) for bay in bays.tolist()]
        ids = self.model.result.item_ids[np.concatenate([*books, np.zeros(0, np.intp)]).astype(np.intp)]
        how = self.tr("lasso") if tool is Tool.LASSO else self.tr("rectangle")
        chosen = self.stage.selection
        act = {Change.ADD: chosen.add, Change.SUBTRACT: chosen.subtract}.get(change, chosen.select)
        act(np.sort(ids), how)

    def _choose(self, bay: int, modifiers: Qt.KeyboardModifier) -> None:
        chosen = self.stage.selection
        if bay < 0:
            chosen.clear()
            return
        ids = self.model.result.item_ids[self.model.books_in(bay, BEFORE if self.when == BEFORE else AFTER)]
        how = self.tr("bay {name}").format(name=self.model.plan.bays[bay])
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            chosen.add(ids, how)
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            chosen.subtract(ids, how)
        else:
            chosen.select(ids, how)

    def _choose_row(self, row: int) -> None:
        bay = int(self._bays[self.table.cells.rows[row]])
        self._show_floor(self.model.plan.floors[bay])
        self._choose(bay, Qt.KeyboardModifier.NoModifier)

    def _sort(self, column: int, descending: bool) -> None:
        rows = self._rows
        self.table.cells.show_rows(rows.order(column, descending) if column >= 0 else np.arange(len(rows)))

    def _drop(self, bay: int) -> None:
        books = self.model.indices(self.stage.selection.current.ids)
        if not self.trial or not books.size:
            return
        effect = self.model.effect(self.trial[-1], books, bay)
        self.trial.append(carried(self.trial[-1], books, bay))
        self._show_trial()
        if not effect.fits:
            self.trial_says.setText(self._effect_text(effect))

    def _take_back(self) -> None:
        if len(self.trial) > 1:
            self.trial.pop()
        self._show_trial()

    def _discard(self) -> None:
        del self.trial[1:]
        self._show_trial()

    def _plan_again(self) -> None:
        self.stage.rerun(self.stage.ref, {"max_moved": round(self.curve.share, 4)})

    def _menu(self, bay: int, place: QPoint) -> None:
        """What can be kept where it is: the books of a bay, the selected books, a bay for other uses."""
        offers = self._pins.offers(bay, self.model.indices(self.stage.selection.current.ids))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, values in offers:
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, more=values: self.stage.rerun(self.stage.ref, more))
            menu.addAction(action)
        if not offers:
            menu.addAction(self.tr("Select books or a bay first")).setEnabled(False)
        menu.popup(place)

    def _hover(self, bay: int, place: QPointF) -> None:
        if bay < 0:
            self.card.hide()
            return
        books = self.model.indices(self.stage.selection.current.ids)
        if self.canvas.carrying and self.trial and books.size:
            self._show_trial(self.model.effect(self.trial[-1], books, bay))
            self.card.hide()
            return
        details = bay_details(self.model, bay, BEFORE if self.when == BEFORE else AFTER)
        colour = colours.hexadecimal(int(self.canvas.colours[bay]))
        name = self.tr("Bay {name}").format(name=self.model.plan.bays[bay])
        self.card.show_for(self.canvas.box_of(bay).center(), name, details, colour, [])

    # -- layout --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        rect = self.holder.rect()
        self.canvas.setGeometry(rect)
        self.card.setGeometry(rect)
        bars: tuple[QFrame, QFrame, QFrame] = (self.tools, self.ask, self.bar)
        for bar in bars:
            bar.adjustSize()
        places, high = spread(rect, (bars[0].size(), bars[1].size(), bars[2].size()))
        for bar, place in zip(bars, places, strict=True):
            bar.move(place)
            bar.raise_()
        self.canvas.leave(high + _EDGE, _EDGE + self.legend.width() + _BESIDE)
        self.legend.move(_EDGE, rect.height() - self.legend.height() - 10)
        self.legend.raise_()
        self.card.raise_()

    def _fit_columns(self) -> None:
        """What a bay holds takes what room the figures leave; a narrow table does without some of these."""
        room, shown = self.table.viewport().width(), dict(enumerate(WIDTHS))
        for column in SPARE:
            if sum(shown.values()) > room:
                del shown[column]
            self.table.setColumnHidden(column, column not in shown)
        free = HOLDS if HOLDS in shown else 0
        for column in (0, HOLDS):
            spare = room - sum(shown.values()) if column == free else 0
            self.table.horizontalHeader().resizeSection(column, WIDTHS[column] + max(spare, 0))

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == event.Type.Resize and watched is self.table.viewport():
            self._fit_columns()
        elif event.type() == event.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)


def open_plan(stage: Stage) -> PlanView:
    """Open the plan view on its stage."""
    return PlanView(stage, stage.home)


def _signed(value: float) -> str:
    sign = "−" if value < 0 else "+"
    return f"{sign}{QLocale().toString(abs(value), 'f', 3)}"
