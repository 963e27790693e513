"""Small projects and batches for the tests of this room."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from minentropy_app.model.imports import ImportReport, ItemTable, LoanBatch, PairBatch
from minentropy_app.model.inputs import UNKNOWN_DAY
from minentropy_app.model.results import Placement
from minentropy_app.model.step import Context, drain
from minentropy_app.project import imports, loans, pairs, runs, staging
from minentropy_app.project.artefact_store import save_result
from minentropy_app.project.entries import Entry, Result
from minentropy_app.project.imports import Imported, ImportPlan, Mode, SourceFile
from minentropy_app.project.project import Project

#: A row is (borrower or "", item key, day or None).
Row = tuple[str, str, int | None]

ROWS: list[Row] = [
    ("ann", "book-c", 100),
    ("ann", "book-a", 100),
    ("bob", "book-a", 101),
    ("bob", "book-c", 101),
    ("cat", "book-a", 102),
    ("cat", "book-c", 102),
    ("cat", "book-b", 102),
    ("", "book-b", 103),
    ("dan", "书-丁", None),
]


def pseudonym(borrower: str, key: bytes = b"k") -> bytes:
    """A stand-in for the keyed hash."""
    import hashlib

    return hashlib.blake2b(borrower.encode(), key=key, digest_size=16).digest()


def loan_batch(
    rows: Sequence[Row], key: bytes = b"k", attributes: dict[str, dict[str, str]] | None = None
) -> LoanBatch:
    keys = sorted({row[1] for row in rows})
    people = sorted({row[0] for row in rows} - {""})
    number = {name: i for i, name in enumerate(people)} | {"": -1}
    day = np.array([UNKNOWN_DAY if row[2] is None else row[2] for row in rows], np.int32)
    pseudonyms = b"".join(pseudonym(name, key) for name in people)
    return LoanBatch(
        items=ItemTable(keys, [f"Label of {k}" for k in keys], [dict((attributes or {}).get(k, {})) for k in keys]),
        pseudonyms=np.frombuffer(pseudonyms, np.uint8).reshape(-1, 16),
        borrower=np.array([number[row[0]] for row in rows], np.int32),
        item=np.array([keys.index(row[1]) for row in rows], np.int32),
        day=day,
        precision=np.where(day == UNKNOWN_DAY, 0, 3).astype(np.uint8),
        partial=day,
        report=ImportReport(rows=len(rows), accepted=len(rows), anonymous=sum(row[0] == "" for row in rows)),
    )


def import_loans(
    project: Project, batch: LoanBatch, name: str = "loans", mode: Mode = "new", files: tuple[SourceFile, ...] = ()
) -> Imported:
    ticket = imports.begin_import(project, ImportPlan("loans", name, files, mode))
    staging.stage_loans(staging.staging_folder(project.data_path, ticket), batch)
    return drain(loans.ingest_loans(project, ticket, Context()))


def import_pairs(project: Project, batch: PairBatch, name: str = "pairs") -> Imported:
    ticket = imports.begin_import(project, ImportPlan("pairs", name))
    staging.stage_pairs(staging.staging_folder(project.data_path, ticket), batch)
    return drain(pairs.ingest_pairs(project, ticket, Context()))


def placement(item_ids: Sequence[int]) -> Placement:
    ids = np.array(item_ids, np.int64)
    positions = np.arange(3.0 * len(ids)).reshape(-1, 3)
    return Placement(ids, positions, np.ones(len(ids)), "lattice", {"S": 1.5, "S_test": None})


def run_placement(project: Project, source: Entry, name: str = "placed", *, replace: bool = False) -> Result:
    """A run as the jobs room records it, without any computing."""
    plan = runs.RunPlan(name, "placement", "placement", {"d_min": 1.0}, 7, {"loans": source}, replace)
    run = runs.start_run(project, plan)
    ids = project.reader.load(source).item_ids
    result = placement(ids)
    saved = save_result(project.data_path, result)
    return runs.finish_run(project, run, runs.Outcome(saved.files, result.metrics, 0.1, saved.counts))


@contextlib.contextmanager
def reopened(project: Project):
    """Close a project and open it again."""
    project.close()
    with Project.open(project.path) as again:
        yield again


def all_bytes(path: Path) -> bytes:
    """Everything in all files of a project."""
    files = [*path.parent.glob(path.name + "*"), *(path.parent / (path.name + ".data")).rglob("*")]
    return b"\0".join(file.read_bytes() for file in files if file.is_file())
