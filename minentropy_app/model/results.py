"""What analyses give. Each result is a frozen dataclass of arrays and plain values.

Array fields are stored as .npz, all others as JSON; ``metrics`` is what ``run --json`` prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from minentropy_app.model.inputs import Floats, FloorPlan, Ids, Ints, nobody

MetricValue: TypeAlias = float | int | str | bool | None
Metrics: TypeAlias = Mapping[str, MetricValue]


def _no_points() -> Floats:
    return np.empty((0, 2))


def _no_vectors() -> Floats:
    return np.empty((0, 3))


def _no_floats() -> Floats:
    return np.zeros(0)


def _no_ints() -> Ints:
    return np.zeros(0, np.int32)


def _no_ids() -> Ids:
    return np.zeros(0, np.int64)


def _no_flags() -> npt.NDArray[np.bool_]:
    return np.zeros(0, bool)


@dataclass(frozen=True)
class Pairs:
    """Result of ``pairs``: the p(i,j) behind everything else, as c_ij in CSR form.

    ``weights`` are c_ij (not normalised); ``loans``, ``borrowers`` and ``readers`` as in ``PairCounts``.
    """

    item_ids: Ids
    indptr: Ids
    indices: Ints
    weights: Floats
    loans: Floats
    borrowers: Ints
    item_class: Ints
    class_names: tuple[str, ...] = ()
    metrics: Metrics = field(default_factory=dict)
    readers: Ids = field(default_factory=nobody)


@dataclass(frozen=True)
class Placement:
    """Result of ``placement``: ``positions`` (n, 3) in units of d_min, entrance at the origin.

    ``readers`` (n,) are the people behind ``loans``, empty where unknown. ``own`` (m,) are the items that the method
    gave vectors of its own, ``own_vectors`` (m, 3) those, and ``context_vectors`` (m, 3) their second set, without
    rows where there is but one; all are empty where the positions themselves are what was found.
    """

    item_ids: Ids
    positions: Floats
    loans: Floats
    method: str
    metrics: Metrics = field(default_factory=dict)
    readers: Ids = field(default_factory=nobody)
    own: Ids = field(default_factory=nobody)
    own_vectors: Floats = field(default_factory=_no_vectors)
    context_vectors: Floats = field(default_factory=_no_vectors)


@dataclass(frozen=True)
class Embedding:
    """Result of ``word2vec``: centre vectors and the Huffman tree of the softmax.

    Attributes
    ----------
    item_ids, counts
        (V,) items and their tokens trained on, sorted by count downwards.
    vectors
        (V, d) centre vectors.
    inner
        (V-1, d) vectors of the inner nodes.
    path_indptr, path_nodes, path_bits
        CSR over items: inner nodes from the root down, and the code bits.
    readers
        (V,) people behind ``counts`` where the tokens are loans, else empty.
    curve
        (points, 2) while training: tokens done, mean log p(context | centre) in nats on a sample.
    """

    item_ids: Ids
    counts: Ids
    vectors: npt.NDArray[np.float32]
    inner: npt.NDArray[np.float32]
    path_indptr: Ids
    path_nodes: Ints
    path_bits: npt.NDArray[np.uint8]
    metrics: Metrics = field(default_factory=dict)
    readers: Ids = field(default_factory=nobody)
    curve: Floats = field(default_factory=_no_points)


@dataclass(frozen=True)
class ShelfPlan:
    """Result of ``shelf-plan``: which bay each book should stand in, and how to get there.

    Attributes
    ----------
    item_ids, loans, width_cm
        (n,) books, their loans, and their width.
    bay, present
        (n,) indices into ``bays``: the plan, and where the book stands in the baseline.
    call_rank
        (n,) place in call-number order, −1 without a call number.
    bays, floors
        (B,) names of the bays in the order of the floor plan, and their floors.
    place, length_cm, door_metres
        (B, 2) x and y; (B,) centimetres of books they hold; (B,) metres from the door.
    step_start, step_end, step_indptr, step_books
        The moves in executable order: bay from and to (−1: the trolley), CSR of indices of books.
    curve
        (points, 6): penalty in metres per visit and book, share of books moved, change on the visits planned from,
        change on later visits and the ends of its 95 % interval (NaN where there are none; results of earlier
        versions have no ends).
    pinned, width_known
        (n,) books that were not to move; books whose width came from the catalogue.
    book_class, class_names
        (n,) index into the sorted names of main classes, −1 without one.
    room_cm
        (B,) centimetres that the plan may fill: less than ``length_cm`` by the fill and the room to grow.
    bay_use
        (B,) 0 usual, 1 reserved, 2 reference; empty: all usual.
    demand_first, demand_indptr, demand_indices, demand_weights
        What was expected of the books, per visit, as ``engines.shelving.Demand``: for questions about moves.
    nodes, bay_node, way_first, way_second, way_metres, shelves, shelf_cm, max_height_cm
        The floor plan that was walked, as in ``FloorPlan``.
    parts
        The change on later visits taken apart: rows of kind (``class`` or ``floor``), name, books,
        legs walked to its books, change, share of visits that get longer, metres by which those do; None where
        fewer than k readers stand behind a row.
    done
        Numbers (from 0) of the steps that were carried out, sorted; filled in by the project.
    """

    item_ids: Ids
    bay: Ints
    present: Ints
    call_rank: Ints
    width_cm: Floats
    loans: Floats
    bays: tuple[str, ...]
    floors: tuple[str, ...]
    place: Floats
    length_cm: Floats
    door_metres: Floats
    step_start: Ints
    step_end: Ints
    step_indptr: Ids
    step_books: Ints
    curve: Floats
    metrics: Metrics = field(default_factory=dict)
    pinned: npt.NDArray[np.bool_] = field(default_factory=_no_flags)
    width_known: npt.NDArray[np.bool_] = field(default_factory=_no_flags)
    book_class: Ints = field(default_factory=_no_ints)
    class_names: tuple[str, ...] = ()
    room_cm: Floats = field(default_factory=_no_floats)
    bay_use: Ints = field(default_factory=_no_ints)
    demand_first: Floats = field(default_factory=_no_floats)
    demand_indptr: Ids = field(default_factory=_no_ids)
    demand_indices: Ints = field(default_factory=_no_ints)
    demand_weights: Floats = field(default_factory=_no_floats)
    nodes: tuple[str, ...] = ()
    bay_node: Ints = field(default_factory=_no_ints)
    way_first: Ints = field(default_factory=_no_ints)
    way_second: Ints = field(default_factory=_no_ints)
    way_metres: Floats = field(default_factory=_no_floats)
    shelves: Ints = field(default_factory=_no_ints)
    shelf_cm: Floats = field(default_factory=_no_floats)
    max_height_cm: Floats = field(default_factory=_no_floats)
    parts: tuple[tuple[MetricValue, ...], ...] = ()
    done: tuple[int, ...] = ()


def curve_rows(curve: Floats) -> Floats:
    """(points, 6) the curve of a shelf plan; one of an earlier version has no intervals (NaN)."""
    rows = np.full((len(curve), 6), np.nan)
    rows[:, : curve.shape[1]] = curve
    return rows


def floor_of(plan: ShelfPlan) -> FloorPlan:
    """Return the floor plan that a shelf plan was made for."""
    return FloorPlan(
        plan.bays, plan.floors, plan.place, plan.bay_node, plan.shelves, plan.shelf_cm, plan.max_height_cm,
        plan.nodes, plan.way_first, plan.way_second, plan.way_metres,
    )  # fmt: skip


@dataclass(frozen=True)
class Partition:
    """Result of ``communities``: a tree of modules over the nodes of a network.

    Attributes
    ----------
    item_ids, flow
        (n,) nodes and their rates of visit.
    tree
        (depth, n) module of each node on each level, coarsest first, −1 where its branch has ended
        (ragged trees); numbered by first node in each row; no rows where one level is shortest.
    source, target, weight, directed
        The links walked along, as indices of ``item_ids``.
    trial_codelengths
        (trials,) bits of every trial.
    member, member_share, member_tree
        Where nodes may be in several modules: (m,) node of each membership, by node, the largest share
        first; its share of the node's visits; (depth, m) its modules, numbered as in ``tree``, which
        holds the first membership of each node. Empty otherwise.
    physical
        (n,) object behind each node of a network of states; empty for plain networks.
    """

    item_ids: Ids
    tree: Ints
    flow: Floats
    source: Ints
    target: Ints
    weight: Floats
    trial_codelengths: Floats
    directed: bool = False
    metrics: Metrics = field(default_factory=dict)
    member: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    member_share: Floats = field(default_factory=lambda: np.zeros(0))
    member_tree: Ints = field(default_factory=lambda: np.zeros((0, 0), np.int32))
    physical: Ints = field(default_factory=lambda: np.zeros(0, np.int32))


@dataclass(frozen=True)
class NeighbourGraph:
    """Result of ``neighbour-graph``: links from ``source`` to ``target`` (indices of ``item_ids``).

    ``weight`` is the cosine; not ``directed`` where only mutual links were kept, each of them once.
    """

    item_ids: Ids
    source: Ints
    target: Ints
    weight: Floats
    directed: bool = True
    metrics: Metrics = field(default_factory=dict)


@dataclass(frozen=True)
class Coding:
    """Result of ``coding``: one sequence written plainly and with a book per class.

    Attributes
    ----------
    names
        Objects, in the order of first use; ``item_ids`` (n,) where they are items, else empty.
    sequence
        (length,) index of the object at each place.
    plain_words
        Code word of each object with a single book.
    books
        One entry per class: path, then [kind, name, count, word] of each symbol.
    written
        (words,) the encoded sequence: index of the book, index of the symbol in it.
    """

    item_ids: Ids
    sequence: Ints
    written: Ints
    names: tuple[str, ...] = ()
    plain_words: tuple[str, ...] = ()
    books: tuple[tuple[str, tuple[tuple[str, str, int, str], ...]], ...] = ()
    metrics: Metrics = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """Result of ``layout``: a map, ``positions`` (n, 2) or (n, 3) in the unit of its cost.

    ``method`` is tsne, tsne-rows, sne, sne-joint or pca.
    """

    item_ids: Ids
    positions: Floats
    method: str
    metrics: Metrics = field(default_factory=dict)


@dataclass(frozen=True)
class Ranking:
    """Result of ``similar`` and ``related``: items in order, the best first.

    Attributes
    ----------
    item_ids
        (n,) the items listed.
    scores
        (n,) what the order follows: cosine, or log p(y|x) − α log p(y) in nats.
    log_p, counts
        (n,) log p(y|x) in nats and tokens trained on; empty where the measure knows none.
    measure
        ``cosine`` or ``information``: what ``scores`` are.
    readers
        (n,) people behind ``counts`` where the tokens are loans, else empty.
    """

    item_ids: Ids
    scores: Floats
    log_p: Floats
    counts: Ids
    measure: str
    metrics: Metrics = field(default_factory=dict)
    readers: Ids = field(default_factory=nobody)


@dataclass(frozen=True)
class Keywords:
    """Result of ``keywords``: words, phrases or sentences of texts, text by text, the best first.

    Attributes
    ----------
    item_ids, indptr
        Keyword r consists of the items ``item_ids[indptr[r]:indptr[r + 1]]``: one, or those of a phrase or sentence.
    document_ids, rank, scores
        (n,) the text (−1: the text given as a parameter, or a group), from 1, the score.
    score
        Which score it is.
    group
        (n,) index into ``groups``, −1 where the row is of a single text; empty where all are.
    groups
        Names of the groups of texts (labels) or books (classes) that were taken together.
    sentence
        (n,) where sentences were asked for: which sentence of the text, from 0; else empty.
    """

    item_ids: Ids
    indptr: Ids
    document_ids: Ids
    rank: Ints
    scores: Floats
    score: str
    metrics: Metrics = field(default_factory=dict)
    group: Ints = field(default_factory=_no_ints)
    groups: tuple[str, ...] = ()
    sentence: Ints = field(default_factory=_no_ints)


@dataclass(frozen=True)
class Senses:
    """Result of ``senses``: the words that mark each sense of a word, and the sense in each context.

    Attributes
    ----------
    item_ids, sense, scores
        (n,) marking words, their sense (index into ``names``), PMI in nats; sense by sense, the best first.
    word, names
        The word, and what the senses are called.
    context_ids, sentence
        (contexts,) the document (−1: given as a parameter) and which of its sentences, from 0.
    decided, margin
        (contexts,) index into ``names``, −1 undecided; how far the sum of the best sense is ahead of the next.
    contexts
        (contexts,) the sentences, their words apart by blanks.
    """

    item_ids: Ids
    sense: Ints
    scores: Floats
    context_ids: Ids
    sentence: Ints
    decided: Ints
    margin: Floats
    word: str = ""
    names: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    metrics: Metrics = field(default_factory=dict)


@dataclass(frozen=True)
class VectorTest:
    """Result of ``evaluate-vectors``: one row a pair of words, or a question a : b = c : d.

    ``rows``: section, what was asked, what people say, what the vectors say ("" where a word is not
    known), agreement (the cosine of a pair; 1 or 0 of a question; None where not known).
    """

    rows: tuple[tuple[str, str, str, str, float | None], ...]
    metrics: Metrics = field(default_factory=dict)


@dataclass(frozen=True)
class KeywordTest:
    """Result of ``evaluate-keywords``: rows of score, level, depth, precision, recall, F1."""

    rows: tuple[tuple[str, str, int, float, float, float], ...]
    metrics: Metrics = field(default_factory=dict)


Result: TypeAlias = (
    Pairs
    | Placement
    | Embedding
    | ShelfPlan
    | Partition
    | Coding
    | NeighbourGraph
    | Layout
    | Ranking
    | Keywords
    | KeywordTest
    | Senses
    | VectorTest
)

#: Kind, as the project stores it and as analyses need it -> class of the result.
RESULT_KINDS: Mapping[str, type] = {
    "pairs": Pairs,
    "placement": Placement,
    "word2vec": Embedding,
    "shelf-plan": ShelfPlan,
    "neighbour-graph": NeighbourGraph,
    "communities": Partition,
    "coding": Coding,
    "layout": Layout,
    "ranking": Ranking,
    "keywords": Keywords,
    "keyword-test": KeywordTest,
    "senses": Senses,
    "vector-test": VectorTest,
}
