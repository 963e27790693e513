"""Where the change comes from: later metres taken apart by class and by floor.

A visit's metres are the sum of its books' shares, (2/k) d(door, i) + (1/k) Σ_{j≠i} d(i, j), so the metres of all
classes add up to those of all visits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from minentropy_app.building.walking import Distances
from minentropy_app.engines.kernels.walks import shares_of_tours
from minentropy_app.engines.visits import Visits
from minentropy_app.evaluation.shelf_walks import longer_visits
from minentropy_app.model.inputs import ANONYMOUS, Floats, Ints

#: Fewest readers behind a row.
FEWEST = 3


@dataclass(frozen=True)
class Part:
    """One class or floor.

    Attributes
    ----------
    name
        "" where books have no class.
    books, loans, readers
        Books of the part; later loans of them; distinct readers (anonymous visits are one reader each).
    metres, share
        Metres walked for these books under the baseline, per visit that asks for them; their share of all.
    change
        −0.05: 5 % less walking for these books.
    longer, longer_by
        Share of the visits that ask for them that get longer, and by how many metres those do.
    """

    name: str
    books: int
    loans: int
    readers: int
    metres: float
    share: float
    change: float | None
    longer: float | None
    longer_by: float | None


def book_metres(visits: Visits, distances: Distances, bay: Ints) -> Floats:
    """(loans,) the share of every book of every visit in its tour, aligned with ``visits.items``."""
    shares: Floats = shares_of_tours(visits.indptr, visits.items, bay, distances.door, distances.between)
    return shares


def taken_apart(
    visits: Visits, distances: Distances, plans: tuple[Ints, Ints], part: Ints, names: Sequence[str]
) -> list[Part]:
    """Take the change from one plan to another apart.

    Parameters
    ----------
    plans
        The plan and the baseline.
    part
        (n,) index into ``names`` of each book.

    Returns
    -------
    list
        The parts that were asked for by ``FEWEST`` readers or more, in the order of ``names``.
    """
    metres, base = (book_metres(visits, distances, bay) for bay in plans)
    visit = np.repeat(np.arange(visits.count), visits.sizes)
    tours = [np.asarray(np.bincount(visit, values, visits.count), np.float64) for values in (metres, base)]
    kind = part[visits.items]
    total = max(float(base.sum()), 1e-300)
    parts = []
    for number, name in enumerate(names):
        mine = kind == number
        asked = np.unique(visit[mine])
        readers = _readers(visits.borrower[asked])
        if readers < FEWEST:
            continue
        stay = float(base[mine].sum())
        change = float(metres[mine].sum()) / stay - 1 if stay > 0 else None
        longer, by = longer_visits(tours[0][asked], tours[1][asked])
        figures = (stay / len(asked), stay / total, change, longer, by)
        parts.append(Part(name, int((part == number).sum()), int(mine.sum()), readers, *figures))
    return parts


def _readers(borrower: Ints) -> int:
    known = borrower != ANONYMOUS
    return len(np.unique(borrower[known])) + int((~known).sum())
