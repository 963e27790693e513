"""Metropolis moves of single nodes between modules, on the tables of the module search."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.kernels.moves import EMPTY, Search, draw, transfer

Array = np.ndarray[Any, Any]


@njit(cache=True, nogil=True, _nrt=False)
def _flow_to(graph: Graph, s: Search, a: int, c: int) -> float:
    """Return the two-way flow between a node and a module, the node itself left out."""
    flow = 0.0
    for q in range(graph.indptr[a], graph.indptr[a + 1]):
        if s.module[graph.indices[q]] == c:
            flow += graph.weights[q]
    if s.teleport.size:
        leave, arrive = graph.teleport[a, 0], graph.teleport[a, 1]
        own = s.module[a] == c
        flow += leave * (s.teleport[c, 1] - arrive * own) + (s.teleport[c, 0] - leave * own) * arrive
    return flow


@njit(cache=True, nogil=True, _nrt=False)
def _shift_teleport(graph: Graph, s: Search, a: int, old: int, new: int) -> None:
    if s.teleport.size:
        for k in range(2):
            s.teleport[old, k] -= graph.teleport[a, k]
            s.teleport[new, k] += graph.teleport[a, k]


@njit(cache=True, nogil=True, _nrt=False)
def _proposal(graph: Graph, s: Search, a: int) -> int:
    """Return the module of a random neighbour, or now and then an empty one."""
    degree = graph.indptr[a + 1] - graph.indptr[a]
    if s.ints[EMPTY] > 0 and (degree == 0 or draw(s.random, 20) == 0):
        return int(s.vacant[s.ints[EMPTY] - 1])
    return int(s.module[graph.indices[graph.indptr[a] + draw(s.random, degree)]]) if degree else int(s.module[a])


@njit(cache=True, nogil=True, _nrt=False)
def anneal(graph: Graph, s: Search, proposals: int, temperature: float) -> None:
    """Propose moves; accept with probability min(1, e^(−ΔL/T))."""
    for _ in range(proposals):
        a = draw(s.random, s.module.size)
        old, new = s.module[a], _proposal(graph, s, a)
        if new == old or (s.size[old] == 1 and s.size[new] == 0):
            continue
        stay, flow, before = _flow_to(graph, s, a, old), _flow_to(graph, s, a, new), s.gain[0]
        rates = graph.rates[a]
        transfer(s, rates, 1, graph.parent[a], (old, new, stay, flow))
        s.module[a] = new
        _shift_teleport(graph, s, a, old, new)
        change = s.gain[0] - before
        if change > 0 and draw(s.random, 2**31) / 2**31 >= math.exp(-change / temperature):
            _shift_teleport(graph, s, a, new, old)
            transfer(s, rates, 1, graph.parent[a], (new, old, flow, stay))
            s.module[a] = old
            s.gain[0] = before
