"""A shelf plan standing as a building: boxes of bays on their floors, ways, stairs and doors, in metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.building.redrawing import node_floors
from minentropy_app.gui.canvas.camera import Array
from minentropy_app.gui.views.plan_model import PlanModel

#: Metres: a shelf board with the room above it where no height is told, a plinth, air above the highest bay.
_BOARD, _SHELF, _PLINTH, _AIR = 0.03, 0.33, 0.08, 2.6
#: Metres of floor round what stands on it, and thickness of a floor.
_EDGE = 0.9
#: Metres of a way's width, as drawn.
_WAY = 0.4
#: Corners of the sides of a box, counted as in ``box_corners``, and the way each looks (x, y, z).
SIDES: tuple[tuple[tuple[int, int, int, int], tuple[float, float, float]], ...] = (
    ((4, 5, 7, 6), (0, 0, 1)),
    ((0, 1, 5, 4), (0, 1, 0)),
    ((2, 3, 7, 6), (0, -1, 0)),
    ((0, 2, 6, 4), (-1, 0, 0)),
    ((1, 3, 7, 5), (1, 0, 0)),
)


@dataclass(frozen=True)
class Building:
    """What stands where; x to the right, y away (the plan's y turned round), z up.

    Attributes
    ----------
    corners
        (B, 8, 3) of the boxes of the bays.
    level
        (B,) number of the floor of each bay.
    slabs
        (F, 4, 3) corners of the floors, from the lowest.
    nodes, node_level
        (nodes, 3) places where ways meet, and their floors.
    """

    corners: Array
    level: npt.NDArray[np.intp]
    slabs: Array
    nodes: Array
    node_level: npt.NDArray[np.intp]

    @property
    def points(self) -> Array:
        """Everything, for fitting."""
        return np.concatenate([self.corners.reshape(-1, 3), self.slabs.reshape(-1, 3)])


def building_of(model: PlanModel) -> Building:
    """Set the bays of a plan upon its floors."""
    plan, boxes = model.plan, model.boxes
    number = {name: k for k, name in enumerate(model.floors)}
    level = np.array([number[name] for name in plan.floors], np.intp)
    clear = np.where(plan.max_height_cm > 0, plan.max_height_cm / 100, _SHELF)
    tall = _PLINTH + plan.shelves * (clear + _BOARD)
    storey = float(tall.max(initial=1.0)) + _AIR
    corners = np.zeros((len(plan.bays), 8, 3))
    for k in range(8):
        corners[:, k, 0] = boxes[:, 2 if k & 1 else 0]
        corners[:, k, 1] = -boxes[:, 3 if k & 2 else 1]
        corners[:, k, 2] = level * storey + (tall if k & 4 else 0.0)
    node_level = np.array([number.get(name, 0) for name in node_floors(plan)], np.intp)
    nodes = np.c_[model.spots[:, 0], -model.spots[:, 1], node_level * storey + 0.02]
    slabs = np.array([_slab(corners[level == k], nodes[node_level == k], k * storey) for k in range(len(number))])
    middle = (slabs[:, :, :2].min(axis=(0, 1)) + slabs[:, :, :2].max(axis=(0, 1))) / 2
    shift = np.array([*middle, (len(number) - 1) * storey / 2])
    return Building(corners - shift, level, slabs - shift, nodes - shift, node_level)


def way_strips(building: Building, ways: npt.NDArray[np.int64]) -> Array:
    """(ways, 4, 3) corners of the ways as strips on the floor, long enough to close the corners where two meet."""
    start, end = building.nodes[ways[:, 0]], building.nodes[ways[:, 1]]
    along = (end - start)[:, :2]
    ahead = np.zeros_like(start)
    ahead[:, :2] = along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None] * (_WAY / 2)
    aside = np.stack([-ahead[:, 1], ahead[:, 0], ahead[:, 2]], axis=1)
    corners = (start - ahead + aside, end + ahead + aside, end + ahead - aside, start - ahead - aside)
    return np.stack(corners, axis=1)


def _slab(corners: Array, nodes: Array, height: float) -> Array:
    points = np.concatenate([corners.reshape(-1, 3), nodes])[:, :2]
    (x0, y0), (x1, y1) = points.min(axis=0) - _EDGE, points.max(axis=0) + _EDGE
    return np.array([(x, y, height) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))])
