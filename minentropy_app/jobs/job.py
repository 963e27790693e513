"""A job as its starter sees it: a state, events to consume, and the levers cancel, pause, watch."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from minentropy_app.errors import AppError, Cancelled


class State(StrEnum):
    """Where a job stands; the last three are final."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


FINAL = frozenset({State.DONE, State.FAILED, State.CANCELLED})


@dataclass(frozen=True)
class Progress:
    """How far the job is; ``seconds_left`` concerns the present stage and is None while unknown."""

    stage: str
    done: float
    total: float
    numbers: Mapping[str, float] = field(default_factory=dict)
    seconds_left: float | None = None


@dataclass(frozen=True)
class Snapshot:
    """The result so far lies in a shared block; ``layout`` is read by ``blocks.read``."""

    block: str
    layout: Mapping[str, Any]


@dataclass(frozen=True)
class Changed:
    """The job has entered another state."""

    state: State


Event = Progress | Snapshot | Changed


class Eta:
    """Time left in a stage, from the pace since the stage began."""

    #: Seconds of a stage before its pace is believed.
    SETTLED = 0.5

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage = ""
        self._began = self._offset = 0.0

    def left(self, stage: str, done: float, total: float) -> float | None:
        """Return the seconds left, None while nothing can be said."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began, self._offset = stage, now, done
        pace_known = now - self._began >= self.SETTLED and done > self._offset and total > 0
        if not pace_known:
            return None
        return max(0.0, (now - self._began) * (total - done) / (done - self._offset))


class Job:
    """Handle of one operation. Any thread may call the levers; one consumer takes the events."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.state = State.WAITING
        self.progress: Progress | None = None
        self.result: Any = None
        self.error: AppError | None = None
        #: What a cancelled analysis offers: where its result so far was saved, else None.
        self.partial: Mapping[str, Any] | None = None
        self.cancelled = False
        self.paused = False
        self.watched = False
        #: Times a snapshot was asked for, or no more of them.
        self.looks = 0
        #: Bytes that the process of an analysis held when it last spoke, 0 while unknown.
        self.memory = 0
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._eta = Eta()
        self._wake: Callable[[], None] = _nobody

    def cancel(self) -> None:
        """Ask the job to stop; it ends within about a second, in the state CANCELLED."""
        self.cancelled = True
        self._wake()

    def pause(self) -> None:
        """Let the job rest at its next step."""
        self.paused = True
        self._wake()

    def resume(self) -> None:
        """Let a resting job go on."""
        self.paused = False
        self._wake()

    def watch(self, on: bool = True) -> None:
        """Ask for a snapshot, or for no more of them; each further one comes when ``look`` asks for it."""
        self.watched = on
        self.look()

    def look(self) -> None:
        """Ask for the next snapshot: the last one has been taken up."""
        self.looks += 1
        self._wake()

    def poll(self) -> list[Event]:
        """Return the events since the last call, without waiting."""
        events: list[Event] = []
        while True:
            try:
                events.append(self._events.get_nowait())
            except queue.Empty:
                return events

    def events(self, patience: float = 0.2) -> Iterator[Event | None]:
        """Yield events until the job has ended; None whenever ``patience`` seconds pass in silence."""
        while True:
            ended = self.state in FINAL
            try:
                yield self._events.get(timeout=0 if ended else patience)
            except queue.Empty:
                if ended:
                    return
                yield None

    def wait(self, patience: float = 0.2) -> Any:
        """Wait for the end and return the result.

        Raises
        ------
        AppError
            The job failed.
        Cancelled
            The job was cancelled.
        """
        for _ in self.events(patience):
            pass
        if self.error is not None:
            raise self.error
        if self.state is State.CANCELLED:
            raise Cancelled
        return self.result

    def check(self) -> None:
        """Raise ``Cancelled`` if the job is to stop."""
        if self.cancelled:
            raise Cancelled

    def on_lever(self, wake: Callable[[], None] | None) -> None:
        """Call ``wake`` whenever a lever is pulled (None: nobody listens)."""
        self._wake = wake or _nobody

    def report(self, stage: str, done: float, total: float, numbers: Mapping[str, float]) -> None:
        """Publish progress."""
        self.progress = Progress(stage, done, total, numbers, self._eta.left(stage, done, total))
        self._events.put(self.progress)

    def show(self, snapshot: Snapshot) -> None:
        """Publish a snapshot."""
        self._events.put(snapshot)

    def enter(self, state: State) -> None:
        """Publish a new state."""
        self.state = state
        self._events.put(Changed(state))


def _nobody() -> None:
    """Nobody listens to the levers."""
