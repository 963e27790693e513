import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from minentropy_app.gui import colours, icons, theme
from minentropy_app.paths import resource

THEMES = {"light": theme.LIGHT, "dark": theme.DARK, "light+": theme._LIGHT_CONTRAST, "dark+": theme._DARK_CONTRAST}


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("text", "surface", 7),
        ("text", "panel", 7),
        ("text", "chrome", 7),
        ("text", "soft", 7),
        ("text", "hover", 7),
        ("secondary", "surface", 4.5),
        ("secondary", "panel", 4.5),
        ("secondary", "chrome", 4.5),
        ("secondary", "trough", 4.5),
        ("on_accent", "accent", 4.5),
        ("accent", "panel", 4.5),
        ("warning", "warning_soft", 4.5),
        ("error", "error_soft", 4.5),
        ("error", "panel", 4.5),
        ("good", "good_soft", 4.5),
        ("text", "trough", 7),
        ("text", "warning_soft", 7),
        ("text", "error_soft", 7),
        ("secondary", "soft", 4.5),
        ("secondary", "hover", 4.5),
        ("accent", "surface", 4.5),
        ("accent", "soft", 4.5),
        ("accent", "chrome", 4.5),
        ("accent", "hover", 4.5),
        ("violet", "surface", 4.5),
        ("violet", "panel", 4.5),
        ("error", "surface", 4.5),
        ("warning", "panel", 4.5),
        ("good", "panel", 4.5),
        ("bar", "panel", 3),
    ],
)
def test_text_can_be_read(tokens, front, back, least):
    assert contrast(tokens.colour(front), tokens.colour(back)) >= least


def test_style_sheet_fills_every_name(tokens):
    for theme_tokens in THEMES.values():
        sheet = theme.style_sheet(theme_tokens, 13)
        assert "$" not in sheet
        for size in re.findall(r"font-size: (\d+)px", sheet):
            assert int(size) >= 11


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_icon_draws_at_every_scale(qapp, ratio):
    assert len(icons.names()) >= 45
    for name in icons.names():
        picture = icons.icon(name, "#123456").pixmap(QSize(20, 20), ratio).toImage()
        assert picture.width() == round(20 * ratio)
        inked = [picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height())]
        assert max(inked) > 200, name
        assert picture.pixelColor(0, 0).alpha() < 40, name


def test_icons_are_one_family():
    for file in resource("icons").glob("*.svg"):
        text = file.read_text("utf-8")
        assert 'viewBox="0 0 20 20"' in text, file.name
        if not file.stem.startswith("control-") and file.stem != "logo":
            assert 'stroke-width="1.5" stroke-linecap="round"' in text, file.name


def test_icons_take_the_colour_of_their_state(qapp):
    from PySide6.QtGui import QIcon

    made = icons.icon("play", "#ff0000", "#00ff00", "#0000ff")
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, "#ff0000"),
        (QIcon.Mode.Normal, QIcon.State.On, "#00ff00"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "#0000ff"),
    )
    for mode, state, colour in states:
        assert made.pixmap(QSize(20, 20), mode, state).toImage().pixelColor(8, 10).name() == colour


def test_categories_are_told_apart():
    for dark in (False, True):
        shades = [QColor(colours.hexadecimal(c)) for c in colours.category_colours(dark)]
        assert len({s.name() for s in shades}) == len(shades) == 12
        back = QColor("#15181B" if dark else "#FFFFFF")
        assert all(contrast(s, back) > 1.7 for s in shades)


def test_auto_theme_follows_the_system(qapp):
    assert theme.tokens_for("dark").dark
    assert not theme.tokens_for("light").dark
    assert theme.tokens_for("auto").dark is theme._system_is_dark()
    assert theme.tokens_for("light", high_contrast=True).high_contrast
