"""Below the drawing: what is picked, in figures that can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.building import drawing as d
from minentropy_app.building.drawing import Drawing, Range, Way
from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.param_fields import CalmBox
from minentropy_app.gui.views import draw_gestures as g
from minentropy_app.gui.views.draw_gestures import Picked
from minentropy_app.gui.views.draw_painter import flights, metres

_COLUMNS = 4


class Form(QWidget):
    """Fields in a grid, each below its label; ``changed`` carries the name of a field and its value."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(1)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(99, 1)

    def add(self, name: str, title: str, field: QWidget) -> None:
        """Put a field at the end."""
        row, column = divmod(len(self.fields), _COLUMNS)
        label = parts.label(title, "caption")
        label.setBuddy(field)
        field.setAccessibleName(title)
        field.setMinimumWidth(64)
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(label, 2 * row, column)
        self._grid.addWidget(field, 2 * row + 1, column)
        self.fields[name] = field
        told = lambda value, which=name: self.changed.emit(which, value)  # noqa: E731
        if isinstance(field, QSpinBox | QDoubleSpinBox):
            field.setKeyboardTracking(False)
            field.valueChanged.connect(told)
        elif isinstance(field, QComboBox):
            field.currentIndexChanged.connect(lambda _: told(field.currentData()))
        elif isinstance(field, QCheckBox):
            field.toggled.connect(told)
        elif isinstance(field, QLineEdit):
            field.editingFinished.connect(lambda: told(field.text().strip()))

    def show_values(self, values: dict[str, Any]) -> None:
        """Show values without telling of a change; fields that are not named are switched off."""
        for name, field in self.fields.items():
            field.setEnabled(name in values)
            with QSignalBlocker(field):
                _show(field, values.get(name))


class DrawPanel(QWidget):
    """Shows the picked things; ``wanted`` carries the drawing that a field asks for, and what picked becomes."""

    wanted = Signal(object, str, object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing()
        self._picked: tuple[Picked, ...] = ()
        self.title = parts.label("", "strong")
        self.hint = parts.label("", "caption", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.ranges, self.spot, self.way = self._range_form(), self._spot_form(), self._way_form()
        self.stack = QStackedWidget()
        for page in (self.hint, self.ranges, self.spot, self.way):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.stack)
        column.addStretch(1)
        self.ranges.changed.connect(self._change_ranges)
        self.spot.changed.connect(self._change_spot)
        self.way.changed.connect(self._change_way)

    def show_picked(self, drawing: Drawing, picked: tuple[Picked, ...], locked: bool) -> None:
        """Show what is picked."""
        self._drawing, self._picked = drawing, picked
        ranges = [name for kind, name in picked if kind == "range"]
        if ranges and len(ranges) == len(picked):
            self._show_ranges(ranges)
        elif len(picked) == 1:
            self._show_one(picked[0])
        else:
            told = self.tr("%Ln thing(s) picked", "", len(picked)) if picked else self.tr("Draw the floor plan")
            self.title.setText(told)
            self.hint.setText(self._help() if not picked else self.tr("Arrow keys or the hand move them together."))
            self.stack.setCurrentWidget(self.hint)
        self.stack.setEnabled(not locked)

    # -- forms -----------------------------------------------------------------------------------

    def _range_form(self) -> Form:
        form = Form()
        form.add("name", self.tr("Name"), QLineEdit())
        form.add("bays", self.tr("Bays"), _whole(1, 200))
        form.add("bay", self.tr("Width of a bay"), _real(0.2, 5, 0.05, " m"))
        form.add("depth", self.tr("Depth"), _real(0.1, 3, 0.05, " m"))
        form.add("faces", self.tr("Books on"), _choice(((self.tr("two sides"), 2), (self.tr("one side"), 1))))
        form.add("turned", self.tr("Runs"), _choice(((self.tr("across"), False), (self.tr("down"), True))))
        form.add("shelves", self.tr("Shelves"), _whole(1, 20))
        form.add("shelf_cm", self.tr("Width of a shelf"), _real(5, 500, 5, " cm", 1))
        form.add("max_height_cm", self.tr("Height (0: any)"), _real(0, 200, 1, " cm", 1))
        form.add("x", self.tr("From the left"), _real(-999, 999, 0.1, " m"))
        form.add("y", self.tr("From the top"), _real(-999, 999, 0.1, " m"))
        ends = ((self.tr("first bay"), False), (self.tr("last bay"), True))
        form.add("reverse", self.tr("Books begin at"), _choice(ends))
        return form

    def _spot_form(self) -> Form:
        form = Form()
        kinds = (self.tr("Door"), self.tr("Exit"), self.tr("Desk"), self.tr("Table"))
        places = (*zip(kinds, d.SPOTS, strict=True), (self.tr("Place where ways meet"), ""))
        form.add("name", self.tr("Name"), QLineEdit())
        form.add("kind", self.tr("What it is"), _choice(places))
        form.add("x", self.tr("From the left"), _real(-999, 999, 0.1, " m"))
        form.add("y", self.tr("From the top"), _real(-999, 999, 0.1, " m"))
        form.add("metres", self.tr("Counts for"), _real(0, 999, 1, " m"))
        return form

    def _way_form(self) -> Form:
        form = Form()
        drawn = _choice(((self.tr("as drawn"), False), (self.tr("as given"), True)))
        form.add("given", self.tr("Length"), drawn)
        form.add("metres", self.tr("Counts for"), _real(0, 999, 0.1, " m"))
        return form

    # -- showing -----------------------------------------------------------------------------------

    def _show_ranges(self, names: list[str]) -> None:
        first = self._drawing.range(names[0])
        values = {name: getattr(first, name) for name in self.ranges.fields}
        if len(names) > 1:
            values = {k: v for k, v in values.items() if k not in ("name", "x", "y")}
            self.title.setText(self.tr("%Ln range(s)", "", len(names)))
        else:
            shelf = metres(first.bays * first.faces * first.shelves * first.shelf_cm / 100)
            self.title.setText(self.tr("Range {name}: {metres} of shelf").format(name=first.name, metres=shelf))
        self.ranges.show_values(values)
        self.stack.setCurrentWidget(self.ranges)

    def _show_one(self, picked: Picked) -> None:
        thing = g.thing_of(self._drawing, picked)
        if isinstance(thing, Way):
            long = self._drawn_length(thing)
            told = self.tr("Aisle from {a} to {b}").format(a=thing.a, b=thing.b)
            values: dict[str, Any] = {"given": thing.metres is not None, "metres": long}
            if thing.metres is not None:
                values["metres"] = thing.metres
            self.way.show_values(values)
            self.way.fields["metres"].setEnabled(thing.metres is not None)
            self.stack.setCurrentWidget(self.way)
        else:
            assert not isinstance(thing, Range)
            stairs = flights(self._drawing).get(thing.name)
            values = {"name": thing.name, "x": thing.x, "y": thing.y}
            if stairs is not None:
                values["metres"] = stairs.metres or 0.0
            else:
                values["kind"] = thing.kind
            box = self.spot.fields["kind"]
            assert isinstance(box, QComboBox)
            told = self.tr("Stairs or lift") if stairs is not None else box.itemText(max(box.findData(thing.kind), 0))
            self.spot.show_values(values)
            self.stack.setCurrentWidget(self.spot)
        self.title.setText(told)

    def _help(self) -> str:
        return self.tr(
            "Drag to set down ranges and aisles, click for doors, desks and stairs (Alt: freely). Bays are reached "
            "from the nearest aisle in front. A rectangle picks many. Keys: arrows move the cross, Enter sets down, "
            "Page Down picks the next, T turns, Ctrl+D copies, Delete takes away."
        )

    def _drawn_length(self, way: Way) -> float:
        import math

        a, b = self._drawing.spot(way.a), self._drawing.spot(way.b)
        return math.dist((a.x, a.y), (b.x, b.y))

    # -- changing ----------------------------------------------------------------------------------

    def _change_ranges(self, field: str, value: Any) -> None:
        def changed() -> Drawing:
            drawing = self._drawing
            for _, name in self._picked:
                old = drawing.range(name)
                access = () if field in ("x", "y", "turned", "depth", "bay", "bays", "faces", "reverse") else old.access
                names = () if field in ("bays", "faces", "reverse") else old.names
                drawing = d.change(
                    drawing, "range", name, replace(old, **{field: value}, access=access, names=names)
                )  # fmt: skip
            return drawing

        names = tuple((kind, value if field == "name" else name) for kind, name in self._picked)
        self._want(changed, names)

    def _change_spot(self, field: str, value: Any) -> None:
        name = self._picked[0][1]
        old = self._drawing.spot(name)
        called = {"name": value, "kind": self._called(value, old.floor) if field == "kind" else name}.get(field, name)

        def changed() -> Drawing:
            if field == "metres":
                way = flights(self._drawing)[name]
                at = str(self._drawing.ways.index(way))
                return d.change(self._drawing, "way", at, replace(way, metres=float(value)))
            if field in ("name", "kind"):
                return d.change(self._drawing, "spot", name, replace(old, name=called))
            by = (value - old.x, 0.0) if field == "x" else (0.0, value - old.y)
            return d.move(self._drawing, "spot", name, by)

        self._want(changed, (("spot", called),))

    def _called(self, kind: str, floor: str) -> str:
        """A name for a place that becomes something else."""
        return d.spot_name(self._drawing, kind) if kind else d.free_name(self._drawing, "spot", f"f{floor}-")

    def _change_way(self, field: str, value: Any) -> None:
        name = self._picked[0][1]
        way = self._drawing.ways[int(name)]
        long = self._drawn_length(way)
        given = value if field == "given" else True
        new = replace(way, metres=(long if field == "given" else float(value)) if given else None)
        self._want(lambda: d.change(self._drawing, "way", name, new), self._picked)

    def _want(self, changed: Callable[[], Drawing], picked: tuple[Any, ...]) -> None:
        try:
            drawing = changed()
        except AppError as error:
            self.refused.emit(error)
            self.show_picked(self._drawing, self._picked, locked=False)
            return
        if drawing != self._drawing:
            self.wanted.emit(drawing, g.CHANGED, picked)


def _whole(low: int, high: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(low, high)
    return _dressed(made)


def _real(low: float, high: float, step: float, unit: str, decimals: int = 2) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setDecimals(decimals)
    made.setRange(low, high)
    made.setSingleStep(step)
    made.setSuffix(unit)
    return _dressed(made)


B = TypeVar("B", QSpinBox, QDoubleSpinBox)


def _dressed(made: B) -> B:
    made.lineEdit().setTextMargins(6, 0, 0, 0)
    made.setFixedHeight(theme.CONTROL)
    return made


def _choice(choices: tuple[tuple[str, Any], ...]) -> CalmBox:
    made = CalmBox()
    made.setMinimumContentsLength(4)
    for text, value in choices:
        made.addItem(text, value)
    return made


def _show(field: QWidget, value: Any) -> None:
    if isinstance(field, QLineEdit):
        field.setText("" if value is None else str(value))
    elif isinstance(field, QSpinBox | QDoubleSpinBox):
        field.setValue(value or 0)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(max(field.findData(value), 0))
