"""The worker's side of a job's levers, and the driving of its generator."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import Cancelled
from minentropy_app.jobs.blocks import BlockWriter
from minentropy_app.jobs.memory import resident
from minentropy_app.model.step import Context, Step, Steps

Send = Callable[[Mapping[str, Any]], None]


class Stopped(Cancelled):
    """Cancelled; ``snapshot`` gives the result so far where the method has one, and ``partial``
    tells where a task has saved it.
    """

    def __init__(self, snapshot: Callable[[], Any] | None = None, partial: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.snapshot = snapshot
        self.partial = partial


@dataclass
class Control:
    """Levers of one job; the reader thread pulls them, the working thread obeys.

    ``cancelled`` is the uint8 array that kernels poll; ``wanted``: a view waits for a snapshot.
    """

    job: int
    cancelled: npt.NDArray[np.uint8] = field(default_factory=lambda: np.zeros(1, np.uint8))
    going: threading.Event = field(default_factory=threading.Event)
    wanted: bool = False
    blocks: Path = Path()
    out_of_memory: bool = False
    rested: float = 0.0

    def __post_init__(self) -> None:
        self.going.set()

    def stop(self) -> None:
        """Ask the job to end, also while it rests."""
        self.cancelled[0] = 1
        self.going.set()

    def exceed_memory(self) -> None:
        """Ask the job to end because it holds too much memory."""
        self.out_of_memory = True
        self.stop()

    def rest(self) -> None:
        """Wait while the job is paused."""
        if not self.going.is_set():
            began = time.perf_counter()
            self.going.wait()
            self.rested += time.perf_counter() - began


@dataclass
class Stopwatch:
    """Wall time of the analysis itself; the time a job rested does not count."""

    control: Control
    seconds: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time of the enclosed work."""
        began, rested = time.perf_counter(), self.control.rested
        try:
            yield
        finally:
            self.seconds += time.perf_counter() - began - (self.control.rested - rested)


class Reporter:
    """Sends progress at most ten times a second, snapshots at most thirty and only those that a view asked for.

    A view asks for the next when it has time for it, so none is made that nobody draws. Large snapshots come
    more seldom: making and sending them takes a small share of the run, but one comes every second at least.
    """

    PROGRESS_EVERY = 0.1
    SNAPSHOT_EVERY, SNAPSHOT_SHARE, SNAPSHOT_WITHIN = 1 / 30, 0.01, 1.0

    def __init__(self, send: Send, control: Control) -> None:
        self._send = send
        self._control = control
        self._blocks: BlockWriter | None = None
        self._told = self._due = float("-inf")

    def report(self, step: Step, kind: str) -> None:
        """Send what is due; ``kind`` names the class of a snapshot ("" for none)."""
        now = time.monotonic()
        if now - self._told >= self.PROGRESS_EVERY:
            self._told = now
            self._tell(step)
        if self._control.wanted and now >= self._due and kind and step.snapshot is not None:
            self._control.wanted = False
            self._show(kind, step.snapshot())
            end = time.monotonic()
            wait = (end - now) / self.SNAPSHOT_SHARE
            self._due = end + min(max(self.SNAPSHOT_EVERY, wait), self.SNAPSHOT_WITHIN)

    def announce(self, kind: str) -> None:
        """Send a message without contents."""
        self._send({"type": kind, "job": self._control.job})

    def close(self) -> None:
        """Let go of the shared block."""
        if self._blocks is not None:
            self._blocks.close()

    def _show(self, kind: str, result: Any) -> None:
        self._blocks = self._blocks or BlockWriter(self._control.blocks, f"job-{self._control.job}")
        self._send({"type": "snapshot", "job": self._control.job, **self._blocks.write(kind, result)})

    def _tell(self, step: Step) -> None:
        numbers = {name: float(value) for name, value in step.numbers.items()}
        fields = {"stage": step.stage, "done": float(step.done), "total": float(step.total), "numbers": numbers}
        self._send({"type": "progress", "job": self._control.job, "memory": resident(), **fields})


@dataclass(frozen=True)
class Bench:
    """What a task may use: the context for numerical code, the levers, and the way to report."""

    context: Context
    control: Control
    reporter: Reporter

    def announce_saving(self) -> None:
        """Tell that the job has stopped and only saves what it reached."""
        self.reporter.announce("saving")

    def obey(self, steps: Steps[Any], kind: str = "") -> Any:
        """Drive a generator to its end between the levers, and return its result.

        Raises
        ------
        Stopped
            The job was cancelled; its ``snapshot`` gives the result so far, where there is one.
        """
        snapshot: Callable[[], Any] | None = None
        try:
            while True:
                step = next(steps)
                snapshot = step.kept or step.snapshot or snapshot
                self.reporter.report(step, kind)
                self.control.rest()
                self.context.check()
        except StopIteration as end:
            return end.value
        except Cancelled:
            steps.close()
            raise Stopped(snapshot) from None
