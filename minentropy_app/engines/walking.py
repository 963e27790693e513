"""The walking cost over sparse pairs: S, its references, and the smallest distance.

S = Σ_i p(i)‖v_i‖ + Σ_{i≠j} p(i,j)‖v_i − v_j‖ (method.md, section 1; kexue.fm archive 6191).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from minentropy_app.engines.lattice import BALL, SITE, mean_distances, nearest_sites
from minentropy_app.engines.pairs import rows_of
from minentropy_app.model.inputs import Floats, Ids, Ints, PairCounts


@dataclass(frozen=True)
class Walks:
    """p in the form that the cost needs.

    Attributes
    ----------
    first
        (n,) p(i), the diagonal (singles) included.
    indptr, indices, weights
        CSR of w_ij = p(i,j) + p(j,i), i ≠ j: every unordered pair is stored twice.
    """

    first: Floats
    indptr: Ids
    indices: Ints
    weights: Floats

    @property
    def count(self) -> int:
        """Number of books."""
        return len(self.first)


@dataclass(frozen=True)
class References:
    """S of popularity order and of random order on the same lattice sites, d_min = 1."""

    popularity: float
    random: float


def walks_of(pairs: PairCounts) -> Walks:
    """Normalise the weights and join both directions of every pair."""
    total = pairs.weights.sum()
    n = len(pairs.item_ids)
    weights = pairs.weights / total if total > 0 else pairs.weights
    first: Floats = np.bincount(rows_of(pairs), weights, n).astype(np.float64)
    joint = csr_array((weights, pairs.indices, pairs.indptr), shape=(n, n))
    both = csr_array(joint + joint.T)
    both.setdiag(0)
    both.eliminate_zeros()
    both.sort_indices()
    return Walks(first, both.indptr.astype(np.int64), both.indices.astype(np.int32), both.data)


def walking_terms(walks: Walks, positions: Floats) -> tuple[float, float]:
    """Return Σ p(i)‖v_i‖ and Σ_{i≠j} p(i,j)‖v_i − v_j‖ for (n, 3) positions."""
    entrance = float(walks.first @ np.linalg.norm(positions, axis=1))
    between = 0.0
    for low in range(0, walks.count, 8192):
        rows = np.arange(low, min(low + 8192, walks.count))
        part = slice(walks.indptr[rows[0]], walks.indptr[rows[-1] + 1])
        start = np.repeat(positions[rows], np.diff(walks.indptr[low : rows[-1] + 2]), axis=0)
        between += float(walks.weights[part] @ np.linalg.norm(start - positions[walks.indices[part]], axis=1))
    return entrance, between / 2


def walking_cost(walks: Walks, positions: Floats) -> float:
    """S, the mean length per pair drawn, in the unit of ``positions``."""
    return sum(walking_terms(walks, positions))


def popularity_order(first: Floats) -> Ids:
    """Books by p(i) downwards, ties in canonical item order.

    Sums of fractions that are equal on paper differ in their last digits: rounding makes true ties of them.
    """
    top = first.max(initial=0.0)
    shares = np.round(first / top, 12) if top > 0 else first
    return np.argsort(-shares, kind="stable")


def popularity_positions(first: Floats, space: str = BALL) -> Floats:
    """(n, 3) positions of popularity order on the n sites nearest an entrance that lies on a site."""
    positions = np.empty((len(first), 3))
    positions[popularity_order(first)] = nearest_sites(len(first), SITE, space).positions
    return positions


def references(walks: Walks, arranged: Floats, space: str = BALL) -> References:
    """Return S of popularity order and the expectation of S over random assignments.

    Parameters
    ----------
    walks
        The pairs to be walked.
    arranged
        (n,) the p(i) by which popularity order arranges the books: that of ``walks`` itself, or
        that of earlier loans when ``walks`` is held out.
    space
        ``ball`` or ``half``; both orders use the same n sites.
    """
    near, apart = mean_distances(nearest_sites(walks.count, SITE, space))
    random = walks.first.sum() * near + walks.weights.sum() / 2 * apart
    return References(walking_cost(walks, popularity_positions(arranged, space)), float(random))


def min_distance(positions: Floats) -> float:
    """Return the smallest distance between two books, infinite for fewer than two."""
    if len(positions) < 2:
        return float("inf")
    return float(cKDTree(positions).query(positions, k=2)[0][:, 1].min())
