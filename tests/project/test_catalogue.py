from __future__ import annotations

import dataclasses
from pathlib import Path

from minentropy_app.model.imports import CatalogueRecord, ImportReport
from minentropy_app.model.step import Context, drain
from minentropy_app.project import imports, staging
from minentropy_app.project.catalogue import ingest_catalogue
from minentropy_app.project.imports import Imported, ImportPlan
from minentropy_app.project.project import Project
from minentropy_app.sources.catalogue import CatalogueBatch
from tests.project.helpers import ROWS, import_loans, loan_batch, reopened, run_placement
from tests.project.test_texts import store as store_texts

RECORDS = (
    CatalogueRecord(("book-a",), (), "Emma", {"author": "Jane Austen", "call_number": "I561.44"}),
    CatalogueRecord(
        ("other",), (), "Label of book-c", {"author": "Qian Zhongshu", "call_number": "TP312", "publisher": "x"}
    ),
    CatalogueRecord(("nowhere",), (), "Not lent", {"author": "Nobody"}),
)


def batch() -> CatalogueBatch:
    return CatalogueBatch(RECORDS, ImportReport(rows=3, accepted=3))


def import_catalogue(project: Project) -> Imported:
    ticket = imports.begin_import(project, ImportPlan("catalogue", "records"))
    staging.stage_catalogue(staging.staging_folder(project.data_path, ticket), batch())
    return drain(ingest_catalogue(project, ticket, Context()))


def authors(project: Project) -> dict[str, str]:
    ids = project.reader.load(project.reader.entry("loans")).item_ids
    return dict(zip(project.reader.keys(ids), project.reader.attributes(ids, "author"), strict=True))


def test_records_join_items_by_id_and_title(project: Project) -> None:
    attributes = {"book-c": {"publisher": "By hand"}}
    import_loans(project, loan_batch(ROWS, attributes=attributes))
    done = import_catalogue(project)
    assert (done.source.kind, done.source.rows, done.source.items) == ("catalogue", 3, 2)
    assert (done.source.counts["by_id"], done.source.counts["by_title"], done.source.counts["unmatched"]) == (1, 1, 2)
    assert authors(project) == {"book-a": "Jane Austen", "book-b": "", "book-c": "Qian Zhongshu", "书-丁": ""}
    (hit,) = project.reader.search("label of book-c")
    assert project.reader.attributes([hit.item], "publisher") == ["By hand"]
    assert [hit.key for hit in project.reader.search("austen")] == ["book-a"]
    held = project.reader.load(project.reader.entry("loans"))
    assert held.class_names == ("I", "T")


def test_new_call_numbers_make_results_stale_and_a_second_time_changes_nothing(project: Project) -> None:
    source = import_loans(project, loan_batch(ROWS)).source
    run_placement(project, source)
    import_catalogue(project)
    assert project.reader.entry("placed").stale
    joined = project.reader.entry("loans")
    run_placement(project, joined, "fresh")
    ticket = imports.begin_import(project, ImportPlan("catalogue", "again"))
    staging.stage_catalogue(staging.staging_folder(project.data_path, ticket), batch())
    drain(ingest_catalogue(project, ticket, Context()))
    assert not project.reader.entry("fresh").stale
    # The same loans with these call numbers from the start are the same input.
    given = {"book-a": {"call_number": "I561.44"}, "book-c": {"call_number": "TP312"}}
    assert import_loans(project, loan_batch(ROWS, attributes=given), "other").source.content == joined.content


def test_half_a_catalogue_shows_nothing(project: Project) -> None:
    import_loans(project, loan_batch(ROWS))
    ticket = imports.begin_import(project, ImportPlan("catalogue", "records"))
    staging.stage_catalogue(staging.staging_folder(project.data_path, ticket), batch())
    steps = ingest_catalogue(project, ticket, Context())
    for _ in range(2):
        next(steps)
    with reopened(project) as again:
        assert set(authors(again).values()) == {""}
        assert [s.name for s in again.reader.sources()] == ["loans"]


def test_an_item_known_by_number_only_takes_the_title(project: Project) -> None:
    batch = loan_batch(ROWS)
    labels = [
        "book-a" if key == "book-a" else label for key, label in zip(batch.items.keys, batch.items.labels, strict=True)
    ]
    import_loans(project, dataclasses.replace(batch, items=dataclasses.replace(batch.items, labels=labels)))
    import_catalogue(project)
    assert [hit.label for hit in project.reader.search("book-a")] == ["Emma"]
    assert [hit.key for hit in project.reader.search("emma")] == ["book-a"]
    assert [hit.label for hit in project.reader.search("label of book-b")] == ["Label of book-b"]


def test_words_of_texts_are_no_books(project: Project, tmp_path: Path) -> None:
    import_loans(project, loan_batch(ROWS))
    store_texts(project, tmp_path, "Emma was not lent.\n")
    done = import_catalogue(project)
    assert done.source.counts["unmatched"] == 2
    assert [hit.key for hit in project.reader.search("austen")] == ["book-a"]
