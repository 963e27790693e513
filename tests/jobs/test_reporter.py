"""Snapshots of a run are sent often where they are small, seldom where making them takes time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from minentropy_app.jobs import control
from minentropy_app.jobs.control import Control, Reporter
from minentropy_app.model.results import Layout
from minentropy_app.model.step import Step


class Clock:
    """Time that passes only when told."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.mark.parametrize(("seconds", "expected"), [(0.0, 30), (0.001, 10), (0.005, 2), (0.5, 1)])
def test_a_snapshot_takes_a_small_share_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, expected: int
) -> None:
    clock = Clock()
    monkeypatch.setattr(control, "time", clock)
    sent: list[dict[str, Any]] = []
    lever = Control(job=1, blocks=tmp_path)
    reporter = Reporter(sent.append, lever)

    def snapshot() -> Layout:
        clock.now += seconds
        return Layout(np.arange(3), np.zeros((3, 2)), "tsne", {})

    while clock.now < 1.0:
        lever.wanted = True  # the view always asks for the next one
        reporter.report(Step("", 1, 2, {}, snapshot), "layout")
        clock.now += 0.0005
    reporter.close()
    shown = sum(message["type"] == "snapshot" for message in sent)
    assert abs(shown - expected) <= 1
