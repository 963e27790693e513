"""The project at the left: sources and results with their states."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme, words
from minentropy_app.gui.faces import Entry, State
from minentropy_app.gui.view_kinds import kinds_for, live_kinds

ICONS = {
    "loans": "people",
    "catalogue": "catalogue",
    "texts": "text",
    "word2vec": "text",
    "ranking": "text",
    "keywords": "tag",
    "senses": "senses",
    "keyword-test": "table",
    "vector-test": "table",
    "pairs": "people",
    "placement": "cube",
    "network": "network",
    "neighbour-graph": "network",
    "communities": "network",
    "coding": "code",
    "shelves": "shelves",
    "table": "table",
    "map": "map",
    "vectors": "map",
    "layout": "map",
    "shelf-plan": "shelves",
    "floor-plan": "map",
    "similar": "table",
    "related": "table",
}
_ROW, _TALL_ROW = 30, 44
#: States told by a chip: its fill and its ink.
_CHIPS = {
    State.STALE: ("warning_soft", "warning"),
    State.FAILED: ("error_soft", "error"),
    State.STOPPED: ("trough", "secondary"),
}


class EntryRow(QWidget):
    """One entry: icon, title, a line that says what it is, and its state."""

    chosen = Signal(str)
    renamed = Signal(str)
    deleted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, entry: Entry, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry, self._tokens, self._current = entry, tokens, False
        self.setFixedHeight(_TALL_ROW if entry.line else _ROW)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._describe()

    def show_entry(self, entry: Entry) -> None:
        """Show the same entry in another state."""
        if entry != self.entry:
            self.entry = entry
            self.setFixedHeight(_TALL_ROW if entry.line else _ROW)
            self._describe()
            self.update()

    def edit_title(self, done: Callable[[str], object]) -> None:
        """Put a field over the title."""
        field = QLineEdit(self.entry.title, self)
        field.setAccessibleName(self.tr("Name"))
        field.setGeometry(42, 1, self.width() - 50, 28)
        field.returnPressed.connect(lambda: done(field.text()))
        field.editingFinished.connect(field.deleteLater)
        field.selectAll()
        field.show()
        field.setFocus()

    def set_current(self, current: bool) -> None:
        """Mark the entry that is shown."""
        self._current = current
        self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.TREE, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.entry.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.entry.key, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.chosen.emit(self.entry.key)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_F2:
            self.renamed.emit(self.entry.key)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self.entry.key)
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.entry.key, self.mapToGlobal(QPoint(40, self.height())))
        elif event.key() == Qt.Key.Key_Escape and (field := self.findChild(QLineEdit)) is not None:
            field.deleteLater()
            self.setFocus()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(8, 1, -8, -1)
            if self._current or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.colour("soft" if self._current else "hover"))
                painter.drawRoundedRect(box, 6, 6)
            if self._current:
                painter.setBrush(tokens.colour("accent"))
                painter.drawRoundedRect(QRectF(8, box.top() + 6, 3, box.height() - 12), 1.5, 1.5)
            if self.hasFocus():
                painter.setPen(QPen(tokens.colour("accent"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            name = ICONS.get(self.entry.kind, "file")
            icons.paint(
                painter,
                name,
                QRectF(19, 5, 20, 20),
                tokens.accent if self._current else tokens.secondary,
            )
            state_wide = self._paint_state(painter)
            self._paint_text(painter, self.width() - 46 - 14 - state_wide)

    def _describe(self) -> None:
        entry = self.entry
        self.setAccessibleName(f"{entry.title}, {entry.line}, {entry.state.value}")
        self.setToolTip(f"{entry.title}\n{entry.line}".strip())

    def _paint_text(self, painter: QPainter, room: float) -> None:
        title = theme.body_font(theme.BODY)
        title.setWeight(QFont.Weight.DemiBold if self._current else QFont.Weight.Normal)
        painter.setFont(title)
        painter.setPen(self._tokens.colour("text"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(QPointF(46, 20), QFontMetricsF(title).elidedText(self.entry.title, elide, room))
        if self.entry.line:
            small = theme.tabular(theme.body_font(theme.SMALL))
            painter.setFont(small)
            painter.setPen(self._tokens.colour("secondary"))
            wide = self.width() - 46 - 14
            painter.drawText(QPointF(46, 36), QFontMetricsF(small).elidedText(self.entry.line, elide, wide))

    def _paint_state(self, painter: QPainter) -> float:
        """Draw the state at the right, by form and not by colour alone; return the room it takes."""
        right, state = self.width() - 18.0, self.entry.state
        if state is State.DONE:
            icons.paint(painter, "check", QRectF(right - 15, 8, 14, 14), self._tokens.secondary)
            return 20
        if state is State.RUNNING:
            ring = QRectF(right - 14, 8.5, 12, 12)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._tokens.colour("bar_soft"), 2.2))
            painter.drawEllipse(ring)
            painter.setPen(QPen(self._tokens.colour("accent"), 2.2))
            painter.drawArc(ring, 90 * 16, -round(max(self.entry.progress, 0.08) * 360 * 16))
            return 20
        if state in _CHIPS:
            return self._paint_chip(painter, right)
        return 0

    def _paint_chip(self, painter: QPainter, right: float) -> float:
        fill, ink = _CHIPS[self.entry.state]
        texts = {State.FAILED: self.tr("failed"), State.STALE: self.tr("stale"), State.STOPPED: self.tr("stopped")}
        text = texts[self.entry.state]
        font = theme.body_font(theme.SMALL)
        font.setWeight(QFont.Weight.Medium)
        wide = QFontMetricsF(font).horizontalAdvance(text) + 16
        box = QRectF(right - wide, 5, wide, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.colour(fill))
        painter.drawRoundedRect(box, 10, 10)
        painter.setFont(font)
        painter.setPen(self._tokens.colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return wide + 6


class ProjectTree(QFrame):
    """Sources above, results below."""

    opened = Signal(str)
    add_wanted = Signal(str)
    entry_action = Signal(str, str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("treePanel")
        self.setFixedWidth(theme.TREE)
        self._tokens = tokens
        self._rows: dict[str, EntryRow] = {}
        self._fixed, self._results = False, set[str]()
        self._current = ""
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 10, 0, 12)
        self._column.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(parts.scroller(self._body))

    def show_entries(
        self, sources: Sequence[Entry], results: Sequence[Entry], binned: Sequence[Entry] = (), fixed: bool = False
    ) -> None:
        """Fill the sections; entries that were there before keep their rows. ``fixed``: nothing can be changed."""
        self._fixed, self._results = fixed, {entry.key for entry in results}
        entries = [*sources, *results, *binned]
        if [(e.key, e.kind) for e in entries] == [(k, r.entry.kind) for k, r in self._rows.items()] and entries:
            for entry in entries:
                self._rows[entry.key].show_entry(entry)
        else:
            self._fill(sources, results, binned)

    def _fill(self, sources: Sequence[Entry], results: Sequence[Entry], binned: Sequence[Entry]) -> None:
        while self._column.count():
            piece = self._column.takeAt(0)
            if piece is not None and (widget := piece.widget()) is not None:
                widget.deleteLater()
        self._rows = {}
        self._section(
            "sources",
            self.tr("SOURCES"),
            self.tr("Import data"),
            sources,
            self.tr("No sources yet. Import loans to begin."),
        )
        self._column.addSpacing(10)
        self._section(
            "results",
            self.tr("RESULTS"),
            self.tr("New analysis"),
            results,
            self.tr("No results yet. Choose an analysis."),
        )
        if binned:
            self._column.addSpacing(10)
            self._section("bin", self.tr("BIN"), "", binned, "")
        self._column.addStretch(1)
        self.set_current(self._current)

    @property
    def current(self) -> str:
        """Key of the entry shown."""
        return self._current

    def row(self, key: str) -> EntryRow | None:
        """The row of an entry."""
        return self._rows.get(key)

    def edit_title(self, key: str, done: Callable[[str], object]) -> None:
        """Let the user change a title in its place; Return keeps it, Esc does not."""
        if key in self._rows:
            self._rows[key].edit_title(done)

    def set_current(self, key: str) -> None:
        """Mark the entry shown."""
        self._current = key
        for name, row in self._rows.items():
            row.set_current(name == key)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.retint(self, tokens)
        for row in self._rows.values():
            row.set_tokens(tokens)

    def _section(self, key: str, title: str, tip: str, entries: Sequence[Entry], empty: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 2)
        head.addWidget(parts.label(title, "heading"), 1)
        if tip:
            add = parts.tool("plus", self._tokens, tip)
            add.clicked.connect(lambda: self.add_wanted.emit(key))
            add.setEnabled(not self._fixed)
            head.addWidget(add)
        holder = QWidget()
        holder.setLayout(head)
        self._column.addWidget(holder)
        for entry in entries:
            row = self._rows[entry.key] = EntryRow(entry, self._tokens)
            row.chosen.connect(self.opened)
            row.deleted.connect(lambda chosen: self.entry_action.emit(chosen, "delete"))
            row.renamed.connect(lambda chosen: self.entry_action.emit(chosen, "rename"))
            row.menu_wanted.connect(self._menu)
            self._column.addWidget(row)
        if not entries:
            note = parts.label(empty, "caption", wrap=True)
            note.setContentsMargins(16, 2, 16, 4)
            self._column.addWidget(note)

    def views_of(self, entry: Entry) -> list[tuple[str, str]]:
        """Views of an entry besides its own one."""
        known = {State.RUNNING: live_kinds, State.PLAIN: kinds_for, State.DONE: kinds_for, State.STALE: kinds_for}
        others = known[entry.state](entry.kind)[1:] if entry.state in known else ()
        return [(f"view:{kind.key}", words.translate("gui.view_kinds", kind.title)) for kind in others]

    def menu_of(self, key: str) -> list[tuple[str, str]]:
        """Actions for an entry with their texts; an empty key is a line between them."""
        entry = self._rows[key].entry
        if entry.kind == "bin":
            return [] if self._fixed else [("restore", self.tr("Restore"))]
        actions = [("open", self.tr("Open")), *self.views_of(entry)]
        if self._fixed or entry.state is State.RUNNING:
            return actions
        actions.append(("rename", self.tr("Rename…")))
        if key in self._results:
            actions += [("rerun", self.tr("Run again")), ("edit", self.tr("Edit and run again…"))]
            actions.append(("duplicate", self.tr("Duplicate")))
        actions += [("note", self.tr("Note…")), ("", "")]
        if entry.kind == "loans":
            actions.append(("forget", self.tr("Forget the raw loans…")))
        return [*actions, ("delete", self.tr("Move to bin"))]

    def _menu(self, key: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action, text in self.menu_of(key):
            if not action:
                menu.addSeparator()
                continue
            menu.addAction(text).triggered.connect(lambda _=False, chosen=action: self.entry_action.emit(key, chosen))
        menu.popup(place)
