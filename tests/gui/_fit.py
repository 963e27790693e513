"""Finds what a reader would stumble over in a window: words cut off, controls on each other, pale letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from minentropy_app.gui.param_fields import CalmBox, Field
from minentropy_app.gui.parts import Elided

#: Rounding of widths, and what stands beside the words of a control, in logical pixels.
_SLACK, _COMBO, _LINE = 1.5, 34, 18


def cut_off(window: QWidget) -> list[str]:
    """Words that have less room than they need, with what they are."""
    return [f"{_name(w)}: {why}" for w in seen(window) if (why := _cut(w))]


def overlaps(window: QWidget) -> list[str]:
    """Texts and controls of one layout that lie on each other."""
    found = []
    pieces = [w for w in seen(window) if isinstance(w, QLabel | QAbstractButton | QComboBox | QLineEdit) and _told(w)]
    for k, one in enumerate(pieces):
        for other in pieces[k + 1 :]:
            if one.parent() is other.parent() and not one.isAncestorOf(other) and not other.isAncestorOf(one):
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > 1 and shared.height() > 1:
                    found.append(f"{_name(one)} lies on {_name(other)}")
    return found


def pale(window: QWidget, picture: QImage) -> list[str]:
    """Texts whose letters have too little contrast to what is really behind them (WCAG AA, 4.5 to 1)."""
    found = []
    for widget in seen(window):
        if not isinstance(widget, QLabel | QPushButton | QToolButton) or not _told(widget) or not widget.isEnabled():
            continue
        box = _box_in(widget, window).intersected(window.rect())
        ink = widget.palette().color(widget.foregroundRole())
        back = _most_common(picture, box, ink)
        if back is not None and (ratio := contrast(ink, back)) < 4.5:
            found.append(f"{_name(widget)}: {ink.name()} on {back.name()} is {ratio:.2f}")
    return found


def seen(window: QWidget) -> Iterator[QWidget]:
    """Labels and controls of which at least a part can be seen.

    Only these are asked for: to wrap every widget of Qt's own (handles of splitters …) brings PySide down.
    """
    for widget in (w for kind in (QLabel, QAbstractButton, QComboBox, QLineEdit) for w in window.findChildren(kind)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _cut(widget: QWidget) -> str:
    metrics = QFontMetricsF(widget.font())
    if isinstance(widget, Elided):
        return _outside(widget)
    if isinstance(widget, QLabel):
        return _cut_label(widget, metrics) or _outside(widget)
    if isinstance(widget, QComboBox):
        if isinstance(widget, CalmBox) and not isinstance(widget.parent(), Field):
            return ""  # names the user gave, elided, with the whole name as tip
        return _lack(metrics.horizontalAdvance(widget.currentText()) + _COMBO, widget.width())
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        words = widget.placeholderText() if not widget.text() else ""
        if words == widget.toolTip():
            return ""  # Qt elides it, and the tip says the whole
        return _lack(metrics.horizontalAdvance(words) + _LINE + margins.left() + margins.right(), widget.width())
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton) and widget.text():
        return _lack(widget.sizeHint().width(), widget.width()) or _outside(widget)
    return ""


def _cut_label(label: QLabel, metrics: QFontMetricsF) -> str:
    if not label.text() or label.textFormat() == Qt.TextFormat.RichText or label.text().startswith("<"):
        return ""
    room = label.contentsRect()
    if label.wordWrap():
        tall = label.heightForWidth(label.width())
        longest = max((metrics.horizontalAdvance(word) for word in label.text().split()), default=0.0)
        wide = longest if label.text().isascii() else 0.0
        return _lack(tall, label.height(), "lines") or _lack(wide, room.width())
    return _lack(max(metrics.horizontalAdvance(line) for line in label.text().split("\n")), room.width())


def _outside(widget: QWidget) -> str:
    """What sticks out of its parent, unless that scrolls."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea | QScrollArea):
        return ""
    if any(isinstance(up, QScrollArea) for up in _ancestors(widget)):
        wide = QRect(QPoint(), parent.size())
        return "" if widget.x() >= 0 and widget.geometry().right() <= wide.right() else "sticks out of its parent"
    return "" if parent.rect().contains(widget.geometry()) else "sticks out of its parent"


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    up = widget.parentWidget()
    while up is not None:
        yield up
        up = up.parentWidget()


def _lack(needed: float, there: float, what: str = "px") -> str:
    return f"needs {needed:.0f} of {there:.0f} {what}" if needed > there + _SLACK else ""


def _told(widget: QWidget) -> str:
    text = widget.currentText() if isinstance(widget, QComboBox) else getattr(widget, "text", lambda: "")()
    return str(text).strip()


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {_told(widget)[:60]!r}"


def _box_in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _most_common(picture: QImage, box: QRect, ink: QColor) -> QColor | None:
    """The colour, to eight steps, that fills most of a box beside the ink: what lies behind the letters."""
    ratio = picture.devicePixelRatio()
    counts: Counter[int] = Counter()
    for y in range(round(box.top() * ratio), round(box.bottom() * ratio), 2):
        for x in range(round(box.left() * ratio), round(box.right() * ratio), 3):
            counts[picture.pixel(x, y) & 0xF8F8F8 | 0x040404] += 1
    del counts[ink.rgb() & 0xF8F8F8 | 0x040404]
    return QColor(counts.most_common(1)[0][0]) if counts else None
