"""Kernels are compiled once, by another process, and only loaded by the window."""

import hashlib
import json
import os
import subprocess
import sys

import numpy as np
import pytest

from minentropy_app.gui.canvas import compiled, kernels, label_kernels, warm

#: Draws every kind of picture and says what it got, and whether numba was there.
_PICTURES = """
import hashlib, json, sys
from PySide6.QtGui import QGuiApplication
from minentropy_app.gui.canvas import compiled
from tests.gui.canvas.test_warm import drawn
if sys.argv[1] == "numba":
    compiled.loaded = lambda: None
app = QGuiApplication([])
print(json.dumps([drawn(), "numba" in sys.modules]))
"""


def drawn():
    """Hashes of a space, a map of a crowd and a network."""
    from minentropy_app.gui import theme
    from minentropy_app.gui.canvas import network_kernels
    from minentropy_app.gui.canvas.camera import Camera
    from minentropy_app.gui.canvas.flat_rasteriser import SHADE_FULL, FlatRasteriser, FlatScene, FlatView
    from minentropy_app.gui.canvas.rasteriser import Rasteriser, View
    from minentropy_app.gui.canvas.scene import Scene

    rng, many = np.random.default_rng(1), SHADE_FULL
    paint = {
        "radii": rng.uniform(0.2, 1.0, many).astype(np.float32),
        "colours": rng.integers(0, 0xFFFFFF, many).astype(np.uint32),
        "flags": np.repeat([kernels.SELECTED, kernels.FADED], [9, many - 9]).astype(np.uint8),
        "importance": np.arange(many, dtype=np.int32),
    }
    look, camera = theme.look(theme.LIGHT), Camera(scale=20.0)
    scene = Scene(positions=rng.normal(size=(many, 3)).astype(np.float32) * 4, **paint)
    flat = FlatScene(positions=rng.normal(size=(many, 2)).astype(np.float32) * 4, **paint)
    names = lambda rows: [f"Title {row}" for row in rows]  # noqa: E731
    space = Rasteriser(names).render(scene, View(camera, (300, 200), look, entrance="x"))
    crowd = FlatRasteriser(names).render(flat, FlatView(camera, (300, 200), look, links=((0, 1, 1.0),)))
    net, ids = np.zeros((200, 300), np.uint32), np.full((200, 300), -1, np.int32)
    curves = rng.uniform(0, 200, (40, 6))
    network_kernels.draw_curves(net, curves, np.arange(40), np.ones(40), np.full(40, 2.0), curves[:, 0] > 100)
    places = rng.uniform(10, 190, (30, 4)).astype(np.float32) / np.float32([1, 1, 10, 1])
    rims = rng.uniform(0, 1, (2, 30)).astype(np.float32)
    kinds = (np.arange(30) % 8).astype(np.uint8)
    look = np.array([0xFFFFFF, 0x0B6E75, 1.0, 0.5, 0.2, 0.3])
    network_kernels.draw_circles(net, ids, 0, 30, places, paint["colours"][:30].copy(), kinds, *rims, look)
    return [
        hashlib.sha256(p.tobytes()).hexdigest() for p in (space.pixels, space.ids, crowd.pixels, crowd.ids, net, ids)
    ]


def test_loaded_code_draws_what_numba_draws_and_needs_no_numba():
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    answers = {}
    for by in ("file", "numba"):
        done = subprocess.run([sys.executable, "-c", _PICTURES, by], capture_output=True, check=True, env=environment)
        answers[by] = json.loads(done.stdout)
    assert answers["file"] == [answers["numba"][0], False]
    assert answers["numba"][1]
    assert len(set(answers["file"][0])) == 6


def test_nothing_is_compiled_twice():
    assert compiled.loaded() is not None
    assert warm.in_background() is None


def test_the_compiler_is_started_where_the_file_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(compiled, "kept_file", lambda: tmp_path / "none")
    monkeypatch.setattr(compiled, "compiler", lambda: [sys.executable, "-c", "raise SystemExit(5)"])
    process = warm.in_background()
    assert process is not None
    assert process.wait(timeout=60) == 5


def test_a_damaged_file_is_compiled_again_or_gone_without(monkeypatch, tmp_path):
    damaged = tmp_path / "damaged"
    damaged.write_bytes(b"nothing of the kind")
    monkeypatch.setattr(compiled, "kept_file", lambda: damaged)
    monkeypatch.setattr(compiled, "compiler", lambda: [sys.executable, "-c", "raise SystemExit(5)"])
    monkeypatch.setattr(compiled, "_KEPT", [])
    assert compiled.loaded() is None
    assert not damaged.exists()


def test_arrays_of_another_kind_are_refused():
    ids = np.zeros((4, 4), np.int32)
    assert kernels.nearest_drawn(ids, 1, 1, 2) == 0
    with pytest.raises(TypeError, match="i4:2"):
        kernels.nearest_drawn(ids.astype(np.int64), 1, 1, 2)
    with pytest.raises(TypeError, match="C order"):
        kernels.nearest_drawn(ids[:, ::2], 1, 1, 2)
    with pytest.raises(TypeError, match="i4:1"):
        label_kernels.nameable(ids, np.zeros(4, np.uint8), np.zeros((4, 4), np.float32), ids, ids)
    with pytest.raises(ValueError, match="zip"):
        kernels.nearest_drawn(ids, 1, 1)
