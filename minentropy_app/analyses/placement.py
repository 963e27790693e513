"""``placement``: where every book should stand so that people walk least."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.placement_params import PlacementParams
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.results import Placement
from minentropy_app.model.step import Context, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP


def run(inputs: Mapping[str, Any], params: PlacementParams, context: Context) -> Steps[Placement]:
    """Place the books, then measure the placement (the engines are loaded only now)."""
    from minentropy_app.analyses.placement_run import run as place

    return (yield from place(inputs, params, context))


def estimate(sizes: Mapping[str, Summary], params: PlacementParams) -> Estimate:
    """Two runs of the method (all loans; the earlier three quarters), linear in books and loans."""
    size = sizes["loans"]
    items, rows = size.get("items", 0), size.get("rows", 0)
    books = min(items, params.most_books or items)
    per_book = {"lattice": 4.5e-4, "word2vec": 1e-4, "gaussian": 2e-3, "dot": 1e-3}[params.method]
    return Estimate(1 + 2 * per_book * books + 4e-6 * rows, 2e8 + 100 * rows + 2_000 * books)


PLACEMENT = Analysis(
    key="placement",
    title=QT_TRANSLATE_NOOP("analyses.placement", "Book placement"),
    needs=(Need("loans", ("loans", "pairs")),),
    gives="placement",
    params=PlacementParams,
    metrics=(
        "S",
        "bound",
        "gap",
        "min_distance",
        "S_popularity",
        "S_random",
        "S_test",
        "S_literal",
        "books",
        "class_neighbours",
    ),
    estimate=estimate,
    run=run,
)
