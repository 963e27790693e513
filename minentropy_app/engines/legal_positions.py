"""From any layout to places that books can take: no two closer than d_min.

Two ways (Su Jianlin, kexue.fm archive 6191, gives the first): scale the whole layout until its
closest pair is d_min apart, or give every book a site of a lattice of spacing d_min so that
popular books come near the entrance (the origin) and neighbours in the layout stay neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment

from minentropy_app.engines.walking import min_distance, walking_cost, walks_of
from minentropy_app.model.inputs import Floats, Ids, PairCounts
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

COINCIDE = QT_TRANSLATE_NOOP("engines.legal_positions", "Two books have the same vector, so no scale keeps them apart.")
TOO_FEW = QT_TRANSLATE_NOOP("engines.legal_positions", "There is only one book, so there is no closest pair.")

MAPPING = QT_TRANSLATE_NOOP("engines.legal_positions", "Giving every book a place")

#: How much the radius of a book follows its popularity rather than its place in the layout.
BLENDS = (1.0, 0.8, 0.6, 0.4)
#: Books matched to sites exactly, group by group, in the end.
_GROUP = 48
#: Groups matched between two Steps: some 50 ms.
_GROUPS_A_STEP = 200


@dataclass(frozen=True)
class Scaled:
    """Scaled positions, or None with the reason (a marked text).

    ``factor`` is what the layout was multiplied by.
    """

    positions: Floats | None
    factor: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class LatticeMapping:
    """The site of each book, the blend that gave the least S, and that S in units of the sites."""

    site_of: Ids
    blend: float
    cost: float


def scale_to_d_min(positions: Floats, d_min: float) -> Scaled:
    """Scale so that the closest pair is exactly d_min apart (never closer than d_min (1 − 1e-12)).

    The entrance stays at the origin; move the layout first (``centre_on_entrance``) where its own
    origin means nothing.
    """
    positions = np.asarray(positions, np.float64)
    closest = min_distance(positions)
    if not np.isfinite(closest):
        return Scaled(None, reason=TOO_FEW)
    with np.errstate(over="ignore", divide="ignore"):
        factor = float(np.float64(d_min) / closest)
    reach = float(np.abs(positions).max())
    if closest <= 0 or not np.isfinite(factor * reach) or closest < 1e-12 * reach:
        return Scaled(None, reason=COINCIDE)
    scaled = positions * factor
    for _ in range(4):
        short = d_min / min_distance(scaled)
        if abs(short - 1) < 1e-13:
            break
        factor *= short
        scaled = positions * factor
    return Scaled(scaled, factor)


def centre_on_entrance(positions: Floats, p: Floats) -> Floats:
    """Move the layout so that Σ p(i)‖v_i‖ is least: the weighted geometric median goes to the origin.

    Distances between books, and with them the Gaussian costs, do not change. Weiszfeld 1937, with
    the usual floor under the distances.
    """
    weight = p / p.sum() if p.sum() > 0 else np.full(len(p), 1 / len(p))
    centre = weight @ positions
    floor = 1e-9 * (1 + float(np.abs(positions).max(initial=0)))
    for _ in range(100):
        pull = weight / np.maximum(np.linalg.norm(positions - centre, axis=1), floor)
        fresh = pull @ positions / pull.sum()
        moved = float(np.abs(fresh - centre).max())
        centre = fresh
        if moved <= floor:
            break
    median: Floats = positions - centre
    return median


def map_to_lattice(positions: Floats, p: Floats, sites: Floats, context: Context, blend: float = 0.6) -> Steps[Ids]:
    """Give every book one of the n sites nearest the entrance; return site indices (n,).

    Every book gets an ideal place: the direction it has in the layout (centred on the entrance),
    at the radius of the site whose rank from the entrance is the book's rank, by popularity
    ``p`` and by distance in the layout, mixed by ``blend``. Both are first cut into shells one
    site thick, so that rank decides the radius; then every shell is cut in halves along the same
    axes over and over, which keeps order and neighbourhood; the last groups are matched exactly
    (least sum of squared distances). ``positions`` are as centred by
    ``centre_on_entrance``. O(n log² n).
    """
    chosen = nearest_sites(sites, len(positions))
    near = sites[chosen]
    ideal = _ideal_places(positions, p, np.linalg.norm(near, axis=1), blend)
    books, places, bounds = yield from _halved((ideal, near), _shells(near), _GROUP, context)
    site_of = np.empty(len(positions), np.int64)
    for number, (first, last) in enumerate(pairwise(bounds)):
        if number % _GROUPS_A_STEP == 0:
            yield _step(context, first, len(positions))
        mine, free = books[first:last], places[first:last]
        apart = ((ideal[mine][:, None] - near[free][None]) ** 2).sum(axis=2)
        rows, columns = linear_sum_assignment(apart)
        site_of[mine[rows]] = chosen[free[columns]]
    return site_of


def best_lattice_mapping(
    positions: Floats, counts: PairCounts, sites: Floats, context: Context
) -> Steps[LatticeMapping]:
    """Map with every blend, from the layout's best centre or from its own origin; keep the least S.

    Only differences matter to the Gaussian; for the dot product the directions from the origin do.
    """
    walks = walks_of(counts)
    p = walks.first
    yield _step(context)
    chosen = nearest_sites(sites, len(positions))
    near = sites[chosen]
    radii = np.linalg.norm(near, axis=1)
    yield _step(context)
    shells = _shells(near)
    yield _step(context)
    origins = (centre_on_entrance(positions, p), positions)

    def tried(origin: int, blend: float) -> Steps[tuple[LatticeMapping, int]]:
        ideal = _ideal_places(origins[origin], p, radii, blend)
        books, places, _ = yield from _halved((ideal, near), shells, 1, context)
        rough = np.empty(len(ideal), np.int64)
        rough[books] = chosen[places]
        yield _step(context)
        return LatticeMapping(rough, blend, walking_cost(walks, sites[rough])), origin

    found: list[tuple[LatticeMapping, int]] = []
    for origin in (0, 1):
        found.append((yield from tried(origin, BLENDS[0])))
    origin = min(found, key=lambda t: t[0].cost)[1]
    for blend in BLENDS[1:]:
        found.append((yield from tried(origin, blend)))
    best, origin = min(found, key=lambda t: t[0].cost)
    fine = yield from map_to_lattice(origins[origin], p, sites, context, best.blend)
    cost = walking_cost(walks, sites[fine])
    return LatticeMapping(fine, best.blend, cost) if cost < best.cost else best


def _step(context: Context, done: float = 0, total: float = 0) -> Step:
    context.check()
    return Step(MAPPING, done, total)


def nearest_sites(sites: Floats, n: int) -> Ids:
    """Return the n sites nearest the origin, nearest first (ties: x, y, z)."""
    radius = np.round(np.linalg.norm(sites, axis=1), 9)
    return np.lexsort((sites[:, 2], sites[:, 1], sites[:, 0], radius))[:n]


def _ideal_places(positions: Floats, p: Floats, radii: Floats, blend: float) -> Floats:
    distance = np.linalg.norm(positions, axis=1)
    popular = _ranks(np.lexsort((distance, -p)))
    central = _ranks(np.argsort(distance, kind="stable"))
    order = np.lexsort((central, blend * popular + (1 - blend) * central))
    ideal: Floats = positions / np.maximum(distance, 1e-300)[:, None]
    ideal[order] *= radii[:, None]
    return ideal


def _ranks(order: Ids) -> Ids:
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _by_group(group: Ids, coordinate: Floats) -> Ids:
    """Order by group, then by coordinate: one key, twice as fast as sorting by two."""
    low, high = coordinate.min(), coordinate.max()
    return np.argsort(group + (coordinate - low) / (1.001 * (high - low) + 1e-300), kind="stable")


def _shells(sites: Floats) -> Ids:
    """Bounds 0 … n of shells one site thick, of sites that come nearest first."""
    radii, thickness = np.linalg.norm(sites, axis=1), min_distance(sites)
    if not np.isfinite(thickness) or thickness <= 0:
        return np.array([0, len(radii)])
    edges = np.arange(0, radii[-1], thickness)
    return np.unique(np.append(np.searchsorted(radii, edges), len(radii)))


def _halved(both: tuple[Floats, Floats], shells: Ids, size: int, context: Context) -> Steps[tuple[Ids, Ids, Ids]]:
    """Cut the shells of ideal places and sites in halves along the widest axis of the sites, to <= ``size``.

    Returns books and places in the same order, and the bounds of the groups in it.

    ``sites`` come nearest first. All groups of a level are cut at once: both orders are sorted by
    group, then along its axis.
    """
    ideal, sites = both
    n = len(sites)
    books, places = np.argsort(np.linalg.norm(ideal, axis=1), kind="stable"), np.arange(n)
    bounds = shells
    while np.diff(bounds).max() > size:
        yield _step(context)
        group = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
        held = sites[places]
        extent = np.maximum.reduceat(held, bounds[:-1]) - np.minimum.reduceat(held, bounds[:-1])
        axis = np.argmax(extent, axis=1)[group]
        books = books[_by_group(group, ideal[books, axis])]
        places = places[_by_group(group, sites[places, axis])]
        middles = (bounds[:-1] + bounds[1:]) // 2
        bounds = np.unique(np.concatenate([bounds, middles]))
    return books, places, bounds
