"""What a run will cost, said before it starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """Expected wall time in seconds and peak memory in bytes."""

    seconds: float
    bytes: float


#: Sizes of one input, cheap to read: ``{"items": …, "rows": …, "visits": …}``.
Summary = Mapping[str, float]
