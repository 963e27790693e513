"""The views that follow a run: opened with its first result so far, replaced by the result at the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from minentropy_app.gui.view_kinds import live_kinds

if TYPE_CHECKING:
    from minentropy_app.errors import AppError
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.job_desk import Task
    from minentropy_app.gui.view_kinds import ViewKind
#: Share of a processor that the window may use while it follows a run, and the longest wait for a picture, seconds.
SHARE, WITHIN = 0.025, 2.0


class Pace:
    """Says when the next picture of a run is due, so that all the window does meanwhile takes a small share."""

    def __init__(self) -> None:
        self._at, self._used = float("-inf"), 0.0

    def due(self, now: float, used: float) -> bool:
        """Whether to show a picture; ``used``: processor seconds of the window so far."""
        if now - self._at < min((used - self._used) / SHARE, WITHIN):
            return False
        self._at, self._used = now, used
        return True


class LiveViews(QObject):
    """Follows at most one run at a time, in one view or several."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._task: Task | None = None
        self._keys: list[str] = []
        self._wanted: list[ViewKind] = []
        self._loading = False
        self._pace = Pace()
        desk.jobs.shown.connect(self._take)

    def expect(self, task: Task) -> None:
        """Follow a run that was just started, if a view can."""
        self._watch(task, "")

    def show(self, key: str, view: str = "") -> None:
        """Follow the run of an entry of the tree that is under way, in its own view or another one."""
        project = self._desk.project
        task = self._desk.jobs.task_of(project.stored(key).name) if project is not None else None
        if task is not None:
            self._watch(task, view)

    def stop(self) -> None:
        """Follow nothing any more."""
        if self._task is not None:
            self._task.job.watch(False)
        self._task = None
        self._wanted.clear()
        for key in self._keys:
            self._desk.window.close_view(key)
        self._keys.clear()

    def ended(self, task: Task) -> None:
        """The run has ended: its result takes the place of the live views."""
        if task is self._task:
            self.stop()

    def _watch(self, task: Task, view: str) -> None:
        """Follow a run in a view; one that is open comes to the front."""
        kinds = live_kinds(task.request.analysis.gives) if task.request is not None else ()
        kind = next((k for k in kinds if k.key == view), next(iter(kinds), None))
        if kind is None:
            return
        if task is not self._task:
            self.stop()
            self._task = task
        task.job.watch()
        if not self._desk.window.views.show_view(f"{kind.key}:live") and kind not in self._wanted:
            self._wanted.append(kind)

    def _take(self, task: Task, result: Any) -> None:
        project, request = self._desk.project, task.request
        if task is not self._task or project is None or request is None:
            return
        if self._wanted and not self._loading:
            self._loading = True
            path, kind = project.path, self._wanted.pop(0)
            self._desk.background.ask(
                lambda: kind.follow(path, result, request), lambda model: self._open(task, model, kind), self._failed
            )
        window = self._desk.window
        views = [window.view_of(key) for key in self._keys]
        due = self._wanted or self._loading or window.opener.coming()
        if self._keys and not any(views) and not due:
            task.job.watch(False)
        seen = [view for view in views if view is not None and view.isVisible()]
        if seen and self._pace.due(time.monotonic(), time.process_time()):
            for view in seen:
                if len(view.model) == len(result.item_ids):
                    view.show_live(getattr(result, "positions", result))

    def _open(self, task: Task, model: Any, kind: ViewKind) -> None:
        self._loading = False
        if task is self._task and self._desk.project is not None:
            self._keys.append(f"{kind.key}:live")
            self._desk.project.keep_model("live", model)
            self._desk.window.opener.show(kind, "live", model, task.title)

    def _failed(self, error: AppError) -> None:
        self._loading = False
        self._desk.say(error)
