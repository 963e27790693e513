"""Draws a map: hulls, the shade of crowds, links, discs, names. Works in any one thread."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen

from minentropy_app.gui.canvas import flat_kernels, kernels
from minentropy_app.gui.canvas.discs import Layers
from minentropy_app.gui.canvas.labels import Box, Label, LabelBook, Places, Wanted
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.rasteriser import Frame, Rasteriser, View, gradient, wrap
from minentropy_app.gui.canvas.scene import Scene
from minentropy_app.gui.canvas.text_sprites import TextStyle, Written

#: Side of the cells in which crowds are told, and of those of the shade, logical pixels.
CROWD_SIDE, SHADE_STEP = 12.0, 3.0
#: Share of a cell that discs may cover before some are left out, and most discs of a picture.
ROOM, MOST_DISCS = 0.45, 16_000
#: Points on the picture from which a shade begins, and at which it is full.
SHADE_FROM, SHADE_FULL = 4000, 16_000
#: Selected items beyond this many go without rings, and into the crowd.
RINGED, THICK_RINGS = 1500, 150
#: Discs of a picture that the next one replaces at once: an even sample, without shade and names.
PASSING_DISCS = 4_000
#: Spreads numbers over all of uint32: 2³² over the golden ratio.
_SPREAD = np.uint32(2654435761)
#: The most important points, always drawn: names need a disc to stand beside.
LANDMARKS = 240
#: Points from which crowds are told.
SAMPLED = 200_000
_KEPT = 8


@dataclass(frozen=True)
class Hull:
    """Outlines of a group, in the unit of the scene, its name and where it stands."""

    name: str
    colour: int
    outlines: tuple[tuple[tuple[float, float], ...], ...]
    at: tuple[float, float]
    size: int


@dataclass(frozen=True)
class FlatScene(Scene):
    """Points in the plane: ``positions`` (n, 2) and ``radii`` as shares of the largest radius.

    Attributes
    ----------
    dense
        Points per unit of area in a dense place: sets the scale of the shade.
    near
        Indices of the neighbours of the one selected item: not faded, and named before others.
    """

    dense: float = 1.0
    near: tuple[int, ...] = ()

    @cached_property
    def rank(self) -> npt.NDArray[np.int32]:
        """(n,) place of each point in the order of importance."""
        places = np.empty(self.importance.size, np.int32)
        places[self.importance] = np.arange(self.importance.size, dtype=np.int32)
        return places


@dataclass(frozen=True)
class FlatView(View):
    """How to look at a map.

    Attributes
    ----------
    largest, smallest
        Radius of the largest point and the least of any, logical pixels.
    hulls
        Groups to outline.
    links
        Pairs of items with a strength from 0 to 1, drawn as lines.
    passing
        The next picture replaces this one at once: it is quick to make and tells no more than where things go.
    """

    largest: float = 6.0
    smallest: float = 1.2
    hulls: tuple[Hull, ...] = ()
    links: tuple[tuple[int, int, float], ...] = ()
    passing: bool = False


class FlatRasteriser(Rasteriser):
    """Renders views of one map; keeps buffers and laid-out names between pictures."""

    _shades = np.zeros((0, 0, 0, flat_kernels.CHANNELS), np.float32)
    _rest = np.zeros((0, 0, flat_kernels.CHANNELS), np.float32)
    _tinted = np.zeros((0, 0, flat_kernels.CHANNELS), np.int32)

    def render(self, scene: Scene, view: View) -> Frame:
        """Draw one picture; the arrays of the last but one frame are used again."""
        assert isinstance(scene, FlatScene)
        assert isinstance(view, FlatView)
        wide, high = (max(round(side * view.ratio), 1) for side in view.size)
        layers = self._next_layers(wide, high, scene.flags.size)
        arrays = (scene.positions, scene.radii, scene.flags)
        count = int(flat_kernels.project_flat(*arrays, _lens(view, wide, high), layers.out, layers.index))
        order = _leading(scene, layers, count)
        layers.back[:] = gradient(view.look, high)[:, None]
        image = wrap(layers.back, view.ratio)
        _draw_hulls(image, view)
        self._shade(scene, view, layers, count)
        _draw_links(scene, view, layers)
        self._draw_discs(scene, view, layers, (count, order))
        kernels.composite(layers.front, layers.back)
        labels, texts = self._names_on(scene, view, layers, (image, order))
        return Frame(
            scene, view, image, layers.back, layers.ids, layers.out, layers.index[:count], labels, False, texts
        )

    def _shade(self, scene: FlatScene, view: FlatView, layers: Layers, count: int) -> None:
        """Shade how many points there are, where they are many."""
        strength = min(max((count - SHADE_FROM) / (SHADE_FULL - SHADE_FROM), 0.0), 1.0)
        if strength == 0.0 or view.passing:
            return
        step = max(round(SHADE_STEP * view.ratio), 1)
        high, wide = layers.back.shape
        many = scene.selected.size > RINGED
        shape = (1 + many, -(-high // step), -(-wide // step), flat_kernels.CHANNELS)
        if self._shades.shape != shape:
            self._shades, self._rest = np.zeros(shape, np.float32), np.zeros(shape[1:], np.float32)
            self._tinted = np.zeros(shape[1:], np.int32)
        sample = _sample(layers.index[:count])
        arrays = (sample, sample.size, layers.out, scene.colours, scene.flags)
        flat_kernels.gather(*arrays, float(step), self._shades)
        usual = max(scene.dense * (SHADE_STEP / view.camera.scale) ** 2 * sample.size / count, 1e-9)
        line = np.zeros((shape[2] + 2, flat_kernels.CHANNELS), np.int64)
        for plane, shades in enumerate(self._shades):
            fade = 0.6 if scene.selected.size and plane == 0 else 0.0
            flat = (shades.reshape(shape[1], -1), self._rest.reshape(shape[1], -1), flat_kernels.CHANNELS)
            flat_kernels.soften(*flat)
            flat_kernels.soften(*flat)
            flat_kernels.tint(shades, usual, 0.85 * strength, view.look.surface, fade, self._tinted)
            flat_kernels.lay_shade(self._tinted, step, line, layers.back)

    def _draw_discs(
        self, scene: FlatScene, view: FlatView, layers: Layers, listed: tuple[int, npt.NDArray[np.int32]]
    ) -> None:
        layers.front.fill(0)
        layers.ids.fill(-1)
        count, order = listed
        flags = scene.flags.copy()
        if scene.selected.size > RINGED:
            flags &= np.uint8(~kernels.SELECTED & 255)
        flags[order[:LANDMARKS]] |= _KEPT
        if view.passing:
            index = _even(layers.index[:count], flags)
        else:
            index = _thinned(layers, count, flags, CROWD_SIDE * view.ratio)
        self._discs.draw(layers, index, (scene.colours, flags), _numbers(view.look, scene.selected.size, view.ratio))

    def _names_on(
        self, scene: FlatScene, view: FlatView, layers: Layers, made: tuple[QImage, npt.NDArray[np.int32]]
    ) -> tuple[tuple[Label, ...], tuple[Written, ...]]:
        image, order = made
        if self._book is None or self._book.sprites.ratio != view.ratio:
            self._book = LabelBook(self._names, view.ratio)
        book = self._book
        titles, kept = _titles(book, view, bool(scene.selected.size))
        labels: list[Label] = []
        if view.names and scene.flags.size and not view.passing:
            wanted = Wanted(view.look, view.size, view.others, view.free, view.reserved + kept)
            if scene.near:
                wanted = dataclasses.replace(wanted, others=max(view.others, len(scene.near)))
            labels = book.choose(scene, Places(layers.out, layers.ids, view.ratio, order, scene.near), wanted)
        texts = [*book.written(scene, labels, view.look), *titles]
        with QPainter(image) as painter:
            for written in texts if view.text else ():
                painter.drawImage(QPointF(written.x, written.y), book.sprites.sprite(written.text, written.style))
        return tuple(labels), tuple(texts)


def _lens(view: FlatView, wide: int, high: int) -> npt.NDArray[np.float64]:
    camera, ratio = view.camera, view.ratio
    x, y, _ = camera.target
    return np.array(
        [wide / 2, high / 2, camera.scale * ratio, x, y, wide, high, view.largest * ratio, view.smallest * ratio]
    )


def _numbers(look: Look, selected: int, ratio: float) -> npt.NDArray[np.float64]:
    """Numbers of the look for the kernels: flat discs with a soft rim, no haze; thin rings where many are selected."""
    gap, ring = (1.8, 1.7) if selected <= THICK_RINGS else (0.8, 1.0)
    shade = [0.0, 0.55, 0.35 * look.highlight, 0.5 * look.rim, 0.0]
    return np.array([gap * ratio, ring * ratio, look.accent, look.surface, *shade])


def _leading(scene: FlatScene, layers: Layers, count: int) -> npt.NDArray[np.int32]:
    """The most important points on the picture, the neighbours of the selected one first."""
    if count < scene.importance.size // 8:
        shown = layers.index[:count]
        order = shown[np.argsort(scene.rank[shown], kind="stable")[: 2 * LANDMARKS]]
    else:
        order = np.zeros(2 * LANDMARKS, np.int32)
        order = order[: flat_kernels.leading(scene.importance, layers.out, order)]
    near = np.array([row for row in scene.near if layers.out[row, 2] > 0], np.int32)
    return np.concatenate([near, order[~np.isin(order, near)]]) if near.size else order


def _thinned(layers: Layers, count: int, flags: npt.NDArray[np.uint8], side: float) -> npt.NDArray[np.int32]:
    """Points that are drawn as discs: all where there is room, fewer where they crowd."""
    high, wide = layers.back.shape
    cells = np.zeros((int(high / side) + 1, int(wide / side) + 1), np.float32)
    sample = _sample(layers.index[:count])
    flat_kernels.crowd(sample, sample.size, layers.out, side, cells)
    cells *= np.float32(count / max(sample.size, 1))
    chosen = np.zeros(count, np.int32)
    keep = kernels.SELECTED | _KEPT
    room = ROOM * side * side
    room *= min(1.0, _share_left(cells, room, count))
    arrays = (layers.index, count, layers.out, flags)
    return chosen[: flat_kernels.thinned(*arrays, cells, side, np.float32(room), keep, chosen)]


def _even(index: npt.NDArray[np.int32], flags: npt.NDArray[np.uint8]) -> npt.NDArray[np.int32]:
    """An even sample of the points on a picture, always the same ones, and all that are selected."""
    share = min(PASSING_DISCS / max(flags.size, 1), 1.0)
    chosen = index.astype(np.uint32) * _SPREAD <= np.uint32(share * 0xFFFFFFFF)
    chosen |= (flags[index] & (kernels.SELECTED | _KEPT)) > 0
    return np.ascontiguousarray(index[chosen])


def _sample(index: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """An even sample of very many points: enough to tell how they crowd."""
    return np.ascontiguousarray(index[:: max(index.size // SAMPLED, 1)])


def _share_left(cells: npt.NDArray[np.float32], room: float, count: int) -> float:
    """By how much the room of a cell is narrowed so that a picture has not too many discs."""
    full = float(cells.sum())
    if count <= MOST_DISCS or full == 0.0:
        return 1.0
    drawn = np.minimum(cells, room).sum()
    return MOST_DISCS / (count * float(drawn) / full)


def _draw_links(scene: FlatScene, view: FlatView, layers: Layers) -> None:
    """Draw links one end of which is on the picture; the other may lie beyond its edge."""
    if not view.links:
        return
    rows = np.array([link[:2] for link in view.links])
    shown = (layers.out[rows, 2] > 0).any(axis=1) & ((scene.flags[rows] & kernels.HIDDEN) == 0).all(axis=1)
    middle = np.array(view.size) / 2
    away = (scene.positions[rows[shown]] - np.array(view.camera.target[:2])) * [1.0, -1.0] * view.camera.scale
    ends = np.ascontiguousarray(((middle + away) * view.ratio).reshape(-1, 4), np.float64)
    strength = np.array([link[2] for link in view.links])[shown]
    fades = 0.25 + 0.6 * np.stack([strength, strength], axis=1)
    kernels.draw_lines(layers.back, ends, np.ascontiguousarray(fades), view.look.accent, 1.4 * view.ratio)


def _place(view: FlatView, x: float, y: float) -> tuple[float, float]:
    """Logical pixels of a point of the scene."""
    across, down, _ = view.camera.target
    return view.size[0] / 2 + view.camera.scale * (x - across), view.size[1] / 2 - view.camera.scale * (y - down)


def _draw_hulls(image: QImage, view: FlatView) -> None:
    if not view.hulls:
        return
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hull in view.hulls:
            fill, edge = QColor(hull.colour), QColor(hull.colour)
            fill.setAlpha(24)
            edge.setAlpha(130)
            painter.setBrush(fill)
            painter.setPen(QPen(edge, 1.2, Qt.PenStyle.SolidLine))
            for outline in hull.outlines:
                painter.drawPath(_smooth([_place(view, *point) for point in outline]))


def _smooth(points: list[tuple[float, float]]) -> QPainterPath:
    """A closed curve through the middles of the sides of a polygon, rounded at its corners."""
    path = QPainterPath()
    corners = [QPointF(*point) for point in points]
    middles = [(a + b) / 2 for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)]
    path.moveTo(middles[-1])
    for corner, middle in zip(corners, middles, strict=True):
        path.quadTo(corner, middle)
    return path


def _titles(book: LabelBook, view: FlatView, faded: bool) -> tuple[list[Written], tuple[Box, ...]]:
    """Names of the groups that have room, the largest first, and the boxes they take."""
    colour = view.look.secondary if faded else view.look.text
    style = TextStyle(view.look.families, view.look.size + 2, QFont.Weight.Bold.value, colour, view.look.surface)
    texts: list[Written] = []
    boxes: list[Box] = []
    for hull in sorted(view.hulls, key=lambda hull: -hull.size):
        wide, high = book.sprites.measure(hull.name, style)
        x, y = _place(view, *hull.at)
        box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        inside = box[0] > 2 and box[1] > 2 and box[2] < view.size[0] - 2 and box[3] < view.size[1] - 2
        if inside and not any(_touch(box, other) for other in (*boxes, *view.reserved)):
            texts.append(Written(hull.name, style, box[0], box[1]))
            boxes.append(box)
    return texts, tuple(boxes)


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
