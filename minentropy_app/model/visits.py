"""What counts as a visit, and as a reader of a book, wherever they are counted."""

from __future__ import annotations

import numpy as np

from minentropy_app.model.inputs import ANONYMOUS, UNKNOWN_DAY, Ids, Ints


def readers_of(item: Ints, borrower: Ints, items: int) -> Ids:
    """(items,) distinct borrowers behind the loans of each item.

    An anonymous loan counts for nobody (it may be anybody's), except where no loan names a
    borrower: there the loans are all that is known.
    """
    known = borrower != ANONYMOUS
    if known.any():
        both = np.sort((item[known].astype(np.int64) << 32) | borrower[known])
        item = (both[np.r_[True, both[1:] != both[:-1]]] >> 32).astype(np.int32)
    counted: Ids = np.bincount(item, minlength=items).astype(np.int64)
    return counted


def visit_sizes(borrower: Ints, day: Ints) -> Ids:
    """Return the number of loans of every visit, in no order that means anything.

    A visit is what one borrower takes home on one day. A loan of unknown day is a visit of its
    own, and so is a loan without a borrower: nobody can tell what it was borrowed with
    (``engines.visits`` gathers by the same rule).
    """
    known = (borrower != ANONYMOUS) & (day != UNKNOWN_DAY)
    visit = (borrower[known].astype(np.int64) << 32) | (day[known].astype(np.int64) & 0xFFFFFFFF)
    visit.sort()  # several times faster here than np.unique
    starts = np.flatnonzero(np.r_[True, visit[1:] != visit[:-1]]) if len(visit) else np.zeros(0, np.int64)
    alone = np.ones(len(borrower) - len(visit), np.int64)
    sizes: Ids = np.r_[np.diff(np.append(starts, len(visit))), alone]
    return sizes
