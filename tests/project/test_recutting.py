"""Texts cut anew: as if imported so, with the same documents, and all at once."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, drain
from minentropy_app.project import documents, edits, imports, recutting, staging, texts
from minentropy_app.project.check import check
from minentropy_app.project.imports import ImportPlan, Ticket
from minentropy_app.project.project import Project
from minentropy_app.sources.recutting import Resegmentation, recut
from minentropy_app.sources.texts import TextOptions, read_texts

LINES = "太阳是一颗恒星。太阳很大\n月亮绕地球转圈圈\nEmma was happy. Emma smiled\nof the\n"
OWN = "绕地球 99999 v\n一颗恒星 99999 n\n"


def store(project: Project, folder: Path, options: TextOptions, name: str) -> imports.Imported:
    file = folder / f"{name}.txt"
    file.write_text(LINES, "utf-8")
    batch = drain(read_texts([file], options, Context()))
    ticket = imports.begin_import(project, ImportPlan("texts", name))
    staging.stage_texts(staging.staging_folder(project.data_path, ticket), batch)
    return drain(texts.ingest_texts(project, ticket, Context()))


def stage(project: Project, source, options: Resegmentation) -> Ticket:
    ticket = recutting.begin_recut(project, source)
    held = recutting.document_texts(project.reader, source)
    with closing(staging.RecutStage(staging.staging_folder(project.data_path, ticket))) as laid:
        laid.finish(*drain(recut(held, source.rows, options, Context(), laid.take)))
    return ticket


def cut_anew(project: Project, source, options: Resegmentation) -> recutting.Resegmented:
    return drain(recutting.ingest_recut(project, stage(project, source, options), Context()))


def words_of(project: Project, source) -> list[str]:
    return project.reader.labels(project.reader.load(source).item_ids.tolist())


def test_as_if_imported_so(project: Project, tmp_path: Path) -> None:
    first = store(project, tmp_path, TextOptions(unit="line"), "one").source
    wanted = store(project, tmp_path, TextOptions(unit="line", dictionary=OWN, stop_list="of the"), "two").source
    assert first.rows == 4 and wanted.rows == 3
    before = project.reader.load(first)
    told = cut_anew(project, first, Resegmentation(dictionary=OWN, stop_list="of the"))
    assert (told.changed, told.without_words) == (3, 1)
    assert told.source.content == wanted.content != first.content
    corpus, other = project.reader.load(told.source), project.reader.load(wanted)
    np.testing.assert_array_equal(corpus.tokens, other.tokens)
    assert words_of(project, told.source) == words_of(project, wanted)
    assert set(corpus.document_ids.tolist()) < set(before.document_ids.tolist())
    for count in ("words", "tokens", "sentences"):
        assert told.source.counts[count] == wanted.counts[count]
    assert not drain(check(project.path, Context()))


def test_what_had_lost_its_words_gets_them_back(project: Project, tmp_path: Path) -> None:
    source = store(project, tmp_path, TextOptions(unit="line"), "one").source
    ids, words = project.reader.load(source).document_ids, words_of(project, source)
    cut_anew(project, source, Resegmentation(stop_list="of the emma 太阳"))
    assert [row.words for row in documents.document_rows(project.reader, source)][-1] == 0
    again = cut_anew(project, source, Resegmentation())
    assert again.source.content == source.content and words_of(project, again.source) == words
    np.testing.assert_array_equal(project.reader.load(again.source).document_ids, ids)
    assert len(project.reader.reports(again.source)) == 1
    with project.transaction() as db:
        assert db.execute("select count(*) from documents").fetchone()[0] == 4


def test_nothing_changed_leaves_results_fresh(project: Project, tmp_path: Path) -> None:
    source = store(project, tmp_path, TextOptions(unit="line"), "one").source
    told = cut_anew(project, source, Resegmentation(dictionary="图书馆学会"))
    assert told.changed == 0 and told.source.content == source.content
    assert recutting.segmentation_of(project.reader, source)["dictionary"] == "图书馆学会"
    assert recutting.begin_recut(project, source)


def test_readers_see_the_old_words_until_the_end(project: Project, tmp_path: Path) -> None:
    source = store(project, tmp_path, TextOptions(unit="line"), "one").source
    old = words_of(project, source)
    ticket = stage(project, source, Resegmentation(dictionary=OWN))
    steps = recutting.ingest_recut(project, ticket, Context())
    for step in steps:
        assert words_of(project, source) == old and len(project.reader.concordance("太阳", ["太阳"])) == 2
        if step.stage == "Storing texts":
            break
    with pytest.raises(AppError, match="already"):
        recutting.begin_recut(project, source)
    steps.close()
    drain(imports.abandon_import(project, ticket))
    assert words_of(project, source) == old and project.reader.source_by_id(source.id) == source
    assert not project.reader.concordance("一颗恒星", ["一颗恒星"])[1:] and not drain(check(project.path, Context()))
    cut_anew(project, source, Resegmentation(dictionary=OWN))
    assert len(project.reader.concordance("一颗恒星", ["一颗恒星"])) == 1


def test_what_cannot_be_cut(project: Project, tmp_path: Path) -> None:
    source = store(project, tmp_path, TextOptions(unit="line"), "one").source
    with pytest.raises(AppError, match="No word would be left"):
        stage(project, source, Resegmentation(tags=",zz"))
    edits.History(project).do(edits.delete(project, source))
    with pytest.raises(AppError):
        recutting.begin_recut(project, source)


def test_the_project_keeps_the_lists_themselves(project: Project, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(OWN, "utf-8")
    (tmp_path / "stop.txt").write_text("of\nthe", "gb18030")
    options = TextOptions(user_dict=str(tmp_path / "own.txt"), stop_words=str(tmp_path / "stop.txt"))
    kept = recutting.segmentation_of(project.reader, store(project, tmp_path, options, "one").source)
    assert kept["dictionary"] == OWN.strip() and kept["stop_list"] == "of\nthe"
    assert set(kept) >= set(asdict(Resegmentation()))


def test_a_word_of_ones_own_is_found_beside_its_parts(project: Project, tmp_path: Path) -> None:
    store(project, tmp_path, TextOptions(unit="line"), "one")
    store(project, tmp_path, TextOptions(unit="line", dictionary=OWN), "two")
    hits = project.reader.concordance("一颗恒星", ["一颗", "恒星"])
    assert [hit.source for hit in hits] == ["one", "two"]
