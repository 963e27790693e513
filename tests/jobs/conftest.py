"""A worker with toy tasks, and jobs that run in a thread as operations do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs.client import Order, WorkerClient
from minentropy_app.jobs.job import Job, State

Begin = Callable[..., Job]


@pytest.fixture(scope="module")
def client() -> Iterator[WorkerClient]:
    client = WorkerClient(["--worker-analyses", "tests.jobs.toy"])
    client.start()
    yield client
    client.close()


@pytest.fixture
def begin(client: WorkerClient) -> Iterator[Begin]:
    """Start a toy task; every thread has ended when the test has."""
    threads = []

    def start(task: str, memory_limit: int = 0, **arguments: Any) -> Job:
        job = Job(task)
        order = Order(task, arguments, memory_limit=memory_limit)
        threads.append(threading.Thread(target=_follow, args=(client, order, job)))
        threads[-1].start()
        return job

    yield start
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def _follow(client: WorkerClient, order: Order, job: Job) -> None:
    try:
        job.result = client.call(order, job)
    except AppError as error:
        job.error = error
        job.enter(State.FAILED)
    except Cancelled:
        job.enter(State.CANCELLED)
    else:
        job.enter(State.DONE)
