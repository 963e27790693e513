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
from minentropy_app.engines.module_map import Books, Known, ModuleMap, aggregated, inside, reordered, shown
from minentropy_app.model.inputs import Ids, Ints
from minentropy_app.model.step import Context, Steps

#: Visits per node when nodes first join.
_JOINING_ROUNDS = 3
#: From this size on the network is laid out in memory by module before tuning.
_REORDER_FROM = 50_000
_MOST_ROUNDS = 40
#: Nodes whose modules are searched for parts at a time: each has its links copied meanwhile.
_NODES_AT_ONCE = 250_000
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
    #: Independent searches of which the best is kept.
    attempts: int = 1


@dataclass(frozen=True)
class Modules:
    """``module`` (n,) numbered by first node, ``length`` = L without the objects' own term.

    ``inner`` (n,) are the parts of the modules that tuning moved last.
    """

    module: Ints
    count: int
    length: float
    inner: Ints


def search_modules(task: Task, context: Context, start: Ints | None = None) -> Steps[Modules]:
    """Search modules below the parents; ``start`` is a first partition, by default single nodes."""
    best = yield from _search_once(task, context, start)
    for attempt in range(1, task.attempts):
        again = yield from _search_once(replace(task, seed=_mixed(task.seed + attempt)), context, None)
        if again.length < best.length - _LEAST_GAIN:
            best = again
    return best


def attempts_for(nodes: int) -> int:
    """How often a network of so many nodes is searched."""
    return _ATTEMPTS if nodes <= _TRY_AGAIN_TO else 1


def _search_once(task: Task, context: Context, start: Ints | None) -> Steps[Modules]:
    present: list[Ints] = []
    if start is None:
        joining = _join(task.graph, task.books, task.seed, context, present)
    else:
        joining = _join_parts(task, start, context, present)
    known = yield from shown(joining, partial(_composed, present, task.graph.parent.size))
    tuner = _Tuner(task, context, known)
    yield from shown(tuner.run(), tuner.present)
    return tuner.result()


def _join_parts(task: Task, start: Ints, context: Context, present: list[Ints]) -> Steps[Known]:
    """Let the modules of a first partition join each other."""
    label = start.astype(np.int32)
    count = tables.renumber(label, int(label.max()) + 1)
    parts = aggregated(task.graph, label, count)
    found = yield from _join(parts, task.books, task.seed, context)
    present[:] = found.label, label
    return replace(found, label=found.label[label])


def _join(
    graph: Graph, books: Books, seed: int, context: Context, present: list[Ints] | None = None, refine: bool = True
) -> Steps[Known]:
    """Nodes join modules, modules join modules, until no move saves bits; then from the top down they move again.

    ``present`` is kept as the modules of the level being moved, and each node's place in that level.
    """
    level = ModuleMap(graph, books, seed, context)
    module, count = np.arange(graph.parent.size, dtype=np.int32), graph.parent.size
    below: list[tuple[Graph, Ints]] = []
    while True:
        level.set_singles()
        if present is not None:
            present[:] = level.search.module, module
        everything = np.arange(count, dtype=np.int32)
        moved = yield from level.move_nodes(everything, joining=True, rounds=_JOINING_ROUNDS)
        top, label = level.aggregate() if moved else (level.graph, everything)
        if top.parent.size == count:
            break
        module, count = label[module], top.parent.size
        below.append((level.graph, label))
        level = ModuleMap(top, books, int(level.search.random[0]), context)
    known = Known(everything, top.rates, top.teleport, top.parent, top.members)
    return (yield from _moved_again(below, known, (books, int(level.search.random[0]), context), refine))


def _moved_again(
    below: list[tuple[Graph, Ints]], known: Known, settings: tuple[Books, int, Context], refine: bool
) -> Steps[Known]:
    """Let the units of each level move between the modules found, coarsest first; return the modules of nodes."""
    books, seed, context = settings
    for depth in range(len(below) - 1, -1, -1):
        graph, label = below[depth]
        known = replace(known, label=known.label[label])
        if 0 < depth < len(below) - 1 and refine:
            level = ModuleMap(graph, books, _mixed(seed + depth), context)
            level.set_known(known)
            if (yield from level.move_nodes(np.arange(label.size, dtype=np.int32))):
                known = level.known()
    return known


def _composed(present: list[Ints], nodes: int) -> Ints:
    """Return the module of every node by way of the level between."""
    found: Ints = present[0][present[1]] if present else np.arange(nodes, dtype=np.int32)
    return found


def _layout(module: Ints) -> Ids | None:
    if module.size < _REORDER_FROM:
        return None
    return np.argsort(module, kind="stable")


class _Tuner:
    """Fine and coarse tuning of one partition."""

    def __init__(self, task: Task, context: Context, start: Known) -> None:
        self.task, self.context = task, context
        self.order = order = _layout(start.label)
        graph = task.graph if order is None else reordered(task.graph, order)
        self.map = ModuleMap(graph, task.books, _mixed(task.seed), context)
        self.map.set_known(start if order is None else replace(start, label=start.label[order]))
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
        known, s = self.map.known(), self.map.search
        rank = np.zeros(s.size.size, np.int32)
        rank[s.module] = known.label
        yield from self.map.move_groups(known.label, known.rates, known.teleport, rank[chosen])
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
        s, rates, teleport = self.map.search, [self.sub_rates[:0]], [self.sub_teleport[:0]]
        old = count = len(self.sub_rates)
        seed = int(s.random[0])
        for some in _portions(chosen, s.size[chosen]):
            graph, nodes = inside(self.map.graph, s.module, some)
            found = yield from _join(graph, Books(s.table[some, 1].copy()), seed, self.context, refine=False)
            self.sub[nodes] = found.label + count
            count += len(found.rates)
            seed = _mixed(seed)
            rates.append(found.rates)
            teleport.append(found.teleport)
            del graph, nodes, found
        tables_of = (self.sub_rates, self.sub_teleport), (np.concatenate(rates), np.concatenate(teleport))
        self.sub_rates, self.sub_teleport, number = tables.joined_tables(*tables_of, self.sub)
        return np.flatnonzero(number >= old).astype(np.int32)

    def _note_changed(self) -> Ints:
        chosen = self.map.take_changed()
        self.dirty[chosen] = True
        return chosen

    def _check(self) -> None:
        if self.task.check:
            _same(self.map.running_length, self.map.recomputed_length())

    def present(self) -> Ints:
        """Return each node's present module."""
        return self._in_order(self.map.search.module)

    def _in_order(self, label: Ints) -> Ints:
        """Return labels in the order of the task's nodes."""
        found = label.copy()
        if self.order is not None:
            found[self.order] = label
        return found

    def result(self) -> Modules:
        """Return the partition in the order of the task's nodes, its L recomputed."""
        module = self.present()
        count = tables.renumber(module, module.size)
        length = self.map.recomputed_length()
        _same(self.map.running_length, length)
        return Modules(module, count, length, self._in_order(self.sub))


def _portions(modules: Ints, size: Ints) -> list[Ints]:
    """Part modules into portions of so many nodes that their networks take little memory."""
    portion = (np.cumsum(size, dtype=np.int64) - 1) // _NODES_AT_ONCE
    return np.split(modules, np.flatnonzero(np.diff(portion)) + 1)


def _same(running: float, recomputed: float) -> None:
    if abs(running - recomputed) > 1e-9:
        raise AssertionError(f"running code length {running} is not the recomputed {recomputed}")


def _mixed(seed: int) -> int:
    """Return another state of the generator, never 0."""
    return (seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) % 2**64 or 1
