"""What it costs to look on: a layout followed by the map view against the same run that nobody watches.

Both in one window, in turn: CPU seconds of the worker and of the window, and the wall, from the start of the run to
its end. ``peer`` is the run unwatched, ``ours`` the run watched (medians of CPU of worker and window together, and of
the wall); ``ratio`` is what was allowed (1.05 × unwatched) over what was needed: above 1 is within the limit.
``--quick`` has 2,000 points.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.benchmarks._window_process import Row, measured
from tests.benchmarks.tsne import clouds

ALLOWED = 1.05
_PROGRAM = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from minentropy_app.gui.application import Application, warm_up

def children():
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == os.getpid():
                total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")

def until(true, seconds=900):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not true():
        app.processEvents()
        time.sleep(0.004)
    assert true()

app = QApplication([])
running = Application(app)
desk, window = running.desk, running.window
window.resize(1280, 720)
window.show()
QTimer.singleShot(0, warm_up)
desk.open_path(Path(sys.argv[1]))
until(lambda: desk.project is not None and desk.project.results() and window.idle())
pictures = [0]
desk.jobs.shown.connect(lambda *_: pictures.__setitem__(0, pictures[0] + 1))
figures = []
for watched in [True, *[False, True] * int(sys.argv[2])]:
    until(lambda: window.idle() and not desk.background.busy and window.jobs.current() is None)
    for key in list(window.views.views()):
        window.close_view(key)
    time.sleep(0.5)
    entry = next(e for e in desk.project.results() if e.kind == "layout")
    pictures[0] = 0
    wall, cpu, worker = time.perf_counter(), time.process_time(), children()
    desk.runs.again(desk.project.stored(entry.key))
    if not watched:
        desk.live.stop()
    until(lambda: desk.jobs.tasks)
    until(lambda: not desk.jobs.tasks)
    figures.append({
        "watched": watched, "wall": time.perf_counter() - wall, "window": time.process_time() - cpu,
        "worker": children() - worker, "pictures": pictures[0],
    })
window.close()
running.close()
print(json.dumps(figures[1:]))
"""


def run(options: argparse.Namespace) -> Iterator[Row]:
    for n in (2_000,) if options.quick else (10_000, 50_000):
        with tempfile.TemporaryDirectory() as folder:
            project = prepared(Path(folder), n)
            figures = measured(_PROGRAM, Path(folder), [project, 1 if options.quick else 5 if n > 20_000 else 8])
        plain, seen = ([f for f in figures if f["watched"] is on] for on in (False, True))
        assert all(f["pictures"] == 0 for f in plain) and all(f["pictures"] for f in seen)
        says = ", ".join(
            f"{name} {median(plain, name):.2f} → {median(seen, name):.2f} s" for name in ("worker", "window")
        )
        says += f", {median(seen, 'pictures'):.0f} snapshots"
        yield row(f"{n:,} points, CPU of worker and window", *(both(f) for f in (plain, seen)), says)
        yield row(f"{n:,} points, wall", median(plain, "wall"), median(seen, "wall"), says)


def prepared(folder: Path, n: int) -> Path:
    """A project with vectors and a layout of them."""
    from minentropy_app.cli import run as command

    project, file = folder / "ours.minent", folder / "points.npy"
    np.save(file, clouds(n))
    for words in (["new"], ["import", "vectors"], ["run"]):
        rest = {"new": [], "import": [str(file)], "run": ["layout"]}[words[0]]
        assert command([*words, str(project), *rest]) == 0
    return project


def median(figures: list[dict[str, float]], name: str) -> float:
    return float(np.median([f[name] for f in figures]))


def both(figures: list[dict[str, float]]) -> float:
    return median(figures, "worker") + median(figures, "window")


def row(case: str, plain: float, seen: float, says: str) -> Row:
    return Row(case, plain, seen, ALLOWED * plain / seen, f"{100 * (seen / plain - 1):+.1f} %, limit 5 %; {says}")
