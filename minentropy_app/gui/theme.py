"""Colours, type and measures of the window: tokens, and the style sheet made from them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.style_sheet import style_sheet

#: Measures, logical pixels, on a grid of four.
GRID = 4
GAP_SMALL, GAP, GAP_LARGE, GAP_PAGE = 4, 8, 16, 24
CONTROL, TOP_BAR, TREE, INSPECTOR, TAB_STRIP, JOB_BAR, STATUS_LINE = 28, 40, 232, 328, 36, 44, 28
SEARCH_WIDE = 276
_WIDEST_INSPECTOR = 408

#: Type scale, logical pixels at the usual body size of 13.
SMALL, CAPTION, BODY, TITLE, WELCOME, PROMISE = 11, 12, 13, 15, 22, 30

#: Property of the application that holds the user's size of body text.
_BODY_SIZE = "body_size"
_LATIN = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_CJK = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei")


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``."""

    dark: bool
    surface: str = "#FFFFFF"
    panel: str = "#F6F7F8"
    chrome: str = "#ECEEF0"
    text: str = "#1A1F24"
    secondary: str = "#56606A"
    line: str = "#E1E5E8"
    border: str = "#CBD1D6"
    accent: str = "#0B6E75"
    accent_hover: str = "#095C62"
    soft: str = "#DFF0F0"
    on_accent: str = "#FFFFFF"
    warning: str = "#8A5A00"
    warning_soft: str = "#FFF4DC"
    error: str = "#B3261E"
    error_soft: str = "#FCE8E6"
    good: str = "#1F6B3A"
    good_soft: str = "#E4F2E8"
    violet: str = "#7A4EA3"
    trough: str = "#E4E7EA"
    hover: str = "#E9ECEE"
    bar: str = "#868F97"
    bar_soft: str = "#CBD1D6"
    shadow: str = "#0B1620"
    ring: str = "#98A2AB"
    high_contrast: bool = False

    def colour(self, name: str) -> QColor:
        """One token as a QColor."""
        return QColor(getattr(self, name))

    def word(self, name: str) -> int:
        """One token as a 0xRRGGBB word."""
        return int(getattr(self, name)[1:], 16)


LIGHT = Tokens(dark=False)
DARK = Tokens(
    dark=True,
    surface="#15181B",
    panel="#1C2024",
    chrome="#262B30",
    text="#E9ECEF",
    secondary="#A6AFB8",
    line="#2C3238",
    border="#3D454D",
    accent="#4FC3C7",
    accent_hover="#6FD3D6",
    soft="#16383B",
    on_accent="#06292B",
    warning="#F0C05A",
    warning_soft="#3A3017",
    error="#FF8A80",
    error_soft="#43201E",
    good="#7FD39A",
    good_soft="#1B3324",
    violet="#B48FD8",
    trough="#0F1214",
    hover="#2B3137",
    bar="#79828B",
    bar_soft="#3D454D",
    shadow="#000000",
    ring="#6D7780",
)
_LIGHT_CONTRAST = dataclasses.replace(
    LIGHT,
    panel="#FFFFFF",
    chrome="#FFFFFF",
    text="#000000",
    secondary="#1F2429",
    line="#6B737B",
    border="#20262B",
    accent="#004F55",
    accent_hover="#003A3E",
    hover="#D9F0F1",
    high_contrast=True,
)
_DARK_CONTRAST = dataclasses.replace(
    DARK,
    surface="#000000",
    panel="#000000",
    chrome="#000000",
    text="#FFFFFF",
    secondary="#E6EAED",
    line="#9AA3AB",
    border="#E6EAED",
    accent="#7FF0F3",
    accent_hover="#B5F8FA",
    hover="#12393B",
    high_contrast=True,
)


def tokens_for(theme: str, high_contrast: bool = False) -> Tokens:
    """Tokens of ``light``, ``dark`` or ``auto`` (as the system asks)."""
    dark = theme == "dark" or (theme == "auto" and _system_is_dark())
    if high_contrast or theme == "contrast":
        return _DARK_CONTRAST if dark else _LIGHT_CONTRAST
    return DARK if dark else LIGHT


def families() -> list[str]:
    """Font families in order of preference, those present first: Latin, then Chinese."""
    present = set(QFontDatabase.families())
    latin = [name for name in _LATIN if name in present][:1]
    cjk = [name for name in _CJK if name in present][:1]
    return latin + cjk or [QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()]


def chinese_fonts() -> list[str]:
    """Families that hold simplified Chinese; empty means that Chinese shows as boxes."""
    return QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


def body_font(size: int = BODY) -> QFont:
    """The font of the whole window; ``size`` is for body text of the usual size and follows the user's."""
    app = QGuiApplication.instance()
    body = (app.property(_BODY_SIZE) if app is not None else None) or BODY
    return QFont(_font_of(max(round(size * body / BODY), SMALL)))


@cache
def _font_of(pixels: int) -> QFont:
    """A font as everything is set in; putting one together takes long, and each row that is painted asks."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(pixels)
    # Letters that change with their neighbours have no code of their own: in a PDF, "1-1a" would be read as "11a".
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def wide(pixels: int) -> int:
    """A width meant for letters of the usual size, for those that the user chose."""
    app = QGuiApplication.instance()
    body = (app.property(_BODY_SIZE) if app is not None else None) or BODY
    return round(pixels * max(body, BODY) / BODY)


def inspector_wide() -> int:
    """Width of the panel at the right: more for larger letters, but never half of a small window."""
    return min(wide(INSPECTOR), _WIDEST_INSPECTOR)


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for tables and bars."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even


class Calm(QProxyStyle):
    """Fusion without underlined letters, for the menus: every hint that it gives goes through Python.

    As the style of the whole application it would be asked a thousand times by every form.
    """

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return 0
        return super().styleHint(hint, option, widget, returned)


def apply(app: QApplication, tokens: Tokens, size: int = BODY) -> None:
    """Dress the application: Fusion, palette, font and our thin style sheet over it."""
    app.setStyle("Fusion")
    app.setPalette(palette(tokens))
    app.setProperty(_BODY_SIZE, size)
    app.setFont(body_font())
    app.setStyleSheet(style_sheet(tokens, size))


def palette(tokens: Tokens) -> QPalette:
    """The palette behind the style sheet, for everything that paints itself."""
    roles = {
        QPalette.ColorRole.Window: "panel",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "panel",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "secondary",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "soft",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Mid: "border",
        QPalette.ColorRole.Accent: "accent",
    }
    made = QPalette()
    for role, name in roles.items():
        made.setColor(role, tokens.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, tokens.colour("secondary"))
    return made


def look(tokens: Tokens) -> Look:
    """Colours of the space view under this theme."""
    top, bottom = ("surface", "panel") if not tokens.dark else ("panel", "surface")
    return Look(
        top=tokens.word(top),
        bottom=tokens.word(bottom),
        surface=tokens.word("surface") if not tokens.dark else 0x181C1F,
        text=tokens.word("text"),
        secondary=tokens.word("secondary"),
        line=tokens.word("line") if not tokens.dark else 0x30363C,
        ring=tokens.word("ring"),
        accent=tokens.word("accent"),
        shadow=tokens.word("shadow"),
        shadow_strength=0.34 if tokens.dark else 0.13,
        haze=0.5 if tokens.dark else 0.62,
        highlight=0.32 if tokens.dark else 0.5,
        rim=0.3 if tokens.dark else 0.24,
        families=tuple(families()),
    )


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
