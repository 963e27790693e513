"""What is written and marked on every picture of shelves: names, halos, stops of a walk, a measure in metres."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from minentropy_app.gui import theme
from minentropy_app.gui.words import translate

_STOP, _HALO, _MEASURE = 10.0, 3.5, 70.0


def bold() -> QFont:
    """The font of names that stand for themselves."""
    font = theme.body_font(theme.SMALL)
    font.setBold(True)
    return font


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """The colour ``share`` of the way to another."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def haloed(painter: QPainter, at: QPointF, text: str, colours: tuple[QColor, QColor]) -> None:
    """Write on anything; ``colours`` of the letters, and of the halo round them."""
    path = QPainterPath()
    path.addText(at, painter.font(), text)
    halo = QPen(colours[1], _HALO)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(halo)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(colours[0])
    painter.drawText(at, text)


def written(painter: QPainter, box: QRectF, text: str, colour: QColor) -> None:
    """A name inside a box, along its longer side, where it has room."""
    upright = box.height() > box.width()
    along, across = (box.height(), box.width()) if upright else (box.width(), box.height())
    font = theme.body_font(theme.SMALL)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) + 5 > along or metrics.height() > across:
        return
    painter.save()
    painter.translate(box.center())
    if upright:
        painter.rotate(-90)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(-along / 2, -across / 2, along, across), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_walk(painter: QPainter, places: list[QPointF], stops: list[tuple[int, QPointF]], tokens: theme.Tokens) -> None:
    """A walk along places, and the numbers of its stops."""
    path = QPainterPath(places[0])
    for place in places[1:]:
        path.lineTo(place)
    pen = QPen(tokens.colour("accent"), 2.5, Qt.PenStyle.DashLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setFont(bold())
    for number, at in stops:
        painter.setPen(QPen(tokens.colour("surface"), 2))
        painter.setBrush(tokens.colour("accent"))
        painter.drawEllipse(at, _STOP, _STOP)
        painter.setPen(tokens.colour("on_accent"))
        box = QRectF(at.x() - _STOP, at.y() - _STOP, 2 * _STOP, 2 * _STOP)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def draw_measure(painter: QPainter, corner: QPointF, factor: float, colour: QColor) -> None:
    """A bar that says how long some metres are, left of ``corner``; ``factor`` pixels are a metre."""
    metres = next((m for m in (1, 2, 5, 10, 20, 50, 100) if m * factor >= _MEASURE), 100)
    wide, right, base = metres * factor, corner.x(), corner.y()
    painter.setPen(QPen(colour, 1.5))
    painter.drawLine(QLineF(right - wide, base, right, base))
    for x in (right - wide, right):
        painter.drawLine(QLineF(x, base - 4, x, base + 4))
    painter.setFont(theme.body_font(theme.SMALL))
    text = translate("gui.views.draw", "{metres} m").format(metres=QLocale().toString(metres))
    painter.drawText(QRectF(right - wide, base + 2, wide, 18), Qt.AlignmentFlag.AlignCenter, text)
