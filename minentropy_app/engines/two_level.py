"""Two-level search: modules from single nodes, then fine and coarse tuning of what still changes.

The map equation (arXiv:0906.1405): nodes join neighbouring modules in random order, modules join
modules; then nodes (fine tuning) and sub-modules (coarse tuning) move again while L falls. Rounds after
the first look only at modules that changed since they were looked at last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from minentropy_app.engines.kernels import modules as tables
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.module_map import Books, ModuleMap, inside, reordered, shown
from minentropy_app.model.inputs import Ids, Ints
from minentropy_app.model.step import Context, Steps

#: Visits per node when nodes first join.
_JOINING_ROUNDS = 3
#: From this size on the network is laid out in memory by module before tuning.
_REORDER_FROM = 50_000
_MOST_ROUNDS = 40
#: Networks so small are searched several times, which costs nothing and helps much.
_TRY_AGAIN_TO = 200
_ATTEMPTS = 6
_LEAST_GAIN = 1e-10
#: Tuning ends when a round saves less than this share of the objects' entropy.
_LEAST_SHARE = 1e-6


@dataclass(frozen=True)
class Task:
    """What to search; ``entropy`` = −Σ plogp of all visit rates."""

    graph: Graph
    books: Books
    entropy: float
    seed: int
    #: Compare the running code length with the recomputed one after every pass.
    check: bool = False


@dataclass(frozen=True)
class Modules:
    """``module`` (n,) numbered by first node, ``length`` = L without the objects' own term."""

    module: Ints
    count: int
    length: float


def search_modules(task: Task, context: Context, start: Ints | None = None) -> Steps[Modules]:
    """Search modules below the parents; ``start`` is a first partition, by default single nodes."""
    best = yield from _search_once(task, context, start)
    for attempt in range(1, _ATTEMPTS if task.graph.parent.size <= _TRY_AGAIN_TO else 1):
        again = yield from _search_once(replace(task, seed=_mixed(task.seed + attempt)), context, None)
        if again.length < best.length - _LEAST_GAIN:
            best = again
    return best


def _search_once(task: Task, context: Context, start: Ints | None) -> Steps[Modules]:
    module = start
    if module is None:
        present: list[Ints] = []
        joining = _join(task.graph, task.books, task.seed, context, present)
        module, _count = yield from shown(joining, partial(_composed, present))
    tuner = _Tuner(task, context, module, _layout(task.graph, module))
    yield from shown(tuner.run(), tuner.present)
    return tuner.result()


def _join(
    graph: Graph, books: Books, seed: int, context: Context, present: list[Ints] | None = None
) -> Steps[tuple[Ints, int]]:
    """Nodes join modules, modules join modules, until no move saves bits.

    ``present`` is kept as the modules of the level being moved, and each node's place in that level.
    """
    level = ModuleMap(graph, books, seed, context)
    module, count = np.arange(graph.parent.size, dtype=np.int32), graph.parent.size
    while True:
        level.set_singles()
        everything = np.arange(count, dtype=np.int32)
        if present is not None:
            present[:] = level.search.module, module
        moved = yield from level.move_nodes(everything, joining=True, rounds=_JOINING_ROUNDS)
        if not moved:
            return module, count
        graph, label = level.aggregate()
        module = label[module]
        if graph.parent.size == count:
            return module, count
        count = graph.parent.size
        level = ModuleMap(graph, books, int(level.search.random[0]), context)


def _composed(present: list[Ints]) -> Ints:
    """Return the module of every node by way of the level between."""
    found: Ints = present[0][present[1]]
    return found


def _layout(graph: Graph, module: Ints) -> Ids | None:
    if module.size < _REORDER_FROM:
        return None
    return np.argsort(module, kind="stable")


class _Tuner:
    """Fine and coarse tuning of one partition."""

    def __init__(self, task: Task, context: Context, module: Ints, order: Ids | None) -> None:
        self.task, self.context, self.order = task, context, order
        graph = task.graph if order is None else reordered(task.graph, order)
        self.map = ModuleMap(graph, task.books, _mixed(task.seed), context)
        self.map.set_modules(module if order is None else module[order])
        n = graph.parent.size
        self.sub = np.zeros(n, np.int32)
        self.sub_rates = np.zeros((0, 3))
        self.sub_teleport = np.zeros((0, 2))
        self.map.search.active[:] = 1
        self.dirty = np.ones(n, np.bool_)

    def run(self) -> Steps[None]:
        least = _LEAST_SHARE * abs(self.task.entropy)
        for _ in range(_MOST_ROUNDS):
            before = self.map.running_length
            yield from self.fine()
            yield from self.coarse()
            if before - self.map.running_length < least:
                return

    def fine(self) -> Steps[None]:
        moved = yield from self.map.move_nodes(self.map.take_active())
        self._check()
        if moved:
            yield from self.merge()

    def merge(self) -> Steps[None]:
        """Let changed modules join others."""
        chosen = self._note_changed()
        s = self.map.search
        present = np.flatnonzero(s.size > 0).astype(np.int32)
        rank = np.full(s.size.size, -1, np.int32)
        rank[present] = np.arange(present.size, dtype=np.int32)
        teleport = s.teleport[present] if s.teleport.size else s.teleport
        rates = np.ascontiguousarray(s.table[present, :3])
        yield from self.map.move_groups(rank[s.module], rates, teleport, rank[chosen])
        self._check()

    def coarse(self) -> Steps[None]:
        """Find the sub-modules of changed modules and let them move."""
        self._note_changed()
        s = self.map.search
        chosen = np.flatnonzero(self.dirty & (s.size > 0)).astype(np.int32)
        self.dirty[:] = False
        if not chosen.size:
            return
        new = yield from self._find_sub_modules(chosen)
        moved = yield from self.map.move_groups(self.sub, self.sub_rates, self.sub_teleport, new)
        self._check()
        if moved:
            yield from self.merge()

    def _find_sub_modules(self, chosen: Ints) -> Steps[Ints]:
        s = self.map.search
        graph, nodes = inside(self.map.graph, s.module, chosen)
        label, count = yield from _join(graph, Books(s.table[chosen, 1].copy()), int(s.random[0]), self.context)
        rates, teleport = tables.module_rates(graph, label, count)
        old = len(self.sub_rates)
        self.sub[nodes] = label + old
        used = np.unique(self.sub)
        self.sub = np.searchsorted(used, self.sub).astype(np.int32)
        self.sub_rates = np.concatenate([self.sub_rates, rates])[used]
        if self.map.graph.teleport.size:
            self.sub_teleport = np.concatenate([self.sub_teleport, teleport])[used]
        return np.flatnonzero(used >= old).astype(np.int32)

    def _note_changed(self) -> Ints:
        chosen = self.map.take_changed()
        self.dirty[chosen] = True
        return chosen

    def _check(self) -> None:
        if self.task.check:
            _same(self.map.running_length, self.map.recomputed_length())

    def present(self) -> Ints:
        """Return each node's present module."""
        module = self.map.search.module.copy()
        if self.order is not None:
            module[self.order] = self.map.search.module
        return module

    def result(self) -> Modules:
        """Return the partition in the order of the task's nodes, its L recomputed."""
        module = self.present()
        count = tables.renumber(module, module.size)
        running = self.map.running_length
        self.map.reload()
        _same(running, self.map.length)
        return Modules(module, count, self.map.length)


def _same(running: float, recomputed: float) -> None:
    if abs(running - recomputed) > 1e-9:
        raise AssertionError(f"running code length {running} is not the recomputed {recomputed}")


def _mixed(seed: int) -> int:
    """Return another state of the generator, never 0."""
    return (seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) % 2**64 or 1
