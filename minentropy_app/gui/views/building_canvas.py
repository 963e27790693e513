"""The building drawn: a painter's picture of boxes from the far ones to the near ones, without any graphics card."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.canvas.camera import Array, Camera, fitted
from minentropy_app.gui.views.building_scene import SIDES, Building
from minentropy_app.gui.words import translate

_STEP, _TURN = 1.25, 12.0
#: How dark the sides of a box are beside its top, and how far others fade beside a selection.
_SHADE = (0.0, 0.16, 0.16, 0.30, 0.30)
_FADED, _SLAB_ALPHA = 0.62, 205
#: Pixels above (tools) and below (legend) that the building leaves free.
_ABOVE, _BELOW = 56, 64


class BuildingCanvas(QWidget):
    """Shows a building; says which bay is pointed at and chosen."""

    hovered = Signal(int, QPointF)
    chosen = Signal(int, object)

    def __init__(self, building: Building, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.building, self._tokens = building, tokens
        self.camera = Camera(yaw=math.radians(28), pitch=math.radians(32), perspective=1.0)
        self.colours: npt.NDArray[np.uint32] = np.zeros(len(building.corners), np.uint32)
        self.selected: frozenset[int] = frozenset()
        self.doors: tuple[int, ...] = ()
        self.ways: tuple[tuple[int, int], ...] = ()
        self.walk: list[int] = []
        self.stops: list[int] = []
        self.over = -1
        self._at = -1
        self._drawn: list[tuple[int, QPolygonF]] = []
        self._pressed: QPointF | None = None
        self._button = Qt.MouseButton.NoButton
        self._dragging = self._moved = False
        self._cache: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(280, 200)

    # -- what others may ask -----------------------------------------------------------------

    def show_colours(self, colours: npt.NDArray[np.uint32]) -> None:
        """Colour the bays."""
        self.colours = colours
        self.refresh()

    def show_selected(self, bays: frozenset[int]) -> None:
        """Show these bays in full colour and let the others fade."""
        self.selected = bays
        self.refresh()

    def show_walk(self, stops: list[int], nodes: list[int]) -> None:
        """Draw a walk past some bays."""
        self.stops, self.walk = stops, nodes
        self.refresh()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.refresh()

    def refresh(self) -> None:
        """Draw anew."""
        self._cache = None
        self.update()

    def fit(self) -> None:
        """Show the whole building, from where it is looked at now."""
        self._moved = False
        size = (float(self.width()), float(max(self.height() - _ABOVE - _BELOW, 50)))
        pose = dataclasses.replace(self.camera, perspective=self.camera.perspective or 1.0)
        self.camera = fitted(self.building.points, size, pose)
        self.refresh()

    def look(self, camera: Camera) -> None:
        """Look from elsewhere."""
        self.camera, self._moved = camera, True
        self.refresh()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go away."""
        place = at - self._middle() if at is not None else QPointF()
        self.look(self.camera.zoomed(factor, (place.x(), place.y())))

    def bay_at(self, place: QPointF) -> int:
        """The nearest bay drawn at a place, −1 where there is none."""
        inside = (bay for bay, side in reversed(self._drawn) if side.containsPoint(place, Qt.FillRule.WindingFill))
        return next(inside, -1)

    def middle_of(self, bay: int) -> QPointF:
        """Where the middle of a bay is drawn."""
        x, y, _ = self._seen(self.building.corners[bay].mean(axis=0)[None])[0]
        return QPointF(x, y)

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._cache is None:
            ratio = self.devicePixelRatioF()
            self._cache = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            self._cache.setDevicePixelRatio(ratio)
            self._cache.fill(self._tokens.colour("surface"))
            with QPainter(self._cache) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self.draw(painter)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(0, 0, self._cache)
            for bay, style in ((self.over, Qt.PenStyle.SolidLine), (self._at, Qt.PenStyle.DotLine)):
                if bay >= 0 and (style is Qt.PenStyle.SolidLine or self.hasFocus()):
                    painter.setPen(QPen(self._tokens.colour("accent"), 2, style))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    for side in (side for number, side in self._drawn if number == bay):
                        painter.drawPolygon(side)

    def draw(self, painter: QPainter) -> None:
        """Draw with any painter, floor by floor from the lowest."""
        self._drawn = []
        building = self.building
        corners = self._seen(building.corners.reshape(-1, 3)).reshape(-1, 8, 3)
        nodes, slabs = self._seen(building.nodes), self._seen(building.slabs.reshape(-1, 3)).reshape(-1, 4, 3)
        for level in range(len(slabs)):
            self._slab(painter, slabs[level], level)
            self._ways(painter, nodes, level)
            for bay in self._from_far(np.flatnonzero(building.level == level)):
                self._box(painter, int(bay), corners[bay])
        self._stairs(painter, nodes)
        self._doors(painter, nodes)
        self._walk(painter, nodes, corners)

    def _from_far(self, bays: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Bays by distance from the eye, the farthest first."""
        forward = self.camera.basis()[2]
        depth = self.building.corners[bays].mean(axis=1) @ forward
        return bays[np.argsort(-depth, kind="stable")]

    def _slab(self, painter: QPainter, corners: Array, level: int) -> None:
        colour = self._tokens.colour("panel")
        colour.setAlpha(255 if level == 0 else _SLAB_ALPHA)
        painter.setPen(QPen(self._tokens.colour("border"), 1))
        painter.setBrush(colour)
        painter.drawPolygon(_polygon(corners))

    def _ways(self, painter: QPainter, nodes: Array, level: int) -> None:
        pen = QPen(self._tokens.colour("line"), max(1.0, 0.35 * self.camera.scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        floors = self.building.node_level
        for a, b in self.ways:
            if floors[a] == level and floors[b] == level:
                painter.drawLine(QLineF(*nodes[a, :2], *nodes[b, :2]))

    def _box(self, painter: QPainter, bay: int, corners: Array) -> None:
        forward = self.camera.basis()[2]
        own = QColor.fromRgb(int(self.colours[bay]) & 0xFFFFFF)
        chosen = bay in self.selected
        if self.selected and not chosen:
            own = _mixed(own, self._tokens.colour("surface"), _FADED)
        edge = self._tokens.colour("accent") if chosen else _mixed(own, self._tokens.colour("surface"), 0.35)
        painter.setPen(QPen(edge, 2.0 if chosen else 0.8))
        for (side, looks), shade in zip(SIDES, _SHADE, strict=True):
            if float(np.dot(looks, forward)) < -1e-3:
                shape = _polygon(corners[list(side)])
                painter.setBrush(_mixed(own, QColor("#000000"), shade))
                painter.drawPolygon(shape)
                self._drawn.append((bay, shape))

    def _stairs(self, painter: QPainter, nodes: Array) -> None:
        floors = self.building.node_level
        pen = QPen(self._tokens.colour("secondary"), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for a, b in self.ways:
            if floors[a] != floors[b]:
                painter.setPen(pen)
                painter.drawLine(QLineF(*nodes[a, :2], *nodes[b, :2]))
                middle = (nodes[a, :2] + nodes[b, :2]) / 2
                self._haloed(painter, QPointF(middle[0] + 8, middle[1]), translate("gui.views.building", "stairs"))

    def _doors(self, painter: QPainter, nodes: Array) -> None:
        accent = self._tokens.colour("accent")
        for door in self.doors:
            at = QPointF(*nodes[door, :2])
            flat = max(abs(math.sin(self.camera.pitch)), 0.2)
            painter.setPen(QPen(accent, 2))
            painter.setBrush(self._tokens.colour("surface"))
            painter.drawEllipse(at, 9, 9 * flat)
            painter.setBrush(accent)
            painter.drawEllipse(at, 3, 3 * flat)
            self._haloed(painter, at + QPointF(12, 5), translate("gui.views.building", "entrance"), accent)

    def _walk(self, painter: QPainter, nodes: Array, corners: Array) -> None:
        if len(self.walk) < 2:
            return
        path = QPainterPath(QPointF(*nodes[self.walk[0], :2]))
        for node in self.walk[1:]:
            path.lineTo(QPointF(*nodes[node, :2]))
        pen = QPen(self._tokens.colour("accent"), 2.5, Qt.PenStyle.DashLine)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setFont(_bold())
        for number, bay in enumerate(self.stops, 1):
            at = QPointF(*corners[bay, 4:, :2].mean(axis=0))
            painter.setPen(QPen(self._tokens.colour("surface"), 2))
            painter.setBrush(self._tokens.colour("accent"))
            painter.drawEllipse(at, 10, 10)
            painter.setPen(self._tokens.colour("on_accent"))
            painter.drawText(QRectF(at.x() - 10, at.y() - 10, 20, 20), Qt.AlignmentFlag.AlignCenter, str(number))

    def _haloed(self, painter: QPainter, at: QPointF, text: str, colour: QColor | None = None) -> None:
        painter.setFont(_bold())
        path = QPainterPath()
        path.addText(at, painter.font(), text)
        halo = QPen(self._tokens.colour("surface"), 3.5)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(halo)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(colour or self._tokens.colour("secondary"))
        painter.drawText(at, text)

    # -- hands -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._button, self._dragging = event.position(), event.button(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._point_at(event.position())
            return
        step = event.position() - self._pressed
        if not self._dragging and step.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging, self._pressed = True, event.position()
        turn = self._button == Qt.MouseButton.LeftButton
        camera = self.camera
        self.look(camera.orbited(step.x(), step.y()) if turn else camera.panned(step.x(), step.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._at = self.bay_at(event.position())
            self.chosen.emit(self._at, event.modifiers())
        self._pressed, self._dragging = None, False

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(QPointF(-1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {
            Qt.Key.Key_Left: (-_TURN, 0), Qt.Key.Key_Right: (_TURN, 0), Qt.Key.Key_Up: (0, _TURN),
            Qt.Key.Key_Down: (0, -_TURN),
        }.get(Qt.Key(event.key()))  # fmt: skip
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if turns is not None:
            self.look(self.camera.orbited(*turns))
        elif Qt.Key(event.key()) in steps:
            self._at = (self._at + steps[Qt.Key(event.key())]) % max(len(self.colours), 1)
            self.over = self._at
            self.hovered.emit(self._at, self.middle_of(self._at))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._at >= 0:
            self.chosen.emit(self._at, event.modifiers())
        elif event.key() == Qt.Key.Key_Home:
            self.fit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._moved:
            self.fit()
        self.refresh()

    # -- measures ------------------------------------------------------------------------------

    def _point_at(self, place: QPointF) -> None:
        over = self.bay_at(place)
        if over != self.over:
            self.over = over
            self.update()
        self.hovered.emit(over, place)

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, (self.height() + _ABOVE - _BELOW) / 2)

    def _seen(self, points: Array) -> Array:
        """(m, 3) places -> (m, 3) x, y on the screen and zoom."""
        middle = self._middle()
        return self.camera.to_screen(points, (2 * middle.x(), 2 * middle.y()))


def _polygon(corners: Array) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners[:, :2].tolist()])


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def _bold():
    font = theme.body_font(theme.SMALL)
    font.setBold(True)
    return font
