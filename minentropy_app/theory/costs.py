"""The costs f(v_i, v_j) = energy(v_i, v_j) + log_normaliser(v, i) of method.md, section 1.

Sources: Su Jianlin, kexue.fm archives 6191 (walking, softmax, dot) and 7006 (Student-t);
SNE: Hinton & Roweis 2002; t-SNE: van der Maaten & Hinton 2008; skip-gram: Mikolov et al. 2013.
Dense matrices, one class per f: the oracle of the engines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from minentropy_app.model.inputs import Floats


class Cost(Protocol):
    """A cost of fetching j after i."""

    @property
    def normaliser(self) -> str:
        """``none``, ``rows`` (one Z_i per row) or ``joint`` (one Z for all)."""
        ...

    def energy(self, v: Floats) -> Floats:
        """(n, n) energy(v_i, v_j)."""
        ...

    def log_normaliser(self, v: Floats) -> Floats:
        """(n, 1) log Z_i, or (1, 1) for a joint normaliser or none."""
        ...


def value(f: Cost, v: Floats) -> Floats:
    """(n, n) f(v_i, v_j)."""
    return f.energy(v) + f.log_normaliser(v)


@dataclass(frozen=True)
class Walking:
    """f = ‖v_i‖ + ‖v_i − v_j‖: from the entrance to i, then on to j (archive 6191).

    Without the constraint ‖v_i − v_j‖ ≥ d_min its optimum is useless: everything at the door.
    """

    normaliser: str = "none"

    def energy(self, v: Floats) -> Floats:
        return np.asarray(np.linalg.norm(v, axis=1)[:, None] + distances(v))

    def log_normaliser(self, v: Floats) -> Floats:
        return np.zeros((1, 1))


@dataclass(frozen=True)
class GaussianSoftmax:
    """f = −log( e^{−‖v_i−v_j‖²} / Z_i ), Z_i = Σ_{j≠i} e^{−‖v_i−v_j‖²}: SNE where p comes from vectors.

    ``normaliser="joint"`` sums Z over all ordered pairs i ≠ j.
    """

    normaliser: str = "rows"

    def energy(self, v: Floats) -> Floats:
        return distances(v) ** 2

    def log_normaliser(self, v: Floats) -> Floats:
        return _log_sum(-self.energy(v), self.normaliser, others_only=True)


@dataclass(frozen=True)
class DotSoftmax:
    """f = −log( e^{⟨v_i,u_j⟩} / Z_i ): skip-gram's cost.

    One vector set (``context`` None): u = v and Z_i runs over j ≠ i. Two sets: u = ``context``
    and Z_i runs over all j. The cost falls as the inner product grows.
    """

    context: Floats | None = None
    normaliser: str = "rows"

    def energy(self, v: Floats) -> Floats:
        return np.asarray(-v @ (v if self.context is None else self.context).T)

    def log_normaliser(self, v: Floats) -> Floats:
        return _log_sum(-self.energy(v), self.normaliser, others_only=self.context is None)


@dataclass(frozen=True)
class StudentT:
    """f = −log( (1+‖z_i−z_j‖²)^{−1} / Z ), one Z over all i ≠ j (t-SNE) or one Z_i per row (archive 7006)."""

    normaliser: str = "joint"

    def energy(self, v: Floats) -> Floats:
        return np.asarray(np.log1p(distances(v) ** 2))

    def log_normaliser(self, v: Floats) -> Floats:
        return _log_sum(-self.energy(v), self.normaliser, others_only=True)


#: The costs by the names of method.md. A new cost is a class above and a line here.
COSTS: dict[str, type] = {
    "walking": Walking,
    "gaussian": GaussianSoftmax,
    "dot": DotSoftmax,
    "student-t": StudentT,
}


def distances(v: Floats) -> Floats:
    """(n, n) ‖v_i − v_j‖."""
    return np.asarray(np.linalg.norm(v[:, None, :] - v[None, :, :], axis=2))


def _log_sum(scores: Floats, normaliser: str, others_only: bool) -> Floats:
    """Log Σ e^scores per row as (n, 1), or over all pairs as (1, 1)."""
    if others_only:
        scores = np.where(np.eye(len(scores), dtype=bool), -np.inf, scores)
    axis = 1 if normaliser == "rows" else None
    return np.asarray(np.logaddexp.reduce(scores, axis=axis, keepdims=True))
