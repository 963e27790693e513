"""Tables as CSV, TSV, XLSX and JSON.

Text that a spreadsheet would run as a formula is disarmed: in CSV and TSV by a leading apostrophe,
in XLSX by the type of the cell. Numbers are never touched and keep every digit.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.exports.aside import aside
from minentropy_app.model.step import Step, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

Cell: TypeAlias = str | int | float | bool | None

#: Rows that one sheet of XLSX holds, the header included.
XLSX_ROWS = 1_048_576
#: Characters that one cell of XLSX holds.
XLSX_CHARACTERS = 32_767

_ROWS_A_STEP = 2_000
#: OWASP, "CSV injection": also the full-width forms, which East Asian spreadsheets accept.
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WRITING = QT_TRANSLATE_NOOP("exports.tables", "Writing the table")


@dataclass(frozen=True)
class Table:
    """What is exported.

    Attributes
    ----------
    columns
        Headers.
    rows
        Rows of cells as long as ``columns``; read once, so a generator will do.
    note
        Where the table comes from, how it is to be read. Kept in JSON and on a second sheet of
        XLSX; CSV and TSV have no place for it that other programs would understand.
    count
        Number of rows if known, for the progress shown.
    item_ids
        (rows,) or (rows, items in a row) int64, the items that each row is about; None where rows
        are about something else. Not written.
    """

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    note: str = ""
    count: int = 0
    item_ids: npt.NDArray[np.int64] | None = None


def write_table(table: Table, path: Path) -> None:
    """Write ``table`` in the format named by the suffix of ``path``.

    Raises
    ------
    AppError
        Unknown suffix, too many rows for XLSX, or a place that cannot be written.
    """
    drain(writing(table, path))


def writing(table: Table, path: Path) -> Steps[None]:
    """As ``write_table``, step by step; closing the generator leaves no file behind."""
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise unknown_suffix(path, tuple(_WRITERS))
    with aside(path) as temporary:
        yield from write(table, temporary)


def unknown_suffix(path: Path, known: tuple[str, ...]) -> AppError:
    """Return the error for a file name whose suffix names no format."""
    return AppError(
        QT_TRANSLATE_NOOP("exports.tables", "{file}: the ending of the name does not say which format is wanted."),
        QT_TRANSLATE_NOOP("exports.tables", "Use one of these endings: {known}."),
        file=path.name,
        known=", ".join(known),
    )


def disarmed(text: str) -> str:
    """Return ``text`` with an apostrophe in front if a spreadsheet would take it for a formula.

    A text that is a plain number (``-12``) is left alone.
    """
    if text.startswith(_FORMULA_START) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def plain(value: Any) -> Cell:
    """Return a numpy scalar as the Python value it holds, anything unusual as text."""
    if isinstance(value, np.generic):
        value = value.item()
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _csv_cell(value: Any) -> str:
    value = plain(value)
    if isinstance(value, str):
        # A NUL ends a line early in half of all readers; a lone surrogate cannot be encoded.
        return disarmed(value.replace("\0", "").encode("utf-8", "replace").decode("utf-8"))
    if value is None or value != value:  # noqa: PLR0124 (NaN)
        return ""
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _counted(table: Table, put: Callable[[Sequence[Any]], object]) -> Iterator[Step]:
    for number, row in enumerate(table.rows, 1):
        put(row)
        if number % _ROWS_A_STEP == 0:
            yield Step(_WRITING, number, table.count)


def _write_separated(table: Table, path: Path, separator: str) -> Steps[None]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
        writer.writerow([_csv_cell(name) for name in table.columns])
        yield from _counted(table, lambda row: writer.writerow([_csv_cell(value) for value in row]))


def _write_csv(table: Table, path: Path) -> Steps[None]:
    return _write_separated(table, path, ",")


def _write_tsv(table: Table, path: Path) -> Steps[None]:
    return _write_separated(table, path, "\t")


def _json_cell(value: Any) -> Cell:
    value = plain(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _write_json(table: Table, path: Path) -> Steps[None]:
    with path.open("w", encoding="utf-8", errors="replace") as file:
        head = {"note": table.note, "columns": list(table.columns)}
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": [')
        separator = "\n"

        def put(row: Sequence[Any]) -> None:
            nonlocal separator
            file.write(separator + json.dumps([_json_cell(value) for value in row], ensure_ascii=False))
            separator = ",\n"

        yield from _counted(table, put)
        file.write("\n]}\n")


def _write_xlsx(table: Table, path: Path) -> Steps[None]:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    sheet.append([_xlsx_cell(sheet, name) for name in table.columns])
    rows = 1

    def put(row: Sequence[Any]) -> None:
        nonlocal rows
        rows += 1
        if rows > XLSX_ROWS:
            raise _too_many_rows(path)
        sheet.append([_xlsx_cell(sheet, value) for value in row])

    try:
        yield from _counted(table, put)
        if table.note:
            book.create_sheet("Note").append([_xlsx_cell(sheet, table.note)])
    except BaseException:
        # An open sheet would complain when collected; saving it could take seconds.
        sheet.close()
        raise
    # By way of memory: on a full disk the zip writer would complain again when collected.
    packed = io.BytesIO()
    book.save(packed)
    path.write_bytes(packed.getbuffer())


def _xlsx_cell(sheet: Any, value: Any) -> Any:
    value = plain(value)
    if isinstance(value, float):
        return _xlsx_number(sheet, value)
    return _xlsx_text(sheet, value) if isinstance(value, str) else value


def _xlsx_number(sheet: Any, value: float) -> Any:
    if not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    # The library writes 16 digits; where that loses the last one, the digits are handed over.
    return value if float(f"{value:.16g}") == value else _typed_cell(sheet, repr(value), "n")


def _xlsx_text(sheet: Any, value: str) -> Any:
    text = _NOT_IN_XML.sub("", value)
    if len(text) > XLSX_CHARACTERS:
        text = text[: XLSX_CHARACTERS - 1] + "…"
    if not text.startswith(_FORMULA_START):
        return text
    cell = _typed_cell(sheet, text, "s")
    # The spreadsheet's own mark for "this is text", as if typed with an apostrophe.
    cell.quotePrefix = True
    return cell


def _typed_cell(sheet: Any, text: str, data_type: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = data_type
    return cell


def _too_many_rows(path: Path) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("exports.tables", "{file}: the table has more than {limit} rows, the most a sheet holds."),
        QT_TRANSLATE_NOOP("exports.tables", "Export it as .csv, which has no limit."),
        file=path.name,
        limit=XLSX_ROWS - 1,
    )


_WRITERS: Mapping[str, Callable[[Table, Path], Steps[None]]] = {
    ".csv": _write_csv,
    ".tsv": _write_tsv,
    ".xlsx": _write_xlsx,
    ".json": _write_json,
}

#: Suffixes that ``write_table`` understands.
TABLE_SUFFIXES = tuple(_WRITERS)
