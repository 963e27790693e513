"""The whole map small, with a frame round what is on screen; a click or drag goes there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.views.map_canvas import MapCanvas
from minentropy_app.gui.views.map_scene import EXTENT

WIDE, HIGH = 132, 92
_SAMPLED = 60_000
_EXTENT = 1.12 * EXTENT


class MiniMap(QWidget):
    """An overview of one canvas."""

    def __init__(self, canvas: MapCanvas, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._tokens = canvas, tokens
        self._picture = QImage()
        self.setFixedSize(WIDE, HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview: click to go there, arrows move"))
        self.setToolTip(self.tr("Overview: click to go there"))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.refresh()

    def refresh(self) -> None:
        """Draw the overview anew, after colours or places have changed."""
        scene = self._canvas.items.scene
        self._picture = overview(scene.positions, scene.colours, self._tokens)
        self.update()

    def follow(self) -> None:
        """Show the frame where the camera is now."""
        self.update()

    def frame(self) -> QRectF:
        """What is on screen, in this widget."""
        canvas = self._canvas
        x, y, _ = canvas.camera.target
        wide, high = canvas.width() / canvas.camera.scale, canvas.height() / canvas.camera.scale
        middle = self._place(x, y)
        scale = _scale()
        return QRectF(middle.x() - wide * scale / 2, middle.y() - high * scale / 2, wide * scale, high * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            path = QPainterPath()
            path.addRoundedRect(box, 6, 6)
            back = tokens.colour("surface")
            back.setAlpha(225)
            painter.fillPath(path, back)
            painter.setClipPath(path)
            if not self._picture.isNull():
                painter.drawImage(QRectF(self.rect()), self._picture)
            self._paint_frame(painter)
            painter.setClipping(False)
            painter.setPen(QPen(tokens.colour("accent" if self.hasFocus() else "line"), 1))
            painter.drawPath(path)

    def _paint_frame(self, painter: QPainter) -> None:
        frame = self.frame()
        if frame.contains(QRectF(self.rect())):
            return
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        hole.addRect(frame)
        veil = QColor(self._tokens.panel)
        veil.setAlpha(120)
        painter.fillPath(shade.subtracted(hole), veil)
        painter.setPen(QPen(self._tokens.colour("accent"), 1.5))
        painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if (way := step.get(Qt.Key(event.key()))) is not None:
            middle = self._place(*self._canvas.camera.target[:2])
            self._go(middle + QPointF(*way) * 8)
        else:
            super().keyPressEvent(event)

    def _go(self, place: QPointF) -> None:
        x, y = (place.x() - WIDE / 2) / _scale(), (HIGH / 2 - place.y()) / _scale()
        self._canvas.follow(self._canvas.looking((x, y), self._canvas.camera.scale))

    @staticmethod
    def _place(x: float, y: float) -> QPointF:
        return QPointF(WIDE / 2 + x * _scale(), HIGH / 2 - y * _scale())


def overview(positions: npt.NDArray[np.float32], colours: npt.NDArray[np.uint32], tokens: theme.Tokens) -> QImage:
    """A picture of all points, twice as fine as the widget, denser places more solid."""
    wide, high = 2 * WIDE, 2 * HIGH
    every = max(1, len(positions) // _SAMPLED)
    points, shades = positions[::every], colours[::every]
    x = (wide / 2 + points[:, 0] * 2 * _scale()).astype(int)
    y = (high / 2 - points[:, 1] * 2 * _scale()).astype(int)
    inside = (x >= 0) & (y >= 0) & (x < wide) & (y < high)
    cell = y[inside] * wide + x[inside]
    counts = np.bincount(cell, minlength=wide * high)
    mixed = np.zeros(wide * high, np.uint32)
    for shift in (16, 8, 0):
        total = np.bincount(cell, (shades[inside] >> np.uint32(shift)) & 255, minlength=wide * high)
        mixed |= np.round(total / np.maximum(counts, 1)).astype(np.uint32) << np.uint32(shift)
    usual = max(float(np.quantile(counts[counts > 0], 0.9)), 1.0) if cell.size else 1.0
    cover = np.where(counts > 0, np.clip(120 + 135 * counts / usual, 0, 255), 0).astype(np.uint32)
    pixels = np.ascontiguousarray((cover << np.uint32(24) | mixed).reshape(high, wide))
    return QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32).copy()


def _scale() -> float:
    """Pixels of the overview per unit of the map."""
    return min(WIDE, HIGH) / (2 * _EXTENT)
