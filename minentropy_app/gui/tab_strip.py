"""The strip of tabs that merge with the view below them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from minentropy_app.gui import icons, parts, theme

#: Pixels beside the title of a tab: icon, cross and gaps; the narrowest tab; what stands right of the tabs.
_BESIDE, _LEAST, _RIGHT = 72, 116, 56
#: Side of the cross that closes a tab, and its distance from the tab's right edge.
_CROSS, _CROSS_EDGE = 16.0, 8.0


@dataclass(frozen=True)
class Tab:
    """One tab: key, title and icon."""

    key: str
    title: str
    icon: str


class TabStrip(QFrame):
    """Tabs, 36 high; the active one merges with the view and carries the accent above it."""

    chosen = Signal(int)
    split_wanted = Signal()
    closed = Signal(int)
    others_closed = Signal(int)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabStrip")
        self.setFixedHeight(theme.TAB_STRIP)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Views"))
        self._tokens, self._tabs, self._current = tokens, list[Tab](), 0
        self._under, self._on_cross = -1, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(2)
        row.addStretch(1)
        self.more = parts.tool("chevron-down", tokens, self.tr("All open views"))
        self.more.clicked.connect(self._list_all)
        self.more.hide()
        row.addWidget(self.more)
        self.split = parts.tool("split", tokens, self.tr("Split the view (Ctrl+\\)"))
        self.split.clicked.connect(self.split_wanted)
        row.addWidget(self.split)

    def show_tabs(self, tabs: list[Tab], current: int) -> None:
        """Show these tabs."""
        self._tabs, self._current = tabs, max(current, 0)
        self._under, self._on_cross = -1, False
        self._look()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.retint(self, tokens)
        self.update()

    def boxes(self) -> list[QRectF]:
        """Boxes of the tabs; where there are too many the widest give way first, then those far from the current one.

        A tab without room has an empty box; the list of all open views shows it.
        """
        metrics = QFontMetricsF(self._font(True))
        wanted = [metrics.horizontalAdvance(tab.title) + _BESIDE for tab in self._tabs]
        most, room = max(wanted, default=0.0), self.width() - _RIGHT - 2 * len(wanted)
        while most > _LEAST and sum(min(wide, most) for wide in wanted) > room:
            most = max(most - 8, _LEAST)
        wides = [min(wide, most) for wide in wanted]
        shown = self._shown(wides)
        x, made = 8.0, []
        for k, wide in enumerate(wides):
            made.append(QRectF(x, 3, wide, self.height() - 3) if k in shown else QRectF())
            x += wide + 2 if k in shown else 0
        return made

    def _shown(self, wides: list[float]) -> range:
        """The tabs that have room: the current one, then its neighbours in turn."""
        if not wides or sum(wides) + 2 * len(wides) <= self.width() - _RIGHT:
            return range(len(wides))
        first, last = self._current, self._current + 1
        room: float = self.width() - _RIGHT - theme.CONTROL - wides[self._current]
        while True:
            left = wides[first - 1] + 2 if first > 0 else math.inf
            right = wides[last] + 2 if last < len(wides) else math.inf
            if min(left, right) > room:
                return range(first, last)
            if left <= room:
                first, room = first - 1, room - left
            elif right <= room:
                last, room = last + 1, room - right

    def _list_all(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for k, tab in enumerate(self._tabs):
            colour = self._tokens.accent if k == self._current else self._tokens.secondary
            action = menu.addAction(icons.icon(tab.icon, colour), tab.title)
            action.triggered.connect(lambda _=False, at=k: self.chosen.emit(at))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _look(self) -> None:
        """Offer the list where not every tab has room."""
        self.more.setVisible(any(box.isEmpty() for box in self.boxes()))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._look)  # a splitter that is taking in a pane must not be laid out anew

    def cross(self, box: QRectF) -> QRectF:
        """Where a tab is closed; shown on the current tab and on the one under the mouse."""
        return QRectF(box.right() - _CROSS - _CROSS_EDGE, 11, _CROSS, _CROSS)

    def _tab_at(self, place: QPointF) -> tuple[int, bool]:
        """The tab at a place, -1 where there is none, and whether its cross is there."""
        for k, box in enumerate(self.boxes()):
            if box.contains(place):
                return k, self.cross(box).adjusted(-3, -3, 3, 3).contains(place)
        return -1, False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        k, on_cross = self._tab_at(event.position())
        if k < 0 or event.button() == Qt.MouseButton.RightButton:
            return
        if on_cross or event.button() == Qt.MouseButton.MiddleButton:
            self.closed.emit(k)
        else:
            self.chosen.emit(k)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under, on_cross = self._tab_at(event.position())
        title = self._tabs[under].title if under >= 0 else ""
        self.setToolTip(self.tr("Close {name} (Ctrl+W)").format(name=title) if on_cross else title)
        if (under, on_cross) != (self._under, self._on_cross):
            self._under, self._on_cross = under, on_cross
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under, self._on_cross = -1, False
        self.update()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._current if by_key else self._tab_at(QPointF(event.pos()))[0]
        if not 0 <= at < len(self._tabs):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Close")).triggered.connect(lambda: self.closed.emit(at))
        others = menu.addAction(self.tr("Close the others"))
        others.setEnabled(len(self._tabs) > 1)
        others.triggered.connect(lambda: self.others_closed.emit(at))
        below = self.mapToGlobal(self.boxes()[at].bottomLeft().toPoint())
        menu.popup(below if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._tabs:
            self.chosen.emit((self._current + step) % len(self._tabs))
        elif event.key() == Qt.Key.Key_Delete and self._tabs:
            self.closed.emit(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), tokens.colour("panel"))
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), tokens.colour("line"))
            for k, (tab, box) in enumerate(zip(self._tabs, self.boxes(), strict=True)):
                if box.isEmpty():
                    continue
                active = k == self._current
                if active:
                    self._paint_active(painter, box)
                colour = tokens.accent if active else tokens.secondary
                icons.paint(painter, tab.icon, QRectF(box.left() + 12, 9, 20, 20), colour)
                painter.setFont(self._font(active))
                painter.setPen(tokens.colour("text" if active else "secondary"))
                metrics = QFontMetricsF(painter.font())
                crossed = active or k == self._under
                room = box.width() - _BESIDE + (2 if crossed else _CROSS + _CROSS_EDGE - 4)
                painter.drawText(
                    QPointF(box.left() + 40, 24), metrics.elidedText(tab.title, Qt.TextElideMode.ElideRight, room)
                )
                if crossed:
                    self._paint_cross(painter, self.cross(box), k == self._under and self._on_cross)

    def _paint_cross(self, painter: QPainter, box: QRectF, marked: bool) -> None:
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._tokens.colour("line"))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        icons.paint(painter, "close", box, self._tokens.text if marked else self._tokens.secondary)

    def _paint_active(self, painter: QPainter, box: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box.adjusted(0, 0, 0, 8), 6, 6)
        painter.save()
        painter.setClipRect(QRectF(box.left() - 1, 0, box.width() + 2, self.height()))
        painter.fillPath(shape, self._tokens.colour("surface"))
        painter.setPen(QPen(self._tokens.colour("line"), 1))
        painter.drawPath(shape)
        painter.setClipRect(QRectF(box.left() + 2, 0, box.width() - 4, box.top() + 2))
        painter.fillPath(shape, self._tokens.colour("accent"))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(self._tokens.colour("accent"), 1))
            painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 4, 4)

    @staticmethod
    def _font(active: bool) -> QFont:
        font = theme.body_font(theme.BODY)
        font.setWeight(QFont.Weight.DemiBold if active else QFont.Weight.Normal)
        return font
