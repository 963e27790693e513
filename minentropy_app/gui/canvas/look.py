"""Colours and strengths of a picture; light to import, because the theme makes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """How a picture is coloured: 0xRRGGBB words and strengths from 0 to 1.

    Attributes
    ----------
    top, bottom
        Background at the upper and lower edge.
    surface
        What haze and faded items are mixed towards; also the halo of names.
    line, ring
        Grid lines of the floor, and rings round the entrance.
    """

    top: int
    bottom: int
    surface: int
    text: int
    secondary: int
    line: int
    ring: int
    accent: int
    shadow: int
    shadow_strength: float
    haze: float
    highlight: float
    rim: float
    families: tuple[str, ...]
    size: int = 12
