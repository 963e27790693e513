"""Few blocks to few places, with flows between all of them: the quadratic assignment problem.

Koopmans & Beckmann 1957; robust tabu search after Taillard 1991.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.engines.kernels.assignment import assignment_cost, swap_delta, tabu_search
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ASSIGNING = QT_TRANSLATE_NOOP("engines.assignment", "Assigning blocks")

#: Pair evaluations between two Steps: some 30 ms.
_SLICE = 4_000_000


@dataclass(frozen=True)
class Assignment:
    """``place`` (n,) of each block, and the cost Σ_ij flow_ij far_{place_i place_j}."""

    place: Ints
    cost: float


def assign_blocks(flow: Floats, far: Floats, iterations: int, seed: int, context: Context) -> Steps[Assignment]:
    """Search an assignment of n blocks to n places; same seed, same result.

    Parameters
    ----------
    flow, far
        (n, n): flow between blocks, distance between places (either may be asymmetric).
    iterations
        Swaps made.
    """
    flow, far = np.ascontiguousarray(flow, np.float64), np.ascontiguousarray(far, np.float64)
    n, state = len(flow), np.array([seed], np.uint64)
    at = np.random.default_rng(seed).permutation(n).astype(np.int32)
    delta = np.array([[swap_delta(flow, far, at, i, j) if i < j else 0.0 for j in range(n)] for i in range(n)])
    cost, best = assignment_cost(flow, far, at), at.copy()
    figures = np.array([cost, cost, 0.0])
    search = (delta.reshape(n, n), np.full((n, n), -n * n, np.int64), best, figures)
    done, size = 0, max(1, _SLICE // max(1, n * n))
    while done < iterations:
        context.check()
        steps = min(size, iterations - done)
        tabu_search(flow, far, at, search, state, steps, context.cancelled)
        done += steps
        yield Step(ASSIGNING, done, iterations, {"cost": float(figures[1])})
    return Assignment(best, assignment_cost(flow, far, best))
