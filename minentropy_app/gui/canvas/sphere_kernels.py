"""Compiled loops that draw spheres front to back from a table of shaded discs.

A disc is laid out once for each radius (quarter pixels) and place within a pixel (quarters too,
halves for larger ones): cover, shade and glow of each pixel. Drawing a sphere is then a few
integer operations a pixel, and only for pixels that nothing nearer has filled: a block of the
picture is 64 pixels wide, so that one word holds which pixels of a line are still free.
"""

from __future__ import annotations

import math

import numpy as np

from minentropy_app.gui.canvas.compiled import intrinsic, kernel, part
from minentropy_app.gui.canvas.kernels import (
    BLOCK_HIGH,
    BLOCK_WIDE,
    FADED,
    FULL,
    SELECTED,
    mix,
    sort_block,
    under,
)

#: Radii in the table: quarter pixels up to ``LARGEST``; larger spheres use ``_large``.
STEPS, LARGEST, PHASES = 4, 14, 4
CLASSES = STEPS * LARGEST + 1
SIDE = 2 * LARGEST + 3
# Unsigned words: mixed with signed ones, numba would compute in floating point.
U0, U1, U3, U7, U8, U16, U24, U127, U255 = (np.uint64(k) for k in (0, 1, 3, 7, 8, 16, 24, 127, 255))
RED_BLUE, GREEN, U10001 = np.uint64(0xFF00FF), np.uint64(0x00FF00), np.uint64(0x10001)
UFULL = np.uint64(FULL)


@intrinsic
def _lowest(typing_context, word):
    """Place of the lowest set bit of a uint64 that is not zero."""
    from numba import types

    def generate(context, builder, signature, arguments):
        return builder.cttz(arguments[0], context.get_constant(types.boolean, 1))

    return types.uint64(types.uint64), generate


@part(inline="always")
def _lit(u, v, shade):
    """Radial gradient: glow towards the highlight up-left, darker towards the far rim.

    Returns how much of the colour is kept and how much white is added, both 0..255.
    """
    q = (u + 0.34) * (u + 0.34) + (v + 0.38) * (v + 0.38)
    dark = min(max(q - 0.35, 0.0) * shade[1], 0.6)
    light = max(1.0 - q * 1.25, 0.0)
    white = light * light * shade[0]
    return int(255.0 * (1.0 - dark) * (1.0 - white)), int(255.0 * white)


@kernel("f8:1 u4:5 u8:4", error_model="numpy")
def lay_out(shade, discs, spans):
    """Fill the table of discs.

    Parameters
    ----------
    shade
        float64: strength of the highlight and of the dark rim.
    discs
        (CLASSES, PHASES, PHASES, SIDE, SIDE) uint32 (y before x): cover << 16 | keep << 8 | glow.
    spans
        (CLASSES, PHASES, PHASES, SIDE) uint64: a bit for each pixel of a row with any cover.
    """
    for c in range(1, CLASSES):
        r = c / STEPS
        side = 2 * int(math.ceil(r)) + 2
        for phase in range(PHASES * PHASES):
            py, px = phase // PHASES, phase % PHASES
            middle_x = side // 2 + (px + 0.5) / PHASES
            middle_y = side // 2 + (py + 0.5) / PHASES
            for y in range(side + 1):
                for x in range(side + 1):
                    u, v = (x + 0.5 - middle_x) / r, (y + 0.5 - middle_y) / r
                    cover = int(min(max((1.0 - u * u - v * v) * 0.5 * r + 0.5, 0.0), 1.0) * 255.0)
                    keep, glow = _lit(u, v, shade)
                    discs[c, py, px, y, x] = cover << 16 | keep << 8 | glow
                    if cover > 0:
                        spans[c, py, px, y] |= U1 << np.uint64(x)


@part(inline="always")
def _lit_pair(colour, entry):
    """Shade a colour by a table entry: red and blue in one word, green in another."""
    keep, glow = (entry >> U8) & U255, entry & U255
    keep += keep >> U7
    red_blue = (((colour & RED_BLUE) * keep) >> U8) & RED_BLUE
    green = (((colour & GREEN) * keep) >> U8) & GREEN
    return red_blue + glow * U10001, green + (glow << U8)


@part(inline="always")
def _row(todo, start, entry_at, item, colour, discs, image, ids):
    """Draw the pixels of one line whose bits are set in ``todo``; return those now full.

    ``start`` and ``entry_at`` are the flat places of bit 0 in the picture and in the table.
    """
    full = U0
    while todo != U0:
        bit = _lowest(todo)
        todo &= todo - U1
        at = start + bit
        pixel, entry = image[at], discs[entry_at + bit]
        alpha, cover = pixel >> U24, entry >> U16
        red_blue, green = _lit_pair(colour, entry)
        w = ((U255 - alpha) * (cover + (cover >> U7))) >> U8
        alpha += w
        red_blue = (pixel & RED_BLUE) + (((red_blue * w) >> U8) & RED_BLUE)
        green = (pixel & GREEN) + (((green * w) >> U8) & GREEN)
        before = ids[at]
        ids[at] = item if (cover > U127) & (before < 0) else before
        solid = np.uint64(alpha >= UFULL)
        full |= solid << bit
        image[at] = np.uint32((alpha | (solid * U3)) << U24 | red_blue | green)
    return full


@part(inline="always")
def _small(sx, sy, c, item, colour, discs, spans, image, ids, free, block):
    """Draw a sphere from the table."""
    wide, x_from, y_from, y_to = block
    side = 2 * ((c + STEPS - 1) // STEPS) + 2
    x_whole, y_whole = int(math.floor(sx)), int(math.floor(sy))
    phase = (c * PHASES + int((sy - y_whole) * PHASES)) * PHASES + int((sx - x_whole) * PHASES)
    x0, y0 = x_whole - side // 2 - x_from, y_whole - side // 2
    if x0 >= BLOCK_WIDE or x0 + side < 0:
        return  # only its ring reaches into this block
    for y in range(max(y0, y_from), min(y0 + side, y_to - 1) + 1):
        line = phase * SIDE + y - y0
        span = spans[line] << np.uint64(x0) if x0 >= 0 else spans[line] >> np.uint64(-x0)
        todo = span & free[y - y_from]
        if todo != U0:
            entry = np.uint64(line * SIDE - x0)
            full = _row(todo, np.uint64(y * wide + x_from), entry, item, colour, discs, image, ids)
            free[y - y_from] &= ~full


@part(error_model="numpy")
def _large(sx, sy, r, item, colour, shade, image, ids, free, block):
    """Draw a sphere that is too large for the table."""
    wide, x_from, y_from, y_to = block
    x0, x1 = max(int(sx - r - 0.5), x_from), min(int(sx + r + 0.5), x_from + BLOCK_WIDE - 1)
    for y in range(max(int(sy - r - 0.5), y_from), min(int(sy + r + 0.5), y_to - 1) + 1):
        v = (y + 0.5 - sy) / r
        for x in range(x0, x1 + 1):
            bit = U1 << np.uint64(x - x_from)
            u = (x + 0.5 - sx) / r
            cover = min(int(((1.0 - u * u - v * v) * 0.5 * r + 0.5) * 255.0), 255)
            if cover <= 0 or not free[y - y_from] & bit:
                continue
            keep, glow = _lit(u, v, shade)
            red = (((colour >> 16) & 255) * keep >> 8) + glow
            green = (((colour >> 8) & 255) * keep >> 8) + glow
            at = y * wide + x
            if cover > 127 and ids[at] < 0:
                ids[at] = item
            new = under(np.int64(image[at]), red, green, ((colour & 255) * keep >> 8) + glow, cover)
            if new >> 24 >= FULL:
                new |= 255 << 24
                free[y - y_from] &= ~bit
            image[at] = new


@part(error_model="numpy")
def _ring(sx, sy, r, look, image, free, block):
    """A gap in surface colour and a ring in the accent, behind the sphere they belong to."""
    gap, outer, accent, surface = r + look[0], r + look[0] + look[1], int(look[2]), int(look[3])
    wide, x_from, y_from, y_to = block
    x0, x1 = max(int(sx - outer - 1), x_from), min(int(sx + outer + 1), x_from + BLOCK_WIDE - 1)
    for y in range(max(int(sy - outer - 1), y_from), min(int(sy + outer + 1), y_to - 1) + 1):
        for x in range(x0, x1 + 1):
            bit = U1 << np.uint64(x - x_from)
            d = math.sqrt((x + 0.5 - sx) ** 2 + (y + 0.5 - sy) ** 2)
            cover = int(255.0 * min(max(outer - d + 0.5, 0.0), 1.0))
            if cover == 0 or not free[y - y_from] & bit:
                continue
            colour = mix(surface, accent, int(256.0 * min(max(d - gap + 0.5, 0.0), 1.0)))
            at = y * wide + x
            new = under(np.int64(image[at]), colour >> 16, (colour >> 8) & 255, colour & 255, cover)
            if new >> 24 >= FULL:
                new |= 255 << 24
                free[y - y_from] &= ~bit
            image[at] = new


@part()
def _splat_block(order, count, places, tags, look, discs, spans, image, ids, free, block):
    surface, haze, fade, clear = int(look[3]), look[4], look[5], 1.0 - look[8]
    shade = look[6:8]
    for k in range(count):
        m = order[k]
        sx, sy, r = places[m, 0], places[m, 1], places[m, 2]
        flag, item = tags[m, 0] >> 24, np.int32(tags[m, 1])
        colour = np.int64(tags[m, 0] & 0xFFFFFF)
        if not flag & SELECTED:
            keep = (1.0 - haze * places[m, 3]) * (1.0 - fade if flag & FADED else 1.0) * clear
            colour = mix(colour, surface, int(256.0 * (1.0 - keep)))
        c = int(r * STEPS + 0.5)
        if c < CLASSES:
            _small(sx, sy, max(c, 2), item, np.uint64(colour), discs, spans, image, ids, free, block)
        else:
            _large(sx, sy, r, item, colour, shade, image, ids, free, block)
        if flag & SELECTED:
            _ring(sx, sy, r, look, image, free, block)


@kernel("f4:2 u4:2 i8:1 i8:1 f8:1 u4:1 u8:1 u4:1 i4:1 i8x3 u8:1 i8:1")
def splat(places, tags, starts, order, look, discs, spans, image, ids, shape, free, bins):
    """Draw all spheres, block by block, front to back.

    Parameters
    ----------
    places, tags, starts
        Spheres of each block as ``kernels.fill_blocks`` lays them side by side.
    order
        int64 room for the spheres of the fullest block.
    look
        float64: gap, ring width, accent, surface, haze 0..1, fade 0..1, highlight, rim, veil 0..1.
    discs, spans
        Tables of ``lay_out``, flat, for the same highlight and rim.
    image, ids
        uint32 premultiplied pixels, int32 item under the pixel or -1, both flat, to be filled.
    shape
        Height and width of the picture, blocks across.
    free, bins
        Room: (BLOCK_HIGH,) uint64, (2 BINS + 1,) int64.
    """
    high, wide, columns = shape
    for b in range(starts.size - 1):
        count = starts[b + 1] - starts[b]
        if count == 0:
            continue
        sort_block(places, tags, starts[b], starts[b + 1], bins, order)
        x, y = (b % columns) * BLOCK_WIDE, (b // columns) * BLOCK_HIGH
        free[:] = (~U0) >> np.uint64(max(x + BLOCK_WIDE - wide, 0))
        block = (wide, x, y, min(y + BLOCK_HIGH, high))
        _splat_block(order, count, places, tags, look, discs, spans, image, ids, free, block)
