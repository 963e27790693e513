"""What floats over the network: tools, the way down to the opened module, the key to the circles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFont,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from minentropy_app.gui import colours, icons, parts, theme
from minentropy_app.gui.views.legend import veil
from minentropy_app.gui.views.network_labels import BESIDE
from minentropy_app.gui.views.space_canvas import Tool

#: Widest name in the breadcrumb, narrowest when there is little room.
_WIDEST, _NARROWEST = 220, 48


class NetworkTools(QFrame):
    """The floating toolbar, 36 high."""

    tool_chosen = Signal(object)
    names_chosen = Signal(int)

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self.setFixedHeight(36)
        self._tokens = tokens
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self.tools = {
            Tool.SELECT: self._mode(Tool.SELECT, "cursor", self.tr("Select: click a circle, drag moves (V)"), "V"),
            Tool.RECTANGLE: self._mode(Tool.RECTANGLE, "rectangle", self.tr("Rectangle (R)"), "R"),
            Tool.LASSO: self._mode(Tool.LASSO, "lasso", self.tr("Lasso: Shift adds, Alt takes away (L)"), "L"),
        }
        self.tools[Tool.SELECT].setChecked(True)
        parts.tool_gap(self._row)
        self.names = self._tool("tag", self.tr("Names"))
        self.names.setMenu(self._names_menu())
        self.names.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.fit = self._tool("fit", self.tr("Show everything (Ctrl+0)"))
        parts.lift(self, tokens)

    def _mode(self, which: Tool, name: str, tip: str, key: str) -> QToolButton:
        made = self._tool(name, tip, checkable=True)
        made.setAutoExclusive(True)
        made.setShortcut(QKeySequence(key))
        made.toggled.connect(lambda on: self.tool_chosen.emit(which) if on else None)
        return made

    def _tool(self, name: str, tip: str, checkable: bool = False) -> QToolButton:
        made = parts.tool(name, self._tokens, tip, checkable=checkable, size=30)
        made.setFixedWidth(32)
        self._row.addWidget(made)
        return made

    def _names_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        choices = ((0, self.tr("No names")), (12, self.tr("Few")), (BESIDE, self.tr("Usual")), (70, self.tr("Many")))
        for value, text in choices:
            action = QAction(text, menu, checkable=True, checked=value == BESIDE)
            action.triggered.connect(lambda _=False, picked=value: self.names_chosen.emit(picked))
            group.addAction(action)
            menu.addAction(action)
        return menu


class Breadcrumb(QFrame):
    """The way from all modules down to the opened one; each step can be clicked."""

    chosen = Signal(object)

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self.setFixedHeight(36)
        self.setAccessibleName(self.tr("Opened modules"))
        self._tokens = tokens
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 3, 12, 3)
        self._row.setSpacing(4)
        self._steps: list[tuple[QLabel | QPushButton, str]] = []
        self._names: list[tuple[tuple[int, ...], str]] = []
        parts.lift(self, tokens)

    def show_path(self, names: list[tuple[tuple[int, ...], str]]) -> None:
        """Show the path: what each step opens, and its name; hidden at the top."""
        self._names = names
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._steps = []
        self._add((), self.tr("All modules"), last=not names)
        for k, (path, name) in enumerate(names):
            arrow = QLabel()
            arrow.setPixmap(icons.icon("chevron-right", self._tokens.secondary).pixmap(14, 14))
            self._row.addWidget(arrow)
            self._add(path, name, last=k == len(names) - 1)
        self.setVisible(bool(names))

    def fit_names(self) -> None:
        """Elide names until the path fits into its width."""
        for widest in (_WIDEST, 140, 90, _NARROWEST):
            for step, name in self._steps:
                metrics = QFontMetricsF(step.font())
                text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, widest)
                step.setText(text.replace("&", "&&") if isinstance(step, QPushButton) else text)
            self._row.activate()
            if self.sizeHint().width() <= self.maximumWidth():
                return

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.lift(self, tokens)
        self.show_path(self._names)
        self.fit_names()
        self.adjustSize()

    def _add(self, path: tuple[int, ...], name: str, last: bool) -> None:
        step: QLabel | QPushButton
        if last:
            step = parts.label(name, "strong")
        else:
            step = parts.button(name.replace("&", "&&"), "link", lambda: self.chosen.emit(path))
        step.setToolTip(name)
        step.setAccessibleName(name)
        self._row.addWidget(step)
        self._steps.append((step, name))


class FlowLegend(QWidget):
    """What size and rim of a circle mean."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{self._head()}: {self._line()}")

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        small = QFontMetricsF(theme.body_font(theme.CAPTION))
        wide = max(small.horizontalAdvance(self._line()), 1.1 * small.horizontalAdvance(self._head()))
        return QSize(round(wide) + 44, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw it with its upper left corner at the origin, on screen or into a file."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil(painter, QRectF(0, 0, self.sizeHint().width(), self.sizeHint().height()), self._tokens)
        fill = QColor(colours.hexadecimal(int(colours.category_colours(self._tokens.dark)[-1])))
        circle = QRectF(6, 8, 24, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawEllipse(circle)
        rim = QPen(fill.darker(180), 2.6)
        rim.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(rim)
        painter.drawArc(circle.adjusted(1.3, 1.3, -1.3, -1.3), 90 * 16, -110 * 16)
        bold = theme.body_font(theme.CAPTION)
        bold.setWeight(QFont.Weight.DemiBold)
        self._written(painter, QPointF(40, 16), self._head(), bold, "text")
        self._written(painter, QPointF(40, 33), self._line(), theme.body_font(theme.CAPTION), "secondary")

    def _head(self) -> str:
        return self.tr("Flow through a module")

    def _line(self) -> str:
        return self.tr("circle area; dark rim = the share that leaves")

    def _written(self, painter: QPainter, at: QPointF, text: str, font: QFont, role: str) -> None:
        path = QPainterPath()
        path.addText(at, font, text)
        painter.strokePath(path, QPen(self._tokens.colour("surface"), 3.5, Qt.PenStyle.SolidLine))
        painter.setFont(font)
        painter.setPen(self._tokens.colour(role))
        painter.drawText(at, text)
