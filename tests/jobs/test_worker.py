"""The worker process seen from its pipe."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from minentropy_app.analyses import analysis_named
from minentropy_app.jobs import protocol
from minentropy_app.jobs.child import Child
from minentropy_app.jobs.tasks import Tasks

ORDER = {"seed": 1, "threads": 1, "memory_limit": 0, "task": "count", "arguments": {"steps": 2, "nap": 0}}


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(["--worker-analyses", "tests.jobs.toy"])
    yield child
    child.close()


def hear(child: Child, kind: str) -> list[protocol.Message]:
    """Return the messages up to the first of this kind."""
    heard = []
    while not heard or heard[-1]["type"] != kind:
        heard.append(child.inbox.get(timeout=20))
    return heard


def test_warming_gives_way_to_a_job(child: Child) -> None:
    child.send({"type": "warm", "job": 0})
    hear(child, "ready")
    time.sleep(0.2)
    child.send({"type": "job", "job": 1, **ORDER})
    heard = [message["type"] for message in hear(child, "warm")]
    assert "done" in heard


def test_nothing_is_warmed_unless_asked_for(child: Child) -> None:
    hear(child, "ready")
    child.send({"type": "job", "job": 1, **ORDER})
    assert hear(child, "done")[0]["type"] == "started"
    time.sleep(1.5)
    assert child.inbox.empty()


def test_quit_ends_the_worker_with_0(child: Child) -> None:
    hear(child, "ready")
    child.send({"type": "quit"})
    assert hear(child, "death")
    assert child.process.wait(5) == 0


def test_messages_for_jobs_that_are_over_are_harmless(child: Child) -> None:
    hear(child, "ready")
    for kind in ("cancel", "pause", "resume"):
        child.send({"type": kind, "job": 77})
    child.send({"type": "job", "job": 1, **ORDER})
    assert hear(child, "done")[-1]["answer"]["sum"] == 1


def test_a_placement_is_warmed_without_being_searched_for() -> None:
    analysis = analysis_named("placement")
    stages = [step.stage for step in Tasks().warm_up(analysis, analysis.params())]
    assert stages.count("Improving places") < 50  # 600 where it is searched for as a small library is
    assert stages[-1] == "Measuring the placement"
