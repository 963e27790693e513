from __future__ import annotations

import dataclasses
from itertools import groupby, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.visits import Visits, borrower_sequences, gather_visits, select_visits, visits_of
from minentropy_app.errors import Cancelled
from minentropy_app.model.inputs import ANONYMOUS, NO_CLASS, UNKNOWN_DAY, Loans
from minentropy_app.model.step import Context, drain

N = 6


def loans_of(rows: list[tuple[int, int, int]], n: int = N) -> Loans:
    borrower, day, item = (np.array([r[k] for r in rows], np.int32) for k in range(3))
    return Loans(np.arange(10, 10 + n), item, borrower, day, np.full(n, NO_CLASS, np.int32))


def as_tuples(visits: Visits) -> list[tuple[int, tuple[int, ...], int]]:
    return [
        (
            int(visits.day[v]),
            tuple(map(int, visits.items[visits.indptr[v] : visits.indptr[v + 1]])),
            int(visits.borrower[v]),
        )
        for v in range(visits.count)
    ]


def literal(rows: list[tuple[int, int, int]], window: int) -> list[tuple[int, tuple[int, ...]]]:
    """Visits as the documentation says, without numbers of borrowers."""
    found: list[tuple[int, set[int]]] = []
    for borrower, group in groupby(sorted(rows), key=lambda row: row[0]):
        mine = list(group)
        if borrower == ANONYMOUS:
            found += [(day, {item}) for _, day, item in mine]
        elif window == 0:
            days = [day for _, day, _ in mine if day != UNKNOWN_DAY]
            found.append((min(days, default=UNKNOWN_DAY), {item for _, _, item in mine}))
        else:
            first = None
            for _, day, item in mine:
                if day == UNKNOWN_DAY:
                    found.append((day, {item}))
                elif first is None or day - first >= window:
                    first = day
                    found.append((day, {item}))
                else:
                    found[-1][1].add(item)
    return sorted((day, tuple(sorted(items))) for day, items in found)


DAYS = st.one_of(st.just(UNKNOWN_DAY), st.integers(-3, 8), st.sampled_from([UNKNOWN_DAY + 1, 2**31 - 1]))
ROWS = st.lists(st.tuples(st.sampled_from([ANONYMOUS, 0, 1, 2, 2**31 - 1]), DAYS, st.integers(0, N - 1)), max_size=25)


@settings(deadline=None, max_examples=300)
@given(ROWS, st.integers(0, 4))
def test_visits_are_those_of_the_definition(rows: list[tuple[int, int, int]], window: int) -> None:
    visits = visits_of(loans_of(rows), window)
    assert [(day, items) for day, items, _ in as_tuples(visits)] == literal(rows, window)
    assert visits.loans.sum() == len(rows)


@settings(deadline=None, max_examples=200)
@given(ROWS, st.integers(0, 3), st.randoms(use_true_random=False), st.permutations([0, 1, 2, 3]))
def test_order_of_rows_and_numbers_of_borrowers_mean_nothing(rows, window, random, numbers) -> None:
    renamed = {ANONYMOUS: ANONYMOUS, 0: numbers[0], 1: numbers[1], 2: numbers[2] + 7, 2**31 - 1: 100 * numbers[3]}
    other = [(renamed[b], day, item) for b, day, item in rows] if len(set(renamed.values())) == 5 else list(rows)
    random.shuffle(other)
    assert as_tuples(visits_of(loans_of(rows), window)) == as_tuples(visits_of(loans_of(other), window))


def test_borrowers_are_numbered_by_their_visits() -> None:
    rows = [(9, 5, 0), (9, 7, 2), (4, 5, 0), (4, 7, 1), (1, 5, 0), (1, 5, 1)]
    visits = visits_of(loans_of(rows))
    assert as_tuples(visits) == [(5, (0,), 0), (5, (0,), 1), (5, (0, 1), 2), (7, (1,), 0), (7, (2,), 1)]


def test_a_sentence_is_a_borrowers_record() -> None:
    rows = [(9, 5, 3), (9, 7, 2), (9, 7, 0), (4, 6, 1), (ANONYMOUS, 6, 1)]
    indptr, items = borrower_sequences(visits_of(loans_of(rows)))
    assert [list(items[a:b]) for a, b in pairwise(indptr)] == [[3, 0, 2], [1]]


def test_no_loans_make_no_visits() -> None:
    visits = visits_of(loans_of([]))
    assert visits.count == 0
    indptr, items = borrower_sequences(visits)
    assert list(indptr) == [0]
    assert len(items) == 0


def test_selected_visits_keep_their_order() -> None:
    visits = visits_of(loans_of([(0, 1, 1), (0, 2, 2), (1, 2, 3), (1, 2, 4)]))
    late = select_visits(visits, visits.day >= 2)
    assert as_tuples(late) == as_tuples(visits)[1:]
    assert list(late.loans) == [0, 0, 1, 1, 1, 0]


def test_cancelling_stops() -> None:
    context = Context(cancelled=np.ones(1, np.uint8))
    with pytest.raises(Cancelled):
        drain(gather_visits(loans_of([(0, 1, 1)]), 1, context))


def test_visits_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        visits_of(loans_of([])).day = np.zeros(0, np.int32)  # type: ignore[misc]
