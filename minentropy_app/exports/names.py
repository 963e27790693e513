"""Who knows what items are called, and how much of a table is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from minentropy_app.model.inputs import Ids


class Names(Protocol):
    """Who knows what items are called (``project.reader.Reader``)."""

    def labels(self, ids: Sequence[int]) -> Sequence[str]:
        """Return labels aligned with ``ids``."""

    def keys(self, ids: Sequence[int]) -> Sequence[str]:
        """Return keys aligned with ``ids``."""

    def attributes(self, ids: Sequence[int], name: str) -> Sequence[str]:
        """Return one attribute aligned with ``ids``."""


@dataclass(frozen=True)
class View:
    """How much to show: ``top`` rows (0: all), no pair of fewer than ``k`` borrowers."""

    k: int = 3
    top: int = 0


def unique_names(ids: Ids, names: Names) -> list[str]:
    """Return labels, with the key added where several items share one."""
    unique = naming(ids, names)
    return [unique(row) for row in range(len(ids))]


def naming(ids: Ids, names: Names) -> Callable[[int], str]:
    """Return what gives the unique name of an item by its row."""
    plain = ids.tolist()
    labels, keys = names.labels(plain), names.keys(plain)
    seen, shared = set[str](), {""}
    for label in labels:
        if label in seen:
            shared.add(label)
        seen.add(label)

    def unique(row: int) -> str:
        label = labels[row]
        return label if label not in shared else f"{label} [{keys[row]}]".strip()

    return unique
