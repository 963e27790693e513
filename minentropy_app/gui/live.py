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
#: Share of a processor that pictures of a run may take.
SHARE = 0.06
#: The shortest wait until the next picture is asked for, and the longest, seconds.
EVERY, WITHIN = 0.1, 1.0


class Pace:
    """Says when the next picture of a run is due, so that pictures take a small share of a processor."""

    def __init__(self) -> None:
        self._at, self._before = float("-inf"), 0.0
        self._cost: float | None = 0.0

    def shown(self, now: float, used: float) -> None:
        """A picture is about to be shown; ``used``: processor seconds of the window so far."""
        self._at, self._before, self._cost = now, used, None

    def due(self, now: float, used: float) -> bool:
        """Whether to ask for the next one; at the first look after one it is drawn, and its cost is known."""
        if self._cost is None:
            self._cost = used - self._before
        return now - self._at >= min(max(self._cost / SHARE, EVERY), WITHIN)


class LiveViews(QObject):
    """Follows at most one run at a time, in one view or several."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._task: Task | None = None
        self._keys: list[str] = []
        self._wanted: list[ViewKind] = []
        self._loading = False
        self._asked = False
        self._pace = Pace()
        desk.jobs.shown.connect(self._take)
        desk.jobs.others.append(self._look)

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
        self._asked = True
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
        self._pace.shown(time.monotonic(), time.process_time())
        for view in self._views():
            if view.isVisible() and len(view.model) == len(result.item_ids):
                view.show_live(getattr(result, "positions", result))
        self._asked = False

    def _views(self) -> list[Any]:
        """The live views that are open."""
        found = [self._desk.window.view_of(key) for key in self._keys]
        return [view for view in found if view is not None]

    def _look(self) -> None:
        """Ask for the next result so far when a view that is seen has time for it; stop when all are closed."""
        task = self._task
        if task is None or self._asked or self._loading:
            return
        views = self._views()
        if self._keys and not (views or self._wanted or self._desk.window.opener.coming()):
            task.job.watch(False)
            self._asked = True
        elif self._wanted or (
            any(view.isVisible() for view in views) and self._pace.due(time.monotonic(), time.process_time())
        ):
            self._asked = True
            task.job.look()

    def _open(self, task: Task, model: Any, kind: ViewKind) -> None:
        self._loading = False
        if task is self._task and self._desk.project is not None:
            self._keys.append(f"{kind.key}:live")
            self._desk.project.keep_model("live", model)
            self._desk.window.opener.show(kind, "live", model, task.title)

    def _failed(self, error: AppError) -> None:
        self._loading = False
        self._desk.say(error)
