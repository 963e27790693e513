"""``neighbour-graph``: words, books or rows linked to those whose vectors point the same way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Vectors
from minentropy_app.model.params import Choice, Flag, Float, Int, param
from minentropy_app.model.results import Embedding, Metrics, NeighbourGraph
from minentropy_app.model.step import Context, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

RECIPE = Choice(
    label=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Recipe"),
    help=QT_TRANSLATE_NOOP(
        "analyses.neighbour_graph",
        "A published recipe sets the neighbours, the least similarity and where they are looked for, whatever stands "
        "below. First: 40 of the whole vocabulary, 0.5. Present: 50 of the nodes, 0.6.",
    ),
    choices=("own", "first", "present"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.neighbour_graph", "As set below"),
        QT_TRANSLATE_NOOP("analyses.neighbour_graph", "First published"),
        QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Present published"),
    ),
)
TOP = Int(
    label=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Neighbours"),
    help=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Nearest others that each one is linked to."),
    minimum=1,
    maximum=1000,
)
MIN_SIMILARITY = Float(
    label=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Least similarity"),
    help=QT_TRANSLATE_NOOP(
        "analyses.neighbour_graph", "Links of a smaller cosine are left out; it is also the weight."
    ),
    minimum=0,
    maximum=1,
)
MUTUAL = Flag(
    label=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Mutual only"),
    help=QT_TRANSLATE_NOOP(
        "analyses.neighbour_graph", "Link two only if each is among the nearest of the other; links have no direction."
    ),
)
MAX_WORDS = Int(
    label=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "At most"),
    help=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "So many of the most frequent become nodes."),
    minimum=2,
    maximum=1_000_000,
)
POOL = Choice(
    label=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Neighbours among"),
    help=QT_TRANSLATE_NOOP(
        "analyses.neighbour_graph",
        "Look for the nearest in the whole vocabulary and keep those that are nodes, or among the nodes only.",
    ),
    choices=("vocabulary", "selected"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.neighbour_graph", "The whole vocabulary"),
        QT_TRANSLATE_NOOP("analyses.neighbour_graph", "The selected words"),
    ),
)


@dataclass(frozen=True)
class NeighbourGraphParams:
    """The defaults are the present published recipe (archive 7006; method.md 4 has both)."""

    recipe: str = param("own", RECIPE)
    top: int = param(50, TOP)
    min_similarity: float = param(0.6, MIN_SIMILARITY)
    mutual: bool = param(False, MUTUAL)
    max_words: int = param(10_000, MAX_WORDS)
    pool: str = param("selected", POOL)


#: What the published recipes set.
RECIPES: Mapping[str, Mapping[str, Any]] = {
    "own": {},
    "first": {"top": 40, "min_similarity": 0.5, "pool": "vocabulary", "mutual": False},
    "present": {"top": 50, "min_similarity": 0.6, "pool": "selected", "mutual": False},
}


def run(inputs: Mapping[str, Any], params: NeighbourGraphParams, context: Context) -> Steps[NeighbourGraph]:
    """Find the nearest exactly, keep what is similar enough; those without any link are left out."""
    from minentropy_app.engines.neighbours import NeighbourOptions, nearest_of_first

    params = replace(params, **RECIPES[params.recipe])
    source: Embedding | Vectors = inputs["vectors"]
    values = source.vectors if isinstance(source, Embedding) else source.values
    selected, item_ids = min(params.max_words, len(values)), source.item_ids
    if isinstance(source, Vectors):
        order = source.canonical(selected)
        values, item_ids = values[order], item_ids[order]
    values = values if params.pool == "vocabulary" else values[:selected]
    found = yield from nearest_of_first(values, selected, NeighbourOptions(params.top, "cosine"), context)
    first = np.repeat(np.arange(selected, dtype=np.int32), found.indices.shape[1])
    second = found.indices.ravel()
    cosine = 1.0 - found.squares.ravel().astype(np.float64) / 2.0
    keep = (second < selected) & (cosine >= params.min_similarity) & (cosine > 0)
    first, second, cosine = first[keep], second[keep], np.minimum(cosine[keep], 1.0)
    if params.mutual:
        there = first.astype(np.int64) * selected + second
        both = np.isin(there, second.astype(np.int64) * selected + first) & (first < second)
        first, second, cosine = first[both], second[both], cosine[both]
    used, ends = np.unique(np.stack([first, second]), return_inverse=True)
    ends = ends.reshape(2, -1).astype(np.int32)
    metrics: Metrics = {
        "nodes": len(used),
        "edges": len(cosine),
        "selected": selected,
        "neighbours": params.top,
        "least_similarity": params.min_similarity,
        "left_out": selected - len(used),
        "mean_similarity": float(cosine.mean()) if len(cosine) else None,
    }
    return NeighbourGraph(item_ids[used], ends[0], ends[1], cosine, not params.mutual, metrics)


def estimate(sizes: Mapping[str, Summary], params: NeighbourGraphParams) -> Estimate:
    """One product of every pair that is compared."""
    total = sizes["vectors"].get("items", 0)
    selected = min(params.max_words, total)
    pairs = selected * (selected if params.pool == "selected" else total)
    return Estimate(1 + 1e-8 * pairs, 1e8 + 1000 * total + 16 * selected * params.top)


NEIGHBOUR_GRAPH = Analysis(
    key="neighbour-graph",
    title=QT_TRANSLATE_NOOP("analyses.neighbour_graph", "Neighbour graph"),
    needs=(Need("vectors", ("vectors", "word2vec")),),
    gives="neighbour-graph",
    params=NeighbourGraphParams,
    metrics=("nodes", "edges"),
    estimate=estimate,
    run=run,
)
