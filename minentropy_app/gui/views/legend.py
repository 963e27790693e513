"""Legends of the space view: categories that filter by click, a ramp for figures, sizes."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import colours, theme
from minentropy_app.gui.views.space_model import Measure
from minentropy_app.gui.views.space_scene import LegendRow

_ROW, _DOT, _GAP, _TITLE = 19, 10, 8, 22
_WIDEST_NAME = 190
#: Lines of a legend whose rows stand beside each other, while it is folded.
_LINES = 2


class _Legend(QWidget):
    """A title and what is explained below it, drawn on screen or into a file."""

    #: Whether a veil lies behind it, for pictures that fill the corners too.
    backed = False

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._title = tokens, ""

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def back(self, on: bool) -> None:
        """Let a veil lie behind it, or none."""
        if on != self.backed:
            self.backed = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw the legend with its upper left corner at the origin, on screen or into a file."""
        raise NotImplementedError

    def _paint_title(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.backed:
            veil(painter, QRectF(self.rect()), self._tokens)
        bold = theme.body_font(theme.CAPTION)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        _haloed(painter, QPointF(4, 14), self._title, self._tokens, "text")


class CategoryLegend(_Legend):
    """Rows of colour, name and count. A click shows only that category, Ctrl adds or removes."""

    filtered = Signal(object)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(tokens, parent)
        self._rows: list[LegendRow] = []
        self._shown: set[int] = set()
        self._at = 0
        self._measure: Measure | None = None
        self._room, self._unfolded = 0, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Legend: press Space to show only one category"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rows(self, title: str, rows: list[LegendRow], measure: Measure | None = None) -> None:
        """Show the categories of one column, or the ramp of a measure; the filter is cleared."""
        self._title, self._rows, self._measure = title, rows, measure
        self._shown = set(range(len(rows)))
        self._at = 0
        self.setFixedSize(self.sizeHint())
        self.update()

    def flow_in(self, room: int) -> None:
        """Stand beside each other in lines of this width instead of one below the other; 0: as before."""
        self._room = room
        self.setFixedSize(self.sizeHint())
        self.update()

    @property
    def hidden_codes(self) -> set[int]:
        """Codes of the categories that are filtered out."""
        return {code for k, row in enumerate(self._rows) if k not in self._shown for code in row.codes}

    def hide_codes(self, hidden: set[int]) -> None:
        """Filter these categories out."""
        everything = set(range(len(self._rows)))
        self._shown = {k for k, row in enumerate(self._rows) if not hidden.issuperset(row.codes)} or everything
        self.filtered.emit(self.hidden_codes)
        self.update()

    def toggle(self, row: int, keep_others: bool) -> None:
        """Show only one category, or (``keep_others``) switch it alone; the last one shows all again."""
        everything = set(range(len(self._rows)))
        alone = everything if self._shown == {row} else {row}
        self._shown = (self._shown ^ {row} if keep_others else alone) or everything
        self.filtered.emit(self.hidden_codes)
        self.update()

    def sizeHint(self) -> QSize:
        if self._room:
            low = max((box.bottom() for box in (*self.boxes(), self.fold_box())), default=_ROW)
            low = max(low, _ROW)
            return QSize(self._room, math.ceil(low) + 2)
        if self._measure is not None:
            return QSize(200, _TITLE + 34)
        return QSize(math.ceil(self._width()), _TITLE + _ROW * len(self._rows) + 2)

    def boxes(self) -> list[QRectF]:
        """Where each row stands: below each other under the title, or beside each other behind it.

        Rows that are folded away have empty boxes.
        """
        if not self._room:
            wide = self._width()
            return [QRectF(0, _TITLE + k * _ROW, wide, _ROW) for k in range(len(self._rows))]
        return self._flowing()[0]

    def fold_box(self) -> QRectF:
        """Where rows are unfolded and folded; empty where all of them have room."""
        return self._flowing()[1] if self._room else QRectF()

    def _flowing(self) -> tuple[list[QRectF], QRectF]:
        """Boxes of rows beside each other, and of what folds those behind the last full line."""
        x, y, made = self._title_width() + 2 * _GAP, 0.0, list[QRectF]()
        wides = [self._wide(row) for row in self._rows]
        for wide in wides:
            if x + wide > self._room and x > 0:
                x, y = 0.0, y + _ROW
            made.append(QRectF(x, y, wide, _ROW))
            x += wide
        if y < _LINES * _ROW:
            return made, QRectF()
        fold = max(self._fold_width(text) for text in self._fold_words())
        if self._unfolded:
            x, y = (x, y) if x + fold <= self._room else (0.0, y + _ROW)
            return made, QRectF(x, y, fold, _ROW)
        last = (_LINES - 1) * _ROW
        kept = [box for box in made if box.top() < last or (box.top() == last and box.right() + fold <= self._room)]
        x = kept[-1].right() if kept and kept[-1].top() == last else 0.0
        return [*kept, *(QRectF() for _ in made[len(kept) :])], QRectF(x, last, fold, _ROW)

    def _fold_words(self) -> tuple[str, str]:
        """What unfolds and what folds."""
        return self.tr("all {count}").format(count=_count(len(self._rows))), self.tr("fewer")

    def _fold_width(self, text: str) -> float:
        return QFontMetricsF(theme.body_font(theme.CAPTION)).horizontalAdvance(text) * 1.1 + 2 * _GAP

    def _stops(self) -> list[int]:
        """Rows that the keys reach; behind the last of them what folds."""
        seen = [k for k, box in enumerate(self.boxes()) if not box.isEmpty()]
        return seen if self.fold_box().isEmpty() else [*seen, len(self._rows)]

    def _turn_over(self) -> None:
        """Unfold the rows, or fold them again."""
        self._unfolded = not self._unfolded
        self._at = len(self._rows)
        self.setFixedSize(self.sizeHint())
        self.update()

    def name_of(self, row: LegendRow) -> str:
        """The name of a category, "other" for the rest."""
        return row.name or self.tr("other")

    def paint(self, painter: QPainter) -> None:
        """Draw the legend with its upper left corner at the origin, on screen or into a file."""
        self._paint_title(painter)
        if self._measure is not None:
            self._paint_ramp(painter, self._measure)
            return
        for k, (row, box) in enumerate(zip(self._rows, self.boxes(), strict=True)):
            if not box.isEmpty():
                self._paint_row(painter, k, row, box)
        if not (box := self.fold_box()).isEmpty():
            self._paint_fold(painter, box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.fold_box().contains(event.position()):
            self._turn_over()
            return
        row = next((k for k, box in enumerate(self.boxes()) if box.contains(event.position())), -1)
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._at = row
            self.toggle(row, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if self._room:
            steps |= {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None and self._rows:
            stops = self._stops()
            at = stops.index(self._at) if self._at in stops else -1
            self._at = stops[(at + step) % len(stops)]
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self._at == len(self._rows) > 0:
            self._turn_over()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self._rows:
            self.toggle(self._at, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _width(self) -> float:
        title = self._title_width()
        return max(title, *(self._wide(row) for row in self._rows), 60) if self._rows else title + 12

    def _title_width(self) -> float:
        return QFontMetricsF(theme.body_font(theme.CAPTION)).horizontalAdvance(self._title) * 1.1

    def _wide(self, row: LegendRow) -> float:
        """Room for one row: dot, name and count."""
        name = QFontMetricsF(theme.body_font(theme.CAPTION)).horizontalAdvance(self.name_of(row))
        count = QFontMetricsF(theme.body_font(theme.SMALL)).horizontalAdvance(_count(row.count))
        return min(name, _WIDEST_NAME) + count + _DOT + 2 * _GAP + 12

    def _paint_row(self, painter: QPainter, k: int, row: LegendRow, box: QRectF) -> None:
        left, top, shown = box.left(), box.top(), k in self._shown
        dot = QRectF(left + 4, top + (_ROW - _DOT) / 2, _DOT, _DOT)
        colour = QColor(colours.hexadecimal(row.colour))
        painter.setPen(QPen(colour, 1.5) if not shown else Qt.PenStyle.NoPen)
        painter.setBrush(colour if shown else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75) if not shown else dot)
        font, small = theme.body_font(theme.CAPTION), theme.tabular(theme.body_font(theme.SMALL))
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(self.name_of(row), Qt.TextElideMode.ElideRight, _WIDEST_NAME)
        role = "text" if shown and row.name else "secondary"
        painter.setFont(font)
        at = QPointF(left + 4 + _DOT + _GAP, top + 14)
        _haloed(painter, at, name, self._tokens, role)
        painter.setFont(small)
        _haloed(
            painter,
            at + QPointF(metrics.horizontalAdvance(name) + _GAP, 0),
            _count(row.count),
            self._tokens,
            "secondary",
        )
        self._paint_focus(painter, k, QRectF(left, top, box.width() if self._room else self.width(), _ROW))

    def _paint_fold(self, painter: QPainter, box: QRectF) -> None:
        font = theme.body_font(theme.CAPTION)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._tokens.colour("accent"))
        painter.drawText(box.topLeft() + QPointF(_GAP, 14), self._fold_words()[self._unfolded])
        self._paint_focus(painter, len(self._rows), box)

    def _paint_focus(self, painter: QPainter, k: int, box: QRectF) -> None:
        if self.hasFocus() and k == self._at:
            painter.setPen(QPen(self._tokens.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_ramp(self, painter: QPainter, measure: Measure) -> None:
        """The shades with their ends below them, or in one line with them behind the title."""
        lower, upper = _ends(measure)
        painter.setFont(theme.tabular(theme.body_font(theme.SMALL)))
        metrics = QFontMetricsF(painter.font())
        bar, base = QRectF(4, _TITLE, 180, 10), _TITLE + 24.0
        ends = bar.left(), bar.right() - metrics.horizontalAdvance(upper) if lower else bar.left()
        if self._room:
            start = self._title_width() + 2 * _GAP
            bar, base = QRectF(start + metrics.horizontalAdvance(lower) + _GAP, 5, 180, 10), 14.0
            ends = start, bar.right() + _GAP
        fill = QLinearGradient(bar.topLeft(), bar.topRight())
        dark = self._tokens.dark
        for k, shade in enumerate(colours.stops(9, dark, measure.signed) if lower else [colours.middle(dark)] * 9):
            fill.setColorAt(k / 8, QColor(colours.hexadecimal(int(shade))))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(bar, 3, 3)
        for left, text in zip(ends, (lower, upper), strict=True):
            _haloed(painter, QPointF(left, base), text, self._tokens, "secondary")


def _ends(measure: Measure) -> tuple[str, str]:
    """What the ends of a ramp stand for, with ≤ and ≥ where values lie beyond; one figure where all are the same."""
    import numpy as np

    known = measure.values[np.isfinite(measure.values)]
    low, high = colours.limits(measure.values)
    if measure.signed:
        high = colours.reach(measure.values)
        low = -high
    years = bool(known.size) and are_years(low, high) and bool((known == np.floor(known)).all())
    below, above = bool(known.size) and known.min() < low, bool(known.size) and known.max() > high
    lower = f"{'≤ ' if below else ''}{_figure(low, years)}"
    lower = "" if low == high else lower
    return lower, f"{'≥ ' if above else ''}{_figure(high, years)} {measure.unit}".strip()


class SizeLegend(_Legend):
    """How many loans a sphere's size stands for, at the scale of the entrance."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(tokens, parent)
        self._sizes: list[tuple[str, float]] = []
        self._title = self.tr("Loans per book")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Legend of sizes: loans per book"))

    @property
    def any(self) -> bool:
        """There is something to show."""
        return bool(self._sizes)

    def show_sizes(self, sizes: list[tuple[float, float]], title: str = "") -> None:
        """Show (loans, radius in logical pixels), smallest first; ``title`` where they are not loans."""
        if title:
            self._title = title
            self.setAccessibleName(self.tr("Legend of sizes: {title}").format(title=title))
        self._sizes = [(_count(round(loans)), max(radius, 1.2)) for loans, radius in sizes]
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        wide = 4 + sum(self._width(*size) for size in self._sizes)
        tall = max((2 * r for _, r in self._sizes), default=10.0)
        return QSize(math.ceil(max(wide, 110)), math.ceil(tall) + _TITLE + 6)

    def paint(self, painter: QPainter) -> None:
        """Draw the legend with its upper left corner at the origin, on screen or into a file."""
        self._paint_title(painter)
        painter.setFont(theme.tabular(theme.body_font(theme.SMALL)))
        x, middle = 4.0, _TITLE + 2 + max((r for _, r in self._sizes), default=0.0)
        for text, radius in self._sizes:
            painter.setPen(QPen(self._tokens.colour("bar"), 1.2))
            painter.setBrush(self._tokens.colour("bar_soft"))
            painter.drawEllipse(QPointF(x + radius, middle), radius, radius)
            _haloed(painter, QPointF(x + 2 * radius + 5, middle + 4), text, self._tokens, "secondary")
            x += self._width(text, radius)

    def _width(self, text: str, radius: float) -> float:
        """Room for a circle and its figure."""
        figure = QFontMetricsF(theme.tabular(theme.body_font(theme.SMALL))).horizontalAdvance(text)
        return 2 * radius + max(38.0, figure + 14)


def _count(number: int) -> str:
    return QLocale().toString(int(number))


def veil(painter: QPainter, box: QRectF, tokens: theme.Tokens) -> None:
    """Surface colour that lets a little of the picture through."""
    shade = tokens.colour("surface")
    shade.setAlpha(218)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(box, 6, 6)


def _haloed(painter: QPainter, at: QPointF, text: str, tokens: theme.Tokens, role: str) -> None:
    """Write over a picture: surface colour round the letters, no box."""
    painter.setPen(tokens.colour("surface"))
    for dx, dy in ((-1.2, -1.2), (1.2, 1.2), (-1.2, 1.2), (1.2, -1.2)):
        painter.drawText(at + QPointF(dx, dy), text)
    painter.setPen(tokens.colour(role))
    painter.drawText(at, text)


def are_years(low: float, high: float) -> bool:
    """Whether whole figures from ``low`` to ``high`` look like years, which are not grouped by thousands."""
    return 1400 <= low <= high <= 2100


def _figure(value: float, year: bool = False) -> str:
    """A figure in three digits or, from a thousand on, whole; years without grouping."""
    if year:
        return str(round(value))
    return QLocale().toString(value, "f", 0) if abs(value) >= 1000 else QLocale().toString(value, "g", 3)
