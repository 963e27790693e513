from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from minentropy_app.model.step import Context, drain
from minentropy_app.project.check import check
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, import_loans, loan_batch, run_placement


@pytest.fixture
def closed(project: Project) -> Path:
    run_placement(project, import_loans(project, loan_batch(ROWS)).source)
    project.close()
    return project.path


def problems(path: Path) -> list[str]:
    found = drain(check(path, Context()))
    assert all(problem.remedy for problem in found)
    return [str(problem) for problem in found]


def test_a_sound_project_has_no_problems(closed: Path) -> None:
    assert problems(closed) == []


def test_a_project_being_written_has_none_either(project: Project) -> None:
    import_loans(project, loan_batch(ROWS))
    (project.data_path / "results").mkdir()
    (project.data_path / "results" / "under-way.npz").write_bytes(b"x")
    assert problems(project.path) == []


def execute(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def arrays_of(path: Path) -> Path:
    (found,) = (path.parent / (path.name + ".data") / "results").glob("*.npz")
    return found


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-30] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda p: arrays_of(p).unlink(), ["placed", "missing"]),
        (lambda p: flip(arrays_of(p)), ["placed", "altered"]),
        (lambda p: arrays_of(p).with_name("stray.npz").write_bytes(b""), ["stray.npz", "belongs to nothing"]),
        (lambda p: execute(p, "delete from loans where id = (select max(id) from loans)"), ["9 rows and has 8"]),
        (lambda p: execute(p, "delete from items where key = 'book-a'"), ["refer to something that is gone"]),
        (lambda p: execute(p, "delete from meta"), ["identity"]),
        (lambda p: (p.parent / (p.name + ".data")).rename(p.parent / "away"), ["not beside"]),
        (lambda p: p.unlink(), ["no project"]),
    ],
)
def test_harm_is_found_and_named(closed: Path, harm: Callable[[Path], object], words: list[str]) -> None:
    harm(closed)
    found = problems(closed)
    assert len(found) == 1
    assert all(word in found[0] for word in words)


def test_a_page_that_was_overwritten_is_found(closed: Path) -> None:
    size = closed.stat().st_size
    with closed.open("r+b") as file:
        file.seek(size - 4096 * 3)
        file.write(b"\xab" * 4096 * 3)
    assert problems(closed)
