"""What no index of words can answer is looked up by runs of characters, and the texts have the last word."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.model.step import drain
from minentropy_app.project import edits, grams, schema
from minentropy_app.project.project import Project
from minentropy_app.project.reader import Reader
from tests.project.test_texts import LINES, store

#: Few letters, so that what is looked for is often there: Chinese, Latin, Greek with both of its small sigmas.
LETTERS = st.text(st.sampled_from("太阳是一颗Aab ΣσςÉéİＡ１1\n"), max_size=12)


def database() -> sqlite3.Connection:
    """One source of texts, its documents in part 1."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(
        """create table sources (id integer primary key, state text, deleted_at text, name text);
           create table parts (id integer primary key, source integer, state text);
           create table documents (id integer primary key, item integer, text text);
           create table text_grams (id integer primary key, first integer, last integer, bits blob);
           insert into sources values (1, 'ready', null, 's');
           insert into parts values (1, 1, 'ready');"""
    )
    return connection


def holds(runs: list[tuple[int, int]], number: int) -> bool:
    return any(first <= number <= last for first, last in runs)


@given(st.lists(LETTERS, min_size=1, max_size=8), LETTERS.filter(bool), st.integers(1, 20))
def test_no_document_that_holds_it_is_passed_over(documents: list[str], wanted: str, stretch: int) -> None:
    with closing(database()) as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(grams, "_STRETCH", stretch)
        patch.setattr(grams, "_OVERLAP", len(wanted))
        rows = [((1 << 32) + k, text) for k, text in enumerate(documents)]
        connection.executemany("insert into documents values (?, 0, ?)", rows)
        for one in (lambda: grams.store(connection, rows), lambda: grams.store_all(connection)):
            connection.execute("delete from text_grams")
            one()
            found = list(grams.candidates(connection, wanted, 0))
            assert found == sorted(found) and not list(grams.candidates(connection, wanted, 2))
            for number, text in rows:
                assert holds(found, number) or grams.folded(wanted) not in grams.folded(text)


def test_what_stands_nowhere_is_not_read_for() -> None:
    with closing(database()) as connection:
        grams.store(connection, [((1 << 32) + k, "太阳是一颗恒星。Sun and moon. " * 300) for k in range(50)])
        assert list(grams.candidates(connection, "是一颗恒星。sun", 0)) == [(1 << 32, (1 << 32) + 49)]
        for wanted in ("月亮", "龘", "moonsun", "阳星是一"):
            assert not list(grams.candidates(connection, wanted, 0))


def test_a_long_text_is_found_across_its_pieces(project: Project, tmp_path: Path) -> None:
    many = "".join(chr(0x4E00 + k % 5000) for k in range(200_000))
    store(project, tmp_path, f"{many[:98_310]}犀鸟吃菠萝{many[98_310:]}\n短文\n")
    for wanted in ("犀鸟吃菠萝", "鸟吃菠", "鸟吃", many[98_000:98_310] + "犀鸟", "短文"):
        assert [hit.hit for hit in project.reader.concordance(wanted, [])] == [wanted]
    assert not project.reader.concordance("犀鸟吃香蕉", [])


def test_places_inside_of_longer_words_are_found_too(project: Project, tmp_path: Path) -> None:
    """What the index of words knows of comes first where there is no room for all; else all are by document."""
    store(project, tmp_path, "读了人民日报\n人民的报纸\n人民币\n")
    assert {"人民日报", "人民币"} <= set(
        project.reader.labels(project.reader.load(project.reader.sources()[0]).item_ids)
    )
    found = [hit.right for hit in project.reader.concordance("人民", ["人民"])]
    assert found == ["日报", "的报纸", "币"]
    assert [hit.right for hit in project.reader.concordance("人民", ["人民"], 1)] == ["的报纸"]
    assert [hit.right for hit in project.reader.concordance("人民", ["人民"], 2)] == ["日报", "的报纸"]


def test_letters_with_accents_are_found_whatever_their_case(project: Project, tmp_path: Path) -> None:
    store(project, tmp_path, "Une ÉCOLE de Paris\nούτος ο ΟΔΟΣ εδώ\n")
    assert [hit.hit for hit in project.reader.concordance("école d", [])] == ["ÉCOLE d"]
    assert [hit.hit for hit in project.reader.concordance("cole", [])] == ["COLE"]
    assert [hit.hit for hit in project.reader.concordance("δοσ", [])] == ["ΔΟΣ"]


def test_the_width_of_letters_does_not_matter(project: Project, tmp_path: Path) -> None:
    store(project, tmp_path, "型号ＡＢＣ１２３全角\nİzmir’de ABC123\n")
    found = ["ＡＢＣ１２３", "ABC123"]
    for words in (["abc123"], []):
        for wanted in ("abc123", "ＡＢＣ123"):
            assert [hit.hit for hit in project.reader.concordance(wanted, words)] == found
    assert [hit.hit for hit in project.reader.concordance("mir'de a", [])] == ["mir’de A"]


def test_an_older_project_gets_its_runs_when_it_is_opened(project: Project, tmp_path: Path) -> None:
    store(project, tmp_path)
    store(project, tmp_path, "月亮很小\n", "more")
    older(project)
    with closing(Reader(project.path)) as reader:  # which must not bring it up to date
        assert [hit.hit for hit in reader.concordance("阳是", ["阳", "是"])] == ["阳是"]
        assert reader.concordance("颗月", ["颗", "月"]) == []
    with Project.open(project.path) as newer:
        assert [hit.hit for hit in newer.reader.concordance("阳是", ["阳", "是"])] == ["阳是"]
        assert [hit.source for hit in newer.reader.concordance("亮很", ["亮", "很"])] == ["more"]
        assert newer.reader.concordance("颗月", ["颗", "月"]) == []


def older(project: Project) -> None:
    """Make the project one of the format before runs were kept."""
    with project.transaction() as db:
        db.execute("drop table text_grams")
        db.execute("drop table unindexed_parts")
        db.execute("drop trigger documents_removed")
        db.execute(
            """create trigger documents_removed after delete on documents begin
                insert into document_search(document_search, rowid, segmented) values ('delete', old.id, old.segmented);
            end"""
        )
        later = [step.__name__ for step in (schema.m008_text_grams, schema.m009_unindexed_parts)]
        assert sum(db.execute("delete from _sqlite_migrations where name = ?", [n]).rowcount for n in later) == 2
        db.execute("pragma user_version = 7")
    project.close()


@pytest.mark.parametrize("alone", [True, False])
def test_texts_leave_the_index_at_once_or_one_by_one(project: Project, tmp_path: Path, alone: bool) -> None:
    kept = None if alone else store(project, tmp_path, "太阳出来\n", "kept")
    edits.History(project).do(edits.delete(project, store(project, tmp_path).source))
    (entry,) = project.reader.bin()
    steps = edits.purge(project, entry)
    while "unindexed" not in (found := left_over(project)) and next(steps, None):
        pass  # where it is cut off here, the next opening goes on
    steps.close()
    assert ("unindexed" in found) == alone
    project.close()
    with Project.open(project.path) as again:
        with again.transaction() as db:
            assert db.execute("select count(*) from documents").fetchone()[0] == (kept is not None)
            db.execute("insert into document_search(document_search) values ('integrity-check')")
        assert len(again.reader.concordance("太阳", ["太阳"])) == (kept is not None) and "unindexed" not in left_over(
            again
        )
        store(again, tmp_path, "太阳下山\n", "new")
        assert [hit.right for hit in again.reader.concordance("太阳", ["太阳"])][-1:] == ["下山"]


def left_over(project: Project) -> set[str]:
    """What is noted of texts that are going."""
    with project.transaction() as db:
        return {"unindexed"} if db.execute("select 1 from unindexed_parts").fetchone() else set()


def test_nothing_is_left_of_texts_that_are_gone(project: Project, tmp_path: Path) -> None:
    stored = store(project, tmp_path, LINES)
    edits.History(project).do(edits.delete(project, stored.source))
    assert not list(grams.candidates(project.reader.connection, "阳是", 0))
    (entry,) = project.reader.bin()
    drain(edits.purge(project, entry))
    with project.transaction() as db:
        assert db.execute("select count(*) from text_grams").fetchone()[0] == 0
