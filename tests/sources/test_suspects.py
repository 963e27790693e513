from __future__ import annotations

import random
from pathlib import Path

import pytest

from minentropy_app.text import put

from ._reading import read, write

HEAD = ["borrower", "book_id", "date", "title", "author", "call_number"]


def date(k: int) -> str:
    return f"{2020 + k // 336}-{k // 28 % 12 + 1:02d}-{k % 28 + 1:02d}"


def ordinary(readers: int = 120, days: int = 300, seed: int = 1) -> list[list[object]]:
    """Readers who come now and then for one to four books of 400."""
    draw = random.Random(seed)
    rows: list[list[object]] = []
    for reader in range(readers):
        for _ in range(draw.randint(2, 8)):
            day = date(draw.randrange(days))
            for _ in range(draw.randint(1, 4)):
                rows.append([f"r{reader}", *book(draw.randrange(400), day)])
    return rows


def book(k: int, day: str) -> list[object]:
    return [f"b{k}", day, f"Book number {k}", f"Writer {k % 90}", f"{100 + k}.{k % 9} W{k}"]


def suspects(tmp_path: Path, rows: list[list[object]], head: list[str] = HEAD) -> list[tuple[str, int]]:
    report = read(write(tmp_path / "t.csv", [head, *rows])).report
    assert report.excluded >= sum(s.loans for s in report.suspects if s.excluded)
    for s in report.suspects:
        assert put(s.why, **s.fields)
    return [(s.kind if s.kind == "borrower" else s.item, s.loans) for s in report.suspects]


def test_an_ordinary_file_has_none(tmp_path: Path) -> None:
    assert suspects(tmp_path, ordinary()) == []


def test_the_anonymous_basket_is_found(tmp_path: Path) -> None:
    draw = random.Random(2)
    basket = [["4711", *book(draw.randrange(400), date(k % 200))] for k in range(2600)]
    report = read(write(tmp_path / "t.csv", [HEAD, *ordinary(), *basket])).report
    assert [(s.kind, s.excluded) for s in report.suspects] == [("borrower", True)]
    assert len(report.suspects[0].item) == 32
    assert "4711" not in repr(report)
    kept = read(tmp_path / "t.csv", keep_suspects=True).report
    assert kept.accepted == report.accepted + report.suspects[0].loans
    assert kept.suspects[0].excluded is False


def test_an_eager_reader_is_no_basket(tmp_path: Path) -> None:
    draw = random.Random(3)
    eager = [["eager", *book(draw.randrange(400), date(k // 3))] for k in range(900)]
    assert suspects(tmp_path, ordinary() + eager) == []


def test_a_school_class_is_no_basket(tmp_path: Path) -> None:
    draw = random.Random(4)
    teacher = [["teacher", *book(draw.randrange(400), date(k // 30 * 9))] for k in range(900)]
    assert suspects(tmp_path, ordinary() + teacher) == []


def test_a_small_file_judges_nobody(tmp_path: Path) -> None:
    rows: list[list[object]] = [["a", *book(k, date(0))] for k in range(30)] + [
        ["b", *book(k, date(1))] for k in range(2)
    ]
    assert suspects(tmp_path, rows) == []


@pytest.mark.parametrize(
    "title",
    [
        "单人研修室",
        "三人研修室 San Ren Yan Xiu Shi / 大学图书馆",
        "研讨间 A203",
        "笔记本电脑 12",
        "存包柜 045",
        "充电宝",
        "Kindle阅读器 3号",
        "Study Room 3",
        "Group Study Room B",
        "Laptop 07",
        "Dell Laptop #12",
        "Chromebook 4",
        "MacBook Pro charger",
        "iPad Air 2",
        "Locker 118",
        "Headphones",
        "Scientific calculator",
        "Gruppenarbeitsraum 2",
        "Schließfach 12",
        "Salle de travail 4",
        "Room 2.14",
    ],
)
def test_rooms_and_devices_are_found_by_name(tmp_path: Path, title: str) -> None:
    rows = [[f"r{k}", "x1", date(k), title, "", ""] for k in range(5)]
    assert suspects(tmp_path, ordinary(20) + rows) == [(title, 5)]


@pytest.mark.parametrize(
    ("title", "author", "call_number"),
    [
        ("笔记本电脑维修大全", "", "TP368.32 1"),
        ("A Room of One's Own", "Woolf, Virginia", ""),
        ("Laptop repair handbook", "", ""),
        ("The Study Room", "Smith", ""),
        ("Room", "Donoghue", ""),
        ("iPad 2", "Fleishman", "004.167 FLE"),
        ("The Locker Room Murders", "", ""),
        ("Hard Times", "Dickens", ""),
        ("The Wall Street Journal guide to money", "Morris", "332.6 MOR"),
        ("单人间", "", ""),
        ("Keys to the kingdom", "", ""),
        ("The umbrella academy", "", ""),
        ("研修室里的故事", "", "I247.5 1"),
    ],
)
def test_books_about_such_things_are_books(tmp_path: Path, title: str, author: str, call_number: str) -> None:
    rows = [[f"r{k}", "x1", date(k), title, author, call_number] for k in range(5)]
    assert suspects(tmp_path, ordinary(20) + rows) == []


def test_things_are_found_by_behaviour(tmp_path: Path) -> None:
    thing = [[f"r{k % 120}", "x1", date(k % 250), "Raum der Stille", "", "MISC"] for k in range(1500)]
    found = suspects(tmp_path, ordinary() + thing)
    assert [item for item, _ in found] == ["Raum der Stille"]
    bestseller = [[f"r{k % 120}", "x1", date(k % 250), "The one book", "Everybody", "823 EVE"] for k in range(1500)]
    assert suspects(tmp_path, ordinary() + bestseller) == []


def test_periodicals_are_found_by_name_and_by_rereading(tmp_path: Path) -> None:
    weekly = [[f"r{k % 4}", "p1", date(k * 7), "The New Statesman", "", ""] for k in range(24)]
    named = [
        [f"r{k}", f"p{k + 2}", date(k), title, "", ""]
        for k, title in enumerate(["Harper's Magazine", "读者 2019年第5期", "中国图书馆学报"])
    ]
    found = suspects(tmp_path, ordinary() + weekly + named)
    assert [item for item, _ in found] == [
        "The New Statesman",
        "Harper's Magazine",
        "读者 2019年第5期",
        "中国图书馆学报",
    ]


def test_an_account_that_says_so_is_found(tmp_path: Path) -> None:
    rows = [["anonymous", *book(k, date(k))] for k in range(4)]
    assert suspects(tmp_path, ordinary(20) + rows) == [("borrower", 4)]
