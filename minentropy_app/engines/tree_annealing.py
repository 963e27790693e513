"""Small trees of modules annealed: what the search found, changed at random while it cools (arXiv:0707.0609).

Descent ends in one of many local minima; on networks of some hundred nodes a tree costs so little that
thousands of changes of its modules and super-modules can be tried. The shortest tree met is kept.
"""

from __future__ import annotations

import numpy as np

from minentropy_app.engines.kernels import tree_moves as kernel
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.kernels.tree_moves import SmallTree
from minentropy_app.engines.module_map import STAGE
from minentropy_app.engines.module_tree import plogp, row_labels, tree_length
from minentropy_app.engines.two_level import Task
from minentropy_app.model.inputs import Ints
from minentropy_app.model.step import Context, Step, Steps

#: Larger networks are not annealed: the length of a tree takes time in proportion to their links.
MOST_NODES = 200
_TEMPERATURES = 40
#: Changes tried per node and temperature, and links looked at in all: some 0.1 s.
_CHANGES = 100
_MOST_LINKS = 10_000_000
#: First and last temperature in shares of the objects' entropy per node.
_HOTTEST, _COLDEST = 0.05, 0.01
_LEAST_GAIN = 1e-10


def annealed_tree(task: Task, tree: Ints, levels: str, context: Context) -> Steps[Ints]:
    """Return the shortest tree (rows as in ``module_tree``) met on the way; ``tree`` itself if none is shorter."""
    graph = task.graph
    state = _small_tree(graph, tree, task.seed)
    if state is None:
        return tree
    bits = np.full(2, kernel.tree_bits(graph, state))
    state.best_home[:], state.best_up[:] = state.home, state.up
    first, n = bits[1], graph.parent.size
    scale = -float(plogp(graph.rates[:, 0]).sum()) / n
    changes = min(_CHANGES * n, _MOST_LINKS // (_TEMPERATURES * (graph.indices.size + n)))
    for k in range(_TEMPERATURES):
        temperature = scale * _HOTTEST * (_COLDEST / _HOTTEST) ** (k / (_TEMPERATURES - 1))
        kernel.anneal_tree(graph, state, levels == "two", changes, temperature, bits)
        context.check()
        yield Step(STAGE, k, _TEMPERATURES)
    if bits[1] >= first - _LEAST_GAIN:
        return tree
    best = _rows(state.best_home, state.best_up)
    if task.check:
        _same(tree_length(graph, tree) + bits[1] - first, tree_length(graph, best))
    return best


def _small_tree(graph: Graph, tree: Ints, seed: int) -> SmallTree | None:
    """Return the tree as books; None if there are more than fit."""
    n = graph.parent.size
    home, up = np.zeros(n, np.int32), np.full(n + 2, -1, np.int32)
    used = 1
    for row in tree if len(tree) else np.zeros((1, n), np.int32):
        inside = np.flatnonzero(row >= 0)
        label, count = row_labels(row[inside])
        if used + count > up.size:
            return None
        up[used + label] = home[inside]
        home[inside] = used + label
        used += count
    if (home == 0).any():
        return None
    cells, ints = np.zeros((up.size, 7)), np.zeros((2, up.size), np.int32)
    random = np.array([seed], np.uint64)
    return SmallTree(home, up, ints[0], ints[1], cells, home.copy(), up.copy(), home.copy(), up.copy(), random)


def _rows(home: Ints, up: Ints) -> Ints:
    """Write books as rows, coarsest first."""
    paths = []
    for leaf in home.tolist():
        book, path = leaf, []
        while book > 0:
            path.append(book)
            book = int(up[book])
        paths.append(path[::-1])
    depth = max(len(path) for path in paths)
    return np.array([[*path, *[-1] * (depth - len(path))] for path in paths], np.int32).T.copy()


def _same(running: float, recomputed: float) -> None:
    if abs(running - recomputed) > 1e-9:
        raise AssertionError(f"running code length {running} is not the recomputed {recomputed}")
