"""From a stored shelf plan to what the plan view shows. Runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minentropy_app.gui.views.plan_model import PlanModel
    from minentropy_app.jobs.requests import RunRequest
    from minentropy_app.model.results import ShelfPlan
    from minentropy_app.project.reader import Reader


def load_plan(path: Path, ref: str) -> PlanModel | None:
    """Read a shelf plan and what its books are called; None for other kinds of entry."""
    from minentropy_app.model.results import ShelfPlan
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        result = reader.load(reader.by_ref(ref))
        return _model(result, reader) if isinstance(result, ShelfPlan) else None


def live_plan(path: Path, result: ShelfPlan, request: RunRequest) -> PlanModel:
    """Make the model of a shelf plan under way; it says itself all that a view needs."""
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        return _model(result, reader)


def _model(result: ShelfPlan, reader: Reader) -> PlanModel:
    import numpy as np

    import minentropy_app.gui.views.plan_view  # noqa: F401  # imported here, so that the window need not wait
    from minentropy_app.gui.canvas.quad_kernels import draw_quads
    from minentropy_app.gui.views.plan_model import AFTER, BEFORE, plan_model
    from minentropy_app.gui.views.plan_ranges import head_of

    none, colours = np.zeros(0), np.zeros(0, np.uint32)  # the kernel is compiled beside the window
    draw_quads(np.zeros((1, 1), np.uint32), np.zeros((0, 4, 2)), colours, colours, none, none)
    ids = result.item_ids.tolist()
    keys = reader.keys(ids)
    labels = [label or key for label, key in zip(reader.labels(ids), keys, strict=True)]
    authors, numbers = reader.attributes(ids, "author"), reader.attributes(ids, "call_number")
    heads = [head_of(*each) for each in zip(numbers, authors, keys, strict=True)]
    made = plan_model(result, lambda: (labels, authors, keys, heads))
    for when in (BEFORE, AFTER):  # found here, so that the window need not when it paints them
        made.range_names(when)
    if len(result.bays):
        made.holds(0)
    return made
