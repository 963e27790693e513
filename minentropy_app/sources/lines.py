"""Lines to fields, without ever letting a stray quote swallow the lines after it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from minentropy_app.model.imports import Rejected
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Longest field and longest record that are read, in characters and lines.
LONGEST_FIELD = 100_000
LONGEST_SPAN = 200

_FIGURES = re.compile(r"\s*[\d\s./:T+Z-]*\d[\d\s./:T+Z-]*")
TOO_LONG = QT_TRANSLATE_NOOP("sources.lines", "A field is longer than {limit} characters.")


@dataclass(frozen=True)
class Dialect:
    """How a file separates and quotes.

    ``width`` is the usual number of fields; ``figures`` are the columns that hold only numbers or
    dates in the sample, by which a line is known for a record of its own.
    """

    delimiter: str
    escape: str | None = None
    width: int = 0
    figures: frozenset[int] = frozenset()

    def lenient(self, line: str) -> list[str]:
        """Split one line, whatever its quotes are like; an unclosed field runs to the end."""
        return next(self._reader([line], False), [])

    def strict(self, line: str) -> list[str]:
        """Split one record or raise ``csv.Error`` where a quote is out of place."""
        return next(self._reader([line], True), [])

    def read(self, lines: Sequence[str]) -> list[list[str]]:
        """Split many lines at once, as the csv module does: quotes may span lines."""
        return list(self._reader(lines, False))

    def _reader(self, lines: Sequence[str], strict: bool) -> csv._reader:  # type: ignore[name-defined]
        return csv.reader(lines, delimiter=self.delimiter, escapechar=self.escape, skipinitialspace=True, strict=strict)


@dataclass
class Records:
    """Records of one block: their fields, the line each begins on, and lines that were refused."""

    rows: list[list[str]] = field(default_factory=list)
    numbers: Sequence[int] = field(default_factory=list)
    refused: list[Rejected] = field(default_factory=list)
    #: Lines at the end of the block whose record may go on in the next one.
    rest: list[str] = field(default_factory=list)


def split_lines(dialect: Dialect, lines: list[str], first: int, last_block: bool) -> Records:
    """Split a block of lines that begins on line ``first`` of the file.

    The fast way reads the whole block at once and is taken back if it gave fewer records than
    lines, that is, if any quote ran over the end of a line.
    """
    try:
        rows = dialect.read(lines)
    except csv.Error:
        rows = []
    if len(rows) == len(lines) and (last_block or not _unclosed(dialect, lines[-1])):
        return Records(rows, range(first, first + len(lines)))
    return _one_by_one(dialect, lines, first, last_block)


def _one_by_one(dialect: Dialect, lines: list[str], first: int, last_block: bool) -> Records:
    records, numbers, k = Records(), [], 0
    while k < len(lines):
        row, used = _record(dialect, lines, k, last_block)
        if not used:
            records.rest = lines[k:]
            break
        if row is None:
            records.refused.append(Rejected(first + k, TOO_LONG, {"limit": LONGEST_FIELD}))
        else:
            records.rows.append(row)
            numbers.append(first + k)
        k += used
    records.numbers = numbers
    return records


def _record(dialect: Dialect, lines: list[str], k: int, last_block: bool) -> tuple[list[str] | None, int]:
    """Return the record that begins at line k and how many lines it takes; 0 if more are needed."""
    line = lines[k]
    if len(line) > LONGEST_FIELD and max(map(len, line.split(dialect.delimiter))) > LONGEST_FIELD:
        return None, 1
    if '"' not in line and not dialect.escape:
        return line.split(dialect.delimiter), 1
    try:
        return dialect.strict(line), 1
    except csv.Error:
        joined = _joined(dialect, lines, k)
        if joined:
            return joined
        if not last_block and _may_go_on(dialect, lines, k):
            return None, 0
        return _stray(dialect, line), 1


def _joined(dialect: Dialect, lines: list[str], k: int) -> tuple[list[str], int] | None:
    """Try to end the record that line k leaves open on a later line.

    Accepted only where everything agrees: the joined text is faultless CSV of the usual width,
    and no line swallowed by it is a record of its own.
    """
    text = lines[k]
    for used in range(2, min(LONGEST_SPAN, len(lines) - k) + 1):
        line = lines[k + used - 1]
        if len(text) > LONGEST_FIELD or _is_record(dialect, line):
            return None
        text += "\n" + line
        if '"' not in line:
            continue
        try:
            row = dialect.strict(text)
        except csv.Error:
            continue
        return (row, used) if len(row) == dialect.width else None
    return None


def _may_go_on(dialect: Dialect, lines: list[str], k: int) -> bool:
    rest = lines[k + 1 :]
    open_end = len(rest) < LONGEST_SPAN and _unclosed(dialect, lines[k])
    return open_end and not any(_is_record(dialect, line) for line in rest)


def _is_record(dialect: Dialect, line: str) -> bool:
    """Tell whether a line alone is a record: the usual width, and figures where figures stand."""
    try:
        fields = dialect.lenient(line)
    except csv.Error:
        return False
    if len(fields) != dialect.width or dialect.width < 2 or line.count('"') % 2:
        return _begins_like_record(dialect, fields)
    return all(_FIGURES.fullmatch(fields[c]) for c in dialect.figures if fields[c])


def _begins_like_record(dialect: Dialect, fields: list[str]) -> bool:
    """A damaged line still is a record if all its columns of figures hold figures, at least two."""
    present = [fields[c] for c in dialect.figures if c < len(fields)]
    return len(present) >= 2 and all(value and _FIGURES.fullmatch(value) for value in present)


def _unclosed(dialect: Dialect, line: str) -> bool:
    if '"' not in line:
        return False
    try:
        dialect.strict(line)
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _stray(dialect: Dialect, line: str) -> list[str]:
    """Split a line whose quotes are wrong in themselves, such as ``"The "big, bad" wolf"``."""
    try:
        fields = dialect.lenient(line)
    except csv.Error:
        return line.split(dialect.delimiter)
    if dialect.width and len(fields) != dialect.width:
        other = _outer_quotes(dialect.delimiter, line)
        if len(other) == dialect.width and not any(text.startswith('"') for text in other):
            return other
    return fields


def _outer_quotes(delimiter: str, line: str) -> list[str]:
    """Split so that a quote closes a field only before a delimiter or the end of the line."""
    mark = re.escape(delimiter)
    token = re.compile(rf'\s*"((?:[^"]|"(?!\s*(?:{mark}|$)))*)"\s*(?:{mark}|$)|([^{mark}]*)(?:{mark}|$)')
    fields, place = [], 0
    while place < len(line):
        found = token.match(line, place)
        if found is None or found.end() == place:
            break
        fields.append(found.group(1) if found.group(1) is not None else found.group(2))
        place = found.end()
    return [*fields, ""] if line.endswith(delimiter) else fields


def guess_dialect(lines: Sequence[str], delimiter: str | None = None) -> Dialect:
    """Guess delimiter and escapes from sample lines; one column gives an empty ``width`` of 1."""
    escapes: tuple[str | None, ...] = (None, "\\") if any('\\"' in line for line in lines) else (None,)
    candidates = [Dialect(d, e) for d in ([delimiter] if delimiter else [",", "\t", ";", "|"]) for e in escapes]
    scored = [(*_score(candidate, lines), candidate) for candidate in candidates]
    _, width, rows, best = max(scored, key=lambda entry: entry[0])
    return Dialect(best.delimiter, best.escape, width, _figure_columns(rows, width))


def _score(dialect: Dialect, lines: Sequence[str]) -> tuple[tuple[float, int], int, list[list[str]]]:
    """Score by how many lines agree on a width above one; equal scores go to the wider."""
    rows = []
    for line in lines:
        try:
            rows.append(dialect.lenient(line[:LONGEST_FIELD]))
        except csv.Error:
            continue
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return (0.0, 0), 1, rows
    width, agreeing = max(widths.items(), key=lambda entry: (entry[1], entry[0]))
    figures = len(_figure_columns(rows, width))
    return (round(agreeing / len(rows), 2) * (1 + 0.1 * min(figures, 3)), width), width, rows


def _figure_columns(rows: list[list[str]], width: int) -> frozenset[int]:
    whole = [row for row in rows if len(row) == width]
    found = set()
    for column in range(width if len(whole) > 1 else 0):
        values = [row[column] for row in whole[1:] if row[column].strip()]
        if values and sum(_FIGURES.fullmatch(value) is not None for value in values) >= 0.95 * len(values):
            found.add(column)
    return frozenset(found)
