"""Names in the picture of a network: inside circles that have room, else beside them, never over each other."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFont

from minentropy_app.gui.canvas import label_kernels
from minentropy_app.gui.canvas import network_kernels as kernels
from minentropy_app.gui.canvas.labels import Box
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.text_sprites import TextSprites, TextStyle, Written, shortened
from minentropy_app.gui.views.network_scene import NetworkScene

Names = Callable[[Sequence[int]], Sequence[str]]
#: Names inside circles, beside them, and beside them with a selection, at most; circles looked at.
INSIDE, BESIDE, OTHERS = 60, 26, 10
_LOOKED_AT = 260
#: Smallest radius that holds a name, logical pixels, and most lines of one.
_HOLDS, _LINES = 17.0, 3
_ROOM = 600
#: A name that no number of lines holds may stand out of its circle by this factor of the chord.
_OVER = 1.12


@dataclass(frozen=True)
class Named:
    """What naming needs to know of a picture: places (k, 4) device pixels, who is on top, room and reserve."""

    out: npt.NDArray[np.float32]
    ids: npt.NDArray[np.int32]
    ratio: float
    size: tuple[float, float]
    reserved: tuple[Box, ...]
    look: Look
    limit: int


class NetworkLabels:
    """Places and keeps names; remembers sides from picture to picture, so that names rest."""

    def __init__(self, names: Names, ratio: float) -> None:
        self.sprites = TextSprites(ratio)
        self._names = names
        self._sides: dict[int, int] = {}

    def write(self, scene: NetworkScene, seen: Named) -> list[Written]:
        """All names of a picture, the most important ones last."""
        if not seen.limit:
            return []
        taken = np.zeros((_ROOM, 4), np.float32)
        used = min(len(seen.reserved), _ROOM // 3)
        if used:
            taken[:used] = np.array(seen.reserved[:used], np.float32)
        candidates = self._candidates(scene, seen)
        things = [int(scene.world.things[i]) for i in candidates]
        texts = dict(zip(candidates, map(shortened, self._names(things)), strict=True))
        written: list[Written] = []
        used = self._open_titles(scene, seen, texts, (taken, used), written)
        outside, used = self._inside(scene, seen, texts, (taken, used), written)
        self._beside(scene, seen, {i: texts[i] for i in outside}, (taken, used), written)
        return written[::-1]

    def _candidates(self, scene: NetworkScene, seen: Named) -> list[int]:
        """Selected circles first, then by flow; on screen, not hidden, with their centre in sight."""
        skip = ((scene.flags & kernels.HIDDEN) > 0).astype(np.uint8)
        on = (seen.out[:, 2] > 0) & (skip == 0)
        found = np.zeros(_LOOKED_AT, np.int32)
        order = scene.importance
        if scene.selecting:
            lit = scene.chosen[order] > 0
            order = np.concatenate([order[lit], order[~lit]])
        opened = np.flatnonzero(on & ((scene.flags & kernels.OPENED) > 0)).tolist()
        count = label_kernels.nameable(order.astype(np.int32), skip, seen.out, seen.ids, found)
        return opened + [i for i in found[:count].tolist() if i not in opened]

    def _open_titles(
        self,
        scene: NetworkScene,
        seen: Named,
        texts: dict[int, str],
        room: tuple[npt.NDArray[np.float32], int],
        written: list[Written],
    ) -> int:
        """Titles of opened modules, above their circles; the circles of outer ones need not stay clear."""
        taken, used = room
        style = _style(seen.look, seen.look.accent, seen.look.surface, 13, QFont.Weight.DemiBold)
        for i in [i for i in texts if scene.flags[i] & kernels.OPENED]:
            x, y, r = (float(v) / seen.ratio for v in seen.out[i, :3])
            wide, high = self.sprites.measure(texts[i], style)
            left, top = x - wide / 2, max(y - r - high - 2, 4.0)
            taken[used] = left - 4, top - 1, left + wide + 4, top + high + 1
            used += 1
            written.append(Written(texts[i], style, left, top))
        return used

    def _inside(
        self,
        scene: NetworkScene,
        seen: Named,
        texts: dict[int, str],
        room: tuple[npt.NDArray[np.float32], int],
        written: list[Written],
    ) -> tuple[list[int], int]:
        """Write names into circles that hold them; return those left over.

        Circles do not overlap, so only names written already are in the way here.
        """
        (taken, used), left_over, count = room, [], 0
        names, named = taken.copy(), used
        for i, text in texts.items():
            if scene.flags[i] & kernels.OPENED:
                continue
            x, y, r = (float(v) / seen.ratio for v in seen.out[i, :3])
            lines = self._wrapped(text, r, seen.look) if r >= _HOLDS and count < INSIDE else []
            if not lines:
                left_over.append(i)
                if r >= _HOLDS and used < _ROOM // 2:  # other names keep off large circles
                    taken[used] = x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8
                    used += 1
                continue
            texts_in, box = self._lines_in(lines, _inside_style(scene, i, seen.look, r), (x, y))
            if not _free(names, named, box):
                left_over.append(i)
                continue
            if used < _ROOM - 1:
                names[named], taken[used] = box, (x - r, y - r * 0.8, x + r, y + r * 0.8)
                named, used = named + 1, used + 1
            written += texts_in
            count += 1
        return left_over, used

    def _lines_in(self, lines: list[str], style: TextStyle, middle: tuple[float, float]) -> tuple[list[Written], Box]:
        """Lines one below the other round a point, and the room that they take."""
        x, y = middle
        sizes = [self.sprites.measure(line, style) for line in lines]
        high, wide = sizes[0][1] - 3, max(size[0] for size in sizes)
        top = y - high * len(lines) / 2 - 1.5
        texts = [Written(line, style, x - sizes[k][0] / 2, top + k * high) for k, line in enumerate(lines)]
        return texts, (x - wide / 2, top, x + wide / 2, top + high * len(lines))

    def _wrapped(self, text: str, radius: float, look: Look) -> list[str]:
        """Break a name into lines that fit into a circle; empty if it does not."""
        style = _style(look, look.text, look.surface, _size_in(radius, look), QFont.Weight.DemiBold)
        high = self.sprites.measure(text, style)[1] - 3
        for over, count in itertools.product((1.0, _OVER), range(1, _LINES + 1)):
            heights = [abs(k - (count - 1) / 2) * high + 0.3 * high for k in range(count)]
            widths = [_chord(radius, height) * over for height in heights]
            lines = self._filled(text, widths, style)
            if lines:
                return lines
        return []

    def _filled(self, text: str, widths: list[float], style: TextStyle) -> list[str]:
        """Fill lines of given widths word by word (character by character without blanks)."""
        words = text.split(" ") if " " in text else list(text) if not text.isascii() else [text]
        glue, lines, at = (" " if " " in text else ""), [], 0
        for wide in widths:
            line = ""
            while at < len(words):
                longer = f"{line}{glue}{words[at]}" if line else words[at]
                if self.sprites.measure(longer, style)[0] > wide:
                    break
                line, at = longer, at + 1
            if not line:
                return []
            lines.append(line)
        return lines if at == len(words) else []

    def _beside(
        self,
        scene: NetworkScene,
        seen: Named,
        texts: dict[int, str],
        room: tuple[npt.NDArray[np.float32], int],
        written: list[Written],
    ) -> None:
        (taken, used), look = room, seen.look
        strong = _style(look, look.text, look.surface, look.size, QFont.Weight.DemiBold)
        usual = _style(look, look.text, look.surface, look.size, QFont.Weight.Medium)
        weak = _style(look, look.secondary, look.surface, look.size, QFont.Weight.Medium)
        items = list(texts)
        lit = [i for i in items if scene.chosen[i] > 0]
        rest = [i for i in items if scene.chosen[i] <= 0]
        sides = dict(self._sides)
        self._sides = {}
        limit = min(OTHERS, seen.limit) if scene.selecting else seen.limit
        for group, style, most in ((lit, strong, 40), (rest, weak if scene.selecting else usual, limit)):
            anchors = np.zeros((len(group), 5), np.float32)
            if group:
                anchors[:, :3] = seen.out[group, :3] / seen.ratio
                anchors[:, 2] += 4.0
            for k, i in enumerate(group):
                anchors[k, 3:] = self.sprites.measure(texts[i], style)
            before = np.array([sides.get(int(scene.world.things[i]), -1) for i in group], np.int8)
            placed = np.full(len(group), label_kernels.NO_ROOM, np.int8)
            used = label_kernels.place(anchors, before, taken, used, most, np.array(seen.size, np.float64), placed)
            for i, side, anchor in zip(group, placed.tolist(), anchors, strict=True):
                if side >= 0:
                    self._sides[int(scene.world.things[i])] = side
                    written.append(Written(texts[i], style, *_corner(side, anchor)))


def _size_in(radius: float, look: Look) -> int:
    """Letters grow with the circle, from small to the size of a title."""
    steps = ((96, 15), (56, 13), (30, look.size), (0, max(look.size - 1, 11)))
    return next(size for least, size in steps if radius >= least)


def _inside_style(scene: NetworkScene, i: int, look: Look, radius: float) -> TextStyle:
    """Dark or light letters, whichever reads better on the circle; its colour round them."""
    colour = int(scene.colours[i])
    if scene.flags[i] & kernels.FADED:
        colour = _mixed(colour, look.surface, 0.62)
    light = _luminance(colour) < 0.36
    ink = 0xFFFFFF if light else 0x14191E
    return _style(look, ink, colour, _size_in(radius, look), QFont.Weight.DemiBold)


def _style(look: Look, colour: int, halo: int, size: int, weight: QFont.Weight) -> TextStyle:
    return TextStyle(look.families, size, weight.value, colour, halo)


def _luminance(colour: int) -> float:
    parts = [((colour >> shift) & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: int, other: int, share: float) -> int:
    mixed = 0
    for shift in (16, 8, 0):
        a, b = (colour >> shift) & 255, (other >> shift) & 255
        mixed |= round(a + (b - a) * share) << shift
    return mixed


def _chord(radius: float, height: float) -> float:
    return 2.0 * float(np.sqrt(max(radius * radius - height * height, 0.0)))


def _free(taken: npt.NDArray[np.float32], used: int, box: Box) -> bool:
    left, top, right, bottom = box
    boxes = taken[:used]
    return not bool(((left < boxes[:, 2]) & (right > boxes[:, 0]) & (top < boxes[:, 3]) & (bottom > boxes[:, 1])).any())


def _corner(side: int, anchor: npt.NDArray[np.float32]) -> tuple[float, float]:
    x, y, reach, wide, high = (float(v) for v in anchor)
    return {
        label_kernels.RIGHT_SIDE: (x + reach, y - high / 2),
        label_kernels.LEFT_SIDE: (x - reach - wide, y - high / 2),
        label_kernels.ABOVE: (x - wide / 2, y - reach - high),
        label_kernels.BELOW: (x - wide / 2, y + reach),
    }[side]
