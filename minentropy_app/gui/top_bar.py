"""The bar at the top: logo, project, menus, search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QMenuBar, QSizePolicy, QWidget

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.faces import Hit

#: Milliseconds of rest before the search asks the project.
_REST = 120


class Logo(QWidget):
    """The sign of the program."""

    def __init__(self, tokens: theme.Tokens, size: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.setFixedSize(QSize(size, size))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            icons.paint(painter, "logo", QRectF(self.rect()), self._tokens.accent)


class SearchBox(QLineEdit):
    """Search of titles, authors and words; choosing an answer flies to it."""

    asked = Signal(str)
    found = Signal(int)
    all_wanted = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._tokens = tokens
        self._hits: dict[str, int] = {}
        self._all = self._question = ""
        self.setPlaceholderText(self.tr("Search titles, authors, words"))
        self.setAccessibleName(self.tr("Search"))
        self.setFixedSize(theme.wide(theme.SEARCH_WIDE), theme.CONTROL)
        self.setTextMargins(24, 0, 44, 0)
        self._lines = QStringListModel(self)
        popup = QCompleter(self._lines, self)
        popup.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup.setMaxVisibleItems(13)
        popup.activated.connect(self._choose)
        if (answers := popup.popup()) is not None:
            answers.setObjectName("searchList")
        self.setCompleter(popup)
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(lambda _: self._timer.start())

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Offer answers."""
        lines = [f"{hit.title} — {hit.line}" if hit.line else hit.title for hit in hits]
        self._hits = dict(zip(lines, (hit.item for hit in hits), strict=True))
        self._all = self.tr("Select all that match (Shift+Enter)") if len(lines) > 1 else ""
        self._lines.setStringList([*self._hits, *([self._all] if self._all else [])])
        if lines and self.hasFocus():
            self.completer().complete()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.setFixedWidth(theme.wide(theme.SEARCH_WIDE))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits:
            by_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and bool(self._all)
            marked = self._marked() or next(iter(self._hits))
            self._choose(self._all if by_shift else marked)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            icons.paint(painter, "search", QRectF(8, 5, 18, 18), self._tokens.secondary)
            if not self.text():
                painter.setFont(theme.body_font(theme.SMALL))
                painter.setPen(self._tokens.colour("secondary"))
                box = QRectF(0, 0, self.width() - 10, self.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "Ctrl+F")

    def _ask(self) -> None:
        self._question = self.text().strip()
        self.asked.emit(self._question)

    def _marked(self) -> str:
        """Close the answers; return the one that the arrow keys stood on, "" if they stood on none."""
        answers = self.completer().popup()
        if answers is None or not answers.isVisible():
            return ""
        at = answers.currentIndex()
        answers.hide()
        return str(at.data()) if at.isValid() else ""

    def _choose(self, line: str) -> None:
        if line in self._hits:
            self.found.emit(self._hits[line])
        elif line and line == self._all:
            self.all_wanted.emit(self._question)
            QTimer.singleShot(0, self, lambda: self.setText(self._question))  # after the answer's own words


class TopBar(QFrame):
    """Logo, project name, menu bar, search; 40 high."""

    def __init__(self, menus: QMenuBar, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(theme.TOP_BAR)
        self.logo, self.search = Logo(tokens), SearchBox(tokens)
        self.name = parts.label("MinEntropy", "projectName")
        menus.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.logo)
        row.addWidget(self.name)
        row.addSpacing(8)
        row.addWidget(menus, 1)
        row.addWidget(self.search)

    def show_name(self, name: str) -> None:
        """Show the project's name, elided in the middle when long."""
        font = QFont(theme.body_font())
        font.setWeight(QFont.Weight.DemiBold)
        room = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, 300)
        self.name.setText(room)
        self.name.setToolTip(name if room != name else "")

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.logo.set_tokens(tokens)
        self.search.set_tokens(tokens)

    def search_corner(self) -> QPoint:
        """Lower left corner of the search box in this bar."""
        return self.search.geometry().bottomLeft()
