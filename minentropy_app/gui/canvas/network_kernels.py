"""Compiled loops that draw a network: curves with halves of transparency, circles with arcs. No Qt here."""

from __future__ import annotations

import math

import numpy as np

from minentropy_app.gui.canvas.compiled import kernel, part
from minentropy_app.gui.canvas.kernels import mix

#: Flags of circles.
OPENED, HIDDEN, FADED = 1, 2, 4
#: Length of a piece of a curve, pixels.
_SEGMENT = 9.0


@part(inline="always")
def _blend(back, y, x, colour, share):
    if share > 0 and 0 <= y < back.shape[0] and 0 <= x < back.shape[1]:
        back[y, x] = mix(np.int64(back[y, x]), colour, min(share, 256)) | 0xFF000000


@part(error_model="numpy", inline="always")
def _stroke(back, x0, y0, x1, y1, colour, strength, width):
    """One straight piece: every step along the longer axis is taken by one piece of a curve only."""
    high, wide = back.shape
    steep = abs(y1 - y0) > abs(x1 - x0)
    if steep:
        x0, y0, x1, y1 = y0, x0, y1, x1
    if x0 > x1:
        x0, y0, x1, y1 = x1, y1, x0, y0
    run = max(x1 - x0, 1e-6)
    slope = (y1 - y0) / run
    reach = 0.5 * width * math.sqrt(1.0 + slope * slope)
    first = max(int(math.ceil(x0 - 0.5)), 0)
    last = min(int(math.ceil(x1 - 0.5)) - 1, (high if steep else wide) - 1)
    limit = (wide if steep else high) + reach + 1.0
    alpha = 256.0 * strength
    for a in range(first, last + 1):
        mid = y0 + slope * (a + 0.5 - x0) - 0.5
        if mid < -reach - 1.0 or mid > limit:
            continue
        for b in range(int(math.floor(mid - reach)), int(math.ceil(mid + reach)) + 1):
            cover = min(max(reach + 0.5 - abs(b - mid), 0.0), 1.0)
            if steep:
                _blend(back, a, b, colour, int(alpha * cover))
            else:
                _blend(back, b, a, colour, int(alpha * cover))


@kernel("u4:2 f8:2 i8:1 f8:1 f8:1 ?:1", error_model="numpy")
def draw_curves(back, curves, colours, strength, width, rising):
    """Draw quadratic curves, anti-aliased.

    ``curves`` (m, 6), ``colours`` (m,) 0xRRGGBB, ``strength`` (m,) 0 to 1, ``width`` (m,) pixels;
    ``rising`` (m,) bool: the strength falls off towards the first end, which shows a direction.
    """
    high, wide = back.shape
    for k in range(len(curves)):
        x0, y0, xb, yb, x1, y1 = curves[k]
        if max(x0, xb, x1) < 0 or min(x0, xb, x1) > wide or max(y0, yb, y1) < 0 or min(y0, yb, y1) > high:
            continue
        bent = abs(x0 + x1 - 2 * xb) + abs(y0 + y1 - 2 * yb)
        length = math.hypot(x1 - x0, y1 - y0)
        pieces = 1 if bent < 1.0 and not rising[k] else min(max(int(length / _SEGMENT), 3), 28)
        px, py = x0, y0
        for piece in range(1, pieces + 1):
            t = piece / pieces
            u = 1.0 - t
            x = u * u * x0 + 2 * u * t * xb + t * t * x1
            y = u * u * y0 + 2 * u * t * yb + t * t * y1
            fade = (0.25 + 0.75 * t) if rising[k] else 1.0
            _stroke(back, px, py, x, y, colours[k], strength[k] * fade, width[k])
            px, py = x, y


@part(error_model="numpy", inline="always")
def _shade(dx, dy, away, r, colour, rim, opened, look):
    """The colour of one place in a circle: tinted if opened, else lit from above with its rim."""
    ratio = look[2]
    if opened:
        fill = mix(int(look[0]), colour, int(256 * look[4]))
        edge = min(max(away - (r - 2.0 * ratio) + 0.5, 0.0), 1.0)
        return mix(fill, int(look[1]), int(256 * edge))
    if r <= 4.0 * ratio:
        return colour
    shade = colour
    lit = -(dx + 1.4 * dy) / r * look[5]
    if lit > 0:
        shade = mix(shade, 0xFFFFFF, int(256 * lit))
    band = max(1.2 * ratio, min(0.09 * r, 4.0 * ratio))
    edge = min(max(away - (r - band) + 0.5, 0.0), 1.0)
    if edge > 0.0 and _turn(dx, dy) < rim:
        shade = mix(shade, mix(colour, 0x10161C, 108), int(256 * edge))
    return shade


@part(inline="always")
def _turn(dx, dy):
    """Share of a turn from the top, clockwise."""
    turn = math.atan2(dx, -dy) / (2 * math.pi)
    return turn + 1.0 if turn < 0 else turn


@part(error_model="numpy")
def _circle(back, ids, i, place, colour, rim, share, opened, look):
    """Draw one circle with its ring."""
    x, y, r = place
    high, wide = back.shape
    outer = r + (5.0 * look[2] if share > 0.0 else 0.0)
    for py in range(max(int(y - outer - 1), 0), min(int(y + outer + 1), high - 1) + 1):
        dy = py + 0.5 - y
        half = (outer + 1.0) ** 2 - dy * dy
        if half <= 0:
            continue
        half = math.sqrt(half)
        for px in range(max(int(x - half), 0), min(int(x + half), wide - 1) + 1):
            dx = px + 0.5 - x
            away = math.sqrt(dx * dx + dy * dy)
            cover = r + 0.5 - away
            if cover > 0.0:
                shade = _shade(dx, dy, away, r, colour, rim, opened, look)
                _blend(back, py, px, shade, int(256 * min(cover, 1.0)))
                if cover > 0.5:
                    ids[py, px] = i
            elif share > 0.0:
                _ring(back, py, px, dx, dy, away, r, share, int(look[0]), int(look[1]), look[2])


@kernel("u4:2 i4:2 i8 i8 f4:2 u4:1 u1:1 f4:1 f4:1 f8:1", error_model="numpy")
def draw_circles(back, ids, first, last, out, colours, flags, rims, chosen, look):
    """Draw circles ``first`` … ``last`` − 1 over each other, and note in ``ids`` who lies on top.

    ``out`` (k, 4) float32 x, y, radius, – in device pixels; ``colours`` (k,) 0xRRGGBB; ``flags`` (k,);
    ``rims`` and ``chosen`` (k,) shares of the rim that are dark, and of the ring that is selected.
    ``look``: surface, accent, device pixels a pixel, share of fading, tint of opened circles, light.
    """
    for i in range(first, last):
        if out[i, 2] <= 0 or flags[i] & HIDDEN:
            continue
        colour, opened = int(colours[i]), bool(flags[i] & OPENED)
        if flags[i] & FADED and not opened:
            colour = mix(colour, int(look[0]), int(256 * look[3]))
        place = (float(out[i, 0]), float(out[i, 1]), float(out[i, 2]))
        _circle(back, ids, i, place, colour, float(rims[i]), float(chosen[i]), opened, look)


@part(inline="always")
def _ring(back, py, px, dx, dy, away, r, share, surface, accent, ratio):
    """A gap in the surface's colour, then the accent round the selected share."""
    gap = min(max(r + 4.6 * ratio - away + 0.5, 0.0), 1.0)
    if gap <= 0.0:
        return
    _blend(back, py, px, surface, int(200 * gap))
    line = min(max(0.5 + 0.95 * ratio - abs(away - r - 3.0 * ratio), 0.0), 1.0)
    if line > 0.0 and _turn(dx, dy) <= share:
        _blend(back, py, px, accent, int(256 * line))
