"""Modules of modules: index books of their own where they save bits (arXiv:1010.0431).

From the top down: below each module, modules are searched, then modules of those modules as long as
the index gets shorter; the coarsest ones become the next level and are searched inside in turn.
Every search of a level runs over all its modules at once, as parents of one network.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from minentropy_app.engines.kernels import modules as tables
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.module_map import Books, Bools, aggregated, inside, shown
from minentropy_app.engines.module_tree import leaf_modules, plogp, sums
from minentropy_app.engines.two_level import Task, search_modules
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, Steps

#: A level must save this many bits.
_LEAST_GAIN = 1e-10
#: Below this size levels are searched both afresh and from the modules known already.
_SEARCH_TWICE_TO = 5_000
_MOST_LEVELS = 60
_MOST_LIFTED = 100


@dataclass(frozen=True)
class _Level:
    """Partition of the finest modules' nodes: label per node, rates per module, parent book per module."""

    label: Ints
    count: int
    rates: Floats
    parent: Ints


@dataclass(frozen=True)
class _Subtree:
    """Levels below every parent, finest first, and the bits per parent (objects' own term included).

    ``inner`` (n,) are parts of the finest modules, a start for the search inside them.
    """

    levels: list[_Level]
    bits: Floats
    inner: Ints


def search_tree(task: Task, context: Context, start: Ints | None = None) -> Steps[list[Ints]]:
    """Search trees of modules; return the rows (``module_tree``) of those worth comparing.

    They are the first two-level partition, that with the levels above it, and the tree searched again
    inside every module from the top down.

    ``start`` is a first partition, by default single nodes.
    """
    graph, leaving = task.graph, task.books.leaving
    nodes = np.arange(graph.parent.size)
    rows: list[Ints] = []
    first: list[Ints] = []
    for depth in range(_MOST_LEVELS):
        level_task = replace(task, graph=graph, books=Books(leaving), seed=task.seed + 7919 * depth)
        searching = _best_subtree(level_task, start, context)
        found = yield from (shown(searching, partial(_leaves, rows)) if depth else searching)
        if depth == 0:
            first = [found.levels[0].label[None], _rows(found.levels)]
        keep = found.bits < _undivided_bits(graph, leaving) - _LEAST_GAIN
        if not keep.any():
            break
        top, kept = found.levels[-1], keep[graph.parent]
        row = np.full(task.graph.parent.size, -1, np.int32)
        row[nodes[kept]] = top.label[kept]
        rows.append(row)
        chosen = np.unique(top.label[kept]).astype(np.int32)
        leaving = top.rates[chosen, 1].copy()
        graph, local = inside(graph, top.label, chosen)
        nodes = nodes[local]
        start = found.inner[local]
    return [*first, np.array(rows, np.int32)] if rows else first


def levels_above(task: Task, label: Ints, context: Context) -> Steps[Ints]:
    """Return the rows of a partition with the levels above it that save bits."""
    levels = [_level(task.graph, label)]
    while True:
        step = yield from _coarser(task, levels[-1], context)
        if step is None:
            return _rows(levels)
        levels.append(step[0])


def _leaves(rows: list[Ints]) -> Ints:
    """Return each node's module as far as the tree is known."""
    return leaf_modules(np.array(rows, np.int32), rows[0].size)


def _rows(levels: list[_Level]) -> Ints:
    """Write levels (finest first) as rows, coarsest first, without groups that hold one module only."""
    kept = [levels[0].label]
    for lower, upper in itertools.pairwise(levels):
        home = np.zeros(lower.count, np.int32)
        home[lower.label] = upper.label
        alone = np.bincount(home, minlength=upper.count) == 1
        kept.append(np.where(alone[upper.label], -1, upper.label).astype(np.int32))
    stacked = np.array(kept[::-1])
    order = np.argsort(stacked < 0, axis=0, kind="stable")
    rows: Ints = np.take_along_axis(_distinct(stacked), order, axis=0)
    return rows


def _distinct(rows: Ints) -> Ints:
    """Number modules differently in every row, so that rows can be shifted into each other."""
    offset = np.cumsum([0, *(rows.max(1)[:-1] + 1)])[:, None]
    return np.where(rows >= 0, rows + offset, -1).astype(np.int32)


def _best_subtree(task: Task, start: Ints | None, context: Context) -> Steps[_Subtree]:
    """Search below every parent from ``start``; in small networks afresh too, and parents take the better."""
    found = yield from _subtree(task, start, context)
    if start is None or task.graph.parent.size > _SEARCH_TWICE_TO:
        return found
    second = yield from _subtree(task, None, context)
    return _better(task.graph, found, second)


def _better(graph: Graph, first: _Subtree, second: _Subtree) -> _Subtree:
    """Combine two results parent by parent."""
    pick = second.bits < first.bits - _LEAST_GAIN
    taken = pick[graph.parent]
    if not taken.any():
        return first
    height = max(len(first.levels), len(second.levels))
    a, b = (s.levels + s.levels[-1:] * (height - len(s.levels)) for s in (first, second))
    levels = [_joined(graph, x, y, taken) for x, y in zip(a, b, strict=True)]
    inner = np.where(taken, second.inner + first.inner.max() + 1, first.inner)
    return _Subtree(levels, np.where(pick, second.bits, first.bits), inner.astype(np.int32))


def _joined(graph: Graph, first: _Level, second: _Level, taken: Bools) -> _Level:
    label = np.where(taken, second.label + first.count, first.label)
    return _level(graph, np.unique(label, return_inverse=True)[1].astype(np.int32))


def _level(graph: Graph, label: Ints) -> _Level:
    count = int(label.max()) + 1
    rates, _teleport = tables.module_rates(graph, label, count)
    parent = np.zeros(count, np.int32)
    parent[label] = graph.parent
    return _Level(label, count, rates, parent)


def _subtree(task: Task, start: Ints | None, context: Context) -> Steps[_Subtree]:
    graph, leaving = task.graph, task.books.leaving
    found = yield from search_modules(task, context, start)
    levels = [_level(graph, found.module)]
    bits = _index_bits(levels[0], leaving) + _leaf_bits(graph, levels[0], leaving.size)
    while True:
        step = yield from shown(_coarser(task, levels[-1], context), partial(np.copy, levels[0].label))
        if step is None:
            return _Subtree(levels, bits, found.inner)
        levels.append(step[0])
        bits = bits - step[1]


def _index_bits(level: _Level, leaving: Floats) -> Floats:
    """Return each parent's ``plogp(X + Σe) − plogp(X) − Σ plogp(e)``."""
    use = leaving + sums(level.parent, level.rates[:, 2], leaving.size)
    return plogp(use) - plogp(leaving) - sums(level.parent, plogp(level.rates[:, 2]), leaving.size)


def _leaf_bits(graph: Graph, level: _Level, parents: int) -> Floats:
    book = plogp(level.rates[:, 1] + level.rates[:, 0]) - plogp(level.rates[:, 1])
    objects = tables.object_lengths(graph, level.label)
    return sums(level.parent, book, parents) + sums(graph.parent, objects, parents)


def _undivided_bits(graph: Graph, leaving: Floats) -> Floats:
    """Return each parent's bits as a leaf module."""
    visits = sums(graph.parent, graph.rates[:, 0], leaving.size)
    objects = sums(graph.parent, tables.object_lengths(graph, graph.parent), leaving.size)
    return plogp(leaving + visits) - plogp(leaving) + objects


def _coarser(task: Task, level: _Level, context: Context) -> Steps[tuple[_Level, Floats] | None]:
    """Group modules where a parent's index gets shorter; return the level above and the bits saved."""
    leaving = task.books.leaving
    graph = aggregated(task.graph, level.label, level.count)
    visits = np.ascontiguousarray(graph.rates[:, [2, 1, 2]])  # an index book is used as often as modules are entered
    graph = graph._replace(rates=visits, members=np.ones(level.count, np.int32))
    entropy = -float(plogp(visits[:, 0]).sum())
    # first as if every group needed a book, which lets pairs form; then with groups of one for free
    index_task = replace(task, graph=graph, books=Books(leaving), entropy=entropy, seed=task.seed + 104729)
    rough = yield from search_modules(index_task, context)
    index_task = replace(index_task, books=Books(leaving, index=True))
    found = yield from search_modules(index_task, context, _dissolved(graph, rough.module, leaving))
    group = found.module
    upper = _level(graph, group)
    grouped = _index_bits(upper, leaving) + sums(upper.parent, _group_bits(graph, upper), leaving.size)
    saved = _index_bits(level, leaving) - grouped
    groups = sums(upper.parent, np.ones(upper.count), leaving.size)
    modules = sums(level.parent, np.ones(level.count), leaving.size)
    better = (saved > _LEAST_GAIN) & (groups > 1) & (groups < modules)
    if not better.any():
        return None
    merged = np.where(better[level.parent], group, upper.count + np.arange(level.count))
    merged = np.unique(merged, return_inverse=True)[1].astype(np.int32)
    return _level(task.graph, merged[level.label]), np.where(better, saved, 0.0)


def _group_bits(graph: Graph, upper: _Level) -> Floats:
    """Return each group's own book, ``plogp(x + Σe) − plogp(x) − Σ plogp(e)``; 0 for a group of one."""
    children = sums(upper.label, plogp(graph.rates[:, 0]), upper.count)
    book = plogp(upper.rates[:, 1] + upper.rates[:, 0]) - plogp(upper.rates[:, 1]) - children
    return np.where(np.bincount(upper.label, minlength=upper.count) > 1, book, 0.0)


def _dissolved(graph: Graph, group: Ints, leaving: Floats) -> Ints:
    """Lift the modules of groups whose own book does not pay, the worst group first."""
    upper = _level(graph, group)
    size = np.bincount(group, minlength=upper.count)
    enter, inner = upper.rates[:, 2], upper.rates[:, 0]
    own = _group_bits(graph, upper) - plogp(enter) + sums(group, plogp(graph.rates[:, 0]), upper.count)
    use = leaving + sums(upper.parent, enter, leaving.size)
    lifted = size < 2
    for _ in range(min(upper.count, _MOST_LIFTED)):
        here = use[upper.parent]
        change = np.where(lifted, 0.0, plogp(here - enter + inner) - plogp(here) - own)
        worst = int(change.argmin())
        if change[worst] > -_LEAST_GAIN:
            break
        lifted[worst] = True
        use[upper.parent[worst]] += inner[worst] - enter[worst]
    alone = np.where(lifted[group], upper.count + np.arange(group.size), group)
    return np.unique(alone, return_inverse=True)[1].astype(np.int32)
