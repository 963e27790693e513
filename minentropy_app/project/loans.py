"""Taking staged loans into the project."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.model.imports import ImportReport
from minentropy_app.model.inputs import ANONYMOUS, UNKNOWN_DAY, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import ingesting, loading, staging
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.loading import LoanRows
from minentropy_app.project.loan_facts import LoanFacts, describe_loans
from minentropy_app.project.pacing import Pace
from minentropy_app.project.project import Project
from minentropy_app.project.staging import Staged
from minentropy_app.text import QT_TRANSLATE_NOOP

_COMPARING = QT_TRANSLATE_NOOP("project.loans", "Comparing with earlier rows")
_FINISHING = QT_TRANSLATE_NOOP("project.loans", "Finishing")
_INSERT = f"""insert into loans (id, borrower, item, day, precision, partial)
    values (?, nullif(?, {ANONYMOUS}), ?, nullif(?, {UNKNOWN_DAY}), ?, nullif(?, {UNKNOWN_DAY}))"""


@dataclass(frozen=True)
class _Merge:
    """New rows under database ids, the rows already there, and which of the new ones are new."""

    new: LoanRows
    old: LoanRows
    fresh: npt.NDArray[np.bool_]


def ingest_loans(project: Project, ticket: Ticket, context: Context) -> Steps[Imported]:
    """Store a staged batch of loans; visible all at once at the end.

    In an update, rows that are there already (same borrower, item and date) are left out and
    counted as duplicates; so many anonymous rows as are there already for an item and date, too.

    Raises
    ------
    AppError
        The disk is full, or the staged batch is gone.
    Cancelled
        The user asked to stop; call ``abandon_import``.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    items = yield from ingesting.store_items(project, ticket, batch.items(), context)
    borrowers = yield from _store_borrowers(project, ticket, batch.arrays["pseudonyms"], context)
    yield Step(_COMPARING, 0, 0)
    merge = _compare(project, ticket, _with_ids(batch.arrays, items, borrowers))
    new = merge.new.where(merge.fresh)
    columns = (new.borrower, new.item, new.day, new.precision, new.partial)
    yield from ingesting.store_rows(project, ticket, _INSERT, columns, context)
    yield Step(_FINISHING, 0, 0)
    updating = ingesting.is_update(project, ticket)
    rows = merge.old.joined(new) if updating else new
    facts = _describe(project, ticket, batch, rows, updating)
    context.check()
    report = _settle(batch.report, merge)
    end = ingesting.Finish(len(new), len(rows), int(facts.counts["items"]), facts.counts, facts.content, report)
    return ingesting.finish(project, ticket, end)


def _describe(project: Project, ticket: Ticket, batch: Staged, rows: LoanRows, merged: bool) -> LoanFacts:
    """Return what the worker found out about the batch, or find it out for old and new rows together."""
    if not merged:
        return LoanFacts(batch.facts["counts"], batch.facts["content"])
    ids, digests = loading.item_digests(project.reader.connection, ticket.source, ticket.part)
    when = (rows.day, rows.precision, rows.partial)
    return describe_loans(digests, rows.borrower, loading.index_of(ids, rows.item), when)


def _store_borrowers(
    project: Project, ticket: Ticket, pseudonyms: npt.NDArray[np.uint8], context: Context
) -> Steps[Ids]:
    """Store new pseudonyms and return the borrowers' ids in the batch's order."""
    together = pseudonyms.tobytes()
    blobs = [together[at : at + 16] for at in range(0, len(together), 16)]
    with project.transaction() as db:
        known = dict(db.execute("select pseudonym, id from borrowers where source = ?", [ticket.source]).fetchall())
        next_id = 1 + (db.execute("select max(id) from borrowers").fetchone()[0] or 0)
    fresh = [blob for blob in blobs if blob not in known]
    known.update(zip(fresh, range(next_id, next_id + len(fresh)), strict=True))
    pace, at = Pace(), 0
    while at < len(fresh):
        context.check()
        with pace.bite() as rows, project.transaction(bulk=True) as db:
            chunk = [(known[blob], ticket.source, ticket.part, blob) for blob in fresh[at : at + rows]]
            db.conn.executemany("insert into borrowers (id, source, part, pseudonym) values (?, ?, ?, ?)", chunk)
        at += rows
        yield Step(_COMPARING, at, len(fresh))
    return np.array([known[blob] for blob in blobs], np.int64)


def _with_ids(arrays: Any, items: Ids, borrowers: Ids) -> LoanRows:
    """Return the staged rows with database ids in place of indices."""
    index = arrays["borrower"]
    people = np.append(borrowers, ANONYMOUS)[index]  # index -1 takes the last: anonymous
    item = items[arrays["item"]] if len(items) else np.empty(0, np.int64)
    return LoanRows(people, item, np.array(arrays["day"]), np.array(arrays["precision"]), np.array(arrays["partial"]))


def _compare(project: Project, ticket: Ticket, new: LoanRows) -> _Merge:
    old = loading.loan_rows(project.reader.connection, ticket.source)
    fresh = np.ones(len(new), bool) if not len(old) else _not_in(new, old)
    return _Merge(new, old, fresh)


def _not_in(new: LoanRows, old: LoanRows) -> npt.NDArray[np.bool_]:
    """Mark new rows that the old ones do not hold; anonymous rows count as often as they occur."""
    both = old.joined(new)
    group = _groups(both)
    n_old = len(old)
    rank = np.zeros(len(both), np.int64)
    anonymous = np.flatnonzero(both.borrower == ANONYMOUS)
    rank[anonymous] = _occurrence(group[anonymous], anonymous >= n_old)
    # The rank makes the second, third … anonymous row of a group a row of its own.
    pairs = group + rank * (int(group.max()) + 1)
    return ~np.isin(pairs[n_old:], pairs[:n_old])


def _groups(rows: LoanRows) -> Ids:
    """Number the distinct rows."""
    who = (rows.borrower << 32) | rows.item
    when = (rows.day.astype(np.int64) << 32) | (rows.partial.astype(np.int64) & 0xFFFFFFFF)
    order = np.lexsort((rows.precision, when, who))
    step = (np.diff(who[order]) != 0) | (np.diff(when[order]) != 0) | (np.diff(rows.precision[order]) != 0)
    group = np.empty(len(rows), np.int64)
    group[order] = np.concatenate([[0], np.cumsum(step)])
    return group


def _occurrence(group: Ids, is_new: npt.NDArray[np.bool_]) -> Ids:
    """Return how many rows of the same group and the same side come before each row."""
    side = group * 2 + is_new
    order = np.argsort(side, kind="stable")
    starts = np.flatnonzero(np.diff(side[order], prepend=-1))
    count = np.arange(len(side)) - np.repeat(starts, np.diff(starts, append=len(side)))
    rank = np.empty(len(side), np.int64)
    rank[order] = count
    return rank


def _settle(report: ImportReport, merge: _Merge) -> ImportReport:
    """Move the rows that were there already from accepted to duplicates."""
    dropped = ~merge.fresh
    count = int(dropped.sum())
    anonymous = int((merge.new.borrower[dropped] == ANONYMOUS).sum())
    unknown = int((merge.new.day[dropped] == UNKNOWN_DAY).sum())
    return dataclasses.replace(
        report,
        accepted=report.accepted - count,
        duplicates=report.duplicates + count,
        anonymous=report.anonymous - anonymous,
        unknown_dates=max(0, report.unknown_dates - unknown),
    )
