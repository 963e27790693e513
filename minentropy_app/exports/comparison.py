"""Placements side by side: the same yardsticks for every method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minentropy_app.exports.tables import Table
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Metrics shown as they are, after the name, the method and what the placement stands on.
_FIGURES = (
    "books", "S", "S_popularity", "S_random", "bound", "S_literal", "min_distance", "S_test", "S_test_popularity",
    "S_test_random", "class_neighbours", "class_chance", "cost", "entropy_bound", "softmax_gap",
)  # fmt: skip
COLUMNS = ("name", "method", "on", *_FIGURES, "against_popularity", "later_against_popularity", "seconds")

_SAME_BOOKS = QT_TRANSLATE_NOOP(
    "exports.comparison",
    "Changes are against popularity order on the same loans; the later ones are loans the method had not seen.",
)
_OTHER_BOOKS = QT_TRANSLATE_NOOP(
    "exports.comparison",
    "These placements stand on different books: compare their changes against popularity, not their S.",
)


@dataclass(frozen=True)
class Compared:
    """One placement: its name, what it stands on, parameters, metrics and seconds."""

    name: str
    on: str
    params: Mapping[str, Any]
    metrics: Mapping[str, Any]
    seconds: float


def comparison(placements: Sequence[Compared]) -> Table:
    """Return one row per placement, the least S first.

    ``against_popularity`` = S / S_popularity − 1, ``later_against_popularity`` the same on the
    latest quarter of the visits, for the placement that was made without them; None where the
    loans carry no dates.
    """
    ordered = sorted(placements, key=lambda p: (p.metrics["S"], p.name))
    references = {(p.on, p.metrics["S_popularity"], p.metrics["books"]) for p in placements}
    note = _SAME_BOOKS if len(references) <= 1 else _OTHER_BOOKS
    return Table(COLUMNS, [_row(p) for p in ordered], note, len(ordered))


def _row(placement: Compared) -> list[Any]:
    m = placement.metrics
    figures = [m.get(name) for name in _FIGURES]
    changes = [_change(m["S"], m["S_popularity"]), _change(m.get("S_test"), m.get("S_test_popularity"))]
    return [placement.name, placement.params["method"], placement.on, *figures, *changes, placement.seconds]


def _change(ours: float | None, reference: float | None) -> float | None:
    return None if ours is None or not reference else ours / reference - 1
