"""Worker processes that go on to the next project: most tests of a command or a window need a worker, not a new one.

What a worker is and how it starts and dies, ``tests/jobs`` and the tests of the command line as a process ask of
workers of their own.
"""

from __future__ import annotations

import os
import queue
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from minentropy_app.jobs import client, protocol
from minentropy_app.jobs.child import DEATH, Child

#: Parts of names of variables that a worker does not read.
_OTHERS = ("XDG_", "PYTEST_")


class KeptChild(Child):
    """A worker that, once it has nothing to do, waits in a pool instead of ending."""

    def __init__(self, pool: list[KeptChild], arguments: Sequence[str], threads: int) -> None:
        self._pool, self.kind = pool, _kind(arguments, threads)
        #: Whether it has a job; whether it must not be handed on.
        self._working = self._spent = False
        super().__init__(arguments, threads)

    def send(self, message: Mapping[str, Any]) -> None:
        self._working = self._working or message["type"] == "job"
        self._spent = self._spent or message["type"] in ("watch", "warm")
        super().send(message)

    def kill(self) -> None:
        self._spent = True
        super().kill()

    def close(self, patience: float = 1.0) -> None:
        if self._working or self._spent or not self.alive:
            super().close(patience)
        else:
            self._pool.append(self)

    def end(self) -> None:
        """End for good."""
        super().close()

    def _hear(self, pipe: Any) -> None:
        with pipe:
            for message in protocol.messages(pipe):
                if message["type"] in ("done", "failed", "cancelled"):
                    self._working = False
                self.inbox.put(message)
        self.inbox.put(DEATH)


def _kind(arguments: Sequence[str], threads: int) -> tuple[object, ...]:
    """Everything that a worker has from its start."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(_OTHERS)}
    return tuple(arguments), threads, str(Path.cwd()), tuple(sorted(variables.items()))


@contextmanager
def kept() -> Iterator[None]:
    """Let workers be taken from a pool, and end them all afterwards."""
    pool: list[KeptChild] = []

    def child(arguments: Sequence[str] = (), threads: int = 0) -> KeptChild:
        wanted = _kind(arguments, threads)
        found = next((each for each in pool if each.kind == wanted and each.alive), None)
        if found is None:
            return KeptChild(pool, arguments, threads)
        pool.remove(found)
        found.inbox = queue.SimpleQueue()
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "Child", child)
        yield
    for each in pool:
        each.end()
