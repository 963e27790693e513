"""Modules of state networks: states of one object share a code word within a module.

The searches of ``two_level`` and ``multilevel`` take every state for an object of its own, or all states of
an object for one node; from both, states and modules move on while the true L falls. Levels above do not
depend on the objects.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from minentropy_app.engines.kernels import modules as tables
from minentropy_app.engines.kernels import states as kernel
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.kernels.moves import Units
from minentropy_app.engines.kernels.states import Objects
from minentropy_app.engines.module_map import STAGE, Books, ModuleMap, aggregated
from minentropy_app.engines.module_tree import tree_length
from minentropy_app.engines.multilevel import levels_above, search_tree
from minentropy_app.engines.two_level import Task, search_modules
from minentropy_app.model.inputs import Ids, Ints
from minentropy_app.model.step import Context, Step, Steps

_MOST_ROUNDS = 50
_LEAST_GAIN = 1e-10
_UNITS_PER_STEP = 500
_NONE = np.zeros(0, np.int32)


def state_trees(task: Task, levels: str, context: Context, start: Ints | None) -> Steps[list[Ints]]:
    """Return the trees (rows as in ``module_tree``) worth comparing."""
    plain = replace(task, graph=task.graph._replace(physical=_NONE))
    starts = [] if start is None else [start]
    found = yield from search_modules(plain, context, start)
    starts.append(found.module)
    starts.append((yield from _by_object(task, context)))
    trees: list[Ints] = []
    for module in starts:
        better = yield from refined_states(task, module, context)
        trees.append(better[None])
        if levels == "multi":
            trees.append((yield from levels_above(plain, better, context)))
    if levels == "multi":
        trees += yield from search_tree(plain, context, start)
    return trees


def _by_object(task: Task, context: Context) -> Steps[Ints]:
    """Search with all states of an object as one node."""
    label = task.graph.physical.copy()
    count = tables.renumber(label, int(label.max()) + 1)
    graph = aggregated(task.graph._replace(physical=_NONE), label, count)
    graph = graph._replace(members=np.ones(count, np.int32))
    found = yield from search_modules(replace(task, graph=graph), context)
    module: Ints = found.module[label]
    return module


def refined_states(task: Task, module: Ints, context: Context) -> Steps[Ints]:
    """Move states, then whole modules, as long as L falls."""
    graph = task.graph
    state = ModuleMap(graph, Books(np.zeros(1)), task.seed, context)
    state.set_modules(module)
    random = np.random.default_rng(task.seed)
    objects = _objects(graph)
    length = tree_length(graph, state.search.module[None].copy())
    for _ in range(_MOST_ROUNDS):
        before = length
        for grouped in (False, True):
            state.reload()
            units = _units(graph, state, grouped)
            gain = yield from _sweep(graph, units, objects, state, random.permutation(len(units.rates)))
            length += gain
        if task.check:
            _same(length, tree_length(graph, state.search.module[None].copy()))
        if length > before - _LEAST_GAIN:
            break
    state.reload()
    return state.search.module.copy()


def _sweep(graph: Graph, units: Units, objects: Objects, state: ModuleMap, order: Ids) -> Steps[float]:
    before, words = state.running_length, 0.0
    for start in range(0, order.size, _UNITS_PER_STEP):
        some = order[start : start + _UNITS_PER_STEP]
        words += kernel.move_states(graph, units, objects, state.search, some)[0]
        state.context.check()
        yield Step(STAGE, 0, 0)
    return state.running_length - before + words


def _units(graph: Graph, state: ModuleMap, grouped: bool) -> Units:
    n = graph.parent.size
    if not grouped:
        every = np.arange(n, dtype=np.int32)
        return Units(every, np.arange(n + 1), every, graph.rates, graph.teleport, graph.members)
    of = state.search.module.copy()
    indptr, nodes = tables.members(of, state.count)
    s = state.search
    teleport = s.teleport[: state.count].copy() if s.teleport.size else s.teleport
    return Units(of, indptr, nodes, s.table[: state.count, :3].copy(), teleport, s.size[: state.count].copy())


def _objects(graph: Graph) -> Objects:
    n = graph.parent.size
    start, states = tables.members(graph.physical, int(graph.physical.max()) + 1)
    return Objects(start, states, np.zeros(n), np.zeros(n), np.zeros(n + 1, np.int32), np.zeros(n, np.bool_))


def _same(running: float, recomputed: float) -> None:
    if abs(running - recomputed) > 1e-9:
        raise AssertionError(f"running code length {running} is not the recomputed {recomputed}")
