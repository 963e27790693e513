"""Views kept under a name: camera, cut, colours and what else a view can tell of how it is looked at."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.main_window import MainWindow


class KeptViews(QObject):
    """Keeps how the view in front is looked at, and takes it up again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def attach(self, window: MainWindow) -> None:
        """Serve the menu of this window, which is filled when it opens."""
        menu = window.menus.kept
        menu.aboutToShow.connect(lambda: self.fill(menu))

    def ask(self) -> None:
        """Ask for a name, in the strip below the top bar."""
        window, front = self._desk.window, self._front()
        if front is None:
            told = self.tr("There is no view in front that can be kept.")
            window.notice.say("info", told, self.tr("Open a placement, a map, a network or a plan."))
            return
        usual = self.tr("View {number}").format(number=len(self._kept()) + 1)
        window.notice.ask(self.tr("Name of this view"), usual, self.tr("Keep"), self._keep)

    def fill(self, menu: QMenu) -> None:
        """Offer the kept views of what is in front, and to forget them."""
        menu.clear()
        kept = self._kept()
        for name, state in kept.items():
            menu.addAction(name).triggered.connect(lambda _=False, wanted=state: self._take_up(wanted))
        if not kept:
            menu.addAction(self.tr("No view is kept here yet")).setEnabled(False)
            return
        menu.addSeparator()
        forget = menu.addMenu(self.tr("Forget"))
        for name in kept:
            forget.addAction(name).triggered.connect(lambda _=False, gone=name: self._keep(gone, forget=True))

    def _front(self) -> Any:
        view = self._desk.window.view_of(self._desk.window.views.front())
        return view if hasattr(view, "state") and hasattr(view, "restore") and view.state() else None

    def _kept(self) -> dict[str, dict[str, Any]]:
        project = self._desk.project
        return self._desk.memory.kept(project.path, self._desk.window.views.front()) if project is not None else {}

    def _keep(self, name: str, forget: bool = False) -> None:
        project, view = self._desk.project, self._front()
        if project is not None and view is not None and name.strip():
            state = None if forget else view.state()
            self._desk.memory.keep_named(project.path, self._desk.window.views.front(), name.strip(), state)

    def _take_up(self, state: dict[str, Any]) -> None:
        view = self._front()
        if view is not None:
            with suppress(KeyError, TypeError, ValueError):
                view.restore(state)
