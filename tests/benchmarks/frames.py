"""Frames of the space view, of the map and of the shelves: CPU time of the one thread that draws, names on.

The space view and the building turn once round, the map and the floor plan are panned.
Wall time says little on a busy machine; ``time.thread_time`` counts what the drawing thread used.
``ratio`` is limit / ours: above 1 is within the limit.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

SIZE = (1000, 700)
#: (items, moving, pictures, limit in ms)
CASES = (
    (10_000, False, 200, 16.0),
    (100_000, False, 200, 33.0),
    (1_000_000, True, 60, 100.0),
)
#: Clouds all round the entrance, half of them below the floor and seen through it: drawn in two layers.
ROUND_CASES = ((10_000, 100, 16.0), (100_000, 100, 33.0))
#: The same for the map while it is panned.
MAP_CASES = ((10_000, 100, 16.0), (100_000, 100, 16.0), (1_000_000, 60, 50.0))
#: Books of the library whose building is turned; its floors, ranges and bays; the limit of a frame in ms.
SHELVES, BUILDING, SHELF_FRAME = 50_000, (3, 8, 10), 16.0
#: Milliseconds in which every view must have taken over a selection among so many items.
FOLLOWED, SELECTABLE = 100.0, 100_000


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
    for items, moving, pictures, limit in CASES:
        if options.quick and items > 10_000:
            continue
        yield case(items, moving, 20 if options.quick else pictures, limit)
    for items, pictures, limit in ROUND_CASES:
        if not options.quick or items <= 10_000:
            yield case(items, False, 20 if options.quick else pictures, limit, all_round=True)
    yield picking(10_000 if options.quick else 100_000)
    for items, pictures, limit in MAP_CASES:
        if not options.quick or items <= 10_000:
            yield map_case(items, 20 if options.quick else pictures, limit)
    yield following(10_000 if options.quick else SELECTABLE)
    yield from following_more(10_000 if options.quick else SELECTABLE)
    yield from shelves(20 if options.quick else 100)
    del app


def case(items: int, moving: bool, pictures: int, limit: float, all_round: bool = False) -> Row:
    """Turn once round a solid cloud with a quarter cut away, a few items selected."""
    painter, scene, view = stage(items, all_round)
    painter.render(scene, view)
    times = []
    for k in range(pictures):
        camera = dataclasses.replace(view.camera, yaw=view.camera.yaw + k * 2 * np.pi / pictures)
        turned = dataclasses.replace(view, camera=camera, moving=moving)
        start = time.thread_time()
        frame = painter.render(scene, turned)
        times.append(1000 * (time.thread_time() - start))
    name = f"{items:,} books{', thinned while moving' if moving else ''}{' all round' if all_round else ''}"
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


def map_case(items: int, pictures: int, limit: float) -> Row:
    """Pan over a map of forty groups, a few items selected, names on."""
    from minentropy_app.gui.canvas.flat_rasteriser import FlatRasteriser

    model, drawn, view = map_stage(items)
    painter = FlatRasteriser(lambda rows: model.labels(model.item_ids[rows]))
    frame = painter.render(drawn.scene, view)
    times = []
    for k in range(pictures):
        angle = 2 * np.pi * k / pictures
        panned = dataclasses.replace(view, camera=view.camera.panned(150 * np.sin(angle), 90 * np.cos(angle)))
        start = time.thread_time()
        frame = painter.render(drawn.scene, dataclasses.replace(panned, moving=True))
        times.append(1000 * (time.thread_time() - start))
    mean, worst = float(np.mean(times)), float(np.percentile(times, 95))
    told = f"ms a frame; 95 % below {worst:.1f}; {len(frame.labels)} names at the end"
    return Row(f"map of {items:,}, panned", None, mean, limit / mean, told)


def following(items: int) -> Row:
    """Half of all items are selected on a map: CPU time until map, space, table and inspector have taken it over."""
    from PySide6.QtWidgets import QApplication

    from minentropy_app.gui import theme
    from minentropy_app.gui.inspector import Inspector
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.tables.column_table import ColumnTable
    from minentropy_app.gui.tables.columns import gathered
    from minentropy_app.gui.views.map_view import MapView
    from minentropy_app.gui.views.space_view import SpaceView
    from tests.gui._samples import invented

    selection, space, inspector = SelectionModel(), invented(items), Inspector(theme.LIGHT)
    on_map = map_stage(items)[0]
    views = [MapView(on_map, selection, theme.LIGHT), SpaceView(space, selection, theme.LIGHT)]
    rows = zip(space.labels(space.item_ids), space.loans.tolist(), strict=True)
    more = {"item_ids": space.item_ids[:, None], "note": "", "total": items}
    table = ColumnTable(selection)
    table.show_table(gathered(("name", "loans"), rows, more))
    selection.changed.connect(lambda now: inspector.show_selection(str(len(now)), now.how, on_map.rows_of(now.ids, 14)))
    chosen = np.random.default_rng(4).permutation(on_map.item_ids)
    times = []
    for k in range(6):
        start = time.thread_time()
        selection.select(chosen[k : items // 2 + k], "lasso")
        QApplication.processEvents()
        times.append(1000 * (time.thread_time() - start))
    for view in views:
        view.shut_down()
    del table
    mean = float(np.mean(times[1:]))
    return Row(f"selection of {items // 2:,} followed", None, mean, FOLLOWED / mean, "ms until four views know it")


def following_more(items: int) -> Iterator[Row]:
    """Half of all items are selected elsewhere: until the other views that are shown have taken it over, one by one."""
    from tests.benchmarks._followers import followers, milliseconds

    total, known = 0.0, 0
    for name, follower in followers(items):
        rng = np.random.default_rng(4)
        times = [milliseconds(follower, rng.choice(follower.item_ids, items // 2, False)) for _ in range(6)][1:]
        getattr(follower.view, "shut_down", lambda: None)()
        follower.view.hide()
        mean = float(np.mean(times))
        total, known = total + mean, known + 1
        case = f"{name} followed {items // 2:,}"
        yield Row(case, None, mean, FOLLOWED / mean, f"ms until it knows them, painted; slowest {max(times):.1f}")
    yield Row("all of these together", None, total, FOLLOWED / total, f"ms until {known} views know it, painted")


def shelves(pictures: int) -> Iterator[Row]:
    """Turn the building once round, and pan over its first floor; some bays are selected, and a walk is drawn."""
    from minentropy_app.gui import colours, theme
    from minentropy_app.gui.views.building_canvas import BuildingCanvas
    from minentropy_app.gui.views.building_scene import building_of
    from minentropy_app.gui.views.floor_canvas import FloorCanvas
    from minentropy_app.gui.views.plan_canvas import PlanCanvas
    from minentropy_app.gui.views.plan_model import AFTER, VISITS

    model = shelf_model()
    building, plan = BuildingCanvas(building_of(model), theme.LIGHT), PlanCanvas(model, theme.LIGHT)
    building.doors = tuple(model.plan.entrances.tolist())
    building.ways = np.stack([model.plan.first, model.plan.second], axis=1).astype(np.int64)

    def turned(k: int) -> None:
        building.look(dataclasses.replace(building.camera, yaw=building.camera.yaw + 2 * np.pi / pictures))

    def panned(k: int) -> None:
        plan.pan(150 * np.sin(2 * np.pi * k / pictures) / 4, 90 * np.cos(2 * np.pi * k / pictures) / 4)

    cases: tuple[tuple[str, FloorCanvas, Callable[[int], None]], ...] = (
        ("building turned", building, turned),
        ("floor plan panned", plan, panned),
    )
    for name, canvas, move in cases:
        canvas.resize(*SIZE)
        canvas.fit()
        canvas.show_colours(colours.ramp(model.figures(VISITS, AFTER), False))
        canvas.show_selected(frozenset(range(0, len(model.plan.bays), 40)))
        canvas.grab()
        times = []
        for k in range(pictures):
            move(k)
            start = time.thread_time()
            canvas.grab()
            times.append(1000 * (time.thread_time() - start))
        mean, worst = float(np.mean(times)), float(np.percentile(times, 95))
        told = f"ms a frame; 95 % below {worst:.1f}; {len(model):,} books"
        yield Row(f"{name}, {len(model.plan.bays)} faces", None, mean, SHELF_FRAME / mean, told)


def shelf_model(books: int = SHELVES):
    """An invented shelf plan: books anywhere, as when a walk is not asked for."""
    from minentropy_app.building.floor_plan import Building, generate_floor_plan
    from minentropy_app.gui.views.plan_model import plan_model
    from minentropy_app.model.results import ShelfPlan

    floors, ranges, bays = BUILDING
    plan = generate_floor_plan(Building(floors=floors, ranges=ranges, bays=bays, shelves=6))
    rng, none = np.random.default_rng(0), np.zeros(0, np.int32)
    before, after = rng.integers(0, len(plan.bays), (2, books)).astype(np.int32)
    result = ShelfPlan(
        np.arange(books), after, before, np.arange(books, dtype=np.int32), np.full(books, 3.3),
        rng.pareto(1.2, books) + 1, plan.bays, plan.floors, plan.place, plan.length_cm, np.zeros(len(plan.bays)),
        none, none, np.zeros(1, np.int64), none, np.zeros((0, 6)), {}, nodes=plan.nodes, bay_node=plan.bay_node,
        way_first=plan.first, way_second=plan.second, way_metres=plan.metres, shelves=plan.shelves,
        shelf_cm=plan.shelf_cm, max_height_cm=plan.max_height_cm,
    )  # fmt: skip
    names = tuple(f"Title {k}" for k in range(books))
    return plan_model(result, lambda: (names, names, names))


def map_stage(items: int):
    """A model, its drawn arrays and a view of an invented map."""
    import math

    from minentropy_app.gui import theme
    from minentropy_app.gui.canvas.camera import Camera
    from minentropy_app.gui.canvas.flat_rasteriser import FlatView
    from minentropy_app.gui.views.map_canvas import radius_of
    from minentropy_app.gui.views.map_scene import MapScene
    from tests.gui._samples import invented_map

    model = invented_map(items)
    drawn = MapScene(model)
    drawn.colour_by(model.columns["group"], dark=False)
    drawn.choose(model.item_ids[:: max(items // 12, 1)])
    largest = radius_of(items)
    pose = Camera((0.0, 0.0, 0.0), 0.0, math.pi / 2, 0.88 * SIZE[1] / 200)
    view = FlatView(pose, SIZE, theme.look(theme.LIGHT), largest=largest, smallest=max(1.1, 0.22 * largest))
    return model, drawn, view


def stage(items: int, all_round: bool = False):
    """A rasteriser, a scene and a view of an invented library, above the floor or all round the entrance."""
    from minentropy_app.gui import theme
    from minentropy_app.gui.canvas.camera import fitted
    from minentropy_app.gui.canvas.rasteriser import Rasteriser, View
    from minentropy_app.gui.canvas.scene import Cut
    from minentropy_app.gui.views.space_scene import SpaceScene
    from tests.gui._samples import invented

    model = invented(items)
    if all_round:
        sides = np.where(np.arange(items) % 2, -1.0, 1.0)[:, None]
        model = dataclasses.replace(model, positions=model.positions * np.where([False, False, True], sides, 1.0))
    drawn = SpaceScene(model)
    drawn.colour_by(model.columns["circle"], dark=False)
    drawn.choose(model.item_ids[:: max(items // 12, 1)])
    camera = fitted(model.positions[:: max(items // 4000, 1)], SIZE)
    view = View(camera, SIZE, theme.look(theme.LIGHT), cut=Cut("quarter"), entrance="entrance")
    return Rasteriser(lambda rows: model.labels(model.item_ids[rows])), drawn.scene, view
