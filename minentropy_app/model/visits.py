"""What counts as a visit, wherever visits are counted."""

from __future__ import annotations

import numpy as np

from minentropy_app.model.inputs import ANONYMOUS, UNKNOWN_DAY, Ids, Ints


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
    return np.r_[np.diff(np.append(starts, len(visit))), alone]
