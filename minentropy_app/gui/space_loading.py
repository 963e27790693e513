"""From a stored placement to what the space view shows. Runs beside the window, imports numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.gui.class_titles import titled_classes
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

    from minentropy_app.gui.item_columns import Told, category, columns_of, partitions
    from minentropy_app.gui.views.space_model import Details, Measure, SpaceModel

    order = np.argsort(result.item_ids, kind="stable")
    sorted_ids = result.item_ids[order]
    ids = result.item_ids.tolist()
    labels = _titles(ids, reader)
    authors, classes = reader.attributes(ids, "author"), titled_classes(result.item_ids, reader)
    loans = np.asarray(result.loans, np.float64)
    told = Told(labels, authors, classes, reader.all_attributes(ids), loans, translate("gui.space_loading", "Loans"))
    columns = {**columns_of(told), **partitions(np.asarray(ids, np.int64), reader, labels, authors)}
    # Of a hundred thousand books many share an author: names are kept once, with a code a book.
    said = category("", authors), category("", classes)
    year = columns.get("year")
    years = year if isinstance(year, Measure) else None
    del told, authors, classes, year

    def rows_of(wanted: Any) -> list[int]:
        rows: list[int] = order[np.searchsorted(sorted_ids, wanted)].tolist()
        return rows

    def details(item: int) -> Details:
        row = rows_of([item])[0]
        told = [column.names[column.codes[row]] for column in said if column.codes[row] >= 0]
        if years is not None and np.isfinite(years.values[row]):
            told.insert(1, str(int(years.values[row])))
        return Details(" · ".join(told))

    return SpaceModel(
        item_ids=np.asarray(result.item_ids, np.int64),
        positions=np.asarray(result.positions, np.float64),
        loans=loans,
        labels=lambda wanted: [labels[row] for row in rows_of(wanted)],
        columns=columns,
        details=details,
        spacing=spacing,
    )


def _titles(ids: list[int], reader: Reader) -> list[str]:
    """Titles of books, keys where one has none."""
    labels = reader.labels(ids)
    nameless = [row for row, label in enumerate(labels) if not label]
    for row, key in zip(nameless, reader.keys([ids[row] for row in nameless]), strict=True):
        labels[row] = key
    return labels


def prepare_views() -> None:
    """Import what draws, and load the compiled kernels."""
    import minentropy_app.gui.views.space_view  # noqa: F401
    from minentropy_app.gui.canvas import compiled

    compiled.loaded()
