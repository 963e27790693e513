"""What is seen of a building from where one stands: sides of bays, floors and ways, in their order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPolygonF

from minentropy_app.gui import theme
from minentropy_app.gui.canvas.camera import Array, Camera
from minentropy_app.gui.views.building_scene import SIDES, Building

#: How dark the sides of a box are beside its top, and how far others fade beside a selection.
_SHADE = np.array((0.0, 0.16, 0.16, 0.30, 0.30))
_FADED, _EDGE, _SLAB_ALPHA = 0.62, 0.35, 205 / 255

Colours = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Sides:
    """Quadrilaterals from the first drawn to the last.

    Attributes
    ----------
    bay
        (m,) the bay that a side belongs to, −1 for floors and ways.
    corners
        (m, 4, 2) logical pixels.
    fills, edges, opacity, wide
        (m,) colours 0xRRGGBB, share of the filling that covers, and pixels of the frame.
    """

    bay: npt.NDArray[np.int64]
    corners: Array
    fills: Colours
    edges: Colours
    opacity: Array
    wide: Array

    def at(self, place: QPointF) -> int:
        """The bay seen at a place, −1 where there is none."""
        corners = self.corners[self.bay >= 0]
        ahead = np.roll(corners, -1, axis=1) - corners
        to = np.array([place.x(), place.y()]) - corners
        turn = ahead[:, :, 0] * to[:, :, 1] - ahead[:, :, 1] * to[:, :, 0]
        hit = np.flatnonzero((turn >= 0).all(axis=1) | (turn <= 0).all(axis=1))
        return int(self.bay[self.bay >= 0][hit[-1]]) if hit.size else -1

    def polygon(self, k: int) -> QPolygonF:
        """One of them for a painter."""
        return QPolygonF([QPointF(x, y) for x, y in self.corners[k].tolist()])

    @property
    def drawn(self) -> list[tuple[int, QPolygonF]]:
        """The sides of bays, and their bays."""
        return [(int(self.bay[k]), self.polygon(int(k))) for k in np.flatnonzero(self.bay >= 0)]


@dataclass(frozen=True)
class Seen:
    """Corners (B, 8, 3), nodes (nodes, 3), ways (ways, 4, 3) and floors (F, 4, 3) as they lie on the screen."""

    corners: Array
    nodes: Array
    ways: Array
    slabs: Array


def sides_of(
    building: Building, ways: npt.NDArray[np.int64], seen: Seen, camera: Camera, looks: tuple[Array, Array, Array]
) -> Sides:
    """Order everything from the lowest floor up, and on each floor from the far bays to the near ones.

    ``looks`` = (colours of bays, of their frames (B, 3) 0 to 255; (B,) widths of the frames).
    """
    forward = camera.basis()[2]
    facing = np.flatnonzero([float(np.dot(way, forward)) < -1e-3 for _, way in SIDES])
    index = np.array([SIDES[k][0] for k in facing]).reshape(-1, 4)
    depth = building.corners.mean(axis=1) @ forward
    colours, frames, wide = looks
    pieces: list[Sides] = []
    for level in range(len(seen.slabs)):
        pieces.append(_slab(seen.slabs[level], level))
        pieces.append(_ways(seen.ways[(building.node_level[ways] == level).all(axis=1), :, :2]))
        bays = np.flatnonzero(building.level == level)
        bays = bays[np.argsort(-depth[bays], kind="stable")]
        corners = seen.corners[bays][:, index, :2].reshape(-1, 4, 2)
        shaded = colours[bays][:, None, :] * (1 - _SHADE[facing])[:, None]
        many = len(facing)
        pieces.append(
            Sides(
                np.repeat(bays, many), corners, packed(shaded.reshape(-1, 3)), np.repeat(packed(frames[bays]), many),
                np.ones(len(corners)), np.repeat(wide[bays], many),
            )
        )  # fmt: skip
    return Sides(*(np.concatenate([getattr(p, name) for p in pieces]) for name in Sides.__dataclass_fields__))


def bay_looks(
    colours: Colours, selected: frozenset[int], tokens: theme.Tokens
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Colours and frames of bays: what is selected stands out, the others fade."""
    surface, accent = (_parts(tokens.colour(name)) for name in ("surface", "accent"))
    own = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1).astype(np.float64)
    chosen = np.isin(np.arange(len(colours)), list(selected))
    if selected:
        own[~chosen] += (surface - own[~chosen]) * _FADED
    frames = np.where(chosen[:, None], accent, own + (surface - own) * _EDGE)
    return own, frames, np.where(chosen, 2.0, 0.8)


def _slab(corners: Array, level: int) -> Sides:
    """A floor; its colours are filled in by who knows the theme."""
    one = np.ones(1)
    return Sides(
        np.full(1, -1), corners[None, :, :2], np.zeros(1, np.uint32), np.zeros(1, np.uint32),
        one if level == 0 else one * _SLAB_ALPHA, one,
    )  # fmt: skip


def _ways(corners: Array) -> Sides:
    none = np.zeros(len(corners))
    return Sides(
        np.full(len(corners), -2), corners, none.astype(np.uint32), none.astype(np.uint32), none + 1, none
    )  # fmt: skip


def dressed(sides: Sides, tokens: theme.Tokens) -> Sides:
    """Give floors (bay −1) and ways (−2) the colours of the theme."""
    fills, edges = sides.fills.copy(), sides.edges.copy()
    floors, ways = sides.bay == -1, sides.bay == -2
    fills[floors], edges[floors] = _number(tokens.colour("panel")), _number(tokens.colour("border"))
    fills[ways] = _number(tokens.colour("line"))
    return Sides(sides.bay, sides.corners, fills, edges, sides.opacity, sides.wide)


def packed(colours: Array) -> Colours:
    """(m, 3) 0 to 255 -> (m,) 0xRRGGBB."""
    whole = np.round(colours).astype(np.uint32)
    return (whole[:, 0] << 16 | whole[:, 1] << 8 | whole[:, 2]).astype(np.uint32)


def _number(colour: QColor) -> np.uint32:
    return np.uint32(colour.rgb() & 0xFFFFFF)


def _parts(colour: QColor) -> Array:
    return np.array([colour.red(), colour.green(), colour.blue()], np.float64)
