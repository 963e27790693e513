"""Shared fixtures: the real data, where it is present, and a home of its own for every test.

Hypothesis tries the same examples every time, so that a red run means a change; others are searched with
``--hypothesis-profile=search``.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import settings

# One thread, as in the worker process: two tests at once would wait for each other's threads more than they count.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
settings.register_profile("steady", derandomize=True)
settings.register_profile("search", derandomize=False, print_blob=True)
settings.load_profile("steady")
#: Fewer tests than these meet few kernels.
MANY = 1_000
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_collection_finish(session: pytest.Session) -> None:
    """Before many tests at once, compile each kernel once, shared out among the workers."""
    worker = getattr(session.config, "workerinput", None)
    if worker is not None and len(session.items) >= MANY:
        from tests import _kernels

        _kernels.share(int(worker["workerid"][2:]), worker["workercount"], worker["testrunuid"])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave nothing of the above behind."""
    worker = getattr(session.config, "workerinput", None)
    if worker is not None:
        from tests import _kernels

        _kernels.tidy(worker["testrunuid"])


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data, which is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the real data folder is not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the settings, presets and logs of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(home / variable))


@pytest.fixture(scope="module", autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail when the tests of a file leave a process, or a thread that would keep this one alive."""
    before = _children(), _threads()
    yield
    deadline = time.monotonic() + 10
    while (left := (_children() - before[0]) | (_threads() - before[1])) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left, "still there after the last test"


def _children() -> set[object]:
    return {child for child in psutil.Process().children() if child.is_running() and child.status() != "zombie"}


def _threads() -> set[object]:
    return {thread for thread in threading.enumerate() if not thread.daemon or thread.name == "writer"}
