"""Where modules and nodes stand: every book's content in a disc of its own, opened ones grown in place.

A book is laid out once; opening a module enlarges its circle and moves its neighbours out of the way,
each in its own direction, so that what was known stays where it was.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.force_layout import Links, arrange, make_room
from minentropy_app.gui.views.network_model import NetworkModel
from minentropy_app.model.inputs import Floats, Ints

#: Radius of the whole picture, in the unit of the camera.
REACH = 10.0
#: Radius of an opened module in a picture of radius 1, and what its content leaves free.
OPENED, FILLED = 0.56, 0.88
#: A circle is never smaller than this share of the largest one of its book, and of one with very many circles;
#: but all those drawn larger than they are take no more room than this many times what the others take.
_SMALLEST, _SMALLEST_OF_MANY, _PADDED = 0.07, 0.18, 1.5
_MANY = 2000
_GAP = 0.14
#: Links between single books that stand behind one drawn between modules, at least, where they are private.
MANY = 3


@dataclass(frozen=True)
class Content:
    """What stands in one book: things, centres and radii in a disc of radius 1, and links to be drawn."""

    things: Ints
    points: Floats
    radius: Floats
    links: Links


@dataclass(frozen=True)
class Layer:
    """Links and circles of one opened book: circles ``first`` to ``last`` − 1 of the world."""

    book: int
    first: int
    last: int
    links: Links


@dataclass(frozen=True)
class World:
    """All circles, outer books first.

    Attributes
    ----------
    things, points, radius
        (k,), (k, 2), (k,) modules and nodes with centres and radii in the camera's unit.
    opened
        (k,) bool: circles whose content stands inside.
    layers
        Books from the root down the path; links are indices of circles.
    path
        Opened modules from the top down.
    """

    things: Ints
    points: Floats
    radius: Floats
    opened: npt.NDArray[np.bool_]
    layers: tuple[Layer, ...]
    path: tuple[int, ...] = ()

    def circle(self, thing: int) -> int:
        """The circle of a thing, −1 where it is not shown."""
        found = np.flatnonzero(self.things == thing)
        return int(found[0]) if found.size else -1

    def disc(self, book: int) -> tuple[float, float, float]:
        """Centre and radius of an opened book; the root's holds everything."""
        at = self.circle(book) if book > 0 else -1
        if at < 0:
            if not self.radius.size:
                return 0.0, 0.0, REACH
            reach = self.radius[:, None]
            low, high = (self.points - reach).min(0), (self.points + reach).max(0)
            return float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2, float((high - low).max()) / 2
        return float(self.points[at, 0]), float(self.points[at, 1]), float(self.radius[at])


class Atlas:
    """Lays out the books of one model as they are asked for, and keeps them."""

    def __init__(self, model: NetworkModel) -> None:
        self.model = model
        self._contents: dict[int, Content] = {}

    def content(self, book: int) -> Content:
        """What stands in a book."""
        if book not in self._contents:
            self._contents[book] = laid_out(self.model, book)
        return self._contents[book]

    def world(self, path: tuple[int, ...] = ()) -> World:
        """Everything, with the modules of a path opened."""
        things, points, radius, opened, layers = self._placed(0, path)
        far = float((np.sqrt((points**2).sum(1)) + radius).max(initial=1e-9))
        scale = REACH / far
        return World(things, points * scale, radius * scale, opened, tuple(layers), path)

    def _placed(
        self, book: int, path: tuple[int, ...]
    ) -> tuple[Ints, Floats, Floats, npt.NDArray[np.bool_], list[Layer]]:
        here = self.content(book)
        k = here.things.size
        opened = np.zeros(k, np.bool_)
        own = Layer(book, 0, k, here.links)
        if not path:
            return here.things, here.points.copy(), here.radius.copy(), opened, [own]
        at = int(np.flatnonzero(here.things == path[0])[0])
        grown = max(OPENED, 1.35 * float(here.radius[at]))
        points = make_room(here.points, here.radius, at, grown, _GAP * float(here.radius.mean()))
        radius = here.radius.copy()
        radius[at], opened[at] = grown, True
        inner = self._placed(path[0], path[1:])
        far = float((np.sqrt((inner[1] ** 2).sum(1)) + inner[2]).max(initial=1e-9))
        scale = grown * FILLED / far
        layers = [own] + [_shifted(layer, k) for layer in inner[4]]
        return (
            np.concatenate([here.things, inner[0]]),
            np.concatenate([points, points[at] + inner[1] * scale]),
            np.concatenate([radius, inner[2] * scale]),
            np.concatenate([opened, inner[3]]),
            layers,
        )


def laid_out(model: NetworkModel, book: int) -> Content:
    """Lay out one book by the flow between what is listed in it."""
    things = model.things_in(book)
    links, visible = links_between(model, book, things)
    flow = np.maximum(model.flow_of(things), 0.0)
    radius = np.sqrt(flow / max(float(flow.max(initial=0.0)), 1e-300))
    room = np.sqrt(_PADDED * float((radius**2).sum()) / max(things.size, 1))
    radius = np.maximum(radius, min(_SMALLEST if things.size < _MANY else _SMALLEST_OF_MANY, room))
    if things.size == 1:
        radius = np.array([0.4])
    points = arrange(radius, links, _GAP)
    far = float((np.sqrt((points**2).sum(1)) + radius).max(initial=1e-9))
    order = np.flatnonzero(visible)[np.argsort(-links.weight[visible], kind="stable")]
    drawn = Links(links.source[order], links.target[order], links.weight[order])
    return Content(things, points / far, radius / far, drawn)


def links_between(model: NetworkModel, book: int, things: Ints) -> tuple[Links, npt.NDArray[np.bool_]]:
    """Flow between the things listed in a book, both directions together, each pair once.

    Also returns which may be drawn: links that may be shown one by one, and sums over at least ``MANY``
    pairs of items.
    """
    k, place = things.size, np.full(len(model), -1, np.int64)
    for at, thing in enumerate(things.tolist()):
        place[model.places_of(thing)] = at
    walk = model.walk
    a, b = place[walk.source], place[walk.target]
    kept = (a >= 0) & (b >= 0) & (a != b)
    low, high = np.minimum(a[kept], b[kept]), np.maximum(a[kept], b[kept])
    pairs, which = np.unique(low * k + high, return_inverse=True)
    flow = np.bincount(which, walk.flow[kept], pairs.size).astype(np.float64)
    links = Links((pairs // max(k, 1)).astype(np.int32), (pairs % max(k, 1)).astype(np.int32), flow)
    if walk.shown.all():
        return links, np.ones(pairs.size, np.bool_)
    alone = np.bincount(which, walk.shown[kept], pairs.size) > 0
    ends = np.sort(model.item_ids[np.stack([walk.source[kept], walk.target[kept]])], axis=0)
    behind = np.unique(np.stack([which, *ends]), axis=1)[0]
    return links, alone | (np.bincount(behind, minlength=pairs.size) >= MANY)


def _shifted(layer: Layer, by: int) -> Layer:
    links = Links(layer.links.source + by, layer.links.target + by, layer.links.weight)
    return Layer(layer.book, layer.first + by, layer.last + by, links)
