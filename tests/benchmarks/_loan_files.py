"""Seeded loan lists of any size as CSV, and the measure of reading one in a process of its own.

Popularity follows a power law, readers come on some days and take a few books, one row in
twenty repeats an earlier one, and one in a hundred has something wrong with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

HEADER = "borrowernumber,barcode,title,author,itemcallnumber,issuedate,branchcode\n"
_SLICE = 100_000


def write_loans(path: Path, rows: int, seed: int = 0) -> Path:
    """Write ``rows`` loans of rows / 20 titles in up to three copies each by rows / 25 readers."""
    random = np.random.default_rng(seed)
    titles, readers = max(20, min(200_000, rows // 20)), max(10, min(400_000, rows // 25))
    names = [f"The {word} of {k}" for k, word in enumerate(random.choice(WORDS, titles))]
    authors = [f"Writer {k}" for k in random.integers(0, titles // 3 + 1, titles)]
    marks = [f"{k % 1000:03d}.{k % 97} W{k % 89}" for k in range(titles)]
    days = np.datetime64("2019-01-01") + np.arange(1500)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        for start in range(0, rows, _SLICE):
            file.write(_lines(random, min(_SLICE, rows - start), (names, authors, marks, days, readers)))
    return path


def _lines(random: np.random.Generator, n: int, library: tuple[Any, ...]) -> str:
    names, authors, marks, days, readers = library
    book = (len(names) * random.random(n) ** 3).astype(int)
    who = random.integers(0, readers, n)
    day = days[(who * 7919 + random.integers(0, 40, n) * 37) % len(days)].astype(str)
    copies, seconds = random.integers(0, 3, n), random.integers(0, 86400, n)
    wrong = random.random(n)
    lines = []
    for k in range(n):
        b, s = book[k], seconds[k]
        time = f"{day[k]} {s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}"
        code = "" if wrong[k] < 0.003 else f"3{b:07d}{copies[k]}"
        title = f'"{names[b]}, revised"' if b % 7 == 0 else names[b]
        line = f"{who[k]},{code},{title},{authors[b]},{marks[b]},{time},MAIN\n"
        lines.append(line)
        if wrong[k] > 0.95:
            lines[-1] = lines[k - 1] if k else line
    return "".join(lines)


WORDS = np.array(["house", "river", "history", "garden", "theory", "art", "sea", "mind", "city", "song"])

_CHILD = """
import json, resource, sys, time
from minentropy_app.model.step import Context
from minentropy_app.sources.loans import LoanOptions, read_loans
before, gap, last = time.process_time(), 0.0, time.process_time()
steps = read_loans(sys.argv[1:], LoanOptions(), bytes(32), Context())
while True:
    try:
        next(steps)
    except StopIteration as end:
        batch = end.value
        break
    gap, last = max(gap, time.process_time() - last), time.process_time()
report = batch.report
print(json.dumps({
    "seconds": time.process_time() - before,
    "bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    "longest_step": gap, "rows": report.rows, "accepted": report.accepted, "duplicates": report.duplicates,
    "excluded": report.excluded, "rejected": report.rejected_count, "items": len(batch.items.keys),
}))
"""


def measure(*files: Path) -> dict[str, float]:
    """Read loan lists in a fresh process; CPU seconds, peak bytes, longest step and counts."""
    done = subprocess.run([sys.executable, "-c", _CHILD, *map(str, files)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found
