"""What panels and pages are made of, imported beside the window before anybody opens them.

Importing takes longer than a frame; done in the window's own thread at the first opening it would hold the
window up. What was imported is also kept out of the garbage collector's sight: it never becomes garbage,
and looking through all of it takes the collector a tenth of a second, in whatever thread it happens.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module

from minentropy_app.gui import icons, translation

#: In the order in which they are likely to be wanted.
MODULES = (
    "minentropy_app.gui.canvas.rasteriser",
    "minentropy_app.gui.command_search",
    "minentropy_app.gui.importing.page",
    "minentropy_app.gui.params_form",
    "minentropy_app.gui.tables.result_table",
    "minentropy_app.gui.views.space_view",
    "minentropy_app.gui.export_panel",
    "minentropy_app.exports.result_files",
    "minentropy_app.gui.importing.text_page",
    "minentropy_app.gui.importing.plain",
    "minentropy_app.gui.settings_page",
    "minentropy_app.gui.job_panel",
    "minentropy_app.gui.compare_panel",
    "minentropy_app.gui.views.neighbours",
    "minentropy_app.project.edits",
)
#: Seconds between two of them, so that the window comes in between, and longest wait for a window at work.
_PAUSE, _PATIENCE = 0.02, 10.0


def load(busy: Callable[[], bool]) -> None:
    """Import all of them, each when the window is not at work. Called beside the window."""
    steps: list[Callable[[], object]] = [translation.warm, icons.warm]
    steps += [partial(import_module, name) for name in MODULES]
    for step in steps:
        until = time.monotonic() + _PATIENCE
        time.sleep(_PAUSE)
        while busy() and time.monotonic() < until:
            time.sleep(_PAUSE)
        step()
    gc.freeze()
