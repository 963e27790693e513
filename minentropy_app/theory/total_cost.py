"""S = Σ p_ij f(v_i, v_j), and what it can never fall below (method.md, section 1)."""

from __future__ import annotations

import numpy as np

from minentropy_app.model.inputs import Floats
from minentropy_app.theory.costs import Cost, value
from minentropy_app.theory.entropy import conditional_entropy, entropy
from minentropy_app.theory.pair_sources import Probabilities


def total_cost(p: Probabilities, f: Cost, v: Floats) -> float:
    """S = Σ_ij p(i,j) f(v_i, v_j), over the pairs with p(i,j) > 0."""
    inside = p.joint > 0
    return float((p.joint[inside] * value(f, v)[inside]).sum())


def entropy_bound(p: Probabilities, f: Cost) -> float:
    """H(j|i) for row-wise normalisers, H(i,j) for a joint one, in nats.

    S = H + KL(p‖q) ≥ H, with equality only where q = p. The walking cost has no entropy bound
    (see ``walking_bound``): asking for one is a mistake.
    """
    if f.normaliser == "rows":
        return conditional_entropy(p.joint)
    if f.normaliser == "joint":
        return entropy(p.joint)
    raise ValueError("a cost without normaliser has no entropy bound")


def gap(p: Probabilities, f: Cost, v: Floats) -> float:
    """S − bound = KL(p‖q), p(i)-weighted over rows or joint."""
    return total_cost(p, f, v) - entropy_bound(p, f)


def cost_collapsed(p: Probabilities, f: Cost, dim: int = 2) -> float:
    """S with all points in one place: log(n−1) row-wise, log n(n−1) jointly, log n with two vector sets."""
    return total_cost(p, f, np.zeros((len(p.joint), dim)))


def walking_cost(p: Probabilities, v: Floats) -> tuple[float, float]:
    """S in its two terms: Σ p(i)‖v_i‖ and Σ_{i≠j} p(i,j)‖v_i − v_j‖, by explicit loops.

    Where singles count, f(v_i, v_i) = ‖v_i‖: the diagonal of p enters the first term only.
    """
    entrance = sum(p.first[i] * np.linalg.norm(v[i]) for i in range(len(v)))
    between = sum(p.joint[i, j] * np.linalg.norm(v[i] - v[j]) for i in range(len(v)) for j in range(len(v)) if i != j)
    return float(entrance), float(between)


def smallest_radius(k: int, d: float = 1.0) -> float:
    """R_k: of k points with mutual distances ≥ d, the farthest is at least so far from the entrance.

    k balls of radius d/2 fit into a ball of radius R + d/2, so k (d/2)³ ≤ (R + d/2)³. For small
    k: R_1 = 0, two points need d/2, three d/√3 (Jung), four the tetrahedron's circumradius √6/4·d
    = 0.6124 d.
    """
    packed = (d / 2) * (k ** (1 / 3) - 1)
    exact = (0.0, 1 / 2, 1 / np.sqrt(3), np.sqrt(6) / 4)[min(k, 4) - 1]
    return float(max(packed, exact * d))


def smallest_distance(k: int, d: float = 1.0) -> float:
    """D_k: the k-th nearest other book is at least so far away.

    k + 1 balls of radius d/2 fit into a ball of radius D + d/2; and thirteen points around one
    cannot all be closer than 1.04557 d: their directions would differ by more than 57.1367°
    (Musin & Tarasov 2012, "The strong thirteen spheres problem").
    """
    thirteen = 1 / (2 * np.sin(np.radians(57.1367031) / 2))
    packed = (d / 2) * ((k + 1) ** (1 / 3) - 1)
    return float(max(packed, d if k < 13 else thirteen * d))


def walking_bound(p: Probabilities, d: float = 1.0) -> float:
    """What no layout with ‖v_i − v_j‖ ≥ d can fall below, for the walking cost.

    Entrance term ≥ Σ_k p_(k) R_k with p sorted downwards (rearrangement: the k-th smallest radius
    is at least R_k); pair term ≥ Σ_i Σ_k p(i,·)_(k) D_k with every row sorted downwards.
    """
    popular = np.sort(p.first)[::-1]
    entrance = sum(weight * smallest_radius(k, d) for k, weight in enumerate(popular, 1))
    off = p.joint - np.diag(np.diag(p.joint))
    between = 0.0
    for row in off:
        between += sum(weight * smallest_distance(k, d) for k, weight in enumerate(np.sort(row)[::-1], 1))
    return float(entrance + between)
