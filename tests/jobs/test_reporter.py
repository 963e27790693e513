"""Snapshots of a run are sent often where they are small, seldom where making them takes time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from minentropy_app.jobs.control import Control, Reporter
from minentropy_app.model.results import Layout
from minentropy_app.model.step import Step


@pytest.mark.parametrize(("pause", "least", "most"), [(0.0, 4, 10), (0.004, 1, 2)])
def test_a_snapshot_takes_a_small_share_of_the_run(tmp_path: Path, pause: float, least: int, most: int) -> None:
    sent: list[dict[str, Any]] = []
    control = Control(job=1, watched=True, blocks=tmp_path)
    reporter = Reporter(sent.append, control)

    def snapshot() -> Layout:
        time.sleep(pause)
        return Layout(np.arange(3), np.zeros((3, 2)), "tsne", {})

    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        reporter.report(Step("", 1, 2, {}, snapshot), "layout")
        time.sleep(0.001)
    reporter.close()
    assert least <= sum(message["type"] == "snapshot" for message in sent) <= most
