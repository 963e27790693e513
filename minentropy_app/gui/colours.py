"""Colours of data: the same thing has the same colour in every view."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

#: Okabe–Ito (yellow deepened to be seen on white), then Tol's muted set; the last is "other".
_LIGHT = (
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00,
    0xCDB60B, 0x332288, 0x44AA99, 0x882255, 0x999933,
)  # fmt: skip
_DARK = (
    0x4B9FDB, 0xF2B134, 0x2FBA8B, 0xE397C2, 0x83CCF3, 0xF08136,
    0xE9DC52, 0x968CEB, 0x62CBB9, 0xCC659E, 0xBDBD59,
)  # fmt: skip
_OTHER = {False: 0xB3B9BF, True: 0x737B83}
#: Categories named in a legend, "other" not counted.
NAMED = len(_LIGHT)

#: Cividis (Nuñez, Anderton & Renslow 2018), every 1/8: blue to yellow, even for every eye.
_CIVIDIS = (0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8779, 0xA69D75, 0xC8B866, 0xFEE838)

#: Blue – neutral – orange, every 1/4, for what falls and what rises: light from both ends, dark from both ends.
_DIVERGING = {
    False: (0x1F6FB5, 0x9CC3E6, 0xF4F5F6, 0xF2B877, 0xC9650B),
    True: (0x5AA9F0, 0x3B6C99, 0x3A4148, 0x9A6A2E, 0xF29A3F),
}

#: Share of the ramp's dark end that cannot be told from a dark surface.
_VISIBLE = 0.25


def category_colours(dark: bool) -> npt.NDArray[np.uint32]:
    """Colours of named categories, most frequent first; the last entry is "other" and unknown."""
    return np.array([*(_DARK if dark else _LIGHT), _OTHER[dark]], np.uint32)


def ramp(values: npt.NDArray[np.float64], dark: bool) -> npt.NDArray[np.uint32]:
    """Cividis between the ``limits`` of the values; unknown (NaN) is grey.

    On a dark surface its darkest blues are left out.
    """
    known = np.isfinite(values)
    colours = np.full(values.shape, _OTHER[dark], np.uint32)
    if not known.any():
        return colours
    low, high = limits(values)
    if low == high:
        colours[known] = middle(dark)
    else:
        colours[known] = _mixed(np.clip((values[known] - low) / (high - low), 0.0, 1.0), dark)
    return colours


def middle(dark: bool) -> int:
    """The colour of figures that are all the same: from the middle of the ramp."""
    return int(stops(3, dark)[1])


def diverging(values: npt.NDArray[np.float64], dark: bool) -> npt.NDArray[np.uint32]:
    """Blue below zero, orange above it, as deep as far from it (up to ``reach``); unknown (NaN) is grey."""
    known = np.isfinite(values)
    colours = np.full(values.shape, _OTHER[dark], np.uint32)
    share = 0.5 + 0.5 * np.clip(values[known] / reach(values), -1.0, 1.0)
    colours[known] = _between(_DIVERGING[dark], share)
    return colours


def reach(values: npt.NDArray[np.float64]) -> float:
    """How far from zero the diverging colours are deepest: the 95th percentile of the sizes of what is not zero."""
    sizes = np.abs(values[np.isfinite(values) & (values != 0)])
    return float(np.quantile(sizes, 0.95)) if sizes.size else 1.0


def stops(count: int, dark: bool, signed: bool = False) -> npt.NDArray[np.uint32]:
    """So many colours evenly along the ramp, or along the one for what falls and rises."""
    shares = np.linspace(0.0, 1.0, count)
    return _between(_DIVERGING[dark], shares) if signed else _mixed(shares, dark)


def _mixed(shares: npt.NDArray[np.float64], dark: bool) -> npt.NDArray[np.uint32]:
    """Colours of the ramp at shares from 0 to 1."""
    return _between(_CIVIDIS, _VISIBLE + (1 - _VISIBLE) * shares if dark else shares)


def _between(ramp_: tuple[int, ...], shares: npt.NDArray[np.float64]) -> npt.NDArray[np.uint32]:
    """Colours at shares from 0 to 1 along evenly placed ones."""
    share = shares * (len(ramp_) - 1)
    known = np.array([[(c >> shift) & 255 for shift in (16, 8, 0)] for c in ramp_], float)
    at = np.minimum(share.astype(int), len(ramp_) - 2)
    mixed = known[at] + (known[at + 1] - known[at]) * (share - at)[:, None]
    whole = np.round(mixed).astype(np.uint32)
    words: npt.NDArray[np.uint32] = whole[:, 0] << 16 | whole[:, 1] << 8 | whole[:, 2]
    return words


def limits(values: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Where a ramp begins and ends: the 5th and 95th percentile of what is known, so that no outlier takes it all.

    Where these are one figure it goes from the least to the largest; both are equal only if all figures are.
    """
    known = values[np.isfinite(values)]
    if not known.size:
        return 0.0, 1.0
    low, high = np.quantile(known, (0.05, 0.95))
    return (float(low), float(high)) if high > low else (float(known.min()), float(known.max()))


def colour_of(word: int) -> QColor:
    """A 0xRRGGBB word as Qt's colour."""
    return QColor.fromRgb(int(word))


def hexadecimal(colour: int) -> str:
    """A 0xRRGGBB word as ``#rrggbb``."""
    return f"#{int(colour):06x}"
