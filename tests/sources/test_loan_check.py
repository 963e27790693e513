"""A check says what an import would do, row by row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.model.inputs import UNKNOWN_DAY
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.loan_check import check_loans
from minentropy_app.sources.loans import LoanOptions, read_loans
from minentropy_app.sources.row_watch import Watch

KEY = bytes(32)


def checked(path: Path, **options):
    return drain(check_loans([path], LoanOptions(**options), KEY, Context()))


def listed(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(["reader_id,book_id,title,author,loan_date", *rows]) + "\n", "utf-8")
    return path


def test_every_row_with_a_problem_is_named(tmp_path):
    path = listed(
        tmp_path / "a.csv",
        "R1,B1,T1,A,2021-01-01",
        "R1,B2,T2,A,2021-01-01",
        "R1,B1,T1,A,2021-01-01",
        "R2,,,,2021-01-02",
        "R2,B1,T1,A,2021-02-30",
        "R3,B2,T2,A,1938",
    )
    found = checked(path)
    told = [(p.row, p.fate, p.found) for p in found.problems]
    assert told == [(4, "dropped", ""), (5, "refused", ""), (6, "kept", "2021-02-30"), (7, "kept", "1938")]
    assert found.problems[0].fields == {"first": 2}
    assert (found.books, found.borrowers, found.visits, found.together, found.kept_count) == (2, 3, 3, 1, 2)
    assert found.first_day == found.last_day == int(np.datetime64("2021-01-01").astype(int))


def test_a_check_reports_as_the_import_does(tmp_path):
    path = listed(tmp_path / "a.csv", *(f"R{k % 7},B{k % 11},T{k % 11},A,2021-01-{k % 28 + 1:02}" for k in range(300)))
    batch = drain(read_loans([path], LoanOptions(), KEY, Context()))
    assert checked(path).report == batch.report


def test_rows_that_an_action_excludes_are_no_problems(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "reader_id,book_id,title,loan_date,action\nR1,B1,T1,1938,return\nR1,B2,T2,2021-01-01,checkout\n"
        "R1,B2,T2,2021-01-01,checkout\nR2,B2,T2,2021-01-01,return\n",
        "utf-8",
    )
    found = checked(path)
    assert [(p.row, p.fate) for p in found.problems] == [(4, "dropped")]
    assert found.kept_count == 0


def test_single_suspects_are_kept_by_their_key(tmp_path):
    rows = [f"R{k % 40},B{k % 60},Title {k % 60},Author,2021-{k % 12 + 1:02}-{k % 28 + 1:02}" for k in range(400)]
    rows += [f"R{k},L1,Laptop 1,,2021-03-01" for k in range(9)]
    rows += [f"R{k},L2,The Weekly Magazine,,2021-03-02" for k in range(5)]
    path = listed(tmp_path / "a.csv", *rows)
    usual = checked(path).report
    assert {s.key: s.excluded for s in usual.suspects} == {"L1": True, "L2": True}
    kept = checked(path, kept=("L1",)).report
    assert {s.key: s.excluded for s in kept.suspects} == {"L1": False, "L2": True}
    assert kept.accepted == usual.accepted + 9
    everything = checked(path, keep_suspects=True).report
    assert everything.accepted == usual.accepted + 14


def test_a_suspect_borrower_is_kept_without_naming_anybody(tmp_path):
    rows = [f"R{k % 40},B{k % 60},Title {k % 60},Author,2021-{k % 12 + 1:02}-{k % 28 + 1:02}" for k in range(400)]
    path = listed(tmp_path / "a.csv", *rows, *(f"anonymous,B{k},Title {k},Author,2021-03-01" for k in range(30)))
    (found,) = checked(path).report.suspects
    assert found.kind == "borrower"
    assert found.key == "borrower:30"
    assert checked(path, kept=(found.key,)).report.accepted == checked(path).report.accepted + 30


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 3)), max_size=60))
def test_duplicates_are_found_with_their_first_row(rows):
    borrower = np.array([b for b, _ in rows], np.int64)
    one = np.array([(b + 1) * 10 + i for b, i in rows], np.int64)
    watch = Watch()
    watch.compare(one.copy(), borrower >= 0)
    seen: dict[int, int] = {}
    expected = []
    for k, number in enumerate(one.tolist()):
        if borrower[k] >= 0 and number in seen:
            expected.append((k, seen[number]))
        seen.setdefault(number, k)
    assert list(zip(watch.duplicate.tolist(), watch.original.tolist(), strict=True)) == expected


@pytest.mark.real_data
def test_real_problems_add_up(shared_data):
    path = shared_data / "loans" / "shakespeare_and_company.csv.gz"
    found = checked(path)
    batch = drain(read_loans([path], LoanOptions(), KEY, Context()))
    assert sum(p.fate == "dropped" for p in found.problems) == found.report.duplicates
    assert sum(p.fate == "kept" for p in found.problems) == found.kept_count
    assert found.kept_count >= int((batch.day == UNKNOWN_DAY).sum())
