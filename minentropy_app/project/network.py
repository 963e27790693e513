"""Taking staged networks into the project: nodes are items, links are rows of pair counts."""

from __future__ import annotations

import numpy as np

from minentropy_app.model.items import ItemKind
from minentropy_app.model.step import Context, Steps
from minentropy_app.project import ingesting, staging
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.pairs import INSERT
from minentropy_app.project.project import Project


def ingest_network(project: Project, ticket: Ticket, context: Context) -> Steps[Imported]:
    """Store a staged network; visible all at once at the end.

    Raises
    ------
    AppError
        The disk is full, or the staged batch is gone.
    Cancelled
        The user asked to stop; call ``abandon_import``.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    items = yield from ingesting.store_items(project, ticket, batch.items(), context, ItemKind.NODE)
    source, target, weight = (batch.arrays[name] for name in staging.NETWORK_ARRAYS)
    columns = (items[source], items[target], weight, np.full(len(source), -1, np.int64))
    yield from ingesting.store_rows(project, ticket, INSERT, columns, context)
    rows = len(source)
    counts = {"items": len(items), "rows": rows, "nodes": len(items), "links": rows}
    counts["directed"] = int(batch.facts["directed"])
    end = ingesting.Finish(rows, rows, len(items), counts, batch.facts["content"], batch.report)
    return ingesting.finish(project, ticket, end)
