"""What every view of items in a picture shares: selection, colours, legend, hover card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.views.floating_tools import FloatingTools
from minentropy_app.gui.views.hover_card import HoverCard
from minentropy_app.gui.views.legend import CategoryLegend, SizeLegend
from minentropy_app.gui.views.picture_canvas import Change, PictureCanvas, Tool
from minentropy_app.gui.views.space_model import Category, Column, Measure, SpaceModel
from minentropy_app.gui.views.space_scene import LegendRow, opening_column

if TYPE_CHECKING:
    from minentropy_app.gui.export_picture import Picture

#: Logical pixels between the edge and what floats.
EDGE = 12


class PictureView(QWidget):
    """Shows a model in a canvas and writes what is marked in it to the window's selection.

    A view makes ``model``, ``canvas`` and ``toolbar``, calls ``_furnish``, and says in ``_arrange`` where
    the pieces stand.
    """

    render_failed = Signal(str)
    coloured = Signal(str)
    model: SpaceModel
    canvas: PictureCanvas
    toolbar: FloatingTools

    def __init__(self, selection: SelectionModel, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self._selection, self._tokens = selection, tokens
        self._naming: Beside | None = None

    @property
    def selection(self) -> SelectionModel:
        """The window's selection."""
        return self._selection

    @property
    def tokens(self) -> theme.Tokens:
        """The theme."""
        return self._tokens

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
        self._selection.recoloured.emit()

    def colours_of(self, items: Sequence[int]) -> list[str]:
        """Colours of items in this view, as ``#rrggbb``."""
        rows = [int(self.model.indices(np.array([item], np.int64))[0]) for item in items]
        return [colours.hexadecimal(int(self.canvas.items.scene.colours[row])) for row in rows]

    def project_changed(self, change: Any) -> None:
        """Follow other names of modules that colour the items."""
        ref = f"r{change.ids[0]}" if "module" in change.kinds else ""
        name, read = f"modules:{ref}", self.model.grouped
        if ref and name in self.model.columns and read is not None:
            if self._naming is not None:
                self._naming.stop()
            self._naming = Beside(lambda: (name, read(ref)), self)
            self._naming.ready.connect(self._take_names)
            self._naming.start()

    def _take_names(self, found: tuple[str, Column | None]) -> None:
        name, column = found
        if column is not None:
            self.model = replace(self.model, columns={**self.model.columns, name: column})
            if name == self._column:
                hidden = self.legend.hidden_codes
                self._colour()
                self.legend.hide_codes(hidden)

    def point_at(self, item: int) -> None:
        """Show the card of an item by id, or none of -1."""
        rows = self.model.indices(np.array([item], np.int64))
        self._hover(int(rows[0]) if rows.size else -1, QPointF())

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

    @property
    def settled(self) -> bool:
        """The picture shows the latest wish, or the view is hidden behind another."""
        return not self.isVisible() or self.canvas.settled

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.legend, self.sizes, self.card):
            piece.set_tokens(tokens)
        parts.retint(self.toolbar, tokens)
        parts.lift(self.toolbar, tokens)
        hidden = self.legend.hidden_codes
        self._colour()
        self.legend.hide_codes(hidden)
        self.canvas.set_look(theme.look(tokens))

    def shut_down(self) -> None:
        """Stop the render thread; call before the view goes away."""
        if self._naming is not None:
            self._naming.stop()
        self.canvas.shut_down()

    # -- wiring --------------------------------------------------------------------------------

    def _furnish(self) -> None:
        """Put the common pieces over the canvas and connect them."""
        self.legend = CategoryLegend(self._tokens, self)
        self.sizes = SizeLegend(self._tokens, self)
        self.card = HoverCard(self._tokens, self)
        self._column, self._led = opening_column(self.model.columns), False
        canvas, tools, chosen = self.canvas, self.toolbar, self._selection
        canvas.marked.connect(self._mark)
        canvas.cleared.connect(chosen.clear)
        canvas.all_wanted.connect(lambda: chosen.select(canvas.items.shown_ids, self.tr("all shown")))
        canvas.invert_wanted.connect(lambda: chosen.invert(canvas.items.shown_ids, self.tr("inverted")))
        canvas.hovered.connect(self._hover)
        canvas.failed.connect(self.render_failed)
        canvas.moved.connect(self._size_legend)
        tools.tool_chosen.connect(self._use)
        tools.names_chosen.connect(self._name)
        tools.colour_menu.aboutToShow.connect(self._fill_colours)
        self.legend.filtered.connect(self._filter)
        chosen.changed.connect(self._show_selection)

    def _size_legend(self) -> None:
        """Say what sizes stand for, at the scale of the picture."""

    def _arrange(self) -> None:
        """Put every piece in its place."""
        raise NotImplementedError

    def _figures(self, row: int) -> tuple[tuple[str, str], ...]:
        """Figures on one item for the hover card, with their units."""
        return ()

    def _keep_clear(self, *floating: QWidget) -> None:
        """Let no name stand under these, and no item of a picture that shows all."""
        shown = [piece.geometry().adjusted(-4, -4, 4, 4) for piece in floating if not piece.isHidden()]
        self.canvas.keep_clear(
            tuple((float(b.left()), float(b.top()), float(b.right()), float(b.bottom())) for b in shown)
        )

    def _name(self, limit: int) -> None:
        self.canvas.names, self.canvas.name_limit = limit > 0, limit
        self.canvas.refresh()

    def _use(self, tool: Tool) -> None:
        self.canvas.tool = tool
        shape = Qt.CursorShape.CrossCursor if tool in (Tool.RECTANGLE, Tool.LASSO) else Qt.CursorShape.ArrowCursor
        self.canvas.setCursor(shape)

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
        rows = self.canvas.items.colour_by(column, self._tokens.dark, self._legend_like())
        measure = column if isinstance(column, Measure) else None
        self.legend.show_rows(column.title if column else "", rows, measure)
        self.legend.setVisible(column is not None and not self._led)
        self._filter(set())
        self._arrange()
        self.canvas.refresh()

    def _legend_like(self) -> list[LegendRow] | None:
        """The legend whose colours are taken over, where another view leads."""
        return None

    def _filter(self, hidden: set[int]) -> None:
        column = self.model.columns.get(self._column)
        out = np.zeros(len(self.model), bool)
        if isinstance(column, Category):
            out = np.isin(column.codes, np.array(sorted(hidden), np.int32))
        self.canvas.items.hide(out | self._absent())
        self.canvas.refresh()

    def _absent(self) -> npt.NDArray[np.bool_] | bool:
        """Items that are not shown whatever the filter."""
        return False

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
        details = details if details.figures else replace(details, figures=self._figures(row))
        colour = colours.hexadecimal(self.canvas.items.scene.colours[row])
        self.card.show_for(where, title, details, colour, self._busy_places())

    def _busy_places(self) -> list[QRectF]:
        """What the card should rather not cover: names, the entrance, tools and legends."""
        frame = self.canvas.frame
        names = [QRectF(n.x, n.y, n.wide, n.high) for n in frame.labels] if frame is not None else []
        tools = [QRectF(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in self.canvas.reserved]
        return names + tools

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.canvas.refresh()
        return super().event(event)
