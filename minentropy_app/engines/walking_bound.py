"""The proven bound of the walking cost for many books, sharpened.

For any split of each pair's weight, w_ij = a_ij + a_ji with a ≥ 0, every layout with d_min = 1 has

    S ≥ Σ_k p_(k) R_k + Σ_i Σ_k a_i(k) D_k

with p and every row of a sorted downwards (method.md, section 1; R_k, D_k: ``theory.packing``).
The bound is concave in the split, so subgradient ascent may only raise it; the best value met is
returned, and it holds whatever the ascent does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.engines.kernels.bound import mirror, stars
from minentropy_app.engines.walking import Walks
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP
from minentropy_app.theory.packing import packing_distances, packing_radii
from minentropy_app.theory.total_cost import smallest_distance, smallest_radius

BOUNDING = QT_TRANSLATE_NOOP("engines.walking_bound", "Proving a bound")

#: Entries of rows between two Steps.
_BLOCK = 400_000
#: Entries sorted in all: the ascent stops there.
_WORK = 12_000_000


@dataclass(frozen=True)
class WalkingBound:
    """Bounds for d_min = 1: ``plain`` with method.md's R_k, D_k and an even split; ``sharp`` the best proven."""

    plain: float
    sharp: float


def bound_walks(walks: Walks, context: Context, most_rounds: int = 40) -> Steps[WalkingBound]:
    """Prove a lower bound of S for every layout whose books are at least 1 apart."""
    popular = np.sort(walks.first)[::-1]
    longest = int(np.diff(walks.indptr).max(initial=0))
    n = walks.count
    plain_distances = np.array([smallest_distance(k) for k in range(1, longest + 1)])
    share = walks.weights / 2
    slope = np.empty_like(share)
    plain = yield from _stars(walks, share, plain_distances, slope, context)
    entrance = float(popular @ np.array([smallest_radius(k) for k in range(1, n + 1)])) if n else 0.0
    sharp_entrance = float(popular @ packing_radii(n)) if n else 0.0
    sharp = yield from _ascend(walks, packing_distances(longest), most_rounds, context)
    return WalkingBound(entrance + plain, max(entrance + plain, sharp_entrance + sharp))


def _ascend(walks: Walks, distances: Floats, most_rounds: int, context: Context) -> Steps[float]:
    """Move weight to the end where it counts more, Polyak-like with falling steps."""
    twin = mirror(walks.indptr, walks.indices)
    part = np.full(len(walks.weights), 0.5)
    slope = np.empty_like(part)
    best = 0.0
    rounds = int(np.clip(_WORK / max(len(part), 1), 3, most_rounds))
    for r in range(rounds):
        value = yield from _stars(walks, part * walks.weights, distances, slope, context)
        best = max(best, value)
        rise = slope - slope[twin]
        size = np.abs(rise).mean() if len(rise) else 0.0
        if size < 1e-12:
            break
        part = np.clip(part + 0.15 / (1 + 0.15 * r) * rise / size, 0, 1)
        part = (part + 1 - part[twin]) / 2
    return best


def _stars(walks: Walks, share: Floats, distances: Floats, slope: Floats, context: Context) -> Steps[float]:
    total, low = 0.0, 0
    while low < walks.count:
        context.check()
        yield Step(BOUNDING, low, walks.count)
        high = int(np.searchsorted(walks.indptr, walks.indptr[low] + _BLOCK, side="right")) - 1
        high = min(max(high, low + 1), walks.count)
        total += stars(low, high, walks.indptr, share, distances, slope)
        low = high
    return total
