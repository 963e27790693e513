"""In which order to carry the books, so that no bay is ever fuller than it can be.

Books go straight from bay to bay while there is room; where full bays wait for each other in a circle, a
few books wait on a trolley until their place is free. Where the trolley is too short, they wait in a bay that
has room. Steps follow a walking route: the next books taken are always the nearest that can go.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ORDERING = QT_TRANSLATE_NOOP("engines.move_plan", "Ordering the moves")

#: Stands for the trolley where a bay could stand.
TROLLEY = -1
_EPS = 1e-9
#: Numbers of bays: a plan has far fewer than 32,768.
Places = npt.NDArray[np.int16]
#: Steps between two reports.
_REPORT = 50


@dataclass(frozen=True)
class Limits:
    """What must be kept to while books are carried.

    Attributes
    ----------
    room
        (B,) centimetres each bay can hold, to the last; bays that hold more at home may only become emptier.
    trolley_cm
        Centimetres that the trolley holds, 0: as many as are needed.
    parking
        (B,) bays in which books may wait, None: all.
    between
        (B, B) metres between bays for the walking order, None: by number.
    """

    room: Floats
    trolley_cm: float = 0.0
    parking: npt.NDArray[np.bool_] | None = None
    between: Floats | None = None


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
    longest: float = np.inf  # of the trolley
    parking: list[int] = field(default_factory=list)
    route: Places = field(default_factory=lambda: np.zeros((0, 0), np.int16))  # bays from each, the nearest first
    rank: Places = field(default_factory=lambda: np.zeros((0, 0), np.int16))  # place of each bay in that route
    out: dict[int, set[int]] = field(default_factory=dict)  # source -> targets
    at: int = 0  # the bay where the last step ended

    def add(self, source: int, target: int, book: int) -> None:
        self.going.setdefault(target, {}).setdefault(source, deque()).append(book)
        self.out.setdefault(source, set()).add(target)

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
        self.at = target if target != TROLLEY else source

    def next_step(self) -> tuple[int, int] | None:
        """(source, target) that can be carried now: from the trolley, else from the nearest bay."""
        for source in (TROLLEY, *self.route[self.at].tolist()):
            targets = self.out.get(source, ())
            fitting = [t for t in targets if self.width[self.going[t][source][0]] <= self.room[t] + _EPS]
            if fitting:
                near = self.rank[self.at if source == TROLLEY else source]
                return source, min(fitting, key=lambda t: near[t])
        return None

    def fill(self, source: int, target: int) -> None:
        """Carry what fits."""
        books, taken, left = self.going[target][source], [], self.room[target]
        while books and self.width[books[0]] <= left + _EPS:
            left -= self.width[books[0]]
            taken.append(books.popleft())
        self.tidy(source, target)
        self.carry(source, target, taken)

    def tidy(self, source: int, target: int) -> None:
        """Forget a way on which nothing is left to carry."""
        if not self.going[target][source]:
            del self.going[target][source]
            self.out[source].remove(target)
            if not self.going[target]:
                del self.going[target]


def plan_moves(width: Floats, home: Ints, goal: Ints, limits: Limits, context: Context) -> Steps[MovePlan]:
    """Order the moves from ``home`` to ``goal``; ``width`` (n,) centimetres of each book.

    Raises
    ------
    AppError
        The trolley is too short for any order.
    """
    floor = _prepared(width, home, goal, limits)
    total = int((home != goal).sum())
    reported = 0
    while floor.going:
        step = floor.next_step()
        if step is None:
            _break_circle(floor)
        else:
            floor.fill(*step)
        if len(floor.steps) - reported >= _REPORT:
            reported = len(floor.steps)
            context.check()
            yield Step(ORDERING, total - sum(floor.leaving.values()), total)
    return _as_plan(floor)


def carrying_metres(plan: MovePlan, between: Floats) -> float:
    """Metres walked from bay to bay while the plan is carried out, the trolley going along."""
    ends = np.c_[plan.start, plan.end].ravel()
    stops = ends[ends != TROLLEY]
    return float(between[stops[:-1], stops[1:]].sum())


def _prepared(width: Floats, home: Ints, goal: Ints, limits: Limits) -> _Floor:
    room = limits.room
    used = np.bincount(home, width, len(room))
    floor = _Floor(width.tolist(), (np.maximum(room, used) - used).tolist())
    near = np.zeros((len(room),) * 2) if limits.between is None else limits.between
    floor.route = np.argsort(near, axis=1, kind="stable").astype(np.int16)
    floor.rank = np.argsort(floor.route, axis=1, kind="stable").astype(np.int16)
    floor.longest = limits.trolley_cm or np.inf
    floor.parking = np.flatnonzero(np.ones(len(room), bool) if limits.parking is None else limits.parking).tolist()
    for i in np.flatnonzero(home != goal).tolist():
        source = int(home[i])
        floor.add(source, int(goal[i]), i)
        floor.leaving[source] = floor.leaving.get(source, 0) + 1
    return floor


def _break_circle(floor: _Floor) -> None:
    """Take books out of one bay so that a book waiting for that bay fits.

    A bay that nothing leaves any more has room for all that is to come, so some waiting bay has books that
    leave it. The one that asks least of the trolley is taken. Every break lets at least one book arrive, so
    there are never more breaks than books.
    """
    choices = []
    for bay, sources in floor.going.items():
        if floor.leaving.get(bay, 0):
            need = min(floor.width[books[0]] for books in sources.values()) - floor.room[bay]
            choices.append((*_relief(floor, bay, need), bay))
    choices.sort(key=lambda choice: (choice[0], choice[2]))
    for cm, chosen, bay in choices:
        place = _waiting_place(floor, bay, cm)
        if place is not None:
            _set_aside(floor, bay, chosen, place)
            return
    raise AppError(
        QT_TRANSLATE_NOOP("engines.move_plan", "A trolley of {given} cm is too short: {needed} cm would do."),
        QT_TRANSLATE_NOOP(
            "engines.move_plan", "Take a longer trolley, or two (trolley_cm), or leave more room in bays."
        ),
        given=f"{floor.longest:g}",
        needed=f"{floor.trolley + choices[0][0]:.0f}",
    )


def _waiting_place(floor: _Floor, bay: int, cm: float) -> int | None:
    """The trolley, or the nearest bay with room that no book is to come to (else any with room)."""
    if floor.trolley + cm <= floor.longest + _EPS:
        return TROLLEY
    roomy = [b for b in floor.parking if b != bay and floor.room[b] + _EPS >= cm]
    return min(roomy, key=lambda b: (b in floor.going, floor.rank[bay][b]), default=None)


def _set_aside(floor: _Floor, bay: int, chosen: list[tuple[int, int]], place: int) -> None:
    """Carry the chosen books (as (target, how many)) from a bay to where they wait."""
    for target, count in chosen:
        taken = [floor.going[target][bay].popleft() for _ in range(count)]
        floor.tidy(bay, target)
        floor.carry(bay, place, taken)
        if place == target:
            continue
        for book in taken:
            floor.add(place, target, book)
        if place != TROLLEY:
            floor.leaving[place] = floor.leaving.get(place, 0) + len(taken)


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
