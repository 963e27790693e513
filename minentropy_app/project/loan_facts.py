"""What is kept about a source of loans, so that nothing has to be counted on opening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from minentropy_app.model.inputs import ANONYMOUS, UNKNOWN_DAY
from minentropy_app.model.visits import visit_sizes
from minentropy_app.project import identity


@dataclass(frozen=True)
class LoanFacts:
    """Counts for estimates, and the identity of the content."""

    counts: Mapping[str, float]
    content: str


def describe_loans(digests: identity.Words, borrower: Any, item: Any, when: tuple[Any, Any, Any]) -> LoanFacts:
    """Describe loans; ``item`` indexes ``digests``, ``when`` is (day, precision, partial)."""
    content = identity.loans_content(digests, borrower, item, when)
    return LoanFacts({"items": len(digests), "rows": len(item), **_count(borrower, when[0])}, content)


def _count(borrower: Any, day: Any) -> dict[str, float]:
    """Count borrowers, visits (``model.visits``) and the range of days."""
    counts: dict[str, float] = {
        "borrowers": _distinct(borrower[borrower != ANONYMOUS]),
        "visits": len(visit_sizes(borrower, day)),
    }
    dated = day[day != UNKNOWN_DAY]
    if len(dated):
        counts |= {"first_day": int(dated.min()), "last_day": int(dated.max())}
    return counts


def _distinct(values: Any) -> int:
    """Count distinct values; sorting is several times faster here than ``np.unique``."""
    ordered = np.sort(values)
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + bool(len(ordered))
