"""The picture of a network on screen: panning, zooming, pointing, marking, opening; keys for all of it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
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
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QWidget

from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas import network_kernels as flags
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.labels import Box
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.render_thread import RenderThread
from minentropy_app.gui.views.network_fit import fitted_circle
from minentropy_app.gui.views.network_labels import BESIDE
from minentropy_app.gui.views.network_painter import NetworkFrame, NetworkPainter, NetworkWish
from minentropy_app.gui.views.network_scene import NetworkScene
from minentropy_app.gui.views.picture_canvas import ROUND
from minentropy_app.gui.views.space_canvas import HOVER, MOTION, REST, Change, Tool

_CLICK, _REACH = 4, 5
#: Share of the window that is filled when everything is shown.
_FILL = 0.9
_FLAT = Camera(yaw=0.0, pitch=math.pi / 2, perspective=0.0)


class NetworkCanvas(QWidget):
    """Shows one scene; tells what was pointed at, marked and opened, knows nothing of the selection.

    The last picture is shifted and scaled at once while the next one is drawn beside the window.
    """

    hovered = Signal(int, QPointF)
    marked = Signal(object, object, object)
    opened = Signal(int)
    up_wanted = Signal()
    cleared = Signal()
    all_wanted = Signal()
    invert_wanted = Signal()
    drawn = Signal()
    failed = Signal(str)

    def __init__(
        self, scene: NetworkScene, names: Callable[..., list[str]], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.scene = scene
        self.tool = Tool.SELECT
        self.camera = _FLAT
        self.name_limit = BESIDE
        self.reserved: tuple[Box, ...] = ()
        self.at = -1
        self._look, self._fitted = look, False
        #: Width and height, in pixels, of the legend in the lower left corner: what is fitted stands clear of it.
        self.corner = (0.0, 0.0)
        self._frame: NetworkFrame | None = None
        self._trail: list[QPointF] = []
        self._pressed: QMouseEvent | None = None
        self._last, self._hover = QPointF(), -1
        self._motion: QVariantAnimation | None = None
        self._thread = RenderThread(lambda: NetworkPainter(names), self)
        self._thread.ready.connect(self._take)
        self._thread.failed.connect(self.failed)
        self._hover_timer = self._timer(HOVER, self._look_under)
        self._rest_timer = self._timer(REST, self.refresh)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(280, 200)

    # -- what is shown ---------------------------------------------------------------------

    @property
    def frame(self) -> NetworkFrame | None:
        """The picture on screen."""
        return self._frame

    @property
    def settled(self) -> bool:
        """The picture on screen is the latest that was asked for, and nothing moves."""
        frame = self._frame
        still = frame is not None and frame.view == self.view() and frame.scene is self.scene
        return still and self._motion is None and not self._thread.busy

    def view(self, moving: bool = False) -> NetworkWish:
        """How the scene is looked at now."""
        size = (max(self.width(), 1), max(self.height(), 1))
        return NetworkWish(
            self.camera, size, self._look, self.devicePixelRatioF(), moving, self.name_limit, self.reserved
        )

    def refresh(self, moving: bool = False) -> None:
        """Ask for a new picture."""
        self._thread.request(self.scene, self.view(moving))

    def set_look(self, look: Look) -> None:
        """Change colours with the theme."""
        self._look = look
        self.refresh()

    def show_scene(self, scene: NetworkScene) -> None:
        """Show other arrays; circles that stay keep the keyboard's place."""
        thing = int(self.scene.world.things[self.at]) if self.at >= 0 else -1
        self.scene = scene
        self.at = scene.world.circle(thing) if thing >= 0 else -1
        self._leave_hover()
        self.refresh()

    def shut_down(self) -> None:
        """Stop the render thread; the canvas draws nothing afterwards."""
        self._hover_timer.stop()
        self._rest_timer.stop()
        if self._motion is not None:
            self._motion.stop()
        self._thread.stop()

    # -- camera ------------------------------------------------------------------------------

    def frame_disc(self, disc: tuple[float, float, float], animate: bool = True) -> None:
        """Bring a disc (centre and radius in the world) into the window."""
        self.fly(self._facing(disc), animate)

    def fly(self, camera: Camera, animate: bool = True) -> None:
        """Move to another place, eased, or at once where motion is unwanted."""
        start = self.camera
        if animate:
            self.animate(lambda share: self._stand(start.towards(camera, share)))
        else:
            self._stand(camera)
            self.refresh()

    def animate(self, step: Callable[[float], object]) -> None:
        """Call ``step`` with shares from 0 to 1 over a fifth of a second; at once where motion is unwanted."""
        if self._motion is not None:
            self._motion.stop()
        still = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) == 0
        if still or not self.isVisible():
            step(1.0)
            self.refresh()
            return
        motion = self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=MOTION)
        motion.setEasingCurve(QEasingCurve.Type.InOutCubic)

        def advance(share: float) -> None:
            step(share)
            self.refresh(moving=True)
            self.update()

        motion.valueChanged.connect(advance)
        motion.finished.connect(self.refresh)
        motion.finished.connect(motion.deleteLater)
        motion.finished.connect(lambda: setattr(self, "_motion", None))
        motion.start()

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

    def _stand(self, camera: Camera) -> None:
        self.camera = camera

    def _nudge(self, camera: Camera) -> None:
        self.camera = camera
        self.refresh(moving=True)
        self._rest_timer.start()
        self.update()

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

    def _look_under(self) -> None:
        circle = self.circle_at(self._last)
        if circle != self._hover:
            self._hover = circle
            self.hovered.emit(circle, self._last)
            self.update()

    def _leave_hover(self) -> None:
        self._hover_timer.stop()
        if self._hover >= 0:
            self._hover = -1
            self.hovered.emit(-1, self._last)
            self.update()

    # -- events ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._leave_hover()
        self._pressed = event.clone()
        self._last = event.position()
        self._trail = [event.position()] if self._marks(event) else []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = event.position() - self._last
        self._last = event.position()
        if not event.buttons():
            self._hover_timer.start()
            if self._hover >= 0 and self.circle_at(self._last) != self._hover:
                self._leave_hover()
        elif self._trail:
            if (event.position() - self._trail[-1]).manhattanLength() >= 3:
                self._trail.append(event.position())
                self.update()
        else:
            self._nudge(self.camera.panned(step.x(), step.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, trail, self._pressed, self._trail = self._pressed, self._trail, None, []
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        rectangle = self.tool is not Tool.LASSO
        closed = len(trail) >= ROUND and not rectangle  # a lasso that ends where it began
        if (event.position() - pressed.position()).manhattanLength() < _CLICK and not closed:
            self._click(event)
        elif len(trail) > 1:
            outline = QPolygonF(QRectF(trail[0], trail[-1]).normalized()) if rectangle else QPolygonF(trail)
            change = marking(event, drags_with_shift=self.tool not in (Tool.LASSO, Tool.RECTANGLE))
            self.marked.emit(self.circles_in(outline), change, Tool.RECTANGLE if rectangle else Tool.LASSO)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        circle = self.circle_at(event.position())
        if circle >= 0:
            self.at = circle
            self.opened.emit(circle)

    def wheelEvent(self, event: QWheelEvent) -> None:
        away = event.position() - QPointF(self.width() / 2, self.height() / 2)
        self._leave_hover()
        self._nudge(self.camera.zoomed(1.0015 ** event.angleDelta().y(), (away.x(), away.y())))

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

    def leaveEvent(self, event: QEvent) -> None:
        self._leave_hover()

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

    def _timer(self, wait: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=wait)
        timer.timeout.connect(action)
        return timer

    def _take(self, frame: NetworkFrame) -> None:
        self._frame = frame
        self._thread.taken()
        self.update()
        self.drawn.emit()

    def _marks(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return left and (shifted or self.tool in (Tool.RECTANGLE, Tool.LASSO))

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

    def _paint_trail(self, painter: QPainter) -> None:
        if len(self._trail) < 2 or self._pressed is None:
            return
        accent, tint = QColor(self._look.accent), QColor(self._look.accent)
        tint.setAlpha(28)
        painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        if self.tool is not Tool.LASSO:
            painter.drawRect(QRectF(self._trail[0], self._trail[-1]).normalized())
        else:
            painter.drawPolygon(QPolygonF(self._trail))


def marking(event: QMouseEvent, drags_with_shift: bool) -> Change:
    """Alt takes away, Shift or Ctrl adds; where Shift began the rectangle, only Ctrl adds."""
    keys = event.modifiers()
    if keys & Qt.KeyboardModifier.AltModifier:
        return Change.SUBTRACT
    if keys & Qt.KeyboardModifier.ControlModifier:
        return Change.ADD
    if keys & Qt.KeyboardModifier.ShiftModifier and not drags_with_shift:
        return Change.ADD
    return Change.REPLACE
