"""Cutting texts into words anew from the window: one job, after which the views of the texts show the new words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from minentropy_app.errors import AppError
from minentropy_app.gui.job_desk import Task

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.project.recutting import Resegmented


class Recutting(QObject):
    """Carries out what the view of the cutting wants."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def start(self, ref: str, options: dict[str, Any]) -> None:
        """Cut the texts of a source as the options say."""
        project = self._desk.project
        if project is None:
            return
        try:
            entry = project.stored(ref)
            job = project.session.resegment(entry, options)
        except AppError as error:
            self._desk.say(error)
            return
        title = self.tr("Cutting {name} into words").format(name=entry.name)
        self._desk.follow(Task(job, title, done=self._done))

    def _done(self, cut: Resegmented) -> None:
        self._desk.refresh()
        self._open_again(cut.source.ref)
        self._desk.window.show_report_again()
        told = self.tr("%Ln document(s) of {name} are cut otherwise now.", "", cut.changed).format(name=cut.source.name)
        stale = self._stale(cut.source.ref) if cut.changed else 0
        hint = self.tr("%Ln result(s) are stale: run them again from the tree.", "", stale) if stale else ""
        if cut.without_words:
            without = self.tr("%Ln document(s) have no word now.", "", cut.without_words)
            hint = f"{without} {hint}".strip()
        self._desk.window.notice.say("info", told, hint)

    def _stale(self, ref: str) -> int:
        """How many results are older than what they were made from."""
        project = self._desk.project
        return sum(r.stale for r in project.session.reader.results()) if project is not None else 0

    def _open_again(self, ref: str) -> None:
        """Open the views of these texts anew, as they were looked at, with the one in front before."""
        window, project = self._desk.window, self._desk.project
        if project is None:
            return
        self._desk.memory.keep(project.path, window.tree.current, window.views)
        front = window.views.front()
        views = [key for key in window.views.views() if key.partition(":")[2] == ref]
        for key in views:
            window.close_view(key)
        for key in sorted(views, key=lambda each: each == front):
            window.opener.open(ref, key.partition(":")[0])
