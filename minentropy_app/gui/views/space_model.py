"""What the space view shows: plain data, made from a placement by whoever opens the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
#: Titles of items by id; called from the render thread too, for a few dozen at a time.
Labels = Callable[[Ids], Sequence[str]]


@dataclass(frozen=True)
class Details:
    """What the hover card says.

    Attributes
    ----------
    subtitle
        Stands under the title.
    figures
        With their units, side by side at the foot.
    aside
        Stands at the right of the title.
    rows
        Left and right of each line at the foot, as titles with their authors.
    by
        Who wrote it, or the label of a document; for lists.
    """

    subtitle: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    aside: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    by: str = ""


@dataclass(frozen=True)
class Category:
    """A column to colour by: ``codes`` (n,) index ``names``, -1 where unknown."""

    title: str
    codes: npt.NDArray[np.int32]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A column of figures to colour by, NaN where unknown; ``signed`` ones fall or rise from zero."""

    title: str
    values: npt.NDArray[np.float64]
    unit: str = ""
    signed: bool = False


Column = Category | Measure


@dataclass(frozen=True)
class SpaceModel:
    """Items in space.

    Attributes
    ----------
    item_ids
        (n,) int64, in any order.
    positions
        (n, 3) metres, the entrance at the origin, the third number upwards.
    loans
        (n,) popularity; sizes the spheres and ranks the names.
    labels, details
        Titles and the hover card's lines, asked for as needed.
    columns
        What can be coloured by, by name.
    spacing
        Smallest distance between two items, metres.
    on_floor
        Stands on a floor round an entrance, in metres; otherwise only distances mean anything.
    grouped
        Reads the column of communities anew by their ref; called beside the window.
    """

    item_ids: Ids
    positions: npt.NDArray[np.float64]
    loans: npt.NDArray[np.float64]
    labels: Labels
    columns: Mapping[str, Column] = field(default_factory=dict)
    details: Callable[[int], Details] = lambda _: Details()
    spacing: float = 1.0
    on_floor: bool = True
    grouped: Callable[[str], Column | None] | None = None

    def __len__(self) -> int:
        return int(self.item_ids.size)

    def rows_of(self, ids: Ids, limit: int) -> list[tuple[str, str, int]]:
        """Title, author and loans of items, most borrowed first; empty where none of them is here.

        Where nothing is counted there is no figure to tell (−1).
        """
        chosen = self.top(ids, limit)
        authors = [self.details(int(item)).by for item in chosen]
        loans = self.loans[self.indices(chosen)].astype(int).tolist() if self.counted else [-1] * len(chosen)
        return list(zip(self.labels(chosen), authors, loans, strict=True))

    @property
    def counted(self) -> bool:
        """Whether ``loans`` tells anything: of texts, say, nothing is counted."""
        return self.on_floor or "loans" in self.columns

    def top(self, ids: Ids, limit: int) -> Ids:
        """The most borrowed of some items, in the order of ``rows_of``."""
        rows = self.indices(ids)
        return self.item_ids[rows[np.argsort(-self.loans[rows], kind="stable")][:limit]]

    def indices(self, ids: Ids) -> npt.NDArray[np.intp]:
        """Rows of the given ids; those not here are left out."""
        order = self._by_id
        at = np.searchsorted(self.item_ids, ids, sorter=order)
        at = order[np.minimum(at, max(order.size - 1, 0))] if order.size else np.zeros(0, np.intp)
        return at[self.item_ids[at] == ids] if order.size else at

    @cached_property
    def _by_id(self) -> npt.NDArray[np.intp]:
        return np.argsort(self.item_ids, kind="stable")
