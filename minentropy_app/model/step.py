"""How long work reports itself: a generator of Steps, driven from outside."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import Cancelled

T = TypeVar("T")


@dataclass(frozen=True)
class Step:
    """One report between two pieces of work, at most 100 ms apart.

    Attributes
    ----------
    stage
        What is being done, a marked template without fields.
    done, total
        Progress in any unit; ``total == 0`` means that the end is not known.
    numbers
        Figures to show live, such as the cost ``S``.
    snapshot
        Called only when a view watches or the job is cancelled: the result so far.
    kept
        Called only when the job is cancelled: what is worth keeping, where that is another than the snapshot.
    """

    stage: str
    done: float
    total: float
    numbers: Mapping[str, float] = field(default_factory=dict)
    snapshot: Callable[[], Any] | None = None
    kept: Callable[[], Any] | None = None


Steps = Generator[Step, None, T]


def _never_cancelled() -> npt.NDArray[np.uint8]:
    return np.zeros(1, np.uint8)


@dataclass(frozen=True)
class Context:
    """What a running analysis may use of the machine.

    Attributes
    ----------
    seed
        Seed of every random generator in the run.
    threads
        Worker threads allowed; results must not depend on it.
    memory_limit
        Bytes that the run should stay below, 0 for no limit.
    cancelled
        One uint8; long kernels poll it and return early when it becomes non-zero.
    """

    seed: int = 0
    threads: int = 1
    memory_limit: int = 0
    cancelled: npt.NDArray[np.uint8] = field(default_factory=_never_cancelled)

    def check(self) -> None:
        """Raise ``Cancelled`` if the user has asked to stop."""
        if self.cancelled[0]:
            raise Cancelled


def changed(steps: Steps[T], change: Callable[[Step], Step]) -> Steps[T]:
    """Pass on work with each of its reports changed."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield change(step)


def unseen(steps: Steps[T]) -> Steps[T]:
    """Pass on work whose snapshots are of no use outside, such as a trial."""
    return changed(steps, lambda step: replace(step, snapshot=None))


def shown_as(steps: Steps[T], make: Callable[[Any], Any]) -> Steps[T]:
    """Pass on work, its snapshots turned by ``make`` when somebody looks."""
    return changed(steps, lambda step: replace(step, snapshot=step.snapshot and partial(_made, make, step.snapshot)))


def _made(make: Callable[[Any], Any], given: Callable[[], Any]) -> Any:
    return make(given())


def drain(steps: Steps[T]) -> T:
    """Run a generator of Steps to its end and return its result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
