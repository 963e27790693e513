"""Frames of the space view: CPU time of the one thread that draws, orbit of 200 pictures, names on.

Wall time says little on a busy machine; ``time.thread_time`` counts what the drawing thread used.
``ratio`` is limit / ours: above 1 is within the limit.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

SIZE = (1000, 700)
#: (items, moving, pictures, limit in ms)
CASES = (
    (10_000, False, 200, 16.0),
    (100_000, False, 200, 33.0),
    (1_000_000, True, 60, 100.0),
)


@dataclass(frozen=True)
class Row:
    case: str
    peer: float | None
    ours: float
    ratio: float
    quality: str


def run(options: argparse.Namespace) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    for items, moving, pictures, limit in CASES:
        if options.quick and items > 10_000:
            continue
        yield case(items, moving, 20 if options.quick else pictures, limit)
    yield picking(10_000 if options.quick else 100_000)
    del app


def case(items: int, moving: bool, pictures: int, limit: float) -> Row:
    """Turn once round a solid cloud with a quarter cut away, a few items selected."""
    painter, scene, view = stage(items)
    painter.render(scene, view)
    times = []
    for k in range(pictures):
        camera = dataclasses.replace(view.camera, yaw=view.camera.yaw + k * 2 * np.pi / pictures)
        turned = dataclasses.replace(view, camera=camera, moving=moving)
        start = time.thread_time()
        frame = painter.render(scene, turned)
        times.append(1000 * (time.thread_time() - start))
    name = f"{items:,} books{', thinned while moving' if moving else ''}"
    mean, worst = float(np.mean(times)), float(np.percentile(times, 95))
    return Row(
        name, None, mean, limit / mean, f"ms a frame; 95 % below {worst:.1f}; {len(frame.labels)} names at the end"
    )


def picking(items: int) -> Row:
    """What stands under the pointer."""
    from minentropy_app.gui.canvas import kernels

    painter, scene, view = stage(items)
    frame = painter.render(scene, view)
    places = np.random.default_rng(3).integers(0, 700, (2000, 2)).tolist()
    kernels.nearest_drawn(frame.ids, 1, 1, 5)
    start = time.thread_time()
    for x, y in places:
        kernels.nearest_drawn(frame.ids, x, y, 5)
    each = 1000 * (time.thread_time() - start) / len(places)
    return Row(f"picking among {items:,}", None, each, 2.0 / each, "ms a pick")


def stage(items: int):
    """A rasteriser, a scene and a view of an invented library."""
    from minentropy_app.gui import theme
    from minentropy_app.gui.canvas.camera import fitted
    from minentropy_app.gui.canvas.rasteriser import Rasteriser, View
    from minentropy_app.gui.canvas.scene import Cut
    from minentropy_app.gui.views.space_scene import SpaceScene
    from tests.gui._samples import invented

    model = invented(items)
    drawn = SpaceScene(model)
    drawn.colour_by(model.columns["circle"], dark=False)
    drawn.choose(model.item_ids[:: max(items // 12, 1)])
    camera = fitted(model.positions[:: max(items // 4000, 1)], SIZE)
    view = View(camera, SIZE, theme.look(theme.LIGHT), cut=Cut("quarter"), entrance="entrance")
    return Rasteriser(lambda rows: model.labels(model.item_ids[rows])), drawn.scene, view
