"""A floor on which ranges, aisles, doors and stairs are set down by hand or by keys."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from minentropy_app.building.drawing import Drawing, Point, Range, snapped
from minentropy_app.building.drawn_plan import check_drawing, faces_of
from minentropy_app.errors import AppError
from minentropy_app.gui import theme
from minentropy_app.gui.views import draw_gestures as g
from minentropy_app.gui.views.draw_gestures import Hand, Picked, Tool
from minentropy_app.gui.views.draw_painter import AISLE_WIDE, DrawPainter, Scale, Sketch, flights, handles

_LEAST, _MOST, _STEP = 3.0, 160.0, 1.25
#: Pixels: margin at fit, reach of a handle and of a spot.
_SIDE, _ABOVE, _BELOW, _REACH = 48.0, 64.0, 44.0, 9.0
#: Metres: a step of the arrow keys, and a fine one; what an empty floor shows.
COARSE, FINE, _EMPTY = 0.5, 0.1, (14.0, 9.0)
#: A check while the hand moves may take so many seconds, else it waits until the hand rests.
_QUICK, _REST = 0.02, 120


class DrawCanvas(QWidget):
    """Shows a drawing and what a gesture would make of it; tells what was changed, keeps nothing."""

    changed = Signal(object, str, object)
    picked_changed = Signal()
    tool_changed = Signal(object)
    pointed = Signal(str, float)
    refused = Signal(object)
    checked = Signal()

    def __init__(self, drawing: Drawing, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing, self._tokens = drawing, tokens
        self.trial, self.found = drawing, check_drawing(drawing)
        self.hand = Hand(drawing.floors[0] if drawing.floors else "1")
        self.tool = Tool.SELECT
        self.picked: tuple[Picked, ...] = ()
        self.locked = False
        self.scale = Scale(40.0, QPointF())
        self.cross: Point | None = None
        self._pressed: tuple[QPointF, Point] | None = None
        self._gesture: Callable[[Point], Drawing] | None = None
        self._rubber: tuple[Point, Point] | None = None
        self._label = g.MOVED
        self._slow = False
        self._moved_view = False
        self._check_later = QTimer(self, singleShot=True, interval=_REST)
        self._check_later.timeout.connect(self._check)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(280, 180)

    # -- what others may ask -----------------------------------------------------------------

    def show_drawing(self, drawing: Drawing, picked: tuple[Picked, ...] | None = None) -> None:
        """Show another drawing; what is picked stays so where it is still there."""
        self.drawing = self.trial = drawing
        self._gesture = self._pressed = None
        kept = self.picked if picked is None else picked
        self.picked = tuple(p for p in kept if g.exists(drawing, p))
        self._check()
        self.picked_changed.emit()

    def show_floor(self, floor: str) -> None:
        """Show a floor, all of it."""
        self.hand = replace(self.hand, floor=floor)
        self.pick(())
        self.fit()

    def use_tool(self, tool: Tool) -> None:
        """Begin with another tool."""
        self.give_up()
        self.tool = tool if tool is Tool.RECTANGLE or not self.locked else Tool.SELECT
        plain = self.tool in (Tool.SELECT, Tool.RECTANGLE)
        self.setCursor(Qt.CursorShape.ArrowCursor if plain else Qt.CursorShape.CrossCursor)
        self.tool_changed.emit(self.tool)
        self.update()

    def pick(self, picked: tuple[Picked, ...]) -> None:
        """Pick things; the first range becomes the model of new ones."""
        self.picked = picked
        ranges = [name for kind, name in picked if kind == "range"]
        if ranges:
            self.hand = replace(self.hand, model=self.trial.range(ranges[0]))
        self.picked_changed.emit()
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def fit(self) -> None:
        """Show the whole floor."""
        self._moved_view = False
        x0, y0, x1, y1 = self._extent()
        wide, high = self.width() - 2 * _SIDE, self.height() - _ABOVE - _BELOW
        if min(wide, high) < 20:
            return
        factor = min(max(min(wide / (x1 - x0), high / (y1 - y0)), _LEAST), _MOST)
        middle = QPointF(self.width() / 2, _ABOVE + high / 2)
        self.scale = Scale(factor, middle - QPointF((x0 + x1) / 2, (y0 + y1) / 2) * factor)
        self.update()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Come nearer or go away."""
        about = about or QPointF(self.width() / 2, self.height() / 2)
        factor = min(max(factor, _LEAST / self.scale.factor), _MOST / self.scale.factor)
        self.scale = Scale(self.scale.factor * factor, about + (self.scale.origin - about) * factor)
        self._moved_view = True
        self.update()

    def give_up(self) -> bool:
        """Drop the gesture under way; False where there is none."""
        under_way = self._gesture is not None or self._rubber is not None
        self._gesture = self._pressed = self._rubber = None
        self.trial = self.drawing
        self.update()
        return under_way

    def delete(self) -> None:
        """Take away what is picked."""
        if self.picked:
            self._keep(g.deleted(self.drawing, self.picked), g.DELETED, ())

    def copy(self) -> None:
        """Set a copy of the picked ranges beside them."""
        drawing, made = g.copied(self.drawing, self.picked)
        if made:
            self._keep(drawing, g.COPIED, made)

    def turn(self) -> None:
        """Turn the picked ranges by a right angle."""
        names = [name for kind, name in self.picked if kind == "range"]
        if names:
            self._keep(g.turned(self.drawing, names), g.MOVED, self.picked)

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self._tokens.colour("surface"))
            self.draw(painter)
            if self._rubber is not None:
                self._paint_rubber(painter)
            if self.cross is not None and self.hasFocus():
                self._paint_cross(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw the floor with any painter."""
        sketch = Sketch(self.trial, self.found, self.hand.floor, self._shown_picked(), self._gesture is not None)
        DrawPainter(painter, sketch, self.scale, self._tokens).paint(QRectF(self.rect()))

    def _shown_picked(self) -> tuple[Picked, ...]:
        """What a gesture is just setting down counts as picked."""
        if self._gesture is not None and self.tool is not Tool.SELECT:
            return g.new_thing(self.drawing, self.trial)
        return self.picked

    def _paint_rubber(self, painter: QPainter) -> None:
        assert self._rubber is not None
        fill = self._tokens.colour("accent")
        painter.setPen(QPen(fill, 1, Qt.PenStyle.DashLine))
        fill.setAlpha(36)
        painter.setBrush(fill)
        painter.drawRect(self.scale.box(*self._rubber).normalized())

    def _paint_cross(self, painter: QPainter) -> None:
        assert self.cross is not None
        at = self.scale.at(self.cross)
        painter.setPen(QPen(self._tokens.colour("text"), 1))
        painter.drawLine(at - QPointF(11, 0), at + QPointF(11, 0))
        painter.drawLine(at - QPointF(0, 11), at + QPointF(0, 11))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 6, 6)

    # -- gestures --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.cross = None
        if event.button() == Qt.MouseButton.RightButton:
            if not self.give_up():
                self.use_tool(Tool.SELECT)
            return
        self._pressed = event.position(), self.scale.metres(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            if self.tool is Tool.RECTANGLE:
                self._rubber = self._pressed[1], self._pressed[1]
            elif self.tool is Tool.SELECT:
                self._grasp(event.position(), event.modifiers())
            elif not self.locked:
                self._begin(self._pressed[1])
                self._try(self._pressed[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = self.scale.metres(event.position())
        if self._pressed is None:
            self._point_at(event.position())
            return
        far = (event.position() - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
        if self._rubber is not None:
            self._rubber = self._rubber[0], here
            self.update()
        elif self._gesture is not None:
            if far or self.tool is not Tool.SELECT:
                self._try(here)
        elif far or self._moved_view:
            step = event.position() - self._pressed[0]
            self.scale = Scale(self.scale.factor, self.scale.origin + step)
            self._pressed = event.position(), here
            self._moved_view = True
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            self._pressed = None
            return
        if self._rubber is not None:
            self._pick_inside(event.modifiers())
        else:
            self._finish()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("", math.inf)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())

    def _grasp(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Pick what is under the hand, and be ready to move it."""
        end = self._handle_at(place)
        if end is not None and not self.locked:
            name, first = end
            self._label = g.CHANGED
            self._gesture = lambda to: g.stretched(self.drawing, name, first, to)
            return
        found = self.thing_at(place)
        if found is None:
            if modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
                at = self.scale.metres(place)
                self._rubber = at, at
            else:
                self.pick(())
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.pick(tuple(p for p in self.picked if p != found) if found in self.picked else (*self.picked, found))
        elif found not in self.picked:
            self.pick((found,))
        if not self.locked and self._pressed is not None:
            x, y = self._pressed[1]
            self._label = g.MOVED
            self._gesture = lambda to: g.moved(self.drawing, self.picked, self._hand(), (to[0] - x, to[1] - y))

    def _pick_inside(self, modifiers: Qt.KeyboardModifier) -> None:
        """Pick what the rectangle holds: alone, with Shift besides, with Alt no more."""
        assert self._rubber is not None
        found = g.inside(self.drawing, self.hand.floor, self._rubber)
        self._rubber = self._pressed = None
        if modifiers & Qt.KeyboardModifier.AltModifier:
            self.pick(tuple(p for p in self.picked if p not in found))
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.pick((*self.picked, *(p for p in found if p not in self.picked)))
        else:
            self.pick(found)

    def _begin(self, start: Point) -> None:
        """Set something down from here on."""
        tool, hand = self.tool, self._hand()
        self._label = g.PLACED[tool]
        self._gesture = lambda to: g.placed(self.drawing, tool, hand, (start, to))

    def _hand(self) -> Hand:
        free = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
        return replace(self.hand, snap=self.hand.snap and not free)

    def _try(self, to: Point) -> None:
        """Show what the gesture would give."""
        if self._gesture is None:
            return
        try:
            self.trial = self._gesture(to)
        except AppError as error:
            self.refused.emit(error)
            return
        if self._slow:
            self._check_later.start()
        else:
            self._check()
        self.update()

    def _finish(self) -> None:
        """Keep what the gesture gave."""
        made, gesture = self.trial, self._gesture
        self._gesture = self._pressed = None
        if gesture is None or made == self.drawing:
            self.trial = self.drawing
            self.update()
            return
        picked = self.picked if self.tool is Tool.SELECT else g.new_thing(self.drawing, made)
        self._keep(made, self._label, picked)

    def _keep(self, drawing: Drawing, label: str, picked: tuple[Picked, ...]) -> None:
        if not self.locked:
            self.changed.emit(drawing, label, picked)

    def _check(self) -> None:
        start = time.perf_counter()
        self._check_later.stop()
        self.found = check_drawing(self.trial)
        self._slow = time.perf_counter() - start > _QUICK
        self.checked.emit()
        self.update()

    # -- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        tools = {
            Qt.Key.Key_V: Tool.SELECT, Qt.Key.Key_R: Tool.RANGE, Qt.Key.Key_A: Tool.AISLE, Qt.Key.Key_D: Tool.DOOR,
            Qt.Key.Key_S: Tool.STAIRS, Qt.Key.Key_B: Tool.RECTANGLE, Qt.Key.Key_K: Tool.DESK,
        }  # fmt: skip
        acts = {
            Qt.Key.Key_Delete: self.delete, Qt.Key.Key_Backspace: self.delete, Qt.Key.Key_T: self.turn,
            Qt.Key.Key_PageDown: lambda: self._next(1), Qt.Key.Key_PageUp: lambda: self._next(-1),
            Qt.Key.Key_Return: self._press_key, Qt.Key.Key_Enter: self._press_key, Qt.Key.Key_Space: self._press_key,
        }  # fmt: skip
        ahead = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }.get(key)  # fmt: skip
        if ahead is not None and not control:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._arrow(ahead, FINE if fine else COARSE)
        elif control and key == Qt.Key.Key_D:
            self.copy()
        elif key == Qt.Key.Key_Escape and self._escape():
            return
        elif key in tools and not control:
            self.use_tool(tools[key])
        elif key in acts and not control:
            acts[key]()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> bool:
        """Give up the gesture, then the tool, then what is picked; False where there is nothing left."""
        if self.give_up():
            return True
        if self.tool is not Tool.SELECT:
            self.use_tool(Tool.SELECT)
            return True
        if self.picked:
            self.pick(())
            return True
        return False

    def _arrow(self, ahead: tuple[int, int], step: float) -> None:
        """Move what is picked, else the cross."""
        by = ahead[0] * step, ahead[1] * step
        if self.tool in (Tool.SELECT, Tool.RECTANGLE) and self.picked and self._rubber is None:
            if not self.locked:
                moved = g.moved(self.drawing, self.picked, replace(self.hand, snap=False), by)
                self._keep(moved, g.MOVED, self.picked)
            return
        middle = self.scale.metres(QPointF(self.width() / 2, self.height() / 2))
        x, y = self.cross or (snapped(middle[0], COARSE), snapped(middle[1], COARSE))
        self.cross = (round(x + by[0], 3), round(y + by[1], 3)) if self.cross else (x, y)
        if self._rubber is not None:
            self._rubber = self._rubber[0], self.cross
        elif self._gesture is not None:
            self._try(self.cross)
        else:
            self._point_at(self.scale.at(self.cross))
        self.update()

    def _press_key(self) -> None:
        """What a press of the hand does, at the cross; again: lets go there."""
        if self.cross is None:
            self._arrow((0, 0), 0)
            return
        if self.tool is Tool.RECTANGLE:
            if self._rubber is not None:
                self._pick_inside(QApplication.keyboardModifiers())
            else:
                self.pick(())
                self._rubber = self.cross, self.cross
        elif self.tool is Tool.SELECT:
            found = self.thing_at(self.scale.at(self.cross))
            self.pick((found,) if found is not None else ())
        elif self._gesture is not None:
            self._finish()
        elif not self.locked:
            self._begin(self.cross)
            self._try(self.cross)
            if self.tool in (Tool.DOOR, Tool.DESK, Tool.STAIRS):
                self._finish()

    def _next(self, step: int) -> None:
        """Pick the next thing of the floor, or the one before."""
        everything = g.all_on(self.drawing, self.hand.floor)
        if everything:
            at = everything.index(self.picked[0]) + step if self.picked and self.picked[0] in everything else 0
            self.pick((everything[at % len(everything)],))

    # -- where things are --------------------------------------------------------------------------

    def thing_at(self, place: QPointF) -> Picked | None:
        """The thing at a place: doors and stairs before ranges before places before ways."""
        x, y = self.scale.metres(place)
        near = _REACH / self.scale.factor
        spots = [s for s in self.drawing.spots if s.floor == self.hand.floor]
        stairs = flights(self.drawing)
        large = [s for s in spots if s.kind or s.name in stairs]
        for spots_here, reach in ((large, max(near, 0.7)), ([s for s in spots if s not in large], near)):
            close = [s for s in spots_here if math.dist((s.x, s.y), (x, y)) <= reach]
            if close:
                return "spot", min(close, key=lambda s: math.dist((s.x, s.y), (x, y))).name
            found = self._range_at((x, y))
            if found is not None:
                return "range", found.name
        return self._way_at((x, y), max(near, AISLE_WIDE / 2))

    def _range_at(self, point: Point) -> Range | None:
        x, y = point
        here = [r for r in self.drawing.ranges if r.floor == self.hand.floor]
        return next((r for r in reversed(here) if r.x <= x <= r.corner[0] and r.y <= y <= r.corner[1]), None)

    def _way_at(self, point: Point, reach: float) -> Picked | None:
        spots = {s.name: s for s in self.drawing.spots}
        best, nearest = None, reach
        for k, way in enumerate(self.drawing.ways):
            a, b = spots[way.a], spots[way.b]
            if a.floor == b.floor == self.hand.floor:
                far = _away(point, (a.x, a.y), (b.x, b.y))
                if far < nearest:
                    best, nearest = ("way", str(k)), far
        return best  # type: ignore[return-value]

    def _handle_at(self, place: QPointF) -> tuple[str, bool] | None:
        if len(self.picked) != 1 or self.picked[0][0] != "range":
            return None
        name = self.picked[0][1]
        for k, point in enumerate(handles(self.drawing.range(name))):
            if (self.scale.at(point) - place).manhattanLength() <= _REACH:
                return name, k == 0
        return None

    def _point_at(self, place: QPointF) -> None:
        """Tell which bay is pointed at and how far from a door it is."""
        if self.tool is Tool.SELECT:
            over = self._handle_at(place) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
        x, y = self.scale.metres(place)
        found = self._range_at((x, y))
        for face in faces_of(found) if found is not None else ():
            deep = face.range.depth / face.range.faces
            wide, high = (deep, face.range.bay) if face.range.turned else (face.range.bay, deep)
            if 0 <= x - face.corner[0] <= wide and 0 <= y - face.corner[1] <= high:
                self.pointed.emit(face.name, self.found.away.get(face.name, math.inf))
                return
        self.pointed.emit("", math.inf)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._moved_view:
            self.fit()

    def _extent(self) -> tuple[float, float, float, float]:
        things = [r for r in self.drawing.ranges if r.floor == self.hand.floor]
        spots = [s for s in self.drawing.spots if s.floor == self.hand.floor]
        corners = [(r.x, r.y) for r in things] + [r.corner for r in things] + [(s.x, s.y) for s in spots]
        if len(corners) < 2:
            return 0.0, 0.0, *_EMPTY
        xs, ys = zip(*corners, strict=True)
        return min(xs) - 0.5, min(ys) - 0.5, max(xs) + 0.5, max(ys) + 0.5


def _away(point: Point, one: Point, other: Point) -> float:
    """Metres from a point to a line between two others."""
    (x, y), (u, v), (s, t) = point, one, other
    long = (s - u) ** 2 + (t - v) ** 2
    share = min(max(((x - u) * (s - u) + (y - v) * (t - v)) / long, 0.0), 1.0) if long > 0 else 0.0
    return math.dist(point, (u + share * (s - u), v + share * (t - v)))
