"""Outlines of groups on a map: one for each place where many of a group stand together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.canvas.flat_rasteriser import Hull
from minentropy_app.gui.views.map_scene import EXTENT
from minentropy_app.gui.views.space_model import Category
from minentropy_app.gui.views.space_scene import LegendRow

Points = npt.NDArray[np.float32]
#: Cells across the map in which members are gathered: fewest, most, for each root of a member; members looked at.
_FEW_CELLS, _CELLS, _FINE, _SAMPLED = 8, 64, 2.5, 20_000
#: A place is outlined if it holds this share of its group, and at least so many members.
_SHARE, _FEWEST = 0.2, 4
#: Members so many times farther from the middle than half of the others are left outside.
_STRAGGLER = 2.6
#: Distance of the outline from the outermost members, in units of the scene.
_MARGIN = 1.6


def groups_of(positions: Points, column: Category, rows: Sequence[LegendRow]) -> tuple[Hull, ...]:
    """Outline the groups named in a legend."""
    hulls = (_group(positions[np.flatnonzero(np.isin(column.codes, row.codes))], row) for row in rows)
    return tuple(hull for hull in hulls if hull is not None)


def _group(points: Points, row: LegendRow) -> Hull | None:
    points = points[:: max(1, len(points) // _SAMPLED)]
    places = sorted(_places(points), key=len, reverse=True)
    outlines = [outline for place in places if (outline := _outline(place)) is not None]
    if not outlines:
        return None
    middle = np.median(places[0], axis=0)
    at = (float(middle[0]), float(middle[1]))
    return Hull(row.name, row.colour, tuple(outlines), at, row.count)


def _places(points: Points) -> list[Points]:
    """Members that stand together, for each place with enough of them."""
    if len(points) < _FEWEST:
        return []
    across = int(np.clip(_FINE * len(points) ** 0.5, _FEW_CELLS, _CELLS))
    side = 2.4 * EXTENT / across
    cells = np.clip(((points + 1.2 * EXTENT) / side).astype(int), 0, across - 1)
    counts = np.zeros((across, across))
    np.add.at(counts, (cells[:, 0], cells[:, 1]), 1)
    crowded = _around(counts) >= max(2.0, 0.004 * len(points))
    labels = patches(crowded & (counts > 0))
    mine = labels[cells[:, 0], cells[:, 1]]
    sizes = np.bincount(mine, minlength=2)
    enough = [k for k in range(1, sizes.size) if sizes[k] >= max(_SHARE * len(points), _FEWEST)]
    return [points[mine == k] for k in enough]


def _around(counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Sums over each cell and its eight neighbours; beyond the edge it is as at the edge."""
    padded = np.pad(counts, 1, "edge")
    across = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    return np.asarray(across[:-2] + across[1:-1] + across[2:])


def patches(marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Number the patches of marked cells that touch, corners too, from 1 in reading order; 0 elsewhere."""
    labels = np.zeros(np.array(marked.shape) + 2, np.int32)
    free = np.pad(marked, 1)
    found = 0
    for start in np.argwhere(free).tolist():
        if labels[start[0], start[1]]:
            continue
        found += 1
        labels[start[0], start[1]] = found
        todo = [start]
        while todo:
            row, column = todo.pop()
            for r, c in np.argwhere(free[row - 1 : row + 2, column - 1 : column + 2]).tolist():
                beside = [row - 1 + r, column - 1 + c]
                if not labels[*beside]:
                    labels[*beside] = found
                    todo.append(beside)
    return labels[1:-1, 1:-1]


def hull(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Corners of the convex hull, anticlockwise; fewer than three where all points stand on one line.

    Monotone chains (Andrew 1979), after all inside an octagon of extreme points have been left out
    (Akl & Toussaint 1978).
    """
    x, y = points[:, 0], points[:, 1]
    ways = np.array([[1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]], float)
    outer = points[[int(np.argmax(points @ way)) for way in ways]]
    inside = np.ones(len(points), bool)
    for a, b in zip(outer, np.roll(outer, -1, axis=0), strict=True):
        if (a != b).any():
            inside &= (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) > 0
    left = np.unique(points[~inside], axis=0).tolist()
    below, above = _chain(left), _chain(left[::-1])
    return np.array(below[:-1] + above[:-1]).reshape(-1, 2)


def _chain(points: list[list[float]]) -> list[list[float]]:
    """Those of sorted points at which the way along their right side turns left."""
    kept: list[list[float]] = []
    for x, y in points:
        while len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            kept.pop()
        kept.append([x, y])
    return kept


def _outline(points: Points) -> tuple[tuple[float, float], ...] | None:
    """The convex hull of all but stragglers, a little widened; None where all stand on one line."""
    away = np.linalg.norm(points - np.median(points, axis=0), axis=1)
    points = points[away <= _STRAGGLER * np.median(away)]
    corners = hull(points.astype(float))
    if len(corners) < 3:
        return None
    middle = corners.mean(axis=0)
    away = corners - middle
    length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
    widened = middle + away * ((length * 1.12 + _MARGIN) / length)[:, None]
    return tuple((float(x), float(y)) for x, y in widened)
