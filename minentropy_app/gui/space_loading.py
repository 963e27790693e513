"""From a stored placement to what the space view shows. Runs beside the window, imports numbers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.gui.class_titles import coded_classes
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.gui.views.space_model import SpaceModel
    from minentropy_app.jobs.requests import RunRequest
    from minentropy_app.project.reader import Reader


def load_space(path: Path, ref: str) -> SpaceModel | None:
    """Read a placement and what its items are called; None for other kinds of entry."""
    from minentropy_app.model.results import Placement
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry = reader.by_ref(ref)
        result = reader.load(entry) if entry.kind == "placement" else None
        if not isinstance(result, Placement):
            return None
        prepare_views()
        return space_of(result, reader, float(getattr(entry, "params", {}).get("d_min") or 1.0))


def live_space(path: Path, result: Any, request: RunRequest) -> SpaceModel:
    """Make the model of a placement under way."""
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        prepare_views()
        return space_of(result, reader, float(getattr(request.params, "d_min", 1.0)))


def space_of(result: Any, reader: Reader, spacing: float) -> SpaceModel:
    """Gather titles, authors and classes of a placement's items."""
    import numpy as np

    from minentropy_app.gui.item_columns import Told, columns_of, partition_again, partitions
    from minentropy_app.gui.item_facts import facts_of, row_finder
    from minentropy_app.gui.views.space_model import Details, SpaceModel

    item_ids = np.asarray(result.item_ids, np.int64)
    facts = facts_of(item_ids, reader)
    loans = np.asarray(result.loans, np.float64)
    told = Told(facts, coded_classes(facts), loans, translate("gui.space_loading", "Loans"))
    rows_of = row_finder(item_ids)

    def details(item: int) -> Details:
        row = rows_of([item])[0]
        return Details(told.subtitle(row), by=told.by(row))

    return SpaceModel(
        item_ids=item_ids,
        positions=np.asarray(result.positions, np.float64),
        loans=loans,
        labels=lambda wanted: [facts.labels[row] for row in rows_of(wanted)],
        columns={**columns_of(told), **partitions(item_ids, reader)},
        details=details,
        spacing=spacing,
        grouped=partial(partition_again, reader.path, item_ids),
    )


def prepare_views() -> None:
    """Import what draws, and load the compiled kernels."""
    import numpy.ma  # noqa: F401 - numpy would import it in the window's thread, when it first looks for a quantile

    import minentropy_app.gui.views.space_view  # noqa: F401
    from minentropy_app.gui.canvas import compiled

    compiled.loaded()
