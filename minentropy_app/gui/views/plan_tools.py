"""What floats over a shelf plan: tools at the left, when in the middle, what the colours say at the right."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.views.floating_tools import FloatingTools
from minentropy_app.gui.views.picture_canvas import Tool
from minentropy_app.gui.views.plan_bar import ShownBar, WhenBar

_EDGE, _GAP = 12, 6


class PlanTools(FloatingTools):
    """Select, rectangle, lasso; a visit, pins, names, fit."""

    pins_wanted = Signal(object)
    names_toggled = Signal(bool)
    fit_wanted = Signal()

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(tokens, parent)
        select = self.tr("Select: click a bay; drag what is selected to ask what a move would save (V)")
        self.tools[Tool.SELECT] = self._mode(Tool.SELECT, "cursor", select, "V")
        self._marking_tools()
        self.tools[Tool.SELECT].setChecked(True)
        parts.tool_gap(self._row)
        self.walk = self._toggle("route", self.tr("A visit drawn at random; again for another (W)"), "W")
        self.pin = self._press("pin", self.tr("Leave the selected books where they are…"))
        self.pin.clicked.connect(lambda: self.pins_wanted.emit(self.pin.mapToGlobal(QPoint(0, self.pin.height() + 4))))
        self.names = self._toggle("tag", self.tr("What the ranges hold (N)"), "N")
        self.names.setChecked(True)
        self.names.toggled.connect(self.names_toggled)
        self.fit = self._press("fit", self.tr("Fit (Ctrl+0)"))
        self.fit.clicked.connect(self.fit_wanted)
        self.setTabOrder(self.tools[Tool.SELECT], self.fit)

    def _press(self, name: str, tip: str) -> QToolButton:
        made = self._toggle(name, tip, "")
        made.setCheckable(False)
        return made


class PlanHead(QObject):
    """Tools, when and figure as three bars that stand for one, in as many rows as they need."""

    def __init__(self, floors: tuple[str, ...], tokens: theme.Tokens, holder: QWidget) -> None:
        super().__init__(holder)
        self.tools, self.ask = PlanTools(tokens, holder), WhenBar(tokens, holder)
        self.shown = ShownBar(floors, tokens, holder)
        self.walk, self.segments = self.tools.walk, self.ask.segments
        self.floor, self.measure, self.show_floor = self.shown.floor, self.shown.measure, self.shown.show_floor
        self.looked, self.measured = self.ask.looked, self.shown.measured
        self.floor_chosen = self.shown.floor_chosen

    def lift(self, tokens: theme.Tokens) -> None:
        """Give the bars the shadow of a theme."""
        for bar in (self.tools, self.ask, self.shown):
            parts.lift(bar, tokens)

    def place(self, room: QRect) -> int:
        """Put the bars where they have room; return the height that they take."""
        bars: tuple[QFrame, QFrame, QFrame] = (self.tools, self.ask, self.shown)
        for bar in bars:
            bar.adjustSize()
        places, high = spread(room, (bars[0].size(), bars[1].size(), bars[2].size()))
        for bar, place in zip(bars, places, strict=True):
            bar.move(place)
            bar.raise_()
        return high


def spread(room: QRect, pieces: tuple[QSize, QSize, QSize]) -> tuple[tuple[QPoint, QPoint, QPoint], int]:
    """Places of three bars at the left, in the middle and at the right of one row; of two or three rows where
    there is no room for that; and the height that they take.
    """
    left, middle, right = pieces
    high, wide = left.height() + _GAP, room.width() - 2 * _EDGE
    far = _EDGE + wide - right.width()
    first = QPoint(_EDGE, _EDGE)
    if left.width() + middle.width() + right.width() + 2 * _GAP <= wide:
        centre = (room.width() - middle.width()) // 2
        at = min(max(centre, _EDGE + left.width() + _GAP), far - _GAP - middle.width())
        return (first, QPoint(at, _EDGE), QPoint(far, _EDGE)), _EDGE + high
    if left.width() + right.width() + _GAP <= wide:
        return (first, QPoint(_EDGE, _EDGE + high), QPoint(far, _EDGE)), _EDGE + 2 * high
    if middle.width() + right.width() + _GAP <= wide:
        return (first, QPoint(_EDGE, _EDGE + high), QPoint(far, _EDGE + high)), _EDGE + 2 * high
    rows = tuple(QPoint(_EDGE, _EDGE + k * high) for k in range(3))
    return (rows[0], rows[1], rows[2]), _EDGE + 3 * high
