"""From a model, a selection and filters to the arrays that are drawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.gui import colours
from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas.scene import Scene, radii_of, reach_of
from minentropy_app.gui.views.space_model import Category, Column, Measure, SpaceModel

#: Share of the items that the named categories of a column must hold for a picture to open with it.
_TELLING = 0.35


@dataclass(frozen=True)
class LegendRow:
    """One category of the legend: its codes, name, colour and number of items."""

    codes: tuple[int, ...]
    name: str
    colour: int
    count: int


class SpaceScene:
    """Keeps the drawn arrays of one model up to date, each change touching only its own array."""

    def __init__(self, model: SpaceModel) -> None:
        self.model = model
        self.scene: Scene = self._scene(model)
        self._hidden = np.zeros(len(model), bool)
        self._chosen = np.zeros(len(model), bool)

    def _scene(self, model: SpaceModel) -> Scene:
        return Scene(
            positions=np.ascontiguousarray(model.positions, np.float32),
            radii=radii_of(model.loans, model.spacing),
            colours=np.full(len(model), 0xB3B9BF, np.uint32),
            flags=np.zeros(len(model), np.uint8),
            importance=np.argsort(-model.loans, kind="stable").astype(np.int32),
            reach=reach_of(model.positions),
        )

    @property
    def shown(self) -> npt.NDArray[np.bool_]:
        """(n,) items that no filter hides."""
        return ~self._hidden

    @property
    def shown_ids(self) -> npt.NDArray[np.int64]:
        """Ids that no filter hides."""
        return self.model.item_ids[~self._hidden]

    def move(self, positions: npt.NDArray[np.floating]) -> None:
        """Put items elsewhere, (n, 3) metres."""
        moved = np.ascontiguousarray(positions, np.float32)
        self.scene = dataclasses.replace(self.scene, positions=moved, reach=reach_of(moved))

    def settle(self) -> None:
        """Make good what was left out while items moved on and on."""

    def colour_by(self, column: Column | None, dark: bool, like: list[LegendRow] | None = None) -> list[LegendRow]:
        """Colour items by a column; return the legend of a category, empty for a measure.

        ``like`` is the legend of another picture whose colours are taken over.
        """
        rows: list[LegendRow] = []
        if isinstance(column, Measure):
            made = colours.ramp(np.asarray(column.values, float), dark)
        elif isinstance(column, Category):
            rows = legend_rows(column, dark) if like is None else like
            made = _paint(column, rows, dark)
        else:
            made = np.full(len(self.model), colours.category_colours(dark)[0], np.uint32)
        self.scene = dataclasses.replace(self.scene, colours=made)
        return rows

    def hide(self, hidden: npt.NDArray[np.bool_]) -> None:
        """Hide items, (n,) bool."""
        self._hidden = hidden
        self._flag()

    def choose(self, ids: npt.NDArray[np.int64]) -> None:
        """Mark the selected items."""
        self._chosen = np.zeros(len(self.model), bool)
        self._chosen[self.model.indices(ids)] = True
        self._flag()

    def _flag(self) -> None:
        flags = np.zeros(len(self.model), np.uint8)
        if self._chosen.any():
            flags[self._chosen] = kernels.SELECTED
            flags[~self._chosen] = kernels.FADED
        flags[self._hidden] |= kernels.HIDDEN
        self.scene = dataclasses.replace(self.scene, flags=flags)


def legend_rows(column: Category, dark: bool) -> list[LegendRow]:
    """The most frequent categories by name, the rest and the unknown as "other"."""
    counts = np.bincount(column.codes[column.codes >= 0], minlength=len(column.names))
    order = [int(c) for c in np.argsort(-counts, kind="stable") if counts[c]]
    palette = colours.category_colours(dark)
    named, rest = order[: colours.NAMED], order[colours.NAMED :]
    rows = [LegendRow((c,), column.names[c], int(palette[k]), int(counts[c])) for k, c in enumerate(named)]
    others = int(counts[rest].sum()) + int((column.codes < 0).sum())
    if others:
        rows.append(LegendRow((*rest, -1), "", int(palette[-1]), others))
    return rows


def opening_column(columns: Mapping[str, Column]) -> str:
    """The column to open with: the first whose named categories hold enough items, else figures, else the first."""
    for name, column in columns.items():
        if isinstance(column, Category) and column.codes.size:
            counts = np.sort(np.bincount(column.codes[column.codes >= 0], minlength=len(column.names)))
            if counts[::-1][: colours.NAMED].sum() >= _TELLING * column.codes.size:
                return name
    figures = [name for name, column in columns.items() if isinstance(column, Measure)]
    return next(iter([*figures, *columns]), "")


def _paint(column: Category, rows: list[LegendRow], dark: bool) -> npt.NDArray[np.uint32]:
    table = np.full(len(column.names) + 1, colours.category_colours(dark)[-1], np.uint32)
    for row in rows:
        for code in row.codes:
            table[code] = row.colour
    return table[column.codes]
