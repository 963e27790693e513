"""How many borrowers took how many books, drawn small."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.importing.words import number

_HIGH, _AXIS = 92, 20


class Histogram(QWidget):
    """Borrowers by number of loans; the bins widen evenly, so that equal steps are equal factors."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._bins: Sequence[Sequence[int]] = ()
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bins(self, bins: Sequence[Sequence[int]]) -> None:
        """Show (least loans, borrowers) pairs."""
        self._bins = bins
        busiest = number(bins[-1][0]) if bins else ""
        self.setAccessibleName(self.tr("Loans per borrower, the busiest with {loans} or more").format(loans=busiest))
        self.setVisible(bool(bins))
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bins:
            return
        tallest = max(count for _, count in self._bins)
        wide, high = self.width() / len(self._bins), self.height() - _AXIS - 4
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for place, (_, count) in enumerate(self._bins):
                tail = place > 0 and 0 < count <= 3 and place > len(self._bins) * 0.7
                painter.setBrush(self._tokens.colour("warning" if tail else "accent"))
                tall = max(high * count / tallest, 2.0 if count else 0.0)
                painter.setOpacity(0.78)
                painter.drawRoundedRect(QRectF(place * wide + 0.5, 4 + high - tall, wide - 1.5, tall), 1.5, 1.5)
            painter.setOpacity(1.0)
            painter.setPen(self._tokens.colour("line"))
            painter.drawLine(QPointF(0, 4.5 + high), QPointF(self.width(), 4.5 + high))
            self._label(painter, wide)

    def _label(self, painter: QPainter, wide: float) -> None:
        painter.setFont(theme.tabular(theme.body_font(theme.SMALL)))
        painter.setPen(self._tokens.colour("secondary"))
        metrics = painter.fontMetrics()
        last = self.tr("{loans} and more").format(loans=number(self._bins[-1][0]))
        right = self.width() - metrics.horizontalAdvance(last)
        painter.drawText(QPointF(right, self.height() - 4), last)
        free = 0.0
        for wanted in (1, 10, 100, 1000, 10000):
            place = next((k for k, (least, _) in enumerate(self._bins) if least >= wanted), None)
            text = number(wanted)
            if place is None or place * wide < free or place * wide + metrics.horizontalAdvance(text) + 12 > right:
                continue
            painter.drawText(QPointF(place * wide, self.height() - 4), text)
            free = place * wide + metrics.horizontalAdvance(text) + 12
