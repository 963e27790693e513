"""InfoMap: the modules that make the description of a walk shortest.

Two-level (arXiv:0906.1405) and multilevel (arXiv:1010.0431) search of the map equation on a
``FlowNetwork``. ``theory/map_equation.py`` says what L is; ``two_level`` and ``multilevel`` search.
The same seed gives the same result for any number of threads.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

import numpy as np

from minentropy_app.engines.flow import FlowNetwork
from minentropy_app.engines.greedy_annealing import greedy_annealing
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.module_map import STAGE, Books
from minentropy_app.engines.module_tree import canonical, leaf_modules, tree_length
from minentropy_app.engines.multilevel import search_tree
from minentropy_app.engines.state_modules import refined_states, state_trees
from minentropy_app.engines.tree_annealing import MOST_NODES, annealed_tree
from minentropy_app.engines.two_level import Task, attempts_for, search_modules
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, Step, Steps, drain

#: Seconds between Steps while other threads search.
_PAUSE = 0.05


@dataclass(frozen=True)
class InfomapOptions:
    """How to search.

    Attributes
    ----------
    levels
        ``two`` or ``multi``.
    method
        ``infomap``, or ``greedy-annealing`` (two levels, small networks).
    trials
        Independent searches; the shortest code wins, then the earliest trial.
    check
        Compare the running code length with the recomputed one after every pass (tests).
    """

    levels: str = "multi"
    trials: int = 1
    check: bool = False
    method: str = "infomap"


@dataclass(frozen=True)
class Communities:
    """A tree of modules.

    Attributes
    ----------
    tree
        (depth, n) module of each node on each level, coarsest first, −1 where the branch has
        ended; no rows if one level is shortest. Numbered by first node.
    codelength, one_level_codelength
        Bits per step.
    trial_codelengths
        (trials,) of every trial, in order.
    member, member_share, member_tree
        (m,), (m,), (depth, m) memberships: each node once, or several times where modules overlap.
    hard_codelength
        Without overlap.
    """

    tree: Ints
    codelength: float
    one_level_codelength: float
    trial_codelengths: Floats
    member: Ints
    member_share: Floats
    member_tree: Ints
    hard_codelength: float

    @property
    def modules(self) -> Ints:
        """Return each node's leaf module."""
        return leaf_modules(self.tree, self.tree.shape[1])

    @property
    def leaves(self) -> Ints:
        """Return each membership's leaf module."""
        return leaf_modules(self.member_tree, self.member.size)


def graph_of(flow: FlowNetwork) -> Graph:
    """Return the kernels' view of a flow network: all modules are listed in the root's book."""
    root = np.zeros(flow.nodes, np.int32)
    return Graph(
        flow.indptr,
        flow.indices,
        flow.weights,
        flow.rates,
        flow.teleport,
        root,
        flow.physical,
        np.ones(flow.nodes, np.int32),
    )


def codelength(flow: FlowNetwork, tree: Ints) -> float:
    """Return L of a tree (rows as in ``Communities``) in bits per step, from scratch."""
    return tree_length(graph_of(flow), tree)


def find_communities(
    flow: FlowNetwork, options: InfomapOptions, context: Context, initial: Ints | None = None
) -> Steps[Communities]:
    """Search for the tree of modules with the shortest code.

    Parameters
    ----------
    initial
        (n,) a partition to start from; the result is never worse than it.
    """
    seeds = [_trial_seed(context.seed, trial) for trial in range(options.trials)]

    def search(seed: int, own: Context) -> Steps[Communities]:
        return _trial(flow, options, replace(own, seed=seed), initial)

    if min(context.threads, options.trials) > 1:
        found = yield from _in_threads(search, seeds, context)
    else:
        found = yield from _in_turn(search, seeds, context)
    best = min(found, key=lambda one: one.codelength)
    return replace(best, trial_codelengths=np.array([one.codelength for one in found]))


Search = Callable[[int, Context], Steps[Communities]]


def _trial_seed(seed: int, trial: int) -> int:
    """Return a well mixed 64-bit state, never 0 (splitmix64)."""
    z = (seed * 0x9E3779B97F4A7C15 + (trial + 1) * 0xD1B54A32D192ED03) % 2**64
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) % 2**64
    return (z ^ (z >> 31)) or 1


def _trial(flow: FlowNetwork, options: InfomapOptions, context: Context, initial: Ints | None) -> Steps[Communities]:
    graph = graph_of(flow)
    one_level = tree_length(graph, np.zeros((0, flow.nodes), np.int32))
    task = Task(graph, Books(np.zeros(1)), one_level, context.seed, options.check, attempts_for(flow.nodes))
    candidates: list[Ints] = []
    if initial is not None:
        candidates.append(initial[None].astype(np.int32))
    candidates += yield from _candidates(task, options, context, None if initial is None else _numbered(initial))
    candidates.append(np.zeros((0, flow.nodes), np.int32))
    lengths = [*(tree_length(graph, tree) for tree in candidates[:-1]), one_level]
    best = int(np.argmin(lengths))
    tree, every = canonical(candidates[best]), np.arange(flow.nodes, dtype=np.int32)
    once = np.ones(flow.nodes)
    return Communities(tree, lengths[best], one_level, np.array([lengths[best]]), every, once, tree, lengths[best])


def _candidates(task: Task, options: InfomapOptions, context: Context, start: Ints | None) -> Steps[list[Ints]]:
    """Search in the way asked for; return the trees worth comparing."""
    if options.method == "greedy-annealing":
        plain = task.graph._replace(physical=np.zeros(0, np.int32))
        module = yield from greedy_annealing(plain, context)
        if task.graph.physical.size:
            module = yield from refined_states(task, module, context)
        return [module[None]]
    if task.graph.physical.size:
        return (yield from state_trees(task, options.levels, context, start))
    if options.levels == "two":
        found = yield from search_modules(task, context, start)
        trees = [found.module[None]]
    else:
        trees = yield from search_tree(task, context, start)
    if 1 < task.graph.parent.size <= MOST_NODES:
        best = min(trees, key=lambda tree: tree_length(task.graph, tree))
        trees.append((yield from annealed_tree(task, best, options.levels, context)))
    return trees


def _numbered(labels: Ints) -> Ints:
    return np.unique(labels, return_inverse=True)[1].astype(np.int32)


def _in_turn(search: Search, seeds: list[int], context: Context) -> Steps[list[Communities]]:
    found: list[Communities] = []
    for seed in seeds:
        steps = search(seed, context)
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                found.append(end.value)
                break
            yield replace(step, done=len(found), total=len(seeds), numbers=_numbers(found) or step.numbers)
    return found


def _in_threads(search: Search, seeds: list[int], context: Context) -> Steps[list[Communities]]:
    """Run trials side by side; the kernels hold no lock. No thread outlives the generator."""
    stop = np.zeros(1, np.uint8)
    own = replace(context, threads=1, cancelled=stop)
    pool = ThreadPoolExecutor(min(context.threads, len(seeds)), "trial")
    try:
        futures = [pool.submit(_whole, search, seed, own) for seed in seeds]
        waiting: set[Future[Communities]] = set(futures)
        while waiting:
            context.check()
            _finished, waiting = wait(waiting, timeout=_PAUSE)
            done = [future.result() for future in futures if future.done()]
            yield Step(STAGE, len(done), len(seeds), _numbers(done), _snapshot(done))
        return [future.result() for future in futures]
    finally:
        stop[0] = 1
        pool.shutdown(cancel_futures=True)


def _whole(search: Search, seed: int, context: Context) -> Communities:
    return drain(search(seed, context))


def _numbers(found: list[Communities]) -> dict[str, float]:
    return {"codelength": min(one.codelength for one in found)} if found else {}


def _snapshot(found: list[Communities]) -> Callable[[], Ints] | None:
    if not found:
        return None
    best = min(found, key=lambda one: one.codelength)
    return lambda: best.modules
