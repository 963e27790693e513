from __future__ import annotations

import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.exports.picture import CLASS_COLOURS, Look, placement_picture
from minentropy_app.exports.raster import Canvas, colour, encode_png

NAMES = tuple("ABCDEFGHIJKLMNOPQRS")
SMALL = Look(width=360, height=240)


def decoded(png: bytes) -> np.ndarray:
    """A reader of its own: rows filtered by "none" and "up" only, checksums checked."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    parts, place = {}, 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + data)
        parts[kind] = data
        place += 12 + length
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    rows = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(height, 1 + 3 * width)
    assert set(rows[:, 0].tolist()) <= {0, 2}
    return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(height, width, 3)


def cloud(n: int, half: bool = True) -> np.ndarray:
    grid = np.array(np.meshgrid(*[np.arange(-9, 10)] * 3)).reshape(3, -1).T
    grid = grid[(grid.sum(axis=1) % 2 == 0) & ((grid[:, 2] >= 0) | (not half))]
    sites = grid / np.sqrt(2)
    return sites[np.lexsort((*sites.T, np.round(np.linalg.norm(sites, axis=1), 9)))[:n]]


def picture(n: int, look: Look = SMALL, *, half: bool = True, classes: int = 5) -> bytes:
    loans = 100 / (1 + np.arange(n))
    return placement_picture(cloud(n, half), loans, (np.arange(n) % classes).astype(np.int32), NAMES, look)


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_png_round_trip(width: int, height: int, seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    assert np.array_equal(decoded(encode_png(pixels)), pixels)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("n", "half"), [(0, True), (1, True), (2, False), (40, False), (500, True), (500, False)])
def test_any_number_of_books(n: int, half: bool, theme: str) -> None:
    pixels = decoded(picture(n, Look(360, 240, theme), half=half))
    assert pixels.shape == (240, 360, 3)
    assert (pixels.mean() > 128) == (theme == "light")


def test_same_input_same_bytes() -> None:
    assert picture(300) == picture(300)


def test_classes_show_in_their_colours() -> None:
    pixels = decoded(picture(40, classes=3)).reshape(-1, 3).astype(float) / 255
    plain = decoded(placement_picture(cloud(40), np.ones(40), np.full(40, -1, np.int32), NAMES, SMALL))
    for name in CLASS_COLOURS[:3]:
        assert _like(pixels, name) > 60
        assert _like(plain.reshape(-1, 3).astype(float) / 255, name) == 0


def _like(pixels: np.ndarray, name: str) -> int:
    """Pixels of the same hue: far from grey, in the same direction."""
    wanted = colour(name) - colour(name).mean()
    found = pixels - pixels.mean(axis=1, keepdims=True)
    strength = np.linalg.norm(found, axis=1)
    same = found @ wanted / np.maximum(strength, 1e-9) / np.linalg.norm(wanted)
    return int(np.count_nonzero((same > 0.99) & (strength > 0.15)))


def test_more_loans_larger_sphere() -> None:
    def coloured(loans: list[float]) -> int:
        place = np.array([[0, 0, 0], [3.0, 0, 0.0]])
        pixels = decoded(placement_picture(place, np.array(loans), np.array([-1, 0], np.int32), ("A",), SMALL))
        return _like(pixels.reshape(-1, 3).astype(float) / 255, CLASS_COLOURS[0])

    assert coloured([100, 100]) > 1.3 * coloured([100, 1])


def test_the_cut_away_opens_the_view_of_the_entrance() -> None:
    whole = decoded(picture(700, Look(360, 240, cut_away=False)))
    opened = decoded(picture(700, Look(360, 240)))
    near = (slice(150, 230), slice(150, 210))
    assert opened[near].mean() > whole[near].mean() + 5


def test_spheres_are_lit_from_the_upper_left() -> None:
    canvas = Canvas(40, 40, colour("#FFFFFF"))
    canvas.sphere(np.array([20.0, 20.0]), 15, colour("#0072B2"))
    brightness = canvas.pixels.sum(axis=2)
    assert brightness[13, 13] > brightness[20, 20] > brightness[28, 28]
    assert np.allclose(canvas.pixels[0, 0], 1)


def test_drawing_outside_the_canvas_does_nothing() -> None:
    canvas = Canvas(20, 20, colour("#FFFFFF"))
    canvas.sphere(np.array([-50.0, 10.0]), 5, colour("#000000"))
    canvas.text("A", (100, 100), 9, colour("#000000"))
    canvas.ellipse(np.array([10.0, -80.0]), (5, 5), colour("#000000"), 1.0)
    assert np.all(canvas.pixels == 1)


def test_the_full_size_is_the_promised_one() -> None:
    assert decoded(picture(30, Look())).shape == (900, 1400, 3)


def test_no_window_system_is_loaded() -> None:
    code = (
        "import sys, minentropy_app.exports.picture; print([m for m in sys.modules if 'PySide' in m or 'numba' in m])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
