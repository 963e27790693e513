"""Who knows what items are called, and how much of a table is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from minentropy_app.model.inputs import Ids


class Names(Protocol):
    """Who knows what items are called (``project.reader.Reader``)."""

    def labels(self, ids: Sequence[int]) -> list[str]:
        """Return labels aligned with ``ids``."""

    def keys(self, ids: Sequence[int]) -> list[str]:
        """Return keys aligned with ``ids``."""

    def attributes(self, ids: Sequence[int], name: str) -> list[str]:
        """Return one attribute aligned with ``ids``."""


@dataclass(frozen=True)
class View:
    """How much to show: ``top`` rows (0: all), no pair of fewer than ``k`` borrowers."""

    k: int = 3
    top: int = 0


def unique_names(ids: Ids, names: Names) -> list[str]:
    """Return labels, with the key added where several items share one."""
    plain = ids.tolist()
    labels, keys = names.labels(plain), names.keys(plain)
    seen: dict[str, int] = {}
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
    return [
        label if label and seen[label] == 1 else f"{label} [{key}]".strip()
        for label, key in zip(labels, keys, strict=True)
    ]
