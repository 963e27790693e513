"""The table of bays below a shelf plan: what each holds and how its loans change, as a bar from zero."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from minentropy_app.gui import colours
from minentropy_app.gui.tables.columns import Columns, NumberColumn, gathered
from minentropy_app.gui.views.plan_model import AFTER, BEFORE, VISITS, PlanModel

NAMES = ("bay", "holds", "books", "to_entrance", "loans_per_m_before", "loans_per_m_after", "change")
#: Column of the change, digits after the point of each column of numbers, widths that the headings need.
CHANGE = NAMES.index("change")
_DECIMALS = {"books": 0, "to_entrance": 1, "loans_per_m_before": 0, "loans_per_m_after": 0, "change": 0}
WIDTHS = (66, 118, 62, 88, 68, 68, 130)
#: Columns that a narrow table does without, the first to go first: the bar says the difference of two of them.
SPARE = tuple(
    NAMES.index(name) for name in ("loans_per_m_before", "loans_per_m_after", "to_entrance", "holds", "books")
)
HOLDS = NAMES.index("holds")
#: Share of the column, at its right, that the figure takes.
_FIGURE, _THICK = 54, 8


def bays_table(model: PlanModel, steady: bool = False) -> tuple[Columns, npt.NDArray[np.intp]]:
    """Rows of all faces, largest change first (``steady``: in the order of the plan), and the face of each row."""
    before, after = model.figures(VISITS, BEFORE), model.figures(VISITS, AFTER)
    books = np.bincount(model.result.bay, minlength=len(before))
    away, change = model.result.door_metres, after - before
    order = np.argsort(np.zeros_like(change) if steady else -np.abs(np.nan_to_num(change)), kind="stable")
    rows = [
        (
            model.plan.bays[b],
            model.holds(b),
            int(books[b]),
            float(away[b]),
            float(before[b]),
            float(after[b]),
            float(change[b]),
        )
        for b in order.tolist()
    ]
    table = gathered(NAMES, rows, {"item_ids": None, "note": "", "total": len(rows)})
    shown = tuple(
        replace(column, decimals=_DECIMALS[column.name]) if isinstance(column, NumberColumn) else column
        for column in table.columns
    )
    return replace(table, columns=shown), order


class ChangeBars(QStyledItemDelegate):
    """Draws the change as a bar from zero in the colours of the plan's difference, its figure at the right."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dark, self._most = False, 1.0

    def show_values(self, values: npt.NDArray[np.float64], dark: bool) -> None:
        """Take the scale from all values, and follow the theme."""
        self._dark, self._most = dark, max(float(np.nanmax(np.abs(values), initial=0.0)), 1e-9)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if option.text and not option.text.startswith(("-", "−")) and option.text != "0":
            option.text = f"+{option.text}"
        option.text = option.text.replace("-", "−")

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        cells = index.model()
        value = float(cells.table.columns[CHANGE].values[int(cells.rows[index.row()])])  # type: ignore[attr-defined]
        half = (option.rect.width() - _FIGURE) / 2 - 4
        if np.isnan(value) or half <= 0:
            return
        zero, long = option.rect.left() + 4 + half, half * min(abs(value) / self._most, 1.0)
        falls, rises = (int(shade) for shade in colours.stops(2, self._dark, signed=True))
        box = QRectF(zero - long if value < 0 else zero, option.rect.center().y() - _THICK / 2 + 1, long, _THICK)
        painter.fillRect(box, colours.colour_of(falls if value < 0 else rises))
        painter.fillRect(QRectF(zero, option.rect.top(), 1, option.rect.height()), colours.colour_of(0x9AA3AB))
