"""Short ways to write a loan list and to read it back."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.imports import LoanBatch
from minentropy_app.model.inputs import UNKNOWN_DAY
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.loans import LoanOptions, read_loans
from minentropy_app.text import put

KEY = bytes(range(32))
#: 2026-06-01, so that no test depends on the day it runs on.
TODAY = 20605


def day(text: str) -> int:
    return int(np.datetime64(text, "D").astype(int))


def write(path: Path, rows: list[list[Any]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(*files: Path, **options: Any) -> LoanBatch:
    batch = drain(read_loans(files, LoanOptions(**{"today": TODAY, **options}), KEY, Context()))
    check_counts(batch)
    return batch


def check_counts(batch: LoanBatch) -> None:
    r = batch.report
    assert r.rows == r.accepted + r.duplicates + r.excluded + r.rejected_count
    assert r.accepted == len(batch.item) == len(batch.borrower) == len(batch.day)
    assert batch.items.keys == sorted(set(batch.items.keys))
    assert len(batch.items.keys) == len(batch.items.labels) == len(batch.items.attributes)
    assert set(batch.item.tolist()) == set(range(len(batch.items.keys)))
    assert set(batch.borrower.tolist()) - {-1} == set(range(len(batch.pseudonyms)))
    assert r.anonymous == int((batch.borrower == -1).sum())


def loans(batch: LoanBatch) -> list[tuple[str, str, str]]:
    """(pseudonym, day, item key) of every loan, sorted; "" for what is unknown."""
    names = [bytes(p).hex() for p in batch.pseudonyms]
    days = ["" if d == UNKNOWN_DAY else str(np.datetime64(int(d), "D")) for d in batch.day]
    return sorted(
        ("" if b < 0 else names[b], d, batch.items.keys[i])
        for b, d, i in zip(batch.borrower, days, batch.item, strict=True)
    )


def failure(*files: Path, **options: Any) -> str:
    """The message and the hint of the expected failure."""
    try:
        read(*files, **options)
    except AppError as error:
        assert error.remedy
        return f"{error} {error.remedy}"
    raise AssertionError("the import should have failed")


def said(batch: LoanBatch) -> str:
    return " ".join(put(note.why, **note.fields) for note in (*batch.report.notes, *batch.report.rejected))


def by_day(batch: LoanBatch) -> Counter[str]:
    return Counter(d for _, d, _ in loans(batch))
