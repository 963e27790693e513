"""The settings: what is chosen takes effect at once, except where it says otherwise."""

from __future__ import annotations

import dataclasses
import os

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.settings import Settings

_SMALLEST, _LARGEST, _WIDE = 11, 20, 144


class SettingsPage(QFrame):
    """Language, theme, font size, threads, memory and the k of privacy, in the inspector's place."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self, settings: Settings, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorPanel")
        self.settings = settings
        self.setAccessibleName(self.tr("Settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(theme.GAP)
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Settings"), "title"), 1)
        self.shut = parts.tool("close", tokens, self.tr("Close the settings"))
        self.shut.clicked.connect(self.closed)
        head.addWidget(self.shut)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setColumnStretch(0, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._fill()
        self.setFocusProxy(self.language)

    def _fill(self) -> None:
        self._group(self.tr("Appearance"))
        auto = ("auto", self.tr("As the system"))
        languages = (auto, ("en", "English"), ("zh_CN", "简体中文"))
        self.language = self._choice(self.tr("Language"), "language", languages)
        themes = (auto, ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        self.theme = self._choice(self.tr("Theme"), "theme", themes)
        self.font_size = self._number(self.tr("Size of text"), "font_size", (_SMALLEST, _LARGEST))
        self.font_size.setSuffix(self.tr(" px"))
        self._group(self.tr("Computing"))
        self.threads = self._number(self.tr("Threads"), "threads", (0, max(os.cpu_count() or 1, 1)))
        self.threads.setSpecialValueText(self.tr("one per core"))
        self._help(self.tr("For runs begun from now on. Results do not depend on it."))
        self.memory = self._number(self.tr("Memory of a run"), "memory_limit_mb", (0, 1 << 20))
        self.memory.setSuffix(self.tr(" MB"))
        self.memory.setSpecialValueText(self.tr("no limit"))
        self._help(self.tr("For runs begun from now on."))
        self._group(self.tr("Privacy"))
        self.privacy = self._number(self.tr("Fewest borrowers"), "privacy_k", (3, 1000))
        told = self.tr("Pairs and cells with fewer distinct borrowers never leave the project. Not below 3.")
        self._help(told)

    def _choice(self, title: str, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        made = QComboBox()
        for value, text in choices:
            made.addItem(text, value)
        made.setCurrentIndex(max(made.findData(getattr(self.settings, name)), 0))
        made.activated.connect(lambda _: self._set(name, made.currentData()))
        self._row(title, made)
        return made

    def _number(self, title: str, name: str, limits: tuple[int, int]) -> QSpinBox:
        made = parts.spin_box(limits, getattr(self.settings, name))
        made.setKeyboardTracking(False)
        made.valueChanged.connect(lambda value: self._set(name, value))
        self._row(title, made)
        return made

    def _group(self, title: str) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.addWidget(parts.rule(), row, 0, 1, 2)
            self._grid.setRowMinimumHeight(row, 2 * theme.GAP)
            row += 1
        self._grid.addWidget(parts.label(title, "strong"), row, 0, 1, 2)

    def _row(self, title: str, control: QWidget) -> None:
        control.setAccessibleName(title)
        control.setFixedWidth(_WIDE)
        label = parts.label(title)
        label.setBuddy(control)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)

    def _help(self, text: str) -> None:
        self._grid.addWidget(parts.label(text, "caption", wrap=True), self._grid.rowCount(), 0, 1, 2)

    def _set(self, name: str, value: object) -> None:
        self.settings = dataclasses.replace(self.settings, **{name: value})  # type: ignore[arg-type]
        self.changed.emit(self.settings)
