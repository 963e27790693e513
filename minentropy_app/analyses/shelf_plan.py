"""``shelf-plan``: which bay each book should stand in, what that saves, and what to move first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.results import ShelfPlan
from minentropy_app.model.step import Context, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP


def run(inputs: Mapping[str, Any], params: ShelfPlanParams, context: Context) -> Steps[ShelfPlan]:
    """Plan the shelves (the engines are loaded only now)."""
    from minentropy_app.analyses.shelf_plan_run import run as plan

    return (yield from plan(inputs, params, context))


def estimate(sizes: Mapping[str, Summary], params: ShelfPlanParams) -> Estimate:
    """Some ten searches, nearly linear in the books; distances between all bays are held."""
    items, rows = sizes["loans"].get("items", 0), sizes["loans"].get("rows", 0)
    books, bays = min(items, params.most_books or items), sizes["floor-plan"].get("rows", 0)
    return Estimate(3 + 1.2e-3 * books + 1e-5 * rows, 3e8 + 200 * rows + 6_000 * books + 30 * bays**2)


SHELF_PLAN = Analysis(
    key="shelf-plan",
    title=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Shelf planning"),
    needs=(Need("loans", ("loans",)), Need("floor-plan", ("floor-plan",))),
    gives="shelf-plan",
    params=ShelfPlanParams,
    metrics=(
        "baseline_metres",
        "train_change",
        "test_change",
        "ci_low",
        "ci_high",
        "moved",
        "longer_visits",
        "popularity_change",
        "random_change",
        "oracle_change",
        "multi_book_share",
    ),
    estimate=estimate,
    run=run,
)
