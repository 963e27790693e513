"""L-BFGS as a generator of Steps, for costs whose evaluation is itself long work.

Nocedal & Wright, Numerical Optimization, 2nd ed., algorithm 7.4, with Armijo backtracking, a
diagonal metric and a bound on the first trial step. Deterministic: fixed order, no clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Steps

#: ``evaluate(x)`` yields Steps and returns (cost, gradient).
Evaluate = Callable[[Floats], Steps[tuple[float, Floats]]]

#: Pairs of (step, change of gradient) remembered.
_MEMORY = 12
#: Halvings of a step before the search gives up.
_HALVINGS = 12
#: The fall of the cost is judged over this many iterations.
_PATIENCE = 10
#: Rises of this relative size are the rounding of float32 sums and of interpolation.
_NOISE = 1e-6


@dataclass(frozen=True)
class Descent:
    """How far to go.

    Attributes
    ----------
    iterations
        At most so many.
    tolerance
        Stop when the cost falls by less than this per iteration (mean over ten).
    reach
        Largest root-mean-square change of a coordinate in one iteration.
    """

    iterations: int
    tolerance: float
    reach: float = 0.5


@dataclass(frozen=True)
class Minimum:
    """Where the descent ended; ``converged`` tells the tolerance from the limit of iterations."""

    x: Floats
    cost: float
    iterations: int
    converged: bool


def minimise(evaluate: Evaluate, start: Floats, inverse: Floats, how: Descent) -> Steps[Minimum]:
    """Minimise from ``start`` (m,); ``inverse`` (m,) is the diagonal first guess of H⁻¹."""
    x = start
    cost, gradient = yield from evaluate(x)
    memory: deque[tuple[Floats, Floats, float]] = deque(maxlen=_MEMORY)
    costs = [cost]
    for iteration in range(how.iterations):
        found = yield from _search(evaluate, x, (cost, gradient), _direction(gradient, memory, inverse), how.reach)
        if found is None and memory:
            memory.clear()
            continue
        if found is None:
            return Minimum(x, cost, iteration, True)
        y, cost, fresh = found
        _remember(memory, y - x, fresh - gradient)
        x, gradient = y, fresh
        costs.append(cost)
        if len(costs) > _PATIENCE and costs[-1 - _PATIENCE] - cost < _PATIENCE * how.tolerance:
            return Minimum(x, cost, iteration + 1, True)
    return Minimum(x, cost, how.iterations, False)


def _direction(gradient: Floats, memory: deque[tuple[Floats, Floats, float]], inverse: Floats) -> Floats:
    """−H⁻¹ g by the two-loop recursion in the metric ``inverse``."""
    q = gradient.copy()
    alphas = []
    for s, y, rho in reversed(memory):
        alpha = rho * inner(s, q)
        q -= alpha * y
        alphas.append(alpha)
    q *= inverse
    if memory:
        s, y, rho = memory[-1]
        q /= rho * inner(y, inverse * y)
    for (s, y, rho), alpha in zip(memory, reversed(alphas), strict=True):
        q += (alpha - rho * inner(y, q)) * s
    return -q


def inner(a: Floats, b: Floats) -> float:
    """⟨a, b⟩ summed pairwise by one thread: BLAS would sum differently for other thread counts."""
    return float(np.sum(a * b))


def _search(
    evaluate: Evaluate, x: Floats, here: tuple[float, Floats], direction: Floats, reach: float
) -> Steps[tuple[Floats, float, Floats] | None]:
    """Backtrack until the cost falls enough; None if it never does."""
    cost, gradient = here
    slope = inner(gradient, direction)
    length = float(np.sqrt(np.mean(direction**2)))
    if not slope < 0 or not np.isfinite(length):
        return None
    t = min(1.0, reach / max(length, 1e-300))
    for _ in range(_HALVINGS):
        y = x + t * direction
        new, fresh = yield from evaluate(y)
        if new <= cost + 1e-4 * t * slope + _NOISE * abs(cost):
            return y, new, fresh
        t *= 0.4
    return None


def _remember(memory: deque[tuple[Floats, Floats, float]], s: Floats, y: Floats) -> None:
    """Keep a pair of positive curvature (others would spoil the metric)."""
    curvature = inner(s, y)
    if curvature > 1e-10 * np.sqrt(inner(s, s) * inner(y, y)):
        memory.append((s, y, 1 / curvature))
