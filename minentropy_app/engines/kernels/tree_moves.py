"""Annealing of small trees of modules: random changes of the whole tree, its length from scratch each time.

Only for networks of some hundred nodes, where the length of a tree costs some microseconds. Moves that
no descent makes alone are among the changes: modules merge, part, change their super-module, are put
into a new one, and super-modules dissolve. A book lists either nodes or modules, never both.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.kernels.moves import draw
from minentropy_app.engines.kernels.plogp import plogp

Array = np.ndarray[Any, Any]

#: Columns of ``SmallTree.cells``.
_LEAVE, _ENTER, _WITHIN, _OUT, _IN, _SELF, _USE = range(7)
_JOIN, _PART, _MERGE, _SPLIT, _HANG, _HANG_AGAIN, _GROUP, _DISSOLVE = range(8)
#: The first kinds of change leave two levels two.
_FLAT_KINDS, _KINDS = 4, 8
#: Steps of the random number that accepts a rise.
_FINE = 1 << 30


class SmallTree(NamedTuple):
    """Tree of books: ``home`` (n,) book of each node, ``up`` (k,) book above each, −1 unused; book 0 is the root.

    ``kids``, ``depth`` (k,) entries and level of each book; ``cells`` (k, 7) room for its rates;
    ``old_home``, ``old_up`` before the last change, ``best_home``, ``best_up`` the shortest tree so far.
    """

    home: Array
    up: Array
    kids: Array
    depth: Array
    cells: Array
    old_home: Array
    old_up: Array
    best_home: Array
    best_up: Array
    random: Array


@njit(cache=True, nogil=True, forceinline=True)
def _draw(t: SmallTree, below: int) -> int:
    """Return a signed number below ``below``, which may index arrays."""
    return int(np.int64(draw(t.random, below)))


@njit(cache=True, nogil=True)
def _tidy(t: SmallTree) -> None:
    """Remove books without entries and super-modules of one module, which never save bits; set ``depth``."""
    t.kids[:] = 0
    for a in range(t.home.size):
        t.kids[t.home[a]] += 1
    for c in range(1, t.up.size):
        if t.up[c] >= 0:
            t.kids[t.up[c]] += 1
    changed = True
    while changed:
        changed = False
        for c in range(1, t.up.size):
            above = t.up[c]
            if above < 0:
                continue
            if t.kids[c] == 0:
                t.kids[above] -= 1
                t.up[c] = -1
                changed = True
            elif above > 0 and t.kids[above] == 1:
                t.up[c], t.up[above], t.kids[above] = t.up[above], -1, 0
                changed = True
    for c in range(1, t.up.size):
        level, above = 0, c
        while above > 0:
            above = t.up[above]
            level += 1
        t.depth[c] = level if t.up[c] >= 0 else -1


@njit(cache=True, nogil=True)
def _add_rates(graph: Graph, t: SmallTree) -> int:
    """Add the rates of nodes to their books, and links to the lowest book above both ends; return the depth."""
    t.cells[:] = 0.0
    deepest = 0
    for a in range(t.home.size):
        c = t.home[a]
        deepest = max(deepest, t.depth[c])
        t.cells[c, _LEAVE] += graph.rates[a, 1]
        t.cells[c, _ENTER] += graph.rates[a, 2]
        t.cells[c, _USE] += graph.rates[a, 0]
        if graph.teleport.size:
            t.cells[c, _OUT] += graph.teleport[a, 0]
            t.cells[c, _IN] += graph.teleport[a, 1]
            t.cells[c, _SELF] += graph.teleport[a, 0] * graph.teleport[a, 1]
        for q in range(graph.indptr[a], graph.indptr[a + 1]):
            if graph.indices[q] > a:
                d, e = c, t.home[graph.indices[q]]
                while d != e:
                    if t.depth[d] >= t.depth[e]:
                        d = t.up[d]
                    else:
                        e = t.up[e]
                t.cells[d, _WITHIN] += graph.weights[q]
    return deepest


@njit(cache=True, nogil=True, forceinline=True)
def tree_bits(graph: Graph, t: SmallTree) -> float:
    """Return L without the objects' own term, from scratch."""
    _tidy(t)
    total = 0.0
    for level in range(_add_rates(graph, t), 0, -1):
        for c in range(1, t.up.size):
            if t.depth[c] != level:
                continue
            cell, above = t.cells[c], t.cells[t.up[c]]
            for k in range(_USE):
                above[k] += cell[k]
            inside = cell[_WITHIN] + cell[_OUT] * cell[_IN] - cell[_SELF]
            leave, enter = max(cell[_LEAVE] - inside, 0.0), max(cell[_ENTER] - inside, 0.0)
            total += plogp(leave + cell[_USE]) - plogp(leave) - plogp(enter)
            above[_USE] += enter
    return total + plogp(t.cells[0, _USE])


@njit(cache=True, nogil=True)
def _vacant(t: SmallTree) -> int:
    for c in range(1, t.up.size):
        if t.up[c] < 0:
            return c
    return 0


@njit(cache=True, nogil=True)
def _climb(t: SmallTree, c: int, top: int) -> int:
    """Return ``c`` or a book above it, each step with chance a half, at most to depth ``top``."""
    while t.depth[c] > top and _draw(t, 2):
        c = t.up[c]
    return c


@njit(cache=True, nogil=True)
def _below(t: SmallTree, c: int, top: int) -> bool:
    """Tell whether book ``c`` is ``top`` or below it."""
    while t.depth[c] > t.depth[top]:
        c = t.up[c]
    return c == top


@njit(cache=True, nogil=True)
def _split(graph: Graph, t: SmallTree, a: int, deeper: bool) -> None:
    """Part a node and some of its neighbours from their module; ``deeper``: within a new super-module."""
    old, new = t.home[a], _vacant(t)
    if new == 0:
        return
    t.up[new] = t.up[old]
    t.home[a] = new
    for q in range(graph.indptr[a], graph.indptr[a + 1]):
        b = graph.indices[q]
        if t.home[b] == old and _draw(t, 2):
            t.home[b] = new
    group = _vacant(t)
    if deeper and group > 0:
        t.up[group] = t.up[old]
        t.up[old], t.up[new] = group, group


@njit(cache=True, nogil=True)
def _change_modules(t: SmallTree, kind: int, a: int, b: int) -> None:
    """Hang a module of ``a`` elsewhere, put it into a new super-module with one of ``b``, or dissolve one."""
    if kind == _DISSOLVE:
        gone = _climb(t, t.up[t.home[a]], 0)
        if gone > 0:
            for c in range(1, t.up.size):
                if t.up[c] == gone:
                    t.up[c] = t.up[gone]
        return
    one = _climb(t, t.home[a], 1)
    if kind == _GROUP:
        other, new = _climb(t, t.home[b], 1), _vacant(t)
        if new > 0 and not _below(t, other, one) and not _below(t, one, other):
            t.up[new] = t.up[other]
            t.up[one], t.up[other] = new, new
        return
    above = _climb(t, t.up[t.home[b]], 0)
    if not _below(t, above, one):
        t.up[one] = above


@njit(cache=True, nogil=True)
def _change(graph: Graph, t: SmallTree, flat: bool) -> bool:
    """Make one random change round a node ``a`` and one ``b``, mostly its neighbour; False if nothing would change."""
    n = t.home.size
    a, b = _draw(t, n), _draw(t, n)
    links = graph.indptr[a + 1] - graph.indptr[a]
    if links and _draw(t, 4):
        b = np.int64(graph.indices[graph.indptr[a] + _draw(t, links)])
    kind = _draw(t, _FLAT_KINDS if flat else _KINDS)
    if kind in (_JOIN, _MERGE) and t.home[a] == t.home[b]:
        return False
    if kind == _JOIN:
        t.home[a] = t.home[b]
    elif kind == _PART:
        new = _vacant(t)
        if new > 0:
            t.up[new] = _climb(t, t.up[t.home[b]], 0)
            t.home[a] = new
            if _draw(t, 2):
                t.home[b] = new
    elif kind == _MERGE:
        old, new = t.home[a], t.home[b]
        for c in range(n):
            if t.home[c] == old:
                t.home[c] = new
    elif kind == _SPLIT:
        _split(graph, t, a, not flat and _draw(t, 2) == 1)
    else:
        _change_modules(t, kind, a, b)
    return True


@njit(cache=True, nogil=True)
def anneal_tree(graph: Graph, t: SmallTree, flat: bool, changes: int, temperature: float, bits: Array) -> None:
    """Try random changes at one temperature (bits); ``bits`` holds the present and the least length."""
    for _ in range(changes):
        t.old_home[:] = t.home
        t.old_up[:] = t.up
        if not _change(graph, t, flat):
            continue
        new = tree_bits(graph, t)
        rise = new - bits[0]
        if rise > 0.0 and _draw(t, _FINE) >= math.exp(-rise / temperature) * _FINE:
            t.home[:] = t.old_home
            t.up[:] = t.old_up
            _tidy(t)
            continue
        bits[0] = new
        if new < bits[1] - 1e-12:
            bits[1] = new
            t.best_home[:] = t.home
            t.best_up[:] = t.up
