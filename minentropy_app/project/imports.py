"""The two ends of an import: reserving its place, and giving it up."""

from __future__ import annotations

import dataclasses
import json
import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from minentropy_app.errors import AppError
from minentropy_app.model.imports import ImportReport
from minentropy_app.model.step import Steps
from minentropy_app.project import database, folder, names, purging, staging
from minentropy_app.project.entries import Source
from minentropy_app.project.project import Project, now
from minentropy_app.text import QT_TRANSLATE_NOOP

KEY_BYTES = 32

Mode = Literal["new", "update", "replace"]


@dataclass(frozen=True)
class SourceFile:
    """A file that was imported: its name (without folder), SHA-256 and size in bytes."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class ImportPlan:
    """What is about to be imported.

    Attributes
    ----------
    kind
        ``loans``, ``pairs``, ``catalogue`` or ``network``.
    name
        Name of the new source, or of the one to update or replace.
    files
        From ``source_file``; a file that is already in the project is refused unless ``again``.
    mode
        ``new``: the name must be free; ``update``: append to the source of that name;
        ``replace``: an existing source of that name moves to the bin when the import is done.
    options
        Plain values kept with the source, to repeat the import.
    """

    kind: str
    name: str
    files: tuple[SourceFile, ...] = ()
    mode: Mode = "new"
    again: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ticket:
    """A reserved place: plain numbers, fit to cross the pipe to the worker."""

    source: int
    part: int


@dataclass(frozen=True)
class Imported:
    """A finished import: the source as it now is, and the report to show.

    After an update the report counts rows that were already there as duplicates.
    """

    source: Source
    report: ImportReport


def source_file(path: Path, check: Callable[[], None] = lambda: None) -> SourceFile:
    """Read a file once and return its identity; ``check`` is called often and may raise to stop.

    Raises
    ------
    AppError
        The file cannot be read.
    """
    try:
        sha256, size = folder.hash_file(path, check)
    except IsADirectoryError as error:
        raise AppError(
            QT_TRANSLATE_NOOP("project.imports", "{file} is a folder."),
            QT_TRANSLATE_NOOP("project.imports", "Name the files inside it; several may be imported at once."),
            file=path.name,
        ) from error
    except OSError as error:
        raise AppError(
            QT_TRANSLATE_NOOP("project.imports", "The file {file} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("project.imports", "Check that it is there and is a file that you may read."),
            file=str(path),
            reason=error.strerror or str(error),
        ) from error
    return SourceFile(path.name, sha256, size)


def begin_import(project: Project, plan: ImportPlan) -> Ticket:
    """Reserve the name, make the key of a new loans source, and the staging folder.

    Raises
    ------
    AppError
        The name is taken (or, for an update, missing or of another kind); the same file is
        already in the project; the project is read-only; the disk is full.
    """
    with project.transaction() as db:
        ticket = _reserve(db, plan)
    with database.explained(project.path):
        staging.staging_folder(project.data_path, ticket).mkdir(parents=True, exist_ok=True)
    return ticket


def abandon_import(project: Project, ticket: Ticket) -> Steps[None]:
    """Take back everything of an unfinished import; the name is free at once.

    Harmless for an import that is already finished or given up.
    """
    give_up(project, ticket)
    yield from purging.purge_discarded(project)


def give_up(project: Project, ticket: Ticket) -> None:
    """Take an unfinished import out of sight; what is stored of it goes by ``purging.purge_discarded``.

    The staged files go first: on a full disk they may be what leaves no room for the database to note anything.
    """
    remove_staging(project, ticket)
    with project.transaction() as db:
        db.execute("update parts set state = 'discarded' where id = ? and state = 'importing'", [ticket.part])
        db.execute("update sources set state = 'discarded' where id = ? and state = 'importing'", [ticket.source])


def remove_staging(project: Project, ticket: Ticket) -> None:
    """Delete the staged batch of an import."""
    shutil.rmtree(staging.staging_folder(project.data_path, ticket), ignore_errors=True)


def _reserve(db: Any, plan: ImportPlan) -> Ticket:
    if plan.mode == "update":
        source = _source_to_update(db, plan)
    else:
        names.require_free(db, plan.name, replace="source" if plan.mode == "replace" else "")
        source = _new_source(db, plan)
    _refuse_same_files(db, plan)
    files = json.dumps([dataclasses.asdict(f) for f in plan.files])
    cursor = db.execute(
        "insert into parts (source, state, mode, created, files) values (?, 'importing', ?, ?, ?)",
        [source, plan.mode, now(), files],
    )
    return Ticket(source, cursor.lastrowid)


def _new_source(db: Any, plan: ImportPlan) -> int:
    cursor = db.execute(
        "insert into sources (name, kind, state, created, options) values (?, ?, 'importing', ?, ?)",
        [plan.name, plan.kind, now(), json.dumps(dict(plan.options))],
    )
    source = int(cursor.lastrowid)
    if plan.kind == "loans":
        # A key of its own for every source: forgetting one leaves the others able to grow.
        db.execute("insert into secrets (source, key) values (?, ?)", [source, secrets.token_bytes(KEY_BYTES)])
    return source


def _source_to_update(db: Any, plan: ImportPlan) -> int:
    row = db.execute(
        "select id, kind from sources where name = ? and state = 'ready' and deleted_at is null", [plan.name]
    ).fetchone()
    if row is None:
        raise names.unknown(db, plan.name)
    if row[1] != plan.kind or plan.kind != "loans":
        raise AppError(
            QT_TRANSLATE_NOOP("project.imports", "{name} holds {kind}; rows can be added only to loans."),
            QT_TRANSLATE_NOOP("project.imports", "Import the file under a name of its own."),
            name=plan.name,
            kind=row[1],
        )
    return int(row[0])


def _refuse_same_files(db: Any, plan: ImportPlan) -> None:
    """Refuse files that a visible source of the same kind holds already."""
    if plan.again:
        return
    replaced = plan.name if plan.mode == "replace" else ""
    rows = db.execute(
        """select f.value ->> 'sha256', s.name from parts p join sources s on s.id = p.source, json_each(p.files) f
           where s.kind = ? and s.name <> ? and s.deleted_at is null
             and p.state in ('ready', 'importing') and s.state in ('ready', 'importing')""",
        [plan.kind, replaced],
    ).fetchall()
    known = dict(rows)
    for file in plan.files:
        if file.sha256 in known:
            raise AppError(
                QT_TRANSLATE_NOOP("project.imports", "{file} has already been imported as {name}."),
                QT_TRANSLATE_NOOP("project.imports", "Import it with “again” if you want it twice."),
                file=file.name,
                name=known[file.sha256],
            )
