"""The tree of modules as an icicle: each level a row, width by flow; click selects, Enter goes in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from minentropy_app.gui import colours, theme
from minentropy_app.gui.views.network_model import NetworkModel

_ROW, _LEAVES = 34, 26
#: Cells narrower than this are drawn together, and those wide enough hold a name.
_NARROW, _HOLDS = 1.2, 34


@dataclass(frozen=True)
class Cell:
    """One module or node: its thing, its row from the top, its box."""

    thing: int
    row: int
    box: QRectF


class Icicle(QWidget):
    """``chosen`` carries a thing that was clicked, ``entered`` the module that fills the width now."""

    chosen = Signal(int, bool)
    entered = Signal(int)

    def __init__(self, model: NetworkModel, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self._tokens = model, tokens
        self.top, self.at = 0, 0
        self._cells: list[Cell] = []
        self._rest: list[QRectF] = []
        self._selected = np.zeros(len(model), np.bool_)
        self.setAccessibleName(self.tr("Tree of modules"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys go through the tree, Space selects the members, Enter fills the width, Backspace goes up."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def cells(self) -> list[Cell]:
        """What is drawn, from the top down."""
        return self._cells

    def sizeHint(self) -> QSize:
        """As high as the lowest cell that is drawn."""
        low = max((cell.box.bottom() for cell in self._cells), default=_ROW)
        return QSize(320, round(max([low, *(box.bottom() for box in self._rest)])) + 3)

    def enter(self, book: int) -> None:
        """Let a module fill the width."""
        self.top = book
        self._lay_out()
        self.entered.emit(book)

    def choose(self, selected: np.ndarray) -> None:
        """Mark the selected nodes, (n,) bool."""
        self._selected = selected
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def take_model(self, model: NetworkModel) -> None:
        """Show other names."""
        self.model = model
        self.update()

    def cell_at(self, place: QPointF) -> Cell | None:
        """The cell at a place."""
        return next((cell for cell in reversed(self._cells) if cell.box.contains(place)), None)

    def _lay_out(self) -> None:
        books = self.model.books
        flow = float(self.model.flow_of(np.array([self.top], np.int32))[0])
        self._cells, self._rest = [], []
        above = list(books.path(self.top))
        chain = [0, *above] if self.top else [0]
        for row, book in enumerate(chain):
            self._cells.append(Cell(book, row, QRectF(0, row * _ROW, self.width(), _ROW - 1)))
        self._below(self.top, len(chain), 0.0, self.width() / max(flow, 1e-300))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _below(self, book: int, row: int, left: float, scale: float) -> None:
        things = self.model.things_in(book)
        flows, m, begin = self.model.flow_of(things), len(self.model.books), left
        for thing, flow in zip(things.tolist(), flows.tolist(), strict=True):
            wide = flow * scale
            if wide < _NARROW:  # those that follow are narrower still
                rest = float(flows.sum()) * scale - (left - begin)
                self._rest.append(QRectF(left, row * _ROW, max(rest, 0.0), (_ROW if thing < m else _LEAVES) - 1))
                break
            high = _ROW if thing < m else _LEAVES
            self._cells.append(Cell(thing, row, QRectF(left, row * _ROW, wide, high - 1)))
            if thing < m:
                self._below(thing, row + 1, left, scale)
            left += wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        font = theme.body_font(theme.CAPTION)
        font.setWeight(QFont.Weight.Medium)
        metrics = QFontMetricsF(font)
        any_selected = bool(self._selected.any())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            for box in self._rest:
                painter.fillRect(box, QBrush(self._tokens.colour("bar_soft"), Qt.BrushStyle.Dense5Pattern))
            for cell in self._cells:
                self._paint_cell(painter, cell, metrics, any_selected)
            marked = next((cell for cell in self._cells if cell.thing == self.at), None)
            if marked is not None:
                role = "accent" if self.hasFocus() else "text"
                painter.setPen(QPen(self._tokens.colour(role), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(marked.box.adjusted(1, 1, -1.5, -1), 2, 2)

    def _paint_cell(self, painter: QPainter, cell: Cell, metrics: QFontMetricsF, any_selected: bool) -> None:
        model, tokens, m = self.model, self._tokens, len(self.model.books)
        fill = self._fill(cell)
        lit = not any_selected or bool(self._selected[model.places_of(cell.thing)].any())
        if not lit:
            fill = _mixed(fill, tokens.colour("surface"), 0.62)
        inner = cell.box.adjusted(0, 0, -1 if cell.box.width() > 4 else 0, 0)
        painter.fillRect(inner, fill)
        if cell.box.width() < _HOLDS:
            return
        ink = "#14191E" if fill.lightnessF() > 0.55 else "#FFFFFF"
        painter.setPen(QColor(ink) if cell.thing else tokens.colour("text"))
        text = self.tr("All") if cell.thing == 0 else model.title(cell.thing)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, cell.box.width() - 12)
        if cell.thing < m or cell.box.width() > 2 * _HOLDS:
            painter.drawText(inner.adjusted(6, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _fill(self, cell: Cell) -> QColor:
        if cell.thing == 0:
            return self._tokens.colour("trough")
        palette = colours.category_colours(self._tokens.dark)
        rank = self.model.rank_of(cell.thing)
        plain = QColor(colours.hexadecimal(int(palette[rank if 0 <= rank < colours.NAMED else colours.NAMED])))
        fade = min(0.16 * max(cell.row - 1, 0), 0.5)
        return _mixed(plain, self._tokens.colour("surface"), fade)

    # -- pointing and keys -----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.at = cell.thing
            self.chosen.emit(cell.thing, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and self.model.is_module(cell.thing):
            self.enter(int(self.model.books.parent[cell.thing]) if cell.thing == self.top and self.top else cell.thing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None:
            QToolTip.hideText()
            return
        name = self.tr("All") if cell.thing == 0 else self.model.title(cell.thing)
        QToolTip.showText(event.globalPosition().toPoint(), name, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(key)
        elif key == Qt.Key.Key_Space:
            self.chosen.emit(self.at, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.model.is_module(self.at):
            self.enter(self.at)
        elif key == Qt.Key.Key_Backspace and self.top:
            self.enter(max(int(self.model.books.parent[self.top]), 0))
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        here = next((cell for cell in self._cells if cell.thing == self.at), self._cells[0])
        row = here.row + {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        beside = sorted((cell for cell in self._cells if cell.row == row), key=lambda cell: cell.box.left())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            at = next(k for k, cell in enumerate(beside) if cell.thing == here.thing)
            step = 1 if key == Qt.Key.Key_Right else -1
            beside = [beside[min(max(at + step, 0), len(beside) - 1)]]
        else:
            middle = here.box.left() if row > here.row else here.box.center().x()
            beside = [c for c in beside if c.box.left() <= middle + 0.5 <= c.box.right() + 0.5][:1]
        if beside:
            self.at = beside[0].thing
            self.entered.emit(self.top)
            self.update()


def _mixed(colour: QColor, other: QColor, share: float) -> QColor:
    def mix(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(mix(colour.red(), other.red()), mix(colour.green(), other.green()), mix(colour.blue(), other.blue()))
