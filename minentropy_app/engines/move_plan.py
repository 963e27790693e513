"""In which order to carry the books, so that no bay is ever fuller than it can be.

Books go straight from bay to bay while there is room; where full bays wait for each other in a circle, a
few books wait on a trolley until their place is free.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ORDERING = QT_TRANSLATE_NOOP("engines.move_plan", "Ordering the moves")

#: Stands for the trolley where a bay could stand.
TROLLEY = -1
_EPS = 1e-9
#: Steps between two reports.
_REPORT = 200


@dataclass(frozen=True)
class MovePlan:
    """Steps in the order in which they can be carried out.

    Attributes
    ----------
    start, end
        (steps,) bay from which and to which, ``TROLLEY`` for the trolley.
    indptr, books
        CSR: the books of each step.
    trolley_cm
        The fullest that the trolley ever is: the length that it needs.
    """

    start: Ints
    end: Ints
    indptr: Ids
    books: Ints
    trolley_cm: float


@dataclass
class _Floor:
    """What stands where while the plan is made."""

    width: list[float]
    room: list[float]  # centimetres left in each bay
    going: dict[int, dict[int, deque[int]]] = field(default_factory=dict)  # target -> source -> books
    leaving: dict[int, int] = field(default_factory=dict)  # books that still have to leave each bay
    trolley: float = 0.0
    fullest: float = 0.0
    steps: list[tuple[int, int, list[int]]] = field(default_factory=list)

    def add(self, source: int, target: int, book: int) -> None:
        self.going.setdefault(target, {}).setdefault(source, deque()).append(book)

    def carry(self, source: int, target: int, books: list[int]) -> None:
        """Note one step and what it does to the room."""
        cm = sum(self.width[i] for i in books)
        self.steps.append((source, target, books))
        for place, change in ((source, cm), (target, -cm)):
            if place != TROLLEY:
                self.room[place] += change
        if TROLLEY in (source, target):
            self.trolley += cm if target == TROLLEY else -cm
            self.trolley = 0.0 if abs(self.trolley) < 1e-6 else self.trolley
            self.fullest = max(self.fullest, self.trolley)
        if source != TROLLEY:
            self.leaving[source] -= len(books)


def plan_moves(width: Floats, home: Ints, goal: Ints, room: Floats, context: Context) -> Steps[MovePlan]:
    """Order the moves from ``home`` to ``goal``.

    Parameters
    ----------
    width
        (n,) centimetres of each book.
    room
        (B,) centimetres each bay can hold, to the last; bays that hold more at home may only become emptier.
    """
    floor = _prepared(width, home, goal, room)
    waiting = deque(sorted(floor.going))
    total = int((home != goal).sum())
    reported = 0
    while floor.going:
        while waiting:
            target = waiting.popleft()
            for source in _fill(floor, target):
                if source in floor.going and source not in waiting:
                    waiting.append(source)
            if len(floor.steps) - reported >= _REPORT:
                reported = len(floor.steps)
                context.check()
                yield Step(ORDERING, total - sum(floor.leaving.values()), total)
        if floor.going:
            waiting.append(_break_circle(floor))
    return _as_plan(floor)


def _prepared(width: Floats, home: Ints, goal: Ints, room: Floats) -> _Floor:
    used = np.bincount(home, width, len(room))
    floor = _Floor(width.tolist(), (np.maximum(room, used) - used).tolist())
    for i in np.flatnonzero(home != goal).tolist():
        source = int(home[i])
        floor.add(source, int(goal[i]), i)
        floor.leaving[source] = floor.leaving.get(source, 0) + 1
    return floor


def _fill(floor: _Floor, target: int) -> list[int]:
    """Bring to a bay what fits, from the trolley first; return the bays that got emptier."""
    emptier = []
    sources = floor.going.get(target, {})
    for source in sorted(sources):
        books, taken, left = sources[source], [], floor.room[target]
        while books and floor.width[books[0]] <= left + _EPS:
            left -= floor.width[books[0]]
            taken.append(books.popleft())
        if taken:
            floor.carry(source, target, taken)
            if source != TROLLEY:
                emptier.append(source)
        if not books:
            del sources[source]
    if target in floor.going and not sources:
        del floor.going[target]
    return emptier


def _break_circle(floor: _Floor) -> int:
    """Put books of one bay on the trolley so that a book waiting for that bay fits; return the bay.

    A bay that nothing leaves any more has room for all that is to come, so some waiting bay has
    books that leave it. The one that asks least of the trolley is taken.
    """
    choices = []
    for bay, sources in floor.going.items():
        if floor.leaving.get(bay, 0):
            need = min(floor.width[books[0]] for books in sources.values()) - floor.room[bay]
            choices.append((*_relief(floor, bay, need), bay))
    _, chosen, bay = min(choices, key=lambda choice: (choice[0], choice[2]))
    for target, books in chosen:
        taken = [floor.going[target][bay].popleft() for _ in range(books)]
        if not floor.going[target][bay]:
            del floor.going[target][bay]
        floor.carry(bay, TROLLEY, taken)
        for book in taken:
            floor.add(TROLLEY, target, book)
    return bay


def _relief(floor: _Floor, bay: int, need: float) -> tuple[float, list[tuple[int, int]]]:
    """Books (as (target, how many)) that leave a bay and together are at least ``need`` cm wide."""
    chosen, cm = [], 0.0
    for target in sorted(floor.going):
        count = 0
        for book in floor.going[target].get(bay, ()):
            if cm >= need - _EPS:
                break
            cm += floor.width[book]
            count += 1
        if count:
            chosen.append((target, count))
    return cm, chosen


def _as_plan(floor: _Floor) -> MovePlan:
    sizes = [len(books) for *_, books in floor.steps]
    return MovePlan(
        np.array([source for source, *_ in floor.steps], np.int32),
        np.array([target for _, target, _ in floor.steps], np.int32),
        np.r_[0, np.cumsum(sizes, dtype=np.int64)].astype(np.int64),
        np.array([book for *_, books in floor.steps for book in books], np.int32),
        floor.fullest,
    )
