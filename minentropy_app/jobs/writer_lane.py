"""The writer lane: one thread that does all writing to a project, in small pieces.

Short operations go between the pieces of a long one, so that renaming a result does not wait for
an import of ten million rows. The thread lives in the program's own process, which is never
killed for a slow job.
"""

from __future__ import annotations

import queue
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from minentropy_app.errors import Cancelled
from minentropy_app.jobs.job import Job
from minentropy_app.model.step import Context, Steps
from minentropy_app.project.project import Project

T = TypeVar("T")


class WriterLane:
    """Owns the project that it opens, from its own thread.

    Parameters
    ----------
    opening
        Opens or creates the project; its AppError is raised here, in the caller's thread.
    """

    def __init__(self, opening: Callable[[], Project]) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._long: list[_Drain] = []
        opened: Future[Project] = Future()
        self._thread = threading.Thread(target=self._live, args=(opening, opened), name="writer", daemon=True)
        self._thread.start()
        self._project = opened.result()

    def do(self, operation: Callable[[Project], T]) -> T:
        """Do a short operation as soon as possible and return what it returns (or raise)."""
        done: Future[T] = Future()

        def work() -> None:
            _settle(done, lambda: operation(self._project))

        self._work.put(work)
        return done.result()

    def drain(self, start: Callable[[Project, Context], Steps[T]], job: Job | None = None) -> T:
        """Run a generator of Steps to its end, reporting to ``job`` and obeying its cancel.

        Long operations queue up; short ones pass between their steps.
        """
        result: T = self.begin(start, job).result()
        return result

    def begin(self, start: Callable[[Project, Context], Steps[T]], job: Job | None = None) -> Future[T]:
        """As ``drain``, without waiting for the end; closing waits for it."""
        long = _Drain(start, self._project, job)
        self._work.put(lambda: self._long.append(long))
        return long.done

    def close(self) -> None:
        """Finish what has been asked for, close the project and end the thread."""
        if self._thread.is_alive():
            self._work.put(None)
            self._thread.join()

    def _live(self, opening: Callable[[], Project], opened: Future[Project]) -> None:
        if (project := _settle(opened, opening)) is None:
            return
        with project:
            closing = False
            while self._long or not closing:
                closing = self._take() or closing
                if self._long and self._long[0].advance():
                    self._long.pop(0)

    def _take(self) -> bool:
        """Do one short operation; wait for it only if no long one goes on. True: the lane closes."""
        try:
            work = self._work.get(block=not self._long)
        except queue.Empty:
            return False
        if work is not None:
            work()
        return work is None


class _Drain:
    """A long operation in progress."""

    def __init__(self, start: Callable[[Project, Context], Steps[Any]], project: Project, job: Job | None) -> None:
        self.done: Future[Any] = Future()
        self._start = start
        self._project = project
        self._job = job
        self._context = Context()
        self._steps: Steps[Any] | None = None

    def advance(self) -> bool:
        """Take one step; True at the end, whichever it is."""
        try:
            self._steps = self._steps or self._start(self._project, self._context)
            self._obey(self._steps)
            step = next(self._steps)
        except StopIteration as end:
            self.done.set_result(end.value)
        except BaseException as error:
            let_go(error)
            self.done.set_exception(error)
        else:
            if self._job is not None:
                self._job.report(step.stage, step.done, step.total, step.numbers)
        return self.done.done()

    def _obey(self, steps: Steps[Any]) -> None:
        if self._job is not None and self._job.cancelled:
            self._context.cancelled[0] = 1
            steps.close()
            raise Cancelled


def let_go(error: BaseException) -> None:
    """Let go of what the frames that failed still hold: mapped files, statements of the database.

    An error and its future refer to each other, so that they stay until the collector comes by. Until then a
    disk that is full would stay full, since deleted files that are mapped keep their room.
    """
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__


def _settle(future: Future[T], operation: Callable[[], T]) -> T | None:
    try:
        result = operation()
    except BaseException as error:
        let_go(error)
        future.set_exception(error)
        return None
    future.set_result(result)
    return result
