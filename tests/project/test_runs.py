from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from minentropy_app.errors import AppError
from minentropy_app.project import edits, runs
from minentropy_app.project.artefact_store import save_result
from minentropy_app.project.edits import History
from minentropy_app.project.entries import Source
from minentropy_app.project.locking import LOCK_NAME, WriterLock, held
from minentropy_app.project.project import Project
from minentropy_app.project.reader import Reader
from tests.project.helpers import ROWS, import_loans, loan_batch, placement, reopened, run_placement


@pytest.fixture
def source(project: Project) -> Source:
    return import_loans(project, loan_batch(ROWS)).source


def plan(source: Source, name: str = "placed", *, replace: bool = False) -> runs.RunPlan:
    return runs.RunPlan(name, "placement", "placement", {"method": "lattice"}, 7, {"loans": source}, replace)


def test_a_run_keeps_everything_about_itself(project: Project, source: Source) -> None:
    result = run_placement(project, source)
    assert (result.state, result.analysis, result.seed, result.params) == ("done", "placement", 7, {"d_min": 1.0})
    assert result.on == {"loans": "loans"} and result.inputs[0].content == source.content
    assert result.metrics == {"S": 1.5, "S_test": None} and result.seconds == 0.1
    assert result.started and result.finished >= result.started and not result.stale
    assert result.counts["items"] == 4
    held = project.reader.load(project.reader.entry("placed"))
    np.testing.assert_array_equal(held.positions, np.arange(12.0).reshape(-1, 3))
    assert held.method == "lattice" and held.metrics == {"S": 1.5, "S_test": None}


def test_failed_and_cancelled_runs_stay_in_the_history_without_their_name(project: Project, source: Source) -> None:
    runs.fail_run(project, runs.start_run(project, plan(source)), "no memory", "log")
    runs.cancel_run(project, runs.start_run(project, plan(source)))
    done = run_placement(project, source)
    assert [r.state for r in project.reader.results()] == ["failed", "cancelled", "done"]
    assert project.reader.results()[0].log == "no memory\nlog"
    assert project.reader.entry("placed") == done
    with pytest.raises(AppError, match="failed"):
        project.reader.load(project.reader.results()[0])


def test_a_taken_name_is_refused(project: Project, source: Source) -> None:
    run_placement(project, source)
    for name in ("placed", "loans"):
        with pytest.raises(AppError, match="already a"):
            runs.start_run(project, plan(source, name))
    with pytest.raises(AppError, match="already a source named loans"):
        runs.start_run(project, plan(source, "loans", replace=True))
    runs.start_run(project, plan(source, "busy"))
    with pytest.raises(AppError, match="already a result named busy"):
        runs.start_run(project, plan(source, "busy"))


def test_the_old_result_goes_only_when_the_new_one_is_there(project: Project, source: Source) -> None:
    old = run_placement(project, source)
    failing = runs.start_run(project, plan(source, replace=True))
    assert project.reader.entry("placed").id == old.id
    runs.fail_run(project, failing, "no luck")
    assert project.reader.entry("placed").id == old.id
    new = run_placement(project, source, replace=True)
    assert project.reader.entry("placed").id == new.id
    assert [entry.ref for entry in project.reader.bin()] == [old.ref]


def test_a_dead_process_leaves_a_failed_run_and_no_files(project: Project, source: Source) -> None:
    kept = run_placement(project, source, "kept")
    runs.start_run(project, plan(source))
    save_result(project.data_path, placement([1, 2]))
    (project.data_path / "results" / "half.npz.part").write_bytes(b"half")
    with reopened(project) as again:
        assert [(r.name, r.state) for r in again.reader.results()] == [("kept", "done"), ("placed", "failed")]
        assert "interrupted" in again.reader.results()[1].log
        files = {p.relative_to(again.data_path).as_posix() for p in (again.data_path / "results").iterdir()}
        assert files == {file.path for file in again.reader.artefacts(kept.id)}


def test_a_run_whose_process_died_is_not_running_to_those_who_only_read(project: Project, source: Source) -> None:
    dead = runs.start_run(project, plan(source))
    path = project.path
    with Reader(path) as reader:
        assert [r.state for r in reader.results()] == ["running"]  # its writer lives: this process
        project.close()
        assert [(r.state, r.log) for r in reader.results()] == [("failed", "interrupted")]
        assert reader.result_by_id(dead).state == reader.entry("placed").state == "failed"
        seen = reader.results()
    with Project.open(path) as again:
        assert again.reader.results() == seen, "the next opening records what readers were told"


def test_a_look_at_the_lock_keeps_no_writer_out(project: Project) -> None:
    path, lock = project.path, project.data_path / LOCK_NAME
    assert held(lock)
    project.close()
    ended = threading.Event()
    looking = [threading.Thread(target=_look, args=(lock, ended)) for _ in range(2)]
    for thread in looking:
        thread.start()
    try:
        for _ in range(30):
            WriterLock(lock).release()
    finally:
        ended.set()
        for thread in looking:
            thread.join()
    assert not held(lock)
    assert not held(path.with_name("nothing"))


def _look(lock: Path, ended: threading.Event) -> None:
    while not ended.wait(0.001):
        held(lock)


def test_a_run_cannot_end_twice(project: Project, source: Source) -> None:
    run = runs.start_run(project, plan(source))
    runs.cancel_run(project, run)
    with pytest.raises(AppError, match="no longer"):
        runs.finish_run(project, run, runs.Outcome((), {}, 0.0))
    assert project.reader.results()[0].state == "cancelled"


def test_inputs_must_be_there(project: Project, source: Source) -> None:
    History(project).do(edits.delete(project, source))
    with pytest.raises(AppError, match="nothing named loans"):
        runs.start_run(project, plan(source))


def test_results_grow_stale_with_their_inputs(project: Project, source: Source) -> None:
    first = run_placement(project, source)
    again = runs.start_run(project, runs.RunPlan("next", "placement", "placement", {}, 1, {"of": first}))
    saved = save_result(project.data_path, placement([1]))
    runs.finish_run(project, again, runs.Outcome(saved.files, {}, 0.1))

    def stale() -> list[bool]:
        return [result.stale for result in project.reader.results()]

    history = History(project)
    assert stale() == [False, False]
    history.do(edits.rename(project, source, "renamed"))
    assert stale() == [False, False]
    history.do(edits.delete(project, source))
    assert stale() == [True, True]
    history.undo()
    assert stale() == [False, False]
    import_loans(project, loan_batch([("eve", "book-z", 9)]), "renamed", "update")
    assert stale() == [True, True]


def test_metrics_of_numpy_are_stored_as_numbers(project: Project, source: Source) -> None:
    run = runs.start_run(project, plan(source))
    saved = save_result(project.data_path, placement([1]))
    metrics = {"S": np.float64(0.1), "books": np.int64(3), "exact": np.bool_(True)}
    done = runs.finish_run(project, run, runs.Outcome(saved.files, metrics, 1.0))
    assert done.metrics == {"S": 0.1, "books": 3, "exact": True}
