"""Tiny inputs on which kernels are warmed before a run is timed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.model.inputs import FloorPlan, Loans, PairCounts

if TYPE_CHECKING:
    from minentropy_app.analyses.analysis import Analysis

#: Books: more than make a small library, whose places are searched for so long that it is no warming any more.
_BOOKS, _READERS, _VISITS = 54, 24, 6
#: Parameters that only say how long a search goes on.
_LENGTHS = frozenset({"sweeps", "iterations", "epochs", "trials"})


def inputs_for(analysis: Analysis) -> dict[str, Any] | None:
    """Return tiny inputs for every need, None where there is none of some kind."""
    made: dict[str, Any] = {}
    for need in analysis.needs:
        makers = [_MAKERS[kind] for kind in need.kinds if kind in _MAKERS]
        if makers:
            made[need.role] = makers[0]()
        elif not need.optional:
            return None
    return made


def brief(params: Any) -> Any:
    """Return parameters that need the same kernels and let every search end after its first step."""
    return replace(params, **{field.name: 1 for field in fields(params) if field.name in _LENGTHS})


def loans() -> Loans:
    """Some readers who come some times and take two or three of some books of two classes."""
    reader, visit, place = np.indices((_READERS, _VISITS, 3)).reshape(3, -1)
    taken = (place < 2) | (reader % 2 == 0)
    item = (reader * 5 + visit * visit + place * (1 + reader % 3)) % _BOOKS
    rows = [part[taken].astype(np.int32) for part in (item, reader, 19_000 + 61 * visit + reader)]
    classes = (np.arange(_BOOKS) % 2).astype(np.int32)
    return Loans(np.arange(_BOOKS, dtype=np.int64), rows[0], rows[1], rows[2], classes, ("A", "B"))


def pair_counts() -> PairCounts:
    """Every book with its two neighbours on a ring."""
    first = np.repeat(np.arange(_BOOKS), 2)
    second = np.sort((first.reshape(-1, 2) + np.array([-1, 1])) % _BOOKS, axis=1).ravel().astype(np.int32)
    return PairCounts(
        np.arange(_BOOKS, dtype=np.int64),
        np.arange(0, 2 * _BOOKS + 1, 2, dtype=np.int64),
        second,
        np.where((first + second) % 3 == 0, 1.0, 2.0),
        np.full(_BOOKS, 4.0),
        np.empty(0, np.int32),
        (np.arange(_BOOKS) % 2).astype(np.int32),
        ("A", "B"),
    )


def floor_plan() -> FloorPlan:
    """Two ranges of two bays."""
    from minentropy_app.building.floor_plan import Building, generate_floor_plan

    return generate_floor_plan(Building(ranges=2, bays=2))


#: Kind of input -> maker of a tiny one.
_MAKERS: Mapping[str, Callable[[], Any]] = {"loans": loans, "pairs": pair_counts, "floor-plan": floor_plan}
