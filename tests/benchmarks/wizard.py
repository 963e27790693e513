"""A million rows in the window: looked at, read in another way, checked, cancelled half-way and imported.

Everything is done on the page of the import, as by clicks. Wall seconds; of gaps of the event loop the CPU time of
the window's thread is told too. ``ratio`` is limit / ours: above 1 is within the limit.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks._loan_files import write_loans
from tests.benchmarks._window_process import Row
from tests.benchmarks.gaps import Watch, until, wait

ROWS = 1_000_000
#: Limits: seconds until the preview follows a choice, and until a cancelled import is over.
PREVIEW, CANCEL = 0.2, 1.0
#: Share of the import at which it is cancelled.
_HALF = 0.5


def run(options: argparse.Namespace) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = home
        rows = 30_000 if options.quick else ROWS
        file = write_loans(Path(home) / "loans.csv", rows)
        yield from session(Path(home) / "town.minent", file, rows)


def session(project: Path, file: Path, rows: int) -> Iterator[Row]:
    from PySide6.QtWidgets import QApplication

    from minentropy_app.gui.application import Application

    app = QApplication.instance() or QApplication([])
    running = Application(app)
    running.window.show()
    running.warm_up()
    running.desk.open_path(project, create=True)
    until(lambda: running.desk.project is not None)
    wait(5)
    watch = Watch()
    running.desk.imports.open("loans", [file])
    until(lambda: (page := running.window.view_of("import:loans")) is not None and page.preview is not None)
    page = running.window.view_of("import:loans")
    yield from previews(page, watch)
    began = time.perf_counter()
    until(lambda: page.check is not None)
    found = page.check["report"]
    yield Row(f"{rows:,} rows checked", None, time.perf_counter() - began, 0.0, f"s; {found['rows']:,} rows read")
    yield watch.row("while they are checked")
    yield from importing(running, page, watch, rows)
    running.window.close()
    running.close()


def previews(page: Any, watch: Watch) -> Iterator[Row]:
    """Choices after which the preview is read anew."""
    choices = [("encoding", "gb18030"), ("header", False), ("header", True), ("delimiter", ","), ("encoding", None)]
    times = []
    for name, value in choices:
        wait(0.5)
        times.append(seconds_of(lambda name=name, value=value: page.choose(name, value), page))
    for place in range(2):
        wait(0.5)
        times.append(seconds_of(lambda place=place: page.choose_role(place, ""), page))
    wait(0.5)
    page.choose("encoding", None)
    until(lambda: page._looking.job is None)
    told = ", ".join(f"{1000 * each:.0f}" for each in times)
    yield Row("a choice shown in the preview", None, max(times), PREVIEW / max(times), f"s, the longest of {told} ms")
    yield watch.row("while the preview is read anew")


def seconds_of(choose: Callable[[], object], page: Any) -> float:
    """Seconds from a choice to the preview that shows it."""
    before, began = page.preview, time.perf_counter()
    choose()
    while page.preview is before:
        wait(0.004)
    return time.perf_counter() - began


def importing(running: Any, page: Any, watch: Watch, rows: int) -> Iterator[Row]:
    """Cancelled half-way, nothing is changed; then to the end."""
    shares: list[float] = []
    page._importing.progressed.connect(lambda told: shares.append(told.done / max(told.total or 1, 1)))
    page.summary.go.click()
    until(lambda: shares and shares[-1] >= _HALF)
    began = time.perf_counter()
    page.summary.cancel.click()
    until(lambda: page._importing.job is None)
    over = time.perf_counter() - began
    reader = running.desk.project.session.reader
    left = len(reader.sources())
    yield Row("an import cancelled half-way is over", None, over, CANCEL / over, f"s; {left} sources left of it")
    assert left == 0, "a cancelled import left a source"
    until(page.summary.go.isEnabled)
    told, began = len(shares), time.perf_counter()
    page.summary.go.click()
    until(page.outcome.isVisible)
    taken, steps = time.perf_counter() - began, len(shares) - told
    (source,) = reader.sources()
    yield Row(f"{rows:,} rows imported", None, taken, 0.0, f"s; {source.rows:,} loans, {steps} times progress was told")
    yield watch.row("while they are imported")
