"""What the plan view shows: shelves drawn from above, their books before and after, questions about moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from minentropy_app.building.redrawing import drawn_faces, way_places
from minentropy_app.building.routes import nearest_first, route
from minentropy_app.engines.what_if import Effect, Stand, can_ask, effect_of, stand_of
from minentropy_app.gui.views.plan_ranges import ShelfRange, range_names, ranges_of, short_name
from minentropy_app.model.inputs import Floats, FloorPlan, Ids
from minentropy_app.model.results import ShelfPlan, floor_of

#: Authors told of a bay.
_HELD = 3
BEFORE, AFTER, DIFFERENCE = "before", "after", "difference"
VISITS, FILL, CLASS, AWAY = "visits", "fill", "class", "away"


@dataclass(frozen=True)
class PlanModel:
    """A shelf plan with what its books are called.

    Attributes
    ----------
    plan
        The floor plan walked.
    boxes
        (B, 4) left, top, right and bottom of each face, metres.
    spots
        (nodes, 2) places of the ways, for drawing.
    labels, authors, keys
        (n,) of the books.
    heads
        (n,) first letters of their call numbers, else of their authors, for the names of ranges.
    """

    result: ShelfPlan
    plan: FloorPlan
    boxes: Floats
    spots: Floats
    labels: Sequence[str]
    authors: Sequence[str]
    keys: Sequence[str] = ()
    heads: Sequence[str] = ()

    @cached_property
    def ranges(self) -> tuple[ShelfRange, ...]:
        """Rows of bays, or two back to back."""
        return ranges_of(self.plan, self.boxes)

    def range_names(self, when: str) -> list[str]:
        """What each range holds, from the first book to the last; "" where its books are too mixed."""
        return self._names_before if when == BEFORE else self._names_after

    @cached_property
    def _names_before(self) -> list[str]:
        return range_names(self.ranges, self._bay(BEFORE), self._rank, self.heads)

    @cached_property
    def _names_after(self) -> list[str]:
        return range_names(self.ranges, self._bay(AFTER), self._rank, self.heads)

    @cached_property
    def _rank(self) -> npt.NDArray[np.intp]:
        """(n,) place of each book in the order in which the books stand before the plan."""
        heads = np.unique(np.asarray(self.heads, object), return_inverse=True)[1] if len(self.heads) else None
        order = np.lexsort((self.result.call_rank if heads is None else heads, self._bay(BEFORE)))
        rank = np.empty(len(order), np.intp)
        rank[order] = np.arange(len(order))
        return rank

    def __len__(self) -> int:
        return len(self.result.item_ids)

    @cached_property
    def floors(self) -> tuple[str, ...]:
        """Floors in the order of the plan."""
        return tuple(dict.fromkeys(self.plan.floors))

    @cached_property
    def stand(self) -> Stand | None:
        """The plan as it is planned, to measure moves against; None for results of older versions."""
        return stand_of(self.result) if can_ask(self.result) else None

    def bays_of(self, floor: str) -> npt.NDArray[np.intp]:
        """Faces of a floor."""
        return np.flatnonzero(np.array(self.plan.floors) == floor)

    def books_in(self, bay: int, when: str = AFTER) -> npt.NDArray[np.intp]:
        """Books of a face, most borrowed first."""
        books = np.flatnonzero(self._bay(when) == bay)
        return books[np.argsort(-self.result.loans[books], kind="stable")]

    def holds(self, bay: int) -> str:
        """Whose books a face holds, most borrowed first; titles where no author is known."""
        return self._holds[bay]

    @cached_property
    def _holds(self) -> list[str]:
        order = np.argsort(-self.result.loans, kind="stable")
        told: list[dict[str, None]] = [{} for _ in self.result.bays]
        for book, bay in zip(order.tolist(), self._bay(AFTER)[order].tolist(), strict=True):
            if len(told[bay]) < _HELD:
                told[bay][short_name(self.authors[book]) or self.labels[book]] = None
        return [", ".join(names) for names in told]

    def bays_with(self, ids: Ids, when: str = AFTER) -> npt.NDArray[np.intp]:
        """Faces that hold any of these items."""
        return np.unique(self._bay(when)[np.isin(self.result.item_ids, ids)])

    def indices(self, ids: Ids) -> npt.NDArray[np.intp]:
        """Books of the given ids; those not in the plan are left out."""
        return np.flatnonzero(np.isin(self.result.item_ids, ids))

    def figures(self, quantity: str, when: str) -> Floats:
        """(B,) of each face: visits per metre, share filled, or metres to the door; NaN where there is none."""
        if when == DIFFERENCE:
            return self.figures(quantity, AFTER) - self.figures(quantity, BEFORE)
        if quantity == AWAY:
            return np.asarray(self.result.door_metres, np.float64)
        weights = self.result.loans if quantity == VISITS else self.result.width_cm
        total = np.bincount(self._bay(when), weights, len(self.result.bays))
        metres = np.maximum(self.result.length_cm, 1e-9) / (100.0 if quantity == VISITS else 1.0)
        return np.asarray(np.where(self.result.length_cm > 0, total / metres, np.nan), np.float64)

    def classes(self, when: str) -> npt.NDArray[np.int32]:
        """(B,) the class with most books on each face, −1 without one."""
        known = np.flatnonzero(self.result.book_class >= 0) if len(self.result.book_class) else np.zeros(0, np.intp)
        names = len(self.result.class_names)
        if not known.size:
            return np.full(len(self.result.bays), -1, np.int32)
        counts = np.zeros((len(self.result.bays), names), np.int64)
        np.add.at(counts, (self._bay(when)[known], self.result.book_class[known]), 1)
        return np.where(counts.any(axis=1), counts.argmax(axis=1), -1).astype(np.int32)

    def effect(self, stand: Stand, books: npt.NDArray[np.intp], bay: int) -> Effect:
        """What it would do to carry books to a face."""
        return effect_of(stand, books, bay)

    def sample_visit(self, seed: int, when: str) -> tuple[list[int], npt.NDArray[np.int64]]:
        """Faces that an imagined visit goes to, drawn from what is borrowed, and the nodes it passes."""
        dice = np.random.default_rng(seed)
        share = self.result.loans / max(float(self.result.loans.sum()), 1e-9)
        count = min(3, int(np.count_nonzero(share)))
        chosen = dice.choice(len(share), count, replace=False, p=share) if count else np.zeros(0, np.intp)
        stand = self.stand
        if stand is None or not count:
            return [], np.zeros(0, np.int64)
        order = nearest_first(stand.distances.door, stand.distances.between, self._bay(when)[chosen].tolist())
        return order, route(self.plan, order)

    def top(self, ids: Ids, limit: int) -> Ids:
        """The most borrowed of some items, in the order of ``rows_of``."""
        rows = self.indices(ids)
        return np.asarray(self.result.item_ids[rows[np.argsort(-self.result.loans[rows], kind="stable")][:limit]])

    def rows_of(self, ids: Ids, limit: int) -> list[tuple[str, str, int]]:
        """Title, author and loans of items, most borrowed first; empty where none of them is here."""
        rows = self.indices(self.top(ids, limit))
        rows = rows[np.argsort(-self.result.loans[rows], kind="stable")]
        return [(self.labels[row], self.authors[row], int(self.result.loans[row])) for row in rows.tolist()]

    def _bay(self, when: str) -> npt.NDArray[np.int32]:
        return np.asarray(self.result.present if when == BEFORE else self.result.bay, np.int32)


def plan_model(result: ShelfPlan, named: Callable[[], tuple[Sequence[str], ...]]) -> PlanModel:
    """Draw a plan from above; what takes long is done here, beside the window."""
    plan = floor_of(result)
    made = PlanModel(result, plan, drawn_faces(plan)[0], way_places(plan), *named())
    if made.stand is not None:  # walks the floor, and readies the question, here rather than in the window
        made.effect(made.stand, np.zeros(0, np.intp), 0)
    return made
