"""The picture against a slow, literal painter: back to front, one pixel at a time."""

import dataclasses
import time

import numpy as np
import pytest

from minentropy_app.gui import theme
from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas.camera import Camera, fitted
from minentropy_app.gui.canvas.rasteriser import Rasteriser, View, sees_floor
from minentropy_app.gui.canvas.scene import Cut, Scene, radii_of, reach_of
from tests.gui._samples import invented

SIZE = (320, 240)


@pytest.fixture
def look(tokens):
    return theme.look(tokens)


def scene_of(count, seed=1, spread=6.0):
    rng = np.random.default_rng(seed)
    positions = (rng.normal(size=(count, 3)) * spread / 3).astype(np.float32)
    positions[:, 2] = np.abs(positions[:, 2])
    return Scene(
        positions=positions,
        radii=rng.uniform(0.1, 0.6, count).astype(np.float32),
        colours=rng.integers(0, 0xFFFFFF, count).astype(np.uint32),
        flags=np.zeros(count, np.uint8),
        importance=np.arange(count, dtype=np.int32),
        reach=reach_of(positions),
    )


def rasteriser():
    return Rasteriser(lambda rows: [f"Title {k}" for k in rows])


def nearest_by_hand(frame, scene, x, y):
    """Item whose disc holds the middle of a pixel and is nearest to the eye."""
    out = frame.out
    inside = (out[:, 0] - x - 0.5) ** 2 + (out[:, 1] - y - 0.5) ** 2 <= (out[:, 2] - 0.6) ** 2
    found = np.flatnonzero(inside & (out[:, 2] > 0))
    return found[np.argmin(out[found, 3])] if found.size else -1


@pytest.mark.parametrize("scale", [12.0, 40.0, 150.0])
def test_each_pixel_shows_the_nearest_item(look, scale):
    scene = scene_of(120)
    camera = dataclasses.replace(fitted(scene.positions.astype(float), SIZE), scale=scale)
    frame = rasteriser().render(scene, View(camera, SIZE, look, names=False))
    rng, hits = np.random.default_rng(0), 0
    for x, y in zip(rng.integers(0, SIZE[0], 600), rng.integers(0, SIZE[1], 600), strict=True):
        expected = nearest_by_hand(frame, scene, x, y)
        if expected >= 0:
            drawn = frame.ids[y, x]
            away = np.hypot(*(frame.out[drawn, :2] - (x + 0.5, y + 0.5)))
            assert away < frame.out[drawn, 2] + 0.6
            assert frame.out[drawn, 3] <= frame.out[expected, 3] + 2 / kernels.BINS
            hits += 1
    assert hits > 20


def test_projection_agrees_with_the_camera(look):
    scene = scene_of(50)
    camera = fitted(scene.positions.astype(float), SIZE)
    frame = rasteriser().render(scene, View(camera, SIZE, look, ratio=2.0, names=False))
    seen = camera.to_screen(scene.positions.astype(float), SIZE)
    on_screen = frame.out[:, 2] > 0
    assert on_screen.sum() == frame.index.size > 40
    assert frame.out[on_screen, :2] == pytest.approx(seen[on_screen, :2] * 2, abs=0.01)
    assert frame.image.devicePixelRatio() == 2
    assert frame.pixels.shape == (480, 640)


def test_rims_are_blended_and_the_inside_is_solid(look):
    scene = dataclasses.replace(scene_of(1), positions=np.zeros((1, 3), np.float32), radii=np.array([1.0], np.float32))
    camera = Camera(scale=30.0)
    plain = dataclasses.replace(look, haze=0.0, shadow_strength=0.0)
    frame = rasteriser().render(scene, View(camera, SIZE, plain, names=False))
    covered = np.count_nonzero(frame.ids == 0)
    assert covered == pytest.approx(np.pi * 30**2, rel=0.01)


@pytest.mark.parametrize("side", [-1.0, 1.0])
def test_a_selected_sphere_beside_a_block_is_drawn_once(look, side):
    edge = (64 + side * 8 - SIZE[0] / 2) / 30.0
    scene = dataclasses.replace(
        scene_of(1),
        positions=np.array([[edge, 0, 0]], np.float32),
        radii=np.array([6.0 / 30], np.float32),
        flags=np.array([kernels.SELECTED], np.uint8),
    )
    flat = dataclasses.replace(look, shadow_strength=0.0)
    camera = Camera(scale=30.0, yaw=0.0, pitch=0.0)
    frame = rasteriser().render(scene, View(camera, SIZE, flat, names=False))
    columns = np.nonzero(frame.ids == 0)[1]
    assert np.abs(columns + 0.5 - frame.out[0, 0]).max() < 7.5


def test_hidden_and_cut_items_are_not_drawn_but_selected_ones_are(look):
    scene = scene_of(200)
    camera = fitted(scene.positions.astype(float), SIZE)
    whole = rasteriser().render(scene, View(camera, SIZE, look, names=False)).index
    cut = rasteriser().render(scene, View(camera, SIZE, look, cut=Cut("quarter"), names=False)).index
    assert 0 < cut.size < whole.size
    gone = np.setdiff1d(whole, cut)
    flags = scene.flags.copy()
    flags[gone[0]] = kernels.SELECTED
    flags[cut[0]] = kernels.HIDDEN
    marked = dataclasses.replace(scene, flags=flags)
    shown = rasteriser().render(marked, View(camera, SIZE, look, cut=Cut("quarter"), names=False)).index
    assert gone[0] in shown
    assert cut[0] not in shown


def test_slices_keep_only_their_heights(look):
    scene = scene_of(200)
    camera = fitted(scene.positions.astype(float), SIZE)
    view = View(camera, SIZE, look, cut=Cut(low=1.0, high=2.0), names=False)
    shown = rasteriser().render(scene, view).index
    heights = scene.positions[shown, 2]
    assert shown.size and heights.min() >= 1.0 and heights.max() <= 2.0


def test_the_same_wish_gives_the_same_picture(look):
    scene = scene_of(150)
    view = View(fitted(scene.positions.astype(float), SIZE), SIZE, look)
    one, other = rasteriser(), rasteriser()
    first = one.render(scene, view).pixels.copy()
    assert np.array_equal(first, other.render(scene, view).pixels)
    assert np.array_equal(first, one.render(scene, view).pixels)


def test_the_frame_before_stays_untouched_while_the_next_is_drawn(look):
    scene, painter = scene_of(80), rasteriser()
    view = View(fitted(scene.positions.astype(float), SIZE), SIZE, look)
    first = painter.render(scene, view)
    kept = first.pixels.copy()
    painter.render(scene, dataclasses.replace(view, camera=view.camera.orbited(300, 0)))
    assert np.array_equal(first.pixels, kept)


def test_names_never_touch_each_other_nor_what_is_reserved(look):
    model = invented(600)
    scene = Scene(
        positions=model.positions.astype(np.float32),
        radii=radii_of(model.loans, 1.0),
        colours=np.full(600, 0x336699, np.uint32),
        flags=np.zeros(600, np.uint8),
        importance=np.argsort(-model.loans, kind="stable").astype(np.int32),
        reach=reach_of(model.positions),
    )
    reserved = ((0.0, 0.0, 250.0, 60.0), (0.0, 400.0, 200.0, 700.0))
    view = View(fitted(model.positions, (1000, 700)), (1000, 700), look, reserved=reserved, entrance="entrance")
    frame = rasteriser().render(scene, view)
    assert 10 <= len(frame.labels) <= view.free
    boxes = [(n.x, n.y, n.x + n.wide, n.y + n.high) for n in frame.labels]
    for k, one in enumerate(boxes):
        assert one[0] >= 0 and one[1] >= 0 and one[2] <= 1000 and one[3] <= 700
        for other in [*boxes[:k], *reserved]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)
    for name in frame.labels:
        x, y = frame.out[name.item, :2].astype(int)
        assert frame.ids[y, x] == name.item


def test_selected_items_are_named_first(look):
    scene = scene_of(300)
    flags = np.full(300, kernels.FADED, np.uint8)
    flags[[280, 290, 299]] = kernels.SELECTED
    view = View(fitted(scene.positions.astype(float), (900, 700)), (900, 700), look)
    frame = rasteriser().render(dataclasses.replace(scene, flags=flags), view)
    assert {280, 290, 299} <= {n.item for n in frame.labels[:3]}
    assert len(frame.labels) <= 3 + view.others


@pytest.mark.parametrize("count", [0, 1, 2])
def test_almost_empty_libraries_are_drawn(look, count):
    scene = scene_of(count)
    frame = rasteriser().render(scene, View(fitted(scene.positions.astype(float), SIZE), SIZE, look, entrance="x"))
    assert frame.index.size == count


def test_pointing_is_quick_with_a_hundred_thousand_items(look):
    scene = scene_of(100_000, spread=60.0)
    view = View(fitted(scene.positions[::50].astype(float), (1000, 700)), (1000, 700), look, names=False)
    frame = rasteriser().render(scene, view)
    kernels.nearest_drawn(frame.ids, 5, 5, 10)
    places = np.random.default_rng(2).integers(0, 700, (500, 2))
    start = time.thread_time()
    found = [kernels.nearest_drawn(frame.ids, int(x), int(y), 10) for x, y in places]
    assert (time.thread_time() - start) / 500 < 0.002
    assert max(found) >= 0


def test_a_polygon_holds_what_a_rectangle_holds(look):
    scene = scene_of(400)
    frame = rasteriser().render(scene, View(fitted(scene.positions.astype(float), SIZE), SIZE, look, names=False))
    corners = np.array([[60.0, 50.0], [220.0, 50.0], [220.0, 190.0], [60.0, 190.0]])
    inside = np.zeros(frame.index.size, np.int32)
    count = kernels.in_polygon(frame.out, frame.index, frame.index.size, corners, inside)
    x, y = frame.out[frame.index, 0], frame.out[frame.index, 1]
    expected = frame.index[(x > 60) & (x < 220) & (y > 50) & (y < 190)]
    assert sorted(inside[:count]) == sorted(expected)
    assert count > 50


def two_on_a_line(camera, above=1.0, below=-1.0, flags=(0, 0)):
    """Two spheres on one line of sight: one above the floor and, farther away, one below it."""
    forward = camera.basis()[2]
    places = np.array([forward * (height / forward[2]) for height in (above, below)])
    return Scene(
        positions=places.astype(np.float32),
        radii=np.array([0.3, 0.3], np.float32),
        colours=np.array([0x0072B2, 0xD55E00], np.uint32),
        flags=np.array(flags, np.uint8),
        importance=np.arange(2, dtype=np.int32),
        reach=4.0,
    )


def colour_at(frame, item):
    x, y = (int(value) for value in frame.out[item, :2])
    return [(int(frame.pixels[y, x]) >> shift) & 255 for shift in (16, 8, 0)]


def test_what_lies_below_the_floor_shows_frosted_through_it(look):
    camera = Camera(pitch=0.6, scale=40.0)
    scene = two_on_a_line(camera)
    apart = dataclasses.replace(scene, positions=scene.positions + np.array([[1.3, 0, 0], [-1.3, 0, 0]], np.float32))
    calm = dataclasses.replace(look, haze=0.0)
    above, below = (
        rasteriser().render(dataclasses.replace(apart, floor=floor), View(camera, SIZE, calm, names=False))
        for floor in (-2.0, 0.0)
    )
    assert colour_at(above, 0) == colour_at(below, 0)
    surface = [(look.surface >> shift) & 255 for shift in (16, 8, 0)]
    for clear, frosted, ground in zip(colour_at(above, 1), colour_at(below, 1), surface, strict=True):
        assert abs(ground - frosted) < abs(ground - clear)
    assert set(np.unique(below.ids)) == {-1, 0, 1}


def test_what_stands_above_the_floor_hides_what_lies_below(look):
    camera = Camera(pitch=0.6, scale=40.0)
    hidden = rasteriser().render(two_on_a_line(camera), View(camera, SIZE, look, names=False))
    x, y = (int(value) for value in hidden.out[0, :2])
    assert hidden.ids[y, x] == 0
    chosen = two_on_a_line(camera, flags=(kernels.FADED, kernels.SELECTED))
    assert rasteriser().render(chosen, View(camera, SIZE, look, names=False)).ids[y, x] == 1


@pytest.mark.parametrize(("pitch", "sheet"), [(0.0, False), (0.03, False), (0.4, True), (np.pi / 2, True)])
def test_a_level_or_buried_eye_sees_no_sheet(pitch, sheet):
    assert sees_floor(Camera(pitch=pitch), 0.0) is sheet
    assert not sees_floor(Camera(target=(0.0, 0.0, -9.0), pitch=0.2, perspective=0.5), 0.0)
