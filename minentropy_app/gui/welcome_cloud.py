"""The small cloud on the first page, in plain Python: the page must stand before numpy is loaded."""

from __future__ import annotations

import math
from functools import cache

#: The first colours of the palette of data, for pictures of nothing in particular.
PALETTE = ("#56B4E9", "#E69F00", "#CDB60B", "#882255", "#44AA99", "#CC79A7", "#0072B2", "#D55E00", "#332288", "#B3B9BF")
_SCALE, _TILT = 27.0, math.radians(24)
_REACH = 7


def rings() -> list[tuple[float, float]]:
    """Half axes of the rings, in pixels."""
    return [(r * _SCALE, r * _SCALE * math.sin(_TILT)) for r in (2.0, 4.0, 6.0, 8.0)]


@cache
def spheres(dark: bool) -> list[tuple[float, float, float, str, float]]:
    """(x, y, radius, colour, haze) of each sphere from far to near, pixels from the entrance."""
    seen = []
    for x, y, z in _sites():
        turn = math.radians(17)
        across, depth = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        flat = math.hypot(across, depth)
        if depth < 0 and -depth > flat * 0.55:
            continue
        away = math.sqrt(x * x + y * y + z * z)
        near = 1 / (1 + 0.022 * (depth * math.cos(_TILT) - z * math.sin(_TILT)))
        radius = max(2.8, 9.0 / (1 + 0.6 * away)) * _SCALE / 20 * near
        colour = PALETTE[
            int((math.atan2(depth, across) / math.pi + 1) * 3.4 + (x * 7 + y * 13 + z * 5) % 2.2) % len(PALETTE)
        ]
        haze = (0.3 if dark else 0.38) * min(max((depth + _REACH) / (2 * _REACH), 0), 1)
        place = (across * _SCALE * near, (-z * math.cos(_TILT) - depth * math.sin(_TILT)) * _SCALE * near)
        seen.append((depth, (*place, radius, colour, haze)))
    return [sphere for _, sphere in sorted(seen, key=lambda pair: -pair[0])]


def _sites() -> list[tuple[float, float, float]]:
    """Sites of the densest lattice in a dome."""
    root, k, found = math.sqrt(2), 14, []
    for a in range(-k, k + 1):
        for b in range(-k, k + 1):
            for c in range(0, k + 1):
                if (a + b + c) % 2 == 0 and 0.6 < (a * a + b * b + c * c) / 2 < (_REACH - 0.8) ** 2:
                    found.append((a / root, b / root, c / root + 0.35))
    return found
