"""Taking staged pair counts into the project."""

from __future__ import annotations

import numpy as np

from minentropy_app.model.step import Context, Steps
from minentropy_app.project import ingesting, staging
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.project import Project

#: For ``ingesting.store_rows``; borrowers -1: not known.
INSERT = "insert into pair_counts (id, first, second, weight, borrowers) values (?, ?, ?, ?, nullif(?, -1))"


def ingest_pairs(project: Project, ticket: Ticket, context: Context) -> Steps[Imported]:
    """Store a staged batch of pair counts; visible all at once at the end.

    Raises
    ------
    AppError
        The disk is full, or the staged batch is gone.
    Cancelled
        The user asked to stop; call ``abandon_import``.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    items = yield from ingesting.store_items(project, ticket, batch.items(), context)
    first, second, count = (batch.arrays[name] for name in ("first", "second", "count"))
    unknown = np.full(len(first), -1, np.int64)
    columns = (items[first], items[second], count, unknown) if len(first) else (first, second, count, unknown)
    yield from ingesting.store_rows(project, ticket, INSERT, columns, context)
    rows = len(first)
    counts = {"items": len(items), "rows": rows, "pairs": rows}
    end = ingesting.Finish(rows, rows, len(items), counts, batch.facts["content"], batch.report)
    return ingesting.finish(project, ticket, end)
