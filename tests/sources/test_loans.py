from __future__ import annotations

import csv
import datetime
import random
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.errors import Cancelled, WrongUsage
from minentropy_app.model.inputs import UNKNOWN_DAY
from minentropy_app.model.step import Context, drain
from minentropy_app.sources import presets, privacy
from minentropy_app.sources.loans import LoanOptions, preview_loans, read_loans
from minentropy_app.text import put

from . import exports
from ._reading import KEY, TODAY, check_counts, day, failure, loans, read, said, write


def test_koha_report(tmp_path: Path) -> None:
    batch = read(exports.koha(tmp_path))
    assert batch.report.columns == {
        "borrower": "borrowernumber",
        "item": "biblionumber",
        "copy": "itemnumber",
        "date": "issuedate",
        "return_date": "returndate",
        "title": "title",
        "author": "author",
        "call_number": "itemcallnumber",
        "branch": "branchcode",
        "collection": "ccode",
    }
    assert batch.items.keys == ["90", "91"]
    assert batch.items.labels == ["Emma", "Ulysses"]
    assert batch.items.attributes[0]["call_number"] == "823.7 AUS"
    report = batch.report
    assert (report.rows, report.accepted, report.duplicates, report.anonymous) == (5, 4, 1, 1)


def test_alma_report(tmp_path: Path) -> None:
    batch = read(exports.alma(tmp_path))
    assert batch.report.encoding == "utf-16"
    assert batch.items.keys == ["991", "992"]
    assert [d for _, d, _ in loans(batch)].count("2021-01-05") == 1
    assert batch.report.excluded == 1
    assert "month/day/year" in said(batch)


def test_sierra_codes(tmp_path: Path) -> None:
    batch = read(exports.sierra(tmp_path))
    report = batch.report
    assert report.columns["action"] == "op_code"
    assert report.columns["item"] == "bib_record_id"
    assert (report.rows, report.excluded, report.rejected_count) == (60, 30, 0)
    assert report.anonymous == sum(k % 10 == 0 and k % 2 == 0 for k in range(60))


def test_folio_log(tmp_path: Path) -> None:
    batch = read(exports.folio(tmp_path))
    assert batch.report.columns["action"] == "action"
    assert batch.report.columns["borrower"] == "userBarcode"
    assert batch.report.columns["date"] == "date"
    assert batch.report.excluded == 40
    assert batch.report.accepted + batch.report.duplicates == 20
    assert len(batch.pseudonyms) == 2


def test_chinese_export(tmp_path: Path) -> None:
    batch = read(exports.huiwen(tmp_path))
    report = batch.report
    assert report.encoding == "gb18030"
    assert report.columns["borrower"] == "读者证号"
    assert "姓名" not in report.columns.values()
    assert batch.items.labels == ["红楼梦", "高等数学"]
    assert len(batch.pseudonyms) == 2  # the number in full-width digits is the same reader
    assert (report.accepted, report.excluded) == (3, 3)
    assert [(s.kind, s.item, s.loans, s.excluded) for s in report.suspects] == [("item", "单人研修室03", 1, True)]
    assert read(exports.huiwen(tmp_path), keep_suspects=True).report.accepted == 4


def test_german_export(tmp_path: Path) -> None:
    batch = read(exports.german(tmp_path))
    assert batch.report.encoding == "cp1252"
    assert batch.items.labels == ["Der Zauberberg", "Über den Prozeß"]
    assert batch.items.attributes[0]["ids"] == "M1\nM3"
    assert sorted(d for _, d, _ in loans(batch)) == ["2019-04-03", "2019-04-03", "2019-04-14"]
    assert read(exports.german(tmp_path), branches=("süd",)).report.excluded == 1


def test_workbook(tmp_path: Path) -> None:
    batch = read(exports.workbook(tmp_path))
    assert batch.report.encoding == "xlsx"
    assert (batch.report.rows, batch.report.accepted, len(batch.items.keys)) == (12, 12, 5)
    assert loans(batch)[0][1] >= "2020-02-01"


def test_epoch_dates(tmp_path: Path) -> None:
    batch = read(exports.epoch(tmp_path))
    assert batch.report.accepted == 66
    assert min(d for _, d, _ in loans(batch)) == "2020-09-13"


def test_french_export(tmp_path: Path) -> None:
    batch = read(exports.french(tmp_path))
    assert batch.items.labels == ["L'Étranger", "La Peste"]
    assert (batch.report.accepted, batch.report.excluded) == (2, 2)


def test_japanese_export(tmp_path: Path) -> None:
    batch = read(exports.japanese(tmp_path))
    assert batch.items.keys == [f"s{k}" for k in range(6)]
    assert batch.items.attributes[0]["author"] == "夏目漱石"
    assert batch.report.accepted == 20


def test_no_header_is_understood_by_content(tmp_path: Path) -> None:
    rows = [
        [f"r{k % 40}", f"2020/{k % 9 + 1}/{k % 28 + 1}", f"Of books and men, part {k % 60}", f"I247.{k % 60} {k % 7}"]
        for k in range(300)
    ]
    batch = read(write(tmp_path / "t.csv", rows))
    assert batch.report.columns == {"borrower": "1", "date": "2", "title": "3", "call_number": "4"}
    assert len(batch.items.keys) == 60
    assert len(batch.pseudonyms) == 40


def test_columns_may_be_given_by_name_or_number(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", [["a", "b", "c"], ["x1", "p1", "2020-01-01"], ["x2", "p1", "2020-01-02"]])
    for columns in ({"borrower": "b", "item": "a", "date": "c"}, {"borrower": "2", "item": "1", "date": "3"}):
        batch = read(path, columns=columns)
        assert batch.items.keys == ["x1", "x2"]
        assert len(batch.pseudonyms) == 1
    assert "has no column z. Its columns are a, b, c" in failure(path, columns={"item": "z"})
    assert "has no column 4" in failure(path, columns={"item": "4"})
    with pytest.raises(WrongUsage, match="colour"):
        read(path, columns={"colour": "a"})


def test_titles_of_copies_and_spellings_are_merged(tmp_path: Path) -> None:
    head = ["borrower", "barcode", "title", "author", "isbn", "date"]
    rows = [
        [1, "c1", "The Waves", "Woolf, V.", "0-15-694960-8", "2020-01-01"],
        [2, "c2", "the  waves /", "Woolf, V.", "9780156949606", "2020-01-02"],
        [3, "c3", "The Waves", "", "9780141182711", "2020-01-03"],
        [3, "c4", "The Waves", "", "", "2020-01-03"],
        [4, "c5", "The Years", "Woolf, V.", "", "2020-01-03"],
    ]
    batch = read(write(tmp_path / "t.csv", [head, *rows]))
    assert batch.items.keys == ["the waves / woolf, v", "the years / woolf, v"]
    assert batch.items.labels[0] == "The Waves"
    assert batch.items.attributes[0]["isbn"] == "9780156949606"
    assert batch.report.duplicates == 1  # two copies of one title by one reader on one day
    apart = read(tmp_path / "t.csv", merge_copies=False)
    assert apart.items.keys == ["c1", "c2", "c3", "c4", "c5"]


def test_ids_of_titles_are_not_merged(tmp_path: Path) -> None:
    rows = [[1, "b1", "Poems", "2020-01-01"], [1, "b2", "Poems", "2020-01-01"]]
    batch = read(write(tmp_path / "t.csv", [["member_id", "book_id", "title", "borrow_date"], *rows]))
    assert batch.items.keys == ["b1", "b2"]


def test_same_title_by_two_authors_stays_two(tmp_path: Path) -> None:
    rows = [[k, "Poems", author, f"2020-01-0{k + 1}"] for k, author in enumerate(["Donne", "Burns", ""])]
    batch = read(write(tmp_path / "t.csv", [["reader", "title", "author", "date"], *rows]))
    assert batch.items.keys == ["poems", "poems / burns", "poems / donne"]


def test_rows_without_item_or_borrower(tmp_path: Path) -> None:
    rows = [
        ["b", "i1", "2020-01-01"],
        ["", "i1", "2020-01-01"],
        ["", "i1", "2020-01-01"],
        ["b", " ", "2020-01-01"],
        ["b", "NULL", ""],
        ["b"],
    ]
    batch = read(write(tmp_path / "t.csv", [["borrower", "item", "date"], *rows]))
    report = batch.report
    assert (report.rows, report.accepted, report.anonymous, report.duplicates, report.rejected_count) == (6, 3, 2, 0, 3)
    assert [(r.row, r.why) for r in report.rejected] == [(k, "The row names no item.") for k in (5, 6, 7)]


def test_duplicates_with_unknown_dates_need_equal_texts(tmp_path: Path) -> None:
    dates = [
        "",
        "",
        "1942",
        "1942",
        "1942-07",
        "soon",
        "soon",
        "later",
        "--04-13",
        "--04-13",
        "2020-01-01",
        "2020-01-01 9:00",
    ]
    batch = read(write(tmp_path / "t.csv", [["borrower", "item", "date"], *[["b", "i", d] for d in dates]]))
    assert batch.report.duplicates == 5
    assert batch.report.accepted == 7
    assert batch.report.unknown_dates == 4
    assert sorted(batch.precision.tolist()) == [0, 0, 0, 0, 1, 2, 3]


def test_unusable_dates_are_counted_and_said(tmp_path: Path) -> None:
    dates = ["2020-02-31", "2999-01-01", "0000-00-00", "2020-01-01"]
    batch = read(write(tmp_path / "t.csv", [["borrower", "item", "date"], *[[k, "i", d] for k, d in enumerate(dates)]]))
    assert batch.report.unknown_dates == 3
    text = said(batch)
    assert "does not exist, such as 2020-02-31 in row 2" in text
    assert "future, such as 2999-01-01 in row 3" in text
    assert "year 0, such as 0000-00-00 in row 4" in text


def test_filters(tmp_path: Path) -> None:
    rows = [[k, f"i{k}", f"2020-01-{k + 1:02d}", "EAST" if k % 2 else "west ", "A"] for k in range(10)]
    path = write(tmp_path / "t.csv", [["borrower", "item", "date", "branch", "collection"], *rows])
    assert read(path, branches=("East",)).report.excluded == 5
    assert read(path, collections=("a",)).report.excluded == 0
    dated = read(path, date_from=day("2020-01-03"), date_to=day("2020-01-05"))
    assert (dated.report.accepted, dated.report.excluded) == (3, 7)
    assert "No loan is left of the 10 rows" in failure(path, branches=("nowhere",))
    plain = write(tmp_path / "p.csv", [["borrower", "item"], [1, 2]])
    assert "cannot be filtered by branch" in failure(plain, branches=("x",))


def test_several_files_make_one_batch(tmp_path: Path) -> None:
    head = ["borrower", "item", "date"]
    first = write(tmp_path / "a.csv", [head, ["b", "i", "1/2/2020"], ["b", "j", "13/2/2020"]])
    second = write(tmp_path / "b.csv", [["date", "borrower", "item"], ["1/2/2020", "b", "i"], ["2/13/2020", "c", "i"]])
    batch = read(first, second)
    assert sorted(d for _, d, _ in loans(batch)) == ["2020-01-02", "2020-02-01", "2020-02-13", "2020-02-13"]
    assert batch.report.rows == 4
    with zipfile.ZipFile(tmp_path / "years.zip", "w") as archive:
        archive.write(first, "2020/a.csv")
        archive.write(first, "2021/a.csv")
    assert read(tmp_path / "years.zip").report.duplicates == 2
    with zipfile.ZipFile(tmp_path / "mixed.zip", "w") as archive:
        archive.write(first, "a.csv")
        archive.writestr("patrons.csv", "id,mail\n1,a@b\n")
    assert "different kinds" in failure(tmp_path / "mixed.zip")


def test_nothing_readable_about_borrowers_is_left(tmp_path: Path) -> None:
    path = exports.huiwen(tmp_path)
    batch = read(path, keep_suspects=True)
    text = repr((batch.items, batch.report, batch.pseudonyms.tobytes(), batch.borrower.tolist()))
    for secret in ("2019001", "2019002", "张三", "李四", "王五", "物理学院"):
        assert secret not in text
    assert batch.pseudonyms.dtype == np.uint8 and batch.pseudonyms.shape == (3, 16)
    expected = {privacy.pseudonym(KEY, b) for b in ("2019001", "2019002", "2019003")}
    assert {bytes(p) for p in batch.pseudonyms} == expected
    other = drain(read_loans([path], LoanOptions(today=TODAY, keep_suspects=True), privacy.new_key(), Context()))
    assert not {bytes(p) for p in other.pseudonyms} & expected


@pytest.mark.parametrize(
    "borrower", ["A 17", "a\0b", "👩‍🚀", "קורא", "\u200fقارئ\u200e", "O'Neil; DROP", "=1+1", "x" * 5000]
)
def test_strange_ids(tmp_path: Path, borrower: str) -> None:
    rows = [[borrower, borrower, "2020-01-01"], [f" {borrower} ", "plain", "2020-01-01"]]
    batch = read(write(tmp_path / "t.csv", [["borrower", "item", "date"], *rows]))
    assert len(batch.pseudonyms) == 1
    assert len(batch.items.keys) == 2
    assert "\0" not in "".join(batch.items.keys)


def test_failures_name_file_row_and_remedy(tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", [["title"], ["A"], ["B"]])
    assert "one.csv has only one column" in failure(one)
    none = write(tmp_path / "none.csv", [["date", "amount"], ["2020-01-01", "3.50"], ["2020-01-02", "4.10"]])
    assert "No column of none.csv names the borrowed item" in failure(none)
    rejected = write(
        tmp_path / "all.csv", [["borrower", "item", "date"], ["a", "", "2020-01-01"], ["b", "", "2020-01-02"]]
    )
    assert "All 2 rows of all.csv were rejected; row 2: The row names no item." in failure(rejected)
    head = write(tmp_path / "head.csv", [["borrower", "item", "date"]])
    assert failure(head)
    returns = write(
        tmp_path / "r.csv", [["borrower", "item", "date", "action"], *[["a", "i", "2020-01-01", "return"]] * 3]
    )
    assert "returns" in failure(returns, columns={"action": "action"})


def test_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("borrower,item,date\n1,a,2020-01-01\n2,b\n3,c,2020-01-02,,\n4,d,e,2020-01-03\n\n5,f,2020-01-04\n")
    report = read(path).report
    assert (report.rows, report.accepted, report.rejected_count) == (5, 4, 1)
    assert report.rejected[0].row == 5
    assert (
        put(report.rejected[0].why, **report.rejected[0].fields)
        == "The row has 4 fields where the table has 3 columns."
    )


def test_cancel_stops_at_the_next_step(tmp_path: Path) -> None:
    context = Context()
    steps = read_loans([exports.koha(tmp_path)], LoanOptions(), KEY, context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)


def test_preview_and_presets(tmp_path: Path) -> None:
    path = exports.german(tmp_path)
    preview = preview_loans(path, LoanOptions(today=TODAY))
    assert preview.columns["borrower"] == "Benutzernummer"
    assert preview.dates[0] == ("03.04.2019", "2019-04-03")
    assert (preview.encoding, preview.delimiter, preview.header, preview.preset) == ("cp1252", ";", True, "")
    presets.save(presets.Preset("Stadtbücherei", preview.names, preview.columns))
    presets.save(presets.Preset("other", ("x", "y"), {"item": "x"}))
    assert preview_loans(path, LoanOptions(today=TODAY)).preset == "Stadtbücherei"
    assert presets.matching(tuple(reversed(preview.names))) == presets.load()[0]
    presets.delete("Stadtbücherei")
    assert presets.recognised(preview.names) == ""
    presets.presets_file().write_text("{")
    with pytest.raises(Exception, match="cannot be read"):
        presets.load()


CELL = st.sampled_from(["", " ", "a", "b", "B", "c1", "２", "2", "NULL", 'q"x', "k,l", "é"])
DATE = st.sampled_from(
    [
        "",
        "2020-01-01",
        "2020-1-1",
        "2020-01-02 10:00",
        "1/2/2020",
        "14/2/2020",
        "1999",
        "1999-05",
        "--03-04",
        "?",
        "2030-01-01",
    ]
)
ROWS = st.lists(st.tuples(CELL, CELL, DATE, CELL, CELL), min_size=1, max_size=40)


@settings(deadline=None, max_examples=150)
@given(ROWS, st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_row_order_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, ...]],
    order: random.Random,
    numbered: bool,
    keep: bool,
) -> None:
    head = ["borrower", "barcode" if numbered else "note", "date", "title", "author"]
    shuffled = list(rows)
    order.shuffle(shuffled)
    folder = tmp_path_factory.mktemp("order")
    found = []
    for k, version in enumerate((rows, shuffled)):
        path = write(folder / f"{k}.csv", [head, *version])
        try:
            found.append(read(path, keep_suspects=keep))
        except Exception as error:
            found.append(type(error))
    if isinstance(found[0], type):
        assert found[0] is found[1]
        return
    assert found[0].items == found[1].items
    assert loans(found[0]) == loans(found[1])
    assert sorted(zip(found[0].precision, found[0].partial, strict=True)) == sorted(
        zip(found[1].precision, found[1].partial, strict=True)
    )
    assert found[0].report.suspects == found[1].report.suspects


@settings(deadline=None, max_examples=150)
@given(ROWS)
def test_counts_agree_with_a_plain_count(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]) -> None:
    """The same numbers by a few literal lines over the rows."""
    path = write(tmp_path_factory.mktemp("plain") / "t.csv", [["borrower", "item", "date"], *[r[:3] for r in rows]])
    clean = {" ": "", "NULL": "", "２": "2"}
    triples = [(clean.get(b, b), clean.get(i, i), d) for b, i, d, *_ in rows]
    good = [t for t in triples if t[1]]
    if not good:
        assert failure(path)
        return
    same = {"2020-1-1": "2020-01-01", "2020-01-02 10:00": "2020-01-02"}
    day_first = any(d == "14/2/2020" for _, _, d in good)
    same["1/2/2020"] = "2020-02-01" if day_first else "1/2/2020"
    known = {(b, same.get(d, d), i) for b, i, d in good if b}
    nobody = [1 for b, i, d in good if not b]
    report = read(path, keep_suspects=True).report
    assert report.rejected_count == len(triples) - len(good)
    assert report.anonymous == len(nobody)
    if not any(d in ("1/2/2020",) for _, _, d in good):
        assert report.accepted == len(known) + len(nobody)
    assert report.duplicates == report.rows - report.accepted - report.rejected_count


@settings(deadline=None, max_examples=200)
@given(
    st.binary(min_size=1, max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_no_bytes_break_the_import(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Any file is either read, with counts that add up, or refused with a message and a remedy."""
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes(data)
    for options in ({}, {"columns": {"item": "1"}}):
        try:
            check_counts(read(path, **options))
        except Exception as error:
            assert getattr(error, "hint", ""), repr(error)


def literal(path: Path, columns: tuple[int, int, int]) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row[c] for c in columns) for row in csv.reader(file)]


def test_a_generated_file_against_a_literal_count(tmp_path: Path) -> None:
    from tests.benchmarks._loan_files import write_loans

    path = write_loans(tmp_path / "big.csv", 60_000, seed=3)
    batch = read(path)
    rows = literal(path, (0, 1, 5))[1:]
    titles = {row[0]: row[1].casefold() for row in literal(path, (1, 2, 2)) if row[0]}
    good = [(b, titles[i], d[:10]) for b, i, d in rows if i]
    assert batch.report.rejected_count == len(rows) - len(good)
    assert batch.report.accepted == len(set(good))
    assert not batch.report.suspects
    days = {datetime.date.fromisoformat(d).toordinal() - 719163 for _, _, d in good}
    assert set(batch.day.tolist()) - {UNKNOWN_DAY} == days
    assert any(type(v) is str for v in batch.items.attributes[0].values())
