"""The ways to find positions, behind one question: where do these books go?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

import numpy as np

from minentropy_app.engines.lattice import HALF, nearest_sites
from minentropy_app.engines.legal_positions import best_lattice_mapping, centre_on_entrance, scale_to_d_min
from minentropy_app.engines.pairs import keep_items
from minentropy_app.engines.placement import LatticeOptions, place_on_lattice, with_outermost
from minentropy_app.engines.softmax_placement import SoftmaxLayout, SoftmaxOptions, softmax_layout
from minentropy_app.engines.visits import Visits, borrower_sequences
from minentropy_app.engines.walking import Walks
from minentropy_app.engines.word2vec import Sentences, WordOptions, train
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, PairCounts
from minentropy_app.model.results import MetricValue
from minentropy_app.model.step import Context, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

T = TypeVar("T")


@dataclass(frozen=True)
class Task:
    """What is to be placed: the pairs, the same as a walking problem, and the visits if loans were given."""

    pairs: PairCounts
    walks: Walks
    visits: Visits | None


@dataclass(frozen=True)
class Way:
    """How: the choices of the user that positions depend on."""

    method: str
    legal: str
    space: str
    shared_vectors: bool
    sweeps: int
    dim: int
    epochs: int
    trainer: str
    iterations: int
    seed: int


@dataclass(frozen=True)
class Found:
    """Legal positions (n, 3) for d_min = 1, the method's own vectors, and its own figures.

    ``own`` are the books (indices) that the method itself gave a vector, ``literal`` (len(own), 3)
    those vectors as they came, ``contexts`` (len(own), 3) their second set where the method has two.
    """

    positions: Floats
    own: Ids
    literal: Floats
    metrics: Mapping[str, MetricValue] = field(default_factory=dict)
    contexts: Floats | None = None


def find_positions(task: Task, way: Way, context: Context) -> Steps[Found]:
    """Place the books by the chosen method; snapshots are legal positions of all books."""
    return (yield from METHODS[way.method](task, way, context))


def _lattice(task: Task, way: Way, context: Context) -> Steps[Found]:
    paired = np.flatnonzero(task.walks.first > 0)
    options = LatticeOptions(way.space, float(way.sweeps), way.seed)

    def whole(positions: Floats) -> Floats:
        return with_outermost(positions, paired, task.walks.count, way.space)

    positions = yield from _showing(place_on_lattice(task.walks, options, context), whole)
    return Found(positions, paired, positions[paired])


def _softmax(task: Task, way: Way, context: Context) -> Steps[Found]:
    paired = np.flatnonzero(task.walks.first > 0)
    options = SoftmaxOptions(iterations=way.iterations, shared_vectors=way.shared_vectors)
    seeded = replace(context, seed=way.seed)

    def whole(layout: SoftmaxLayout) -> Floats:
        given = (paired, layout.positions)
        # Also when cancelled, the partial result. Vectors may meet on the way: no scale would part them then.
        apart = way.legal == "lattice" or scale_to_d_min(layout.positions, 1.0).positions is not None
        return drain(_legal(task, way if apart else replace(way, legal="lattice"), given, Context()))

    steps = softmax_layout(keep_items(task.pairs, paired), way.method, options, seeded)
    layout = yield from _showing(steps, whole)
    figures = {
        "cost": layout.cost,
        "entropy_bound": layout.entropy_bound,
        "softmax_gap": layout.softmax_gap,
        "cost_collapsed": layout.cost_collapsed,
    }
    places = yield from _legal(task, way, (paired, layout.positions), context)
    return Found(places, paired, layout.positions, figures, layout.context_vectors)


def _word2vec(task: Task, way: Way, context: Context) -> Steps[Found]:
    if task.visits is None:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.placement", "Word2Vec needs loans; pairs alone hold no sentences."),
            QT_TRANSLATE_NOOP("analyses.placement", "Run it on the loans, or choose lattice, gaussian or dot."),
        )
    options = WordOptions(dim=way.dim, epochs=way.epochs, min_count=1, seed=way.seed, trainer=way.trainer)
    sentences = Sentences(*borrower_sequences(task.visits))
    trained = yield from _showing(train(sentences, options, context), None)
    row = np.full(len(task.visits.item_ids), -1, np.int64)
    row[trained.vocabulary.items] = np.arange(len(trained.vocabulary.items))
    mine = row[items_among(task.pairs.item_ids, task.visits.item_ids)]
    own = np.flatnonzero(mine >= 0)
    vectors = three_axes(trained.vectors[mine[own]].astype(np.float64))
    figures = {"mean_log_p": trained.mean_log_p, "vocabulary": len(trained.vocabulary.items)}
    places = yield from _legal(task, way, (own, vectors), context)
    return Found(places, own, vectors, figures)


#: Method -> how it finds positions. A new method is a function above, a line here and a choice of the parameter.
METHODS: dict[str, Callable[[Task, Way, Context], Steps[Found]]] = {
    "lattice": _lattice,
    "word2vec": _word2vec,
    "gaussian": _softmax,
    "dot": _softmax,
}


def items_among(wanted: Ids, ids: Ids) -> Ids:
    """Return where each wanted id lies among ``ids`` (in any order), −1 where it does not."""
    order = np.argsort(ids, kind="stable")
    at = np.minimum(np.searchsorted(ids[order], wanted), max(len(ids) - 1, 0))
    return np.where(ids[order][at] == wanted, order[at], -1) if len(ids) else np.full(len(wanted), -1)


def three_axes(vectors: Floats) -> Floats:
    """Return (n, 3): three dimensions as they are, more reduced to their principal axes, about the mean.

    The sign of every axis is fixed by its largest loading, so that equal input gives equal output.
    """
    if vectors.shape[1] <= 3:
        return np.pad(vectors, ((0, 0), (0, 3 - vectors.shape[1])))
    centred = vectors - vectors.mean(axis=0)
    axes = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :3]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(3)])
    return np.asarray(centred @ axes)


def _legal(task: Task, way: Way, given: tuple[Ids, Floats], context: Context) -> Steps[Floats]:
    """Turn the given vectors of some books (indices) into positions of all, at least 1 apart.

    Raises
    ------
    AppError
        Scaling was asked for and two books have the same vector.
    """
    own, vectors = given
    if way.legal == "lattice":
        paired = task.walks.first[own] > 0
        own, vectors = own[paired], vectors[paired]
        sites = nearest_sites(len(own), space=way.space).positions
        mapping = yield from best_lattice_mapping(vectors, keep_items(task.pairs, own), sites, context)
        places = sites[mapping.site_of]
    else:
        places = _scaled(task, way, own, vectors)
    return with_outermost(places, own, task.walks.count, way.space)


def _scaled(task: Task, way: Way, own: Ids, vectors: Floats) -> Floats:
    if way.method == "gaussian":
        vectors = centre_on_entrance(vectors, task.walks.first[own])
    places = scale_to_d_min(vectors, 1.0).positions
    if places is None:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.placement", "Two books have the same vector, so no scale keeps them apart."),
            QT_TRANSLATE_NOOP("analyses.placement", "Set legal = lattice: every book then gets a place of its own."),
        )
    if way.space == HALF:
        places = places - [0, 0, min(0.0, float(places[:, 2].min()))]
    return places


def _showing(steps: Steps[T], whole: Callable[[Any], Floats] | None) -> Steps[T]:
    """Pass steps on, their snapshots turned into legal positions of all books (or dropped)."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        shown = None if whole is None or step.snapshot is None else partial(_shown, step.snapshot, whole)
        yield replace(step, snapshot=shown)


def _shown(snapshot: Callable[[], Any], whole: Callable[[Any], Floats]) -> Floats:
    return whole(snapshot())
