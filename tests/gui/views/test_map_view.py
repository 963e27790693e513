"""The map view by clicks and keys, on layouts that were really run."""

import dataclasses
import shutil

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from minentropy_app.gui import theme
from minentropy_app.gui.export_picture import picture_of, write_picture
from minentropy_app.gui.map_loading import load_map
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views import picture_canvas
from minentropy_app.gui.views.map_in_space import MapInSpace
from minentropy_app.gui.views.map_model import MapModel
from minentropy_app.gui.views.map_scene import density
from minentropy_app.gui.views.map_view import EQUAL, MapView
from minentropy_app.gui.views.picture_canvas import Tool
from minentropy_app.gui.views.space_model import Details, Measure
from tests.gui._maps import BOOKS, SHELVES
from tests.gui.conftest import settle
from tests.gui.views.test_space_view import a_visible_row, drag, hover_to

LEFT, NO, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SECONDS = 1000


@pytest.fixture
def model(maps):
    return load_map(maps, "r1")


@pytest.fixture
def opened(qtbot, tokens):
    """Open models in views; all are shut down at the end."""
    views = []

    def show(model, size=(900, 700)):
        selection = SelectionModel()
        view = MapView(model, selection, tokens, title="map")
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        settle(qtbot, view)
        views.append(view)
        return view, selection

    yield show
    for view in views:
        view.shut_down()


def still(qtbot, view):
    qtbot.waitUntil(lambda: view.canvas._motion is None, timeout=5 * SECONDS)
    settle(qtbot, view)


# -- what is read ------------------------------------------------------------------------------------


def test_names_given_to_modules_stand_on_the_map_at_once(qtbot, opened, maps, tmp_path):
    from types import SimpleNamespace

    from minentropy_app.project import edits
    from minentropy_app.project.project import Project

    shutil.copytree(maps.with_name(maps.name + ".data"), tmp_path / f"{maps.name}.data")
    own = shutil.copy(maps, tmp_path / maps.name)
    view, _ = opened(load_map(own, "r1"))
    view.colour_by("modules:r4")
    qtbot.mouseClick(view.toolbar.groups, LEFT)
    with Project.open(own) as project:
        entry = project.reader.by_ref("r4")
        top = project.reader.load(entry).tree[0]
        edit = edits.name_module(project, entry, (1, int(top.max())), "读书会")
        with project.transaction() as db:
            edit.do(db)
    view.project_changed(SimpleNamespace(kinds=("module",), ids=(4,)))
    qtbot.waitUntil(lambda: "读书会" in view.model.columns["modules:r4"].names, timeout=10 * SECONDS)
    assert {row.name for row in view.legend._rows} == set(view.model.columns["modules:r4"].names)
    assert "读书会" in {hull.name for hull in view.canvas.hulls}


def test_a_layout_in_space_opens_in_the_space_view(qtbot, tokens, maps):
    model = load_map(maps, "r3")
    view = MapInSpace(model, SelectionModel(), tokens)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    settle(qtbot, view)
    assert not view.canvas.frame.texts or "entrance" not in [text.text for text in view.canvas.frame.texts]
    assert view.canvas.frame.index.size == SHELVES * BOOKS
    view.show_live(np.asarray(model.positions) * 7 + 3)
    assert view.canvas.items.scene.positions == pytest.approx(model.positions, abs=1e-3)
    settle(qtbot, view)
    view.shut_down()


def test_points_of_vectors_of_loans_are_sized_by_loans(maps):
    assert load_map(maps, "r6").weight == "Loans"
    assert load_map(maps, "r1").weight == "Loans"


# -- clicks and keys ---------------------------------------------------------------------------------


def test_a_click_selects_and_links_its_neighbours(qtbot, opened, model):
    view, selection = opened(model)
    row, place = a_visible_row(view)
    qtbot.mouseClick(view.canvas, LEFT, NO, place)
    assert selection.current.ids.tolist() == [int(model.item_ids[row])]
    qtbot.waitUntil(lambda: bool(view.canvas.links), timeout=20 * SECONDS)
    assert {link[0] for link in view.canvas.links} == {row}
    kin, strength = model.kin().of(int(model.item_ids[row]), 12)
    assert [model.item_ids[link[1]] for link in view.canvas.links] == kin.tolist()
    assert strength[0] == 1.0
    author, *authors = (model.details(int(item)).subtitle.split(" · ")[0] for item in (model.item_ids[row], *kin[:5]))
    assert authors.count(author) >= 3
    settle(qtbot, view)
    qtbot.mouseClick(view.toolbar.links, LEFT)
    assert not view.canvas.links
    assert not view.canvas.items.scene.near


def hidden_points(view):
    """How many points lie under what floats over the picture."""
    out = view.canvas.frame.out[:, :2] / view.canvas.frame.view.ratio
    boxes = np.array(view.canvas.reserved)
    under = (out[:, None, 0] > boxes[:, 0]) & (out[:, None, 0] < boxes[:, 2])
    under &= (out[:, None, 1] > boxes[:, 1]) & (out[:, None, 1] < boxes[:, 3])
    return int(under.any(axis=1).sum())


@pytest.mark.parametrize("size", [(900, 700), (720, 560)])
def test_a_fitted_map_keeps_clear_of_tools_legend_and_overview(qtbot, opened, model, size):
    rng = np.random.default_rng(0)
    turn, away = rng.uniform(0, 2 * np.pi, len(model)), np.sqrt(rng.uniform(0, 1, len(model)))
    round_ = dataclasses.replace(model, positions=np.stack([away * np.cos(turn), away * np.sin(turn)], axis=1))
    view, _ = opened(round_, size)
    assert len(view.canvas.reserved) >= 4
    assert hidden_points(view) == 0
    view.resize(size[0] + 60, size[1] - 40)
    still(qtbot, view)
    assert hidden_points(view) == 0
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    moved = view.canvas.camera
    view.size_by(EQUAL)
    still(qtbot, view)
    assert view.canvas.camera == moved  # a pose of the user's own stays


def test_dragging_and_arrows_move_the_map_and_never_turn_it(qtbot, opened, model):
    view, selection = opened(model)
    start = view.canvas.camera
    drag(qtbot, view.canvas, [QPoint(450, 300), QPoint(500, 340)])
    moved = view.canvas.camera
    assert moved.target[0] == pytest.approx(start.target[0] - 50 / start.scale)
    assert moved.target[1] == pytest.approx(start.target[1] + 40 / start.scale)
    assert (moved.yaw, moved.pitch, moved.perspective) == (start.yaw, start.pitch, 0.0)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.camera.target[0] > moved.target[0]
    assert view.canvas.camera.pitch == start.pitch
    assert len(selection.current) == 0
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    qtbot.keyClick(view.canvas, Qt.Key.Key_0, CONTROL)
    still(qtbot, view)
    assert view.canvas.camera.scale == pytest.approx(start.scale)


def test_a_rectangle_marks_what_lies_in_it(qtbot, opened, model):
    view, selection = opened(model)
    drag(qtbot, view.canvas, [QPoint(300, 200), QPoint(400, 300), QPoint(650, 500)], SHIFT)
    places = view.canvas.frame.out[:, :2]
    inside = (places > [300, 200]).all(1) & (places < [650, 500]).all(1)
    assert set(selection.current.ids.tolist()) == set(model.item_ids[inside].tolist())
    assert selection.current.how == "rectangle"


def test_a_lasso_marks_adds_takes_away_and_inverts(qtbot, opened, model):
    view, selection = opened(model)
    qtbot.mouseClick(view.toolbar.tools[Tool.LASSO], LEFT)
    first = [QPoint(*p) for p in ((160, 60), (480, 60), (480, 420), (160, 420))]
    drag(qtbot, view.canvas, first)
    marked = set(selection.current.ids.tolist())
    assert marked and selection.current.how == "lasso"
    selection.clear()
    settle(qtbot, view)
    drag(qtbot, view.canvas, [*first, first[0]])  # closed by hand
    assert set(selection.current.ids.tolist()) == marked and selection.current.how == "lasso"
    settle(qtbot, view)
    drag(qtbot, view.canvas, [p + QPoint(320, 0) for p in first], SHIFT)
    more = set(selection.current.ids.tolist())
    assert more > marked
    settle(qtbot, view)
    drag(qtbot, view.canvas, first, ALT)
    assert set(selection.current.ids.tolist()) == more - marked
    qtbot.keyClick(view.canvas, Qt.Key.Key_I, CONTROL)
    assert set(selection.current.ids.tolist()) == set(model.item_ids.tolist()) - (more - marked)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert len(selection.current) == 0
    assert selection.undo() and len(selection.current) > 0


def test_the_hover_card_names_what_is_under_the_pointer(qtbot, opened, model):
    view, _ = opened(model)
    row, place = a_visible_row(view)
    with qtbot.waitSignal(view.canvas.hovered, timeout=2000):
        QApplication.sendEvent(view.canvas, hover_to(view.canvas, place))
    assert view.card.isVisible()
    assert model.labels(model.item_ids[row : row + 1])[0] in view.card.accessibleDescription()


def test_the_legend_filters_and_the_menus_colour_and_size(qtbot, opened, model):
    view, _ = opened(model)
    view.colour_by("author")
    qtbot.mouseClick(view.legend, LEFT, NO, QPoint(30, 22 + 9))
    assert len(view.canvas.items.shown_ids) == BOOKS
    qtbot.mouseClick(view.legend, LEFT, NO, QPoint(30, 22 + 9))
    view.toolbar.colour_menu.aboutToShow.emit()
    by_title = {action.text(): action for action in view.toolbar.colour_menu.actions()}
    assert by_title["Author"].isChecked()
    by_title["Year"].trigger()
    assert len(set(view.canvas.items.scene.colours.tolist())) > 8
    before = view.canvas.items.scene.radii.copy()
    view.toolbar.size_menu.aboutToShow.emit()
    sizes = {action.text(): action for action in view.toolbar.size_menu.actions()}
    assert set(sizes) == {"All alike", "Year", "Loans"}
    sizes["All alike"].trigger()
    assert np.ptp(view.canvas.items.scene.radii) == 0.0 < np.ptp(before)
    assert not view.sizes.isVisible()
    settle(qtbot, view)


def test_groups_are_outlined_named_and_follow_the_filter(qtbot, opened, model):
    view, _ = opened(model)
    view.colour_by("author")
    qtbot.mouseClick(view.toolbar.groups, LEFT)
    assert {hull.name for hull in view.canvas.hulls} == {f"Author {k}" for k in range(SHELVES)}
    settle(qtbot, view)
    written = {text.text for text in view.canvas.frame.texts}
    assert len(written & {f"Author {k}" for k in range(SHELVES)}) >= 2
    qtbot.mouseClick(view.legend, LEFT, NO, QPoint(30, 22 + 9))
    assert len(view.canvas.hulls) == 1
    qtbot.mouseClick(view.toolbar.groups, LEFT)
    assert not view.canvas.hulls


def test_outlines_bring_the_colours_of_groups_where_figures_colour_the_map(qtbot, opened, model):
    view, _ = opened(model)
    view.colour_by("loans")
    qtbot.mouseClick(view.toolbar.groups, LEFT)
    assert view.canvas.hulls
    assert view._column in model.groups
    plain = {name: column for name, column in model.columns.items() if isinstance(column, Measure)}
    bare, _ = opened(dataclasses.replace(model, columns=plain))
    assert bare.toolbar.groups.isHidden()


def test_the_slider_says_how_many_names(qtbot, opened, model):
    view, _ = opened(model)
    view.toolbar.names.setValue(5)
    settle(qtbot, view)
    assert 0 < len(view.canvas.frame.labels) <= 5
    view.toolbar.names.setValue(0)
    settle(qtbot, view)
    assert not view.canvas.frame.labels


def test_tools_fit_into_a_narrow_pane(opened, model):
    view, _ = opened(model)
    assert view.toolbar.names.isVisible()
    view.resize(400, 700)
    assert view.toolbar.geometry().right() < 400 and not view.toolbar.names.isVisible()
    view.resize(900, 700)
    assert view.toolbar.geometry().right() < 900 and view.toolbar.names.isVisible()


def test_search_flies_to_an_item(qtbot, opened, model):
    view, selection = opened(model)
    item = int(model.item_ids[20])
    assert view.fly_to(item)
    still(qtbot, view)
    assert selection.current.ids.tolist() == [item]
    assert view.canvas.camera.target[:2] == pytest.approx(view.canvas.items.scene.positions[20].tolist(), abs=1e-4)
    assert not view.fly_to(-5)


def test_the_overview_moves_the_map(qtbot, opened, model):
    view, _ = opened(model)
    view.canvas.fly(view.canvas.camera.zoomed(4.0), animate=False)
    frame = view.minimap.frame()
    assert 0 < frame.width() < view.minimap.width()
    qtbot.mouseClick(view.minimap, LEFT, NO, QPoint(20, 20))
    assert view.minimap.frame().center().toPoint() == QPoint(20, 20)
    qtbot.keyClick(view.minimap, Qt.Key.Key_Right)
    assert view.minimap.frame().center().x() > 20


def test_a_saved_view_comes_back(qtbot, opened, model):
    view, _ = opened(model)
    view.colour_by("author")
    qtbot.mouseClick(view.legend, LEFT, NO, QPoint(30, 22 + 9))
    view.size_by(EQUAL)
    view.toolbar.groups.setChecked(True)
    view.toolbar.names.setValue(7)
    view.canvas.fly(view.canvas.camera.zoomed(3.0, (50.0, 20.0)), animate=False)
    state = view.state()
    view.colour_by("year")
    view.size_by("loans")
    view.toolbar.groups.setChecked(False)
    view.toolbar.names.setValue(30)
    view.canvas.fit(animate=False)
    view.restore(state)
    still(qtbot, view)
    back = view.state()
    assert back["at"] == pytest.approx(state["at"]) and back["zoom"] == pytest.approx(state["zoom"])
    assert {**back, "at": 0, "zoom": 0} == {**state, "at": 0, "zoom": 0}
    assert back["hidden"] and len(view.canvas.items.shown_ids) == BOOKS


# -- several maps ------------------------------------------------------------------------------------


def test_two_maps_stand_side_by_side_with_one_selection(qtbot, opened, model):
    view, selection = opened(model, (1200, 700))
    view.colour_by("author")
    view.toolbar.compare_menu.aboutToShow.emit()
    actions = {action.text(): action for action in view.toolbar.compare_menu.actions()}
    actions["Beside: other map"].trigger()
    qtbot.waitUntil(lambda: view.compare.second is not None, timeout=20 * SECONDS)
    other = view.compare.second
    settle(qtbot, other)
    assert other.geometry().left() > view.canvas.geometry().right()
    for mine, theirs in zip(model.item_ids, other.model.item_ids, strict=True):
        assert mine == theirs
    assert (view.canvas.items.scene.colours == other.canvas.items.scene.colours).all()
    drag(qtbot, other.canvas, [QPoint(60, 100), QPoint(200, 300), QPoint(400, 500)], SHIFT)
    assert len(selection.current) > 0
    assert view.canvas.items.scene.selected.tolist() == other.canvas.items.scene.selected.tolist()
    qtbot.mouseClick(view.legend, LEFT, NO, QPoint(30, 22 + 9))
    assert other.canvas.items.shown_ids.tolist() == view.canvas.items.shown_ids.tolist()
    view.set_tokens(theme.DARK)
    assert other.tokens is theme.DARK
    view.resize(720, 560)
    tools = view.toolbar.geometry()
    assert tools.right() >= other.x()  # too narrow for the tools: they lie whole over the other map
    assert not other.isAncestorOf(view.childAt(tools.topRight() + QPoint(-12, 12)))
    assert other.caption.y() > tools.bottom()
    view.compare.close()
    assert view.canvas.width() == view.width()


def test_items_travel_to_another_map_and_back(qtbot, opened, model, maps):
    view, _ = opened(model)
    start = view.canvas.items.scene.positions.copy()
    smaller = load_map(maps, "r2")
    kept = np.arange(0, len(smaller), 2)
    fewer = dataclasses.replace(smaller, item_ids=smaller.item_ids[kept], positions=smaller.positions[kept])
    view.compare._known["r2"] = fewer
    view.compare.travel(next(other for other in model.others if other.ref == "r2"))
    still(qtbot, view)
    assert set(view.canvas.items.shown_ids.tolist()) == set(fewer.item_ids.tolist())
    assert "other map" in view.caption.text() and "24 of 48" in view.caption.text()
    assert not np.allclose(view.canvas.items.scene.positions, start, atol=1.0)
    view.compare.home()
    still(qtbot, view)
    assert view.canvas.items.scene.positions == pytest.approx(start, abs=1e-3)
    assert len(view.canvas.items.shown_ids) == len(model)


def test_live_positions_are_shown_at_once(qtbot, opened, model):
    view, _ = opened(model)
    view.show_live(model.positions * 1e-4)
    assert view.canvas.items.scene.positions == pytest.approx(view.canvas.items.scene.positions, abs=1e-3)
    settle(qtbot, view)
    assert view.canvas.frame.index.size == len(model)


def test_a_map_under_way_is_drawn_with_all_care_only_when_it_stands_still(qtbot, opened, monkeypatch):
    monkeypatch.setattr(picture_canvas, "STILL", 600 * SECONDS)
    ids, places = np.arange(6000, dtype=np.int64), np.random.default_rng(1).normal(size=(6000, 2))
    named = (lambda rows: [f"Item {k}" for k in rows], {}, lambda _: Details(""))
    view, _ = opened(MapModel(ids, places * 1e-4, np.ones(6000), *named, live=True))
    assert view.canvas.frame.view.passing and not view.canvas.frame.labels
    stale = view.canvas.items.scene.dense
    view.show_live(places**3)
    settle(qtbot, view)
    assert view.canvas.frame.view.passing and not view.canvas.frame.labels
    view.canvas._still_timer.start(1)
    qtbot.waitUntil(lambda: not view.canvas.under_way, timeout=20 * SECONDS)
    settle(qtbot, view)
    assert not view.canvas.frame.view.passing and view.canvas.frame.labels
    assert view.canvas.items.scene.dense == density(view.canvas.items.scene.positions) != stale


# -- files, themes, poor data ------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_map_is_exported(qtbot, opened, model, tmp_path, ending):
    view, _ = opened(model)
    view.toolbar.groups.setChecked(True)
    settle(qtbot, view)
    write_picture(picture_of(view, "地图"), tmp_path / f"地图.{ending}", 96)
    assert (tmp_path / f"地图.{ending}").stat().st_size > 10_000


def test_a_png_is_what_the_screen_shows(qtbot, opened, model, tmp_path):
    from PySide6.QtGui import QImage

    view, _ = opened(model)
    picture = picture_of(view)
    write_picture(picture, tmp_path / "a.png", 96)
    written = QImage(str(tmp_path / "a.png")).convertToFormat(QImage.Format.Format_RGB32)
    screen = view.canvas.frame.image.convertToFormat(QImage.Format.Format_RGB32)
    a, b = (np.frombuffer(i.constBits(), np.uint8).reshape(700, 900, 4)[..., :3].astype(int) for i in (written, screen))
    covered = np.zeros((700, 900), bool)
    for legend, place in picture.legends:
        x, y = int(place.x()), int(place.y())
        covered[y : y + legend.height(), x : x + legend.width()] = True
    assert len(picture.legends) == 2
    assert np.abs(a - b)[~covered].max() == 0


def test_everything_has_an_accessible_name(opened, model):
    view, _ = opened(model)
    tools = view.toolbar
    pieces = (view, view.canvas, view.legend, view.sizes, view.minimap, tools.names, tools.compare, tools.groups)
    for piece in (*pieces, *tools.tools.values()):
        assert piece.accessibleName()


def test_the_theme_changes_the_picture(qtbot, opened, model):
    view, _ = opened(model)
    view.set_tokens(theme.DARK)
    settle(qtbot, view)
    assert view.canvas.frame.image.pixelColor(450, 690).lightness() < 60


@pytest.mark.parametrize("count", [0, 1, 2])
def test_almost_empty_maps_are_shown(qtbot, opened, model, count):
    few = dataclasses.replace(
        model,
        item_ids=model.item_ids[:count],
        positions=model.positions[:count],
        loans=model.loans[:count],
        columns={},
        kin=None,
    )
    view, selection = opened(few)
    assert view.canvas.frame.index.size == count
    assert view.empty.isVisible() == (count == 0)
    qtbot.keyClick(view.canvas, Qt.Key.Key_A, CONTROL)
    assert len(selection.current) == count


def test_places_that_are_not_known_do_no_harm(qtbot, opened, model):
    broken = model.positions.copy()
    broken[3] = np.nan
    view, _ = opened(dataclasses.replace(model, positions=broken))
    assert view.canvas.frame.index.size == len(model)
    view.canvas.row_at(QPointF(450, 350))
