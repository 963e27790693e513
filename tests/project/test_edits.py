from __future__ import annotations

import pytest

from minentropy_app.errors import AppError
from minentropy_app.model.step import drain
from minentropy_app.project import edits
from minentropy_app.project.edits import History
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, import_loans, loan_batch, reopened, run_placement


def names(project: Project) -> list[str]:
    return [entry.name for entry in (*project.reader.sources(), *project.reader.results())]


@pytest.fixture
def history(project: Project) -> History:
    run_placement(project, import_loans(project, loan_batch(ROWS)).source)
    return History(project)


def test_renaming_can_be_undone_and_redone(project: Project, history: History) -> None:
    change = history.do(edits.rename(project, project.reader.entry("placed"), "new"))
    assert (change.kinds, change.ids) == ({"result"}, (1,))
    assert names(project) == ["loans", "new"]
    assert history.labels == ("Rename", "")
    assert history.undo() == change and names(project) == ["loans", "placed"]
    assert history.labels == ("", "Rename")
    assert history.redo() == change and names(project) == ["loans", "new"]
    assert history.redo() is None


def test_a_taken_name_is_refused_and_nothing_changes(project: Project, history: History) -> None:
    for name in ("placed", "", "a\tb"):
        with pytest.raises(AppError):
            history.do(edits.rename(project, project.reader.entry("loans"), name))
    assert names(project) == ["loans", "placed"] and history.undo() is None


def test_deleting_moves_to_the_bin_and_back(project: Project, history: History) -> None:
    history.do(edits.delete(project, project.reader.entry("placed")))
    assert names(project) == ["loans"]
    (binned,) = project.reader.bin()
    assert binned.name == "placed" and binned.deleted
    with reopened(project) as again:
        later = History(again)
        later.do(edits.restore(again, again.reader.bin()[0]))
        assert names(again) == ["loans", "placed"] and again.reader.bin() == []
        assert later.undo() is not None and names(again) == ["loans"]


def test_a_name_taken_meanwhile_keeps_its_old_owner_in_the_bin(project: Project, history: History) -> None:
    old = project.reader.entry("placed")
    history.do(edits.delete(project, old))
    run_placement(project, project.reader.entry("loans"), "placed")
    with pytest.raises(AppError, match="already a result named placed"):
        history.undo()
    assert [entry.ref for entry in project.reader.bin()] == [old.ref]


def test_notes_and_labels(project: Project, history: History) -> None:
    history.do(edits.annotate(project, project.reader.entry("loans"), "from 2019 on"))
    item = project.reader.search("book-a")[0].item
    change = history.do(edits.relabel(project, item, "Emma"))
    assert (change.kinds, change.ids) == ({"item"}, (item,))
    assert project.reader.entry("loans").note == "from 2019 on"
    assert [hit.item for hit in project.reader.search("emma")] == [item]
    assert not project.reader.entry("placed").stale
    history.undo()
    history.undo()
    assert project.reader.labels([item]) == ["Label of book-a"] and project.reader.entry("loans").note == ""


def test_a_new_edit_ends_redoing(project: Project, history: History) -> None:
    history.do(edits.rename(project, project.reader.entry("placed"), "one"))
    history.undo()
    history.do(edits.rename(project, project.reader.entry("placed"), "two"))
    assert history.redo() is None


def test_purging_a_result_removes_its_files(project: Project, history: History) -> None:
    placed = project.reader.entry("placed")
    with pytest.raises(AppError, match="not in the bin"):
        drain(edits.purge(project, placed))
    history.do(edits.delete(project, placed))
    drain(edits.purge(project, placed))
    assert list((project.data_path / "results").iterdir()) == [] and project.reader.bin() == []


def test_a_purged_source_leaves_its_labels_to_the_results(project: Project, history: History) -> None:
    source, placed = project.reader.entry("loans"), project.reader.entry("placed")
    ids = project.reader.load(source).item_ids
    history.do(edits.delete(project, source))
    drain(edits.purge(project, source))
    count = "select count(*) from {}"
    execute = project.reader.connection.execute
    assert [execute(count.format(t)).fetchone()[0] for t in ("loans", "borrowers", "secrets")] == [0, 0, 0]
    assert all(project.reader.labels(ids)) and project.reader.entry("placed").stale
    assert len(project.reader.load(placed).item_ids) == len(ids)
    history.do(edits.delete(project, placed))
    drain(edits.purge(project, placed))
    assert [execute(count.format(t)).fetchone()[0] for t in ("sources", "parts", "items")] == [0, 0, 0]


def test_marking_steps_can_be_undone_without_touching_older_marks(project: Project, history: History) -> None:
    placed = project.reader.entry("placed")
    history.do(edits.mark_steps(project, placed, [0, 1]))
    history.do(edits.mark_steps(project, placed, [1, 2, 3]))
    assert project.reader.steps_done(placed) == (0, 1, 2, 3)
    assert history.labels[0] == "Mark moves as done"
    history.undo()
    assert project.reader.steps_done(placed) == (0, 1)
    history.redo()
    history.do(edits.mark_steps(project, placed, [0, 9], done=False))
    assert project.reader.steps_done(placed) == (1, 2, 3)
    history.undo()
    with reopened(project) as again:
        assert again.reader.steps_done(placed) == (0, 1, 2, 3)
        History(again).do(edits.delete(again, placed))
        drain(edits.purge(again, again.reader.bin()[0]))
        assert again.reader.connection.execute("select count(*) from shelf_steps").fetchone()[0] == 0


def test_a_view_is_kept_changed_forgotten_and_goes_with_its_entry(project: Project, history: History) -> None:
    kept = lambda: project.reader.kept_views("space:r1")  # noqa: E731
    change = history.do(edits.keep_view(project, "space:r1", "from above", "{}"))
    assert change.kinds == {"view"} and kept() == {"from above": "{}"}
    history.do(edits.keep_view(project, "space:r1", "from above", "[1]"))
    history.do(edits.keep_view(project, "space:r1", "from above", ""))
    assert kept() == {} and history.labels[0] == "Forget a view"
    history.undo()
    assert kept() == {"from above": "[1]"}
    history.undo()
    assert kept() == {"from above": "{}"}
    for tab in ("compare:r1+r11", "compare:r12+r1", "space:r11"):
        history.do(edits.keep_view(project, tab, "x", "{}"))
    placed = project.reader.entry("placed")
    history.do(edits.delete(project, placed))
    assert kept(), "the bin gives everything back"
    drain(edits.purge(project, placed))
    tabs = ("space:r1", "compare:r1+r11", "compare:r12+r1", "space:r11")
    assert [len(project.reader.kept_views(tab)) for tab in tabs] == [0, 0, 0, 1]
