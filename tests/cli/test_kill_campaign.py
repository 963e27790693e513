"""A few kills of the campaign; ``python -m tests.cli.kill_campaign`` makes as many as wanted."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.cli.kill_campaign import Campaign


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc of Linux")
def test_kill_9_at_random_moments_leaves_the_project_whole(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path, random.Random(7))
    campaign.prepare()
    while campaign.killed < 4:
        campaign.strike()
