"""Names as small pictures with a halo, laid out once and kept: text is the slowest thing to draw."""

from __future__ import annotations

import math
import re
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

#: Sprites kept; a sprite of 150 x 20 points takes 12 to 48 kB.
KEPT = 1500
HALO = 3.5
#: Widest name in points, then it is elided.
WIDEST = 210.0
_BREAKS = (" / ", ": ", "; ", " (", "：", "；", "（")
_SHORTEST = 4
#: A title in Chinese characters, a space, syllables in Latin letters; how many syllables a character has at least.
_CHARACTER = re.compile("[\u4e00-\u9fff]")
_TWICE = re.compile(r"(.*?[\u4e00-\u9fff]) +((?:[A-Za-z0-9.+#ûüê]+(?: +|$))+)")
_SYLLABLES = 0.9
#: From so many on, words that are all syllables of pinyin repeat a title even if they break off before its end.
_CUT_SHORT = 4
_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:i?ang|iong|uang|eng|ing|ong|i?ao|[iuüv]?an|uai|ai|ei|ou|[eiu]n|er|i[aeu]|u[aoieü]|[vü]e|[aoeiuvü])"
)
#: Shifts that spread a text into its halo: stroking the outline instead takes six times as long.
_ROUND = [
    (HALO / 2 * share * math.cos(turn * math.tau / count), HALO / 2 * share * math.sin(turn * math.tau / count))
    for share, count in ((1.0, 16), (0.55, 8))
    for turn in range(count)
]


def shortened(title: str) -> str:
    """Cut a long title at its first natural break: a sub-title, a second title, a remark.

    Some catalogues repeat a Chinese title in Latin letters, a syllable a character, and go on from there: that
    is left out of a title of any length.
    """
    said = _TWICE.match(title)
    if said:
        words = said[2].split()
        cut_short = len(words) >= _CUT_SHORT and all(map(_SYLLABLE.fullmatch, words))
        if cut_short or len(words) >= _SYLLABLES * len(_CHARACTER.findall(said[1])):
            return said[1]
    cuts = [at for mark in _BREAKS if (at := title.find(mark)) >= _SHORTEST]
    return title[: min(cuts)].rstrip() if cuts and len(title) > 24 else title


@dataclass(frozen=True)
class TextStyle:
    """How a name is set: colours as 0xRRGGBB, weight as QFont's."""

    families: tuple[str, ...]
    size: int
    weight: int
    colour: int
    halo: int


@dataclass(frozen=True)
class Written:
    """A text in a picture: its top left corner, halo included, in logical pixels."""

    text: str
    style: TextStyle
    x: float
    y: float


def font_of(style: TextStyle) -> QFont:
    """The font of a style."""
    font = QFont(list(style.families))
    font.setPixelSize(style.size)
    font.setWeight(QFont.Weight(style.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def draw_with_halo(painter: QPainter, at: QPointF, text: str, ink: QColor, halo: QColor) -> None:
    """Draw a text from its baseline, in the painter's font, over a halo ``HALO`` wide."""
    painter.setPen(halo)
    for dx, dy in _ROUND:
        painter.drawText(QPointF(at.x() + dx, at.y() + dy), text)
    painter.setPen(ink)
    painter.drawText(at, text)


class TextSprites:
    """Makes and keeps sprites for one device-pixel ratio. Used by one thread only."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._kept: OrderedDict[tuple[str, TextStyle], QImage] = OrderedDict()
        self._sizes: dict[tuple[str, TextStyle], tuple[float, float]] = {}
        self._fonts: dict[TextStyle, tuple[QFont, QFontMetricsF]] = {}

    def sprite(self, text: str, style: TextStyle) -> QImage:
        """The picture of a text, halo included; its size in points is its size / ratio."""
        key = (text, style)
        image = self._kept.get(key)
        if image is None:
            image = self._kept[key] = self._draw(text, style)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return image

    def _font(self, style: TextStyle) -> tuple[QFont, QFontMetricsF]:
        if style not in self._fonts:
            font = font_of(style)
            self._fonts[style] = (font, QFontMetricsF(font))
        return self._fonts[style]

    def measure(self, text: str, style: TextStyle) -> tuple[float, float]:
        """Width and height of a sprite in points, without drawing it."""
        key = (text, style)
        if key not in self._sizes:
            metrics = self._font(style)[1]
            wide = min(metrics.horizontalAdvance(text), WIDEST)
            self._sizes[key] = (math.ceil(wide + HALO + 1), math.ceil(metrics.height() + 2))
        return self._sizes[key]

    def _draw(self, text: str, style: TextStyle) -> QImage:
        font, metrics = self._font(style)
        wide, high = self.measure(text, style)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
        size = (math.ceil(wide * self.ratio), math.ceil(high * self.ratio))
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self.ratio)
        image.fill(0)
        at = QPointF(HALO / 2 + 0.5, metrics.ascent() + 1)
        with QPainter(image) as painter:
            painter.setFont(font)
            draw_with_halo(painter, at, text, QColor(style.colour), QColor(style.halo))
        return image
