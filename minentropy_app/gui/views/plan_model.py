"""What the plan view shows: shelves drawn from above, their books before and after, questions about moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from minentropy_app.building.drawn_plan import faces_of, from_floor_plan
from minentropy_app.building.routes import nearest_first, node_places, route
from minentropy_app.engines.what_if import Effect, Stand, can_ask, effect_of, stand_of
from minentropy_app.model.inputs import Floats, FloorPlan, Ids
from minentropy_app.model.results import ShelfPlan, floor_of

BEFORE, AFTER, DIFFERENCE = "before", "after", "difference"
#: Metres between a face and one who stands before it.
_BEFORE_IT = 0.5
#: Metres that a door is drawn away from the first aisle at most.
_OUTSIDE = 1.2
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
    labels, authors
        (n,) of the books.
    """

    result: ShelfPlan
    plan: FloorPlan
    boxes: Floats
    spots: Floats
    labels: Sequence[str]
    authors: Sequence[str]

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

    def rows_of(self, ids: Ids, limit: int) -> list[tuple[str, str, int]]:
        """Title, author and loans of items, most borrowed first; empty where none of them is here."""
        rows = self.indices(ids)
        rows = rows[np.argsort(-self.result.loans[rows], kind="stable")][:limit]
        return [(self.labels[row], self.authors[row], int(self.result.loans[row])) for row in rows.tolist()]

    def _bay(self, when: str) -> npt.NDArray[np.int32]:
        return np.asarray(self.result.present if when == BEFORE else self.result.bay, np.int32)


def plan_model(result: ShelfPlan, labels: Callable[[], tuple[Sequence[str], Sequence[str]]]) -> PlanModel:
    """Draw a plan from above; what takes long is done here, beside the window."""
    plan = floor_of(result)
    titles, authors = labels()
    boxes, fronts = drawn_faces(plan)
    spots = _with_doors(plan, node_places(replace(plan, place=fronts)))
    made = PlanModel(result, plan, boxes, spots, titles, authors)
    made.stand  # noqa: B018  # walks the floor once, here rather than in the window
    return made


def _with_doors(plan: FloorPlan, spots: Floats) -> Floats:
    """Put the doors outside, as far from what they lead to as the way is long."""
    placed = spots.copy()
    middle = spots.mean(axis=0)
    for door in plan.entrances.tolist():
        ways = np.flatnonzero((plan.first == door) | (plan.second == door))
        if not ways.size:
            continue
        inside = int(plan.first[ways[0]] + plan.second[ways[0]] - door)
        away = spots[inside] - middle
        length = float(np.hypot(*away))
        out = away / length if length > 1e-9 else np.array([0.0, 1.0])
        placed[door] = spots[inside] + out * min(float(plan.metres[ways[0]]), _OUTSIDE)
    return placed


def drawn_faces(plan: FloorPlan) -> tuple[Floats, Floats]:
    """Boxes (B, 4) of the faces as drawn from above, and (B, 2) where one stands before each; metres."""
    where = {name: k for k, name in enumerate(plan.bays)}
    boxes, fronts = np.zeros((len(plan.bays), 4)), np.zeros((len(plan.bays), 2))
    for thing in from_floor_plan(plan).ranges:
        deep = thing.depth / thing.faces
        for face in faces_of(thing):
            wide, high = (deep, thing.bay) if thing.turned else (thing.bay, deep)
            x, y = face.corner
            boxes[where[face.name]] = x, y, x + wide, y + high
            fronts[where[face.name]] = np.add(face.middle, np.multiply(face.looks, _BEFORE_IT))
    return boxes, fronts
