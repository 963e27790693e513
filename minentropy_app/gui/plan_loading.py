"""From a stored shelf plan to what the plan view shows. Runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minentropy_app.gui.views.plan_model import PlanModel


def load_plan(path: Path, ref: str) -> PlanModel | None:
    """Read a shelf plan and what its books are called; None for other kinds of entry."""
    import minentropy_app.gui.views.plan_view  # noqa: F401  # imported here, so that the window need not wait
    from minentropy_app.gui.views.plan_model import plan_model
    from minentropy_app.gui.views.plan_ranges import head_of
    from minentropy_app.model.results import ShelfPlan
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        result = reader.load(reader.by_ref(ref))
        if not isinstance(result, ShelfPlan):
            return None
        ids = result.item_ids.tolist()
        keys = reader.keys(ids)
        labels = [label or key for label, key in zip(reader.labels(ids), keys, strict=True)]
        authors, numbers = reader.attributes(ids, "author"), reader.attributes(ids, "call_number")
    heads = [head_of(*each) for each in zip(numbers, authors, keys, strict=True)]
    return plan_model(result, lambda: (labels, authors, keys, heads))
