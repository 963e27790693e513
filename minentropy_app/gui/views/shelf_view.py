"""What the views of a shelf plan share, from above and as a building: bar, colours, legend, card, selection, walks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.selection import Selection
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.floor_canvas import FloorCanvas
from minentropy_app.gui.views.hover_card import HoverCard
from minentropy_app.gui.views.legend import CategoryLegend
from minentropy_app.gui.views.plan_bar import QUANTITIES, PlanBar, bay_details, shades
from minentropy_app.gui.views.plan_model import AFTER, BEFORE, VISITS
from minentropy_app.model.results import ShelfPlan

_EDGE = 12


class ShelfView(QWidget):
    """Shows a ``PlanModel``, finished or under way; who makes one says on what canvas, in ``float_on``."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.stage, self.model, self._tokens = stage, stage.model, stage.tokens
        self.when, self.quantity, self._visit = AFTER, VISITS, 0
        self.live = stage.ref == "live"

    def float_on(self, canvas: FloorCanvas, holder: QWidget, floors: tuple[str, ...]) -> None:
        """Put legend, card and bar upon the canvas, in ``holder``."""
        self.canvas, self.holder = canvas, holder
        self.legend, self.card = CategoryLegend(self._tokens, holder), HoverCard(self._tokens, holder)
        self.bar = self._make_bar(holder, floors)
        self.bar.looked.connect(self._look)
        self.bar.measured.connect(self._measure)
        self.bar.walk.clicked.connect(self._walk)
        parts.hidden_unless(self.model.stand is not None, self.bar.walk)
        canvas.hovered.connect(self._hover)
        canvas.chosen.connect(self._choose)
        self.stage.selection.changed.connect(self._show_selection)

    def _make_bar(self, holder: QWidget, floors: tuple[str, ...]) -> Any:
        """What chooses when, which figure and which floor: one bar, or several that stand for one."""
        return PlanBar(floors, self._tokens, holder)

    # -- what others may ask -----------------------------------------------------------------

    def show_live(self, result: ShelfPlan) -> None:
        """Show the plan of a run under way as it stands."""
        self.model = replace(self.model, result=result)
        self._show()
        self._show_selection(self.stage.selection.current)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.canvas, self.legend, self.card):
            piece.set_tokens(tokens)
        parts.retint(self, tokens)
        self._lift(tokens)
        self._show()

    def _lift(self, tokens: theme.Tokens) -> None:
        parts.lift(self.bar, tokens)

    def fly_to(self, item: int) -> bool:
        """Show and select a book by id; False when it is not here."""
        books = self.model.indices(np.array([item], np.int64))
        if not books.size:
            return False
        self._go_to(int(self.model.result.bay[books[0]]))
        self.stage.selection.select(np.array([item], np.int64), self.tr("search"))
        return True

    def colours_of(self, items: Sequence[int]) -> list[str]:
        """Colours of the bays where items stand, as ``#rrggbb``."""
        books = [int(self.model.indices(np.array([item], np.int64))[0]) for item in items]
        return [colours.hexadecimal(int(self.canvas.colours[self._bay_of(book)])) for book in books]

    def point_at(self, item: int) -> None:
        """Show the card of the bay where an item stands, or none of -1."""
        books = self.model.indices(np.array([item], np.int64))
        self._hover(self._bay_of(int(books[0])) if books.size else -1, QPointF())

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

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what a saved view keeps of the bar."""
        if state["quantity"] in QUANTITIES:
            self.bar.measure.setCurrentIndex(QUANTITIES.index(state["quantity"]))
        if state["when"] in self.bar.segments:
            self.bar.segments[state["when"]].setChecked(True)

    # -- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        title = self.bar.measure.currentText()
        shown = shades(self.model, self.quantity, self.when, title, self._tokens.dark)
        self.canvas.show_colours(shown.colours)
        self.legend.show_rows(title, shown.rows, shown.measure)
        self._arrange()
        self.stage.selection.recoloured.emit()

    def _now(self) -> str:
        """The plan that books are looked for in."""
        return BEFORE if self.when == BEFORE else AFTER

    def _bay_of(self, book: int) -> int:
        """Where a book stands in the plan that is looked at."""
        where = self.model.result.present if self.when == BEFORE else self.model.result.bay
        return int(where[book])

    def _show_selection(self, selection: Selection) -> None:
        bays = self.model.bays_with(selection.ids, self._now()) if len(selection) else np.zeros(0, np.intp)
        self.canvas.show_selected(frozenset(bays.tolist()))

    def _go_to(self, bay: int) -> None:
        """Bring a bay into sight."""

    # -- doing -------------------------------------------------------------------------------

    def _look(self, when: str) -> None:
        self.when = when
        self._show()
        self._show_selection(self.stage.selection.current)

    def _measure(self, quantity: str) -> None:
        self.quantity = quantity
        self._show()

    def _walk(self) -> None:
        self._visit += 1
        self.canvas.show_walk(*self.model.sample_visit(self._visit, self._now()))

    def _choose(self, bay: int, modifiers: Qt.KeyboardModifier) -> None:
        chosen = self.stage.selection
        if bay < 0:
            chosen.clear()
            return
        ids = self.model.result.item_ids[self.model.books_in(bay, self._now())]
        how = self.tr("bay {name}").format(name=self.model.plan.bays[bay])
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            chosen.add(ids, how)
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            chosen.subtract(ids, how)
        else:
            chosen.select(ids, how)

    def _hover(self, bay: int, _: QPointF) -> None:
        if bay < 0:
            self.card.hide()
            return
        details = bay_details(self.model, bay, self._now())
        colour = colours.hexadecimal(int(self.canvas.colours[bay]))
        name = self.tr("Bay {name}").format(name=self.model.plan.bays[bay])
        self.card.show_for(self.canvas.middle_of(bay), name, details, colour, [])

    def _arrange(self) -> None:
        rect = self.holder.rect()
        if self.canvas is not self.holder:
            self.canvas.setGeometry(rect)
        self.card.setGeometry(rect)
        self._place_bars()
        self.legend.move(_EDGE, rect.height() - self.legend.height() - 10)
        for piece in (self.legend, self.card):
            piece.raise_()

    def _place_bars(self) -> None:
        self.bar.adjustSize()
        self.bar.move(_EDGE, _EDGE)
        self.bar.raise_()
