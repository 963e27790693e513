"""How closely points with mutual distances ≥ 1 can lie: proven radii and distances.

Vectorised over k = 1 … n, each the largest of several proven bounds:

- volume (method.md): k balls of radius ½ fit into a ball of radius R + ½;
- Rogers, C. A. 1958, "The packing of equal spheres" (see also Böröczky, K. 2004, "Finite Packing and
  Covering"): a Voronoi cell cut off at √(3/2) times the balls' radius still has at least
  1/0.77963557 of the ball's volume. The cut cells of k balls lie in a ball of radius R + ½√(3/2);
- Rankin, R. A. 1955, "The closest packing of spherical caps in n dimensions": five points or more
  need a ball of radius 1/√2 (four √6/4, three 1/√3, two ½);
- Fejes Tóth, L. 1943: of N points on a unit sphere two are at most √(4 − csc²(πN / 6(N−2))) apart;
- Musin, O. R. & Tarasov, A. S. 2012 and 2015: 57.1367031° for thirteen points, 55.6705700° for
  fourteen; Robinson, R. M. 1961: 43.6907671° for twenty-four.

From points on a sphere to neighbours of a point: let N points lie between 1 and r from a centre, r < 2.
Seen from it, two of them are apart by an angle θ with cos θ ≤ max(1 − 1/2r², r/2) (the
nearest cases are both at r, and one at 1 with the other at r), hence a chord c² ≥ min(1/r², 2 − r). So if
no N points on the unit sphere can all be more than c apart, r ≥ 1/c, or r ≥ 2 − c² once 1/c exceeds
the golden ratio.
"""

from __future__ import annotations

import numpy as np

from minentropy_app.model.inputs import Floats

ROGERS = 0.7796355700
_CUT = np.sqrt(3 / 2)
_GOLDEN = (1 + np.sqrt(5)) / 2
#: N → largest possible smallest angle between N directions, in degrees (rounded up).
TAMMES = {13: 57.1367032, 14: 55.6705701, 24: 43.6907672}


def packing_radii(n: int) -> Floats:
    """(n,) R_k: the farthest of k points is at least so far from any given place."""
    k = np.arange(1, n + 1, dtype=np.float64)
    volume = (np.cbrt(k) - 1) / 2
    rogers = (np.cbrt(k / ROGERS) - _CUT) / 2
    few = np.array([0, 1 / 2, 1 / np.sqrt(3), np.sqrt(6) / 4, 1 / np.sqrt(2)])[np.minimum(k.astype(int), 5) - 1]
    return np.asarray(np.maximum.reduce([volume, rogers, few]))


def packing_distances(n: int) -> Floats:
    """(n,) D_k: of the other points, the k-th nearest is at least so far away."""
    k = np.arange(1, n + 1, dtype=np.float64)
    volume = (np.cbrt(k + 1) - 1) / 2
    rogers = (np.cbrt((k + 1) / ROGERS) - _CUT) / 2
    directions = np.array([_from_chord(_chord(i)) for i in range(1, min(n, 200) + 1)])
    spread = np.full(n, directions.max(initial=1.0))
    spread[: len(directions)] = np.maximum.accumulate(directions)
    return np.asarray(np.maximum.reduce([np.ones(n), volume, rogers, spread]))


def _chord(points: int) -> float:
    """Two of so many points on a unit sphere are at most this far apart."""
    if points < 3:
        return 2.0
    bound = np.sqrt(4 - 1 / np.sin(np.pi * points / (6 * (points - 2))) ** 2)
    if points in TAMMES:
        bound = min(bound, 2 * np.sin(np.radians(TAMMES[points]) / 2))
    return float(bound)


def _from_chord(chord: float) -> float:
    """Return the smallest radius at which so small a chord is allowed."""
    return 1 / chord if 1 / chord <= _GOLDEN else 2 - chord**2
