"""What the rasteriser draws: arrays made once from a model, and what is shown of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.canvas import kernels

#: Radius of the most borrowed book and of the least, in shares of the smallest distance.
LARGEST, SMALLEST = 0.36, 0.115


@dataclass(frozen=True)
class Cut:
    """What is taken away so that the inside shows.

    Attributes
    ----------
    mode
        ``none``, ``quarter`` or ``half``: the wedge that faces the viewer.
    yaw
        Direction of sight that the wedge faces, or None to follow the viewer.
    low, high
        Only items between these heights are drawn, metres.
    """

    mode: str = "none"
    yaw: float | None = None
    low: float = -math.inf
    high: float = math.inf

    def numbers(self, yaw: float, floor: float) -> npt.NDArray[np.float64]:
        """Numbers for the kernels."""
        facing = yaw if self.yaw is None else self.yaw
        angle = {"quarter": math.pi / 4, "half": math.pi / 2}.get(self.mode, 0.0)
        wedge = [float(angle > 0), -math.sin(facing), -math.cos(facing), math.cos(angle)]
        return np.array([*wedge, floor, self.low, self.high])


@dataclass(frozen=True)
class Scene:
    """Spheres in metres, aligned arrays.

    Attributes
    ----------
    positions, radii, colours, flags
        (n, 3) float32, (n,) float32, (n,) uint32 0xRRGGBB, (n,) uint8 of ``kernels`` flags.
    importance
        (n,) int32, indices by falling popularity: labels are given in this order.
    floor
        Height of the floor, metres.
    """

    positions: npt.NDArray[np.float32]
    radii: npt.NDArray[np.float32]
    colours: npt.NDArray[np.uint32]
    flags: npt.NDArray[np.uint8]
    importance: npt.NDArray[np.int32]
    floor: float = 0.0
    reach: float = field(default=1.0)

    @cached_property
    def selected(self) -> npt.NDArray[np.intp]:
        """Indices of the selected items that are shown."""
        return np.flatnonzero(
            (self.flags & kernels.SELECTED).astype(bool) & ~(self.flags & kernels.HIDDEN).astype(bool)
        )


def radii_of(loans: npt.NDArray[np.float64], spacing: float) -> npt.NDArray[np.float32]:
    """Radius by the square root of loans, so that areas compare; never so small as to vanish."""
    if loans.size == 0:
        return np.zeros(0, np.float32)
    top = max(float(np.quantile(loans, 0.9995)), 1.0)
    share = np.sqrt(np.clip(loans / top, 0.0, 1.0))
    return (spacing * np.maximum(LARGEST * share, SMALLEST)).astype(np.float32)


def reach_of(positions: npt.NDArray[np.floating]) -> float:
    """Distance of the farthest item from the entrance, at least one metre."""
    if positions.size == 0:
        return 1.0
    return max(float(np.sqrt(np.einsum("ij,ij->i", positions, positions).max())), 1.0)


def ring_step(reach: float) -> float:
    """Round distance between rings, so that there are three to six of them: 1, 2, 5, 10 … metres."""
    raw = reach / 4.5
    power = 10.0 ** math.floor(math.log10(raw))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= raw * 0.8)
