"""``related``: which items occur together with one, by mutual information."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.ranking_params import LEAST, TOP, WORD, asked, frequent
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.params import Flag, Float, param
from minentropy_app.model.results import Embedding, Ranking
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

_TAKING_UP = QT_TRANSLATE_NOOP("analyses.related", "Checking the model")
_ASKING = QT_TRANSLATE_NOOP("analyses.related", "Asking the model")

ALPHA = Float(
    label=QT_TRANSLATE_NOOP("analyses.related", "Weight of rarity"),
    help=QT_TRANSLATE_NOOP(
        "analyses.related",
        "The score is log p(y|x) - alpha log p(y). 1: exact mutual information, which likes rare words. "
        "0: the likeliest company, mostly very frequent words.",
    ),
    minimum=0,
    maximum=1.2,
)
SYMMETRIC = Flag(
    label=QT_TRANSLATE_NOOP("analyses.related", "Both directions"),
    help=QT_TRANSLATE_NOOP("analyses.related", "Score by the mean of how y follows from x and x from y."),
)


@dataclass(frozen=True)
class RelatedParams:
    """Of what, how many, and how rarity counts."""

    word: str = param("", WORD)
    top: int = param(20, TOP)
    alpha: float = param(0.9, ALPHA)
    min_count: int = param(1, LEAST)
    symmetric: bool = param(False, SYMMETRIC)


def run(inputs: Mapping[str, Any], params: RelatedParams, context: Context) -> Steps[Ranking]:
    """Rank the whole vocabulary, the item itself included: with all listed, Σ e^{log_p} = 1.

    Metrics: ``sum_p``, Σ_y p(y|x) over the whole vocabulary (of several items asked about, the sum
    farthest from 1); ``listed``; ``vocabulary``.
    """
    from minentropy_app.engines.huffman_softmax import softmax_of
    from minentropy_app.engines.neighbour_words import information, ranked, symmetric_information

    model: Embedding = inputs["word2vec"]
    terms = asked(inputs, params.word)
    allowed = frequent(model, params.min_count)
    yield Step(_TAKING_UP, 0, 0)
    softmax = softmax_of(model)
    yield Step(_ASKING, 0, 0)
    ask = symmetric_information if params.symmetric else information
    found = ask(softmax, model.counts, terms, params.alpha)
    order = ranked(found.score, allowed, params.top)
    metrics = {"sum_p": found.sum_p, "listed": len(order), "vocabulary": softmax.size}
    readers = model.readers[order] if len(model.readers) else model.readers
    listed = (model.item_ids[order], found.score[order], found.log_p[order], model.counts[order])
    return Ranking(*listed, "information", metrics, readers)


def warm() -> Steps[None]:
    """Run the kernel once."""
    from minentropy_app.engines.huffman_softmax import warm_up

    warm_up()
    yield Step(_ASKING, 1, 1)


def estimate(sizes: Mapping[str, Summary], params: RelatedParams) -> Estimate:
    """One pass over the inner vectors, after a check of the whole model."""
    size = sizes["word2vec"]
    return Estimate(0.2 + 3e-9 * size.get("bytes", 0), 1e8 + 3 * size.get("bytes", 0))


RELATED = Analysis(
    key="related",
    title=QT_TRANSLATE_NOOP("analyses.related", "Related words or books"),
    needs=(Need("word2vec", ("word2vec",)),),
    gives="ranking",
    params=RelatedParams,
    metrics=("sum_p", "listed", "vocabulary"),
    estimate=estimate,
    run=run,
    warm=warm,
    names_of=("word2vec",),
)
