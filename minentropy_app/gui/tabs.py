"""Views under their tabs, in one pane or two side by side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.tab_strip import Tab, TabStrip

#: The smallest share of the width that a pane is given when a session comes back.
_LEAST_SHARE = 0.15


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
        self.adopt(tab, Promised())
        self.strip.show_tabs(self.tabs, self.stack.currentIndex())

    def adopt(self, tab: Tab, view: QWidget) -> None:
        """Take in a view without bringing it to the front: one that is only promised is not read by that."""
        self.tabs.append(tab)
        self.stack.addWidget(view)

    def give_up(self) -> list[tuple[Tab, QWidget]]:
        """Let all views go without bringing one after the other to the front."""
        gone = [(tab, self.view(k)) for k, tab in enumerate(self.tabs)]
        self.tabs = []
        for _, view in gone:
            self.stack.removeWidget(view)
        return gone

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

    def promise(self, tab: Tab, beside: bool = False) -> None:
        """Have a tab ready whose view is read when it is chosen; ``beside``: in the second pane."""
        if tab.key in self.tab_keys():
            return
        if beside and len(self._panes) == 1:
            self._add_pane()
        self._panes[-1 if beside else 0].promise(tab)

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
            self.join()
        elif len(first.tabs) > 1:
            tab, view = first.take(first.stack.currentIndex())
            self._add_pane().add(tab, view)
            self.setSizes([self.width() // 2] * 2)

    def join(self) -> None:
        """Bring all tabs into one pane; the view in front of the first one stays there."""
        if len(self._panes) == 1:
            return
        first, second = self._panes[0], self._panes.pop()
        held, front = has_keyboard(second), first.stack.currentIndex()
        for tab, view in second.give_up():
            first.adopt(tab, view)
        first.show_tab(max(front, 0))
        second.deleteLater()
        if held:
            self.take_keyboard()

    def beside(self) -> dict[str, Any]:
        """The second pane as plain values: its tabs, the one in front, its share of the width; empty without one."""
        if len(self._panes) == 1 or not self._panes[1].tabs:
            return {}
        second, sizes = self._panes[1], self.sizes()
        keys = [tab.key for tab in second.tabs]
        front = keys[max(second.stack.currentIndex(), 0)]
        return {"tabs": keys, "front": front, "share": sizes[1] / max(sum(sizes), 1)}

    def show_beside(self, front: str, share: float) -> None:
        """Give the second pane its share of the width and bring one of its tabs to the front, read it if need be."""
        if len(self._panes) == 1:
            return
        if not self._panes[0].tabs:
            self.join()
            return
        right = round(min(max(share, _LEAST_SHARE), 1 - _LEAST_SHARE) * 1000)
        self.setSizes([1000 - right, right])
        second = self._panes[1]
        keys = [tab.key for tab in second.tabs]
        second.show_tab(keys.index(front) if front in keys else 0)

    def clear(self) -> list[QWidget]:
        """Take all views out and return them."""
        gone = [view for pane in self._panes for _, view in pane.give_up()]
        self.join()
        self._panes[0].show_tab(-1)
        return gone

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
