"""The building drawn: a painter's picture of boxes from the far ones to the near ones, without any graphics card."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.canvas.camera import Array, Camera, fitted
from minentropy_app.gui.canvas.quad_kernels import draw_quads
from minentropy_app.gui.views.building_scene import Building, way_strips
from minentropy_app.gui.views.building_sides import Seen, Sides, bay_looks, dressed, sides_of
from minentropy_app.gui.views.floor_canvas import FloorCanvas
from minentropy_app.gui.views.floor_marks import bold, draw_walk, haloed
from minentropy_app.gui.words import translate

#: Pixels of a drag that an arrow key stands for; milliseconds after which the hand counts as resting.
_TURN, _REST = 12.0, 160
#: Pixels above (tools) and below (legend) that the building leaves free.
_ABOVE, _BELOW = 56, 64


class BuildingCanvas(FloorCanvas):
    """Shows a building; says which bay is pointed at and chosen."""

    def __init__(self, building: Building, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(len(building.corners), tokens, parent)
        self.building = building
        self.camera = Camera(yaw=math.radians(28), pitch=math.radians(32), perspective=1.0)
        self.doors: tuple[int, ...] = ()
        self.ways: npt.NDArray[np.int64] = np.zeros((0, 2), np.int64)
        self._sides: Sides | None = None
        self._button = Qt.MouseButton.NoButton
        self._moved = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.refresh)
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
        self._rest.start()
        self.refresh()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Come nearer or go away."""
        place = about - self._middle() if about is not None else QPointF()
        self.look(self.camera.zoomed(factor, (place.x(), place.y())))

    def bay_at(self, place: QPointF) -> int:
        """The nearest bay drawn at a place, −1 where there is none."""
        return self.sides.at(place)

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
                for k in np.flatnonzero(self.sides.bay == bay).tolist():
                    painter.drawPolygon(self.sides.polygon(k))

    @property
    def moving(self) -> bool:
        """The hand has not come to rest; then the picture is drawn as it is written to a file."""
        return self._rest.isActive()

    @property
    def sides(self) -> Sides:
        """What is seen from here; kept until something changes."""
        if self._sides is None:
            looks = bay_looks(self.colours, self.selected, self._tokens)
            found = sides_of(self.building, self.ways, self._on_screen(), self.camera, looks)
            self._sides = dressed(found, self._tokens)
        return self._sides

    def refresh(self) -> None:
        """Draw anew."""
        self._sides = None
        super().refresh()

    def _picture(self) -> QPixmap:
        """While the hand moves, the sides are filled by a kernel: a painter takes four times as long for them."""
        if not self.moving:
            return super()._picture()
        ratio = self.devicePixelRatioF()
        image = QImage(round(self.width() * ratio), round(self.height() * ratio), QImage.Format.Format_RGB32)
        image.fill(self._tokens.colour("surface"))
        pixels = np.frombuffer(image.bits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
        sides = self.sides
        corners = np.ascontiguousarray(sides.corners * ratio)
        draw_quads(pixels, corners, sides.fills, sides.edges, sides.opacity, sides.wide * ratio)
        image.setDevicePixelRatio(ratio)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_upon(painter)
        return QPixmap.fromImage(image)

    def draw(self, painter: QPainter) -> None:
        """Draw with any painter, floor by floor from the lowest."""
        sides = self.sides
        for k in range(len(sides.bay)):
            fill = QColor.fromRgb(int(sides.fills[k]))
            fill.setAlphaF(float(sides.opacity[k]))
            frame = QPen(QColor.fromRgb(int(sides.edges[k])), float(sides.wide[k]))
            painter.setPen(frame if sides.wide[k] > 0 else Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(sides.polygon(k))
        self._draw_upon(painter)

    def _draw_upon(self, painter: QPainter) -> None:
        """Stairs, doors and the walk, which nothing hides."""
        seen = self._on_screen()
        self._stairs(painter, seen.nodes)
        self._doors(painter, seen.nodes)
        self._walk(painter, seen.nodes, seen.corners)

    def _stairs(self, painter: QPainter, nodes: Array) -> None:
        floors = self.building.node_level
        pen = QPen(self._tokens.colour("secondary"), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for a, b in self.ways.tolist():
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

    def _on_screen(self) -> Seen:
        building = self.building
        corners = self._seen(building.corners.reshape(-1, 3)).reshape(-1, 8, 3)
        slabs = self._seen(building.slabs.reshape(-1, 3)).reshape(-1, 4, 3)
        strips = self._seen(way_strips(building, self.ways).reshape(-1, 3)).reshape(-1, 4, 3)
        return Seen(corners, self._seen(building.nodes), strips, slabs)

    def _seen(self, points: Array) -> Array:
        """(m, 3) places -> (m, 3) x, y on the screen and zoom."""
        middle = self._middle()
        return self.camera.to_screen(points, (2 * middle.x(), 2 * middle.y()))
