"""The style sheet over Fusion, generated from tokens; measures as in the design notes."""

from __future__ import annotations

from string import Template
from typing import Protocol


class _Colours(Protocol):
    """What the sheet reads from a theme."""

    dark: bool
    surface: str
    accent: str


_SHEET = Template("""
* { outline: none; }
QWidget { color: $text; }
QMainWindow, QDialog, #page { background: $panel; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; border-radius: 6px; padding: 4px 8px; font-size: ${caption}px; }

#topBar { background: $chrome; border-bottom: 1px solid $line; }
#projectName { font-weight: 600; }
QMenuBar { background: transparent; padding: 0; }
QMenuBar::item { background: transparent; padding: 5px 10px; margin: 0; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; color: $text; }
QMenu { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $secondary; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }

#panel { background: $panel; }
#treePanel { background: $panel; border-right: 1px solid $line; }
#inspectorPanel { background: $panel; border-left: 1px solid $line; }
#line { background: $line; border: none; }
#heading { color: $secondary; font-size: ${caption}px; font-weight: 600; }
#title { font-size: ${title}px; font-weight: 600; }
#caption, #secondary { color: $secondary; font-size: ${caption}px; }
#bodySecondary { color: $secondary; }
#strong { font-weight: 600; }
#welcomeTitle { font-size: ${welcome}px; font-weight: 600; }
#errorText { color: $error; font-size: ${caption}px; }

QPushButton { background: $surface; border: 1px solid $border; border-radius: 6px; padding: 0 12px; min-height: 26px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $trough; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $secondary; background: $panel; border-color: $line; }
QPushButton[primary="true"] { background: $accent; border: 1px solid $accent; color: $on_accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[large="true"] { min-height: 34px; padding: 0 18px; }
QPushButton[danger="true"] { color: $error; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; padding: 0 2px; color: $accent; font-weight: 600; text-align: left; min-height: 20px; }
QPushButton[link="true"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[link="true"]:focus { border: 1px solid $accent; border-radius: 4px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $soft; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: $surface; border: 1px solid $border; border-radius: 6px; padding: 0 8px; min-height: 26px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 1px solid $accent; }
QLineEdit:disabled, QComboBox:disabled { color: $secondary; background: $panel; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($chevron); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; padding: 4px; selection-background-color: $soft; selection-color: $text; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $border; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:focus { border-color: $accent; }

#search { background: $surface; }
#tabStrip { background: $panel; border-bottom: 1px solid $line; }
#view, SpaceTable { background: $surface; }
#floating { background: $surface; border: 1px solid $line; border-radius: 8px; }
#floating QToolButton { padding: 5px; border-radius: 6px; }
#toolGap { background: $line; }

#jobBar, #statusLine { background: $chrome; border-top: 1px solid $line; }
#statusLine QToolButton { color: $secondary; font-size: ${caption}px; padding: 0 4px; }
#statusLine QLabel { color: $secondary; font-size: ${caption}px; }
QProgressBar { background: $bar_soft; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QTreeView, QListView, QTableView { background: transparent; border: none; }
#treePanel QTreeView { background: transparent; }
QTableView { gridline-color: transparent; selection-background-color: $soft; selection-color: $text; font-size: ${caption}px; alternate-background-color: $panel; }
QTableView::item { padding: 0 6px; border: none; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $soft; color: $text; }
QHeaderView { background: transparent; }
QHeaderView::section { background: $panel; color: $secondary; border: none; border-bottom: 1px solid $border; padding: 0 6px; font-size: ${caption}px; font-weight: 600; min-height: 26px; }
QTableCornerButton::section { background: $panel; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $bar; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

#card { background: $surface; border: 1px solid $line; border-radius: 8px; }
#card[current="true"] { border: 1px solid $accent; }
#recentList { background: $surface; border: 1px solid $line; border-radius: 8px; }
#chip { background: $trough; color: $secondary; border-radius: 10px; padding: 0 8px; font-size: ${small}px; font-weight: 500; min-height: 20px; max-height: 20px; }
#chip[kind="good"] { background: $good_soft; color: $good; }
#chip[kind="warning"] { background: $warning_soft; color: $warning; }
#chip[kind="error"] { background: $error_soft; color: $error; }
#palette { background: $surface; border: 1px solid $border; border-radius: 10px; }
#palette QLineEdit { border: none; border-bottom: 1px solid $line; border-radius: 0; min-height: 44px; font-size: ${title}px; padding: 0 16px; background: transparent; }
#palette QListView::item { min-height: 34px; padding: 0 12px; border-radius: 6px; }
#palette QListView::item:selected { background: $soft; color: $text; }
QSlider::groove:horizontal { height: 4px; background: $bar_soft; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }
""")


def style_sheet(tokens: _Colours, size: int) -> str:
    """Fill the sheet with a theme's colours and sizes that follow the body size."""
    from minentropy_app.paths import resource

    scale = size / 13
    sizes = {
        name: max(round(value * scale), 11)
        for name, value in (("small", 11), ("caption", 12), ("title", 15), ("welcome", 22))
    }
    shade = "dark" if tokens.dark else "light"
    pictures = {
        "chevron": resource("icons", f"control-chevron-{shade}.svg").as_posix(),
        "tick": resource("icons", f"control-tick-{shade}.svg").as_posix(),
    }
    return _SHEET.substitute(vars(tokens), **sizes, **pictures)
