"""From the floor plan that is walked to a drawing of it: ranges, and where its places lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from minentropy_app.building.drawing import Drawing, Range, Spot, Way
from minentropy_app.building.drawn_plan import faces_of
from minentropy_app.building.routes import node_places
from minentropy_app.model.inputs import Floats, FloorPlan, Ints

_NEAR = 1e-6
#: Metres: depth of a range of one face, how far before a face one stands, and a door before its first aisle at most.
_FACE, _BEFORE_IT, _OUTSIDE = 0.25, 0.5, 1.2


def from_floor_plan(plan: FloorPlan) -> Drawing:
    """Return a drawing that gives this plan again: the same bays, and the same distances.

    Rows of like bays in line become ranges, two faces back to back one range. Ways keep their lengths.
    Places that the plan does not tell are put between what they join.
    """
    floors, ranges = node_floors(plan), tuple(_ranges(plan, node_places(plan)))
    at = _way_places(plan, _faces(plan, ranges)[1]).round(2).tolist()
    spots = tuple(Spot(name, floors[k], at[k][0], at[k][1]) for k, name in enumerate(plan.nodes))
    ways = tuple(
        Way(plan.nodes[a], plan.nodes[b], float(m))
        for a, b, m in zip(plan.first.tolist(), plan.second.tolist(), plan.metres.tolist(), strict=True)
        if a != b
    )
    return Drawing(ranges, spots, ways)


def range_of_bays(plan: FloorPlan) -> Ints:
    """(B,) number of the range of each bay, from 0 in the order of the plan: a row, or two back to back."""
    ranges = np.zeros(len(plan.bays), np.int32)
    for number, bays in enumerate(_blocks(plan)):
        ranges[bays[0] + bays[1]] = number
    return ranges


def drawn_faces(plan: FloorPlan) -> tuple[Floats, Floats]:
    """Boxes (B, 4) of the faces as drawn from above, and (B, 2) where one stands before each; metres."""
    return _faces(plan, tuple(_ranges(plan, node_places(plan))))


def way_places(plan: FloorPlan) -> Floats:
    """(nodes, 2) where the ways run, for drawing only: before the faces, on between them, doors outside."""
    return _way_places(plan, drawn_faces(plan)[1])


def _faces(plan: FloorPlan, ranges: tuple[Range, ...]) -> tuple[Floats, Floats]:
    where = {name: k for k, name in enumerate(plan.bays)}
    boxes, fronts = np.zeros((len(plan.bays), 4)), np.zeros((len(plan.bays), 2))
    for thing in ranges:
        deep = thing.depth / thing.faces
        for face in faces_of(thing):
            wide, high = (deep, thing.bay) if thing.turned else (thing.bay, deep)
            x, y = face.corner
            boxes[where[face.name]] = x, y, x + wide, y + high
            fronts[where[face.name]] = np.add(face.middle, np.multiply(face.looks, _BEFORE_IT))
    return boxes, fronts


def _way_places(plan: FloorPlan, fronts: Floats) -> Floats:
    """Put the doors outside, straight off what they lead to, as far as the way is long."""
    placed = node_places(replace(plan, place=fronts))
    low, high = (placed.min(axis=0), placed.max(axis=0)) if len(placed) else (np.zeros(2), np.zeros(2))
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, _NEAR)
    for door in plan.entrances.tolist():
        ways = np.flatnonzero((plan.first == door) | (plan.second == door))
        if not ways.size:
            continue
        inside = int(plan.first[ways[0]] + plan.second[ways[0]] - door)
        away = (placed[inside] - middle) / half
        axis = int(abs(away[1]) >= abs(away[0]) - _NEAR)
        out = np.zeros(2)
        out[axis] = np.sign(away[axis]) or 1.0
        placed[door] = placed[inside] + out * min(float(plan.metres[ways[0]]), _OUTSIDE)
    return placed


def node_floors(plan: FloorPlan) -> list[str]:
    """The floor of each node: of its bays, else of what it is joined to."""
    floors = [""] * len(plan.nodes)
    for node, floor in zip(plan.bay_node.tolist(), plan.floors, strict=True):
        floors[node] = floors[node] or floor
    ways = sorted(zip(plan.metres.tolist(), plan.first.tolist(), plan.second.tolist(), strict=True))
    for _ in plan.nodes:
        known = list(floors)
        for _, a, b in ways:
            known[a] = known[a] or floors[b]
            known[b] = known[b] or floors[a]
        if known == floors:
            break
        floors = known
    return [floor or (plan.floors[0] if plan.floors else "1") for floor in floors]


def _ranges(plan: FloorPlan, places: Floats) -> Iterator[Range]:
    """Rows of like bays in line, two rows back to back as one."""
    for number, (row, back) in enumerate(_blocks(plan), start=1):
        yield _range_of(plan, row + back, 2 if back else 1, (str(number), places))


def _blocks(plan: FloorPlan) -> Iterator[tuple[list[int], list[int]]]:
    """(row, the row behind it or nothing)."""
    rows = _rows(plan)
    k = 0
    while k < len(rows):
        pair = k + 1 < len(rows) and _back_to_back(plan, rows[k], rows[k + 1])
        yield rows[k], rows[k + 1] if pair else []
        k += 2 if pair else 1


def _rows(plan: FloorPlan) -> list[list[int]]:
    rows: list[list[int]] = []
    for b in range(len(plan.bays)):
        if rows and _goes_on(plan, rows[-1], b):
            rows[-1].append(b)
        else:
            rows.append([b])
    return rows


def _like(plan: FloorPlan, one: int, other: int) -> bool:
    figures = (plan.shelves, plan.shelf_cm, plan.max_height_cm)
    return plan.floors[one] == plan.floors[other] and all(f[one] == f[other] for f in figures)


def _goes_on(plan: FloorPlan, row: list[int], b: int) -> bool:
    step = plan.place[b] - plan.place[row[-1]]
    straight = int((np.abs(step) > _NEAR).sum()) == 1
    if len(row) > 1:
        straight = straight and bool(np.allclose(step, plan.place[row[1]] - plan.place[row[0]], atol=1e-6))
    else:
        straight = straight and 0.3 <= float(np.abs(step).max()) <= 3.0
    return straight and _like(plan, row[-1], b)


def _back_to_back(plan: FloorPlan, one: list[int], other: list[int]) -> bool:
    if len(one) != len(other) or not _like(plan, one[0], other[0]):
        return False
    apart = plan.place[other[::-1]] - plan.place[one]
    along = _along(plan, one)
    across = apart[:, 1 - along]
    rising = len(one) == 1 or plan.place[one[1], along] > plan.place[one[0], along]
    near = (across > _NEAR) & (across <= 0.8) & np.isclose(across, across[0])
    return rising and bool((np.abs(apart[:, along]) < _NEAR).all()) and bool(near.all())


def _along(plan: FloorPlan, row: list[int]) -> int:
    """0: along x, 1: along y."""
    if len(row) < 2:
        return 0
    step = np.abs(plan.place[row[1]] - plan.place[row[0]])
    return int(step[1] > step[0])


def _range_of(plan: FloorPlan, bays: list[int], faces: int, known: tuple[str, Floats]) -> Range:
    name, places = known
    count = len(bays) // faces
    row, first = bays[:count], bays[0]
    along = _along(plan, row)
    reverse = count > 1 and bool(plan.place[row[1], along] < plan.place[row[0], along])
    wide = float(abs(plan.place[row[1], along] - plan.place[row[0], along])) if count > 1 else 1.0
    depth = _FACE if faces == 1 else 2 * float(plan.place[bays[-1], 1 - along] - plan.place[first, 1 - along])
    corner = plan.place[row[-1] if reverse else first].copy()
    back = faces == 1 and bool(places[plan.bay_node[first], 1 - along] > corner[1 - along])
    if back:
        corner[1 - along] -= depth / 2
    figures = (int(plan.shelves[first]), float(plan.shelf_cm[first]), float(plan.max_height_cm[first]))
    named = tuple(plan.bays[b] for b in bays), tuple(plan.nodes[plan.bay_node[b]] for b in bays)
    return Range(
        name, plan.floors[first], float(corner[0]), float(corner[1]), count, faces, bool(along), wide, depth,
        *figures, back, reverse, *named,
    )  # fmt: skip
