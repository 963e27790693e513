"""Importing loan lists: ``python -m tests.benchmarks import``.

``ours`` are the CPU seconds of ``main.py import loans`` with all its child processes, from the start of
the program to its end; ``peer`` those of ``sqlite-utils insert --csv`` with the same file, which only
splits the rows and stores them as text: no merging of copies, no dates, no pseudonyms, no report.
The two take turns; ten million rows are imported without the peer, which would need minutes. Peak
memory is that of the largest process. The last rows open a large project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import Row, row
from tests.benchmarks._loan_files import write_loans

ROOT = Path(__file__).resolve().parents[2]
MILLION = 1_000_000


@dataclass(frozen=True)
class Cost:
    """What a command took: CPU seconds of all its processes, wall seconds, peak bytes of the largest."""

    seconds: float
    wall: float
    bytes: int
    out: str


def run(options: argparse.Namespace) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from importing(folder, MILLION // 10 if options.quick else MILLION, runs=2)
        if not options.quick:
            yield from importing(folder, 10 * MILLION, runs=1, with_peer=False)
        size = MILLION // 10 if options.quick else MILLION
        yield from opening(folder, items=size, loans=10 * size)


def importing(folder: Path, rows: int, runs: int, with_peer: bool = True) -> Iterator[Row]:
    """Import one list of loans with both, in turn; the best of ``runs`` counts."""
    file = write_loans(folder / f"loans-{rows}.csv", rows)
    ours: list[Cost] = []
    peers: list[Cost] = []
    for turn in range(runs):
        project = folder / f"town-{rows}-{turn}.minent"
        measure([sys.executable, "main.py", "new", project])
        ours.append(measure([sys.executable, "main.py", "import", "loans", project, file, "--json"]))
        if with_peer:
            tool = Path(sys.executable).with_name("sqlite-utils")
            peers.append(measure([tool, "insert", folder / f"peer-{rows}-{turn}.db", "loans", file, "--csv"]))
    file.unlink()
    best, told = min(ours, key=lambda c: c.seconds), json.loads(ours[0].out)
    peer, peer_bytes = min(((c.seconds, c.bytes / 1e6) for c in peers), default=(None, None))
    quality = f"{told['accepted']} accepted, {told['duplicates']} duplicates, {told['rejected_count']} rejected"
    yield row(f"{rows:,} rows: CPU s", peer, best.seconds, f"{quality}; {best.wall:.1f} s on the clock")
    yield row(f"{rows:,} rows: peak MB", peer_bytes, max(c.bytes for c in ours) / 1e6, "largest process")


def opening(folder: Path, items: int, loans: int) -> Iterator[Row]:
    """Start the program and list a project of this size."""
    path = folder / "large.minent"
    made = measure([sys.executable, "-m", "tests.benchmarks._large_project", path, str(items), str(loans)])
    yield row(
        f"make {items:,} items, {loans:,} loans: CPU s", None, made.seconds, f"{path.stat().st_size / 1e6:.0f} MB"
    )
    words = [sys.executable, "main.py", "list", path, "--json"]
    costs = [measure(words) for _ in range(3)]
    (source,) = json.loads(costs[-1].out)["sources"]
    empty = folder / "empty.minent"
    measure([sys.executable, "main.py", "new", empty])
    bare = measure([sys.executable, "main.py", "list", empty, "--json"])
    quality = f"{source['items']} items, {source['rows']} rows; peer: an empty project"
    yield row("open and list: s on the clock", bare.wall, min(c.wall for c in costs), quality)


def measure(words: list[Any]) -> Cost:
    """Run a command to its end in a process of its own, so that its children's usage is its own too."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{words} failed: {done.stderr}")
    told = json.loads(done.stderr.splitlines()[-1])
    return Cost(told["seconds"], told["wall"], told["bytes"], done.stdout)


_MEASURED = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:]).returncode
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
told = {"seconds": used.ru_utime + used.ru_stime, "wall": wall, "bytes": used.ru_maxrss * 1024}
print(json.dumps(told), file=sys.stderr)
sys.exit(code)
"""
