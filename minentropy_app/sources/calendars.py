"""Calendars of countries whose years are not ours: the solar one of Iran, the Buddhist era of Thailand."""

from __future__ import annotations

#: Years of the Buddhist era before the first of ours.
_BUDDHIST = 543
#: Years of ours before the first of Iran's.
_PERSIAN = 621
#: Earliest years of both that loan lists hold.
_FIRST_BUDDHIST, _FIRST_PERSIAN = 2443, 1300
#: The first day of the Persian year 1400 (21 March 2021), as a proleptic ordinal of ``datetime.date``.
_YEAR_1400 = 737870
_EPOCH = 1400


def is_buddhist(year: int, last_year: int) -> bool:
    """Tell whether a year lies in the future of our count, and in the past of the Buddhist era."""
    return _FIRST_BUDDHIST <= year <= last_year + _BUDDHIST


def from_buddhist(year: int) -> int:
    """Return a year of the Buddhist era in our count."""
    return year - _BUDDHIST


def is_persian(year: int, last_year: int) -> bool:
    """Tell whether a year is too early to be one of ours, and one of the Persian calendar until now."""
    return _FIRST_PERSIAN <= year <= last_year - _PERSIAN


def persian_ordinal(year: int, month: int, day: int) -> int | None:
    """Return the proleptic ordinal of a day of the Persian calendar, None where there is no such day.

    Six months of 31 days, five of 30, and Esfand of 29, or of 30 in the leap years: 8 of 33, which is exact from 1178
    to 1633 (K. Borkowski, The Persian calendar for 3000 years, 1996).
    """
    if not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return None
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _YEAR_1400 + 365 * (year - _EPOCH) + _leaps(year) - _leaps(_EPOCH) + before + day - 1


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month <= 11 or _leaps(year + 1) > _leaps(year) else 29


def _leaps(year: int) -> int:
    """Leap years before ``year``, up to a constant: years 1, 5, 9, 13, 17, 22, 26 and 30 of each 33."""
    cycle, place = divmod(year, 33)
    return 8 * cycle + sum(leap < place for leap in (1, 5, 9, 13, 17, 22, 26, 30))
