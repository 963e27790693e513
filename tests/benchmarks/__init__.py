"""Benchmarks: ``python -m tests.benchmarks NAME [--json]``, one module a name.

Each module has ``run(options) -> Iterator[Row]``: peer, ours and ratio measured for the same work
in one run, with the quality beside it. Nothing here runs as a test.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line of a benchmark; seconds unless ``quality`` says otherwise."""

    case: str
    peer: float | None
    ours: float
    ratio: float | None
    quality: str


def row(case: str, peer: float | None, ours: float, quality: str = "") -> Row:
    """Make a row with ratio = peer / ours (how many times less we take)."""
    return Row(case, peer, ours, None if peer is None or ours == 0 else peer / ours, quality)


def cpu_seconds() -> float:
    """CPU seconds of this process, all threads."""
    return time.process_time()


def children_peak_bytes() -> int:
    """Peak resident memory of the largest finished child process."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def interleaved(runs: int, *works: Callable[[], Any]) -> list[list[float]]:
    """Run the works in turn ``runs`` times; return CPU seconds, one list per work."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for k, work in enumerate(works):
            start = cpu_seconds()
            work()
            seconds[k].append(cpu_seconds() - start)
    return seconds
