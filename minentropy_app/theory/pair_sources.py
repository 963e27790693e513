"""Where the probabilities p come from, written as they read in the method.

Sources: Su Jianlin, kexue.fm archive 6191 (loans), 7006 and van der Maaten & Hinton 2008 (vectors).
Dense, slow, literal: the oracle of the engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Floats


@dataclass(frozen=True)
class Probabilities:
    """p(i,j) over ordered pairs, summing to 1.

    Attributes
    ----------
    joint
        (n, n) p(i,j).
    """

    joint: Floats

    @property
    def first(self) -> Floats:
        """(n,) p(i) = Σ_j p(i,j)."""
        p: Floats = self.joint.sum(axis=1)
        return p

    @property
    def conditional(self) -> Floats:
        """(n, n) p(j|i) = p(i,j) / p(i), rows of zeros where p(i) = 0."""
        p = self.first[:, None]
        return np.divide(self.joint, p, out=np.zeros_like(self.joint), where=p > 0)


def pair_weights(visits: Iterable[Sequence[int]], n: int, singles: bool = False) -> Floats:
    """Return c_ij = Σ 1/k over the visits of k ≥ 2 distinct books that hold i ≠ j.

    With ``singles`` also c_ii += 1/k for every book of every visit, k = 1 included: then
    p(i) is the share of loans.
    """
    c = np.zeros((n, n))
    for visit in visits:
        books = sorted(set(visit))
        for i in books:
            for j in books:
                if i != j or singles:
                    c[i, j] += 1 / len(books)
    return c


def pair_borrowers(visits: Iterable[tuple[object, Sequence[int]]], n: int) -> Floats:
    """Return the number of distinct borrowers who held i and j (i ≠ j) in one visit."""
    people: dict[tuple[int, int], set[object]] = {}
    for borrower, visit in visits:
        for i in set(visit):
            for j in set(visit) - {i}:
                people.setdefault((i, j), set()).add(borrower)
    counts = np.zeros((n, n))
    for (i, j), who in people.items():
        counts[i, j] = len(who)
    return counts


def from_weights(c: Floats) -> Probabilities:
    """p(i,j) = c_ij / Σ c."""
    return Probabilities(c / c.sum())
