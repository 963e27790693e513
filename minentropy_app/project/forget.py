"""Forgetting the raw loans of a source: what stays are pair counts and popularity.

Everything that could lead back to a reader goes: the loans, the pseudonyms and their key, every
result computed from the loans (directly or through other results: pairs and embeddings hold the
traces of single visits, placements the loans of rarely borrowed books), older versions of the
source in the bin, copies kept before format changes, staged files, and the space they took in the
database file. Copies that users made elsewhere are theirs to delete. The result of the same
analysis on the kept pair counts can be computed anew.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import database, folder, purging
from minentropy_app.project.entries import Entry, Source
from minentropy_app.project.keeping import KEEPING, Kept, PairCounter, keep, require_loans
from minentropy_app.project.pacing import Pace
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.project.project import Project

_ERASING = QT_TRANSLATE_NOOP("project.forget", "Erasing")
_NO_LONGER = (
    QT_TRANSLATE_NOOP("project.forget", "Analyses of single visits: word2vec and shelf plans on these loans."),
    QT_TRANSLATE_NOOP("project.forget", "Checks on later loans: there are no dates any more."),
    QT_TRANSLATE_NOOP("project.forget", "Other windows or filters for visits: the pairs stay as they were counted."),
    QT_TRANSLATE_NOOP("project.forget", "Adding a later file: the key of the borrowers is destroyed."),
)


@dataclass(frozen=True)
class Forgotten:
    """What was kept and what is gone.

    Attributes
    ----------
    source
        The source as it now is, of kind ``pairs``.
    k
        Fewest distinct borrowers behind what was kept.
    pairs_kept, pairs_dropped
        Ordered pairs.
    popularity_suppressed
        Items whose number of loans was dropped.
    loans, borrowers
        What was erased.
    results
        Names of the results that were erased with the loans.
    no_longer
        Marked texts: what can no longer be run.
    traces_remain
        Another program was reading the file, which could therefore not be rewritten; the next
        opening of the project does it.
    """

    source: Source
    k: int
    pairs_kept: int
    pairs_dropped: int
    popularity_suppressed: int
    loans: int
    borrowers: int
    results: tuple[str, ...]
    no_longer: tuple[str, ...] = _NO_LONGER
    traces_remain: bool = False


def forget(
    project: Project, entry: Entry, k: int, count_pairs: PairCounter | None, context: Context
) -> Steps[Forgotten]:
    """Forget the raw loans of a source, for good: count what may be kept, then ``forget_all_but``.

    Raises
    ------
    AppError
        The entry is not a source of loans; the project is read-only or the disk full.
    """
    project.require_writable()
    kept = yield from keep(project.reader, entry, k, count_pairs, context)
    return (yield from forget_all_but(project, entry, kept, context))


def forget_all_but(project: Project, entry: Entry, kept: Kept, context: Context) -> Steps[Forgotten]:
    """Put what was kept in the place of a source's loans.

    Until the pair counts are stored nothing is changed, and a failure or cancel leaves the loans.
    From then on they are out of reach; if the process dies, the next opening goes on erasing.

    Raises
    ------
    AppError
        The loans have changed since they were counted; the project is read-only or the disk full.
    """
    project.require_writable()
    source = require_loans(project.reader.source_by_id(entry.id))
    if source.content != kept.loans:
        raise AppError(
            QT_TRANSLATE_NOOP("project.forget", "The loans of {name} have changed meanwhile; nothing was forgotten."),
            QT_TRANSLATE_NOOP("project.forget", "Forget them again."),
            name=source.name,
        )
    part = _new_part(project, source)
    yield from _store(project, source, part, kept, context)
    results = _let_go(project, source, part, kept)
    yield Step(KEEPING, 1, 1)
    traces_remain = not (yield from finish_pending(project))
    return Forgotten(
        source=project.reader.source_by_id(source.id),
        k=kept.k,
        pairs_kept=len(kept.first),
        pairs_dropped=kept.dropped,
        popularity_suppressed=kept.suppressed,
        loans=source.rows,
        borrowers=int(source.counts.get("borrowers", 0)),
        results=results,
        traces_remain=traces_remain,
    )


def finish_pending(project: Project) -> Steps[bool]:
    """Erase what was let go of; return whether every trace is gone (also if there was nothing).

    Called at every opening too, in case the process died half-way.
    """
    with project.transaction() as db:
        row = db.execute("select value from meta where key = 'forgetting'").fetchone()
    if row is None:
        return True
    yield from purging.purge_discarded(project)
    with database.explained(project.path):
        shutil.rmtree(project.data_path / folder.BACKUPS, ignore_errors=True)
        for path in json.loads(row[0]):
            (project.data_path / path).unlink(missing_ok=True)
    yield Step(_ERASING, 0, 0)
    return _rewrite(project)


def _rewrite(project: Project) -> bool:
    """Rewrite the file without its free pages and empty the write-ahead log; False if in use."""
    project.outside_transactions("vacuum")
    busy = project.outside_transactions("pragma wal_checkpoint(truncate)")[0][0]
    if busy:
        return False
    with project.transaction() as db:
        db.execute("delete from meta where key = 'forgetting'")
    project.outside_transactions("pragma wal_checkpoint(truncate)")
    return True


def _new_part(project: Project, source: Source) -> int:
    from minentropy_app.project.project import now

    with project.transaction() as db:
        cursor = db.execute(
            "insert into parts (source, state, mode, created) values (?, 'importing', 'forget', ?)", [source.id, now()]
        )
        return int(cursor.lastrowid)


def _store(project: Project, source: Source, part: int, kept: Kept, context: Context) -> Steps[None]:
    """Store pairs and popularity, not yet visible; take them back if that fails."""
    from minentropy_app.project.imports import Ticket
    from minentropy_app.project.ingesting import store_rows
    from minentropy_app.project.pairs import INSERT

    try:
        columns = (kept.first, kept.second, kept.weight, kept.borrowers)
        yield from store_rows(project, Ticket(source.id, part), INSERT, columns, context)
        yield from _store_popularity(project, kept, context)
    except BaseException:
        with project.transaction() as db:
            db.execute("update parts set state = 'discarded' where id = ?", [part])
        raise


def _store_popularity(project: Project, kept: Kept, context: Context) -> Steps[None]:
    """Readers look at popularity only where loans are gone."""
    values = list(zip(kept.popularity.tolist(), kept.item_ids.tolist(), strict=True))
    pace, at = Pace(), 0
    while at < len(values):
        context.check()
        with pace.bite() as rows, project.transaction(bulk=True) as db:
            db.conn.executemany("update items set popularity = ? where id = ?", values[at : at + rows])
        at += rows
        yield Step(KEEPING, at, len(values))


def _let_go(project: Project, source: Source, part: int, kept: Kept) -> tuple[str, ...]:
    """Put the pair counts in the place of the loans, in one transaction; return the results dropped."""
    rows = len(kept.first)
    counts = json.dumps({"items": source.items, "rows": rows, "pairs": rows})
    with project.transaction() as db:
        older = _older_versions(db, source)
        results = _drop_results(db, [f"s{number}" for number in (source.id, *older)])
        for number in (source.id, *older):
            db.execute("delete from secrets where source = ?", [number])
            state = "emptying" if number == source.id else "discarded"
            db.execute("update parts set state = ? where source = ? and state = 'ready'", [state, number])
        db.conn.executemany("update sources set state = 'discarded' where id = ?", [(number,) for number in older])
        db.execute("update parts set state = 'ready', rows = ? where id = ?", [rows, part])
        db.execute(
            """update sources set kind = 'pairs', forgotten = 1, rows = ?, counts = ?, content = ?, options = '{}'
               where id = ?""",
            [rows, counts, kept.content, source.id],
        )
    return results


def _older_versions(db: Any, source: Source) -> list[int]:
    """Return the sources in the bin that hold the same readers' loans: same name or same file."""
    rows = db.execute(
        """select distinct s.id from sources s left join parts p on p.source = s.id left join json_each(p.files) f
           where s.kind = 'loans' and s.deleted_at is not null and s.state = 'ready' and s.id <> :source
             and (s.name = :name or f.value ->> 'sha256' in (
                  select g.value ->> 'sha256' from parts q, json_each(q.files) g where q.source = :source))""",
        {"source": source.id, "name": source.name},
    )
    return [row[0] for row in rows]


def _drop_results(db: Any, refs: list[str]) -> tuple[str, ...]:
    """Delete every run that depends on these inputs; return the names of those that were done.

    Their files are written down, so that they go even if the process dies before.
    """
    names: set[str] = set()
    files: list[str] = []
    for ref in refs:  # grows while it is walked
        for run, name, state in db.execute(
            "select id, name, state from runs where id in (select run from run_inputs where input = ?)", [ref]
        ).fetchall():
            refs.append(f"r{run}")
            names |= {name} if state == "done" else set()
            files += [row[0] for row in db.execute("select path from artefacts where run = ?", [run])]
    db.conn.executemany("delete from runs where id = ?", [(int(ref[1:]),) for ref in refs if ref[0] == "r"])
    db.execute(
        """insert into meta values ('forgetting', :files) on conflict (key) do update set
           value = (select json_group_array(value) from (select value from json_each(meta.value)
                    union select value from json_each(excluded.value)))""",
        {"files": json.dumps(files)},
    )
    return tuple(sorted(names))
