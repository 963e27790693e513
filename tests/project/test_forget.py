from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.imports import ImportReport, LoanBatch, Suspect
from minentropy_app.model.step import Context, drain
from minentropy_app.project import edits, forget, keeping, runs
from minentropy_app.project.artefact_store import save_result
from minentropy_app.project.check import check
from minentropy_app.project.edits import History
from minentropy_app.project.forget import Forgotten
from minentropy_app.project.project import Project
from tests.project.helpers import (
    ROWS,
    all_bytes,
    import_loans,
    loan_batch,
    placement,
    pseudonym,
    reopened,
    run_placement,
)


def forget_now(project: Project, name: str = "loans", k: int = 3, context: Context | None = None) -> Forgotten:
    entry = project.reader.entry(name)
    return drain(forget.forget(project, entry, k, None, context or Context()))


def secrets_of(project: Project) -> list[bytes]:
    execute = project.reader.connection.execute
    found = [row[0] for row in execute("select key from secrets union all select pseudonym from borrowers")]
    assert len(found) > 1
    return [*found, *(secret.hex().encode() for secret in found)]


def test_pairs_and_popularity_of_three_borrowers_stay(project: Project) -> None:
    import_loans(project, loan_batch(ROWS))
    done = forget_now(project)
    assert (done.source.kind, done.source.forgotten, done.k) == ("pairs", True, 3)
    assert (done.loans, done.borrowers, done.pairs_kept, done.pairs_dropped) == (9, 4, 2, 4)
    assert done.popularity_suppressed == 2 and not done.traces_remain and done.no_longer
    held = project.reader.load(done.source)
    keys = project.reader.keys(held.item_ids)
    a, c = keys.index("book-a"), keys.index("book-c")
    dense = np.zeros((4, 4))
    dense[np.repeat(np.arange(4), np.diff(held.indptr)), held.indices] = held.weights
    # ann and bob fetched a and c alone (1/2 each way), cat with a third book (1/3).
    assert dense[a, c] == dense[c, a] == pytest.approx(1 / 2 + 1 / 2 + 1 / 3)
    assert dense.sum() == pytest.approx(dense[a, c] * 2)
    assert held.borrowers.tolist() == [3, 3]
    assert [held.loans[keys.index(k)] for k in ("book-a", "book-b", "book-c", "书-丁")] == [3, 0, 3, 0]


def test_a_larger_k_drops_more_and_a_smaller_one_is_raised(project: Project) -> None:
    import_loans(project, loan_batch(ROWS), "one")
    import_loans(project, loan_batch(ROWS), "two")
    assert forget_now(project, "one", 4).pairs_kept == 0
    done = forget_now(project, "two", 1)
    assert (done.k, done.pairs_kept) == (3, 2)


def test_no_trace_of_readers_is_left_in_any_file(project: Project) -> None:
    eager = Suspect("borrower", pseudonym("ann").hex(), 2, "borrows too much")
    report = ImportReport(rows=9, accepted=9, suspects=(eager,))
    source = import_loans(project, LoanBatch(**{**vars(loan_batch(ROWS)), "report": report})).source
    run_placement(project, source)
    (project.data_path / "backups").mkdir()
    (project.data_path / "backups" / "old.minent").write_bytes(pseudonym("ann"))
    traces = secrets_of(project)
    assert all(trace in all_bytes(project.path) for trace in traces[: len(traces) // 2])
    done = forget_now(project)
    assert done.results == ("placed",)
    content = all_bytes(project.path)
    assert not [trace for trace in traces if trace in content]
    assert not list((project.data_path / "results").iterdir()) and not (project.data_path / "backups").exists()
    execute = project.reader.connection.execute
    for table in ("loans", "borrowers", "secrets", "runs", "artefacts"):
        assert execute(f"select count(*) from {table}").fetchone()[0] == 0, table
    with reopened(project) as again:
        assert [s.kind for s in again.reader.sources()] == ["pairs"]
        assert drain(check(again.path, Context())) == []


def test_results_that_depend_through_others_go_too_and_unrelated_ones_stay(project: Project) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    other = run_placement(project, import_loans(project, loan_batch(ROWS), "other").source, "unrelated")
    first = run_placement(project, source, "first")
    run = runs.start_run(project, runs.RunPlan("second", "placement", "placement", {}, 1, {"of": first}))
    saved = save_result(project.data_path, placement([1, 2]))
    runs.finish_run(project, run, runs.Outcome(saved.files, {}, 0.1))
    History(project).do(edits.delete(project, first))
    assert forget_now(project).results == ("first", "second")
    assert [r.name for r in project.reader.results()] == ["unrelated"] and project.reader.bin() == []
    assert project.reader.load(other).method == "lattice"
    assert project.reader.load(project.reader.entry("other")).item.size == len(ROWS)


def test_older_versions_in_the_bin_are_forgotten_too(project: Project) -> None:
    import_loans(project, loan_batch(ROWS))
    import_loans(project, loan_batch(ROWS[:4], key=b"new"), mode="replace")
    traces = secrets_of(project)
    forget_now(project)
    assert project.reader.bin() == []
    content = all_bytes(project.path)
    assert not [trace for trace in traces if trace in content]


def test_what_was_forgotten_cannot_be_forgotten_or_updated(project: Project) -> None:
    import_loans(project, loan_batch(ROWS))
    forget_now(project)
    with pytest.raises(AppError, match="no raw loans"):
        forget_now(project)
    with pytest.raises(AppError, match="only to loans"):
        import_loans(project, loan_batch(ROWS), mode="update")


@pytest.mark.parametrize("steps", range(1, 12))
def test_cancelling_before_the_loans_are_let_go_changes_nothing(project: Project, steps: int) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    context = Context()
    running = forget.forget(project, source, 3, None, context)
    next(itertools.islice(running, steps - 1, None), None)
    context.cancelled[0] = 1
    try:
        drain(running)
    except Cancelled:
        assert project.reader.sources() == [source]
        assert len(project.reader.load(source).item) == len(ROWS)
    else:
        assert steps > 1
        assert project.reader.sources()[0].forgotten
    project.close()
    assert drain(check(project.path, Context())) == []


def test_an_interrupted_erasing_is_finished_by_the_next_opening(project: Project, monkeypatch) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    run_placement(project, source)
    traces = secrets_of(project)
    with monkeypatch.context() as patch:
        patch.setattr(forget, "finish_pending", lambda project: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            forget_now(project)
    assert project.reader.sources()[0].kind == "pairs"
    with reopened(project) as again:
        content = all_bytes(again.path)
        assert not [trace for trace in traces if trace in content]
        assert again.reader.connection.execute("select count(*) from loans").fetchone()[0] == 0


def test_a_program_that_reads_delays_the_rewriting_and_it_is_said(project: Project) -> None:
    import_loans(project, loan_batch(ROWS))
    traces = secrets_of(project)
    project.reader.connection.execute("begin")
    project._db.execute("pragma busy_timeout = 50")
    with Project.open(project.path, write=False) as other:
        other.reader.connection.execute("begin")
        other.reader.connection.execute("select count(*) from loans").fetchone()
        project.reader.connection.execute("commit")
        assert forget_now(project).traces_remain
        other.reader.connection.execute("commit")
    with reopened(project) as again:
        content = all_bytes(again.path)
        assert not [trace for trace in traces if trace in content]


def test_a_source_without_borrowers_keeps_items_with_k_loans(project: Project) -> None:
    rows = [("", "often", day) for day in range(3)] + [("", "rare", 1)]
    import_loans(project, loan_batch(rows))
    held = project.reader.load(forget_now(project).source)
    assert dict(zip(project.reader.keys(held.item_ids), held.loans, strict=True)) == {"often": 3, "rare": 0}


def test_another_way_to_count_pairs_can_be_given(project: Project) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    seen = []

    def counting(loans, context):
        seen.append(len(loans.item))
        return (yield from keeping.pairs_of_visits(loans, context))

    drain(forget.forget(project, source, 3, counting, Context()))
    assert seen == [len(ROWS)]


def test_what_is_laid_aside_for_the_writer_names_nobody(project: Project) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    kept = drain(keeping.keep(project.reader, source, 3, None, Context()))
    assert (kept.borrowers >= 3).all() and kept.dropped > 0
    place = keeping.place_of(project.data_path, source)
    keeping.lay_aside(kept, place)
    again = keeping.take_up(place)
    assert not place.exists()
    for field in dataclasses.fields(kept):
        assert np.array_equal(getattr(kept, field.name), getattr(again, field.name)), field.name
    done = drain(forget.forget_all_but(project, source, again, Context()))
    assert done.pairs_kept == len(kept.first) and done.source.content == kept.content


def test_loans_that_came_in_meanwhile_are_not_forgotten(project: Project) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    kept = drain(keeping.keep(project.reader, source, 3, None, Context()))
    later = import_loans(project, loan_batch([*ROWS, ("new", "new", 99)]), mode="update").source
    with pytest.raises(AppError, match="changed meanwhile"):
        drain(forget.forget_all_but(project, source, kept, Context()))
    assert project.reader.sources() == [later] and len(project.reader.load(later).item) == later.rows


def test_what_a_dead_process_laid_aside_goes_at_the_next_opening(project: Project) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    place = keeping.place_of(project.data_path, source)
    keeping.lay_aside(drain(keeping.keep(project.reader, source, 3, None, Context())), place)
    with reopened(project):
        assert not place.exists()
