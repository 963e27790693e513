"""Running work as the shell sees it: polled by the window's one timer, never by callbacks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Signal

from minentropy_app.errors import AppError
from minentropy_app.gui import words
from minentropy_app.gui.faces import JobState
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.jobs.job import Job, Progress, Snapshot
    from minentropy_app.jobs.requests import RunRequest

#: Points of the small line in the job bar, and lines of a job's log.
_COURSE, _LOG = 60, 200
#: Figures worth watching, in order of preference.
_FIGURES = ("S", "L", "cost", "mean_log_p", "metres")


@dataclass(eq=False)
class Task:
    """One job with what the window knows of it; ``name`` is that of the entry it makes."""

    job: Job
    title: str
    name: str = ""
    request: RunRequest | None = None
    done: Callable[[Any], object] = lambda _: None
    stage: str = ""
    log: deque[str] = field(default_factory=lambda: deque(maxlen=_LOG))
    course: deque[float] = field(default_factory=lambda: deque(maxlen=_COURSE))
    latest: Progress | None = None
    #: Its events are taken by the page that began it.
    foreign: bool = False

    @property
    def share(self) -> float | None:
        """Done, 0 to 1, None while unknown."""
        latest = self.latest
        return min(latest.done / latest.total, 1.0) if latest is not None and latest.total > 0 else None


class JobDesk(QObject):
    """Keeps the jobs under way. ``ended`` carries a Task, ``shown`` a Task and a result so far."""

    ended = Signal(object)
    shown = Signal(object, object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks: list[Task] = []
        self.finished: deque[Task] = deque(maxlen=30)
        self._state: tuple[tuple[Any, ...], JobState] | None = None
        #: Called at every look: pages that may have begun a job of their own.
        self.others: list[Callable[[], object]] = []

    @property
    def watching(self) -> bool:
        """A view follows a run."""
        return any(task.job.watched for task in self.tasks)

    def add(self, task: Task) -> Task:
        """Follow a job from now on."""
        self.tasks.append(task)
        self.changed.emit()
        return task

    def say(self, error: AppError) -> None:
        """Let the window say a failure."""
        self.failed.emit(error)

    def current(self) -> JobState | None:
        """Take in what happened and return the job in front, None when all is quiet."""
        for look in list(self.others):
            look()
        for task in list(self.tasks):
            self._poll(task)
        if not self.tasks:
            return None
        task = self._front()
        seen = (task, task.latest, task.stage, task.job.paused, len(self.tasks))
        if self._state is None or seen != self._state[0]:
            self._state = (seen, self._told_of(task))
        return self._state[1]

    def _told_of(self, task: Task) -> JobState:
        left = task.latest.seconds_left if task.latest is not None else None
        return JobState(
            (words.translated(task.stage) and f"{task.title}: {words.translated(task.stage)}") or task.title,
            task.share,
            left,
            _figure(task),
            tuple(task.course),
            task.job.paused,
            len(self.tasks) - 1,
        )

    def pause(self, task: Task | None = None) -> None:
        """Pause a job or let it go on; without one, that in front."""
        if self.tasks:
            job = (task or self._front()).job
            job.resume() if job.paused else job.pause()

    def cancel(self, task: Task | None = None) -> None:
        """Stop a job; without one, that in front."""
        if self.tasks:
            (task or self._front()).job.cancel()

    def cancel_all(self) -> None:
        """Stop everything."""
        for task in self.tasks:
            task.job.cancel()

    def task_of(self, name: str) -> Task | None:
        """The job that makes the entry of this name."""
        return next((task for task in self.tasks if task.name == name and name), None)

    def progress_of(self, name: str) -> tuple[float, str]:
        """Share done and what is being done, for the tree."""
        task = self.task_of(name)
        if task is None:
            return 0.0, ""
        return task.share or 0.0, words.translated(task.stage) or translate("gui.job_desk", "Waiting for its turn…")

    def line_of(self, task: Task) -> str:
        """One line on a job: what it does, how far, how long; or how it ended."""
        if task not in self.tasks:
            error = task.job.error
            return " ".join(words.said(error)) if error is not None else (task.log[-1] if task.log else "")
        pieces = [words.translated(task.stage) or translate("gui.job_desk", "Waiting for its turn…")]
        if task.share is not None:
            pieces.append(translate("gui.job_desk", "{share} %").format(share=round(100 * task.share)))
        left = task.latest.seconds_left if task.latest is not None else None
        if left is not None:
            pieces.append(translate("gui.job_desk", "about {count} s left").format(count=max(round(left), 1)))
        if task.job.memory:
            pieces.append(translate("gui.job_desk", "{size} MB of memory").format(size=_megabytes(task.job.memory)))
        pieces.append(_figure(task))
        return " · ".join(piece for piece in pieces if piece)

    def _front(self) -> Task:
        return next((task for task in self.tasks if task.latest is not None), self.tasks[0])

    def _poll(self, task: Task) -> None:
        from minentropy_app.jobs.job import FINAL, Changed, Progress, Snapshot

        if task.foreign:
            self._glance(task)
            return
        snapshot: Snapshot | None = None
        for event in task.job.poll():
            if isinstance(event, Progress):
                self._take(task, event)
            elif isinstance(event, Snapshot):
                snapshot = event
            elif isinstance(event, Changed) and event.state in FINAL:
                self._end(task)
                return
        if snapshot is not None and task.job.watched:
            self._show(task, snapshot)

    def _glance(self, task: Task) -> None:
        """Look at a job whose events another page takes, and which says itself how it ended."""
        from minentropy_app.jobs.job import FINAL

        if task.job.state in FINAL:
            self.tasks.remove(task)
            self.finished.append(task)
            self.changed.emit()
        elif task.job.progress is not None:
            self._take(task, task.job.progress)

    def _take(self, task: Task, progress: Progress) -> None:
        task.latest = progress
        if progress.stage != task.stage:
            task.stage = progress.stage
            task.course.clear()
            task.log.append(words.translated(progress.stage))
            self.changed.emit()
        name = _watched(progress)
        if name:
            task.course.append(progress.numbers[name])

    def _show(self, task: Task, snapshot: Snapshot) -> None:
        from minentropy_app.jobs import blocks

        result = blocks.read(snapshot.block, snapshot.layout)
        if result is None:
            task.job.look()
        else:
            self.shown.emit(task, result)

    def _end(self, task: Task) -> None:
        self.tasks.remove(task)
        self.finished.append(task)
        task.log.append(
            {"done": translate("gui.job_desk", "Done"), "cancelled": translate("gui.job_desk", "Stopped")}.get(
                str(task.job.state), translate("gui.job_desk", "Failed")
            )
        )
        self.ended.emit(task)
        self.changed.emit()


def _watched(progress: Progress) -> str:
    return next((name for name in _FIGURES if name in progress.numbers), "")


def _megabytes(size: int) -> str:
    return QLocale().toString(max(round(size / 2**20), 1))


def _figure(task: Task) -> str:
    name = _watched(task.latest) if task.latest is not None else ""
    if not name or task.latest is None:
        return ""
    falling = len(task.course) > 1 and task.course[-1] < task.course[0]
    figure = QLocale().toString(task.latest.numbers[name], "f", 2)
    if name == "metres":
        told = translate("gui.job_desk", "{metres} m per visit").format(metres=figure)
    else:
        told = f"{name} {figure}"
    return f"{told} ↓" if falling else told
