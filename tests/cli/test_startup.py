"""Commands that only look must not load what only analyses need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numba", "scipy", "gensim", "sqlite_utils", "PySide6", "openpyxl")


def loaded_by(code: str) -> tuple[set[str], float]:
    """Run code in a fresh process; return the heavy packages it loaded and its CPU seconds."""
    tell = f"\nimport sys, time\nprint(*[m for m in {HEAVY} if m in sys.modules], time.process_time())"
    done = subprocess.run([sys.executable, "-c", code + tell], capture_output=True, text=True, check=True)
    *loaded, seconds = done.stdout.split("\n")[-2].split()
    return set(loaded), float(seconds)


@pytest.mark.parametrize(
    "module",
    ["cli.commands", "jobs.service", "jobs.worker", "jobs.import_tasks", "theory", "analyses", "project.reader"],
)
def test_modules_load_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import minentropy_app.{module}")[0] == set()


def test_list_and_show_are_light(with_loans: Path) -> None:
    for words in (["list", str(with_loans)], ["show", str(with_loans), "loans"], ["search", str(with_loans), "Emma"]):
        loaded, seconds = loaded_by(f"from minentropy_app.cli import run\nassert run({words!r}) == 0")
        assert loaded == set(), words
        assert seconds < 1, words
