from __future__ import annotations

import csv
import gzip
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.sources.call_numbers import (
    SCHEMES,
    classes,
    main_class,
    recognise,
    scheme_of,
    sort_key,
    subclass,
)
from minentropy_app.sources.class_names import CLASS_NAMES, class_name

#: Each list is in true shelf order.
SHELVES = {
    "CLC": [
        ["A1/49", "A811.1", "B0", "B2", "B22", "B222.2", "D0", "F0", "Z1"],
        # decimals, not whole numbers
        ["G25", "G250", "G250.7", "G252", "G254.1", "G254.11", "G254.2", "G26"],
        # plain, then signs in the order of the manual, then further digits, then letters
        ["K2", "K2-43", "K2(712)", 'K2"112"', "K2=4", "K2:D6", "K2+K3", "K20", "K201"],
        ["TP3", "TP3-05", "TP3-43", "TP301", "TP31", "TP312", "TP312-43", "TP312C", "TP312C-43", "TP312JA"],
        ["I247.5", "I247.57", "I247.58", "I247.7", "I25", "I253", "I3", "I313.45"],
        # 种次号 and 著者号: whole numbers, then letters; volumes by value
        ["I247.5/2", "I247.5/12", "I247.5/123", "I247.5/L12", "I247.5/L123", "I247.5/W100"],
        ["I247.57 530", "I247.57 530-2", "I247.57 530-18 V1", "I247.57 530-18 V2", "I247.57 530-18 V10"],
        ["H319.4", "H319.4-43", "H319.4:I5", "H319.4:I561.33", "H319.4:I712", "H319.41"],
        ["T-0", "T-61", "TB1", "TG1", "TN1", "TN12", "TP1", "TU1"],
    ],
    "LCC": [
        ["B1", "BF1", "BL1", "P1", "PA1", "PR1", "Q1", "QA1", "QB1", "Z1"],
        ["QA9", "QA76", "QA76.5", "QA76.73", "QA76.9", "QA77", "QA276", "QA1000"],
        # cutters are decimals; nothing comes before something
        ["QA76.73.C15", "QA76.73.C2", "QA76.73.P98", "QA76.73.P98 L8", "QA76.73.P98 L88", "QA76.73.P98 L9"],
        ["HV6432 .A1", "HV6432.7 .A1", "HV6432.7 .N49", "HV6432.7 .N49 2005", "HV6432.7 .N49 2010"],
        ["PR6019.O9 U4", "PR6019.O9 U4 1922", "PR6019.O9 U4 1961", "PR6019.O9 U5 1900", "PR6019.O9 Z5"],
        # a date behind the class number stands before any cutter
        ["BF21 1990 .A1", "BF21 .A2 C5"],
        ["LA2301 .M37 1995 v.1", "LA2301 .M37 1995 v.2", "LA2301 .M37 1995 v.10"],
        ["LC33 .B5", "LC33 .B5 v.2", "LC33 .B5 v.12"],
        ["D13.5.E85 B56 2003", "D13.5.E85 K4 1999", "D14 .A1"],
    ],
    "DDC": [
        ["001.9", "004.6", "005.133", "020", "100", "330", "510.92", "999"],
        ["823", "823.009", "823.08", "823.8", "823.91", "823.912", "823.914", "824"],
        ["813.54 ADA", "813.54 F5", "813.54 F55", "813.54 F6", "813.54 F6 1999", "813.54 F6 2004"],
        ["914.2 BRY", "940.53 BEE", "940.53 CHU v.1", "940.53 CHU v.2", "940.53 CHU v.10", "940.54 AAA"],
        ["999 ZZZ", "B CHU", "FIC AUS", "FIC ROW", "FIC TOL"],
    ],
}


@pytest.mark.parametrize(("scheme", "shelf"), [(s, shelf) for s, shelves in SHELVES.items() for shelf in shelves])
def test_shelf_order(scheme: str, shelf: list[str]) -> None:
    mixed = shelf[:]
    random.Random(5).shuffle(mixed)
    assert sorted(mixed, key=lambda text: sort_key(scheme, text)) == shelf
    keys = [sort_key(scheme, text) for text in shelf]
    assert len(set(keys)) == len(keys)
    assert all(rank == 0 for rank, _, _ in keys)


@pytest.mark.parametrize(
    ("scheme", "text", "expected"),
    [
        ("CLC", "I247.57 1101.17", "I"),
        ("CLC", "ｉ２４７．５/１２", "I"),
        ("CLC", "tp312c-43", "T"),
        ("CLC", "R H316 1", "H"),
        ("CLC", "R 512", "R"),
        ("CLC", "工具书 Z228 3", "Z"),
        ("CLC", "[D922.2]", "D"),
        ("CLC", "1000 1", ""),
        ("CLC", "张晓菲", ""),
        ("CLC", "a life in full", ""),
        ("CLC", "", ""),
        ("LCC", "QA76.73.P98", "Q"),
        ("LCC", "Ref. PE1625 .O87", "P"),
        ("LCC", "qa 76", "Q"),
        ("LCC", "Harry Potter", ""),
        ("DDC", "823.914 ROW", "800"),
        ("DDC", "R 030 ENC", "000"),
        ("DDC", "J398.2", "300"),
        ("DDC", "5.133", "000"),
        ("DDC", "823/.914", "800"),
        ("DDC", "FIC TOL", "800"),
        ("DDC", "[Fic]", "800"),
        ("DDC", "B CHU", "900"),
        ("DDC", "DVD", ""),
        ("DDC", "9780132350884", ""),
        ("", "823.914", ""),
    ],
)
def test_main_class(scheme: str, text: str, expected: str) -> None:
    assert main_class(scheme, text) == expected


def test_subclass() -> None:
    assert [subclass("CLC", "TP312C"), subclass("LCC", "QA76"), subclass("DDC", "823.9")] == ["TP", "QA", "820"]


def test_width_case_and_zeros_do_not_move_a_book() -> None:
    assert sort_key("CLC", "Ｉ２４７．５７ 12") == sort_key("CLC", "i247.57  12") == sort_key("CLC", "I247.57/12")
    assert sort_key("DDC", "4.6 ABC") == sort_key("DDC", "004.6 abc")
    assert sort_key("LCC", "QA 76.73 .P98") == sort_key("LCC", "qa76.73.p98")


def test_the_recommended_sign_follows_the_plain_number() -> None:
    shelf = ["D923", "D923a", "D923-4", "D9231"]
    assert [sort_key("CLC", text) for text in shelf] == sorted(sort_key("CLC", text) for text in shelf)


def test_unknown_follows_known_and_missing_comes_last() -> None:
    assert sort_key("CLC", "Z9") < sort_key("CLC", "1000 2") < sort_key("CLC", "1000 10") < sort_key("CLC", "  ")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["I247.57 1101", "TP312C-43 12", "H319.4:I 55", "O13 7", ""], "CLC"),
        (["F272.92 J125", "B848.4-49 751.2", "K835 R12"], "CLC"),
        (["PR6019.O9 U4 1961", "QA76.73.P98", "E185 .K5", "TP155 .P4 1984"], "LCC"),
        (["823.914 ROW", "FIC TOL", "B CHU", "004.6 TAN", ""], "DDC"),
        (["123", "250", "311", "99"], ""),
        (["Emma", "Ulysses", "红楼梦"], ""),
        (["B0012345", "B0012346"], ""),
        (["9780132350884", "12"], ""),
        ([], ""),
        (["", " "], ""),
    ],
)
def test_scheme_of_a_column(values: list[str], expected: str) -> None:
    assert scheme_of(values) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("I247.5 12", "CLC"), ("PR6019.O9", "LCC"), ("823.914", "DDC"), ("H319.4:I7", "CLC"), ("Emma", ""), ("", "")],
)
def test_recognise_one_value(text: str, expected: str) -> None:
    assert recognise(text) == expected


def test_classes_of_a_column() -> None:
    assert classes(["I247.5 1", "1000 1", "TP3 2", "I247.5 1"]) == ("CLC", ["I", "", "T", "I"])


def test_every_class_has_two_names() -> None:
    assert class_name("CLC", "I", "zh_CN") == "文学"
    assert class_name("DDC", "800") == "Literature"
    assert class_name("DDC", "x") == "x"
    for scheme in SCHEMES:
        assert all(english and chinese for english, chinese in CLASS_NAMES[scheme].values())


_PIECES = st.sampled_from([*"ABIKTPQZ0123459.-=:()\"+/ av'", "TP", "QA", "v.", "FIC", "２", "中", "1999", "Ref "])
_TEXTS = st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=20))


@settings(deadline=None)
@given(st.sampled_from([*SCHEMES, ""]), st.lists(_TEXTS, max_size=12), st.randoms(use_true_random=False))
def test_order_is_total_and_independent_of_the_input_order(
    scheme: str, texts: list[str], chance: random.Random
) -> None:
    keys = [sort_key(scheme, text) for text in texts]
    mixed = texts[:]
    chance.shuffle(mixed)
    assert sorted(keys) == sorted(sort_key(scheme, text) for text in mixed)


@settings(deadline=None)
@given(st.sampled_from([*SCHEMES, ""]), _TEXTS)
def test_white_space_around_and_doubled_changes_nothing(scheme: str, text: str) -> None:
    wider = "  " + text.replace(" ", " \t ") + "\n"
    assert sort_key(scheme, wider) == sort_key(scheme, text)
    assert main_class(scheme, wider) == main_class(scheme, text)


@settings(deadline=None)
@given(st.sampled_from(SCHEMES), _TEXTS)
def test_a_class_is_read_exactly_where_the_key_is_recognised(scheme: str, text: str) -> None:
    found = main_class(scheme, text)
    assert (sort_key(scheme, text)[0] == 0) == bool(found)
    assert not found or found in CLASS_NAMES[scheme] or scheme == "DDC"


@settings(deadline=None)
@given(st.integers(0, 99999), st.integers(0, 99999))
def test_clc_class_numbers_compare_as_decimals(one: int, two: int) -> None:
    def dotted(n: int) -> str:
        digits = str(n)
        return f"I{digits[:3]}.{digits[3:]}" if len(digits) > 3 else f"I{digits}"

    assert (sort_key("CLC", dotted(one)) < sort_key("CLC", dotted(two))) == (str(one) < str(two))


@pytest.mark.real_data
def test_a_real_column(shared_data: Path) -> None:
    with gzip.open(shared_data / "loans" / "chinese_university.csv.gz", "rt", errors="replace") as lines:
        values = [row[-1] for row in csv.reader(lines, quoting=csv.QUOTE_NONE) if row]
    values = [value.strip('" ') for value in values]
    scheme, found = classes(values)
    assert scheme == "CLC"
    assert sum(map(bool, found)) / len(values) > 0.8
    assert {"I", "T", "O", "H"} <= set(found)
