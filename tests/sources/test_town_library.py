from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict

import numpy as np
import pytest

from minentropy_app.errors import Cancelled
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.call_numbers import classes
from minentropy_app.sources.town_library import (
    ANONYMOUS_CARD,
    LOAN_COLUMNS,
    SAMPLE_NAME,
    STUDY_ROOM,
    Town,
    books,
    catalogue_csv,
    loans_csv,
    simulated_loans,
    texts,
)
from minentropy_app.sources.town_readers import CIRCLES

SMALL = Town(readers=400, loans=6_000)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(loans_csv(SMALL).decode())))


def test_every_title_is_complete_and_stands_once() -> None:
    shelf = books()
    assert len(shelf) >= 600
    assert len({book.item for book in shelf}) == len(shelf)
    assert len({(book.title, book.author) for book in shelf}) == len(shelf)
    assert all(
        book.title and book.author and book.subject and 0 < book.year < 2025 and book.pages > 10 for book in shelf
    )
    assert 0.25 < np.mean([book.chinese for book in shelf]) < 0.6


def test_all_call_numbers_have_a_class() -> None:
    scheme, found = classes([book.ddc for book in books()])
    assert scheme == "DDC" and all(found) and len(set(found)) == 10
    scheme, found = classes([book.clc for book in books()])
    assert scheme == "CLC" and all(found) and len(set(found)) >= 18


def test_circles_name_subjects_that_exist() -> None:
    subjects = {book.subject for book in books()}
    assert {subject for circle in CIRCLES for subject in circle} <= subjects


def test_the_name_says_that_it_is_simulated() -> None:
    assert "simulated" in SAMPLE_NAME


def test_same_seed_same_bytes_other_seed_other_loans() -> None:
    assert loans_csv(SMALL) == loans_csv(SMALL)
    assert loans_csv(SMALL) != loans_csv(Town(seed=2, readers=400, loans=6_000))


def test_the_full_town_has_the_promised_size() -> None:
    whole = list(csv.DictReader(io.StringIO(loans_csv().decode())))
    assert tuple(whole[0]) == LOAN_COLUMNS
    assert 36_000 < len(whole) < 44_000
    assert 2_400 < len({row["borrower"] for row in whole}) <= 2_501
    days = sorted({row["loan_date"] for row in whole} - {""})
    assert days[0].startswith("2021-09") and days[-1].startswith("2024-08")
    loans = sorted(Counter(row["item"] for row in whole if row["item"] != STUDY_ROOM[0]).values(), reverse=True)
    assert sum(loans[:80]) > 0.2 * sum(loans)


def test_visits_hold_what_belongs_together(rows: list[dict[str, str]]) -> None:
    subject = {book.item: book.subject for book in books()}
    visits: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row["item"] in subject and row["borrower"] != ANONYMOUS_CARD:
            visits[row["borrower"], row["loan_date"]].add(row["item"])
    multi = [sorted(visit) for visit in visits.values() if len(visit) > 1]
    assert 0.3 < len(multi) / len(visits) < 0.4
    together = [subject[a] == subject[b] for visit in multi for a in visit for b in visit if a < b]
    assert np.mean(together) > 0.5


def test_there_is_something_for_the_checks_to_find(rows: list[dict[str, str]]) -> None:
    items = Counter(row["item"] for row in rows)
    assert items.most_common(1)[0][0] == STUDY_ROOM[0]
    borrowers = Counter(row["borrower"] for row in rows).most_common(2)
    assert borrowers[0][0] == ANONYMOUS_CARD and borrowers[0][1] > 2 * borrowers[1][1]
    assert len(rows) > len({tuple(row.values()) for row in rows})
    assert any(not row["loan_date"] for row in rows)


def test_seasons_are_felt() -> None:
    months: dict[str, Counter[str]] = defaultdict(Counter)
    subject = {book.item: book.subject for book in books()}
    for row in csv.DictReader(io.StringIO(loans_csv().decode())):
        months[subject.get(row["item"], "")][row["loan_date"][5:7]] += 1
    assert months["Gardening"]["04"] > 1.3 * months["Gardening"]["10"]
    assert months["Cooking"]["12"] > 1.3 * months["Cooking"]["06"]


def test_it_can_be_stopped() -> None:
    context = Context()
    steps = simulated_loans(SMALL, context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)


def test_the_catalogue_is_a_table_with_both_call_numbers() -> None:
    header = next(csv.reader(io.StringIO(catalogue_csv().decode("utf-8-sig"))))
    assert header == ["item", "title", "author", "year", "pages", "ddc", "clc", "subject", "series"]


@pytest.mark.parametrize(("language", "low", "high"), [("zh", 60, 260), ("en", 350, 1600)])
def test_sample_texts(language: str, low: int, high: int) -> None:
    sample = texts(language)
    assert len(sample) >= 70
    assert len({text.title for text in sample}) == len(sample)
    assert all(low <= len(text.text) <= high and text.label for text in sample)
    labels = Counter(text.label for text in sample)
    assert len(labels) >= 10 and min(labels.values()) >= 4
