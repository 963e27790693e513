"""How far people walk to a plan, and how sure the change is.

    metres per visit = (1/V) Σ_visits [ (2/k) Σ_i d(door, i) + (1/k) Σ_{i≠j} d(i, j) ]

the mean tour of the visit's k books in random order, from and back to the door.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
        The studentised bootstrap interval of Σ metres / Σ base − 1 (Efron & Tibshirani 1993, chapter 12), which
        covers better than percentiles where there are few borrowers. Resamplings that drew one borrower only know
        no spread and are left out. None for fewer than two borrowers.
    """
    plan, stay = _per_borrower(metres, base, borrower)
    n = len(plan)
    if n < 2 or stay.sum() <= 0:
        return None
    change, error = _ratio(plan, stay)
    rng = np.random.default_rng(seed)
    again, spread = [], []
    for _ in range(RESAMPLES // _BLOCK):
        drawn = rng.integers(0, n, (_BLOCK, n))
        found = _ratio(plan[drawn], stay[drawn])
        many = (drawn != drawn[:, :1]).any(axis=1)
        again.append(found[0][many])
        spread.append(found[1][many])
    return _studentised((change, error), np.concatenate(again), np.concatenate(spread))


def change_intervals(plans: Sequence[Floats], base: Floats, borrower: Ints, seed: int) -> list[Interval | None]:
    """``change_interval`` of several plans at once, on the same resamplings.

    A resampling is counted (how often each borrower was drawn), so that all its sums are one product. With the saved
    metres g = p − s and c = Σ w g / Σ w s, the squares Σ w (g − c s)² are Σ w g² − 2 c Σ w g s + c² Σ w s².

    Parameters
    ----------
    plans
        (visits,) metres under each plan.
    """
    summed = [_per_borrower(metres, base, borrower) for metres in plans]
    if not summed or len(summed[0][1]) < 2 or summed[0][1].sum() <= 0:
        return [None] * len(plans)
    stay = summed[0][1]
    gains = [plan - stay for plan, _ in summed]
    table = np.stack([stay, stay**2, *(column for g in gains for column in (g, g**2, g * stay))], axis=1)
    rng = np.random.default_rng(seed)
    sums = np.concatenate([_drawn_sums(rng, table) for _ in range(RESAMPLES // _BLOCK)])
    return [
        _studentised(_ratio(plan, stay), *_ratio_of_sums(sums[:, [0, 1, 2 + 3 * k, 3 + 3 * k, 4 + 3 * k]], len(stay)))
        for k, (plan, _) in enumerate(summed)
    ]


def _drawn_sums(rng: np.random.Generator, table: Floats) -> Floats:
    """(block, columns) sums over so many resamplings of the rows, but for those that drew one row only."""
    n = len(table)
    drawn = rng.integers(0, n, (_BLOCK, n)) + n * np.arange(_BLOCK)[:, None]
    times = np.bincount(drawn.ravel(), minlength=_BLOCK * n).reshape(_BLOCK, n).astype(np.float64)
    times = times[times.max(axis=1) < n]
    sums: Floats = np.einsum("rn,nc->rc", times, table)  # not BLAS: its order of sums depends on the threads
    return sums


def _ratio_of_sums(sums: Floats, n: int) -> tuple[Floats, Floats]:
    """As ``_ratio``, from the sums (stay, stay², gain, gain², gain · stay) of the resamplings."""
    stay, stay2, gain, gain2, both = sums.T
    change = gain / stay
    squares = np.maximum(gain2 - 2 * change * both + change**2 * stay2, 0.0)
    return change, np.sqrt(squares * n / (n - 1)) / stay


def _studentised(found: tuple[Any, Any], again: Floats, spread: Floats) -> Interval:
    """The interval from the plan's (change, error) and those of the resamplings; nobody walks less than nothing."""
    change, error = (float(value) for value in found)
    if error <= 0 or not len(again):
        return Interval(change, change, change)
    low, high = np.quantile((again - change) / np.maximum(spread, 1e-12), [0.975, 0.025])
    return Interval(change, max(change - float(low) * error, -1.0), change - float(high) * error)


def _ratio(plan: Floats, stay: Floats) -> tuple[Any, Any]:
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
