"""Placements side by side as one picture to be written: names, costs, pictures, and their bars below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from minentropy_app.gui import theme
from minentropy_app.gui.export_picture import Drawable, Line, Sheet, picture_of
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.gui.views.compare_view import CompareView

_EDGE, _GAP, _LINE = 16.0, 12.0, 20.0


def sheet_of(view: CompareView, title: str = "") -> Sheet:
    """Hold what a comparison shows now.

    Raises
    ------
    AppError
        A picture has not been drawn yet.
    """
    panes, beside, bottom = [], list[tuple[Drawable, QPointF]](), 0.0
    for side, shown in zip(view.sides, view.views, strict=True):
        place = QPointF(shown.canvas.mapTo(view, QPoint(0, 0)))
        picture = picture_of(shown, side.title)
        panes.append((picture, place))
        bottom = max(bottom, place.y() + picture.size.height())
        cost, right = _line(view, view.cost(side), 120), place.x() + picture.size.width() - _GAP
        wide = QFontMetricsF(cost.font).horizontalAdvance(cost.text)
        name = _line(view, side.title, right - wide - 2 * _GAP - place.x(), strong=True)
        beside += [(name, QPointF(place.x() + _GAP, 8)), (cost, QPointF(right - wide, 8))]
    legend = view.views[0].legend
    if legend.isVisibleTo(view):
        beside.append((legend, QPointF(_EDGE, bottom + 4)))
        bottom += legend.height() + 4
    high = _put_figures(view, beside, bottom + _GAP)
    names = title or " | ".join(side.title for side in view.sides)
    return Sheet(names, QSizeF(view.width(), high + _GAP), tuple(panes), tuple(beside))


def _put_figures(view: CompareView, beside: list[tuple[Drawable, QPointF]], top: float) -> float:
    """Bars below the pictures, and below them what they say; return where that ends."""
    bars, ends = [], [top]
    if not view.bars.isHidden():
        bars.append((translate("CompareView", "Walking cost S"), view.bars))
    if not view.later.isHidden():
        bars.append((view.later_title.text(), view.later))
    left = _EDGE
    for k, (heading, drawn) in enumerate(bars):
        room = drawn.width() if k + 1 < len(bars) else view.width() - left - _EDGE
        beside.append((_line(view, heading, room, strong=True), QPointF(left, top)))
        beside.append((drawn, QPointF(left, top + _LINE + 4)))
        left += drawn.width() + 2 * _EDGE
        ends.append(top + _LINE + 4 + drawn.height() + _GAP)
    at = max(ends)
    for sentence in view.sentences.text().splitlines():
        beside.append((_line(view, sentence, view.width() - 2 * _EDGE), QPointF(_EDGE, at)))
        at += _LINE
    return at


def _line(view: CompareView, text: str, room: float, strong: bool = False) -> Line:
    font = theme.body_font(theme.CAPTION)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    colour = theme.look(view.tokens).text if strong else theme.look(view.tokens).secondary
    return Line(text, font, colour, room)
