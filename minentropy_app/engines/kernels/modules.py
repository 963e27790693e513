"""Whole-network passes of the map-equation search: tables, aggregation, extraction, order.

All are linear in the number of links and free of any order that depends on threads.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.plogp import FAST, plogp

Array = np.ndarray[Any, Any]


class Graph(NamedTuple):
    """A symmetric flow network: ``rates`` (n, 3) visit, exit, enter; ``teleport`` (n, 2) or (0, 2).

    ``parent`` (n,) names the code book that each node's module is listed in; links join nodes of one
    parent only. ``physical`` (n,) is the object of each state node, or empty. ``members`` (n,) is how
    many of the finest nodes each node stands for.
    """

    indptr: Array
    indices: Array
    weights: Array
    rates: Array
    teleport: Array
    parent: Array
    physical: Array
    members: Array


@njit(cache=True, nogil=True, _nrt=False)
def _flow_inside(indptr: Array, indices: Array, weights: Array, module: Array, inside: Array) -> None:
    """Set each node's two-way flow to its own module, without a branch per link; two sums side by side."""
    for a in range(module.size):
        c = module[a]
        even, odd = 0.0, 0.0
        q = indptr[a]
        while q + 1 < indptr[a + 1]:
            even += weights[q] * (module[indices[q]] == c)
            odd += weights[q + 1] * (module[indices[q + 1]] == c)
            q += 2
        if q < indptr[a + 1]:
            even += weights[q] * (module[indices[q]] == c)
        inside[a] = even + odd


@njit(cache=True, nogil=True)
def module_rates(graph: Graph, module: Array, count: int) -> tuple[Array, Array]:
    """Return visit, exit and enter rates and teleportation of modules, from scratch."""
    table = np.zeros((count, 3))
    teleport = np.zeros((count if graph.teleport.size else 0, 2))
    inside = np.empty(module.size)
    _flow_inside(graph.indptr, graph.indices, graph.weights, module, inside)
    rates = graph.rates
    for a in range(module.size):
        c = module[a]
        half = 0.5 * inside[a]  # each inner pair is met from both ends with the sum of both directions
        table[c, 0] += rates[a, 0]
        table[c, 1] += rates[a, 1] - half
        table[c, 2] += rates[a, 2] - half
    if graph.teleport.size:
        _subtract_inner_teleportation(graph, module, table, teleport)
    for c in range(count):
        table[c, 1] = max(table[c, 1], 0.0)
        table[c, 2] = max(table[c, 2], 0.0)
    return table, teleport


@njit(cache=True, nogil=True, fastmath=FAST, forceinline=True)
def _subtract_inner_teleportation(graph: Graph, module: Array, table: Array, teleport: Array) -> None:
    """Take Σ over ordered pairs a ≠ b within a module of leave_a · arrive_b out of exit and enter."""
    own = np.zeros(teleport.shape[0])
    for a in range(module.size):
        c = module[a]
        teleport[c, 0] += graph.teleport[a, 0]
        teleport[c, 1] += graph.teleport[a, 1]
        own[c] += graph.teleport[a, 0] * graph.teleport[a, 1]
    for c in range(teleport.shape[0]):
        inside = teleport[c, 0] * teleport[c, 1] - own[c]
        table[c, 1] -= inside
        table[c, 2] -= inside


@njit(cache=True, nogil=True)
def renumber(label: Array, bound: int) -> int:
    """Number labels (< bound) 0 … k−1 in the order of first appearance, in place; return k."""
    new = np.full(bound, -1, np.int32)
    count = 0
    for a in range(label.size):
        c = label[a]
        if new[c] < 0:
            new[c] = count
            count += 1
        label[a] = new[c]
    return count


@njit(cache=True, nogil=True)
def present_modules(
    graph: Graph, module: Array, table: Array, teleport: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """Number the modules that have nodes by first node; return label, rates, teleport, parent and members."""
    label = module.copy()
    count = renumber(label, label.size)
    rates, parent, size = np.empty((count, 3)), np.empty(count, np.int32), np.zeros(count, np.int32)
    moved = np.empty((count if teleport.size else 0, 2))
    for a in range(label.size):
        c = label[a]
        if size[c] == 0:
            rates[c] = table[module[a], :3]
            parent[c] = graph.parent[a]
            if teleport.size:
                moved[c] = teleport[module[a]]
        size[c] += graph.members[a]
    return label, rates, moved, parent, size


@njit(cache=True, nogil=True)
def module_parents(graph: Graph, label: Array, count: int) -> tuple[Array, Array]:
    """Return the parent book and the number of finest nodes of each label."""
    parent, size = np.zeros(count, np.int32), np.zeros(count, np.int32)
    for a in range(label.size):
        parent[label[a]] = graph.parent[a]
        size[label[a]] += graph.members[a]
    return parent, size


@njit(cache=True, nogil=True)
def joined_tables(first: tuple[Array, Array], second: tuple[Array, Array], label: Array) -> tuple[Array, Array, Array]:
    """Drop the rows of two tables (rates, teleport) that no label uses, renumbering the labels in place.

    Labels count on from the first table into the second. Returns rates, teleport and each kept row's old number.
    """
    total = first[0].shape[0] + second[0].shape[0]
    new = np.full(total, -1, np.int32)
    for a in range(label.size):
        new[label[a]] = 0
    count = 0
    for c in range(total):
        if new[c] == 0:
            new[c] = count
            count += 1
    rates, teleport = np.empty((count, 3)), np.empty((count if first[1].size + second[1].size else 0, 2))
    old = np.empty(count, np.int32)
    for c in range(total):
        if new[c] >= 0:
            table, place = (first, c) if c < first[0].shape[0] else (second, c - first[0].shape[0])
            rates[new[c]] = table[0][place]
            if teleport.size:
                teleport[new[c]] = table[1][place]
            old[new[c]] = c
    for a in range(label.size):
        label[a] = new[label[a]]
    return rates, teleport, old


@njit(cache=True, nogil=True)
def balanced(rates: Array) -> bool:
    """Return whether every enter rate is the exit rate."""
    a = 0
    while a < rates.shape[0] and rates[a, 1] == rates[a, 2]:
        a += 1
    return a == rates.shape[0]


@njit(cache=True, nogil=True)
def nodes_inside(label: Array, chosen: Array) -> tuple[Array, Array, Array]:
    """Return the nodes of the chosen modules, the place of each one's module, and each node's place (or −1)."""
    bound = 1
    for a in range(label.size):
        bound = max(bound, label[a] + 1)
    rank = np.full(bound, -1, np.int32)
    for k in range(chosen.size):
        rank[chosen[k]] = k
    new = np.full(label.size, -1, np.int32)
    nodes, parent = np.empty(label.size, np.int64), np.empty(label.size, np.int32)
    count = 0
    for a in range(label.size):
        if rank[label[a]] >= 0:
            nodes[count], parent[count], new[a] = a, rank[label[a]], count
            count += 1
    return nodes[:count].copy(), parent[:count].copy(), new


@njit(cache=True, nogil=True)
def members(label: Array, count: int) -> tuple[Array, Array]:
    """Return nodes by label, as CSR."""
    indptr = np.zeros(count + 1, np.int64)
    for a in range(label.size):
        indptr[label[a] + 1] += 1
    for c in range(count):
        indptr[c + 1] += indptr[c]
    place = indptr[:-1].copy()
    nodes = np.empty(label.size, np.int32)
    for a in range(label.size):
        nodes[place[label[a]]] = a
        place[label[a]] += 1
    return indptr, nodes


@njit(cache=True, nogil=True)
def _gather_links(graph: Graph, label: Array, nodes: Array, flow_to: Array, touched: Array) -> int:
    """Add up the links from one module's nodes by module at the other end, its own too; return how many modules."""
    found = 0
    for a in nodes:
        for q in range(graph.indptr[a], graph.indptr[a + 1]):
            b = label[graph.indices[q]]
            flow = flow_to[b]
            touched[found] = b
            found += flow == 0.0
            flow_to[b] = flow + graph.weights[q]
    return found


@njit(cache=True, nogil=True)
def _longer(array: Array, size: int) -> Array:
    result = np.empty(size, array.dtype)
    result[: array.size] = array
    return result


@njit(cache=True, nogil=True)
def aggregate_links(graph: Graph, label: Array, count: int) -> tuple[Array, Array, Array]:
    """Return the CSR network between modules, without links inside them."""
    by_label = members(label, count)
    flow_to = np.zeros(count)
    touched = np.empty(count + 1, np.int32)
    indptr = np.zeros(count + 1, np.int64)
    indices = np.empty(min(graph.indices.size + count, 16 * count), np.int32)
    weights = np.empty(indices.size)
    out = 0
    for c in range(count):
        found = _gather_links(graph, label, by_label[1][by_label[0][c] : by_label[0][c + 1]], flow_to, touched)
        if out + found > indices.size:
            size = min(graph.indices.size + count, 2 * (out + found))
            indices, weights = _longer(indices, size), _longer(weights, size)
        for k in range(found):
            b = touched[k]
            indices[out], weights[out] = b, flow_to[b]
            flow_to[b] = 0.0
            out += b != c
        indptr[c + 1] = out
    return indptr, indices[:out].copy(), weights[:out].copy()


@njit(cache=True, nogil=True)
def inner_links(graph: Graph, label: Array, new: Array, count: int) -> tuple[Array, Array, Array]:
    """Return the CSR network of the ``count`` nodes a with new[a] ≥ 0 (ascending), links within labels only."""
    indptr = np.zeros(count + 1, np.int64)
    most = 1
    for a in range(label.size):
        if new[a] >= 0:
            most += graph.indptr[a + 1] - graph.indptr[a]
    indices = np.empty(most, np.int32)
    weights = np.empty(most)
    out = 0
    for a in range(label.size):
        if new[a] >= 0:
            c = label[a]
            for q in range(graph.indptr[a], graph.indptr[a + 1]):  # no branch per link: half of them would be guessed
                b = graph.indices[q]
                indices[out], weights[out] = new[b], graph.weights[q]
                out += label[b] == c
            indptr[new[a] + 1] = out
    return indptr, indices[:out].copy(), weights[:out].copy()


@njit(cache=True, nogil=True)
def reorder_links(graph: Graph, order: Array) -> tuple[Array, Array, Array]:
    """Return the same network with node ``order[k]`` renamed k."""
    n = order.size
    new = np.empty(n, np.int32)
    for k in range(n):
        new[order[k]] = k
    indptr = np.zeros(n + 1, np.int64)
    indices = np.empty(graph.indices.size, np.int32)
    weights = np.empty(graph.indices.size)
    out = 0
    for k in range(n):
        a = order[k]
        for q in range(graph.indptr[a], graph.indptr[a + 1]):
            indices[out], weights[out] = new[graph.indices[q]], graph.weights[q]
            out += 1
        indptr[k + 1] = out
    return indptr, indices, weights


@njit(cache=True, nogil=True, fastmath=FAST)
def books_length(tables: tuple[Array, Array], parent: Array, parent_exit: Array, index: bool) -> float:
    """Return L without the nodes' own ``−Σ plogp(p_a)``: index books of parents plus module books.

    ``Σ_P [plogp(X_P + Σ e_i) − plogp(X_P)] + Σ_i [plogp(x_i + p_i) − plogp(x_i) − plogp(e_i)]``,
    ``tables``: rates and members of modules. With ``index`` modules are groups of modules, and the second term
    is 0 for a group of one, which needs no book.
    """
    table, size = tables
    use = parent_exit.copy()
    length = 0.0
    for i in range(table.shape[0]):
        use[parent[i]] += table[i, 2]
        if not (index and size[i] == 1):
            length += plogp(table[i, 1] + table[i, 0]) - plogp(table[i, 1]) - plogp(table[i, 2])
    for book in range(use.size):
        length += plogp(use[book]) - plogp(parent_exit[book])
    return length


@njit(cache=True, nogil=True, fastmath=FAST)
def object_lengths(graph: Graph, module: Array) -> Array:
    """Return each node's ``−plogp(p_a)``.

    States of one object in one module share a word: the first of them carries ``−plogp`` of their sum.
    """
    n = module.size
    length = np.zeros(n)
    if graph.physical.size == 0:
        for a in range(n):
            length[a] = -plogp(graph.rates[a, 0])
        return length
    indptr, nodes = members(graph.physical, np.max(graph.physical) + 1)
    for o in range(indptr.size - 1):
        for i in range(indptr[o], indptr[o + 1]):
            rate, first = 0.0, True
            for j in range(indptr[o], indptr[o + 1]):
                if module[nodes[j]] == module[nodes[i]]:
                    rate += graph.rates[nodes[j], 0]
                    first = first and j >= i
            if first:
                length[nodes[i]] = -plogp(rate)
    return length
