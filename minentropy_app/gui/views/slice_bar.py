"""A bar with two handles: only items between these heights are shown."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme

_PAD, _HANDLE, _STEPS = 14, 7, 40
_LOW, _HIGH = 0, 1


class SliceBar(QWidget):
    """Chooses heights. Up and Down move a handle, Left and Right choose which, Esc shows all again."""

    changed = Signal(float, float)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._ends = (0.0, 1.0)
        self._cuts = [0.0, 1.0]
        self._held = _HIGH
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Slice by height"))
        self._say()

    @property
    def cuts(self) -> tuple[float, float]:
        """The lowest and highest shown, metres."""
        return self._cuts[_LOW], self._cuts[_HIGH]

    def show_heights(self, heights: npt.NDArray[np.floating]) -> None:
        """Take the range of heights, metres; everything is shown."""
        low, high = float(heights.min()), float(heights.max())
        self._ends = (low, high if high > low else low + 1.0)
        self._cuts = list(self._ends)
        self._say()

    def reset(self) -> None:
        """Show everything."""
        self._cuts = list(self._ends)
        self._tell()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        away = [abs(event.position().y() - self._y(cut)) for cut in self._cuts]
        self._held = _LOW if away[_LOW] < away[_HIGH] else _HIGH
        self._move(self._height_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._move(self._height_at(event.position().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self._move(self._cuts[self._held] + step * (self._ends[1] - self._ends[0]) / _STEPS)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._held = 1 - self._held
            self.update()
        elif event.key() == Qt.Key.Key_Escape:
            self.reset()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x = self.width() - _PAD
            top, bottom = self._y(self._cuts[_HIGH]), self._y(self._cuts[_LOW])
            painter.setPen(QPen(tokens.colour("bar_soft"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x, self._y(self._ends[1])), QPointF(x, self._y(self._ends[0])))
            painter.setPen(QPen(tokens.colour("accent"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            for which, y in ((_LOW, bottom), (_HIGH, top)):
                held = which == self._held and self.hasFocus()
                painter.setBrush(tokens.colour("accent" if held else "surface"))
                painter.setPen(QPen(tokens.colour("accent"), 2))
                painter.drawEllipse(QPointF(x, y), _HANDLE, _HANDLE)
                painter.setPen(tokens.colour("text"))
                painter.setFont(theme.tabular(theme.body_font(theme.SMALL)))
                box = QRectF(0, y - 8, x - _HANDLE - 5, 16)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._text(which))

    def _text(self, which: int) -> str:
        return self.tr("{metres} m").format(metres=QLocale().toString(self._cuts[which], "f", 1))

    def _move(self, height: float) -> None:
        low, high = self._ends
        if self._held == _LOW:
            self._cuts[_LOW] = min(max(height, low), self._cuts[_HIGH])
        else:
            self._cuts[_HIGH] = max(min(height, high), self._cuts[_LOW])
        self._tell()

    def _tell(self) -> None:
        low, high = self._cuts
        self._say()
        self.update()
        self.changed.emit(low if low > self._ends[0] else -math.inf, high if high < self._ends[1] else math.inf)

    def _say(self) -> None:
        words = self.tr("Shown from {low} to {high}").format(low=self._text(_LOW), high=self._text(_HIGH))
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def _y(self, height: float) -> float:
        low, high = self._ends
        return _PAD + (high - height) / (high - low) * (self.height() - 2 * _PAD)

    def _height_at(self, y: float) -> float:
        low, high = self._ends
        return high - (y - _PAD) / max(self.height() - 2 * _PAD, 1) * (high - low)
