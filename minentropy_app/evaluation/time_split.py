"""Earlier and later visits: what is learned from the first is judged on the second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from minentropy_app.engines.visits import Visits, select_visits
from minentropy_app.model.inputs import UNKNOWN_DAY


@dataclass(frozen=True)
class TimeSplit:
    """Visits before ``day`` and from it on; visits of unknown day belong to neither."""

    day: int
    earlier: Visits
    later: Visits

    @property
    def date(self) -> str:
        """The split day as YYYY-MM-DD (the bare day number outside the calendar)."""
        try:
            return (date(1970, 1, 1) + timedelta(days=self.day)).isoformat()
        except OverflowError:
            return str(self.day)


def split_by_time(visits: Visits, share: float = 0.25) -> TimeSplit | None:
    """Split so that the latest ``share`` of the dated visits lies on or after the split day.

    Whole days stay together, so the later part may be larger. None where no day divides the
    visits: no dates, or all on one day.
    """
    days = np.sort(visits.day[visits.day != UNKNOWN_DAY])
    if not len(days):
        return None
    day = int(days[min(int(np.ceil(len(days) * (1 - share))), len(days) - 1)])
    return split_on_day(visits, day)


def split_on_day(visits: Visits, day: int) -> TimeSplit | None:
    """Split on a day; None where no dated visit lies before it."""
    earlier = select_visits(visits, (visits.day != UNKNOWN_DAY) & (visits.day < day))
    return TimeSplit(day, earlier, select_visits(visits, visits.day >= day)) if earlier.count else None
