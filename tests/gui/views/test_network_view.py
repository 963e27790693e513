"""The network view by clicks and keys."""

import dataclasses
import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from minentropy_app.gui import theme
from minentropy_app.gui.canvas import network_kernels
from minentropy_app.gui.views.network_painter import NetworkPainter
from minentropy_app.gui.views.network_view import open_network
from minentropy_app.gui.views.space_canvas import Tool
from tests.gui.views._networks import GROUPS, SIZE
from tests.gui.views.test_space_view import drag

LEFT, NO, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot, stage):
    """Open a network view and wait for its first picture."""
    views = []

    def make(name):
        staged = stage(name, "network")
        view = open_network(staged)
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        settle(qtbot, view)
        views.append(view)
        return view, staged.selection

    yield make
    for view in views:
        view.shut_down()


def settle(qtbot, view):
    qtbot.waitUntil(lambda: view.canvas.settled and view._work is None, timeout=60_000)


def place(view, circle):
    return view.canvas.place_of(circle).toPoint()


def circles_of(view, book):
    layer = next(layer for layer in view._world.layers if layer.book == book)
    return range(layer.first, layer.last)


def test_modules_stand_first_and_do_not_overlap(opened):
    view, _ = opened("circles")
    world = view._world
    assert len(world.things) == GROUPS and all(view.model.is_module(t) for t in world.things)
    away = np.linalg.norm(world.points[:, None] - world.points[None], axis=2)
    touching = world.radius[:, None] + world.radius[None]
    assert (away + np.eye(GROUPS) * 1e9 >= touching * 0.999).all()


def test_a_click_selects_the_members_and_control_adds(qtbot, opened):
    view, selection = opened("circles")
    qtbot.mouseClick(view.canvas, LEFT, NO, place(view, 0))
    assert set(selection.current.ids) == set(view.model.ids_of(int(view._world.things[0])))
    assert len(selection.current) == SIZE
    settle(qtbot, view)
    qtbot.mouseClick(view.canvas, LEFT, CONTROL, place(view, 1))
    assert len(selection.current) == 2 * SIZE
    settle(qtbot, view)
    assert (view.canvas.scene.chosen[:2] == 1).all() and (view.canvas.scene.chosen[2:] == 0).all()
    assert (view.canvas.scene.flags[2:] & network_kernels.FADED).all()


def test_a_double_click_opens_in_place_and_backspace_leaves(qtbot, opened):
    view, _ = opened("circles")
    before = view._world
    module = int(before.things[1])
    qtbot.mouseDClick(view.canvas, LEFT, NO, place(view, 1))
    settle(qtbot, view)
    assert view.path == (module,)
    assert len(circles_of(view, module)) == SIZE
    x, y, r = view._world.disc(module)
    inside = list(circles_of(view, module))
    far = np.linalg.norm(view._world.points[inside] - [x, y], axis=1) + view._world.radius[inside]
    assert (far <= r * 1.001).all()
    assert not view.crumbs.isHidden()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Backspace)
    settle(qtbot, view)
    assert view.path == ()
    assert np.allclose(view._world.points, before.points)


def test_neighbours_keep_their_direction_when_a_module_opens(opened):
    view, _ = opened("circles")
    before, module = view._world, int(view._world.things[0])
    after = view._atlas.world((module,))
    for other in range(1, GROUPS):
        old = before.points[other] - before.points[0]
        new = after.points[other] - after.points[0]
        assert old @ new / np.linalg.norm(old) / np.linalg.norm(new) > 0.7


def test_the_breadcrumb_leads_back(qtbot, opened):
    view, _ = opened("circles")
    view.open_path((int(view._world.things[0]),))
    settle(qtbot, view)
    first = view.crumbs._steps[0][0]
    qtbot.mouseClick(first, LEFT)
    settle(qtbot, view)
    assert view.path == () and view.crumbs.isHidden()


def test_keys_alone_reach_select_and_open(qtbot, opened):
    view, selection = opened("circles")
    canvas = view.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    first = canvas.at
    assert first >= 0
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert len(selection.current) == SIZE
    moved = next(
        k for k in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) if walks(qtbot, canvas, k)
    )
    assert moved
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    settle(qtbot, view)
    assert view.path == (int(view._world.things[canvas.at]),)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert len(selection.current) == 0


def walks(qtbot, canvas, key):
    before = canvas.at
    qtbot.keyClick(canvas, key)
    return canvas.at != before


def test_rectangle_and_lasso_mark_what_lies_inside(qtbot, opened):
    view, selection = opened("circles")
    drag(qtbot, view.canvas, [QPoint(60, 60), QPoint(300, 300), QPoint(899, 699)], SHIFT)
    assert len(selection.current) == len(view.model) and selection.current.how == "rectangle"
    settle(qtbot, view)
    qtbot.mouseClick(view.toolbar.tools[Tool.LASSO], LEFT)
    at = place(view, 0)
    around = [at + QPoint(dx, dy) for dx, dy in ((-9, -9), (9, -9), (9, 9), (-9, 9))]
    drag(qtbot, view.canvas, around)
    assert len(selection.current) == SIZE and selection.current.how == "lasso"
    selection.clear()
    settle(qtbot, view)
    drag(qtbot, view.canvas, [*around, around[0]])  # closed by hand
    assert len(selection.current) == SIZE and selection.current.how == "lasso"


def test_a_selection_made_elsewhere_lights_its_share(qtbot, opened):
    view, selection = opened("circles")
    ids = view.model.ids_of(int(view._world.things[2]))
    selection.select(ids[:3], "table")
    settle(qtbot, view)
    assert 0 < view.canvas.scene.chosen[2] < 1
    accent = view.tokens_word = theme.LIGHT.word("accent") | 0xFF000000
    assert (view.canvas.frame.pixels == accent).any()


def test_panning_shifts_the_last_picture_at_once(qtbot, opened):
    view, selection = opened("circles")
    before, frame = place(view, 0), view.canvas.frame
    qtbot.mousePress(view.canvas, LEFT, NO, QPoint(450, 640))
    drag(qtbot, view.canvas, [QPoint(450, 640), QPoint(480, 660)])
    assert place(view, 0) == before + QPoint(30, 20)
    shift = view.canvas._shift()
    if view.canvas.frame is frame:
        assert shift.dx() == pytest.approx(30 - frame.view.edge[0])
    assert view.canvas.circle_at(QPointF(place(view, 0))) == 0
    assert len(selection.current) == 0


def test_the_wheel_zooms_at_the_pointer(qtbot, opened):
    view, _ = opened("circles")
    at = place(view, 0)
    scale = view.canvas.camera.scale
    event = QWheelEvent(
        QPointF(at),
        QPointF(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NO,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.canvas, event)
    assert view.canvas.camera.scale > scale * 1.2
    assert (view.canvas.place_of(0) - QPointF(at)).manhattanLength() < 2


def test_hovering_tells_members_and_flow(qtbot, opened):
    view, _ = opened("circles")
    view._hover(0, QPointF())
    assert view.card.isVisible()
    details = view._details(int(view._world.things[0]))
    assert str(SIZE) in details.subtitle and len(details.figures) == 2


def test_without_modules_all_nodes_stand_there_and_it_is_said(opened):
    view, _ = opened("undivided")
    assert len(view._world.things) == 6
    assert "one level is shortest" in view.remark.text() and not view.remark.isHidden()
    assert view.legend.isHidden()


def test_a_plain_network_is_shown_by_its_nodes(opened):
    view, _ = opened("ties")
    assert len(view._world.things) == GROUPS * SIZE and view.remark.isHidden()


def test_the_search_opens_the_module_of_an_item(qtbot, opened):
    view, selection = opened("circles")
    item = int(view.model.item_ids[20])
    assert view.fly_to(item)
    settle(qtbot, view)
    assert selection.current.ids.tolist() == [item] and len(view.path) == 1
    assert not view.fly_to(-5)


def test_the_legend_hides_other_modules(qtbot, opened):
    view, _ = opened("circles")
    view.legend.toggle(0, keep_others=False)
    settle(qtbot, view)
    hidden = (view.canvas.scene.flags & network_kernels.HIDDEN) > 0
    assert hidden.sum() == GROUPS - 1
    assert view.canvas.circle_at(QPointF(place(view, int(np.flatnonzero(hidden)[0])))) == -1


def test_names_do_not_collide(opened):
    view, _ = opened("ties")
    painter_boxes = []
    labels = view.canvas._thread
    assert labels is not None
    from minentropy_app.gui.canvas.text_sprites import TextSprites

    sprites = TextSprites(1.0)
    for text in view.canvas.frame.texts:
        wide, high = sprites.measure(text.text, text.style)
        painter_boxes.append((text.x, text.y, text.x + wide, text.y + high))
    assert len(painter_boxes) > 5
    for k, (l0, t0, r0, b0) in enumerate(painter_boxes):
        for l1, t1, r1, b1 in painter_boxes[:k]:
            assert r0 <= l1 + 1.5 or r1 <= l0 + 1.5 or b0 <= t1 + 3 or b1 <= t0 + 3


def test_private_links_are_not_drawn_one_by_one(qtbot, opened):
    view, _ = opened("circles")
    model = view.model
    hidden = dataclasses.replace(model.walk, shown=np.zeros_like(model.walk.shown))
    from minentropy_app.gui.views.network_world import Atlas, links_between

    private = dataclasses.replace(model, walk=hidden)
    module = int(model.top_modules[0])
    inside = Atlas(private).world((module,)).layers[1].links
    assert inside.weight.size == 0
    assert Atlas(model).world((module,)).layers[1].links.weight.size > 0
    things = private.things_in(0)
    links, visible = links_between(private, 0, things)
    counts = np.zeros(links.weight.size, int)
    place_of = model.place_ranks
    for a, b in zip(model.walk.source, model.walk.target, strict=True):
        ends = {int(np.flatnonzero(things == model.top_modules[place_of[x]])[0]) for x in (a, b)}
        for k in range(links.weight.size):
            counts[k] += ends == {int(links.source[k]), int(links.target[k])}
    assert (visible == (counts >= 3)).all()


def test_a_view_comes_back_as_it_was_left(qtbot, opened):
    view, _ = opened("circles")
    module = int(view._world.things[0])
    view.restore({"path": [module]})
    settle(qtbot, view)
    assert view.state() == {"path": [module]}
    view.restore({"path": [999]})
    assert view.path == (module,)


def test_dark_repaints(qtbot, opened):
    view, _ = opened("circles")
    view.set_tokens(theme.DARK)
    settle(qtbot, view)
    assert view.canvas.frame.pixels[0, 0] & 0xFFFFFF == theme.look(theme.DARK).surface


def test_a_name_within_its_circle_needs_no_room_around_large_ones(opened):
    """Circles close to each other aslant: the boxes round them overlap, the circles and names do not."""
    view, _ = opened("circles")
    scene = view.canvas.scene
    world = dataclasses.replace(
        scene.world,
        points=np.array([[0.0, 0.0], [7.6, 4.25], [-7.6, 4.25], [0.0, -9.0]]),
        radius=np.array([5.6, 2.65, 2.65, 2.65]),
    )
    painter = NetworkPainter(lambda things: ["Off with Their Heads"] * len(things))
    camera = dataclasses.replace(view.canvas.camera, target=(0.0, 0.0, 0.0), scale=20.0)
    wish = dataclasses.replace(view.canvas.frame.view, camera=camera, reserved=(), moving=False)
    frame = painter.render(dataclasses.replace(scene, world=world), wish)
    wide, high = frame.view.whole
    for (x, y), radius in zip(world.points, world.radius, strict=True):
        left, top = wide / 2 + 20 * x, high / 2 - 20 * y
        inside = [t for t in frame.texts if math.hypot(t.x - left, t.y - top) < 23 * radius]
        assert inside, (x, y, [(t.text, t.x, t.y) for t in frame.texts])


def test_many_small_modules_leave_the_large_ones_their_room():
    from types import SimpleNamespace

    from minentropy_app.gui.views import network_world

    flow = np.r_[0.6, np.full(2999, 0.4 / 2999)]
    none = np.zeros(0, np.int64)
    walk = SimpleNamespace(source=none, target=none, flow=np.zeros(0), shown=np.ones(0, bool))

    class Model:
        item_ids = np.arange(3000)

        def __len__(self):
            return 3000

        def things_in(self, book):
            return np.arange(3000)

        def flow_of(self, things):
            return flow[things]

        def places_of(self, thing):
            return np.array([thing])

    model = Model()
    model.walk = walk
    content = network_world.laid_out(model, 0)
    rest = content.radius[1:]
    assert content.radius[0] > 0.2 and (rest**2).sum() < 2.6 * content.radius[0] ** 2
