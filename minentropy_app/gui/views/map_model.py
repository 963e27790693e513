"""What the map view shows: a layout with what its items are called and can be coloured by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.views.space_model import Ids, SpaceModel


class Kin(Protocol):
    """Knows which items belong together most."""

    def of(self, item: int, most: int) -> tuple[Ids, npt.NDArray[np.float64]]:
        """Items nearest to one, the nearest first, and how near they are from 0 to 1."""


@dataclass(frozen=True)
class Other:
    """Another layout of the project, and how to read it; ``read`` is called beside the window."""

    ref: str
    title: str
    read: Callable[[], SpaceModel | None]


@dataclass(frozen=True)
class MapModel(SpaceModel):
    """Items on a map: ``positions`` (n, 2) in the unit of the layout's cost.

    Attributes
    ----------
    loans
        What sizes the points and ranks the names: loans, or how often a word occurs.
    weight
        What ``loans`` counts, in the user's language; empty if nothing is known.
    groups
        Columns whose categories are groups, to be outlined and named.
    kin
        Finds the neighbours of an item in the data behind the map; called beside the window.
    others
        Layouts that this one can be compared with.
    live
        The run is under way: items will stand elsewhere soon.
    """

    weight: str = ""
    groups: frozenset[str] = frozenset()
    kin: Callable[[], Kin | None] | None = None
    others: tuple[Other, ...] = field(default=())
    live: bool = False

    @property
    def counted(self) -> bool:
        """Whether ``loans`` tells anything."""
        return bool(self.weight)
