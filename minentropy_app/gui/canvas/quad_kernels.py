"""A compiled loop that fills and frames many convex quadrilaterals, anti-aliased, one upon the other. No Qt here."""

from __future__ import annotations

import numba as nb
import numpy as np

#: An edge shorter than this (pixels) bounds nothing.
_SHORT = 1e-6


@nb.njit(cache=True, nogil=True)
def draw_quads(pixels, quads, fills, edges, opacity, wide):
    """Draw quadrilaterals in their order.

    ``pixels`` (h, w) 0xffRRGGBB, changed in place; ``quads`` (m, 4, 2) corners in pixels, in either direction;
    ``fills``, ``edges`` (m,) 0xRRGGBB; ``opacity`` (m,) of the filling; ``wide`` (m,) pixels of the frame, 0 for none.
    A pixel counts by its distance from the nearest edge, which is exact but at the corners.
    """
    high = len(pixels)
    line = np.empty((4, 3))
    for k in range(len(quads)):
        if not _edges_of(quads[k], line):
            continue
        reach = wide[k] / 2 + 0.5
        low_y, high_y = quads[k, :, 1].min() - reach, quads[k, :, 1].max() + reach
        look = fills[k], edges[k], opacity[k], wide[k]
        for y in range(max(0, int(low_y)), min(high, int(high_y) + 1)):
            _draw_row(pixels[y], line, y + 0.5, reach, look)


@nb.njit(cache=True, nogil=True, inline="always")
def _draw_row(row, line, y, reach, look):
    """One row of pixels: its rims pixel by pixel, what lies well inside at once."""
    fill, _, cover, _ = look
    start, end = _span(line, y, reach, len(row))
    low, high = _span(line, y, -reach, len(row))
    low, high = (low, high) if low < high else (end, end)
    _draw_rim(row, line, y, (start, min(low, end)), look)
    if cover >= 1.0:
        solid = np.uint32(0xFF000000 | fill)
        for x in range(low, high):
            row[x] = solid
    else:
        for x in range(low, high):
            row[x] = _upon(row[x], fill, cover)
    _draw_rim(row, line, y, (high, end), look)


@nb.njit(cache=True, nogil=True, inline="always")
def _span(line, y, reach, across):
    """First pixel and the one after the last whose distance from every edge is above −reach."""
    start, end = 0.0, float(across)
    for e in range(4):
        rest = line[e, 1] * y + line[e, 2] + reach
        if line[e, 0] > 1e-9:
            start = max(start, -rest / line[e, 0])
        elif line[e, 0] < -1e-9:
            end = min(end, -rest / line[e, 0])
        elif rest < 0:
            return 0, 0
    first, last = int(np.ceil(start - 0.5)), int(np.floor(end - 0.5)) + 1
    return (max(first, 0), min(last, across)) if first < last else (0, 0)


@nb.njit(cache=True, nogil=True, inline="always")
def _draw_rim(row, line, y, span, look):
    """Pixels near an edge: covered in part, and framed."""
    fill, edge, cover, wide = look
    for x in range(span[0], span[1]):
        away = 1e9
        for e in range(4):
            away = min(away, line[e, 0] * (x + 0.5) + line[e, 1] * y + line[e, 2])
        inside = min(max(away + 0.5, 0.0), 1.0) * cover
        if inside > 0:
            row[x] = _upon(row[x], fill, inside)
        framed = min(max(wide / 2 + 0.5 - abs(away), 0.0), 1.0) * min(wide, 1.0)
        if framed > 0:
            row[x] = _upon(row[x], edge, framed)


@nb.njit(cache=True, nogil=True, inline="always")
def _edges_of(quad, line):
    """Lines a x + b y + c = distance inwards of the four edges; False for a quadrilateral without area."""
    area = 0.0
    for c in range(4):
        d = (c + 1) % 4
        area += quad[c, 0] * quad[d, 1] - quad[d, 0] * quad[c, 1]
    if abs(area) < _SHORT:
        return False
    turn = 1.0 if area > 0 else -1.0
    for c in range(4):
        d = (c + 1) % 4
        u, v = quad[d, 0] - quad[c, 0], quad[d, 1] - quad[c, 1]
        long = np.sqrt(u * u + v * v)
        if long < _SHORT:
            line[c, 0], line[c, 1], line[c, 2] = 0.0, 0.0, 1e9
            continue
        line[c, 0], line[c, 1] = -v / long * turn, u / long * turn
        line[c, 2] = -(line[c, 0] * quad[c, 0] + line[c, 1] * quad[c, 1])
    return True


@nb.njit(cache=True, nogil=True, inline="always")
def _upon(under, colour, share):
    """A colour laid upon another, ``share`` of it, in steps of 1/256; red and blue at once."""
    part = np.uint32(share * 256.0 + 0.5)
    rest = np.uint32(256) - part
    both = np.uint32(0xFF00FF)
    outer = ((under & both) * rest + (colour & both) * part) >> np.uint32(8) & both
    green = (
        (under >> np.uint32(8) & np.uint32(255)) * rest + (colour >> np.uint32(8) & np.uint32(255)) * part
    ) & np.uint32(0xFF00)
    return np.uint32(np.uint32(0xFF000000) | outer | green)
