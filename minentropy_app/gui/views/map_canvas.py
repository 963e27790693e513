"""The picture of a map: a camera that looks straight down, points that grow with the zoom."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from minentropy_app.gui.canvas import flat_kernels
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.flat_rasteriser import SHADE_FROM, FlatRasteriser, FlatView, Hull
from minentropy_app.gui.canvas.labels import FREE_NAMES, OTHER_NAMES, Names
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.rasteriser import Frame, Rasteriser, View
from minentropy_app.gui.views.map_model import MapModel
from minentropy_app.gui.views.map_scene import EXTENT, MapScene, drawn
from minentropy_app.gui.views.picture_canvas import PictureCanvas, Tool

#: Share of the picture that a fitted map takes.
_FILL = 0.88
#: Points that decide how a map is fitted. Those are far off and may lie outside that are farther from all but so large
#: a share of the others, at each side, than such a share of the whole extent.
_FITTED_BY, _FEW_OFF, _FAR = 20_000, 0.004, 0.12
#: Largest radius of a point in a fitted map of few and of very many items, and of any point, logical pixels.
_FEW, _MANY, _ANY = 9.0, 3.4, 17.0
#: Radius that the smallest point need not exceed.
_SMALLEST = 2.2
_REACH = 7
#: Points that decide how a map under way is scaled.
_LIVE_SAMPLE = 4000


class MapCanvas(PictureCanvas):
    """Shows one map; tells what was pointed at and marked, knows nothing of the selection."""

    items: MapScene

    def __init__(self, model: MapModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(MapScene(model), look, Tool.SELECT, parent)
        if model.live:
            self.be_under_way()
        self.hulls: tuple[Hull, ...] = ()
        self.links: tuple[tuple[int, int, float], ...] = ()
        self.camera = self.looking((0.0, 0.0), 3.0)

    @staticmethod
    def looking(at: tuple[float, float], scale: float) -> Camera:
        """The pose over a place."""
        return Camera((at[0], at[1], 0.0), yaw=0.0, pitch=math.pi / 2, scale=scale, perspective=0.0)

    def painter(self, names: Names) -> Callable[[], Rasteriser]:
        """Points in the plane."""
        return lambda: FlatRasteriser(names)

    def view(self, moving: bool = False) -> View:
        """How the map is looked at now."""
        largest = self.largest_radius()
        return FlatView(
            self.camera,
            (max(self.width(), 1), max(self.height(), 1)),
            self._look,
            self.devicePixelRatioF(),
            moving=moving,
            names=self.names,
            others=round(self.name_limit * OTHER_NAMES / FREE_NAMES),
            free=self.name_limit,
            reserved=self.reserved,
            largest=largest,
            smallest=max(1.1, min(0.3 * largest, _SMALLEST)),
            hulls=self.hulls,
            links=self.links,
            passing=self.under_way and len(self.model) > SHADE_FROM,
        )

    def largest_radius(self) -> float:
        """Radius of the largest point: smaller where there are many, growing slowly with the zoom."""
        zoom = self.camera.scale / self.usual_scale()
        return float(min(radius_of(len(self.model)) * max(zoom, 0.4) ** 0.4, _ANY))

    def usual_scale(self) -> float:
        """Logical pixels per unit at which a map of the usual extent fits."""
        return _FILL * min(max(self.width(), 1), max(self.height(), 1)) / (2 * EXTENT)

    def fitted_pose(self, pose: Camera | None = None) -> Camera:
        """A pose that shows every point that is not far off."""
        return self._fitted_to(self.items.scene.positions)

    def _fitted_to(self, points: npt.NDArray[np.float32]) -> Camera:
        shown = self.items.shown
        points = points[shown] if len(points) == len(shown) else points
        if len(points) == 0:
            return self.looking((0.0, 0.0), self.usual_scale())
        points = points[:: max(1, len(points) // _FITTED_BY)]
        low, high = _bounds(points)
        wide, tall = np.maximum(high - low, 1.0)
        x, y = (float(value) for value in (low + high) / 2)
        scale = float(min(_FILL * self.width() / wide, _FILL * self.height() / tall))
        near = points[((points >= low) & (points <= high)).all(axis=1)]
        return self.fitted_between(self.looking((x, y), scale), np.pad(near, ((0, 0), (0, 1))))

    def close_pose(self, row: int) -> Camera:
        """A pose with one item in the middle and some forty round it."""
        x, y = (float(v) for v in self.items.scene.positions[row])
        near = self.usual_scale() * max(2.0, math.sqrt(len(self.model) / 150))
        return self.looking((x, y), max(self.camera.scale, min(near, 14 * self.usual_scale())))

    def show_positions(self, positions: npt.NDArray[np.floating], animate: bool = True) -> None:
        """Move items to other places, (n, 2) in the unit of a layout; a morph ends with all in view."""
        if not animate:
            super().show_positions(drawn(positions, _LIVE_SAMPLE), animate)
            return
        after = drawn(positions)
        before, start, goal = self.items.scene.positions, self.camera, self._fitted_to(after)

        def step(share: float) -> None:
            self.items.move(before + (after - before) * np.float32(share))
            self.items.settle()
            self._stand(start.towards(goal, share))

        self.animate(step)

    def _exchange(self, before: Frame | None, after: Frame) -> None:
        """Of a picture that will be replaced at once, paint nothing under the tools: they would be painted anew too."""
        passing = isinstance(after.view, FlatView) and after.view.passing
        if not passing or before is None or before.view != after.view:
            super()._exchange(before, after)
        else:
            free = QRegion(self.rect())
            for left, top, right, bottom in self.reserved:
                free -= QRect(QPoint(math.floor(left), math.floor(top)), QPoint(math.ceil(right), math.ceil(bottom)))
            self.update(free)

    def row_at(self, place: QPointF) -> int:
        """The item drawn at a place, or the nearest one left out of a crowd, or -1."""
        row = super().row_at(place)
        if row >= 0 or self._frame is None:
            return row
        ratio = self._frame.view.ratio
        x, y = place.x() * ratio, place.y() * ratio
        return int(flat_kernels.nearest_point(self._frame.out, self._frame.index, x, y, _REACH * ratio))


def _bounds(points: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Lowest and highest coordinates of what is not far off."""
    low, high = np.quantile(points, _FEW_OFF, axis=0), np.quantile(points, 1 - _FEW_OFF, axis=0)
    reach = _FAR * float((high - low).max())
    return np.maximum(points.min(axis=0), low - reach), np.minimum(points.max(axis=0), high + reach)


def radius_of(items: int) -> float:
    """Radius of the largest point of a fitted map of so many items, logical pixels."""
    return float(min(max(_FEW * (2500 / max(items, 1)) ** 0.2, _MANY), _FEW))
