"""What may be seen of a file before it is imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from minentropy_app.errors import AppError
from minentropy_app.sources import previews
from minentropy_app.sources.catalogue import CatalogueOptions
from minentropy_app.sources.loans import LoanOptions
from minentropy_app.sources.pairs import PairOptions
from minentropy_app.sources.privacy import pseudonym

KEY = bytes(32)


def loans(path: Path, rows: int = 50) -> Path:
    lines = ["card,email,book_id,title,loan_date,desk"]
    lines += [f"C{k % 9},c{k}@x.org,B{k % 5},Title {k % 5},2021-03-{k % 28 + 1:02},{k % 3}" for k in range(rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_borrowers_are_pseudonyms_and_columns_that_stay_out_are_dots(tmp_path):
    made = previews.preview_loans(loans(tmp_path / "a.csv"), LoanOptions(columns={"borrower": "card"}), KEY)
    first = made.cells[0]
    assert first[0] == "b" + pseudonym(KEY, "C0").hex()[:6]
    assert first[1] == previews.DOTS
    assert first[3] == "Title 0"
    assert "@" not in repr(made)
    assert made.rows == 50
    assert made.numbers[0] == 2


def test_a_borrower_column_taken_off_its_role_is_not_shown(tmp_path):
    made = previews.preview_loans(loans(tmp_path / "a.csv"), LoanOptions(columns={"borrower": ""}), KEY)
    assert "borrower" not in made.roles
    assert {row[0] for row in made.cells} == {previews.DOTS}


def test_only_the_beginning_of_a_large_file_is_read(tmp_path):
    made = previews.preview_loans(loans(tmp_path / "a.csv", 20_000), LoanOptions(), KEY)
    assert made.rows == 0
    assert len(made.cells) == previews.SHOWN
    assert made.bytes > previews.HEAD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_beginning_ends_with_a_whole_line(tmp_path, encoding):
    path = tmp_path / "a.csv"
    text = "读者证号,题名,借出时间\n" + "".join(f"{k},题名{k % 9},2021-03-{k % 28 + 1:02}\n" for k in range(20_000))
    path.write_bytes(text.encode(encoding))
    made = previews.preview_loans(path, LoanOptions(), KEY)
    assert {row[1][:2] for row in made.cells} == {"题名"}
    assert not made.rows


def test_what_the_user_can_mend_comes_with_the_rows(tmp_path):
    nothing = {"item": "", "copy": "", "title": "", "isbn": ""}
    made = previews.preview_loans(loans(tmp_path / "a.csv"), LoanOptions(columns=nothing), KEY)
    assert made.error is not None
    assert "names the borrowed item" in made.error[0]
    assert made.cells


def test_a_file_with_one_column_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("item\nB1\n", "utf-8")
    with pytest.raises(AppError, match="only one column"):
        previews.preview_loans(path, LoanOptions(), KEY)


def test_dates_are_shown_as_understood(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("reader_id,book_id,loan_date\nR1,B1,2/3/2021\nR2,B2,4/5/2021\nR3,B3,1938\n", "utf-8")
    day = previews.preview_loans(path, LoanOptions(day_first=True), KEY)
    month = previews.preview_loans(path, LoanOptions(day_first=False), KEY)
    assert day.dates == ("2021-03-02", "2021-05-04", "")
    assert month.dates == ("2021-02-03", "2021-04-05", "")
    assert day.ambiguous
    assert day.day_first
    assert not month.day_first


def test_pairs_and_catalogues(tmp_path):
    pairs = tmp_path / "p.csv"
    pairs.write_text("a,b,n\nB1,B2,3\n", "utf-8")
    assert dict(previews.preview_pairs(pairs, PairOptions()).roles) == {"first": 0, "second": 1, "count": 2}
    assert "count" not in previews.preview_pairs(pairs, PairOptions(columns={"count": ""})).roles
    books = tmp_path / "c.csv"
    books.write_text("book_id,title,author\nB1,Emma,Austen\n", "utf-8")
    made = previews.preview_catalogue(books, CatalogueOptions())
    assert made.cells == (("B1", "Emma", "Austen"),)
