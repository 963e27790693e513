"""How far a shelf plan has come while it is searched for: the metres expected so far, and their course."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QLocale, QPointF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.views.plan_curve import percent
from minentropy_app.gui.words import translate
from minentropy_app.model.results import ShelfPlan

_KEPT = 240


def change_so_far(plan: ShelfPlan) -> str:
    """The change of the metres that are expected, as percent with its sign; "" where nothing is known."""
    before, now = (float(plan.metrics.get(name) or 0.0) for name in ("expected_before", "expected_metres"))
    return percent(now / before - 1) if before > 0 else ""


def metres_so_far(plan: ShelfPlan) -> str:
    """From how many metres per visit to how many."""
    before, now = (float(plan.metrics.get(name) or 0.0) for name in ("expected_before", "expected_metres"))
    locale = QLocale()
    return translate("PlanCourse", "{before} m → {now} m per visit").format(
        before=locale.toString(before, "f", 1), now=locale.toString(now, "f", 1)
    )


class PlanCourse(QWidget):
    """The change so far in words, and a line of the metres from the present plan (dotted) downwards."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change, self.metres = parts.label("", "title"), parts.label("", "caption")
        self.moved = parts.label("", "caption")
        self.line = _Line(tokens)
        self.note = parts.label(self.tr("Expected, not yet judged on later loans."), "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for piece in (self.change, self.metres, self.moved):
            column.addWidget(piece)
        column.addWidget(self.line, 1)
        column.addWidget(self.note)

    def show_plan(self, plan: ShelfPlan) -> None:
        """Show how the plan stands."""
        self.change.setText(self.tr("{change} so far").format(change=change_so_far(plan)))
        self.metres.setText(metres_so_far(plan))
        share = percent(float(plan.metrics.get("moved") or 0.0), plain=True)
        self.moved.setText(self.tr("{share} of the books moved").format(share=share))
        self.line.add(float(plan.metrics.get("expected_metres") or 0), float(plan.metrics.get("expected_before") or 0))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.line.set_tokens(tokens)


class _Line(QWidget):
    """The metres of the plans shown so far."""

    def __init__(self, tokens: theme.Tokens) -> None:
        super().__init__()
        self._tokens, self._before = tokens, 0.0
        self._values: deque[float] = deque(maxlen=_KEPT)
        self.setMinimumHeight(48)

    def sizeHint(self) -> QSize:
        return QSize(220, 80)

    def add(self, metres: float, before: float) -> None:
        """Go on to the metres of another plan; ``before``: of the present places."""
        self._values.append(metres)
        self._before = before
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        low, high = min(*self._values, self._before), max(*self._values, self._before)
        tall, step = self.height() - 8, (self.width() - 4) / (len(self._values) - 1)

        def y(value: float) -> float:
            return 4 + (high - value) / max(high - low, 1e-12) * tall

        path = QPainterPath(QPointF(2, y(self._values[0])))
        for k, value in enumerate(self._values):
            path.lineTo(QPointF(2 + k * step, y(value)))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dotted = QPen(self._tokens.colour("secondary"), 1)
            dotted.setDashPattern([2, 4])
            painter.setPen(dotted)
            painter.drawLine(QPointF(2, y(self._before)), QPointF(self.width() - 2, y(self._before)))
            painter.setPen(QPen(self._tokens.colour("accent"), 2))
            painter.drawPath(path)
