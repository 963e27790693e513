"""The worker as its parent sees it, with real processes."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs import blocks
from minentropy_app.jobs.client import WorkerClient
from minentropy_app.jobs.job import Changed, Job, Progress, Snapshot, State
from minentropy_app.model.results import Placement
from tests.jobs.conftest import Begin

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def until_running(job: Job) -> None:
    for event in job.events():
        if isinstance(event, Progress) or event == Changed(State.RUNNING):
            return
    raise AssertionError("the job ended without running")


def test_a_task_answers_and_reports_not_more_than_ten_times_a_second(begin: Begin) -> None:
    job = begin("count", steps=100, nap=0.005)
    events = [e for e in job.events() if e is not None]
    assert job.wait()["sum"] == sum(range(100))
    told = [e for e in events if isinstance(e, Progress)]
    assert 2 <= len(told) <= 12
    assert told[0].total == 100 and told[-1].done > told[0].done
    assert [e.state for e in events if isinstance(e, Changed)] == [State.RUNNING, State.DONE]


def test_time_left_is_said_once_the_pace_is_known(begin: Begin) -> None:
    job = begin("count", steps=150, nap=0.01)
    left = [e.seconds_left for e in job.events() if isinstance(e, Progress)]
    job.wait()
    assert left[0] is None
    known = [seconds for seconds in left if seconds is not None]
    assert known and known[-1] < 1.5


def test_expected_failures_cross_whole(begin: Begin) -> None:
    with pytest.raises(AppError) as failure:
        begin("fail").wait()
    assert str(failure.value) == "Row 7 of a.csv is bad."
    assert failure.value.remedy == "Mend a.csv."


def test_unforeseen_failures_are_told_plainly_and_reported_without_data(begin: Begin) -> None:
    with pytest.raises(AppError, match="unforeseen") as failure:
        begin("bug").wait()
    report = Path(str(failure.value.fields["report"])).read_text("utf-8")
    assert "KeyError" in report and "toy.py" in report
    assert "a reader's name" not in report + failure.value.remedy + str(failure.value)


def test_stray_output_does_not_disturb_the_protocol(begin: Begin) -> None:
    assert begin("chatter").wait() == {"said": True}
    assert begin("chatter").wait() == {"said": True}


def test_cancel_stops_within_a_second_and_the_worker_lives_on(begin: Begin, client: WorkerClient) -> None:
    job = begin("count", steps=10_000, nap=0.01)
    until_running(job)
    pid = client.pid
    began = time.monotonic()
    job.cancel()
    with pytest.raises(Cancelled):
        job.wait()
    assert time.monotonic() - began < 1
    assert begin("count", steps=1, nap=0).wait()["pid"] == pid


def test_a_kernel_that_polls_the_flag_stops(begin: Begin, client: WorkerClient) -> None:
    job = begin("poll")
    until_running(job)
    pid = client.pid
    job.cancel()
    with pytest.raises(Cancelled):
        job.wait()
    assert client.pid == pid


def test_a_job_that_ignores_cancel_is_killed_and_the_worker_replaced(begin: Begin, client: WorkerClient) -> None:
    job = begin("deaf")
    until_running(job)
    pid = client.pid
    began = time.monotonic()
    job.cancel()
    with pytest.raises(Cancelled):
        job.wait()
    assert 0.9 < time.monotonic() - began < 2
    assert client.pid not in (0, pid)
    assert begin("count", steps=3, nap=0).wait()["sum"] == 3


def test_a_waiting_job_can_be_cancelled_and_the_queue_keeps_its_order(begin: Begin) -> None:
    first = begin("count", steps=50, nap=0.01)
    until_running(first)
    second = begin("deaf")
    third = begin("count", steps=1, nap=0)
    second.cancel()
    with pytest.raises(Cancelled):
        second.wait()
    assert first.state is State.RUNNING
    assert third.wait()["sum"] == 0
    assert first.state is State.DONE


def test_a_paused_job_rests_and_goes_on(begin: Begin) -> None:
    job = begin("count", steps=200, nap=0.005)
    until_running(job)
    job.pause()
    time.sleep(0.4)
    job.poll()
    time.sleep(0.3)
    assert [e for e in job.poll() if isinstance(e, Progress)] == []
    assert job.state is State.PAUSED
    job.resume()
    assert job.wait()["sum"] == sum(range(200))


def test_a_paused_job_can_be_cancelled(begin: Begin) -> None:
    job = begin("count", steps=10_000, nap=0.005)
    until_running(job)
    job.pause()
    time.sleep(0.1)
    job.cancel()
    with pytest.raises(Cancelled):
        job.wait()


def test_snapshots_come_only_to_a_watching_view(begin: Begin) -> None:
    job = begin("count", steps=100, nap=0.005)
    until_running(job)
    job.watch()
    seen = []
    for event in job.events():
        if isinstance(event, Snapshot):
            seen.append(event)
            job.look()
    assert 3 <= len(seen) <= 20
    latest = blocks.read(seen[-1].block, seen[-1].layout)
    assert isinstance(latest, Placement)
    assert latest.method == "toy" and latest.positions.shape == (5, 3)
    assert set(latest.positions.ravel()) == {float(latest.metrics["k"])}
    unwatched = begin("count", steps=50, nap=0.005)
    assert not [event for event in unwatched.events() if isinstance(event, Snapshot)]


def test_a_view_that_takes_up_nothing_is_sent_one_snapshot(begin: Begin) -> None:
    job = begin("count", steps=100, nap=0.005)
    until_running(job)
    job.watch()
    assert len([event for event in job.events() if isinstance(event, Snapshot)]) == 1


@posix
def test_kill_9_is_noticed_at_once_and_told(begin: Begin, client: WorkerClient) -> None:
    job = begin("count", steps=10_000, nap=0.01)
    until_running(job)
    pid = client.pid
    began = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(AppError, match="ended from outside"):
        job.wait()
    assert time.monotonic() - began < 1
    assert client.pid not in (0, pid)


@posix
def test_a_worker_killed_while_idle_is_replaced(begin: Begin, client: WorkerClient) -> None:
    begin("count", steps=1, nap=0).wait()
    os.kill(client.pid, signal.SIGKILL)
    assert begin("count", steps=3, nap=0).wait()["sum"] == 3


@posix
def test_a_segfault_is_told(begin: Begin) -> None:
    with pytest.raises(AppError, match="crashed"):
        begin("segfault").wait()
    assert begin("count", steps=3, nap=0).wait()["sum"] == 3


def test_an_exit_in_the_middle_is_told_with_its_code(begin: Begin) -> None:
    with pytest.raises(AppError, match="exit code 3"):
        begin("leave", code=3).wait()


def test_memory_errors_are_told_and_the_worker_replaced(begin: Begin, client: WorkerClient) -> None:
    pid = begin("count", steps=1, nap=0).wait()["pid"]
    with pytest.raises(AppError, match="not enough memory"):
        begin("no_memory").wait()
    assert begin("count", steps=1, nap=0).wait()["pid"] != pid


@pytest.mark.parametrize("task", ["hog", "gulp"])
def test_a_job_beyond_its_memory_limit_ends_with_plain_words(begin: Begin, task: str) -> None:
    with pytest.raises(AppError, match="more memory than the 100 MB"):
        begin(task, memory_limit=100 << 20, bytes=2 << 30).wait()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_the_worker_goes_when_its_parent_is_gone(tmp_path: Path) -> None:
    import subprocess

    script = (
        "import threading, time\n"
        "from minentropy_app.jobs.client import WorkerClient\n"
        "client = WorkerClient(['--worker-analyses', 'tests.jobs.toy'])\n"
        "from minentropy_app.jobs.client import Order\n"
        "from minentropy_app.jobs.job import Job, Snapshot\n"
        "client.start()\n"
        "job = Job('count')\n"
        "job.watch()\n"
        "order = Order('count', {'steps': 10000, 'nap': 0.01})\n"
        "threading.Thread(target=client.call, args=(order, job), daemon=True).start()\n"
        "shown = next(event for event in job.events() if isinstance(event, Snapshot))\n"
        "print(client.pid, shown.block, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout:
        pid, block = parent.stdout.readline().strip().split(" ", 1)
        child = Path("/proc") / pid
        assert child.is_dir() and Path(block).is_file()
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 5
    while child.is_dir() and "Z (zombie)" not in (child / "status").read_text("ascii"):
        assert time.monotonic() < deadline, "the worker outlives its parent"
        time.sleep(0.02)
    assert not Path(block).parent.exists()
