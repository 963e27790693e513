"""Loans gathered into visits, in an order that depends on nothing but the loans themselves.

A visit is what a reader carries home at once; its books form the pairs of the walking cost
(Su Jianlin, kexue.fm archive 6191). With a longer window the "visit" becomes a period of reading,
with the whole history it becomes the sentence of Word2Vec.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels.sequences import sequence_ranks
from minentropy_app.engines.kernels.visits import mark_visits, visit_days
from minentropy_app.model.inputs import ANONYMOUS, UNKNOWN_DAY, Ids, Ints, Loans
from minentropy_app.model.step import Context, Step, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

GATHERING = QT_TRANSLATE_NOOP("engines.visits", "Gathering visits")


@dataclass(frozen=True)
class Visits:
    """Visits in canonical order: by day (unknown first), then by their sorted items.

    Attributes
    ----------
    item_ids
        (n,) as in ``Loans``.
    indptr, items
        CSR: visit ``v`` holds the distinct items ``items[indptr[v]:indptr[v + 1]]``, ascending.
    day
        (visits,) the first known day of the visit, ``UNKNOWN_DAY`` where there is none.
    borrower
        (visits,) borrowers numbered by their sorted visits, ``ANONYMOUS`` where not recorded.
        Borrowers with the same visits are interchangeable.
    loans
        (n,) loan rows of each item, repetitions included.
    item_class, class_names
        As in ``Loans``.
    """

    item_ids: Ids
    indptr: Ids
    items: Ints
    day: Ints
    borrower: Ints
    loans: Ids
    item_class: Ints
    class_names: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of visits."""
        return len(self.day)

    @property
    def sizes(self) -> Ids:
        """(visits,) distinct items of each visit."""
        return np.diff(self.indptr)


def visits_of(loans: Loans, window: int = 1) -> Visits:
    """Gather loans into visits at once; see ``gather_visits``."""
    return drain(gather_visits(loans, window, Context()))


def gather_visits(loans: Loans, window: int, context: Context) -> Steps[Visits]:
    """Gather loans (rows in any order, borrowers numbered in any way) into visits.

    ``window`` is the length of a visit in days, counted from its first loan: 1 = one patron on one
    day, N = a patron's loans of less than N days after the first, 0 = a patron's whole history.
    A loan of unknown day is a visit of its own (part of the history where window = 0); so is an
    anonymous loan. An item repeated within a visit counts once.
    """
    yield _step(0, context)
    borrower, day, item = _sorted_rows(loans)
    yield _step(1, context)
    start = mark_visits(borrower, day, window, UNKNOWN_DAY, ANONYMOUS)
    number = np.cumsum(start, dtype=np.int64) - 1
    visits = int(number[-1]) + 1 if len(number) else 0
    days = visit_days(start, day, UNKNOWN_DAY, visits)
    owner = borrower[start.astype(bool)]
    del borrower, day
    yield _step(2, context)
    indptr, items = _distinct(number, item, visits, len(loans.item_ids))
    del number, item
    yield _step(3, context)
    rank = sequence_ranks(_day_and_first(days, indptr, items), indptr, items)
    yield _step(4, context)
    owner = _canonical_borrowers(owner, rank)
    yield _step(5, context)
    order = np.argsort(rank * (int(owner.max(initial=0)) + 2) + owner + 1, kind="stable")
    indptr, items = take_rows(indptr, items, order)
    loaned = np.bincount(loans.item, minlength=len(loans.item_ids))
    return Visits(loans.item_ids, indptr, items, days[order], owner[order], loaned, loans.item_class, loans.class_names)


def select_visits(visits: Visits, chosen: npt.NDArray[np.bool_]) -> Visits:
    """Return the chosen visits, still in canonical order; ``loans`` counts their books only."""
    indptr, items = take_rows(visits.indptr, visits.items, np.flatnonzero(chosen))
    loaned = np.bincount(items, minlength=len(visits.item_ids))
    day, owner = visits.day[chosen], visits.borrower[chosen]
    return Visits(visits.item_ids, indptr, items, day, owner, loaned, visits.item_class, visits.class_names)


def borrower_sequences(visits: Visits) -> tuple[Ids, Ints]:
    """Return each known borrower's books as one sentence (CSR: indptr, items).

    Borrowers in canonical order, their visits by day; the books of one visit have no order among
    themselves and come by item. Anonymous visits (one book each) make no sentence.
    """
    order = np.argsort(visits.borrower, kind="stable")
    order = order[np.searchsorted(visits.borrower[order], 0) :]
    indptr, items = take_rows(visits.indptr, visits.items, order)
    owner = visits.borrower[order]
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]]) if len(owner) else np.zeros(0, np.int64)
    return np.append(indptr[starts], indptr[-1]), items


def take_rows(indptr: Ids, values: Ints, rows: Ids) -> tuple[Ids, Ints]:
    """Return the given rows of a CSR structure in the given order."""
    sizes = np.diff(indptr)[rows]
    taken = np.zeros(len(rows) + 1, np.int64)
    np.cumsum(sizes, out=taken[1:])
    place = np.repeat(indptr[rows] - taken[:-1], sizes)
    place += np.arange(taken[-1])
    return taken, values[place]


def _step(done: int, context: Context) -> Step:
    context.check()
    return Step(GATHERING, done, 6)


def _sorted_rows(loans: Loans) -> tuple[Ints, Ints, Ints]:
    """Rows sorted by borrower, day (unknown first) and item, packed in one integer where it fits."""
    if not len(loans.item):
        return loans.borrower, loans.day, loans.item
    columns = [loans.borrower, loans.day, loans.item]
    known = loans.day[loans.day != UNKNOWN_DAY]
    lows = [ANONYMOUS, int(known.min()) - 1 if len(known) else 0, 0]
    widths = [
        (int(c.max()) - low).bit_length() if int(c.max()) > low else 0 for c, low in zip(columns, lows, strict=True)
    ]
    if sum(widths) > 62:
        order = np.lexsort((loans.item, loans.day, loans.borrower))
        return loans.borrower[order], loans.day[order], loans.item[order]
    key = np.zeros(len(loans.item), np.int64)
    for column, low, width in zip(columns, lows, widths, strict=True):
        key <<= width
        key |= np.maximum(column.astype(np.int64) - low, 0)
    key.sort()
    unpacked = []
    for low, width in zip(reversed(lows), reversed(widths), strict=True):
        unpacked.append(((key & ((1 << width) - 1)) + low).astype(np.int32))
        key >>= width
    item, day, borrower = unpacked
    day[day == lows[1]] = UNKNOWN_DAY
    return borrower, day, item


def _distinct(number: Ids, item: Ints, visits: int, items: int) -> tuple[Ids, Ints]:
    """CSR of the distinct items of every visit, ascending."""
    key = number * max(items, 1)
    key += item
    key.sort()
    key = key[np.r_[True, key[1:] != key[:-1]]] if len(key) else key
    visit = key // max(items, 1)
    indptr = np.searchsorted(visit, np.arange(visits + 1))
    return indptr, (key - visit * max(items, 1)).astype(np.int32)


def _day_and_first(days: Ints, indptr: Ids, items: Ints) -> Ids:
    """Day and first item in one integer: most visits are ordered by it alone."""
    key: Ids = (days.astype(np.int64) - UNKNOWN_DAY) << 31
    return key | items[indptr[:-1]]


def _canonical_borrowers(owner: Ints, rank: Ids) -> Ints:
    """Number the borrowers by their sorted sequences of visit ranks."""
    known = np.flatnonzero(owner != ANONYMOUS)
    canonical = np.full(len(owner), ANONYMOUS, np.int32)
    if not len(known):
        return canonical
    order = known[np.lexsort((rank[known], owner[known]))]
    mine = owner[order]
    starts = np.flatnonzero(np.r_[True, mine[1:] != mine[:-1]])
    indptr = np.append(starts, len(order))
    ranked = sequence_ranks(rank[order][starts], indptr, rank[order])
    number = np.empty(len(starts), np.int32)
    number[np.argsort(ranked, kind="stable")] = np.arange(len(starts), dtype=np.int32)
    canonical[order] = np.repeat(number, np.diff(indptr))
    return canonical
