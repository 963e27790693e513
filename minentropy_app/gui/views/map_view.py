"""The map view: the picture of a layout with its floating tools, legends, overview and hover card."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.colours import NAMED
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.map_canvas import MapCanvas
from minentropy_app.gui.views.map_compare import MapCompare, counted
from minentropy_app.gui.views.map_groups import groups_of
from minentropy_app.gui.views.map_in_space import MapInSpace
from minentropy_app.gui.views.map_model import Kin, MapModel
from minentropy_app.gui.views.map_tools import MapTools
from minentropy_app.gui.views.minimap import MiniMap
from minentropy_app.gui.views.picture_view import EDGE, PictureView
from minentropy_app.gui.views.space_model import Category, Measure
from minentropy_app.gui.views.space_scene import LegendRow, legend_rows
from minentropy_app.gui.views.space_view import nice
from minentropy_app.text import put

#: Neighbours that are linked.
_LINKED = 12
#: Milliseconds until overview and outlines follow a morph, and a run under way.
_OVERVIEW, _OVERVIEW_LIVE = 300, 2000
#: Width from which there is room for the overview.
_ROOMY = 620
#: Share of the items that named categories must cover to be shown at first.
_TELLING = 0.4
#: Share above which one value of a category holds nearly everything.
_NEARLY_ALL = 0.95
#: Name of the sizes that are all equal.
EQUAL = "="


class MapView(PictureView):
    """Shows a ``MapModel`` and writes what is marked in it to the window's selection."""

    #: Carries an AppError that is to be said inline.
    failed = Signal(object)
    canvas: MapCanvas
    toolbar: MapTools
    model: MapModel

    def __init__(
        self,
        model: MapModel,
        selection: SelectionModel,
        tokens: theme.Tokens,
        parent: QWidget | None = None,
        title: str = "",
    ) -> None:
        super().__init__(selection, tokens, parent)
        self.setAccessibleName(self.tr("Map"))
        self.setAccessibleDescription(self.tr("A picture with a table twin: Ctrl+T shows the same items as a table."))
        self.model, self.title = model, title
        self.compare = MapCompare(self)
        self._leader: MapView | None = None
        self._gone = np.zeros(len(model), bool)
        self.canvas = MapCanvas(model, theme.look(tokens), self)
        self.canvas.setAccessibleName(self.tr("Picture of the items on a map"))
        self.toolbar = MapTools(tokens, self)
        self.caption = parts.label("", "pictureCaption", self)
        self.empty = parts.label(self.tr("This map holds no items."), "bodySecondary", self)
        self.empty.setVisible(len(model) == 0)
        self.minimap = MiniMap(self.canvas, tokens, self)
        self._overview = QTimer(self, singleShot=True, interval=_OVERVIEW)
        self._overview.timeout.connect(self._moved)
        self._kin: Kin | None = None
        self._asking = Beside(model.kin, self) if model.kin is not None else None
        self._size, self._grouped = ("loans" if model.weight else EQUAL), False
        self._furnish()
        for legend in (self.legend, self.sizes):
            legend.back(True)
        self._column = _telling(model)
        self._connect()
        self._resize()
        self._colour()
        self._show_selection(selection.current)
        self._say()

    # -- what others may ask -----------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What a saved view keeps: camera, names, colours, filter, sizes and groups, as plain values."""
        x, y, _ = self.canvas.camera.target
        return {
            "at": [x, y],
            "zoom": self.canvas.camera.scale / self.canvas.usual_scale(),
            "names": self.toolbar.names.value(),
            "column": self._column,
            "hidden": sorted(self.legend.hidden_codes),
            "size": self._size,
            "groups": self._grouped,
            "links": self.toolbar.links.isChecked(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        if state["column"] in self.model.columns:
            self.colour_by(state["column"])
            self.legend.hide_codes(set(state.get("hidden", ())))
        self.size_by(state["size"])
        self.toolbar.names.setValue(int(state["names"]))
        self.toolbar.groups.setChecked(bool(state["groups"]))
        self.toolbar.links.setChecked(bool(state["links"]))
        x, y = (float(value) for value in state["at"])
        self.canvas.fitted = True
        self.canvas.fly(self.canvas.looking((x, y), float(state["zoom"]) * self.canvas.usual_scale()))

    def show_live(self, positions: npt.NDArray[np.floating]) -> None:
        """Show positions of a run under way at once."""
        super().show_live(positions)
        if not self._overview.isActive():
            self._overview.start(_OVERVIEW_LIVE)

    def size_by(self, column: str) -> None:
        """Size items by one of the model's measures, or (``EQUAL``) all alike."""
        if column == EQUAL or isinstance(self.model.columns.get(column), Measure):
            self._size = column
            self._resize()
            self.canvas.refresh()

    def lead(self, other: MapView) -> None:
        """Let this view's tools, colours and legend serve another one beside it too."""
        other._leader, other._led = self, True
        other.toolbar.hide()
        other.minimap.hide()
        self.toolbar.tool_chosen.connect(other._use)
        self.toolbar.names_chosen.connect(other._name)
        self.toolbar.links_toggled.connect(other.toolbar.links.setChecked)
        self.toolbar.groups_toggled.connect(other.outline_groups)
        self.toolbar.fit.clicked.connect(other._fit)
        self.coloured.connect(other.colour_by)
        self.legend.filtered.connect(other._filter)
        self.canvas.hovered.connect(lambda row, _: other.ring(self, row))
        other.canvas.hovered.connect(lambda row, _: self.ring(other, row))
        other._grouped = self._grouped
        other.colour_by(self._column)
        other._filter(self.legend.hidden_codes)
        other.rearrange()

    def ring(self, other: MapView, row: int) -> None:
        """Ring what the pointer is over in another map."""
        rows = self.model.indices(other.model.item_ids[row : row + 1]) if row >= 0 else np.zeros(0, np.intp)
        self.canvas.point_at(int(rows[0]) if rows.size else -1)

    def show_absent(self, absent: npt.NDArray[np.bool_]) -> None:
        """Leave items out, (n,) bool: they have no place on what is shown."""
        self._gone = absent
        self._filter(self.legend.hidden_codes)
        self._say()

    def morph_to(self, positions: npt.NDArray[np.floating]) -> None:
        """Let every item travel to its place in another layout, (n, 2)."""
        super().morph_to(positions)
        self._overview.start(_OVERVIEW)

    def rearrange(self) -> None:
        """Give every piece its place again, after a map beside came or went."""
        self._say()
        self._arrange()

    def outline_groups(self, on: bool) -> None:
        """Outline and name the groups of the column that colours the items; figures give way to groups."""
        self._grouped = on
        groups = _groups(self.model)
        if on and not self._led and groups and not isinstance(self.model.columns.get(self._column), Category):
            self.colour_by(groups[0])
        self._outline()
        self.canvas.refresh()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.minimap.set_tokens(tokens)
        super().set_tokens(tokens)
        if self.compare.second is not None:
            self.compare.second.set_tokens(tokens)

    def shut_down(self) -> None:
        """Stop the render thread; call before the view goes away."""
        self._overview.stop()
        self.compare.stop()
        if self._asking is not None:
            self._asking.stop()
        super().shut_down()

    # -- wiring --------------------------------------------------------------------------------

    def _connect(self) -> None:
        tools = self.toolbar
        tools.size_menu.aboutToShow.connect(self._fill_sizes)
        tools.groups_toggled.connect(self.outline_groups)
        tools.links_toggled.connect(self._link)
        tools.fit.clicked.connect(self._fit)
        self.compare.failed.connect(self.failed)
        tools.compare_menu.aboutToShow.connect(lambda: self.compare.fill(tools.compare_menu))
        tools.compare.setVisible(bool(self.model.others))
        tools.groups.setVisible(bool(_groups(self.model)))
        self.canvas.moved.connect(self.minimap.follow)
        if self._asking is not None:
            self._asking.ready.connect(self._take_kin)
            self._asking.failed.connect(self.failed)

    def _fit(self) -> None:
        self.canvas.fit()

    def _moved(self) -> None:
        """Places have changed: follow with the overview and the outlines."""
        self.minimap.refresh()
        self._outline()
        if not self.canvas.under_way:  # the next picture comes anyway
            self.canvas.refresh()

    def _say(self) -> None:
        shown, total = counted(len(self.model), self._gone)
        items = (
            self.tr("{count} {count:item|items}")
            if shown == total
            else self.tr("{shown} of {count} {count:item|items}")
        )
        title = self.title if self._led or self.compare.second is not None else ""
        words = (title, self.compare.says(), put(items, shown=shown, count=total))
        self.caption.setText(" · ".join(word for word in words if word))
        self.caption.adjustSize()

    def _colour(self) -> None:
        super()._colour()
        self.minimap.refresh()
        self._outline()

    def _legend_like(self) -> list[LegendRow] | None:
        column = self._leader.model.columns.get(self._column) if self._leader is not None else None
        return legend_rows(column, self._tokens.dark) if isinstance(column, Category) else None

    def _absent(self) -> npt.NDArray[np.bool_] | bool:
        return self._gone

    def _filter(self, hidden: set[int]) -> None:
        super()._filter(hidden)
        self._outline()

    def _outline(self) -> None:
        """Outline what is shown of the groups."""
        column = self.model.columns.get(self._column)
        self.canvas.hulls = ()
        if self._grouped and isinstance(column, Category):
            like = self._legend_like()
            rows = [row for row in (legend_rows(column, self._tokens.dark) if like is None else like) if row.name]
            shown = [row for row in rows if not self.legend.hidden_codes.issuperset(row.codes)]
            self.canvas.hulls = groups_of(self.canvas.items.scene.positions, column, shown)

    def _fill_sizes(self) -> None:
        menu = self.toolbar.size_menu
        menu.clear()
        group = QActionGroup(menu)
        measures = {name: c.title for name, c in self.model.columns.items() if isinstance(c, Measure)}
        for name, title in {EQUAL: self.tr("All alike"), **measures}.items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(name == self._size)
            group.addAction(action)
            action.triggered.connect(lambda _=False, chosen=name: self.size_by(chosen))

    def _resize(self) -> None:
        self.canvas.items.size_by(self.model.columns.get(self._size))
        self._size_legend()

    # -- neighbours ----------------------------------------------------------------------------

    def _show_selection(self, selection: Selection) -> None:
        self.canvas.links = ()
        self.canvas.items.choose(selection.ids)
        self._link(self.toolbar.links.isChecked())

    def _take_kin(self, kin: Kin | None) -> None:
        self._kin = kin
        self._show_selection(self._selection.current)

    def _link(self, on: bool) -> None:
        """Draw lines from the one selected item to its neighbours."""
        chosen = self._selection.current.ids
        rows = self.model.indices(chosen) if len(chosen) == 1 else np.zeros(0, np.intp)
        self.canvas.links = ()
        near = np.zeros(0, np.intp)
        if on and rows.size == 1:
            if self._kin is not None:
                ids, strength = self._kin.of(int(chosen[0]), _LINKED)
                near = self.model.indices(ids)
                known = np.isin(ids, self.model.item_ids)
                links = zip(near.tolist(), strength[known].tolist(), strict=True)
                self.canvas.links = tuple((int(rows[0]), row, share) for row, share in links)
            elif self._asking is not None and not self._asking.started:
                self._asking.start()
        self.canvas.items.stand_near(near)
        self.canvas.refresh()

    def _figures(self, row: int) -> tuple[tuple[str, str], ...]:
        figures = []
        if self.model.weight:
            figures.append((QLocale().toString(int(self.model.loans[row])), self.model.weight.lower()))
        column = self.model.columns.get(self._column)
        if isinstance(column, Measure) and column.title != self.model.weight and np.isfinite(column.values[row]):
            figures.append((QLocale("C").toString(float(column.values[row]), "g", 6), column.title.lower()))
        return tuple(figures)

    # -- layout --------------------------------------------------------------------------------

    def _size_legend(self) -> None:
        column = self.model.columns.get(self._size)
        if not isinstance(column, Measure) or len(self.model) == 0:
            self.sizes.show_sizes([])
            self._arrange()
            return
        values = np.nan_to_num(column.values)
        radii, largest = self.canvas.items.scene.radii, self.canvas.largest_radius()
        picks = {nice(float(np.quantile(values, q))) for q in (0.5, 0.95)} | {float(values.max())}
        rows = {pick: int(np.argmin(np.abs(values - pick))) for pick in picks}
        self.sizes.show_sizes(sorted((pick, float(radii[row]) * largest) for pick, row in rows.items()), column.title)
        self._arrange()

    def _place_caption(self, wide: int) -> None:
        """Beside the tools where there is room, else below them."""
        left, top = self.toolbar.geometry().right() + 14, EDGE + (self.toolbar.height() - self.caption.height()) // 2
        overview = self.minimap.width() + EDGE if wide > _ROOMY else 0
        if self._led:
            left = EDGE + 4
            leader = self._leader
            if leader is not None and leader.toolbar.geometry().right() >= self.x():  # it reaches over
                top = leader.toolbar.geometry().bottom() + 8
        elif left + self.caption.width() + EDGE > wide - overview:
            left, top = EDGE + 4, self.toolbar.geometry().bottom() + 8
        self.caption.move(left, top)

    def _arrange(self) -> None:
        wide, high = self.width(), self.height()
        if self.compare.second is not None:
            wide = (wide - 1) // 2
            self.compare.second.setGeometry(wide + 1, 0, self.width() - wide - 1, high)
            self.compare.second.rearrange()
            self.toolbar.raise_()
        self.canvas.setGeometry(0, 0, wide, high)
        self.card.setGeometry(0, 0, wide, high)
        self.toolbar.fit_in(self.width() - 2 * EDGE)
        self.toolbar.move(EDGE, EDGE)
        self.empty.adjustSize()
        self.empty.move((wide - self.empty.width()) // 2, high // 2)
        self._place_caption(wide)
        self.minimap.move(wide - self.minimap.width() - EDGE, EDGE)
        self.minimap.setVisible(not self._led and len(self.model) > 0 and wide > _ROOMY and high > 380)
        self.legend.move(EDGE, high - self.legend.height() - 10)
        self.sizes.move(wide - self.sizes.width() - EDGE, high - self.sizes.height() - 10)
        room = self.legend.width() + self.sizes.width() + 5 * EDGE < wide
        self.sizes.setVisible(not self._led and room and self.sizes.any)
        self._keep_clear(self.toolbar, self.caption, self.legend, self.sizes, self.minimap)


def _telling(model: MapModel) -> str:
    """The column to colour by at first: a category whose named values cover much of the map, else the counts.

    One that holds nearly everything says little: another one goes before it.
    """
    covering = []
    for name, column in model.columns.items():
        if isinstance(column, Category):
            counts = np.sort(np.bincount(column.codes[column.codes >= 0], minlength=1))[::-1]
            if counts[:NAMED].sum() >= _TELLING * len(model):
                covering.append((bool(counts[0] > _NEARLY_ALL * len(model)), name))
    if covering:
        return min(covering, key=lambda each: each[0])[1]
    return "loans" if "loans" in model.columns else next(iter(model.columns), "")


def _groups(model: MapModel) -> list[str]:
    """Columns of categories, those first that are groups."""
    names = [name for name, column in model.columns.items() if isinstance(column, Category)]
    return sorted(names, key=lambda name: name not in model.groups)


def open_map(stage: Stage) -> PictureView:
    """Open the map view on its stage: a map in the plane, or in space where it has three dimensions."""
    if isinstance(stage.model, MapModel):
        view = MapView(stage.model, stage.selection, stage.tokens, stage.home, stage.title)
        view.failed.connect(stage.say)
        return view
    return MapInSpace(stage.model, stage.selection, stage.tokens)
