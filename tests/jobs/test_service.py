"""Operations on a real project, as the window drives them: jobs that are polled."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs import blocks
from minentropy_app.jobs.job import Job, Progress, Snapshot, State
from minentropy_app.jobs.requests import ImportRequest, RunRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.step import Step, Steps
from minentropy_app.project import purging, texts
from minentropy_app.project.entries import Result, Source
from minentropy_app.project.project import Project
from minentropy_app.settings import Settings
from tests.jobs import toy

LOANS = "borrower,item,date\na,1,2024-01-02\na,2,2024-01-02\nb,1,2024-01-03\nb,2,2024-01-03\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    hidden = ["--worker-analyses", "tests.jobs.toy"]
    with Session(tmp_path / "town.minent", "create", Settings(threads=1), hidden) as session:
        yield session


@pytest.fixture
def loans(session: Session, tmp_path: Path) -> Source:
    file = tmp_path / "loans.csv"
    file.write_text(LOANS, "utf-8")
    imported = session.import_files(ImportRequest("loans", (file,), "loans")).wait()
    assert isinstance(imported.source, Source)
    return imported.source


def request(loans: Source, **params: object) -> RunRequest:
    chosen = toy.ToyParams(**params)  # type: ignore[arg-type]
    return RunRequest(toy.ANALYSES[0], chosen, {"loans": loans}, "plan", offer_partial=True)


def until_counting(job: Job) -> None:
    assert any(isinstance(event, Progress) and event.stage == "Counting" for event in job.events())


def test_a_run_is_recorded_with_what_it_was_made_from(session: Session, loans: Source) -> None:
    result = session.run(request(loans, seed=5, nap=0.0)).wait()
    assert isinstance(result, Result)
    assert (result.state, result.seed, result.on) == ("done", 5, {"loans": "loans"})
    assert result.metrics == {"books": 2, "seed": 5}
    assert session.reader.load(result).method == "toy"


def test_a_cancelled_run_offers_what_it_reached(session: Session, loans: Source) -> None:
    asked = request(loans, steps=2000)
    job = session.run(asked)
    until_counting(job)
    job.cancel()
    with pytest.raises(Cancelled):
        job.wait()
    assert [r.state for r in session.reader.results()] == ["cancelled"]
    kept = session.keep_partial(asked, job).wait()
    assert kept.partial and kept.state == "done"
    assert session.reader.load(kept).metrics["books"] == 2
    assert session.check().wait() == []


def test_a_watched_run_shows_itself(session: Session, loans: Source) -> None:
    job = session.run(request(loans, steps=60))
    job.watch()
    shown = [event for event in job.events() if isinstance(event, Snapshot)]
    latest = blocks.read(shown[-1].block, shown[-1].layout)
    assert latest is not None and latest.positions.shape == (2, 3)


def test_edits_can_be_undone(session: Session, loans: Source) -> None:
    change = session.rename(loans, "借阅").wait()
    assert change.kinds == {"source"} and change.ids == (loans.id,)
    assert session.undo() is not None
    assert session.reader.sources()[0].name == "loans"
    assert session.redo() is not None
    assert session.reader.sources()[0].name == "借阅"
    assert session.redo() is None


def test_a_failed_import_leaves_nothing(session: Session, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    with pytest.raises(AppError):
        session.import_files(ImportRequest("loans", (bad,), "bad")).wait()
    with pytest.raises(AppError, match="means nothing"):
        session.import_files(ImportRequest("loans", (tmp_path / "town.minent",), "odd", options={"odd": 1})).wait()
    assert session.reader.sources() == []
    assert session.check().wait() == []


def test_closing_cancels_what_goes_on(tmp_path: Path) -> None:
    hidden = ["--worker-analyses", "tests.jobs.toy"]
    file, project = tmp_path / "loans.csv", tmp_path / "a.minent"
    file.write_text(LOANS, "utf-8")
    with Session(project, "create", worker_arguments=hidden) as session:
        loans = session.import_files(ImportRequest("loans", (file,), "loans")).wait().source
        job = session.run(request(loans, steps=6000))
        until_counting(job)
    assert job.state == "cancelled"
    with Session(project, "read") as session:
        assert [r.state for r in session.reader.results()] == ["cancelled"]
        with pytest.raises(AppError, match="reading only"):
            session.rename(session.reader.sources()[0], "x").wait()


def test_a_stopped_import_is_out_of_sight_at_once_and_its_rows_go_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taking out what is stored of a gigabyte takes its time: it goes on while others write, and before the end."""
    file, project = tmp_path / "a.txt", tmp_path / "a.minent"
    file.write_text("".join(f"one sentence of words {k}\n" for k in range(400)), "utf-8")
    monkeypatch.setattr(texts, "_BITE", 10)
    monkeypatch.setattr(purging, "purge_discarded", slow := Slow(purging.purge_discarded))
    with Session(project, "create") as session:
        job = session.import_files(ImportRequest("texts", (file,), "texts", options={"unit": "line"}))
        assert any(isinstance(event, Progress) and event.stage == "Storing texts" for event in job.events())
        slow.rests = 0.02
        job.cancel()
        with pytest.raises(Cancelled):
            job.wait()
        assert not slow.ended and not session.reader.sources() and not session.reader.concordance("words", ["words"])
    assert slow.ended
    with closing(sqlite3.connect(project)) as connection:
        for table in ("documents", "items", "parts", "sources", "text_grams", "unindexed_parts"):
            assert connection.execute(f"select count(*) from {table}").fetchone() == (0,)


def test_what_a_dead_import_left_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.minent"
    with Project.create(path) as project, project.transaction() as db:
        db.execute("insert into sources (id, name, kind, state, created) values (1, 'dead', 'loans', 'importing', '')")
        db.execute("insert into parts (id, source, state, mode, created) values (1, 1, 'importing', 'new', '')")
        rows = [(k, 1, 1, "book", f"key {k}", "label", "folded") for k in range(3000)]
        insert = "insert into items (id, source, part, kind, key, label, folded) values (?, ?, ?, ?, ?, ?, ?)"
        db.conn.executemany(insert, rows)
    slow = Slow(purging.purge_discarded)
    slow.rests = 0.05
    monkeypatch.setattr(purging, "purge_discarded", slow)
    with Session(path) as session:
        assert not slow.ended and not session.reader.sources() and not session.reader.search("label")
    assert slow.ended
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from items").fetchone() == (0,)


class Slow:
    """A generator of Steps that rests between them."""

    def __init__(self, steps: Callable[[Any], Steps[None]]) -> None:
        self._steps, self.rests, self.ended = steps, 0.0, False

    def __call__(self, project: Any) -> Steps[None]:
        for step in self._steps(project):
            time.sleep(self.rests)
            yield step
        if self.rests:
            time.sleep(0.3)
            yield Step("Resting", 0, 0)
            self.ended = True


def test_short_texts_are_cut_as_an_import_cuts_them(session: Session) -> None:
    from minentropy_app.sources.segmentation import Segmenter

    short = ["今天天气很好。我们去图书馆", "The cat's hat; a dog.", ""]
    made = session.cut(short).wait()
    assert made == {"texts": short, "sentences": [Segmenter().sentences(text) for text in short]}
    simplified = session.cut(["圖書館"], {"simplify": True, "stop_list": "图书馆"}).wait()
    assert simplified == {"texts": ["图书馆"], "sentences": [[]]}


def test_a_malformed_dictionary_is_named_from_the_other_process(session: Session) -> None:
    with pytest.raises(AppError, match="Line 2"):
        session.cut(["好"], {"dictionary": "好词 3 n\n坏词 -7"}).wait()


def test_a_session_keeps_nothing_of_what_has_ended(session: Session) -> None:
    for _ in range(5):
        session.cut(["a book"]).wait()
    session.cut(["a book"]).wait()
    assert len(session._jobs) == 1
    assert len(session._threads) <= 2


def test_a_look_does_not_wait_for_a_check(session: Session, tmp_path: Path) -> None:
    from minentropy_app.jobs.requests import CheckRequest

    file = tmp_path / "loans.csv"
    file.write_text("borrower,item,date\n" + "a,1,2024-01-02\n" * 300_000, "utf-8")
    asked = CheckRequest("loans", (file,), b"k" * 32, {})
    checking = session.check_import(asked)
    assert session.preview(asked).wait()["names"] == ["borrower", "item", "date"]
    assert checking.state is not State.DONE
    checking.cancel()
    with pytest.raises(Cancelled):
        checking.wait()
