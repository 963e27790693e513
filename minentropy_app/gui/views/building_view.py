"""The shelf plan in space: the same bays, colours, walks and selection as from above, standing as a building."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minentropy_app.gui import parts
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.building_canvas import BuildingCanvas
from minentropy_app.gui.views.building_scene import building_of
from minentropy_app.gui.views.plan_course import change_so_far, metres_so_far
from minentropy_app.gui.views.shelf_view import ShelfView
from minentropy_app.model.results import ShelfPlan

_EDGE = 16


class BuildingView(ShelfView):
    """Shows a ``PlanModel`` as a building."""

    canvas: BuildingCanvas

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self.setAccessibleName(self.tr("Shelf plan as a building"))
        canvas = BuildingCanvas(building_of(self.model), self._tokens)
        canvas.setAccessibleName(self.tr("Building: arrows turn it, Page Down goes on to the next bay, Space selects"))
        plan = self.model.plan
        canvas.doors = tuple(plan.entrances.tolist())
        canvas.ways = np.stack([plan.first, plan.second], axis=1).astype(np.int64)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(canvas)
        self.so_far = parts.label("", "caption", canvas)
        self.float_on(canvas, canvas, ())
        self._show()
        self._show_selection(stage.selection.current)

    @property
    def settled(self) -> bool:
        """The picture is the one for a hand at rest."""
        return not self.canvas.moving

    def show_live(self, result: ShelfPlan) -> None:
        """Show the plan of a run under way as it stands, and how far it has come."""
        told = self.tr("{change} so far · {metres}, expected")
        self.so_far.setText(told.format(change=change_so_far(result), metres=metres_so_far(result)))
        super().show_live(result)

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
        super().restore(state)
        self.canvas.camera = replace(self.canvas.camera, yaw=state["yaw"], pitch=state["pitch"])
        self.canvas.fit()

    def _arrange(self) -> None:
        super()._arrange()
        self.so_far.adjustSize()
        self.so_far.move(self.width() - self.so_far.width() - _EDGE, self.height() - self.so_far.height() - _EDGE)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange()


def open_building(stage: Stage) -> BuildingView:
    """Open the building on its stage."""
    return BuildingView(stage, stage.home)
