"""A whole column of dates: fast, and with day and month told apart over all rows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.model.imports import Rejected
from minentropy_app.model.inputs import UNKNOWN_DAY, Ids, Ints
from minentropy_app.sources import dates
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Different texts remembered; beyond that the memory is emptied (a cache, nothing depends on it).
_REMEMBERED = 200_000
_DATE_AND_TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T].*", re.DOTALL)

_WHY = {
    dates.UNREADABLE: QT_TRANSLATE_NOOP(
        "sources.dates",
        "{count} {count:row holds|rows hold} no readable date, such as {text} in row {row}: the day is unknown.",
    ),
    dates.IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "sources.dates",
        "{count} {count:row holds|rows hold} a day that does not exist, such as {text} in row {row}: it is unknown.",
    ),
    dates.NO_YEAR_ZERO: QT_TRANSLATE_NOOP(
        "sources.dates",
        "{count} {count:row holds|rows hold} a date in the year 0, such as {text} in row {row}: the day is unknown.",
    ),
    dates.FUTURE: QT_TRANSLATE_NOOP(
        "sources.dates",
        "{count} {count:row holds|rows hold} a date in the future, such as {text} in row {row}: the day is unknown.",
    ),
    dates.TOO_EARLY: QT_TRANSLATE_NOOP(
        "sources.dates",
        "{count} {count:row holds|rows hold} a date before printing, such as {text} in row {row}: the day is unknown.",
    ),
}
_PERSIAN = QT_TRANSLATE_NOOP("sources.dates", "Years before 1500 are read as the calendar of Iran.")
_BUDDHIST = QT_TRANSLATE_NOOP("sources.dates", "Years 543 ahead of ours are read as the Buddhist era.")


class DateColumn:
    """Turns texts into codes, block by block, and settles them at the end of the table.

    Parameters
    ----------
    today
        Days since 1970-01-01; later dates are refused.
    sample
        Some texts of the column, to see whether dates carry a time that may be cut off.
    day_first
        Whether 4/5/2020 is in May; None decides over the whole column.
    """

    def __init__(self, today: int, sample: Sequence[str] = (), day_first: bool | None = None) -> None:
        self._parser = dates.DateParser(today)
        self._day_first = day_first
        long = [text for text in sample if len(text) > 10]
        self._cuts = bool(long) and all(_DATE_AND_TIME.fullmatch(text) for text in long)
        self._memory: dict[str, int] = _Memory(self._parser.cut if self._cuts else self._parser.parse)
        self._found: dict[int, tuple[int, int, str]] = {}

    def codes(self, texts: Sequence[str], numbers: Sequence[int]) -> Ids:
        """Return (n,) codes of the texts of one block, whose rows have these numbers."""
        if len(self._memory) > _REMEMBERED:
            self._memory.clear()
        seen = [text[:10] for text in texts] if self._cuts else texts
        codes = np.fromiter(map(self._memory.__getitem__, seen), np.int64, len(texts))
        for k in np.flatnonzero(codes < 0).tolist():
            codes[k] = self._parser.parse(texts[k])
        self._note_bad(codes, texts, numbers)
        return codes

    def _note_bad(self, codes: Ids, texts: Sequence[str], numbers: Sequence[int]) -> None:
        rows = np.flatnonzero(codes >> dates.SHIFT == dates.BAD)
        reasons = codes[rows] >> 32 & 0xFF
        for reason in np.unique(reasons).tolist():
            of_it = rows[reasons == reason]
            count, row, text = self._found.get(reason, (0, int(numbers[of_it[0]]), texts[of_it[0]][:40]))
            self._found[reason] = (count + len(of_it), row, text)

    def settle(self, codes: Ids) -> list[Rejected]:
        """Replace open codes by days, in place; return notes on what was decided and refused."""
        notes = settle_order(codes, self._parser, self._day_first)
        notes += [Rejected(0, text, {}) for text, met in self._calendars() if met]
        for reason, (count, row, text) in sorted(self._found.items()):
            notes.append(Rejected(row, _WHY[reason], {"count": count, "text": text.strip(), "row": row}))
        return notes

    def _calendars(self) -> tuple[tuple[str, bool], ...]:
        return (_PERSIAN, self._parser.persian), (_BUDDHIST, self._parser.buddhist)


class _Memory(dict[str, int]):
    def __init__(self, parse: object) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> int:
        code: int = self._parse(text)  # type: ignore[operator]
        self[text] = code
        return code


def settle_order(codes: Ids, parser: dates.DateParser, day_first: bool | None = None) -> list[Rejected]:
    """Decide over a whole column whether 4/5/2020 is 4 May or 5 April; replace in place.

    A part above 12 is a day. Where both orders are proven, each proven row is read in its own
    order and the others in the commoner one. Where no row proves anything, the part that takes
    more different values is the day, and day first if they take as many.
    What the user says (``day_first``) goes before this, except where a row can only be read otherwise.
    """
    rows = np.flatnonzero(codes >> dates.SHIFT == dates.OPEN)
    if not len(rows):
        return []
    forms, inverse, counts = np.unique(codes[rows], return_inverse=True, return_counts=True)
    a, b = forms >> 8 & 0xFF, forms & 0xFF
    proven_day, proven_month = int(counts[a > 12].sum()), int(counts[b > 12].sum())
    found, note = _order(proven_day, proven_month, len(np.unique(a)), len(np.unique(b)), len(rows))
    chosen = found if day_first is None else day_first
    settled = [_day(int(form), chosen, parser) for form in forms]
    codes[rows] = np.array(settled, np.int64)[inverse]
    return [note] if chosen == found else [Rejected(0, _TOLD_DAY if chosen else _TOLD_MONTH, {"rows": len(rows)})]


def _order(proven_day: int, proven_month: int, values_a: int, values_b: int, rows: int) -> tuple[bool, Rejected]:
    fields = {"rows": rows, "day": proven_day, "month": proven_month}
    if proven_day or proven_month:
        day_first = proven_day >= proven_month
        mixed = bool(proven_day and proven_month)
    else:
        day_first, mixed = values_a >= values_b, False
        text = _UNPROVEN_DAY if day_first else _UNPROVEN_MONTH
        return day_first, Rejected(0, text, fields)
    if mixed:
        return day_first, Rejected(0, _MIXED_DAY if day_first else _MIXED_MONTH, fields)
    return day_first, Rejected(0, _PROVEN_DAY if day_first else _PROVEN_MONTH, fields)


_PROVEN_DAY = QT_TRANSLATE_NOOP(
    "sources.dates", "Dates are read as day/month/year: {day} of {rows} rows leave no other reading."
)
_PROVEN_MONTH = QT_TRANSLATE_NOOP(
    "sources.dates", "Dates are read as month/day/year: {month} of {rows} rows leave no other reading."
)
_MIXED_DAY = QT_TRANSLATE_NOOP(
    "sources.dates",
    "Dates come in both orders: {day} rows can only be day/month/year and {month} only month/day/year; "
    "the others are read as day/month/year.",
)
_MIXED_MONTH = QT_TRANSLATE_NOOP(
    "sources.dates",
    "Dates come in both orders: {day} rows can only be day/month/year and {month} only month/day/year; "
    "the others are read as month/day/year.",
)
_TOLD_DAY = QT_TRANSLATE_NOOP("sources.dates", "Dates are read as day/month/year in {rows} rows, as told.")
_TOLD_MONTH = QT_TRANSLATE_NOOP("sources.dates", "Dates are read as month/day/year in {rows} rows, as told.")
_UNPROVEN_DAY = QT_TRANSLATE_NOOP(
    "sources.dates", "Dates are read as day/month/year, but none of {rows} rows proves it: please check."
)
_UNPROVEN_MONTH = QT_TRANSLATE_NOOP(
    "sources.dates", "Dates are read as month/day/year, but none of {rows} rows proves it: please check."
)


def _day(form: int, day_first: bool, parser: dates.DateParser) -> int:
    year, a, b = form >> 16 & 0xFFFF, form >> 8 & 0xFF, form & 0xFF
    first = day_first if max(a, b) <= 12 else a > 12
    day, month = (a, b) if first else (b, a)
    return parser.day(year, month, day, f"{a}/{b}/{year}")


@dataclass(frozen=True)
class Days:
    """Aligned columns as a ``LoanBatch`` holds them: day, precision and first day of the part."""

    day: Ints
    precision: npt.NDArray[np.uint8]
    partial: Ints


def days(codes: Ids) -> Days:
    """Return what settled codes mean.

    Distinct codes are few, so each is understood once.
    """
    forms = np.unique(codes)
    table = np.array([_meaning(int(form)) for form in forms], np.int64).reshape(-1, 3)
    place = np.searchsorted(forms, codes)
    return Days(
        table[:, 0].astype(np.int32)[place], table[:, 1].astype(np.uint8)[place], table[:, 2].astype(np.int32)[place]
    )


def _meaning(code: int) -> tuple[int, int, int]:
    kind, content = code >> dates.SHIFT, code & ((1 << dates.SHIFT) - 1)
    if kind == dates.DAY:
        number = content - dates.DAY_OFFSET
        return number, 3, number
    if kind == dates.YEAR:
        return UNKNOWN_DAY, 1, datetime.date(content, 1, 1).toordinal() - dates.EPOCH
    if kind == dates.MONTH:
        return UNKNOWN_DAY, 2, datetime.date(content >> 4, content & 15, 1).toordinal() - dates.EPOCH
    return UNKNOWN_DAY, 0, UNKNOWN_DAY


def today_number() -> int:
    """Return today as days since 1970-01-01."""
    return datetime.date.today().toordinal() - dates.EPOCH
