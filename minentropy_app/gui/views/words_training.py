"""The course of a training: mean log p against the words read."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.figures import round_steps
from minentropy_app.gui.views.words_model import WordsModel
from minentropy_app.text import put

_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 20, 40


class Curve(QWidget):
    """A line with the figure of its end, over the level that chance would reach."""

    def __init__(self, points: npt.NDArray[np.float64], chance: float, tokens: theme.Tokens) -> None:
        super().__init__()
        self.points, self.chance, self.tokens = points, chance, tokens
        self.setMinimumHeight(160)
        self.setMaximumHeight(420)
        said = "; ".join(f"{_number(x, 0)}: {_number(y, 2)}" for x, y in points.tolist())
        self.setAccessibleName(self.tr("Mean log p by words read"))
        self.setAccessibleDescription(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        ticks = self._ticks()
        least, most = ticks[0], ticks[-1]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
            self._scale(painter, box, ticks)
            places = [self._place(box, point, least, most) for point in self.points.tolist()]
            self._line(painter, box, places)

    def _ticks(self) -> list[float]:
        """Round figures from below the lowest point to above the highest."""
        values = self.points[:, 1]
        room = max(float(np.ptp(values)) * 0.05, 0.05)
        return round_steps(float(values.min()) - room, float(values.max()) + room, 5)

    def _place(self, box: QRectF, point: list[float], least: float, most: float) -> QPointF:
        last = float(self.points[-1, 0]) or 1.0
        return QPointF(
            box.left() + box.width() * point[0] / last,
            box.bottom() - box.height() * (point[1] - least) / (most - least),
        )

    def _scale(self, painter: QPainter, box: QRectF, ticks: list[float]) -> None:
        digits = 1 if ticks[1] - ticks[0] >= 0.0999 else 2
        for value in ticks:
            y = self._place(box, [0.0, value], ticks[0], ticks[-1]).y()
            painter.setPen(self.tokens.colour("line"))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(self.tokens.colour("secondary"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 10, _LEFT - 10, 20), side, _number(value, digits))
        ends = ((0.0, Qt.AlignmentFlag.AlignLeft), (float(self.points[-1, 0]), Qt.AlignmentFlag.AlignRight))
        for value, side in ends:
            words = put(self.tr("{n} {n:word|words} read"), n=_number(value, 0)) if value else "0"
            painter.drawText(QRectF(box.left(), box.bottom() + 10, box.width(), 20), side, words)

    def _line(self, painter: QPainter, box: QRectF, places: list[QPointF]) -> None:
        path = QPainterPath(places[0])
        for place in places[1:]:
            path.lineTo(place)
        below = QPainterPath(path)
        below.lineTo(places[-1].x(), box.bottom())
        below.lineTo(places[0].x(), box.bottom())
        fill = QColor(self.tokens.accent)
        fill.setAlphaF(0.10)
        painter.fillPath(below, fill)
        painter.setPen(QPen(self.tokens.colour("accent"), 2))
        painter.drawPath(path)
        painter.setBrush(self.tokens.colour("surface"))
        painter.drawEllipse(places[-1], 4, 4)


class TrainingPage(QWidget):
    """The curve and what it says; a sentence alone where no course was kept."""

    def __init__(self, model: WordsModel, tokens: theme.Tokens) -> None:
        super().__init__()
        chance = -math.log(max(len(model), 1))
        self.says = parts.label(self._sentence(model, chance), "bodySecondary", wrap=True)
        self.curve = Curve(model.curve, chance, tokens) if len(model.curve) > 1 else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(parts.label(self.tr("Mean log p of a neighbour, nats"), "title"))
        column.addWidget(self.says)
        if self.curve is not None:
            column.addWidget(self.curve, 1)
        column.addStretch(0 if self.curve is not None else 1)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        if self.curve is not None:
            self.curve.tokens = tokens
            self.curve.update()

    def _sentence(self, model: WordsModel, chance: float) -> str:
        told = self.tr("Guessing each of {n} alike would give {chance}.").format(
            n=_number(len(model), 0), chance=_number(chance, 2)
        )
        if model.mean_log_p is not None:
            reached = self.tr("The finished model reaches {figure}.").format(figure=_number(model.mean_log_p, 2))
            told = f"{reached} {told}"
        gone = self.tr("The course of the training was not kept.")
        return told if len(model.curve) > 1 else f"{told} {gone}"


def _number(value: float, digits: int) -> str:
    text = QLocale().toString(float(abs(value)), "f", digits)
    return f"\N{MINUS SIGN}{text}" if value < 0 else text
