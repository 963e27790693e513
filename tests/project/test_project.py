from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from minentropy_app.errors import AppError
from minentropy_app.project import folder, opening
from minentropy_app.project.project import Project, ProjectLocked
from minentropy_app.project.reader import Reader
from tests.project.helpers import ROWS, import_loans, loan_batch


def test_a_new_project_is_empty_and_opens_again(project: Project) -> None:
    assert project.reader.sources() == [] and project.reader.results() == []
    path = project.path
    project.close()
    with Project.open(path) as again:
        assert not again.read_only
    assert sorted(p.name for p in path.parent.iterdir()) == ["town.minent", "town.minent.data"]


def test_the_file_says_what_it_is(project: Project) -> None:
    connection = project.reader.connection
    assert connection.execute("pragma application_id").fetchone()[0] == opening.APPLICATION_ID
    assert connection.execute("pragma user_version").fetchone()[0] == opening.LATEST
    assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"


def test_creating_over_a_file_or_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.minent").write_text("mine")
    (tmp_path / "b.minent.data").mkdir()
    (tmp_path / "b.minent.data" / "letter.txt").write_text("mine")
    for name in ("a.minent", "b.minent", "none/c.minent"):
        with pytest.raises(AppError):
            Project.create(tmp_path / name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.minent", "b.minent.data"]


def test_a_creation_that_was_interrupted_can_be_repeated(tmp_path: Path) -> None:
    folder.write_identity(tmp_path / "a.minent.data", "half")
    (tmp_path / "a.minent.part").write_bytes(b"half")
    with Project.create(tmp_path / "a.minent") as made:
        assert made.reader.sources() == []
    assert not (tmp_path / "a.minent.part").exists()


def foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("create table t (x)")
    db.close()


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda path: None, "no project"),
        (lambda path: path.mkdir(), "folder"),
        (lambda path: path.write_bytes(b""), "not a MinEntropy project"),
        (lambda path: path.write_bytes(os.urandom(5000)), "not a MinEntropy project"),
        (foreign_database, "no MinEntropy project"),
    ],
)
def test_what_is_no_project_is_told_apart(tmp_path: Path, make, word: str) -> None:
    path = tmp_path / "x.minent"
    make(path)
    for attempt in (lambda: Project.open(path), lambda: Project.open(path, write=False), lambda: Reader(path)):
        with pytest.raises(AppError) as caught:
            attempt()
        assert word in str(caught.value) and "x.minent" in str(caught.value) and caught.value.remedy


def closed_copy(project: Project) -> Path:
    import_loans(project, loan_batch(ROWS))
    project.close()
    return project.path


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_truncated_project_is_recognised(project: Project, share: float) -> None:
    path = closed_copy(project)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(AppError, match="damaged"):
        Project.open(path)


def test_a_project_overwritten_in_the_middle_gives_a_message(project: Project) -> None:
    path = closed_copy(project)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(AppError, match="damaged"):
        Project.open(path)


def test_a_newer_project_is_refused(project: Project) -> None:
    path = closed_copy(project)
    with sqlite3.connect(path) as db:
        db.execute(f"pragma user_version = {opening.LATEST + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(AppError, match="newer version"):
        Project.open(path)
    assert path.read_bytes() == before


def test_a_folder_left_behind_is_recognised(project: Project, tmp_path: Path) -> None:
    path = closed_copy(project)
    moved = tmp_path / "elsewhere" / "town.minent"
    moved.parent.mkdir()
    shutil.move(path, moved)
    with pytest.raises(AppError, match=r"town\.minent\.data.*not beside") as caught:
        Project.open(moved)
    assert str(moved.parent) in caught.value.remedy
    with Project.create(tmp_path / "other.minent") as other:
        shutil.copytree(other.data_path, folder.data_folder(moved))
    with pytest.raises(AppError, match="another project"):
        Project.open(moved)
    shutil.rmtree(folder.data_folder(moved))
    shutil.move(folder.data_folder(path), folder.data_folder(moved))
    with Project.open(moved) as found:
        assert len(found.reader.sources()) == 1


def test_a_second_writer_is_refused_and_a_reader_welcome(project: Project) -> None:
    import_loans(project, loan_batch(ROWS))
    with pytest.raises(ProjectLocked, match="open in a window"):
        Project.open(project.path)
    with Project.open(project.path, write=False) as second:
        assert second.read_only and len(second.reader.sources()) == 1
        with pytest.raises(AppError, match="cannot be changed"), second.transaction():
            pass


HOLD = """
import sys, pathlib
from minentropy_app.project.project import Project
with Project.open(pathlib.Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_the_lock_holds_between_processes_and_dies_with_its_process(project: Project) -> None:
    path = project.path
    project.close()
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "open"
        with pytest.raises(ProjectLocked):
            Project.open(path)
        with Reader(path) as reader:
            assert reader.sources() == []
        child.kill()
    with Project.open(path) as after:
        assert not after.read_only


def test_a_read_only_place_opens_read_only_and_says_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path = closed_copy(project)
    monkeypatch.setattr(os, "access", lambda *arguments: False)
    with Project.open(path) as opened:
        assert opened.read_only and "written" in opened.read_only_reason
        assert [s.rows for s in opened.reader.sources()] == [len(ROWS)]
        with pytest.raises(AppError, match="cannot be changed"), opened.transaction():
            pass


def mount(arguments: list[str]) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting a read-only disk needs root")
    if subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not allow mounting")


def test_a_read_only_disk_opens_read_only(project: Project, tmp_path: Path) -> None:
    path = closed_copy(project)
    point = tmp_path / "disk"
    point.mkdir()
    mount(["-t", "tmpfs", "-o", "size=4m", "tmpfs", str(point)])
    try:
        shutil.copy(path, point)
        shutil.copytree(folder.data_folder(path), point / "town.minent.data")
        subprocess.run(["mount", "-o", "remount,ro", str(point)], check=True)
        with Project.open(point / "town.minent") as opened:
            assert opened.read_only
            (source,) = opened.reader.sources()
            assert len(opened.reader.load(source).item) == len(ROWS)
    finally:
        subprocess.run(["umount", "--lazy", str(point)], check=True)


def test_reading_leaves_no_files_behind(project: Project) -> None:
    path = closed_copy(project)
    with Project.open(path, write=False) as opened:
        opened.reader.sources()
    assert {p.name for p in path.parent.iterdir()} <= {
        "town.minent",
        "town.minent.data",
        "town.minent-wal",
        "town.minent-shm",
    }
    with Project.open(path) as opened:
        assert not opened.read_only
    assert {p.name for p in path.parent.iterdir()} == {"town.minent", "town.minent.data"}


def test_reading_needs_neither_numpy_nor_the_writing_library(project: Project) -> None:
    code = (
        "import sys, pathlib; from minentropy_app.project.reader import Reader\n"
        "with Reader(pathlib.Path(sys.argv[1])) as r: r.sources(); r.results(); r.search('x')\n"
        "print([m for m in ('numpy', 'sqlite_utils', 'scipy', 'numba') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code, str(project.path)], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
