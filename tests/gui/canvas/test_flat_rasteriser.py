"""The picture of a map against literal counts."""

import dataclasses
import math

import numpy as np
import pytest

from minentropy_app.gui import theme
from minentropy_app.gui.canvas import flat_kernels, kernels
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.flat_rasteriser import (
    LANDMARKS,
    MOST_DISCS,
    PASSING_DISCS,
    RINGED,
    SHADE_FROM,
    FlatRasteriser,
    FlatScene,
    FlatView,
    Hull,
    _even,
)

SIZE = (320, 240)


@pytest.fixture
def look(tokens):
    return theme.look(tokens)


def scene_of(count, seed=1, spread=30.0):
    rng = np.random.default_rng(seed)
    return FlatScene(
        positions=(rng.normal(size=(count, 2)) * spread).astype(np.float32),
        radii=rng.uniform(0.2, 1.0, count).astype(np.float32),
        colours=np.full(count, 0x3366CC, np.uint32),
        flags=np.zeros(count, np.uint8),
        importance=rng.permutation(count).astype(np.int32),
        dense=count / (math.pi * spread**2),
    )


def view_of(look, **more):
    return FlatView(Camera((0.0, 0.0, 0.0), 0.0, math.pi / 2, 2.0), SIZE, look, **more)


def drawer():
    return FlatRasteriser(lambda rows: [f"Title {k}" for k in rows])


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_points_stand_where_the_camera_sees_them(look, ratio):
    scene = scene_of(200)
    view = view_of(look, ratio=ratio, names=False)
    frame = drawer().render(scene, view)
    seen = view.camera.to_screen(np.c_[scene.positions, np.zeros(200)], SIZE)
    on_screen = frame.out[:, 2] > 0
    assert frame.out[on_screen, :2] == pytest.approx(seen[on_screen, :2] * ratio, abs=0.01)
    radii = np.maximum(scene.radii * view.largest, view.smallest) * ratio
    assert frame.out[on_screen, 2] == pytest.approx(radii[on_screen], rel=1e-5)
    outside = (seen[:, :2] < -view.largest).any(1) | (seen[:, :2] > np.array(SIZE) + view.largest).any(1)
    assert not (outside & on_screen).any()


def test_few_points_are_all_drawn_and_cast_no_shade(look):
    scene = scene_of(60, spread=25.0)
    frame = drawer().render(scene, view_of(look, names=False))
    assert np.unique(frame.ids[frame.ids >= 0]).size > 0.9 * frame.index.size
    empty = drawer().render(dataclasses.replace(scene, flags=np.full(60, kernels.HIDDEN, np.uint8)), frame.view)
    apart = np.abs(frame.out[:, None, :2] - np.stack(np.meshgrid(range(320), range(240)), -1).reshape(-1, 2))
    far = (np.hypot(*apart.transpose(2, 0, 1)).min(axis=0) > 9).reshape(240, 320)
    assert far.any()
    assert (frame.pixels[far] == empty.pixels[far]).all()


def test_a_crowd_is_thinned_and_shaded_where_it_is_dense(look):
    scene = scene_of(60_000, spread=14.0)
    frame = drawer().render(scene, view_of(look, names=False, largest=3.0))
    drawn = np.unique(frame.ids[frame.ids >= 0]).size
    assert drawn < 1.3 * MOST_DISCS < frame.index.size
    bare = drawer().render(dataclasses.replace(scene, flags=np.full(60_000, kernels.HIDDEN, np.uint8)), frame.view)
    middle, edge = (slice(110, 130), slice(150, 170)), (slice(0, 20), slice(0, 20))
    changed = np.abs(frame.pixels.view(np.uint8).astype(int) - bare.pixels.view(np.uint8)).reshape(240, 320, 4).sum(2)
    assert changed[middle].mean() > 20 * max(changed[edge].mean(), 1.0)


def test_the_shade_counts_every_point(look):
    scene, step = scene_of(SHADE_FROM * 2, spread=20.0), 3
    frame = drawer().render(scene, view_of(look, names=False))
    shades = np.zeros((1, 80, 107, 4), np.float32)
    flat_kernels.gather(frame.index, frame.index.size, frame.out, scene.colours, scene.flags, float(step), shades)
    places = frame.out[frame.index, :2]
    inside = (places >= 0).all(1) & (places[:, 0] < 107 * step) & (places[:, 1] < 80 * step)
    assert shades[0, :, :, 0].sum() == inside.sum()
    x, y = (places[inside] // step).astype(int).T
    counted = np.zeros((80, 107))
    np.add.at(counted, (y, x), 1)
    assert (shades[0, :, :, 0] == counted).all()
    assert shades[0, :, :, 3].sum() == pytest.approx(0xCC * inside.sum())


def test_selected_points_are_never_thinned_out(look):
    scene = scene_of(40_000, spread=12.0)
    flags = np.full(40_000, kernels.FADED, np.uint8)
    chosen = np.arange(0, 40_000, 1000)
    flags[chosen] = kernels.SELECTED
    frame = drawer().render(dataclasses.replace(scene, flags=flags), view_of(look, names=False, largest=3.0))
    shown = np.intersect1d(chosen, frame.index)
    hit = frame.ids[frame.out[shown, 1].astype(int).clip(0, 239), frame.out[shown, 0].astype(int).clip(0, 319)]
    assert np.isin(hit, chosen).mean() > 0.9


def test_a_passing_picture_shows_an_even_sample_and_all_that_is_selected(look):
    scene = scene_of(40_000, spread=12.0)
    flags = scene.flags.copy()
    chosen = np.array([1, 20_001, 39_999])
    flags[chosen] = kernels.SELECTED
    scene = dataclasses.replace(scene, flags=flags)
    frame = drawer().render(scene, view_of(look, passing=True, largest=3.0))
    assert not frame.labels
    assert frame.index.size == 40_000  # what is left out is still found by a lasso
    drawn = _even(frame.index, flags)
    assert np.isin(chosen, drawn).all()
    assert abs(drawn.size - PASSING_DISCS) < 0.02 * PASSING_DISCS
    assert np.isin(frame.ids[frame.ids >= 0], np.union1d(drawn, scene.importance[:LANDMARKS])).all()
    whole = drawer().render(scene, view_of(look, largest=3.0))
    assert whole.labels


def test_thousands_of_selected_points_stand_out_in_the_shade(look):
    scene = scene_of(40_000, spread=12.0)
    flags = np.full(40_000, kernels.FADED, np.uint8)
    left = scene.positions[:, 0] < 0
    flags[left] = kernels.SELECTED
    assert left.sum() > RINGED
    frame = drawer().render(dataclasses.replace(scene, flags=flags), view_of(look, names=False, largest=3.0))
    red = (frame.pixels >> np.uint32(16)) & np.uint32(255)
    assert red[100:140, 120:155].mean() + 25 < red[100:140, 165:200].mean()


def test_the_same_wish_gives_the_same_picture(look):
    scene, view = scene_of(20_000), view_of(look)
    assert (drawer().render(scene, view).pixels == drawer().render(scene, view).pixels).all()


def test_names_of_groups_and_items_never_touch(look):
    scene = scene_of(300)
    square = ((-20.0, -20.0), (20.0, -20.0), (20.0, 20.0), (-20.0, 20.0))
    hulls = (Hull("Alpha", 0x112233, (square,), (0.0, 0.0), 9), Hull("Beta", 0x332211, (square,), (1.0, 0.0), 5))
    frame = drawer().render(scene, view_of(look, hulls=hulls))
    texts = [text.text for text in frame.texts]
    assert "Alpha" in texts and "Beta" not in texts, "the larger group is named where both have one place"
    title = next(text for text in frame.texts if text.text == "Alpha")
    for label in frame.labels:
        apart_across = label.x >= title.x + 30 or label.x + label.wide <= title.x
        assert apart_across or label.y >= title.y + 12 or label.y + label.high <= title.y


def test_neighbours_are_named_first_and_linked(look):
    scene = scene_of(200, spread=25.0)
    flags = np.full(200, kernels.FADED, np.uint8)
    flags[5], flags[7] = kernels.SELECTED, 0
    marked = dataclasses.replace(scene, flags=flags, near=(7,))
    plain = drawer().render(marked, view_of(look, names=False))
    linked = drawer().render(marked, view_of(look, names=False, links=((5, 7, 1.0),)))
    assert (plain.pixels != linked.pixels).any()
    frame = drawer().render(marked, view_of(look, others=1))
    assert {label.item for label in frame.labels[:1]} == {5}


def test_neighbours_are_named_before_names_that_rest(look):
    scene = scene_of(60, spread=25.0)
    flags = scene.flags.copy()
    flags[5] = kernels.SELECTED
    painter, view = drawer(), view_of(look, others=6)
    chosen = dataclasses.replace(scene, flags=flags)
    resting = {label.item for label in painter.render(chosen, view).labels}
    seen = painter.render(chosen, view).index
    near = tuple(item for item in seen.tolist() if item not in resting)[:3]
    named = {label.item for label in painter.render(dataclasses.replace(chosen, near=near), view).labels}
    assert near and len(named & set(near)) >= 2  # one may find no room


def test_a_link_leads_off_the_picture_towards_what_is_out_of_sight(look):
    scene = dataclasses.replace(
        scene_of(3),
        positions=np.array([[0.0, 0.0], [500.0, 0.0], [0.0, 40.0]], np.float32),
        flags=np.zeros(3, np.uint8),
    )
    painter, bare = drawer(), view_of(look, names=False)
    everything = dataclasses.replace(bare, camera=Camera((0.0, 0.0, 0.0), 0.0, math.pi / 2, 0.1))
    for view in (everything, everything):  # both buffers once held another place of what is out of sight now
        painter.render(scene, view)
    plain = drawer().render(scene, bare).pixels.copy()
    linked = painter.render(scene, dataclasses.replace(bare, links=((0, 1, 1.0),))).pixels
    inked = np.argwhere(linked != plain)
    assert inked[:, 1].max() == SIZE[0] - 1
    assert (np.abs(inked[:, 0] - SIZE[1] / 2) < 4).all()
    hidden = dataclasses.replace(scene, flags=np.array([0, kernels.HIDDEN, 0], np.uint8))
    without = drawer().render(hidden, bare).pixels.copy()
    assert (painter.render(hidden, dataclasses.replace(bare, links=((0, 1, 1.0),))).pixels == without).all()


@pytest.mark.parametrize("count", [0, 1])
def test_almost_empty_maps_are_drawn(look, count):
    assert drawer().render(scene_of(count, spread=1.0), view_of(look)).index.size == count


def test_the_nearest_point_is_found_in_a_crowd(look):
    scene = scene_of(30_000, spread=12.0)
    frame = drawer().render(scene, view_of(look, names=False, largest=3.0))
    for x, y in ((160, 120), (140, 100), (180, 150)):
        away = np.hypot(frame.out[frame.index, 0] - x, frame.out[frame.index, 1] - y)
        found = flat_kernels.nearest_point(frame.out, frame.index, float(x), float(y), 7.0)
        assert found == frame.index[away.argmin()]
