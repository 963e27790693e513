"""Floor plans as they are drawn by hand: the draft beside the plan in use, every change an edit.

The draft may be unfinished. It becomes the plan when it is put to use, which makes results on the old one stale.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minentropy_app.building.drawing import Drawing
from minentropy_app.building.drawing_values import drawing_from_values, drawing_to_values
from minentropy_app.building.drawn_plan import to_floor_plan
from minentropy_app.building.redrawing import from_floor_plan
from minentropy_app.building.walking import check_plan
from minentropy_app.errors import AppError
from minentropy_app.project import floor_plan
from minentropy_app.project.edits import Edit
from minentropy_app.project.entries import Change, Entry
from minentropy_app.project.project import now
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.project.project import Project

#: Key of the draft in the stored plan; versions that do not draw pass it over.
_DRAFT = "drawing"
USE = QT_TRANSLATE_NOOP("project.drawings", "Use the drawn plan")
SAVE_AS = QT_TRANSLATE_NOOP("project.drawings", "Save the drawing as a new floor plan")
_PLAN = """select part, plan from floor_plans where part in
    (select id from parts where source = ? and state = 'ready') order by part desc"""


@dataclass(frozen=True)
class Draft:
    """What is drawn, and whether it is the plan in use."""

    drawing: Drawing
    in_use: bool


def load_draft(connection: sqlite3.Connection, source: int) -> Draft:
    """Read the draft of a floor plan; one that was never drawn on is drawn from the plan.

    Raises
    ------
    AppError
        The plan is not there.
    """
    row = connection.execute(_PLAN, [source]).fetchone()
    if row is None:
        raise floor_plan.missing()
    values = json.loads(row[1])
    if _DRAFT not in values:
        return Draft(from_floor_plan(floor_plan.plan_from_values(values)), True)
    return Draft(drawing_from_values(values[_DRAFT]), bool(values[_DRAFT].get("in_use", False)))


def draw(project: Project, entry: Entry, drawing: Drawing, label: str) -> Edit:
    """Change the draft of a floor plan; ``label`` is a marked text that says how."""
    return _replace(project, entry, label, lambda old: {**old, _DRAFT: _values(drawing, False)})


def use(project: Project, entry: Entry, drawing: Drawing) -> Edit:
    """Make a drawing the plan.

    Raises
    ------
    AppError
        It cannot be walked.
    """
    plan = to_floor_plan(drawing)
    check_plan(plan)
    values = floor_plan.plan_to_values(plan)
    return _replace(project, entry, USE, lambda _: {**values, _DRAFT: _values(drawing, True)})


def save_as(project: Project, entry: Entry, drawing: Drawing) -> Edit:
    """Keep a drawing as a floor plan of its own, named after the first; that one's draft becomes its plan again.

    Undone, the new plan lies in the bin, so that results made on it meanwhile keep their input.

    Raises
    ------
    AppError
        It cannot be walked.
    """
    plan = to_floor_plan(drawing)
    check_plan(plan)
    text = json.dumps({**floor_plan.plan_to_values(plan), _DRAFT: _values(drawing, True)})
    name = project.reader.free_name(entry.name)
    first = _replace(project, entry, SAVE_AS, lambda old: {k: v for k, v in old.items() if k != _DRAFT})
    made: list[int] = []

    def do(db: Any) -> Change:
        if made:
            db.execute("update sources set deleted_at = null, name = ? where id = ?", [name, made[0]])
        else:
            made.append(_new_source(db, name, text))
        return Change(frozenset({"source", "drawing"}), (*first.do(db).ids, made[0]))

    def undo(db: Any) -> Change:
        db.execute("update sources set deleted_at = ? where id = ?", [now(), made[0]])
        return Change(frozenset({"source", "drawing"}), (*first.undo(db).ids, made[0]))

    return Edit(SAVE_AS, do, undo)


def _new_source(db: Any, name: str, text: str) -> int:
    values = json.loads(text)
    values.pop(_DRAFT)
    counts, bays = floor_plan.counts_of(floor_plan.plan_from_values(values)), len(values["bays"])
    content = hashlib.blake2b(json.dumps(values).encode(), digest_size=16).hexdigest()
    source = db.execute(
        "insert into sources (name, kind, state, created, items, rows, counts, content) "
        "values (?, 'floor-plan', 'ready', ?, ?, ?, ?, ?)",
        [name, now(), bays, bays, json.dumps(counts), content],
    ).lastrowid
    part = db.execute(
        "insert into parts (source, state, mode, created, rows) values (?, 'ready', 'new', ?, ?)", [source, now(), bays]
    ).lastrowid
    db.execute("insert into floor_plans (part, plan) values (?, ?)", [part, text])
    return int(source)


def _values(drawing: Drawing, in_use: bool) -> dict[str, Any]:
    return {**drawing_to_values(drawing), "in_use": in_use}


def _replace(project: Project, entry: Entry, label: str, change: Any) -> Edit:
    row = project.reader.connection.execute(_PLAN, [entry.id]).fetchone()
    if row is None:
        raise floor_plan.missing()
    part, old = row
    new = json.dumps(change(json.loads(old)))
    return Edit(label, lambda db: _store(db, entry, part, new), lambda db: _store(db, entry, part, old))


def _store(db: Any, entry: Entry, part: int, text: str) -> Change:
    if db.execute("update floor_plans set plan = ? where part = ?", [text, part]).rowcount != 1:
        raise AppError(
            QT_TRANSLATE_NOOP("project.drawings", "The floor plan is no longer in the project."),
            QT_TRANSLATE_NOOP("project.drawings", "It may have been replaced; open it again."),
        )
    values = json.loads(text)
    values.pop(_DRAFT, None)
    plan = json.dumps(values)
    content = hashlib.blake2b(plan.encode(), digest_size=16).hexdigest()
    counts = json.dumps(floor_plan.counts_of(floor_plan.plan_from_values(values)))
    bays = len(values["bays"])
    db.execute(
        "update sources set content = ?, counts = ?, items = ?, rows = ? where id = ?",
        [content, counts, bays, bays, entry.id],
    )
    return Change(frozenset({"source", "drawing"}), (entry.id,))
