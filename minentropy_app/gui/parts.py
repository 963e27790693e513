"""Small pieces of form used everywhere: floating cards, chips, lines, tool buttons."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from minentropy_app.gui import icons, theme
from minentropy_app.gui.theme import Tokens


def label(text: str, name: str = "", parent: QWidget | None = None, wrap: bool = False) -> QLabel:
    """A label whose object name picks its style: ``title``, ``caption``, ``heading``, ``strong`` …"""
    made = QLabel(text, parent)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class Elided(QLabel):
    """A line that ends in … where it has no room, with the whole of it as its tip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if (tip := "" if shown == self.text() else self.text()) != self.toolTip():
            self.setToolTip(tip)
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, self.alignment(), shown)


def elided(text: str, name: str = "") -> Elided:
    """A line for names of any length."""
    made = Elided(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class Paragraph(QLabel):
    """Running text with room between its lines, as large as the user's letters make its usual ``size``."""

    def __init__(self, text: str, size: int, name: str = "bodySecondary") -> None:
        super().__init__()
        self._told, self._usual, self._pixels = text, size, 0
        self.setObjectName(name)
        self.setWordWrap(True)
        self._set()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set()

    def _set(self) -> None:
        pixels = theme.body_font(self._usual).pixelSize()
        if pixels != self._pixels:
            self._pixels = pixels
            spaced = 130 if QLocale().language() == QLocale.Language.Chinese else 150
            style = f"line-height:{spaced}%; font-size:{pixels}px"
            self.setText(f'<p style="{style}">{html.escape(self._told)}</p>')


def hidden_unless(wanted: bool, *widgets: QWidget) -> None:
    """Hide pieces that are not wanted. Showing them is left to what they are put into: a widget that is
    shown before it stands in another one becomes a window of its own for a moment.
    """
    for widget in widgets:
        if not wanted:
            widget.hide()


def scroller(body: QWidget) -> QScrollArea:
    """Lets a body move up and down, and shows what lies behind it: the ground and edge of what holds it."""
    made = QScrollArea()
    made.setWidget(body)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)  # given to it by the area
    return made


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline."""
    made = QFrame(parent)
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


def chip(text: str, kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A short state in a rounded box: ``good``, ``warning``, ``error`` or plain."""
    made = label(text, "chip", parent)
    made.setProperty("kind", kind)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def tool_gap(row: QHBoxLayout) -> None:
    """Put a thin line between two groups of tools."""
    line = QFrame()
    line.setObjectName("toolGap")
    line.setFixedSize(1, 20)
    row.addSpacing(3)
    row.addWidget(line)
    row.addSpacing(3)


def button(text: str, kind: str = "", action: Callable[[], object] | None = None) -> QPushButton:
    """A push button: ``primary``, ``danger``, ``link`` or plain."""
    made = QPushButton(text)
    if kind:
        made.setProperty(kind, True)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if action is not None:
        made.clicked.connect(lambda _checked=False: action())
    return made


class DropDown(QComboBox):
    """A drop-down list whose list is as wide as its words need; it is made when it is first opened."""

    def __init__(self, list_wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list_wide = list_wide

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self._list_wide)
        super().showPopup()


def spin_box(limits: tuple[int, int], value: int) -> QSpinBox:
    """A field of a whole number; Up and Down step it."""
    made = QSpinBox()
    made.setRange(*limits)
    made.setValue(value)
    made.lineEdit().setTextMargins(9, 0, 9, 0)  # the style sheet's padding does not reach the line inside
    return made


def tool(name: str, tokens: Tokens, tip: str, checkable: bool = False, size: int = 28) -> QToolButton:
    """An icon button with a tip that is also its accessible name."""
    made = QToolButton()
    made.setProperty("icon_name", name)
    made.setIconSize(QSize(20, 20))
    made.setFixedSize(size, size)
    made.setCheckable(checkable)
    made.setToolTip(tip)
    made.setAccessibleName(tip.split(" (", maxsplit=1)[0])
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tint(made, tokens)
    return made


def tint(tool_button: QToolButton, tokens: Tokens) -> None:
    """Colour a tool button's icon for a theme."""
    name = tool_button.property("icon_name")
    if name:
        tool_button.setIcon(icons.icon(name, tokens.secondary, tokens.accent, tokens.border))


def retint(root: QWidget, tokens: Tokens) -> None:
    """Colour every tool button below a widget for a theme."""
    for found in root.findChildren(QToolButton):
        tint(found, tokens)


def lift(widget: QWidget, tokens: Tokens, blur: int = 16) -> None:
    """A soft shadow under a floating card; none where contrast is asked for."""
    if tokens.high_contrast:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]
        return
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(blur)
    shadow.setOffset(0, 2)
    colour = QColor(tokens.shadow)
    colour.setAlpha(120 if tokens.dark else 34)
    shadow.setColor(colour)
    widget.setGraphicsEffect(shadow)


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a changed property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
