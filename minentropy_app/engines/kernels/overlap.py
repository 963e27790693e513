"""Nodes in several modules: shares of their states, crossings between books, and changes of L.

The rule of the walk is that of ``theory/overlap.py`` (arXiv:1105.0812). Books are numbered from the root (0);
``path`` lists the books of a leaf module from the top down.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from minentropy_app.engines.kernels.plogp import strict_plogp

Array = np.ndarray[Any, Any]

#: Smallest gain in bits worth a change.
LEAST_GAIN = 1e-10
#: Modules next to a node that are tried, those with most flow.
_TRIED = 8


class Links(NamedTuple):
    """Flow along links without self-links, by tail and by head; ``visit`` (n,) rates of the nodes."""

    out_start: Array
    out_node: Array
    out_flow: Array
    in_start: Array
    in_node: Array
    in_flow: Array
    visit: Array


class Cover(NamedTuple):
    """Memberships and books.

    Attributes
    ----------
    module, share, many
        (n, most) leaf modules of each node, their shares of its visits, and how many there are.
    path, depth, parent
        (modules, levels) books of each leaf module, how many, and each book's parent.
    rates, change
        (books, 3) exit, enter rate and visits of the nodes listed in it, and a change under trial of them.
    use, stamp, touched, marks
        Room: change of each book's use, which books are touched by the trial, counters.
    flow_to, near
        Room for candidates: (modules,) flow and their numbers.
    active
        (n,) nodes to look at again.
    """

    module: Array
    share: Array
    many: Array
    path: Array
    depth: Array
    parent: Array
    rates: Array
    change: Array
    use: Array
    stamp: Array
    touched: Array
    marks: Array
    flow_to: Array
    near: Array
    active: Array


@njit(cache=True, nogil=True, _nrt=False)
def _place(c: Cover, a: int, module: int) -> int:
    for k in range(c.many[a]):
        if c.module[a, k] == module:
            return k
    return -1


@njit(cache=True, nogil=True, _nrt=False)
def _touch(c: Cover, book: int) -> None:
    if c.stamp[book] == 0:
        c.stamp[book] = 1
        c.touched[c.marks[0]] = book
        c.marks[0] += 1


@njit(cache=True, nogil=True, _nrt=False)
def _cross(c: Cover, i: int, j: int, flow: float) -> None:
    """Count a flow from leaf module i to j in every book that it leaves or enters."""
    k = 0
    while k < c.depth[i] and k < c.depth[j] and c.path[i, k] == c.path[j, k]:
        k += 1
    for d in range(k, c.depth[i]):
        _touch(c, c.path[i, d])
        c.change[c.path[i, d], 0] += flow
    for d in range(k, c.depth[j]):
        _touch(c, c.path[j, d])
        c.change[c.path[j, d], 1] += flow


@njit(cache=True, nogil=True, _nrt=False)
def _step(c: Cover, a: int, b: int, flow: float) -> None:
    """Count the crossings of the flow from node a to node b."""
    for k in range(c.many[a]):
        i = c.module[a, k]
        if _place(c, b, i) < 0:
            part = flow * c.share[a, k] / c.many[b]
            for m in range(c.many[b]):
                _cross(c, i, c.module[b, m], part)


@njit(cache=True, nogil=True, _nrt=False)
def _visits(links: Links, c: Cover, a: int, sign: float) -> float:
    """Count a node's visits; return the bits of its code words' own term."""
    bits = 0.0
    for k in range(c.many[a]):
        i = c.module[a, k]
        book = c.path[i, c.depth[i] - 1] if c.depth[i] > 0 else 0
        _touch(c, book)
        rate = c.share[a, k] * links.visit[a]
        c.change[book, 2] += sign * rate
        bits -= sign * strict_plogp(rate)
    return bits


@njit(cache=True, nogil=True, _nrt=False)
def _contribute(links: Links, c: Cover, a: int, sign: float) -> float:
    for q in range(links.out_start[a], links.out_start[a + 1]):
        _step(c, a, links.out_node[q], sign * links.out_flow[q])
    for q in range(links.in_start[a], links.in_start[a + 1]):
        _step(c, links.in_node[q], a, sign * links.in_flow[q])
    return _visits(links, c, a, sign)


@njit(cache=True, nogil=True, _nrt=False)
def _arriving(links: Links, c: Cover, a: int, fresh: Array) -> float:
    """Set ``fresh`` to the shares that arrive at a node's states; return the flow that arrives in all."""
    most = c.many[a]
    total = 0.0
    for k in range(most):
        fresh[k] = 0.0
    outside = 0.0
    for q in range(links.in_start[a], links.in_start[a + 1]):
        b, flow = links.in_node[q], links.in_flow[q]
        total += flow
        for m in range(c.many[b]):
            part = flow * c.share[b, m]
            k = _place(c, a, c.module[b, m])
            if k < 0:
                outside += part
            else:
                fresh[k] += part
    for k in range(most):
        fresh[k] = (fresh[k] + outside / most) / total if total > 0.0 else c.share[a, k]
    return total


@njit(cache=True, nogil=True, _nrt=False)
def _renew(links: Links, c: Cover, a: int) -> None:
    """Set a node's shares to what arrives at its states, equal if nothing does."""
    most = c.many[a]
    if most == 1:
        c.share[a, 0] = 1.0
        return
    total = _arriving(links, c, a, c.use)
    for k in range(most):
        c.share[a, k] = c.use[k] if total > 0.0 else 1.0 / most
        c.use[k] = 0.0


@njit(cache=True, nogil=True)
def settle(links: Links, c: Cover, several: Array, sweeps: int) -> float:
    """Move the shares of nodes in several modules half-way to what arrives; return the largest step left.

    All nodes at once and half-way, so that the end does not depend on any order.
    """
    fresh = np.empty((several.size, c.module.shape[1]))
    largest = 0.0
    for _ in range(sweeps):
        largest = 0.0
        for s in range(several.size):
            _arriving(links, c, several[s], fresh[s])
        for s in range(several.size):
            a = several[s]
            for k in range(c.many[a]):
                largest = max(largest, abs(fresh[s, k] - c.share[a, k]))
                c.share[a, k] = 0.5 * (c.share[a, k] + fresh[s, k])
        if largest <= 1e-15:
            break
    return largest


@njit(cache=True, nogil=True, _nrt=False)
def _own(rates: Array, book: int, use: float) -> float:
    bits = strict_plogp(use) - strict_plogp(rates[book, 0])
    return bits - strict_plogp(rates[book, 1]) if book > 0 else bits


@njit(cache=True, nogil=True)
def tabulate(links: Links, c: Cover) -> float:
    """Compute the rates of all books from scratch; return L."""
    c.rates[:] = 0.0
    bits = 0.0
    for a in range(links.visit.size):
        for q in range(links.out_start[a], links.out_start[a + 1]):
            _step(c, a, links.out_node[q], links.out_flow[q])
        bits += _visits(links, c, a, 1.0)
    _commit(c)
    use = c.rates[:, 0] + c.rates[:, 2]
    for book in range(1, c.parent.size):
        use[c.parent[book]] += c.rates[book, 1]
    for book in range(c.parent.size):
        bits += _own(c.rates, book, use[book])
    return bits


@njit(cache=True, nogil=True, _nrt=False)
def _commit(c: Cover) -> None:
    for t in range(c.marks[0]):
        book = c.touched[t]
        for d in range(3):
            c.rates[book, d] = max(c.rates[book, d] + c.change[book, d], 0.0)
    _forget(c)


@njit(cache=True, nogil=True, _nrt=False)
def _forget(c: Cover) -> None:
    for t in range(c.marks[0]):
        book = c.touched[t]
        c.stamp[book] = 0
        for d in range(3):
            c.change[book, d] = 0.0
    c.marks[0] = 0


@njit(cache=True, nogil=True, _nrt=False)
def _difference(c: Cover, use: Array) -> float:
    """Return the change of the books' bits under trial; ``use`` (books,) is their present use."""
    first = c.marks[0]
    for t in range(first):
        if c.touched[t] > 0:
            _touch(c, c.parent[c.touched[t]])
    bits = 0.0
    for t in range(c.marks[0]):
        book = c.touched[t]
        c.use[book] += c.change[book, 0] + c.change[book, 2]
        if book > 0:
            c.use[c.parent[book]] += c.change[book, 1]
    for t in range(c.marks[0]):
        book = c.touched[t]
        bits -= _own(c.rates, book, use[book])
        new = max(use[book] + c.use[book], 0.0)
        bits += strict_plogp(new) - strict_plogp(max(c.rates[book, 0] + c.change[book, 0], 0.0))
        if book > 0:
            bits -= strict_plogp(max(c.rates[book, 1] + c.change[book, 1], 0.0))
    for t in range(c.marks[0]):
        c.use[c.touched[t]] = 0.0
    return bits


@njit(cache=True, nogil=True, _nrt=False)
def _note(c: Cover, b: int, flow: float, found: int) -> int:
    for m in range(c.many[b]):
        i = c.module[b, m]
        if c.flow_to[i] == 0.0:
            c.near[found] = i
            found += 1
        c.flow_to[i] += flow * c.share[b, m] + 1e-300
    return found


@njit(cache=True, nogil=True, _nrt=False)
def _candidates(links: Links, c: Cover, a: int) -> int:
    """List the modules next to a node with most flow, its own among them; return how many."""
    found = 0
    for q in range(links.out_start[a], links.out_start[a + 1]):
        found = _note(c, links.out_node[q], links.out_flow[q], found)
    for q in range(links.in_start[a], links.in_start[a + 1]):
        found = _note(c, links.in_node[q], links.in_flow[q], found)
    kept = min(_TRIED, found)
    for k in range(kept):
        best = k
        for m in range(k + 1, found):
            if c.flow_to[c.near[m]] > c.flow_to[c.near[best]]:
                best = m
        c.near[k], c.near[best] = c.near[best], c.near[k]
    for k in range(found):
        c.flow_to[c.near[k]] = 0.0
    return kept


@njit(cache=True, nogil=True, _nrt=False)
def _put(c: Cover, a: int, place: int, module: int) -> None:
    """Replace a membership (place < count), add one (place = count), or take one out (module < 0).

    ``place`` < 0: be in the first −place modules of ``near`` and in no others.
    """
    if place < 0:
        c.many[a] = -place
        for k in range(-place):
            c.module[a, k] = c.near[k]
        return
    if module < 0:
        last = c.many[a] - 1
        c.module[a, place] = c.module[a, last]
        c.many[a] = last
        return
    c.module[a, place] = module
    c.many[a] = max(c.many[a], place + 1)


@njit(cache=True, nogil=True)
def _gain(links: Links, c: Cover, use: Array, a: int, option: tuple[int, int], keep: bool) -> float:
    """Return the change of L of one option with the shares of other nodes as they are; undo it unless ``keep``."""
    old_module, old_share, old_count = c.module[a].copy(), c.share[a].copy(), c.many[a]
    bits = _contribute(links, c, a, -1.0)
    _put(c, a, option[0], option[1])
    _renew(links, c, a)
    bits += _contribute(links, c, a, 1.0)
    bits += _difference(c, use)
    if not keep:
        _forget(c)
        c.module[a], c.share[a], c.many[a] = old_module, old_share, old_count
        return bits
    for t in range(c.marks[0]):
        book = c.touched[t]
        use[book] += c.change[book, 0] + c.change[book, 2]
        if book > 0:
            use[c.parent[book]] += c.change[book, 1]
    _commit(c)
    return bits


@njit(cache=True, nogil=True)
def _best(links: Links, c: Cover, use: Array, a: int) -> tuple[float, int, int]:
    """Return gain, place and module of the best change of a node's memberships (``_put``); no gain: none."""
    near = c.near[: _candidates(links, c, a)].copy()
    best, place, module = -LEAST_GAIN, 0, -1
    count = c.many[a]
    for k in range(2, min(near.size, c.module.shape[1]) + 1):  # joining several at once may pay where one does not
        bits = _gain(links, c, use, a, (-k, -1), False)
        if bits < best:
            best, place, module = bits, -k, -1
    for k in range(count):
        if count > 1:
            bits = _gain(links, c, use, a, (k, -1), False)
            if bits < best:
                best, place, module = bits, k, -1
    for i in near:
        for k in range(count + 1):
            if k < c.module.shape[1] and _place(c, a, i) < 0:
                bits = _gain(links, c, use, a, (k, i), False)
                if bits < best:
                    best, place, module = bits, k, i
    return best, place, module


@njit(cache=True, nogil=True)
def sweep(links: Links, c: Cover, use: Array, nodes: Array, cancelled: Array) -> float:
    """Make the best change of every node in turn; return the sum of gains as seen by each."""
    total = 0.0
    for a in nodes:
        if cancelled[0]:
            break
        gain, place, module = _best(links, c, use, a)
        if gain < -LEAST_GAIN:
            _gain(links, c, use, a, (place, module), True)
            total += gain
            c.active[a] = 2
            for q in range(links.out_start[a], links.out_start[a + 1]):
                c.active[links.out_node[q]] |= 1
            for q in range(links.in_start[a], links.in_start[a + 1]):
                c.active[links.in_node[q]] |= 1
    return total


@njit(cache=True, nogil=True)
def boundary(links: Links, c: Cover) -> Array:
    """Return the nodes linked to a module that they are not in, and those in several."""
    chosen = np.zeros(links.visit.size, np.bool_)
    for a in range(links.visit.size):
        chosen[a] |= c.many[a] > 1
        for q in range(links.out_start[a], links.out_start[a + 1]):
            b = links.out_node[q]
            for m in range(c.many[b]):
                if _place(c, a, c.module[b, m]) < 0:
                    chosen[a] = True
            for k in range(c.many[a]):
                if _place(c, b, c.module[a, k]) < 0:
                    chosen[b] = True
    return np.flatnonzero(chosen)


@njit(cache=True, nogil=True)
def state_links(links: Links, c: Cover, first: Array) -> tuple[Array, Array, Array]:
    """Return tail, head and flow of the links between states; node a's states are ``first[a]`` + its memberships."""
    size = 0
    for a in range(links.visit.size):
        for q in range(links.out_start[a], links.out_start[a + 1]):
            size += c.many[a] * c.many[links.out_node[q]]
    tail, head, flow = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size)
    n = 0
    for a in range(links.visit.size):
        for q in range(links.out_start[a], links.out_start[a + 1]):
            b = links.out_node[q]
            for k in range(c.many[a]):
                same = _place(c, b, c.module[a, k])
                for m in range(c.many[b]):
                    part = 1.0 / c.many[b]
                    if same >= 0:
                        part = 1.0 if m == same else 0.0
                    if part > 0.0 and c.share[a, k] > 0.0:
                        tail[n], head[n] = first[a] + k, first[b] + m
                        flow[n] = links.out_flow[q] * c.share[a, k] * part
                        n += 1
    return tail[:n].copy(), head[:n].copy(), flow[:n].copy()
