"""The source's first method (arXiv:0707.0609): merge the pair that saves most, then simulated annealing.

For small networks and for comparison: every merge looks at every pair of joined modules. Two levels.
"""

from __future__ import annotations

import numpy as np

from minentropy_app.engines.kernels import annealing_moves, modules
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.module_map import STAGE, Books, ModuleMap
from minentropy_app.engines.module_tree import plogp
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, Step, Steps

#: Temperatures from L/n down to L/(1000 n), each held for this many proposals per node.
_TEMPERATURES = 60
_PROPOSALS = 200
_CHUNK = 100_000


def greedy_annealing(graph: Graph, context: Context) -> Steps[Ints]:
    """Return each node's module."""
    module = yield from _merge_greedily(graph, context)
    state = ModuleMap(graph, Books(np.zeros(1)), context.seed or 1, context)
    state.set_modules(module)
    best, best_length = state.search.module.copy(), state.length
    hottest = max(-float(plogp(graph.rates[:, 0]).sum()), 1.0) / module.size
    for k in range(_TEMPERATURES):
        temperature = hottest * 1000 ** (-k / (_TEMPERATURES - 1))
        for start in range(0, _PROPOSALS * module.size, _CHUNK):
            count = min(_CHUNK, _PROPOSALS * module.size - start)
            annealing_moves.anneal(graph, state.search, count, temperature)
            context.check()
            yield Step(STAGE, k, _TEMPERATURES)
        if state.running_length < best_length:
            best, best_length = state.search.module.copy(), state.running_length
    state.set_modules(best)
    yield from state.move_nodes(np.arange(module.size, dtype=np.int32))
    return state.search.module.copy()


def _merge_greedily(graph: Graph, context: Context) -> Steps[Ints]:
    module = np.arange(graph.parent.size, dtype=np.int32)
    level = graph
    while level.parent.size > 1:
        context.check()
        pair = _best_pair(level)
        if pair is None:
            break
        label = np.arange(level.parent.size, dtype=np.int32)
        label[pair[1]] = pair[0]
        count = modules.renumber(label, label.size)
        module = label[module]
        rates, teleport = modules.module_rates(level, label, count)
        indptr, indices, weights = modules.aggregate_links(level, label, count)
        level = Graph(
            indptr, indices, weights, rates, teleport, np.zeros(count, np.int32), level.physical, label[:count]
        )
        yield Step(STAGE, module.size - count, module.size)
    return module


def _best_pair(level: Graph) -> tuple[int, int] | None:
    """Return the joined pair of modules whose merger lowers L most, None if none does."""
    first = np.repeat(np.arange(level.parent.size), np.diff(level.indptr))
    second, flow = level.indices, level.weights.copy()
    if level.teleport.size:
        tele = level.teleport
        flow += tele[first, 0] * tele[second, 1] + tele[second, 0] * tele[first, 1]
    if not flow.size:
        return None
    merged = level.rates[first] + level.rates[second]
    merged[:, 1:] = np.maximum(merged[:, 1:] - flow[:, None], 0.0)
    own = _book(level.rates)
    use = float(level.rates[:, 2].sum())
    change = _book(merged) - own[first] - own[second] + plogp(np.maximum(use - flow, 0.0)) - plogp(np.array([use]))
    k = int(change.argmin())
    return (int(first[k]), int(second[k])) if change[k] < -1e-10 else None


def _book(rates: Floats) -> Floats:
    return plogp(rates[:, 1] + rates[:, 0]) - plogp(rates[:, 1]) - plogp(rates[:, 2])
