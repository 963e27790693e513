"""Where a cloud of points fits between the pieces that float over a picture. Plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.canvas.label_kernels import least_hidden
from minentropy_app.gui.canvas.labels import Box

#: Sizes tried, each smaller by this factor, and places tried along each axis.
_SMALLER, _SIZES, _PLACES = 0.965, 13, 5
#: Share of the points that may lie under the pieces, and points that decide.
_UNDER, _DECIDING = 0.0007, 1500


@dataclass(frozen=True)
class Fit:
    """``share`` of the given size, then moved by ``across`` and ``down`` pixels."""

    share: float
    across: float
    down: float


def fit_between(points: npt.NDArray[np.floating], room: Box, pieces: tuple[Box, ...]) -> Fit:
    """The largest size and the least move at which the points lie in the room, clear of the pieces.

    Parameters
    ----------
    points
        (n, 2) logical pixels, as they would lie at full size in the middle of ``room``.
    room
        Where they may lie, logical pixels: left, top, right, bottom.
    pieces
        What floats over the picture.
    """
    middle = np.array([(room[0] + room[2]) / 2, (room[1] + room[3]) / 2])
    off = np.asarray(points[:: max(1, len(points) // _DECIDING)], np.float64) - middle
    if len(off) == 0 or not pieces:
        return Fit(1.0, 0.0, 0.0)
    best, best_under = Fit(1.0, 0.0, 0.0), np.inf
    over, count = (np.array(room, np.float64), np.array(pieces, np.float64)), np.zeros(1, np.int64)
    for size in range(_SIZES):
        share = _SMALLER**size
        placed = off * share + middle
        moves = _moves(placed, room)
        at = least_hidden(placed, moves, *over, _UNDER, count)
        under = int(count[0]) / len(off)
        if under < best_under - _UNDER:
            best, best_under = Fit(share, float(moves[at, 0]), float(moves[at, 1])), under
        if best_under <= _UNDER:
            break
    return best


def _moves(points: npt.NDArray[np.float64], room: Box) -> npt.NDArray[np.float64]:
    """(m, 2) moves that leave all points in the room, the shortest first."""
    low, high = points.min(axis=0), points.max(axis=0)
    left, top = np.minimum(np.array(room[:2]) - low, 0.0)
    right, bottom = np.maximum(np.array(room[2:]) - high, 0.0)
    across, down = np.linspace(left, right, _PLACES), np.linspace(top, bottom, _PLACES)
    moves = np.array([(0.0, 0.0), *((x, y) for x in across for y in down)])
    return moves[np.argsort(np.hypot(*moves.T), kind="stable")]
