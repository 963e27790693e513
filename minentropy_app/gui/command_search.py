"""Search of everything the menus can do (Ctrl+Shift+P)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.gui import parts, theme

_WIDE, _ROWS = 560, 9


class _Commands(QAbstractListModel):
    def __init__(self, commands: list[tuple[str, QAction]]) -> None:
        super().__init__()
        self._all = commands
        self.shown = commands

    def narrow(self, text: str) -> None:
        words = text.lower().split()
        self.beginResetModel()
        self.shown = [
            (menu, action) for menu, action in self._all if all(w in f"{menu} {plain(action)}".lower() for w in words)
        ]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        menu, action = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(action)
        if role == Qt.ItemDataRole.UserRole:
            return menu, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.isEnabled()
        return None


class _Row(QStyledItemDelegate):
    def __init__(self, tokens: theme.Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDE - 16, 34)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        menu, keys, enabled = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect).adjusted(8, 1, -8, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._tokens.colour("soft"))
            painter.drawRoundedRect(box, 6, 6)
        painter.setFont(theme.body_font())
        painter.setPen(self._tokens.colour("text" if enabled else "secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(12, 0, -12, 0), middle | Qt.AlignmentFlag.AlignLeft, index.data())
        painter.setFont(theme.body_font(theme.SMALL))
        painter.setPen(self._tokens.colour("secondary"))
        told = f"{menu}   {keys}" if keys else menu
        painter.drawText(box.adjusted(12, 0, -12, 0), middle | Qt.AlignmentFlag.AlignRight, told)
        painter.restore()


class CommandSearch(QFrame):
    """A field and the commands that match; Return runs the first."""

    def __init__(self, commands: Iterable[tuple[str, QAction]], tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = _Commands(list(commands))
        self.field, self.list = QLineEdit(), QListView()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Search commands"))
        self.list.setModel(self._model)
        self._model.setParent(self)
        self.list.setItemDelegate(_Row(tokens, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        parts.lift(self, tokens, 32)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self._narrow("")

    def open(self) -> None:
        """Stand in the upper middle of the window and take the keyboard."""
        wide = min(_WIDE, self.window().width() - 40)
        tall = 44 + 16 + 34 * _ROWS + 4
        self.setGeometry(QRect((self.window().width() - wide) // 2, 64, wide, tall))
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.field:
            self.close()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._select(self.list.currentIndex().row() + step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex().row())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        self._model.narrow(text)
        self._select(0)

    def _select(self, row: int) -> None:
        if self._model.shown:
            self.list.setCurrentIndex(self._model.index(row % len(self._model.shown), 0))

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._model.shown):
            action = self._model.shown[row][1]
            if action.isEnabled():
                self.close()
                action.trigger()


def plain(action: QAction) -> str:
    """The text of an action without its mnemonic."""
    return action.text().replace("&", "").removesuffix("…")
