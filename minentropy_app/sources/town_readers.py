"""The simulated readers behind the sample: interests that drift, seasons, series read in order.

Random numbers come from ``random.Random``, whose stream is the same on every system and version.
"""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

_T = TypeVar("_T")

#: Subjects that share readers; a reader's interests drift within these circles.
CIRCLES = (
    ("English classics", "American novels", "Modern British fiction", "World fiction", "Poetry and plays"),
    ("Crime", "Modern British fiction", "日本文学", "Biography"),
    ("Science fiction", "Fantasy", "Astronomy", "Computing", "科幻与武侠"),
    ("Children's books", "儿童读物", "Fantasy", "Cooking"),
    ("中国古典文学", "现当代文学", "中国历史", "Poetry and plays"),
    ("日本文学", "现当代文学", "科幻与武侠", "World fiction"),
    ("World history", "Biography", "Politics and society", "中国历史", "Railways and engineering"),
    ("Psychology", "Health and medicine", "Philosophy and religion", "Politics and society"),
    ("Economics and business", "Computing", "Psychology", "Language and reference"),
    ("Mathematics and physics", "Astronomy", "Computing", "Philosophy and religion"),
    ("Nature and evolution", "Gardening", "Travel and places", "Astronomy"),
    ("Cooking", "Gardening", "Travel and places", "Health and medicine"),
    ("Art and music", "Poetry and plays", "Biography", "Travel and places"),
)
#: Readers come more often in winter; July and August belong to the children.
_MONTHS = (1.25, 1.15, 1.1, 1.0, 0.95, 0.85, 0.75, 0.7, 1.0, 1.1, 1.2, 1.05)
_SEASONS: Mapping[str, tuple[int, ...]] = {
    "Gardening": (2, 3, 4, 5),
    "Cooking": (11, 12, 1),
    "Travel and places": (5, 6, 7),
    "Children's books": (6, 7, 8, 12),
    "儿童读物": (7, 8, 1),
    "Astronomy": (8, 11, 12),
    "Language and reference": (9, 10),
}
_IN_SEASON = 2.5
_CLOSED_WEEKDAYS = (0, 6)
_HALF_YEAR = 182
#: Share of visits that take home more than one book.
_MULTI_BOOK = 0.35


@dataclass(frozen=True)
class Book:
    """One title of the sample: call numbers of two classifications, ``series`` often empty."""

    item: str
    title: str
    author: str
    year: int
    pages: int
    ddc: str
    clc: str
    subject: str
    series: str

    @cached_property
    def chinese(self) -> bool:
        """Whether the book is in Chinese."""
        return any("\u4e00" <= letter <= "\u9fff" for letter in self.title + self.author)


@dataclass(frozen=True)
class Loan:
    """One simulated loan: indices of reader and book, day since the first, order within the visit."""

    day: int
    reader: int
    order: int
    book: int


@dataclass(frozen=True)
class Shelves:
    """The books, seen by subject and by what is read after what."""

    books: Sequence[Book]
    by_subject: Mapping[str, list[int]] = field(init=False)
    following: Mapping[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        by_subject: dict[str, list[int]] = defaultdict(list)
        following: dict[str, list[int]] = defaultdict(list)
        for index, book in enumerate(self.books):
            by_subject[book.subject].append(index)
            following[book.series or book.author].append(index)
        object.__setattr__(self, "by_subject", dict(by_subject))
        object.__setattr__(self, "following", dict(following))


@dataclass
class _Reader:
    """One reader's state while his years are played: interests, most liked first, and books read."""

    interests: list[str]
    chinese: float
    read: set[int] = field(default_factory=set)


class Readers:
    """Plays the readers of a town one after another.

    Parameters
    ----------
    shelves
        The books to choose from.
    seed
        Decides everything.
    days, first_day
        The time played.
    """

    def __init__(self, shelves: Shelves, seed: int, days: int, first_day: date) -> None:
        self.chance = random.Random(seed)
        self._shelves = shelves
        self._subjects = sorted(shelves.by_subject)
        self._months = [(first_day + timedelta(day)).month for day in range(days)]
        self._open = [day for day in range(days) if (first_day + timedelta(day)).weekday() not in _CLOSED_WEEKDAYS]
        self._day_weights = list(accumulate(_MONTHS[self._months[day] - 1] for day in self._open))
        self._appeal = self._made_appeal(1 + days // _HALF_YEAR)
        self._subject_weights = [1 / (1 + rank) ** 0.5 for rank in range(len(self._subjects))]
        self.chance.shuffle(self._subject_weights)

    def plan(self, readers: int, loans: int) -> list[int]:
        """Return the number of visits of each reader: few come often, most now and then."""
        eagerness = [self.chance.lognormvariate(0, 1.0) for _ in range(readers)]
        books_a_visit = 1 - _MULTI_BOOK + _MULTI_BOOK * 2.45
        visits = loans / books_a_visit / sum(eagerness)
        return [max(1, round(visits * eager)) for eager in eagerness]

    def loans_of(self, number: int, visits: int) -> Iterator[Loan]:
        """Yield the loans of one reader in order of time."""
        reader = self._new_reader()
        last = 0
        for day in sorted(self._days(visits)):
            if (day - last) > _HALF_YEAR * self.chance.random() * 2:
                self._drift(reader)
            last = day
            for order, book in enumerate(self._visit(reader, day)):
                yield Loan(day, number, order, book)

    def _made_appeal(self, half_years: int) -> list[list[float]]:
        """Popularity of each book in each half year: a power law within its subject, with fashions."""
        base = [0.0] * len(self._shelves.books)
        for members in self._shelves.by_subject.values():
            # The list of titles begins each subject with the best known; towns differ a little.
            places = [place + 0.6 * len(members) * self.chance.random() for place in range(len(members))]
            for rank, (_, book) in enumerate(sorted(zip(places, members, strict=True)), 1):
                base[book] = rank**-0.9
        return [[value * self.chance.lognormvariate(0, 0.5) for value in base] for _ in range(half_years)]

    def _new_reader(self) -> _Reader:
        first = self._weighted(self._subjects, list(accumulate(self._subject_weights)))
        reader = _Reader([first], self.chance.choice((0.1, 0.1, 0.5, 0.9)))
        while len(reader.interests) < 3:
            self._add_interest(reader)
        return reader

    def _drift(self, reader: _Reader) -> None:
        """Let the weakest interest go and a related one come to the front or the second place."""
        reader.interests.pop()
        self._add_interest(reader)
        reader.interests.insert(self.chance.randrange(2), reader.interests.pop())

    def _add_interest(self, reader: _Reader) -> None:
        near = [subject for circle in CIRCLES if reader.interests[0] in circle for subject in circle]
        pool = near if near and self.chance.random() < 0.85 else self._subjects
        fresh = [subject for subject in pool if subject not in reader.interests] or self._subjects
        reader.interests.append(self.chance.choice(fresh))

    def _days(self, visits: int) -> set[int]:
        return {self._weighted(self._open, self._day_weights) for _ in range(visits)}

    def _visit(self, reader: _Reader, day: int) -> Iterator[int]:
        size = 1 if self.chance.random() >= _MULTI_BOOK else 2 + min(6, int(self.chance.expovariate(0.85)))
        book = -1
        for _ in range(size):
            book = self._next_book(reader, day, book)
            if book < 0:
                return
            reader.read.add(book)
            yield book

    def _next_book(self, reader: _Reader, day: int, before: int) -> int:
        """Choose a book: more of the same author or series, the same subject, or another interest."""
        books = self._shelves.books
        if before >= 0 and self.chance.random() < 0.4:
            previous = books[before]
            for book in self._shelves.following[previous.series or previous.author]:
                if book not in reader.read:
                    return book
        if before >= 0 and self.chance.random() < 0.7:
            return self._from_subject(reader, books[before].subject, day)
        return self._from_subject(reader, self._interest(reader, day), day)

    def _interest(self, reader: _Reader, day: int) -> str:
        month = self._months[day]
        weights = [
            0.55**place * (_IN_SEASON if month in _SEASONS.get(subject, ()) else 1.0)
            for place, subject in enumerate(reader.interests)
        ]
        return self._weighted(reader.interests, list(accumulate(weights)))

    def _from_subject(self, reader: _Reader, subject: str, day: int) -> int:
        appeal = self._appeal[day // _HALF_YEAR]
        books = self._shelves.books
        unread = [book for book in self._shelves.by_subject[subject] if book not in reader.read]
        if not unread:
            return -1
        taste = (1 - reader.chinese, reader.chinese)
        return self._weighted(unread, list(accumulate(appeal[book] * taste[books[book].chinese] for book in unread)))

    def _weighted(self, values: Sequence[_T], cumulative: list[float]) -> _T:
        total = cumulative[-1]
        if not math.isfinite(total) or total <= 0:
            return values[0]
        return values[min(bisect(cumulative, self.chance.random() * total), len(values) - 1)]
