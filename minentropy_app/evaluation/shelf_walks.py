"""How far people walk to a plan, and how sure the change is.

    metres per visit = (1/V) Σ_visits [ (2/k) Σ_i d(door, i) + (1/k) Σ_{i≠j} d(i, j) ]

the mean tour of the visit's k books in random order, from and back to the door.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.building.walking import Distances
from minentropy_app.engines.kernels.walks import nearest_first_tours, random_order_tours
from minentropy_app.engines.visits import Visits
from minentropy_app.model.inputs import ANONYMOUS, Floats, Ints

#: Resamplings of borrowers behind an interval.
RESAMPLES = 2_000
_BLOCK = 50


@dataclass(frozen=True)
class Interval:
    """A change (−0.05 = 5 % less) with its 95 % interval."""

    change: float
    low: float
    high: float


def visit_metres(visits: Visits, distances: Distances, bay: Ints) -> Floats:
    """(visits,) the mean tour of each visit's books in random order."""
    metres: Floats = random_order_tours(visits.indptr, visits.items, bay, distances.door, distances.between)
    return metres


def nearest_first_metres(visits: Visits, distances: Distances, bay: Ints) -> Floats:
    """(visits,) the tour of one who always goes to the nearest of the books that are left."""
    metres: Floats = nearest_first_tours(visits.indptr, visits.items, bay, distances.door, distances.between)
    return metres


def random_metres(visits: Visits, distances: Distances, room: Floats) -> float:
    """Expected metres per visit when books stand anywhere, bays in proportion to their room.

    Σ_b s_b d_b per leg to the door, Σ_ab s_a s_b d_ab between two books: in closed form, without a seed.
    """
    if not visits.count:
        return 0.0
    share = room / room.sum()
    alone, together = float(share @ distances.door), float(share @ distances.between @ share)
    return float(np.mean(2.0 * alone + (visits.sizes - 1) * together))


def relative_change(metres: Floats, base: Floats) -> float | None:
    """Sum of metres against that of the baseline, None where nobody walks."""
    total = float(base.sum())
    return float(metres.sum()) / total - 1.0 if total > 0 else None


def longer_visits(metres: Floats, base: Floats) -> tuple[float | None, float | None]:
    """(share of visits that get longer, mean metres by which those do)."""
    if not len(base):
        return None, None
    longer = metres > base + 1e-9
    return float(longer.mean()), float((metres - base)[longer].mean()) if longer.any() else 0.0


def change_interval(metres: Floats, base: Floats, borrower: Ints, seed: int) -> Interval | None:
    """Bootstrap over borrowers: all visits of one go together; anonymous visits are one reader each.

    Parameters
    ----------
    metres, base, borrower
        (visits,) metres under the plan and the baseline; borrowers numbered in canonical order.

    Returns
    -------
    Interval
        The studentised bootstrap interval of Σ metres / Σ base − 1 (Efron & Tibshirani 1993,
        chapter 12), which covers better than percentiles where there are few borrowers. None for
        fewer than two borrowers.
    """
    plan, stay = _per_borrower(metres, base, borrower)
    n = len(plan)
    if n < 2 or stay.sum() <= 0:
        return None
    change, error = _ratio(plan, stay)
    if error <= 0:
        return Interval(float(change), float(change), float(change))
    rng = np.random.default_rng(seed)
    scores = []
    for _ in range(RESAMPLES // _BLOCK):
        drawn = rng.integers(0, n, (_BLOCK, n))
        again, spread = _ratio(plan[drawn], stay[drawn])
        scores.append((again - change) / np.maximum(spread, 1e-12))
    low, high = np.quantile(np.concatenate(scores), [0.975, 0.025])
    return Interval(float(change), float(change - low * error), float(change - high * error))


def _ratio(plan: Floats, stay: Floats) -> tuple[float, float]:
    """Σ plan / Σ stay − 1 along the last axis and its standard error by linearisation."""
    total = stay.sum(axis=-1)
    ratio = plan.sum(axis=-1) / total
    left = plan - np.asarray(ratio)[..., None] * stay
    error = np.sqrt((left**2).sum(axis=-1) * plan.shape[-1] / (plan.shape[-1] - 1)) / total
    return ratio - 1.0, error


def _per_borrower(metres: Floats, base: Floats, borrower: Ints) -> tuple[Floats, Floats]:
    known = borrower != ANONYMOUS
    who = np.where(known, borrower, 0).astype(np.int64)
    top = int(who.max(initial=-1)) + 1
    who[~known] = top + np.arange(int((~known).sum()))
    _, number = np.unique(who, return_inverse=True)
    sums = [np.asarray(np.bincount(number, values), np.float64) for values in (metres, base)]
    return sums[0], sums[1]
