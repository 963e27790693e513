"""A job of the session, followed from the window's own loop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from minentropy_app.jobs.job import FINAL, Job, Progress, State

_LOOK_EVERY = 25


class Following(QObject):
    """Follows one job at a time; a new one takes the place of the old, which is cancelled."""

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def follow(self, job: Job) -> None:
        """Follow this job and forget any other."""
        self.drop()
        self.job = job
        self._timer.start()

    def drop(self) -> None:
        """Cancel the job and say nothing more about it."""
        if self.job is not None:
            self.job.cancel()
        self.job = None
        self._timer.stop()

    def _look(self) -> None:
        job = self.job
        if job is None:
            return
        ended = job.state in FINAL
        told = [event for event in job.poll() if isinstance(event, Progress)]
        if told and not ended:
            self.progressed.emit(told[-1])
        if ended:
            self.job = None
            self._timer.stop()
            self._tell(job)

    def _tell(self, job: Job) -> None:
        if job.state is State.DONE:
            self.done.emit(job.result)
        elif job.state is State.FAILED:
            self.failed.emit(job.error)
        else:
            self.cancelled.emit()
