"""The longest gaps in the window's event loop: on opening, on every kind of view, at work beside, in large tables.

A timer of the window's thread fires every 2 ms; a gap is the time between two firings less that. On a
busy machine other processes make gaps too, so the CPU time the thread used in the gap is told beside it.
``ratio`` is limit / ours: above 1 is within the limit. With ``MINENTROPY_WHERE=1`` a second thread looks
where the window's thread stands, and the deepest of our own lines in the longest gap is told too.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIMIT, FIRST_LIMIT, FIRST_SECONDS = 50.0, 150.0, 5.0
#: Rows of the large table, and of the file whose import is watched.
ITEMS, READERS = 100_000, 300
_EVERY, _LOOK = 2, 0.004
_PATIENCE = 300.0


@dataclass(frozen=True)
class Row:
    case: str
    peer: float | None
    ours: float
    ratio: float
    quality: str


class Watch:
    """Gaps of the event loop since the last call of ``worst``: (ms on the wall, ms of CPU, when it began)."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[tuple[float, float, float]] = []
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=_EVERY, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.spy = Spy(threading.get_ident()) if os.environ.get("MINENTROPY_WHERE") else None

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        last = self._last
        self.gaps.append((1000 * (now[0] - last[0]) - _EVERY, 1000 * (now[1] - last[1]), last[0]))
        self._last = now

    def row(self, case: str, limit: float = LIMIT) -> Row:
        """The longest gap, its CPU time, and how many lasted more than 50 ms; starts anew."""
        gaps, self.gaps = self.gaps or [(0.0, 0.0, 0.0)], []
        longest, own, began = max(gaps)
        many = sum(gap[0] > LIMIT for gap in gaps)
        told = f"ms longest gap, limit {limit:.0f}; {own:.0f} ms of it own CPU; {many} gaps above 50 ms"
        if self.spy is not None:
            told += f"; {self.spy.at_work(began, longest / 1000)}"
        return Row(case, None, longest, limit / max(longest, 1e-3), told)


class Spy(threading.Thread):
    """Looks every few milliseconds at which of our own lines the window's thread is."""

    def __init__(self, watched: int) -> None:
        super().__init__(name="spy", daemon=True)
        self._watched, self._seen = watched, list[tuple[float, str]]()
        self.start()

    def run(self) -> None:
        while True:
            time.sleep(_LOOK)
            frame = sys._current_frames().get(self._watched)
            lines = []
            while frame is not None:
                code = frame.f_code
                if "minentropy_app" in code.co_filename or "importlib" in code.co_filename:
                    lines.append(f"{Path(code.co_filename).name}:{frame.f_lineno} {code.co_name}")
                frame = frame.f_back
            self._seen.append((time.perf_counter(), " < ".join(lines[:4])))

    def at_work(self, began: float, seconds: float) -> str:
        """The commonest place between two times."""
        seen = Counter(where for at, where in self._seen if began <= at <= began + seconds)
        self._seen.clear()
        return " | ".join(f"{count}× {where}" for where, count in seen.most_common(2))


def run(options: argparse.Namespace) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        for kind in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = home
        from tests.benchmarks import _window_projects

        small = _window_projects.every_kind(folder / "ours.minent", options.quick)
        large = _window_projects.large(folder / "large.minent", 3_000 if options.quick else ITEMS)
        yield from session(small, large, 20 if options.quick else READERS)


def session(project: Path, large: Path, readers: int) -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication

    from minentropy_app.gui.application import Application

    app = QApplication.instance() or QApplication([])
    running = Application(app)
    watch = Watch()
    running.window.show()
    running.warm_up()
    running.desk.open_path(project)
    until(lambda: len(running.window.views.views()) > 0 and running.window.idle())
    yield watch.row("first seconds: project and first view opened", FIRST_LIMIT)
    wait(FIRST_SECONDS)
    watch.gaps.clear()
    yield from views(running, watch)
    yield from panels(running, watch)
    yield from work(running, watch, project.with_name("more.csv"), readers)
    running.desk.open_path(large)
    until(lambda: running.desk.project is not None and running.desk.project.path == large)
    yield from tables(running, watch)
    running.window.close()
    running.close()


def views(running: Any, watch: Watch) -> Iterator[Row]:
    """Every kind of view, opened for the first time."""
    from minentropy_app.gui.view_kinds import VIEW_KINDS

    window, project = running.window, running.desk.project
    window.close_view(window.views.front())
    closing: list[tuple[float, float, float]] = []
    for kind in dict.fromkeys(kind.key for kind in VIEW_KINDS):
        if kind == "compare":
            refs = [entry.key for entry in project.results() if entry.kind == "placement"][:2]
            key = f"compare:{'+'.join(refs)}"
            running.desk.comparing.show(refs)
        else:
            entries = [*project.results(), *project.sources()]
            shown = [e for e in entries if any(k.key == kind for k in window.opener.offered(e))]
            if not shown:
                yield Row(f"view opened: {kind}", None, float("nan"), 0.0, "no entry to show")
                continue
            key = f"{kind}:{shown[0].key}"
            window.open_entry(shown[0].key, kind)
        until(lambda key=key: key in window.views.views() and window.idle() and not running.desk.background.busy)
        wait(0.5)
        yield watch.row(f"view opened: {kind}")
        window.close_view(key)
        wait(0.3)
        closing += watch.gaps
        watch.gaps.clear()
    watch.gaps = closing
    yield watch.row("each of them closed again")


def panels(running: Any, watch: Watch) -> Iterator[Row]:
    """Panels and pages, opened for the first time."""
    window = running.window
    window.open_entry(running.desk.project.results()[0].key)
    until(lambda: len(window.views.views()) > 0 and window.idle())
    wait(0.3)
    watch.gaps.clear()
    commands = ["analyse_placement", "analyse_layout", "export", "jobs", "compare", "settings", "commands"]
    for key in [*commands, "import_loans", "import_texts", "import_network"]:
        window.run(key)
        wait(0.4)
        yield watch.row(f"panel opened: {key}")
        if (front := window.findChild(_command_search())) is not None:
            front.close()
        window.close_side()
        wait(0.1)
        watch.gaps.clear()


def work(running: Any, watch: Watch, file: Path, readers: int) -> Iterator[Row]:
    """A run whose course is shown, and an import from the page on which it is checked."""
    from tests.gui._window import loans

    desk, window = running.desk, running.window
    placement = next(entry for entry in desk.project.results() if entry.kind == "placement")
    window.open_entry(placement.key)
    until(window.idle)
    watch.gaps.clear()
    desk.runs.again(desk.project.stored(placement.key), replace=False)
    until(lambda: window.jobs.current() is None)
    until(lambda: not desk.background.busy and window.idle())
    wait(0.5)
    yield watch.row("a run watched live, its result opened")
    file.write_text(loans(readers, 60), "utf-8")
    wait(0.1)  # writing it here is a gap of the benchmark's own, told by the next tick
    watch.gaps.clear()
    desk.imports.open("loans", [file])
    until(lambda: (window.view_of("import:loans") is not None) and window.view_of("import:loans").check is not None)
    page = window.view_of("import:loans")
    yield watch.row(f"a file of {readers * 120:,} rows looked at and checked")
    page.start_import()
    until(page.outcome.isVisible)
    until(lambda: window.jobs.current() is None)
    yield watch.row(f"an import of {readers * 120:,} rows")
    window.close_view("import:loans")


def tables(running: Any, watch: Watch) -> Iterator[Row]:
    """A table of many rows: opened, scrolled, sorted, filtered; then selected through every view."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window = running.window
    placement = next(entry for entry in running.desk.project.results() if entry.kind == "placement")
    until(lambda: len(window.views.views()) > 0 and window.idle())
    wait(1)
    watch.gaps.clear()
    window.open_entry(placement.key, "table")
    key = f"table:{placement.key}"
    until(lambda: key in window.views.views() and window.view_of(key).table.cells.rowCount() > 0)
    view = window.view_of(key)
    rows = view.table.cells.rowCount()
    wait(0.5)
    yield watch.row(f"a table of {rows:,} rows opened")
    for _ in range(60):
        QTest.keyClick(view.table, Qt.Key.Key_PageDown)
        wait(0.01)
    view.table.verticalScrollBar().setValue(view.table.verticalScrollBar().maximum())
    wait(0.2)
    yield watch.row(f"{rows:,} rows scrolled")
    for column in range(view.table.cells.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            view.table.horizontalHeader().setSortIndicator(column, order)
            wait(0.1)
    yield watch.row(f"{rows:,} rows sorted by each column")
    for letter in "of 77 thi":
        QTest.keyClick(view.box, letter)
        wait(0.1)
    wait(1)
    yield watch.row(f"{rows:,} rows filtered")
    view.box.clear()
    wait(1)
    watch.gaps.clear()
    view.table.selectAll()
    wait(1)
    window.selection.clear()
    wait(0.5)
    yield watch.row(f"{rows:,} rows selected and let go")


def _command_search() -> type:
    from minentropy_app.gui.command_search import CommandSearch

    return CommandSearch


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
