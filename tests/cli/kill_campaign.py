"""Kill -9 at random moments of import, update, run and forget, and look at what is left.

    python -m tests.cli.kill_campaign --count 120 --seed 1

After every kill the project must open, ``check`` must be clean, nothing that was reported as done
may be lost, and nothing half done may show. CI runs a few kills (``tests/cli/test_kill_campaign.py``);
the full count is meant for releases and takes some minutes.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minentropy_app.model.step import Context, drain
from minentropy_app.project.check import check
from minentropy_app.project.project import Project
from minentropy_app.project.reader import Reader
from tests.cli.processes import TOY, call, descendants, gone, start

ROWS = 12_000
_RUN = ("toy", *TOY, "--set", "steps=20", "--set", "nap=0.01")


@dataclass
class Campaign:
    """Two projects under fire, and what must be in them."""

    folder: Path
    chance: random.Random
    expected: dict[str, int] = field(default_factory=dict)
    durations: dict[str, float] = field(default_factory=dict)
    outcomes: collections.Counter[str] = field(default_factory=collections.Counter)
    round: int = 0
    files: int = 0

    @property
    def killed(self) -> int:
        """Operations that did not come to report their end."""
        return sum(count for what, count in self.outcomes.items() if what.endswith("killed"))

    @property
    def project(self) -> Path:
        """The project that all imports and runs go into."""
        return self.folder / "town.minent"

    @property
    def victim(self) -> Path:
        """A fresh copy whose loans are to be forgotten."""
        return self.folder / "victim.minent"

    def prepare(self) -> None:
        """Make the first project, and measure how long each operation takes when left alone."""
        assert call("new", self.project)[0] == 0
        for operation in (self.import_loans, self.update, self.run, self.forget):
            words, settle = operation()
            began = time.monotonic()
            code, out, err = call(*words, "--json")
            assert code == 0, err
            self.durations[operation.__name__] = time.monotonic() - began
            settle(json.loads(out))
        self.verify()

    def strike(self) -> None:
        """Start one operation, kill it at a random moment, and verify what is left."""
        self.round += 1
        operation = self.chance.choice([self.import_loans, self.update, self.run, self.forget])
        words, settle = operation()
        usual = self.durations[operation.__name__]
        process, began = start(*words, "--json"), time.monotonic()
        with suppress(subprocess.TimeoutExpired):
            process.wait(self.chance.uniform(0.05, 1.05) * usual)
            # Left alone to its end: other programs leave more of the machine to us than before.
            self.durations[operation.__name__] = (usual + time.monotonic() - began) / 2
        code = self._kill(process)
        with process:
            out, err = process.communicate()
        assert "Traceback" not in err, err
        reported = code == 0 and bool(out.strip())
        if reported:
            settle(json.loads(out))
        self.outcomes[f"{operation.__name__}: {'done' if reported else 'killed'}"] += 1
        self.verify()

    def _kill(self, process: subprocess.Popen[str]) -> int:
        """Kill the program, its worker, or both; return the program's exit code."""
        workers = descendants(process.pid) if process.poll() is None else []
        whom = self.chance.choice(["program", "worker", "both"])
        pids = {"program": [process.pid], "worker": workers, "both": [*workers, process.pid]}[whom]
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        code = process.wait(60)
        assert all(gone(worker) for worker in workers), "a worker outlives its parent"
        return code

    def import_loans(self) -> tuple[list[Any], Callable[[Any], None]]:
        """Import a new source."""
        name = f"loans {self.round}"
        words = ["import", "loans", self.project, self._file(), "--name", name]
        return words, lambda told: self._expect(told, {name: ROWS})

    def update(self) -> tuple[list[Any], Callable[[Any], None]]:
        """Append to a source that is there."""
        name = self.chance.choice(sorted(name for name, rows in self.expected.items() if rows))
        words = ["import", "loans", self.project, self._file(), "--update", name]
        return words, lambda told: self._expect(told, {name: self.expected[name] + told["accepted"]})

    def run(self) -> tuple[list[Any], Callable[[Any], None]]:
        """Run an analysis."""
        name = f"run {self.round}"
        source = self.chance.choice(sorted(name for name, rows in self.expected.items() if rows))
        words = ["run", self.project, *_RUN, "--on", source, "--name", name]
        return words, lambda told: self._expect(told, {name: 0})

    def forget(self) -> tuple[list[Any], Callable[[Any], None]]:
        """Forget the loans of a copy."""
        self._copy()
        name = next(s.name for s in self._sources(self.victim) if s.kind == "loans")
        return ["forget", self.victim, name], lambda told: self._forgotten(told, name)

    def verify(self) -> None:
        """Open both projects as the next user does, and compare with what must be there."""
        for path in (self.project, self.victim):
            if path.exists():
                Project.open(path).close()
                problems = drain(check(path, Context()))
                assert not problems, [str(problem) for problem in problems]
        with Reader(self.project) as reader:
            rows = {source.name: source.rows for source in reader.sources()}
            states = {result.name: result.state for result in reader.results()}
            for source in reader.sources():
                assert len(reader.load(source).item) == source.rows
        assert set(states.values()) <= {"done", "failed", "cancelled"}
        for name, wanted in self.expected.items():
            assert rows.get(name) == wanted or states.get(name) == "done" or self._grown(name, rows), name
        for name in rows.keys() - self.expected.keys():
            assert rows[name] == ROWS, f"half an import shows: {name}"
            self.expected[name] = rows[name]
        if self.victim.exists():
            kinds = {source.kind for source in self._sources(self.victim)}
            assert kinds <= {"loans", "pairs"}

    def _grown(self, name: str, rows: dict[str, int]) -> bool:
        """Tell whether an update arrived whole although its process could not say so any more."""
        grown = rows.get(name, 0) == self.expected[name] + ROWS
        if grown:
            self.expected[name] = rows[name]
        return grown

    def _expect(self, told: Any, entries: dict[str, int]) -> None:
        self.expected.update(entries)

    def _forgotten(self, told: Any, name: str) -> None:
        kinds = {source.name: source.kind for source in self._sources(self.victim)}
        assert told["kind"] == "pairs" and kinds[name] == "pairs"

    def _sources(self, path: Path) -> list[Any]:
        with Reader(path) as reader:
            return reader.sources()

    def _copy(self) -> None:
        for part in (self.victim, Path(f"{self.victim}-wal"), Path(f"{self.victim}-shm")):
            part.unlink(missing_ok=True)
        shutil.rmtree(f"{self.victim}.data", ignore_errors=True)
        shutil.copy(self.project, self.victim)
        shutil.copytree(f"{self.project}.data", f"{self.victim}.data")

    def _file(self) -> Path:
        """A file of loans that no other file of this campaign equals."""
        self.files += 1
        file = self.folder / f"loans {self.files}.csv"
        year = 1800 + self.files % 220
        rows = (f"r{k % 900},i{k * 7919 % 4001},{year}-{k // 900 % 12 + 1:02d}-{k % 28 + 1:02d}\n" for k in range(ROWS))
        file.write_text("borrower,item,date\n" + "".join(rows), "utf-8")
        return file


def main() -> None:
    """Run a campaign and say what happened."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=120, help="number of operations killed before their end")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(Path(folder), random.Random(options.seed))
        campaign.prepare()
        while campaign.killed < options.count:
            campaign.strike()
            print(campaign.round, dict(campaign.outcomes), flush=True)


if __name__ == "__main__":
    main()
