"""What the ranges of shelves hold, told short enough to stand above them: no Qt here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.building.redrawing import range_of_bays
from minentropy_app.model.inputs import Floats, FloorPlan

#: Middle share of a range's books that its name speaks of; share of all books beyond which it says nothing.
_INNER, _TELLING = 0.8, 0.4
#: Letters of a name, and of the head of a call number, at most.
_LETTERS, _HEAD = 2, 6


@dataclass(frozen=True)
class ShelfRange:
    """A row of bays, or two back to back.

    Attributes
    ----------
    bays
        Faces of the range.
    box
        Left, top, right and bottom, metres.
    floor
        The floor it stands on.
    """

    bays: npt.NDArray[np.intp]
    box: tuple[float, float, float, float]
    floor: str

    @property
    def upright(self) -> bool:
        """Longer from top to bottom than from left to right."""
        return self.box[3] - self.box[1] > self.box[2] - self.box[0]


def ranges_of(plan: FloorPlan, boxes: Floats) -> tuple[ShelfRange, ...]:
    """Ranges in the order of the plan."""
    numbers = range_of_bays(plan)
    found = []
    for number in np.unique(numbers).tolist():
        bays = np.flatnonzero(numbers == number)
        low, high = boxes[bays, :2].min(0), boxes[bays, 2:].max(0)
        box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
        found.append(ShelfRange(bays, box, plan.floors[int(bays[0])]))
    return tuple(found)


def head_of(call_number: str, author: str, key: str) -> str:
    """The first letters that a label on a range would show: of the call number, else of the author or key."""
    if call_number:
        return (re.split(r"[\s.\-/=(]", call_number.strip(), maxsplit=1)[0] or call_number)[:_HEAD]
    name = short_name(author) or key
    return name[:1] if name[:1] >= "\u2e80" else name[:_LETTERS].capitalize()


def short_name(author: str) -> str:
    """The family name of an author: what stands before a comma, else the last word; Chinese names whole."""
    first = re.split(r"[;；/]", author)[0]
    before = first.split(",")[0].split()
    return before[-1] if before else ""


def range_names(
    ranges: Sequence[ShelfRange], bay: npt.NDArray[np.int32], rank: npt.NDArray[np.intp], heads: Sequence[str]
) -> list[str]:
    """Name each range after the first and the last of its books, or "" where these are too mixed to tell.

    Parameters
    ----------
    bay
        (n,) the face of each book.
    rank
        (n,) place of each book in the order that the shelves were in: a range that holds books from
        all over it gets no name.
    heads
        (n,) what a label would show of each book.
    """
    where = np.full(int(max((r.bays.max() for r in ranges), default=-1)) + 1, -1, np.intp)
    for k, each in enumerate(ranges):
        where[each.bays] = k
    held = where[bay]
    return [_name(rank[held == k], np.flatnonzero(held == k), heads, len(rank)) for k in range(len(ranges))]


def _name(ranks: npt.NDArray[np.intp], books: npt.NDArray[np.intp], heads: Sequence[str], everything: int) -> str:
    if not books.size:
        return ""
    order = np.argsort(ranks, kind="stable")
    cut = int((1 - _INNER) / 2 * len(books))
    inner = order[cut : len(books) - cut]
    if ranks[inner[-1]] - ranks[inner[0]] > _TELLING * everything:
        return ""
    first, last = heads[int(books[inner[0]])], heads[int(books[inner[-1]])]
    return first if first == last else f"{first}–{last}"
