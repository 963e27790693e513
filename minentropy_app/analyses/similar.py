"""``similar``: which items could stand in for one, by the cosine of their vectors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.ranking_params import LEAST, TOP, WORD, asked, frequent
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Ids, Vectors
from minentropy_app.model.params import param
from minentropy_app.model.results import Embedding, Ranking
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

_COMPARING = QT_TRANSLATE_NOOP("analyses.similar", "Comparing vectors")


@dataclass(frozen=True)
class SimilarParams:
    """Of what, and how many."""

    word: str = param("", WORD)
    top: int = param(20, TOP)
    min_count: int = param(1, LEAST)


def run(inputs: Mapping[str, Any], params: SimilarParams, context: Context) -> Steps[Ranking]:
    """Rank the vocabulary by cosine; what was asked about is left out.

    Metrics: ``listed``, items in the list; ``vocabulary``, items compared.
    """
    from minentropy_app.engines.neighbour_words import cosines, ranked, unit_vectors

    model: Embedding | Vectors = inputs["word2vec"]
    vectors = model.vectors if isinstance(model, Embedding) else model.values
    terms = asked(inputs, params.word)
    yield Step(_COMPARING, 0, 0)
    scores = cosines(unit_vectors(vectors), terms)
    allowed = frequent(model, params.min_count)
    allowed[terms.words] = False
    order = ranked(scores, allowed, params.top)
    nothing: Ids = np.empty(0, np.int64)
    metrics = {"listed": len(order), "vocabulary": len(model.item_ids)}
    return Ranking(model.item_ids[order], scores[order], np.empty(0), nothing, "cosine", metrics)


def estimate(sizes: Mapping[str, Summary], params: SimilarParams) -> Estimate:
    """One pass over the vectors."""
    size = sizes["word2vec"]
    return Estimate(0.1 + 1e-9 * size.get("bytes", 0), 1e8 + 3 * size.get("bytes", 0))


SIMILAR = Analysis(
    key="similar",
    title=QT_TRANSLATE_NOOP("analyses.similar", "Similar words or books"),
    needs=(Need("word2vec", ("word2vec", "vectors")),),
    gives="ranking",
    params=SimilarParams,
    metrics=("listed", "vocabulary"),
    estimate=estimate,
    run=run,
    names_of=("word2vec",),
)
