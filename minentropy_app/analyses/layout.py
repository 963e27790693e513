"""``layout``: a map of items by t-SNE, SNE or principal axes.

Texts alone: a map of their words, p from the sentences. Texts and a word2vec model (role ``model``): a map of
the documents, each at the weighted mean of its words' vectors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.layout_params import LayoutParams
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.results import Layout
from minentropy_app.model.step import Context, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP


def run(inputs: Mapping[str, Any], params: LayoutParams, context: Context) -> Steps[Layout]:
    """Lay the items out; the engines are loaded only now."""
    from minentropy_app.analyses.layout_run import run as lay_out

    return (yield from lay_out(inputs, params, context))


def estimate(sizes: Mapping[str, Summary], params: LayoutParams) -> Estimate:
    """Linear in the plane; all pairs in space, and twice row by row."""
    n = sizes["items"].get("items", 0) or sizes["items"].get("rows", 0)
    near = n * min(n, 4 * params.perplexity)
    each = 2e-9 * near + 1e-7 * n + 1e-3 if params.dims == 2 else 2e-9 * near + 5e-10 * n * n
    seconds = 1 + params.iterations * each * (1 if params.joint else 2) + 1e-8 * n * min(n, 30_000)
    return Estimate(seconds, 2e8 + 60 * near)


def warm() -> Steps[None]:
    """Lay out a few points by all pairs, enough for a mesh, and a few by sparse p; find neighbours by blocks."""
    import numpy as np

    from minentropy_app.engines.neighbours import NeighbourOptions, neighbours
    from minentropy_app.model.inputs import PairCounts, Vectors

    for n in (40, 1_600):
        values = np.random.default_rng(0).normal(size=(n, 3)).astype(np.float32)
        yield from run({"items": Vectors(np.arange(n), values)}, LayoutParams(iterations=10), Context())
    yield from neighbours(values, NeighbourOptions(10), Context())
    ring, none = np.arange(40), np.empty(0, np.int32)
    near = ((ring[:, None] + [1, 2]) % 40).astype(np.int32).ravel()
    weights = np.tile([9.0, 0.1], 40)
    pairs = PairCounts(ring, np.arange(0, 81, 2), near, weights, np.ones(40), none, np.full(40, -1, np.int32))
    yield from run({"items": pairs}, LayoutParams(iterations=50), Context())


LAYOUT = Analysis(
    key="layout",
    title=QT_TRANSLATE_NOOP("analyses.layout", "Map (t-SNE, SNE, principal axes)"),
    needs=(
        Need("items", ("word2vec", "vectors", "pairs", "loans", "texts", "neighbour-graph", "network")),
        Need("model", ("word2vec",), optional=True),
        Need("onto", ("layout",), optional=True),
    ),
    gives="layout",
    params=LayoutParams,
    metrics=("cost", "entropy_bound", "gap", "kl", "cost_collapsed", "recall_at_10", "trustworthiness"),
    estimate=estimate,
    run=run,
    names_of=("items", "onto"),
    warm=warm,
)
