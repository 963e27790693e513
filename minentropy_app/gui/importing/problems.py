"""Rows that do not come in as they stand: what was found, and what happens to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.importing.words import number, say
from minentropy_app.text import put

Index = QModelIndex | QPersistentModelIndex
#: Width from which the count stands beside the title.
_ROOMY = 580
FATES = ("all", "refused", "dropped", "kept")
#: What a button of a segmented choice gives away where there is little room, in pixels.
_TIGHTER = 18
_ICONS = {"refused": ("close", "error"), "dropped": ("info", "secondary"), "kept": ("info", "secondary")}


class ProblemsModel(QAbstractTableModel):
    """Problems of one fate, or of all."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self._all: Sequence[Mapping[str, Any]] = ()
        self._columns: Mapping[str, str] = {}
        self._fate = "all"
        self.rows: list[Mapping[str, Any]] = []

    def show(self, problems: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
        """Show these problems; ``columns`` names the column of a role."""
        self._all, self._columns = problems, columns
        self.filter(self._fate)

    def filter(self, fate: str) -> None:
        """Show one fate only, or ``all``."""
        self.beginResetModel()
        self._fate = fate
        self.rows = [problem for problem in self._all if fate in ("all", problem["fate"])]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        problem, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(problem)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        refused = problem["fate"] == "refused"
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.tokens.colour("error" if refused and column == 3 else "secondary" if column == 1 else "text")
        if role == Qt.ItemDataRole.DecorationRole and column == 3:
            name, colour = _ICONS[problem["fate"]]
            return icons.icon(name, getattr(self.tokens, colour))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Row"), self.tr("Column"), self.tr("What was found"), self.tr("What happens"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == 0 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _texts(self, problem: Mapping[str, Any]) -> tuple[str, str, str, str]:
        why = say(problem["why"], problem["fields"])
        column = self._columns.get(problem["column"], "") or self.tr("whole row")
        if problem["fate"] == "kept":
            return number(problem["row"]), column, problem["found"] or self.tr("empty"), why
        happens = self.tr("refused") if problem["fate"] == "refused" else self.tr("dropped as a duplicate")
        return number(problem["row"]), column, why, happens


class Segments(QFrame):
    """A few choices side by side in a grey trough, the chosen one raised."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key in keys:
            made = QPushButton(self)
            made.setCheckable(True)
            made.setObjectName("segment")
            made.clicked.connect(lambda _checked=False, chosen=key: self.chosen.emit(chosen))
            self._group.addButton(made)
            row.addWidget(made)
            self.buttons[key] = made
        self.buttons[keys[0]].setChecked(True)
        self._tight = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words move together."""
        super().resizeEvent(event)
        given = _TIGHTER * self._tight
        wanted = sum(max(b.sizeHint().width(), b.minimumWidth()) + given for b in self.buttons.values()) + 4
        if (tight := wanted > self.width()) != self._tight:
            self._tight = tight
            for button in self.buttons.values():
                button.setProperty("tight", tight)
                if least := button.minimumWidth():
                    button.setMinimumWidth(least + (-_TIGHTER if tight else _TIGHTER))
                parts.restyle(button)
            self._row.invalidate()
            self._row.activate()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width() - _TIGHTER * len(self.buttons) * (not self._tight), 28)


class _Rows(QTableView):
    """A table that is content with little room."""

    def sizeHint(self) -> QSize:
        return QSize(400, 72)


class Problems(QWidget):
    """The list of problems with its filter."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProblemsModel(tokens, self)
        self.count = parts.label("", "caption")
        self.segments = Segments(FATES)
        self.empty = parts.label(self.tr("No row has a problem."), "caption")
        self.table = _Rows(self)
        self._dress_table()
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Problems by row"), "strong"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.segments)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        self.segments.chosen.connect(self._filter)
        self.show_problems([], {}, {"rows": 0, "refused": 0, "dropped": 0, "kept": 0})

    def show_problems(
        self, problems: Sequence[Mapping[str, Any]], columns: Mapping[str, str], counts: Mapping[str, int]
    ) -> None:
        """Show the first problems of each fate, and how many there are."""
        self.model.show(problems, columns)
        everything = sum(counts[fate] for fate in FATES[1:])
        words = (self.tr("All {n}"), self.tr("Refused {n}"), self.tr("Dropped {n}"), self.tr("Kept {n}"))
        for fate, word in zip(FATES, words, strict=True):
            count = everything if fate == "all" else counts[fate]
            self.segments.buttons[fate].setText(put(word, n=number(count)))
            self.segments.buttons[fate].setEnabled(fate == "all" or count > 0)
        told = put(self.tr("{count} of {rows} {rows:row|rows}"), count=number(everything), rows=number(counts["rows"]))
        if len(problems) < everything:
            told = put(self.tr("the first {listed} listed"), listed=number(len(problems)))
        self.count.setText(told if counts["rows"] else "")
        self.table.setVisible(bool(problems))
        self.segments.setVisible(bool(everything))
        self.empty.setVisible(not everything)
        self.empty.setText(self.tr("No row has a problem.") if counts["rows"] else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the filter says how many there are."""
        self.count.setVisible(self.width() >= _ROOMY)
        super().resizeEvent(event)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.model.tokens = tokens
        self.table.viewport().update()

    def _filter(self, fate: str) -> None:
        self.model.filter(fate)
        self.table.scrollToTop()

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("problemsTable")
        table.setAccessibleName(self.tr("Problems by row"))
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setFont(theme.tabular(theme.body_font(theme.CAPTION)))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((0, 72), (1, 110)):
            table.setColumnWidth(column, wide)
