"""One row of a form: label left, control right, help below, what is wrong below that."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.param_fields import Field, Offers, field_for, number_text
from minentropy_app.gui.translation import spoken, told
from minentropy_app.model.params import Choice, Flag, Float, Int, ParamKind, ParamSpec

#: Widths of a control: of choices and texts, and of figures, which leave more room to their label.
CONTROL_WIDTH, FIGURE_WIDTH = 168, 104
#: Width for long choices, and what stands beside the words of one.
_LONG_WIDTH, _BESIDE_CHOICE, _WIDEST = 196, 46, 212
translate = QCoreApplication.translate


class Row(QWidget):
    """A label, a control, help and an error line."""

    def __init__(
        self,
        title: str,
        control: QWidget,
        help_text: str = "",
        parent: QWidget | None = None,
        wide: int = CONTROL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self.title, self.control = title, control
        self.label = parts.label(title, "", self, wrap=True)
        self.label.setBuddy(control)
        self.help = parts.label(help_text, "caption", self, wrap=True)
        parts.hidden_unless(bool(help_text), self.help)
        self.wrong = parts.label("", "errorText", self, wrap=True)
        self.wrong.setVisible(False)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 6)
        self.grid.setHorizontalSpacing(theme.GAP)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(0, 1)
        self.grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(control, 0, 1, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self.wrong, 1, 0, 1, 2)
        self.grid.addWidget(self.help, 2, 0, 1, 2)
        control.setFixedWidth(wide)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        speak = control.focusProxy() or control
        speak.setAccessibleName(title)
        speak.setAccessibleDescription(help_text)

    def show_wrong(self, what: str) -> None:
        """Say what is wrong with the control, or nothing."""
        self.wrong.setText(what)
        self.wrong.setVisible(bool(what))


class ParamRow(Row):
    """A parameter with its default, which a click restores."""

    changed = Signal()

    def __init__(self, spec: ParamSpec, offers: Offers, parent: QWidget | None = None) -> None:
        self.spec = spec
        self.field: Field = field_for(spec, offers)
        wide = control_width(spec.kind)
        super().__init__(spoken(spec.kind.label), self.field, help_text(spec.kind), parent, wide)
        words = self.tr("Restore default: {default}").format(default=value_text(spec, spec.default))
        self.restore = parts.button(words, "link", self.reset)
        self.restore.setObjectName("restore")
        self.restore.setVisible(False)
        self.grid.addWidget(self.restore, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.field.show_value(spec.default)
        self.field.changed.connect(self._look)

    def read(self) -> Any:
        """The value; raises AppError after saying what is wrong at the control."""
        try:
            value = self.field.value()
        except AppError as error:
            self.show_error(error)
            raise
        self.field.show_wrong(False)
        self.show_wrong("")
        return value

    def show_error(self, error: AppError) -> None:
        """Say at the control what is wrong with its value."""
        self.field.show_wrong(True)
        self.show_wrong("\n".join(part for part in field_error(self.spec, error) if part))

    def reset(self) -> None:
        """Take the default again."""
        self.field.show_value(self.spec.default)
        (self.field.focusProxy() or self.field).setFocus()

    @property
    def is_default(self) -> bool:
        """Whether the control shows the default."""
        try:
            return bool(self.field.value() == self.spec.default)
        except AppError:
            return False

    def _look(self) -> None:
        self.restore.setVisible(not self.is_default)
        self.changed.emit()


def control_width(kind: ParamKind) -> int:
    """Width of the control of a kind of parameter."""
    if isinstance(kind, Int | Float | Flag) and not kind.auto:
        return FIGURE_WIDTH
    metrics = QFontMetricsF(theme.body_font())
    words = [spoken(word) for word in (getattr(kind, "labels", ()) or getattr(kind, "choices", ()))]
    longest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
    long = min(theme.wide(_LONG_WIDTH), _WIDEST + theme.inspector_wide() - theme.INSPECTOR)
    return long if longest + _BESIDE_CHOICE > CONTROL_WIDTH else CONTROL_WIDTH


def help_text(kind: ParamKind) -> str:
    """The help of a parameter; choices are called as the control calls them, not by their keys."""
    said = spoken(kind.help)
    called = dict(zip(getattr(kind, "choices", ()), map(spoken, getattr(kind, "labels", ()) or ()), strict=False))
    if getattr(kind, "auto", False):
        called["auto"] = translate("ParamRow", "automatic")
    for key, label in called.items():
        said = re.sub(rf"(?<![\w-]){re.escape(key)}(?=: |：)", label, said, flags=re.ASCII)
    return said


def value_text(spec: ParamSpec, value: Any) -> str:
    """A value in the user's words."""
    kind = spec.kind
    if value is None:
        return translate("ParamRow", "automatic")
    if isinstance(value, bool):
        return translate("ParamRow", "yes") if value else translate("ParamRow", "no")
    if isinstance(kind, Choice):
        return spoken(dict(zip(kind.choices, kind.labels or kind.choices, strict=True)).get(value, str(value)))
    text = number_text(value) if isinstance(value, int | float) else str(value) or translate("ParamRow", "empty")
    return f"{text} {spoken(kind.unit)}".strip()


def range_text(kind: ParamKind) -> str:
    """What numbers are allowed, in the user's words; empty where all are."""
    low, high = getattr(kind, "minimum", None), getattr(kind, "maximum", None)
    above = getattr(kind, "above_minimum", False)
    words = {
        (True, True): translate("ParamRow", "above {low}, up to {high}")
        if above
        else translate("ParamRow", "from {low} to {high}"),
        (True, False): translate("ParamRow", "above {low}") if above else translate("ParamRow", "{low} or more"),
        (False, True): translate("ParamRow", "{high} or less"),
    }
    template = words.get((low is not None, high is not None), "")
    grouped = [QLocale().toString(float(limit or 0), "g", 12) for limit in (low, high)]
    return template.format(low=grouped[0], high=grouped[1])


def field_error(spec: ParamSpec, error: AppError) -> tuple[str, str]:
    """What is wrong with a parameter, with its label instead of its name."""
    kinds = {
        "whole number": translate("ParamRow", "a whole number"),
        "number": translate("ParamRow", "a number"),
        "yes or no": translate("ParamRow", "yes or no"),
    }
    wanted = kinds.get(str(error.fields.get("wanted", "")), error.fields.get("wanted", ""))
    return told(error, name=spoken(spec.kind.label), range=range_text(spec.kind), wanted=wanted)
