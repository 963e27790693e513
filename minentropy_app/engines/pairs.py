"""Visits → c_ij: the weights of ordered pairs behind every analysis of loans.

c_ij = Σ 1/k over the visits of k books that hold both i and j: the expected number of times that j
comes right after i when each visit's books are fetched in a random order (method.md, section 1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels.pairs import count_rows, row_work, visits_of_items
from minentropy_app.engines.visits import Visits
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import ANONYMOUS, Floats, Ids, Ints, PairCounts
from minentropy_app.model.step import Context, Step, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

COUNTING = QT_TRANSLATE_NOOP("engines.pairs", "Counting pairs")

#: Pair events (k² per visit) between two Steps: some 50 ms.
_BLOCK = 4_000_000
#: Pair events beyond which a run would take many minutes and gigabytes: always one giant "visit".
MOST_EVENTS = 4_000_000_000
#: Bytes of one stored pair while two copies of a column exist.
_PAIR_BYTES = 24


@dataclass(frozen=True)
class PairOptions:
    """How pairs are counted.

    Attributes
    ----------
    singles
        Count i = j too: c_ii += 1/k, also for k = 1, so that p(i) is the share of loans.
    min_loans
        Items with fewer loans are left out of the result. The k of a visit still counts them:
        they were carried too, and every weight stays what it is without the filter.
    """

    singles: bool = False
    min_loans: int = 1


def pairs_of(visits: Visits, options: PairOptions | None = None) -> PairCounts:
    """Count pairs at once; see ``count_pairs``."""
    return drain(count_pairs(visits, options or PairOptions(), Context()))


def count_pairs(visits: Visits, options: PairOptions, context: Context) -> Steps[PairCounts]:
    """Count the pairs of all visits, exactly, one block of rows at a time.

    Memory is that of the result and one block. Nothing is sampled or capped: visits too large to
    be counted are refused with the reason.

    Raises
    ------
    AppError
        More pairs than can be counted or held (``context.memory_limit``).
    """
    kept = np.flatnonzero(visits.loans >= max(1, options.min_loans))
    _refuse_giants(visits, context)
    yield _step(0, 0, context)
    order = np.argsort(visits.borrower, kind="stable")
    by_item = visits_of_items(order, visits.indptr, visits.items, len(visits.item_ids))
    work = np.cumsum(row_work(*by_item, visits.indptr)[kept])
    blocks: list[tuple[Any, ...]] = []
    workspace = _workspace(len(kept))
    column = np.full(len(visits.item_ids), -1, np.int32)
    column[kept] = np.arange(len(kept), dtype=np.int32)
    for rows in _blocks(kept, work):
        yield _step(len(blocks), int(work[-1] // _BLOCK) + 1, context)
        blocks.append(
            count_rows(rows, column, *by_item, visits.indptr, visits.items, visits.borrower, options.singles, workspace)
        )
    readers = _readers(by_item, visits.borrower)[kept]
    return replace(_assembled(visits, kept, blocks), readers=readers)


def keep_items(pairs: PairCounts, kept: Ids) -> PairCounts:
    """Return the pairs among the given items (ascending indices), weights unchanged."""
    column = np.full(len(pairs.item_ids), -1, np.int32)
    column[kept] = np.arange(len(kept), dtype=np.int32)
    row = np.repeat(np.arange(len(pairs.item_ids)), np.diff(pairs.indptr))
    inside = (column[row] >= 0) & (column[pairs.indices] >= 0)
    indptr = np.zeros(len(kept) + 1, np.int64)
    np.cumsum(np.bincount(column[row[inside]], minlength=len(kept)), out=indptr[1:])
    return PairCounts(
        pairs.item_ids[kept],
        indptr,
        column[pairs.indices[inside]],
        pairs.weights[inside],
        pairs.loans[kept],
        pairs.borrowers[inside] if len(pairs.borrowers) else pairs.borrowers,
        pairs.item_class[kept],
        pairs.class_names,
        pairs.readers[kept] if len(pairs.readers) else pairs.readers,
    )


def rows_of(pairs: PairCounts) -> Ids:
    """(nnz,) the first item i of every stored pair (i, j); the second is ``pairs.indices``."""
    return np.repeat(np.arange(len(pairs.item_ids), dtype=np.int64), np.diff(pairs.indptr))


@dataclass(frozen=True)
class Association:
    """Scores of every stored pair, aligned with ``indices``; natural logarithms.

    Attributes
    ----------
    count
        c_ij.
    pmi
        log p(i,j) / (p(i) p(j)), with p(i) the row share and p(j) the column share.
    ochiai
        p(i,j)² / (p(i) p(j)) = p(i|j)·p(j|i), the squared Ochiai index: a book that everybody
        borrows does not stick to every other (kexue.fm archive 6191).
    """

    count: Floats
    pmi: Floats
    ochiai: Floats


def association(pairs: PairCounts) -> Association:
    """Measure how strongly the two items of each pair belong together."""
    joint = pairs.weights / pairs.weights.sum() if len(pairs.weights) else pairs.weights
    rows, n = rows_of(pairs), len(pairs.item_ids)
    first = np.bincount(rows, joint, n)
    second = np.bincount(pairs.indices, joint, n)
    chance = first[rows] * second[pairs.indices]
    return Association(pairs.weights, np.log(joint / chance), joint**2 / chance)


def _readers(by_item: tuple[Ids, Ints], borrower: Ints) -> Ids:
    """(n,) as ``model.visits.readers_of``; each item's visits come in the order of their borrowers."""
    indptr, visit = by_item
    who = borrower[visit]
    counted = np.r_[True, who[1:] != who[:-1]] if len(who) else np.zeros(0, bool)
    counted[indptr[:-1][np.diff(indptr) > 0]] = True
    if (borrower != ANONYMOUS).any():
        counted &= who != ANONYMOUS
    else:
        counted[:] = True
    before = np.r_[0, np.cumsum(counted)]
    readers: Ids = before[indptr[1:]] - before[indptr[:-1]]
    return readers


def _step(done: int, total: int, context: Context) -> Step:
    context.check()
    return Step(COUNTING, done, total)


def _workspace(columns: int) -> tuple[Floats, npt.NDArray[np.uint8], Ints, Ints]:
    return np.zeros(columns), np.zeros(columns, np.uint8), np.zeros(columns, np.int32), np.zeros(columns, np.int32)


def _blocks(kept: Ids, work: Ids) -> list[Ids]:
    """Cut the kept items into runs of about equal work."""
    if not len(kept):
        return []
    cuts = np.searchsorted(work, np.arange(_BLOCK, int(work[-1]), _BLOCK), side="right")
    return [block for block in np.split(kept, np.unique(cuts)) if len(block)]


def _assembled(visits: Visits, kept: Ids, blocks: list[tuple[Any, ...]]) -> PairCounts:
    indptr = np.zeros(len(kept) + 1, np.int64)
    if blocks:
        np.cumsum(np.concatenate([block[0] for block in blocks]), out=indptr[1:])
    columns = [block[1] for block in blocks] or [np.zeros(0, np.int32)]
    weights = [block[2] for block in blocks] or [np.zeros(0)]
    people = [block[3] for block in blocks] or [np.zeros(0, np.int32)]
    blocks.clear()
    return PairCounts(
        visits.item_ids[kept],
        indptr,
        _joined(columns),
        _joined(weights),
        visits.loans[kept].astype(np.float64),
        _joined(people),
        visits.item_class[kept],
        visits.class_names,
    )


def _joined(parts: list[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    """Concatenate and let the parts go."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def _refuse_giants(visits: Visits, context: Context) -> None:
    """Refuse what cannot be counted exactly: the cause is always one basket of very many books."""
    sizes = visits.sizes.astype(np.float64)
    events = float((sizes**2).sum())
    held = min(events, float(len(visits.item_ids)) ** 2) * _PAIR_BYTES
    if events <= MOST_EVENTS and not (context.memory_limit and held > context.memory_limit):
        return
    raise AppError(
        QT_TRANSLATE_NOOP(
            "engines.pairs",
            "There are too many pairs to count: {events} in all; the largest visit alone holds {books} books.",
        ),
        QT_TRANSLATE_NOOP(
            "engines.pairs",
            "Choose a shorter window, or leave out the borrower behind that visit: no single reader carries so much.",
        ),
        events=f"{events:.2g}",
        books=int(sizes.max(initial=0)),
    )
