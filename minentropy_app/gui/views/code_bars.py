"""Two bars on one scale: what a step costs with one book, and with the books of modules."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from minentropy_app.gui import theme

_ROW, _BAR, _FOOT = 52, 24, 22
#: Stretches narrower than this, in pixels, melt with neighbours of their colour.
_NARROW = 3.0


@dataclass(frozen=True)
class Stretch:
    """A part of the lower bar: who it belongs to, what it is called, its length and colour."""

    key: int
    name: str
    value: float
    colour: str


class CodeBars(QWidget):
    """Click a stretch, or go to it with the arrow keys: ``chosen`` carries its key."""

    chosen = Signal(int)

    def __init__(self, tokens: theme.Tokens, digits: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._digits = tokens, digits
        self._heads = ("", "")
        self._plain, self._stretches = 0.0, list[Stretch]()
        self._feet: list[tuple[str, str]] = []
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(self.sizeHint().height())

    def show_bars(
        self, heads: tuple[str, str], plain: float, stretches: list[Stretch], feet: list[tuple[str, str]]
    ) -> None:
        """Show both bars: ``feet`` are captions under the lower one, each with the name of its colour."""
        self._heads, self._plain, self._stretches, self._feet = heads, plain, stretches, feet
        self.setAccessibleName(f"{heads[0]} {self._figure(plain)}; {heads[1]} {self._figure(self.total)}")
        self.setAccessibleDescription("; ".join(text for text, _ in feet))
        self.update()

    @property
    def total(self) -> float:
        """Length of the lower bar without what is saved."""
        return sum(stretch.value for stretch in self._stretches)

    def mark(self, key: int) -> None:
        """Show which stretch is looked at."""
        self._at = next((k for k, stretch in enumerate(self._stretches) if stretch.key == key), -1)
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * _ROW + _FOOT)

    def box_of(self, key: int) -> QRectF:
        """Where a stretch is drawn."""
        return next((box for stretch, box in self._boxes() if stretch.key == key), QRectF())

    def _boxes(self) -> list[tuple[Stretch, QRectF]]:
        scale, left, boxes = self._scale(), 0.0, []
        for stretch in self._stretches:
            wide = stretch.value * scale
            boxes.append((stretch, QRectF(left, _ROW + 24, wide, _BAR)))
            left += wide
        return boxes

    def _scale(self) -> float:
        return self.width() / max(self._plain, self.total, 1e-12)

    def _figure(self, value: float) -> str:
        return QLocale().toString(float(value), "f", self._digits)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._head(painter, 0, self._heads[0], self._plain, strong=False)
            plain = QRectF(0, 24, self._plain * self._scale(), _BAR)
            painter.fillPath(_rounded(plain), self._tokens.colour("bar_soft"))
            self._head(painter, _ROW, self._heads[1], self.total, strong=True)
            self._paint_lower(painter)
            self._paint_feet(painter)

    def _head(self, painter: QPainter, top: float, text: str, value: float, strong: bool) -> None:
        font = theme.body_font(theme.BODY)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._tokens.colour("text" if strong else "secondary"))
        painter.drawText(QPointF(0, top + 16), text)
        painter.setFont(theme.tabular(font))
        painter.setPen(self._tokens.colour("text"))
        figure = self._figure(value)
        painter.drawText(
            QPointF(self.width() - QFontMetricsF(painter.font()).horizontalAdvance(figure), top + 16), figure
        )

    def _paint_lower(self, painter: QPainter) -> None:
        boxes = self._boxes()
        saved = QRectF(self.total * self._scale(), _ROW + 24, (self._plain - self.total) * self._scale(), _BAR)
        every = QRectF(0, _ROW + 24, max(self._plain, self.total) * self._scale(), _BAR)
        painter.save()
        painter.setClipPath(_rounded(every))
        for colour, box in _joined(boxes):
            painter.fillRect(box, QColor(colour))
            if box.width() > 3:
                painter.fillRect(QRectF(box.right() - 1, box.top(), 1, _BAR), self._tokens.colour("surface"))
        if saved.width() > 0:
            self._hatch(painter, saved)
        painter.restore()
        if 0 <= self._at < len(boxes):
            pen = QPen(self._tokens.colour("accent" if self.hasFocus() else "text"), 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            mark = boxes[self._at][1].adjusted(-1.5, -2.5, 1.5, 2.5)
            painter.drawRoundedRect(mark.intersected(QRectF(1, 0, self.width() - 2, self.height())), 3, 3)
        elif self.hasFocus():
            painter.setPen(QPen(self._tokens.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(every.adjusted(0.5, -2.5, -0.5, 2.5), 4, 4)

    def _hatch(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, QBrush(self._tokens.colour("soft")))
        painter.setPen(QPen(self._tokens.colour("accent"), 1.4))
        x = box.left() - box.height()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += 6

    def _paint_feet(self, painter: QPainter) -> None:
        font = theme.body_font(theme.CAPTION)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        widths = [metrics.horizontalAdvance(text) for text, _ in self._feet]
        gap = (self.width() - sum(widths)) / max(len(widths) - 1, 1)
        left = 0.0
        for (text, role), wide in zip(self._feet, widths, strict=True):
            painter.setPen(self._tokens.colour(role))
            painter.drawText(QPointF(left, 2 * _ROW + 13), text)
            left += wide + gap

    # -- pointing and keys -----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for k, (stretch, box) in enumerate(self._boxes()):
            if box.adjusted(0, -3, 0, 3).contains(event.position()):
                self._choose(k, stretch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = next((s for s, box in self._boxes() if box.contains(event.position())), None)
        if under is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), f"{under.name}: {self._figure(under.value)}", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._stretches:
            at = min(max(self._at + step, 0), len(self._stretches) - 1)
            self._choose(at, self._stretches[at])
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int, stretch: Stretch) -> None:
        self._at = at
        self.update()
        self.chosen.emit(stretch.key)


def _joined(boxes: list[tuple[Stretch, QRectF]]) -> list[tuple[str, QRectF]]:
    """Boxes with their colours; neighbours of one colour too narrow to be told apart become one."""
    found: list[tuple[str, QRectF]] = []
    narrow = False
    for stretch, box in boxes:
        if found and narrow and box.width() < _NARROW and found[-1][0] == stretch.colour:
            found[-1][1].setRight(box.right())
        else:
            found.append((stretch.colour, QRectF(box)))
        narrow = box.width() < _NARROW
    return found


def _rounded(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, 4, 4)
    return path
