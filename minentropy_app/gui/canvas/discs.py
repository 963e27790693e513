"""Memory of a picture, and the drawing of shaded discs into it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.canvas import kernels, sphere_kernels

#: Colours (n,) 0xRRGGBB and flags (n,) of all items.
Paint = tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]


class Layers:
    """Memory of one picture; two are used in turn, so that one can be shown while the next is made."""

    def __init__(self, wide: int, high: int, items: int) -> None:
        self.back = np.zeros((high, wide), np.uint32)
        self.front = np.zeros((high, wide), np.uint32)
        self.ids = np.full((high, wide), -1, np.int32)
        self.out = np.full((items, 4), -1.0, np.float32)
        self.index = np.zeros(items, np.int32)
        self._below: npt.NDArray[np.uint32] | None = None

    def below(self) -> npt.NDArray[np.uint32]:
        """Cleared room for what lies below the floor; made when first asked for."""
        if self._below is None:
            self._below = np.zeros(self.front.shape, np.uint32)
        else:
            self._below.fill(0)
        return self._below

    def fits(self, wide: int, high: int, items: int) -> bool:
        """Whether it can be used again."""
        return self.back.shape == (high, wide) and self.index.size == items


class Discs:
    """Draws discs front to back; keeps the sorted discs and the table of shades between pictures."""

    def __init__(self) -> None:
        self._places = np.zeros((0, 4), np.float32)
        self._tags = np.zeros((0, 2), np.uint32)
        self._room = np.zeros(kernels.BLOCK_HIGH, np.uint64), np.zeros(2 * kernels.BINS + 1, np.int64)
        self._shades: tuple[npt.NDArray[np.float64], npt.NDArray[np.uint32], npt.NDArray[np.uint64]] | None = None

    def draw(
        self,
        layers: Layers,
        index: npt.NDArray[np.int32],
        paint: Paint,
        look: npt.NDArray[np.float64],
        onto: npt.NDArray[np.uint32] | None = None,
    ) -> None:
        """Sort the discs of ``index`` into blocks and draw each from front to back, ``onto`` or into the front."""
        front = layers.front if onto is None else onto
        high, wide = front.shape
        grid = (-(-wide // kernels.BLOCK_WIDE), -(-high // kernels.BLOCK_HIGH))
        starts = np.zeros(grid[0] * grid[1] + 1, np.int64)
        margin, (colours, flags), count = float(look[0] + look[1]), paint, index.size
        room = kernels.count_blocks(index, count, layers.out, flags, margin, grid, starts)
        if len(self._places) < room:
            self._places = np.zeros((room * 5 // 4, 4), np.float32)
            self._tags = np.zeros((room * 5 // 4, 2), np.uint32)
        listed = (starts[:-1].copy(), self._places, self._tags)
        kernels.fill_blocks(index, count, layers.out, colours, flags, margin, grid, *listed)
        spheres = (self._places, self._tags, starts, np.zeros(int(np.diff(starts).max()), np.int64))
        flat = (front.ravel(), layers.ids.ravel())
        sphere_kernels.splat(*spheres, look, *self._table(look[6:8]), *flat, (high, wide, grid[0]), *self._room)

    def _table(self, shade: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint64]]:
        """Shaded discs of this look, laid out once."""
        if self._shades is None or not np.array_equal(self._shades[0], shade):
            shape = (sphere_kernels.CLASSES, sphere_kernels.PHASES, sphere_kernels.PHASES, sphere_kernels.SIDE)
            discs = np.zeros((*shape, sphere_kernels.SIDE), np.uint32)
            spans = np.zeros(shape, np.uint64)
            sphere_kernels.lay_out(shade, discs, spans)
            self._shades = (shade.copy(), discs.ravel(), spans.ravel())
        return self._shades[1], self._shades[2]
