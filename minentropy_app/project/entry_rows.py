"""From rows of the database to ``Source`` and ``Result``."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from minentropy_app.project.entries import InputRef, Result, Source

#: The log of a run whose process died.
INTERRUPTED = "interrupted"

_SOURCE = "id, name, kind, state, created, items, rows, counts, content, note, ifnull(deleted_at, ''), forgotten"
_SOURCE_NAMES = (
    "id",
    "name",
    "kind",
    "state",
    "created",
    "items",
    "rows",
    "counts",
    "content",
    "note",
    "deleted",
    "forgotten",
)
_RESULT = """id, name, kind, analysis, state, params, seed, metrics, counts, content, app_version, created, started,
    finished, seconds, log, note, ifnull(deleted_at, ''), partial, reproducible"""
_RESULT_NAMES = (
    *("id", "name", "kind", "analysis", "state", "params", "seed", "metrics", "counts", "content", "app_version"),
    *("created", "started", "finished", "seconds", "log", "note", "deleted", "partial", "reproducible"),
)
_JSON = ("params", "metrics", "counts")
_FLAGS = ("partial", "reproducible")


def sources(connection: sqlite3.Connection, where: str, values: Sequence[Any] = ()) -> list[Source]:
    """Return sources by a condition on the table, oldest first."""
    rows = connection.execute(f"select {_SOURCE} from sources where {where} order by id", values)
    return [_source(row) for row in rows]


def results(connection: sqlite3.Connection, where: str, values: Sequence[Any] = ()) -> list[Result]:
    """Return runs by a condition on the table, oldest first."""
    rows = connection.execute(f"select {_RESULT} from runs where {where} order by id", values).fetchall()
    inputs = _inputs(connection)
    stale = stale_runs(connection, inputs)
    return [_result(row, inputs, stale) for row in rows]


def interrupted(result: Result) -> Result:
    """Return a run as the next opening for writing records it once its process has died."""
    return replace(result, state="failed", finished=result.started, log=result.log + INTERRUPTED)


def stale_runs(connection: sqlite3.Connection, inputs: Mapping[int, Sequence[InputRef]]) -> set[int]:
    """Return the runs of which an input has changed or gone, or is stale itself.

    A run's inputs are older than the run, so that one pass in order of ids settles all.
    """
    present = {
        f"s{number}": content
        for number, content in connection.execute(
            "select id, content from sources where state = 'ready' and deleted_at is null"
        )
    }
    stale: set[int] = set()
    for number, state, content, deleted in connection.execute(
        "select id, state, content, deleted_at is not null from runs order by id"
    ):
        fresh = all(present.get(i.ref) == i.content for i in inputs.get(number, ()))
        if not fresh:
            stale.add(number)
        elif state == "done" and not deleted:
            present[f"r{number}"] = content
    return stale


def _inputs(connection: sqlite3.Connection) -> dict[int, list[InputRef]]:
    found: dict[int, list[InputRef]] = defaultdict(list)
    for run, *rest in connection.execute("select run, role, input, name, content from run_inputs order by run, role"):
        found[run].append(InputRef(*rest))
    return found


def _source(row: Sequence[Any]) -> Source:
    values: dict[str, Any] = dict(zip(_SOURCE_NAMES, row, strict=True))
    values |= {"counts": json.loads(values["counts"]), "forgotten": bool(values["forgotten"])}
    return Source(**values)


def _result(row: Sequence[Any], inputs: Mapping[int, Sequence[InputRef]], stale: set[int]) -> Result:
    values: dict[str, Any] = dict(zip(_RESULT_NAMES, row, strict=True))
    values |= {name: json.loads(values[name]) for name in _JSON}
    values |= {name: bool(values[name]) for name in _FLAGS}
    number = values["id"]
    return Result(**values, inputs=tuple(inputs.get(number, ())), stale=values["state"] == "done" and number in stale)
