"""The picture of a library in space: camera round the entrance, and what is cut away."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from minentropy_app.gui.canvas.camera import Camera, fitted
from minentropy_app.gui.canvas.labels import Names
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.rasteriser import Rasteriser, View
from minentropy_app.gui.canvas.scene import Cut
from minentropy_app.gui.views.picture_canvas import HOVER, MOTION, REST, Change, PictureCanvas, Tool
from minentropy_app.gui.views.space_model import SpaceModel
from minentropy_app.gui.views.space_scene import SpaceScene

__all__ = ["HOVER", "MOTION", "REST", "Change", "SpaceCanvas", "Tool"]

_FITTED_BY = 4000


class SpaceCanvas(PictureCanvas):
    """Shows one model in space; tells what was pointed at and marked, knows nothing of the selection."""

    def __init__(self, model: SpaceModel, look: Look, parent: QWidget | None = None) -> None:
        self.cut = Cut("quarter" if model.on_floor else "none")
        super().__init__(SpaceScene(model), look, Tool.ORBIT, parent)
        self.entrance = self.tr("entrance") if model.on_floor else ""

    def painter(self, names: Names) -> Callable[[], Rasteriser]:
        """Spheres in space."""
        return lambda: Rasteriser(names)

    def view(self, moving: bool = False) -> View:
        """How the scene is looked at now."""
        size = (max(self.width(), 1), max(self.height(), 1))
        return View(
            self.camera,
            size,
            self._look,
            self.devicePixelRatioF(),
            self.cut,
            moving,
            self.names,
            free=self.name_limit,
            reserved=self.reserved,
            entrance=self.entrance,
            on_floor=self.model.on_floor,
        )

    def fitted_pose(self, pose: Camera | None = None) -> Camera:
        """A pose that shows everything; without a wish in the opening pose."""
        every = max(1, len(self.model) // _FITTED_BY)
        points = self.items.scene.positions[::every].astype(np.float64)
        return self.fitted_between(fitted(points, (self.width(), self.height()), pose), points)

    def close_pose(self, row: int) -> Camera:
        """A pose with one item in the middle, near enough to read what is around it."""
        x, y, z = (float(v) for v in self.items.scene.positions[row])
        return self.camera.looking_at((x, y, z), max(self.camera.scale, 64.0 / self.model.spacing))

    def _dragged(self, event: QMouseEvent, across: float, down: float) -> Camera:
        moves = bool(event.buttons() & ~Qt.MouseButton.LeftButton) or self.tool is Tool.SELECT
        return self.camera.panned(across, down) if moves else self.camera.orbited(across, down)

    def _stepped(self, across: int, down: int, shifted: bool) -> Camera:
        return super()._stepped(across, down, shifted) if shifted else self.camera.orbited(24 * across, 14 * down)
