"""The most borrowed of the selected items, each with the colour that it has in the view in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme

SelectionRow = tuple[str, str, int]
#: Height of a row, and width of the dot that tells its colour in the view.
_ROW, _DOT = 23, 8


class SelectionList(QWidget):
    """The most borrowed of the selected items; ``pointed(row)`` follows the pointer, -1 away from all."""

    pointed = Signal(int)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._rows, self._kind = tokens, list[SelectionRow](), "book"
        self._colours, self._over, self._more = tuple[str, ...](), -1, 0
        self.setMouseTracking(True)

    @property
    def colours(self) -> tuple[str, ...]:
        """Colours of the dots before the rows; empty: no dots."""
        return self._colours

    def show_rows(self, rows: Sequence[SelectionRow], kind: str = "book", more: int = 0) -> None:
        """Show (title, author, loans) of books, (word, "", count), (title, label, words) of documents or
        (name, module, −1) of nodes; ``more`` are selected and not among them.
        """
        self._rows, self._kind, self._over, self._more = list(rows), kind, -1, more
        self.setFixedHeight(_ROW * (len(self._rows) + 1 + (more > 0)) + 4 if self._rows else 0)
        told = ([title, author, str(loans) if loans >= 0 else ""] for title, author, loans in self._rows)
        self.setAccessibleName("; ".join(", ".join(filter(None, line)) for line in told))
        self.update()

    def show_colours(self, colours: Sequence[str]) -> None:
        """Put a dot before each row, in these colours; none without them."""
        self._colours = tuple(colours)
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def heads(self) -> tuple[str, str, str]:
        """What stands above the columns; nothing above one in which nothing is told."""
        first, second, third = {
            "word": (self.tr("Word"), "", self.tr("Count")),
            "document": (self.tr("Document"), self.tr("Label"), self.tr("Words")),
            "node": (self.tr("Node"), self.tr("Module"), ""),
        }.get(self._kind, (self.tr("Title"), self.tr("Author"), self.tr("Loans")))
        return first, second if any(row[1] for row in self._rows) else "", third if self._counted else ""

    @property
    def _counted(self) -> bool:
        return any(row[2] >= 0 for row in self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._line(painter, 0, self.heads(), head=True)
            painter.fillRect(QRectF(0, _ROW - 1, self.width(), 1), self._tokens.colour("line"))
            for k, (title, author, loans) in enumerate(self._rows):
                if k == self._over:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(self._tokens.colour("soft"))
                    painter.drawRoundedRect(QRectF(-6, _ROW * (k + 1) + 1, self.width() + 12, _ROW - 1), 4, 4)
                told = QLocale().toString(loans) if loans >= 0 else ""
                self._line(painter, _ROW * (k + 1), (title, author, told), head=False)
                if k < len(self._colours):
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(self._colours[k]))
                    painter.drawEllipse(QPointF(_DOT / 2, _ROW * (k + 1) + _ROW / 2), _DOT / 2, _DOT / 2)
            if self._more > 0:
                told = self.tr("and {count} more").format(count=QLocale().toString(self._more))
                self._line(painter, _ROW * (len(self._rows) + 1), (told, "", ""), head=False, colour="secondary")

    def _line(
        self, painter: QPainter, top: float, texts: tuple[str, str, str], head: bool, colour: str = "text"
    ) -> None:
        font = theme.tabular(theme.body_font(theme.CAPTION))
        painter.setFont(_bold(font) if head else font)
        metrics = QFontMetricsF(painter.font())
        right = self.width() - (52 if self._counted else 0)
        middle = self.width() * 0.52 if any(row[1] for row in self._rows) else right  # nobody is known: longer titles
        painter.setPen(self._tokens.colour("secondary" if head else colour))
        elide = Qt.TextElideMode.ElideRight
        left = _DOT + 8 if self._colours else 0
        painter.drawText(QPointF(left, top + 16), metrics.elidedText(texts[0], elide, middle - 8 - left))
        wide = metrics.horizontalAdvance(texts[2])
        painter.drawText(QPointF(self.width() - wide, top + 16), texts[2])
        painter.setPen(self._tokens.colour("secondary"))
        painter.drawText(QPointF(middle, top + 16), metrics.elidedText(texts[1], elide, right - middle))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y() // _ROW) - 1
        self._point(at if 0 <= at < len(self._rows) else -1)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)

    def _point(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.pointed.emit(row)
            self.update()


def _bold(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy
