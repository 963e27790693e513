"""Kill a real process that writes to a project, and verify what it leaves.

    victim = Victim(project_path, seed)        starts a process that imports, updates, runs and forgets for ever
    reported = victim.kill_after(seconds)      kill -9; what it had reported as done by then
    verify(project_path, reported)             opens, checks, compares

Run by itself as ``python -m tests.project.kill_harness PROJECT SEED`` it is the process to be killed.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from minentropy_app.model.inputs import Loans, PairCounts
from minentropy_app.model.step import Context, Step, drain
from minentropy_app.project import forget, pacing
from minentropy_app.project.check import check
from minentropy_app.project.entries import Source
from minentropy_app.project.project import Project
from tests.project.helpers import Row, import_loans, loan_batch, run_placement

ROWS_FIRST, ROWS_LATER, PAIRS = 400, 150, 2
ROOT = Path(__file__).resolve().parents[2]


class Victim:
    """A process at work on a project; it starts working at once when it is ready."""

    def __init__(self, path: Path, seed: int) -> None:
        command = [sys.executable, "-m", "tests.project.kill_harness", str(path), str(seed)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"

    def kill_after(self, seconds: float) -> list[str]:
        """Kill the process and return the lines it had written, such as ``import NAME``."""
        assert self._process.stdout is not None
        time.sleep(seconds)
        assert self._process.poll() is None, "the process died by itself"
        self._process.kill()
        with self._process:
            return self._process.stdout.read().splitlines()


def verify(path: Path, reported: list[str]) -> list[str]:
    """Open the project as the next user would; return the names of its complete sources."""
    with Project.open(path) as project:
        sources = {source.name: source for source in project.reader.sources()}
        results = {result.name: result.state for result in project.reader.results()}
        for line in reported:
            what, name = line.split()
            _still_there(what, name, sources, results)
        for source in sources.values():
            assert source.rows in _complete(source), source
            held = project.reader.load(source)
            assert len(held.item if isinstance(held, Loans) else held.weights) == source.rows
        for result in project.reader.results():
            assert result.state in ("done", "failed")
            if result.state == "done":
                assert len(project.reader.load(result).item_ids)
    problems = drain(check(path, Context()))
    assert problems == [], [str(problem) for problem in problems]
    return sorted(sources)


def _complete(source: Source) -> tuple[int, ...]:
    return (ROWS_FIRST, ROWS_FIRST + ROWS_LATER) if source.kind == "loans" else (PAIRS,)


def _still_there(what: str, name: str, sources: dict[str, Source], results: dict[str, str]) -> None:
    if what == "run":
        # A run may have gone with the loans that were being forgotten.
        forgotten = sources[name.removeprefix("on-")].forgotten
        assert forgotten or results[name] == "done"
    else:
        assert name in sources
    if what == "update":
        assert sources[name].forgotten or sources[name].rows == ROWS_FIRST + ROWS_LATER
    if what == "forget":
        assert sources[name].forgotten and f"on-{name}" not in results


def count_two_items(loans: Loans, context: Context) -> Iterator[Step]:
    """A stand-in for the engine: one pair, both ways."""
    yield Step("", 0, 0)
    nothing = np.zeros(len(loans.item_ids), np.int32)
    indptr = np.minimum(np.arange(len(loans.item_ids) + 1), 2)
    indices, weights, people = np.array([1, 0], np.int32), np.array([1.0, 1.0]), np.array([9, 9], np.int32)
    popularity = np.full(len(loans.item_ids), 5.0)
    return PairCounts(loans.item_ids, indptr, indices, weights, popularity, people, nothing)


def work(path: Path, seed: int) -> None:
    """Import, update, run and forget until killed, in many small transactions."""
    pacing._SMALLEST, pacing._LARGEST = 20, 40
    random = np.random.default_rng(seed)
    with Project.open(path) as project:
        say("ready")
        for number in itertools.count():
            one_round(project, f"s{seed}-{number}", random)


def one_round(project: Project, name: str, random: np.random.Generator) -> None:
    rows: list[Row] = [(f"p{a}", f"b{b:03d}", int(d)) for d, (a, b) in enumerate(random.integers(0, 60, (550, 2)))]
    import_loans(project, loan_batch(rows[:ROWS_FIRST]), name)
    say(f"import {name}")
    import_loans(project, loan_batch(rows[ROWS_FIRST:]), name, "update")
    say(f"update {name}")
    run_placement(project, project.reader.entry(name), f"on-{name}")
    say(f"run on-{name}")
    if random.random() < 0.7:
        drain(forget.forget(project, project.reader.entry(name), 3, count_two_items, Context()))
        say(f"forget {name}")


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
