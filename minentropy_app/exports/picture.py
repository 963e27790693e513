"""A placement as a picture, drawn without a window: books as spheres around the entrance.

Seen from 26° above the floor; a sphere's size says how often a book is borrowed (area by loans),
its colour the class of its call number, haze its distance. A solid cloud is opened by a quarter
that faces the viewer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from minentropy_app.exports.raster import Canvas, Colours, Points, colour
from minentropy_app.exports.stroke_font import width as text_width
from minentropy_app.model.inputs import NO_CLASS, Floats, Ints

#: Okabe and Ito, then Tol's muted set: told apart by most people with colour blindness.
CLASS_COLOURS = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#C9B400", "#332288", "#44AA99", "#882255",
    "#999933",
)  # fmt: skip
OTHER_COLOUR = "#A9B1B8"
#: Fewer books than this are no solid cloud that needs to be opened.
_SOLID = 150
_ELEVATION = math.radians(26)
#: Looked at from a direction that is not one of the lattice's.
_AZIMUTH = math.radians(-69.7)
#: Pixels; a handful of books are drawn no larger than this.
_LARGEST = 36.0
_RADIANS_LEFT_OUT = math.pi / 4


@dataclass(frozen=True)
class Look:
    """Size of the picture in pixels, ``light`` or ``dark``, and whether a solid cloud is opened."""

    width: int = 1400
    height: int = 900
    theme: str = "light"
    cut_away: bool = True


@dataclass(frozen=True)
class _Theme:
    surface: Colours
    edge: Colours
    text: Colours
    quiet: Colours
    line: Colours
    accent: Colours
    shadow: Colours
    haze: float


def _theme(colours: str, haze: float) -> _Theme:
    surface, edge, text, quiet, line, accent, shadow = map(colour, colours.split())
    return _Theme(surface, edge, text, quiet, line, accent, shadow, haze)


_THEMES: Mapping[str, _Theme] = {
    "light": _theme("#FFFFFF #EBEFF1 #1A1F24 #56606A #8E979F #0B6E75 #26313A", 0.62),
    "dark": _theme("#1C2024 #121517 #E9ECEF #A6AFB8 #6B757E #4FC3C7 #000000", 0.50),
}


def placement_picture(
    positions: Floats, loans: Floats, item_class: Ints, class_names: Sequence[str], look: Look | None = None
) -> bytes:
    """Draw a placement.

    Parameters
    ----------
    positions
        (n, 3) in units of the smallest distance, the entrance at the origin, the third axis up.
    loans, item_class
        (n,) loans, and index into ``class_names`` (``NO_CLASS`` where unknown).

    Returns
    -------
    bytes
        A PNG file; the same input gives the same bytes.
    """
    look = look or Look()
    scene = _Scene(np.asarray(positions, np.float64), np.asarray(loans, np.float64), look)
    canvas = _background(look)
    colours, entries = _class_colours(np.asarray(item_class), class_names)
    _draw_spheres(canvas, scene, colours, scene.below)
    _draw_floor(canvas, scene)
    _draw_spheres(canvas, scene, colours, ~scene.below)
    _draw_labels(canvas, scene)
    _draw_class_legend(canvas, look, entries)
    _draw_size_legend(canvas, scene)
    return canvas.png()


class _Scene:
    """The camera, and what it sees.

    Attributes
    ----------
    screen, depth
        (n, 2) pixels and (n,) distance from the camera.
    radius
        (n,) pixels.
    visible, below
        (n,) not cut away; under the floor.
    """

    def __init__(self, positions: Points, loans: Points, look: Look) -> None:
        self.look = look
        self.theme = _THEMES[look.theme]
        self.positions = positions
        reach = np.linalg.norm(positions, axis=1) if len(positions) else np.ones(1)
        self.reach = max(float(reach.max()), 1.5)
        self._distance = 3.0 * self.reach
        self._zoom, self._shift = 1.0, np.zeros(2)
        self._unit = max(1.0, 1.12 * float(np.quantile(reach, 0.9)) * (4.19 / max(len(positions), 1)) ** (1 / 3))
        self.most = max(float(loans.max(initial=0)), 1.0)
        self.sizes = self.world_radius(loans)
        self.below = positions[:, 2] < -1e-6
        self.visible = (
            self._not_cut_away() if look.cut_away and len(positions) >= _SOLID else np.ones(len(positions), bool)
        )
        self._fit()
        self.screen, self.depth = self.project(positions)
        drawn = self.sizes * self._zoom / self.depth
        self._shrink = min(1.0, _LARGEST / float(drawn.max(initial=1.0)))
        self.radius = np.maximum(drawn * self._shrink, 1.6)

    def world_radius(self, loans: npt.ArrayLike) -> Points:
        """Return the radius of a sphere by √loans; no two of them touch."""
        share = np.sqrt(np.asarray(loans, np.float64) / self.most)
        return np.asarray(self._unit * (0.11 + 0.25 * share))

    def radius_at_entrance(self, loans: float) -> float:
        """Return the radius in pixels that a book with so many loans has at the entrance."""
        _, depth = self.project(np.zeros((1, 3)))
        return max(float(self.world_radius(loans)) * self._zoom * self._shrink / float(depth[0]), 1.6)

    def project(self, points: Points) -> tuple[Points, Points]:
        """Return (n, 2) pixels and (n,) distances of (n, 3) points."""
        across = points[:, 0] * -math.sin(_AZIMUTH) + points[:, 1] * math.cos(_AZIMUTH)
        towards = points[:, 0] * math.cos(_AZIMUTH) + points[:, 1] * math.sin(_AZIMUTH)
        up = points[:, 2] * math.cos(_ELEVATION) - towards * math.sin(_ELEVATION)
        depth = self._distance - towards * math.cos(_ELEVATION) - points[:, 2] * math.sin(_ELEVATION)
        depth = np.maximum(depth, 0.05 * self._distance)
        return np.column_stack([across, -up]) / depth[:, None] * self._zoom + self._shift, depth

    def floor(self, radius: float, angles: Points) -> Points:
        """Return the pixels of points on the floor, ``angles`` measured from the viewer's direction."""
        turned = angles + _AZIMUTH
        flat = np.column_stack([radius * np.cos(turned), radius * np.sin(turned), np.zeros(len(angles))])
        return self.project(flat)[0]

    def haze(self, depth: Points) -> Points:
        """Return how far colours are mixed into the background at a distance."""
        near, far = self._distance - self.reach, self._distance + self.reach
        return self.theme.haze * (0.1 + 0.9 * np.clip((depth - near) / (far - near), 0, 1))

    def _not_cut_away(self) -> npt.NDArray[np.bool_]:
        angle = np.arctan2(self.positions[:, 1], self.positions[:, 0]) - _AZIMUTH
        turned = np.abs((angle + math.pi) % (2 * math.pi) - math.pi)
        flat = np.hypot(self.positions[:, 0], self.positions[:, 1])
        return np.asarray((turned > _RADIANS_LEFT_OUT) | (flat < 0.3))

    def _fit(self) -> None:
        """Let cloud and outermost ring fill the picture, with room for the legends."""
        ring = np.linspace(0, 2 * math.pi, 60)
        rim = np.column_stack([np.cos(ring), np.sin(ring), np.zeros(60)]) * self.reach
        seen, _ = self.project(np.concatenate([self.positions[self.visible], rim]))
        low, high = seen.min(axis=0), seen.max(axis=0)
        room = np.array([0.86 * self.look.width, 0.88 * self.look.height])
        self._zoom = float(np.min(room / np.maximum(high - low, 1e-9)))
        middle = np.array([0.5 * self.look.width, 0.5 * self.look.height])
        self._shift = middle - (low + high) / 2 * self._zoom


def _background(look: Look) -> Canvas:
    """The surface, a little darker towards the corners."""
    theme = _THEMES[look.theme]
    canvas = Canvas(look.width, look.height, theme.surface)
    rows = (np.arange(look.height)[:, None] / look.height - 0.45) / 0.75
    columns = (np.arange(look.width)[None, :] / look.width - 0.5) / 0.72
    share = np.clip(np.hypot(rows, columns) - 0.25, 0, 1) ** 1.4
    canvas.blend((slice(None), slice(None)), theme.edge, share.astype(np.float32))
    return canvas


def _class_colours(item_class: Ints, names: Sequence[str]) -> tuple[Colours, list[tuple[str, str, int]]]:
    """Return (n, 3) colours, and legend entries (name, colour, books), largest classes first."""
    known, counts = np.unique(item_class[item_class != NO_CLASS], return_counts=True)
    order = known[np.lexsort((known, -counts))][: len(CLASS_COLOURS)]
    colours = np.tile(colour(OTHER_COLOUR), (len(item_class), 1))
    entries = []
    for place, number in enumerate(order.tolist()):
        members = item_class == number
        colours[members] = colour(CLASS_COLOURS[place])
        entries.append((names[number], CLASS_COLOURS[place], int(members.sum())))
    rest = len(item_class) - sum(count for _, _, count in entries)
    return colours, [*entries, ("other", OTHER_COLOUR, rest)] if rest and entries else entries


def _draw_spheres(canvas: Canvas, scene: _Scene, colours: Colours, group: npt.NDArray[np.bool_]) -> None:
    """Paint from far to near; what lies under the floor is seen through it."""
    chosen = np.flatnonzero(group & scene.visible)
    chosen = chosen[np.argsort(-scene.depth[chosen], kind="stable")]
    haze = scene.haze(scene.depth)
    haze = np.where(scene.below, 0.35 + 0.65 * haze, haze)
    mixed = colours + (scene.theme.surface - colours) * haze[:, None].astype(np.float32)
    for k in chosen.tolist():
        canvas.sphere(scene.screen[k], float(scene.radius[k]), mixed[k])


def _draw_floor(canvas: Canvas, scene: _Scene) -> None:
    theme = scene.theme
    angles = np.linspace(0, 2 * math.pi, 181)
    for k in range(24):
        spoke = np.linspace(0.06, 1.12, 9) * scene.reach
        turned = np.full(1, 2 * math.pi * k / 24)
        points = np.concatenate([scene.floor(float(r), turned) for r in spoke])
        for inner, (start, end) in enumerate(pairwise(points)):
            canvas.lines([np.array([start, end])], 1.0, theme.line, 0.16 * (1 - inner / 9))
    for radius in _ring_radii(scene.reach):
        canvas.lines([scene.floor(radius, angles)], 1.2, theme.line, 0.75)
    _draw_shadows(canvas, scene)
    _draw_entrance(canvas, scene)


def _draw_shadows(canvas: Canvas, scene: _Scene) -> None:
    above = np.flatnonzero(scene.visible & ~scene.below & (scene.positions[:, 2] < 0.45 * scene.reach))
    feet = scene.positions[above] * (1, 1, 0)
    screen, _ = scene.project(feet)
    flat = math.sin(_ELEVATION)
    for place, k in enumerate(above.tolist()):
        height = scene.positions[k, 2] / scene.reach
        radius = float(scene.radius[k]) * (1.0 + 0.5 * height)
        share = 0.09 * (1 - height / 0.45) * (1 - float(scene.haze(scene.depth[k : k + 1])[0]))
        canvas.ellipse(screen[place], (radius, radius * flat), scene.theme.shadow, share, 3.0)


def _draw_entrance(canvas: Canvas, scene: _Scene) -> None:
    centre = scene.project(np.zeros((1, 3)))[0][0]
    wide = _entrance_width(scene)
    radii = (wide, wide * math.sin(_ELEVATION))
    accent = scene.theme.accent
    canvas.ellipse(centre, radii, scene.theme.surface + (accent - scene.theme.surface) * np.float32(0.22), 1.0)
    canvas.ring(centre, radii, 2.4, accent)
    canvas.ellipse(centre, (wide * 0.26, wide * 0.26 * math.sin(_ELEVATION)), accent, 1.0)


def _entrance_width(scene: _Scene) -> float:
    _, depth = scene.project(np.zeros((1, 3)))
    return float(np.clip(0.85 * scene._unit * scene._zoom / depth[0], 14, 40))


def _ring_radii(reach: float) -> list[float]:
    """Round radii, about four of them."""
    raw = reach / 4
    step = 10 ** math.floor(math.log10(raw))
    step *= next(factor for factor in (1, 2, 5, 10) if factor * step >= raw * 0.8)
    return [step * k for k in range(1, int(reach * 1.1 / step) + 1)]


def _draw_labels(canvas: Canvas, scene: _Scene) -> None:
    theme, centre = scene.theme, scene.project(np.zeros((1, 3)))[0][0]
    wide = _entrance_width(scene)
    # Once more on top: a book may stand right at the entrance.
    canvas.ring(centre, (wide, wide * math.sin(_ELEVATION)), 2.0, theme.accent)
    for radius in _ring_radii(scene.reach):
        x, y = scene.floor(radius, np.zeros(1))[0]
        words = f"{radius:g}"
        if y < scene.look.height - 14:
            canvas.text(words, (x - text_width(words, 9) / 2, y - 4.5), 9, theme.quiet, theme.surface)
    below = centre[1] + wide * math.sin(_ELEVATION) + 8
    canvas.text("entrance", (centre[0] - text_width("entrance", 9) / 2, below), 9, theme.accent, theme.surface)


def _draw_class_legend(canvas: Canvas, look: Look, entries: Sequence[tuple[str, str, int]]) -> None:
    theme = _THEMES[look.theme]
    widest = max((text_width(name[:8], 9) for name, _, _ in entries), default=0)
    for place, (name, code, count) in enumerate(reversed(entries)):
        y = look.height - 30 - 20 * place
        canvas.sphere(np.array([30.0, y + 4.5]), 6.0, colour(code))
        canvas.text(name[:8], (46, y), 9, theme.text)
        canvas.text(str(count), (46 + widest + 14, y), 9, theme.quiet)


def _draw_size_legend(canvas: Canvas, scene: _Scene) -> None:
    """Show what the sizes mean, as large as they are at the entrance."""
    theme, look = scene.theme, scene.look
    steps = sorted(_round_loans(scene.most), reverse=True)
    radii = [scene.radius_at_entrance(loans) for loans in steps]
    x, y = look.width - 34.0, look.height - 26.0 - max(radii)
    for loans, radius in zip(steps, radii, strict=True):
        words = f"{loans}"
        x -= text_width(words, 9)
        canvas.text(words, (x, y - 4.5), 9, theme.quiet)
        x -= radius + 8
        canvas.sphere(np.array([x, y]), radius, colour(OTHER_COLOUR))
        x -= radius + 20
    words = "loans per book"
    canvas.text(words, (look.width - 34 - text_width(words, 9), y - max(radii) - 22), 9, theme.text)


def _round_loans(most: float) -> list[int]:
    steps = [one * 10**power for power in range(7) for one in (1, 2, 5)]
    return [step for step in steps if step <= most][-1:-10:-3]
