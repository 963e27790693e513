"""The picture of a network on screen: panning, zooming, pointing, marking, opening; keys for all of it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas import network_kernels as flags
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.views.drawn_canvas import Change, DrawnCanvas, Tool
from minentropy_app.gui.views.network_fit import fitted_circle
from minentropy_app.gui.views.network_labels import BESIDE
from minentropy_app.gui.views.network_painter import NetworkFrame, NetworkPainter, NetworkWish
from minentropy_app.gui.views.network_scene import NetworkScene

_REACH = 5
#: Share of the window that is filled when everything is shown.
_FILL = 0.9
_FLAT = Camera(yaw=0.0, pitch=math.pi / 2, perspective=0.0)


class NetworkCanvas(DrawnCanvas):
    """Shows one scene; tells what was pointed at, marked and opened, knows nothing of the selection.

    The last picture is shifted and scaled at once while the next one is drawn beside the window.
    """

    opened = Signal(int)
    up_wanted = Signal()
    _frame: NetworkFrame | None

    def __init__(
        self, scene: NetworkScene, names: Callable[..., list[str]], look: Look, parent: QWidget | None = None
    ) -> None:
        self.scene, self.at, self._fitted = scene, -1, False
        self.name_limit = BESIDE
        #: Width and height, in pixels, of the legend in the lower left corner: what is fitted stands clear of it.
        self.corner = (0.0, 0.0)
        super().__init__(look, Tool.SELECT, lambda: NetworkPainter(names), parent)
        self.camera = _FLAT
        self.setMinimumSize(200, 160)

    # -- what is shown ---------------------------------------------------------------------

    @property
    def drawn_scene(self) -> NetworkScene:
        """The arrays that are drawn."""
        return self.scene

    @property
    def frame(self) -> NetworkFrame | None:
        """The picture on screen."""
        return self._frame

    def view(self, moving: bool = False) -> NetworkWish:
        """How the scene is looked at now."""
        size = (max(self.width(), 1), max(self.height(), 1))
        return NetworkWish(
            self.camera, size, self._look, self.devicePixelRatioF(), moving, self.name_limit, self.reserved
        )

    def show_scene(self, scene: NetworkScene) -> None:
        """Show other arrays; circles that stay keep the keyboard's place."""
        thing = int(self.scene.world.things[self.at]) if self.at >= 0 else -1
        self.scene = scene
        self.at = scene.world.circle(thing) if thing >= 0 else -1
        self._leave_hover()
        self.refresh()

    # -- camera ------------------------------------------------------------------------------

    def frame_disc(self, disc: tuple[float, float, float], animate: bool = True) -> None:
        """Bring a disc (centre and radius in the world) into the window."""
        self.fly(self._facing(disc), animate)

    def animate(self, step: Callable[[float], object]) -> None:
        """As every canvas, and the last picture is shifted at once."""
        super().animate(lambda share: (step(share), self.update()))

    def _nudge(self, camera: Camera) -> None:
        super()._nudge(camera)
        self.update()

    def place_of(self, circle: int) -> QPointF | None:
        """Where a circle's centre is now, logical pixels; None when off screen."""
        point = self.scene.world.points[circle]
        place = self._seen(float(point[0]), float(point[1]))
        return place if QRectF(self.rect()).contains(place) else None

    def radius_of(self, circle: int) -> float:
        """Radius of a circle as drawn now, logical pixels."""
        return max(float(self.scene.world.radius[circle]) * self.camera.scale, 1.1)

    def _facing(self, disc: tuple[float, float, float]) -> Camera:
        x, y, r = disc
        left, top, radius = fitted_circle(self.width(), self.height(), self.corner)
        scale = _FILL * radius / max(r, 1e-9)
        target = (x - (left - self.width() / 2) / scale, y + (top - self.height() / 2) / scale, 0.0)
        return dataclasses.replace(_FLAT, target=target, scale=scale)

    def _seen(self, x: float, y: float) -> QPointF:
        camera = self.camera
        across = self.width() / 2 + (x - camera.target[0]) * camera.scale
        return QPointF(across, self.height() / 2 - (y - camera.target[1]) * camera.scale)

    # -- pointing ----------------------------------------------------------------------------

    def circle_at(self, place: QPointF) -> int:
        """The circle at or within a few pixels of a place, or −1."""
        frame = self._frame
        if frame is None:
            return -1
        at = self._shift().inverted()[0].map(place)
        ratio = frame.view.ratio
        x, y = int(at.x() * ratio), int(at.y() * ratio)
        found = int(kernels.nearest_drawn(frame.ids, x, y, round(_REACH * ratio)))
        return found if found < len(self.scene) and frame.scene.world is self.scene.world else -1

    def thing_at(self, place: QPointF) -> int:
        """The circle at a place, or -1."""
        return self.circle_at(place)

    def things_in(self, outline: QPolygonF) -> npt.NDArray[np.integer]:
        """Circles in an outline."""
        return self.circles_in(outline)

    def circles_in(self, corners: QPolygonF) -> npt.NDArray[np.int32]:
        """Circles without content inside whose centre lies in a polygon."""
        frame = self._frame
        if frame is None or corners.size() < 3:
            return np.zeros(0, np.int32)
        inverse, ratio = self._shift().inverted()[0], frame.view.ratio
        places = [inverse.map(corners.at(k)) for k in range(corners.size())]
        points = np.array([[p.x() * ratio, p.y() * ratio] for p in places], np.float64)
        inside = np.zeros(frame.index.size, np.int32)
        return inside[: kernels.in_polygon(frame.out, frame.index, frame.index.size, points, inside)]

    def _shift(self) -> QTransform:
        """From the last picture to where it belongs now."""
        frame, now = self._frame, self.camera
        if frame is None:
            return QTransform()
        then, (wide, high) = frame.view.camera, frame.view.whole
        scale = now.scale / then.scale
        middle = self._seen(then.target[0], then.target[1])
        return QTransform(scale, 0, 0, scale, middle.x() - wide / 2 * scale, middle.y() - high / 2 * scale)

    # -- events ------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        circle = self.circle_at(event.position())
        if circle >= 0:
            self.at = circle
            self.opened.emit(circle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(key)
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self._open_at,
            Qt.Key.Key_Enter: self._open_at,
            Qt.Key.Key_Space: lambda: self._mark_at(control or shifted),
            Qt.Key.Key_Backspace: self.up_wanted.emit,
            Qt.Key.Key_Escape: self.cleared.emit,
            Qt.Key.Key_Plus: lambda: self._nudge(self.camera.zoomed(1.2)),
            Qt.Key.Key_Equal: lambda: self._nudge(self.camera.zoomed(1.2)),
            Qt.Key.Key_Minus: lambda: self._nudge(self.camera.zoomed(1 / 1.2)),
        }
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and step == (0, -1):
            self.up_wanted.emit()
        elif step is not None and shifted:
            self._nudge(self.camera.panned(-60 * step[0], -60 * step[1]))
        elif step is not None:
            self.walk(*step)
        elif control and key in (Qt.Key.Key_A, Qt.Key.Key_I):
            (self.all_wanted if key == Qt.Key.Key_A else self.invert_wanted).emit()
        elif key in actions:
            actions[key]()
        else:
            super().keyPressEvent(event)

    def walk(self, across: int, down: int) -> None:
        """Move the keyboard's place to the nearest circle in a direction."""
        circle = self.neighbour(across, down)
        if circle < 0:
            return
        self.at = circle
        place = self.place_of(circle)
        if place is None or not QRectF(self.rect()).adjusted(20, 20, -20, -20).contains(place):
            point = self.scene.world.points[circle]
            self.fly(dataclasses.replace(self.camera, target=(float(point[0]), float(point[1]), 0.0)))
        self.hovered.emit(circle, QPointF())
        self.update()

    def neighbour(self, across: int, down: int) -> int:
        """The circle to go to from the present one: near, and more along than beside the direction."""
        scene = self.scene
        shown = np.flatnonzero((scene.flags & (flags.HIDDEN | flags.OPENED)) == 0)
        if not shown.size:
            return -1
        if self.at < 0 or self.at >= len(scene):
            inner = scene.world.layers[-1]
            inside = shown[(shown >= inner.first) & (shown < inner.last)]
            return int(inside[0] if inside.size else shown[0])
        away = scene.world.points[shown] - scene.world.points[self.at]
        along = away[:, 0] * across - away[:, 1] * down
        aside = np.abs(away[:, 0] * down + away[:, 1] * across)
        cost = np.where(along > 1e-9, along + 2.0 * aside, np.inf)
        best = int(np.argmin(cost))
        return int(shown[best]) if np.isfinite(cost[best]) else -1

    def _open_at(self) -> None:
        if self.at >= 0:
            self.opened.emit(self.at)

    def _mark_at(self, more: bool) -> None:
        if self.at >= 0:
            chosen = np.array([self.at], np.int32)
            self.marked.emit(chosen, Change.TOGGLE if more else Change.REPLACE, Tool.SELECT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        old = min(event.oldSize().width(), event.oldSize().height())
        if not self._fitted:
            self._fitted = True
            self._stand(self._facing(self.scene.world.disc(0)))
        elif old > 0:
            share = min(event.size().width(), event.size().height()) / old
            self.camera = dataclasses.replace(self.camera, scale=self.camera.scale * share)
        self.refresh(moving=True)
        self._rest_timer.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.surface))
            if self._frame is None:
                painter.setPen(QColor(self._look.secondary))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Preparing the view…"))
                return
            shift = self._shift()
            resting = abs(shift.m11() - 1.0) < 1e-9
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            if resting:
                painter.drawImage(QPointF(shift.dx(), shift.dy()), self._frame.image)
            else:
                wide, high = self._frame.view.whole
                painter.drawImage(shift.mapRect(QRectF(0, 0, wide, high)), self._frame.image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_marks(painter)
            self._paint_trail(painter)

    # -- helpers -----------------------------------------------------------------------------

    def _click(self, event: QMouseEvent) -> None:
        circle = self.circle_at(event.position())
        if circle < 0 or self.scene.flags[circle] & flags.OPENED:
            if not event.modifiers():
                self.cleared.emit()
            return
        self.at = circle
        many = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        chosen = np.array([circle], np.int32)
        self.marked.emit(chosen, Change.TOGGLE if many else Change.REPLACE, Tool.SELECT)

    def _paint_marks(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if 0 <= self.at < len(self.scene) and self.hasFocus() and (place := self.place_of(self.at)) is not None:
            radius = self.radius_of(self.at) + 6
            painter.setPen(QPen(QColor(self._look.accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawEllipse(place, radius, radius)
        if 0 <= self._hover < len(self.scene) and (place := self.place_of(self._hover)) is not None:
            radius = self.radius_of(self._hover) + 2.5
            painter.setPen(QPen(QColor(self._look.text), 1.5))
            painter.drawEllipse(place, radius, radius)
