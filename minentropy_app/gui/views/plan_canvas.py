"""A floor from above: shelves coloured by a figure, the door, a walk, and what would be moved."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from minentropy_app.gui import colours, theme
from minentropy_app.gui.views import plan_room
from minentropy_app.gui.views.floor_canvas import FloorCanvas
from minentropy_app.gui.views.floor_marks import draw_measure, written
from minentropy_app.gui.views.picture_canvas import Tool
from minentropy_app.gui.views.plan_marks import Trail
from minentropy_app.gui.views.plan_model import AFTER, PlanModel
from minentropy_app.gui.views.plan_room import Ground
from minentropy_app.model.inputs import Floats

_MOST_SCALE = 160.0
#: Pixels round the room at fit: sides, above (tools), below (legend and measure); metres of wall round what it holds.
_SIDE, _ABOVE, _BELOW, _WALL = 28.0, 62.0, 44.0, 0.5
#: Pixels of a bay from which its name is written.
_NAMED_FROM = 46.0


class PlanCanvas(FloorCanvas):
    """Draws one floor; says which face is pointed at, chosen, or dropped on."""

    dropped = Signal(int)
    menu_wanted = Signal(int, object)
    marked = Signal(object, object, object)

    def __init__(self, model: PlanModel, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(len(model.plan.bays), tokens, parent)
        self.model = model
        self.floor = model.floors[0] if model.floors else ""
        self.carrying = False
        self.named, self.when = True, AFTER
        self._scale, self._origin = 1.0, QPointF()
        self._above, self._beside, self.trail = _ABOVE, 0.0, Trail()
        self._moving = False

    # -- what others may ask -----------------------------------------------------------------

    def show_floor(self, floor: str) -> None:
        """Show a floor, all of it."""
        self.floor = floor
        self.fit()

    def leave(self, above: float, beside: float) -> None:
        """Keep the plan clear of what floats above it, and where there is room of what floats at its left."""
        if (above, beside) != (self._above, self._beside):
            self._above, self._beside = above, beside
            self.fit()

    def take_tool(self, tool: Tool) -> None:
        """Drag to move, or to mark."""
        self.trail.tool = tool
        cross = Qt.CursorShape.ArrowCursor if tool is Tool.SELECT else Qt.CursorShape.CrossCursor
        self.setCursor(cross)

    def bays_in(self, outline: QPolygonF) -> npt.NDArray[np.intp]:
        """Faces of the floor shown whose middle lies inside an outline."""
        rule = Qt.FillRule.OddEvenFill
        inside = [
            b for b in self.model.bays_of(self.floor).tolist() if outline.containsPoint(self.box_of(b).center(), rule)
        ]
        return np.array(inside, np.intp)

    def show_names(self, on: bool) -> None:
        """Write what the ranges hold, or do not."""
        self.named = on
        self.refresh()

    def fit(self) -> None:
        """Show the whole floor."""
        bays = self.model.bays_of(self.floor)
        room_x, room_y = self.width() - 2 * _SIDE, self.height() - self._above - _BELOW
        if not bays.size or min(room_x, room_y) < 20:
            return
        x0, y0, x1, y1 = self._extent()
        self._scale = min(room_x / (x1 - x0), room_y / (y1 - y0), _MOST_SCALE)
        middle = (self.width() - (x1 - x0) * self._scale) / 2
        right = self.width() - _SIDE - (x1 - x0) * self._scale  # as far right as it may begin
        left = max(middle, min(self._beside, right)) - x0 * self._scale
        top = self._above + (room_y - (y1 + y0) * self._scale) / 2
        self._origin = QPointF(left, top)
        self.refresh()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Come nearer or go away."""
        about = about or QPointF(self.width() / 2, self.height() / 2)
        factor = min(max(factor, 2.0 / self._scale), _MOST_SCALE / self._scale)
        self._origin = about + (self._origin - about) * factor
        self._scale *= factor
        self.refresh()

    def pan(self, across: float, down: float) -> None:
        """Move by so many pixels."""
        self._origin += QPointF(across, down)
        self.refresh()

    def box_of(self, bay: int) -> QRectF:
        """Where a face is drawn."""
        x0, y0, x1, y1 = self.model.boxes[bay].tolist()
        return QRectF(self._place(x0, y0), self._place(x1, y1))

    def middle_of(self, bay: int) -> QPointF:
        """Where the middle of a face is drawn."""
        return self.box_of(bay).center()

    def bay_at(self, place: QPointF) -> int:
        """The face at a place, −1 where there is none."""
        x, y = ((place - self._origin) / self._scale).toTuple()
        bays = self.model.bays_of(self.floor)
        boxes = self.model.boxes[bays]
        hit = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        found = bays[hit]
        return int(found[0]) if found.size else -1

    # -- painting ------------------------------------------------------------------------------

    def mark(self, painter: QPainter) -> None:
        """Frame what is pointed at, and what the keys have reached."""
        if self.over >= 0:
            painter.setPen(QPen(self._tokens.colour("accent"), 2))
            if self.carrying:
                painter.setBrush(_faded(self._tokens.colour("accent"), 70))
            painter.drawRoundedRect(self.box_of(self.over).adjusted(-2, -2, 2, 2), 3, 3)
        if self.hasFocus() and self._at >= 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._tokens.colour("text"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.box_of(self._at).adjusted(-4, -4, 4, 4))
        self.trail.paint(painter, self._tokens)

    def draw(self, painter: QPainter) -> None:
        """Draw the floor with any painter: a picture, a file, a page."""
        ground = Ground(self._tokens, self._walls(), self._scale, self._place)
        plan_room.draw_floor(painter, ground)
        for each in self.model.ranges:
            if each.floor == self.floor:
                plan_room.draw_range(painter, ground, each.box)
        for bay in self.model.bays_of(self.floor).tolist():
            self._draw_bay(painter, bay)
        words = [plan_room.draw_door(painter, ground, (float(x), float(y))) for x, y in self._doors()]
        if self.named:
            names = self.model.range_names(self.when)
            told = [
                (each.box, each.upright, names[k])
                for k, each in enumerate(self.model.ranges)
                if each.floor == self.floor
            ]
            plan_room.draw_names(painter, ground, told, words)
        plan_room.draw_stairs(painter, ground, self._stairs())
        self._draw_walk(painter)
        corner = QPointF(self.width() - 20.0, self.height() - 26.0)
        draw_measure(painter, corner, self._scale, self._tokens.colour("secondary"))

    def _draw_bay(self, painter: QPainter, bay: int) -> None:
        box = self.box_of(bay).adjusted(1, 1, -1, -1)
        chosen = bay in self.selected
        painter.setPen(QPen(self._tokens.colour("accent"), 2.5) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hexadecimal(int(self.colours[bay]))))
        painter.drawRoundedRect(box, 2, 2)
        use = self.model.result.bay_use
        if len(use) and use[bay]:
            painter.setPen(QPen(self._tokens.colour("secondary"), 1))
            painter.drawLine(box.topLeft(), box.bottomRight())
        if max(box.width(), box.height()) >= _NAMED_FROM:
            ink = QColor("#FFFFFF" if _dark(int(self.colours[bay])) else "#1A1F24")
            written(painter, box, self.model.plan.bays[bay], ink)

    def _draw_walk(self, painter: QPainter) -> None:
        here, plan = self._here(), self.model.plan
        nodes = [k for k in self.walk.tolist() if here[k]]
        if len(nodes) < 2:
            return
        x0, y0, x1, y1 = self._walls()
        spots = np.clip(self.model.spots, (x0, y0), (x1, y1))  # it begins and ends in the door
        places = [self._place(*spots[node]) for node in nodes]
        told = [(k, int(plan.bay_node[bay])) for k, bay in enumerate(self.stops, 1) if self._on_floor(bay)]
        plan_room.draw_walk(painter, self._tokens, places, [(k, self._place(*spots[node])) for k, node in told])

    def _on_floor(self, bay: int) -> bool:
        return self.model.plan.floors[bay] == self.floor

    # -- hands -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        bay = self.bay_at(event.position())
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(bay, event.globalPosition().toPoint())
            self._pressed = None
            return
        if self.trail.begin(event):
            self._dragging = self._moving = self.carrying = False
            return
        self.carrying = bay >= 0 and bay in self.selected and event.button() == Qt.MouseButton.LeftButton
        self._moving = bay < 0
        self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if self._pressed is not None and (event.position() - self._pressed).manhattanLength() >= far:
            self._dragging = True
        if self.trail:
            self.trail.go_on(event)
            self.update()
            return
        if self._dragging and self._moving and self._pressed is not None:
            step = event.position() - self._pressed
            self._pressed = event.position()
            self.pan(step.x(), step.y())
        self._point_at(self.bay_at(event.position()), event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        bay, mark = self.bay_at(event.position()), self.trail.end(event)
        if mark is not None:
            outline, change, tool = mark
            self.marked.emit(self.bays_in(outline), change, tool)
        elif self._pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            if self._dragging and self.carrying and bay >= 0:
                self.dropped.emit(bay)
            elif not self._dragging:
                self._at = bay
                self.chosen.emit(bay, event.modifiers())
        self._pressed, self.carrying, self._moving, self._dragging = None, False, False, False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if ahead is not None:
            self._step(*ahead)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._at >= 0:
            self.chosen.emit(self._at, event.modifiers())
        elif event.key() == Qt.Key.Key_Menu and self._at >= 0:
            self.menu_wanted.emit(self._at, self.mapToGlobal(self.box_of(self._at).center().toPoint()))
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int) -> None:
        """Go to the nearest face in a direction."""
        bays = self.model.bays_of(self.floor)
        if not bays.size:
            return
        if self._at not in bays:
            self._at = int(bays[0])
        else:
            boxes = self.model.boxes
            middle = (boxes[bays, :2] + boxes[bays, 2:]) / 2
            own = (boxes[self._at, :2] + boxes[self._at, 2:]) / 2
            away = middle - own
            ahead, aside = away @ np.array([dx, dy]), np.abs(away @ np.array([dy, dx]))
            cost = np.where(ahead > 1e-6, ahead + 3 * aside, np.inf)
            if np.isfinite(cost).any():
                self._at = int(bays[np.argmin(cost)])
        self.hovered.emit(self._at, self.box_of(self._at).center())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()

    # -- measures ------------------------------------------------------------------------------

    def _place(self, x: float, y: float) -> QPointF:
        return QPointF(float(x), float(y)) * self._scale + self._origin

    def _extent(self) -> tuple[float, float, float, float]:
        """What has to be seen: the room, and doors with their words outside it."""
        low, high = np.array(self._walls()).reshape(2, 2)
        doors = self._doors()
        if len(doors):
            low, high = np.minimum(low, doors.min(0)), np.maximum(high, doors.max(0))
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def _walls(self) -> tuple[float, float, float, float]:
        boxes = self.model.boxes[self.model.bays_of(self.floor)]
        inside = self._here()
        inside[self.model.plan.entrances] = False
        spots = self.model.spots[np.flatnonzero(inside)]
        low = np.minimum(boxes[:, :2].min(0), spots.min(0) if len(spots) else np.inf)
        high = np.maximum(boxes[:, 2:].max(0), spots.max(0) if len(spots) else -np.inf)
        low, high = low - _WALL, high + _WALL
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def _doors(self) -> Floats:
        """(doors, 2) of the floor shown."""
        doors = self.model.plan.entrances
        return np.asarray(self.model.spots[doors[self._here()[doors]]], np.float64)

    def _stairs(self) -> list[tuple[float, float]]:
        """Where ways lead to another floor."""
        plan, here = self.model.plan, self._here()
        first, second = here[plan.first], here[plan.second]
        nodes = {*plan.first[first & ~second].tolist(), *plan.second[second & ~first].tolist()}
        return [(float(x), float(y)) for x, y in self.model.spots[sorted(nodes)].tolist()]

    def _here(self) -> npt.NDArray[np.bool_]:
        """(nodes,) whether a node lies on the floor shown: it serves a bay there, or leads straight to one."""
        plan = self.model.plan
        here = np.zeros(len(plan.nodes), bool)
        here[plan.bay_node[self.model.bays_of(self.floor)]] = True
        elsewhere = np.zeros(len(plan.nodes), bool)
        elsewhere[plan.bay_node[np.flatnonzero(np.array(plan.floors) != self.floor)]] = True
        for _ in range(2):
            touched = here.copy()
            np.logical_or.at(touched, plan.first, here[plan.second])
            np.logical_or.at(touched, plan.second, here[plan.first])
            here = touched & ~elsewhere
        return here


def _dark(colour: int) -> bool:
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def _faded(colour: QColor, alpha: int) -> QColor:
    colour.setAlpha(alpha)
    return colour
