"""``pairs``: which books go together, as the weights c_ij behind everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Loans, PairCounts
from minentropy_app.model.params import Flag, Int, param
from minentropy_app.model.results import Metrics, Pairs
from minentropy_app.model.step import Context, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.engines.visits import Visits

WINDOW = Int(
    label=QT_TRANSLATE_NOOP("analyses.pairs", "Length of a visit"),
    help=QT_TRANSLATE_NOOP(
        "analyses.pairs",
        "1: what one reader borrows on one day belongs together. N: within N days from the visit's first loan. "
        "0: a reader's whole history.",
    ),
    unit=QT_TRANSLATE_NOOP("analyses.pairs", "days"),
    minimum=0,
    maximum=36_500,
)
SINGLES = Flag(
    label=QT_TRANSLATE_NOOP("analyses.pairs", "Count books borrowed alone"),
    help=QT_TRANSLATE_NOOP(
        "analyses.pairs",
        "Also counts each book with itself (1/k in a visit of k books): p(i) is then the share of loans.",
    ),
)
MIN_LOANS = Int(
    label=QT_TRANSLATE_NOOP("analyses.pairs", "Fewest loans of a book"),
    help=QT_TRANSLATE_NOOP(
        "analyses.pairs", "Books borrowed less often are left out; the weights of the others do not change."
    ),
    minimum=1,
    maximum=1_000_000,
)


@dataclass(frozen=True)
class PairsParams:
    """How books are paired."""

    window: int = param(1, WINDOW)
    singles: bool = param(False, SINGLES)
    min_loans: int = param(1, MIN_LOANS)


def run(inputs: Mapping[str, Any], params: PairsParams, context: Context) -> Steps[Pairs]:
    """Gather visits, count their pairs.

    Raises
    ------
    AppError
        No visit holds two of the books (and none is counted with itself).
    """
    from minentropy_app.engines.pairs import PairOptions, count_pairs
    from minentropy_app.engines.visits import gather_visits

    loans: Loans = inputs["loans"]
    visits = yield from gather_visits(loans, params.window, context)
    counts = yield from count_pairs(visits, PairOptions(params.singles, params.min_loans), context)
    if not len(counts.indices):
        raise _nothing_together(visits)
    return Pairs(
        counts.item_ids,
        counts.indptr,
        counts.indices,
        counts.weights,
        counts.loans,
        counts.borrowers,
        counts.item_class,
        counts.class_names,
        {**visit_metrics(visits), **pair_metrics(counts)},
        counts.readers,
    )


def _nothing_together(visits: Visits) -> AppError:
    several = int(np.count_nonzero(visits.sizes >= 2))
    if not several:
        return AppError(
            QT_TRANSLATE_NOOP("analyses.pairs", "There are no pairs: none of the {visits} visits holds two books."),
            QT_TRANSLATE_NOOP(
                "analyses.pairs",
                "Choose a longer visit (window), count books borrowed alone (singles), or use more loans.",
            ),
            visits=visits.count,
        )
    return AppError(
        QT_TRANSLATE_NOOP(
            "analyses.pairs",
            "There are no pairs: {several} of {visits} visits hold two books or more, none of them two of those kept.",
        ),
        QT_TRANSLATE_NOOP("analyses.pairs", "Lower min_loans, choose a longer visit (window), or use more loans."),
        visits=visits.count,
        several=several,
    )


def visit_metrics(visits: Visits) -> Metrics:
    """Count the visits (before any filter on loans).

    ``visits``; ``single_visit_share``, the share of visits with exactly one book (they are
    outside the walking cost unless singles are counted); ``multi_book_share``, the share of visits
    with two books or more; ``multi_book_loans_share``, the share of books carried in those.
    Shares are null without visits.
    """
    sizes, count = visits.sizes, visits.count
    multi = sizes >= 2
    return {
        "visits": count,
        "single_visit_share": float(np.mean(sizes == 1)) if count else None,
        "multi_book_share": float(np.mean(multi)) if count else None,
        "multi_book_loans_share": float(sizes[multi].sum() / sizes.sum()) if count else None,
    }


def pair_metrics(counts: PairCounts) -> Metrics:
    """Count the pairs.

    ``pairs``, unordered pairs {i, j} of two different books with a weight; ``books``, books kept
    (``min_loans``); ``paired_books``, those of them in at least one pair; ``total_weight``, Σ c_ij
    over ordered pairs (and i = j where singles count).
    """
    from minentropy_app.engines.pairs import rows_of

    first, second = rows_of(counts), counts.indices
    apart = first != second
    key = np.minimum(first, second)[apart] * len(counts.item_ids) + np.maximum(first, second)[apart]
    return {
        "pairs": len(np.unique(key)),
        "books": len(counts.item_ids),
        "paired_books": len(np.unique(np.r_[first[apart], second[apart]])),
        "total_weight": float(counts.weights.sum()),
    }


def estimate(sizes: Mapping[str, Summary], params: PairsParams) -> Estimate:
    """Linear in the loans; a longer window makes larger visits and so more pairs."""
    rows = sizes["loans"].get("rows", 0)
    growth = 1 if params.window == 1 else 4
    return Estimate(0.5 + 1.5e-6 * rows * growth, 1e8 + 60 * rows * growth)


PAIRS = Analysis(
    key="pairs",
    title=QT_TRANSLATE_NOOP("analyses.pairs", "Borrowed together"),
    needs=(Need("loans", ("loans",)),),
    gives="pairs",
    params=PairsParams,
    metrics=("pairs", "books", "visits", "single_visit_share", "multi_book_share"),
    estimate=estimate,
    run=run,
)
