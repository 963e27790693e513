"""Does a placement by cost alone put alike books together?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from minentropy_app.model.inputs import NO_CLASS, Floats, Ints


@dataclass(frozen=True)
class ClassNeighbours:
    """``share`` of the nearest books that are of the same class, ``chance`` for random positions; ``books`` judged."""

    share: float | None
    chance: float | None
    books: int


def class_neighbours(positions: Floats, classes: Ints, neighbours: int = 10) -> ClassNeighbours:
    """Compare the class of every book that has one with those of its nearest such books.

    Parameters
    ----------
    positions
        (n, 3).
    classes
        (n,) class of each book, ``NO_CLASS`` where unknown: those books are left out.
    neighbours
        How many nearest books count (fewer where there are fewer).

    Returns
    -------
    ClassNeighbours
        Chance is Σ_c n_c(n_c − 1) / n(n − 1). Null for fewer than two books with a class.
    """
    known = classes != NO_CLASS
    kinds, at = classes[known], positions[known]
    n = len(kinds)
    if n < 2:
        return ClassNeighbours(None, None, n)
    near = cKDTree(at).query(at, k=min(neighbours, n - 1) + 1)[1]
    others = np.ones(near.shape, bool)
    # Where books share a place the book itself may be listed at any rank, or not at all.
    listed = near == np.arange(n)[:, None]
    listed[~listed.any(axis=1), -1] = True
    others &= ~listed
    same = (kinds[near] == kinds[:, None])[others]
    sizes = np.bincount(kinds).astype(np.float64)
    return ClassNeighbours(float(same.mean()), float((sizes * (sizes - 1)).sum() / (n * (n - 1))), n)
