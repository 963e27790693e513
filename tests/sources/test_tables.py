from __future__ import annotations

import csv
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.errors import AppError
from minentropy_app.sources.encodings import Detection
from minentropy_app.sources.lines import guess_dialect, split_lines
from minentropy_app.sources.tables import TableOptions, open_table
from minentropy_app.text import put

CHINESE = "读者证号,题名,借出时间\n" + "".join(
    f"{k},红楼梦中的学问与人生第{k}卷:中国文学史,2020-01-{k % 28 + 1:02d}\n" for k in range(40)
)


def table_of(tmp_path: Path, text: str | bytes, name: str = "t.csv", **options: object) -> list[list[str]]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [row for _, row in open_table(path, TableOptions(**options)).rows()]  # type: ignore[arg-type]


def error_of(path: Path, **options: object) -> str:
    with pytest.raises(AppError) as caught:
        list(open_table(path, TableOptions(**options)).rows())  # type: ignore[arg-type]
    assert caught.value.hint
    return str(caught.value) + " " + caught.value.remedy


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found(tmp_path: Path, delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in [["id", "title", "date"], ["1", "A, B; C", "2020-01-01"]] * 1)
    quoted = text.replace("A, B; C", '"A, B; C"')
    assert table_of(tmp_path, quoted) == [["1", "A, B; C", "2020-01-01"]]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("big5", "big5"),
    ],
)
def test_encodings_of_chinese(tmp_path: Path, encoding: str, found: str) -> None:
    text = (
        CHINESE
        if encoding != "big5"
        else CHINESE.translate(str.maketrans("读证号题时间红楼梦学问与卷国", "讀證號題時間紅樓夢學問與卷國"))
    )
    path = tmp_path / "中文.csv"
    path.write_bytes(text.encode(encoding))
    table = open_table(path)
    assert (table.encoding, table.columns) == (found, tuple(text.split("\n")[0].split(",")))
    assert table.preview(1)[0][1] == text.split("\n")[1].split(",")[1]


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("cp1252", "Müller;Die Straße nach Köln – größer & schöner;Jürgen Groß;café façade"),
        ("cp1252", "N° lecteur;Date de prêt;L'été à Noël;Hélène Bérénice"),
        ("cp1250", "Żółć;Data wypożyczenia;Tytuł;Kraków"),
        ("iso8859-2", "Żółć;Data wypożyczenia;Tytuł;święta"),
        ("cp1250", "Příliš;žluťoučký kůň;úpěl ďábelské;ódy"),
        ("mac-roman", "N° lecteur;Date de prêt;L'été à Noël;Hélène Bérénice"),
        ("cp850", "Ausleihe;Größe über Äpfel;Straße;Müller"),
        ("cp1251", "Иванов;Преступление и наказание;Фёдор Достоевский;Москва"),
    ],
)
def test_encodings_of_europe(tmp_path: Path, encoding: str, line: str) -> None:
    text = "a;title;author;place\n" + f"{line}\n" * 60
    assert table_of(tmp_path, text.encode(encoding))[0] == line.split(";")


def test_the_first_character_outside_ascii_may_come_late() -> None:
    detection = Detection()
    for _ in range(50):
        detection.feed(b"1,plain,2020-01-01\n" * 1000)
    detection.feed(("2," + "数据结构与算法分析,中国科学技术大学出版社\n" * 20).encode("gbk"))
    assert detection.encoding() == "gb18030"


def test_utf8_with_a_cut_character_stays_utf8(tmp_path: Path) -> None:
    data = CHINESE.encode()
    cut = data.replace("学问".encode(), "学问".encode()[:-1], 1)
    path = tmp_path / "t.csv"
    path.write_bytes(cut)
    table = open_table(path)
    assert table.encoding == "utf-8"
    assert "�" in table.preview(1)[0][1]
    assert table.notes[0].fields["count"] == 1


def test_a_forced_wrong_encoding_names_the_row(tmp_path: Path) -> None:
    path = tmp_path / "gbk.csv"
    path.write_bytes(("id,title,date\n1,plain,2020-01-01\n" + CHINESE).encode("gbk"))
    assert "Row 3 of gbk.csv cannot be read as utf-8" in error_of(path, encoding="utf-8")
    assert "no text encoding klingon" in error_of(path, encoding="klingon")
    assert "no text encoding rot13" in error_of(path, encoding="rot13")


def test_stray_quotes_never_swallow_lines(tmp_path: Path) -> None:
    text = (
        '1,"2020/4/1","A "quoted" word","I247 1"\n2,"2020/4/2","never closed, and a comma\n'
        '3,"2020/4/3","fine","I247 3"\n4,"2020/4/4",5" disk,"I247 4"\n5,"2020/4/5","The "big, bad" wolf","I247 5"\n'
        '6,"2020/4/6","ends twice"","I247 6"\n7,"2020/4/7","fine","I247 7"\n'
    )
    rows = table_of(tmp_path, text, header=False)
    assert [row[0] for row in rows] == list("1234567")
    assert rows[0][2] == 'A "quoted" word' or rows[0][2] == 'A quoted" word"'
    assert rows[1][2:] == ["never closed, and a comma", ""]
    assert rows[3][2] == '5" disk'
    assert rows[4] == ["5", "2020/4/5", 'The "big, bad" wolf', "I247 5"]
    assert all(row[3] == f"I247 {row[0]}" for row in rows if row[0] != "2")


def test_a_field_may_span_lines_where_all_agrees(tmp_path: Path) -> None:
    text = 'id,title,date\n1,"First line\nsecond, line",2020-01-01\n2,"a ""b""\n\nc",2020-01-02\n3,plain,2020-01-03\n'
    path = tmp_path / "t.csv"
    path.write_text(text)
    rows = list(open_table(path).rows())
    assert rows == [
        (2, ["1", "First line\nsecond, line", "2020-01-01"]),
        (4, ["2", 'a "b"\n\nc', "2020-01-02"]),
        (7, ["3", "plain", "2020-01-03"]),
    ]


def test_backslash_escapes(tmp_path: Path) -> None:
    rows = table_of(tmp_path, "id,title,date\n" + '1,"He said \\"no, never\\" twice",2020-01-01\n' * 5)
    assert rows[0] == ["1", 'He said "no, never" twice', "2020-01-01"]


def test_introduction_and_separator_lines_are_skipped(tmp_path: Path) -> None:
    rows = table_of(tmp_path, "sep=;\nid;title;date\n1;A;2020-01-01\n")
    assert rows == [["1", "A", "2020-01-01"]]
    path = tmp_path / "r.csv"
    path.write_text("Circulation report 2020\n\nPatron,Title,Loan Date\n7,A,2020-01-01\n8,B,2020-01-02\n")
    table = open_table(path)
    assert table.columns == ("Patron", "Title", "Loan Date")
    assert [n for n, _ in table.rows()] == [4, 5]


def test_line_ends_and_nul(tmp_path: Path) -> None:
    assert table_of(tmp_path, b"id,t,date\r\n1,a\0b,2020-01-01\r\n") == [["1", "ab", "2020-01-01"]]
    assert table_of(tmp_path, b"id,t,date\r1,ab,2020-01-01\r") == [["1", "ab", "2020-01-01"]]


def test_a_million_characters_in_a_field_refuse_the_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,title,date\n1,A,2020-01-01\n2," + "x" * 1_000_000 + ",2020-01-02\n3,C,2020-01-03\n")
    blocks = list(open_table(path).blocks())
    assert [row[0] for block in blocks for row in block.rows] == ["1", "3"]
    assert [(r.row, put(r.why, **r.fields)) for b in blocks for r in b.refused] == [
        (3, "A field is longer than 100000 characters.")
    ]


def test_packed_files(tmp_path: Path) -> None:
    text = "id,title,date\n1,A,2020-01-01\n"
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(text.encode()))
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("__MACOSX/._t.csv", b"\0\1")
        archive.writestr("folder/t.csv", text)
    for name in ("t.csv.gz", "t.zip"):
        assert open_table(tmp_path / name).preview(5) == [["1", "A", "2020-01-01"]]


def test_bad_files_are_named_with_a_remedy(tmp_path: Path) -> None:
    def made(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    packed = gzip.compress(b"id,title,date\n" + bytes(str(list(range(20000))), "ascii").replace(b" ", b"\n"))
    assert "empty.csv is empty" in error_of(made("empty.csv", b""))
    assert "blank.csv is empty" in error_of(made("blank.csv", b"\n \n\n"))
    assert "mark.csv is empty" in error_of(made("mark.csv", b"\xef\xbb\xbf"))
    assert "is a folder" in error_of(tmp_path)
    assert "no file gone.csv" in error_of(tmp_path / "gone.csv")
    assert "PNG" in error_of(made("p.csv", b"\x89PNG\r\n\x1a\n" + bytes(100)))
    assert "not a table" in error_of(made("b.csv", bytes(range(256)) * 40))
    assert "old Excel" in error_of(made("old.xls", b"\xd0\xcf\x11\xe0" + bytes(600)))
    assert "damaged or cut off" in error_of(made("cut.csv.gz", packed[: len(packed) // 2]))
    assert "damaged or cut off" in error_of(made("bad.zip", b"PK\x03\x04" + bytes(60)))
    assert "empty" in error_of(made("e.csv.gz", gzip.compress(b"")))
    assert "16 million" in error_of(made("endless.csv", b"x" * (17 << 20)))


def test_bombs_are_stopped(tmp_path: Path) -> None:
    row = b"1,A,2020-01-01\n"
    gz = tmp_path / "bomb.csv.gz"
    with gzip.open(gz, "wb", compresslevel=1) as file:
        for _ in range(100):
            file.write(row * 70_000)
    assert "unpacks to more than" in error_of(gz)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", row * 7_000_000)
    assert "unpacks to more than" in error_of(bomb)


def test_archives_that_cannot_be_read(tmp_path: Path) -> None:
    several = tmp_path / "several.zip"
    with zipfile.ZipFile(several, "w") as archive:
        archive.writestr("a.csv", "x,y\n1,2\n")
        archive.writestr("b.csv", "x,z\n1,2\n")
    assert "several tables: a.csv, b.csv" in error_of(several)
    none = tmp_path / "none.zip"
    with zipfile.ZipFile(none, "w") as archive:
        archive.writestr("picture.png", b"\x89PNG")
    assert "no table" in error_of(none)
    nested = tmp_path / "nested.csv.gz"
    nested.write_bytes(gzip.compress(gzip.compress(b"a,b\n1,2\n")))
    assert "another archive" in error_of(nested)


def test_a_file_that_vanishes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,title,date\n1,A,2020-01-01\n")
    table = open_table(path)
    path.unlink()
    with pytest.raises(AppError, match=r"no file t\.csv"):
        list(table.rows())


def test_cells_merged_down_stand_in_every_row(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Loans of March"], ["reader", "book", "day"], ["r1", "b1", "2023-03-01"], [None, "b2", None]):
        sheet.append(row)
    sheet.append([None, "b3", "2023-03-02"])
    sheet.append([None, "b4", "2023-03-03"])
    for cells in ("A1:C1", "A3:A5", "C3:C4"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "m.xlsx")
    table = open_table(tmp_path / "m.xlsx")
    assert table.columns == ("reader", "book", "day")
    assert [row for _, row in table.rows()] == [
        ["r1", "b1", "2023-03-01"], ["r1", "b2", "2023-03-01"], ["r1", "b3", "2023-03-02"], ["", "b4", "2023-03-03"],
    ]  # fmt: skip


def test_workbooks(tmp_path: Path) -> None:
    import datetime

    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active.append(["Report of loans"])
    sheet = book.create_sheet("Loans")
    sheet.append(["borrower", "barcode", "title", "date"])
    sheet.append([1001.0, "00042", "A", datetime.datetime(2020, 4, 13, 8, 15)])
    sheet.append([1002, 43, None, datetime.date(2020, 4, 14)])
    path = tmp_path / "l.xlsx"
    book.save(path)
    table = open_table(path)
    assert table.columns == ("borrower", "barcode", "title", "date")
    assert list(table.rows()) == [
        (2, ["1001", "00042", "A", "2020-04-13 08:15:00"]),
        (3, ["1002", "43", "", "2020-04-14"]),
    ]
    assert "no sheet Elsewhere" in error_of(path, sheet="Elsewhere")
    data = path.read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(data[: len(data) // 2])
    assert "damaged" in error_of(tmp_path / "cut.xlsx")


def test_header_is_found_by_content(tmp_path: Path) -> None:
    assert table_of(tmp_path, "7,A,2020-01-01\n8,B,2020-01-02\n") == [
        ["7", "A", "2020-01-01"],
        ["8", "B", "2020-01-02"],
    ]
    assert table_of(tmp_path, "wer,was,wann\n8,B,2020-01-02\n9,C,2020-01-02\n")[0][0] == "8"
    assert len(table_of(tmp_path, "wer,was\n8,B\n", header=False)) == 2


FIELDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0﻿"), max_size=8)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 99999), FIELDS, FIELDS), min_size=1, max_size=12))
def test_what_the_csv_module_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, str, str]]
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    lines = text.getvalue().split("\n")[:-1]
    dialect = guess_dialect(['"1","x","y"'] * 20, ",")
    records = split_lines(dialect, lines, 1, True)
    assert records.rows == [[str(n), a, b] for n, a, b in rows]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.text('ab,"\\ ', max_size=12), min_size=1, max_size=15), st.integers(0, 15))
def test_whole_lines_survive_any_damage_around_them(broken: list[str], place: int) -> None:
    """A faultless line with its figures is a record of its own, whatever stands around it."""
    sound = '77,"2020-01-01","x","K 1"'
    lines = [*broken[:place], sound, *broken[place:]]
    dialect = guess_dialect(['1,"2020-04-05","title","I 2"'] * 50)
    records = split_lines(dialect, lines, 1, True)
    assert ["77", "2020-01-01", "x", "K 1"] in records.rows
    assert len(records.rows) + len(records.refused) <= len(lines)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from(['1,"a",2020', '2,"b', 'c",2021', "3,d,2022", '4,"e"f,2023']), min_size=2, max_size=12),
    st.data(),
)
def test_cutting_into_blocks_changes_nothing(lines: list[str], data: st.DataObject) -> None:
    dialect = guess_dialect(['1,"t",2020', '9,"u",2021'] * 20)
    whole = split_lines(dialect, lines, 1, True).rows
    cut = data.draw(st.integers(1, len(lines) - 1))
    first = split_lines(dialect, lines[:cut], 1, False)
    second = split_lines(dialect, first.rest + lines[cut:], 1 + cut - len(first.rest), True)
    assert first.rows + second.rows == whole
