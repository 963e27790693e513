from __future__ import annotations

import csv
import errno
import json
import math
import os
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.errors import AppError
from minentropy_app.exports import aside as aside_module
from minentropy_app.exports.aside import aside, write_bytes
from minentropy_app.exports.tables import TABLE_SUFFIXES, XLSX_CHARACTERS, Table, disarmed, write_table, writing

COLUMNS = ("name", "x", "n", "yes", "none")
ROWS = [
    ("红楼梦, “上”", 0.1 + 0.2, 3, True, None),
    ('line\nbreak "quoted"', np.float64(-1.5e-300), np.int32(-7), np.bool_(False), None),
    ("", 1e22, 2**53, True, None),
]
DANGEROUS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"]


def read_separated(path: Path, separator: str) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


@pytest.mark.parametrize(("suffix", "separator"), [(".csv", ","), (".tsv", "\t")])
def test_separated_keeps_every_digit_and_begins_with_a_mark(tmp_path: Path, suffix: str, separator: str) -> None:
    path = tmp_path / f"tabelle 表{suffix}"
    write_table(Table(COLUMNS, ROWS), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, *rows = read_separated(path, separator)
    assert header == list(COLUMNS)
    assert [row[0] for row in rows] == [row[0] for row in ROWS]
    assert [float(row[1]) for row in rows] == [float(row[1]) for row in ROWS]
    assert [int(row[2]) for row in rows] == [3, -7, 2**53]
    assert [row[3:] for row in rows] == [["true", ""], ["false", ""], ["true", ""]]


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_formulas_are_disarmed_and_numbers_are_not(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    write_table(
        Table(["=header"], [[text] for text in DANGEROUS] + [[-1.5], [-3], ["-12"], ["+1e5"], [float("nan")]]), path
    )
    cells = [row[0] for row in read_separated(path, "," if suffix == ".csv" else "\t") if row]
    assert cells[:8] == ["'" + text for text in ["=header", *DANGEROUS]]
    assert cells[8:12] == ["-1.5", "-3", "-12", "+1e5"]


def test_xlsx_types_formulas_note_and_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    long = "长" * (XLSX_CHARACTERS + 5)
    extra = [["=1+1", float("nan"), float("inf"), "a\x00\x0bb", long]]
    write_table(Table(COLUMNS, [*ROWS, *extra], note="=why"), path)
    book = openpyxl.load_workbook(path)
    rows = list(book["Table"].iter_rows(min_row=2))
    assert rows[0][0].value == ROWS[0][0]
    assert [row[1].value for row in rows[:3]] == [float(row[1]) for row in ROWS]
    assert [row[2].value for row in rows[:3]] == [3, -7, 2**53]
    formula, nan, infinite, control, cut = rows[3]
    assert (formula.value, formula.data_type, formula.quotePrefix) == ("=1+1", "s", True)
    assert (nan.value, infinite.value, control.value) == (None, "inf", "ab")
    assert len(cut.value) == XLSX_CHARACTERS
    assert book["Note"]["A1"].data_type == "s"
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)


def test_json_is_one_object(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    write_table(Table(COLUMNS, [*ROWS, ("=1", math.nan, 1, False, None)], note="k ≥ 3"), path)
    read = json.loads(path.read_text(encoding="utf-8"))
    assert read["columns"] == list(COLUMNS)
    assert read["note"] == "k ≥ 3"
    assert read["rows"][0] == list(ROWS[0])
    assert read["rows"][3] == ["=1", None, 1, False, None]


@pytest.mark.parametrize("suffix", TABLE_SUFFIXES)
def test_an_empty_table_is_a_header(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    write_table(Table(["a", "b"], []), path)
    assert path.stat().st_size > 0
    if suffix == ".json":
        assert json.loads(path.read_text())["rows"] == []


@pytest.mark.parametrize("name", ["t.pdf", "t", "t.csv.bak"])
def test_unknown_suffix_names_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(AppError) as caught:
        write_table(Table(["a"], []), tmp_path / name)
    assert ".csv, .tsv, .xlsx, .json" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_folder_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    (tmp_path / "f.csv").mkdir()
    with pytest.raises(AppError, match=r"f\.csv is a folder"):
        write_table(Table(["a"], []), tmp_path / "f.csv")
    with pytest.raises(AppError, match="there is no folder"):
        write_table(Table(["a"], []), tmp_path / "nowhere" / "t.csv")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("suffix", TABLE_SUFFIXES)
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, number: int
) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_text("old")

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(aside_module.os, "fsync", fails)
    with pytest.raises(AppError, match=f"t{suffix}") as caught:
        write_table(Table(["a"], [[1]]), path)
    assert caught.value.remedy
    assert ("full" in str(caught.value)) == (number == errno.ENOSPC)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", TABLE_SUFFIXES)
def test_cancelling_leaves_nothing_behind(tmp_path: Path, suffix: str) -> None:
    steps = writing(Table(["a"], ([i] for i in range(10_000)), count=10_000), tmp_path / f"t{suffix}")
    step = next(steps)
    assert 0 < step.done < step.total
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_too_many_rows_for_xlsx_points_to_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minentropy_app.exports.tables.XLSX_ROWS", 3)
    write_table(Table(["a"], [[1], [2]]), tmp_path / "fits.xlsx")
    with pytest.raises(AppError, match="more than 2 rows") as caught:
        write_table(Table(["a"], [[1], [2], [3]]), tmp_path / "t.xlsx")
    assert ".csv" in caught.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == ["fits.xlsx"]


def test_exports_can_be_read_by_colleagues(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"x")
    plain = tmp_path / "b"
    plain.write_bytes(b"x")
    assert (tmp_path / "a").stat().st_mode == plain.stat().st_mode


def test_an_error_inside_is_not_renamed_into_place(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mine"), aside(tmp_path / "a") as temporary:
        temporary.write_text("half")
        raise ValueError("mine")
    assert list(tmp_path.iterdir()) == []


@settings(deadline=None)
@given(st.text())
def test_disarmed_text_never_starts_a_formula(text: str) -> None:
    result = disarmed(text)
    assert result in {text, "'" + text}
    if result[:1] in {"=", "@", "\t", "\r"}:
        pytest.fail(result)
    if result[:1] in {"+", "-"}:
        float(result)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\0")), st.floats(allow_nan=False)),
        max_size=6,
    )
)
def test_csv_gives_back_what_went_in(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, float]]) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    write_table(Table(["text", "value"], rows), path)
    _, *read = read_separated(path, ",")
    assert [(text, float(value)) for text, value in read] == [(disarmed(text), value) for text, value in rows]
