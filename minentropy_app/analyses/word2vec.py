"""``word2vec``: vectors of items that occur in the same sentences; a borrower's record is a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Corpus, Ids, Loans, Network, nobody
from minentropy_app.model.params import Choice, Float, Int, Seed, param
from minentropy_app.model.results import Embedding, NeighbourGraph
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.model.visits import readers_of
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.engines.word2vec import Sentences, Trained

DIM = Int(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Dimensions"),
    help=QT_TRANSLATE_NOOP("analyses.word2vec", "Length of each vector; 3 gives positions in a room."),
    minimum=1,
    maximum=1000,
)
WINDOW = Int(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Window"),
    help=QT_TRANSLATE_NOOP("analyses.word2vec", "How many places before and after an item count as its company."),
    minimum=1,
    maximum=100,
)
EPOCHS = Int(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Epochs"),
    help=QT_TRANSLATE_NOOP("analyses.word2vec", "How many times the training reads everything."),
    minimum=1,
    maximum=1000,
)
MIN_COUNT = Int(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Fewest occurrences"),
    help=QT_TRANSLATE_NOOP("analyses.word2vec", "Items that occur less often are left out."),
    minimum=1,
    maximum=1_000_000,
)
SAMPLE = Float(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Thinning of frequent items"),
    help=QT_TRANSLATE_NOOP(
        "analyses.word2vec",
        "Items with a larger share of all occurrences are thinned out at random. "
        "0: nothing is; then the scores of related items are exact.",
    ),
    minimum=0,
    maximum=1,
    advanced=True,
)
TRAINER = Choice(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Trainer"),
    help=QT_TRANSLATE_NOOP(
        "analyses.word2vec", "Both train the same model: own is the faster one, gensim the reference."
    ),
    choices=("own", "gensim"),
    labels=(QT_TRANSLATE_NOOP("analyses.word2vec", "Own"), QT_TRANSLATE_NOOP("analyses.word2vec", "gensim")),
    advanced=True,
)
SEED = Seed(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Seed"),
    help=QT_TRANSLATE_NOOP("analyses.word2vec", "The same seed gives the same vectors."),
    advanced=True,
)
WORKERS = Int(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Workers"),
    help=QT_TRANSLATE_NOOP(
        "analyses.word2vec",
        "Threads that train at the same time. Another number of them gives other vectors, as good ones.",
    ),
    minimum=1,
    maximum=64,
    advanced=True,
)


WALKS = Int(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Walks per node"),
    help=QT_TRANSLATE_NOOP("analyses.word2vec", "On a network: how many random walks begin at each node."),
    minimum=1,
    maximum=1000,
    advanced=True,
)
LENGTH = Int(
    label=QT_TRANSLATE_NOOP("analyses.word2vec", "Length of walks"),
    help=QT_TRANSLATE_NOOP("analyses.word2vec", "On a network: how many nodes each walk visits."),
    minimum=2,
    maximum=10_000,
    advanced=True,
)


@dataclass(frozen=True)
class Word2VecParams:
    """How vectors are trained."""

    dim: int = param(100, DIM)
    window: int = param(5, WINDOW)
    epochs: int = param(5, EPOCHS)
    min_count: int = param(5, MIN_COUNT)
    sample: float = param(0.0, SAMPLE)
    trainer: str = param("own", TRAINER)
    seed: int = param(0, SEED)
    workers: int = param(1, WORKERS)
    walks: int = param(10, WALKS)
    walk_length: int = param(40, LENGTH)


def run(inputs: Mapping[str, Any], params: Word2VecParams, context: Context) -> Steps[Embedding]:
    """Turn the source into sentences and train on them."""
    from minentropy_app.engines.word2vec import Sentences, WordOptions, train

    source = inputs["loans"]
    if isinstance(source, Corpus):
        item_ids, sentences = source.item_ids, Sentences(source.indptr, source.tokens)
    elif isinstance(source, Network | NeighbourGraph):
        item_ids, sentences = yield from _walked(source, params, context)
    else:
        item_ids, sentences = yield from loan_sentences(source, context)
        _refuse_lone_words(sentences)
    options = WordOptions(
        params.dim, params.window, params.epochs, params.min_count,
        params.sample, params.seed, params.workers, params.trainer,
    )  # fmt: skip
    steps = train(sentences, options, context)
    readers = readers_of(source.item, source.borrower, len(item_ids)) if isinstance(source, Loans) else None
    trained = yield from _with_embeddings(steps, lambda trained: embedding_of(trained, item_ids, readers))
    return embedding_of(trained, item_ids, readers)


def _walked(source: Network | NeighbourGraph, params: Word2VecParams, context: Context) -> Steps[tuple[Ids, Sentences]]:
    """Each random walk over a network is a sentence."""
    from minentropy_app.engines.random_walks import walk_sentences

    network = Network(source.item_ids, source.source, source.target, source.weight, source.directed)
    seeded = replace(context, seed=params.seed)
    sentences = yield from walk_sentences(network, params.walks, params.walk_length, seeded)
    if not (sentences.indptr[1:] - sentences.indptr[:-1] > 1).any():
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.word2vec", "No link of the network can be walked, so nothing can be learnt."),
            QT_TRANSLATE_NOOP("analyses.word2vec", "Choose a network whose links have weights above 0."),
        )
    return source.item_ids, sentences


def loan_sentences(loans: Loans, context: Context) -> Steps[tuple[Ids, Sentences]]:
    """Each borrower's record is a sentence: visits by date, the books of a visit in canonical order."""
    from minentropy_app.engines.visits import borrower_sequences, gather_visits
    from minentropy_app.engines.word2vec import Sentences

    visits = yield from gather_visits(loans, 1, context)
    return loans.item_ids, Sentences(*borrower_sequences(visits))


def _refuse_lone_words(sentences: Sentences) -> None:
    """Where no sentence holds two words there is nothing to predict: the vectors would stay random."""
    if not (sentences.indptr[1:] - sentences.indptr[:-1] > 1).any():
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.word2vec", "No reader has borrowed two books, so nothing can be learnt."),
            QT_TRANSLATE_NOOP("analyses.word2vec", "Check which column names the borrower, or use more loans."),
        )


def embedding_of(trained: Trained, item_ids: Ids, readers: Ids | None = None) -> Embedding:
    """Align the trained arrays with the items' ids, and the items' readers where the tokens are loans.

    Metrics: ``vocabulary``, items with a vector; ``tokens``, their occurrences in the sentences;
    ``mean_log_p``, mean log p(context | centre) in nats over all pairs of the full window, by the
    final model and without thinning (null where no sentence holds two of the items).
    """
    words, tree = trained.vocabulary, trained.tree
    return Embedding(
        item_ids[words.items],
        words.trained,
        trained.vectors,
        trained.inner,
        tree.indptr,
        tree.nodes,
        tree.bits,
        {"vocabulary": words.size, "tokens": int(words.counts.sum()), "mean_log_p": trained.mean_log_p},
        nobody() if readers is None else readers[words.items],
        np.array(trained.curve, np.float64).reshape(-1, 2),
    )


def _with_embeddings(steps: Steps[Trained], embed: Callable[[Trained], Embedding]) -> Steps[Trained]:
    """The same Steps with embeddings as snapshots."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            trained: Trained = end.value
            return trained
        yield _embedded(step, embed)


def _embedded(step: Step, embed: Callable[[Trained], Embedding]) -> Step:
    given = step.snapshot
    return step if given is None else replace(step, snapshot=lambda: embed(given()))


def estimate(sizes: Mapping[str, Summary], params: Word2VecParams) -> Estimate:
    """Every token meets about ``window`` others, each along a code path of some 12 nodes."""
    rows, items = (sizes["loans"].get(name, 0) for name in ("rows", "items"))
    rows = sizes["loans"].get("tokens", rows)
    if sizes["loans"].get("links"):
        rows = items * params.walks * params.walk_length
    work = rows * params.window * (params.epochs + 1) * (params.dim + 20)
    slower = 1 if params.trainer == "own" else 3
    copies = 1 if params.workers == 1 or params.trainer == "gensim" else 1 + params.workers
    return Estimate(1 + 3e-9 * slower * work, 2e8 + 40 * rows + 8 * (1 + copies) * items * params.dim)


WORD2VEC = Analysis(
    key="word2vec",
    title=QT_TRANSLATE_NOOP("analyses.word2vec", "Vectors (Word2Vec)"),
    needs=(Need("loans", ("loans", "texts", "network", "neighbour-graph")),),
    gives="word2vec",
    params=Word2VecParams,
    metrics=("vocabulary", "tokens", "mean_log_p"),
    estimate=estimate,
    run=run,
    reproducible=lambda params: bool(params.workers == 1),
)
