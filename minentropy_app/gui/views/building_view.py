"""The shelf plan in space: the same bays, colours, walks and selection as from above, standing as a building."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.selection import Selection
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.building_canvas import BuildingCanvas
from minentropy_app.gui.views.building_scene import building_of
from minentropy_app.gui.views.hover_card import HoverCard
from minentropy_app.gui.views.legend import CategoryLegend
from minentropy_app.gui.views.plan_bar import QUANTITIES, PlanBar, bay_details, shades
from minentropy_app.gui.views.plan_model import AFTER, BEFORE, VISITS

_EDGE = 12


class BuildingView(QWidget):
    """Shows a ``PlanModel`` as a building."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.setAccessibleName(self.tr("Shelf plan as a building"))
        self.stage, self.model, self._tokens = stage, stage.model, stage.tokens
        self.when, self.quantity, self._visit = AFTER, VISITS, 0
        self.canvas = BuildingCanvas(building_of(self.model), self._tokens)
        self.canvas.setAccessibleName(
            self.tr("Building: arrows turn it, Page Down goes on to the next bay, Space selects")
        )
        plan = self.model.plan
        self.canvas.doors = tuple(plan.entrances.tolist())
        self.canvas.ways = tuple(zip(plan.first.tolist(), plan.second.tolist(), strict=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        self.legend, self.card = CategoryLegend(self._tokens, self.canvas), HoverCard(self._tokens, self.canvas)
        self.bar = PlanBar((), self._tokens, self)
        self._wire()
        self._show()
        self._show_selection(stage.selection.current)

    # -- what others may ask -----------------------------------------------------------------

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.canvas, self.legend, self.card):
            piece.set_tokens(tokens)
        parts.retint(self, tokens)
        parts.lift(self.bar, tokens)
        self._show()

    def fly_to(self, item: int) -> bool:
        """Show and select a book by id; False when it is not here."""
        if not self.model.indices(np.array([item], np.int64)).size:
            return False
        self.stage.selection.select(np.array([item], np.int64), self.tr("search"))
        return True

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

    def picture(self, title: str = "") -> Any:
        """What is seen now, to be written to a file."""
        from minentropy_app.gui.export_picture import drawing_of

        return drawing_of(self.canvas, self._tokens.colour("surface"), title, (self.legend,))

    def state(self) -> dict[str, Any]:
        """What a saved view keeps."""
        camera = self.canvas.camera
        return {"when": self.when, "quantity": self.quantity, "yaw": camera.yaw, "pitch": camera.pitch}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        import dataclasses

        if state["quantity"] in QUANTITIES:
            self.bar.measure.setCurrentIndex(QUANTITIES.index(state["quantity"]))
        if state["when"] in self.bar.segments:
            self.bar.segments[state["when"]].setChecked(True)
        self.canvas.camera = dataclasses.replace(self.canvas.camera, yaw=state["yaw"], pitch=state["pitch"])
        self.canvas.fit()

    # -- inside ------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.bar.looked.connect(self._look)
        self.bar.measured.connect(self._measure)
        self.bar.walk.clicked.connect(self._walk)
        self.canvas.hovered.connect(self._hover)
        self.canvas.chosen.connect(self._choose)
        self.stage.selection.changed.connect(self._show_selection)

    def _show(self) -> None:
        title = self.bar.measure.currentText()
        shown = shades(self.model, self.quantity, self.when, title, self._tokens.dark)
        self.canvas.show_colours(shown.colours)
        self.legend.show_rows(title, shown.rows, shown.measure)
        self._arrange()

    def _now(self) -> str:
        return BEFORE if self.when == BEFORE else AFTER

    def _show_selection(self, selection: Selection) -> None:
        bays = self.model.bays_with(selection.ids, self._now()) if len(selection) else np.zeros(0, np.intp)
        self.canvas.show_selected(frozenset(bays.tolist()))

    def _look(self, when: str) -> None:
        self.when = when
        self._show()
        self._show_selection(self.stage.selection.current)

    def _measure(self, quantity: str) -> None:
        self.quantity = quantity
        self._show()

    def _walk(self) -> None:
        self._visit += 1
        stops, nodes = self.model.sample_visit(self._visit, self._now())
        self.canvas.show_walk(stops, nodes.tolist())

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
        self.card.show_for(
            self.canvas.middle_of(bay), self.model.plan.bays[bay], bay_details(self.model, bay, self._now()),
            colours.hexadecimal(int(self.canvas.colours[bay])), [],
        )  # fmt: skip

    def _arrange(self) -> None:
        rect = self.canvas.rect()
        self.card.setGeometry(rect)
        self.bar.adjustSize()
        self.bar.move(_EDGE, _EDGE)
        self.legend.move(_EDGE, rect.height() - self.legend.height() - 10)
        self.bar.raise_()
        self.legend.raise_()
        self.card.raise_()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange()


def open_building(stage: Stage) -> BuildingView:
    """Open the building on its stage."""
    return BuildingView(stage)
