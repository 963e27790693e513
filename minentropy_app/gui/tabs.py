"""Tabs that merge with the view below them, and splits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

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
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

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
                room = box.width() - _BESIDE + 2
                painter.drawText(
                    QPointF(box.left() + 40, 24), metrics.elidedText(tab.title, Qt.TextElideMode.ElideRight, room)
                )
                if active or k == self._under:
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


class Promised(QWidget):
    """Stands for a view of the last session until its tab is chosen."""

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Nothing to paint."""


class _Pane(QWidget):
    """One strip with its stack of views; ``due`` carries the key of a tab whose view was only promised so far."""

    due = Signal(str)

    def __init__(self, tokens: theme.Tokens) -> None:
        super().__init__()
        self.tabs: list[Tab] = []
        self.empty: QWidget | None = None
        self.strip, self.stack = TabStrip(tokens), QStackedWidget()
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.stack, 1)
        self.strip.chosen.connect(self.show_tab)

    def add(self, tab: Tab, view: QWidget) -> None:
        self.tabs.append(tab)
        self.stack.addWidget(view)
        self.show_tab(len(self.tabs) - 1)

    def promise(self, tab: Tab) -> None:
        self.tabs.append(tab)
        self.stack.addWidget(Promised())
        self.strip.show_tabs(self.tabs, self.stack.currentIndex())

    def keep(self, at: int, tab: Tab, view: QWidget) -> None:
        """Put a view where it was promised."""
        promised = self.view(at)
        self.tabs[at] = tab
        self.stack.insertWidget(at, view)
        self.stack.removeWidget(promised)
        promised.deleteLater()
        self.show_tab(at)

    def show_tab(self, at: int) -> None:
        if 0 <= at < len(self.tabs):
            self.stack.setCurrentIndex(at)
            if isinstance(self.view(at), Promised):
                self.due.emit(self.tabs[at].key)
        self.strip.show_tabs(self.tabs, self.stack.currentIndex())
        self.strip.split.setVisible(bool(self.tabs) or self.empty is None)
        if self.empty is not None:
            self.empty.setVisible(not self.tabs)
            self.stack.setVisible(bool(self.tabs))

    def teach(self, page: QWidget) -> None:
        """Show a page while no tab is open."""
        self.empty = page
        self.column.addWidget(page, 1)
        self.show_tab(self.stack.currentIndex())

    def view(self, at: int) -> QWidget:
        found = self.stack.widget(at)
        assert found is not None, at
        return found

    def take(self, at: int) -> tuple[Tab, QWidget]:
        view, shown = self.view(at), self.stack.currentIndex()
        held = has_keyboard(view)
        self.stack.removeWidget(view)
        tab = self.tabs.pop(at)
        self.show_tab(min(shown - (at < shown), len(self.tabs) - 1))
        if held:
            (self.stack.currentWidget() or self.strip).setFocus()
        return tab, view


class ViewArea(QSplitter):
    """One or two panes of tabs side by side."""

    current_changed = Signal(str)
    close_wanted = Signal(str)
    promise_due = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._tokens = tokens
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._panes: list[_Pane] = []
        self._add_pane()

    def add_view(self, tab: Tab, view: QWidget) -> None:
        """Open a view where it was promised, else as the last tab of the first pane."""
        pane, at = self._place(tab.key)
        if pane is not None:
            pane.keep(at, tab, view)
        else:
            self._panes[0].add(tab, view)
        self.current_changed.emit(tab.key)

    def promise(self, tab: Tab) -> None:
        """Have a tab ready whose view is read when it is chosen."""
        if tab.key not in self.tab_keys():
            self._panes[0].promise(tab)

    def promised(self, key: str) -> bool:
        """Whether a tab still waits for its view."""
        pane, at = self._place(key)
        return pane is not None and isinstance(pane.view(at), Promised)

    def home(self) -> QWidget:
        """Where a view opened next will stand."""
        return self._panes[0].stack

    def teach(self, page: QWidget) -> None:
        """Show a page while no view is open."""
        self._panes[0].teach(page)

    def views(self) -> dict[str, QWidget]:
        """All open views by key, without those that are only promised."""
        every = {t.key: p.view(k) for p in self._panes for k, t in enumerate(p.tabs)}
        return {key: view for key, view in every.items() if not isinstance(view, Promised)}

    def tab_keys(self) -> list[str]:
        """Keys of all tabs from left to right."""
        return [tab.key for pane in self._panes for tab in pane.tabs]

    def states(self) -> dict[str, dict[str, Any]]:
        """How the views that can tell are looked at, as plain values."""
        return {key: view.state() for key, view in self.views().items() if hasattr(view, "state")}

    def show_view(self, key: str) -> bool:
        """Bring a view to the front."""
        for pane in self._panes:
            for k, tab in enumerate(pane.tabs):
                if tab.key == key:
                    pane.show_tab(k)
                    self.current_changed.emit(key)
                    return True
        return False

    def remove_view(self, key: str) -> QWidget | None:
        """Take a view out and return it."""
        for pane in self._panes:
            for k, tab in enumerate(pane.tabs):
                if tab.key == key:
                    return pane.take(k)[1]
        return None

    def front(self) -> str:
        """Key of the view in front in the first pane, "" without views."""
        first = self._panes[0]
        at = first.stack.currentIndex()
        return first.tabs[at].key if 0 <= at < len(first.tabs) else ""

    def show_number(self, number: int) -> None:
        """Bring the n-th view to the front, counted from 1 over all panes."""
        keys = self.tab_keys()
        if 0 < number <= len(keys):
            self.show_view(keys[number - 1])

    def split(self) -> None:
        """Put the current tab into a pane of its own, or join both panes again."""
        first = self._panes[0]
        if len(self._panes) == 2:
            second = self._panes.pop()
            while second.tabs:
                first.add(*second.take(0))
            second.deleteLater()
        elif len(first.tabs) > 1:
            tab, view = first.take(first.stack.currentIndex())
            self._add_pane().add(tab, view)
            self.setSizes([self.width() // 2] * 2)

    def clear(self) -> list[QWidget]:
        """Take all views out and return them."""
        if len(self._panes) == 2:
            self.split()
        return [self._panes[0].take(0)[1] for _ in range(len(self._panes[0].tabs))]

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for pane in self._panes:
            pane.strip.set_tokens(tokens)

    def take_keyboard(self) -> None:
        """Give the keyboard to the view in front, or to the tabs."""
        pane = self._panes[0]
        (pane.stack.currentWidget() or pane.strip).setFocus()

    def in_hand(self) -> str:
        """Key of the view in front in the pane that has the keyboard, else in the first; "" without views."""
        held = next((pane for pane in self._panes if has_keyboard(pane)), self._panes[0])
        at = held.stack.currentIndex()
        return held.tabs[at].key if 0 <= at < len(held.tabs) else ""

    def _close_others(self, pane: _Pane, kept: str) -> None:
        for key in [tab.key for tab in pane.tabs if tab.key != kept]:
            self.close_wanted.emit(key)
        self.show_view(kept)

    def _place(self, key: str) -> tuple[_Pane | None, int]:
        found = ((pane, k) for pane in self._panes for k, tab in enumerate(pane.tabs) if tab.key == key)
        return next(found, (None, -1))

    def _chosen(self, pane: _Pane, k: int) -> None:
        """A tab came to the front; while it is taken out, the strip may tell of one that is gone already."""
        if 0 <= k < len(pane.tabs):
            self.current_changed.emit(pane.tabs[k].key)

    def _add_pane(self) -> _Pane:
        pane = _Pane(self._tokens)
        pane.strip.split_wanted.connect(self.split)
        pane.due.connect(self.promise_due)
        pane.strip.closed.connect(lambda k, source=pane: self.close_wanted.emit(source.tabs[k].key))
        pane.strip.others_closed.connect(lambda k, source=pane: self._close_others(source, source.tabs[k].key))
        pane.strip.chosen.connect(lambda k, source=pane: self._chosen(source, k))
        self._panes.append(pane)
        self.addWidget(pane)
        return pane


def has_keyboard(widget: QWidget) -> bool:
    """Whether a widget or something in it has the keyboard."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def let_go(view: QWidget) -> None:
    """Stop what a view started, then let it go."""
    stop = getattr(view, "shut_down", None)
    if stop is not None:
        stop()
    view.setParent(None)
    view.deleteLater()
