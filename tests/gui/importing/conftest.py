"""Loan lists to import, and a project to import them into."""

from __future__ import annotations

import csv
import random
import zlib
from pathlib import Path

import pytest

from tests.cli.test_bad_input import small_disk  # noqa: F401


def write_loans(path: Path, rows: int = 400, seed: int = 1) -> Path:
    """A list with names, doubtful dates, duplicates, a refused row, and a periodical."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["reader_id", "reader_name", "book_id", "title", "author", "loan_date"])
        for k in range(rows):
            reader, book = rng.randrange(40), rng.randrange(60)
            day = f"2021-{k % 12 + 1:02}-{k % 28 + 1:02}"
            out.writerow([f"R{reader:04}", f"Ada Muster {reader}", f"B{book}", f"Title {book}", f"Author {book}", day])
        out.writerow(["R0001", "Ada Muster 1", "B1", "Title 1", "Author 1", "1938"])
        out.writerow(["R0002", "Ada Muster 2", "", "", "", "2021-05-05"])
        for day in ("2021-01-01", "2021-01-01"):
            out.writerow(["R0003", "Ada Muster 3", "B2", "Title 2", "Author 2", day])
        for k in range(12):
            out.writerow([f"R{k % 3:04}", "Ada Muster", "P1", "The Weekly Magazine", "", f"2021-02-{k + 1:02}"])
    return path


@pytest.fixture
def loans(tmp_path, request) -> Path:
    """A list of its own for every test, so that none is known already."""
    seed = zlib.crc32(request.node.name.encode())
    return write_loans(tmp_path / f"town{seed}.csv", seed=seed)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """One project for all tests of a module: a worker takes a second to start."""
    from minentropy_app.jobs.service import Session

    with Session(tmp_path_factory.mktemp("project") / "town.minent", "create") as opened:
        yield opened


@pytest.fixture
def page_for(qtbot, session, tokens):
    """Open a page on files and wait for what it finds."""
    from minentropy_app.gui.importing.page import ImportPage

    pages = []

    def opened(*files: Path, kind: str = "loans", wait: bool = True, size: tuple[int, int] = (1200, 800)) -> ImportPage:
        page = ImportPage(session, kind, files, tokens)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(*size)
        page.show()
        if wait:
            settle(qtbot, page)
        return page

    yield opened
    for page in pages:
        page.shut_down()


def settle(qtbot, page) -> None:
    """Wait until the preview and the check of the page say what was last chosen."""

    def settled() -> None:
        assert page._looking.job is None
        assert page._checking.job is None
        assert not page._later.isActive()
        assert page.check is not None or page.trouble.isVisible()

    qtbot.waitUntil(settled, timeout=30_000)
