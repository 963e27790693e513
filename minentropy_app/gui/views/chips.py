"""Words as chips, and rows of pieces that break where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem

from minentropy_app.gui import theme
from minentropy_app.gui.views.corpus_model import Keyword


class Flow(QLayout):
    """Pieces in rows, as many as fit."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), False)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _place(self, box: QRect, really: bool) -> int:
        x, y, high = box.left(), box.top(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            if x > box.left() and x + size.width() > box.right() + 1:
                x, y = box.left(), y + high + self._gap
                high = 0
            if really:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, high = x + size.width() + self._gap, max(high, size.height())
        return y + high - box.top()


class KeywordChip(QAbstractButton):
    """A keyword with three small bars that say how strong it is."""

    def __init__(self, keyword: Keyword, tokens: theme.Tokens) -> None:
        super().__init__()
        self.keyword, self.tokens = keyword, tokens
        self.setText(keyword.written)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(keyword.written)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(theme.body_font()).horizontalAdvance(self.text())
        return QSize(round(min(wide, 220)) + 42, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, box = self.tokens, QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        ink = tokens.colour("on_accent" if self.isChecked() else "text")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "accent" if self.isChecked() or self.hasFocus() else "border" if self.underMouse() else "soft"
            painter.setPen(tokens.colour(edge))
            painter.setBrush(tokens.colour("accent" if self.isChecked() else "soft"))
            painter.drawRoundedRect(box, 6, 6)
            painter.setFont(theme.body_font())
            painter.setPen(ink)
            room = box.adjusted(10, 0, -28, 0)
            text = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(Qt.PenStyle.NoPen)
            for k, high in enumerate((5, 8, 11)):
                strong = self.keyword.share >= (0.0, 0.4, 0.75)[k]
                colour = QColor(ink if self.isChecked() else tokens.colour("accent"))
                colour.setAlphaF(1.0 if strong else 0.28)
                painter.setBrush(colour)
                painter.drawRoundedRect(QRectF(box.right() - 22 + 5 * k, box.center().y() + 5 - high, 3, high), 1, 1)
