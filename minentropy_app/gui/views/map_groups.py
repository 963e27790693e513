"""Outlines of groups on a map: one for each place where many of a group stand together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from scipy.spatial import ConvexHull, QhullError

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
    crowded = ndimage.uniform_filter(counts, 3) * 9 >= max(2.0, 0.004 * len(points))
    labels = ndimage.label(crowded & (counts > 0), np.ones((3, 3)))[0]
    mine = labels[cells[:, 0], cells[:, 1]]
    sizes = np.bincount(mine, minlength=2)
    enough = [k for k in range(1, sizes.size) if sizes[k] >= max(_SHARE * len(points), _FEWEST)]
    return [points[mine == k] for k in enough]


def _outline(points: Points) -> tuple[tuple[float, float], ...] | None:
    """The convex hull of all but stragglers, a little widened; None where all stand on one line."""
    away = np.linalg.norm(points - np.median(points, axis=0), axis=1)
    points = points[away <= _STRAGGLER * np.median(away)]
    try:
        corners = points[ConvexHull(points).vertices].astype(float)
    except QhullError:
        return None
    middle = corners.mean(axis=0)
    away = corners - middle
    length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
    widened = middle + away * ((length * 1.12 + _MARGIN) / length)[:, None]
    return tuple((float(x), float(y)) for x, y in widened)
