"""The floating toolbar of the map view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSlider, QToolButton, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.canvas.labels import FREE_NAMES
from minentropy_app.gui.views.floating_tools import FloatingTools
from minentropy_app.gui.views.picture_canvas import Tool

#: Most names that the slider asks for.
MOST_NAMES = 120
#: Room that the slider takes with what stands before it, logical pixels.
_SLIDER = 124


class MapTools(FloatingTools):
    """Select, mark, colour, size, outline groups, link neighbours, compare, fit, and how many names."""

    groups_toggled = Signal(bool)
    links_toggled = Signal(bool)

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(tokens, parent)
        select = self.tr("Select: click an item, drag moves (V)")
        self.tools[Tool.SELECT] = self._mode(Tool.SELECT, "cursor", select, "V")
        self._marking_tools()
        self.tools[Tool.SELECT].setChecked(True)
        parts.tool_gap(self._row)
        self.colours = self._menu("palette", self.tr("Colour by"), self.colour_menu)
        self.size_menu = QMenu(self)
        self.sizes = self._menu("sizes", self.tr("Size by"), self.size_menu)
        self.groups = self._toggle("hulls", self.tr("Outline and name the groups (G)"), "G")
        self.groups.toggled.connect(self.groups_toggled)
        self.links = self._toggle("network", self.tr("Link the selected item to its neighbours (N)"), "N")
        self.links.setChecked(True)
        self.links.toggled.connect(self.links_toggled)
        self.compare_menu = QMenu(self)
        self.compare = self._menu("compare", self.tr("Compare with another map"), self.compare_menu)
        self.fit = self._press("fit", self.tr("Fit (Ctrl+0)"))
        parts.tool_gap(self._row)
        self._line = self.findChildren(QFrame, "toolGap")[-1]
        self.names = self._slider()
        self.setTabOrder(self.tools[Tool.SELECT], self.names)

    def fit_in(self, room: int) -> None:
        """Do without the slider of names where there is no room for it, then as every row of tools."""
        self.stand()
        without = self.names.isHidden()
        needed = self.sizeHint().width() + (_SLIDER if without else 0)
        for piece in (self._line, self._tag, self.names):
            piece.setVisible(needed <= room)
        super().fit_in(room)

    def _press(self, name: str, tip: str) -> QToolButton:
        made = self._toggle(name, tip, "")
        made.setCheckable(False)
        return made

    def _slider(self) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal, self)
        made.setRange(0, MOST_NAMES)
        made.setValue(FREE_NAMES)
        made.setPageStep(12)
        made.setFixedSize(76, 28)
        made.setToolTip(self.tr("How many names"))
        made.setAccessibleName(self.tr("How many names"))
        made.valueChanged.connect(self.names_chosen)
        self._tag = self._icon("tag", made.toolTip())
        self._row.addWidget(self._tag)
        self._row.addWidget(made)
        self._row.addSpacing(8)
        return made

    def _icon(self, name: str, tip: str) -> QToolButton:
        """A picture beside the slider; a click switches the names off and on again."""
        made = self._press(name, tip)
        made.clicked.connect(lambda: self.names.setValue(0 if self.names.value() else FREE_NAMES))
        return made
