"""From a map's model to the arrays that are drawn, and the outlines of its groups."""

from __future__ import annotations

import dataclasses

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas.flat_rasteriser import FlatScene
from minentropy_app.gui.canvas.scene import Scene
from minentropy_app.gui.views.map_model import MapModel
from minentropy_app.gui.views.space_model import Column, Measure, SpaceModel
from minentropy_app.gui.views.space_scene import SpaceScene

#: Half the extent of every map as drawn, whatever the unit of its cost.
EXTENT = 100.0
#: Least radius, as a share of the largest.
_LEAST = 0.2
_SAMPLED, _GRID = 100_000, 96


class MapScene(SpaceScene):
    """Keeps the drawn arrays of one map up to date."""

    scene: FlatScene

    def _scene(self, model: SpaceModel) -> Scene:
        positions = drawn(model.positions)
        live = isinstance(model, MapModel) and model.live
        first = () if live else (standing_for_others(positions),)  # of no use for places that will be left
        return FlatScene(
            positions=positions,
            radii=shares(model.loans),
            colours=np.full(len(model), 0xB3B9BF, np.uint32),
            flags=np.zeros(len(model), np.uint8),
            importance=np.lexsort((*first, -model.loans)).astype(np.int32),
            dense=density(positions),
        )

    def move(self, positions: npt.NDArray[np.floating]) -> None:
        """Put items elsewhere, (n, 2) as drawn."""
        self.scene = dataclasses.replace(self.scene, positions=np.ascontiguousarray(positions, np.float32))

    def settle(self) -> None:
        """Tell the crowds where items stand now."""
        self.scene = dataclasses.replace(self.scene, dense=density(self.scene.positions))

    def size_by(self, column: Column | None) -> None:
        """Size items by a measure; without one all are equal."""
        radii = (
            shares(np.nan_to_num(column.values))
            if isinstance(column, Measure)
            else np.full(len(self.model), 0.45, np.float32)
        )
        self.scene = dataclasses.replace(self.scene, radii=radii)

    def stand_near(self, rows: npt.NDArray[np.intp]) -> None:
        """Show these as neighbours of the one selected item."""
        self.scene = dataclasses.replace(self.scene, near=tuple(rows.tolist()))
        self._flag()

    def choose(self, ids: npt.NDArray[np.int64]) -> None:
        """Mark the selected items."""
        self.scene = dataclasses.replace(self.scene, near=())
        super().choose(ids)

    def _flag(self) -> None:
        super()._flag()
        if self.scene.near:
            self.scene.flags[list(self.scene.near)] &= np.uint8(~kernels.FADED & 255)


def drawn(positions: npt.NDArray[np.floating], sampled: int = _SAMPLED) -> npt.NDArray[np.float32]:
    """(n, 2) positions centred and scaled to ``EXTENT`` by a sample of them; not a number becomes the middle."""
    if len(positions) == 0:
        return np.zeros((0, 2), np.float32)
    sample = positions[:: max(1, len(positions) // sampled)]
    known = sample[np.isfinite(sample).all(axis=1)]
    if len(known) == 0:
        return np.zeros((len(positions), 2), np.float32)
    low, high = np.quantile(known, [0.002, 0.998], axis=0)
    half = max(float((high - low).max()) / 2, 1e-12)
    placed = np.empty(positions.shape, np.float32)
    np.subtract(positions, (low + high) / 2, out=placed, casting="same_kind")
    placed *= np.float32(EXTENT / half)
    return placed if np.isfinite(placed.sum()) else np.nan_to_num(placed, copy=False)


def shares(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """(n,) radii as shares of the largest, by the square root so that areas compare."""
    if weights.size == 0:
        return np.zeros(0, np.float32)
    if float(weights.min()) == float(weights.max()):
        return np.full(weights.size, 0.45, np.float32)
    top = max(float(np.quantile(weights, 0.9995)), 1e-12)
    return np.maximum(np.sqrt(np.clip(weights / top, 0.0, 1.0)), _LEAST).astype(np.float32)


def standing_for_others(positions: npt.NDArray[np.float32]) -> npt.NDArray[np.intp]:
    """(n,) rank of every point: first those in the middle of crowds, over coarse squares and then finer ones.

    Items of equal weight are named in this order: names tell what a region is about, not how the list begins.
    """
    n = len(positions)
    rank, ranked = np.full(n, n, np.intp), 0
    for side in (4, 8, 16, 32, 64):
        cell = np.clip(((positions / EXTENT + 1) * side / 2).astype(np.intp), 0, side - 1) @ np.array([side, 1])
        count = np.bincount(cell, minlength=side * side)
        sums = np.stack([np.bincount(cell, positions[:, c], side * side) for c in (0, 1)], axis=1)
        off = ((positions - sums[cell] / count[cell, None]) ** 2).sum(axis=1)
        far_first = np.argsort(-off, kind="stable")
        nearest = np.full(side * side, -1)
        nearest[cell[far_first]] = far_first
        first = nearest[np.argsort(-count, kind="stable")]
        first = first[first >= 0]
        new = first[rank[first] == n]
        rank[new] = ranked + np.arange(len(new))
        ranked += len(new)
    return rank


def density(positions: npt.NDArray[np.float32]) -> float:
    """Points per unit of area where they stand close."""
    if len(positions) == 0:
        return 1.0
    every = max(1, len(positions) // _SAMPLED)
    reach = 1.1 * EXTENT
    side = 2 * reach / _GRID
    x, y = positions[::every].astype(np.float64).T
    counts = np.histogram2d(x, y, bins=_GRID, range=[[-reach, reach], [-reach, reach]])[0]
    crowded = counts[counts > 0]
    return float(np.quantile(crowded, 0.9)) * every / side**2 if crowded.size else 1.0
