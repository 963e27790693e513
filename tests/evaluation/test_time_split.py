from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.visits import visits_of
from minentropy_app.evaluation.time_split import split_by_time
from minentropy_app.model.inputs import UNKNOWN_DAY
from tests.engines.test_visits import loans_of


@settings(deadline=None)
@given(st.lists(st.one_of(st.just(UNKNOWN_DAY), st.integers(0, 9)), max_size=30))
def test_the_latest_quarter_lies_on_or_after_the_split_day(days: list[int]) -> None:
    visits = visits_of(loans_of([(k, day, 0) for k, day in enumerate(days)]))
    split = split_by_time(visits)
    dated = sorted(day for day in days if day != UNKNOWN_DAY)
    if split is None:
        assert not dated or sum(day < dated[min(-(-len(dated) * 3 // 4), len(dated) - 1)] for day in dated) == 0
        return
    assert split.earlier.count + split.later.count == len(dated)
    assert split.earlier.day.max() < split.day == split.later.day.min()
    assert split.later.count >= len(dated) // 4
    assert sum(day > split.day for day in dated) <= len(dated) / 4


def test_the_date_is_readable() -> None:
    split = split_by_time(visits_of(loans_of([(0, 0, 0), (1, 1, 0), (2, 365, 1)])))
    assert split is not None
    assert split.date == "1971-01-01"
