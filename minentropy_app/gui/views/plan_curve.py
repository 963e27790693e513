"""How many books to move: share of books moved against metres saved, with a handle that chooses."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.figures import round_steps
from minentropy_app.model.inputs import Floats
from minentropy_app.model.results import curve_rows

_LEFT, _RIGHT, _TOP, _FOOT = 46, 12, 10, 34
#: Shares of books moved that are told apart on the curve.
_SAME = 0.005


class MoveCurve(QWidget):
    """Draws the points of a plan's curve, and where later loans may lie (95 %); the handle stands on one of them.

    ``own`` is the plan itself: share of the books moved, change on the same loans, on later ones, and its interval.
    """

    chosen = Signal(float)

    def __init__(
        self, curve: Floats, own: tuple[float, ...], tokens: theme.Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.points = _with_own(curve_rows(np.asarray(curve, np.float64))[:, 1:], own)
        self._tokens = tokens
        self.at = int(np.argmin(np.abs(self.points[:, 0] - own[0]))) if len(self.points) else -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(self.tr("How many books to move: left and right choose"))
        self.setMinimumHeight(150)

    @property
    def share(self) -> float:
        """Share of the books moved where the handle stands."""
        return float(self.points[self.at, 0]) if self.at >= 0 else 0.0

    @property
    def point(self) -> tuple[float, ...]:
        """Where the handle stands: share moved, change on the same loans, on later ones, and its interval."""
        return tuple(self.points[self.at].tolist()) if self.at >= 0 else (0.0, *(np.nan,) * 4)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 170)

    def choose(self, at: int) -> None:
        """Put the handle on a point."""
        at = min(max(at, 0), len(self.points) - 1)
        if at != self.at and at >= 0:
            self.at = at
            self.chosen.emit(self.share)
            self.update()

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self.points):
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.body_font(theme.SMALL))
            self._paint_band(painter)
            self._paint_axes(painter)
            self._paint_line(painter, 1, "bar", True)
            self._paint_line(painter, 2, "accent", False)
            self._paint_handle(painter)

    def _paint_axes(self, painter: QPainter) -> None:
        for value in self._ticks():
            y = self._y(value)
            painter.setPen(QPen(self._tokens.colour("line"), 1))
            painter.drawLine(QPointF(_LEFT, y), QPointF(self.width() - _RIGHT, y))
            painter.setPen(self._tokens.colour("secondary"))
            flag = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 8, _LEFT - 6, 16), flag, percent(value))
        for share in round_steps(0.0, float(self.points[:, 0].max()), 4):
            text = percent(share, plain=True)
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QPointF(self._x(share) - wide / 2, self.height() - _FOOT + 13), text)
        flag = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        foot = QRectF(_LEFT, self.height() - 16, self.width() - _LEFT - _RIGHT, 16)
        painter.drawText(foot, flag, self.tr("share of the books moved"))

    def _paint_band(self, painter: QPainter) -> None:
        """Between the ends of the intervals; nothing moved is nothing changed, for sure."""
        known = self.points[np.isfinite(self.points[:, 3:]).all(axis=1)]
        if not len(known):
            return
        band = QPolygonF([QPointF(self._x(0.0), self._y(0.0))])
        for share, end in [*known[:, [0, 4]].tolist(), *known[::-1, [0, 3]].tolist()]:
            band.append(QPointF(self._x(share), self._y(end)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.colour("soft"))
        painter.drawPolygon(band)

    def _paint_line(self, painter: QPainter, column: int, colour: str, dashed: bool) -> None:
        known = np.isfinite(self.points[:, column])
        places = [QPointF(self._x(row[0]), self._y(row[column])) for row in self.points[known].tolist()]
        if not places:
            return
        path = QPainterPath(QPointF(self._x(0.0), self._y(0.0)))
        for place in places:
            path.lineTo(place)
        pen = QPen(self._tokens.colour(colour), 1.5 if dashed else 2.2)
        pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        word = self.tr("same loans (too rosy)") if dashed else self.tr("later loans")
        x = self.width() - _RIGHT - 10 - painter.fontMetrics().horizontalAdvance(word)
        y = _TOP + (30 if dashed else 14)
        painter.drawLine(QPointF(x - 26, y - 4), QPointF(x - 6, y - 4))
        painter.setPen(self._tokens.colour("secondary"))
        painter.drawText(QPointF(x, y), word)

    def _paint_handle(self, painter: QPainter) -> None:
        if self.at < 0:
            return
        share, same, later, low, high = self.points[self.at].tolist()
        value = later if np.isfinite(later) else same
        x, tokens = self._x(share), self._tokens
        if np.isfinite(low):
            painter.setPen(QPen(tokens.colour("accent"), 3))
            painter.drawLine(QPointF(x, self._y(low)), QPointF(x, self._y(high)))
        painter.setPen(QPen(tokens.colour("accent"), 1))
        painter.drawLine(QPointF(x, _TOP), QPointF(x, self.height() - _FOOT))
        if np.isfinite(value):  # a plan kept after a stop has not been judged
            painter.setPen(QPen(tokens.colour("accent"), 2.5))
            painter.setBrush(tokens.colour("surface"))
            painter.drawEllipse(QPointF(x, self._y(value)), 6, 6)
        text = percent(share, plain=True)
        wide = painter.fontMetrics().horizontalAdvance(text) + 12
        box = QRectF(min(max(x - wide / 2, 0), self.width() - wide), self.height() - _FOOT, wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(tokens.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            painter.setPen(QPen(tokens.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # -- hands -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.choose(self.at + step)
        else:
            super().keyPressEvent(event)

    def _follow(self, x: float) -> None:
        if len(self.points):
            self.choose(int(np.argmin([abs(self._x(share) - x) for share in self.points[:, 0].tolist()])))

    # -- measures ------------------------------------------------------------------------------

    def _x(self, share: float) -> float:
        most = max(float(self.points[:, 0].max()), 1e-9)
        return _LEFT + (self.width() - _LEFT - _RIGHT) * share / most

    def _y(self, value: float) -> float:
        low, high = self._span()
        return _TOP + (self.height() - _TOP - _FOOT - 6) * (high - value) / (high - low)

    def _span(self) -> tuple[float, float]:
        values = self.points[:, 1:]
        known = values[np.isfinite(values)]
        low, high = (min(float(known.min()), 0.0), max(float(known.max()), 0.0)) if known.size else (-0.01, 0.0)
        steps = round_steps(low, high, 4)
        return min(steps[0], low), max(steps[-1], high)

    def _ticks(self) -> list[float]:
        return round_steps(*self._span(), 4)


def _with_own(points: Floats, own: tuple[float, ...]) -> Floats:
    """Put the plan itself among the points of its curve, by share moved, unless one of them stands there."""
    if not len(points) or np.abs(points[:, 0] - own[0]).min() > _SAME:
        points = np.vstack([points, own])
    return np.asarray(points[np.argsort(points[:, 0], kind="stable")])


def percent(share: float, plain: bool = False) -> str:
    """A share as percent, with its sign unless ``plain``."""
    figure = QLocale().toString(abs(100 * share), "f", 0 if abs(share) >= 0.095 or share == 0 else 1)
    sign = "" if plain or abs(share) < 5e-4 else "−" if share < 0 else "+"
    return f"{sign}{figure} %"
