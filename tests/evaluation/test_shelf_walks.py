from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.building.walking import Distances
from minentropy_app.engines.visits import Visits, visits_of
from minentropy_app.evaluation.shelf_walks import (
    change_interval,
    change_intervals,
    longer_visits,
    nearest_first_metres,
    random_metres,
    relative_change,
    visit_metres,
)
from minentropy_app.model.inputs import Loans


def some_visits(rng: np.random.Generator, books: int, visits: int) -> Visits:
    sizes = rng.integers(1, 5, visits)
    who = np.repeat(np.arange(visits), sizes).astype(np.int32)
    item = rng.integers(0, books, len(who)).astype(np.int32)
    return visits_of(Loans(np.arange(books), item, who, who + 100, np.zeros(books, np.int32)))


def some_walk(rng: np.random.Generator, bays: int) -> Distances:
    at = rng.random((bays, 2)) * 30
    return Distances(np.linalg.norm(at, axis=1), np.linalg.norm(at[:, None] - at[None], axis=2))


@given(st.integers(0, 9999))
@settings(deadline=None, max_examples=30)
def test_metres_are_the_mean_over_all_orders_of_the_tour(seed: int) -> None:
    rng = np.random.default_rng(seed)
    far, visits = some_walk(rng, 6), some_visits(rng, 12, 8)
    bay = rng.integers(0, 6, 12).astype(np.int32)
    metres, nearest = visit_metres(visits, far, bay), nearest_first_metres(visits, far, bay)
    for v in range(visits.count):
        places = bay[visits.items[visits.indptr[v] : visits.indptr[v + 1]]].tolist()
        tours = [
            far.door[p[0]] + sum(far.between[a, b] for a, b in pairwise(p)) + far.door[p[-1]]
            for p in permutations(places)
        ]
        assert metres[v] == pytest.approx(np.mean(tours))
        assert min(tours) - 1e-9 <= nearest[v] <= max(tours) + 1e-9


def test_random_order_is_the_mean_of_random_plans() -> None:
    rng = np.random.default_rng(1)
    far, visits = some_walk(rng, 5), some_visits(rng, 400, 300)
    room = np.array([1.0, 2.0, 3.0, 2.0, 2.0])
    plans = (rng.choice(5, 400, p=room / room.sum()).astype(np.int32) for _ in range(400))
    drawn = np.mean([visit_metres(visits, far, bay).mean() for bay in plans])
    assert random_metres(visits, far, room) == pytest.approx(drawn, rel=0.01)


def test_longer_visits_and_changes() -> None:
    metres, base = np.array([3.0, 1.0, 2.0]), np.array([2.0, 2.0, 2.0])
    assert longer_visits(metres, base) == (pytest.approx(1 / 3), pytest.approx(1.0))
    assert relative_change(metres, base) == 0
    assert relative_change(np.zeros(0), np.zeros(0)) is None and longer_visits(base[:0], base[:0]) == (None, None)


def test_the_interval_covers_the_truth() -> None:
    """Readers of very uneven eagerness, each with tastes of his own: nominal 95 %, at least 90 % wanted."""
    rng = np.random.default_rng(7)
    truth, covered, trials = -0.1, 0, 200
    for trial in range(trials):
        readers = 60
        visits = np.minimum(rng.zipf(2.0, readers), 40)
        who = np.repeat(np.arange(readers), visits).astype(np.int32)
        base = rng.gamma(4, 10, len(who))
        taste = rng.normal(0, 0.25, readers)[who]
        metres = base * np.maximum(1 + truth + taste + rng.normal(0, 0.3, len(who)), 0)
        found = change_interval(metres, base, who, trial)
        assert found is not None and found.low <= found.change <= found.high
        covered += found.low <= truth <= found.high
    assert covered / trials >= 0.9


def test_the_interval_knows_readers_not_visits() -> None:
    """Twenty equal visits of one reader say no more than one."""
    rng = np.random.default_rng(3)
    base, metres = np.full(40, 10.0), 10 + rng.normal(0, 3, 40)
    once = change_interval(metres, base, np.arange(40, dtype=np.int32), 0)
    often = change_interval(
        np.repeat(metres, 20), np.repeat(base, 20), np.repeat(np.arange(40, dtype=np.int32), 20), 0
    )  # fmt: skip
    assert once is not None and often is not None
    assert (once.low, once.high) == (pytest.approx(often.low), pytest.approx(often.high))
    assert change_interval(metres[:1], base[:1], np.zeros(1, np.int32), 0) is None
    alone = change_interval(metres, base, np.full(40, -1, np.int32), 0)
    assert alone is not None and alone.low == pytest.approx(once.low)


def test_the_interval_of_a_plan_covers_what_more_readers_would_show() -> None:
    """A whole library again and again: the change over very many readers lies in 95 % intervals of few."""
    rng = np.random.default_rng(11)
    books, bays, many = 80, 8, 20_000
    far = some_walk(rng, bays)
    plan, home = (rng.integers(0, bays, books).astype(np.int32) for _ in range(2))
    taste = rng.dirichlet(np.full(books, 0.2), 12)  # of kinds of readers
    popular = rng.dirichlet(np.full(books, 0.5))
    rows: list[tuple[int, int, int]] = []
    for reader in range(many):
        mine = 0.5 * taste[reader % 12] + 0.5 * popular
        size = rng.integers(1, 4)
        chosen = rng.choice(books, size * min(int(rng.zipf(2.2)), 12), p=mine)
        rows += [(reader, 100 + k // size, int(book)) for k, book in enumerate(chosen)]
    who, day, item = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    visits = visits_of(Loans(np.arange(books), item, who, day, np.zeros(books, np.int32)))
    metres, base = visit_metres(visits, far, plan), visit_metres(visits, far, home)
    truth = relative_change(metres, base)
    assert truth is not None
    covered, trials = 0, 200
    for trial in range(trials):
        chosen = np.isin(visits.borrower, rng.choice(many, 100, replace=False))
        found = change_interval(metres[chosen], base[chosen], visits.borrower[chosen], trial)
        assert found is not None
        covered += found.low <= truth <= found.high
    assert covered / trials >= 0.9


@given(st.integers(0, 999))
@settings(max_examples=10, deadline=None)
def test_intervals_of_many_plans_are_those_of_each_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 60))
    base, who = rng.uniform(5, 50, n), rng.integers(-1, max(n // 2, 1), n).astype(np.int32)
    plans = [base * rng.uniform(0.5, 1.2, n), base * 0.9, base.copy(), base * rng.uniform(0.9, 1.0)]
    found = change_intervals(plans, base, who, seed)
    for plan, interval in zip(plans, found, strict=True):
        alone = change_interval(plan, base, who, seed)
        assert (interval is None) == (alone is None)
        if interval is not None and alone is not None:
            np.testing.assert_allclose(
                (interval.change, interval.low, interval.high),
                (alone.change, alone.low, alone.high),
                rtol=1e-6,
                atol=1e-9,
            )
            assert -1 <= interval.low <= interval.change + 1e-12
