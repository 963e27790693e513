"""Texts in the project: stored, loaded as a corpus, found in context, removed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from minentropy_app.model.step import Context, drain
from minentropy_app.project import edits, imports, staging, texts
from minentropy_app.project.check import check
from minentropy_app.project.imports import ImportPlan
from minentropy_app.project.project import Project
from minentropy_app.sources.texts import TextOptions, read_texts

LINES = "太阳是一颗恒星。太阳很大\n月亮绕地球\nEmma was happy. Emma smiled\n"


def store(project: Project, folder: Path, text: str = LINES, name: str = "texts") -> imports.Imported:
    file = folder / "a.txt"
    file.write_text(text, "utf-8")
    batch = drain(read_texts([file], TextOptions(unit="line"), Context()))
    ticket = imports.begin_import(project, ImportPlan("texts", name))
    staging.stage_texts(staging.staging_folder(project.data_path, ticket), batch)
    return drain(texts.ingest_texts(project, ticket, Context()))


def sentences(corpus, labels):
    bounds = corpus.indptr
    return [
        [labels[corpus.tokens[k]] for k in range(bounds[s], bounds[s + 1])]
        for d in range(len(corpus.document_ids))
        for s in range(corpus.sentences[d], corpus.sentences[d + 1])
    ]


def test_a_corpus_comes_back(project: Project, tmp_path: Path) -> None:
    stored = store(project, tmp_path)
    assert stored.source.kind == "texts" and stored.source.rows == 3
    corpus = project.reader.load(stored.source)
    labels = project.reader.labels(corpus.item_ids.tolist())
    assert labels == sorted(labels) and "恒星" in labels
    found = sentences(corpus, labels)
    assert sorted(map(len, found)) == [2, 2, 3, 3, 4] and ["太阳", "是", "一颗", "恒星"] in found
    assert {item.kind for item in project.reader.items(corpus.document_ids.tolist())} == {"document"}
    assert not drain(check(project.path, Context()))


def test_the_order_of_documents_does_not_matter(project: Project, tmp_path: Path) -> None:
    one = store(project, tmp_path)
    turned = "".join(reversed(LINES.splitlines(keepends=True)))
    other = store(project, tmp_path, turned, "turned")
    assert one.source.content == other.source.content
    first, second = project.reader.load(one.source), project.reader.load(other.source)
    np.testing.assert_array_equal(first.tokens, second.tokens)
    np.testing.assert_array_equal(first.indptr, second.indptr)


def test_words_in_their_context(project: Project, tmp_path: Path) -> None:
    store(project, tmp_path)
    hits = project.reader.concordance("太阳", ["太阳"])
    assert [(h.left, h.hit, h.right) for h in hits] == [
        ("", "太阳", "是一颗恒星。太阳很大"),
        ("太阳是一颗恒星。", "太阳", "很大"),
    ]
    assert [h.hit for h in project.reader.concordance("emma", ["emma"])] == ["Emma", "Emma"]
    assert [h.hit for h in project.reader.concordance("阳是", ["阳", "是"])] == ["阳是"]
    assert project.reader.concordance("100%", ["100"]) == project.reader.concordance('a"b', ['a"b']) == []
    assert len(project.reader.concordance("太阳", ["太阳"], 1)) == 1


def test_words_of_spaced_scripts_are_found_whole_and_shown_among_whole_words(project: Project, tmp_path: Path) -> None:
    store(project, tmp_path, "The unkindness of one so kind, whose kindness was a byword throughout Hertfordshire\n")
    (hit,) = project.reader.concordance("kind", ["kind"])
    assert (hit.left, hit.hit) == ("The unkindness of one so", "kind")
    assert hit.right == ", whose kindness was a byword"
    assert [h.right for h in project.reader.concordance("indn", ["indn"])] == [
        "ess of one so kind, whose", "ess was a byword throughout",
    ]  # fmt: skip


def test_places_of_one_source_do_not_hide_those_of_another(project: Project, tmp_path: Path) -> None:
    store(project, tmp_path, "太阳很大\n" * 9, "many")
    few = store(project, tmp_path, "只有一个太阳\n", "few").source
    for text, words in (("太阳", ["太阳"]), ("个太", ["个", "太"])):
        (hit,) = project.reader.concordance(text, words, 5, few.id)
        assert hit.source == "few"


def test_deleted_texts_are_found_no_more(project: Project, tmp_path: Path) -> None:
    stored = store(project, tmp_path)
    edits.History(project).do(edits.delete(project, stored.source))
    assert not project.reader.concordance("太阳", ["太阳"])
    (entry,) = project.reader.bin()
    drain(edits.purge(project, entry))
    with project.transaction() as db:
        assert db.execute("select count(*) from documents").fetchone()[0] == 0
        assert db.execute("select count(*) from document_search where document_search match '太阳'").fetchone()[0] == 0


def test_an_import_given_up_leaves_nothing(project: Project, tmp_path: Path) -> None:
    ticket = imports.begin_import(project, ImportPlan("texts", "half"))
    (tmp_path / "a.txt").write_text(LINES, "utf-8")
    batch = drain(read_texts([tmp_path / "a.txt"], TextOptions(), Context()))
    staging.stage_texts(staging.staging_folder(project.data_path, ticket), batch)
    steps = texts.ingest_texts(project, ticket, Context())
    for _ in range(3):
        next(steps)
    steps.close()
    drain(imports.abandon_import(project, ticket))
    assert not project.reader.sources() and not project.reader.concordance("太阳", ["太阳"])
