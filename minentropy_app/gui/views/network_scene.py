"""From a world, a selection and filters to the arrays that are drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.gui import colours
from minentropy_app.gui.canvas import network_kernels as kernels
from minentropy_app.gui.views.network_model import NetworkModel
from minentropy_app.gui.views.network_world import World
from minentropy_app.gui.views.space_scene import LegendRow
from minentropy_app.model.inputs import Floats

#: Circles of the opened module that are named before all others.
_INNER = 16


@dataclass(frozen=True, eq=False)
class NetworkScene:
    """Aligned arrays of circles; ``chosen`` is the share of each that is selected.

    ``importance`` lists circles by falling flow: names are given in this order.
    """

    world: World
    colours: npt.NDArray[np.uint32]
    flags: npt.NDArray[np.uint8]
    rims: npt.NDArray[np.float32]
    chosen: npt.NDArray[np.float32]
    importance: npt.NDArray[np.int32]
    is_module: npt.NDArray[np.bool_]
    selecting: bool = False

    def __len__(self) -> int:
        return int(self.flags.size)


class SceneMaker:
    """Makes scenes of one model."""

    def __init__(self, model: NetworkModel) -> None:
        self.model = model
        self.selected = np.zeros(len(model), np.bool_)
        self.hidden: set[int] = set()

    def choose(self, ids: npt.NDArray[np.int64]) -> None:
        """Mark the selected items."""
        self.selected = np.zeros(len(self.model), np.bool_)
        self.selected[self.model.indices(ids)] = True

    def scene(self, world: World, dark: bool) -> NetworkScene:
        """The arrays of a world."""
        model, things = self.model, world.things
        codes = self._codes(world)
        chosen = self._chosen(world)
        flags = np.where(world.opened, kernels.OPENED, 0).astype(np.uint8)
        if self.selected.any():
            flags[chosen <= 0] |= kernels.FADED
        if self.hidden:
            flags[np.isin(codes, list(self.hidden))] |= kernels.HIDDEN
        flow = model.flow_of(things)
        return NetworkScene(
            world,
            colours.category_colours(dark)[codes],
            flags,
            model.leaving(things).astype(np.float32),
            chosen,
            _importance(world, flow),
            things < len(model.books),
            bool(self.selected.any()),
        )

    def _codes(self, world: World) -> npt.NDArray[np.intp]:
        """Colour of each circle: that of its top module, the first where there are no modules."""
        model = self.model
        if not model.modules:
            return np.zeros(world.things.size, np.intp)
        m, nodes = len(model.books), world.things - len(model.books)
        ranks = np.where(nodes >= 0, model.place_ranks[np.clip(nodes, 0, None)], -1)
        for at in np.flatnonzero(world.things < m).tolist():
            ranks[at] = model.rank_of(int(world.things[at]))
        return np.where((ranks < 0) | (ranks >= colours.NAMED), colours.NAMED, ranks).astype(np.intp)

    def _chosen(self, world: World) -> npt.NDArray[np.float32]:
        """Share of the flow of each circle that is selected."""
        model, things = self.model, world.things
        if not self.selected.any():
            return np.zeros(things.size, np.float32)
        m, weight = len(model.books), np.where(self.selected, np.maximum(model.flow, 1e-12), 0.0)
        along = np.r_[0.0, np.cumsum(weight[model.books.order])]
        every = np.r_[0.0, np.cumsum(np.maximum(model.flow, 1e-12)[model.books.order])]
        start, stop = model.books.start, model.books.stop
        books: Floats = (along[stop] - along[start]) / np.maximum(every[stop] - every[start], 1e-300)
        nodes = self.selected[np.clip(things - m, 0, None)]
        share = np.where(things < m, books[np.minimum(things, m - 1)], nodes)
        return np.where(share > 1 - 1e-9, 1.0, np.where(share < 1e-12, 0.0, share)).astype(np.float32)


def _importance(world: World, flow: Floats) -> npt.NDArray[np.int32]:
    """Circles in the order in which they are named: half a picture's names go to the opened module first."""
    order = np.argsort(-flow, kind="stable").astype(np.int32)
    if not world.path:
        return order
    inner = world.layers[-1]
    inside = (order >= inner.first) & (order < inner.last)
    first = order[inside][:_INNER]
    return np.concatenate([first, order[~np.isin(order, first)]])


def legend_rows(model: NetworkModel, dark: bool) -> list[LegendRow]:
    """The modules with most flow by name and colour, the rest as "other"."""
    palette = colours.category_colours(dark)
    top = model.top_modules.tolist()
    if not top:
        return []
    rows = [
        LegendRow((rank,), model.name(book), int(palette[rank]), model.members(book))
        for rank, book in enumerate(top[: colours.NAMED])
    ]
    ranks = model.place_ranks
    rest = np.unique(model.item_ids[(ranks < 0) | (ranks >= colours.NAMED)]).size
    if rest:
        rows.append(LegendRow((colours.NAMED,), "", int(palette[-1]), rest))
    return rows
