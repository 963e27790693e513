"""How far it is from the door to each bay, and between bays: shortest ways (Dijkstra 1959)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import ENTRANCE, Floats, FloorPlan, Ids
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Bays named in one message.
_NAMED = 5


@dataclass(frozen=True)
class Distances:
    """Metres: ``door`` (B,) from the nearest entrance, ``between`` (B, B) symmetric, 0 at one node."""

    door: Floats
    between: Floats

    @property
    def count(self) -> int:
        """B."""
        return len(self.door)


def distances(plan: FloorPlan) -> Distances:
    """Walk the plan: one search per place in front of bays, and one from all doors at once.

    Raises
    ------
    AppError
        As ``check_plan``.
    """
    check_plan(plan)
    graph = graph_of(plan)
    places, at = np.unique(plan.bay_node, return_inverse=True)
    found = dijkstra(graph, directed=False, indices=places)[:, places]
    # The two directions are sums of the same lengths in another order: equal but for the last bit.
    found = np.minimum(found, found.T)
    door = dijkstra(graph, directed=False, indices=plan.entrances, min_only=True)
    return Distances(door[plan.bay_node], np.ascontiguousarray(found[np.ix_(at, at)]))


def check_plan(plan: FloorPlan) -> None:
    """Refuse a plan that cannot be walked.

    Raises
    ------
    AppError
        No bay, no entrance, a negative way, or bays that cannot be reached (named).
    """
    if not len(plan.bays):
        raise AppError(
            QT_TRANSLATE_NOOP("building.walking", "The floor plan has no bays."),
            QT_TRANSLATE_NOOP("building.walking", "List at least one bay with its shelves."),
        )
    if not len(plan.entrances):
        raise AppError(
            QT_TRANSLATE_NOOP("building.walking", "The floor plan has no entrance."),
            QT_TRANSLATE_NOOP(
                "building.walking", "Name the node of each door so that it begins with “{word}”, in the list of ways."
            ),
            word=ENTRANCE,
        )
    if len(plan.metres) and not (plan.metres >= 0).all():
        worst = int(np.flatnonzero(~(plan.metres >= 0))[0])
        raise AppError(
            QT_TRANSLATE_NOOP("building.walking", "The way from {a} to {b} is {metres} metres long."),
            QT_TRANSLATE_NOOP("building.walking", "Lengths of ways must be 0 or more."),
            a=plan.nodes[plan.first[worst]],
            b=plan.nodes[plan.second[worst]],
            metres=float(plan.metres[worst]),
        )
    _refuse_unreachable(plan)


def unreachable_bays(plan: FloorPlan) -> tuple[str, ...]:
    """Return the names of the bays that no way leads to from a door."""
    return tuple(plan.bays[b] for b in _lost(plan).tolist())


def door_metres(plan: FloorPlan) -> Floats:
    """(B,) metres from the nearest door to each bay, infinite where no way leads; the plan may be unfinished."""
    if not len(plan.bays) or not len(plan.entrances):
        return np.full(len(plan.bays), np.inf)
    found = dijkstra(graph_of(plan), directed=False, indices=plan.entrances, min_only=True)
    return np.asarray(found[plan.bay_node], np.float64)


def _lost(plan: FloorPlan) -> Ids:
    part = connected_components(graph_of(plan, 1.0), directed=False)[1]
    return np.flatnonzero(~np.isin(part[plan.bay_node], part[plan.entrances]))


def _refuse_unreachable(plan: FloorPlan) -> None:
    lost = _lost(plan)
    if len(lost):
        raise AppError(
            QT_TRANSLATE_NOOP(
                "building.walking", "{count} {count:bay|bays} cannot be reached from an entrance: {bays}."
            ),
            QT_TRANSLATE_NOOP("building.walking", "Join node {node} to the rest in the list of ways."),
            count=len(lost),
            bays=", ".join(plan.bays[b] for b in lost[:_NAMED]) + (" …" if len(lost) > _NAMED else ""),
            node=plan.nodes[plan.bay_node[lost[0]]],
        )


def graph_of(plan: FloorPlan, all_metres: float | None = None) -> csr_array:
    """The shorter of parallel ways; lengths of 0 stay ways (tiny, as a sparse matrix drops zeros)."""
    metres = np.maximum(plan.metres, 1e-9) if all_metres is None else np.full(len(plan.metres), all_metres)
    low, high = np.minimum(plan.first, plan.second), np.maximum(plan.first, plan.second)
    order = np.lexsort((metres, high, low))
    low, high, metres = low[order], high[order], metres[order]
    kept = np.ones(len(low), bool)
    kept[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    kept &= low != high
    size = (len(plan.nodes), len(plan.nodes))
    return csr_array((metres[kept], (low[kept], high[kept])), shape=size)
