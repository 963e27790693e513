"""Marking shelves by a rectangle or a lasso, drawn over a plan."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPolygonF

from minentropy_app.gui import theme
from minentropy_app.gui.views.drawn_canvas import marking
from minentropy_app.gui.views.picture_canvas import Change, Tool

#: Pixels between two points of a lasso.
_STEP = 3


class Trail:
    """The way of a drag that marks; empty while none does."""

    def __init__(self) -> None:
        self.tool, self._points = Tool.SELECT, list[QPointF]()

    def __bool__(self) -> bool:
        return bool(self._points)

    def begin(self, event: QMouseEvent) -> bool:
        """Begin a mark: with a marking tool, or with Shift held. False: this drag does something else."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        left = event.button() == Qt.MouseButton.LeftButton
        self._points = [event.position()] if left and (shifted or self.tool is not Tool.SELECT) else []
        return bool(self._points)

    def go_on(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if (event.position() - self._points[-1]).manhattanLength() >= _STEP:
            self._points.append(event.position())

    def end(self, event: QMouseEvent) -> tuple[QPolygonF, Change, Tool] | None:
        """What was marked, how it joins the selection and by which tool; None for a mere click."""
        outline, self._points = self._outline(), []
        if outline is None:
            return None
        change = marking(event, drags_with_shift=self.tool is Tool.SELECT)
        return outline, change, Tool.LASSO if self.tool is Tool.LASSO else Tool.RECTANGLE

    def paint(self, painter: QPainter, tokens: theme.Tokens) -> None:
        """Draw the mark so far."""
        outline = self._outline()
        if outline is None:
            return
        tint = tokens.colour("accent")
        tint.setAlpha(28)
        painter.setPen(QPen(tokens.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        painter.drawPolygon(outline)

    def _outline(self) -> QPolygonF | None:
        if len(self._points) < 2:
            return None
        if self.tool is Tool.LASSO:
            return QPolygonF(self._points)
        return QPolygonF(QRectF(self._points[0], self._points[-1]).normalized())
