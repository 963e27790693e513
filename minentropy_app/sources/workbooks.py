"""XLSX workbooks as rows of text."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from minentropy_app.errors import AppError
from minentropy_app.sources.containers import Content, unreadable
from minentropy_app.text import QT_TRANSLATE_NOOP


def sheet_names(content: Content) -> list[str]:
    """Return the names of a workbook's sheets, in order."""
    book = _workbook(content)
    try:
        return list(book.sheetnames)
    finally:
        book.close()


def sheet_rows(content: Content, sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    """Yield the row number and the cells, as text, of every row of one sheet.

    Without ``sheet``, the first sheet that holds two rows with two filled cells each.
    """
    book = _workbook(content)
    try:
        for number, cells in enumerate(_chosen(content, book, sheet), 1):
            yield number, [cell_text(value) for value in cells]
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


def _chosen(content: Content, book: Any, sheet: str | None) -> Iterator[tuple[Any, ...]]:
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
    rows: Iterator[tuple[Any, ...]] = chosen.iter_rows(values_only=True)
    return rows


def _filled(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=50, values_only=True)
    return sum(sum(cell is not None for cell in row) > 1 for row in rows) > 1
