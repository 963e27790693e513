"""The first rows of a file; what each column is stands in the table's header and is changed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.words import MAIN_ROLES, ROLES, role_word

Index = QModelIndex | QPersistentModelIndex
ROW_HIGH, _HEADER_HIGH, _WIDEST = 26, 64, 200
#: Pixels round the word of a choice in the header, round the text of a cell, and what a column keeps at least.
_ROUND_CHOICE, _ROUND_TEXT, _LEAST = 40, 22, 76


class PreviewModel(QAbstractTableModel):
    """The rows of a preview, with dates as understood."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self._preview: Mapping[str, Any] = {}

    def show(self, preview: Mapping[str, Any]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._preview = preview
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._preview.get("cells", ()))

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._preview.get("names", ()))

    def text(self, row: int, column: int) -> str:
        """What a cell shows: a date as understood, everything else as it came."""
        understood = self._understood(row, column)
        return understood or str(self._preview["cells"][row][column])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.BackgroundRole and self._doubtful(row):
            return self.tokens.colour("warning_soft")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.tokens.colour(self._ink(row, column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._preview["numbers"][section])
        return self._preview["names"][section]

    def roles(self) -> Mapping[str, int]:
        """Column of each role."""
        found: Mapping[str, int] = self._preview.get("roles", {})
        return found

    def is_used(self, column: int) -> bool:
        """Tell whether a column has a role."""
        return column in self._preview["roles"].values()

    def _is_date(self, column: int) -> bool:
        return bool(self._preview.get("dates")) and self._preview["roles"].get("date") == column

    def _understood(self, row: int, column: int) -> str:
        return str(self._preview["dates"][row]) if self._is_date(column) else ""

    def _doubtful(self, row: int) -> bool:
        return bool(self._preview.get("dates")) and not self._preview["dates"][row]

    def _ink(self, row: int, column: int) -> str:
        if self._is_date(column) and self._doubtful(row):
            return "warning"
        return "text" if self.is_used(column) else "secondary"

    def _tip(self, row: int, column: int) -> str:
        written = str(self._preview["cells"][row][column])
        if self._is_date(column):
            if self._doubtful(row):
                return self.tr("“{text}” gives no day: the loan is kept with an unknown day.").format(text=written)
            return self.tr("In the file: {text}").format(text=written)
        return written


class RoleHeader(QHeaderView):
    """Column names with a choice of roles below each."""

    role_chosen = Signal(int, str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tokens = tokens
        self.combos: list[QComboBox] = []
        self.setFixedHeight(_HEADER_HIGH)
        self.setMinimumSectionSize(_LEAST)
        self.setSectionsClickable(False)
        self.sectionResized.connect(self._place)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEADER_HIGH)

    def show_roles(self, kind: str, names: Sequence[str], roles: Mapping[str, int]) -> None:
        """Offer the roles of a kind of import, with those of each column chosen."""
        self._provide(kind, len(names))
        by_column = {place: role for role, place in roles.items()}
        for place, combo in enumerate(self.combos):
            role = by_column.get(place, "")
            combo.blockSignals(True)
            combo.setCurrentIndex(max(combo.findData(role), 0))
            combo.blockSignals(False)
            combo.setAccessibleName(self.tr("What column {name} is").format(name=names[place]))
            combo.setProperty("role", "main" if role in MAIN_ROLES else "" if role else "ignored")
            parts.restyle(combo)
        self._place()

    def reposition(self) -> None:
        """Follow the table as it scrolls sideways."""
        self._place()

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        model = self.model()
        name = str(model.headerData(section, self.orientation()))
        painter.save()
        painter.fillRect(box, self.tokens.colour("panel"))
        painter.setPen(self.tokens.colour("line"))
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(self.tokens.colour("border"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        font = theme.body_font(theme.CAPTION)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.tokens.colour("secondary"))
        room = box.adjusted(10, 7, -8, 0)
        room.setHeight(18)
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _provide(self, kind: str, count: int) -> None:
        while len(self.combos) > count:
            self.combos.pop().deleteLater()
        while len(self.combos) < count:
            place = len(self.combos)
            combo = parts.DropDown(150, self.viewport())
            combo.setObjectName("roleCombo")
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            combo.setMaxVisibleItems(20)
            for role in (*ROLES[kind], ""):
                combo.addItem(role_word(role), role)
            combo.setCurrentIndex(combo.count() - 1)
            combo.currentIndexChanged.connect(lambda _k, at=place: self._chosen(at))
            combo.show()
            self.combos.append(combo)

    def _chosen(self, place: int) -> None:
        self.role_chosen.emit(place, self.combos[place].currentData())

    def _place(self, *_: int) -> None:
        for section, combo in enumerate(self.combos):
            if section < self.count():
                left, wide = self.sectionViewportPosition(section), self.sectionSize(section)
                combo.setGeometry(left + 4, 29, wide - 8, theme.CONTROL)


class PreviewTable(QTableView):
    """The preview with its header of roles."""

    role_chosen = Signal(int, str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewTable")
        self.setAccessibleName(self.tr("First rows of the file"))
        self._model = PreviewModel(tokens, self)
        self.header = RoleHeader(tokens, self)
        self.setHorizontalHeader(self.header)
        self.setModel(self._model)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HIGH)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
        self.header.role_chosen.connect(self.role_chosen)
        self.horizontalScrollBar().valueChanged.connect(self.header.reposition)
        self._names: tuple[str, ...] = ()

    def show_preview(self, kind: str, preview: Mapping[str, Any]) -> None:
        """Show rows and roles; widths stay while the columns stay."""
        names = tuple(preview["names"])
        old = self._names, dict(self._model.roles())
        self._model.show(preview)
        self._names = names
        if old != (names, dict(preview["roles"])):
            self._set_widths()
        self.header.show_roles(kind, list(names), preview["roles"])

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._model.tokens = self.header.tokens = tokens
        self.header.viewport().update()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(400, 144)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """As wide as the contents want; where that is too much, no wider than the words of the choices need."""
        wants, least = self._wanted_widths(), self._least_widths()
        wants = [max(pair) for pair in zip(wants, least, strict=True)]
        room = self.viewport().width()
        for column, wide in enumerate(_shared(wants, least, room)):
            self.setColumnWidth(column, wide)
        self.header.reposition()

    def _wanted_widths(self) -> list[int]:
        metrics, model, wants = self.fontMetrics(), self._model, []
        for column in range(model.columnCount()):
            texts = [model.text(row, column) for row in range(model.rowCount())]
            texts.append(str(model.headerData(column, Qt.Orientation.Horizontal)) + "  ")
            widest = max((metrics.horizontalAdvance(text[:60]) for text in texts), default=0)
            wants.append(min(widest + _ROUND_TEXT, _WIDEST))
        return wants

    def _least_widths(self) -> list[int]:
        """What the words chosen in the header need; days are always seen whole."""
        model, font = self._model, self.font()
        font.setWeight(QFont.Weight.DemiBold)
        metrics, least = QFontMetrics(font), []
        roles = {place: role for role, place in model.roles().items()}
        for column in range(model.columnCount()):
            role = roles.get(column, "")
            word = metrics.horizontalAdvance(role_word(role)) + _ROUND_CHOICE
            day = metrics.horizontalAdvance("0000-00-00") + _ROUND_TEXT if role in ("date", "return_date") else 0
            least.append(max(word, day, _LEAST))
        return least


def _shared(wants: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fill the room: free pixels go to the widest, missing ones come from what is above its least."""
    spare = room - sum(wants)
    if spare >= 0:
        wide = [k for k, want in enumerate(wants) if want >= _WIDEST] or list(range(len(wants)))
        return [want + (spare // len(wide) if k in wide else 0) for k, want in enumerate(wants)]
    over = [want - floor for want, floor in zip(wants, least, strict=True)]
    share = min(-spare / max(sum(over), 1), 1.0)
    return [want - ceil(share * more) for want, more in zip(wants, over, strict=True)]
