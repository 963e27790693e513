"""One date, in any of the forms libraries write, as one number.

A *code* is an int64: its kind in the highest byte, its content below. Codes of equal kind and
content are equal dates; what day and month mean in ``4/5/2020`` is left open here and decided
over the whole column in ``date_columns``.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
import zlib

from minentropy_app.sources import calendars
from minentropy_app.sources.cleaning import clean_text

#: Kinds of codes. OPEN is a day whose order of day and month is not settled; BAD is no date.
EMPTY, DAY, YEAR, MONTH, NO_YEAR, OPEN, BAD = range(7)
#: Reasons of BAD.
UNREADABLE, IMPOSSIBLE, NO_YEAR_ZERO, FUTURE, TOO_EARLY = range(5)

SHIFT = 56
DAY_OFFSET = 1 << 31
EPOCH = datetime.date(1970, 1, 1).toordinal()
#: No loan is older than printing.
FIRST_YEAR = 1500
_EXCEL_1970 = 25569  # Excel's number of 1970-01-01
#: Years before the first of Japanese eras: Reiwa, Heisei, Showa, Taisho, Meiji.
_ERAS = {"R": 2018, "令和": 2018, "H": 1988, "平成": 1988, "S": 1925, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = re.compile(
    r"(令和|平成|昭和|大正|明治)\s*(元|\d{1,2})(?=[-./年])"
    r"|([RHS])(\d{1,2})(?=([-./])\d{1,2}\5\d{1,2}(?!\d))"  # a letter alone could be a call number
)
_REPUBLIC = 1911  # year 0 of the calendar of Taiwan, written with three digits

_PARTS = re.compile(r"(\d{1,4})\s*([-/.])\s*(\d{1,2}|\d{4})(?:\s*[-/.]\s*(\d{1,4}))?\s*\.?(?:[\sT,].*)?", re.DOTALL)
_CUT = re.compile(r"(\d{1,4})([-/.])(\d{1,2})[-/.](\d{1,4})(?:[ T]\d?)?")
_NUMBER = re.compile(r"(\d+)(?:[.,]\d+)?")
_COMPACT = re.compile(r"(\d{8})[T ]\d.*")
_NO_YEAR = re.compile(r"--(\d{1,2})(?:-(\d{1,2}))?")
_WORDS = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|º)?[\s.-]*(?:de\s+)?([^\W\d]{3,})[\s.,-]*(?:de\s+)?(\d{2,4})\b.*"
)
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+,\s+)?([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*")
_UNIX = re.compile(r"[^\W\d]{3}\s+([^\W\d]{3})\s+(\d{1,2})\s+[\d:]+\s+(?:[^\W\d]+\s+)?(\d{4})")
_MONTH_YEAR = re.compile(r"([^\W\d]{3,})[\s.,-]+(\d{4})")
_OPEN_PART = re.compile(r"[-/.](?:\?\?|uu|xx|UU|XX)")
_IDEOGRAPHS = str.maketrans({"年": "-", "月": "-", "日": " ", "号": " ", "號": " ", "년": "-", "월": "-", "일": " "})

_MONTH_NAMES = (
    "jan ene gen янв", "feb fev fév фев", "mar mär maa мар mrz", "apr abr avr апр", "may mai mei mag май мая",
    "jun juin giu июн", "jul juil lug июл", "aug ago aoû aou авг", "sep set сен", "oct okt ott out окт",
    "nov ноя", "dec dez dic déc дек",
)  # fmt: skip
_MONTHS = {name: k for k, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}


class DateParser:
    """Parses texts against one idea of today (days since 1970): later dates are refused."""

    def __init__(self, today: int) -> None:
        self.today = today
        self.last_year = datetime.date.fromordinal(today + EPOCH).year
        #: Whether dates of these calendars were met.
        self.buddhist = self.persian = False

    def parse(self, text: str) -> int:
        """Return the code of a date as written."""
        if not text.isascii():
            text = _ERA.sub(_western_year, unicodedata.normalize("NFKC", text)).translate(_IDEOGRAPHS)
        text = _OPEN_PART.sub("", text.strip()).rstrip("-,")
        if not text or not clean_text(text):
            return EMPTY
        found = _PARTS.fullmatch(text)
        if found:
            return self._parts(text, *found.groups())
        if text[0] in "RHS" and _ERA.match(text):
            return self.parse(_ERA.sub(_western_year, text, count=1))
        return self._figures(text) or self._worded(text) or bad(UNREADABLE, text)

    def cut(self, text: str) -> int:
        """Return the code of a date and time cut off after ten characters; -1 where that loses."""
        found = _CUT.fullmatch(text)
        return self._parts(text, *found.groups()) if found else -1

    def day(self, year: int, month: int, day: int, text: str) -> int:
        """Return the code of a full date, or why it is none."""
        year = self._common(year)
        if calendars.is_persian(year, self.last_year) and month:
            return self._persian(year, month, day, text)
        reason = self.year_reason(year)
        if reason is not None:
            return bad(reason, text)
        if day == 0:
            return self.month(year, month, text)
        try:
            number = datetime.date(year, month, day).toordinal() - EPOCH
        except ValueError:
            return bad(IMPOSSIBLE, text)
        return day_code(number) if number <= self.today + 1 else bad(FUTURE, text)

    def month(self, year: int, month: int, text: str) -> int:
        """Return the code of a month of a year (month 0: of the year)."""
        year = self._common(year)
        reason = self.year_reason(year)
        if reason is not None:
            return bad(reason, text)
        if month > 12:
            return bad(IMPOSSIBLE, text)
        return (MONTH << SHIFT | year << 4 | month) if month else (YEAR << SHIFT | year)

    def _common(self, year: int) -> int:
        """Return a year of the Buddhist era in our count, any other as it is."""
        if not calendars.is_buddhist(year, self.last_year):
            return year
        self.buddhist = True
        return calendars.from_buddhist(year)

    def _persian(self, year: int, month: int, day: int, text: str) -> int:
        ordinal = calendars.persian_ordinal(year, month, day)
        if ordinal is None:
            return bad(IMPOSSIBLE, text)
        self.persian = True
        return day_code(ordinal - EPOCH) if ordinal - EPOCH <= self.today + 1 else bad(FUTURE, text)

    def year_reason(self, year: int) -> int | None:
        """Return why no loan can be of this year, None if one can."""
        if year == 0:
            return NO_YEAR_ZERO
        if year > self.last_year:
            return FUTURE
        return TOO_EARLY if year < FIRST_YEAR else None

    def _parts(self, text: str, first: str, mark: str, second: str, third: str | None) -> int:
        if third is None:
            return self._two_parts(text, first, mark, second)
        if len(first) >= 3:
            year = int(first) + (_REPUBLIC if len(first) == 3 else 0)
            return self.day(year, int(second), int(third), text) if len(third) <= 2 else bad(UNREADABLE, text)
        if len(third) == 3 or len(second) > 2:
            return bad(UNREADABLE, text)
        if len(third) <= 2 and int(first) > 31:
            return self.day(self.century(int(first)), int(second), int(third), text)
        year = int(third) if len(third) == 4 else self.century(int(third))
        return self._open(year, int(first), int(second), text)

    def _two_parts(self, text: str, first: str, mark: str, second: str) -> int:
        if len(first) == 4 and len(second) <= 2:
            return self.month(int(first), int(second), text)
        if len(first) <= 2 and len(second) == 4:
            return self.month(int(second), int(first), text)
        return bad(UNREADABLE, text)

    def _open(self, year: int, a: int, b: int, text: str) -> int:
        """Keep a/b/year as written: which of the two is the day shows only in the whole column."""
        year = self._common(year)
        reason = self.year_reason(year)
        if reason is not None:
            return bad(reason, text)
        if not (1 <= a <= 31 and 1 <= b <= 31) or min(a, b) > 12:
            return bad(IMPOSSIBLE, text)
        if max(a, b) > 12:
            known = self.day(year, min(a, b), max(a, b), text)
            if known >> SHIFT == BAD:
                return known
        return OPEN << SHIFT | year << 16 | a << 8 | b

    def century(self, year: int) -> int:
        """Return a two-digit year in full: the latest that is not in the future."""
        full = self.last_year // 100 * 100 + year
        return full if full <= self.last_year else full - 100

    def _figures(self, text: str) -> int:
        found = _NO_YEAR.fullmatch(text)
        if found:
            return self._no_year(text, int(found.group(1)), int(found.group(2) or 0))
        compact, number = _COMPACT.fullmatch(text), _NUMBER.fullmatch(text)
        if compact:
            return self._digits(compact.group(1), text)
        return self._digits(number.group(1), text) if number else 0

    def _no_year(self, text: str, month: int, day: int) -> int:
        try:
            datetime.date(2000, month, day or 1)
        except ValueError:
            return bad(IMPOSSIBLE, text)
        return NO_YEAR << SHIFT | month << 5 | day

    def _digits(self, digits: str, text: str) -> int:
        """Digits only: a year, a compact date, a count of days, or an epoch in s, ms or µs.

        Days are counted since 1970 by some systems and since 1900 by Excel; what would be a loan
        of the future on the one count is one of the other, and hardly any loan list is of 1926-56.
        """
        length, value = len(digits), int(digits)
        if length == 4:
            return self.month(value, 0, text)
        if length == 5:
            return self._number_of_day(value if value <= self.today + 1 else value - _EXCEL_1970, text)
        if length == 6:
            return self._six(digits, text)
        if length in (8, 12, 14) and self._compact_year(digits):
            return self.day(int(digits[:4]), int(digits[4:6]), int(digits[6:8]), text)
        if length == 8:
            year = int(digits[4:])
            return self._open(year, int(digits[:2]), int(digits[2:4]), text)
        scale = {9: 1, 10: 1, 12: 1000, 13: 1000, 15: 1000_000, 16: 1000_000}.get(length)
        return self._number_of_day(value // scale // 86400, text) if scale else bad(UNREADABLE, text)

    def _compact_year(self, digits: str) -> bool:
        year = int(digits[:4])
        plausible = (
            FIRST_YEAR <= year <= self.last_year + 100 or year == 0 or calendars.is_persian(year, self.last_year)
        )
        return plausible and int(digits[4:6]) <= 12 and int(digits[6:8]) <= 31

    def _six(self, digits: str, text: str) -> int:
        if FIRST_YEAR <= int(digits[:4]) <= self.last_year and 1 <= int(digits[4:]) <= 12:
            return self.month(int(digits[:4]), int(digits[4:]), text)
        return self.day(self.century(int(digits[:2])), int(digits[2:4]), int(digits[4:]), text)

    def _number_of_day(self, number: int, text: str) -> int:
        return day_code(number) if number <= self.today + 1 else bad(FUTURE, text)

    def _worded(self, text: str) -> int:
        found = _WORDS.fullmatch(text)
        if found:
            month, day, year = found.group(2), int(found.group(1)), found.group(3)
        elif found := _MONTH_FIRST.fullmatch(text) or _UNIX.fullmatch(text):
            month, day, year = found.group(1), int(found.group(2)), found.group(3)
        elif found := _MONTH_YEAR.fullmatch(text):
            month, day, year = found.group(1), 0, found.group(2)
        else:
            return 0
        number = month_number(month)
        full = int(year) if len(year) > 2 else self.century(int(year))
        return self.day(full, number, day, text) if number else 0


def _western_year(found: re.Match[str]) -> str:
    """Return the year of an era of Japan as a year of our count."""
    era, year = found.group(1) or found.group(3), found.group(2) or found.group(4)
    return f"{_ERAS[era] + (1 if year == '元' else int(year)):04d}"


def month_number(word: str) -> int:
    """Return the number of a month by its name in one of several languages, 0 if unknown."""
    word = word.casefold()
    return _MONTHS.get(word[:4]) or _MONTHS.get(word[:3]) or 0


def day_code(number: int) -> int:
    """Return the code of a day since 1970-01-01."""
    return DAY << SHIFT | (number + DAY_OFFSET)


def bad(reason: int, text: str) -> int:
    """Return the code of a text that is no usable date; equal texts give equal codes."""
    return BAD << SHIFT | reason << 32 | zlib.crc32(text.encode("utf-8", "surrogatepass"))
