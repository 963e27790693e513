"""The pictures of a shelf plan's report as SVG inside the page: bars, the curve of moves, floors from above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import numpy.typing as npt

from minentropy_app.model.inputs import Floats

ACCENT, SOFT, GREY, INK, LINE = "#0B6E75", "#DFF0F0", "#9AA3AB", "#56606A", "#E1E5E8"
#: Blue: fewer; orange: more; as on screen.
FEWER, MORE = "#1F6FB5", "#C9650B"
#: Cividis (Nuñez, Anderton & Renslow 2018), every 1/8, as on screen.
_CIVIDIS = (0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8779, 0xA69D75, 0xC8B866, 0xFEE838)
_WIDE, _ROW, _NAME = 760, 30, 330
_HIGH, _LEFT, _RIGHT, _TOP, _FOOT = 260, 58, 16, 12, 44
#: Pixels of the widest floor, and of a metre at most.
_FLOOR_WIDE, _METRE = 420.0, 30.0

#: Where a share and a change stand in the picture.
At = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Comparison:
    """One bar: what it is called, its change, and how it is drawn (``own``, ``other`` or ``rosy``)."""

    name: str
    change: float
    kind: str = "other"


def percent(value: float, signed: bool = True) -> str:
    """A share in percent, with its sign."""
    return f"{100 * value:+.1f} %" if signed else f"{100 * value:.1f} %"


def bars(rows: Sequence[Comparison]) -> str:
    """Changes as bars from a common zero: shorter walks to the left, longer ones to the right."""
    low, high = min(0.0, *(row.change for row in rows)), max(0.0, *(row.change for row in rows))
    room = _WIDE - _NAME - 130
    unit = room / max(high - low, 1e-9)
    zero = _NAME + 65 - low * unit
    drawn = [_bar(row, k * _ROW, zero, unit) for k, row in enumerate(rows)]
    tall = len(rows) * _ROW
    axis = f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{tall}" stroke="{GREY}"/>'
    return _svg(_WIDE, tall, "".join(drawn) + axis)


def _bar(row: Comparison, top: int, zero: float, unit: float) -> str:
    long = abs(row.change) * unit
    left = zero - long if row.change < 0 else zero
    look = {
        "own": f'fill="{ACCENT}"',
        "other": f'fill="{GREY}"',
        "rosy": f'fill="#fff" stroke="{GREY}" stroke-dasharray="4 3"',
    }[row.kind]
    weight = "600" if row.kind == "own" else "400"
    end = f'x="{left - 8:.1f}" text-anchor="end"' if row.change < 0 else f'x="{left + long + 8:.1f}"'
    return (
        f'<text x="{_NAME - 16}" y="{top + 20}" text-anchor="end" font-weight="{weight}">{escape(row.name)}</text>'
        f'<rect x="{left:.1f}" y="{top + 6}" width="{max(long, 1):.1f}" height="18" rx="2" {look}/>'
        f'<text {end} y="{top + 20}" font-weight="{weight}">{percent(row.change)}</text>'
    )


@dataclass(frozen=True)
class CurveWords:
    """What is written at the curve."""

    later: str
    same: str
    band: str
    foot: str


def curve(rows: Floats, own: tuple[float, float], words: CurveWords) -> str:
    """Books moved against walking saved; ``rows`` (points, 6), ``own`` (share moved, change) of the plan itself."""
    points = rows[np.argsort(rows[:, 1], kind="stable")]
    known = [float(v) for v in points[:, 2:].ravel() if np.isfinite(v)] + [own[1], 0.0]
    low, high, most = min(known), max(known), max(float(points[:, 1].max(initial=0.0)), own[0], 1e-9)

    def at(share: float, change: float) -> tuple[float, float]:
        x = _LEFT + (_WIDE - _LEFT - _RIGHT) * share / most
        return x, _TOP + (_HIGH - _TOP - _FOOT) * (high - change) / max(high - low, 1e-9)

    pieces = [_grid(low, high, at), _shares(most, at)]
    banded = points[np.isfinite(points[:, 4:]).all(axis=1)]
    if len(banded):
        ends = [(0.0, 0.0), *banded[:, [1, 5]].tolist(), *banded[::-1, [1, 4]].tolist()]
        pieces.append(f'<polygon points="{_places(at, ends)}" fill="{SOFT}"/>')
    for column, look in ((2, f'stroke="{GREY}" stroke-dasharray="6 4"'), (3, f'stroke="{ACCENT}" stroke-width="2.5"')):
        line = [(0.0, 0.0), *points[np.isfinite(points[:, column])][:, [1, column]].tolist()]
        if len(line) > 1:
            pieces.append(f'<polyline points="{_places(at, line)}" fill="none" {look}/>')
    x, y = at(*own)
    pieces.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="#fff" stroke="{ACCENT}" stroke-width="3"/>')
    return _svg(_WIDE, _HIGH, "".join(pieces) + _key(words, bool(len(banded))))


def _grid(low: float, high: float, at: At) -> str:
    step = next((s for s in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if (high - low) / s <= 6), 1.0)
    pieces = []
    for k in range(int(np.ceil(low / step - 1e-9)), int(np.floor(high / step + 1e-9)) + 1):
        y = at(0.0, k * step)[1]
        pieces.append(
            f'<line x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{LINE}"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_tick(k * step)}</text>'
        )
    return "".join(pieces)


def _tick(value: float) -> str:
    return "0 %" if abs(value) < 1e-9 else f"{100 * value:+.0f} %"


def _shares(most: float, at: At) -> str:
    step = next((s for s in (0.01, 0.02, 0.05, 0.1, 0.2) if most / s <= 6), 0.25)
    pieces = []
    for k in range(int(most / step + 1e-9) + 1):
        x = at(k * step, 0.0)[0]
        anchor = "end" if x > _WIDE - 40 else "middle"
        pieces.append(f'<text x="{x:.1f}" y="{_HIGH - 26}" text-anchor="{anchor}">{100 * k * step:.0f} %</text>')
    return "".join(pieces)


def _key(words: CurveWords, banded: bool) -> str:
    right, top = _WIDE - _RIGHT, _TOP + 14
    rows = [
        (words.later, f'stroke="{ACCENT}" stroke-width="2.5"'),
        (words.same, f'stroke="{GREY}" stroke-dasharray="6 4"'),
    ]
    if banded:
        rows.insert(1, (words.band, f'stroke="{SOFT}" stroke-width="12"'))
    drawn = [
        f'<line x1="{right - 28}" x2="{right}" y1="{top + 18 * k - 4}" y2="{top + 18 * k - 4}" {look}/>'
        f'<text x="{right - 36}" y="{top + 18 * k}" text-anchor="end">{escape(name)}</text>'
        for k, (name, look) in enumerate(rows)
    ]
    foot = f'<text x="{right}" y="{_HIGH - 6}" text-anchor="end" fill="{INK}">{escape(words.foot)}</text>'
    return "".join(drawn) + foot


def _places(at: At, points: Sequence[Sequence[float]]) -> str:
    return " ".join("{:.1f},{:.1f}".format(*at(point[0], point[1])) for point in points)


def shade(value: float) -> str:
    """The colour of a share from 0 to 1, from blue to yellow."""
    place = min(max(value, 0.0), 1.0) * (len(_CIVIDIS) - 1)
    k = min(int(place), len(_CIVIDIS) - 2)
    one, other = (np.array([(_CIVIDIS[n] >> s) & 255 for s in (16, 8, 0)], float) for n in (k, k + 1))
    return "#{:02x}{:02x}{:02x}".format(*np.round(one + (other - one) * (place - k)).astype(int).tolist())


def difference_shade(value: float) -> str:
    """The colour of a change from −1 (blue: fewer) over 0 (nearly white) to 1 (orange: more)."""
    ends = [np.array([int(c[k : k + 2], 16) for k in (1, 3, 5)], float) for c in (FEWER, MORE)]
    size = min(abs(value), 1.0)
    mixed = 244 + (ends[int(value > 0)] - 244) * size
    return "#{:02x}{:02x}{:02x}".format(*np.round(mixed).astype(int).tolist())


@dataclass(frozen=True)
class FloorPicture:
    """One floor: (m, 4) boxes of its bays in metres, (doors, 2) places of its doors."""

    boxes: Floats
    doors: Floats


def floor(picture: FloorPicture, colours: Sequence[str], told: Sequence[str]) -> str:
    """A floor from above; ``told`` is what the pointer learns of each bay."""
    corners = np.vstack([picture.boxes[:, :2], picture.boxes[:, 2:], picture.doors])
    low, high = corners.min(axis=0) - 0.6, corners.max(axis=0) + 0.6
    scale = min(_METRE, _FLOOR_WIDE / max(float(high[0] - low[0]), 1e-9))
    wide, tall = ((high - low) * scale).tolist()
    boxes = (picture.boxes - np.tile(low, 2)) * scale
    drawn = [f'<rect width="{wide:.0f}" height="{tall:.0f}" rx="3" fill="#F6F7F8" stroke="#CBD1D6"/>']
    for (x0, y0, x1, y1), colour, text in zip(boxes.tolist(), colours, told, strict=True):
        drawn.append(
            f'<rect x="{x0 + 0.5:.1f}" y="{y0 + 0.5:.1f}" width="{max(x1 - x0 - 1, 1):.1f}" '
            f'height="{max(y1 - y0 - 1, 1):.1f}" fill="{colour}"><title>{escape(text)}</title></rect>'
        )
    for x, y in ((picture.doors - low) * scale).tolist():
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="#fff" stroke="{ACCENT}" stroke-width="2.5"/>')
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{ACCENT}"/>')
    return _svg(wide, tall, "".join(drawn), full=False)


def scale_bar(low: str, high: str, signed: bool) -> str:
    """What the colours of the floors mean, from the least to the most."""
    stops = "".join(
        f'<rect x="{k * 12}" width="12" height="12" fill="{difference_shade(k / 8 - 1) if signed else shade(k / 16)}"/>'
        for k in range(17)
    )
    return f'<span class="key">{escape(low)} {_svg(204, 12, stops, full=False)} {escape(high)}</span>'


def _svg(wide: float, tall: float, inside: str, full: bool = True) -> str:
    size = f'viewBox="0 0 {wide:.0f} {tall:.0f}"'
    fixed = "" if full else f' width="{wide:.0f}" height="{tall:.0f}"'
    return f'<svg {size}{fixed} role="img">{inside}</svg>'


def of_floor(floors: Sequence[str], name: str) -> npt.NDArray[np.intp]:
    """Numbers of the bays of a floor."""
    return np.flatnonzero(np.array(floors) == name)
