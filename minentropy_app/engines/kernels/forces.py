"""Forces between circles in the plane: pull of links, push of charges, and no two overlapping.

All loops run in one thread and in a fixed order, so that a layout is the same on every machine.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def pull(points, indptr, indices, weights, forces):
    """Add each link's pull, its weight times the distance, to ``forces`` (n, 2)."""
    for i in range(len(points)):
        fx, fy = 0.0, 0.0
        x, y = points[i]
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            fx += weights[e] * (points[j, 0] - x)
            fy += weights[e] * (points[j, 1] - y)
        forces[i, 0] += fx
        forces[i, 1] += fy


@njit(cache=True, nogil=True)
def push_all(points, charge, forces):
    """Add the push q_i q_j / r of every pair to ``forces``; for some hundred points."""
    for i in range(len(points)):
        for j in range(i):
            dx, dy = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
            push = charge[i] * charge[j] / (dx * dx + dy * dy + 1e-6)
            forces[i, 0] += push * dx
            forces[i, 1] += push * dy
            forces[j, 0] -= push * dx
            forces[j, 1] -= push * dy


@njit(cache=True, nogil=True)
def spread(points, charge, low, step, grid):
    """Share charges out over the four nearest knots of ``grid`` (G, G)."""
    for i in range(len(points)):
        x, y = (points[i, 0] - low) / step, (points[i, 1] - low) / step
        a, b = int(x), int(y)
        u, v = x - a, y - b
        grid[a, b] += charge[i] * (1 - u) * (1 - v)
        grid[a + 1, b] += charge[i] * u * (1 - v)
        grid[a, b + 1] += charge[i] * (1 - u) * v
        grid[a + 1, b + 1] += charge[i] * u * v


@njit(cache=True, nogil=True)
def gather(points, charge, low, step, field, forces):
    """Add charge times the field (2, G, G), read between its knots, to ``forces``."""
    for i in range(len(points)):
        x, y = (points[i, 0] - low) / step, (points[i, 1] - low) / step
        a, b = int(x), int(y)
        u, v = x - a, y - b
        for c in range(2):
            near = field[c, a, b] * (1 - u) * (1 - v) + field[c, a + 1, b] * u * (1 - v)
            far = field[c, a, b + 1] * (1 - u) * v + field[c, a + 1, b + 1] * u * v
            forces[i, c] += charge[i] * (near + far)


@njit(cache=True, nogil=True)
def move(points, forces, stiffness, farthest):
    """Go along force / stiffness, no farther than ``farthest``; return the mean way gone."""
    gone = 0.0
    for i in range(len(points)):
        dx, dy = forces[i, 0] / stiffness[i], forces[i, 1] / stiffness[i]
        way = math.sqrt(dx * dx + dy * dy) + 1e-300
        share = min(1.0, farthest / way)
        points[i, 0] += dx * share
        points[i, 1] += dy * share
        gone += way * share
    return gone / max(len(points), 1)


@njit(cache=True, nogil=True)
def _cells(points, side, low, shape, starts, members):
    across, down = shape
    starts[:] = 0
    cell = np.empty(len(points), np.int64)
    for i in range(len(points)):
        a = min(max(int((points[i, 0] - low[0]) / side), 0), across - 1)
        b = min(max(int((points[i, 1] - low[1]) / side), 0), down - 1)
        cell[i] = a * down + b
        starts[cell[i] + 1] += 1
    for c in range(across * down):
        starts[c + 1] += starts[c]
    place = starts[:-1].copy()
    for i in range(len(points)):
        members[place[cell[i]]] = i
        place[cell[i]] += 1


@njit(cache=True, nogil=True)
def part(points, radius, order, fixed, gap, rounds):
    """Push overlapping circles apart in place; return the rounds used.

    ``order`` lists circles by falling radius: each is held against those in cells of twice its own
    size or less, so that few large ones among many small ones cost little. Circles flagged in
    ``fixed`` (n,) stay; of two free ones the smaller gives way more (by area).
    """
    n = len(points)
    largest = radius.max() + gap
    low = np.empty(2)
    for used in range(rounds):
        low[0], low[1] = points[:, 0].min(), points[:, 1].min()
        wide, high = points[:, 0].max() - low[0], points[:, 1].max() - low[1]
        typical = 2.0 * (np.median(radius) + gap)
        side = max(typical, math.sqrt(wide * high / (4.0 * n + 1.0)), 1e-9)
        across, down = int(wide / side) + 1, int(high / side) + 1
        starts, members = np.empty(across * down + 1, np.int64), np.empty(n, np.int64)
        _cells(points, side, low, (across, down), starts, members)
        moved = 0.0
        for k in range(n):
            i = order[k]
            reach = min(2.0 * radius[i] + gap, radius[i] + largest)
            a0 = max(int((points[i, 0] - reach - low[0]) / side), 0)
            a1 = min(int((points[i, 0] + reach - low[0]) / side), across - 1)
            b0 = max(int((points[i, 1] - reach - low[1]) / side), 0)
            b1 = min(int((points[i, 1] + reach - low[1]) / side), down - 1)
            for a in range(a0, a1 + 1):
                for m in range(starts[a * down + b0], starts[a * down + b1 + 1]):
                    j = members[m]
                    if j == i or radius[j] > radius[i] or (radius[j] == radius[i] and j < i):
                        continue
                    moved = max(moved, _part_two(points, radius, fixed, gap, i, j))
        if moved < 1e-3 * gap + 1e-9:
            return used
    return rounds


@njit(cache=True, nogil=True, inline="always")
def _part_two(points, radius, fixed, gap, i, j):
    dx, dy = points[j, 0] - points[i, 0], points[j, 1] - points[i, 1]
    away = math.sqrt(dx * dx + dy * dy)
    missing = radius[i] + radius[j] + gap - away
    if missing <= 0.0 or (fixed[i] and fixed[j]):
        return 0.0
    if away < 1e-12:
        turn = 2.399963229728653 * (i + j)  # golden angle: circles on one spot leave it on all sides
        dx, dy, away = math.cos(turn), math.sin(turn), 1.0
    share = radius[j] ** 2 / (radius[i] ** 2 + radius[j] ** 2 + 1e-300)
    back = 0.0 if fixed[i] else (1.0 if fixed[j] else share)
    points[i, 0] -= dx / away * missing * back
    points[i, 1] -= dy / away * missing * back
    points[j, 0] += dx / away * missing * (1.0 - back)
    points[j, 1] += dy / away * missing * (1.0 - back)
    return missing
