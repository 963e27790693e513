"""Texts of an SVG that keep their place and width wherever it is opened.

Letters rather than outlines can be found, copied and read aloud. Where the font of the window is missing, the
viewer takes another of the families named, and squeezes or stretches it to the room that the text had.
"""

from __future__ import annotations

import html
import re

from PySide6.QtGui import QFont, QFontMetricsF

from minentropy_app.gui import theme

#: Families named behind those of the window: what Windows, macOS and Linux have for Chinese.
_FAMILIES = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "sans-serif")
_TEXT = re.compile(
    r'font-family="(?P<family>[^"]*)" font-size="(?P<size>[\d.]+)" font-weight="(?P<weight>\d+)"'
    r"(?P<more>[^>]*)>(?P<text>[^<]*)</text>"
)


def settled(svg: str) -> str:
    """Name the families to choose from and the width of every text; Qt writes those of this machine, and no width."""
    return _TEXT.sub(_settled, svg)


def _settled(found: re.Match[str]) -> str:
    text = html.unescape(found["text"])
    wide = QFontMetricsF(_font(found)).horizontalAdvance(text)
    families = dict.fromkeys((*found["family"].split(","), *theme.families(), *_FAMILIES))
    length = f' textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"' if text.strip() else ""
    return (
        f'font-family="{", ".join(families)}" font-size="{found["size"]}" font-weight="{found["weight"]}"'
        f"{found['more'].rstrip()}{length}>{found['text']}</text>"
    )


def _font(found: re.Match[str]) -> QFont:
    font = QFont()
    font.setFamilies(list(dict.fromkeys((*found["family"].split(","), *theme.families()))))
    font.setPixelSize(max(round(float(found["size"])), 1))
    font.setWeight(QFont.Weight(int(found["weight"])))
    return font
