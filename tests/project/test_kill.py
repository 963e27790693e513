"""kill -9 at random moments: the project opens, is sound, and nothing reported done is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from minentropy_app.project.project import Project
from tests.project.kill_harness import Victim, verify

KILLS = 32


def test_killing_the_writer_loses_nothing_reported_and_shows_nothing_half(tmp_path: Path) -> None:
    path = tmp_path / "town.minent"
    Project.create(path).close()
    random = np.random.default_rng(2)
    reported: list[str] = []
    for seed in range(KILLS):
        reported += Victim(path, seed).kill_after(float(random.uniform(0, 0.5)))
        visible = verify(path, reported)
    kinds = {line.split()[0] for line in reported}
    assert kinds == {"import", "update", "run", "forget"} and len(visible) > KILLS / 4
