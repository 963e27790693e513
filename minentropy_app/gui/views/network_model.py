"""What network view, code view and module table show: plain data made from a partition or a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.flow import FlowOptions
from minentropy_app.engines.module_books import ENTER, EXIT, VISIT, ModuleBooks
from minentropy_app.model.inputs import Floats, Ids, Ints, Network

#: A module is named after what this share of its members have in common.
SHARED = 0.3


@dataclass(frozen=True)
class Walk:
    """The links walked along: ends as indices of nodes, and the flow along each.

    ``shown`` tells which may be drawn one by one: behind links made from loans at least as many
    borrowers must stand as privacy asks for.
    """

    source: Ints
    target: Ints
    flow: Floats
    directed: bool
    shown: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Memberships:
    """Nodes that are in several modules: (k,) node, book and share of the node's visits."""

    node: Ints
    book: Ints
    share: Floats

    def of(self, node: int) -> list[tuple[int, float]]:
        """Books of a node with its share in each, the largest first; empty if it is in one only."""
        rows = np.flatnonzero(self.node == node)
        rows = rows[np.argsort(-self.share[rows], kind="stable")]
        found = list(zip(self.book[rows].tolist(), self.share[rows].tolist(), strict=True))
        return found if len(found) > 1 else []


@dataclass(frozen=True)
class SharedBooks:
    """The code books where nodes are in several modules: a node's word stands in the book of each.

    Attributes
    ----------
    books
        The books with memberships in the place of nodes.
    node, share
        (m,) node of each membership, and its share of the node's visits.
    place
        (modules,) book here of each book of the model, in which every node has its largest membership only.
    """

    books: ModuleBooks
    node: Ints
    share: Floats
    place: Ints

    @cached_property
    def back(self) -> Ints:
        """Book of the model of each book here, −1 for modules that are nobody's largest."""
        found = np.full(len(self.books), -1, np.int32)
        known = np.flatnonzero(self.place >= 0)
        found[self.place[known]] = known
        return found

    def saved(self, book: int, plain: Floats) -> float:
        """Bits a step that a module saves, of ``plain`` bits of each node with one book."""
        here = int(self.place[book])
        below = self.books.nodes_below(here)
        return float((plain[self.node[below]] * self.share[below]).sum() - self.books.costs()[here])


@dataclass(frozen=True)
class NetworkModel:
    """A network with its tree of modules.

    *Things* are modules and nodes in one numbering: thing t < m is the module with book t, thing
    m + a is node a.

    Attributes
    ----------
    item_ids, labels, subtitles
        (n,) items, their titles, and what stands under a title.
    flow
        (n,) rate of visits of each node.
    books
        The tree of modules and what its code books cost; the root's book only where there are none.
    suggested, given
        Names of the modules: found from their members, and as the user changed them, by book.
    kind
        Kind of the entry: communities, network or neighbour-graph.
    memberships
        Where nodes may be in several modules; ``books`` then has each node's largest one.
    shared
        The books really written where nodes are in several modules, None elsewhere.
    network, options
        What the walk was made from, for searches at other Markov times.
    """

    ref: str
    kind: str
    item_ids: Ids
    labels: Sequence[str]
    subtitles: Sequence[str]
    flow: Floats
    walk: Walk
    books: ModuleBooks
    suggested: tuple[str, ...]
    given: dict[int, str] = field(default_factory=dict)
    metrics: dict[str, object] = field(default_factory=dict)
    memberships: Memberships | None = None
    shared: SharedBooks | None = None
    network: Network | None = None
    options: FlowOptions | None = None

    def __len__(self) -> int:
        return int(self.item_ids.size)

    @property
    def modules(self) -> int:
        """Modules on all levels."""
        return len(self.books) - 1

    def named(self, names: dict[int, str]) -> NetworkModel:
        """The same with other given names."""
        return replace(self, given=names)

    def name(self, book: int) -> str:
        """The name of a module."""
        return self.given.get(book) or self.suggested[book]

    def title(self, thing: int) -> str:
        """The name of a module or the label of a node."""
        m = len(self.books)
        return self.name(thing) if thing < m else self.labels[thing - m]

    def nodes_of(self, thing: int) -> Ids:
        """Nodes that a thing stands for."""
        m = len(self.books)
        return self.books.nodes_below(thing) if thing < m else np.array([thing - m], np.int64)

    def ids_of(self, thing: int) -> Ids:
        """Items that a thing stands for."""
        return self.item_ids[self.nodes_of(thing)]

    def things_in(self, book: int) -> Ints:
        """Modules and nodes listed in a book, those with most flow first."""
        things = np.concatenate([self.books.children(book), len(self.books) + self.books.nodes_in(book)])
        return things[np.argsort(-self.flow_of(things), kind="stable")].astype(np.int32)

    def flow_of(self, things: Ints) -> Floats:
        """Rates of visits of things."""
        m = len(self.books)
        inside = np.minimum(things, m - 1)
        nodes = np.clip(things - m, 0, max(len(self) - 1, 0))
        flows: Floats = np.where(things < m, self.books.rates[inside, VISIT], self.flow[nodes])
        return flows

    def leaving(self, things: Ints) -> Floats:
        """Share of the flow through a module that leaves it; 0 for nodes."""
        m = len(self.books)
        rates = self.books.rates[np.minimum(things, m - 1)]
        share: Floats = np.where(things < m, rates[:, EXIT] / np.maximum(rates[:, VISIT], 1e-300), 0.0)
        return np.clip(share, 0.0, 1.0)

    def words_in(self, book: int) -> tuple[Ints, Floats]:
        """Things with a word in a book, and how often a step it is written: entries of modules, visits of nodes."""
        m = len(self.books)
        if self.shared is None:
            things = self.things_in(book)
            entered = self.books.rates[np.minimum(things, m - 1), ENTER]
            return things, np.where(things < m, entered, self.flow_of(things))
        books, here = self.shared.books, int(self.shared.place[book])
        modules, nodes = books.children(here), books.nodes_in(here)
        modules = modules[self.shared.back[modules] >= 0]
        things = np.concatenate([self.shared.back[modules], m + self.shared.node[nodes]]).astype(np.int32)
        visits = self.flow[self.shared.node[nodes]] * self.shared.share[nodes]
        return things, np.concatenate([books.rates[modules, ENTER], visits])

    def use(self, book: int) -> float:
        """Words a step written with a book."""
        if self.shared is None:
            return float(self.books.use[book])
        return float(self.shared.books.use[self.shared.place[book]])

    def saved(self, book: int) -> float:
        """Bits a step that a module saves against one book."""
        if self.shared is None:
            return float(self.books.saved()[book])
        return self.shared.saved(book, self.books.one_level_bits)

    def is_module(self, thing: int) -> bool:
        """Whether a thing is a module."""
        return thing < len(self.books)

    @cached_property
    def top_modules(self) -> Ints:
        """Modules listed in the root's book, those with most flow first."""
        top = self.books.children(0)
        return top[np.argsort(-self.books.rates[top, VISIT], kind="stable")].astype(np.int32)

    @cached_property
    def node_ranks(self) -> Ints:
        """(n,) rank by flow of the top module of each node; −1 for nodes in the root's own book."""
        ranks = np.full(len(self), -1, np.int32)
        for rank, book in enumerate(self.top_modules.tolist()):
            ranks[self.books.nodes_below(book)] = rank
        return ranks

    def rank_of(self, thing: int) -> int:
        """Rank by flow of the top module that a thing belongs to, −1 for none."""
        nodes = self.nodes_of(thing)
        return int(self.node_ranks[nodes[0]]) if nodes.size else -1

    @cached_property
    def _by_id(self) -> npt.NDArray[np.intp]:
        return np.argsort(self.item_ids, kind="stable")

    def indices(self, ids: Ids) -> npt.NDArray[np.intp]:
        """Nodes of the given ids; those not here are left out."""
        order = self._by_id
        if not order.size:
            return np.zeros(0, np.intp)
        at = order[np.minimum(np.searchsorted(self.item_ids, ids, sorter=order), order.size - 1)]
        found: npt.NDArray[np.intp] = at[self.item_ids[at] == ids]
        return found

    def path_to(self, item: int) -> tuple[int, ...]:
        """Modules from the top down that hold an item."""
        rows = self.indices(np.array([item], np.int64))
        return self.books.path(int(self.books.home[rows[0]])) if rows.size else ()


def suggestions(books: ModuleBooks, flow: Floats, labels: Sequence[str], shared: Sequence[Sequence[str]]) -> list[str]:
    """Name modules: after an author or class that enough of the members share, else the most central member.

    ``shared`` are columns (n,) of values ("" unknown) in the order in which they are tried; no name is
    given twice on the way from the root down.
    """
    names, taken = [""] * len(books), set[str]()
    for book in sorted(range(1, len(books)), key=lambda b: (books.depth[b], -books.rates[b, VISIT], b)):
        nodes = books.nodes_below(book)
        found = next((name for column in shared if (name := common(nodes, column)) and name not in taken), "")
        central = nodes[np.argsort(-flow[nodes], kind="stable")[:1]]
        names[book] = found or (labels[int(central[0])] if central.size else "")
        taken.add(names[book])
    return names


def common(nodes: Ids, column: Sequence[str]) -> str:
    """The value that at least 30 % of three or more members share, "" if there is none."""
    if nodes.size < 3:
        return ""
    counts: dict[str, int] = {}
    for node in nodes.tolist():
        if column[node]:
            counts[column[node]] = counts.get(column[node], 0) + 1
    best = max(counts.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return best[0] if best[1] >= max(SHARED * nodes.size, 2) else ""
