"""Memory of the window's process (resident, without its worker) with 100,000 books open in several views.

``ratio`` is limit / ours: above 1 is within the limit.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks._window_process import Row, measured

ITEMS, LIMIT = 100_000, 350.0
_PROGRAM = """
import json, sys
from pathlib import Path
import psutil
from PySide6.QtWidgets import QApplication
from minentropy_app.gui.application import Application
from tests.benchmarks.gaps import until, wait
app = QApplication([])
running = Application(app)
window = running.window
window.show()
running.warm_up()
figures = []
def tell(case):
    until(lambda: window.idle() and not running.desk.background.busy)
    wait(4)
    figures.append([case, psutil.Process().memory_info().rss / 1e6])
tell("the first page")
running.desk.open_path(Path(sys.argv[1]))
until(lambda: len(window.views.views()) > 0)
tell("in space")
for entry in running.desk.project.results():
    if entry.kind == "layout":
        window.open_entry(entry.key)
until(lambda: len(window.views.views()) > 1)
tell("in space and on a map")
window.open_entry("r1", "table")
until(lambda: "table:r1" in window.views.views() and window.view_of("table:r1").table.cells.rowCount() > 0)
tell("in space, on a map and in a table")
window.selection.select(window.view_of("space:r1").model.item_ids, "all")
tell("all of them selected")
window.close()
running.close()
print(json.dumps(figures))
"""


def run(options: argparse.Namespace) -> Iterator[Row]:
    from tests.benchmarks import _window_projects

    items = 3_000 if options.quick else ITEMS
    with tempfile.TemporaryDirectory() as folder:
        project = _window_projects.large(Path(folder) / "large.minent", items)
        figures = measured(_PROGRAM, Path(folder), [project])
    for case, size in figures:
        yield Row(f"{items:,} books: {case}", None, size, LIMIT / size, f"MB resident, limit {LIMIT:.0f}")
