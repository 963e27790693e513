"""A full reading of loan lists that stores nothing: what would come in, and what would not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from minentropy_app.model.imports import ImportReport, LoanBatch
from minentropy_app.model.inputs import UNKNOWN_DAY
from minentropy_app.model.step import Context, Steps
from minentropy_app.model.visits import visit_sizes
from minentropy_app.sources.loans import LoanOptions, read_loans
from minentropy_app.sources.row_watch import Problem, Watch, refused

#: Borrowers by loans, in bins that grow by this factor.
_BIN_GROWTH = 1.3


@dataclass(frozen=True)
class LoanCheck:
    """What an import would bring.

    Attributes
    ----------
    report
        As the import will report.
    books, borrowers
        Different items, and borrowers whose id is known.
    visits, together
        Visits (``model.visits``), and those of two books or more.
    first_day, last_day
        Days since 1970-01-01, or None where no day is known.
    histogram
        (least loans, borrowers) a bin; the last bin ends with the busiest borrower.
    problems
        The first rows of each fate, by row.
    kept_count
        Rows kept although something is wrong with their date.
    """

    report: ImportReport
    books: int
    borrowers: int
    visits: int
    together: int
    first_day: int | None
    last_day: int | None
    histogram: tuple[tuple[int, int], ...]
    problems: tuple[Problem, ...]
    kept_count: int


def check_loans(files: Sequence[Path | str], options: LoanOptions, key: bytes, context: Context) -> Steps[LoanCheck]:
    """Read everything as an import would, with any key, and return the figures.

    Raises
    ------
    AppError
        As ``read_loans``.
    """
    watch = Watch()
    batch = yield from read_loans(files, options, key, context, watch)
    listed, kept = watch.problems()
    problems = sorted([*refused(batch.report.rejected), *listed], key=lambda problem: problem.row)
    sizes = visit_sizes(batch.borrower, batch.day)  # duplicates are gone, so every loan is another item
    days = batch.day[batch.day != UNKNOWN_DAY]
    first, last = (int(days.min()), int(days.max())) if len(days) else (None, None)
    return LoanCheck(
        batch.report, len(batch.items.keys), len(batch.pseudonyms), len(sizes), int((sizes > 1).sum()), first, last,
        _histogram(batch), tuple(problems), kept,
    )  # fmt: skip


def _histogram(batch: LoanBatch) -> tuple[tuple[int, int], ...]:
    loans = np.bincount(batch.borrower[batch.borrower >= 0], minlength=1)
    loans = loans[loans > 0]
    if not len(loans):
        return ()
    edges = [1]
    while edges[-1] <= loans.max():
        edges.append(max(edges[-1] + 1, round(edges[-1] * _BIN_GROWTH)))
    counts, _ = np.histogram(loans, bins=np.array(edges))
    return tuple(zip(edges[:-1], counts.tolist(), strict=True))
