"""Where a picture fits best beside the legend in its lower left corner. No Qt here."""

from __future__ import annotations

import math

#: A legend that leaves the picture less than this share of the radius it could have lies over it.
_LEAST = 0.7
_HALVINGS, _STEPS = 40, 32


def fitted_circle(wide: float, high: float, corner: tuple[float, float]) -> tuple[float, float, float]:
    """Return centre and radius of the largest circle in a window that keeps clear of a box.

    Parameters
    ----------
    corner
        Width and height of the box in the lower left corner.

    Returns
    -------
    tuple
        x and y from the upper left corner, as near to the middle of the window as there is room; radius.
    """
    most = min(wide, high) / 2
    low, top = 0.0, most
    for _ in range(_HALVINGS):
        half = (low + top) / 2
        low, top = (half, top) if _clear(wide - half, half, half, (corner, high)) else (low, half)
    if low < _LEAST * most:
        return wide / 2, high / 2, most
    for step in range(_STEPS + 1):
        x = wide / 2 + (wide / 2 - low) * step / _STEPS
        y = high / 2 - (high / 2 - low) * step / _STEPS
        if _clear(x, y, low * (1 - 1e-6), (corner, high)):
            break
    return x, y, low


def _clear(x: float, y: float, radius: float, box: tuple[tuple[float, float], float]) -> bool:
    (right, tall), high = box
    return math.hypot(max(x - right, 0.0), max(high - tall - y, 0.0)) >= radius
