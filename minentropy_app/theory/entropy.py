"""Entropies of finite distributions, in nats unless a base is given.

Su Jianlin, kexue.fm archive 6191: the cost of fetching things is an entropy, and good structure
makes it small.
"""

from __future__ import annotations

import numpy as np

from minentropy_app.model.inputs import Floats


def plogp(p: Floats) -> Floats:
    """P log p elementwise, with 0 log 0 = 0."""
    return np.asarray(p * np.log(np.where(p > 0, p, 1.0)))


def entropy(p: Floats, base: float = np.e) -> float:
    """H = −Σ p log p over all entries (a joint table gives H(i,j))."""
    return float(-plogp(np.asarray(p, np.float64)).sum() / np.log(base))


def conditional_entropy(joint: Floats, base: float = np.e) -> float:
    """H(j|i) = −Σ p(i,j) log p(j|i) = H(i,j) − H(i)."""
    return entropy(joint, base) - entropy(joint.sum(axis=1), base)


def divergence(p: Floats, q: Floats) -> float:
    """KL(p‖q) = Σ p log(p/q) in nats; infinite where q = 0 < p."""
    inside = p > 0
    if np.any(q[inside] <= 0):
        return float("inf")
    return float((p[inside] * (np.log(p[inside]) - np.log(q[inside]))).sum())
