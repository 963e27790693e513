"""The network view: modules first, opened in place; tools, breadcrumb, legends and hover card over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.canvas import network_kernels as flags
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.hover_card import HoverCard
from minentropy_app.gui.views.legend import CategoryLegend
from minentropy_app.gui.views.module_names import Names, concerns, names_now
from minentropy_app.gui.views.network_canvas import NetworkCanvas
from minentropy_app.gui.views.network_model import NetworkModel
from minentropy_app.gui.views.network_parts import Breadcrumb, FlowLegend, NetworkTools
from minentropy_app.gui.views.network_scene import SceneMaker, legend_rows
from minentropy_app.gui.views.network_world import Atlas, World
from minentropy_app.gui.views.space_canvas import Change, Tool
from minentropy_app.gui.views.space_model import Details

_EDGE = 12


class NetworkView(QWidget):
    """Shows a ``NetworkModel`` and writes what is marked in it to the window's selection."""

    #: The inspector shows the code books of ``model``.
    shows_modules = True

    render_failed = Signal(str)
    path_changed = Signal(object)

    def __init__(
        self, model: NetworkModel, selection: SelectionModel, tokens: theme.Tokens, world: World | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("view")
        self.setAccessibleName(self.tr("Network of modules"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys go from circle to circle, Enter opens a module, Backspace leaves it, Space selects. "
                "Ctrl+T shows the same as a table."
            )
        )
        self.model, self._selection, self._tokens = model, selection, tokens
        self._atlas, self._maker = Atlas(model), SceneMaker(model)
        self._world = world or self._atlas.world()
        self._work: Beside | None = None
        self.ref = ""
        self.names: Names | None = None
        self._maker.choose(selection.current.ids)
        scene = self._maker.scene(self._world, tokens.dark)
        self.canvas = NetworkCanvas(scene, self._titles, theme.look(tokens), self)
        self.canvas.setAccessibleName(self.tr("Picture of the network"))
        self.toolbar, self.crumbs = NetworkTools(tokens, self), Breadcrumb(tokens, self)
        self.legend, self.flow_legend = CategoryLegend(tokens, self), FlowLegend(tokens, self)
        self.remark = parts.chip("", "", self)
        self.card = HoverCard(tokens, self)
        self._connect()
        self._show_legend()
        self._show_path()

    # -- what others may ask -----------------------------------------------------------------

    @property
    def path(self) -> tuple[int, ...]:
        """Opened modules from the top down."""
        return self._world.path

    @property
    def settled(self) -> bool:
        """The picture shows the latest wish, or the view is hidden behind another."""
        return not self.isVisible() or (self._work is None and self.canvas.settled)

    def open_path(self, path: tuple[int, ...]) -> None:
        """Open the modules of a path in place; laid out beside the window."""
        if path == self.path:
            return
        if self._work is not None:
            self._work.stop()
        self._work = Beside(lambda: self._atlas.world(path), self)
        self._work.ready.connect(self._arrive)
        self._work.failed.connect(lambda error: self.render_failed.emit(str(error)))
        self._work.start()

    def leave(self) -> None:
        """Close the innermost opened module."""
        self.open_path(self.path[:-1])

    def fly_to(self, item: int) -> bool:
        """Open the modules that hold an item and select it; False when it is not here."""
        rows = self.model.indices(np.array([item], np.int64))
        if not rows.size:
            return False
        self._selection.select(np.array([item], np.int64), self.tr("search"))
        self.open_path(self.model.path_to(item))
        return True

    def take_lasso(self) -> None:
        """Take up the lasso."""
        self.toolbar.tools[Tool.LASSO].setChecked(True)
        self.canvas.setFocus()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus while this view is in front."""
        canvas = self.canvas
        return {
            "fit": self.fit,
            "zoom_in": lambda: canvas.fly(canvas.camera.zoomed(1.4)),
            "zoom_out": lambda: canvas.fly(canvas.camera.zoomed(1 / 1.4)),
            "select_all": canvas.all_wanted.emit,
            "invert": canvas.invert_wanted.emit,
        }

    def fit(self) -> None:
        """Show everything."""
        self.canvas.frame_disc(self._world.disc(0))

    def picture(self, title: str = "") -> Any:
        """What is seen now, to be written to a file."""
        from minentropy_app.gui.export_picture import picture_of

        return picture_of(self, title, (self.legend, self.flow_legend))

    def state(self) -> dict[str, Any]:
        """What a saved view keeps, as plain values."""
        return {"path": list(self.path)}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        path = tuple(int(book) for book in state["path"])
        if all(0 < book < len(self.model.books) for book in path) and (not path or self._is_path(path)):
            self.open_path(path)

    def rename(self, names: dict[int, str]) -> None:
        """Take over other names of modules."""
        self.model = self._maker.model = self._atlas.model = self.model.named(names)
        self._show_legend()
        self._show_path()
        self._draw()

    def project_changed(self, change: Any) -> None:
        """Show names as an edit left them."""
        if self.names is not None and concerns(change, self.ref):
            self.rename(self.names())

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.legend, self.flow_legend, self.card, self.crumbs):
            piece.set_tokens(tokens)
        parts.retint(self.toolbar, tokens)
        parts.lift(self.toolbar, tokens)
        hidden = self.legend.hidden_codes
        self._show_legend()
        self._filter(hidden)
        self.canvas.set_look(theme.look(tokens))

    def shut_down(self) -> None:
        """Stop the threads; call before the view goes away."""
        if self._work is not None:
            self._work.stop()
        self.canvas.shut_down()

    # -- wiring --------------------------------------------------------------------------------

    def _connect(self) -> None:
        canvas, chosen = self.canvas, self._selection
        canvas.marked.connect(self._mark)
        canvas.opened.connect(self._open)
        canvas.up_wanted.connect(self.leave)
        canvas.cleared.connect(chosen.clear)
        canvas.all_wanted.connect(lambda: chosen.select(self._shown_ids(), self.tr("all shown")))
        canvas.invert_wanted.connect(lambda: chosen.invert(self._shown_ids(), self.tr("inverted")))
        canvas.hovered.connect(self._hover)
        canvas.failed.connect(self.render_failed)
        self.toolbar.tool_chosen.connect(self._use)
        self.toolbar.names_chosen.connect(self._name)
        self.toolbar.fit.clicked.connect(self.fit)
        self.crumbs.chosen.connect(self.open_path)
        self.legend.filtered.connect(self._filter)
        chosen.changed.connect(self._show_selection)

    def _titles(self, things: list[int]) -> list[str]:
        return [self.model.title(thing) for thing in things]

    def _use(self, tool: Tool) -> None:
        self.canvas.tool = tool
        marks = tool in (Tool.RECTANGLE, Tool.LASSO)
        self.canvas.setCursor(Qt.CursorShape.CrossCursor if marks else Qt.CursorShape.ArrowCursor)

    def _name(self, limit: int) -> None:
        self.canvas.name_limit = limit
        self.canvas.refresh()

    def _mark(self, circles: npt.NDArray[np.int32], change: Change, by: Tool) -> None:
        how = {Tool.LASSO: self.tr("lasso"), Tool.RECTANGLE: self.tr("rectangle")}.get(by, self.tr("click"))
        things = self._world.things[circles].tolist()
        if by is Tool.SELECT and len(things) == 1 and self.model.is_module(things[0]):
            how = self.tr("module")
        ids = [self.model.ids_of(thing) for thing in things]
        join = {
            Change.REPLACE: self._selection.select,
            Change.ADD: self._selection.add,
            Change.SUBTRACT: self._selection.subtract,
            Change.TOGGLE: self._selection.toggle,
        }[change]
        join(np.concatenate([np.zeros(0, np.int64), *ids]), how)

    def _open(self, circle: int) -> None:
        """Open a module, or leave the opened one that was pointed at."""
        thing = int(self._world.things[circle])
        if not self.model.is_module(thing):
            return
        path = self.model.books.path(thing)
        self.open_path(path[:-1] if path == self.path[: len(path)] else path)

    def _arrive(self, world: World) -> None:
        """The other layout is here: let circles travel to their new places."""
        self._work = None
        before, self._world = self._world, world
        self._show_path()
        scene = self._maker.scene(world, self._tokens.dark)
        target = self.canvas._facing(world.disc(world.path[-2] if len(world.path) > 1 else 0))
        start, then = self.canvas.camera, travelling(before, world)

        def step(share: float) -> None:
            self.canvas._stand(start.towards(target, share))
            self.canvas.scene = scene if share >= 1.0 else moved(scene, then, share)

        self.canvas.show_scene(moved(scene, then, 0.0))
        self.canvas.animate(step)
        self.path_changed.emit(world.path)

    def _draw(self) -> None:
        self.canvas.show_scene(self._maker.scene(self._world, self._tokens.dark))

    def _show_selection(self, selection: Selection) -> None:
        self._maker.choose(selection.ids)
        self._draw()

    def _shown_ids(self) -> npt.NDArray[np.int64]:
        scene = self.canvas.scene
        shown = (scene.flags & (flags.HIDDEN | flags.OPENED)) == 0
        ids = [self.model.ids_of(thing) for thing in self._world.things[shown].tolist()]
        return np.unique(np.concatenate([np.zeros(0, np.int64), *ids]))

    def _filter(self, hidden: set[int]) -> None:
        self._maker.hidden = hidden
        self._draw()

    def _show_legend(self) -> None:
        rows = legend_rows(self.model, self._tokens.dark)
        self.legend.show_rows(self.tr("Modules"), rows)
        self.legend.setVisible(bool(rows))
        self.canvas.corner = (self.legend.width() + _EDGE, self.legend.height() + _EDGE) if rows else (0.0, 0.0)
        self._arrange()

    def _show_path(self) -> None:
        names = [(self.path[: k + 1], self.model.name(book)) for k, book in enumerate(self.path)]
        self.crumbs.show_path(names)
        self.remark.setText(self._remark())
        self.remark.setVisible(bool(self.remark.text()))
        self.remark.adjustSize()
        self._arrange()

    def _remark(self) -> str:
        """What must be said about the whole picture."""
        if not len(self.model):
            return self.tr("This network has no nodes.")
        if self.model.kind == "communities" and not self.model.modules:
            return self.tr("No modules: one level is shortest.")
        if self.path and not self.model.walk.shown.all():
            return self.tr("Links of fewer borrowers than privacy asks for are not drawn.")
        return ""

    def _hover(self, circle: int, place: QPointF) -> None:
        where = self.canvas.place_of(circle) if circle >= 0 else None
        if where is None:
            self.card.hide()
            return
        thing = int(self._world.things[circle])
        colour = colours.hexadecimal(int(self.canvas.scene.colours[circle]))
        details = self._details(thing)
        self.card.show_for(where, self.model.title(thing), details, colour, self._busy_places())

    def _details(self, thing: int) -> Details:
        model, locale = self.model, QLocale()
        flow = float(model.flow_of(np.array([thing], np.int32))[0])
        percent = self.tr("{share} %").format(share=locale.toString(100 * flow, "g", 3))
        figures = [(percent, self.tr("of the flow"))]
        if not model.is_module(thing):
            place = thing - len(model.books)
            shares = model.shares_of(int(model.item_ids[place]))
            if len(shares) > 1:
                here = dict(shares)[int(model.books.home[place])]
                percent = self.tr("{share} %").format(share=locale.toString(100 * here, "f", 0))
                figures.append((percent, self.tr("of its visits, %Ln module(s)", "", len(shares))))
            return Details(model.subtitles[place], tuple(figures))
        left = float(model.leaving(np.array([thing], np.int32))[0])
        away = self.tr("{share} %").format(share=locale.toString(100 * left, "f", 0))
        count = model.members(thing)
        return Details(self.tr("%Ln member(s)", "", count), (*figures, (away, self.tr("leaves"))))

    def _busy_places(self) -> list[QRectF]:
        frame = self.canvas.frame
        dx, dy = frame.view.edge if frame is not None else (0, 0)
        texts = frame.texts if frame is not None else ()
        names = [QRectF(t.x - dx, t.y - dy, 80, 18) for t in texts]
        return names + [QRectF(a, b, c - a, d - b) for a, b, c, d in self.canvas.reserved]

    def _is_path(self, path: tuple[int, ...]) -> bool:
        return self.model.books.path(path[-1]) == path

    # -- layout --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.card.setGeometry(self.rect())
        self.toolbar.adjustSize()
        self.toolbar.move(_EDGE, _EDGE)
        right = self.toolbar.geometry().right() + 10
        self.crumbs.setMaximumWidth(max(self.width() - right - _EDGE, 80))
        self.crumbs.fit_names()
        self.crumbs.adjustSize()
        self.crumbs.move(right, _EDGE)
        self.remark.move(_EDGE, self.toolbar.geometry().bottom() + 10)
        self.legend.move(_EDGE, self.height() - self.legend.height() - 10)
        self.legend.setVisible(bool(self.model.modules) and self.legend.height() + 120 < self.height())
        self.flow_legend.adjustSize()
        self.flow_legend.move(
            self.width() - self.flow_legend.width() - _EDGE, self.height() - self.flow_legend.height() - 10
        )
        room = self.legend.width() + self.flow_legend.width() + 5 * _EDGE < self.width()
        self.flow_legend.setVisible(bool(self.model.modules) and room)
        floating = (self.toolbar, self.crumbs, self.legend, self.flow_legend, self.remark)
        shown = [piece.geometry().adjusted(-4, -4, 4, 4) for piece in floating if not piece.isHidden()]
        self.canvas.reserved = tuple(
            (float(b.left()), float(b.top()), float(b.right()), float(b.bottom())) for b in shown
        )
        self.canvas.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.canvas.refresh()
        return super().event(event)


def travelling(before: World, after: World) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Where each circle of the new world comes from: its old place, or the middle of what held it."""
    points, radius = after.points.copy(), after.radius.copy()
    known = {int(thing): k for k, thing in enumerate(before.things.tolist())}
    for layer in after.layers:
        home = known.get(layer.book, -1) if layer.book > 0 else -1
        for at in range(layer.first, layer.last):
            old = known.get(int(after.things[at]), -1)
            if old >= 0:
                points[at], radius[at] = before.points[old], before.radius[old]
            elif home >= 0:
                points[at], radius[at] = before.points[home], after.radius[at] * 0.1
    return points, radius


def moved(scene: Any, start: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]], share: float) -> Any:
    """A scene with circles on their way."""
    import dataclasses

    world = scene.world
    points = start[0] + (world.points - start[0]) * share
    radius = start[1] + (world.radius - start[1]) * share
    return dataclasses.replace(scene, world=dataclasses.replace(world, points=points, radius=radius))


def open_network(stage: Stage) -> NetworkView:
    """Open the network view on its stage."""
    model, world = stage.model
    view = NetworkView(model, stage.selection, stage.tokens, world)
    view.ref, view.names = stage.ref, names_now(stage, model)
    return view
