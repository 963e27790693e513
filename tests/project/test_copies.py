from __future__ import annotations

import pytest

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.step import Context, drain
from minentropy_app.project import runs
from minentropy_app.project.check import check
from minentropy_app.project.copies import save_copy
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, import_loans, loan_batch, run_placement


def test_a_copy_is_complete_and_a_project_of_its_own(project: Project, tmp_path) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    run_placement(project, source)
    runs.start_run(project, runs.RunPlan("busy", "placement", "placement", {}, 1, {"loans": source}))
    path = drain(save_copy(project.reader, tmp_path / "copy.minent", Context()))
    with Project.open(path) as copy:
        assert copy.reader.sources() == project.reader.sources()
        assert [(r.name, r.state) for r in copy.reader.results()] == [("placed", "done"), ("busy", "failed")]
        assert copy.reader.load(copy.reader.entry("placed")).method == "lattice"
        assert copy.reader.project_id != project.reader.project_id
    assert drain(check(path, Context())) == []
    assert project.reader.entry("busy").state == "running"


def test_nothing_is_overwritten(project: Project, tmp_path) -> None:
    (tmp_path / "copy.minent").write_text("mine")
    with pytest.raises(AppError, match="exists already"):
        drain(save_copy(project.reader, tmp_path / "copy.minent", Context()))
    with pytest.raises(AppError, match="exists already"):
        drain(save_copy(project.reader, project.path, Context()))
    assert (tmp_path / "copy.minent").read_text() == "mine"


def test_a_cancelled_copy_leaves_nothing(project: Project, tmp_path) -> None:
    run_placement(project, import_loans(project, loan_batch(ROWS)).source)
    context = Context()
    steps = save_copy(project.reader, tmp_path / "copy.minent", context)
    next(steps)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)
    assert not list(tmp_path.glob("copy*"))
