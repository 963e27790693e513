"""Compiled loops of the rasteriser: project, sort, splat, composite, pick. No Qt here.

Pixels are premultiplied ``0xAARRGGBB`` words. Spheres are drawn *front to back*: each pixel keeps
how much of it is covered, later spheres only fill what is left, so that rims are blended exactly.
"""

from __future__ import annotations

import math

import numpy as np

from minentropy_app.gui.canvas.compiled import kernel, part

HIDDEN, SELECTED, FADED = 1, 2, 4
BINS = 1024
#: Blocks are drawn one after the other: pixels and items of one take 64 kB, a line is one word.
BLOCK_WIDE, BLOCK_HIGH = 64, 128
#: Coverage from which a pixel counts as full (of 255): the rest is below what an eye sees.
FULL = 252

# Places in the ``lens`` array (see camera.Camera.lens).
SCALE, PERSPECTIVE, CENTRE_X, CENTRE_Y = 12, 13, 14, 15
# Places in the ``cut`` array (see scene.Cut.numbers).
CUT_ON, CUT_X, CUT_Y, CUT_COS, CUT_FLOOR, LOW, HIGH = 0, 1, 2, 3, 4, 5, 6


@part(inline="always")
def _cut_away(x, y, z, cut):
    if z < cut[LOW] or z > cut[HIGH]:
        return True
    if cut[CUT_ON] == 0.0 or z < cut[CUT_FLOOR]:
        return False
    flat = math.sqrt(x * x + y * y)
    return x * cut[CUT_X] + y * cut[CUT_Y] > cut[CUT_COS] * flat


@kernel("f4:2 f4:1 u1:1 i4:1 f8:1 f8:1 f4:2 i4:1", error_model="numpy")
def project(positions, radii, flags, chosen, lens, cut, out, index):
    """Project spheres and list those on screen, in ascending order; return how many.

    ``positions`` (n, 3) and ``radii`` (n,) float32 in metres, ``flags`` (n,) uint8; ``chosen``
    int32 items to look at, empty for all; ``lens`` and ``cut`` float64 arrays of the camera and of
    what is cut away (a selected item never is). ``out`` (n, 4) float32 takes x, y, radius in
    pixels and depth from 0 (near) to 1 (far); ``index`` int32 the items on screen.
    """
    count = 0
    total = chosen.size if chosen.size else flags.size
    r0, r1, r2, u0, u1, u2 = lens[0], lens[1], lens[2], lens[3], lens[4], lens[5]
    f0, f1, f2, px, py, pz = lens[6], lens[7], lens[8], lens[9], lens[10], lens[11]
    scale, perspective, middle_x, middle_y = lens[12], lens[13], lens[14], lens[15]
    wide, high, near, span, smallest = lens[16], lens[17], lens[18], lens[19], lens[20]
    for k in range(total):
        i = chosen[k] if chosen.size else k
        out[i, 2] = -1.0
        x, y, z = positions[i, 0], positions[i, 1], positions[i, 2]
        if flags[i] & HIDDEN or (_cut_away(x, y, z, cut) and not flags[i] & SELECTED):
            continue
        x, y, z = x - px, y - py, z - pz
        depth = x * f0 + y * f1 + z * f2
        w = 1.0 + depth * perspective
        if w < 0.08:
            continue
        zoom = scale / w
        r = max(radii[i] * zoom, smallest)
        sx = middle_x + zoom * (x * r0 + y * r1 + z * r2)
        sy = middle_y - zoom * (x * u0 + y * u1 + z * u2)
        if sx < -r or sy < -r or sx > wide + r or sy > high + r:
            continue
        out[i, 0], out[i, 1], out[i, 2] = sx, sy, r
        out[i, 3] = min(max((depth - near) * span, 0.0), 1.0)
        index[count] = i
        count += 1
    return count


@part(inline="always")
def _reach(out, flags, i, margin, grid):
    """First and last block, across and down, that a sphere with its ring touches."""
    r = out[i, 2] + 1.0 + (margin if flags[i] & SELECTED else 0.0)
    left, right = int(max(out[i, 0] - r, 0.0)) >> 6, int(max(out[i, 0] + r, 0.0)) >> 6
    top, bottom = int(max(out[i, 1] - r, 0.0)) >> 7, int(max(out[i, 1] + r, 0.0)) >> 7
    return left, min(right, grid[0] - 1), top, min(bottom, grid[1] - 1)


@kernel("i4:1 i8 f4:2 u1:1 f8 i8x2 i8:1")
def count_blocks(index, count, out, flags, margin, grid, starts):
    """Count the spheres of each block of the picture; a block's pixels fit the nearest cache.

    ``grid`` is blocks across and down; ``starts`` (blocks + 1) is filled with running totals.
    Returns the room that ``fill_blocks`` needs.
    """
    starts[:] = 0
    for k in range(count):
        left, right, top, bottom = _reach(out, flags, index[k], margin, grid)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                starts[row * grid[0] + column + 1] += 1
    for b in range(1, starts.size):
        starts[b] += starts[b - 1]
    return starts[-1]


@kernel("i4:1 i8 f4:2 u4:1 u1:1 f8 i8x2 i8:1 f4:2 u4:2")
def fill_blocks(index, count, out, colours, flags, margin, grid, at, places, tags):
    """Copy the spheres of each block side by side, so that drawing reads memory in order.

    ``places`` (room, 4) float32 takes rows of ``out``, ``tags`` (room, 2) uint32 takes
    flags << 24 | colour, and the item; ``at`` (blocks) int64, where each block begins, is used up.
    """
    for k in range(count):
        i = index[k]
        left, right, top, bottom = _reach(out, flags, i, margin, grid)
        tag = np.uint32(flags[i]) << np.uint32(24) | colours[i]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                b = row * grid[0] + column
                m = at[b]
                places[m, 0], places[m, 1] = out[i, 0], out[i, 1]
                places[m, 2], places[m, 3] = out[i, 2], out[i, 3]
                tags[m, 0], tags[m, 1] = tag, i
                at[b] = m + 1


@part()
def sort_block(places, tags, start, stop, bins, order):
    """Counting sort of one block's spheres: everything selected first, then near before far."""
    bins[:] = 0
    for m in range(start, stop):
        bins[_bin(places[m, 3], tags[m, 0]) + 1] += 1
    for b in range(1, bins.size):
        bins[b] += bins[b - 1]
    for m in range(start, stop):
        b = _bin(places[m, 3], tags[m, 0])
        order[bins[b]] = m
        bins[b] += 1


@part(inline="always")
def _bin(depth, tag):
    b = int(depth * (BINS - 1))
    return b if tag >> 24 & SELECTED else b + BINS


@part(inline="always")
def mix(colour, other, share):
    """Mix two 0xRRGGBB words; ``share`` in 0..256 belongs to ``other``."""
    keep = 256 - share
    red = (((colour >> 16) & 255) * keep + ((other >> 16) & 255) * share) >> 8
    green = (((colour >> 8) & 255) * keep + ((other >> 8) & 255) * share) >> 8
    blue = ((colour & 255) * keep + (other & 255) * share) >> 8
    return (red << 16) | (green << 8) | blue


@part(inline="always")
def under(pixel, red, green, blue, cover):
    """Put a colour with ``cover`` (0..255) behind what the pixel already holds."""
    w = ((255 - (pixel >> 24)) * cover + 127) // 255
    red = ((pixel >> 16) & 255) + (red * w + 127) // 255
    green = ((pixel >> 8) & 255) + (green * w + 127) // 255
    blue = (pixel & 255) + (blue * w + 127) // 255
    return ((pixel >> 24) + w) << 24 | min(red, 255) << 16 | min(green, 255) << 8 | min(blue, 255)


@kernel("u4:2 u4:2")
def composite(front, back):
    """Lay the spheres over the floor, in place of ``back``."""
    high, wide = back.shape
    for y in range(high):
        for x in range(wide):
            pixel = front[y, x]
            a = pixel >> np.uint32(24)
            if a == 0:
                continue
            if a != 255:
                k = np.uint32(256) - a
                under = back[y, x]
                pair = (((under & np.uint32(0xFF00FF)) * k) >> np.uint32(8)) & np.uint32(0xFF00FF)
                green = (((under & np.uint32(0x00FF00)) * k) >> np.uint32(8)) & np.uint32(0x00FF00)
                pixel = (pixel & np.uint32(0xFFFFFF)) + pair + green
            back[y, x] = pixel | np.uint32(0xFF000000)


@part(inline="always")
def _blend(back, y, x, colour, share):
    if 0 <= y < back.shape[0] and 0 <= x < back.shape[1] and share > 0:
        back[y, x] = mix(np.int64(back[y, x]), colour, min(share, 256)) | 0xFF000000


@kernel("u4:2 f8:2 f8:2 i8 f8", error_model="numpy")
def draw_lines(back, ends, strength, colour, width):
    """Draw anti-aliased lines, their strength running evenly from one end to the other.

    ``ends`` is (m, 4) x0, y0, x1, y1 in pixels, ``strength`` (m, 2) from 0 to 1.
    """
    high, wide = back.shape
    for k in range(ends.shape[0]):
        x0, y0, x1, y1 = ends[k]
        a0, a1 = strength[k]
        steep = abs(y1 - y0) > abs(x1 - x0)
        if steep:
            x0, y0, x1, y1 = y0, x0, y1, x1
        if x0 > x1:
            x0, y0, x1, y1, a0, a1 = x1, y1, x0, y0, a1, a0
        run = max(x1 - x0, 1e-6)
        slope = (y1 - y0) / run
        reach = 0.5 * width * math.sqrt(1.0 + slope * slope)
        first = max(int(math.ceil(x0 - 0.5)), 0)
        last = min(int(math.floor(x1 - 0.5)), (high if steep else wide) - 1)
        for a in range(first, last + 1):
            t = (a + 0.5 - x0) / run
            mid = y0 + slope * (a + 0.5 - x0) - 0.5
            alpha = 256.0 * (a0 + (a1 - a0) * t)
            for b in range(int(math.floor(mid - reach - 0.5)), int(math.ceil(mid + reach + 0.5)) + 1):
                cover = min(max(reach + 0.5 - abs(b - mid), 0.0), 1.0)
                if steep:
                    _blend(back, a, b, colour, int(alpha * cover))
                else:
                    _blend(back, b, a, colour, int(alpha * cover))


@kernel("u4:2 f4:2 f4:1 i4:1 i8 f8:1 f8 f8:1", error_model="numpy")
def draw_shadows(back, positions, radii, index, count, lens, floor, look):
    """Draw soft flat shadows of the spheres that stand near the floor.

    ``look`` is float64: shadow colour, strength, height in metres over which it fades.
    """
    tilt = abs(lens[8])
    for k in range(count):
        i = index[k]
        height = positions[i, 2] - floor
        if height < 0.0 or height > look[2]:
            continue
        x, y, z = positions[i, 0] - lens[9], positions[i, 1] - lens[10], floor - lens[11]
        w = 1.0 + (x * lens[6] + y * lens[7] + z * lens[8]) * lens[PERSPECTIVE]
        if w < 0.08:
            continue
        zoom = lens[SCALE] / w
        sx = lens[CENTRE_X] + zoom * (x * lens[0] + y * lens[1] + z * lens[2])
        sy = lens[CENTRE_Y] - zoom * (x * lens[3] + y * lens[4] + z * lens[5])
        fade = 1.0 - height / look[2]
        _shadow(back, sx, sy, radii[i] * zoom * (1.15 + 0.5 * height / look[2]), tilt, int(look[0]), look[1] * fade)


@part(error_model="numpy")
def _shadow(back, sx, sy, rx, tilt, colour, strength):
    ry = max(rx * tilt, 0.5)
    high, wide = back.shape
    for y in range(max(int(sy - ry), 0), min(int(sy + ry), high - 1) + 1):
        v = (y + 0.5 - sy) / ry
        for x in range(max(int(sx - rx), 0), min(int(sx + rx), wide - 1) + 1):
            u = (x + 0.5 - sx) / rx
            cover = min((1.0 - u * u - v * v) * 2.2, 1.0)
            if cover > 0.0:
                back[y, x] = mix(np.int64(back[y, x]), colour, int(256.0 * strength * cover)) | 0xFF000000


@kernel("f4:2 i4:1 i8 f8:2 i4:1")
def in_polygon(out, index, count, corners, inside):
    """Fill ``inside`` with the items whose centre lies in the polygon (even-odd rule)."""
    found = 0
    for k in range(count):
        i = index[k]
        x, y = out[i, 0], out[i, 1]
        odd = False
        j = corners.shape[0] - 1
        for c in range(corners.shape[0]):
            if (corners[c, 1] > y) != (corners[j, 1] > y):
                t = (y - corners[c, 1]) / (corners[j, 1] - corners[c, 1])
                if x < corners[c, 0] + t * (corners[j, 0] - corners[c, 0]):
                    odd = not odd
            j = c
        if odd:
            inside[found] = i
            found += 1
    return found


@kernel("i4:2 i8 i8 i8")
def nearest_drawn(ids, x, y, reach):
    """Item drawn at a pixel, or the nearest one drawn within ``reach`` pixels, or -1."""
    high, wide = ids.shape
    best, found = reach * reach + 1, -1
    for b in range(max(y - reach, 0), min(y + reach, high - 1) + 1):
        for a in range(max(x - reach, 0), min(x + reach, wide - 1) + 1):
            d = (a - x) * (a - x) + (b - y) * (b - y)
            if ids[b, a] >= 0 and d < best:
                best, found = d, ids[b, a]
    return found
