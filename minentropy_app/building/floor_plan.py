"""Floor plans made from a few numbers: floors × ranges × bays, every range with two faces."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import FloorPlan
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Most bay faces that a plan may have: distances between all of them are kept.
MOST_BAYS = 5_000


@dataclass(frozen=True)
class Building:
    """A building of parallel ranges between two cross aisles; lengths in metres unless said otherwise.

    Attributes
    ----------
    floors, ranges, bays
        Floors, ranges per floor, bays per range; each bay has two faces.
    shelves, shelf_cm, max_height_cm
        Of every face.
    bay, aisle, range_depth, cross_aisle
        Width of a bay, of an aisle between ranges, depth of a range, width of a cross aisle.
    stairs
        Metres that a flight of stairs counts for.
    """

    floors: int = 1
    ranges: int = 5
    bays: int = 5
    shelves: int = 6
    shelf_cm: float = 90.0
    max_height_cm: float = 33.0
    bay: float = 1.0
    aisle: float = 1.0
    range_depth: float = 0.5
    cross_aisle: float = 1.2
    stairs: float = 18.0


@dataclass
class _Ways:
    """Nodes and edges while they are being laid out."""

    nodes: dict[str, int] = field(default_factory=dict)
    edges: list[tuple[int, int, float]] = field(default_factory=list)

    def node(self, name: str) -> int:
        return self.nodes.setdefault(name, len(self.nodes))

    def join(self, one: str, other: str, metres: float) -> None:
        self.edges.append((self.node(one), self.node(other), metres))


def generate_floor_plan(building: Building) -> FloorPlan:
    """Lay out a building.

    Aisle r runs between range r − 1 and range r, so the two faces of a range are reached from two
    aisles; cross aisles join all aisles at both ends; stairs stand at the first corner, where on the first
    floor the door is. Bays come in the order in which one walks up one aisle and down the next.

    Raises
    ------
    AppError
        A size below its least, or more bays than can be planned.
    """
    _refuse(building)
    ways = _Ways()
    for floor in range(building.floors):
        _lay_floor(building, floor, ways)
    ways.join("entrance", _at(0, 0, -1), building.cross_aisle)
    faces = [face for floor in range(building.floors) for face in _faces(building, floor)]
    first, second, metres = zip(*ways.edges, strict=True)
    count = len(faces)
    return FloorPlan(
        tuple(f"{floor + 1}-{rank + 1}{'ab'[side]}-{bay + 1}" for floor, rank, bay, side in faces),
        tuple(str(floor + 1) for floor, *_ in faces),
        np.array([_corner(building, face) for face in faces]),
        np.array([ways.node(_at(floor, rank + side, bay)) for floor, rank, bay, side in faces], np.int32),
        np.full(count, building.shelves, np.int32),
        np.full(count, building.shelf_cm),
        np.full(count, building.max_height_cm),
        tuple(ways.nodes),
        np.array(first, np.int32),
        np.array(second, np.int32),
        np.array(metres),
    )


def _at(floor: int, aisle: int, bay: int) -> str:
    """Name the place in front of a bay; −1 and the number of bays are the cross aisles."""
    return f"f{floor + 1}-aisle{aisle + 1}-{bay + 1}"


def _lay_floor(building: Building, floor: int, ways: _Ways) -> None:
    end = building.bays
    to_first = (building.cross_aisle + building.bay) / 2
    for aisle in range(building.ranges + 1):
        ways.join(_at(floor, aisle, -1), _at(floor, aisle, 0), to_first)
        for bay in range(1, end):
            ways.join(_at(floor, aisle, bay - 1), _at(floor, aisle, bay), building.bay)
        ways.join(_at(floor, aisle, end - 1), _at(floor, aisle, end), to_first)
        if aisle:
            for side in (-1, end):
                apart = building.aisle + building.range_depth
                ways.join(_at(floor, aisle - 1, side), _at(floor, aisle, side), apart)
    if floor:
        ways.join(_at(floor - 1, 0, -1), _at(floor, 0, -1), building.stairs)


def _faces(building: Building, floor: int) -> list[tuple[int, int, int, int]]:
    """(floor, range, bay, side), range by range: along one face and back along the other."""
    there, back = range(building.bays), range(building.bays - 1, -1, -1)
    return [
        (floor, rank, bay, side)
        for rank in range(building.ranges)
        for side, order in ((0, there), (1, back))
        for bay in order
    ]


def _corner(building: Building, face: tuple[int, int, int, int]) -> tuple[float, float]:
    """X along the range, y across; the two faces of a range stand back to back."""
    _, rank, bay, side = face
    y = building.aisle + rank * (building.aisle + building.range_depth) + side * building.range_depth / 2
    return building.cross_aisle + bay * building.bay, y


def _refuse(building: Building) -> None:
    for name in ("floors", "ranges", "bays", "shelves"):
        if getattr(building, name) < 1:
            raise AppError(
                QT_TRANSLATE_NOOP("building.floor_plan", "A building needs at least one of {name}."),
                QT_TRANSLATE_NOOP("building.floor_plan", "Give sizes such as floors=2, ranges=10, bays=5."),
                name=name,
            )
    if building.shelf_cm <= 0:
        raise AppError(
            QT_TRANSLATE_NOOP("building.floor_plan", "Shelves {width} cm wide hold no books."),
            QT_TRANSLATE_NOOP("building.floor_plan", "Give the clear width of a shelf in centimetres, such as 90."),
            width=building.shelf_cm,
        )
    faces = 2 * building.floors * building.ranges * building.bays
    if faces > MOST_BAYS:
        raise AppError(
            QT_TRANSLATE_NOOP("building.floor_plan", "{faces} bay faces are more than the {most} that can be planned."),
            QT_TRANSLATE_NOOP("building.floor_plan", "Plan one part of the building at a time."),
            faces=faces,
            most=MOST_BAYS,
        )
