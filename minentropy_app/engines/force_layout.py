"""Circles in the plane: linked ones near each other, none overlapping; the same for the same input.

Links pull with weight times distance, circles push each other with charges that fall off as 1 / r
(the field of a charge in the plane), and a soft pull holds everything together. Up to some hundred
circles all pairs push; more are shared out over a grid, whose field is one convolution by FFT.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels import forces
from minentropy_app.engines.kernels.links import bucket
from minentropy_app.model.inputs import Floats, Ids, Ints

#: Circles that push each other pair by pair; more go by a grid of so many knots along a side.
PAIRWISE = 700
_KNOTS = 128
_ROUNDS, _LARGE_ROUNDS = 220, 70
#: Fewer circles than this begin on a disc: they have no patterns.
_FEWEST = 4
#: Fewer circles than this keep the distances that the forces gave them.
_FEW = 40
#: Share of the square that the points fill.
_MARGIN = 1.15


@dataclass(frozen=True)
class Links:
    """Links between circles, each once or both ways: indices and weights ≥ 0."""

    source: Ints
    target: Ints
    weight: Floats


def arrange(radius: Floats, links: Links, gap: float = 0.15, start: Floats | None = None) -> Floats:
    """Place circles.

    Parameters
    ----------
    radius
        (n,) radii > 0, in any unit.
    links
        What pulls together; heavier links become shorter.
    gap
        Free room between two circles, in mean radii.
    start
        (n, 2) places to begin from; without them a start is found from the links.

    Returns
    -------
    Floats
        (n, 2) centres round the origin, in the unit of the radii; no two circles overlap by more
        than a hundredth of their gap where room was found in time.
    """
    n = radius.size
    if n < 2:
        return np.zeros((n, 2))
    rows = _rows(n, links)
    spread = math.sqrt(float((radius**2).sum())) * 1.6
    points = spread * (spectral(rows, n) if start is None else _normed(start))
    points = np.ascontiguousarray(points)
    charge = _charges(radius)
    rounds = _ROUNDS if n <= PAIRWISE else _LARGE_ROUNDS
    for step in range(rounds):
        cooling = 1.0 - step / rounds
        _round(points, rows, charge, spread, 0.12 * spread * cooling**1.5 + 1e-4 * spread)
    points -= np.average(points, axis=0, weights=radius**2)
    points *= _fitting(points, radius, spread)
    _even_out(points, radius)
    part(points, radius, gap * float(radius.mean()))
    points -= np.average(points, axis=0, weights=radius**2)
    return points


def part(points: Floats, radius: Floats, gap: float, fixed: npt.NDArray[np.bool_] | None = None) -> None:
    """Push overlapping circles apart in place; those in ``fixed`` stay where they are."""
    still = np.zeros(radius.size, np.bool_) if fixed is None else fixed
    order = np.argsort(-radius, kind="stable")
    rounds = 200 if radius.size <= PAIRWISE else 40
    forces.part(points, radius, order, still, gap, rounds)


def make_room(points: Floats, radius: Floats, opened: int, grown: float, gap: float) -> Floats:
    """Return centres after one circle has grown: the others keep their direction from it and their order.

    The plane round the circle is pushed out so that areas stay (r² → r² + grown² − radius²), then what
    still overlaps is parted.
    """
    away = points - points[opened]
    far = np.sqrt((away**2).sum(1))
    more = max(grown**2 - float(radius[opened]) ** 2, 0.0)
    factor = np.sqrt(far**2 + more) / np.maximum(far, 1e-12)
    factor[opened] = 1.0
    moved = np.ascontiguousarray(points[opened] + away * factor[:, None])
    sizes = radius.copy()
    sizes[opened] = grown
    fixed = np.zeros(radius.size, np.bool_)
    fixed[opened] = True
    part(moved, sizes, gap, fixed)
    return moved


def spectral(rows: tuple[Ids, Ints, Floats], n: int) -> Floats:
    """(n, 2) places from the two slowest smooth patterns on the links, mixed so that ties part evenly.

    Power iteration of ½ (1 + D⁻¹ A) on fixed numbers, kept orthogonal to the constant and to each other.
    """
    indptr, indices, weights = rows
    turn = 2.399963229728653 * np.arange(n)
    disc = np.sqrt((np.arange(n) + 0.5) / n)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    degree = np.maximum(np.bincount(np.repeat(np.arange(n), np.diff(indptr)), weights, n), 1e-300)
    pattern = disc.copy()
    if not indices.size or n < _FEWEST:
        return np.asarray(disc, np.float64)
    for _ in range(60):
        smooth = np.zeros((n, 2))
        forces.pull(pattern, indptr, indices, weights, smooth)
        pattern += 0.5 * smooth / degree[:, None]
        pattern -= (degree[:, None] * pattern).sum(0) / degree.sum()
        along = (degree * pattern[:, 0] * pattern[:, 1]).sum() / max((degree * pattern[:, 0] ** 2).sum(), 1e-300)
        pattern[:, 1] -= along * pattern[:, 0]
        pattern /= np.sqrt((degree[:, None] * pattern**2).sum(0) / degree.sum()) + 1e-300
    placed: Floats = _normed(0.85 * _even(pattern) + 0.15 * disc)
    return placed


def _even(pattern: Floats) -> Floats:
    """Ranks instead of values: outliers would squeeze everything else into a point."""
    ranks = np.argsort(np.argsort(pattern, axis=0, kind="stable"), axis=0, kind="stable")
    even: Floats = ranks / max(len(pattern) - 1, 1) * 2.0 - 1.0
    return even


def _normed(points: Floats) -> Floats:
    centred = points - points.mean(0)
    normed: Floats = centred / max(float(np.sqrt((centred**2).sum(1)).max()), 1e-300)
    return normed


def _rows(n: int, links: Links) -> tuple[Ids, Ints, Floats]:
    """CSR of both directions; weights relative to the ends' strengths, so that hubs do not swallow all."""
    apart = links.source != links.target
    source, target = links.source[apart].astype(np.int32), links.target[apart].astype(np.int32)
    weight = np.asarray(links.weight[apart], np.float64)
    strength = np.bincount(source, weight, n) + np.bincount(target, weight, n)
    scaled = weight / np.sqrt(np.maximum(strength[source] * strength[target], 1e-300))
    indptr, indices, weights = bucket(n, source, target, scaled, True)
    return indptr, indices, weights


def _charges(radius: Floats) -> Floats:
    """Charges by size, of mean 1: large circles keep more room."""
    charge: Floats = radius / radius.mean()
    return charge


def _round(points: Floats, rows: tuple[Ids, Ints, Floats], charge: Floats, spread: float, farthest: float) -> None:
    n = charge.size
    found = np.zeros((n, 2))
    # one unit of charge balances one unit of link at a distance of spread / √n
    scale = 0.55 * spread * spread / n
    if n <= PAIRWISE:
        forces.push_all(points, charge, found)
    else:
        _push_by_grid(points, charge, found)
    found *= scale
    forces.pull(points, *rows, found)
    gravity = 0.9 * charge * charge.sum() * scale / (spread * spread)
    found -= gravity[:, None] * points
    stiffness = np.bincount(np.repeat(np.arange(n), np.diff(rows[0])), rows[2], n) + gravity + 1e-9
    forces.move(points, found, stiffness, farthest)


def _push_by_grid(points: Floats, charge: Floats, found: Floats) -> None:
    low = float(points.min()) * _MARGIN - 1e-9
    high = float(points.max()) * _MARGIN + 1e-9
    step = (high - low) / (_KNOTS - 2)
    grid = np.zeros((2 * _KNOTS, 2 * _KNOTS))
    forces.spread(points, charge, low, step, grid)
    seen = np.fft.rfft2(grid)
    field = np.stack([np.fft.irfft2(seen * kernel, s=grid.shape) for kernel in _kernels()])
    forces.gather(points, charge, low, step, np.ascontiguousarray(field / step), found)


@lru_cache(maxsize=1)
def _kernels() -> npt.NDArray[np.complex128]:
    """Transforms of d / (|d|² + ½) along x and y, d in knots; the softening hides the grid."""
    size = 2 * _KNOTS
    along = np.where(np.arange(size) < _KNOTS, np.arange(size), np.arange(size) - size).astype(float)
    dx, dy = np.meshgrid(along, along, indexing="ij")
    far = dx**2 + dy**2 + 0.5
    kernels: npt.NDArray[np.complex128] = np.fft.rfft2(np.stack([dx / far, dy / far]))
    return kernels


def _even_out(points: Floats, radius: Floats) -> None:
    """Draw distances from the middle towards those of a disc filled evenly: loose ends come closer, in order."""
    if radius.size < _FEW:
        return
    far = np.sqrt((points**2).sum(1))
    order = np.argsort(far, kind="stable")
    area = np.cumsum(radius[order] ** 2)
    even = np.empty(radius.size)
    even[order] = np.sqrt(area / area[-1]) * math.sqrt(2.1 * float(area[-1]))
    points *= (0.35 + 0.65 * even / np.maximum(far, 1e-12))[:, None]


def _fitting(points: Floats, radius: Floats, spread: float) -> float:
    """Scale that fills a disc half as large again as the circles' own area."""
    far = np.sqrt((points**2).sum(1)) + radius
    return spread / max(float(np.quantile(far, 0.98)), 1e-300)
