"""The building drawn: a painter's picture of boxes from the far ones to the near ones, without any graphics card."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.canvas.camera import Array, Camera, fitted
from minentropy_app.gui.views.building_scene import SIDES, Building
from minentropy_app.gui.views.floor_canvas import FloorCanvas
from minentropy_app.gui.views.floor_marks import bold, draw_walk, haloed, mixed
from minentropy_app.gui.words import translate

_TURN = 12.0
#: How dark the sides of a box are beside its top, and how far others fade beside a selection.
_SHADE = (0.0, 0.16, 0.16, 0.30, 0.30)
_FADED, _SLAB_ALPHA = 0.62, 205
#: Pixels above (tools) and below (legend) that the building leaves free.
_ABOVE, _BELOW = 56, 64


class BuildingCanvas(FloorCanvas):
    """Shows a building; says which bay is pointed at and chosen."""

    def __init__(self, building: Building, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(len(building.corners), tokens, parent)
        self.building = building
        self.camera = Camera(yaw=math.radians(28), pitch=math.radians(32), perspective=1.0)
        self.doors: tuple[int, ...] = ()
        self.ways: tuple[tuple[int, int], ...] = ()
        self._drawn: list[tuple[int, QPolygonF]] = []
        self._button = Qt.MouseButton.NoButton
        self._moved = False
        self.setMinimumSize(280, 200)

    # -- what others may ask -----------------------------------------------------------------

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

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Come nearer or go away."""
        place = about - self._middle() if about is not None else QPointF()
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

    def mark(self, painter: QPainter) -> None:
        """Frame what is pointed at, and what the keys have reached."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for bay, style in ((self.over, Qt.PenStyle.SolidLine), (self._at, Qt.PenStyle.DotLine)):
            if bay >= 0 and (style is Qt.PenStyle.SolidLine or self.hasFocus()):
                painter.setPen(QPen(self._tokens.colour("accent"), 2, style))
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
            own = mixed(own, self._tokens.colour("surface"), _FADED)
        edge = self._tokens.colour("accent") if chosen else mixed(own, self._tokens.colour("surface"), 0.35)
        painter.setPen(QPen(edge, 2.0 if chosen else 0.8))
        for (side, looks), shade in zip(SIDES, _SHADE, strict=True):
            if float(np.dot(looks, forward)) < -1e-3:
                shape = _polygon(corners[list(side)])
                painter.setBrush(mixed(own, QColor("#000000"), shade))
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
        places = [QPointF(*nodes[node, :2]) for node in self.walk.tolist()]
        stops = [(k, QPointF(*corners[bay, 4:, :2].mean(axis=0))) for k, bay in enumerate(self.stops, 1)]
        draw_walk(painter, places, stops, self._tokens)

    def _haloed(self, painter: QPainter, at: QPointF, text: str, colour: QColor | None = None) -> None:
        painter.setFont(bold())
        surface = self._tokens.colour("surface")
        haloed(painter, at, text, (colour or self._tokens.colour("secondary"), surface))

    # -- hands -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._button, self._dragging = event.position(), event.button(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._point_at(self.bay_at(event.position()), event.position())
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

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, (self.height() + _ABOVE - _BELOW) / 2)

    def _seen(self, points: Array) -> Array:
        """(m, 3) places -> (m, 3) x, y on the screen and zoom."""
        middle = self._middle()
        return self.camera.to_screen(points, (2 * middle.x(), 2 * middle.y()))


def _polygon(corners: Array) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners[:, :2].tolist()])
