"""Volumes of one work move as one: the search sees a work as a single broad book."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from minentropy_app.engines.shelving import Demand, Shelving
from minentropy_app.model.inputs import Ints

#: A work broader than this share of the smallest bay is cut into parts.
_BROADEST = 0.5


def units_of(work: Ints, shelving: Shelving, rank: Ints) -> Ints:
    """(n,) which books move as one, numbered by their first book; single books are units of their own.

    A work is cut, in call-number order, where it grows too broad for a bay, and left apart where no bay may
    hold all of its volumes or some of them are pinned.
    """
    n = shelving.count
    most = _BROADEST * float(shelving.room.min())
    leader = np.arange(n)
    for books in _works(work, rank):
        first, cm, allowed = -1, 0.0, np.zeros(0, bool)
        if not shelving.movable[books].all():
            continue
        for i in books.tolist():
            both = shelving.allowed[shelving.group[i]] & (allowed if first >= 0 else True)
            if first < 0 or cm + shelving.width[i] > most or not both.any():
                first, cm, both = i, 0.0, shelving.allowed[shelving.group[i]]
            leader[i] = first
            cm += float(shelving.width[i])
            allowed = both
    _, unit = np.unique(leader, return_inverse=True)
    return unit.astype(np.int32)


def pinned_where_split(unit: Ints, shelving: Shelving) -> npt.NDArray[np.bool_]:
    """(n,) books of units that do not stand in one bay now: under a budget of moves they stay."""
    low = np.full(int(unit.max(initial=-1)) + 1, np.iinfo(np.int32).max, np.int32)
    high = np.full(len(low), -1, np.int32)
    np.minimum.at(low, unit, shelving.home)
    np.maximum.at(high, unit, shelving.home)
    split: npt.NDArray[np.bool_] = (low != high)[unit]
    return split


def contracted_shelving(shelving: Shelving, unit: Ints) -> Shelving:
    """Units in place of books: widths add up, a unit stands where all its books may, and where most do now."""
    units = int(unit.max(initial=-1)) + 1
    pairs = np.unique(np.c_[unit, shelving.group], axis=0)
    kinds: dict[tuple[int, ...], int] = {}
    bounds = np.searchsorted(pairs[:, 0], np.arange(units + 1))
    groups = pairs[:, 1].tolist()
    group = np.array(
        [kinds.setdefault(tuple(groups[a:b]), len(kinds)) for a, b in pairwise(bounds.tolist())],
        np.int32,
    )
    allowed = np.array([shelving.allowed[list(members)].all(axis=0) for members in kinds]).reshape(len(kinds), -1)
    movable = np.ones(units, bool)
    np.logical_and.at(movable, unit, shelving.movable)
    size = np.bincount(unit, minlength=units).astype(np.int32)
    width = np.bincount(unit, shelving.width, units).astype(np.float64)
    home = _most_frequent(unit, shelving.home, units)
    return replace(
        shelving, width=width, home=home, group=group, allowed=allowed, movable=movable, volumes=size
    )  # fmt: skip


def contracted_demand(demand: Demand, unit: Ints) -> Demand:
    """Weights between units; walks within a unit are none."""
    n, units = len(unit), int(unit.max(initial=-1)) + 1
    gather = csr_array((np.ones(n), (unit, np.arange(n))), shape=(units, n))
    pairs = csr_array((demand.weights.astype(np.float64), demand.indices, demand.indptr), shape=(n, n))
    joint = csr_array(gather @ pairs @ gather.T)
    joint.setdiag(0)
    joint.eliminate_zeros()
    joint.sort_indices()
    first = np.asarray(np.bincount(unit, demand.first, units), np.float64)
    return Demand(first, joint.indptr.astype(np.int64), joint.indices.astype(np.int32), joint.data)


def _works(work: Ints, rank: Ints) -> list[Ints]:
    order = np.lexsort((rank, work))
    order = order[work[order] >= 0].astype(np.int32)
    return np.split(order, np.flatnonzero(np.diff(work[order])) + 1) if len(order) else []


def _most_frequent(unit: Ints, home: Ints, units: int) -> Ints:
    """The bay that holds most books of each unit, ties: the first bay."""
    cells, books = np.unique(np.c_[unit, home], axis=0, return_counts=True)
    order = np.lexsort((-cells[:, 1], books, cells[:, 0]))
    most = np.zeros(units, np.int32)
    most[cells[order, 0]] = cells[order, 1]  # the last written counts: most books, lowest bay
    return most
