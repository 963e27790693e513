"""Trees of modules as arrays, and their code length from scratch.

A tree of depth D over n nodes is an int32 array (D, n): row d holds each node's module d+1 levels
below the root, −1 where its branch has ended (ragged trees). Modules are numbered within a row.
"""

from __future__ import annotations

import numpy as np

from minentropy_app.engines.kernels import modules as tables
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.model.inputs import Floats, Ints


def plogp(x: Floats) -> Floats:
    """Return x log2 x elementwise, 0 for x ≤ 0."""
    positive = np.where(x > 0, x, 1.0)
    result: Floats = positive * np.log2(positive)
    return result


def sums(index: Ints, values: Floats, count: int) -> Floats:
    """Add up values by index."""
    total: Floats = np.bincount(index, values, count).astype(np.float64)
    return total


def tree_length(graph: Graph, tree: Ints) -> float:
    """Return L of a tree in bits, from scratch; no rows: one level.

    Every book holds its exit x, its modules and the nodes whose branch ends in it:
    ``plogp(x + Σe_c + Σp_a) − plogp(x) − Σ plogp(e_c) − Σ plogp(p_a)``.
    """
    n = graph.parent.size
    total = 0.0
    book, leaving, home = np.zeros(n, np.int32), np.zeros(1), np.zeros(n, np.int32)
    below = np.ones(n, np.bool_)
    for depth in range(len(tree) + 1):
        row = tree[depth] if depth < len(tree) else np.full(n, -1, np.int32)
        ended = below & (row < 0)
        use = leaving + sums(book[ended], graph.rates[ended, 0], leaving.size)
        home[ended] = book[ended] + home.max() + 1
        below = row >= 0
        if not below.any():
            total += float((plogp(use) - plogp(leaving)).sum())
            break
        label, count = row_labels(row)
        listed = np.bincount(label[below], minlength=count) > 0
        rates = tables.module_rates(graph, label, count)[0]
        parent = np.zeros(count, np.int32)
        parent[label] = book
        use += sums(parent[listed], rates[listed, 2], leaving.size)
        total += float((plogp(use) - plogp(leaving)).sum() - plogp(rates[listed, 2]).sum())
        book, leaving = label, np.where(listed, rates[:, 1], 0.0)
    return total + float(tables.object_lengths(graph, home).sum())


def row_labels(row: Ints) -> tuple[Ints, int]:
    """Number the modules of a row 0 … k−1; nodes outside (−1) share the last number if there are any."""
    label = row.copy()
    label[row < 0] = row.max(initial=-1) + 1
    used = np.unique(label)
    return np.searchsorted(used, label).astype(np.int32), used.size


def canonical(tree: Ints) -> Ints:
    """Number the modules of each row by first node and drop empty rows."""
    rows = []
    for row in tree[(tree >= 0).any(1)]:
        label, _count = row_labels(row)
        tables.renumber(label, label.size + 1)
        used = np.unique(label[row >= 0])
        rank = np.full(label.max() + 1, -1, np.int32)
        rank[used] = np.arange(used.size, dtype=np.int32)
        rows.append(np.where(row >= 0, rank[label], -1).astype(np.int32))
    return np.array(rows, np.int32).reshape(len(rows), tree.shape[1])


def leaf_modules(tree: Ints, nodes: int) -> Ints:
    """Return each node's deepest module, numbered by first node (one module if there are no rows)."""
    leaf = np.zeros(nodes, np.int32)
    for row in tree:
        leaf = np.where(row >= 0, row + leaf.max() + 1, leaf).astype(np.int32)
    tables.renumber(leaf, int(leaf.max()) + 1)
    return leaf
