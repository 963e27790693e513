"""Floor plans drawn by hand: the draft beside the plan in use, and every change an edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minentropy_app.building import drawing as d
from minentropy_app.building.drawing import Range
from minentropy_app.building.drawing_values import drawing_from_values, drawing_to_values
from minentropy_app.cli import run
from minentropy_app.errors import AppError
from minentropy_app.jobs.service import Session
from minentropy_app.project import drawings
from minentropy_app.project.drawings import load_draft


@pytest.fixture
def session(tmp_path):
    project = str(tmp_path / "p.minent")
    assert run(["new", project]) == 0
    assert run(["import", "floor-plan", project, "--generate", "floors=1,ranges=2,bays=2", "--name", "rooms"]) == 0
    with Session(tmp_path / "p.minent") as session:
        yield session


def draft(session):
    return load_draft(session.reader.connection, session.reader.entry("rooms").id)


def test_a_plan_never_drawn_on_is_drawn_and_a_draft_leaves_the_plan_alone(session) -> None:
    first, entry = draft(session), session.reader.entry("rooms")
    assert first.in_use and len(first.drawing.ranges) == 2
    longer = d.change(first.drawing, "range", "1", replace(first.drawing.range("1"), bays=5, access=()))
    change = session.edit(lambda project: drawings.draw(project, entry, longer, "Longer"))
    assert change.kinds == {"source", "drawing"} and change.ids == (entry.id,)
    assert draft(session) == drawings.Draft(longer, False)
    assert len(session.reader.load(session.reader.entry("rooms")).bays) == 8
    assert session.reader.entry("rooms").content == entry.content
    session.undo()
    assert draft(session) == first
    session.redo()
    assert draft(session).drawing == longer


def test_using_a_drawing_changes_the_plan_and_its_identity_and_undo_brings_both_back(session) -> None:
    entry, old = session.reader.entry("rooms"), draft(session).drawing
    more = d.delete(old, "range", "2")
    session.edit(lambda project: drawings.use(project, entry, more))
    assert draft(session) == drawings.Draft(more, True)
    used = session.reader.entry("rooms")
    assert used.content != entry.content and used.rows == used.counts["bays"] == 4
    session.undo()
    assert session.reader.entry("rooms") == entry


def test_what_cannot_be_walked_is_not_used(session) -> None:
    entry, old = session.reader.entry("rooms"), draft(session).drawing
    alone = d.place(old, Range("far", "1", 50, 50))
    with pytest.raises(AppError, match="cannot be reached"):
        session.edit(lambda project: drawings.use(project, entry, alone))
    assert draft(session).in_use


def test_values_come_back_and_later_additions_are_passed_over(session) -> None:
    old = draft(session).drawing
    values = drawing_to_values(old)
    values["ranges"] = [{**thing, "lamp": 1} for thing in values["ranges"]]
    assert drawing_from_values(values) == old
