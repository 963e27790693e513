"""A floor plan while it is drawn: ranges, places where ways meet, and ways; lengths in metres.

Every value is immutable and every change returns a new drawing, so undo is keeping the old one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeVar

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import ENTRANCE
from minentropy_app.text import QT_TRANSLATE_NOOP

Point: TypeAlias = tuple[float, float]
#: Which things of a drawing, and the name of one of them (of a way: its number).
Kind: TypeAlias = Literal["range", "spot", "way"]

#: Grid that positions snap to, and how near another thing must be to attract, in metres.
GRID, PULL = 0.1, 0.3


@dataclass(frozen=True)
class Range:
    """A row of bays.

    Attributes
    ----------
    x, y
        The corner with the lowest coordinates.
    bays, faces, turned
        Bays in the row; 1 or 2 faces; ``turned``: the row runs along y, else along x.
    bay, depth
        Width of a bay along the row; depth of the whole range.
    back
        A single face looks to higher y (higher x where turned) instead of lower.
    reverse
        Bays are counted from the far end: books stand in the other direction.
    names, access
        Of the faces in their order, where they do not follow from the name and the drawing:
        what bays are called, and the spots from which they are reached ("": the nearest way).
    """

    name: str
    floor: str
    x: float
    y: float
    bays: int = 5
    faces: int = 2
    turned: bool = False
    bay: float = 1.0
    depth: float = 0.5
    shelves: int = 6
    shelf_cm: float = 90.0
    max_height_cm: float = 33.0
    back: bool = False
    reverse: bool = False
    names: tuple[str, ...] = ()
    access: tuple[str, ...] = ()

    @property
    def corner(self) -> Point:
        """The corner with the highest coordinates."""
        along = self.bays * self.bay
        return (self.x + self.depth, self.y + along) if self.turned else (self.x + along, self.y + self.depth)


#: Kinds of places, told by the beginning of their names: ways in and out, and furniture that people walk to.
SPOTS = (ENTRANCE, "exit", "desk", "table")


@dataclass(frozen=True)
class Spot:
    """A place where ways meet; a door where the name begins with ``entrance``, else what ``SPOTS`` tells.

    ``joins``: the nearest way of its floor leads to it (doors and stairs set down beside an aisle).
    """

    name: str
    floor: str
    x: float
    y: float
    joins: bool = False

    @property
    def is_door(self) -> bool:
        """Whether people come in here."""
        return self.kind == ENTRANCE

    @property
    def kind(self) -> str:
        """One of ``SPOTS``, "" for a plain place."""
        return next((kind for kind in SPOTS if self.name.casefold().startswith(kind)), "")


@dataclass(frozen=True)
class Way:
    """A way between two spots, by name; ``metres`` None: as long as drawn (stairs and lifts need a length)."""

    a: str
    b: str
    metres: float | None = None


Thing: TypeAlias = Range | Spot | Way
T = TypeVar("T", Range, Spot, Way)


@dataclass(frozen=True)
class Drawing:
    """Everything drawn, in the order in which books stand by call number."""

    ranges: tuple[Range, ...] = ()
    spots: tuple[Spot, ...] = ()
    ways: tuple[Way, ...] = ()

    @property
    def floors(self) -> tuple[str, ...]:
        """Floors in order of first use."""
        return tuple(dict.fromkeys([t.floor for t in self.ranges] + [t.floor for t in self.spots]))

    def spot(self, name: str) -> Spot:
        """The spot of that name; AppError if there is none."""
        return self.spots[_index(self, "spot", name)]

    def range(self, name: str) -> Range:
        """The range of that name; AppError if there is none."""
        return self.ranges[_index(self, "range", name)]


def place(drawing: Drawing, thing: Thing) -> Drawing:
    """Add a range, spot or way.

    Raises
    ------
    AppError
        The name is taken, a size is impossible, or a way leads nowhere.
    """
    _refuse(drawing, thing)
    if isinstance(thing, Range):
        return replace(drawing, ranges=(*drawing.ranges, thing))
    if isinstance(thing, Spot):
        return replace(drawing, spots=(*drawing.spots, thing))
    return replace(drawing, ways=(*drawing.ways, thing))


def place_aisle(drawing: Drawing, floor: str, start: Point, end: Point) -> Drawing:
    """Draw an aisle: a way between two points; ends at a spot that is there (within ``PULL``) join it."""
    names = []
    for point in (start, end):
        near = [s for s in drawing.spots if s.floor == floor and math.dist((s.x, s.y), point) <= PULL]
        if near:
            names.append(min(near, key=lambda s: math.dist((s.x, s.y), point)).name)
            continue
        names.append(free_name(drawing, "spot", f"f{floor}-"))
        drawing = place(drawing, Spot(names[-1], floor, *point))
    return place(drawing, Way(names[0], names[1]))


def place_door(drawing: Drawing, floor: str, at: Point) -> Drawing:
    """Draw a door, which joins the nearest way."""
    return place_desk(drawing, floor, at, ENTRANCE)


def place_desk(drawing: Drawing, floor: str, at: Point, kind: str = "desk") -> Drawing:
    """Set down a desk, or another of ``SPOTS``, which joins the nearest way."""
    return place(drawing, Spot(spot_name(drawing, kind), floor, *at, joins=True))


def spot_name(drawing: Drawing, kind: str) -> str:
    """A free name for a place of a kind: the kind itself for the first one."""
    return kind if not any(s.name == kind for s in drawing.spots) else free_name(drawing, "spot", kind)


def place_stairs(drawing: Drawing, floors: tuple[str, str], at: Point, metres: float) -> Drawing:
    """Join two floors by stairs or a lift at the same place, ``metres`` being what the way counts for."""
    names = []
    for floor in floors:
        names.append(free_name(drawing, "spot", f"stairs{floor}-"))
        drawing = place(drawing, Spot(names[-1], floor, *at, joins=True))
    return place(drawing, Way(names[0], names[1], metres))


def move(drawing: Drawing, kind: Kind, name: str, by: Point) -> Drawing:
    """Move a range (whose bays are then reached from the nearest way) or a spot; a way moves its two ends.

    Ways of given length that lead to a spot on its floor get longer or shorter by as much as they do as drawn.
    """
    k = _index(drawing, kind, name)
    if kind == "way":
        way = drawing.ways[k]
        for end in dict.fromkeys((way.a, way.b)):
            drawing = move(drawing, "spot", end, by)
        return drawing
    if kind == "spot":
        spot = drawing.spots[k]
        moved = replace(spot, x=round(spot.x + by[0], 6), y=round(spot.y + by[1], 6))
        ways = tuple(_stretched(drawing, way, spot, moved) for way in drawing.ways)
        return replace(drawing, spots=_with(drawing.spots, k, moved), ways=ways)
    old = drawing.ranges[k]
    new = replace(old, x=round(old.x + by[0], 6), y=round(old.y + by[1], 6), access=())
    return replace(drawing, ranges=_with(drawing.ranges, k, new))


def change(drawing: Drawing, kind: Kind, name: str, new: Thing) -> Drawing:
    """Put another thing in the place of one: other sizes, another name (ways follow the name of a spot).

    Raises
    ------
    AppError
        As ``place``.
    """
    k = _index(drawing, kind, name)
    rest = _without(drawing, kind, k)
    if isinstance(new, Spot):
        ways = tuple(replace(w, a=_renamed(w.a, name, new.name), b=_renamed(w.b, name, new.name)) for w in drawing.ways)
        ranges = tuple(
            replace(r, access=tuple(_renamed(a, name, new.name) for a in r.access)) for r in drawing.ranges
        )  # fmt: skip
        _refuse(rest, new)
        return Drawing(ranges, _with(drawing.spots, k, new), ways)
    _refuse(rest, new)
    if isinstance(new, Range):
        old = drawing.range(name)
        if (new.bays, new.faces) != (old.bays, old.faces) and new.names == old.names:
            new = replace(new, names=(), access=())
        return replace(drawing, ranges=_with(drawing.ranges, k, new))
    return replace(drawing, ways=_with(drawing.ways, k, new))


def delete(drawing: Drawing, kind: Kind, name: str) -> Drawing:
    """Take a thing away.

    With a spot go its ways, and bays reached from it look for the nearest way; with a way go its ends where
    nothing else leads.
    """
    k = _index(drawing, kind, name)
    smaller = _without(drawing, kind, k)
    if kind == "range":
        return smaller
    if kind == "way":
        needed = {end for way in smaller.ways for end in (way.a, way.b)} | {a for r in smaller.ranges for a in r.access}
        ends = {drawing.ways[k].a, drawing.ways[k].b} - needed
        return replace(smaller, spots=tuple(s for s in smaller.spots if s.name not in ends or s.kind or s.joins))
    ways = tuple(w for w in smaller.ways if name not in (w.a, w.b))
    ranges = tuple(replace(r, access=tuple(_renamed(a, name, "") for a in r.access)) for r in smaller.ranges)
    return replace(smaller, ways=ways, ranges=ranges)


def snapped(value: float, grid: float = GRID) -> float:
    """Round to the grid."""
    return round(round(value / grid) * grid, 6)


def snapped_range(drawing: Drawing, moving: Range, grid: float = GRID) -> Range:
    """Set a range to the edges of others on its floor that are nearer than ``PULL``, else to the grid."""
    others = [r for r in drawing.ranges if r.floor == moving.floor and r.name != moving.name]
    size = (moving.corner[0] - moving.x, moving.corner[1] - moving.y)
    at = []
    for axis, value in enumerate((moving.x, moving.y)):
        edges = [edge for r in others for edge in ((r.x, r.y)[axis], r.corner[axis])]
        steps = [edge - value for edge in edges] + [edge - value - size[axis] for edge in edges]
        nearest = min(steps, key=abs, default=math.inf)
        at.append(round(value + nearest, 6) if abs(nearest) <= PULL else snapped(value, grid))
    return replace(moving, x=at[0], y=at[1])


def snapped_point(drawing: Drawing, floor: str, point: Point, grid: float = GRID) -> Point:
    """Set a point to a spot nearer than ``PULL``, or in line with one, else to the grid."""
    spots = [s for s in drawing.spots if s.floor == floor]
    near = min(spots, key=lambda s: math.dist((s.x, s.y), point), default=None)
    if near is not None and math.dist((near.x, near.y), point) <= PULL:
        return near.x, near.y
    at = []
    for axis, value in enumerate(point):
        step = min(((s.x, s.y)[axis] - value for s in spots), key=abs, default=math.inf)
        at.append(round(value + step, 6) if abs(step) <= PULL else snapped(value, grid))
    return at[0], at[1]


def free_name(drawing: Drawing, kind: Kind, stem: str) -> str:
    """Return the first of stem1, stem2 … that nothing of that kind has."""
    taken = {t.name for t in (drawing.ranges if kind == "range" else drawing.spots)}
    return next(f"{stem}{k}" for k in range(1, len(taken) + 2) if f"{stem}{k}" not in taken)


def _stretched(drawing: Drawing, way: Way, old: Spot, new: Spot) -> Way:
    """A way as it is after one of its ends has moved."""
    if way.metres is None or old.name not in (way.a, way.b):
        return way
    other = drawing.spot(way.b if way.a == old.name else way.a)
    if other.floor != old.floor:
        return way
    drawn = [math.dist((end.x, end.y), (other.x, other.y)) for end in (old, new)]
    return replace(way, metres=max(0.0, round(way.metres + drawn[1] - drawn[0], 6)))


def _renamed(name: str, old: str, new: str) -> str:
    return new if name == old else name


def _with(things: tuple[T, ...], k: int, new: T) -> tuple[T, ...]:
    changed = list(things)
    changed[k] = new
    return tuple(changed)


def _without(drawing: Drawing, kind: Kind, k: int) -> Drawing:
    if kind == "range":
        return replace(drawing, ranges=drawing.ranges[:k] + drawing.ranges[k + 1 :])
    if kind == "spot":
        return replace(drawing, spots=drawing.spots[:k] + drawing.spots[k + 1 :])
    return replace(drawing, ways=drawing.ways[:k] + drawing.ways[k + 1 :])


def _index(drawing: Drawing, kind: Kind, name: str) -> int:
    if kind == "way":
        names = [str(k) for k in range(len(drawing.ways))]
    else:
        names = [t.name for t in (drawing.ranges if kind == "range" else drawing.spots)]
    if str(name) not in names:
        raise AppError(
            QT_TRANSLATE_NOOP("building.drawing", "The drawing has nothing called {name}."),
            QT_TRANSLATE_NOOP("building.drawing", "It may have been taken away; choose it again."),
            name=name,
        )
    return names.index(str(name))


def _refuse(drawing: Drawing, thing: Thing) -> None:
    """AppError where a thing cannot stand in the drawing."""
    if isinstance(thing, Way):
        known = {s.name: s.floor for s in drawing.spots}
        lost = [end for end in (thing.a, thing.b) if end not in known]
        levels = {known.get(thing.a), known.get(thing.b)}
        too_short = thing.metres is not None and not thing.metres >= 0
        if lost or thing.a == thing.b or too_short or (thing.metres is None and len(levels) > 1):
            raise AppError(
                QT_TRANSLATE_NOOP("building.drawing", "No way can lead from {a} to {b}."),
                QT_TRANSLATE_NOOP(
                    "building.drawing", "Join two places; between floors give the metres that the way counts for."
                ),
                a=thing.a,
                b=thing.b,
            )
        return
    others = drawing.ranges if isinstance(thing, Range) else drawing.spots
    if not thing.name.strip() or any(t.name == thing.name for t in others):
        raise AppError(
            QT_TRANSLATE_NOOP("building.drawing", "The name “{name}” is taken or empty."),
            QT_TRANSLATE_NOOP("building.drawing", "Give every range and every place a name of its own."),
            name=thing.name,
        )
    if isinstance(thing, Range):
        _refuse_sizes(thing)


def _refuse_sizes(thing: Range) -> None:
    sizes = (thing.bay, thing.depth, thing.shelf_cm)
    if thing.bays < 1 or thing.faces not in (1, 2) or thing.shelves < 1 or not all(s > 0 for s in sizes):
        raise AppError(
            QT_TRANSLATE_NOOP("building.drawing", "Range {name} has {bays} bays with {shelves} shelves of {width} cm."),
            QT_TRANSLATE_NOOP(
                "building.drawing", "A range needs one bay or more, one or two faces, and shelves with a width above 0."
            ),
            name=thing.name,
            bays=thing.bays,
            shelves=thing.shelves,
            width=thing.shelf_cm,
        )
