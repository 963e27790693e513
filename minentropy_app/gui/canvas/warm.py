"""Compile the rasteriser into the cache: run once beside the window, which then finds it ready.

Compiling takes some ten seconds on the first start after an installation and would hold up the
window if it were done in one of its threads.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from minentropy_app import paths

if TYPE_CHECKING:
    import subprocess


def draw_once() -> None:
    """Draw a library of two books and a network of four nodes, so that every kernel is compiled and kept."""
    import numpy as np
    from PySide6.QtGui import QGuiApplication

    from minentropy_app.gui import theme
    from minentropy_app.gui.canvas.camera import Camera
    from minentropy_app.gui.canvas.rasteriser import Rasteriser, View
    from minentropy_app.gui.canvas.scene import Scene

    app = QGuiApplication.instance() or QGuiApplication([])
    scene = Scene(
        positions=np.array([[0, 0, 1], [1, 0, 1]], np.float32),
        radii=np.ones(2, np.float32),
        colours=np.zeros(2, np.uint32),
        flags=np.zeros(2, np.uint8),
        importance=np.arange(2, dtype=np.int32),
    )
    view = View(Camera(), (64, 64), theme.look(theme.LIGHT), entrance="x")
    Rasteriser(lambda rows: ["x"] * len(rows)).render(scene, view)
    from minentropy_app.gui.views.network_painter import warm_up

    warm_up(view.look)
    _draw_a_map()
    del app


def _draw_a_map() -> None:
    """Draw a map of a crowd, with a link and a selection."""
    import numpy as np

    from minentropy_app.gui import theme
    from minentropy_app.gui.canvas import flat_kernels, kernels
    from minentropy_app.gui.canvas.camera import Camera
    from minentropy_app.gui.canvas.flat_rasteriser import SHADE_FULL, FlatRasteriser, FlatScene, FlatView

    flags = np.zeros(SHADE_FULL, np.uint8)
    flags[0] = kernels.SELECTED
    scene = FlatScene(
        positions=np.zeros((SHADE_FULL, 2), np.float32),
        radii=np.ones(SHADE_FULL, np.float32),
        colours=np.zeros(SHADE_FULL, np.uint32),
        flags=flags,
        importance=np.arange(SHADE_FULL, dtype=np.int32),
    )
    view = FlatView(Camera(), (64, 64), theme.look(theme.LIGHT), links=((0, 1, 1.0),))
    frame = FlatRasteriser(lambda rows: ["x"] * len(rows)).render(scene, view)
    flat_kernels.nearest_point(frame.out, frame.index, 0.0, 0.0, 7.0)


def in_background() -> subprocess.Popen[bytes] | None:
    """Start a process that compiles; None in a packaged application, which ships compiled."""
    if getattr(sys, "frozen", False):
        return None
    import subprocess

    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "minentropy_app.gui.canvas.warm"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    paths.prepare_kernel_cache()
    draw_once()
