"""All writing in one thread, short work between the steps of long work."""

from __future__ import annotations

import gc
import threading
import weakref
from types import SimpleNamespace
from typing import Any

import pytest

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs.job import Job, Progress
from minentropy_app.jobs.writer_lane import WriterLane
from minentropy_app.model.step import Context, Step, Steps


class FakeProject:
    """Remembers in which thread it was used."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.threads = {threading.get_ident()}

    def write(self, what: str) -> str:
        self.threads.add(threading.get_ident())
        self.log.append(what)
        return what

    def __enter__(self) -> FakeProject:
        return self

    def __exit__(self, *exception: object) -> None:
        self.write("closed")


def lane_of(project: FakeProject) -> WriterLane:
    return WriterLane(lambda: project)  # type: ignore[arg-type, return-value]


def long(first: threading.Event, go_on: threading.Event, steps: int = 3) -> Any:
    def start(project: Any, context: Context) -> Steps[str]:
        try:
            for k in range(steps):
                yield Step("Storing", k, steps)
                first.set()
                go_on.wait(5)
                project.write(f"piece {k}")
            return "stored"
        finally:
            project.write("left")

    return start


def test_opening_fails_in_the_caller() -> None:
    def refuse() -> Any:
        raise AppError("locked")

    with pytest.raises(AppError, match="locked"):
        WriterLane(refuse)


def test_work_is_done_in_order_in_one_thread_and_failures_come_back() -> None:
    made: list[FakeProject] = []
    lane = WriterLane(lambda: made.append(FakeProject()) or made[0])  # type: ignore[func-returns-value, arg-type, return-value]
    assert lane.do(lambda project: project.write("a")) == "a"  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError):
        lane.do(lambda project: 1 / 0)
    lane.do(lambda project: project.write("b"))  # type: ignore[attr-defined]
    lane.close()
    lane.close()
    assert made[0].log == ["a", "b", "closed"]
    assert len(made[0].threads) == 1 and threading.get_ident() not in made[0].threads


def test_short_work_passes_between_the_steps_of_long_work() -> None:
    project, first, go_on = FakeProject(), threading.Event(), threading.Event()
    lane = lane_of(project)
    outcome = SimpleNamespace()
    thread = threading.Thread(target=lambda: setattr(outcome, "value", lane.drain(long(first, go_on))))
    thread.start()
    first.wait(5)
    short = threading.Thread(target=lambda: lane.do(lambda p: p.write("renamed")))  # type: ignore[attr-defined]
    short.start()
    threading.Event().wait(0.05)
    go_on.set()
    thread.join()
    short.join()
    lane.close()
    assert outcome.value == "stored"
    assert project.log.index("renamed") < project.log.index("piece 2")


def test_progress_goes_to_the_job_and_cancel_closes_the_generator() -> None:
    project, first, go_on = FakeProject(), threading.Event(), threading.Event()
    lane, job = lane_of(project), Job("import")
    failures: list[BaseException] = []

    def follow() -> None:
        try:
            lane.drain(long(first, go_on), job)
        except Cancelled as stopped:
            failures.append(stopped)

    thread = threading.Thread(target=follow)
    thread.start()
    first.wait(5)
    job.cancel()
    go_on.set()
    thread.join()
    lane.close()
    assert len(failures) == 1
    assert project.log == ["piece 0", "left", "closed"]
    assert [e.stage for e in job.poll() if isinstance(e, Progress)] == ["Storing", "Storing"]


def test_what_a_failed_operation_held_is_gone_at_once() -> None:
    class Mapped:
        """Stands for a mapped file, which keeps its room on the disk as long as it is held."""

    held: list[weakref.ref[Mapped]] = []

    def fail() -> None:
        mapped = Mapped()
        held.append(weakref.ref(mapped))
        raise OSError("no space left")

    def stage(project: Any, context: Context) -> Steps[None]:
        mapped = Mapped()
        held.append(weakref.ref(mapped))
        yield Step("Storing", 0, 1)
        fail()

    lane = lane_of(FakeProject())
    gc.disable()
    try:
        with pytest.raises(OSError, match="no space"):
            lane.drain(stage)
        with pytest.raises(OSError, match="no space"):
            lane.do(lambda project: fail())
        assert [each() for each in held] == [None, None, None]
    finally:
        gc.enable()
        lane.close()
