"""From the start of the process to a window that stands, and to one that shows a placement.

CPU seconds of the window's process by its own count. ``ratio`` is limit / ours: above 1 is within the limit.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks._window_process import Row, measured

STANDS, USABLE = 0.5, 2.5
_PROGRAM = """
import json, sys, time
began = time.perf_counter()
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from minentropy_app.gui.application import Application, warm_up
app = QApplication([])
running = Application(app)
window = running.window
window.show()
app.processEvents()
figures = {"stands": [time.process_time(), time.perf_counter() - began]}
QTimer.singleShot(0, warm_up)
app.processEvents()
window.menus.actions["commands"].trigger()
app.processEvents()
figures["usable"] = [time.process_time(), time.perf_counter() - began]
running.desk.open_path(Path(sys.argv[1]))
end = time.time() + 120
while time.time() < end and not ("space:r1" in window.views.views() and window.idle()):
    app.processEvents()
    time.sleep(0.002)
figures["placement"] = [time.process_time(), time.perf_counter() - began]
figures["shown"] = "space:r1" in window.views.views()
window.close()
running.close()
print(json.dumps(figures))
"""


def run(options: argparse.Namespace) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        project = sample(Path(folder))
        runs = [once(project, Path(folder)) for _ in range(1 if options.quick else 4)]
    best = {name: min(run[name] for run in runs[-3:]) for name in ("stands", "usable", "placement")}
    yield row("window stands", best["stands"], STANDS)
    yield row("commands can be chosen", best["usable"], USABLE)
    yield row("a placement is opened and drawn", best["placement"], USABLE)


def sample(folder: Path) -> Path:
    """A project with a small placement."""
    from minentropy_app.cli import run as command
    from tests.gui.test_desk import loans

    project, file = folder / "ours.minent", folder / "loans.csv"
    file.write_text(loans(), "utf-8")
    for words in (["new"], ["import", "loans"], ["run"]):
        rest = {"new": [], "import": [str(file)], "run": ["placement"]}[words[0]]
        assert command([*words, str(project), *rest]) == 0
    return project


def once(project: Path, home: Path) -> dict[str, tuple[float, float]]:
    figures = measured(_PROGRAM, home, [project])
    assert figures.pop("shown"), "the placement did not open"
    return {name: tuple(both) for name, both in figures.items()}


def row(case: str, best: tuple[float, float], limit: float) -> Row:
    return Row(case, None, best[0], limit / best[0], f"CPU s, limit {limit}; {best[1]:.2f} s on the wall")
