"""The space view: the picture with its floating tools, legends and hover card."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.hover_card import HoverCard
from minentropy_app.gui.views.legend import CategoryLegend, SizeLegend
from minentropy_app.gui.views.slice_bar import SliceBar
from minentropy_app.gui.views.space_canvas import Change, SpaceCanvas, Tool
from minentropy_app.gui.views.space_model import Category, Details, Measure, SpaceModel

if TYPE_CHECKING:
    from minentropy_app.gui.export_picture import Picture

_EDGE = 12


class SpaceView(QWidget):
    """Shows a ``SpaceModel`` and writes what is marked in it to the window's selection."""

    render_failed = Signal(str)
    coloured = Signal(str)

    def __init__(
        self, model: SpaceModel, selection: SelectionModel, tokens: theme.Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.setAccessibleName(self.tr("Library in space"))
        self.setAccessibleDescription(self.tr("A picture with a table twin: Ctrl+T shows the same items as a table."))
        self.model, self._selection, self._tokens = model, selection, tokens
        self.canvas = SpaceCanvas(model, theme.look(tokens), self)
        self.canvas.setAccessibleName(self.tr("Picture of the items in space"))
        self.toolbar = _SpaceTools(tokens, self)
        self.caption = parts.label("", "caption", self)
        self.legend = CategoryLegend(tokens, self)
        self.sizes = SizeLegend(tokens, self)
        self.slices = SliceBar(tokens, self)
        self.slices.show_heights(model.positions[:, 2] if len(model) else np.zeros(1))
        self.slices.hide()
        self.card = HoverCard(tokens, self)
        self._column, self._led = next(iter(model.columns), ""), False
        self._connect()
        self._colour()
        self._show_cut()
        self._show_selection(selection.current)

    # -- what others may ask -----------------------------------------------------------------

    def fly_to(self, item: int) -> bool:
        """Fly to an item by id and select it; False when it is not here."""
        rows = self.model.indices(np.array([item], np.int64))
        if not rows.size:
            return False
        self._selection.select(np.array([item], np.int64), self.tr("search"))
        self.canvas.fly_to_item(int(rows[0]))
        return True

    def morph_to(self, positions: npt.NDArray[np.floating]) -> None:
        """Let every item travel to its place in another result, (n, 3) metres."""
        self.canvas.show_positions(positions)

    def show_live(self, positions: npt.NDArray[np.floating]) -> None:
        """Show positions of a run under way at once."""
        self.canvas.show_positions(positions, animate=False)

    def colour_by(self, column: str) -> None:
        """Colour items by one of the model's columns."""
        self._column = column
        self._colour()
        self.coloured.emit(column)

    def lead(self, other: SpaceView) -> None:
        """Let this view's tools, colours and legend serve another one beside it too."""
        other._led = True
        other.toolbar.hide()
        self.toolbar.tool_chosen.connect(other._use)
        self.toolbar.cut_chosen.connect(other._cut)
        self.toolbar.names_chosen.connect(other._name)
        self.coloured.connect(other.colour_by)
        self.legend.filtered.connect(other._filter)
        self.slices.changed.connect(other._slice)
        other._colour()

    def take_lasso(self) -> None:
        """Take up the lasso."""
        self.toolbar.tools[Tool.LASSO].setChecked(True)
        self.canvas.setFocus()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus while this view is in front."""
        canvas = self.canvas
        return {
            "fit": canvas.fit,
            "zoom_in": lambda: canvas.fly(canvas.camera.zoomed(1.4)),
            "zoom_out": lambda: canvas.fly(canvas.camera.zoomed(1 / 1.4)),
            "select_all": canvas.all_wanted.emit,
            "invert": canvas.invert_wanted.emit,
        }

    def picture(self, title: str = "") -> Picture:
        """What is seen now, to be written to a file."""
        from minentropy_app.gui.export_picture import picture_of

        return picture_of(self, title)

    def state(self) -> dict[str, Any]:
        """What a saved view keeps: camera, cut, tool, names and colours, as plain values."""
        camera = dataclasses.asdict(self.canvas.camera)
        cut = self.canvas.cut
        return {"camera": camera, "cut": cut.mode, "names": self.canvas.names, "column": self._column}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        camera = dict(state["camera"])
        self.canvas.cut = dataclasses.replace(self.canvas.cut, mode=state["cut"])
        self.canvas.names = state["names"]
        if state["column"] in self.model.columns:
            self.colour_by(state["column"])
        self._show_cut()
        self.canvas.fitted = True
        self.canvas.fly(Camera(**{**camera, "target": tuple(camera["target"])}))

    @property
    def settled(self) -> bool:
        """The picture shows the latest wish, or the view is hidden behind another."""
        return not self.isVisible() or self.canvas.settled

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.legend, self.sizes, self.card, self.slices):
            piece.set_tokens(tokens)
        parts.retint(self.toolbar, tokens)
        parts.lift(self.toolbar, tokens)
        hidden = self.legend.hidden_codes
        self._colour()
        self._filter(hidden)
        self.canvas.set_look(theme.look(tokens))

    def shut_down(self) -> None:
        """Stop the render thread; call before the view goes away."""
        self.canvas.shut_down()

    # -- wiring --------------------------------------------------------------------------------

    def _connect(self) -> None:
        canvas, tools, chosen = self.canvas, self.toolbar, self._selection
        canvas.marked.connect(self._mark)
        canvas.cleared.connect(chosen.clear)
        canvas.all_wanted.connect(lambda: chosen.select(canvas.items.shown_ids, self.tr("all shown")))
        canvas.invert_wanted.connect(lambda: chosen.invert(canvas.items.shown_ids, self.tr("inverted")))
        canvas.hovered.connect(self._hover)
        canvas.failed.connect(self.render_failed)
        canvas.moved.connect(self._size_legend)
        tools.tool_chosen.connect(self._use)
        tools.cut_chosen.connect(self._cut)
        tools.names_chosen.connect(self._name)
        tools.pose_chosen.connect(self._pose)
        tools.slice.toggled.connect(self._show_slices)
        self.slices.changed.connect(self._slice)
        tools.colour_menu.aboutToShow.connect(self._fill_colours)
        self.legend.filtered.connect(self._filter)
        chosen.changed.connect(self._show_selection)

    def _use(self, tool: Tool) -> None:
        self.canvas.tool = tool
        shape = Qt.CursorShape.CrossCursor if tool in (Tool.RECTANGLE, Tool.LASSO) else Qt.CursorShape.ArrowCursor
        self.canvas.setCursor(shape)

    def _cut(self, mode: str) -> None:
        self.canvas.cut = dataclasses.replace(self.canvas.cut, mode=mode)
        self._show_cut()
        self.canvas.refresh()

    def _show_slices(self, on: bool) -> None:
        self.slices.setVisible(on)
        if on:
            self.slices.setFocus()
        else:
            self.slices.reset()
        self._arrange()
        self.canvas.refresh()

    def _slice(self, low: float, high: float) -> None:
        self.canvas.cut = dataclasses.replace(self.canvas.cut, low=low, high=high)
        self.canvas.refresh()

    def _name(self, limit: int) -> None:
        self.canvas.names, self.canvas.name_limit = limit > 0, limit
        self.canvas.refresh()

    def _pose(self, pose: str) -> None:
        camera = self.canvas.camera
        poses = {"fit": None, "plan": camera.plan(), "elevation": camera.elevation()}
        self.canvas.fit(poses[pose])

    def _mark(self, ids: npt.NDArray[np.int64], change: Change, by: Tool) -> None:
        how = {Tool.LASSO: self.tr("lasso"), Tool.RECTANGLE: self.tr("rectangle")}.get(by, self.tr("click"))
        join = {
            Change.REPLACE: self._selection.select,
            Change.ADD: self._selection.add,
            Change.SUBTRACT: self._selection.subtract,
            Change.TOGGLE: self._selection.toggle,
        }[change]
        join(ids, how)

    def _show_selection(self, selection: Selection) -> None:
        self.canvas.items.choose(selection.ids)
        self.canvas.refresh()

    def _colour(self) -> None:
        column = self.model.columns.get(self._column)
        rows = self.canvas.items.colour_by(column, self._tokens.dark)
        measure = column if isinstance(column, Measure) else None
        self.legend.show_rows(column.title if column else "", rows, measure)
        self.legend.setVisible(column is not None and not self._led)
        self.canvas.items.hide(np.zeros(len(self.model), bool))
        self._arrange()
        self.canvas.refresh()

    def _filter(self, hidden: set[int]) -> None:
        column = self.model.columns.get(self._column)
        if isinstance(column, Category):
            self.canvas.items.hide(np.isin(column.codes, np.array(sorted(hidden), np.int32)))
            self.canvas.refresh()

    def _fill_colours(self) -> None:
        menu = self.toolbar.colour_menu
        menu.clear()
        group = QActionGroup(menu)
        for name, column in self.model.columns.items():
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(name == self._column)
            group.addAction(action)
            action.triggered.connect(lambda _=False, chosen=name: self.colour_by(chosen))

    def _hover(self, row: int, place: QPointF) -> None:
        where = self.canvas.place_of(row) if row >= 0 else None
        if where is None:
            self.card.hide()
            return
        item = int(self.model.item_ids[row])
        title = self.model.labels(self.model.item_ids[row : row + 1])[0]
        details = self.model.details(item)
        details = details if details.figures else Details(details.subtitle, self._figures(row))
        colour = colours.hexadecimal(self.canvas.items.scene.colours[row])
        self.card.show_for(where, title, details, colour, self._busy_places())

    def _busy_places(self) -> list[QRectF]:
        """What the card should rather not cover: names, the entrance, tools and legends."""
        frame = self.canvas.frame
        names = [QRectF(n.x, n.y, n.wide, n.high) for n in frame.labels] if frame is not None else []
        tools = [QRectF(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in self.canvas.reserved]
        return names + tools

    def _figures(self, row: int) -> tuple[tuple[str, str], ...]:
        away = float(np.linalg.norm(self.canvas.items.scene.positions[row]))
        loans = QLocale().toString(int(self.model.loans[row]))
        metres = self.tr("{metres} m").format(metres=QLocale().toString(away, "f", 1))
        return (loans, self.tr("loans")), (metres, self.tr("to the entrance"))

    # -- layout --------------------------------------------------------------------------------

    def _show_cut(self) -> None:
        mode = self.canvas.cut.mode
        words = {"quarter": self.tr("Cut-away: quarter"), "half": self.tr("Cut-away: half")}
        self.caption.setText(words.get(mode, ""))
        self.caption.adjustSize()
        self._arrange()
        self.toolbar.show_cut(mode)

    def _size_legend(self) -> None:
        loans = self.model.loans
        if loans.size == 0 or not loans.max() > 0:
            self.sizes.hide()
            return
        radii = self.canvas.items.scene.radii
        picks = [_nice(float(np.quantile(loans, q))) for q in (0.5, 0.9, 0.99)] + [float(loans.max())]
        order = np.argsort(loans, kind="stable")
        rows = [order[min(int(np.searchsorted(loans[order], pick)), order.size - 1)] for pick in picks]
        sizes = {
            pick: min(float(radii[row]) * self.canvas.camera.scale, 26.0) for pick, row in zip(picks, rows, strict=True)
        }
        self.sizes.show_sizes(sorted(sizes.items()))
        self._arrange()

    def _arrange(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.card.setGeometry(self.rect())
        self.toolbar.adjustSize()
        self.toolbar.move(_EDGE, _EDGE)
        left = _EDGE if self._led else self.toolbar.geometry().right() + 14
        self.caption.move(left, _EDGE + (self.toolbar.height() - self.caption.height()) // 2)
        self.legend.move(_EDGE, self.height() - self.legend.height() - 10)
        self.sizes.move(self.width() - self.sizes.width() - _EDGE, self.height() - self.sizes.height() - 10)
        self.sizes.setVisible(not self._led and self.legend.width() + self.sizes.width() + 5 * _EDGE < self.width())
        self.caption.setVisible(self.caption.text() != "" and self.caption.geometry().right() + _EDGE < self.width())
        self.slices.setGeometry(self.width() - 84, _EDGE, 84 - _EDGE, max(min(self.height() - 120, 260), 80))
        floating = (self.toolbar, self.caption, self.legend, self.sizes, self.slices)
        shown = [piece.geometry().adjusted(-4, -4, 4, 4) for piece in floating if not piece.isHidden()]
        self.canvas.reserved = tuple(
            (float(b.left()), float(b.top()), float(b.right()), float(b.bottom())) for b in shown
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.canvas.refresh()
        return super().event(event)


def open_space(stage: Stage) -> SpaceView:
    """Open the space view on its stage."""
    return SpaceView(stage.model, stage.selection, stage.tokens)


class _SpaceTools(QFrame):
    """The floating toolbar, 36 high."""

    tool_chosen = Signal(object)
    cut_chosen = Signal(str)
    names_chosen = Signal(int)
    pose_chosen = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self.setFixedHeight(36)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._tokens = tokens
        self.tools = {
            Tool.ORBIT: self._mode(Tool.ORBIT, "orbit", self.tr("Orbit: drag turns, right drag moves (O)"), "O"),
            Tool.SELECT: self._mode(Tool.SELECT, "cursor", self.tr("Select: click an item, drag moves (V)"), "V"),
            Tool.RECTANGLE: self._mode(Tool.RECTANGLE, "rectangle", self.tr("Rectangle (R)"), "R"),
            Tool.LASSO: self._mode(Tool.LASSO, "lasso", self.tr("Lasso: Shift adds, Alt takes away (L)"), "L"),
        }
        self.tools[Tool.ORBIT].setChecked(True)
        self._gap()
        self.cut = self._menu("cut-away", self.tr("Cut-away"), self._cut_menu())
        self.slice = self._toggle("slice", self.tr("Slice by height (H)"), "H")
        self.names = self._menu("tag", self.tr("Names"), self._names_menu())
        self.colour_menu = QMenu(self)
        self.colours = self._menu("palette", self.tr("Colour by"), self.colour_menu)
        self.fit = self._menu("fit", self.tr("Fit, plan, elevation (Ctrl+0)"), self._pose_menu())
        self.setTabOrder(self.tools[Tool.ORBIT], self.fit)
        parts.lift(self, tokens)

    def show_cut(self, mode: str) -> None:
        """Show which cut-away is on."""
        self.cut.setChecked(mode != "none")
        for action in self.cut.menu().actions():
            action.setChecked(action.data() == mode)

    def _mode(self, which: Tool, name: str, tip: str, key: str) -> QToolButton:
        made = parts.tool(name, self._tokens, tip, checkable=True, size=30)
        made.setFixedWidth(32)
        made.setAutoExclusive(True)
        made.setShortcut(QKeySequence(key))
        made.toggled.connect(lambda on: self.tool_chosen.emit(which) if on else None)
        self._row.addWidget(made)
        return made

    def _toggle(self, name: str, tip: str, key: str) -> QToolButton:
        made = parts.tool(name, self._tokens, tip, checkable=True, size=30)
        made.setFixedWidth(32)
        made.setShortcut(QKeySequence(key))
        self._row.addWidget(made)
        return made

    def _menu(self, name: str, tip: str, menu: QMenu) -> QToolButton:
        made = parts.tool(name, self._tokens, tip, size=30)
        made.setFixedWidth(32)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setCheckable(name == "cut-away")
        self._row.addWidget(made)
        return made

    def _gap(self) -> None:
        line = QFrame()
        line.setObjectName("toolGap")
        line.setFixedSize(1, 20)
        self._row.addSpacing(3)
        self._row.addWidget(line)
        self._row.addSpacing(3)

    def _cut_menu(self) -> QMenu:
        choices = (("none", self.tr("Whole")), ("quarter", self.tr("Quarter")), ("half", self.tr("Half")))
        return self._choices(choices, self.cut_chosen)

    def _names_menu(self) -> QMenu:
        choices = ((0, self.tr("No names")), (12, self.tr("Few")), (24, self.tr("Usual")), (60, self.tr("Many")))
        return self._choices(choices, self.names_chosen, 24)

    def _pose_menu(self) -> QMenu:
        choices = (("fit", self.tr("Fit")), ("plan", self.tr("Plan")), ("elevation", self.tr("Elevation")))
        menu = QMenu(self)
        for value, text in choices:
            menu.addAction(text).triggered.connect(lambda _=False, chosen=value: self.pose_chosen.emit(chosen))
        return menu

    def _choices(self, choices: tuple[tuple[Any, str], ...], signal: Any, chosen: Any = None) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for value, text in choices:
            action = QAction(text, menu, checkable=True, checked=value == chosen)
            action.setData(value)
            action.triggered.connect(lambda _=False, picked=value: signal.emit(picked))
            group.addAction(action)
            menu.addAction(action)
        return menu


def _nice(value: float) -> float:
    """The nearest of 1, 2, 5, 10, 20 …"""
    power = 10.0 ** int(np.floor(np.log10(max(value, 1.0))))
    return float(min((m * power for m in (1, 2, 5, 10)), key=lambda candidate: abs(candidate - value)))
