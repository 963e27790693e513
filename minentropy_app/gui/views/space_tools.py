"""The floating toolbar of the space view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.views.floating_tools import FloatingTools
from minentropy_app.gui.views.picture_canvas import Tool


class SpaceTools(FloatingTools):
    """Turn, select, cut away, slice, name, colour, fit."""

    cut_chosen = Signal(str)
    pose_chosen = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget) -> None:
        super().__init__(tokens, parent)
        self.tools[Tool.ORBIT] = self._mode(
            Tool.ORBIT, "orbit", self.tr("Orbit: drag turns, right drag moves (O)"), "O"
        )
        self.tools[Tool.SELECT] = self._mode(
            Tool.SELECT, "cursor", self.tr("Select: click an item, drag moves (V)"), "V"
        )
        self._marking_tools()
        self.tools[Tool.ORBIT].setChecked(True)
        parts.tool_gap(self._row)
        self.cut = self._menu("cut-away", self.tr("Cut-away"), self._cut_menu())
        self.cut.setCheckable(True)
        self.slice = self._toggle("slice", self.tr("Slice by height (H)"), "H")
        self.names = self._menu("tag", self.tr("Names"), self._names_menu())
        self.colours = self._menu("palette", self.tr("Colour by"), self.colour_menu)
        self.fit = self._menu("fit", self.tr("Fit, plan, elevation (Ctrl+0)"), self._pose_menu())
        self.travel = self._menu("compare", self.tr("Travel to another placement"), QMenu(self))
        self.travel.hide()
        self.setTabOrder(self.tools[Tool.ORBIT], self.travel)

    def offer_travel(self, fill: Callable[[QMenu], None]) -> None:
        """Offer other placements to travel to; the menu is filled when it opens."""
        menu = self.travel.menu()
        menu.aboutToShow.connect(lambda: fill(menu))
        self.travel.show()

    def show_cut(self, mode: str) -> None:
        """Show which cut-away is on."""
        self.cut.setChecked(mode != "none")
        for action in self.cut.menu().actions():
            action.setChecked(action.data() == mode)

    def _cut_menu(self) -> QMenu:
        choices = (("none", self.tr("Whole")), ("quarter", self.tr("Quarter")), ("half", self.tr("Half")))
        return self._choices(choices, self.cut_chosen)

    def _names_menu(self) -> QMenu:
        choices = ((0, self.tr("No names")), (12, self.tr("Few")), (24, self.tr("Usual")), (60, self.tr("Many")))
        return self._choices(choices, self.names_chosen, 24)

    def _pose_menu(self) -> QMenu:
        choices = (("fit", self.tr("Fit")), ("plan", self.tr("Plan")), ("elevation", self.tr("Elevation")))
        menu = QMenu(self)
        for value, text in choices:
            menu.addAction(text).triggered.connect(lambda _=False, chosen=value: self.pose_chosen.emit(chosen))
        return menu
