"""From a drawing to the floor plan that is walked.

Ways as drawn meet where they cross and are entered where a face or a spot is nearest; ways of given
length are entered at their ends only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from minentropy_app.building.drawing import Drawing, Point, Range, Spot
from minentropy_app.building.walking import door_metres
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, FloorPlan
from minentropy_app.text import QT_TRANSLATE_NOOP

#: A face, or a door or stairs, joins a way no farther off than this, in metres.
FACE_REACH, REACH = 1.5, 3.0
_NEAR = 1e-6
#: Metres by which a way must run inside a range to count as going through it.
_INSIDE = 0.05


@dataclass(frozen=True)
class Face:
    """One bay face: its name, corner, middle, and the direction in which it looks."""

    name: str
    range: Range
    corner: Point
    middle: Point
    looks: Point
    access: str


@dataclass(frozen=True)
class Checked:
    """What is wrong with a drawing as it stands (marked texts with their fields), and how much it holds.

    Attributes
    ----------
    problems
        (template, fields) each; none: it can be saved.
    unreachable
        Names of the faces that cannot be reached from a door.
    overlapping
        Names of ranges that stand in each other.
    crossed
        Names of ranges through which a way is drawn: worth a word, no hindrance.
    faces, metres
        Faces, and metres of shelf.
    away
        Metres from the nearest door to each face, by name; infinite where no way leads.
    """

    problems: tuple[tuple[str, dict[str, Any]], ...]
    unreachable: tuple[str, ...]
    overlapping: tuple[str, ...]
    faces: int
    metres: float
    away: Mapping[str, float] = field(default_factory=dict)
    crossed: tuple[str, ...] = ()

    @property
    def farthest(self) -> float:
        """Metres to the bay farthest from a door, of those that can be reached; 0 without one."""
        return max((far for far in self.away.values() if far < math.inf), default=0.0)


def faces_of(thing: Range) -> list[Face]:
    """The faces of a range: along one side and back along the other."""
    there = list(range(thing.bays))[:: -1 if thing.reverse else 1]
    sides = [(0, there), (1, there[::-1])] if thing.faces == 2 else [(int(thing.back), there)]
    return [
        _face(thing, k, side, bay)
        for k, (side, bay) in enumerate((side, bay) for side, order in sides for bay in order)
    ]


def _face(thing: Range, k: int, side: int, bay: int) -> Face:
    """Face ``k`` of a range: bay number ``bay`` of side 0 (low) or 1."""
    corner = _turned(thing, (bay * thing.bay, side * thing.depth / 2))
    middle = _turned(thing, ((bay + 0.5) * thing.bay, side * thing.depth))
    ahead = 2.0 * side - 1
    name = f"{thing.floor}-{thing.name}{'ab'[side]}-{bay + 1}"
    return Face(
        thing.names[k] if k < len(thing.names) else name,
        thing,
        corner,
        middle,
        (ahead, 0.0) if thing.turned else (0.0, ahead),
        thing.access[k] if k < len(thing.access) else "",
    )


def to_floor_plan(drawing: Drawing) -> FloorPlan:
    """Return the floor plan drawn; bays that no way comes near get a place of their own that nothing joins.

    Raises
    ------
    AppError
        Two bays have the same name.
    """
    net = _Net(drawing)
    faces = [face for thing in drawing.ranges for face in faces_of(thing)]
    _refuse_doubles(faces)
    at = [net.reached_from(face) for face in faces]
    net.join_spots()
    first, second, metres = net.edges()
    kinds = [face.range for face in faces]
    return FloorPlan(
        tuple(face.name for face in faces),
        tuple(thing.floor for thing in kinds),
        np.array([face.corner for face in faces], np.float64).reshape(-1, 2),
        np.array(at, np.int32),
        np.array([thing.shelves for thing in kinds], np.int32),
        np.array([thing.shelf_cm for thing in kinds], np.float64),
        np.array([thing.max_height_cm for thing in kinds], np.float64),
        tuple(net.nodes),
        np.array(first, np.int32),
        np.array(second, np.int32),
        np.array(metres, np.float64),
    )


def check_drawing(drawing: Drawing) -> Checked:
    """Look at a drawing as it stands; nothing is raised."""
    problems: list[tuple[str, dict[str, Any]]] = []
    overlapping = tuple(dict.fromkeys(name for pair in _overlaps(drawing.ranges) for name in pair))
    if overlapping:
        text = QT_TRANSLATE_NOOP("building.drawn_plan", "Ranges stand in each other: {names}.")
        problems.append((text, {"names": ", ".join(overlapping)}))
    faces = sum(thing.bays * thing.faces for thing in drawing.ranges)
    metres = sum((thing.bays * thing.faces * thing.shelves * thing.shelf_cm / 100 for thing in drawing.ranges), 0.0)
    if not faces:
        problems.append((QT_TRANSLATE_NOOP("building.drawn_plan", "There are no ranges yet."), {}))
    if not any(spot.is_door for spot in drawing.spots):
        problems.append((QT_TRANSLATE_NOOP("building.drawn_plan", "There is no door yet."), {}))
    try:
        plan = to_floor_plan(drawing)
    except AppError as error:
        return Checked((*problems, (error.message, dict(error.fields))), (), overlapping, faces, metres)
    away = dict(zip(plan.bays, door_metres(plan).tolist(), strict=True))
    lost = tuple(name for name, far in away.items() if far == math.inf)
    if lost:
        text = QT_TRANSLATE_NOOP("building.drawn_plan", "No way leads to {count} {count:bay|bays}: {names}.")
        named = ", ".join(lost[:5]) + (" …" if len(lost) > 5 else "")
        problems.append((text, {"count": str(len(lost)), "names": named}))
    return Checked(tuple(problems), lost, overlapping, faces, metres, away, _crossed(drawing))


def _turned(thing: Range, point: Point) -> Point:
    x, y = point[::-1] if thing.turned else point
    return thing.x + x, thing.y + y


def _refuse_doubles(faces: Sequence[Face]) -> None:
    seen: set[str] = set()
    for face in faces:
        if face.name in seen:
            raise AppError(
                QT_TRANSLATE_NOOP("building.drawn_plan", "Two bays are called {name}."),
                QT_TRANSLATE_NOOP("building.drawn_plan", "Give every bay a name of its own."),
                name=face.name,
            )
        seen.add(face.name)


def _overlaps(ranges: Sequence[Range]) -> Iterator[tuple[str, str]]:
    """Pairs of ranges of a floor that share more than an edge, by a sweep along x."""
    order = sorted(ranges, key=lambda r: r.x)
    for k, one in enumerate(order):
        for other in order[k + 1 :]:
            if other.x >= one.corner[0] - _NEAR:
                break
            apart = other.y >= one.corner[1] - _NEAR or one.y >= other.corner[1] - _NEAR
            if one.floor == other.floor and not apart:
                yield one.name, other.name


def _crossed(drawing: Drawing) -> tuple[str, ...]:
    """Names of ranges through whose inside a way of their floor is drawn (Liang and Barsky 1984)."""
    spots = {spot.name: spot for spot in drawing.spots}
    ends = [(spots[way.a], spots[way.b]) for way in drawing.ways]
    level = [(a.floor, (a.x, a.y, b.x, b.y)) for a, b in ends if a.floor == b.floor]
    lines = np.array([line for _, line in level], np.float64).reshape(-1, 4)
    floors = np.array([floor for floor, _ in level])
    return tuple(
        thing.name for thing in drawing.ranges if len(level) and _runs_through(lines[floors == thing.floor], thing)
    )


def _runs_through(lines: Floats, thing: Range) -> bool:
    start, step = lines[:, :2], lines[:, 2:] - lines[:, :2]
    low, high = np.array([thing.x, thing.y]) + _INSIDE, np.array(thing.corner) - _INSIDE
    flat = np.abs(step) < _NEAR
    beside = flat & ((start <= low) | (start >= high))
    safe = np.where(flat, 1.0, step)
    one, other = (low - start) / safe, (high - start) / safe
    enters = np.where(flat, 0.0, np.minimum(one, other)).max(axis=1, initial=0.0)
    leaves = np.where(flat, 1.0, np.maximum(one, other)).min(axis=1, initial=1.0)
    return bool(((enters < leaves) & ~beside.any(axis=1)).any())


@dataclass
class _Line:
    """A way as drawn, and the places on it where it is entered: (metres from its start, node)."""

    floor: str
    start: Point
    end: Point
    stops: list[tuple[float, int]] = field(default_factory=list)

    def nearest(self, point: Point) -> tuple[float, Point]:
        """(metres from the start, the point of the line) nearest to a point."""
        (x, y), (u, v) = self.start, self.end
        length = math.dist(self.start, self.end)
        if length <= 0:
            return 0.0, self.start
        along = ((point[0] - x) * (u - x) + (point[1] - y) * (v - y)) / length
        along = min(max(along, 0.0), length)
        return along, (x + (u - x) * along / length, y + (v - y) * along / length)


class _Net:
    """Nodes and edges while a drawing is walked along."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.nodes: dict[str, int] = {spot.name: k for k, spot in enumerate(drawing.spots)}
        self._spots = {spot.name: spot for spot in drawing.spots}
        self._lines: list[_Line] = []
        self._given: list[tuple[int, int, float]] = []
        for way in drawing.ways:
            a, b = self._spots[way.a], self._spots[way.b]
            if way.metres is not None:
                self._given.append((self.nodes[a.name], self.nodes[b.name], way.metres))
                continue
            line = _Line(a.floor, (a.x, a.y), (b.x, b.y))
            line.stops = [(0.0, self.nodes[a.name]), (math.dist(line.start, line.end), self.nodes[b.name])]
            self._lines.append(line)
        self._cross()

    def _cross(self) -> None:
        """Join ways as drawn where they cross."""
        for k, one in enumerate(self._lines):
            for other in self._lines[k + 1 :]:
                point = _crossing(one, other) if one.floor == other.floor else None
                if point is not None:
                    node = self._node_at(one, one.nearest(point)[0])
                    along = other.nearest(point)[0]
                    if all(stop != node for _, stop in other.stops):
                        other.stops.append((along, node))

    def _node_at(self, line: _Line, along: float) -> int:
        """The node of a line at a distance from its start: one that is there, or a new one."""
        for at, node in line.stops:
            if abs(at - along) <= _NEAR:
                return node
        node = self.nodes.setdefault(self._new_name(line.floor), len(self.nodes))
        line.stops.append((along, node))
        return node

    def _new_name(self, floor: str) -> str:
        number = len(self.nodes) + 1
        while f"f{floor}-on{number}" in self.nodes:
            number += 1
        return f"f{floor}-on{number}"

    def reached_from(self, face: Face) -> int:
        """The node from which a face is reached: the one named, else the nearest in front of it."""
        if face.access in self._spots:
            return self.nodes[face.access]
        found = self._nearest(face.range.floor, face.middle, face.looks)
        if found is None:
            return self.nodes.setdefault(f"{face.name}-unreached", len(self.nodes))
        return found

    def _nearest(self, floor: str, point: Point, looks: Point | None) -> int | None:
        """The nearest node or point of a way as drawn within reach, and in front where there is a front."""

        def in_front(at: Point) -> bool:
            if looks is None:
                return True
            across, up = at[0] - point[0], at[1] - point[1]
            ahead, aside = across * looks[0] + up * looks[1], abs(across * looks[1] - up * looks[0])
            return ahead >= aside - _NEAR

        reach = REACH if looks is None else FACE_REACH
        best: tuple[float, int, _Line | None, float] | None = None
        for spot in self._spots.values():
            far = math.dist((spot.x, spot.y), point)
            usable = spot.floor == floor and not spot.joins and not spot.is_door and in_front((spot.x, spot.y))
            if usable and far <= reach and (best is None or far < best[0] - _NEAR):
                best = far, self.nodes[spot.name], None, 0.0
        for line in self._lines:
            if line.floor != floor:
                continue
            along, at = line.nearest(point)
            far = math.dist(at, point)
            if in_front(at) and far <= reach and (best is None or far < best[0] - _NEAR):
                best = far, -1, line, along
        if best is None:
            return None
        return best[1] if best[2] is None else self._node_at(best[2], best[3])

    def join_spots(self) -> None:
        """Join new doors and stairs to the nearest way."""
        for spot in self._spots.values():
            node = self._nearest(spot.floor, (spot.x, spot.y), None) if spot.joins else None
            if node is not None:
                self._given.append((self.nodes[spot.name], node, self._far(spot, node)))

    def _far(self, spot: Spot, node: int) -> float:
        for other in self._spots.values():
            if self.nodes[other.name] == node:
                return math.dist((spot.x, spot.y), (other.x, other.y))
        for line in self._lines:
            for along, stop in line.stops:
                if stop == node:
                    length = max(math.dist(line.start, line.end), _NEAR)
                    at = tuple(s + (e - s) * along / length for s, e in zip(line.start, line.end, strict=True))
                    return math.dist((spot.x, spot.y), at)
        return 0.0

    def edges(self) -> tuple[list[int], list[int], list[float]]:
        """All ways between neighbouring nodes."""
        found = list(self._given)
        for line in self._lines:
            stops = sorted(line.stops)
            found += [(a, b, v - u) for (u, a), (v, b) in pairwise(stops) if a != b]
        if not found:
            return [], [], []
        first, second, metres = zip(*found, strict=True)
        return list(first), list(second), list(metres)


def _crossing(one: _Line, other: _Line) -> Point | None:
    """The point where two lines meet, None where they do not (or run along each other)."""
    (x, y), (u, v) = one.start, one.end
    (p, q), (r, s) = other.start, other.end
    across = (u - x) * (s - q) - (v - y) * (r - p)
    if abs(across) < 1e-12:
        ends = [end for end in (other.start, other.end) if end in (one.start, one.end)]
        return ends[0] if ends else None
    t = ((p - x) * (s - q) - (q - y) * (r - p)) / across
    w = ((p - x) * (v - y) - (q - y) * (u - x)) / across
    inside = -_NEAR <= t <= 1 + _NEAR and -_NEAR <= w <= 1 + _NEAR
    return (x + (u - x) * t, y + (v - y) * t) if inside else None
