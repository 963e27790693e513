"""The network view: CPU seconds until a network stands on screen, CPU milliseconds of a frame while panning.

20,000 nodes and 200,000 links, once all nodes on one level and once by modules. Opening counts all
that happens: flow, code books, names, layout, scene and first picture. A frame while panning is what
the window's own thread does (the last picture is shifted), and beside it what the render thread needs
for a whole new picture. ``ratio`` is limit / ours: above 1 is within the limit.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

SIZE = (1200, 800)
OPENING, FRAME = 2.0, 16.0


@dataclass(frozen=True)
class Row:
    case: str
    peer: float | None
    ours: float
    ratio: float
    quality: str


def run(options: argparse.Namespace) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    nodes, links = (2_000, 20_000) if options.quick else (20_000, 200_000)
    opened(invented(400, 2_000, True), "warm")  # kernels are loaded before anything is measured
    opened(invented(800, 4_000, False), "warm")
    for modular in (False, True):
        partition = invented(nodes, links, modular)
        name = f"{nodes:,} nodes, {links:,} links, {'by modules' if modular else 'one level'}"
        row, model, world = opened(partition, name)
        yield row
        yield from frames(model, world, name)
    del app


def invented(nodes: int, links: int, modular: bool):
    """A partition of a network with planted modules."""
    from minentropy_app.model.results import Partition

    rng = np.random.default_rng(7)
    member = np.sort(rng.integers(0, max(nodes // 60, 2), nodes)).astype(np.int32)
    first = np.searchsorted(member, np.arange(member.max() + 2))
    source = rng.integers(0, nodes, links)
    inside = (first[member[source]] + rng.random(links) * np.diff(first)[member[source]]).astype(np.int64)
    target = np.where(rng.random(links) < 0.8, np.minimum(inside, nodes - 1), rng.integers(0, nodes, links))
    tree = member[None] if modular else np.zeros((0, nodes), np.int32)
    weight = rng.integers(1, 9, links).astype(float)
    ends = (source.astype(np.int32), target.astype(np.int32))
    metrics = {"flow": "undirected", "private_links": False}
    return Partition(np.arange(nodes), tree, np.full(nodes, 1 / nodes), *ends, weight, np.zeros(1), False, metrics)


class _Names:
    """A reader that knows every item by its number."""

    def labels(self, ids):
        return [f"Node {i}" for i in ids]

    keys = labels

    def attributes(self, ids, name):
        return [""] * len(ids)

    def module_names(self, entry):
        return {}


def opened(partition, name: str):
    """Everything from the stored partition to the first picture."""
    from minentropy_app.gui import theme
    from minentropy_app.gui.network_loading import network_of
    from minentropy_app.gui.views.network_painter import NetworkPainter
    from minentropy_app.gui.views.network_scene import SceneMaker
    from minentropy_app.gui.views.network_world import Atlas

    start = time.process_time()
    model = network_of(_Names(), SimpleNamespace(ref="r1", kind="communities"), partition)
    world = Atlas(model).world()
    scene = SceneMaker(model).scene(world, False)
    painter = NetworkPainter(lambda things: [model.title(thing) for thing in things])
    frame = painter.render(scene, wish(theme.look(theme.LIGHT)))
    taken = time.process_time() - start
    told = f"CPU s until the first picture; {len(scene):,} circles, {len(frame.texts)} names"
    return Row(f"open {name}", None, taken, OPENING / taken, told), model, world


def wish(look):
    from minentropy_app.gui.canvas.camera import Camera
    from minentropy_app.gui.views.network_painter import NetworkWish

    return NetworkWish(Camera(yaw=0.0, pitch=np.pi / 2, scale=38.0), SIZE, look)


def frames(model, world, name: str) -> Iterator[Row]:
    """Pan by a few pixels again and again."""
    from minentropy_app.gui import theme
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.views.network_painter import NetworkPainter
    from minentropy_app.gui.views.network_scene import SceneMaker
    from minentropy_app.gui.views.network_view import NetworkView

    view = NetworkView(model, SelectionModel(), theme.LIGHT, world)
    view.resize(*SIZE)
    view.show()
    settle(view)
    canvas, times = view.canvas, []
    for k in range(60):
        start = time.thread_time()
        canvas._nudge(canvas.camera.panned(3 if k % 20 < 10 else -3, 1))
        canvas.repaint()
        times.append(1000 * (time.thread_time() - start))
    view.shut_down()
    yield Row(f"pan, window's thread, {name}", None, mean(times), FRAME / mean(times), spread(times))
    painter = NetworkPainter(lambda things: [model.title(thing) for thing in things])
    scene, still = SceneMaker(model).scene(world, False), wish(theme.look(theme.LIGHT))
    times = []
    for k in range(12):
        moved = dataclasses.replace(still, camera=still.camera.panned(4 * k, 0), moving=True)
        start = time.thread_time()
        painter.render(scene, moved)
        times.append(1000 * (time.thread_time() - start))
    yield Row(f"new picture, render thread, {name}", None, mean(times), FRAME / mean(times), spread(times))


def settle(view) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + 60
    while time.monotonic() < end and not view.settled:
        QApplication.processEvents()
        time.sleep(0.005)


def mean(times: list[float]) -> float:
    return float(np.mean(times))


def spread(times: list[float]) -> str:
    return f"ms a frame; 95 % below {float(np.percentile(times, 95)):.1f}"
