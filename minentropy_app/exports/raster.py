"""A small canvas: smooth lines, discs and lit spheres on an array of colours, and PNG out of it.

Every edge is smoothed by the distance of the pixel's centre from it, one pixel wide.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from minentropy_app.exports.stroke_font import ADVANCE, GLYPHS, HEIGHT

Colours = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]


def colour(hexadecimal: str) -> Colours:
    """Return ``#RRGGBB`` as three values from 0 to 1."""
    return np.array([int(hexadecimal[k : k + 2], 16) / 255 for k in (1, 3, 5)], np.float32)


class Canvas:
    """(height, width, 3) colours from 0 to 1, painted back to front."""

    def __init__(self, width: int, height: int, background: Colours) -> None:
        self.pixels = np.empty((height, width, 3), np.float32)
        self.pixels[:] = background

    def patch(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice] | None:
        """Return the slices (rows, columns) of a box of pixels, None where it lies outside."""
        height, width, _ = self.pixels.shape
        x0, y0 = max(0, int(np.floor(left))), max(0, int(np.floor(top)))
        x1, y1 = min(width, int(np.ceil(right)) + 1), min(height, int(np.ceil(bottom)) + 1)
        return (slice(y0, y1), slice(x0, x1)) if x0 < x1 and y0 < y1 else None

    def blend(self, where: tuple[slice, slice], paint: Colours, share: Colours) -> None:
        """Mix ``paint`` into a box by ``share`` (0 to 1 for each pixel)."""
        area = self.pixels[where]
        area += (paint - area) * share[..., None]

    def ellipse(
        self, centre: Points, radii: tuple[float, float], paint: Colours, share: float, soft: float = 1.0
    ) -> None:
        """Paint an upright ellipse whose edge is ``soft`` pixels wide."""
        x, y = centre
        a, b = radii
        where = self.patch(x - a - soft, y - b - soft, x + a + soft, y + b + soft)
        if where is not None and min(radii) > 0:
            rows, columns = _centres(where)
            distance = np.sqrt(((columns - x) / a) ** 2 + ((rows - y) / b) ** 2)
            inside = np.clip((1 - distance) * min(a, b) / soft + 0.5, 0, 1)
            self.blend(where, paint, (inside * share).astype(np.float32))

    def ring(self, centre: Points, radii: tuple[float, float], width: float, paint: Colours) -> None:
        """Paint the outline of an upright ellipse."""
        angle = np.linspace(0, 2 * np.pi, 97)
        line = np.column_stack([centre[0] + radii[0] * np.cos(angle), centre[1] + radii[1] * np.sin(angle)])
        self.lines([line], width, paint, 1.0)

    def sphere(self, centre: Points, radius: float, paint: Colours) -> None:
        """Paint a sphere lit from the upper left, darker towards its rim."""
        x, y = centre
        where = self.patch(x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1)
        if where is None:
            return
        rows, columns = _centres(where)
        across, down = (columns - x) / radius, (rows - y) / radius
        distance = np.sqrt(across * across + down * down)
        from_light = np.clip(np.sqrt((across + 0.34) ** 2 + (down + 0.40) ** 2) / 1.45, 0, 1)
        light = np.clip(1 - from_light / 0.62, 0, 1) ** 1.6 * 0.62
        shade = 1 - 0.34 * np.clip((from_light - 0.45) / 0.55, 0, 1) ** 1.5
        lit = paint * shade[..., None] * (1 - light[..., None]) + light[..., None]
        self.blend(where, lit.astype(np.float32), np.clip((1 - distance) * radius + 0.5, 0, 1).astype(np.float32))

    def lines(self, polylines: Sequence[Points], width: float, paint: Colours, share: float) -> None:
        """Paint polylines as one stroke: where they cross or join, nothing is painted twice."""
        if not polylines:
            return
        every = np.concatenate(polylines)
        low, high = every.min(axis=0) - width - 1, every.max(axis=0) + width + 1
        where = self.patch(low[0], low[1], high[0], high[1])
        if where is None:
            return
        cover = np.zeros((where[0].stop - where[0].start, where[1].stop - where[1].start), np.float32)
        for line in polylines:
            for start, end in pairwise(line):
                self._segment(cover, where, (start, end), width)
        self.blend(where, paint, cover * np.float32(share))

    def _segment(self, cover: Colours, where: tuple[slice, slice], ends: tuple[Points, Points], width: float) -> None:
        (x0, y0), (x1, y1) = ends
        reach = width / 2 + 1
        part = self.patch(min(x0, x1) - reach, min(y0, y1) - reach, max(x0, x1) + reach, max(y0, y1) + reach)
        if part is None:
            return
        rows, columns = _centres(part)
        along = (x1 - x0) ** 2 + (y1 - y0) ** 2
        t = np.clip(((columns - x0) * (x1 - x0) + (rows - y0) * (y1 - y0)) / max(along, 1e-12), 0, 1)
        distance = np.hypot(columns - x0 - t * (x1 - x0), rows - y0 - t * (y1 - y0))
        top, left = where[0].start, where[1].start
        area = cover[part[0].start - top : part[0].stop - top, part[1].start - left : part[1].stop - left]
        np.maximum(area, np.clip(width / 2 + 0.5 - distance, 0, 1), out=area)

    def text(
        self, words: str, place: tuple[float, float], size: float, paint: Colours, halo: Colours | None = None
    ) -> None:
        """Paint capitals and digits with their top left at ``place``, ``size`` pixels high."""
        unit = size / HEIGHT
        lines = [
            np.array(line) * unit + (place[0] + k * ADVANCE * unit, place[1])
            for k, letter in enumerate(words.upper())
            for line in GLYPHS.get(letter, ())
        ]
        stroke = max(1.0, size * 0.14)
        if halo is not None:
            self.lines(lines, stroke + 6, halo, 0.85)
        self.lines(lines, stroke, paint, 1.0)

    def png(self) -> bytes:
        """Return the canvas as a PNG file."""
        return encode_png(np.clip(np.round(self.pixels * 255), 0, 255).astype(np.uint8))


def encode_png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Return (height, width, 3) 8-bit colours as a PNG file.

    Each row is stored as differences from the row above (filter 2), which suits smooth pictures.
    """
    height, width, _ = pixels.shape
    above = np.vstack([np.zeros((1, width, 3), np.uint8), pixels[:-1]])
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = 2
    rows[:, 1:] = (pixels - above).reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_part(kind, data) for kind, data in parts)


def _png_part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _centres(where: tuple[slice, slice]) -> tuple[Points, Points]:
    rows = np.arange(where[0].start, where[0].stop, dtype=np.float64)[:, None] + 0.5
    columns = np.arange(where[1].start, where[1].stop, dtype=np.float64)[None, :] + 0.5
    return rows, columns
