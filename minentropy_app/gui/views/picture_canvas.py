"""What every picture of items shares: camera, gestures, hover, motion, and the thread that draws."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from enum import Enum
from itertools import chain

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QWidget

from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.free_area import fit_between
from minentropy_app.gui.canvas.labels import FREE_NAMES, Box, Names
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.rasteriser import Frame, Rasteriser, View
from minentropy_app.gui.canvas.render_thread import RenderThread
from minentropy_app.gui.views.space_scene import SpaceScene

#: Milliseconds: hover card, rest after a movement, and animated changes.
HOVER, REST, MOTION = 120, 140, 220
_CLICK = 4
#: Points of a lasso that goes round something, some pixels apart.
ROUND = 4
#: Kept free at the edges of a picture that shows everything and round what floats over it, logical pixels.
_MARGIN = 14.0
#: A legend of sizes grows with the picture: where pieces move less than this, a fit is not thought over.
_STIR = 24.0
#: A move under perspective changes what is seen a little: it is put right so many times.
ROUNDS = 3
_REACH = 5


class Tool(Enum):
    """What a drag with the left button does."""

    ORBIT = "orbit"
    SELECT = "select"
    RECTANGLE = "rectangle"
    LASSO = "lasso"


class Change(Enum):
    """How newly marked items join the selection."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    TOGGLE = "toggle"


class PictureCanvas(QWidget):
    """Shows the items of one model; tells what was pointed at and marked, knows nothing of the selection."""

    hovered = Signal(int, QPointF)
    marked = Signal(object, object, object)
    cleared = Signal()
    all_wanted = Signal()
    invert_wanted = Signal()
    moved = Signal()
    drawn = Signal()
    failed = Signal(str)

    def __init__(self, items: SpaceScene, look: Look, tool: Tool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model = items.model
        self.model, self.items, self.tool = model, items, tool
        self.names, self.name_limit = True, FREE_NAMES
        self.reserved: tuple[Box, ...] = ()
        self.camera = Camera()
        self._look = look
        self.fitted = False
        self._as_fitted: Camera | None = None
        self._fit_pose: Camera | None = None
        self._fitting = False
        self._clear_of: tuple[Box, ...] = ()
        self._frame: Frame | None = None
        self._trail: list[QPointF] = []
        self._pressed: QMouseEvent | None = None
        self._last = QPointF()
        self._hover = -1
        self._motion: QVariantAnimation | None = None
        self._thread = RenderThread(self.painter(lambda rows: model.labels(model.item_ids[rows])), self)
        self._thread.ready.connect(self._take)
        self._thread.failed.connect(self.failed)
        self._hover_timer = self._timer(HOVER, self._look_under)
        self._rest_timer = self._timer(REST, self.refresh)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 240)

    def painter(self, names: Names) -> Callable[[], Rasteriser]:
        """What makes the rasteriser of these pictures, in the thread that draws."""
        raise NotImplementedError

    # -- what is shown ---------------------------------------------------------------------

    @property
    def frame(self) -> Frame | None:
        """The picture on screen."""
        return self._frame

    @property
    def settled(self) -> bool:
        """The picture on screen is the latest that was asked for, and nothing moves."""
        frame = self._frame
        still = frame is not None and frame.view == self.view() and frame.scene is self.items.scene
        return still and self._motion is None and not self._thread.busy

    def view(self, moving: bool = False) -> View:
        """How the scene is looked at now."""
        raise NotImplementedError

    def fitted_pose(self, pose: Camera | None = None) -> Camera:
        """A pose that shows everything; without a wish in the opening pose."""
        raise NotImplementedError

    def close_pose(self, row: int) -> Camera:
        """A pose with one item in the middle, near enough to read what is around it."""
        raise NotImplementedError

    def refresh(self, moving: bool = False) -> None:
        """Ask for a new picture."""
        self._thread.request(self.items.scene, self.view(moving))

    def set_look(self, look: Look) -> None:
        """Change colours with the theme."""
        self._look = look
        self.refresh()

    def show_positions(self, positions: npt.NDArray[np.floating], animate: bool = True) -> None:
        """Move items to other places: a morph for another result, at once for a live one."""
        before = self.items.scene.positions.astype(np.float64)
        if not animate:
            self.items.move(positions)
            self.refresh(moving=True)
            self._rest_timer.start()
            return
        self._animate(lambda share: self.items.move(before + (positions - before) * share))

    def shut_down(self) -> None:
        """Stop the render thread; the canvas draws nothing afterwards."""
        self._hover_timer.stop()
        self._rest_timer.stop()
        if self._motion is not None:
            self._motion.stop()
        self._thread.stop()

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

    def fly(self, camera: Camera, animate: bool = True) -> None:
        """Move to another pose, eased, or at once where motion is unwanted."""
        start = self.camera
        if animate:
            self._animate(lambda share: self._stand(start.towards(camera, share)))
        else:
            self._stand(camera)
            self.refresh()

    def follow(self, camera: Camera) -> None:
        """Take the pose of another canvas at once."""
        if camera != self.camera:
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

    def _nudge(self, camera: Camera) -> None:
        self._stand(camera)
        self.refresh(moving=True)
        self._rest_timer.start()

    def _animate(self, step: Callable[[float], None]) -> None:
        if self._motion is not None:
            self._motion.stop()
        if (
            self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) == 0
            or not self.isVisible()
        ):
            step(1.0)
            self.refresh()
            return
        motion = self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=MOTION)
        motion.setEasingCurve(QEasingCurve.Type.InOutCubic)

        def advance(share: float) -> None:
            step(share)
            self.refresh(moving=True)

        motion.valueChanged.connect(advance)
        motion.finished.connect(self.refresh)
        motion.finished.connect(motion.deleteLater)
        motion.finished.connect(lambda: setattr(self, "_motion", None))
        motion.start()

    # -- pointing ----------------------------------------------------------------------------

    def row_at(self, place: QPointF) -> int:
        """The item drawn at or within a few pixels of a place, or -1."""
        if self._frame is None:
            return -1
        ratio = self._frame.view.ratio
        x, y = int(place.x() * ratio), int(place.y() * ratio)
        return int(kernels.nearest_drawn(self._frame.ids, x, y, round(_REACH * ratio)))

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

    def _look_under(self) -> None:
        row = self.row_at(self._last)
        if row != self._hover:
            self._hover = row
            self.hovered.emit(row, self._last)
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
            if self._hover >= 0 and self.row_at(self._last) != self._hover:
                self._leave_hover()
        elif self._trail:
            self._extend(event.position())
        else:
            self._nudge(self._dragged(event, step.x(), step.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, trail, self._pressed, self._trail = self._pressed, self._trail, None, []
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        still = (event.position() - pressed.position()).manhattanLength() < _CLICK
        closed = len(trail) >= ROUND and not self._rectangular(pressed)  # a lasso that ends where it began
        if still and not closed:
            self._click(event)
        elif len(trail) > 1:
            rectangle = self._rectangular(pressed)
            outline = QPolygonF(QRectF(trail[0], trail[-1]).normalized()) if rectangle else QPolygonF(trail)
            rows = self.rows_in(outline)
            change = _change(event, drags_with_shift=self.tool not in (Tool.LASSO, Tool.RECTANGLE))
            self.marked.emit(self.model.item_ids[rows], change, Tool.RECTANGLE if rectangle else Tool.LASSO)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row >= 0:
            self.fly_to_item(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        away = event.position() - middle
        self._leave_hover()
        self._nudge(self.camera.zoomed(1.0015 ** event.angleDelta().y(), (away.x(), away.y())))

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

    def leaveEvent(self, event: QEvent) -> None:
        self._leave_hover()

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

    def _timer(self, wait: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=wait)
        timer.timeout.connect(action)
        return timer

    def _take(self, frame: Frame) -> None:
        self._frame = frame
        self._thread.taken()
        self.update()
        self.drawn.emit()

    def _marks(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return left and (shifted or self.tool in (Tool.RECTANGLE, Tool.LASSO))

    def _rectangular(self, pressed: QMouseEvent) -> bool:
        return self.tool is not Tool.LASSO

    def _dragged(self, event: QMouseEvent, across: float, down: float) -> Camera:
        """The pose after a drag of so many pixels."""
        return self.camera.panned(across, down)

    def _stepped(self, across: int, down: int, shifted: bool) -> Camera:
        """The pose after an arrow key."""
        return self.camera.panned(-48 * across, -48 * down)

    def _extend(self, place: QPointF) -> None:
        if (place - self._trail[-1]).manhattanLength() >= 3:
            self._trail.append(place)
            self.update()

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

    def _paint_trail(self, painter: QPainter) -> None:
        if len(self._trail) < 2 or self._pressed is None:
            return
        accent, tint = QColor(self._look.accent), QColor(self._look.accent)
        tint.setAlpha(28)
        painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        if self._rectangular(self._pressed):
            painter.drawRect(QRectF(self._trail[0], self._trail[-1]).normalized())
        else:
            painter.drawPolygon(QPolygonF(self._trail))


def _change(event: QMouseEvent, drags_with_shift: bool) -> Change:
    """Alt takes away, Shift or Ctrl adds; where Shift began the rectangle, only Ctrl adds."""
    keys = event.modifiers()
    if keys & Qt.KeyboardModifier.AltModifier:
        return Change.SUBTRACT
    if keys & Qt.KeyboardModifier.ControlModifier:
        return Change.ADD
    if keys & Qt.KeyboardModifier.ShiftModifier and not drags_with_shift:
        return Change.ADD
    return Change.REPLACE


def _elsewhere(pieces: tuple[Box, ...], before: tuple[Box, ...]) -> bool:
    """Whether pieces came, went or moved by more than a little."""
    if len(pieces) != len(before):
        return True
    return any(abs(a - b) > _STIR for a, b in zip(chain(*pieces), chain(*before), strict=True))
