"""One kernel for every phase of the map-equation search: move units to the module that saves most bits.

A unit is a node, or a group of nodes that moves as one. Moving it changes only two modules and the
index book of its parent:

    L = Σ_P [plogp(X_P + Σ e_i) − plogp(X_P)] + Σ_i [plogp(x_i + p_i) − plogp(x_i) − plogp(e_i)] − Σ_a plogp(p_a)

Enter and exit of a module change by the same two-way sum of flow, so that one symmetric matrix
serves directed networks too. Source: The map equation (arXiv:0906.1405), arXiv:1010.0431.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.kernels.plogp import FAST, log2, near_one, plogp, rough_plogp

Array = np.ndarray[Any, Any]

#: Smallest gain in bits worth a move: sums of rates carry rounding of 1e-16 each.
_LEAST_GAIN = 1e-10
#: Places of ``Search.ints``.
HEAD, WAITING, EMPTY, MOVES, VISITS, JOINING, RANDOM, BALANCED, INDEX = range(9)


class Units(NamedTuple):
    """What moves: ``of`` (n,) unit of each node and ``indptr``, ``nodes`` its members; empty: nodes move.

    ``rates`` (u, 3), ``teleport`` (u, 2) or (0, 2), ``members`` (u,) as in ``Graph``.
    """

    of: Array
    indptr: Array
    nodes: Array
    rates: Array
    teleport: Array
    members: Array


class Search(NamedTuple):
    """State between calls; modules are numbered below n, empty ones wait on a stack.

    Attributes
    ----------
    module, size, vacant
        (n,) module of each node; members of each module; stack of empty modules.
    table
        (n, 4) visit, exit, enter rate of modules and plogp(x+p) − plogp(x) − plogp(e); where modules
        are grouped (``INDEX``) that cost is 0 for a group of one, which needs no book.
    teleport
        (n, 2) or (0, 2).
    books
        (parents, 2) use of the index book, ``X_P + Σ e_i``, and its plogp.
    ring, queued
        (n + 1,) circular queue of units to visit, (n,) whether a unit waits in it.
    flow_to, cells, found
        Room for candidates: (n,) flow to modules; (n, 6); (n,) their numbers.
    changed, active
        (n,) modules changed and nodes to look at again since the caller cleared the marks.
    ints, gain, random
        Counters, the sum of accepted changes of L, the state of the generator.
    """

    module: Array
    size: Array
    vacant: Array
    table: Array
    teleport: Array
    books: Array
    ring: Array
    queued: Array
    flow_to: Array
    cells: Array
    found: Array
    changed: Array
    active: Array
    ints: Array
    gain: Array
    random: Array


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def draw(random: Array, below: int) -> int:
    """Return a number below ``below`` (xorshift)."""
    x = random[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    random[0] = x
    return int((x >> np.uint64(33)) % np.uint64(below))


@njit(cache=True, _nrt=False, nogil=True, forceinline=True, fastmath=FAST)
def _cost(visit: float, leave: float, enter: float, balanced: int) -> float:
    if balanced:
        return plogp(leave + visit) - 2.0 * plogp(leave)
    return plogp(leave + visit) - plogp(leave) - plogp(enter)


@njit(cache=True, nogil=True, _nrt=False, forceinline=True, fastmath=FAST)
def _book_cost(s: Search, visit: float, leave: float, enter: float, size: int) -> float:
    if s.ints[INDEX] and size == 1:
        return 0.0
    return _cost(visit, leave, enter, s.ints[BALANCED])


@njit(cache=True, nogil=True)
def fill_queue(s: Search, chosen: Array) -> None:
    """Queue the chosen units in random order."""
    n = chosen.size
    s.ring[:n] = chosen
    for i in range(n - 1, 0, -1):
        j = draw(s.random, i + 1)
        s.ring[i], s.ring[j] = s.ring[j], s.ring[i]
    for i in range(n):
        s.queued[chosen[i]] = 1
    s.ints[HEAD], s.ints[WAITING] = 0, n
    s.ints[MOVES], s.ints[VISITS] = 0, 0


@njit(cache=True, nogil=True, fastmath=FAST)
def load_modules(s: Search, tables: tuple[Array, Array], teleport: Array, parent: Array, parent_exit: Array) -> None:
    """Set sizes, tables and index books for the modules in ``s.module`` (0 … k−1): rates and members of each."""
    table, size = tables
    n, k = s.module.size, table.shape[0]
    s.size[:k] = size
    s.size[k:] = 0
    s.books[:, 0] = parent_exit
    for i in range(k):
        s.table[i, :3] = table[i]
        s.table[i, 3] = _book_cost(s, table[i, 0], table[i, 1], table[i, 2], s.size[i])
        s.books[parent[i], 0] += table[i, 2]
    s.table[k:] = 0.0
    if s.teleport.size:
        s.teleport[:k] = teleport
        s.teleport[k:] = 0.0
    for book in range(s.books.shape[0]):
        s.books[book, 1] = plogp(s.books[book, 0])
    s.ints[EMPTY] = n - k
    for i in range(n - k):
        s.vacant[i] = n - 1 - i
    s.gain[0] = 0.0


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def _push(s: Search, unit: int, place: int, wanted: bool) -> int:
    """Queue a unit at ``place`` if it is wanted and not queued; return the next place. No branch per unit."""
    s.ring[place] = unit
    place += wanted & (s.queued[unit] == 0)
    s.queued[unit] |= wanted
    return 0 if place == s.ring.size else place


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def _tail(s: Search) -> int:
    place = s.ints[HEAD] + s.ints[WAITING]
    return place - s.ring.size if place >= s.ring.size else place


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def _set_tail(s: Search, place: int) -> None:
    waiting = place - s.ints[HEAD]
    s.ints[WAITING] = waiting + s.ring.size if waiting < 0 else waiting


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def _pop(s: Search) -> int:
    unit = s.ring[s.ints[HEAD]]
    s.ints[HEAD] += 1
    if s.ints[HEAD] == s.ring.size:
        s.ints[HEAD] = 0
    s.ints[WAITING] -= 1
    s.ints[VISITS] += 1
    s.queued[unit] = 0
    return unit


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def _gather_node(graph: Graph, s: Search, a: int) -> int:
    """Add up one node's flow by neighbouring module."""
    count = 0
    for q in range(graph.indptr[a], graph.indptr[a + 1]):
        c = s.module[graph.indices[q]]
        flow = s.flow_to[c]
        s.found[count] = c
        count += flow == 0.0
        s.flow_to[c] = flow + graph.weights[q]
    return count


@njit(cache=True, _nrt=False, nogil=True)
def _gather_group(graph: Graph, units: Units, s: Search, unit: int) -> tuple[int, float]:
    """Add up a group's flow by neighbouring module; return their number and the flow within the group."""
    count, within = 0, 0.0
    for i in range(units.indptr[unit], units.indptr[unit + 1]):
        a = units.nodes[i]
        for q in range(graph.indptr[a], graph.indptr[a + 1]):
            b = graph.indices[q]
            c = s.module[b]
            flow = s.flow_to[c]
            s.found[count] = c
            count += flow == 0.0
            s.flow_to[c] = flow + graph.weights[q]
            within += graph.weights[q] * (units.of[b] == unit)
    return count, within


@njit(cache=True, _nrt=False, nogil=True)
def _add_random(graph: Graph, s: Search, a: int, count: int) -> int:
    """Propose a few modules that a node with few links has no link to."""
    for _ in range(s.ints[RANDOM]):
        b = draw(s.random, s.module.size)
        new = graph.parent[a] == graph.parent[b]
        for k in range(count):
            new = new and s.found[k] != s.module[b]
        if new:
            s.found[count] = s.module[b]
            count += 1
    return count


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def _list_candidates(s: Search, unit_rates: Array, old: int, count: int, tele: tuple[float, float]) -> int:
    """Fill ``cells`` with flow, exit, enter, visit and cost of each candidate; clear ``flow_to``."""
    m = 0
    for k in range(count):
        c = s.found[k]
        flow = s.flow_to[c]
        s.flow_to[c] = 0.0
        if c != old:
            if s.teleport.size:
                flow += tele[0] * s.teleport[c, 1] + s.teleport[c, 0] * tele[1]
            s.found[m] = c
            s.cells[0, m] = flow
            s.cells[1, m] = s.table[c, 1] + unit_rates[1] - flow
            s.cells[2, m] = s.table[c, 2] + unit_rates[2] - flow
            s.cells[3, m] = s.table[c, 0] + unit_rates[0]
            s.cells[4, m] = s.table[c, 3]
            m += 1
    return m


@njit(cache=True, _nrt=False, nogil=True, forceinline=True, fastmath=FAST, error_model="numpy")
def _cheapest(s: Search, m: int, use: float, most: float, offset: float) -> int:
    """Return the candidate with the smallest change of L below ``offset``, or −1."""
    flow, leave, enter, visit, cost, change = s.cells[0], s.cells[1], s.cells[2], s.cells[3], s.cells[4], s.cells[5]
    if most < 1e-3 * use:  # the index book hardly changes: a series instead of a logarithm
        log_use, base, inverse = log2(use), plogp(use), 1.0 / use
        for k in range(m):
            change[k] = base - flow[k] * log_use + use * near_one(-flow[k] * inverse) - cost[k]
    else:
        for k in range(m):
            change[k] = rough_plogp(use - flow[k]) - cost[k]
    if s.ints[BALANCED]:
        for k in range(m):
            change[k] += rough_plogp(leave[k] + visit[k]) - 2.0 * rough_plogp(leave[k])
    else:
        for k in range(m):
            change[k] += rough_plogp(leave[k] + visit[k]) - rough_plogp(leave[k]) - rough_plogp(enter[k])
    best, place = offset, -1
    for k in range(m):
        if change[k] < best:
            best, place = change[k], k
    return place


@njit(cache=True, _nrt=False, nogil=True)
def _apply(graph: Graph, units: Units, s: Search, unit: int, new: int) -> None:
    """Rename the unit's module and queue its neighbours elsewhere."""
    place = _tail(s)
    if units.of.size == 0:
        s.module[unit] = new
        for q in range(graph.indptr[unit], graph.indptr[unit + 1]):
            b = graph.indices[q]
            place = _push(s, b, place, s.module[b] != new)
        _set_tail(s, place)
        return
    for i in range(units.indptr[unit], units.indptr[unit + 1]):
        s.module[units.nodes[i]] = new
    for i in range(units.indptr[unit], units.indptr[unit + 1]):
        a = units.nodes[i]
        s.active[a] = 1
        for q in range(graph.indptr[a], graph.indptr[a + 1]):
            b = graph.indices[q]
            s.active[b] = 1
            place = _push(s, units.of[b], place, s.module[b] != new)
    _set_tail(s, place)


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def _set_module(s: Search, c: int, rates: tuple[float, float, float], size: int) -> None:
    if size == 0:
        rates = (0.0, 0.0, 0.0)
    visit, leave, enter = max(rates[0], 0.0), max(rates[1], 0.0), max(rates[2], 0.0)
    s.table[c, 0], s.table[c, 1], s.table[c, 2] = visit, leave, enter
    s.table[c, 3] = _book_cost(s, visit, leave, enter, size)
    s.size[c] = size
    s.changed[c] = 1


@njit(cache=True, _nrt=False, nogil=True, forceinline=True)
def transfer(s: Search, unit_rates: Array, size: int, book: int, move: tuple[int, int, float, float]) -> None:
    """Move a unit's rates from module ``old`` to ``new`` and add the exact change of L to ``gain``."""
    old, new, flow_old, flow_new = move
    before = s.table[old, 3] + s.table[new, 3] + s.books[book, 1]
    visit, leave, enter = unit_rates[0], unit_rates[1], unit_rates[2]
    if s.size[new] == 0:
        s.ints[EMPTY] -= 1  # ``new`` is then the top of the stack of empty modules
    t = s.table[old]
    _set_module(s, old, (t[0] - visit, t[1] - leave + flow_old, t[2] - enter + flow_old), s.size[old] - size)
    t = s.table[new]
    _set_module(s, new, (t[0] + visit, t[1] + leave - flow_new, t[2] + enter - flow_new), s.size[new] + size)
    if s.size[old] == 0:
        s.vacant[s.ints[EMPTY]] = old
        s.ints[EMPTY] += 1
    s.books[book, 0] = max(s.books[book, 0] + flow_old - flow_new, 0.0)
    s.books[book, 1] = plogp(s.books[book, 0])
    s.gain[0] += s.table[old, 3] + s.table[new, 3] + s.books[book, 1] - before
    s.ints[MOVES] += 1


@njit(cache=True, _nrt=False, nogil=True, forceinline=True, fastmath=FAST, error_model="numpy")
def _visit(graph: Graph, units: Units, s: Search, unit: int) -> None:
    """Move one unit if that saves bits."""
    grouped = units.of.size > 0
    first = units.nodes[units.indptr[unit]] if grouped else unit
    size = units.members[unit]
    old = s.module[first]
    if s.ints[JOINING] and s.size[old] > size and s.ints[VISITS] <= units.rates.shape[0]:
        _set_tail(s, _push(s, unit, _tail(s), True))  # others have joined it: it stays in the first round
        return
    within = 0.0
    if grouped:
        count, within = _gather_group(graph, units, s, unit)
    else:
        count = _gather_node(graph, s, unit)
    if s.ints[RANDOM] and not grouped and (s.teleport.size > 0 or graph.indptr[unit + 1] - graph.indptr[unit] <= 2):
        count = _add_random(graph, s, unit, count)
    rates = units.rates[unit]
    leave, arrive, stay = 0.0, 0.0, max(s.flow_to[old] - within, 0.0)
    if s.teleport.size:
        leave, arrive = units.teleport[unit, 0], units.teleport[unit, 1]
        stay += (s.teleport[old, 0] - leave) * arrive + leave * (s.teleport[old, 1] - arrive)
    m = _list_candidates(s, rates, old, count, (leave, arrive))
    if m == 0 and not s.ints[INDEX]:
        return  # inside its module: leaving for one of its own costs bits
    alone = s.size[old] == size
    if not alone and s.ints[EMPTY] > 0:
        s.found[m] = s.vacant[s.ints[EMPTY] - 1]
        own = _cost(rates[0], rates[1], rates[2], s.ints[BALANCED]) - _book_cost(s, rates[0], rates[1], rates[2], size)
        s.cells[0, m], s.cells[1, m], s.cells[2, m], s.cells[3, m], s.cells[4, m] = (
            0.0,
            rates[1],
            rates[2],
            rates[0],
            own,
        )
        m += 1
    left = 0.0
    if not alone:
        t = s.table[old]
        left = _book_cost(
            s,
            max(t[0] - rates[0], 0.0),
            max(t[1] - rates[1] + stay, 0.0),
            max(t[2] - rates[2] + stay, 0.0),
            s.size[old] - size,
        )
    book = graph.parent[first]
    offset = s.table[old, 3] - left + s.books[book, 1] - _LEAST_GAIN
    k = _cheapest(s, m, s.books[book, 0] + stay, rates[1] + rates[2], offset)
    if k >= 0:
        new, flow = s.found[k], s.cells[0, k]
        if s.teleport.size:
            s.teleport[old, 0] -= leave
            s.teleport[old, 1] -= arrive
            s.teleport[new, 0] += leave
            s.teleport[new, 1] += arrive
        transfer(s, rates, size, book, (old, new, stay, flow))
        _apply(graph, units, s, unit, new)


@njit(cache=True, _nrt=False, nogil=True, fastmath=FAST, error_model="numpy")
def move_units(graph: Graph, units: Units, s: Search, visits: int, cancelled: Array) -> None:
    """Visit queued units until none is left, ``visits`` are made or ``cancelled[0]`` is set."""
    for k in range(visits):
        if s.ints[WAITING] == 0 or (k % 256 == 0 and cancelled[0]):
            return
        _visit(graph, units, s, _pop(s))
