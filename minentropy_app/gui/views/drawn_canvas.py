"""What every canvas shares whose picture a thread of its own draws: camera, motion, pointing, marking by hand."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QWidget

from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.labels import Box
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.render_thread import RenderThread

#: Milliseconds: hover card, rest after a movement, and animated changes.
HOVER, REST, MOTION = 120, 140, 220
_CLICK = 4
#: Points of a lasso that goes round something, some pixels apart.
ROUND = 4


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


class DrawnCanvas(QWidget):
    """Tells what was pointed at and marked, knows nothing of the selection.

    A canvas says what is drawn (``drawn_scene``, ``view``), what lies at a place and in an outline, what a click
    does, and paints the frame that the thread made.
    """

    hovered = Signal(int, QPointF)
    marked = Signal(object, object, object)
    cleared = Signal()
    all_wanted = Signal()
    invert_wanted = Signal()
    drawn = Signal()
    failed = Signal(str)

    def __init__(self, look: Look, tool: Tool, painter: Callable[[], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool, self.camera = tool, Camera()
        self.reserved: tuple[Box, ...] = ()
        #: Whether nothing is drawn yet, because others that are looked at together are not there.
        self.held = False
        self._look = look
        self._frame: Any = None
        self._trail: list[QPointF] = []
        self._pressed: QMouseEvent | None = None
        self._last, self._hover = QPointF(), -1
        self._motion: QVariantAnimation | None = None
        self._thread = RenderThread(painter, self)
        self._thread.ready.connect(self._take)
        self._thread.failed.connect(self.failed)
        self._hover_timer = self._timer(HOVER, self._look_under)
        self._rest_timer = self._timer(REST, self.refresh)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # -- what each canvas says -----------------------------------------------------------------

    @property
    def drawn_scene(self) -> Any:
        """What is drawn."""
        raise NotImplementedError

    def view(self, moving: bool = False) -> Any:
        """How the scene is looked at now."""
        raise NotImplementedError

    def thing_at(self, place: QPointF) -> int:
        """What lies at or within a few pixels of a place, or -1."""
        raise NotImplementedError

    def things_in(self, outline: QPolygonF) -> npt.NDArray[np.integer]:
        """What is marked by an outline."""
        raise NotImplementedError

    def _click(self, event: QMouseEvent) -> None:
        """Answer a click."""
        raise NotImplementedError

    def _dragged(self, event: QMouseEvent, across: float, down: float) -> Camera:
        """The pose after a drag of so many pixels."""
        return self.camera.panned(across, down)

    def _stand(self, camera: Camera) -> None:
        self.camera = camera

    # -- what is shown -------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """The picture on screen is the latest that was asked for, and nothing moves."""
        frame = self._frame
        still = frame is not None and frame.view == self.view() and frame.scene is self.drawn_scene
        return still and self._motion is None and not self._thread.busy

    def refresh(self, moving: bool = False) -> None:
        """Ask for a new picture; the first is asked for when it is shown, at the size that it then has."""
        if self.held or (self._frame is None and not self.isVisible()):
            return
        self._thread.request(self.drawn_scene, self.view(moving))

    def set_look(self, look: Look) -> None:
        """Change colours with the theme."""
        self._look = look
        self.refresh()

    def shut_down(self) -> None:
        """Stop the render thread; the canvas draws nothing afterwards."""
        self._hover_timer.stop()
        self._rest_timer.stop()
        if self._motion is not None:
            self._motion.stop()
        self._thread.stop()

    # -- camera ----------------------------------------------------------------------------------

    def fly(self, camera: Camera, animate: bool = True) -> None:
        """Move to another pose, eased, or at once where motion is unwanted."""
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

        motion.valueChanged.connect(advance)
        motion.finished.connect(self.refresh)
        motion.finished.connect(motion.deleteLater)
        motion.finished.connect(lambda: setattr(self, "_motion", None))
        motion.start()

    def _nudge(self, camera: Camera) -> None:
        self._stand(camera)
        self.refresh(moving=True)
        self._rest_timer.start()

    # -- pointing ----------------------------------------------------------------------------------

    def _look_under(self) -> None:
        thing = self.thing_at(self._last)
        if thing != self._hover:
            self._hover = thing
            self.hovered.emit(thing, self._last)
            self.update()

    def _leave_hover(self) -> None:
        self._hover_timer.stop()
        if self._hover >= 0:
            self._hover = -1
            self.hovered.emit(-1, self._last)
            self.update()

    # -- events ------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        if self._frame is None:
            self.refresh(moving=True)
            self._rest_timer.start()

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
            if self._hover >= 0 and self.thing_at(self._last) != self._hover:
                self._leave_hover()
        elif self._trail:
            self._extend(event.position())
        else:
            self._nudge(self._dragged(event, step.x(), step.y()))

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
            self.marked.emit(self.things_in(outline), change, Tool.RECTANGLE if rectangle else Tool.LASSO)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        away = event.position() - QPointF(self.width() / 2, self.height() / 2)
        self._leave_hover()
        self._nudge(self.camera.zoomed(1.0015 ** event.angleDelta().y(), (away.x(), away.y())))

    def leaveEvent(self, event: QEvent) -> None:
        self._leave_hover()

    # -- helpers -----------------------------------------------------------------------------------

    def _timer(self, wait: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=wait)
        timer.timeout.connect(action)
        return timer

    def _take(self, frame: Any) -> None:
        before, self._frame = self._frame, frame
        self._thread.taken()
        self._exchange(before, frame)
        self.drawn.emit()

    def _exchange(self, before: Any, after: Any) -> None:
        """Paint a new picture in place of another."""
        self.update()

    def _marks(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return left and (shifted or self.tool in (Tool.RECTANGLE, Tool.LASSO))

    def _extend(self, place: QPointF) -> None:
        if (place - self._trail[-1]).manhattanLength() >= 3:
            self._trail.append(place)
            self.update()

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
