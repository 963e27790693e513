"""How far each book moved between two placements, once what changes no way has been taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Floats, Ids


@dataclass(frozen=True)
class Moved:
    """Books of both placements and how far apart they stand.

    Attributes
    ----------
    item_ids
        (n,) books in both, ascending.
    distance
        (n,) in the unit of the positions, after the alignment.
    typical
        Root mean square of ``distance``, weighted as the alignment.
    """

    item_ids: Ids
    distance: Floats
    typical: float


def moved(first: tuple[Ids, Floats], second: tuple[Ids, Floats], weights: Floats, upright: bool = False) -> Moved:
    """Measure how far books moved from the first placement to the second.

    Turning or mirroring a placement about its entrance changes no distance between books and none
    to the entrance, so no walking cost: the best such motion, argmin_R Σ w_i |a_i − R b_i|² with R
    orthogonal, is taken out first (Kabsch 1976; Schönemann 1966), the entrance staying where it is.

    Parameters
    ----------
    first, second
        Item ids (n,) and positions (n, 3), the entrance at the origin.
    weights
        (n,) w_i of the first placement's books, such as their loans.
    upright
        Turn about the vertical only, for placements above a floor.
    """
    ids, at, there = np.intersect1d(first[0], second[0], return_indices=True)
    if not len(ids):
        return Moved(ids, np.zeros(0), 0.0)
    w = _shares(np.asarray(weights, float)[at])
    a = np.asarray(first[1], float)[at]
    distance = np.linalg.norm(a - _turned(a, np.asarray(second[1], float)[there], w, upright), axis=1)
    return Moved(ids, distance, float(np.sqrt(w @ distance**2)))


def turned(
    first: tuple[Ids, Floats], second: tuple[Ids, Floats], weights: Floats, upright: bool = False
) -> tuple[Ids, Floats]:
    """Return the items of both placements, ascending, and their places (m, 3) in the second after that motion."""
    ids, at, there = np.intersect1d(first[0], second[0], return_indices=True)
    if not len(ids):
        return ids, np.zeros((0, 3))
    a, b = np.asarray(first[1], float)[at], np.asarray(second[1], float)[there]
    return ids, _turned(a, b, _shares(np.asarray(weights, float)[at]), upright)


def _shares(weights: Floats) -> Floats:
    """Weights that add up to one; all alike where none is positive."""
    w = np.maximum(weights, 0.0)
    return w / w.sum() if w.sum() > 0 else np.full(len(w), 1.0 / len(w))


def _turned(a: Floats, b: Floats, w: Floats, upright: bool) -> Floats:
    return b @ _motion(a, b, w, upright).T


def _motion(a: Floats, b: Floats, w: Floats, upright: bool) -> Floats:
    """(3, 3) orthogonal R that minimises Σ w |a − R b|²."""
    if not upright:
        return _orthogonal((a * w[:, None]).T @ b)
    motion = np.eye(3)
    motion[:2, :2] = _orthogonal((a[:, :2] * w[:, None]).T @ b[:, :2])
    return motion


def _orthogonal(joint: Floats) -> Floats:
    u, _, vt = np.linalg.svd(joint)
    return np.asarray(u @ vt)
