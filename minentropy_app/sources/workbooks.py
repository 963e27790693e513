"""XLSX workbooks as rows of text."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from minentropy_app.errors import AppError
from minentropy_app.sources.containers import Content, unreadable
from minentropy_app.text import QT_TRANSLATE_NOOP

_MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
#: Bytes of a sheet read at once, and of a tag cut off between two such blocks.
_BLOCK, _LONGEST_TAG = 1 << 18, 1 << 12


def sheet_names(content: Content) -> list[str]:
    """Return the names of a workbook's sheets, in order."""
    book = _workbook(content)
    try:
        return list(book.sheetnames)
    finally:
        book.close()


def sheet_rows(content: Content, sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    """Yield the row number and the cells, as text, of every row of one sheet.

    Without ``sheet``, the first sheet that holds two rows with two filled cells each. What stands in cells that are
    merged down several rows stands in each of them.
    """
    book = _workbook(content)
    try:
        chosen = _chosen(content, book, sheet)
        merged, open_ = _merged_down(book, chosen), {}  # column -> last row and text of the merged cells under way
        for number, cells in enumerate(chosen.iter_rows(values_only=True), 1):
            row = [cell_text(value) for value in cells]
            for column, last in merged.get(number, ()):
                open_[column] = last, row[column] if column < len(row) else ""
            for column, (last, text) in open_.items():
                if number <= last and any(row):
                    row += [""] * (column + 1 - len(row))
                    row[column] = row[column] or text
            yield number, row
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise damaged(content.name) from error
    finally:
        book.close()


def cell_text(value: Any) -> str:
    """Return a cell as it would stand in a CSV file: ISO dates, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ") if value.time() != datetime.time() else value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def damaged(name: str) -> AppError:
    """Return the error for a workbook that cannot be read."""
    return AppError(
        QT_TRANSLATE_NOOP("sources.workbooks", "The workbook {file} is damaged or is no XLSX workbook."),
        QT_TRANSLATE_NOOP("sources.workbooks", "Open it in a spreadsheet program and save it again as XLSX or CSV."),
        file=name,
    )


def _workbook(content: Content) -> Any:
    import openpyxl

    try:
        source = content.path if content.held is None else io.BytesIO(content.held)
        return openpyxl.load_workbook(source, read_only=True, data_only=True)
    except OSError as error:
        raise unreadable(content.name, error) from error
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise damaged(content.name) from error


def _merged_down(book: Any, sheet: Any) -> dict[int, list[tuple[int, int]]]:
    """First row -> (column from 0, last row) of cells that are merged over several rows.

    They stand behind all rows in the file, where reading row by row does not look.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    path, archive = getattr(sheet, "_worksheet_path", None), getattr(book, "_archive", None)
    if path is None or archive is None:
        return found
    from openpyxl.utils import range_boundaries

    held = b""
    with archive.open(path) as stream:
        while block := stream.read(_BLOCK):
            text = held + block
            for reference in _MERGED.findall(text):
                left, top, _, bottom = range_boundaries(reference.decode("ascii"))
                if bottom > top:
                    found.setdefault(top, []).append((left - 1, bottom))
            held = text[text.rfind(b"<") :][-_LONGEST_TAG:]
    return found


def _chosen(content: Content, book: Any, sheet: str | None) -> Any:
    if sheet is not None and sheet not in book.sheetnames:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.workbooks", "{file} has no sheet {sheet}."),
            QT_TRANSLATE_NOOP("sources.workbooks", "Its sheets are: {sheets}."),
            file=content.name,
            sheet=sheet,
            sheets=", ".join(book.sheetnames),
        )
    chosen = book[sheet] if sheet is not None else next(filter(_filled, book.worksheets), book.worksheets[0])
    chosen.reset_dimensions()  # some programs write a wrong size, which would cut the sheet off
    return chosen


def _filled(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=50, values_only=True)
    return sum(sum(cell is not None for cell in row) > 1 for row in rows) > 1
