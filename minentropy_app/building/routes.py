"""Walking routes for drawing: where nodes lie, and the places that a walk passes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.sparse.linalg import spsolve

from minentropy_app.building.walking import graph_of
from minentropy_app.model.inputs import Floats, FloorPlan, Ids


def node_places(plan: FloorPlan) -> Floats:
    """(nodes, 2) x and y in metres, for drawing only.

    A node in front of bays lies amid them; one at the end of an aisle straight on, as far as the way is long;
    every other one at the mean of what it is joined to, nearer ones counting more (a harmonic extension); nodes
    joined to no bay lie at the origin.
    """
    n = len(plan.nodes)
    sums, count = np.zeros((n, 2)), np.bincount(plan.bay_node, minlength=n)
    np.add.at(sums, plan.bay_node, plan.place)
    known = count > 0
    places: Floats = sums / np.maximum(count, 1)[:, None]
    graph = graph_of(plan)
    places, known = _straight_on(graph, places, known)
    close = csr_array((1 / np.maximum(graph.data, 1e-3), graph.indices, graph.indptr), shape=(n, n))
    close = csr_array(close + close.T)
    reached = _joined_to(close, known)
    rest = np.flatnonzero(~known & reached)
    if len(rest):
        part = csr_array(close[rest])
        total = np.asarray(part.sum(axis=1)).ravel()
        system = (diags_array(total) - part[:, rest]).tocsc()
        right = part[:, np.flatnonzero(known)] @ places[known]
        places[rest] = np.asarray(spsolve(system, right)).reshape(-1, 2)
    return places


def route(plan: FloorPlan, bays: Sequence[int]) -> Ids:
    """Return the nodes passed from the nearest door to the bays, in the order given, and back to a door."""
    graph = graph_of(plan)
    doors = plan.entrances
    if not len(bays) or not len(doors):
        return np.zeros(0, np.int64)
    stops = [int(plan.bay_node[b]) for b in bays]
    starts = sorted({*stops, *doors.tolist()})
    far, before = dijkstra(graph, directed=False, indices=starts, return_predecessors=True)
    row = {node: k for k, node in enumerate(starts)}
    into = min(doors.tolist(), key=lambda d: far[row[d], stops[0]])
    out = min(doors.tolist(), key=lambda d: far[row[d], stops[-1]])
    passed = [into]
    for start, end in zip([into, *stops], [*stops, out], strict=True):
        passed += _between(before[row[start]], start, end)
    return np.array(passed, np.int64)


def nearest_first(door: Floats, between: Floats, bays: Sequence[int]) -> list[int]:
    """Return the bays in the order of one who always goes to the nearest of those that are left."""
    left, order = sorted(set(bays)), []
    far = door
    while left:
        order.append(min(left, key=lambda b: (float(far[b]), b)))
        left.remove(order[-1])
        far = between[order[-1]]
    return order


def _between(before: Ids, start: int, end: int) -> list[int]:
    """Nodes after ``start`` up to ``end``, empty where there is no way."""
    passed = []
    while end not in (start, -9999):
        passed.append(int(end))
        end = int(before[end])
    return passed[::-1] if end == start else []


def _straight_on(
    graph: csr_array, places: Floats, known: npt.NDArray[np.bool_]
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Lay nodes where the aisles that lead to them go straight on: past a node that joins but one other."""
    both = csr_array(graph + graph.T)
    beside = np.split(both.indices, both.indptr[1:-1])
    placed, found = places.copy(), known.copy()
    for node in np.flatnonzero(~known).tolist():
        ends = []
        for last, metres in zip(
            beside[node].tolist(), both.data[both.indptr[node] : both.indptr[node + 1]], strict=True
        ):
            before = [k for k in beside[last].tolist() if k != node]
            if len(before) == 1 and known[last] and known[before[0]]:
                ahead = places[last] - places[before[0]]
                length = float(np.hypot(*ahead))
                ends += [places[last] + ahead / length * metres] if length > 0 else []
        if ends:
            placed[node], found[node] = np.mean(ends, axis=0), True
    return placed, found


def _joined_to(close: csr_array, known: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Whether a node hangs together with any known one."""
    part = connected_components(close, directed=False)[1]
    return np.isin(part, part[known])
