"""A seeded synthetic library: power-law popularity, subjects, readers' interests, drift.

Books are ordered class > subject > topic, so that every topic, subject and the library are runs of one list.
A reader has a few subjects and some topics within them; a visit follows one topic, most of its books
come from it, some from the subject, some from anywhere. Over the years books come up and fade.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Loans


@dataclass(frozen=True)
class Library:
    """Size and habits of a synthetic library; the same values give the same loans."""

    books: int = 10_000
    loans: int = 300_000
    readers: int = 0
    years: int = 3
    books_per_visit: float = 2.4
    from_topic: float = 0.7
    from_subject: float = 0.2
    epochs: int = 12
    seed: int = 1


@dataclass(frozen=True)
class _Shelves:
    """Runs of the book list: ``topic_start[t]:topic_start[t+1]``, likewise subjects."""

    topic_start: np.ndarray
    subject_start: np.ndarray
    subject_of_topic: np.ndarray
    class_of_book: np.ndarray


def loans_of(library: Library) -> Loans:
    """Generate the loans of a library, rows in random order."""
    rng = np.random.default_rng(library.seed)
    shelves = _shelves(library.books, rng)
    visits = int(library.loans / library.books_per_visit)
    readers = library.readers or max(20, library.loans // 40)
    topics = _interests(readers, shelves, rng)
    activity = rng.lognormal(0, 1.2, readers)
    reader = rng.choice(readers, visits, p=activity / activity.sum())
    topic = topics[reader, np.minimum(rng.geometric(0.35, visits) - 1, topics.shape[1] - 1)]
    day = np.sort(rng.integers(0, 365 * library.years, visits)) + 18_000
    size = np.minimum(rng.geometric(1 / library.books_per_visit, visits), 30)
    visit = np.repeat(np.arange(visits), size)[: library.loans]
    book = _books(library, shelves, topic[visit], (day[visit] - 18_000) / (365 * library.years), rng)
    order = rng.permutation(len(book))
    return Loans(
        np.arange(1, library.books + 1),
        book[order].astype(np.int32),
        reader[visit][order].astype(np.int32),
        day[visit][order].astype(np.int32),
        shelves.class_of_book.astype(np.int32),
        tuple("ABCDEFGHIJ"),
    )


def _shelves(books: int, rng: np.random.Generator) -> _Shelves:
    topics = max(4, books // 25)
    topic_start = _runs(books, topics, rng)
    subjects = max(3, topics // 12)
    first_topic = _runs(topics, subjects, rng)
    subject_of_topic = np.repeat(np.arange(subjects), np.diff(first_topic))
    subject_start = topic_start[first_topic]
    class_of_subject = np.arange(subjects) * 10 // subjects
    class_of_book = np.repeat(class_of_subject, np.diff(subject_start))
    return _Shelves(topic_start, subject_start, subject_of_topic, class_of_book)


def _runs(total: int, parts: int, rng: np.random.Generator) -> np.ndarray:
    """Cut ``total`` into runs of uneven length, none empty."""
    share = rng.lognormal(0, 0.6, parts)
    cuts = np.floor(np.cumsum(share) / share.sum() * (total - parts)).astype(int)
    cuts[-1] = total - parts
    return np.r_[0, cuts + np.arange(1, parts + 1)]


def _interests(readers: int, shelves: _Shelves, rng: np.random.Generator) -> np.ndarray:
    """(readers, 6) topics: the first four from one main subject, then two from anywhere."""
    appeal = rng.lognormal(0, 1, len(shelves.subject_of_topic))
    main = rng.choice(len(appeal), readers, p=appeal / appeal.sum())
    subject = shelves.subject_of_topic[main]
    low = np.searchsorted(shelves.subject_of_topic, subject)
    high = np.searchsorted(shelves.subject_of_topic, subject, side="right")
    near = low[:, None] + (rng.random((readers, 3)) * (high - low)[:, None]).astype(int)
    far = rng.integers(0, len(appeal), (readers, 2))
    return np.c_[main, near, far]


def _books(
    library: Library, shelves: _Shelves, topic: np.ndarray, when: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Draw one book per loan from its topic, subject or the whole library, by popularity of the time."""
    base = rng.permutation((np.arange(library.books) + 10.0) ** -0.8)
    born, fades = rng.uniform(-1, 0.9, library.books), rng.uniform(0.5, 5, library.books)
    source = rng.random(len(topic))
    subject = shelves.subject_of_topic[topic]
    low = np.where(source < library.from_topic, shelves.topic_start[topic], 0)
    high = np.where(source < library.from_topic, shelves.topic_start[topic + 1], library.books)
    middling = (source >= library.from_topic) & (source < library.from_topic + library.from_subject)
    low[middling] = shelves.subject_start[subject[middling]]
    high[middling] = shelves.subject_start[subject[middling] + 1]
    book = np.empty(len(topic), np.int64)
    epoch = np.minimum((when * library.epochs).astype(int), library.epochs - 1)
    for e in range(library.epochs):
        mine = epoch == e
        age = (e + 0.5) / library.epochs - born
        total = np.r_[0, np.cumsum(base * np.where(age > 0, np.exp(-age / fades), 0.01))]
        a, b = total[low[mine]], total[high[mine]]
        drawn = np.searchsorted(total, a + rng.random(len(a)) * (b - a), side="right") - 1
        book[mine] = np.clip(drawn, low[mine], high[mine] - 1)
    return book
