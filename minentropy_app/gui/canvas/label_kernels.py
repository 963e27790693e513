"""Compiled loops of label placement: who may be named, and where its name finds room."""

from __future__ import annotations

from minentropy_app.gui.canvas.compiled import kernel, part

RIGHT_SIDE, LEFT_SIDE, ABOVE, BELOW = 0, 1, 2, 3
NO_ROOM = -1


@kernel("i4:1 u1:1 f4:2 i4:2 i4:1")
def nameable(order, skip, out, ids, found):
    """List items in order of importance that are on screen and not behind a nearer sphere.

    Parameters
    ----------
    order
        int32 items, most important first.
    skip
        (n,) uint8, true where an item is listed already.
    out, ids
        Projected places and the item under each pixel, as the rasteriser left them.
    found
        int32 room for the answer; its size is the most that are listed.

    Returns
    -------
    int
        How many were found.
    """
    high, wide = ids.shape
    count = 0
    for k in range(order.size):
        i = order[k]
        if out[i, 2] < 0.0 or skip[i]:
            continue
        x, y = int(out[i, 0]), int(out[i, 1])
        if x < 0 or y < 0 or x >= wide or y >= high or ids[y, x] != i:
            continue
        found[count] = i
        count += 1
        if count == found.size:
            break
    return count


@kernel("f8:2 f8:2 f8:1 f8:2 f8 i8:1")
def least_hidden(points, moves, room, pieces, allowed, count):
    """Find the first of the moves after which few enough points are hidden, else the one that hides fewest.

    Hidden is what lies under one of ``pieces`` (k, 4) or more than a pixel outside ``room`` (4,): left, top, right,
    bottom. ``allowed`` is the share of ``points`` (n, 2) that may be.

    Returns
    -------
    int
        The move, a row of ``moves`` (m, 2); ``count`` (1,) takes how many points it hides.
    """
    n, best = len(points), 0
    count[0] = n + 1
    for m in range(len(moves)):
        hidden = 0
        for i in range(n):
            x, y = points[i, 0] + moves[m, 0], points[i, 1] + moves[m, 1]
            out = x < room[0] - 1.0 or x > room[2] + 1.0 or y < room[1] - 1.0 or y > room[3] + 1.0
            for k in range(len(pieces)):
                out = out or (x > pieces[k, 0] and x < pieces[k, 2] and y > pieces[k, 1] and y < pieces[k, 3])
            hidden += out
            if hidden >= count[0]:
                break
        if hidden < count[0]:
            best, count[0] = m, hidden
            if hidden <= allowed * n:
                break
    return best


@part(inline="always")
def _box(side, x, y, reach, wide, high):
    if side == RIGHT_SIDE:
        return x + reach, y - high * 0.5
    if side == LEFT_SIDE:
        return x - reach - wide, y - high * 0.5
    if side == ABOVE:
        return x - wide * 0.5, y - reach - high
    return x - wide * 0.5, y + reach


@part(inline="always")
def _free(x, y, wide, high, taken, used):
    for k in range(used):
        if x < taken[k, 2] and x + wide > taken[k, 0] and y < taken[k, 3] and y + high > taken[k, 1]:
            return False
    return True


@kernel("f4:2 i1:1 f4:2 i8 i8 f8:1 i1:1")
def place(anchors, preferred, taken, used, limit, bounds, sides):
    """Give labels their places greedily, first come first served; return the boxes then in use.

    Parameters
    ----------
    anchors
        (m, 5) float32: x, y, distance from the centre, width, height, in pixels.
    preferred
        (m,) int8 side tried first (where the label stood a frame ago), or -1.
    taken, used
        (cap, 4) float32 boxes no label may touch, and how many are in use; more are added.
    limit, bounds
        The most labels to place; width and height of the picture.
    sides
        (m,) int8, filled with the side or ``NO_ROOM``.
    """
    sides[:] = NO_ROOM
    placed = 0
    for k in range(anchors.shape[0]):
        if placed == limit or used == taken.shape[0]:
            break
        x, y, reach, wide, high = anchors[k]
        for attempt in range(-1, 4):
            side = preferred[k] if attempt < 0 else attempt
            if side < 0:
                continue
            left, top = _box(side, x, y, reach, wide, high)
            inside = left >= 2 and top >= 2 and left + wide <= bounds[0] - 2 and top + high <= bounds[1] - 2
            if inside and _free(left, top, wide, high, taken, used):
                taken[used, 0], taken[used, 1] = left, top
                taken[used, 2], taken[used, 3] = left + wide, top + high
                used += 1
                placed += 1
                sides[k] = side
                break
    return used
