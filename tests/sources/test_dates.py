from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.model.inputs import UNKNOWN_DAY
from minentropy_app.sources.calendars import persian_ordinal
from minentropy_app.sources.date_columns import DateColumn, days
from minentropy_app.text import put

from ._reading import TODAY, day


def understood(texts: list[str]) -> tuple[list[tuple[int, int, int]], list[str]]:
    column = DateColumn(TODAY, texts)
    codes = column.codes(texts, range(1, len(texts) + 1))
    notes = column.settle(codes)
    d = days(codes)
    told = [put(note.why, **note.fields) for note in notes]
    return list(zip(d.day.tolist(), d.precision.tolist(), d.partial.tolist(), strict=True)), told


@pytest.mark.parametrize(
    "text",
    [
        "2020-04-13",
        "2020/4/13",
        "2020.4.13",
        "2020-4-13 08:15",
        "2020-04-13T08:15:30.123+08:00",
        "20200413",
        "20200413081530",
        "202004130815",
        "20200413T081530",
        "20200413 08:15",
        "1586736000",
        "1586736000000",
        "1586736000000000",
        "43934",
        "43934.25",
        "13.04.2020",
        "13/4/2020",
        "4/13/2020 3:30 PM",
        "4/13/20",
        "13-APR-20",
        "13 April 2020",
        "Apr 13, 2020",
        "13. April 2020",
        "13 avril 2020",
        "13 de abril de 2020",
        "2020年4月13日",
        "2020年04月13日 08:15",
        "２０２０年４月１３日",
        "2020. 4. 13.",
        "109/04/13",
        "Mon Apr 13 08:00:00 CST 2020",
        "13 апреля 2020",
        " 2020-04-13 ",
    ],
)
def test_one_day_in_every_form(text: str) -> None:
    assert understood([text])[0] == [(day("2020-04-13"), 3, day("2020-04-13"))]


@pytest.mark.parametrize(
    ("text", "precision", "first"),
    [
        ("1942", 1, "1942-01-01"),
        ("1942-07", 2, "1942-07-01"),
        ("7/1942", 2, "1942-07-01"),
        ("1942年7月", 2, "1942-07-01"),
        ("1942-07-??", 2, "1942-07-01"),
        ("1942-07-00", 2, "1942-07-01"),
        ("1942-00-00", 1, "1942-01-01"),
        ("July 1942", 2, "1942-07-01"),
        ("194207", 2, "1942-07-01"),
        ("--04-13", 0, ""),
        ("--04", 0, ""),
        ("", 0, ""),
        ("NULL", 0, ""),
    ],
)
def test_partial_dates_keep_what_is_known(text: str, precision: int, first: str) -> None:
    assert understood([text])[0] == [(UNKNOWN_DAY, precision, day(first) if first else UNKNOWN_DAY)]


@pytest.mark.parametrize(
    ("text", "date", "calendar"),
    [
        ("1402/01/01", "2023-03-21", "Iran"),
        ("۱۳۹۹/۱۲/۳۰", "2021-03-20", "Iran"),
        ("13991230", "2021-03-20", "Iran"),
        ("1398-12-29 08:15", "2020-03-19", "Iran"),
        ("13/04/2563", "2020-04-13", "Buddhist"),
        ("2563-04-13", "2020-04-13", "Buddhist"),
    ],
)
def test_calendars_of_other_countries_are_read_and_said(text: str, date: str, calendar: str) -> None:
    found, told = understood([text])
    assert found[0][0] == day(date)
    assert any(calendar in note for note in told)


def test_days_of_iran_follow_each_other() -> None:
    ends = [(m, 31 if m <= 6 else 30 if m <= 11 else 29) for m in range(1, 13)]
    for year in range(1300, 1410):
        lengths = sum(end for _, end in ends) + (persian_ordinal(year, 12, 30) is not None)
        first, following = persian_ordinal(year, 1, 1), persian_ordinal(year + 1, 1, 1)
        assert first is not None and following is not None and following - first == lengths
        assert persian_ordinal(year, 7, 31) is None and persian_ordinal(year, 13, 1) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021-02-31", "does not exist"),
        ("31/02/2021", "does not exist"),
        ("2021-13-01", "does not exist"),
        ("0000-00-00", "year 0"),
        ("0000-05-05", "year 0"),
        ("2999-01-01", "future"),
        ("3000", "future"),
        ("9999-12-31 00:00:00", "future"),
        ("0021-03-04", "before printing"),
        ("1423-03-04", "before printing"),
        ("1402/07/31", "does not exist"),
        ("yesterday", "readable"),
        ("12345678901234567890", "readable"),
        ("--13-45", "does not exist"),
    ],
)
def test_impossible_dates_are_unknown_and_said(text: str, reason: str) -> None:
    found, told = understood(["2020-01-01", text])
    assert found[1] == (UNKNOWN_DAY, 0, UNKNOWN_DAY)
    assert any(reason in note and "row 2" in note and "1 row holds" in note for note in told)


def test_day_first_is_decided_over_the_whole_column() -> None:
    found, told = understood(["04/05/2020", "13/05/2020"])
    assert [d for d, _, _ in found] == [day("2020-05-04"), day("2020-05-13")]
    assert told == ["Dates are read as day/month/year: 1 of 2 rows leave no other reading."]


def test_month_first_is_decided_over_the_whole_column() -> None:
    found, told = understood(["04/05/2020 10:00", "05/13/2020 11:00", "04/05/2020 12:00"])
    assert [d for d, _, _ in found] == [day("2020-04-05"), day("2020-05-13"), day("2020-04-05")]
    assert "month/day/year: 1 of 3" in told[0]


def test_mixed_orders_are_said() -> None:
    found, told = understood(["13/05/2020", "05/14/2020", "15/05/2020", "04/05/2020"])
    assert [d for d, _, _ in found] == [day("2020-05-13"), day("2020-05-14"), day("2020-05-15"), day("2020-05-04")]
    assert "both orders" in told[0]


def test_undecided_order_takes_the_part_that_varies_for_the_day() -> None:
    found, told = understood([f"04/{d:02d}/2020" for d in range(1, 12)])
    assert found[10][0] == day("2020-04-11")
    assert "please check" in told[0]
    assert understood(["04/05/2020"])[0][0][0] == day("2020-05-04")


def test_long_texts_among_cut_ones_are_read_in_full() -> None:
    found, _ = understood(["2020-04-13 10:00:00"] * 3)
    column = DateColumn(TODAY, ["2020-04-13 10:00:00"])
    codes = column.codes(["2020-04-13 10:00:00", "April 13, 2020", "2020年4月13日 12:00", ""], range(4))
    column.settle(codes)
    assert days(codes).precision.tolist() == [3, 3, 3, 0]
    assert len(set(days(codes).day.tolist()[:3])) == 1 == len(set(found))


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.dates(datetime.date(1500, 1, 1), datetime.date(2026, 6, 1)), min_size=1, max_size=30),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d 10:11:12", "%Y%m%d", "%d %b %Y", "%Y年%m月%d日"]),
)
def test_every_written_day_is_read_back(dates: list[datetime.date], form: str) -> None:
    texts = [d.strftime(form) for d in dates]
    found, _ = understood(texts)
    assert [d for d, _, _ in found] == [day(d.isoformat()) for d in dates]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.text(max_size=25), max_size=20))
def test_no_text_breaks_the_reader(texts: list[str]) -> None:
    column = DateColumn(TODAY, texts)
    codes = column.codes(texts, range(len(texts)))
    column.settle(codes)
    found = days(codes)
    assert len(found.day) == len(texts)
    assert np.all((found.precision == 3) == (found.day != UNKNOWN_DAY))
    assert np.all(found.day[found.precision == 3] <= TODAY + 1)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from(["1/2/2020", "13/2/2020", "2/13/2020", "3/4/2021", "x", "2020"]), min_size=1), st.randoms()
)
def test_the_decision_does_not_depend_on_row_order(texts: list[str], random: object) -> None:
    order = list(range(len(texts)))
    random.shuffle(order)  # type: ignore[attr-defined]
    straight, _ = understood(texts)
    shuffled, _ = understood([texts[k] for k in order])
    assert [straight[k] for k in order] == shuffled
