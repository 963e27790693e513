"""Books on lattice sites: minimise the walking cost directly under the d_min constraint.

Su Jianlin, kexue.fm archive 6191, poses the problem; Word2Vec and softmax layouts are relaxations
of it. With a hard d_min the best layouts are dense packings round the door, so each book gets a site of
the densest lattice: shells by popularity, then annealing; small libraries leave the lattice at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.engines.annealing import Schedule, anneal_sites
from minentropy_app.engines.lattice import BALL, Frame, Sites, frames, nearest_sites
from minentropy_app.engines.lattice_start import shell_start
from minentropy_app.engines.polish import polish
from minentropy_app.engines.walking import Walks, popularity_order, walking_cost
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Steps

#: Up to here every offset is annealed in full, several times, and polished off the lattice.
SMALL = 50
#: Up to here every offset is tried by a short annealing.
MEDIUM = 2_000
#: Sites per book: some stay free, so that books can move without swapping.
_SLACK = 1.25
#: Annealings of a small library: one alone ends in the best assignment two times out of three.
_RESTARTS = 12


@dataclass(frozen=True)
class LatticeOptions:
    """How the direct search runs; ``sweeps`` 0 chooses by size (see ``automatic_sweeps``)."""

    space: str = BALL
    sweeps: float = 0.0
    seed: int = 0


def automatic_sweeps(n: int) -> float:
    """Proposals per book: 600 up to 10,000 books, then fewer, so that time grows as n^0.3."""
    return max(600.0, 60_000 / max(n, 1)) if n <= 10_000 else 600 * (n / 10_000) ** -0.7


def place_on_lattice(walks: Walks, options: LatticeOptions, context: Context) -> Steps[Floats]:
    """Return (n, 3) positions, d_min = 1, entrance at the origin.

    Books in no pair take the outermost sites: they come last, by canonical order.

    Steps carry ``S`` and a snapshot of the positions so far (of the books that are in pairs).
    """
    paired = np.flatnonzero(walks.first > 0)
    inner = restricted(walks, paired)
    if len(paired) <= SMALL:
        positions = yield from _search_small(inner, options, context)
    else:
        positions = yield from _search_large(inner, options, context)
    return with_outermost(positions, paired, walks.count, options.space)


def restricted(walks: Walks, kept: Ids) -> Walks:
    """Return the problem among the books that are in pairs (nothing is lost: the others weigh 0)."""
    if len(kept) == walks.count:
        return walks
    number = np.full(walks.count, -1, np.int32)
    number[kept] = np.arange(len(kept), dtype=np.int32)
    degree = np.diff(walks.indptr)
    inside = np.repeat(number >= 0, degree) & (number[walks.indices] >= 0)
    row = np.repeat(number, degree)[inside]
    indptr = np.zeros(len(kept) + 1, np.int64)
    np.cumsum(np.bincount(row, minlength=len(kept)), out=indptr[1:])
    return Walks(walks.first[kept], indptr, number[walks.indices[inside]], walks.weights[inside])


def with_outermost(positions: Floats, paired: Ids, n: int, space: str) -> Floats:
    """Put the books in no pair outside all others, at least 1 from them and from each other.

    They lie in the directions of lattice sites, moved outwards by the radius of the whole layout:
    moving two points outwards by the same length never brings them nearer to each other.
    """
    whole = np.empty((n, 3))
    whole[paired] = positions
    others = np.setdiff1d(np.arange(n), paired)
    if len(others):
        edge = float(np.linalg.norm(positions, axis=1).max(initial=0))
        outer = nearest_sites(len(others) + 1, space=space).positions[1:]
        radius = np.linalg.norm(outer, axis=1, keepdims=True)
        whole[others] = outer * (1 + edge / radius) if len(paired) else outer
    return whole


def _search_large(walks: Walks, options: LatticeOptions, context: Context) -> Steps[Floats]:
    sweeps = options.sweeps or automatic_sweeps(walks.count)
    frame = yield from _best_frame(walks, options, sweeps / 10, context)
    sites = _sites(walks.count, frame, options.space)
    start = yield from shell_start(walks, sites, options.seed, context)
    site = yield from anneal_sites(walks, sites, start, Schedule(sweeps), options.seed, context)
    return sites.positions[site]


def _best_frame(walks: Walks, options: LatticeOptions, sweeps: float, context: Context) -> Steps[Frame]:
    """Choose how the lattice lies: by short annealing, or by the entrance term in a large library.

    Beyond some thousand books offsets differ by less than 1e-4 of S.
    """
    best, lowest = frames(options.space)[0], np.inf
    for frame in frames(options.space):
        sites = _sites(walks.count, frame, options.space)
        if walks.count > MEDIUM:
            cost = float(np.sort(walks.first)[::-1] @ sites.radius[: walks.count])
        else:
            start = yield from shell_start(walks, sites, options.seed, context)
            site = yield from anneal_sites(walks, sites, start, Schedule(sweeps), options.seed, context)
            cost = walking_cost(walks, sites.positions[site])
        if cost < lowest - 1e-12:
            best, lowest = frame, cost
    return best


def _search_small(walks: Walks, options: LatticeOptions, context: Context) -> Steps[Floats]:
    """Anneal in full at every offset, polish the best of each, return the best of all."""
    best, lowest = np.zeros((walks.count, 3)), np.inf
    for number, frame in enumerate(frames(options.space)):
        sites = _sites(walks.count, frame, options.space)
        start = np.empty(walks.count, np.int32)
        start[popularity_order(walks.first)] = np.arange(walks.count)
        site = yield from assign_sites(walks, sites, start, options.seed + 1000 * number, context)
        positions = yield from polish(walks, sites.positions[site], options.space, context)
        cost = walking_cost(walks, positions)
        if cost < lowest - 1e-12:
            best, lowest = positions, cost
    return best


def assign_sites(walks: Walks, sites: Sites, start: Ints, seed: int, context: Context) -> Steps[Ints]:
    """Anneal a few books several times over and return the best assignment."""
    best, lowest = start, walking_cost(walks, sites.positions[start])
    schedule = Schedule(sweeps=max(600.0, 60_000 / max(walks.count, 1)), heat=1.0, span=3000, guided=(0.0, 0.0))
    for again in range(_RESTARTS):
        begun = np.random.default_rng(seed + again).permutation(start).astype(np.int32)
        site = yield from anneal_sites(walks, sites, begun, schedule, seed + again, context)
        cost = walking_cost(walks, sites.positions[site])
        if cost < lowest:
            best, lowest = site, cost
    return best


def _sites(count: int, frame: Frame, space: str) -> Sites:
    return nearest_sites(int(_SLACK * count) + 10, frame, space)
