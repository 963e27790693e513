"""What every code book of a tree of modules costs, and what each module saves.

``theory/map_equation.py`` says the same literally (``code_books``); here it is done at once for all
books, in time linear in the number of links.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from minentropy_app.engines.flow import FlowNetwork
from minentropy_app.engines.infomap import graph_of
from minentropy_app.engines.kernels import modules as tables
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.module_tree import row_labels, sums
from minentropy_app.model.inputs import Floats, Ids, Ints

#: Columns of ``ModuleBooks.rates``.
VISIT, EXIT, ENTER = 0, 1, 2


@dataclass(frozen=True)
class ModuleBooks:
    """Code books of a tree over n nodes; book 0 is the root's, the others are modules, level by level.

    Attributes
    ----------
    parent, depth, number, size
        (m,) book in which a module is listed (−1 for the root), its level, its number in that row of the
        tree, nodes below it.
    rates
        (m, 3) visit, exit and enter rates; the root has 1, 0, 0.
    home
        (n,) book in which each node is written.
    order, start, stop
        (n,) nodes so that those below module c are ``order[start[c]:stop[c]]``.
    word
        (n,) node whose word each node is written with: the first state of its object in its book.
    use
        (m,) words a step written with each book.
    enter_bits, exit_bits, node_bits
        (m,) bits a step of the words that enter a module (written in its parent's book), that leave
        it, and (n,) of the nodes' words.
    one_level_bits
        (n,) bits a step of each node's word if there were one book only.

    States of one object in one book share a word; its bits are theirs by their visits.
    """

    parent: Ints
    depth: Ints
    number: Ints
    size: Ints
    rates: Floats
    home: Ints
    order: Ids
    start: Ids
    stop: Ids
    word: Ints
    use: Floats
    enter_bits: Floats
    exit_bits: Floats
    node_bits: Floats
    one_level_bits: Floats

    def __len__(self) -> int:
        return int(self.parent.size)

    @property
    def codelength(self) -> float:
        """L in bits per step."""
        return float(self.enter_bits.sum() + self.exit_bits.sum() + self.node_bits.sum())

    @property
    def one_level_codelength(self) -> float:
        """Bits per step with one book."""
        return float(self.one_level_bits.sum())

    def children(self, book: int) -> Ints:
        """Modules listed in a book."""
        return np.flatnonzero(self.parent == book).astype(np.int32)

    def nodes_in(self, book: int) -> Ints:
        """Nodes written in a book itself."""
        return np.flatnonzero(self.home == book).astype(np.int32)

    def nodes_below(self, book: int) -> Ids:
        """Nodes below a module on any level."""
        return self.order[self.start[book] : self.stop[book]]

    def path(self, book: int) -> tuple[int, ...]:
        """Books from below the root down to this one."""
        found: list[int] = []
        while book > 0:
            found.append(book)
            book = int(self.parent[book])
        return tuple(reversed(found))

    def costs(self) -> Floats:
        """(m,) bits a step spent on a module: entering and leaving it and all that lies below it."""
        cost = sums(self.home, self.node_bits, len(self)) + self.exit_bits + self.enter_bits
        return self._gathered(cost)

    def saved(self) -> Floats:
        """(m,) bits a step that a module saves against one book; for the root the whole saving."""
        plain = self._gathered(sums(self.home, self.one_level_bits, len(self)))
        return plain - self.costs()

    def _gathered(self, values: Floats) -> Floats:
        """Add what lies below to every module."""
        total = values.copy()
        for book in range(len(self) - 1, 0, -1):
            total[self.parent[book]] += total[book]
        return total


def module_books(flow: FlowNetwork, tree: Ints) -> ModuleBooks:
    """Compute all books of a tree (rows as in ``Partition``) on a flow network."""
    graph = graph_of(flow)
    rows, home = [np.zeros((1, 3))], np.zeros(flow.nodes, np.int32)
    parents, depths, numbers = [np.array([-1], np.int32)], [np.zeros(1, np.int32)], [np.array([-1], np.int32)]
    spans = [np.array([[0, flow.nodes]])]
    rows[0][0, VISIT] = graph.rates[:, VISIT].sum()
    order = _ordered(tree, flow.nodes)
    for depth, row in enumerate(tree):
        below = row >= 0
        if not below.any():
            break
        listed, number = _numbered(row, sum(map(len, parents)))
        label, count = row_labels(row)
        rows.append(_rates(graph, label, count, row))
        parent = np.zeros(listed.size, np.int32)
        parent[number[row[below]] - sum(map(len, parents))] = home[below]
        spans.append(_spans(row, order, listed))
        parents.append(parent)
        numbers.append(listed.astype(np.int32))
        depths.append(np.full(listed.size, depth + 1, np.int32))
        home[below] = number[row[below]]
    tree_parts = [np.concatenate(part) for part in (parents, depths, numbers, rows)]
    return _books(graph, (*tree_parts, home), order, np.concatenate(spans))


def _numbered(row: Ints, first: int) -> tuple[Ints, Ints]:
    """Return the modules of a row, and the number of the book of each."""
    listed = np.unique(row[row >= 0])
    number = np.full(int(listed[-1]) + 1, -1, np.int32)
    number[listed] = first + np.arange(listed.size, dtype=np.int32)
    return listed, number


def _rates(graph: Graph, label: Ints, count: int, row: Ints) -> Floats:
    """(modules, 3): nodes outside any module of this level share the last label, which is left out."""
    table: Floats = tables.module_rates(graph, label, count)[0]
    return table[: count - 1] if (row < 0).any() else table


def _ordered(tree: Ints, nodes: int) -> Ids:
    """Nodes by their modules from the top down."""
    return np.lexsort(tree[::-1]).astype(np.int64) if len(tree) else np.arange(nodes, dtype=np.int64)


def _spans(row: Ints, order: Ids, listed: Ints) -> Ids:
    """(modules, 2): where the nodes of each module stand in the order."""
    along = row[order]
    first = np.flatnonzero(np.r_[True, along[1:] != along[:-1]])
    last = np.r_[first[1:], along.size]
    kept = along[first] >= 0
    spans = np.zeros((listed.size, 2), np.int64)
    at = np.searchsorted(listed, along[first][kept])
    spans[at, 0], spans[at, 1] = first[kept], last[kept]
    return spans


def _books(graph: Graph, tree: tuple[Any, ...], order: Ids, spans: Ids) -> ModuleBooks:
    parent, depth, number, rates, home = tree
    visit, books = graph.rates[:, VISIT], parent.size
    enter, leave = rates[:, ENTER].copy(), rates[:, EXIT].copy()
    enter[0] = leave[0] = 0.0
    use = leave + sums(home, visit, books)
    use += sums(parent[1:], enter[1:], books)
    enter_bits = np.zeros(books)
    enter_bits[1:] = _word_bits(enter[1:], use[parent[1:]])
    word, shared = _words(graph.physical, home)
    one_book = _words(graph.physical, np.zeros_like(home))[1]
    return ModuleBooks(
        parent,
        depth,
        number,
        (spans[:, 1] - spans[:, 0]).astype(np.int32),
        np.column_stack([rates[:, VISIT], leave, enter]),
        home,
        order,
        spans[:, 0],
        spans[:, 1],
        word,
        use,
        enter_bits,
        _word_bits(leave, use),
        _word_bits(visit, use[home], shared(visit)),
        _word_bits(visit, np.full(visit.size, visit.sum()), one_book(visit)),
    )


def _words(physical: Ints, home: Ints) -> tuple[Ints, Callable[[Floats], Floats]]:
    """Return the first state of each node's object in its book, and what adds up rates over such states."""
    if not physical.size:
        return np.arange(home.size, dtype=np.int32), lambda rates: rates
    pair = home.astype(np.int64) * (int(physical.max()) + 1) + physical
    _, first, which = np.unique(pair, return_index=True, return_inverse=True)
    return first[which].astype(np.int32), lambda rates: sums(which, rates, first.size)[which]


def _word_bits(rate: Floats, use: Floats, word: Floats | None = None) -> Floats:
    """Return ``r log2(use / w)``, w = r if the word is not shared; 0 where nothing is written."""
    written, whole = rate > 0, rate if word is None else word
    bits = np.zeros(rate.size)
    bits[written] = rate[written] * np.log2(use[written] / whole[written])
    return bits
