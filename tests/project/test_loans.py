from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.imports import ImportReport, ItemTable, LoanBatch, Rejected, Suspect
from minentropy_app.model.inputs import UNKNOWN_DAY
from minentropy_app.model.step import Context, drain
from minentropy_app.project import imports, loans, staging
from minentropy_app.project.imports import ImportPlan, SourceFile
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, Row, import_loans, loan_batch, reopened

FILE = SourceFile("loans.csv", "ab" * 32, 10)


def stored_rows(project: Project, name: str = "loans") -> list[Row]:
    """The rows of a source under item keys, borrowers told apart by what they borrowed."""
    held = project.reader.load(project.reader.entry(name))
    keys = project.reader.keys(held.item_ids)
    days = [None if day == UNKNOWN_DAY else int(day) for day in held.day]
    return [(str(b), keys[i], d) for b, i, d in zip(held.borrower, held.item, days, strict=True)]


def without_names(rows: list[Row]) -> list[tuple[tuple[str, int | None], ...]]:
    """Rows by borrower, whatever the borrowers are called; each anonymous row alone."""
    order = sorted(rows, key=lambda r: r[0])
    groups = []
    for name, group in itertools.groupby(order, key=lambda r: r[0]):
        found = [(item, day) for _, item, day in group]
        groups += [(row,) for row in found] if name in ("", "-1") else [tuple(sorted(found, key=str))]
    return sorted(groups, key=str)


def test_loans_come_back_in_canonical_order(project: Project) -> None:
    done = import_loans(project, loan_batch(ROWS))
    assert (done.source.name, done.source.rows, done.source.items) == ("loans", 9, 4)
    assert done.source.counts == {
        "items": 4, "rows": 9, "borrowers": 4, "visits": 5, "first_day": 100, "last_day": 103,
    }  # fmt: skip
    held = project.reader.load(done.source)
    assert project.reader.keys(held.item_ids) == sorted({row[1] for row in ROWS})
    assert without_names(stored_rows(project)) == without_names(ROWS)
    assert held.borrower.dtype == held.item.dtype == held.day.dtype == np.int32


def test_the_report_is_kept(project: Project) -> None:
    batch = loan_batch(ROWS)
    report = ImportReport(
        rows=12, accepted=9, excluded=2, rejected_count=1, encoding="gb18030", columns={"item": "图书"},
        suspects=(Suspect("item", "单人研修室", 2, "is no book"),), rejected=(Rejected(5, "no item {x}", {"x": 1}),),
    )  # fmt: skip
    batch = LoanBatch(**{**vars(batch), "report": report})
    done = import_loans(project, batch)
    assert done.report == report
    assert project.reader.reports(done.source) == [report]


def test_an_unfinished_import_is_invisible_and_can_be_given_up(project: Project) -> None:
    ticket = imports.begin_import(project, ImportPlan("loans", "loans"))
    staging.stage_loans(staging.staging_folder(project.data_path, ticket), loan_batch(ROWS))
    steps = loans.ingest_loans(project, ticket, Context())
    for _ in range(3):
        next(steps)
    assert project.reader.sources() == [] and project.reader.search("label") == []
    with pytest.raises(AppError, match="already a source named loans"):
        imports.begin_import(project, ImportPlan("loans", "loans"))
    steps.close()
    drain(imports.abandon_import(project, ticket))
    for table in ("sources", "parts", "items", "borrowers", "loans", "secrets"):
        assert project.reader.connection.execute(f"select count(*) from {table}").fetchone()[0] == 0, table
    assert list((project.data_path / "staging").iterdir()) == []
    assert import_loans(project, loan_batch(ROWS)).source.rows == 9


def test_the_next_opening_purges_what_was_under_way(project: Project) -> None:
    kept = import_loans(project, loan_batch(ROWS)).source
    ticket = imports.begin_import(project, ImportPlan("loans", "loans", mode="update"))
    staging.stage_loans(staging.staging_folder(project.data_path, ticket), loan_batch([("eve", "book-z", 200)]))
    steps = loans.ingest_loans(project, ticket, Context())
    for _ in range(4):
        next(steps)
    with reopened(project) as again:
        assert again.reader.sources() == [kept]
        assert without_names(stored_rows(again)) == without_names(ROWS)
        assert again.reader.search("book-z") == []
        assert again.reader.connection.execute("select count(*) from items").fetchone()[0] == 4
        assert not list((again.data_path / "staging").iterdir())


def test_cancelling_stops_the_ingest(project: Project) -> None:
    ticket = imports.begin_import(project, ImportPlan("loans", "loans"))
    staging.stage_loans(staging.staging_folder(project.data_path, ticket), loan_batch(ROWS))
    context = Context()
    steps = loans.ingest_loans(project, ticket, context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)
    assert project.reader.sources() == []


def test_an_update_adds_what_is_new(project: Project) -> None:
    first = import_loans(project, loan_batch(ROWS, attributes={"book-a": {"author": "Old"}})).source
    again = [ROWS[0], ROWS[4], ROWS[7], ROWS[8]]  # one row of ann, one of cat, the anonymous one, the undated one
    new: list[Row] = [("ann", "book-a", 300), ("eve", "book-z", 300), ("", "book-b", 103), ("dan", "书-丁", 5)]
    attributes = {"book-a": {"author": "New", "year": "1999"}, "book-z": {"year": "2000"}}
    done = import_loans(project, loan_batch(again + new, attributes=attributes), mode="update")
    assert (done.report.accepted, done.report.duplicates, done.report.anonymous) == (4, 4, 1)
    assert (done.source.id, done.source.rows, done.source.items) == (first.id, 13, 5)
    assert done.source.content != first.content
    assert without_names(stored_rows(project)) == without_names(ROWS + new)
    (found,) = project.reader.search("label of book-a")
    assert project.reader.items([found.item])[0].attributes == {"author": "Old", "year": "1999"}


def test_an_update_with_nothing_new_keeps_the_identity(project: Project) -> None:
    first = import_loans(project, loan_batch(ROWS)).source
    done = import_loans(project, loan_batch(ROWS[::-1]), mode="update")
    assert done.report.accepted == 0 and done.report.duplicates == len(ROWS)
    assert done.source.content == first.content and done.source.counts == first.counts


def test_the_year_before_and_after_give_the_same_source_as_both_at_once(project: Project) -> None:
    later: list[Row] = [("ann", "book-q", 400), ("zoe", "book-a", 401), ("", "book-a", 402)]
    import_loans(project, loan_batch(ROWS), "apart")
    apart = import_loans(project, loan_batch(later), "apart", "update").source
    at_once = import_loans(project, loan_batch((ROWS + later)[::-1], key=b"other"), "at once").source
    assert apart.content == at_once.content and apart.counts == at_once.counts


def test_updates_go_only_to_loans_that_are_there(project: Project) -> None:
    with pytest.raises(AppError, match="nothing named loans"):
        import_loans(project, loan_batch(ROWS), mode="update")


def test_replacing_keeps_the_old_source_until_the_end_and_then_in_the_bin(project: Project) -> None:
    old = import_loans(project, loan_batch(ROWS)).source
    ticket = imports.begin_import(project, ImportPlan("loans", "loans", mode="replace"))
    assert project.reader.entry("loans").id == old.id
    staging.stage_loans(staging.staging_folder(project.data_path, ticket), loan_batch(ROWS[:2]))
    new = drain(loans.ingest_loans(project, ticket, Context())).source
    assert project.reader.entry("loans").id == new.id != old.id
    assert [entry.ref for entry in project.reader.bin()] == [old.ref]


def test_the_same_file_twice_needs_to_be_meant(project: Project) -> None:
    import_loans(project, loan_batch(ROWS), files=(FILE,))
    with pytest.raises(AppError, match=r"loans\.csv has already been imported as loans"):
        imports.begin_import(project, ImportPlan("loans", "second", (FILE,)))
    with pytest.raises(AppError, match="already been imported"):
        imports.begin_import(project, ImportPlan("loans", "loans", (FILE,), "update"))
    for plan in (ImportPlan("loans", "2", (FILE,), again=True), ImportPlan("loans", "loans", (FILE,), "replace")):
        ticket = imports.begin_import(project, plan)
        drain(imports.abandon_import(project, ticket))
    assert len(project.reader.sources()) == 1


def test_a_source_file_is_known_by_its_content(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("1,2,3")
    one, two = (imports.source_file(tmp_path / name) for name in ("a.csv", "b.csv"))
    assert one.sha256 == two.sha256 and (one.name, one.bytes) == ("a.csv", 5)
    for bad in ("none.csv", "."):
        with pytest.raises(AppError, match=r"cannot be read|is a folder"):
            imports.source_file(tmp_path / bad)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 201, "nul\0"])
def test_names_are_visible_text(project: Project, name: str) -> None:
    with pytest.raises(AppError, match="cannot be used as a name"):
        imports.begin_import(project, ImportPlan("loans", name))


def test_each_source_has_a_key_of_its_own_that_updates_share(project: Project) -> None:
    one = imports.begin_import(project, ImportPlan("loans", "one"))
    two = imports.begin_import(project, ImportPlan("loans", "two"))
    keys = {project.reader.import_key(one), project.reader.import_key(two)}
    assert len(keys) == 2 and all(len(key) == 32 for key in keys)
    import_loans(project, loan_batch(ROWS), "three")
    before = project.reader.connection.execute("select key from secrets order by source").fetchall()
    ticket = imports.begin_import(project, ImportPlan("loans", "three", mode="update"))
    assert project.reader.import_key(ticket) == before[-1][0]


def test_a_staged_batch_that_vanished_is_told(project: Project) -> None:
    ticket = imports.begin_import(project, ImportPlan("loans", "loans"))
    with pytest.raises(AppError):
        drain(loans.ingest_loans(project, ticket, Context()))


texts = st.text(max_size=12)
keys = st.lists(texts, min_size=1, max_size=8, unique=True).map(sorted)


@st.composite
def batches(draw: st.DrawFn) -> LoanBatch:
    item_keys = draw(keys)
    n, rows, people = len(item_keys), draw(st.integers(0, 30)), draw(st.integers(0, 4))
    labels = draw(st.lists(texts, min_size=n, max_size=n))
    attributes = draw(st.lists(st.dictionaries(texts, texts, max_size=3), min_size=n, max_size=n))
    numbers = st.integers(-(2**31), 2**31 - 1)

    def column(values: st.SearchStrategy[int], dtype: type) -> np.ndarray:
        return np.array(draw(st.lists(values, min_size=rows, max_size=rows)), dtype)

    return LoanBatch(
        ItemTable(item_keys, labels, attributes),
        np.arange(16 * people, dtype=np.uint8).reshape(people, 16),
        column(st.integers(-1, people - 1), np.int32),
        column(st.integers(0, n - 1), np.int32),
        column(numbers, np.int32),
        column(st.integers(0, 3), np.uint8),
        column(numbers, np.int32),
        ImportReport(rows=rows, accepted=rows),
    )


@given(batches())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_batch_comes_back_as_it_was(batch: LoanBatch) -> None:
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "t.minent") as project:
        source = import_loans(project, batch).source
        held = project.reader.load(source)
        items = project.reader.items(held.item_ids)
        assert [i.key for i in items] == batch.items.keys
        assert [i.label for i in items] == batch.items.labels
        assert [dict(i.attributes) for i in items] == batch.items.attributes
        np.testing.assert_array_equal(held.item, batch.item)
        np.testing.assert_array_equal(held.day, batch.day)
        np.testing.assert_array_equal(held.borrower == -1, batch.borrower == -1)
        same = np.equal.outer(batch.borrower, batch.borrower)
        np.testing.assert_array_equal(np.equal.outer(held.borrower, held.borrower), same)
        rows = project.reader.connection.execute("select precision, ifnull(partial, ?) from loans", [UNKNOWN_DAY])
        assert rows.fetchall() == list(zip(batch.precision.tolist(), batch.partial.tolist(), strict=True))


@given(batches())
@settings(deadline=None, max_examples=60)
def test_staging_loses_nothing(batch: LoanBatch) -> None:
    with tempfile.TemporaryDirectory() as folder:
        staging.stage_loans(Path(folder) / "x", batch)
        back = staging.load_staged_loans(Path(folder) / "x")
    assert back.items == batch.items and back.report == batch.report
    for name in ("pseudonyms", "borrower", "item", "day", "precision", "partial"):
        np.testing.assert_array_equal(getattr(back, name), getattr(batch, name))


def test_lone_surrogates_do_not_stop_an_import(project: Project) -> None:
    batch = loan_batch([("ann", "bad\ud800key", 1)])
    source = import_loans(project, batch).source
    assert project.reader.keys(project.reader.load(source).item_ids) == ["bad?key"]
