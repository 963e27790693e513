"""Draws a scene as a picture: floor, shadows, spheres, names. Works in any one thread."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.discs import Discs, Layers
from minentropy_app.gui.canvas.floor import Floor
from minentropy_app.gui.canvas.labels import (
    FREE_NAMES,
    OTHER_NAMES,
    Box,
    Label,
    LabelBook,
    LabelStyles,
    Names,
    Places,
    Wanted,
)
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.scene import Cut, Scene
from minentropy_app.gui.canvas.text_sprites import TextStyle, Written

#: From so many items on the cloud is thinned while the camera moves.
THIN_FROM = 300_000
_THINNED_TO = 150_000
_SHADOW_HEIGHT = 2.6
#: How far items below the floor are mixed towards the surface: the floor is frosted glass.
_FROST = 0.5
#: Steepness of sight from which a floor is a sheet and not a line.
_SHEET = 0.06


@dataclass(frozen=True)
class View:
    """How to look at a scene.

    Attributes
    ----------
    size, ratio
        Logical pixels, and device pixels for each.
    moving
        The camera is under way: a very large cloud may be thinned.
    names
        Whether to write names; ``others`` and ``free`` are how many at most.
    text
        Write names and distances into the picture; otherwise ``Frame.texts`` only tells them.
    on_floor
        Draw the floor with its grid, rings, shadows and entrance.
    reserved
        Boxes (left, top, right, bottom) no name may touch: legend, tools, card.
    """

    camera: Camera
    size: tuple[int, int]
    look: Look
    ratio: float = 1.0
    cut: Cut = field(default_factory=Cut)
    moving: bool = False
    names: bool = True
    others: int = OTHER_NAMES
    free: int = FREE_NAMES
    reserved: tuple[Box, ...] = ()
    entrance: str = ""
    text: bool = True
    on_floor: bool = True


@dataclass(frozen=True)
class Frame:
    """A finished picture, and what is needed to point at things in it.

    Attributes
    ----------
    image
        The picture; it shares memory with ``pixels``.
    ids
        (h, w) int32, the item drawn at each device pixel or -1.
    out
        (n, 4) float32 of ``kernels.project``; radius -1 where the item is not on screen.
    index
        Items on screen.
    texts
        All that is written, in the order of drawing.
    """

    scene: Scene
    view: View
    image: QImage
    pixels: npt.NDArray[np.uint32]
    ids: npt.NDArray[np.int32]
    out: npt.NDArray[np.float32]
    index: npt.NDArray[np.int32]
    labels: tuple[Label, ...]
    thinned: bool = False
    texts: tuple[Written, ...] = ()


class Rasteriser:
    """Renders views of scenes of one model; keeps buffers and laid-out names between pictures."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._layers: list[Layers] = []
        self._book: LabelBook | None = None
        self._discs = Discs()
        self._thin = np.zeros(0, np.int32)

    def render(self, scene: Scene, view: View) -> Frame:
        """Draw one picture; the arrays of the last but one frame are used again."""
        wide, high = (max(round(side * view.ratio), 1) for side in view.size)
        layers = self._next_layers(wide, high, scene.flags.size)
        lens = view.camera.lens((wide, high), view.ratio, _depths(scene, view.camera))
        chosen = self._chosen(scene, view)
        count = self._project(scene, view, layers, lens, chosen)
        floor = Floor(view.camera, view.size, view.ratio, scene.reach, scene.floor)
        layers.back[:] = gradient(view.look, layers.back.shape[0])[:, None]
        self._spheres(scene, view, layers, layers.index[:count])
        self._ground(scene, view, layers, lens, (floor, count))
        kernels.composite(layers.front, layers.back)
        if not chosen.size:
            self._remember(scene, layers)
        image = wrap(layers.back, view.ratio)
        labels, texts = self._write(scene, view, layers, image, floor)
        index, thinned = layers.index[:count], bool(chosen.size)
        return Frame(scene, view, image, layers.back, layers.ids, layers.out, index, labels, thinned, texts)

    def _next_layers(self, wide: int, high: int, items: int) -> Layers:
        if self._layers and not self._layers[0].fits(wide, high, items):
            self._layers.clear()
        if len(self._layers) < 2:
            self._layers.append(Layers(wide, high, items))
        self._layers.reverse()
        return self._layers[0]

    def _chosen(self, scene: Scene, view: View) -> npt.NDArray[np.int32]:
        """While a very large cloud moves: what was seen when it stood, and an even sample of the rest."""
        if not view.moving or scene.flags.size < THIN_FROM:
            return np.zeros(0, np.int32)
        if not self._thin.size:
            return np.arange(0, scene.flags.size, -(-scene.flags.size // _THINNED_TO), dtype=np.int32)
        return self._thin

    def _remember(self, scene: Scene, layers: Layers) -> None:
        if scene.flags.size >= THIN_FROM:
            seen = np.zeros(scene.flags.size, bool)
            seen[layers.ids[layers.ids >= 0]] = True
            seen[:: -(-scene.flags.size // _THINNED_TO)] = True
            self._thin = np.flatnonzero(seen).astype(np.int32)

    def _project(
        self, scene: Scene, view: View, layers: Layers, lens: npt.NDArray[np.float64], chosen: npt.NDArray[np.int32]
    ) -> int:
        if chosen.size:
            layers.out[:, 2] = -1.0
        cut = view.cut.numbers(view.camera.yaw, scene.floor)
        arrays = (scene.positions, scene.radii, scene.flags)
        return int(kernels.project(*arrays, chosen, lens, cut, layers.out, layers.index))

    def _spheres(self, scene: Scene, view: View, layers: Layers, index: npt.NDArray[np.int32]) -> None:
        """Draw what stands above the floor into ``front``; what lies below it, frosted, into ``back``.

        From an eye above the floor every sight line meets what is above first, then the floor, then the rest;
        only what is selected lies before everything.
        """
        layers.front.fill(0)
        layers.ids.fill(-1)
        look, paint = numbers_of(view.look, scene.selected.size, view.ratio), (scene.colours, scene.flags)
        sheet = view.on_floor and sees_floor(view.camera, scene.floor)
        low = np.zeros(index.size, bool)
        if sheet:
            low = (scene.positions[index, 2] < scene.floor) & ((scene.flags[index] & kernels.SELECTED) == 0)
        if not low.any():
            self._discs.draw(layers, index, paint, look)
            return
        self._discs.draw(layers, index[~low], paint, look)
        look[8], below = _FROST, layers.below()
        self._discs.draw(layers, index[low], paint, look, below)
        kernels.composite(below, layers.back)

    def _ground(
        self, scene: Scene, view: View, layers: Layers, lens: npt.NDArray[np.float64], made: tuple[Floor, int]
    ) -> None:
        floor, count = made
        if not view.on_floor:
            return
        floor.draw(layers.back, view.look)
        shadow = np.array([view.look.shadow, view.look.shadow_strength, _SHADOW_HEIGHT])
        arrays = (scene.positions, scene.radii, layers.index, count)
        kernels.draw_shadows(layers.back, *arrays, lens, scene.floor, shadow)

    def _write(
        self, scene: Scene, view: View, layers: Layers, image: QImage, floor: Floor
    ) -> tuple[tuple[Label, ...], tuple[Written, ...]]:
        if self._book is None or self._book.sprites.ratio != view.ratio:
            self._book = LabelBook(self._names, view.ratio)
        book = self._book
        labels: list[Label] = []
        texts, kept = _floor_texts(book, view, floor) if view.on_floor else ([], ())
        if view.names and scene.flags.size:
            wanted = Wanted(view.look, view.size, view.others, view.free, view.reserved + kept)
            labels = book.choose(scene, Places(layers.out, layers.ids, view.ratio), wanted)
            texts += book.written(scene, labels, view.look)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if view.on_floor:
                floor.draw_entrance(painter, view.look)
            for written in texts if view.text else ():
                painter.drawImage(QPointF(written.x, written.y), book.sprites.sprite(written.text, written.style))
        return tuple(labels), tuple(texts)


def sees_floor(camera: Camera, floor: float) -> bool:
    """Whether the eye stands above the floor and looks down on it."""
    forward = camera.basis()[2]
    if forward[2] > -_SHEET:
        return False
    return camera.perspective <= 0.0 or camera.target[2] - forward[2] / camera.perspective > floor


def still(view: View) -> View:
    """The same view, at rest."""
    return dataclasses.replace(view, moving=False)


def _floor_texts(book: LabelBook, view: View, floor: Floor) -> tuple[list[Written], tuple[Box, ...]]:
    """The entrance's name and those distances that keep clear of it; and the boxes they take."""
    styles = LabelStyles.of(view.look)
    boxes: list[Box] = []
    texts: list[Written] = []
    box = floor.entrance()
    if view.entrance and not box.isEmpty():
        boxes.append((box.left() - 4, box.top() - 3, box.right() + 4, box.bottom() + 3))
        texts.append(_below(book, view.entrance, styles.entrance, (box.center().x(), box.bottom() + 3)))
        boxes.append(_box(book, texts[-1]))
    taken = boxes[-1:]
    for ring in floor.ring_labels():
        if not any(t[0] - 12 < ring.x < t[2] + 12 and t[1] - 6 < ring.y < t[3] + 8 for t in taken):
            tall = book.sprites.measure(ring.text, styles.ring)[1]
            texts.append(_below(book, ring.text, styles.ring, (ring.x, ring.y - tall / 2)))
            taken = [_box(book, texts[-1])]
            boxes += taken
    return texts, tuple(boxes)


def _below(book: LabelBook, text: str, style: TextStyle, top: tuple[float, float]) -> Written:
    """A text below a point, in its middle."""
    return Written(text, style, top[0] - book.sprites.measure(text, style)[0] / 2, top[1])


def _box(book: LabelBook, written: Written) -> Box:
    wide, high = book.sprites.measure(written.text, written.style)
    return written.x, written.y, written.x + wide, written.y + high


def _depths(scene: Scene, camera: Camera) -> tuple[float, float]:
    """Depths of the nearest and farthest point of the ball that holds the cloud."""
    middle = -float(np.array(camera.target) @ camera.basis()[2])
    return middle - scene.reach, middle + scene.reach


def numbers_of(look: Look, selected: int, ratio: float) -> npt.NDArray[np.float64]:
    """Numbers of the look for the kernels; rings grow thin where thousands are selected."""
    gap, ring = (1.8, 1.7) if selected <= 400 else (0.7, 0.9)
    shade = [look.haze, 0.5, look.highlight, look.rim, 0.0]
    return np.array([gap * ratio, ring * ratio, look.accent, look.surface, *shade], np.float64)


def gradient(look: Look, high: int) -> npt.NDArray[np.uint32]:
    """(high,) colours of the background, from top to bottom."""
    share = np.linspace(0.0, 1.0, high)
    rows = np.zeros(high, np.uint32)
    for shift in (16, 8, 0):
        low, top = (look.bottom >> shift) & 255, (look.top >> shift) & 255
        rows |= np.round(top + (low - top) * share).astype(np.uint32) << np.uint32(shift)
    return rows | np.uint32(0xFF000000)


def wrap(pixels: npt.NDArray[np.uint32], ratio: float) -> QImage:
    """The picture over these pixels, which it shares."""
    high, wide = pixels.shape
    image = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    return image
