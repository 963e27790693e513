"""Loans that would mislead: baskets that are no reader's, and things that are no books.

Everything listed is left out of an import unless the user keeps it. The reasons are different
in kind, and each is said:

- **Anonymous patron.** Many systems give all returned loans to one made-up patron. Such a basket
  is far beyond all other borrowers, holds many readers' worth of loans a day, and is there on
  most days of its span. Eager readers are far beyond the others too, but take no more a day than
  readers do; a school class takes many, but on few days; in small files nobody is judged.
- **Rooms, laptops, equipment.** By name, where nothing speaks for a book (author, ISBN, a class
  call number): books *about* laptops have these. By behaviour: lent far more often than any book,
  with nothing a book would have.
- **Periodicals.** One title stands for many issues, so its loans are no loans of one thing that
  stands in one place, and it would appear to be borrowed together with everything. By name (and
  without an author), or because the same readers come back for it again and again while the
  other items of the file have authors and it has none.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.model.inputs import UNKNOWN_DAY, Ids, Ints
from minentropy_app.sources.loan_rows import sorted_distinct
from minentropy_app.sources.suspect_names import is_class_mark, is_nobody, is_serial, is_thing
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Below so many loans, or so many other borrowers, nobody stands out.
SMALL_FILE = 300
FEW_BORROWERS = 10
#: Anonymous basket: times the 95th percentile of the others, times a reader's loans a day, share
#: of the open days of its span, days.
BASKET_TIMES, BASKET_READERS, BASKET_PRESENCE, BASKET_DAYS = 10, 5, 0.5, 10
#: Non-book by behaviour: times the 99th percentile of the other items, least loans.
THING_TIMES, THING_LOANS = 10, 100
#: Periodical by behaviour: loans per borrower, least loans and borrowers, share of authored items.
SERIAL_REPEAT, SERIAL_LOANS, SERIAL_AUTHORED = 1.8, 10, 0.8

ANONYMOUS_BASKET = QT_TRANSLATE_NOOP(
    "sources.suspects",
    "{loans} loans at {rate} a day, {times} times what readers borrow on a day they come: "
    "probably the account that returned loans are moved to",
)
ANONYMOUS_NAME = QT_TRANSLATE_NOOP("sources.suspects", "its id says that it stands for no person")
THING_BY_NAME = QT_TRANSLATE_NOOP("sources.suspects", "named like a room, a device or equipment, without a book's data")
THING_BY_USE = QT_TRANSLATE_NOOP(
    "sources.suspects", "{loans} loans, {times} times as many as nearly all items, without author, ISBN or class"
)
SERIAL_BY_NAME = QT_TRANSLATE_NOOP("sources.suspects", "named like a periodical: one title stands for many issues")
SERIAL_BY_USE = QT_TRANSLATE_NOOP(
    "sources.suspects",
    "{loans} {loans:loan|loans} to {borrowers} {borrowers:borrower who "
    "comes|borrowers who come} back for it, without author: a periodical?",
)


@dataclass(frozen=True)
class Evidence:
    """What is known about items and borrowers, from the distinct loans.

    Attributes
    ----------
    labels, authors, call_numbers, isbns
        Per item, "" where unknown.
    item, borrower, day
        Distinct loans; borrower -1 and ``UNKNOWN_DAY`` where unknown.
    names
        Ids of the borrowers, clean.
    """

    labels: Sequence[str]
    authors: Sequence[str]
    call_numbers: Sequence[str]
    isbns: Sequence[str]
    item: Ints
    borrower: Ints
    day: Ints
    names: Sequence[str]


@dataclass(frozen=True)
class Finding:
    """Item or borrower number, its loans, and why it is suspected."""

    kind: str
    number: int
    loans: int
    why: str
    fields: dict[str, float]


def find(evidence: Evidence) -> Generator[int, None, list[Finding]]:
    """Return all suspects, borrowers first, the most borrowed first."""
    found = borrowers(evidence)
    yield 1
    things = yield from items(evidence)
    return sorted(found, key=lambda f: -f.loans) + sorted(things, key=lambda f: (-f.loans, f.number))


def borrowers(evidence: Evidence) -> list[Finding]:
    """Find accounts that stand for many readers."""
    loans = np.bincount(evidence.borrower[evidence.borrower >= 0], minlength=len(evidence.names))
    found = [
        Finding("borrower", k, int(loans[k]), ANONYMOUS_NAME, {})
        for k, name in enumerate(evidence.names)
        if loans[k] and is_nobody(name)
    ]
    named = {f.number for f in found}
    dated = (evidence.borrower >= 0) & (evidence.day != UNKNOWN_DAY)
    if int(dated.sum()) < SMALL_FILE:
        return found
    rates, days = _rates(evidence.borrower[dated], evidence.day[dated], len(evidence.names))
    active = np.flatnonzero(days > 0)
    for k in active[np.argsort(-loans[active], kind="stable")][:20].tolist():
        if k not in named:
            finding = _basket(k, loans, rates, days, evidence, dated)
            if finding:
                found.append(finding)
    return found


def _basket(
    k: int,
    loans: Ids,
    rates: npt.NDArray[np.float64],
    days: Ids,
    evidence: Evidence,
    dated: npt.NDArray[np.bool_],
) -> Finding | None:
    others = (days > 0) & (np.arange(len(days)) != k)
    if others.sum() < FEW_BORROWERS or days[k] < BASKET_DAYS:
        return None
    typical = max(1.0, float(np.median(rates[others])))
    beyond = loans[k] >= BASKET_TIMES * max(1.0, float(np.percentile(loans[others], 95)))
    if not beyond or rates[k] < BASKET_READERS * typical:
        return None
    own = evidence.day[dated & (evidence.borrower == k)]
    span = evidence.day[dated & (evidence.day >= own.min()) & (evidence.day <= own.max())]
    if days[k] < BASKET_PRESENCE * len(sorted_distinct(span)):
        return None
    fields = {"loans": int(loans[k]), "rate": round(float(rates[k]), 1), "times": round(float(rates[k] / typical), 1)}
    return Finding("borrower", k, int(loans[k]), ANONYMOUS_BASKET, fields)


def _rates(borrower: Ints, day: Ints, n: int) -> tuple[npt.NDArray[np.float64], Ids]:
    """Return loans per active day and active days of each borrower."""
    visits = sorted_distinct(borrower.astype(np.int64) << 32 | (day.astype(np.int64) + 2**31))
    days = np.bincount((visits >> 32).astype(np.int64), minlength=n)
    return np.bincount(borrower, minlength=n) / np.maximum(days, 1), days


def items(evidence: Evidence) -> Generator[int, None, list[Finding]]:
    """Find rooms, devices and periodicals."""
    n = len(evidence.labels)
    loans = np.bincount(evidence.item, minlength=n)
    readers = _readers(evidence, n)
    limit = THING_TIMES * max(1.0, float(np.percentile(loans[loans > 0], 99))) if loans.any() else np.inf
    authored = float(np.mean([bool(author) for author in evidence.authors])) if n else 0.0
    described = any(evidence.authors) or any(evidence.call_numbers) or any(evidence.isbns)
    found = []
    for k in range(n):
        if not k % 5000:
            yield k
        if loans[k] and not evidence.authors[k]:
            why = _named(evidence, k, authored) or _used(evidence, k, int(loans[k]), limit if described else np.inf)
            why = why or _reread(int(loans[k]), int(readers[k]), authored)
            if why:
                times = round(float(THING_TIMES * loans[k] / limit))
                fields: dict[str, float] = {"loans": int(loans[k]), "borrowers": int(readers[k]), "times": times}
                found.append(Finding("item", k, int(loans[k]), why, fields))
    return found


def _readers(evidence: Evidence, n: int) -> Ids:
    known = evidence.borrower >= 0
    pairs = sorted_distinct(evidence.item[known].astype(np.int64) << 32 | evidence.borrower[known])
    return np.bincount((pairs >> 32).astype(np.int64), minlength=n)


def _named(evidence: Evidence, k: int, authored: float) -> str:
    if evidence.isbns[k] or is_class_mark(evidence.call_numbers[k]):
        return ""
    if is_thing(evidence.labels[k]):
        return THING_BY_NAME
    return SERIAL_BY_NAME if is_serial(evidence.labels[k], authored >= SERIAL_AUTHORED) else ""


def _used(evidence: Evidence, k: int, loans: int, limit: float) -> str:
    plain = not evidence.isbns[k] and not is_class_mark(evidence.call_numbers[k])
    return THING_BY_USE if plain and loans >= max(limit, THING_LOANS) else ""


def _reread(loans: int, readers: int, authored: float) -> str:
    often = loans >= SERIAL_LOANS and readers >= 2 and loans >= SERIAL_REPEAT * readers
    return SERIAL_BY_USE if often and authored >= SERIAL_AUTHORED else ""
