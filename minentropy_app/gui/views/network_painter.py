"""Draws a network: links, circles, names. Works in any one thread.

Pictures are drawn somewhat larger than the window, so that the window can shift and scale the last one
while the next is on its way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from minentropy_app.gui.canvas import network_kernels as kernels
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.labels import Box
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.text_sprites import Written
from minentropy_app.gui.views.network_labels import BESIDE, Named, NetworkLabels
from minentropy_app.gui.views.network_scene import NetworkScene
from minentropy_app.gui.views.network_world import Layer, World

#: Room beyond each edge of the window, in shares of its size.
MARGIN = 0.16
#: Links drawn for each book at most: few circles, many circles, and while the picture moves.
FEW_LINKS, MANY_LINKS, MOVING_LINKS = 700, 14_000, 3_000
_MANY = 1_200
#: Bend of a link in shares of its length, and its largest width in logical pixels.
_BEND, _WIDEST = 0.14, 5.5
_FADED = 0.65


@dataclass(frozen=True)
class NetworkWish:
    """How to look at a world: ``size`` in logical pixels of the window."""

    camera: Camera
    size: tuple[int, int]
    look: Look
    ratio: float = 1.0
    moving: bool = False
    names: int = BESIDE
    reserved: tuple[Box, ...] = ()
    text: bool = True
    margin: float = MARGIN

    @property
    def edge(self) -> tuple[int, int]:
        """Logical pixels of the room beyond the left and the upper edge."""
        return round(self.size[0] * self.margin), round(self.size[1] * self.margin)

    @property
    def whole(self) -> tuple[int, int]:
        """Logical pixels of the picture, margins included."""
        return self.size[0] + 2 * self.edge[0], self.size[1] + 2 * self.edge[1]


@dataclass(frozen=True, eq=False)
class NetworkFrame:
    """A finished picture; ``out`` and ``ids`` are in its device pixels, margins included.

    ``index`` lists the circles on screen, those with content inside left out.
    """

    scene: NetworkScene
    view: NetworkWish
    image: QImage
    pixels: npt.NDArray[np.uint32]
    ids: npt.NDArray[np.int32]
    out: npt.NDArray[np.float32]
    index: npt.NDArray[np.int32]
    texts: tuple[Written, ...] = ()


class NetworkPainter:
    """Renders worlds of one model; buffers are used in turn as the render thread promises."""

    def __init__(self, names: Callable[[Sequence[int]], Sequence[str]]) -> None:
        self._names = names
        self._labels: NetworkLabels | None = None
        self._buffers: list[tuple[npt.NDArray[np.uint32], npt.NDArray[np.int32]]] = []

    def render(self, scene: NetworkScene, view: NetworkWish) -> NetworkFrame:
        """Draw one picture."""
        pixels, ids = self._next(tuple(max(round(side * view.ratio), 1) for side in view.whole))
        pixels.fill(view.look.surface | 0xFF000000)
        ids.fill(-1)
        out = projected(scene, view)
        look = np.array([view.look.surface, view.look.accent, view.ratio, _FADED, 0.07, 0.16], np.float64)
        arrays = (out, scene.colours, scene.flags, scene.rims, scene.chosen)
        for layer in scene.world.layers:
            draw_links(pixels, scene, view, layer, out)
            kernels.draw_circles(pixels, ids, layer.first, layer.last, *arrays, look)
        high, wide = pixels.shape
        image = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(view.ratio)
        texts = self._write(scene, view, (image, ids, out))
        shown = (out[:, 2] > 0) & ((scene.flags & (kernels.HIDDEN | kernels.OPENED)) == 0)
        index = np.flatnonzero(shown).astype(np.int32)
        return NetworkFrame(scene, view, image, pixels, ids, out, index, tuple(texts))

    def _next(self, size: tuple[int, ...]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int32]]:
        wide, high = size
        if self._buffers and self._buffers[0][0].shape != (high, wide):
            self._buffers.clear()
        if len(self._buffers) < 2:
            self._buffers.append((np.zeros((high, wide), np.uint32), np.zeros((high, wide), np.int32)))
        self._buffers.reverse()
        return self._buffers[0]

    def _write(
        self,
        scene: NetworkScene,
        view: NetworkWish,
        made: tuple[QImage, npt.NDArray[np.int32], npt.NDArray[np.float32]],
    ) -> list[Written]:
        image, ids, out = made
        if self._labels is None or self._labels.sprites.ratio != view.ratio:
            self._labels = NetworkLabels(self._names, view.ratio)
        dx, dy = view.edge
        shifted = tuple((a + dx, b + dy, c + dx, d + dy) for a, b, c, d in view.reserved)
        wide, high = view.whole
        beyond = (
            (0.0, 0.0, dx, high),
            (wide - dx, 0.0, wide, high),
            (0.0, 0.0, wide, dy),
            (0.0, high - dy, wide, high),
        )
        reserved = (*beyond, *shifted)  # names stay within the window
        named = Named(out, ids, view.ratio, view.whole, reserved, view.look, view.names)
        texts = self._labels.write(scene, named)
        if view.text:
            with QPainter(image) as painter:
                for text in texts:
                    sprite = self._labels.sprites.sprite(text.text, text.style)
                    painter.drawImage(QPointF(round(text.x), round(text.y)), sprite)
        return texts


def projected(scene: NetworkScene, view: NetworkWish) -> npt.NDArray[np.float32]:
    """(k, 4) centre and radius in device pixels of the picture; radius −1 off screen."""
    world, camera = scene.world, view.camera
    scale = camera.scale * view.ratio
    wide, high = (side * view.ratio for side in view.whole)
    out = np.zeros((len(scene), 4), np.float32)
    out[:, 0] = wide / 2 + (world.points[:, 0] - camera.target[0]) * scale
    out[:, 1] = high / 2 - (world.points[:, 1] - camera.target[1]) * scale
    out[:, 2] = np.maximum(world.radius * scale, 1.1 * view.ratio)
    x, y, r = out[:, 0], out[:, 1], out[:, 2]
    out[(x < -r) | (y < -r) | (x > wide + r) | (y > high + r), 2] = -1.0
    return out


def draw_links(
    pixels: npt.NDArray[np.uint32],
    scene: NetworkScene,
    view: NetworkWish,
    layer: Layer,
    out: npt.NDArray[np.float32],
) -> None:
    """Draw the strongest links of a book that are on screen, the strongest last."""
    circles = layer.last - layer.first
    most = MANY_LINKS if circles > _MANY else FEW_LINKS
    kept = chosen_links(scene, layer, min(most, MOVING_LINKS) if view.moving else most)
    if not kept.size:
        return
    source, target, weight = layer.links.source[kept], layer.links.target[kept], layer.links.weight[kept]
    share = np.sqrt(weight / layer.links.weight[0])
    curves = _curves(scene.world, view, source, target)
    dense = np.clip(260.0 / max(kept.size, 1), 0.18, 1.0)
    strength = (0.10 + 0.42 * share) * (0.35 + 0.65 * dense)
    if scene.selecting:
        lit = np.maximum(scene.chosen[source], scene.chosen[target]) > 0
        strength = np.where(lit, np.minimum(strength * 1.7, 0.8), strength * 0.35)
    heavier = np.where(scene.world.radius[source] >= scene.world.radius[target], source, target)
    even = float(weight.sum()) ** 2 / max(float((weight**2).sum()), 1e-300)  # links that count, as it were
    widest = np.clip(_WIDEST * np.sqrt(60.0 / even), 1.5, _WIDEST)
    width = np.clip(widest * share, 0.7, widest) * view.ratio
    straight = np.zeros(kept.size, np.bool_)
    colours = scene.colours[heavier].astype(np.int64)
    last_first = slice(None, None, -1)
    arrays = (curves, colours, strength, width, straight)
    kernels.draw_curves(pixels, *(np.ascontiguousarray(a[last_first]) for a in arrays))


def chosen_links(scene: NetworkScene, layer: Layer, most: int) -> npt.NDArray[np.intp]:
    """Indices of the links drawn: the strongest, and for every circle its own strongest, heaviest first."""
    links = layer.links
    if links.weight.size <= most:
        kept = np.ones(links.weight.size, np.bool_)
    else:
        kept = np.zeros(links.weight.size, np.bool_)
        kept[: most // 2] = True
        for ends in (links.source, links.target):
            kept[np.unique(ends, return_index=True)[1][: most // 4]] = True
    hidden = (scene.flags & kernels.HIDDEN) > 0
    kept &= ~(hidden[links.source] | hidden[links.target])
    return np.flatnonzero(kept)


def _curves(
    world: World, view: NetworkWish, source: npt.NDArray[np.int32], target: npt.NDArray[np.int32]
) -> npt.NDArray[np.float64]:
    """(m, 6) ends and bend of each link, device pixels; links of many circles are straight."""
    scale = view.camera.scale * view.ratio
    wide, high = (side * view.ratio for side in view.whole)
    middle = np.array([wide / 2, high / 2])
    flip = np.array([1.0, -1.0]) * scale
    a = middle + (world.points[source] - view.camera.target[:2]) * flip
    b = middle + (world.points[target] - view.camera.target[:2]) * flip
    across = (b - a)[:, ::-1] * np.array([-1.0, 1.0])
    bend = _BEND if source.size <= 4 * FEW_LINKS else 0.0
    return np.ascontiguousarray(np.concatenate([a, (a + b) / 2 + bend * across, b], axis=1))
