"""What network view, code view and module table show: plain data made from a partition or a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.flow import FlowOptions
from minentropy_app.engines.module_books import ENTER, EXIT, VISIT, ModuleBooks
from minentropy_app.model.inputs import Floats, Ids, Ints, Network

#: A module is named after what this share of its members have in common.
SHARED = 0.3
_SEVERAL = 2
#: Most central members after which a module may be named, where the first has given its name already.
_CENTRAL = 8


@dataclass(frozen=True)
class Walk:
    """The links walked along: ends as indices of places, and the flow along each.

    ``shown`` tells which may be drawn one by one: behind links made from loans at least as many
    borrowers must stand as privacy asks for.
    """

    source: Ints
    target: Ints
    flow: Floats
    directed: bool
    shown: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class NetworkModel:
    """A network with its tree of modules.

    *Places* are where nodes stand: a node in several modules has one in each of them, that with the largest
    share of its visits first; other nodes have one. *Things* are modules and places in one numbering: thing
    t < m is the module with book t, thing m + a is place a.

    Attributes
    ----------
    item_ids, labels, subtitles
        (n,) items, their titles, and what stands under a title.
    flow
        (n,) rate of visits at each place.
    books
        The tree of modules and what its code books cost; the root's book only where there are none.
    suggested, given
        Names of the modules: found from their members, and as the user changed them, by book.
    kind
        Kind of the entry: communities, network or neighbour-graph.
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
    network: Network | None = None
    options: FlowOptions | None = None

    def __len__(self) -> int:
        return int(self.item_ids.size)

    @cached_property
    def nodes(self) -> int:
        """Nodes, each once."""
        return int(np.unique(self.item_ids).size)

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

    def places_of(self, thing: int) -> Ids:
        """Places that a thing stands for."""
        m = len(self.books)
        return self.books.nodes_below(thing) if thing < m else np.array([thing - m], np.int64)

    def ids_of(self, thing: int) -> Ids:
        """Items that a thing stands for, each once."""
        ids: Ids = self.item_ids[self.places_of(thing)]
        return ids if ids.size < _SEVERAL else np.unique(ids)

    def members(self, book: int) -> int:
        """Nodes in a module on any level, each once."""
        return int(self.sizes[book])

    @cached_property
    def sizes(self) -> Ints:
        """(m,) nodes in each module on any level, each once."""
        if self.nodes == len(self):
            return self.books.size
        return np.array([self.ids_of(book).size for book in range(len(self.books))], np.int32)

    def things_in(self, book: int) -> Ints:
        """Modules and places listed in a book, those with most flow first."""
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
        m, things = len(self.books), self.things_in(book)
        modules, places = things[things < m], things[things >= m] - m
        words, which = np.unique(self.books.word[places], return_inverse=True)
        visits = np.bincount(which, self.flow[places], words.size)
        return np.concatenate([modules, m + words]), np.concatenate([self.books.rates[modules, ENTER], visits])

    def ids_of_word(self, thing: int) -> Ids:
        """Items that are written with the word of a thing."""
        m = len(self.books)
        return self.ids_of(thing) if thing < m else np.unique(self.item_ids[self.books.word == thing - m])

    def use(self, book: int) -> float:
        """Words a step written with a book."""
        return float(self.books.use[book])

    def saved(self, book: int) -> float:
        """Bits a step that a module saves against one book."""
        return float(self._saved[book])

    @cached_property
    def _saved(self) -> Floats:
        return self.books.saved()

    def node_rows(self, ids: Ids, limit: int) -> list[tuple[str, str, int]]:
        """Name and module of those of the items that are here, most visited first; no figure."""
        places = self.indices(ids)
        once = places[np.sort(np.unique(self.item_ids[places], return_index=True)[1])]
        best = once[np.argsort(-self.flow[once], kind="stable")][:limit]
        homes = (int(self.books.home[place]) for place in best)
        return [
            (self.labels[int(place)], self.name(book) if book else "", -1)
            for place, book in zip(best, homes, strict=True)
        ]

    def shares_of(self, item: int) -> list[tuple[int, float]]:
        """Books that an item is written in with its share of visits in each, the largest first."""
        places = self.indices(np.array([item], np.int64))
        every = float(self.flow[places].sum())
        return [(int(self.books.home[at]), float(self.flow[at]) / every if every else 0.0) for at in places]

    def is_module(self, thing: int) -> bool:
        """Whether a thing is a module."""
        return thing < len(self.books)

    @property
    def divided(self) -> bool:
        """Whether the walk is divided into modules: at least two of them are visited."""
        return int((self.books.rates[self.top_modules, VISIT] > 0).sum()) > 1

    @cached_property
    def leaf_modules(self) -> int:
        """Books in which nodes are written: the modules of a two-level tree, the finest ones of others."""
        return int(np.unique(self.books.home).size)

    @cached_property
    def top_modules(self) -> Ints:
        """Modules listed in the root's book, those with most flow first."""
        top = self.books.children(0)
        return top[np.argsort(-self.books.rates[top, VISIT], kind="stable")].astype(np.int32)

    @cached_property
    def place_ranks(self) -> Ints:
        """(n,) rank by flow of the top module of each place; −1 for those in the root's own book."""
        ranks = np.full(len(self), -1, np.int32)
        for rank, book in enumerate(self.top_modules.tolist()):
            ranks[self.books.nodes_below(book)] = rank
        return ranks

    def rank_of(self, thing: int) -> int:
        """Rank by flow of the top module that a thing belongs to, −1 for none."""
        places = self.places_of(thing)
        return int(self.place_ranks[places[0]]) if places.size else -1

    @cached_property
    def _by_id(self) -> npt.NDArray[np.intp]:
        return np.argsort(self.item_ids, kind="stable")

    def indices(self, ids: Ids) -> npt.NDArray[np.intp]:
        """Every place of the given items, in their order; those not here are left out."""
        first = np.searchsorted(self.item_ids, ids, sorter=self._by_id)
        many = np.searchsorted(self.item_ids, ids, "right", sorter=self._by_id) - first
        within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
        found: npt.NDArray[np.intp] = self._by_id[np.repeat(first, many) + within]
        return found

    def path_to(self, item: int) -> tuple[int, ...]:
        """Modules from the top down that hold an item, those of its largest share."""
        rows = self.indices(np.array([item], np.int64))
        return self.books.path(int(self.books.home[rows[0]])) if rows.size else ()


def suggestions(books: ModuleBooks, flow: Floats, labels: Sequence[str], shared: Sequence[Sequence[str]]) -> list[str]:
    """Name modules: after an author or class that enough of the members share, else the most central member.

    ``shared`` are columns (n,) of values ("" unknown) in the order in which they are tried; no name is
    given twice if the most central members can help it.
    """
    order = sorted(range(1, len(books)), key=lambda b: (books.depth[b], -books.rates[b, VISIT], b))
    names = named_groups(((book, books.nodes_below(book)) for book in order), flow, labels, shared)
    return [names.get(book, "") for book in range(len(books))]


def named_groups(
    groups: Iterable[tuple[int, Ids]], flow: Floats, labels: Sequence[str], shared: Sequence[Sequence[str]]
) -> dict[int, str]:
    """Name groups of nodes by their numbers, in this order: as ``suggestions`` names modules."""
    names, taken = dict[int, str](), set[str]()
    for group, nodes in groups:
        found = next((name for column in shared if (name := common(nodes, column)) and name not in taken), "")
        central = [labels[int(node)] for node in nodes[np.argsort(-flow[nodes], kind="stable")[:_CENTRAL]]]
        names[group] = found or next((name for name in central if name not in taken), next(iter(central), ""))
        taken.add(names[group])
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
