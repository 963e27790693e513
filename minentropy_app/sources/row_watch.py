"""What happens to single rows of a loan list, taken down for a check before the import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.model.imports import Rejected
from minentropy_app.model.inputs import Ids
from minentropy_app.sources import dates
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Rows of one fate that are named one by one; the others are only counted.
LISTED = 300
#: Fates of a row with a problem.
REFUSED, DROPPED, KEPT = "refused", "dropped", "kept"

_DUPLICATE = QT_TRANSLATE_NOOP("sources.row_watch", "same borrower, date and item as row {first}")
_EMPTY_DATE = QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: no date")
_YEAR_ONLY = QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: only the year")
_MONTH_ONLY = QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: only year and month")
_NO_YEAR = QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: no year")
_BAD = {
    dates.UNREADABLE: QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: not readable as a date"),
    dates.IMPOSSIBLE: QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: there is no such day"),
    dates.NO_YEAR_ZERO: QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: the year is 0"),
    dates.FUTURE: QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: it lies in the future"),
    dates.TOO_EARLY: QT_TRANSLATE_NOOP("sources.row_watch", "kept, day unknown: before printing began"),
}
_KINDS = {
    dates.EMPTY: _EMPTY_DATE,
    dates.YEAR: _YEAR_ONLY,
    dates.MONTH: _MONTH_ONLY,
    dates.NO_YEAR: _NO_YEAR,
}
_ODD = np.array([True, False, True, True, True, False, True])


@dataclass(frozen=True)
class Problem:
    """One row that does not come in as it stands.

    ``column`` is the role of the column concerned, "" for the whole row; ``found`` what stands
    there; ``why`` a marked template, filled from ``fields``, that says what happens.
    """

    row: int
    column: str
    found: str
    fate: str
    why: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class Watch:
    """Row numbers of everything gathered, in its order, and the dates that give no day."""

    numbers: list[Ids] = field(default_factory=list)
    codes: list[Ids] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    duplicate: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    original: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    _open: list[Ids] = field(default_factory=list)
    _open_codes: list[Ids] = field(default_factory=list)

    def take(self, numbers: Sequence[int], kept: npt.NDArray[np.bool_], date: Ids, texts: Sequence[str]) -> None:
        """Take down one block: its row numbers, which rows are kept, and their dates as written."""
        rows = np.asarray(numbers, np.int64)
        self._open.append(rows[kept])
        if not len(texts):
            self._open_codes.append(np.full(int(kept.sum()), -1, np.int64))
            return
        odd = _ODD[date >> dates.SHIFT]
        self._open_codes.append(np.where(odd, date, -1)[kept])
        if len(self.texts) < 2 * LISTED:
            for k in np.flatnonzero(odd & kept)[:LISTED].tolist():
                self.texts.setdefault(int(rows[k]), texts[k].strip()[:60])

    def finish(self, wanted: npt.NDArray[np.bool_]) -> None:
        """End a table: only these of its rows go on."""
        self.numbers.append(np.concatenate(self._open)[wanted])
        self.codes.append(np.concatenate(self._open_codes)[wanted])
        self._open.clear()
        self._open_codes.clear()

    def compare(self, one: Ids, known: npt.NDArray[np.bool_]) -> None:
        """Find repeated rows: equal numbers in ``one`` of rows whose borrower is known."""
        order = np.argsort(one, kind="stable")
        ordered = one[order]
        again = np.flatnonzero(np.diff(ordered, prepend=-1) == 0)
        again = again[known[order[again]]]
        first = np.searchsorted(ordered, ordered[again])
        at = np.argsort(order[again])
        self.duplicate, self.original = order[again][at], order[first][at]

    def problems(self) -> tuple[list[Problem], int]:
        """Return the first rows dropped or kept with a flaw, by row, and how many are kept."""
        if not self.numbers:
            return [], 0
        numbers, codes = np.concatenate(self.numbers), np.concatenate(self.codes)
        pairs = zip(numbers[self.duplicate[:LISTED]].tolist(), numbers[self.original[:LISTED]].tolist(), strict=True)
        found = [Problem(row, "", "", DROPPED, _DUPLICATE, {"first": first}) for row, first in pairs]
        codes[self.duplicate] = -1
        odd = np.flatnonzero(codes >= 0)
        for k in odd[:LISTED].tolist():
            row, code = int(numbers[k]), int(codes[k])
            found.append(Problem(row, "date", self.texts.get(row, ""), KEPT, _reason(code)))
        return sorted(found, key=lambda problem: problem.row), len(odd)


def refused(rejected: Sequence[Rejected]) -> list[Problem]:
    """Rows that a report refuses, as problems."""
    return [Problem(entry.row, "", "", REFUSED, entry.why, dict(entry.fields)) for entry in rejected]


def _reason(code: int) -> str:
    kind = code >> dates.SHIFT
    return _BAD[code >> 32 & 0xFF] if kind == dates.BAD else _KINDS[kind]
