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
    pressure, penalty = np.zeros(len(problem.i)), 20.0
    box = [(None, None), (None, None), (0.0 if space == HALF else None, None)] * n
    for done in range(_ROUNDS):
        context.check()
        yield Step(POLISHING, done, _ROUNDS, {"S": walking_cost(walks, best)}, lambda found=best: found)  # type: ignore[misc]
        blur = 10.0 ** (-2 - done / 2)
        arguments = (pressure, penalty, blur)
        v = minimize(problem.value, v, arguments, "L-BFGS-B", jac=True, bounds=box, options={"maxiter": 150}).x
        lack = 1 - problem.squares(v)
        pressure = np.maximum(0, pressure + penalty * lack)
        penalty = min(penalty * 2, 1e4)
        legal = v.reshape(n, 3) / max(min_distance(v.reshape(n, 3)), 0.1)
        if min_distance(legal) > 1 - 1e-12 and walking_cost(walks, legal) < walking_cost(walks, best):
            best = legal
    return best


@dataclass(frozen=True)
class _Problem:
    """All pairs i < j with their weights (0 where they are not walked)."""

    first: Floats
    i: np.ndarray
    j: np.ndarray
    weight: Floats

    @staticmethod
    def of(walks: Walks) -> _Problem:
        n = walks.count
        dense = np.zeros((n, n))
        dense[np.repeat(np.arange(n), np.diff(walks.indptr)), walks.indices] = walks.weights
        i, j = np.triu_indices(n, 1)
        return _Problem(walks.first, i, j, dense[i, j])

    def squares(self, v: Floats) -> Floats:
        x = v.reshape(-1, 3)
        return np.asarray(((x[self.i] - x[self.j]) ** 2).sum(axis=1))

    def value(self, v: Floats, pressure: Floats, penalty: float, blur: float) -> tuple[float, Floats]:
        """Augmented Lagrangian and its gradient; the constraint is 1 − ‖v_i − v_j‖² ≤ 0."""
        x = v.reshape(-1, 3)
        apart = x[self.i] - x[self.j]
        square = (apart**2).sum(axis=1)
        far = np.sqrt(square + blur**2)
        out = np.sqrt((x**2).sum(axis=1) + blur**2)
        active = np.maximum(0, pressure + penalty * (1 - square))
        total = self.first @ out + self.weight @ far + ((active**2 - pressure**2) / (2 * penalty)).sum()
        gradient = self.first[:, None] * x / out[:, None]
        push = (self.weight / far - 2 * active)[:, None] * apart
        np.add.at(gradient, self.i, push)
        np.add.at(gradient, self.j, -push)
        return float(total), gradient.ravel()
