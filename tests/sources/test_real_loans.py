"""The importers on real exports; every figure is counted here a second time by other means."""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from minentropy_app.model.imports import LoanBatch
from minentropy_app.model.inputs import UNKNOWN_DAY

from ._reading import loans, read

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def shakespeare(shared_data: Path) -> Path:
    return shared_data / "loans" / "shakespeare_and_company.csv.gz"


@pytest.fixture(scope="module")
def chinese(shared_data: Path) -> Path:
    return shared_data / "loans" / "chinese_university.csv.gz"


@pytest.fixture(scope="module")
def chinese_batch(chinese: Path) -> LoanBatch:
    return read(chinese)


def chinese_rows(path: Path) -> list[tuple[str, str, str, str]]:
    """Patron, date, title and call number, cut out by hand without a CSV reader."""
    rows = []
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")[:-1]:
        patron, rest = line.split(",", 1)
        found = re.fullmatch(r'"([^"]*)","(.*)', rest)
        assert found
        title, _, mark = found.group(2).partition('","')
        rows.append((patron, found.group(1), title.rstrip('"'), mark.rstrip('"')))
    return rows


def test_shakespeare(shakespeare: Path) -> None:
    with gzip.open(shakespeare, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    everything = read(shakespeare, keep_suspects=True)
    report = everything.report
    assert report.encoding == "utf-8"
    assert report.columns["item"] == "book_id"
    assert report.columns["borrower"] == "member_id"
    assert report.columns["date"] == "borrow_date"
    distinct = {(r["member_id"], r["borrow_date"], r["book_id"]) for r in rows}
    assert (report.rows, report.accepted, report.rejected_count, report.excluded) == (len(rows), len(distinct), 0, 0)
    assert set(everything.items.keys) == {r["book_id"] for r in rows}
    assert len(everything.pseudonyms) == len({r["member_id"] for r in rows})
    full = sum(bool(re.fullmatch(r"\d{4}-\d\d-\d\d", d)) for _, d, _ in distinct)
    assert int((everything.day != UNKNOWN_DAY).sum()) == full
    assert Counter(everything.precision.tolist())[1] == sum(bool(re.fullmatch(r"\d{4}", d)) for _, d, _ in distinct)
    assert Counter(everything.precision.tolist())[2] == sum(
        bool(re.fullmatch(r"\d{4}-\d\d", d)) for _, d, _ in distinct
    )


def test_shakespeare_suspects_are_periodicals_not_readers(shakespeare: Path) -> None:
    batch = read(shakespeare)
    names = [s.item for s in batch.report.suspects]
    assert names[:4] == ["The New Statesman and Nation", "Time and Tide", "The New Yorker", "The Criterion"]
    assert {s.kind for s in batch.report.suspects} == {"item"}
    authors = read(shakespeare, keep_suspects=True).items
    written = {label for label, own in zip(authors.labels, authors.attributes, strict=True) if own.get("author")}
    assert not written & set(names)
    assert batch.report.excluded == sum(s.loans for s in batch.report.suspects)
    text = repr((batch.items, batch.report))
    assert "Pauline Alderman" not in text and "alderman" not in batch.items.keys


def test_chinese_university(chinese: Path, chinese_batch: LoanBatch) -> None:
    rows = chinese_rows(chinese)
    batch = chinese_batch
    report = batch.report
    assert report.columns == {"borrower": "1", "date": "2", "title": "3", "call_number": "4"}
    assert report.rows == len(rows) == 67_391
    exact = len(rows) - len({(p, d, t) for p, d, t, _ in rows})
    assert exact <= report.duplicates <= exact + 5  # a few spellings of one title are merged
    assert report.rejected_count == report.unknown_dates == report.anonymous == 0
    assert report.suspects[0].item.startswith("单人研修室")
    rooms = len({(p, d, t) for p, d, t, _ in rows if "研修室" in t})
    assert sum(s.loans for s in report.suspects if "研修室" in s.item) == rooms
    assert len(report.suspects) <= 5
    assert 0.995 < len(read(chinese, keep_suspects=True).items.keys) / len({t for _, _, t, _ in rows}) <= 1
    days = {d for _, d, _ in loans(batch)}
    assert {(int(d[:4]), int(d[5:7]), int(d[8:])) for d in days} <= {
        tuple(map(int, d.split("/"))) for _, d, _, _ in rows
    }
    marked = sum("call_number" in own for own in batch.items.attributes)
    assert marked >= 0.8 * len(batch.items.keys)


def test_row_order_of_real_loans_does_not_matter(chinese: Path, chinese_batch: LoanBatch, tmp_path: Path) -> None:
    lines = gzip.decompress(chinese.read_bytes()).splitlines(keepends=True)
    random.Random(5).shuffle(lines)
    (tmp_path / "shuffled.csv").write_bytes(b"".join(lines))
    straight, shuffled = chinese_batch, read(tmp_path / "shuffled.csv")
    assert straight.items == shuffled.items
    assert loans(straight) == loans(shuffled)
    assert straight.report.suspects == shuffled.report.suspects
    assert straight.report.columns == shuffled.report.columns


def test_chinese_university_in_gb18030(chinese: Path, chinese_batch: LoanBatch, tmp_path: Path) -> None:
    data = gzip.decompress(chinese.read_bytes()).decode("utf-8")
    (tmp_path / "gb.csv").write_bytes(data.encode("gb18030"))
    batch = read(tmp_path / "gb.csv")
    assert batch.report.encoding == "gb18030"
    assert batch.items == chinese_batch.items
