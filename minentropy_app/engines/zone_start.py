"""A plan to begin with that keeps every rule: who may stand where, and how full a bay may be.

Centimetres of each group of books are dealt to bays by linear programming (the transport problem, Hitchcock
1941), groups in demand nearest the door; then books are cut to bays, and the few that overlap are put where room is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array

from minentropy_app.engines.shelving import Shelving
from minentropy_app.model.inputs import Floats, Ints

_EPS = 1e-9


@dataclass(frozen=True)
class Start:
    """``bay`` (n,), and ``missing`` (groups,) the centimetres for which there is no room (bay is then no plan)."""

    bay: Ints
    missing: Floats


def keeps_rules(shelving: Shelving, bay: Ints, limit: Floats) -> bool:
    """Whether all movable books stand where they may and no bay is fuller than ``limit``."""
    used = np.bincount(bay, shelving.width, len(limit))
    free = shelving.movable
    return bool(shelving.allowed[shelving.group[free], bay[free]].all() and (used <= limit + 1e-6).all())


def feasible_start(first: Floats, shelving: Shelving) -> Start:
    """Find a plan that keeps the rules; pinned books stay, ``first`` (n,) is the demand of each book."""
    bays = shelving.distances.count
    room = _room_left(shelving)
    quota, missing = _dealt(first, shelving, room)
    if missing.sum() > 1e-6:
        return Start(shelving.home.copy(), missing)
    bay = shelving.home.copy()
    nearest = np.argsort(shelving.distances.door, kind="stable")
    for g in range(len(shelving.allowed)):
        books = np.flatnonzero((shelving.group == g) & shelving.movable)
        if not len(books):
            continue
        books = books[np.argsort(-first[books], kind="stable")]
        dealt = quota[g, nearest]
        ends = np.cumsum(dealt)
        middle = (np.cumsum(shelving.width[books]) - shelving.width[books] / 2) / shelving.width[books].sum() * ends[-1]
        bay[books] = nearest[np.minimum(np.searchsorted(ends, middle), bays - 1)]
    limit = np.maximum(shelving.room, np.bincount(shelving.home[~shelving.movable], _fixed(shelving), bays))
    return repaired(shelving, bay, limit)


def repaired(shelving: Shelving, start: Ints, limit: Floats) -> Start:
    """Put books that stand where they may not, or too many, into bays with room, the broadest first."""
    bay, width = start.astype(np.int32), shelving.width
    used = np.bincount(bay, width, len(limit))
    wrong = shelving.movable & ~shelving.allowed[shelving.group, bay]
    homeless = np.flatnonzero(wrong).tolist()
    np.subtract.at(used, bay[wrong], width[wrong])
    for b in np.flatnonzero(used > limit + 1e-6).tolist():
        inside = np.flatnonzero((bay == b) & shelving.movable & ~wrong)
        for i in inside[np.argsort(width[inside], kind="stable")].tolist():
            if used[b] <= limit[b] + 1e-6:
                break
            used[b] -= width[i]
            homeless.append(i)
    missing = np.zeros(len(shelving.allowed))
    for i in sorted(homeless, key=lambda i: (-width[i], i)):
        left = np.where(shelving.allowed[shelving.group[i]], limit - used, -np.inf)
        b = int(np.argmax(left))
        if left[b] < width[i] - _EPS:
            missing[shelving.group[i]] += width[i]
            continue
        bay[i] = b
        used[b] += width[i]
    return Start(bay, missing)


def _fixed(shelving: Shelving) -> Floats:
    return shelving.width[~shelving.movable]


def _room_left(shelving: Shelving) -> Floats:
    """Centimetres that pinned books leave, less half a book for the cuts between groups."""
    pinned = np.bincount(shelving.home[~shelving.movable], _fixed(shelving), len(shelving.room))
    left: Floats = np.maximum(shelving.room - pinned, 0.0)
    return left


def _dealt(first: Floats, shelving: Shelving, room: Floats) -> tuple[Floats, Floats]:
    """(groups, B) centimetres, and what finds no room; with a broadest book to spare in each bay if possible."""
    groups = len(shelving.allowed)
    free = shelving.movable
    need = np.bincount(shelving.group[free], shelving.width[free], groups).astype(np.float64)
    mass = np.bincount(shelving.group[free], first[free], groups)
    dense = mass / np.maximum(need, _EPS)
    spare = float(shelving.width[free].max(initial=0.0))
    for kept in (2 * spare, spare, 0.0):
        quota, missing = _transport(need, np.maximum(room - kept, 0.0), shelving.allowed, dense, shelving)
        if missing.sum() <= 1e-6:
            break
    return quota, missing


def _transport(
    need: Floats, room: Floats, allowed: npt.NDArray[np.bool_], dense: Floats, shelving: Shelving
) -> tuple[Floats, Floats]:
    group, bay = np.nonzero(allowed & (need > 0)[:, None])
    cells, groups, bays = len(group), len(need), len(room)
    door = shelving.distances.door
    worth = dense[group] * door[bay]
    lost = 10 * (float(worth.max(initial=1.0)) + 1.0)
    cost = np.r_[worth, np.full(groups, lost)]
    everyone = np.arange(groups)
    supply = csr_array(
        coo_array(
            (np.ones(cells + groups), (np.r_[group, everyone], np.arange(cells + groups))), (groups, cells + groups)
        )
    )
    fill = csr_array(coo_array((np.ones(cells), (bay, np.arange(cells))), (bays, cells + groups)))
    found = linprog(cost, fill, room, supply, need, method="highs")
    quota = np.zeros((groups, bays))
    quota[group, bay] = np.maximum(found.x[:cells], 0.0)
    return quota, np.asarray(np.maximum(found.x[cells:], 0.0), np.float64)
