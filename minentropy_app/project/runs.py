"""The history of runs: started, then finished, failed or cancelled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from minentropy_app import __version__
from minentropy_app.errors import AppError
from minentropy_app.project import identity, names
from minentropy_app.project.artefact_store import SavedFile, plain
from minentropy_app.project.entries import Entry, Result, Source
from minentropy_app.project.project import Project, now
from minentropy_app.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class RunPlan:
    """What is about to run; ``kind`` is the analysis' ``gives``, ``inputs`` are entries by role.

    With ``replace`` the result of the same name moves to the bin when this one is done, not before.
    """

    name: str
    analysis: str
    kind: str
    params: Mapping[str, Any]
    seed: int
    inputs: Mapping[str, Entry]
    replace: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a run gave: artefacts already saved in the data folder, metrics, wall seconds, sizes."""

    files: tuple[SavedFile, ...]
    metrics: Mapping[str, Any]
    seconds: float
    counts: Mapping[str, float] = field(default_factory=dict)
    log: str = ""
    partial: bool = False
    reproducible: bool = True


def start_run(project: Project, plan: RunPlan) -> int:
    """Enter a run as running and return its number.

    Raises
    ------
    AppError
        The name is taken and ``replace`` is off, or an input is gone.
    """
    with project.transaction() as db:
        names.require_free(db, plan.name, replace="result" if plan.replace else "")
        started = now()
        cursor = db.execute(
            """insert into runs (name, kind, analysis, state, params, seed, app_version, created, started, replaces)
               values (?, ?, ?, 'running', ?, ?, ?, ?, ?, ?)""",
            [
                plan.name,
                plan.kind,
                plan.analysis,
                _json(plan.params),
                plan.seed,
                __version__,
                started,
                started,
                plan.replace,
            ],
        )
        run = int(cursor.lastrowid)
        for role, entry in plan.inputs.items():
            _require_input(db, entry)
            row = [run, role, entry.ref, entry.name, entry.content]
            db.execute("insert into run_inputs (run, role, input, name, content) values (?, ?, ?, ?, ?)", row)
        return run


def finish_run(project: Project, run: int, outcome: Outcome) -> Result:
    """Record artefacts and metrics and mark the run done, in one transaction.

    Raises
    ------
    AppError
        The disk is full, or the run was given up meanwhile (its inputs were forgotten).
    """
    content = identity.files_content(file.sha256 for file in outcome.files)
    with project.transaction() as db:
        _end(db, run, "done", outcome.log)
        db.execute(
            """update runs set deleted_at = ? where deleted_at is null and state = 'done' and id <> ?
               and name = (select name from runs where id = ? and replaces)""",
            [now(), run, run],
        )
        db.execute(
            """update runs set state = 'done', metrics = ?, counts = ?, content = ?, seconds = ?, partial = ?,
               reproducible = ? where id = ?""",
            [
                _json(outcome.metrics),
                _json(outcome.counts),
                content,
                outcome.seconds,
                outcome.partial,
                outcome.reproducible,
                run,
            ],
        )
        db.conn.executemany(
            "insert into artefacts (run, kind, path, sha256, bytes) values (?, ?, ?, ?, ?)",
            [(run, f.kind, f.path, f.sha256, f.bytes) for f in outcome.files],
        )
    return project.reader.result_by_id(run)


def fail_run(project: Project, run: int, message: str, log: str = "") -> None:
    """Mark a run failed; its name is free again, the history keeps it."""
    with project.transaction() as db:
        _end(db, run, "failed", "\n".join(filter(None, [message, log])))


def cancel_run(project: Project, run: int, log: str = "") -> None:
    """Mark a run cancelled; its name is free again, the history keeps it."""
    with project.transaction() as db:
        _end(db, run, "cancelled", log)


def _end(db: Any, run: int, state: str, log: str) -> None:
    """Leave the state ``running``; the state ``done`` is written with all that belongs to it."""
    cursor = db.execute(
        "update runs set state = ?, finished = ?, log = ? where id = ? and state = 'running'",
        ["running" if state == "done" else state, now(), log, run],
    )
    if cursor.rowcount != 1:
        raise AppError(
            QT_TRANSLATE_NOOP("project.runs", "The run is no longer in the project."),
            QT_TRANSLATE_NOOP("project.runs", "What it was computed from was removed meanwhile; run it again."),
        )


def _require_input(db: Any, entry: Entry) -> None:
    table, state = ("sources", "ready") if isinstance(entry, Source) else ("runs", "done")
    query = f"select 1 from {table} where id = ? and state = ? and deleted_at is null"
    if db.execute(query, [entry.id, state]).fetchone() is None:
        raise names.unknown(db, entry.name)


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(plain(values, "metrics"))
