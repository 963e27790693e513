"""Imports that need no page of their own: networks, vectors and floor plans, in a panel at the right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QSpinBox, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.param_fields import CalmBox
from minentropy_app.gui.param_row import FIGURE_WIDTH, Row
from minentropy_app.gui.sheet import Sheet
from minentropy_app.gui.words import translate
from minentropy_app.text import QT_TRANSLATE_NOOP

_TITLES: Mapping[str, str] = {
    "network": QT_TRANSLATE_NOOP("gui.importing.plain", "Import a network"),
    "vectors": QT_TRANSLATE_NOOP("gui.importing.plain", "Import vectors"),
    "floor-plan": QT_TRANSLATE_NOOP("gui.importing.plain", "Floor plan"),
}
#: Sizes of a made plan: option, first value, most.
_SIZES = (("floors", 1, 20), ("ranges", 5, 200), ("bays", 5, 200), ("shelves", 6, 12))


class PlainImport(Sheet):
    """Asks for files and a few options; ``wanted`` carries files, name and options."""

    wanted = Signal(list, str, dict)

    def __init__(self, kind: str, files: list[Path], tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(translate("gui.importing.plain", _TITLES[kind]), tokens, parent)
        self.kind, self.files = kind, list(files)
        self.column.addWidget(parts.label(self._says(), "caption", wrap=True))
        self.chosen = parts.label("", "strong", wrap=True)
        self.choose = parts.button(self.tr("Choose files…"), action=self._ask)
        self.go = parts.button(self.tr("Import"), "primary", self._go)
        self.sizes: dict[str, QSpinBox] = {}
        self.column.addWidget(self.chosen)
        self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        {"network": self._network, "vectors": self._vectors, "floor-plan": self._sizes}[kind]()
        self.column.addStretch(1)
        self.column.addWidget(parts.rule())
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self._show()

    def _says(self) -> str:
        return {
            "network": self.tr("A list of links (CSV, TSV, XLSX), Pajek, GML or GraphML."),
            "vectors": self.tr("word2vec text or binary, GloVe, NumPy arrays, or a table with a column of names."),
            "floor-plan": self.tr(
                "Two tables: bays, and ways between them. Or a plan made from a few sizes, "
                "which can then be changed by hand."
            ),
        }[self.kind]

    def _network(self) -> None:
        self.directed = CalmBox()
        for text, value in (
            (self.tr("As the file says"), None),
            (self.tr("No direction"), False),
            (self.tr("From first to second"), True),
        ):
            self.directed.addItem(text, value)
        self.column.addWidget(Row(self.tr("Links"), self.directed))
        self.skip = QCheckBox(self.tr("Leave out rows that cannot be read"))
        self.column.addWidget(self.skip)

    def _vectors(self) -> None:
        self.standardise = QCheckBox(self.tr("Bring columns to one scale"))
        self.standardise.setToolTip(self.tr("For tables of figures with different units; not for word vectors."))
        self.skip = QCheckBox(self.tr("Leave out rows that cannot be read"))
        self.column.addWidget(self.standardise)
        self.column.addWidget(self.skip)

    def _sizes(self) -> None:
        titles = {
            "floors": self.tr("Floors"),
            "ranges": self.tr("Ranges on a floor"),
            "bays": self.tr("Bays in a range"),
            "shelves": self.tr("Shelves in a bay"),
        }
        for name, first, most in _SIZES:
            field = self.sizes[name] = parts.spin_box((1, most), first)
            self.column.addWidget(Row(titles[name], field, wide=FIGURE_WIDTH))

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"))
        if names:
            self.files = [Path(name) for name in names]
            self._show()

    def _show(self) -> None:
        self.chosen.setText("\n".join(file.name for file in self.files))
        self.chosen.setVisible(bool(self.files))
        made = self.kind == "floor-plan" and not self.files
        for field in self.sizes.values():
            field.setEnabled(made)
        self.go.setEnabled(bool(self.files) or made)
        self.go.setText(self.tr("Make the plan") if made else self.tr("Import"))

    def options(self) -> dict[str, Any]:
        """Options that differ from the importer's defaults."""
        if self.kind == "floor-plan":
            made = {name: field.value() for name, field in self.sizes.items()}
            return {} if self.files else {"generate": True, **made}
        told: dict[str, Any] = {"skip_broken": True} if self.skip.isChecked() else {}
        if self.kind == "network" and self.directed.currentData() is not None:
            told["directed"] = self.directed.currentData()
        if self.kind == "vectors" and self.standardise.isChecked():
            told["standardise"] = True
        return told

    def _go(self) -> None:
        name = self.files[0].name.partition(".")[0] if self.files else self.tr("floor plan")
        files = sorted(self.files, key=_ways_last) if self.kind == "floor-plan" else self.files
        self.wanted.emit(files, name, self.options())


def _ways_last(file: Path) -> bool:
    """Bays come before ways; files that are called neither keep their order."""
    return any(word in file.stem.lower() for word in ("way", "edge", "aisle", "link"))
