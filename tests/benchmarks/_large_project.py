"""Make a large project without reading a file: ``python -m tests.benchmarks._large_project PATH ITEMS LOANS``."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from minentropy_app.model.imports import ImportReport, ItemTable, LoanBatch
from minentropy_app.model.step import Context, drain
from minentropy_app.project.imports import ImportPlan, begin_import
from minentropy_app.project.loans import ingest_loans
from minentropy_app.project.project import Project
from minentropy_app.project.staging import stage_loans, staging_folder


def make(path: Path, items: int, loans: int, seed: int = 1) -> None:
    """Stage and ingest one generated batch of loans."""
    with Project.create(path) as project:
        ticket = begin_import(project, ImportPlan("loans", "loans"))
        stage_loans(staging_folder(project.data_path, ticket), batch(items, loans, seed))
        drain(ingest_loans(project, ticket, Context()))


def batch(items: int, loans: int, seed: int) -> LoanBatch:
    """Return loans of so many items, popular ones first, by loans / 25 readers over four years."""
    rng = np.random.default_rng(seed)
    keys = [f"{k:09d}" for k in range(items)]
    labels = [f"The book of {k} things" for k in range(items)]
    attributes = [{"author": f"Writer {k % 9973}", "call_number": f"{k % 1000:03d}.{k % 97}"} for k in range(items)]
    readers = max(10, loans // 25)
    item = (items * rng.random(loans) ** 2).astype(np.int32)
    item[:items] = np.arange(items)
    day = rng.integers(18_000, 19_460, loans).astype(np.int32)
    return LoanBatch(
        ItemTable(keys, labels, attributes),
        rng.integers(0, 256, (readers, 16)).astype(np.uint8),
        rng.integers(0, readers, loans).astype(np.int32),
        item,
        day,
        np.full(loans, 3, np.uint8),
        day,
        ImportReport(rows=loans, accepted=loans),
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
