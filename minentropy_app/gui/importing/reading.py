"""How the file is read: encoding, separator, header, order of dates, saved columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.choices import Choices
from minentropy_app.gui.views.chips import Flow

ENCODINGS = (
    "utf-8", "gb18030", "big5", "utf-16", "windows-1252", "iso-8859-1", "windows-1251", "shift_jis", "euc-kr",
)  # fmt: skip
_MARC8 = "marc8"
#: What the choice of a preset holds for "save the present one"; no preset can have this name.
_SAVE = "\0save"


class ReadingChoices(QWidget):
    """Choices in a row, or in two where it is narrow; each first entry is what the file shows by itself.

    ``changed(name, value)`` carries None for "as found"; ``preset_chosen`` the name of a saved
    mapping ("" for none); ``preset_saved`` the name under which to save the present one.
    """

    changed = Signal(str, object)
    preset_chosen = Signal(str)
    preset_saved = Signal(str)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.combos: dict[str, QComboBox] = {}
        self._row = Flow(10)
        self._found: dict[str, str] = {}
        self._places: dict[str, QVBoxLayout] = {}
        self._preset = ""
        self._add("encoding", self.tr("Encoding"), 132)
        if kind != "catalogue":
            self._add("delimiter", self.tr("Separator"), 100)
        self._add("header", self.tr("Header"), 96)
        if kind == "loans":
            self._add("day_first", self.tr("Dates"), 124)
            self._add("preset", self.tr("Preset"), 120)
            self._add_saving()
        elif kind == "pairs":
            self._add("ordered", self.tr("Pairs"), 176)
        else:
            self._add("prefer", self.tr("Shelved by"), 140)
        self.setLayout(self._row)

    def show_found(self, preview: Mapping[str, Any], choices: Choices, presets: Sequence[str], preset: str) -> None:
        """Show what the file says, and what was chosen instead."""
        encoding = preview["encoding"] or self.tr("workbook")
        shown = encoding.removesuffix("-sig").upper()
        self._offer("encoding", self.tr("{name} (found)").format(name=shown), self._encodings(), choices.encoding)
        self._offer("header", self._header_word(preview), self._headers(), choices.header)
        if "delimiter" in self.combos:
            words = self._delimiters()
            found = {value: word for word, value in words}.get(preview["delimiter"], preview["delimiter"])
            self._offer("delimiter", found or "–", words, choices.delimiter)
            self.combos["delimiter"].setEnabled(bool(preview["encoding"]))
        if "day_first" in self.combos:
            self._offer_dates(preview, choices)
            self._offer_presets(presets, preset)
        if "ordered" in self.combos:
            both = [(self.tr("order does not matter"), False), (self.tr("order matters"), True)]
            self._fill("ordered", both, bool(choices.ordered))
        if "prefer" in self.combos:
            schemes = [(self.tr("what most have"), None), (self.tr("CLC"), "CLC"), ("LCC", "LCC"), ("DDC", "DDC")]
            self._fill("prefer", schemes, choices.prefer)

    def _offer_dates(self, preview: Mapping[str, Any], choices: Choices) -> None:
        combo = self.combos["day_first"]
        slashed = preview["ambiguous"] or choices.day_first is not None
        combo.setEnabled(slashed)
        if not slashed:
            sample = next((day for day in preview["dates"] if day), "")
            self._fill("day_first", [(sample or self.tr("none found"), None)], None)
            return
        day, month = self.tr("day / month / year"), self.tr("month / day / year")
        found = day if preview["day_first"] else month
        self._offer("day_first", found, [(day, True), (month, False)], choices.day_first)

    def _offer_presets(self, names: Sequence[str], chosen: str) -> None:
        entries: list[tuple[str, Any]] = [(self.tr("none"), ""), *((name, name) for name in names)]
        self._fill("preset", [*entries, (self.tr("Save these columns…"), _SAVE)], chosen)
        self._preset = chosen

    def _offer(self, name: str, found: str, others: Sequence[tuple[str, Any]], chosen: Any) -> None:
        """First the value as found, then all others; what was found stays named once something is chosen."""
        if chosen is None:
            self._found[name] = found
        self._fill(name, [(self._found.get(name, self.tr("as found")), None), *others], chosen)

    def _fill(self, name: str, entries: Sequence[tuple[str, Any]], chosen: Any) -> None:
        combo = self.combos[name]
        combo.blockSignals(True)
        combo.clear()
        for word, value in entries:
            combo.addItem(word, value)
        values = [value for _, value in entries]
        combo.setCurrentIndex(values.index(chosen) if chosen in values else 0)
        combo.blockSignals(False)

    def _add(self, name: str, word: str, wide: int) -> None:
        holder = QWidget(self)  # pieces that move into another one are dressed anew
        combo = parts.DropDown(wide + 60, holder)
        combo.setFixedWidth(theme.wide(wide))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setAccessibleName(word)
        combo.activated.connect(lambda _k, key=name: self._activated(key))
        self.combos[name] = combo
        self._places[name] = _titled(word, combo)
        holder.setLayout(self._places[name])
        self._row.addWidget(holder)

    def _add_saving(self) -> None:
        self.preset_name = QLineEdit()
        self.preset_name.setPlaceholderText(self.tr("Name, then Enter"))
        self.preset_name.setAccessibleName(self.tr("Name of the preset"))
        self.preset_name.setFixedWidth(120)
        self.preset_name.returnPressed.connect(self._save)
        self.preset_name.setVisible(False)
        self._places["preset"].addWidget(self.preset_name)

    def _ask_name(self) -> None:
        self.combos["preset"].setVisible(False)
        self.preset_name.setVisible(True)
        self.preset_name.setFocus()

    def _save(self) -> None:
        name = self.preset_name.text().strip()
        if name:
            self.preset_saved.emit(name)
        self.preset_name.clear()
        self.preset_name.setVisible(False)
        combo = self.combos["preset"]
        combo.setVisible(True)
        combo.setCurrentIndex(max(combo.findData(self._preset), 0))
        combo.setFocus()

    def _activated(self, name: str) -> None:
        value = self.combos[name].currentData()
        if value == _SAVE:
            self._ask_name()
        elif name == "preset":
            self.preset_chosen.emit(value)
        else:
            self.changed.emit(name, value)

    def _encodings(self) -> list[tuple[str, Any]]:
        names = (*ENCODINGS, _MARC8) if self.kind == "catalogue" else ENCODINGS
        return [(name.upper(), name) for name in names]

    def _headers(self) -> list[tuple[str, Any]]:
        return [(self.tr("first row"), True), (self.tr("none"), False)]

    def _header_word(self, preview: Mapping[str, Any]) -> str:
        return self.tr("first row") if preview["header"] else self.tr("none")

    def _delimiters(self) -> list[tuple[str, Any]]:
        words = (self.tr("comma"), self.tr("semicolon"), self.tr("tab"), self.tr("bar |"), self.tr("caret ^"))
        return list(zip(words, (",", ";", "\t", "|", "^"), strict=True))


def _titled(word: str, piece: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_SMALL)
    title = parts.label(word, "caption")
    if isinstance(piece, QComboBox):
        title.setBuddy(piece)
    column.addWidget(title)
    column.addWidget(piece)
    return column
