"""The sense of a word in a context (Su Jianlin, kexue.fm archive 4368, as a suggestion)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def decide(context: Sequence[str], senses: Sequence[Mapping[str, float]]) -> tuple[int, float]:
    """Return the sense with the largest Σ PMI_s(y) over the words of a context, and its lead over the next.

    −1 where no word speaks for a sense, or two senses tie.
    """
    sums = [sum(marks.get(word, 0.0) for word in context) for marks in senses]
    order = sorted(range(len(sums)), key=lambda s: -sums[s])
    if not order or sums[order[0]] <= 0:
        return -1, 0.0
    lead = sums[order[0]] - (sums[order[1]] if len(order) > 1 else 0.0)
    return (order[0], lead) if lead > 0 else (-1, 0.0)
