"""Floor plans in the project: one JSON value an import."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
from typing import Any

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import FloorPlan
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import ingesting, staging
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.project import Project
from minentropy_app.text import QT_TRANSLATE_NOOP

STORING = QT_TRANSLATE_NOOP("project.floor_plan", "Storing the floor plan")

_FLOATS = ("place", "shelf_cm", "max_height_cm", "metres")
_INTS = ("bay_node", "shelves", "first", "second")


def ingest_floor_plan(project: Project, ticket: Ticket, context: Context) -> Steps[Imported]:
    """Store a staged floor plan; visible at the end.

    Raises
    ------
    AppError
        The disk is full, or the staged plan is gone.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    context.check()
    text = json.dumps(batch.facts["plan"])
    yield Step(STORING, 0, 1)
    with project.transaction() as db:
        db.execute("insert into floor_plans (part, plan) values (?, ?)", [ticket.part, text])
    plan = plan_from_values(batch.facts["plan"])
    bays = len(plan.bays)
    counts = counts_of(plan)
    content = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    end = ingesting.Finish(bays, bays, bays, counts, content, batch.report)
    return ingesting.finish(project, ticket, end)


def load_floor_plan(connection: sqlite3.Connection, source: int) -> FloorPlan:
    """Read a floor plan back.

    Raises
    ------
    AppError
        It is not there.
    """
    row = connection.execute(
        """select plan from floor_plans where part in (select id from parts where source = ? and state = 'ready')
           order by part desc""",
        [source],
    ).fetchone()
    if row is None:
        raise missing()
    return plan_from_values(json.loads(row[0]))


def missing() -> AppError:
    """What is said where a floor plan is not there."""
    return AppError(
        QT_TRANSLATE_NOOP("project.floor_plan", "The floor plan is missing from the project."),
        QT_TRANSLATE_NOOP("project.floor_plan", "Import it again."),
    )


def counts_of(plan: FloorPlan) -> dict[str, int]:
    """Figures that the list of sources shows."""
    return {"bays": len(plan.bays), "floors": len(set(plan.floors)), "nodes": len(plan.nodes)}


def plan_to_values(plan: FloorPlan) -> dict[str, Any]:
    """Return a plan as plain values that JSON can hold."""
    values = {field.name: getattr(plan, field.name) for field in dataclasses.fields(plan)}
    return {name: value.tolist() if isinstance(value, np.ndarray) else list(value) for name, value in values.items()}


def plan_from_values(values: dict[str, Any]) -> FloorPlan:
    """Build a plan from ``plan_to_values``."""
    parts: dict[str, Any] = {name: np.array(values[name], np.float64) for name in _FLOATS}
    parts |= {name: np.array(values[name], np.int32) for name in _INTS}
    parts |= {name: tuple(values[name]) for name in ("bays", "floors", "nodes")}
    parts["place"] = parts["place"].reshape(-1, 2)
    return FloorPlan(**parts)
