"""Choosing placements to look at side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.faces import Entry
from minentropy_app.gui.sheet import Sheet
from minentropy_app.gui.words import translate

#: Most that fit side by side.
_MOST = 4


class ComparePanel(Sheet):
    """Tick two to four placements; ``wanted`` carries their refs, the one in front first."""

    wanted = Signal(list)

    def __init__(self, entries: list[Entry], first: str, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(translate("gui.comparing", "Compare placements"), tokens, parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.column.addWidget(parts.label(self.tr("Tick two to four; all are measured alike."), "caption", wrap=True))
        ordered = sorted(entries, key=lambda entry: entry.key != first)
        for k, entry in enumerate(ordered):
            box = self.boxes[entry.key] = QCheckBox(entry.title)
            box.setChecked(k < 2)
            box.setToolTip(entry.line)
            box.toggled.connect(self._count)
            self.column.addWidget(box)
        self.go = parts.button(self.tr("Compare"), "primary", lambda: self.wanted.emit(self.chosen))
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self._count()

    @property
    def chosen(self) -> list[str]:
        """Refs of those ticked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _count(self) -> None:
        self.go.setEnabled(2 <= len(self.chosen) <= _MOST)
