"""The room round the shelves of a plan: floor, walls, doors, stairs, and what each range holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from minentropy_app.gui import icons, theme
from minentropy_app.gui.views.floor_marks import haloed
from minentropy_app.gui.words import translate

Point = tuple[float, float]
#: Pixels: thickness of a wall, and of a metre from which the grid of metres is drawn.
WALL, _GRID_FROM = 5.0, 14.0
#: Metres: width of a door, and how far off a wall one may stand to be drawn in it.
_DOOR, _NEAR = 1.0, 1.6
_STOP, _STAIRS = 10.0, 30.0


@dataclass(frozen=True)
class Ground:
    """Where and in which colours a floor is drawn.

    Attributes
    ----------
    walls
        Left, top, right and bottom of the room, metres.
    scale
        Pixels of a metre.
    place
        From metres to pixels.
    """

    tokens: theme.Tokens
    walls: tuple[float, float, float, float]
    scale: float
    place: Callable[[float, float], QPointF]

    @property
    def room(self) -> QRectF:
        """The room in pixels."""
        x0, y0, x1, y1 = self.walls
        return QRectF(self.place(x0, y0), self.place(x1, y1)).normalized()

    def box(self, box: Sequence[float]) -> QRectF:
        """A box of metres in pixels."""
        return QRectF(self.place(box[0], box[1]), self.place(box[2], box[3])).normalized()


def draw_floor(painter: QPainter, ground: Ground) -> None:
    """The floor with a line each metre, and the walls round it."""
    tokens, room = ground.tokens, ground.room
    painter.fillRect(room, tokens.colour("panel"))
    if ground.scale >= _GRID_FROM:
        painter.setPen(QPen(tokens.colour("line"), 1))
        x0, y0, x1, y1 = ground.walls
        for x in range(ceil(x0), floor(x1) + 1):
            painter.drawLine(QLineF(ground.place(x, y0), ground.place(x, y1)))
        for y in range(ceil(y0), floor(y1) + 1):
            painter.drawLine(QLineF(ground.place(x0, y), ground.place(x1, y)))
    pen = QPen(tokens.colour("bar" if tokens.dark else "secondary"), WALL)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(room)


def draw_range(painter: QPainter, ground: Ground, box: Sequence[float]) -> None:
    """The body of a range, behind its bays."""
    painter.setPen(QPen(ground.tokens.colour("border"), 1))
    painter.setBrush(ground.tokens.colour("surface"))
    painter.drawRoundedRect(ground.box(box).adjusted(-3, -3, 3, 3), 4, 4)


def draw_names(
    painter: QPainter,
    ground: Ground,
    named: Sequence[tuple[Sequence[float], bool, str]],
    busy: Sequence[QRectF] = (),
) -> None:
    """Write what the ranges hold at the end of each where there is room, or all of them outside the walls."""
    painter.setFont(label_font())
    metrics = QFontMetricsF(painter.font())
    boxes = [ground.box(box).adjusted(-3, -3, 3, 3) for box, _, _ in named]
    rows = [(box, up, name) for box, (_, up, name) in zip(boxes, named, strict=True) if name]
    sizes = [(metrics.horizontalAdvance(name), metrics.height()) for _, _, name in rows]
    inside = [_free(_ends(box, up, size), boxes, ground) for (box, up, _), size in zip(rows, sizes, strict=True)]
    if sum(place is None for place in inside) * 2 > len(inside):
        taken = list(busy)
        inside = []
        for (box, up, _), size in zip(rows, sizes, strict=True):
            beside = _outside(box, up, size, ground.room)
            inside.append(None if any(beside.intersects(other) for other in taken) else beside)
            taken.append(beside)
    for place, (_, _, name) in zip(inside, rows, strict=True):
        if place is not None:
            _write(painter, place, name, ground.tokens.colour("text"), ground.tokens.colour("panel"))


def _free(spots: Sequence[QRectF], boxes: Sequence[QRectF], ground: Ground) -> QRectF | None:
    """The first of these places that lies in the room and on no range."""
    room = ground.room.adjusted(WALL, WALL / 2, -WALL, -WALL / 2)
    clear = (spot for spot in spots if room.contains(spot) and not any(spot.intersects(box) for box in boxes))
    return next(clear, None)


def _ends(box: QRectF, upright: bool, size: tuple[float, float]) -> tuple[QRectF, QRectF]:
    """Above or below a range: in the middle of an upright one, at the beginning of a lying one."""
    wide, high = size
    left = box.center().x() - wide / 2 if upright else box.left() + 3
    return QRectF(left, box.top() - high - 2, wide, high), QRectF(left, box.bottom() + 2, wide, high)


def _outside(box: QRectF, upright: bool, size: tuple[float, float], room: QRectF) -> QRectF:
    """Beyond the wall: above an upright range, left of a lying one."""
    wide, high = size
    if upright:
        return QRectF(box.center().x() - wide / 2, room.top() - high - WALL - 3, wide, high)
    return QRectF(room.left() - wide - WALL - 5, box.center().y() - high / 2, wide, high)


def draw_door(painter: QPainter, ground: Ground, at: Point) -> QRectF:
    """A door with its swing in the nearest wall, and its word outside; return where the word stands."""
    side, along, off = _nearest_wall(ground.walls, at)
    tokens = ground.tokens
    word = translate("PlanCanvas", "Entrance")
    painter.setFont(label_font())
    metrics = QFontMetricsF(painter.font())
    wide, high = metrics.horizontalAdvance(word), metrics.height()
    if off > _NEAR:
        _mark(painter, ground.place(*at), tokens)
        box = QRectF(ground.place(*at) + QPointF(-wide / 2, 10), ground.place(*at) + QPointF(wide / 2, 10 + high))
    else:
        where = _leaf(painter, ground, side, along)
        x = {"left": where.x() - wide - 10, "right": where.x() + 10}.get(side, where.x() - wide / 2)
        y = {"top": where.y() - high - 6, "bottom": where.y() + 6}.get(side, where.y() - high / 2)
        box = QRectF(x, y, wide, high)
    _write(painter, box, word, tokens.colour("accent"), tokens.colour("surface"))
    return box


def _nearest_wall(walls: Sequence[float], at: Point) -> tuple[str, float, float]:
    """The wall, where along it in metres, and how far the place is off it."""
    x0, y0, x1, y1 = walls
    inward = {"left": at[0] - x0, "right": x1 - at[0], "top": at[1] - y0, "bottom": y1 - at[1]}
    if min(inward.values()) < 0:  # outside: it leads through the wall that it lies beyond
        off = {side: max(-value, 0.0) or _NEAR for side, value in inward.items() if value < 0}
    else:
        off = inward
    side = min(off, key=lambda name: off[name])
    low, high, value = (y0, y1, at[1]) if side in ("left", "right") else (x0, x1, at[0])
    return side, min(max(value, low + _DOOR / 2), high - _DOOR / 2), off[side]


def _leaf(painter: QPainter, ground: Ground, side: str, along: float) -> QPointF:
    """Draw the opening and the leaf that swings into the room; return the middle of the opening."""
    x0, y0, x1, y1 = ground.walls
    fixed = {"left": x0, "right": x1, "top": y0, "bottom": y1}[side]
    upright = side in ("left", "right")
    inward = 1 if side in ("left", "top") else -1
    at: Callable[[float, float], QPointF] = (lambda a, b: ground.place(b, a)) if upright else ground.place
    hinge, jamb = at(along - _DOOR / 2, fixed), at(along + _DOOR / 2, fixed)
    open_ = at(along - _DOOR / 2, fixed + inward * _DOOR)
    tokens = ground.tokens
    gap = QPen(tokens.colour("surface"), WALL + 2)
    gap.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(gap)
    painter.drawLine(QLineF(hinge, jamb))
    reach = QLineF(hinge, jamb).length()
    first, last = (QLineF(hinge, to).angle() for to in (jamb, open_))
    turn = (last - first + 180) % 360 - 180
    shape = QPainterPath(hinge)
    shape.lineTo(jamb)
    shape.arcTo(QRectF(hinge.x() - reach, hinge.y() - reach, 2 * reach, 2 * reach), first, turn)
    shape.closeSubpath()
    painter.setBrush(tokens.colour("surface"))
    painter.setPen(QPen(tokens.colour("accent"), 1.5))
    painter.drawPath(shape)
    return (hinge + jamb) / 2


def _mark(painter: QPainter, at: QPointF, tokens: theme.Tokens) -> None:
    """A door amid the room: a lift, a spiral."""
    painter.setPen(QPen(tokens.colour("accent"), 2))
    painter.setBrush(tokens.colour("surface"))
    painter.drawEllipse(at, 7, 7)
    painter.setBrush(tokens.colour("accent"))
    painter.drawEllipse(at, 2.5, 2.5)


def draw_stairs(painter: QPainter, ground: Ground, places: Iterable[Point]) -> None:
    """A small sign where a way leads to another floor."""
    tokens = ground.tokens
    for at in places:
        middle = ground.place(*at)
        box = QRectF(middle.x() - _STAIRS / 2, middle.y() - _STAIRS / 2, _STAIRS, _STAIRS)
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.setBrush(tokens.colour("surface"))
        painter.drawRoundedRect(box, 4, 4)
        icons.paint(painter, "stairs", box.adjusted(5, 5, -5, -5), tokens.secondary)


def draw_walk(
    painter: QPainter, tokens: theme.Tokens, places: Sequence[QPointF], stops: Sequence[tuple[int, QPointF]]
) -> None:
    """A walk with numbered stops; a stretch walked twice is drawn once."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(tokens.colour("accent"), 2.5)
    pen.setDashPattern([2.4, 2.0])
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(_once(places))
    painter.setFont(label_font())
    for number, at in _apart(stops):
        painter.setPen(QPen(tokens.colour("surface"), 2))
        painter.setBrush(tokens.colour("accent"))
        painter.drawEllipse(at, _STOP, _STOP)
        painter.setPen(tokens.colour("on_accent"))
        box = QRectF(at.x() - _STOP, at.y() - _STOP, 2 * _STOP, 2 * _STOP)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
    if stops:
        text, metrics = translate("PlanCanvas", "a sample visit"), QFontMetricsF(painter.font())
        first = stops[0][1]
        box = QRectF(first.x() + 14, first.y() + 10, metrics.horizontalAdvance(text), metrics.height())
        _write(painter, box, text, tokens.colour("accent"), tokens.colour("panel"))


def _once(places: Sequence[QPointF]) -> QPainterPath:
    """The way through the places, without the stretches that it has passed already."""
    path, seen, last = QPainterPath(), set[frozenset[tuple[float, float]]](), None
    for start, end in pairwise(places):
        leg = frozenset((round(p.x(), 1), round(p.y(), 1)) for p in (start, end))
        if leg in seen or len(leg) < 2:
            last = None
            continue
        seen.add(leg)
        if last != start:
            path.moveTo(start)
        path.lineTo(end)
        last = end
    return path


def _apart(stops: Sequence[tuple[int, QPointF]]) -> list[tuple[int, QPointF]]:
    """The stops, those at one place side by side."""
    moved = []
    for k, (number, at) in enumerate(stops):
        again = sum((at - other).manhattanLength() < 2 * _STOP for _, other in stops[:k])
        moved.append((number, at + QPointF(2.2 * _STOP * again, 0)))
    return moved


def _write(painter: QPainter, box: QRectF, text: str, ink: QColor, halo: QColor) -> None:
    base = QPointF(box.left(), box.top() + QFontMetricsF(painter.font()).ascent())
    haloed(painter, base, text, (ink, halo))


def label_font() -> QFont:
    """What names are written in on a floor."""
    font = theme.body_font(theme.CAPTION)
    font.setWeight(QFont.Weight.DemiBold)
    return font
