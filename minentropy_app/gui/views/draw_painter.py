"""How a drawing of a floor looks: metre grid, aisles, ranges bay by bay, doors, stairs, measures, what is wrong."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from minentropy_app.building.drawing import Drawing, Point, Range, Spot, Way
from minentropy_app.building.drawn_plan import Checked, faces_of
from minentropy_app.gui import theme
from minentropy_app.gui.views.draw_gestures import Picked, exists, gaps, thing_of
from minentropy_app.gui.views.floor_marks import bold, draw_measure, haloed, mixed, written
from minentropy_app.gui.words import translate

#: Metres: width of an aisle as drawn, side of a flight of stairs, radius of a door leaf.
AISLE_WIDE, STAIRS_SIDE, DOOR = 0.8, 1.4, 1.0
#: Metres: width and depth of a desk or table.
DESK = (1.6, 0.8)
#: Pixels of a metre from which every metre of the grid, and every name of a bay, is shown.
_FINE, _BAY_NAMES = 14.0, 62.0


@dataclass(frozen=True)
class Scale:
    """From metres to pixels."""

    factor: float
    origin: QPointF

    def at(self, point: Point) -> QPointF:
        """Where a point of the drawing is on the screen."""
        return QPointF(point[0], point[1]) * self.factor + self.origin

    def box(self, low: Point, high: Point) -> QRectF:
        """Where a rectangle is on the screen."""
        return QRectF(self.at(low), self.at(high))

    def metres(self, place: QPointF) -> Point:
        """Which point of the drawing is at a place of the screen."""
        found = (place - self.origin) / self.factor
        return found.x(), found.y()


@dataclass(frozen=True)
class Sketch:
    """What is shown: the drawing on one floor, what was found about it, and what is picked."""

    drawing: Drawing
    checked: Checked
    floor: str
    picked: tuple[Picked, ...] = ()
    moving: bool = False

    def has(self, kind: str, name: str) -> bool:
        """Whether a thing is picked."""
        return (kind, name) in self.picked


class DrawPainter:
    """Paints one sketch."""

    def __init__(self, painter: QPainter, sketch: Sketch, scale: Scale, tokens: theme.Tokens) -> None:
        self.painter, self.sketch, self.scale, self._tokens = painter, sketch, scale, tokens
        self._small = theme.body_font(theme.SMALL)
        self._spots = {spot.name: spot for spot in sketch.drawing.spots}
        self._lost = frozenset(sketch.checked.unreachable)
        self._flights = flights(sketch.drawing)

    def paint(self, size: QRectF) -> None:
        """Everything, from the ground up."""
        self._grid(size)
        self._other_floors()
        self._ways()
        for thing in self.sketch.drawing.ranges:
            if thing.floor == self.sketch.floor:
                self._range(thing)
        for spot in self.sketch.drawing.spots:
            if spot.floor == self.sketch.floor:
                self._spot(spot)
        self._measures()
        corner = QPointF(size.right() - 20.0, size.bottom() - 24.0)
        draw_measure(self.painter, corner, self.scale.factor, self._tokens.colour("secondary"))
        if not any(thing.floor == self.sketch.floor for thing in self.sketch.drawing.ranges):
            self._invite(size)

    # -- the ground ------------------------------------------------------------------------------

    def _grid(self, size: QRectF) -> None:
        step = 1 if self.scale.factor >= _FINE else 5
        (x0, y0), (x1, y1) = self.scale.metres(size.topLeft()), self.scale.metres(size.bottomRight())
        fine, strong = QPen(self._tokens.colour("line"), 1), QPen(self._tokens.colour("border"), 1)
        fine.setColor(mixed(self._tokens.colour("line"), self._tokens.colour("surface"), 0.45))
        strong.setColor(self._tokens.colour("line"))
        for x in range(math.floor(x0 / step) * step, math.ceil(x1) + 1, step):
            self.painter.setPen(strong if x % 5 == 0 else fine)
            at = round(self.scale.at((x, 0)).x()) + 0.5
            self.painter.drawLine(QLineF(at, size.top(), at, size.bottom()))
        for y in range(math.floor(y0 / step) * step, math.ceil(y1) + 1, step):
            self.painter.setPen(strong if y % 5 == 0 else fine)
            at = round(self.scale.at((0, y)).y()) + 0.5
            self.painter.drawLine(QLineF(size.left(), at, size.right(), at))

    def _other_floors(self) -> None:
        """Outlines of the floor before this one, to stand things above each other."""
        floors = self.sketch.drawing.floors
        at = floors.index(self.sketch.floor) if self.sketch.floor in floors else len(floors)
        if at == 0:
            return
        pen = QPen(self._tokens.colour("border"), 1, Qt.PenStyle.DotLine)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for thing in self.sketch.drawing.ranges:
            if thing.floor == floors[at - 1]:
                self.painter.drawRect(self.scale.box((thing.x, thing.y), thing.corner))

    # -- things ----------------------------------------------------------------------------------

    def _ways(self) -> None:
        ends = [(k, w, self._spots[w.a], self._spots[w.b]) for k, w in enumerate(self.sketch.drawing.ways)]
        here = [
            (way, QLineF(self.scale.at((a.x, a.y)), self.scale.at((b.x, b.y))), self.sketch.has("way", str(k)))
            for k, way, a, b in ends
            if a.floor == b.floor == self.sketch.floor
        ]
        for _, line, picked in here:
            self._aisle(line, picked)
        for way, line, picked in here:
            middle = QPen(self._tokens.colour("accent" if picked else "bar"), 1.5 if picked else 1.0)
            middle.setStyle(Qt.PenStyle.DashLine if way.metres is None else Qt.PenStyle.SolidLine)
            self.painter.setPen(middle)
            self.painter.drawLine(line)

    def _aisle(self, line: QLineF, picked: bool) -> None:
        ground = QPen(self._tokens.colour("soft" if picked else "trough"), max(4.0, AISLE_WIDE * self.scale.factor))
        ground.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(ground)
        self.painter.drawLine(line)

    def _range(self, thing: Range) -> None:
        picked = self.sketch.has("range", thing.name)
        wrong = thing.name in self.sketch.checked.overlapping
        for face in faces_of(thing):
            deep = thing.depth / thing.faces
            wide, high = (deep, thing.bay) if thing.turned else (thing.bay, deep)
            box = self.scale.box(face.corner, (face.corner[0] + wide, face.corner[1] + high)).adjusted(1, 1, -1, -1)
            self._face(box, face.name, face.name in self._lost, picked)
        frame = self.scale.box((thing.x, thing.y), thing.corner).adjusted(-1.5, -1.5, 1.5, 1.5)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        if picked or wrong:
            self.painter.setPen(QPen(self._tokens.colour("error" if wrong else "accent"), 2))
            self.painter.drawRoundedRect(frame, 3, 3)
        self._range_name(thing, frame)

    def _face(self, box: QRectF, name: str, lost: bool, picked: bool) -> None:
        fill = self._tokens.colour("error_soft" if lost else "soft" if picked else "bar_soft")
        self.painter.setPen(QPen(self._tokens.colour("error" if lost else "accent" if picked else "bar"), 1))
        self.painter.setBrush(fill)
        self.painter.drawRoundedRect(box, 1.5, 1.5)
        if lost:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QBrush(self._tokens.colour("error"), Qt.BrushStyle.BDiagPattern))
            self.painter.drawRect(box)
        elif max(box.width(), box.height()) >= _BAY_NAMES:
            written(self.painter, box, name, self._tokens.colour("text"))

    def _range_name(self, thing: Range, frame: QRectF) -> None:
        self.painter.setFont(bold())
        metrics = QFontMetricsF(self.painter.font())
        wide = metrics.horizontalAdvance(thing.name)
        if max(frame.width(), frame.height()) < wide:
            return
        at = QPointF(frame.left() - wide - 5, frame.center().y() + metrics.ascent() / 2 - 1)
        if thing.turned:
            at = QPointF(frame.center().x() - wide / 2, frame.top() - 5)
        self._haloed(at, thing.name, self._tokens.colour("text"))

    def _spot(self, spot: Spot) -> None:
        if spot.kind in ("entrance", "exit"):
            self._door(spot)
        elif spot.kind:
            self._desk(spot)
        elif spot.name in self._flights:
            self._stairs(spot, self._flights[spot.name])
        else:
            at, picked = self.scale.at((spot.x, spot.y)), self.sketch.has("spot", spot.name)
            size = 5.0 if picked else 2.5
            self.painter.setPen(QPen(self._tokens.colour("surface"), 1) if picked else Qt.PenStyle.NoPen)
            self.painter.setBrush(self._tokens.colour("accent" if picked else "bar"))
            self.painter.drawEllipse(at, size, size)

    def _door(self, spot: Spot) -> None:
        """A leaf and the quarter circle that it sweeps, opening into the room."""
        at, reach = self.scale.at((spot.x, spot.y)), DOOR * self.scale.factor
        accent, picked = self._tokens.colour("accent"), self.sketch.has("spot", spot.name)
        path = QPainterPath(QPointF(-reach / 2, 0))
        path.lineTo(-reach / 2, -reach)
        path.arcTo(QRectF(-1.5 * reach, -reach, 2 * reach, 2 * reach), 90, -90)
        path.closeSubpath()
        self.painter.setPen(QPen(accent, 2.5 if picked else 1.5))
        self.painter.setBrush(self._tokens.colour("soft"))
        self.painter.save()
        self.painter.translate(at)
        self.painter.rotate(self._door_turn(spot))
        self.painter.drawPath(path)
        self.painter.restore()
        self.painter.setBrush(accent)
        self.painter.drawEllipse(at, 3, 3)
        self.painter.setFont(bold())
        wide = QFontMetricsF(self.painter.font()).horizontalAdvance(spot.name)
        turn = self._door_turn(spot)
        below = {180.0: QPointF(-wide / 2, -8), 90.0: QPointF(-wide - 8, 4), -90.0: QPointF(8, 4)}
        self._haloed(at + below.get(turn, QPointF(-wide / 2, 18)), spot.name, accent)

    def _door_turn(self, spot: Spot) -> float:
        """Degrees by which a door is turned, to open towards what it leads to, in steps of 90."""
        ends = [
            way.b if way.a == spot.name else way.a for way in self.sketch.drawing.ways if spot.name in (way.a, way.b)
        ]
        inside = [(self._spots[end].x, self._spots[end].y) for end in ends if self._spots[end].floor == spot.floor]
        if not inside:
            here = [r for r in self.sketch.drawing.ranges if r.floor == spot.floor]
            inside = [((r.x + r.corner[0]) / 2, (r.y + r.corner[1]) / 2) for r in here]
        across = sum(x - spot.x for x, _ in inside)
        down = sum(y - spot.y for _, y in inside)
        if abs(across) > abs(down):
            return 90.0 if across > 0 else -90.0
        return 180.0 if down > 0 else 0.0

    def _desk(self, spot: Spot) -> None:
        """A desk or table: a top with its name."""
        (wide, deep), picked = DESK, self.sketch.has("spot", spot.name)
        box = self.scale.box((spot.x - wide / 2, spot.y - deep / 2), (spot.x + wide / 2, spot.y + deep / 2))
        self.painter.setPen(QPen(self._tokens.colour("accent" if picked else "secondary"), 2 if picked else 1.2))
        self.painter.setBrush(self._tokens.colour("soft" if picked else "surface"))
        self.painter.drawRoundedRect(box, 4, 4)
        self.painter.setFont(bold())
        long = QFontMetricsF(self.painter.font()).horizontalAdvance(spot.name)
        at = QPointF(box.center().x() - long / 2, box.center().y() + 4)
        if long + 6 > box.width():
            at = QPointF(box.center().x() - long / 2, box.bottom() + 14)
        self._haloed(at, spot.name, self._tokens.colour("accent" if picked else "text"))

    def _stairs(self, spot: Spot, way: Way) -> None:
        half = STAIRS_SIDE / 2
        box = self.scale.box((spot.x - half, spot.y - half), (spot.x + half, spot.y + half))
        picked = self.sketch.has("spot", spot.name)
        self.painter.setPen(QPen(self._tokens.colour("accent" if picked else "secondary"), 2 if picked else 1))
        self.painter.setBrush(self._tokens.colour("surface"))
        self.painter.drawRect(box)
        for step in range(1, 7):
            x = box.left() + box.width() * step / 7
            self.painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
        other = self._spots[way.b if way.a == spot.name else way.a]
        text = translate("gui.views.draw", "to floor {floor} · {metres}")
        text = text.format(floor=other.floor, metres=metres(way.metres or 0))
        self.painter.setFont(self._small)
        wide = QFontMetricsF(self._small).horizontalAdvance(text)
        self._haloed(QPointF(box.center().x() - wide / 2, box.top() - 5), text, self._tokens.colour("text"))

    # -- measures --------------------------------------------------------------------------------

    def _measures(self) -> None:
        """Lengths of what is picked, and the free metres round it."""
        drawing = self.sketch.drawing
        if len(self.sketch.picked) != 1 or not exists(drawing, self.sketch.picked[0]):
            return
        thing = thing_of(drawing, self.sketch.picked[0])
        if isinstance(thing, Way):
            a, b = drawing.spot(thing.a), drawing.spot(thing.b)
            if a.floor == b.floor == self.sketch.floor:
                long = math.dist((a.x, a.y), (b.x, b.y)) if thing.metres is None else thing.metres
                self._dimension((a.x, a.y), (b.x, b.y), long)
        elif isinstance(thing, Range) and thing.floor == self.sketch.floor:
            for one, two, free in gaps(drawing, thing):
                self._dimension(one, two, free)
            self._length(thing)
            self._handles(thing)

    def _dimension(self, one: Point, two: Point, long: float) -> None:
        a, b = self.scale.at(one), self.scale.at(two)
        self.painter.setPen(QPen(self._tokens.colour("accent"), 1))
        self.painter.drawLine(QLineF(a, b))
        self._boxed((a + b) / 2, metres(long))

    def _length(self, thing: Range) -> None:
        told = translate("gui.views.draw", "{bays} × {wide} = {long}").format(
            bays=thing.bays, wide=metres(thing.bay), long=metres(thing.bays * thing.bay)
        )
        end = self.scale.at(handles(thing)[1])
        away = QPointF(0, 18) if thing.turned else QPointF(10, 0)
        self._boxed(end + away, told, beside=not thing.turned)

    def _handles(self, thing: Range) -> None:
        self.painter.setPen(QPen(self._tokens.colour("accent"), 1.5))
        self.painter.setBrush(self._tokens.colour("surface"))
        for point in handles(thing):
            at = self.scale.at(point)
            self.painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))

    def _boxed(self, middle: QPointF, text: str, beside: bool = False) -> None:
        self.painter.setFont(self._small)
        metrics = QFontMetricsF(self._small)
        wide, high = metrics.horizontalAdvance(text) + 10, metrics.height() + 2
        box = QRectF(middle.x() - (0 if beside else wide / 2), middle.y() - high / 2, wide, high)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self._tokens.colour("accent"))
        self.painter.drawRoundedRect(box, 4, 4)
        self.painter.setPen(self._tokens.colour("on_accent"))
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _invite(self, size: QRectF) -> None:
        """What to do with an empty floor."""
        self.painter.setFont(theme.body_font())
        self.painter.setPen(self._tokens.colour("secondary"))
        text = translate("gui.views.draw", "Nothing on this floor yet. Press R and drag to set down a range.")
        self.painter.drawText(size, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    # -- words -----------------------------------------------------------------------------------

    def _haloed(self, at: QPointF, text: str, colour: QColor) -> None:
        haloed(self.painter, at, text, (colour, self._tokens.colour("surface")))


def flights(drawing: Drawing) -> dict[str, Way]:
    """The way to another floor of each spot that has one."""
    floors = {spot.name: spot.floor for spot in drawing.spots}
    between = [way for way in drawing.ways if floors[way.a] != floors[way.b]]
    return {name: way for way in reversed(between) for name in (way.a, way.b)}


def handles(thing: Range) -> tuple[Point, Point]:
    """Where the two ends of a range are pulled."""
    x, y = thing.corner
    if thing.turned:
        return ((thing.x + x) / 2, thing.y), ((thing.x + x) / 2, y)
    return (thing.x, (thing.y + y) / 2), (x, (thing.y + y) / 2)


def metres(value: float) -> str:
    """A length in the user's writing, with its unit."""
    text = QLocale().toString(value, "f", 2)
    point = QLocale().decimalPoint()
    return translate("gui.views.draw", "{metres} m").format(
        metres=text.rstrip("0").rstrip(point) if point in text else text
    )
