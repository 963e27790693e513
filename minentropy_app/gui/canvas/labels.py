"""Which names a picture shows, and where: greedy, without collisions, most important first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFont

from minentropy_app.gui.canvas import kernels, label_kernels
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.scene import Scene
from minentropy_app.gui.canvas.text_sprites import TextSprites, TextStyle, Written, shortened

#: Names for indices; called in the render thread for a few dozen items at a time.
Names = Callable[[npt.NDArray[np.intp]], Sequence[str]]
Box = tuple[float, float, float, float]

#: Most names of selected items, of others beside a selection, and of items without a selection.
SELECTED_NAMES, OTHER_NAMES, FREE_NAMES = 40, 13, 24
_LOOKED_AT = 160
_ROOM = 512


@dataclass(frozen=True)
class Label:
    """A placed name: item index, side of the sphere, logical top left and size."""

    item: int
    text: str
    side: int
    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True)
class LabelStyles:
    """The three ways a name is set."""

    selected: TextStyle
    free: TextStyle
    other: TextStyle
    ring: TextStyle
    entrance: TextStyle

    @classmethod
    def of(cls, look: Look) -> LabelStyles:
        """Styles of one theme."""
        medium, bold = QFont.Weight.Medium.value, QFont.Weight.DemiBold.value

        def style(colour: int, weight: int) -> TextStyle:
            return TextStyle(look.families, look.size, weight, colour, look.surface)

        return cls(
            selected=style(look.text, bold),
            free=style(look.text, medium),
            other=style(look.secondary, medium),
            ring=TextStyle(look.families, 11, medium, look.secondary, look.surface),
            entrance=style(look.accent, bold),
        )


class LabelBook:
    """Chooses, measures and draws names; remembers sides from picture to picture, so that they rest."""

    def __init__(self, names: Names, ratio: float) -> None:
        self.sprites = TextSprites(ratio)
        self._names = names
        self._known: dict[int, str] = {}
        self._sides: dict[int, int] = {}

    def name(self, item: int) -> str:
        """The shortened title of one item."""
        if item not in self._known:
            self._learn(np.array([item]))
        return self._known[item]

    def choose(self, scene: Scene, places: Places, wanted: Wanted) -> list[Label]:
        """Place the names of a picture."""
        styles = LabelStyles.of(wanted.look)
        skip = np.zeros(scene.flags.size, np.uint8)
        taken = np.zeros((_ROOM, 4), np.float32)
        used = min(len(wanted.reserved), _ROOM // 2)
        if used:
            taken[:used] = np.array(wanted.reserved[:used], np.float32)
        selected = self._selected(scene, places)
        skip[selected] = 1
        style = styles.selected
        labels, used = self._place(selected, places, taken, used, (SELECTED_NAMES, wanted, style))
        used = _block(scene.selected, places, taken, used)
        limit, style = (wanted.others, styles.other) if scene.selected.size else (wanted.free, styles.free)
        more = self._place(self._others(scene, places, skip), places, taken, used, (limit, wanted, style))[0]
        self._sides = {label.item: label.side for label in labels + more}
        return labels + more

    def written(self, scene: Scene, labels: list[Label], look: Look) -> list[Written]:
        """Placed names as they are drawn, the most important one last."""
        styles = LabelStyles.of(look)
        any_selected = bool(scene.selected.size)
        chosen = {label.item for label in labels if scene.flags[label.item] & kernels.SELECTED}
        usual = styles.other if any_selected else styles.free
        return [
            Written(label.text, styles.selected if label.item in chosen else usual, label.x, label.y)
            for label in reversed(labels)
        ]

    def _learn(self, items: npt.NDArray[np.intp]) -> None:
        for item, name in zip(items.tolist(), self._names(items), strict=True):
            self._known[item] = shortened(name)

    def _selected(self, scene: Scene, places: Places) -> npt.NDArray[np.int32]:
        chosen = scene.selected
        on_screen = chosen[places.out[chosen, 2] > 0]
        if on_screen.size > SELECTED_NAMES:
            by_size = np.argsort(-scene.radii[on_screen], kind="stable")
            on_screen = on_screen[by_size[: 4 * SELECTED_NAMES]]
        else:
            on_screen = on_screen[np.argsort(-scene.radii[on_screen], kind="stable")]
        return np.asarray(on_screen, np.int32)

    def _others(self, scene: Scene, places: Places, skip: npt.NDArray[np.uint8]) -> npt.NDArray[np.int32]:
        found = np.zeros(_LOOKED_AT, np.int32)
        order = scene.importance if places.order is None else places.order
        count = label_kernels.nameable(order, skip, places.out, places.ids, found)
        found = found[:count]
        first = found[: _LOOKED_AT // 2].tolist()
        ahead = set(places.ahead)
        turn = np.array([0 if item in ahead else 1 if item in self._sides else 2 for item in first], np.int8)
        return np.concatenate([found[: turn.size][np.argsort(turn, kind="stable")], found[turn.size :]])

    def _place(
        self,
        items: npt.NDArray[np.int32],
        places: Places,
        taken: npt.NDArray[np.float32],
        used: int,
        how: tuple[int, Wanted, TextStyle],
    ) -> tuple[list[Label], int]:
        limit, wanted, style = how
        unknown = np.array([i for i in items.tolist() if i not in self._known], np.intp)
        if unknown.size:
            self._learn(unknown)
        texts = [self._known[i] for i in items.tolist()]
        anchors = self._anchors(items, texts, places, style)
        before = np.array([self._sides.get(i, -1) for i in items.tolist()], np.int8)
        sides = np.full(items.size, label_kernels.NO_ROOM, np.int8)
        bounds = np.array([wanted.size[0], wanted.size[1]], np.float64)
        used = label_kernels.place(anchors, before, taken, used, limit, bounds, sides)
        placed = [
            _label(int(i), t, int(s), a) for i, t, s, a in zip(items, texts, sides, anchors, strict=True) if s >= 0
        ]
        return placed, used

    def _anchors(
        self, items: npt.NDArray[np.int32], texts: list[str], places: Places, style: TextStyle
    ) -> npt.NDArray[np.float32]:
        anchors = np.zeros((items.size, 5), np.float32)
        anchors[:, :3] = places.out[items, :3] / self.sprites.ratio
        anchors[:, 2] += 5.0
        for k, text in enumerate(texts):
            anchors[k, 3:] = self.sprites.measure(text, style)
        return anchors


@dataclass(frozen=True)
class Places:
    """Where things came to lie: projected items and the item under each device pixel.

    ``order`` lists those worth a name, most important first, where not all of the scene are looked at; those
    ``ahead`` get their names even before such as have one already.
    """

    out: npt.NDArray[np.float32]
    ids: npt.NDArray[np.int32]
    ratio: float
    order: npt.NDArray[np.int32] | None = None
    ahead: tuple[int, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """How many names, in which colours, in how much room (logical), and what to keep clear of."""

    look: Look
    size: tuple[float, float]
    others: int = OTHER_NAMES
    free: int = FREE_NAMES
    reserved: tuple[Box, ...] = ()


def _block(selected: npt.NDArray[np.intp], places: Places, taken: npt.NDArray[np.float32], used: int) -> int:
    """Keep later names off the selected spheres."""
    room = taken.shape[0] - used - 64
    for item in selected[: max(room, 0)].tolist():
        x, y, r = places.out[item, :3] / places.ratio
        if r > 0:
            taken[used] = x - r - 4, y - r - 4, x + r + 4, y + r + 4
            used += 1
    return used


def _label(item: int, text: str, side: int, anchor: npt.NDArray[np.float32]) -> Label:
    x, y, reach, wide, high = (float(v) for v in anchor)
    left, top = {
        label_kernels.RIGHT_SIDE: (x + reach, y - high / 2),
        label_kernels.LEFT_SIDE: (x - reach - wide, y - high / 2),
        label_kernels.ABOVE: (x - wide / 2, y - reach - high),
        label_kernels.BELOW: (x - wide / 2, y + reach),
    }[side]
    return Label(item, text, side, left, top, wide, high)
