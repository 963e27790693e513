"""A partition under construction: one graph, its modules, and the passes that improve them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels import modules as tables
from minentropy_app.engines.kernels import moves
from minentropy_app.engines.kernels.modules import Graph
from minentropy_app.engines.kernels.moves import Search, Units
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

T = TypeVar("T")
Bools = npt.NDArray[np.bool_]
STAGE = QT_TRANSLATE_NOOP("engines.infomap", "Searching for modules")
#: Links looked at between two Steps: some 30 ms on a busy machine.
_LINKS_PER_STEP = 800_000
#: Modules proposed at random to nodes with at most two links.
_RANDOM_PROPOSALS = 2


@dataclass(frozen=True)
class Books:
    """The code books that list modules: exit rate X_P of each (0 for the root).

    ``index``: the nodes are modules already and their groups are one level more; a group of one
    needs no book of its own.
    """

    leaving: Floats
    index: bool = False


@dataclass(frozen=True)
class Known:
    """A partition with its tables: (n,) module of each node, and per module rates, teleportation, book, members."""

    label: Ints
    rates: Floats
    teleport: Floats
    parent: Ints
    members: Ints


class ModuleMap:
    """Modules of a graph, moved in place.

    Parameters
    ----------
    graph
        The network; modules never cross its ``parent`` books.
    books
        What the modules are listed in.
    seed
        State of the random generator, not 0.
    """

    def __init__(self, graph: Graph, books: Books, seed: int, context: Context) -> None:
        self.graph = graph
        self.books = books
        self.context = context
        self.search = _new_search(graph, books, seed)
        self.count = graph.parent.size
        #: L without the objects' own term, as recomputed last.
        self.length = 0.0

    @property
    def running_length(self) -> float:
        """``length`` plus the changes since."""
        return self.length + float(self.search.gain[0])

    def set_modules(self, module: Ints) -> None:
        """Take a partition with any labels from 0 up, number it by first node and compute its tables from scratch."""
        label = module.astype(np.int32)
        tables.renumber(label, int(label.max()) + 1)
        self.search.module[:] = label
        self.reload()

    def set_singles(self) -> None:
        """Let every node be a module."""
        graph = self.graph
        self.search.module[:] = np.arange(self.count, dtype=np.int32)
        self._load((graph.rates, graph.members), graph.teleport, graph.parent)

    def set_known(self, known: Known) -> None:
        """Take a partition whose rates are known."""
        self.search.module[:] = known.label
        self.count = len(known.rates)
        self._load((known.rates, known.members), known.teleport, known.parent)

    def known(self) -> Known:
        """Return the present partition and its running rates, modules numbered by first node."""
        s = self.search
        return Known(*tables.present_modules(self.graph, s.module, s.table, s.teleport))

    def aggregate(self) -> tuple[Graph, Ints]:
        """Return the network of the present modules, and each node's number there."""
        known = self.known()
        return _between(self.graph, known), known.label

    def reload(self) -> None:
        """Renumber the modules and recompute all tables and L."""
        s, graph = self.search, self.graph
        self.count = tables.renumber(s.module, s.module.size)
        rates, teleport = tables.module_rates(graph, s.module, self.count)
        parent, size = tables.module_parents(graph, s.module, self.count)
        self._load((rates, size), teleport, parent)

    def _load(self, modules: tuple[Floats, Ints], teleport: Floats, parent: Ints) -> None:
        books = self.books
        moves.load_modules(self.search, modules, teleport, parent, books.leaving)
        self.length = float(tables.books_length(modules, parent, books.leaving, books.index))

    def recomputed_length(self) -> float:
        """Return L of the present modules from scratch, as ``running_length`` should be."""
        label = self.search.module.copy()
        count = tables.renumber(label, label.size)
        rates, _teleport = tables.module_rates(self.graph, label, count)
        parent, size = tables.module_parents(self.graph, label, count)
        return float(tables.books_length((rates, size), parent, self.books.leaving, self.books.index))

    def move_nodes(self, chosen: Ints, joining: bool = False, rounds: int = 10) -> Steps[int]:
        """Visit nodes in random order, and their neighbours again, until nothing moves; return the moves."""
        s, graph = self.search, self.graph
        units = Units(_NONE, _NONE64, _NONE, graph.rates, graph.teleport, graph.members)
        s.ints[moves.JOINING] = joining
        return (yield from self._move(units, chosen, rounds))

    def move_groups(self, label: Ints, rates: Floats, teleport: Floats, chosen: Ints) -> Steps[int]:
        """Move groups of nodes, each within one module; return the moves."""
        indptr, nodes = tables.members(label, len(rates))
        size = tables.module_parents(self.graph, label, len(rates))[1]
        self.search.ints[moves.JOINING] = 0
        return (yield from self._move(Units(label, indptr, nodes, rates, teleport, size), chosen, 10))

    def _move(self, units: Units, chosen: Ints, rounds: int) -> Steps[int]:
        s = self.search
        moves.fill_queue(s, chosen)
        total = len(units.rates)
        limit = rounds * total + 100
        chunk = max(64, _LINKS_PER_STEP * total // (self.graph.indices.size + 10 * total))
        while s.ints[moves.WAITING] and s.ints[moves.VISITS] < limit:
            moves.move_units(
                self.graph, units, s, min(chunk, limit - int(s.ints[moves.VISITS])), self.context.cancelled
            )
            self.context.check()
            yield Step(STAGE, 0, 0)
        if s.ints[moves.WAITING]:
            s.queued[s.ring[(s.ints[moves.HEAD] + np.arange(s.ints[moves.WAITING])) % s.ring.size]] = 0
        return int(s.ints[moves.MOVES])

    def take_changed(self) -> Ints:
        """Return the non-empty modules changed since the last call, and forget them."""
        s = self.search
        changed = np.flatnonzero((s.changed != 0) & (s.size > 0)).astype(np.int32)
        s.changed[:] = 0
        return changed

    def take_active(self) -> Ints:
        """Return the nodes moved in groups, and their neighbours, since the last call; forget them."""
        active = np.flatnonzero(self.search.active).astype(np.int32)
        self.search.active[:] = 0
        return active


def shown(steps: Steps[T], present: Callable[[], Ints]) -> Steps[T]:
    """The same Steps with a partition as snapshot, made only when somebody looks."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield Step(step.stage, step.done, step.total, step.numbers, present)


_NONE = np.zeros(0, np.int32)
_NONE64 = np.zeros(0, np.int64)


def _new_search(graph: Graph, books: Books, seed: int) -> Search:
    n = graph.parent.size
    ints = np.zeros(9, np.int64)
    ints[moves.INDEX] = books.index
    ints[moves.RANDOM] = _RANDOM_PROPOSALS
    ints[moves.BALANCED] = tables.balanced(graph.rates)
    return Search(
        module=np.arange(n, dtype=np.int32),
        size=np.ones(n, np.int32),
        vacant=np.zeros(n, np.int32),
        table=np.zeros((n, 4)),
        teleport=np.zeros(graph.teleport.shape),
        books=np.zeros((books.leaving.size, 2)),
        ring=np.zeros(n + 1, np.int32),
        queued=np.zeros(n, np.uint8),
        flow_to=np.zeros(n),
        cells=np.zeros((6, n + 8)),
        found=np.zeros(n + 8, np.int32),
        changed=np.zeros(n, np.uint8),
        active=np.zeros(n, np.uint8),
        ints=ints,
        gain=np.zeros(1),
        random=np.array([seed], np.uint64),
    )


def aggregated(graph: Graph, label: Ints, count: int) -> Graph:
    """Return the network of modules: one node per label."""
    rates, teleport = tables.module_rates(graph, label, count)
    return _between(graph, Known(label, rates, teleport, *tables.module_parents(graph, label, count)))


def _between(graph: Graph, known: Known) -> Graph:
    """Return the network between modules: one node each."""
    indptr, indices, weights = tables.aggregate_links(graph, known.label, len(known.rates))
    return Graph(indptr, indices, weights, known.rates, known.teleport, known.parent, _NONE, known.members)


def inside(graph: Graph, label: Ints, chosen: Ints) -> tuple[Graph, Ids]:
    """Return the network of the nodes in the chosen modules, cut at module borders.

    Each chosen module becomes a parent, numbered as in ``chosen`` (ascending). Also returns the nodes.
    """
    nodes, parent, new = tables.nodes_inside(label, chosen)
    indptr, indices, weights = tables.inner_links(graph, label, new, nodes.size)
    return _with_links(graph, indptr, indices, weights, nodes)._replace(parent=parent), nodes


def reordered(graph: Graph, order: Ids) -> Graph:
    """Return the same network with node ``order[k]`` renamed k."""
    indptr, indices, weights = tables.reorder_links(graph, order)
    return _with_links(graph, indptr, indices, weights, order)


def _with_links(graph: Graph, indptr: Ids, indices: Ints, weights: Floats, nodes: Ids) -> Graph:
    teleport = graph.teleport[nodes] if graph.teleport.size else graph.teleport
    physical = graph.physical[nodes] if graph.physical.size else graph.physical
    rates, parent, members = graph.rates[nodes], graph.parent[nodes], graph.members[nodes]
    return Graph(indptr, indices, weights, rates, teleport, parent, physical, members)
