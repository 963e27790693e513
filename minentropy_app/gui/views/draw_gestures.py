"""What hands and keys do to a drawing: from where a gesture began and where it is now to the drawing it would give.

Nothing here knows of widgets: every gesture is a function from one drawing to another, so that what is shown
while the hand moves is exactly what is kept when it rests.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from minentropy_app.building import drawing as d
from minentropy_app.building.drawing import Drawing, Kind, Point, Range, Spot, Thing
from minentropy_app.text import QT_TRANSLATE_NOOP

#: A thing of a drawing: its kind and name.
Picked: TypeAlias = tuple[Kind, str]
#: Shorter than this a drag is a click, metres; ways bend to the axes below this slope.
_CLICK, _SLOPE = 0.25, 0.2
#: Aisle left between a range and its copy, and how far the gaps round a range are looked for, metres.
AISLE, _GAP = 1.0, 8.0


class Tool(Enum):
    """What a press of the hand begins."""

    SELECT = "select"
    RECTANGLE = "rectangle"
    RANGE = "range"
    AISLE = "aisle"
    DOOR = "door"
    DESK = "desk"
    STAIRS = "stairs"


#: What each change is called in the list of edits.
PLACED = {
    Tool.RANGE: QT_TRANSLATE_NOOP("gui.views.draw", "Place a range"),
    Tool.AISLE: QT_TRANSLATE_NOOP("gui.views.draw", "Place an aisle"),
    Tool.DOOR: QT_TRANSLATE_NOOP("gui.views.draw", "Place a door"),
    Tool.DESK: QT_TRANSLATE_NOOP("gui.views.draw", "Place a desk or table"),
    Tool.STAIRS: QT_TRANSLATE_NOOP("gui.views.draw", "Place stairs or a lift"),
}
MOVED = QT_TRANSLATE_NOOP("gui.views.draw", "Move on the floor plan")
CHANGED = QT_TRANSLATE_NOOP("gui.views.draw", "Change the floor plan")
DELETED = QT_TRANSLATE_NOOP("gui.views.draw", "Delete from the floor plan")
COPIED = QT_TRANSLATE_NOOP("gui.views.draw", "Copy on the floor plan")


@dataclass(frozen=True)
class Hand:
    """How things are set down.

    Attributes
    ----------
    floor
        The floor drawn on.
    snap
        Things are set to the grid and to each other.
    model
        New ranges are as this one, but for their place and length.
    stairs
        The floor that new stairs lead to, and the metres that they count for.
    """

    floor: str
    snap: bool = True
    model: Range = Range("", "", 0, 0)  # noqa: RUF009  # frozen
    stairs: tuple[str, float] = ("2", 18.0)


def placed(drawing: Drawing, tool: Tool, hand: Hand, ends: tuple[Point, Point]) -> Drawing:
    """Set down what the tool makes between where the hand pressed and where it is."""
    start, end = ends
    if tool is Tool.RANGE:
        return d.place(drawing, new_range(drawing, hand, start, end))
    start = _point(drawing, hand, start)
    if tool is Tool.DOOR:
        return d.place_door(drawing, hand.floor, start)
    if tool is Tool.DESK:
        return d.place_desk(drawing, hand.floor, start)
    if tool is Tool.STAIRS:
        return d.place_stairs(drawing, (hand.floor, hand.stairs[0]), start, hand.stairs[1])
    end = _point(drawing, hand, straight(start, end))
    return drawing if math.dist(start, end) < _CLICK else d.place_aisle(drawing, hand.floor, start, end)


def new_range(drawing: Drawing, hand: Hand, start: Point, end: Point) -> Range:
    """A range from one point to another along the longer side, a short drag giving one as the last."""
    across, down = end[0] - start[0], end[1] - start[1]
    taken = {r.name for r in drawing.ranges}
    name = next(str(k) for k in range(1, len(taken) + 2) if str(k) not in taken)
    made = replace(hand.model, name=name, floor=hand.floor, x=start[0], y=start[1], names=(), access=())
    long = max(abs(across), abs(down))
    if long >= _CLICK:
        turned = abs(down) > abs(across)
        bays = max(1, round(long / made.bay))
        made = replace(made, turned=turned, bays=bays)
        far = bays * made.bay
        if turned:
            made = replace(made, y=start[1] - far if down < 0 else start[1])
        else:
            made = replace(made, x=start[0] - far if across < 0 else start[0])
    return d.snapped_range(drawing, made) if hand.snap else made


def straight(start: Point, end: Point) -> Point:
    """The end of a way, on a level with its start where it is nearly so."""
    across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
    if down <= _SLOPE * across:
        return end[0], start[1]
    return (start[0], end[1]) if across <= _SLOPE * down else end


def moved(drawing: Drawing, picked: Iterable[Picked], hand: Hand, by: Point) -> Drawing:
    """Move things together; one alone is set to what is beside it, several to the grid."""
    things = _movable(drawing, picked)
    if len(things) == 1 and hand.snap:
        by = _snapped_step(drawing, things[0], by)
    elif hand.snap:
        by = d.snapped(by[0]), d.snapped(by[1])
    if by == (0.0, 0.0):
        return drawing
    for kind, name in things:
        drawing = d.move(drawing, kind, name, by)
    return drawing


def stretched(drawing: Drawing, name: str, first: bool, to: Point) -> Drawing:
    """Pull one end of a range: as many bays as reach there; the other end stays."""
    old = drawing.range(name)
    axis = 1 if old.turned else 0
    low, high = (old.x, old.y)[axis], old.corner[axis]
    bays = max(1, round(((high - to[axis]) if first else (to[axis] - low)) / old.bay))
    if bays == old.bays:
        return drawing
    begins = high - bays * old.bay if first else low
    x, y = (old.x, round(begins, 6)) if old.turned else (round(begins, 6), old.y)
    new = replace(old, bays=bays, x=x, y=y)
    return d.change(drawing, "range", name, new)


def turned(drawing: Drawing, names: Iterable[str]) -> Drawing:
    """Turn ranges about their middles by a right angle."""
    for name in names:
        old = drawing.range(name)
        middle = (old.x + old.corner[0]) / 2, (old.y + old.corner[1]) / 2
        new = replace(old, turned=not old.turned, access=())
        new = replace(new, x=middle[0] - (new.corner[0] - new.x) / 2, y=middle[1] - (new.corner[1] - new.y) / 2)
        new = replace(new, x=d.snapped(new.x), y=d.snapped(new.y))
        drawing = d.change(drawing, "range", name, new)
    return drawing


def copied(drawing: Drawing, picked: Iterable[Picked]) -> tuple[Drawing, tuple[Picked, ...]]:
    """Set a copy of each range beside the last, an aisle apart; returns the drawing and the copies."""
    made: list[Picked] = []
    for kind, name in picked:
        if kind == "range":
            old = drawing.range(name)
            step = old.depth + AISLE
            by = (step, 0.0) if old.turned else (0.0, step)
            new = new_range(drawing, Hand(old.floor, snap=False, model=old), (old.x + by[0], old.y + by[1]), (0, 0))
            new = replace(new, bays=old.bays, turned=old.turned, x=old.x + by[0], y=old.y + by[1])
            drawing = d.place(drawing, new)
            made.append(("range", new.name))
    return drawing, tuple(made)


def deleted(drawing: Drawing, picked: Iterable[Picked]) -> Drawing:
    """Take things away, ways from the last, so that numbers of the others stay."""
    order = sorted(picked, key=lambda p: (p[0] != "way", -int(p[1]) if p[0] == "way" else 0))
    for kind, name in order:
        if exists(drawing, (kind, name)):
            drawing = d.delete(drawing, kind, name)
    return drawing


def thing_of(drawing: Drawing, picked: Picked) -> Thing:
    """The range, spot or way itself."""
    kind, name = picked
    if kind == "range":
        return drawing.range(name)
    return drawing.spot(name) if kind == "spot" else drawing.ways[int(name)]


def exists(drawing: Drawing, picked: Picked) -> bool:
    """Whether a drawing has this thing."""
    kind, name = picked
    if kind == "way":
        return int(name) < len(drawing.ways)
    return any(t.name == name for t in (drawing.ranges if kind == "range" else drawing.spots))


def all_on(drawing: Drawing, floor: str) -> tuple[Picked, ...]:
    """Everything on a floor: ranges, doors and places, ways."""
    spots = {s.name for s in drawing.spots if s.floor == floor}
    found: list[Picked] = [("range", r.name) for r in drawing.ranges if r.floor == floor]
    found += [("spot", s.name) for s in drawing.spots if s.floor == floor]
    return (*found, *[("way", str(k)) for k, w in enumerate(drawing.ways) if w.a in spots and w.b in spots])


def inside(drawing: Drawing, floor: str, ends: tuple[Point, Point]) -> tuple[Picked, ...]:
    """What lies in a rectangle between two corners: ranges by their middles, places, ways with both ends."""
    (x0, x1), (y0, y1) = (sorted(values) for values in zip(*ends, strict=True))
    held = {s.name for s in drawing.spots if s.floor == floor and x0 <= s.x <= x1 and y0 <= s.y <= y1}
    found: list[Picked] = []
    for kind, name in all_on(drawing, floor):
        thing = thing_of(drawing, (kind, name))
        if isinstance(thing, Range):
            x, y = (thing.x + thing.corner[0]) / 2, (thing.y + thing.corner[1]) / 2
            within = x0 <= x <= x1 and y0 <= y <= y1
        else:
            within = thing.name in held if isinstance(thing, Spot) else {thing.a, thing.b} <= held
        if within:
            found.append((kind, name))
    return tuple(found)


def new_thing(old: Drawing, new: Drawing) -> tuple[Picked, ...]:
    """What was just set down: a range, else the way between floors' end, a door, or the way."""
    if len(new.ranges) > len(old.ranges):
        return (("range", new.ranges[-1].name),)
    if len(new.ways) > len(old.ways):
        way = new.ways[-1]
        level = new.spot(way.a).floor == new.spot(way.b).floor
        return (("way", str(len(new.ways) - 1)),) if level else (("spot", way.a),)
    return (("spot", new.spots[-1].name),) if len(new.spots) > len(old.spots) else ()


def gaps(drawing: Drawing, thing: Range) -> list[tuple[Point, Point, float]]:
    """Free metres from a range to the next one on each side that stands opposite: (from, to, metres)."""
    x0, y0, (x1, y1) = thing.x, thing.y, thing.corner
    best: dict[str, tuple[Point, Point, float]] = {}
    for other in drawing.ranges:
        if other.floor != thing.floor or other.name == thing.name:
            continue
        (u0, v0), (u1, v1) = (other.x, other.y), other.corner
        along_x = (max(x0, u0) + min(x1, u1)) / 2 if min(x1, u1) > max(x0, u0) else None
        along_y = (max(y0, v0) + min(y1, v1)) / 2 if min(y1, v1) > max(y0, v0) else None
        found: list[tuple[str, Point, Point, float]] = []
        if along_x is not None:
            found += [("up", (along_x, v1), (along_x, y0), y0 - v1), ("down", (along_x, y1), (along_x, v0), v0 - y1)]
        if along_y is not None:
            found += [("left", (u1, along_y), (x0, along_y), x0 - u1), ("right", (x1, along_y), (u0, along_y), u0 - x1)]
        for side, one, two, free in found:
            if 1e-6 < free <= _GAP and (side not in best or free < best[side][2]):
                best[side] = one, two, free
    return list(best.values())


def _point(drawing: Drawing, hand: Hand, point: Point) -> Point:
    return d.snapped_point(drawing, hand.floor, point) if hand.snap else point


def _movable(drawing: Drawing, picked: Iterable[Picked]) -> list[Picked]:
    """Ways move by their ends, each end once."""
    found: dict[Picked, None] = {}
    for kind, name in picked:
        if kind == "way":
            way = drawing.ways[int(name)]
            found.update({("spot", way.a): None, ("spot", way.b): None})
        else:
            found[(kind, name)] = None
    return list(found)


def _snapped_step(drawing: Drawing, thing: Picked, by: Point) -> Point:
    kind, name = thing
    old = thing_of(drawing, thing)
    if isinstance(old, Range):
        new = d.snapped_range(drawing, replace(old, x=old.x + by[0], y=old.y + by[1]))
        return round(new.x - old.x, 6), round(new.y - old.y, 6)
    assert isinstance(old, Spot) and kind == "spot"
    others = replace(drawing, spots=tuple(s for s in drawing.spots if s.name != name))
    x, y = d.snapped_point(others, old.floor, (old.x + by[0], old.y + by[1]))
    return round(x - old.x, 6), round(y - old.y, 6)
