from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.pairs import pairs_of
from minentropy_app.engines.visits import visits_of
from minentropy_app.model.inputs import ANONYMOUS, NO_CLASS, UNKNOWN_DAY, Loans
from minentropy_app.model.visits import readers_of, visit_sizes

READER = st.sampled_from([ANONYMOUS, 0, 1, 2])
DAY = st.sampled_from([UNKNOWN_DAY, -400, 0, 1, 20_000])
ROWS = st.lists(st.tuples(READER, DAY, st.integers(0, 3)), max_size=30, unique=True)


def sizes_of(rows: list[tuple[int, int]]) -> list[int]:
    borrower, day = (np.array([row[k] for row in rows], np.int32) for k in range(2))
    return sorted(visit_sizes(borrower, day).tolist())


def test_what_nobody_can_tell_the_day_or_the_reader_of_stands_alone() -> None:
    assert sizes_of([(0, 5), (0, 5), (0, 6), (1, 5)]) == [1, 1, 2]
    assert sizes_of([(0, UNKNOWN_DAY), (0, UNKNOWN_DAY), (ANONYMOUS, 5), (ANONYMOUS, 5)]) == [1, 1, 1, 1]
    assert sizes_of([]) == []


@given(ROWS)
@settings(deadline=None)
def test_an_import_counts_the_visits_that_analyses_gather(rows: list[tuple[int, int, int]]) -> None:
    borrower, day, item = (np.array([row[k] for row in rows], np.int32) for k in range(3))
    gathered = visits_of(Loans(np.arange(4), item, borrower, day, np.full(4, NO_CLASS, np.int32)))
    assert sorted(visit_sizes(borrower, day).tolist()) == sorted(gathered.sizes.tolist())


@given(ROWS)
@settings(deadline=None)
def test_readers_are_people_however_they_are_counted(rows: list[tuple[int, int, int]]) -> None:
    borrower, day, item = (np.array([row[k] for row in rows], np.int32) for k in range(3))
    named = {(r, i) for r, _, i in rows if r != ANONYMOUS}
    expected = [sum(i == book for _, i in named) for book in range(4)]
    if not named:
        expected = [sum(i == book for *_, i in rows) for book in range(4)]
    assert readers_of(item, borrower, 4).tolist() == expected
    gathered = visits_of(Loans(np.arange(4), item, borrower, day, np.full(4, NO_CLASS, np.int32)))
    counted = pairs_of(gathered)
    kept = [book for book in range(4) if gathered.loans[book]]
    assert counted.readers.tolist() == [expected[book] for book in kept]
