"""What the canvases of a shelf plan share: bays in colours, a walk past them, what is pointed at and chosen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme

_STEP = 1.25


class FloorCanvas(QWidget):
    """Keeps a picture of the bays and draws it anew only when something about it changes."""

    hovered = Signal(int, QPointF)
    chosen = Signal(int, object)

    def __init__(self, bays: int, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.colours: npt.NDArray[np.uint32] = np.zeros(bays, np.uint32)
        self.selected: frozenset[int] = frozenset()
        self.walk: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self.stops: list[int] = []
        self.over, self._at = -1, -1
        self._pressed: QPointF | None = None
        self._dragging = False
        self._cache: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- what others may ask -----------------------------------------------------------------

    def show_colours(self, colours: npt.NDArray[np.uint32]) -> None:
        """Colour the bays."""
        self.colours = colours
        self.refresh()

    def show_selected(self, bays: frozenset[int]) -> None:
        """Show which bays hold something selected."""
        if bays != self.selected:
            self.selected = bays
            self.refresh()

    def show_walk(self, stops: list[int], nodes: npt.NDArray[np.int64]) -> None:
        """Draw a walk past some bays, or none."""
        self.stops, self.walk = stops, nodes
        self.refresh()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.refresh()

    def refresh(self) -> None:
        """Draw anew."""
        self._cache = None
        self.update()

    def fit(self) -> None:
        """Show everything."""
        raise NotImplementedError

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Come nearer or go away."""
        raise NotImplementedError

    def bay_at(self, place: QPointF) -> int:
        """The bay at a place, −1 where there is none."""
        raise NotImplementedError

    def middle_of(self, bay: int) -> QPointF:
        """Where the middle of a bay is drawn."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw with any painter: a picture, a file, a page."""
        raise NotImplementedError

    def mark(self, painter: QPainter) -> None:
        """Frame what is pointed at, upon the picture."""
        raise NotImplementedError

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._cache is None:
            self._cache = self._picture()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(0, 0, self._cache)
            self.mark(painter)

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(self._tokens.colour("surface"))
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter)
        return made

    # -- hands -------------------------------------------------------------------------------

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1, QPointF())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())

    def _point_at(self, bay: int, place: QPointF) -> None:
        if bay != self.over:
            self.over = bay
            self.update()
        self.hovered.emit(bay, place)
