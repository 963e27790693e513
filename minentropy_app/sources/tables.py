"""Tables of text in whatever form they arrive, read in blocks.

CSV, TSV, semicolons or bars, packed by gzip or zip, or XLSX; encoding, delimiter and header are
found by looking and may be overruled. Quotes never swallow lines (see ``lines``).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.model.imports import Rejected
from minentropy_app.sources import encodings, lines, workbooks
from minentropy_app.sources.column_names import known
from minentropy_app.sources.containers import Content, contents, empty
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Characters read at a time, and rows looked at before reading begins.
BLOCK = 1 << 19
SAMPLE_ROWS = 5000
_LONGEST_LINE = 16 << 20
_PREAMBLE = 20


@dataclass(frozen=True)
class TableOptions:
    """What the user knows better than the file shows; None means find out.

    ``header`` tells whether the first row names the columns.
    """

    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    sheet: str | None = None


@dataclass
class Block:
    """Some rows of a table, with their numbers in the file (1 is the first line).

    ``done`` is how far reading has come, in bytes of the expanded file.
    """

    rows: list[list[str]]
    numbers: Sequence[int]
    refused: list[Rejected] = field(default_factory=list)
    done: int = 0


@dataclass(frozen=True)
class Table:
    """An open question answered: how to read this file.

    Attributes
    ----------
    name
        The file (and member of an archive), for messages.
    encoding, delimiter
        As found or given; both empty for a workbook's sheet.
    header
        Whether a row of names stands above the data.
    columns
        Names from the header, else "1", "2", …
    bytes
        Size when expanded, for progress; 0 where unknown.
    notes
        Decisions worth saying.
    """

    name: str
    encoding: str
    delimiter: str
    header: bool
    columns: tuple[str, ...]
    bytes: int
    notes: tuple[Rejected, ...]
    content: Content
    dialect: lines.Dialect
    strict: bool
    begin: int
    sheet: str | None = None

    def blocks(self) -> Iterator[Block]:
        """Yield all rows below the header in blocks; blank rows are left out."""
        source = _sheet_blocks(self.content, self.sheet) if not self.encoding else self._text_blocks()
        for block in source:
            yield _without(block, self.begin)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (row number, fields) one by one; short rows are filled up with ""."""
        for block in self.blocks():
            for number, row in zip(block.numbers, block.rows, strict=True):
                yield number, row + [""] * (len(self.columns) - len(row))

    def preview(self, n: int) -> list[list[str]]:
        """Return the first n rows."""
        return [row for _, row in islice(self.rows(), n)]

    def _text_blocks(self) -> Iterator[Block]:
        yield from _text_blocks(self.content, self.encoding, self.strict, self.dialect)


def open_table(path: Path | str, options: TableOptions | None = None) -> Table:
    """Look at a file that holds one table and return how to read it.

    Raises
    ------
    AppError
        The file is missing, a folder, empty, binary, damaged, a bomb, or holds several tables.
    """
    return only(_drained(look(Path(path), options or TableOptions())), Path(path))


def only(tables: list[Table], path: Path) -> Table:
    """Return the one table of a file; AppError if it holds several."""
    if len(tables) > 1:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.tables", "The archive {file} holds several tables: {members}."),
            QT_TRANSLATE_NOOP("sources.tables", "Unpack it and name the one you want."),
            file=path.name,
            members=", ".join(table.name.rpartition(": ")[2] for table in tables[:8]),
        )
    return tables[0]


def look(path: Path, options: TableOptions) -> Generator[int, None, list[Table]]:
    """As ``open_table``, for all tables of an archive; yields bytes looked at, often."""
    tables = []
    for content in contents(path):
        if content.kind == "workbook":
            tables.append(_look_at_sheet(content, options))
        else:
            tables.append((yield from look_at_text(content, options)))
    return tables


def look_at(content: Content, options: TableOptions) -> Table:
    """As ``open_table``, for bytes that are at hand."""
    if content.kind == "workbook":
        return _look_at_sheet(content, options)
    looking = look_at_text(content, options)
    while True:
        try:
            next(looking)
        except StopIteration as end:
            table: Table = end.value
            return table


def look_at_text(content: Content, options: TableOptions) -> Generator[int, None, Table]:
    """Look at one text file; yields bytes looked at, often."""
    detection, total = encodings.Detection(), 0
    with content.open() as stream:
        while block := stream.read(BLOCK):
            detection.feed(block)
            total += len(block)
            yield total
    found = detection.encoding()
    chosen = encodings.check_name(options.encoding) if options.encoding else found
    if chosen == "utf-8" and found == "utf-8-sig":
        chosen = found
    begin, sample = _sample_lines(content, chosen, options.encoding is not None)
    delimiter, skip = _declared(sample)
    dialect = lines.guess_dialect(sample[skip : skip + 500], options.delimiter or delimiter)
    sample_rows = _sample_rows(content, chosen, dialect)
    table = Table(
        content.name, chosen, dialect.delimiter, False, (), total, _encoding_notes(detection, found, chosen, options),
        content, dialect, options.encoding is not None, begin + skip,
    )  # fmt: skip
    return _with_header(table, sample_rows, options)


def _look_at_sheet(content: Content, options: TableOptions) -> Table:
    if options.encoding is not None:
        encodings.check_name(options.encoding)
    rows = list(islice(workbooks.sheet_rows(content, options.sheet), SAMPLE_ROWS))
    sample = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if not sample:
        raise empty(content.name)
    width = max(len(row) for _, row in sample)
    dialect = lines.Dialect("", None, width)
    table = Table(content.name, "", "", False, (), 0, (), content, dialect, False, 0, options.sheet)
    return _with_header(table, sample, options)


def _sample_lines(content: Content, encoding: str, strict: bool) -> tuple[int, list[str]]:
    """Return 0 and the first lines that are not blank."""
    with content.open() as stream:
        first = stream.read(BLOCK)
    try:
        text = "".join(encodings.texts(iter([first]), encoding, False))
    except UnicodeError as error:
        raise wrong_encoding(content.name, encoding, 1) from error
    found = text.removeprefix("﻿").split("\n")
    found = found[:-1] if len(first) == BLOCK and len(found) > 1 else found
    sample = [line for line in found[: SAMPLE_ROWS * 2] if line.strip()]
    if not sample:
        raise empty(content.name)
    return 0, [line.replace("\0", "") for line in sample]


def _declared(sample: list[str]) -> tuple[str | None, int]:
    """Understand Excel's first line ``sep=;``."""
    first = sample[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    return None, 0


def _sample_rows(content: Content, encoding: str, dialect: lines.Dialect) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    for block in _text_blocks(content, encoding, False, dialect):
        found += [(n, r) for n, r in zip(block.numbers, block.rows, strict=True) if any(cell.strip() for cell in r)]
        if len(found) >= SAMPLE_ROWS:
            break
    return found[:SAMPLE_ROWS]


def _with_header(table: Table, sample: list[tuple[int, list[str]]], options: TableOptions) -> Table:
    """Find the row of names, below any lines of introduction."""
    sample = [(number, row) for number, row in sample if number > table.begin]
    if not sample:
        raise empty(table.name)
    width = max(table.dialect.width, 1)
    start = next((k for k, (_, row) in enumerate(sample[:_PREAMBLE]) if _filled(row) >= max(2, 0.6 * width)), 0)
    if options.header is False:
        start = 0
    rows = [row for _, row in sample[start:]]
    header = is_header(rows) if options.header is None else options.header
    widest = max((len(row) for row in rows[:200] if _filled(row) and len(row) <= width), default=width)
    begin = sample[start][0] if header else (sample[start][0] - 1)
    names = _names(rows[0], widest) if header else tuple(str(k + 1) for k in range(widest))
    return replace(table, header=header, columns=names, begin=begin)


def is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names the columns.

    It does if it holds names that library systems use; or if some columns hold figures below and
    none in the first row; or, with no figures anywhere, if its cells never occur below. Names such
    as ``x1`` are no figures where there are plain numbers below.
    """
    first = [cell.strip() for cell in rows[0]]
    if any(_figure(cell) for cell in first):
        return len(rows) > 2 and _numbered_names(first, rows[1:500])
    if not any(first):
        return False
    if sum(known(cell) for cell in first) >= (2 if len(first) > 2 else 1):
        return True
    if len(rows) == 1:
        return False
    body = rows[1:500]
    columns = [[row[c] for row in body if c < len(row) and row[c].strip()] for c in range(len(first))]
    if any(values and sum(map(_figure, values)) >= 0.9 * len(values) for values in columns):
        return True
    unique = len(set(first)) == len(first) and all(first)
    return unique and len(body) > 1 and not any(cell in values for cell, values in zip(first, columns, strict=True))


def _numbered_names(first: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Tell whether all cells hold letters (``x1``, ``dim_2``) where most columns below hold plain numbers."""
    if any(number_of(cell) is not None or (_figure(cell) and not any(map(str.isalpha, cell))) for cell in first):
        return False
    columns = [[row[c] for row in body if c < len(row) and row[c].strip()] for c in range(len(first))]
    numbers = sum(bool(values) and all(number_of(value) is not None for value in values) for values in columns)
    return 2 * numbers > len(first)


def number_of(text: str) -> float | None:
    """Return a number written with a point or a comma as decimal mark, None where it is none."""
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return float(text.replace(",", ".")) if text.count(",") == 1 and "." not in text else None
    except ValueError:
        return None


def _figure(cell: str) -> bool:
    digits = sum(ch.isdigit() for ch in cell)
    return digits > 0 and 2 * digits >= len(cell.strip())


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _names(row: Sequence[str], width: int) -> tuple[str, ...]:
    names = [" ".join(cell.split()) or str(k + 1) for k, cell in enumerate(row)]
    while len(names) > width and names[-1].isdigit():
        names.pop()
    return tuple(names + [str(k + 1) for k in range(len(names), width)])


def _without(block: Block, begin: int) -> Block:
    """Drop blank lines and everything down to row ``begin``; a row of mere delimiters is a row."""
    rows, numbers = block.rows, block.numbers
    if (len(numbers) and numbers[0] <= begin) or min(map(len, rows), default=2) < 2:
        kept = [k for k, row in enumerate(rows) if numbers[k] > begin and (len(row) > 1 or any(map(str.strip, row)))]
        rows, numbers = [rows[k] for k in kept], [numbers[k] for k in kept]
    return Block(rows, numbers, block.refused, block.done)


def _text_blocks(content: Content, encoding: str, strict: bool, dialect: lines.Dialect) -> Iterator[Block]:
    held: list[str] = []
    tail, number, counter = "", 1, [0]
    with content.open() as stream:
        for text in _decoded(content, encoding, strict, stream, counter):
            last = text is None
            found = (tail + (text or "")).split("\n")
            tail = "" if last else found.pop()
            _refuse_endless(content, tail, number + len(held) + len(found))
            records = lines.split_lines(dialect, held + found, number, last) if held or found else lines.Records()
            number += len(held) + len(found) - len(records.rest)
            held = records.rest
            yield Block(records.rows, records.numbers, records.refused, counter[0])


def _decoded(
    content: Content, encoding: str, strict: bool, stream: Iterator[bytes] | object, counter: list[int]
) -> Iterator[str | None]:
    """Yield decoded text without NUL characters, then None."""

    def raw() -> Iterator[bytes]:
        while block := stream.read(BLOCK):  # type: ignore[union-attr]
            counter[0] += len(block)
            yield block

    number, first = 1, True
    decoder = encodings.texts(raw(), encoding, strict)
    while True:
        try:
            text = next(decoder)
        except StopIteration:
            break
        except UnicodeError as error:
            raise wrong_encoding(content.name, encoding, number + _lines_before(error)) from error
        number += text.count("\n")
        text = text.replace("\0", "") if "\0" in text else text
        yield text.removeprefix("﻿") if first else text
        first = False
    yield None


def _lines_before(error: UnicodeError) -> int:
    if isinstance(error, UnicodeDecodeError):
        return bytes(error.object[: error.start]).count(b"\n")
    return 0


def _refuse_endless(content: Content, tail: str, number: int) -> None:
    if len(tail) > _LONGEST_LINE:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.tables", "Line {row} of {file} is longer than {limit} million characters."),
            QT_TRANSLATE_NOOP("sources.tables", "This is no table of loans; export it again as CSV, one loan a line."),
            file=content.name,
            row=number,
            limit=_LONGEST_LINE >> 20,
        )


def _sheet_blocks(content: Content, sheet: str | None) -> Iterator[Block]:
    rows = workbooks.sheet_rows(content, sheet)
    while part := list(islice(rows, 2000)):
        refused = [
            Rejected(number, lines.TOO_LONG, {"limit": lines.LONGEST_FIELD})
            for number, row in part
            if max(map(len, row), default=0) > lines.LONGEST_FIELD
        ]
        bad = {entry.row for entry in refused}
        good = [(number, row) for number, row in part if number not in bad and _filled(row)]
        yield Block([row for _, row in good], [number for number, _ in good], refused, part[-1][0])


def wrong_encoding(name: str, encoding: str, row: int) -> AppError:
    """Return the error for bytes that the given encoding does not have."""
    return AppError(
        QT_TRANSLATE_NOOP("sources.tables", "Row {row} of {file} cannot be read as {encoding}."),
        QT_TRANSLATE_NOOP("sources.tables", "Leave the encoding out to have it found, or name another one."),
        file=name,
        row=row,
        encoding=encoding,
    )


def _encoding_notes(
    detection: encodings.Detection, found: str, chosen: str, options: TableOptions
) -> tuple[Rejected, ...]:
    if options.encoding and chosen != found and detection.good + detection.bad:
        text = QT_TRANSLATE_NOOP("sources.tables", "Read as {encoding} as told; the file looks like {found}.")
        return (Rejected(0, text, {"encoding": chosen, "found": found}),)
    if found == "utf-8" and detection.bad:
        text = QT_TRANSLATE_NOOP("sources.tables", "{count} damaged characters were replaced by the mark �.")
        return (Rejected(0, text, {"count": detection.bad}),)
    return ()


def _drained(steps: Generator[int, None, list[Table]]) -> list[Table]:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            tables: list[Table] = end.value
            return tables
