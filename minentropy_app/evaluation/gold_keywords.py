"""Found keywords against keywords given by people: precision, recall and F1 of the first k."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """Means over texts; ``f1`` is the harmonic mean of the two means."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """2PR / (P + R), 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def agreement(found: Sequence[Collection[str]], gold: Sequence[Collection[str]]) -> Agreement:
    """Compare found and given keywords (or their words) text by text; texts without given ones do not count.

    A text for which nothing was found has precision 0.
    """
    pairs = [(set(f), set(g)) for f, g in zip(found, gold, strict=True) if g]
    if not pairs:
        return Agreement(0.0, 0.0)
    precision = sum(len(f & g) / len(f) if f else 0.0 for f, g in pairs) / len(pairs)
    recall = sum(len(f & g) / len(g) for f, g in pairs) / len(pairs)
    return Agreement(precision, recall)
