"""The longest gaps in the window's event loop: views first opened, a run watched live, an import.

A timer of the window's thread fires every 2 ms; a gap is the time between two firings less that. On a
busy machine other processes make gaps too, so the CPU time the thread used in the gap is told beside it.
``ratio`` is limit / ours: above 1 is within the limit.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIMIT, FIRST_LIMIT, FIRST_SECONDS = 50.0, 150.0, 5.0
_EVERY = 2
_PATIENCE = 180.0


@dataclass(frozen=True)
class Row:
    case: str
    peer: float | None
    ours: float
    ratio: float
    quality: str


class Watch:
    """Gaps of the event loop since the last call of ``worst``: (ms on the wall, ms of CPU)."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[tuple[float, float]] = []
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=_EVERY, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.gaps.append((1000 * (now[0] - self._last[0]) - _EVERY, 1000 * (now[1] - self._last[1])))
        self._last = now

    def worst(self) -> tuple[float, float, int]:
        """Longest gap, its CPU time, and how many lasted more than 50 ms; starts anew."""
        gaps, self.gaps = self.gaps or [(0.0, 0.0)], []
        longest = max(gaps)
        return longest[0], longest[1], sum(gap[0] > LIMIT for gap in gaps)


def run(options: argparse.Namespace) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = folder
        from tests.benchmarks.startup import sample

        yield from session(sample(Path(folder)), Path(folder), 20 if options.quick else 300)


def session(project: Path, folder: Path, readers: int) -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication

    from minentropy_app.gui.application import Application, warm_up
    from minentropy_app.jobs.requests import ImportRequest
    from tests.gui._window import loans

    app = QApplication.instance() or QApplication([])
    running = Application(app)
    window, watch = running.window, Watch()
    window.show()
    warm_up()
    running.desk.open_path(project)
    until(lambda: "space:r1" in window.views.views() and window.idle())
    yield row("first seconds: project and first view opened", watch.worst(), FIRST_LIMIT)
    wait(FIRST_SECONDS)
    watch.worst()
    window.run("table")
    wait(0.5)
    yield row("table opened", watch.worst(), LIMIT)
    running.desk.runs.again(running.desk.project.stored("r1"), replace=False)
    until(lambda: window.jobs.current() is None)
    until(window.idle)
    yield row("a run watched live, its result opened", watch.worst(), LIMIT)
    (folder / "more.csv").write_text(loans(readers, 60), "utf-8")
    watch.worst()
    running.desk.import_files(ImportRequest("loans", (folder / "more.csv",), "more"))
    until(lambda: window.jobs.current() is None)
    yield row(f"an import of {readers * 120:,} rows", watch.worst(), LIMIT)
    window.close()
    running.close()


def until(over: Callable[[], Any]) -> None:
    end = time.monotonic() + _PATIENCE
    while not over():
        wait(0.02)
        assert time.monotonic() < end, "it does not end"


def wait(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def row(case: str, worst: tuple[float, float, int], limit: float) -> Row:
    longest, own, many = worst
    told = f"ms longest gap, limit {limit:.0f}; {own:.0f} ms of it own CPU; {many} gaps above 50 ms"
    return Row(case, None, longest, limit / max(longest, 1e-3), told)
