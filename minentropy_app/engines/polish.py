"""Continuous polish of small layouts: off the lattice, still at least d_min apart.

min S(v) subject to ‖v_i − v_j‖ ≥ 1 by an augmented Lagrangian (Hestenes 1969, Powell 1969) over
bounded L-BFGS; the kinks of the norms are rounded by ε that goes to zero. Each round is scaled so that
the closest pair is exactly 1 apart: every layout returned is legal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from minentropy_app.engines.lattice import HALF
from minentropy_app.engines.walking import Walks, min_distance, walking_cost
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

POLISHING = QT_TRANSLATE_NOOP("engines.polish", "Polishing")

_ROUNDS = 14


def polish(walks: Walks, positions: Floats, space: str, context: Context) -> Steps[Floats]:
    """Return the layout with the smaller S: the polished one or ``positions`` (n, 3), d_min = 1."""
    n = walks.count
    if n < 2:
        return positions
    problem = _Problem.of(walks)
    best, v = positions, positions.ravel().copy()
    pressure, penalty = np.zeros((n, n)), 20.0
    box = [(None, None), (None, None), (0.0 if space == HALF else None, None)] * n
    for done in range(_ROUNDS):
        context.check()
        yield Step(POLISHING, done, _ROUNDS, {"S": walking_cost(walks, best)}, lambda found=best: found)  # type: ignore[misc]
        blur = 10.0 ** (-2 - done / 2)
        arguments = (pressure, penalty, blur)
        v = minimize(problem.value, v, arguments, "L-BFGS-B", jac=True, bounds=box, options={"maxiter": 150}).x
        pressure = np.maximum(0, pressure + penalty * problem.lacks(v))
        penalty = min(penalty * 2, 1e4)
        legal = v.reshape(n, 3) / max(min_distance(v.reshape(n, 3)), 0.1)
        if min_distance(legal) > 1 - 1e-12 and walking_cost(walks, legal) < walking_cost(walks, best):
            best = legal
    return best


@dataclass(frozen=True)
class _Problem:
    """All ordered pairs as (n, n) matrices: n is small, and dense arithmetic is quickest."""

    first: Floats
    weight: Floats

    @staticmethod
    def of(walks: Walks) -> _Problem:
        n = walks.count
        dense = np.zeros((n, n))
        dense[np.repeat(np.arange(n), np.diff(walks.indptr)), walks.indices] = walks.weights
        return _Problem(walks.first, dense)

    def lacks(self, v: Floats) -> Floats:
        """(n, n) 1 − ‖v_i − v_j‖², which should not be positive; −1 on the diagonal."""
        x = v.reshape(-1, 3)
        norms = (x**2).sum(axis=1)
        lack = 1 - np.maximum(norms[:, None] + norms[None, :] - 2 * (x @ x.T), 0)
        np.fill_diagonal(lack, -1)
        return np.asarray(lack)

    def value(self, v: Floats, pressure: Floats, penalty: float, blur: float) -> tuple[float, Floats]:
        """Augmented Lagrangian and its gradient; every unordered pair stands twice, hence the halves."""
        x = v.reshape(-1, 3)
        lack = self.lacks(v)
        far = np.sqrt(1 - lack + blur**2)
        out = np.sqrt((x**2).sum(axis=1) + blur**2)
        active = np.maximum(0, pressure + penalty * lack)
        between = (self.weight * far).sum() / 2
        total = self.first @ out + between + ((active**2 - pressure**2).sum() / (4 * penalty))
        push = self.weight / far - 2 * active
        gradient = (self.first / out + push.sum(axis=1))[:, None] * x - push @ x
        return float(total), gradient.ravel()
