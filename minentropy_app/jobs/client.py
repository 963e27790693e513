"""The parent's side: hand a task to the worker, follow it, stop it, and replace a dead worker."""

from __future__ import annotations

import contextlib
import itertools
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs import blocks, protocol
from minentropy_app.jobs.child import Child
from minentropy_app.jobs.crash import with_report
from minentropy_app.jobs.job import Job, Snapshot, State

#: Seconds that a cancelled job has to stop before its process is killed.
PATIENCE = 1.0
#: Seconds that a job which has stopped may take to save its result so far.
SAVING_PATIENCE = 30.0


@dataclass(frozen=True)
class Order:
    """What the worker is asked: a task by name, its plain arguments, and what it may use."""

    task: str
    arguments: Mapping[str, Any]
    seed: int = 0
    threads: int = 1
    memory_limit: int = 0


class WorkerClient:
    """One pre-started worker and the queue before it.

    Parameters
    ----------
    arguments
        Hidden arguments of the worker process, for tests.
    threads
        Threads of compiled kernels, 0 for one per core.
    """

    def __init__(self, arguments: Sequence[str] = (), threads: int = 0) -> None:
        self._arguments = tuple(arguments)
        #: Followed by the next job: a worker with another number is replaced before it.
        self.threads = threads
        self._numbers = itertools.count(1)
        self._turn = threading.Condition()
        self._queue: deque[Job] = deque()
        self._child: Child | None = None
        self._closed = self._warm = False
        self._blocks: Path | None = None

    def warm(self) -> None:
        """Start the worker, and every later one, ahead of its first job and let it warm up in idle time."""
        self._warm = True
        self.start()

    def start(self) -> None:
        """Spawn the worker if none is there, or none with as many threads as are wanted now."""
        with self._turn:
            if self._child is not None and not (self._child.alive and self._child.threads == self.threads):
                self._child.close()
                self._child = None
            if self._child is None and not self._closed:
                self._child = Child(self._arguments, self.threads)
                if self._warm:
                    self._child.send({"type": "warm", "job": 0})

    @property
    def pid(self) -> int:
        """Process id of the present worker, 0 if none runs."""
        return self._child.process.pid if self._child is not None and self._child.alive else 0

    def call(self, order: Order, job: Job) -> dict[str, Any]:
        """Wait for the turn, let the worker do the task, and return its answer.

        Events and levers go through ``job``. Called from the thread of an operation.

        Raises
        ------
        AppError
            The task failed, or the worker died; the message names what happened.
        Cancelled
            The job was cancelled; ``job.partial`` tells of a saved result so far.
        """
        with self._in_turn(job):
            try:
                return self._talk(order, job)
            except _DiedIdle:
                return self._talk(order, job)
            finally:
                job.on_lever(None)
                self.start()

    def _talk(self, order: Order, job: Job) -> dict[str, Any]:
        self.start()
        if self._child is None:
            raise Cancelled
        return _Conversation(self._child, next(self._numbers), job, self._block_folder).hold(order)

    def _block_folder(self) -> Path:
        """The folder for snapshots; made when the first view watches."""
        if self._blocks is None:
            self._blocks = blocks.make_folder()
        return self._blocks

    def close(self) -> None:
        """End the worker and remove what it shared."""
        self._closed = True
        with self._turn:
            self._turn.notify_all()
        if self._child is not None:
            self._child.close()
        if self._blocks is not None:
            blocks.remove_folder(self._blocks)

    @contextlib.contextmanager
    def _in_turn(self, job: Job) -> Iterator[None]:
        """One job at a time, first come first served; a waiting job can be cancelled."""
        with self._turn:
            self._queue.append(job)
        job.on_lever(self._wake)
        try:
            with self._turn:
                self._turn.wait_for(lambda: self._queue[0] is job or job.cancelled or self._closed)
            job.check()
            yield
        finally:
            job.on_lever(None)
            with self._turn:
                self._queue.remove(job)
                self._turn.notify_all()

    def _wake(self) -> None:
        with self._turn:
            self._turn.notify_all()


class _DiedIdle(AppError):
    """The worker died before it took the job: another one can still do it."""


class _Conversation:
    """One task: sent, followed and answered."""

    def __init__(self, child: Child, number: int, job: Job, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._child = child
        self._number = number
        self._job = job
        self._sent: dict[str, bool] = {"cancel": False, "pause": False}
        self._looks = 0
        self._kill_at: float | None = None
        self._started = False

    def hold(self, order: Order) -> dict[str, Any]:
        """Send the order and follow it to its end."""
        fields = {"task": order.task, "arguments": order.arguments, "seed": order.seed}
        limits = {"threads": order.threads, "memory_limit": order.memory_limit}
        self._child.send({"type": "job", "job": self._number, **fields, **limits})
        self._job.on_lever(lambda: self._child.inbox.put({"type": "lever"}))
        while True:
            self._pass_levers()
            message = self._next()
            if message is None or message["type"] == "death":
                raise self._ended(killed=message is None)
            if message.get("job") == self._number and (answer := self._take(message)) is not None:
                return answer

    def _next(self) -> protocol.Message | None:
        """The next message; None when a job that was to stop did not and has been killed."""
        patience = None if self._kill_at is None else max(0.0, self._kill_at - time.monotonic())
        try:
            return self._child.inbox.get(timeout=patience)
        except queue.Empty:
            self._child.kill()
            return None

    def _pass_levers(self) -> None:
        """Tell the worker about levers pulled since the last time."""
        job, sent = self._job, self._sent
        if job.cancelled and not sent["cancel"]:
            sent["cancel"] = True
            self._kill_at = time.monotonic() + PATIENCE
            self._child.send({"type": "cancel", "job": self._number})
        if job.paused != sent["pause"]:
            sent["pause"] = job.paused
            self._child.send({"type": "pause" if job.paused else "resume", "job": self._number})
            job.enter(State.PAUSED if job.paused else State.RUNNING)
        if job.looks != self._looks:
            self._looks = job.looks
            place = str(self._folder()) if job.watched else ""
            self._child.send({"type": "watch", "job": self._number, "on": job.watched, "blocks": place})

    def _take(self, message: protocol.Message) -> dict[str, Any] | None:
        kind, job = message["type"], self._job
        if kind == "done":
            return dict(message["answer"])
        if kind == "progress":
            job.memory = message.get("memory", 0)
            job.report(message["stage"], message["done"], message["total"], message["numbers"])
        elif kind == "snapshot":
            job.show(Snapshot(message["block"], message["layout"]))
        elif kind == "started":
            self._started = True
            job.enter(State.RUNNING)
        elif kind == "saving":
            self._kill_at = time.monotonic() + SAVING_PATIENCE
        elif kind == "cancelled":
            job.partial = message["partial"]
            raise Cancelled
        elif kind == "failed":
            raise self._failed(message)
        return None

    def _failed(self, message: protocol.Message) -> AppError:
        error = protocol.error_from_message(message["error"])
        if message["tired"]:
            self._child.kill()
        if message["details"]:
            return with_report(error, message["details"] + "\n" + self._child.last_words())
        return error

    def _ended(self, killed: bool) -> Exception:
        """What the end of the process means: it was told to, it ignored cancel, or it died."""
        if killed or self._job.cancelled:
            return Cancelled()
        error = with_report(self._child.obituary(), self._child.last_words())
        return error if self._started else _DiedIdle(error.message, error.hint, **error.fields)
