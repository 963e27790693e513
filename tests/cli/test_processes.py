"""Commands that are interrupted, killed, starved or crowded, as real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.processes import TOY, call, call_json, ctrl_c, descendants, finish, gone, start, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc of Linux")

SLOW = ("toy", *TOY, "--set", "steps=6000", "--set", "nap=0.01", "--progress")


def states(project: Path) -> list[tuple[str, str]]:
    return [(r["name"], r["state"]) for r in call_json("list", project)["results"]]


def test_ctrl_c_stops_a_run_cleanly(with_loans: Path) -> None:
    sources = call_json("list", with_loans)["sources"]
    process = start("run", with_loans, *SLOW)
    wait_for(process, "Counting")
    (worker,) = descendants(process.pid)
    ctrl_c(process)
    code, out, err = finish(process, patience=5)
    assert (code, out) == (130, "")
    assert err.splitlines()[-1] == "Stopped."
    assert gone(worker)
    assert call_json("list", with_loans)["sources"] == sources
    assert states(with_loans) == [("toy", "cancelled")]
    assert call_json("check", with_loans) == {"ok": True, "problems": []}


def test_ctrl_c_stops_a_run_that_does_not_listen(with_loans: Path) -> None:
    process = start("run", with_loans, "toy", *TOY, "--set", "deed=deaf", "--set", "steps=100", "--progress")
    wait_for(process, "Counting")
    (worker,) = descendants(process.pid)
    ctrl_c(process)
    assert finish(process, patience=5)[0] == 130
    assert gone(worker)
    assert states(with_loans) == [("toy", "cancelled")]


def test_ctrl_c_takes_an_import_back(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    rows = (f"r{k % 5000},i{k * 7919 % 20011},2024-{k % 12 + 1:02d}-{k % 28 + 1:02d}\n" for k in range(80_000))
    file.write_text("borrower,item,date\n" + "".join(rows), "utf-8")
    for stage in ("Reading", "Storing"):
        process = start("import", "loans", project, file, "--progress")
        wait_for(process, stage)
        ctrl_c(process)
        assert finish(process, patience=10)[0] == 130
        assert call_json("list", project) == {"sources": [], "results": []}
        assert call_json("check", project) == {"ok": True, "problems": []}
    assert call("import", "loans", project, file)[0] == 0


def test_the_worker_goes_with_its_parent_and_the_run_is_told_as_failed(with_loans: Path, cli: Cli) -> None:
    process = start("run", with_loans, *SLOW)
    wait_for(process, "Counting")
    (worker,) = descendants(process.pid)
    process.kill()
    with process:
        process.communicate()
    assert gone(worker)
    assert states(with_loans) == [("toy", "failed")], "before anybody opens the project for writing"
    assert call_json("show", with_loans, "toy")["log"] == "interrupted"
    assert call_json("check", with_loans)["ok"]
    assert cli("rename", with_loans, "loans", "renamed").code == 0
    assert states(with_loans) == [("toy", "failed")]
    assert cli("check", with_loans).code == 0


def test_a_killed_worker_is_told_at_once(with_loans: Path) -> None:
    process = start("run", with_loans, *SLOW)
    wait_for(process, "Counting")
    (worker,) = descendants(process.pid)
    os.kill(worker, signal.SIGKILL)
    code, _, err = finish(process, patience=5)
    assert code == 1 and "ended from outside" in err
    assert states(with_loans) == [("toy", "failed")]


def test_a_reader_that_leaves_is_no_failure(with_loans: Path) -> None:
    process = start("show", with_loans, "loans", "--json")
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(30) == 0
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == ""


def test_two_writers_at_once_and_readers_beside_them(with_loans: Path) -> None:
    process = start("run", with_loans, *SLOW)
    wait_for(process, "Counting")
    code, _, err = call("rename", with_loans, "loans", "other")
    assert code == 1 and "open in a window" in err
    assert [s["name"] for s in call_json("list", with_loans)["sources"]] == ["loans"]
    assert call("show", with_loans, "loans")[0] == 0
    assert call_json("check", with_loans)["ok"]
    ctrl_c(process)
    assert finish(process)[0] == 130
    assert call("rename", with_loans, "loans", "other")[0] == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def test_a_project_on_a_read_only_disk_is_read_but_not_written(disk: Path, loans_file: Path) -> None:
    project = disk / "town.minent"
    assert call("new", project)[0] == 0
    assert call("import", "loans", project, loans_file, "--name", "loans")[0] == 0
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    assert [s["name"] for s in call_json("list", project)["sources"]] == ["loans"]
    assert call("show", project, "loans")[0] == 0
    for words in (["run", project, "pairs"], ["rename", project, "loans", "b"], ["forget", project, "loans"]):
        code, _, err = call(*words)
        assert code == 1 and len(err.splitlines()) == 2, err
    assert call_json("check", project)["ok"]


def test_a_full_disk_is_told_and_takes_the_import_back(disk: Path, tmp_path: Path) -> None:
    project = disk / "town.minent"
    assert call("new", project)[0] == 0
    file = tmp_path / "large.csv"
    file.write_text("borrower,item,date\n" + "".join(f"r{k},i{k},2024-01-01\n" for k in range(80_000)), "utf-8")
    code, _, err = call("import", "loans", project, file)
    assert code == 1 and "full" in err and len(err.splitlines()) == 2
    assert call_json("list", project) == {"sources": [], "results": []}
    assert call_json("check", project)["ok"]


def test_an_unforeseen_fault_is_told_plainly(with_loans: Path, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from minentropy_app.cli.guard import guarded\n"
        "import click\n"
        "@click.command()\n"
        "def faulty():\n"
        "    raise RuntimeError('inner words of ' + 'a reader')\n"
        "raise SystemExit(guarded(lambda: faulty, []))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 2 and "a reader" not in done.stderr
    report = Path(done.stderr.split("Crash report: ")[1].strip())
    assert "RuntimeError" in report.read_text("utf-8") and "a reader" not in report.read_text("utf-8")
