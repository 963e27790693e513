"""How much to do in one transaction: as much as takes well under 100 ms."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

_TARGET_SECONDS = 0.04
_SMALLEST, _LARGEST = 500, 100_000


class Pace:
    """Learns from what took how long; ``rows`` is the size of the next bite, never below ``smallest``."""

    def __init__(self, rows: int = 4000, smallest: int = _SMALLEST) -> None:
        self.rows = rows
        self._smallest = smallest

    @contextmanager
    def bite(self) -> Iterator[int]:
        """Time one transaction of ``rows`` rows and adapt."""
        started = time.perf_counter()
        yield self.rows
        factor = _TARGET_SECONDS / max(time.perf_counter() - started, 1e-4)
        self.rows = int(min(max(self.rows * min(max(factor, 0.5), 2.0), self._smallest), _LARGEST))
