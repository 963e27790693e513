"""A disk that fills up: a clear message, and everything that was there is still there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, drain
from minentropy_app.project import imports, loans, staging
from minentropy_app.project.artefact_store import save_result
from minentropy_app.project.check import check
from minentropy_app.project.copies import save_copy
from minentropy_app.project.imports import ImportPlan
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, Row, import_loans, loan_batch, placement
from tests.project.test_project import mount


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    point = tmp_path / "disk"
    point.mkdir()
    mount(["-t", "tmpfs", "-o", "size=3m", "tmpfs", str(point)])
    try:
        yield point
    finally:
        subprocess.run(["umount", "--lazy", str(point)], check=True)


def fill(point: Path, leave: int) -> Path:
    """Take all space but ``leave`` bytes."""
    ballast = point / "ballast"
    free = os.statvfs(point)
    ballast.write_bytes(b"x" * (free.f_bavail * free.f_frsize - leave))
    return ballast


def many_rows(count: int) -> list[Row]:
    random = np.random.default_rng(0)
    return [(f"p{a}", f"b{b:04d}", d) for d, (a, b) in enumerate(random.integers(0, 500, (count, 2)).tolist())]


def test_an_import_that_does_not_fit(small_disk: Path, tmp_path: Path) -> None:
    with Project.create(small_disk / "town.minent") as project:
        kept = import_loans(project, loan_batch(ROWS)).source
        ticket = imports.begin_import(project, ImportPlan("loans", "large"))
        aside = tmp_path / "aside"
        staging.stage_loans(aside, loan_batch(many_rows(20_000)))
        staging.staging_folder(project.data_path, ticket).rmdir()
        staging.staging_folder(project.data_path, ticket).symlink_to(aside)
        ballast = fill(small_disk, 400_000)
        with pytest.raises(AppError, match=r"The disk of town\.minent is full") as caught:
            drain(loans.ingest_loans(project, ticket, Context()))
        assert str(small_disk) in caught.value.remedy
        assert project.reader.sources() == [kept]
        assert len(project.reader.load(kept).item) == len(ROWS)
    ballast.unlink()
    with Project.open(small_disk / "town.minent") as project:
        assert project.reader.sources() == [kept]
        assert import_loans(project, loan_batch(ROWS), "large").source.rows == len(ROWS)
    assert drain(check(small_disk / "town.minent", Context())) == []


def test_staging_results_and_copies_that_do_not_fit(small_disk: Path) -> None:
    with Project.create(small_disk / "town.minent") as project:
        source = import_loans(project, loan_batch(ROWS)).source
        fill(small_disk, 60_000)
        ticket = imports.begin_import(project, ImportPlan("loans", "large"))
        for attempt in (
            lambda: staging.stage_loans(staging.staging_folder(project.data_path, ticket), loan_batch(many_rows(9000))),
            lambda: save_result(project.data_path, placement(range(5000))),
            lambda: drain(save_copy(project.reader, small_disk / "copy.minent", Context())),
        ):
            with pytest.raises(AppError, match="is full"):
                attempt()
            imports.remove_staging(project, ticket)
        assert not [p for p in small_disk.rglob("*") if p.name.endswith((".npz", ".part")) or "copy" in p.name]
        drain(imports.abandon_import(project, ticket))
        assert project.reader.sources() == [source]


def test_no_project_is_made_on_a_full_disk(small_disk: Path) -> None:
    ballast = fill(small_disk, 8192)
    with pytest.raises(AppError, match="full"):
        Project.create(small_disk / "town.minent")
    ballast.unlink()
    Project.create(small_disk / "town.minent").close()
    assert drain(check(small_disk / "town.minent", Context())) == []
