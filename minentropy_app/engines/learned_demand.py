"""What books are asked for later, learned from the past itself: by how often and how long ago they were borrowed.

The past is cut in two. For books borrowed so often, the last time so long ago, in its earlier part, the later
part tells the mean demand; books of the whole past are expected to be asked for as often as those that looked
like them then (empirical Bayes: Robbins 1956). Nothing after the past is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.engines.visits import Visits, select_visits
from minentropy_app.model.inputs import UNKNOWN_DAY, Floats, Ints

#: Loans up to which books are told apart, and days since the last loan that part them.
_LOANS, _AGES = 6, (21, 60, 120, 240)
#: Share of the visits that is the later part.
_LATER = 0.25
#: Books that a row of the table (all ages) and all books together count as, for a cell and for a row.
_ROW_PRIOR, _ALL_PRIOR = 20.0, 5.0


@dataclass(frozen=True)
class Rates:
    """(loans, ages) mean Σ 2/k of the later visits to a book, by its loans (the last: so many or more) and age."""

    table: Floats


def learned_demand(visits: Visits) -> Floats | None:
    """(n,) what each book is expected to be asked for; None without visits on different known days."""
    rates = learn(visits)
    return None if rates is None else expected_by(rates, visits)


def learn(visits: Visits) -> Rates | None:
    """Learn the table from the earlier and the later part of these visits."""
    known = visits.day[visits.day != UNKNOWN_DAY]
    if not len(known):
        return None
    day = int(np.sort(known)[min(int(np.ceil(len(known) * (1 - _LATER))), len(known) - 1)])
    earlier = select_visits(visits, (visits.day != UNKNOWN_DAY) & (visits.day < day))
    if not earlier.count:
        return None
    later = select_visits(visits, visits.day >= day)
    loans, age = _looks(earlier)
    share = np.repeat(2.0 / later.sizes, later.sizes)
    asked = np.bincount(later.items, share, len(visits.item_ids)).astype(np.float64)
    return Rates(_table(loans, age, asked))


def expected_by(rates: Rates, visits: Visits) -> Floats:
    """(n,) the rate of each book as it looks at the end of these visits."""
    loans, age = _looks(visits)
    expected: Floats = rates.table[loans, age]
    return expected


def _table(loans: Ints, age: Ints, asked: Floats) -> Floats:
    """Means of the cells, drawn to those of their row, and these to the mean of all."""
    shape = (_LOANS + 1, len(_AGES) + 1)
    cell = loans * shape[1] + age
    books = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    sums = np.bincount(cell, asked, shape[0] * shape[1]).reshape(shape)
    row = (sums.sum(axis=1) + _ALL_PRIOR * asked.mean()) / (books.sum(axis=1) + _ALL_PRIOR)
    table: Floats = (sums + _ROW_PRIOR * row[:, None]) / (books + _ROW_PRIOR)
    return table


def _looks(visits: Visits) -> tuple[Ints, Ints]:
    """(n,) loans of each book up to ``_LOANS``, and (n,) the class of days since its last one (0 without one)."""
    n = len(visits.item_ids)
    loans = np.minimum(np.bincount(visits.items, minlength=n), _LOANS)
    last = np.full(n, np.iinfo(np.int64).min // 2)
    np.maximum.at(last, visits.items, np.repeat(visits.day.astype(np.int64), visits.sizes))
    age = np.digitize(int(visits.day.max(initial=0)) - last, _AGES)
    return loans.astype(np.int32), np.where(loans > 0, age, 0).astype(np.int32)
