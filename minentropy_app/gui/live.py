"""The view that follows a run: opened with its first positions, replaced by the result at the end."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.job_desk import Task
    from minentropy_app.jobs.requests import RunRequest
#: What an analysis gives -> the view that follows its run.
FOLLOWED = {"placement": "space", "layout": "map"}
#: Share of a processor that the window may use while it follows a run, and the longest wait for a picture, seconds.
SHARE, WITHIN = 0.04, 1.0


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
    """Follows at most one run at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._task: Task | None = None
        self._key = ""
        self._loading = False
        self._pace = Pace()
        desk.jobs.shown.connect(self._take)

    def expect(self, task: Task) -> None:
        """Follow a placement or a layout that was just started."""
        if task.request is not None and task.request.analysis.gives in FOLLOWED:
            self._watch(task)

    def show(self, key: str) -> None:
        """Follow the run of an entry of the tree that is under way."""
        project = self._desk.project
        task = self._desk.jobs.task_of(project.stored(key).name) if project is not None else None
        if task is not None:
            self._watch(task)

    def stop(self) -> None:
        """Follow nothing any more."""
        if self._task is not None:
            self._task.job.watch(False)
        self._task = None
        if self._key:
            self._desk.window.close_view(self._key)
            self._key = ""

    def ended(self, task: Task) -> None:
        """The run has ended: its result takes the place of the live view."""
        if task is self._task:
            self.stop()

    def _watch(self, task: Task) -> None:
        if task is not self._task:
            self.stop()
            self._task = task
            task.job.watch()

    def _take(self, task: Task, result: Any) -> None:
        view = self._desk.window.view_of(self._key) if self._key else None
        project, request = self._desk.project, task.request
        if task is not self._task or project is None or request is None or not hasattr(result, "positions"):
            return
        if view is not None and len(view.model) == len(result.item_ids):
            if self._pace.due(time.monotonic(), time.process_time()):
                view.show_live(result.positions)
        elif view is None and not self._loading:
            self._loading = True
            path = project.path
            self._desk.background.ask(
                lambda: _model(path, request, result), lambda model: self._open(task, model), self._desk.say
            )

    def _open(self, task: Task, model: Any) -> None:
        self._loading = False
        if task is self._task and self._desk.project is not None and task.request is not None:
            view = FOLLOWED[task.request.analysis.gives]
            self._key = f"{view}:live"
            self._desk.project.keep_model("live", model)
            self._desk.window.opener.show_live(model, task.title, view)


def _model(path: Path, request: RunRequest, result: Any) -> Any:
    """What a view shows of the first positions of a run. Runs beside the window."""
    from minentropy_app.gui.map_loading import live_map
    from minentropy_app.gui.space_loading import live_space

    if request.analysis.gives == "layout":
        return live_map(path, result, [request.inputs["items"].ref])
    return live_space(path, result, float(getattr(request.params, "d_min", 1.0)))
