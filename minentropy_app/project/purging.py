"""Removing, in short transactions, what readers no longer see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from minentropy_app.model.step import Step, Steps
from minentropy_app.project.pacing import Pace
from minentropy_app.project.rows import first_row
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.project.project import Project

_STAGE = QT_TRANSLATE_NOOP("project.purging", "Removing old rows")


def purge_discarded(project: Project) -> Steps[None]:
    """Delete every part that is ``discarded`` (all of it) or ``emptying`` (its rows only)."""
    with project.transaction() as db:
        query = "select id, source, state from parts where state in ('discarded', 'emptying') order by id"
        parts = db.execute(query).fetchall()
    for part, source, state in parts:
        yield from _purge_rows(project, "loans", part)
        yield from _purge_rows(project, "pair_counts", part)
        _empty_index(project, part)
        yield from _purge_rows(project, "documents", part)
        yield from _purge_rows(project, "text_grams", part)
        yield from _purge_rows(project, "vectors", part)
        yield from _purge_listed(project, "borrowers", source, part)
        if state == "discarded":
            yield from _purge_listed(project, "items", source, part)
        _close_part(project, part, state)
    _drop_empty_sources(project)


def _empty_index(project: Project, part: int) -> None:
    """Empty the index of words at once where it knows nothing but the documents of a part.

    Taking them out one by one is nearly as much work as putting them in was.
    """
    inside = [first_row(part), first_row(part + 1)]
    with project.transaction() as db:
        own = db.execute("select 1 from documents where id >= ? and id < ? limit 1", inside).fetchone()
        others = db.execute("select 1 from documents where id < ? or id >= ? limit 1", inside).fetchone()
        if own and not others:
            db.execute("insert or ignore into unindexed_parts (part) values (?)", [part])
            db.execute("insert into document_search(document_search) values ('delete-all')")


def _purge_rows(project: Project, table: str, part: int) -> Steps[None]:
    at, end = first_row(part), first_row(part + 1)
    with project.transaction() as db:
        query = f"select max(id) from {table} where id >= ? and id < ?"
        last = db.execute(query, [at, end]).fetchone()[0]
    # A document may be as long as a novel, and its words leave the index with it.
    pace = Pace(4, smallest=1) if table == "documents" else Pace()
    while last is not None and at <= last:
        with pace.bite() as rows, project.transaction(bulk=True) as db:
            db.execute(f"delete from {table} where id >= ? and id < ?", [at, min(at + rows, end)])
        at += rows
        yield Step(_STAGE, at - first_row(part), last - first_row(part) + 1)


def _purge_listed(project: Project, table: str, source: int, part: int) -> Steps[None]:
    with project.transaction() as db:
        ids: list[Any] = db.execute(f"select id from {table} where source = ? and part = ?", [source, part]).fetchall()
    pace, at = Pace(), 0
    while at < len(ids):
        with pace.bite() as rows, project.transaction(bulk=True) as db:
            db.conn.executemany(f"delete from {table} where id = ?", ids[at : at + rows])
        at += rows
        yield Step(_STAGE, at, len(ids))


def _close_part(project: Project, part: int, state: str) -> None:
    with project.transaction() as db:
        db.execute("delete from item_changes where part = ?", [part])
        db.execute("delete from unindexed_parts where part = ?", [part])
        if state == "discarded":
            db.execute("delete from parts where id = ?", [part])
        else:
            db.execute("update parts set state = 'ready', rows = 0, files = '[]', report = '{}' where id = ?", [part])


def _drop_empty_sources(project: Project) -> None:
    with project.transaction() as db:
        dropped = "select id from sources where state = 'discarded' and id not in (select source from parts)"
        db.execute(f"delete from secrets where source in ({dropped})")
        db.execute(f"delete from sources where id in ({dropped})")
