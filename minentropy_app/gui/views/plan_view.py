"""The shelf plan from above: before, after and what changes, with questions asked by dragging."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from minentropy_app.engines.what_if import Effect, Stand, carried
from minentropy_app.gui import parts, theme
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.tables.column_table import ColumnTable
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.picture_canvas import Change, Tool
from minentropy_app.gui.views.plan_bays import CHANGE, HOLDS, SPARE, WIDTHS, ChangeBars, bays_table
from minentropy_app.gui.views.plan_canvas import PlanCanvas
from minentropy_app.gui.views.plan_course import PlanCourse
from minentropy_app.gui.views.plan_curve import MoveCurve, percent
from minentropy_app.gui.views.plan_model import DIFFERENCE, VISITS
from minentropy_app.gui.views.plan_pins import PlanPins
from minentropy_app.gui.views.plan_tools import PlanHead
from minentropy_app.gui.views.shelf_view import ShelfView
from minentropy_app.model.results import ShelfPlan

_EDGE, _BESIDE, _FOOT, _CURVE_NARROW, _CURVE_WIDE = 12, 52, 230, 230, 360
#: Pixels beside a bay's name in its cell; the widest that names may make their column.
_CELL, _LONGEST_NAME = 20, 120


class PlanView(ShelfView):
    """Shows a ``PlanModel``; a trial collects moves that are only imagined."""

    canvas: PlanCanvas

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self.setAccessibleName(self.tr("Shelf plan from above"))
        self.trial: list[Stand] = [] if self.model.stand is None else [self.model.stand]
        self._bars: ChangeBars | None = None
        self._widths: tuple[int, ...] = WIDTHS
        self._pins = PlanPins(self.model, self)
        self._build()
        self._wire()
        self._show()
        self._show_selection(stage.selection.current)

    # -- what others may ask -----------------------------------------------------------------

    def show_live(self, result: ShelfPlan) -> None:
        """Show the plan of a run under way as it stands, and how far it has come."""
        self.course.show_plan(result)
        super().show_live(result)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        (self.course if self.live else self.curve).set_tokens(tokens)
        super().set_tokens(tokens)

    def take_lasso(self) -> None:
        """Take up the lasso."""
        self.tools.tools[Tool.LASSO].setChecked(True)
        self.canvas.setFocus()

    def picture(self, title: str = "") -> Any:
        """What is seen now, to be written to a file."""
        from minentropy_app.gui.export_picture import drawing_of

        return drawing_of(self.canvas, self._tokens.colour("surface"), title, (self.legend,))

    def state(self) -> dict[str, Any]:
        """What a saved view keeps."""
        return {"floor": self.canvas.floor, "when": self.when, "quantity": self.quantity}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        if state["floor"] in self.model.floors:
            self._show_floor(state["floor"])
        super().restore(state)

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        halves = QSplitter(Qt.Orientation.Vertical, self)
        holder = QWidget(halves)
        canvas = PlanCanvas(self.model, self._tokens, holder)
        canvas.setAccessibleName(self.tr("Shelves of one floor: arrows go from bay to bay, Space selects"))
        self.float_on(canvas, holder, self.model.floors)
        self.tools = self.bar.tools
        self.floor, self.measure, self.walk = self.bar.floor, self.bar.measure, self.bar.walk
        self.segments = self.bar.segments
        self.holder.installEventFilter(self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        self._fill_foot(QFrame(halves))
        halves.setStretchFactor(0, 1)
        halves.setSizes([10_000, _FOOT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)

    def _fill_foot(self, foot: QFrame) -> None:
        foot.setObjectName("panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 0)
        row.setSpacing(20)
        row.addLayout(self._course_part() if self.live else self._curve_part(), 2)
        row.addLayout(self._bays_part(), 3)

    def _course_part(self) -> QVBoxLayout:
        """In the curve's place while the plan is searched for."""
        column = QVBoxLayout()
        self.course = PlanCourse(self._tokens)
        self.course.setMinimumWidth(_CURVE_NARROW)
        self.course.setMaximumWidth(_CURVE_WIDE)
        self.course.show_plan(self.model.result)
        column.addWidget(self.course)
        column.addSpacing(10)
        return column

    def _curve_part(self) -> QVBoxLayout:
        column = QVBoxLayout()
        metrics = self.model.result.metrics
        named = [metrics.get(name) for name in ("moved", "train_change", "test_change", "ci_low", "ci_high")]
        moved, *changes = (np.nan if value is None else float(value) for value in named)
        self.curve = MoveCurve(self.model.result.curve, (float(np.nan_to_num(moved)), *changes), self._tokens)
        self.curve.setMinimumWidth(_CURVE_NARROW)
        self.curve.setMaximumWidth(_CURVE_WIDE)
        head = QHBoxLayout()
        self.budget = parts.label("", "caption")
        self.again = parts.button(self.tr("Plan for this many…"), "link", self._plan_again)
        head.addWidget(parts.label(self.tr("How many books to move"), "strong"), 1)
        head.addWidget(self.budget)
        self.promised = parts.label("", "caption")
        column.addLayout(head)
        column.addWidget(self.promised)
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
        self.bar.floor_chosen.connect(self._show_floor)
        tools = self.tools
        tools.tool_chosen.connect(self.canvas.take_tool)
        tools.pins_wanted.connect(lambda place: self._menu(-1, place))
        tools.names_toggled.connect(self.canvas.show_names)
        tools.fit_wanted.connect(self.canvas.fit)
        parts.hidden_unless(not self.live, tools.pin)
        self.canvas.marked.connect(self._mark)
        self.canvas.dropped.connect(self._drop)
        self.canvas.menu_wanted.connect(self._menu)
        if not self.live:
            self.curve.chosen.connect(self._show_budget)
        self.table.sorted_by.connect(self._sort)
        self.table.clicked.connect(lambda index: self._choose_row(index.row()))

    # -- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        self.canvas.when = self.when
        self._fill_table()
        super()._show()

    def _fill_table(self) -> None:
        self._rows, self._bays = bays_table(self.model, steady=self.live)
        metrics, names = self.table.fontMetrics(), self.model.plan.bays
        named = max((metrics.horizontalAdvance(name) for name in names), default=0) + _CELL
        self._widths = (min(max(WIDTHS[0], named), _LONGEST_NAME), *WIDTHS[1:])
        self.table.show_table(self._rows, lambda column: self._widths[column])
        self._fit_columns()
        if self._bars is None:
            self._bars = ChangeBars(self.table)
            self.table.setItemDelegateForColumn(CHANGE, self._bars)
        self._bars.show_values(self.model.figures(VISITS, DIFFERENCE), self._tokens.dark)

    def _show_budget(self, share: float) -> None:
        books = round(share * len(self.model.result.item_ids))
        count, total = QLocale().toString(books), QLocale().toString(len(self.model.result.item_ids))
        self.budget.setText(self.tr("{count} of {total}").format(count=count, total=total))
        _, _, later, low, high = self.curve.point
        told = ""
        if np.isfinite(later):
            told = self.tr("{change} on later loans").format(change=percent(later))
        if np.isfinite(low):
            told = self.tr("{change} ({low} … {high}) on later loans").format(
                change=percent(later), low=percent(low), high=percent(high)
            )
        self.promised.setText(told)

    def _show_trial(self, effect: Effect | None = None) -> None:
        steps = len(self.trial) - 1
        for piece in (self.take_back, self.discard):
            piece.setVisible(steps > 0)
        if effect is not None:
            self.trial_says.setText(self._effect_text(effect))
        elif steps > 0:
            change = self.trial[-1].metres - self.trial[0].metres
            told = self.tr("Trial of %Ln move(s): {change} m per visit. Nothing is stored.", "", steps)
            self.trial_says.setText(told.format(change=_signed(change)))
        elif self.live:
            told = self.tr("Books change places while the search goes on; Cancel offers the best plan so far.")
            self.trial_says.setText(told)
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

    def _show_floor(self, floor: str) -> None:
        self.canvas.show_floor(floor)
        self.bar.show_floor(floor)

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

    def _walk(self) -> None:
        """Draw an imagined visit, each time another, or none."""
        if self.walk.isChecked():
            super()._walk()
        else:
            self.canvas.show_walk([], np.zeros(0, np.int64))

    def _mark(self, bays: Any, change: Change, tool: Tool) -> None:
        """Select the books of bays marked by a rectangle or a lasso."""
        books = [self.model.books_in(bay, self._now()) for bay in bays.tolist()]
        ids = self.model.result.item_ids[np.concatenate([*books, np.zeros(0, np.intp)]).astype(np.intp)]
        how = self.tr("lasso") if tool is Tool.LASSO else self.tr("rectangle")
        chosen = self.stage.selection
        act = {Change.ADD: chosen.add, Change.SUBTRACT: chosen.subtract}.get(change, chosen.select)
        act(np.sort(ids), how)

    def _menu(self, bay: int, place: QPoint) -> None:
        """What can be kept where it is: the books of a bay, the selected books, a bay for other uses."""
        if self.live:
            return
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
        books = self.model.indices(self.stage.selection.current.ids)
        if bay >= 0 and self.canvas.carrying and self.trial and books.size:
            self._show_trial(self.model.effect(self.trial[-1], books, bay))
            self.card.hide()
            return
        super()._hover(bay, place)

    # -- layout --------------------------------------------------------------------------------

    def _make_bar(self, holder: QWidget, floors: tuple[str, ...]) -> PlanHead:
        return PlanHead(floors, self._tokens, holder)

    def _lift(self, tokens: theme.Tokens) -> None:
        self.bar.lift(tokens)

    def _place_bars(self) -> None:
        high = self.bar.place(self.holder.rect())
        self.canvas.leave(high + _EDGE, _EDGE + self.legend.width() + _BESIDE)

    def _fit_columns(self) -> None:
        """What a bay holds takes what room the figures leave; a narrow table does without some of these."""
        room, shown = self.table.viewport().width(), dict(enumerate(self._widths))
        for column in SPARE:
            if sum(shown.values()) > room:
                del shown[column]
            self.table.setColumnHidden(column, column not in shown)
        free = HOLDS if HOLDS in shown else 0
        for column in (0, HOLDS):
            spare = room - sum(shown.values()) if column == free else 0
            self.table.horizontalHeader().resizeSection(column, self._widths[column] + max(spare, 0))

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
