"""The panel at the right: what a result costs on one scale, and what is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.faces import Bar, Report
from minentropy_app.gui.inspector_facts import Actions, Constraints, Pairs
from minentropy_app.gui.selection_list import SelectionList, SelectionRow

if TYPE_CHECKING:
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.views.code_card import CodeCard

_BAR_ROW, _BAR = 21, 8
#: Widest and narrowest text of the chip that says how the selection was made.
_CHIP, _LEAST_CHIP = 96, 36
#: What stands between the pieces of that row, and inside the chip.
_HEAD_GAPS = 4 * 6 + 20


class CostBars(QWidget):
    """One bar per reference on one scale; the stretch from the bound to this result is hatched."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._bars, self._gap = tokens, tuple[Bar, ...](), ""

    @property
    def shown(self) -> bool:
        """There is something to be drawn."""
        return bool(self._bars)

    def show_bars(self, bars: tuple[Bar, ...], gap: str) -> None:
        """Show references and this result."""
        self._bars, self._gap = bars, gap
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(bool(bars))
        self.setAccessibleName("; ".join(f"{bar.title} {_figure(bar.value)}" for bar in bars))
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _BAR_ROW * len(self._bars) + (20 if self._gap else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw the bars at the painter's origin."""
        if not self._bars:
            return
        font = theme.body_font(theme.CAPTION)
        names = max(QFontMetricsF(_bold(font)).horizontalAdvance(bar.title) for bar in self._bars)
        figures = max(QFontMetricsF(_bold(font)).horizontalAdvance(_figure(bar.value)) for bar in self._bars)
        left, right = min(names, 130) + 12, self.width() - figures - 12
        scale = (right - left) / max(bar.value for bar in self._bars)
        bound = next((bar.value for bar in self._bars if bar.kind == "bound"), None)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for k, bar in enumerate(self._bars):
            self._paint_row(painter, bar, QRectF(left, k * _BAR_ROW, bar.value * scale, _BAR_ROW), bound)
        if bound is not None:
            self._paint_bound(painter, left + bound * scale)

    def _paint_row(self, painter: QPainter, bar: Bar, box: QRectF, bound: float | None) -> None:
        tokens, this = self._tokens, bar.kind == "this"
        font = theme.body_font(theme.CAPTION)
        painter.setFont(_bold(font) if this else font)
        painter.setPen(tokens.colour("text" if this else "secondary"))
        base = box.top() + 15
        name = QFontMetricsF(painter.font()).elidedText(bar.title, Qt.TextElideMode.ElideRight, box.left() - 8)
        painter.drawText(QPointF(0, base), name)
        painter.setFont(theme.tabular(painter.font()))
        painter.setPen(tokens.colour("text"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(_figure(bar.value))
        painter.drawText(QPointF(self.width() - wide, base), _figure(bar.value))
        body = QRectF(box.left(), box.top() + (_BAR_ROW - _BAR) / 2 + 0.5, box.width(), _BAR)
        shape = QPainterPath()
        shape.addRoundedRect(body, 2.5, 2.5)
        if bar.kind == "bound":
            painter.setPen(QPen(tokens.colour("bar"), 1))
            painter.drawPath(shape)
            return
        fill = {"this": "accent", "better": "bar"}.get(bar.kind, "bar_soft")
        painter.fillPath(shape, tokens.colour(fill))
        if this and bound is not None and bar.value > bound:
            self._hatch(painter, shape, body.left() + body.width() * bound / bar.value, body)

    def _hatch(self, painter: QPainter, shape: QPainterPath, start: float, body: QRectF) -> None:
        painter.save()
        painter.setClipPath(shape)
        painter.setClipRect(
            QRectF(start, body.top(), body.right() - start, body.height()), Qt.ClipOperation.IntersectClip
        )
        painter.fillRect(body, QBrush(self._tokens.colour("soft")))
        painter.setPen(QPen(self._tokens.colour("accent"), 1.6))
        x = start - body.height()
        while x < body.right():
            painter.drawLine(QPointF(x, body.bottom()), QPointF(x + body.height(), body.top()))
            x += 4.5
        painter.restore()

    def _paint_bound(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(self._tokens.colour("secondary"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, _BAR_ROW * len(self._bars) - 3))
        if self._gap:
            painter.setFont(theme.body_font(theme.SMALL))
            painter.setPen(self._tokens.colour("secondary"))
            wide = QFontMetricsF(painter.font()).horizontalAdvance(self._gap)
            at = min(max(x - wide / 2, 0), self.width() - wide)
            painter.drawText(QPointF(at, _BAR_ROW * len(self._bars) + 13), self._gap)


class Settings(QWidget):
    """The settings that a result was made with, folded away until asked for."""

    edit_wanted = Signal()

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = QToolButton()
        self.fold.setObjectName("fold")
        self.fold.setText(self.tr("Parameters"))
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setIconSize(QSize(16, 16))
        self.edit = parts.button(self.tr("Edit and run again…"), "link", self.edit_wanted.emit)
        self.rows = Pairs(left=20)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self.rows)
        self.rows.hide()
        self.fold.toggled.connect(self._unfold)
        self.set_tokens(tokens)

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show (label, value) pairs; without any there is nothing to unfold."""
        self.rows.show_pairs(pairs)
        self.setVisible(bool(pairs))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self._unfold(self.fold.isChecked())

    def _unfold(self, open_: bool) -> None:
        self.rows.setVisible(open_)
        self.fold.setIcon(icons.icon("chevron-down" if open_ else "chevron-right", self._tokens.secondary))


class Inspector(QFrame):
    """What is known about the entry in front, then what is selected."""

    lasso_wanted = Signal()
    evaluate_wanted = Signal()
    list_wanted = Signal()
    neighbours_wanted = Signal()
    edit_wanted = Signal()
    command_wanted = Signal(str)
    pointed = Signal(int)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorPanel")
        self.setFixedWidth(theme.inspector_wide())
        self._tokens = tokens
        self._code: CodeCard | None = None
        self._by_lasso = True
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(theme.GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(parts.scroller(self._body), 1)
        self._actions = Actions()
        self._actions.wanted.connect(self.command_wanted)
        outer.addWidget(self._actions)
        self._build_report()
        self._build_settings()
        self._column.addSpacing(4)
        self._column.addWidget(parts.rule())
        self._column.addSpacing(4)
        self._build_selection()
        self._column.addStretch(1)
        self.show_ways(lasso=True)
        self.show_selection("", "", [])

    def show_report(self, report: Report) -> None:
        """Show an entry's figures."""
        self._title.setText(report.title)
        self._chip.setText(report.chip)
        self._chip.setProperty("kind", report.chip_kind)
        self._chip.setVisible(bool(report.chip))
        parts.restyle(self._chip)
        self._quantity.setText(report.quantity)
        self._quantity.setVisible(bool(report.quantity))
        self._promise.setText(report.promise)
        for label, text in zip(self._means, report.promise_means, strict=True):
            label.setText(text)
        self._promised.setVisible(bool(report.promise))
        self._bars.show_bars(report.bars, report.gap)
        self.show_code(None, None, lambda: None)
        self._sentence.setObjectName("" if report.promise else "strong")
        parts.restyle(self._sentence)
        self._sentence.setText(report.sentence)
        self._remark.setText(report.remark)
        self._evaluate.setText(report.remark_action)
        self._evaluate.setVisible(bool(report.remark_action))
        self._card.setVisible(bool(report.sentence or report.remark))
        self._sentence.setVisible(bool(report.sentence))
        self._known.show_pairs(report.known)
        self._known.setVisible(bool(report.known))
        self._settings.show_pairs(report.settings)
        self._constraints.show_facts(report.facts)
        self._actions.show_actions(report.actions)

    def show_code(self, model: Any, selection: SelectionModel | None, more: Callable[[], object]) -> None:
        """Show the code books of the partition in front in place of two plain bars; None: of none."""
        if self._code is not None and self._code.model is not model:
            self._code.hide()
            self._code.deleteLater()
            self._code = None
        if model is not None and selection is not None and self._code is None:
            from minentropy_app.gui.views.code_card import CodeCard

            self._code = CodeCard(model, selection, self._tokens, more)
            self._column.insertWidget(self._column.indexOf(self._bars), self._code)
        self._bars.setVisible(self._code is None and self._bars.shown)

    def show_selection(
        self, count: str, how: str, rows: Sequence[SelectionRow], kind: str = "book", more: int = 0
    ) -> None:
        """Show how many are selected, how, and the first of them before ``more`` others; empty teaches instead."""
        any_selected = bool(count)
        self._count.setText(count)
        self._fit_how(how)
        self._rows.show_rows(rows, kind, more)
        self._save.setVisible(any_selected)
        self._near.setVisible(len(rows) == 1 and kind == "book")
        self._teach.setVisible(not any_selected)
        self._lasso.setVisible(self._by_lasso and not any_selected)

    def show_ways(self, lasso: bool) -> None:
        """Say how to select in what is in front: by a lasso too, or in rows and lists only."""
        self._by_lasso = lasso
        self._teach.setText(
            self.tr(
                "Nothing selected. Click an item, drag with Shift held for a rectangle, "
                "or draw round some with the lasso."
            )
            if lasso
            else self.tr("Nothing selected. Click a row or a piece of the picture; Ctrl adds more.")
        )
        self._lasso.setVisible(lasso and not self._count.text())

    def _fit_how(self, how: str) -> None:
        """Say how the selection was made, as far as the row has room; the whole in its tip."""
        others = sum(piece.sizeHint().width() for piece in (self._selected, self._count, self._save))
        room = self.width() - 2 * theme.GAP_LARGE - others - _HEAD_GAPS
        metrics = QFontMetricsF(self._how.font())
        self._how.setText(metrics.elidedText(how, Qt.TextElideMode.ElideRight, min(room, _CHIP)))
        self._how.setVisible(bool(how) and room >= _LEAST_CHIP)
        for piece in (self._how, self._count):
            piece.setToolTip(how)

    def show_colours(self, colours: Sequence[str]) -> None:
        """The colours that the listed items have in the view."""
        self._rows.show_colours(colours)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self._bars.set_tokens(tokens)
        self._settings.set_tokens(tokens)
        self._constraints.set_tokens(tokens)
        if self._code is not None:
            self._code.set_tokens(tokens)
        self._rows.set_tokens(tokens)

    def _build_report(self) -> None:
        self._title, self._chip = parts.label("", "title"), parts.chip("")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        self._column.addLayout(head)
        self._quantity = parts.label("", "caption")
        self._bars = CostBars(self._tokens)
        self._build_promise()
        self._card = QFrame()
        self._card.setObjectName("card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(4)
        self._sentence, self._remark = parts.label("", "strong", wrap=True), parts.label("", "caption", wrap=True)
        self._evaluate = parts.button("", "link", self.evaluate_wanted.emit)
        inside.addWidget(self._sentence)
        row = QHBoxLayout()
        row.addWidget(self._remark, 1)
        row.addWidget(self._evaluate, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(row)
        self._known = Pairs()
        for piece in (self._quantity, self._promised, self._bars, self._known, self._card):
            self._column.addWidget(piece)

    def _build_promise(self) -> None:
        """Build the large figure, and in two lines what it means."""
        self._promised = QWidget()
        self._promise = parts.label("", "promise")
        self._means = parts.label("", "strong"), parts.label("", "caption", wrap=True)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in self._means:
            lines.addWidget(line)
        row = QHBoxLayout(self._promised)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._promise)
        row.addLayout(lines, 1)

    def _build_settings(self) -> None:
        self._settings = Settings(self._tokens)
        self._settings.edit_wanted.connect(self.edit_wanted)
        self._constraints = Constraints(self._tokens)
        self._constraints.edit_wanted.connect(self.edit_wanted)
        self._column.addWidget(self._settings)
        self._column.addWidget(self._constraints)

    def _build_selection(self) -> None:
        self._count, self._how = parts.label("", "bodySecondary"), parts.chip("")
        self._save = parts.button(self.tr("Save as list"), "link", self.list_wanted.emit)
        head = QHBoxLayout()
        head.setSpacing(6)
        self._selected = parts.label(self.tr("Selected"), "strong")
        head.addWidget(self._selected)
        head.addWidget(self._count)
        head.addWidget(self._how)
        head.addStretch(1)
        head.addWidget(self._save)
        self._column.addLayout(head)
        self._rows = SelectionList(self._tokens)
        self._rows.pointed.connect(self.pointed)
        self._teach = parts.label("", "bodySecondary", wrap=True)
        self._lasso = parts.button(self.tr("Draw a lasso"), action=self.lasso_wanted.emit)
        self._near = parts.button(self.tr("Show its neighbours"), "link", self.neighbours_wanted.emit)
        self._column.addWidget(self._rows)
        links = QHBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.addWidget(self._near)
        links.addStretch(1)
        self._column.addLayout(links)
        self._column.addWidget(self._teach)
        self._column.addWidget(self._lasso, 0, Qt.AlignmentFlag.AlignLeft)


def _bold(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def _figure(value: float) -> str:
    return QLocale().toString(value, "f", 2)
