"""Worker processes that go on to the next project: most tests of a command or a window need a worker, not a new one.

What a worker is and how it starts and dies, ``tests/jobs`` and the tests of the command line as a process ask of
workers of their own.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from minentropy_app.jobs import client, protocol
from minentropy_app.jobs.child import DEATH, Child

#: How names of variables begin that a worker does not read.
_OTHERS = ("XDG_", "PYTEST_")


class Worker(Child):
    """A process that knows whether it may be handed on."""

    def __init__(self, arguments: Sequence[str], threads: int) -> None:
        self.kind = _kind(arguments, threads)
        self.working = self.spent = False
        super().__init__(arguments, threads)

    def send(self, message: Mapping[str, Any]) -> None:
        self.working = self.working or message["type"] == "job"
        self.spent = self.spent or message["type"] in ("watch", "warm")  # what is left of that is not looked for
        super().send(message)

    def _hear(self, pipe: Any) -> None:
        with pipe:
            for message in protocol.messages(pipe):
                if message["type"] in ("done", "failed", "cancelled"):
                    self.working = False
                self.inbox.put(message)
        self.inbox.put(DEATH)


class Lease:
    """A worker as one parent has it, until that parent closes it."""

    def __init__(self, pool: Pool, worker: Worker) -> None:
        self._pool, self._worker, self._open = pool, worker, True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._worker, name)

    def close(self, patience: float = 1.0) -> None:
        """Give the worker back, once."""
        if self._open:
            self._open = False
            self._pool.take(self._worker, patience)

    def kill(self) -> None:
        """End the worker."""
        self._open = False
        self._worker.kill()


class Pool:
    """Workers without a parent."""

    def __init__(self) -> None:
        self._idle: list[Worker] = []
        self._lock = threading.Lock()
        self._closed = False

    def lease(self, arguments: Sequence[str] = (), threads: int = 0) -> Lease:
        """Give a worker that is there, or else a new one."""
        wanted = _kind(arguments, threads)
        with self._lock:
            found = next((each for each in self._idle if each.kind == wanted and each.alive), None)
            if found is not None:
                self._idle.remove(found)
                found.inbox = queue.SimpleQueue()
                if not found.alive:
                    found.inbox.put(DEATH)
        return Lease(self, found or Worker(arguments, threads))

    def take(self, worker: Worker, patience: float) -> None:
        """Keep a worker that has nothing to do; end any other."""
        with self._lock:
            keeps = worker.alive and not (worker.working or worker.spent or self._closed)
            if keeps:
                self._idle.append(worker)
        if not keeps:
            worker.close(patience)

    def close(self) -> None:
        """End all, now and as they come."""
        with self._lock:
            self._closed = True
        for worker in self._idle:
            worker.close()


def _kind(arguments: Sequence[str], threads: int) -> tuple[object, ...]:
    """Everything that a worker has from its start."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(_OTHERS)}
    return tuple(arguments), threads, Path.cwd(), tuple(sorted(variables.items()))


@contextmanager
def kept() -> Iterator[None]:
    """Let workers go from parent to parent, and end them all afterwards."""
    pool = Pool()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "Child", pool.lease)
        yield
    pool.close()
