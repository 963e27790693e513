"""What the floating toolbars of pictures share."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.views.picture_canvas import Tool

#: Pixels between two tools; width of a tool, and where there is little room.
_BETWEEN, _WIDE, _NARROW = 2, 32, 26


class FloatingTools(QFrame):
    """A row of tools, 36 high, over the upper left corner of a picture."""

    tool_chosen = Signal(object)
    names_chosen = Signal(int)

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self.setFixedHeight(36)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(_BETWEEN)
        self._tokens = tokens
        self.tools: dict[Tool, QToolButton] = {}
        self.colour_menu = QMenu(self)
        parts.lift(self, tokens)

    def fit_in(self, room: int) -> None:
        """Stand closer together where the picture is narrow, and be narrower themselves where that is not enough."""
        for between, wide in ((_BETWEEN, _WIDE), (0, _WIDE), (0, _NARROW)):
            self.stand(between, wide)
            if self._row.sizeHint().width() <= room:
                break
        self.adjustSize()

    def stand(self, between: int = _BETWEEN, wide: int = _WIDE) -> None:
        """Give every tool this width, and this distance from the next one."""
        self._row.setSpacing(between)
        for tool in self.findChildren(QToolButton):
            tool.setFixedWidth(wide)

    def _marking_tools(self) -> None:
        self.tools[Tool.RECTANGLE] = self._mode(Tool.RECTANGLE, "rectangle", self.tr("Rectangle (R)"), "R")
        self.tools[Tool.LASSO] = self._mode(Tool.LASSO, "lasso", self.tr("Lasso: Shift adds, Alt takes away (L)"), "L")

    def _mode(self, which: Tool, name: str, tip: str, key: str) -> QToolButton:
        made = parts.tool(name, self._tokens, tip, checkable=True, size=30)
        made.setFixedWidth(_WIDE)
        made.setAutoExclusive(True)
        made.setShortcut(QKeySequence(key))
        made.toggled.connect(lambda on: self.tool_chosen.emit(which) if on else None)
        self._row.addWidget(made)
        return made

    def _toggle(self, name: str, tip: str, key: str) -> QToolButton:
        made = parts.tool(name, self._tokens, tip, checkable=True, size=30)
        made.setFixedWidth(_WIDE)
        made.setShortcut(QKeySequence(key))
        self._row.addWidget(made)
        return made

    def _menu(self, name: str, tip: str, menu: QMenu) -> QToolButton:
        made = parts.tool(name, self._tokens, tip, size=30)
        made.setFixedWidth(_WIDE)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(made)
        return made

    def _choices(self, choices: tuple[tuple[Any, str], ...], signal: Any, chosen: Any = None) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for value, text in choices:
            action = QAction(text, menu, checkable=True, checked=value == chosen)
            action.setData(value)
            action.triggered.connect(lambda _=False, picked=value: signal.emit(picked))
            group.addAction(action)
            menu.addAction(action)
        return menu
