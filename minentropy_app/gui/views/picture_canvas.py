"""What every picture of items shares: camera, gestures, hover, motion, and the thread that draws."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.free_area import fit_between
from minentropy_app.gui.canvas.labels import FREE_NAMES, Box, Names
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.rasteriser import Frame, Rasteriser, View
from minentropy_app.gui.views.drawn_canvas import HOVER, MOTION, REST, Change, DrawnCanvas, Tool
from minentropy_app.gui.views.space_scene import SpaceScene

__all__ = ["HOVER", "MOTION", "REST", "Change", "PictureCanvas", "Tool"]

#: Milliseconds without a new picture after which a run under way counts as standing still.
STILL = 3000
#: Milliseconds that the first picture of a run under way waits for all pieces to be in place.
FIRST = 20
#: Kept free at the edges of a picture that shows everything and round what floats over it, logical pixels.
_MARGIN = 14.0
#: A legend of sizes grows with the picture: where pieces move less than this, a fit is not thought over.
_STIR = 24.0
#: A move under perspective changes what is seen a little: it is put right so many times.
ROUNDS = 3
_REACH = 5


class PictureCanvas(DrawnCanvas):
    """Shows the items of one model; tells what was pointed at and marked, knows nothing of the selection."""

    moved = Signal()
    _frame: Frame | None

    def __init__(self, items: SpaceScene, look: Look, tool: Tool, parent: QWidget | None = None) -> None:
        model = self.model = items.model
        self.items = items
        self.names, self.name_limit = True, FREE_NAMES
        self.fitted = False
        self._as_fitted: Camera | None = None
        self._fit_pose: Camera | None = None
        self._fitting = False
        self._clear_of: tuple[Box, ...] = ()
        self.under_way = False
        super().__init__(look, tool, self.painter(lambda rows: model.labels(model.item_ids[rows])), parent)
        self._still_timer = self._timer(STILL, self._stand_still)
        self._first_timer = self._timer(FIRST, self._begin)
        self.setMinimumSize(200, 160)

    def painter(self, names: Names) -> Callable[[], Rasteriser]:
        """What makes the rasteriser of these pictures, in the thread that draws."""
        raise NotImplementedError

    # -- what is shown ---------------------------------------------------------------------

    @property
    def drawn_scene(self) -> Any:
        """The items as they stand now."""
        return self.items.scene

    @property
    def frame(self) -> Frame | None:
        """The picture on screen."""
        return self._frame

    def view(self, moving: bool = False) -> View:
        """How the scene is looked at now."""
        raise NotImplementedError

    def fitted_pose(self, pose: Camera | None = None) -> Camera:
        """A pose that shows everything; without a wish in the opening pose."""
        raise NotImplementedError

    def close_pose(self, row: int) -> Camera:
        """A pose with one item in the middle, near enough to read what is around it."""
        raise NotImplementedError

    def show_positions(self, positions: npt.NDArray[np.floating], animate: bool = True) -> None:
        """Move items to other places: a morph for another result, at once for a live one."""
        if not animate:
            self.items.move(positions)
            self.be_under_way()
            self.refresh(moving=True)
            return
        before = self.items.scene.positions.astype(np.float64)
        self.animate(lambda share: self.items.move(before + (positions - before) * share))

    def refresh(self, moving: bool = False) -> None:
        """Ask for a new picture; of a run under way only when it is seen, and first when all pieces are in place."""
        if not self.under_way:
            super().refresh(moving)
        elif self._frame is None:
            self._first_timer.start()
        elif self.isVisible():
            super().refresh(moving)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.under_way:
            self.refresh()

    def _begin(self) -> None:
        if self.isVisible():
            super().refresh()

    def be_under_way(self) -> None:
        """Pictures follow each other for now: none is drawn with all care before they have stopped for a while."""
        self.under_way = True
        self._still_timer.start()

    def shut_down(self) -> None:
        """Stop the render thread; the canvas draws nothing afterwards."""
        self._still_timer.stop()
        self._first_timer.stop()
        super().shut_down()

    def _stand_still(self) -> None:
        self.under_way = False
        self.items.settle()
        self.refresh()

    # -- camera ------------------------------------------------------------------------------

    def fit(self, pose: Camera | None = None, animate: bool = True) -> None:
        """Show everything; without a pose in the opening pose."""
        self._fit_pose, self._fitting = pose, True
        for _ in range(ROUNDS):
            clear_of, self._as_fitted = self._clear_of, self.fitted_pose(pose)
            self.fly(self._as_fitted, animate)
            if self._clear_of == clear_of:
                break
        self._fitting = False

    def fitted_between(self, camera: Camera, points: npt.NDArray[np.floating]) -> Camera:
        """The same pose, smaller and moved so far that ``points`` (m, 3) keep clear of what floats over the picture."""
        size, m = (self.width(), self.height()), _MARGIN
        pieces = tuple((a - m, b - m, c + m, d + m) for a, b, c, d in self._clear_of)
        for _ in range(ROUNDS if camera.perspective else 1):
            seen = camera.to_screen(np.asarray(points, np.float64), size)[:, :2]
            fit = fit_between(seen, (m, m, size[0] - m, size[1] - m), pieces)
            camera = dataclasses.replace(camera, scale=camera.scale * fit.share).panned(fit.across, fit.down)
        return camera

    def keep_clear(self, pieces: tuple[Box, ...]) -> None:
        """Let no name stand under these pieces, nor the items while they are all in view."""
        self.reserved = pieces
        if _elsewhere(pieces, self._clear_of):
            self._clear_of = pieces
            if self.camera == self._as_fitted and not self._fitting:
                self.fit(self._fit_pose, animate=False)

    def follow(self, camera: Camera) -> None:
        """Take the pose of another canvas at once; what was held is drawn from now on."""
        if camera != self.camera or self.held:
            self.held = False
            self._nudge(camera)

    def fly_to_item(self, row: int) -> None:
        """Bring one item into the middle."""
        self.fly(self.close_pose(row))

    def place_of(self, row: int) -> QPointF | None:
        """Where an item is drawn, logical pixels; None when it is off screen or cut away."""
        if self._frame is None or self._frame.out[row, 2] < 0:
            return None
        ratio = self._frame.view.ratio
        return QPointF(self._frame.out[row, 0] / ratio, self._frame.out[row, 1] / ratio)

    def _stand(self, camera: Camera) -> None:
        self.camera = camera
        self.moved.emit()

    # -- pointing ----------------------------------------------------------------------------

    def row_at(self, place: QPointF) -> int:
        """The item drawn at or within a few pixels of a place, or -1."""
        if self._frame is None:
            return -1
        ratio = self._frame.view.ratio
        x, y = int(place.x() * ratio), int(place.y() * ratio)
        return int(kernels.nearest_drawn(self._frame.ids, x, y, round(_REACH * ratio)))

    def thing_at(self, place: QPointF) -> int:
        """The item at a place, or -1."""
        return self.row_at(place)

    def things_in(self, outline: QPolygonF) -> npt.NDArray[np.integer]:
        """Ids of the items in an outline."""
        return self.model.item_ids[self.rows_in(outline)]

    def rows_in(self, corners: QPolygonF) -> npt.NDArray[np.int32]:
        """Items whose centre lies in a polygon, drawn in front or behind."""
        if self._frame is None or corners.size() < 3:
            return np.zeros(0, np.int32)
        ratio = self._frame.view.ratio
        points = np.array(
            [[p.x() * ratio, p.y() * ratio] for p in (corners.at(k) for k in range(corners.size()))], np.float64
        )
        inside = np.zeros(self._frame.index.size, np.int32)
        index = self._frame.index
        return inside[: kernels.in_polygon(self._frame.out, index, index.size, points, inside)]

    def point_at(self, row: int) -> None:
        """Ring an item as if the pointer were over it, without a word; -1 for none."""
        if row != self._hover:
            self._hover = row
            self.update()

    # -- events ------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row >= 0:
            self.fly_to_item(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        zoom = {Qt.Key.Key_Plus: 1.2, Qt.Key.Key_Equal: 1.2, Qt.Key.Key_Minus: 1 / 1.2}
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key in arrows:
            self._nudge(self._stepped(*arrows[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)))
        elif key in zoom:
            self._nudge(self.camera.zoomed(zoom[key]))
        elif key == Qt.Key.Key_Escape:
            self.cleared.emit()
        elif control and key == Qt.Key.Key_0:
            self.fit()
        elif control and key == Qt.Key.Key_A:
            self.all_wanted.emit()
        elif control and key == Qt.Key.Key_I:
            self.invert_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self.fitted:
            self.fitted = True
            self.fit(animate=False)
        elif self.camera == self._as_fitted:
            self.fit(self._fit_pose, animate=False)
        elif event.oldSize().width() > 0:
            share = event.size().width() / event.oldSize().width()
            self.camera = dataclasses.replace(self.camera, scale=self.camera.scale * share)
        self.refresh(moving=True)
        self._rest_timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._frame is None:
                painter.fillRect(self.rect(), QColor(self._look.bottom))
                painter.setPen(QColor(self._look.secondary))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Preparing the view…"))
                return
            if self._frame.image.deviceIndependentSize().toSize() != self.size():
                painter.fillRect(self.rect(), QColor(self._look.bottom))
            painter.drawImage(QPoint(0, 0), self._frame.image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_hover(painter)
            self._paint_trail(painter)

    # -- helpers -----------------------------------------------------------------------------

    def _stepped(self, across: int, down: int, shifted: bool) -> Camera:
        """The pose after an arrow key."""
        return self.camera.panned(-48 * across, -48 * down)

    def _click(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row >= 0:
            ids = self.model.item_ids[row : row + 1]
            many = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            self.marked.emit(ids, Change.TOGGLE if many else Change.REPLACE, Tool.SELECT)
        elif not event.modifiers():
            self.cleared.emit()

    def _paint_hover(self, painter: QPainter) -> None:
        if self._hover < 0 or self._frame is None or (place := self.place_of(self._hover)) is None:
            return
        radius = float(self._frame.out[self._hover, 2]) / self._frame.view.ratio + 3
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._look.surface), 4))
        painter.drawEllipse(place, radius, radius)
        painter.setPen(QPen(QColor(self._look.text), 1.5))
        painter.drawEllipse(place, radius, radius)


def _elsewhere(pieces: tuple[Box, ...], before: tuple[Box, ...]) -> bool:
    """Whether pieces came, went or moved by more than a little."""
    if len(pieces) != len(before):
        return True
    return any(abs(a - b) > _STIR for a, b in zip(chain(*pieces), chain(*before), strict=True))
