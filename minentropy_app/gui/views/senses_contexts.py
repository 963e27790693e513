"""The contexts of an ambiguous word, one line each: the word in the middle, the words that decided filled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QWidget,
)

from minentropy_app.gui import colours, theme
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.views.senses_model import UNDECIDED, Context, SensesModel
from minentropy_app.gui.views.text_lines import LinePainter, LineTable

_Index = QModelIndex | QPersistentModelIndex
_ROW, _SENSE, _NARROW_SENSE, _LEAD, _DOCUMENT = 30, 132, 92, 56, 130
#: Below this width documents are left out: the context needs the room.
_WIDE = 640
#: Where the word stands, as a share of the room; room left out at the ends; strongest fill.
_MIDDLE, _EDGE, _FILL = 0.42, 8.0, 0.42


def sense_colour(sense: int, tokens: theme.Tokens) -> QColor:
    """The colour of a sense, the same wherever it is shown; grey where none is decided."""
    found = colours.category_colours(tokens.dark)
    return QColor(int(found[-1 if sense == UNDECIDED else sense % colours.NAMED]))


class Contexts(QAbstractTableModel):
    """Contexts as Qt asks for them: sense, context, lead, document."""

    def __init__(self, model: SensesModel, undecided: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.undecided = model, undecided
        self.rows: Sequence[int] = ()

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show these contexts in this order."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def context(self, row: int) -> Context:
        """The context of a row."""
        return self.model.contexts[self.rows[row]]

    def sense(self, context: Context) -> str:
        """The name of the sense of a context."""
        return self.undecided if context.sense == UNDECIDED else self.model.names[context.sense]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        context = self.context(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            lead = QLocale().toString(context.lead, "f", 1) if context.sense != UNDECIDED else ""
            return (self.sense(context), " ".join(context.words), lead, context.title)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.sense(context)}: {' '.join(context.words)}, {context.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._reasons(context)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Sense"), self.tr("Context"), self.tr("Lead"), self.tr("Document"))[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == 2:
            return self.tr("How far the sum of the sense is ahead of the next, in nats")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
            return (sides[section] if section < 3 else sides[0]) | Qt.AlignmentFlag.AlignVCenter
        return None

    def _reasons(self, context: Context) -> str:
        """The words that decided, with what each adds."""
        weights = self.model.weights(context)
        order = [k for k in np.argsort(-weights, kind="stable").tolist() if weights[k] > 0]
        if not order:
            return self.tr("No word here speaks for one sense more than for another.")
        told = {context.words[k]: QLocale().toString(float(weights[k]), "f", 2) for k in order}
        return self.tr("Decided by: {words}").format(words=", ".join(f"{word} +{gain}" for word, gain in told.items()))


class _Painter(LinePainter):
    """Sense as a dot with its name; the context round the word; lead and document."""

    def __init__(self, contexts: Contexts, tokens: theme.Tokens) -> None:
        super().__init__(tokens)
        self.contexts = contexts

    def paint_cell(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        column, context = index.column(), self.contexts.context(index.row())
        if column == 0:
            self._sense(painter, box, context)
        elif column == 1:
            self._context(painter, box, context)
        else:
            side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
            self._caption(painter, box.adjusted(8, 0, -8, 0), str(index.data()), side)

    def _sense(self, painter: QPainter, box: QRectF, context: Context) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(sense_colour(context.sense, self.tokens))
        painter.drawEllipse(QRectF(box.left() + 10, box.center().y() - 4, 8, 8))
        room = box.adjusted(26, 0, -6, 0)
        self._caption(painter, room, self.contexts.sense(context), Qt.AlignmentFlag.AlignLeft, "text")

    def _caption(
        self, painter: QPainter, box: QRectF, text: str, side: Qt.AlignmentFlag, ink: str = "secondary"
    ) -> None:
        font = theme.tabular(theme.body_font(theme.CAPTION))
        painter.setFont(font)
        painter.setPen(self.tokens.colour(ink))
        said = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, said)

    def _context(self, painter: QPainter, box: QRectF, context: Context) -> None:
        """The word at a fixed place, its neighbours outwards on both sides as far as there is room."""
        plain, strong = theme.body_font(), theme.body_font()
        strong.setWeight(QFont.Weight.DemiBold)
        weights = self.contexts.model.weights(context)
        most = float(weights.max(initial=0.0)) or 1.0
        painter.setClipRect(box.adjusted(_EDGE, 0, -_EDGE, 0))
        at, words = context.at, context.words
        left = right = box.left() + _EDGE
        if at >= 0:
            wide = QFontMetricsF(strong).horizontalAdvance(words[at])
            left = box.left() + box.width() * _MIDDLE - wide / 2
            right = left + wide
            painter.setFont(strong)
            painter.setPen(self.tokens.colour("accent"))
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(left - 8, box.top(), wide + 16, box.height()), middle, words[at])
        painter.setFont(plain)
        metrics = QFontMetricsF(plain)
        for k in range(at + 1, len(words)):
            right += _gap(words[k - 1], words[k], metrics) if k else 0.0
            if right + metrics.horizontalAdvance(words[k]) > box.right() - _EDGE:
                break
            right = self._word(painter, box, right, words[k], weights[k] / most, context.sense)
        for k in range(at - 1, -1, -1):
            left -= _gap(words[k], words[k + 1], metrics) + metrics.horizontalAdvance(words[k])
            if left < box.left() + _EDGE:
                break
            self._word(painter, box, left, words[k], weights[k] / most, context.sense)

    def _word(self, painter: QPainter, box: QRectF, x: float, word: str, share: float, sense: int) -> float:
        """Draw a word, filled by how much it decides; return where it ends."""
        wide = QFontMetricsF(painter.font()).horizontalAdvance(word)
        if share > 0:
            fill = sense_colour(sense, self.tokens)
            fill.setAlphaF(0.14 + _FILL * share)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(x - 2, box.top() + 4, wide + 4, box.height() - 9), 4, 4)
        painter.setPen(self.tokens.colour("text"))
        painter.drawText(QRectF(x, box.top(), wide + 8, box.height()), Qt.AlignmentFlag.AlignVCenter, word)
        return x + wide


def _gap(before: str, after: str, metrics: QFontMetricsF) -> float:
    """Room between two words: a blank between Latin ones, a sliver in Chinese."""
    return 3.0 if max(before[-1:], after[:1]) > "\u2e80" else metrics.horizontalAdvance(" ")


class ContextTable(LineTable):
    """The table of contexts, which follows the selection of documents too."""

    def __init__(self, model: SensesModel, selection: SelectionModel, tokens: theme.Tokens) -> None:
        self.contexts = Contexts(model, "")
        super().__init__(self.contexts, _Painter(self.contexts, tokens), selection, _ROW)
        self.contexts.undecided = self.tr("undecided")
        self.setAccessibleName(self.tr("Contexts"))
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((0, _SENSE), (2, _LEAD), (3, _DOCUMENT)):
            self.setColumnWidth(column, wide)
        self._titled = any(context.title for context in model.contexts)
        selection.changed.connect(self.follow)

    def document(self, row: int) -> int:
        return self.contexts.context(row).document

    def written(self, rows: Sequence[int]) -> Sequence[Sequence[object]]:
        table = self.contexts.model.table([self.contexts.rows[k] for k in rows], self.contexts.undecided)
        return list(table.rows)

    def way(self) -> str:
        return self.tr("contexts")

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show these contexts."""
        self.telling = True
        self.contexts.show_rows(rows)
        self.telling = False
        self.follow(self.selection.current)
        self.scrollToTop()

    def follow(self, selection: Selection) -> None:
        """Mark the contexts of the documents that are selected."""
        if self.telling:
            return
        marked = QItemSelection()
        for row in range(len(self.contexts.rows)):
            if self.contexts.context(row).document in selection:
                marked.select(self.contexts.index(row, 0), self.contexts.index(row, 3))
        self.telling = True
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.telling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self.setColumnHidden(3, not (wide and self._titled))
        self.setColumnWidth(0, _SENSE if wide else _NARROW_SENSE)
