"""The card that says what is under the pointer, with a thin leader to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.views.space_model import Details

WIDE = 250
_WIDER, _PAD, _LINE = 300, 12, 22


class HoverCard(QWidget):
    """Covers the canvas, lets every event through, draws one card and its leader."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._target = QPointF()
        self._box = QRectF()
        self._text: tuple[str, Details, str] = ("", Details(), "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    @property
    def box(self) -> QRectF:
        """Where the card stands."""
        return self._box

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def show_for(self, target: QPointF, title: str, details: Details, colour: str, busy: Sequence[QRectF] = ()) -> None:
        """Show a card beside ``target`` where it covers least of ``busy``."""
        self._target, self._text = target, (title, details, colour)
        tall = self._layout_height()
        self._box = _beside(target, QRectF(self.rect()), (self._wide, tall), busy)
        told = "; ".join(" ".join(row) for row in details.rows)
        self.setAccessibleDescription(f"{title} {details.aside}. {details.subtitle}. {told}".strip())
        self.show()
        self.raise_()
        self.update()

    def _title_lines(self) -> list[str]:
        metrics = QFontMetricsF(self._title_font())
        aside = metrics.horizontalAdvance(self._text[1].aside)
        room, words, lines = self._wide - 2 * _PAD - 12 - (aside + 12 if aside else 0), self._text[0].split(" "), [""]
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if metrics.horizontalAdvance(longer) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) > 2:
            lines = [lines[0], metrics.elidedText(" ".join(lines[1:]), Qt.TextElideMode.ElideRight, room)]
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]

    def _layout_height(self) -> float:
        _, details, _ = self._text
        tall = 2 * _PAD + 19 * len(self._title_lines())
        tall += 18 if details.subtitle else 0
        tall += 32 if details.figures else 0
        return tall + (13 + _LINE * len(details.rows) if details.rows else 0)

    @property
    def _wide(self) -> float:
        """A card of rows needs room for two columns."""
        return _WIDER if self._text[1].rows else WIDE

    @staticmethod
    def _title_font() -> QFont:
        font = theme.body_font(theme.BODY)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            near = QPointF(
                min(max(self._target.x(), self._box.left()), self._box.right()),
                min(max(self._target.y(), self._box.top()), self._box.bottom()),
            )
            painter.setPen(QPen(self._tokens.colour("secondary"), 1))
            painter.drawLine(self._target, near)
            self._paint_box(painter)
            self._paint_text(painter)

    def _paint_box(self, painter: QPainter) -> None:
        shade = QColor(self._tokens.shadow)
        for k in range(6, 0, -1):
            shade.setAlpha(14 if self._tokens.dark else 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(self._box.adjusted(-k, -k + 2, k, k + 2), 8 + k, 8 + k)
        painter.setPen(QPen(self._tokens.colour("line"), 1))
        painter.setBrush(self._tokens.colour("surface" if not self._tokens.dark else "panel"))
        painter.drawRoundedRect(self._box, 8, 8)

    def _paint_text(self, painter: QPainter) -> None:
        _, details, colour = self._text
        lines = self._title_lines()
        x, y = self._box.left() + _PAD, self._box.top() + _PAD
        mark = QPainterPath()
        mark.addRoundedRect(QRectF(x, y + 2, 4, 19 * len(lines) - 4), 2, 2)
        painter.fillPath(mark, QColor(colour))
        painter.setFont(self._title_font())
        painter.setPen(self._tokens.colour("text"))
        if details.aside:
            wide = QFontMetricsF(painter.font()).horizontalAdvance(details.aside)
            painter.drawText(QPointF(self._box.right() - _PAD - wide, y + 14), details.aside)
        for line in lines:
            painter.drawText(QPointF(x + 12, y + 14), line)
            y += 19
        small = theme.body_font(theme.CAPTION)
        painter.setFont(small)
        if details.subtitle:
            painter.setPen(self._tokens.colour("secondary"))
            room = self._wide - 2 * _PAD - 12
            subtitle = QFontMetricsF(small).elidedText(details.subtitle, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(x + 12, y + 13), subtitle)
            y += 18
        if details.figures or details.rows:
            painter.setPen(QPen(self._tokens.colour("line"), 1))
            painter.drawLine(QPointF(x, y + 7.5), QPointF(self._box.right() - _PAD, y + 7.5))
        if details.rows:
            self._paint_rows(painter, details.rows, y + 13)
        elif details.figures:
            self._paint_figures(painter, details.figures, QPointF(x + 12, y + 26))

    def _paint_rows(self, painter: QPainter, rows: Sequence[tuple[str, str]], top: float) -> None:
        """Titles at the left, authors at the right, which get no more than their share."""
        metrics, elide = QFontMetricsF(painter.font()), Qt.TextElideMode.ElideRight
        left, right = self._box.left() + _PAD + 12, self._box.right() - _PAD
        for k, (title, by) in enumerate(rows):
            base = top + _LINE * k + 15
            author = metrics.elidedText(by, elide, (right - left) * 0.4)
            wide = metrics.horizontalAdvance(author)
            painter.setPen(self._tokens.colour("secondary"))
            painter.drawText(QPointF(right - wide, base), author)
            painter.setPen(self._tokens.colour("text"))
            painter.drawText(QPointF(left, base), metrics.elidedText(title, elide, right - left - wide - 12))

    def _paint_figures(self, painter: QPainter, figures: tuple[tuple[str, str], ...], at: QPointF) -> None:
        bold, small = theme.tabular(theme.body_font(theme.CAPTION)), theme.body_font(theme.CAPTION)
        bold.setWeight(QFont.Weight.DemiBold)
        for value, unit in figures:
            painter.setFont(bold)
            painter.setPen(self._tokens.colour("text"))
            painter.drawText(at, value)
            at = at + QPointF(QFontMetricsF(bold).horizontalAdvance(value) + 4, 0)
            painter.setFont(small)
            painter.setPen(self._tokens.colour("secondary"))
            painter.drawText(at, unit)
            at = at + QPointF(QFontMetricsF(small).horizontalAdvance(unit) + 14, 0)


def _beside(target: QPointF, room: QRectF, size: tuple[float, float], busy: Sequence[QRectF]) -> QRectF:
    """The place for the card that covers least of what is written, the lower right where equal."""
    best, least = QRectF(), float("inf")
    wide, tall = size
    for gap in (34.0, 90.0):
        for x, y in ((gap, gap), (-gap - wide, gap), (gap, -gap - tall), (-gap - wide, -gap - tall)):
            left = min(max(target.x() + x, room.left() + 8), max(room.right() - wide - 8, 8.0))
            top = min(max(target.y() + y, room.top() + 8), max(room.bottom() - tall - 8, 8.0))
            box = QRectF(round(left), round(top), wide, round(tall))
            covered = sum(_area(box.intersected(other)) for other in busy) + gap
            covered += 1e6 if box.adjusted(-12, -12, 12, 12).contains(target) else 0.0
            if covered < least:
                best, least = box, covered
    return best


def _area(box: QRectF) -> float:
    return box.width() * box.height() if not box.isEmpty() else 0.0
