"""Views kept in the project under a name: camera, cut, colours and what else a view tells of how it is looked at."""

from __future__ import annotations

import json
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
        elif self._desk.may_write():
            usual = self.tr("View {number}").format(number=len(self._kept()) + 1)
            window.notice.ask(self.tr("Name of this view"), usual, self.tr("Keep"), self._keep)

    def fill(self, menu: QMenu) -> None:
        """Offer the kept views of what is in front, and to forget them."""
        menu.clear()
        kept, project = self._kept(), self._desk.project
        for name, state in kept.items():
            menu.addAction(name).triggered.connect(lambda _=False, wanted=state: self._take_up(wanted))
        if not kept:
            menu.addAction(self.tr("No view is kept here yet")).setEnabled(False)
        elif project is not None and not project.read_only:
            menu.addSeparator()
            forget = menu.addMenu(self.tr("Forget"))
            for name in kept:
                forget.addAction(name).triggered.connect(lambda _=False, gone=name: self._write(gone, ""))

    def take_over(self) -> None:
        """Move into the project what an earlier version kept beside the settings."""
        project, memory = self._desk.project, self._desk.memory
        if project is None or project.read_only or not memory.kept_here(project.path):
            return
        from minentropy_app.project import edits

        views = memory.kept_here(project.path)

        def move(opened: Any) -> None:
            for tab, named in views.items():
                for name, state in named.items():
                    edit = edits.keep_view(opened, tab, name, json.dumps(state))
                    with opened.transaction() as db:
                        edit.do(db)

        path, session = project.path, project.session
        self._desk.background.ask(lambda: session.lane.do(move), lambda _: memory.forget_kept(path), self._desk.say)

    def _front(self) -> Any:
        view = self._desk.window.view_of(self._desk.window.views.front())
        return view if hasattr(view, "state") and hasattr(view, "restore") and view.state() else None

    def _kept(self) -> dict[str, dict[str, Any]]:
        project = self._desk.project
        if project is None:
            return {}
        told = project.session.reader.kept_views(self._desk.window.views.front())
        return {name: json.loads(state) for name, state in told.items()}

    def _keep(self, name: str) -> None:
        view = self._front()
        if view is not None and name.strip():
            self._write(name.strip(), json.dumps(view.state()))

    def _write(self, name: str, state: str) -> None:
        from minentropy_app.project import edits

        tab = self._desk.window.views.front()
        self._desk.actions.edit(lambda project: edits.keep_view(project, tab, name, state))

    def _take_up(self, state: dict[str, Any]) -> None:
        view = self._front()
        if view is not None:
            with suppress(KeyError, TypeError, ValueError):
                view.restore(state)
