"""Moving states of objects between modules: states of one object in one module share a code word.

The change of L is that of ``kernels/moves.py`` for the books, and for the words of the objects

    −Σ_o [plogp(S_old) + plogp(S_new + φ_o) − plogp(S_old + φ_o) − plogp(S_new)]

with φ_o the moved rate of object o and S its rate in a module without what is moved.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.kernels.moves import EMPTY, Search, Units, transfer
from minentropy_app.engines.kernels.plogp import strict_plogp

Array = np.ndarray[Any, Any]

_LEAST_GAIN = 1e-10


class Objects(NamedTuple):
    """States by object (CSR), and room: (n,) rates by module, (n,) bits by module, (n,) listed modules."""

    start: Array
    states: Array
    rate: Array
    bits: Array
    listed: Array
    seen: Array


@njit(cache=True, nogil=True)
def _gather(graph: Graph, units: Units, objects: Objects, s: Search, unit: int) -> int:
    """List the modules next to a unit, and those with other states of its objects; add up the flow to them."""
    count = 0
    for i in range(units.indptr[unit], units.indptr[unit + 1]):
        a = units.nodes[i]
        for q in range(graph.indptr[a], graph.indptr[a + 1]):
            b = graph.indices[q]
            if units.of[b] != unit:
                c = s.module[b]
                if not objects.seen[c]:
                    objects.seen[c] = True
                    objects.listed[count] = c
                    count += 1
                s.flow_to[c] += graph.weights[q]
        o = graph.physical[a]
        for k in range(objects.start[o], objects.start[o + 1]):
            c = s.module[objects.states[k]]
            if not objects.seen[c]:
                objects.seen[c] = True
                objects.listed[count] = c
                count += 1
    return count


@njit(cache=True, nogil=True)
def _word_bits(graph: Graph, units: Units, objects: Objects, unit: int, s: Search, count: int) -> None:
    """Set ``bits`` of each listed module: −Σ_o [plogp(S + φ_o) − plogp(S)]."""
    for k in range(count):
        objects.bits[objects.listed[k]] = 0.0
    for i in range(units.indptr[unit], units.indptr[unit + 1]):
        o = graph.physical[units.nodes[i]]
        moved, first = 0.0, True
        for k in range(objects.start[o], objects.start[o + 1]):
            t = objects.states[k]
            if units.of[t] == unit:
                moved += graph.rates[t, 0]
                first = first and t >= units.nodes[i]
            else:
                objects.rate[s.module[t]] += graph.rates[t, 0]
        if first:
            for k in range(count):
                c = objects.listed[k]
                objects.bits[c] -= strict_plogp(objects.rate[c] + moved) - strict_plogp(objects.rate[c])
        for k in range(objects.start[o], objects.start[o + 1]):
            objects.rate[s.module[objects.states[k]]] = 0.0


@njit(cache=True, nogil=True)
def _lone_bits(graph: Graph, units: Units, objects: Objects, unit: int) -> float:
    """Return the bits of the unit's words in a module of its own."""
    bits = 0.0
    for i in range(units.indptr[unit], units.indptr[unit + 1]):
        o = graph.physical[units.nodes[i]]
        moved, first = 0.0, True
        for k in range(objects.start[o], objects.start[o + 1]):
            t = objects.states[k]
            if units.of[t] == unit:
                moved += graph.rates[t, 0]
                first = first and t >= units.nodes[i]
        if first:
            bits -= strict_plogp(moved)
    return bits


@njit(cache=True, nogil=True)
def _module_bits(visit: float, leave: float, enter: float) -> float:
    return strict_plogp(max(leave, 0.0) + visit) - strict_plogp(leave) - strict_plogp(enter)


@njit(cache=True, nogil=True)
def _move_bits(s: Search, rates: Array, old: int, new: int, flow: tuple[float, float]) -> float:
    """Return the change of the books' bits."""
    t, u = s.table[old], s.table[new]
    bits = -t[3] - s.books[0, 1]
    if s.size[new] > 0:
        bits -= u[3]
    bits += _module_bits(max(t[0] - rates[0], 0.0), t[1] - rates[1] + flow[0], t[2] - rates[2] + flow[0])
    bits += _module_bits(u[0] + rates[0], u[1] + rates[1] - flow[1], u[2] + rates[2] - flow[1])
    return bits + strict_plogp(s.books[0, 0] + flow[0] - flow[1])


@njit(cache=True, nogil=True)
def move_states(graph: Graph, units: Units, objects: Objects, s: Search, chosen: Array) -> tuple[float, int]:
    """Visit units once in the given order; return the change of the words' bits, and the moves."""
    words, moves = 0.0, 0
    for unit in chosen:
        old = s.module[units.nodes[units.indptr[unit]]]
        rates = units.rates[unit]
        count = _gather(graph, units, objects, s, unit)
        _word_bits(graph, units, objects, unit, s, count)
        leave, arrive, stay, home = 0.0, 0.0, s.flow_to[old], 0.0
        if s.teleport.size:
            leave, arrive = units.teleport[unit, 0], units.teleport[unit, 1]
            stay += (s.teleport[old, 0] - leave) * arrive + leave * (s.teleport[old, 1] - arrive)
        home = objects.bits[old]
        best, new, to = -_LEAST_GAIN, -1, 0.0
        for k in range(count):
            c = objects.listed[k]
            if c != old:
                flow = s.flow_to[c]
                if s.teleport.size:
                    flow += leave * s.teleport[c, 1] + s.teleport[c, 0] * arrive
                bits = _move_bits(s, rates, old, c, (stay, flow)) + objects.bits[c] - home
                if bits < best:
                    best, new, to = bits, c, flow
        if s.size[old] > units.members[unit] and s.ints[EMPTY] > 0:
            c = s.vacant[s.ints[EMPTY] - 1]
            bits = _move_bits(s, rates, old, c, (stay, 0.0)) + _lone_bits(graph, units, objects, unit) - home
            if bits < best:
                best, new, to = bits, c, 0.0
                objects.bits[c] = _lone_bits(graph, units, objects, unit)
        for k in range(count):
            s.flow_to[objects.listed[k]] = 0.0
            objects.seen[objects.listed[k]] = False
        if new >= 0:
            words += objects.bits[new] - home
            moves += 1
            if s.teleport.size:
                s.teleport[old, 0] -= leave
                s.teleport[old, 1] -= arrive
                s.teleport[new, 0] += leave
                s.teleport[new, 1] += arrive
            transfer(s, rates, units.members[unit], 0, (old, new, stay, to))
            for i in range(units.indptr[unit], units.indptr[unit + 1]):
                s.module[units.nodes[i]] = new
    return words, moves
