"""What the views of a shelf plan share: a bar that chooses what is shown, colours and legend, a bay in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.class_titles import class_title
from minentropy_app.gui.importing.problems import Segments
from minentropy_app.gui.param_fields import CalmBox
from minentropy_app.gui.views.plan_curve import percent
from minentropy_app.gui.views.plan_model import AFTER, AWAY, BEFORE, CLASS, DIFFERENCE, FILL, VISITS, PlanModel
from minentropy_app.gui.views.space_model import Details, Measure
from minentropy_app.gui.views.space_scene import LegendRow
from minentropy_app.gui.views.words_bar import name_segment
from minentropy_app.gui.words import translate
from minentropy_app.sources.class_names import fitting_scheme
from minentropy_app.text import put

QUANTITIES = (VISITS, FILL, CLASS, AWAY)
#: Titles named on the card of a bay.
_BOOKS = 4


class WhenBar(QFrame):
    """Before | after | difference."""

    looked = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget, floats: bool = True) -> None:
        super().__init__(parent)
        row = _row(self, tokens, floats)
        texts = {BEFORE: self.tr("Before"), AFTER: self.tr("After"), DIFFERENCE: self.tr("Difference")}
        trough = Segments(tuple(texts), self)
        self.segments = trough.buttons
        for when, segment in self.segments.items():
            name_segment(segment, texts[when])
            segment.toggled.connect(partial(self._say_when, when))
        self.segments[AFTER].setChecked(True)
        row.addWidget(trough)

    def _say_when(self, when: str, on: bool) -> None:
        if on:
            self.looked.emit(when)


class ShownBar(QFrame):
    """Floor (where there are several), and the figure that the colours show."""

    measured = Signal(str)
    floor_chosen = Signal(str)

    def __init__(self, floors: tuple[str, ...], tokens: theme.Tokens, parent: QWidget, floats: bool = True) -> None:
        super().__init__(parent)
        row = _row(self, tokens, floats)
        self.floor, self.measure = CalmBox(), CalmBox()
        self._add_floors(floors)
        self._add_measures()
        row.addWidget(self.floor)
        row.addWidget(self.measure)

    def show_floor(self, floor: str) -> None:
        """Show the floor chosen elsewhere."""
        at = self.floor.findData(floor)
        if at >= 0 and at != self.floor.currentIndex():
            self.floor.setCurrentIndex(at)

    def _add_floors(self, floors: tuple[str, ...]) -> None:
        self.floor.setAccessibleName(self.tr("Floor"))
        for name in floors:
            self.floor.addItem(self.tr("Floor {name}").format(name=name), name)
        parts.hidden_unless(len(floors) > 1, self.floor)
        self.floor.currentIndexChanged.connect(lambda _: self.floor_chosen.emit(self.floor.currentData()))

    def _add_measures(self) -> None:
        self.measure.setAccessibleName(self.tr("Colour by"))
        for title in (
            self.tr("Loans per metre of shelf"),
            self.tr("How full"),
            self.tr("Class"),
            self.tr("Metres to the entrance"),
        ):
            self.measure.addItem(title)
        self.measure.setMinimumContentsLength(16)
        self.measure.currentIndexChanged.connect(lambda at: self.measured.emit(QUANTITIES[at]))


class PlanBar(QFrame):
    """When, what is shown, and a visit to walk, in one floating row."""

    looked = Signal(str)
    measured = Signal(str)
    floor_chosen = Signal(str)

    def __init__(self, floors: tuple[str, ...], tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        row = _row(self, tokens, floats=True)
        when, shown = WhenBar(tokens, self, floats=False), ShownBar(floors, tokens, self, floats=False)
        self.segments, self.floor, self.measure = when.segments, shown.floor, shown.measure
        self.show_floor = shown.show_floor
        self.walk = parts.tool("route", tokens, self.tr("A visit drawn at random: click again for another"), size=30)
        for piece in (when, shown, self.walk):
            row.addWidget(piece)
        when.looked.connect(self.looked)
        shown.measured.connect(self.measured)
        shown.floor_chosen.connect(self.floor_chosen)


def _row(bar: QFrame, tokens: theme.Tokens, floats: bool) -> QHBoxLayout:
    """The row of a bar, which floats by itself or stands in one that does."""
    row = QHBoxLayout(bar)
    row.setSpacing(4)
    row.setContentsMargins(*(4, 3, 4, 3) if floats else (0, 0, 0, 0))
    if floats:
        bar.setObjectName("floating")
        bar.setFixedHeight(36)
        parts.lift(bar, tokens)
    return row


@dataclass(frozen=True)
class Shades:
    """Colours of the faces, and what the legend says of them."""

    colours: npt.NDArray[np.uint32]
    rows: list[LegendRow]
    measure: Measure | None


def shades(model: PlanModel, quantity: str, when: str, title: str, dark: bool) -> Shades:
    """Colour the faces by a figure or by their classes."""
    if quantity == CLASS:
        return _by_class(model, when, dark)
    figures = model.figures(quantity, AFTER if quantity == AWAY else when)
    if when == DIFFERENCE and quantity != AWAY:
        return Shades(colours.diverging(figures, dark), [], Measure(title, figures, signed=True))
    return Shades(colours.ramp(figures, dark), [], Measure(title, figures))


def _by_class(model: PlanModel, when: str, dark: bool) -> Shades:
    now = model.classes(AFTER if when == DIFFERENCE else when)
    if when == DIFFERENCE:
        now = np.where(now != model.classes(BEFORE), now, -1).astype(np.int32)
    found, counts = np.unique(now[now >= 0], return_counts=True)
    order = found[np.argsort(-counts, kind="stable")]
    palette = colours.category_colours(dark)
    rank = np.full(len(model.result.class_names) + 1, len(palette) - 1, np.int64)
    rank[order[: len(palette) - 1]] = np.arange(min(len(order), len(palette) - 1))
    names, size = model.result.class_names, dict(zip(found.tolist(), counts.tolist(), strict=True))
    shown = order[: len(palette) - 1].tolist()
    scheme = fitting_scheme(names, str(model.result.metrics.get("call_numbers") or ""))
    rows = [
        LegendRow((code,), class_title(scheme, names[code]), int(palette[k]), size[code])
        for k, code in enumerate(shown)
    ]
    rest = [code for code in order.tolist() if code not in shown]
    if rest:
        rows.append(LegendRow(tuple(rest), "", int(palette[-1]), sum(size[code] for code in rest)))
    return Shades(palette[rank[now]], rows, None)


def bay_details(model: PlanModel, bay: int, when: str) -> Details:
    """What the card of a bay says: loans per metre now and before, books, fill, way, and its most borrowed titles."""
    locale = QLocale()
    books = model.books_in(bay, when)
    now, other = (float(model.figures(VISITS, at)[bay]) for at in (when, AFTER if when == BEFORE else BEFORE))
    told = {BEFORE: translate("PlanView", "{loans} after"), AFTER: translate("PlanView", "was {loans}")}[when]
    away = locale.toString(float(model.result.door_metres[bay]), "f", 1)
    words = (
        put(told, loans=_whole(other)),
        put(translate("PlanView", "{count} {count:book|books}"), count=locale.toString(len(books))),
        put(translate("PlanView", "{share} full"), share=percent(float(model.figures(FILL, when)[bay]), plain=True)),
        put(translate("PlanView", "{metres} m away"), metres=away),
    )
    rows = tuple((model.labels[book], model.authors[book]) for book in books[:_BOOKS].tolist())
    aside = put(translate("PlanView", "{loans} {loans:loan|loans}/m"), loans=_whole(now))
    return Details(" · ".join(words), (), aside, rows)


def _whole(value: float) -> str:
    return "–" if np.isnan(value) else QLocale().toString(value, "f", 0)
