"""A first look at a file: its first rows, what its columns are, and nobody's name.

Only the beginning of a large file is read, so that a look stays quick. What is shown is what may
be shown: borrowers as they would be stored, every column that stays out as dots.
"""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.imports import Rejected
from minentropy_app.sources import containers, dates, tables
from minentropy_app.sources.catalogue import CatalogueOptions
from minentropy_app.sources.catalogue_tables import TableRecords, chosen_columns
from minentropy_app.sources.cleaning import clean_id, header_key
from minentropy_app.sources.column_names import PERSONAL
from minentropy_app.sources.date_columns import DateColumn, days
from minentropy_app.sources.loans import LoanOptions, plan_of, today_of
from minentropy_app.sources.marc import kind_of, open_marc
from minentropy_app.sources.marc_fields import catalogue_record
from minentropy_app.sources.pairs import PairOptions, places_of
from minentropy_app.sources.privacy import pseudonym
from minentropy_app.sources.tables import Table, TableOptions
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Bytes (expanded) and rows that are looked at, and rows that are shown.
HEAD, SAMPLED, SHOWN = 128 << 10, 400, 40
#: What stands for a text that is not shown.
DOTS = "•••••••"
_SHORT_ID = 6
_CATEGORIES = 12
_MARC_COLUMNS = ("item", "title", "author", "call_number", "isbn", "year")


@dataclass(frozen=True)
class Preview:
    """The first rows of a file as they may be shown.

    Attributes
    ----------
    bytes, rows
        Size on disk; rows of data, 0 where only the beginning was read.
    encoding, delimiter, header
        As found or given; no encoding for a workbook.
    names, roles
        Column names, and role -> column index.
    numbers, cells
        Row numbers in the file, and texts: borrowers as pseudonyms, the other ids, titles and
        dates as they are, everything that stays out as dots.
    dates
        For each row the day as understood (ISO), "" where it is not known.
    ambiguous
        Some dates can be read with the day or the month first.
    day_first
        How these are read.
    error
        Why the file cannot be imported as it is read now (message, hint, fields), or None.
    """

    file: str
    bytes: int
    rows: int
    encoding: str
    delimiter: str
    header: bool
    names: tuple[str, ...]
    roles: Mapping[str, int]
    numbers: tuple[int, ...]
    cells: tuple[tuple[str, ...], ...]
    dates: tuple[str, ...] = ()
    ambiguous: bool = False
    day_first: bool = True
    notes: tuple[Rejected, ...] = ()
    error: tuple[str, str, Mapping[str, object]] | None = None


def preview_loans(file: Path, options: LoanOptions, key: bytes) -> Preview:
    """Look at a loan list; borrowers are shown under ``key``.

    Raises
    ------
    AppError
        The file cannot be read at all. What the user can mend in the columns is in ``error``.
    """
    table, whole = open_head(file, options.table)
    roles, error = _roles(table, options)
    sample = _sample(table)
    made = _preview(file, table, whole, roles, sample, key)
    column = roles.get("date")
    if column is None:
        return dataclasses.replace(made, error=error)
    texts = [row[column] for _, row in sample]
    reader = DateColumn(today_of(options), texts, options.day_first)
    codes = reader.codes(texts, [number for number, _ in sample])
    slashed = codes >> dates.SHIFT == dates.OPEN
    both = slashed & (codes >> 8 & 0xFF <= 12) & (codes & 0xFF <= 12)
    notes = reader.settle(codes)
    return dataclasses.replace(
        made,
        dates=_iso(codes[:SHOWN]),
        ambiguous=bool(both.any()),
        day_first=_reads_day_first(texts, codes, both),
        notes=(*made.notes, *notes),
        error=error,
    )


def preview_pairs(file: Path, options: PairOptions) -> Preview:
    """Look at a list of pair counts."""
    asked = TableOptions(options.encoding, options.delimiter, options.header, options.sheet)
    table, whole = open_head(file, asked)
    first, second, count = places_of(table, options)
    roles = {"first": first, "second": second} | ({} if count is None else {"count": count})
    return _preview(file, table, whole, roles, _sample(table), b"")


def preview_catalogue(file: Path, options: CatalogueOptions) -> Preview:
    """Look at a catalogue: the first rows of a table, or the first records of MARC."""
    kind = kind_of(file)
    if kind:
        return _preview_marc(file, kind, options)
    table, whole = open_head(file, TableOptions(encoding=options.encoding, header=options.header))
    found = TableRecords(table, chosen_columns(table, options.columns or {}))
    return _preview(file, table, whole, dict(found.chosen), _sample(table), b"")


def open_head(file: Path, options: TableOptions) -> tuple[Table, bool]:
    """Open the beginning of a file as a table; tell whether that is all of it.

    Raises
    ------
    AppError
        As ``tables.open_table``.
    """
    found = containers.contents(file)
    if len(found) > 1:
        return tables.open_table(file, options), True
    head, whole = _beginning(found[0])
    return tables.look_at(head, options), whole


def _beginning(content: containers.Content) -> tuple[containers.Content, bool]:
    """The first bytes of a text, cut at the end of a line."""
    if content.kind != "text":
        return content, False
    with content.open() as stream:
        data = stream.read(HEAD + 1)
    if len(data) <= HEAD:
        return content, True
    wide = data[: 1 << 10].count(0) > 1 << 7
    end = (data.rfind(b"\n\0", 0, HEAD) & ~1) + 2 if wide else data.rfind(b"\n", 0, HEAD) + 1
    cut = data[: end if end > 1 else HEAD]
    return dataclasses.replace(content, start=lambda: io.BytesIO(cut)), False


def _roles(table: Table, options: LoanOptions) -> tuple[dict[str, int], tuple[str, str, Mapping[str, object]] | None]:
    """The columns, or what is known of them and why that is not enough."""
    try:
        return dict(plan_of(table, options, SAMPLED).roles), None
    except AppError as error:
        if len(table.columns) < 2:
            raise
        return _given(table, options.columns or {}), (error.message, error.hint, error.fields)


def _given(table: Table, columns: Mapping[str, str]) -> dict[str, int]:
    """The roles that were given, by name or number, as far as the table has such columns."""
    roles = {}
    for role, word in columns.items():
        if word in table.columns:
            roles[role] = table.columns.index(word)
        elif word.isdecimal() and 1 <= int(word) <= len(table.columns):
            roles[role] = int(word) - 1
    return roles


def _sample(table: Table) -> list[tuple[int, list[str]]]:
    width = len(table.columns)
    return [(number, row[:width]) for number, row in islice(table.rows(), SAMPLED)]


def _preview(
    file: Path, table: Table, whole: bool, roles: Mapping[str, int], sample: list[tuple[int, list[str]]], key: bytes
) -> Preview:
    return Preview(
        file.name,
        file.stat().st_size,
        sum(len(block.numbers) + len(block.refused) for block in table.blocks()) if whole else 0,
        table.encoding,
        table.delimiter,
        table.header,
        table.columns,
        roles,
        tuple(number for number, _ in sample[:SHOWN]),
        _masked(table, roles, [row for _, row in sample], key),
        notes=table.notes,
    )


def _masked(
    table: Table, roles: Mapping[str, int], rows: Sequence[Sequence[str]], key: bytes
) -> tuple[tuple[str, ...], ...]:
    """The first rows, with borrowers as pseudonyms and what stays out as dots."""
    by_column = {column: role for role, column in roles.items()}
    columns = []
    for place, name in enumerate(table.columns):
        texts = [row[place] for row in rows[:SHOWN]]
        role = by_column.get(place, "")
        if role == "borrower":
            texts = [f"b{pseudonym(key, text).hex()[:_SHORT_ID]}" if clean_id(text) else "" for text in texts]
        elif not role and not _harmless(name, [row[place] for row in rows]):
            texts = [DOTS if text.strip() else "" for text in texts]
        columns.append([" ".join(text.split())[:200] for text in texts])
    return tuple(zip(*columns, strict=True)) if columns else ()


def _harmless(name: str, texts: Sequence[str]) -> bool:
    """Tell whether a column without a role may be shown: days, or a few words for many rows."""
    if header_key(name) in PERSONAL:
        return False
    values = [text.strip() for text in texts if text.strip()]
    kinds = set(values)
    if len(values) >= 10 * _CATEGORIES and len(kinds) <= _CATEGORIES:
        return True
    parser = dates.DateParser(50_000)
    few = values[:50]
    return bool(few) and all(
        not text.isdecimal() and parser.parse(text) >> dates.SHIFT in (dates.DAY, dates.OPEN) for text in few
    )


def _iso(codes: np.ndarray) -> tuple[str, ...]:
    found = days(codes)
    pairs = zip(found.day.tolist(), found.precision.tolist(), strict=True)
    return tuple(str(np.datetime64(day, "D")) if known == 3 else "" for day, known in pairs)


def _reads_day_first(texts: Sequence[str], codes: np.ndarray, both: np.ndarray) -> bool:
    """Whether dates that can be read both ways are now read with the day first."""
    for k in np.flatnonzero(both).tolist():
        day = int(str(np.datetime64(int(days(codes[k : k + 1]).day[0]), "D"))[8:])
        figures = [int(part) for part in re.split(r"[-/.]", texts[k].strip())[:2] if part.isdecimal()]
        if len(figures) == 2 and figures[0] != figures[1]:
            return figures[0] == day
    return True


def _preview_marc(file: Path, kind: str, options: CatalogueOptions) -> Preview:
    opening = open_marc(file, kind, options.encoding)
    while True:
        try:
            next(opening)
        except StopIteration as end:
            marc = end.value
            break
    numbers, cells = [], []
    for number, record, _ in islice(marc.records(), SHOWN):
        made = None if isinstance(record, Rejected) else catalogue_record(record)
        if made is None or isinstance(made, Rejected):
            continue
        facts = {"item": made.ids[0] if made.ids else "", "title": made.title, **made.attributes}
        numbers.append(number)
        cells.append(tuple(str(facts.get(name, "")) for name in _MARC_COLUMNS))
    if not cells:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.previews", "None of the first records of {file} can be read."),
            QT_TRANSLATE_NOOP("sources.previews", "Export the catalogue again, or choose another encoding."),
            file=file.name,
        )
    roles = {name: place for place, name in enumerate(_MARC_COLUMNS)}
    return Preview(
        file.name, file.stat().st_size, 0, marc.encoding, "", True, _MARC_COLUMNS, roles, tuple(numbers), tuple(cells),
        notes=tuple(marc.notes),
    )  # fmt: skip
