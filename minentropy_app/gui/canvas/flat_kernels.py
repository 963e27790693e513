"""Compiled loops of the map: put points on the picture, choose those drawn as discs, shade the rest.

Where points crowd, discs would hide each other: only some are drawn, the fewer the more there are, and
a shade below them shows how many there are. All points count towards the shade.
"""

from __future__ import annotations

import math

import numpy as np

from minentropy_app.gui.canvas.compiled import kernel, part
from minentropy_app.gui.canvas.kernels import FADED, HIDDEN, SELECTED

#: Colour of a shade: counts, then sums of red, green and blue.
CHANNELS = 4
#: One, in the whole numbers of a tinted plane.
ONE = 65536
#: What a point that stands alone adds to a softened cell: no shade is laid round it.
LONE = 0.14


@kernel("f4:2 f4:1 u1:1 f8:1 f4:2 i4:1", error_model="numpy")
def project_flat(positions, sizes, flags, lens, out, index):
    """Put points on the picture and list those on it, in ascending order; return how many.

    Parameters
    ----------
    positions, sizes, flags
        (n, 2) float32, (n,) float32 shares of the largest radius, (n,) uint8 of ``kernels``.
    lens
        float64: middle x, y and scale in pixels, target x, y, width, height, radius of the largest, smallest
        radius.
    out
        (n, 4) float32, filled with x, y, radius in pixels and an order: small before large, faded last.
    index
        int32, filled with the points on the picture.
    """
    middle_x, middle_y, scale, target_x, target_y = lens[0], lens[1], lens[2], lens[3], lens[4]
    wide, high, largest, smallest = lens[5], lens[6], lens[7], lens[8]
    count = 0
    for i in range(flags.size):
        out[i, 2] = -1.0
        if flags[i] & HIDDEN:
            continue
        r = max(sizes[i] * largest, smallest)
        x = middle_x + scale * (positions[i, 0] - target_x)
        y = middle_y - scale * (positions[i, 1] - target_y)
        if not (-r <= x <= wide + r and -r <= y <= high + r):
            continue
        out[i, 0], out[i, 1], out[i, 2] = x, y, r
        out[i, 3] = 0.02 + 0.45 * sizes[i] + (0.5 if flags[i] & FADED else 0.0)
        index[count] = i
        count += 1
    return count


@kernel("i4:1 i8 f4:2 f8 f4:2")
def crowd(index, count, out, side, cells):
    """Add up the areas of the discs in each square cell of ``side`` pixels, float32 (rows, columns)."""
    cells[:] = 0.0
    rows, columns = cells.shape
    for k in range(count):
        i = index[k]
        row, column = int(out[i, 1] / side), int(out[i, 0] / side)
        if out[i, 0] >= 0 and out[i, 1] >= 0 and row < rows and column < columns:
            cells[row, column] += out[i, 2] * out[i, 2] * np.float32(math.pi)


@part(inline="always")
def _draw_of_lots(i):
    """An even number from 0 to 1, always the same for an item."""
    h = (np.uint64(i) * np.uint64(2654435761)) & np.uint64(0xFFFFFFFF)
    h = ((h ^ (h >> np.uint64(15))) * np.uint64(2246822519)) & np.uint64(0xFFFFFFFF)
    h ^= h >> np.uint64(13)
    return np.float32(h) * np.float32(1.0 / 4294967296.0)


@kernel("i4:1 i8 f4:2 u1:1 f4:2 f8 f4 i8 i4:1", error_model="numpy")
def thinned(index, count, out, flags, cells, side, room, keep, chosen):
    """List the points to be drawn as discs; return how many.

    Parameters
    ----------
    cells, side, room
        Covered area of each cell, its side, and the area up to which all its discs are drawn.
    keep
        Flags of points that are drawn whatever the crowd.
    chosen
        int32, filled.
    """
    rows, columns = cells.shape
    found = 0
    for k in range(count):
        i = index[k]
        row = min(max(int(out[i, 1] / side), 0), rows - 1)
        column = min(max(int(out[i, 0] / side), 0), columns - 1)
        share = room / max(cells[row, column], np.float32(1e-6))
        if flags[i] & keep or share >= 1.0 or _draw_of_lots(i) < share:
            chosen[found] = i
            found += 1
    return found


@kernel("i4:1 i8 f4:2 u4:1 u1:1 f8 f4:4", error_model="numpy")
def gather(index, count, out, colours, flags, step, shades):
    """Count points and add up their colours in cells of ``step`` pixels.

    ``shades`` (planes, rows, columns, ``CHANNELS``) float32 is filled; selected points go to the last plane.
    """
    shades[:] = 0.0
    planes, rows, columns, _ = shades.shape
    for k in range(count):
        i = index[k]
        row, column = int(out[i, 1] / step), int(out[i, 0] / step)
        if out[i, 0] < 0 or out[i, 1] < 0 or row >= rows or column >= columns:
            continue
        plane = planes - 1 if flags[i] & SELECTED else 0
        colour = colours[i]
        shades[plane, row, column, 0] += np.float32(1.0)
        shades[plane, row, column, 1] += np.float32((colour >> 16) & 255)
        shades[plane, row, column, 2] += np.float32((colour >> 8) & 255)
        shades[plane, row, column, 3] += np.float32(colour & 255)


@kernel("f4:2 f4:2 i8")
def soften(flat, other, channels):
    """Blur a plane (rows, columns × channels) in place by 1 2 1, twice each way; ``other`` is room for one."""
    rows, wide = flat.shape
    third = np.float32(0.25)
    for row in range(rows):
        for a in range(channels):
            other[row, a] = flat[row, a]
            other[row, wide - channels + a] = flat[row, wide - channels + a]
        for a in range(channels, wide - channels):
            other[row, a] = third * (flat[row, a - channels] + flat[row, a] + flat[row, a] + flat[row, a + channels])
    for row in range(rows):
        above, below = max(row - 1, 0), min(row + 1, rows - 1)
        for a in range(wide):
            flat[row, a] = third * (other[above, a] + other[row, a] + other[row, a] + other[below, a])


@kernel("f4:3 f8 f8 i8 f8 i4:3", error_model="numpy")
def tint(shades, usual, strength, surface, fade, tinted):
    """Turn counts and sums of one plane into premultiplied colours 0..255 after a cover 0..1.

    Cover grows with the logarithm of the count, ``usual`` being the count of a dense place. ``tinted``
    (rows, columns, ``CHANNELS``) int32 is filled with whole numbers, ``ONE`` being one.
    """
    rows, columns, _ = shades.shape
    red, green, blue = (surface >> 16) & 255, (surface >> 8) & 255, surface & 255
    scale = strength / math.log(1.0 + 12.0)
    for row in range(rows):
        for column in range(columns):
            count = shades[row, column, 0]
            if count <= LONE:
                for c in range(4):
                    tinted[row, column, c] = 0
                continue
            cover = ONE * min(scale * math.log(1.0 + 12.0 * (count - LONE) / usual), 0.92)
            each, rest = cover * (1.0 - fade) / count, cover * fade
            tinted[row, column, 0] = int(cover)
            tinted[row, column, 1] = int(shades[row, column, 1] * each + rest * red)
            tinted[row, column, 2] = int(shades[row, column, 2] * each + rest * green)
            tinted[row, column, 3] = int(shades[row, column, 3] * each + rest * blue)


@kernel("i4:3 i8 i8:2 u4:2")
def lay_shade(tinted, step, line, back):
    """Lay one tinted plane over the picture (h, w) 0xffRRGGBB, smoothly between the middles of cells.

    ``line`` (columns + 2, ``CHANNELS``) int64 is room for one line, mixed from two rows.
    """
    high = back.shape[0]
    rows, columns, _ = tinted.shape
    part = 65536 // step
    for y in range(high):
        v = min(max((y + 0.5) / step - 0.5, 0.0), rows - 1.0)
        row = int(v)
        lower, down = min(row + 1, rows - 1), int((v - row) * 256.0)
        first, last = columns, -1
        for column in range(columns):
            line[column + 1, 0] = 0
            if tinted[row, column, 0] | tinted[lower, column, 0]:
                first, last = min(first, column), column
                for c in range(4):
                    above = np.int64(tinted[row, column, c])
                    line[column + 1, c] = above + ((tinted[lower, column, c] - above) * down >> 8)
            else:
                line[column + 1, 1] = line[column + 1, 2] = line[column + 1, 3] = 0
        for c in range(4):
            line[0, c], line[columns + 1, c] = line[1, c], line[columns, c]
        for column in range(first, last + 2):
            _lay_run(line, column, back, y, (column - 1) * step + step // 2, step, part)


@part(inline="always")
def _lay_run(line, at, back, y, start, step, part):
    """Lay a stretch of one line, evenly from one cell's shade to the next one's."""
    cover, red, green, blue = line[at, 0], line[at, 1], line[at, 2], line[at, 3]
    more_cover = (line[at + 1, 0] - cover) * part >> 16
    more_red = (line[at + 1, 1] - red) * part >> 16
    more_green = (line[at + 1, 2] - green) * part >> 16
    more_blue = (line[at + 1, 3] - blue) * part >> 16
    for x in range(start, start + step):
        if 0 <= x < back.shape[1]:
            keep = 256 - ((cover + 255) >> 8)
            pixel = np.int64(back[y, x])
            pair = ((pixel & 0xFF00FF) * keep >> 8) & 0xFF00FF
            middle = ((pixel & 0x00FF00) * keep >> 8) & 0x00FF00
            new = (red >> 16) << 16 | (green >> 16) << 8 | blue >> 16
            back[y, x] = np.uint32(0xFF000000 | (pair + middle + new))
        cover += more_cover
        red += more_red
        green += more_green
        blue += more_blue


@kernel("i4:1 f4:2 i4:1")
def leading(order, out, found):
    """List the most important points on the picture, at most as many as ``found`` holds; return how many."""
    count = 0
    for k in range(order.size):
        if out[order[k], 2] > 0.0:
            found[count] = order[k]
            count += 1
            if count == found.size:
                break
    return count


@kernel("f4:2 i4:1 f8 f8 f8")
def nearest_point(out, index, x, y, reach):
    """The point on the picture nearest to a place and within ``reach`` pixels of it, or -1."""
    best, found = np.float32(reach * reach), -1
    for k in range(index.size):
        i = index[k]
        across, down = out[i, 0] - x, out[i, 1] - y
        away = across * across + down * down
        if away <= best:
            best, found = away, i
    return found
