"""One control for each kind of parameter: the form puts them into rows, knows nothing of kinds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRegularExpression, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from minentropy_app.errors import AppError
from minentropy_app.gui import theme
from minentropy_app.gui.translation import spoken
from minentropy_app.model.params import Choice, Flag, Float, Int, ParamKind, ParamSpec, Query
from minentropy_app.project.entries import Choice as Offer

#: Choices of the project for a field: (query, prefix, limit) -> values with labels.
Offers = Callable[[str, str, int], list[Offer]]
_OFFERED = 12
_DECIMALS = 12
#: What stands beside the words of a drop-down list: padding, border and chevron, logical pixels.
BESIDE_WORDS = 36


class Field(QWidget):
    """A control for one value; ``changed`` whenever it may have another one."""

    changed = Signal()

    def value(self) -> Any:
        """The value; AppError where the text cannot be read."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def show_wrong(self, wrong: bool) -> None:
        """Mark the control as wrong, or no longer."""
        for control in self.findChildren(QWidget):
            if bool(control.property("wrong")) != wrong:
                control.setProperty("wrong", wrong)
                control.style().unpolish(control)
                control.style().polish(control)

    def _inside(self, *controls: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_SMALL)
        for k, control in enumerate(controls):
            row.addWidget(control, 1 if k == 0 else 0)
        self.setFocusProxy(controls[0])


class UnitEdit(QLineEdit):
    """A line with its unit inside, at the right; Up and Down step where ``step`` is given."""

    stepped = Signal(int)

    def __init__(self, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = unit
        if unit:
            room = QFontMetricsF(self.font()).horizontalAdvance(unit)
            self.setTextMargins(0, 0, round(room) + theme.GAP, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and self.receivers("2stepped(int)"):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.unit:
            with QPainter(self) as painter:
                painter.setFont(self.font())
                painter.setPen(self.palette().placeholderText().color())
                box = self.rect().adjusted(0, 0, -10, 0)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.unit)


class NumberField(Field):
    """A whole or real number; letters cannot be typed, what is out of range is said at once."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self._name, self._kind = spec.name, spec.kind
        self.edit = UnitEdit(spoken(spec.kind.unit))
        whole = isinstance(spec.kind, Int)
        pattern = r"[+-]?\d{0,12}" if whole else r"[+-]?\d{0,15}([.]\d{0,12})?([eE][+-]?\d{0,3})?"
        self.edit.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self.edit))
        self.edit.textChanged.connect(self.changed)
        self.edit.stepped.connect(self._step)
        controls: list[QWidget] = [self.edit]
        self._auto = self._auto_button() if spec.kind.auto else None
        if self._auto is not None:
            self._auto.toggled.connect(self._toggle)
            controls.append(self._auto)
        self._inside(*controls)

    def value(self) -> Any:
        if self._auto is not None and self._auto.isChecked():
            return None
        value = self._kind.parse(self._name, self.edit.text())
        self._kind.check(self._name, value)
        return value

    def show_value(self, value: Any) -> None:
        if self._auto is not None:
            self._auto.setChecked(value is None)
        self.edit.setText("" if value is None else number_text(value))

    def _auto_button(self) -> QToolButton:
        made = QToolButton()
        made.setObjectName("autoButton")
        made.setText(self.tr("Auto"))
        made.setCheckable(True)
        made.setToolTip(self.tr("Let the program choose"))
        made.setAccessibleName(self.tr("Let the program choose"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _toggle(self, automatic: bool) -> None:
        self.edit.setEnabled(not automatic)
        self.edit.setPlaceholderText(self.tr("auto") if automatic else "")
        if automatic:
            self.edit.clear()
        else:
            self.edit.setText(number_text(getattr(self._kind, "minimum", None) or 1))
            self.edit.setFocus()
            self.edit.selectAll()
        self.changed.emit()

    def _step(self, step: int) -> None:
        try:
            value = self.value() or 0
        except AppError:
            return
        size = 1 if isinstance(self._kind, Int) else _tenth(value)
        moved = round(value + step * size, _DECIMALS)
        try:
            self._kind.check(self._name, moved)
        except AppError:
            return
        self.edit.setText(number_text(moved))


class ChoiceField(Field):
    """One of a few words; "automatic" stands first where it is allowed."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        kind = spec.kind
        assert isinstance(kind, Choice)
        self.box = CalmBox()
        if kind.auto:
            self.box.addItem(self.tr("Automatic"), None)
        for value, label in zip(kind.choices, kind.labels or kind.choices, strict=True):
            self.box.addItem(spoken(label), value)
        self.box.currentIndexChanged.connect(self.changed)
        self._inside(self.box)

    def value(self) -> Any:
        return self.box.currentData()

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(max(self.box.findData(value), 0))


class FlagField(Field):
    """Yes or no; with "automatic" as a third answer where it is allowed."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self.tick = QCheckBox()
        self.tick.setTristate(spec.kind.auto)
        self.tick.setMinimumHeight(theme.CONTROL)
        self.tick.checkStateChanged.connect(self._say)
        self.tick.checkStateChanged.connect(self.changed)
        self._inside(self.tick)
        self._say()

    def value(self) -> bool | None:
        state = self.tick.checkState()
        return None if state == Qt.CheckState.PartiallyChecked else state == Qt.CheckState.Checked

    def show_value(self, value: Any) -> None:
        states = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked}
        self.tick.setCheckState(states.get(value, Qt.CheckState.Unchecked))

    def _say(self) -> None:
        words = {None: self.tr("Automatic"), True: self.tr("Yes"), False: self.tr("No")}
        self.tick.setText(words[self.value()])


class TextField(Field):
    """Free text."""

    def __init__(self, spec: ParamSpec) -> None:
        super().__init__()
        self._name, self._kind = spec.name, spec.kind
        self.edit = UnitEdit(spoken(spec.kind.unit))
        if spec.kind.auto:
            self.edit.setPlaceholderText(self.tr("auto"))
        self.edit.textChanged.connect(self.changed)
        self._inside(self.edit)

    def value(self) -> Any:
        text = self.edit.text()
        if self._kind.auto and not text.strip():
            return None
        value = self._kind.parse(self._name, text)
        self._kind.check(self._name, value)
        return value

    def show_value(self, value: Any) -> None:
        self.edit.setText("" if value is None else str(value))


class QueryField(TextField):
    """Text completed from the project by its beginning; the vocabulary is never loaded."""

    def __init__(self, spec: ParamSpec, offers: Offers) -> None:
        super().__init__(spec)
        assert isinstance(spec.kind, Query)
        self._query, self._offers = spec.kind.query, offers
        self._values: dict[str, str] = {}
        self._list = QStringListModel(self)
        self.completer = QCompleter(self._list, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(self.completer)
        self.edit.setClearButtonEnabled(True)
        self.edit.textEdited.connect(self._offer)

    def value(self) -> Any:
        text = self.edit.text()
        return self._values.get(text, super().value())

    def _offer(self, text: str) -> None:
        found = self._offers(self._query, text, _OFFERED) if text.strip() else []
        shown = {_offer_text(offer, found): offer.value for offer in found}
        self._values.update(shown)
        self._list.setStringList(list(shown))
        if shown:
            self.completer.complete()


class CalmBox(QComboBox):
    """A drop-down list that the wheel does not change while the form scrolls past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self.setToolTip)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - BESIDE_WORDS
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class EnterKeeper(QObject):
    """Gives Ctrl+Enter and Esc to the form, whichever control of it has the keys."""

    run_wanted = Signal()
    left = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        runs = enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        leaves = event.key() == Qt.Key.Key_Escape
        if not (runs or leaves):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            (self.run_wanted if runs else self.left).emit()
        return True


def field_for(spec: ParamSpec, offers: Offers) -> Field:
    """The control for a parameter."""
    kind: ParamKind = spec.kind
    if isinstance(kind, Choice):
        return ChoiceField(spec)
    if isinstance(kind, Flag):
        return FlagField(spec)
    if isinstance(kind, Query):
        return QueryField(spec, offers)
    return NumberField(spec) if isinstance(kind, Int | Float) else TextField(spec)


def number_text(value: float) -> str:
    """A number as it is typed: whole ones without a point, others without needless digits."""
    return str(value) if isinstance(value, int) else f"{value:.{_DECIMALS}g}"


def _tenth(value: float) -> float:
    """A step of about a tenth of a value: 0.1 for 1 to 9.9, 1 for 10 to 99 …"""
    size = 1.0
    while abs(value) >= 100 * size / 10:
        size *= 10
    while 0 < abs(value) < size:
        size /= 10
    return size / 10


def _offer_text(offer: Offer, among: list[Offer]) -> str:
    same = sum(other.label == offer.label for other in among)
    label = offer.label or offer.value
    return label if same <= 1 else f"{label} [{offer.value}]"
