"""The command line as a process of its own, as a terminal starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TOY = ("--worker-analyses", "tests.jobs.toy")


def start(*words: object, **options: Any) -> subprocess.Popen[str]:
    """Start a command in a process group of its own, with pipes."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    command = [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    # In folders of tests the worker must still find tests.jobs.toy.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, text=True, encoding="utf-8", env=environment, start_new_session=True, **pipes)


def finish(process: subprocess.Popen[str], patience: float = 60) -> tuple[int, str, str]:
    """Wait for a command and return exit code, output and errors."""
    with process:
        out, err = process.communicate(timeout=patience)
    assert "Traceback" not in err, err
    return process.returncode, out, err


def call(*words: object) -> tuple[int, str, str]:
    """Run a command to its end."""
    return finish(start(*words))


def call_json(*words: object) -> Any:
    """Run a command with --json and return its object."""
    code, out, err = call(*words, "--json")
    assert code in (0, 1), err
    return json.loads(out)


def wait_for(process: subprocess.Popen[str], words: str) -> None:
    """Read standard error until a line holds ``words``."""
    assert process.stderr is not None
    for line in process.stderr:
        if words in line:
            return
    raise AssertionError(f"never said {words!r}")


def ctrl_c(process: subprocess.Popen[str]) -> None:
    """Do what a terminal does: interrupt the whole process group."""
    os.killpg(process.pid, signal.SIGINT)


def descendants(pid: int) -> list[int]:
    """Return the children of a process and theirs (Linux)."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    children = [child for each in lists for child in each.read_text("ascii").split()]
    return [int(child) for child in children] + [d for child in children for d in descendants(int(child))]


def gone(pid: int, patience: float = 5) -> bool:
    """Wait until a process has ended."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            if "Z (zombie)" in Path(f"/proc/{pid}/status").read_text("ascii"):
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False
