"""Layouts by minimising a softmax cost: t-SNE and SNE, joint or row by row, in the plane or in space.

S = Σ p(i,j) f(z_i, z_j) with the Student-t or the Gaussian softmax of method.md, section 1 (Hinton &
Roweis 2002; van der Maaten & Hinton 2008; Su Jianlin, kexue.fm archive 7006, row by row). With K the
kernel, φ = K∗1, w_i = p(i)/Z_i, a quarter of the gradient is

    ¼ ∂S/∂z_i = Σ_j ½(p_ij + p_ji) g (z_i − z_j) + R_i,  g = 1/(1+d²) or 1 (Gaussian),
    R_i = ∇φ_i / 2Z (joint),   R_i = ¼ (w_i ∇φ_i + ∇(K∗w)_i) (row by row).

Descent with momentum, a gain per coordinate (Jacobs 1988), early exaggeration of p, and the learning
rate n / exaggeration (Belkina et al. 2019, doi:10.1038/s41467-019-13055-y).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.affinities import Affinities
from minentropy_app.engines.kernels import full_attraction
from minentropy_app.engines.kernels import layout as kernels
from minentropy_app.engines.layout_problem import ENTRIES, STAGE, Entries, Problem
from minentropy_app.engines.neighbours import Singles
from minentropy_app.engines.symmetric import row_ranges
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, Step, Steps

#: The attraction of the small entries of p is found anew only every so many iterations at most; more often where
#: it changed by more than the second share of the whole attraction meanwhile, less often where by less than the first;
#: in the last iterations by these shares times ``_FINER``.
_SELDOMEST, _CHANGE, _FINER = 25, (0.002, 0.007), 1 / 7
#: Iterations between two centrings and estimates of the cost (the latter more seldom for so many entries of p).
_REPORT, _SELDOM, _MANY = 50, 150, 1_000_000
#: Longest move of a point in one iteration.
_LONGEST = 5.0
#: Spacing of the mesh, and the number of last iterations with a finer one.
_COARSE, _LAST = 0.45, 100


@dataclass(frozen=True)
class LayoutOptions:
    """How a layout is sought.

    Attributes
    ----------
    gaussian
        SNE's kernel instead of the Student-t.
    iterations, early
        In all; of these with ``exaggeration`` and the lower momentum.
    exaggeration, late_exaggeration
        Factors on p during and after the early iterations.
    learning_rate
        0: n / exaggeration.
    momentum
        During and after the early iterations.
    """

    gaussian: bool = False
    iterations: int = 750
    early: int = 250
    exaggeration: float = 12.0
    late_exaggeration: float = 1.0
    learning_rate: float = 0.0
    momentum: tuple[float, float] = (0.5, 0.8)


@dataclass
class Descent:
    """Where a layout stands; it can be continued with other options.

    Attributes
    ----------
    Y, speed, gain
        (n, dims) float32 positions, last moves and gains.
    tail, tail_due, tail_interval
        Attraction of the small p, where they are kept apart; the iteration in which it is found anew, and how
        many lie between.
    iteration
        Iterations done.
    cost
        Last estimate of S in nats, with p not exaggerated; NaN before the first.
    """

    Y: Singles
    speed: Singles = field(init=False)
    gain: Singles = field(init=False)
    tail: Singles = field(init=False)
    tail_due: int = field(default=0, init=False)
    tail_interval: int = field(default=1, init=False)
    iteration: int = 0
    cost: float = float("nan")

    def __post_init__(self) -> None:
        self.speed, self.gain, self.tail = np.zeros_like(self.Y), np.ones_like(self.Y), np.zeros_like(self.Y)


def optimise(what: Problem, state: Descent, options: LayoutOptions, context: Context) -> Steps[Descent]:
    """Iterate from ``state.iteration`` to ``options.iterations``, changing ``state``.

    Every Step carries the iteration, the latest estimate of the cost and of kl = cost − bound, and a
    snapshot of the positions (n, dims), float64. Cancelling leaves ``state`` at the last iteration.
    """
    state.tail_due = state.iteration
    while state.iteration < options.iterations:
        early = state.iteration < options.early
        factor = options.exaggeration if early else options.late_exaggeration
        left = options.iterations - state.iteration
        _time_tail(state, early, state.iteration == options.early or left == _LAST)
        fine = left <= _LAST
        force = yield from quarter_gradient(
            what, state, factor, final_spacing(len(state.Y), what.p.joint) if fine else _COARSE, context,
            _FINER if fine else 1.0,
        )  # fmt: skip
        rate = options.learning_rate or len(state.Y) / factor
        kernels.update(
            state.Y, state.speed, state.gain, force,
            np.float32(rate), np.float32(options.momentum[0 if early else 1]), np.float32(_LONGEST),
        )  # fmt: skip
        state.iteration += 1
        if state.iteration % _REPORT == 0:
            state.Y -= state.Y.mean(axis=0)
        every = _SELDOM if what.full.size or what.p.p.size > _MANY else _REPORT
        if state.iteration % every == _REPORT % every:
            state.cost = yield from _cost(what, state, context)
        context.check()
        yield _report(what, state, options.iterations)
    return state


def _time_tail(state: Descent, early: bool, anew: bool) -> None:
    """While p is exaggerated its small entries are of no importance; ``anew``: find out again how fast they change."""
    if early:
        state.tail_interval = _SELDOMEST
    elif anew:
        state.tail_interval, state.tail_due = 1, state.iteration


def final_spacing(n: int, joint: bool) -> float:
    """Spacing for gradients within 0.1 %: in layouts of few points, and row by row, near neighbours weigh more."""
    if not joint:
        return 0.2
    return 0.25 if n < 8_000 else 0.3


def _report(what: Problem, state: Descent, total: int) -> Step:
    numbers = {"iteration": float(state.iteration)}
    if np.isfinite(state.cost):
        numbers |= {"cost": state.cost, "kl": state.cost - what.entropy}
    return Step(STAGE, state.iteration, total, numbers, lambda: state.Y.astype(np.float64))


def quarter_gradient(
    what: Problem, state: Descent, factor: float, spacing: float, context: Context, change: float = 1.0
) -> Steps[Singles]:
    """¼ ∂S/∂z (n, dims) with p times ``factor``; small p are found anew after ``change`` times the usual change."""
    repulsion = yield from what.field.repulsion(state.Y, spacing, context)
    attraction = yield from _attraction(what.large, state.Y, what.gaussian, context)
    if what.small is not None or what.full.size:
        if state.iteration >= state.tail_due:
            _renew_tail(state, attraction, (yield from _tail(what, state.Y, attraction, context)), change)
        attraction += state.tail
    attraction *= np.float32(factor)
    attraction += repulsion
    return attraction


def _attraction(p: Entries, Y: Singles, gaussian: bool, context: Context) -> Steps[Singles]:
    """By some entries of p."""
    force, arrays = np.empty_like(Y), (p.indptr, p.indices, p.values)
    for first, last in p.parts:
        if Y.shape[1] == 2:
            kernels.attract(*arrays, Y.view(np.complex64).ravel(), gaussian, first, last, force)
        else:
            kernels.attract_in_space(*arrays, Y, gaussian, first, last, force)
        context.check()
        if last < len(Y):
            yield Step(STAGE, 0, 0)
    return force


def _tail(what: Problem, Y: Singles, attraction: Singles, context: Context) -> Steps[Singles]:
    """What the many small p add to the ``attraction`` of the large ones."""
    if what.small is not None:
        return (yield from _attraction(what.small, Y, what.gaussian, context))
    whole = np.empty_like(Y)
    full_attraction.attract_fully(what.full, Y, whole)
    context.check()
    return whole - attraction


def _renew_tail(state: Descent, attraction: Singles, tail: Singles, share: float) -> None:
    """Keep the ``tail``, and decide for how long.

    In clusters that are all small p the tail moves as fast as the rest; where it belongs to distant pairs it
    hardly moves. So the interval follows the change; while p is exaggerated, it is of no importance.
    """
    whole = attraction + tail
    change = float(np.linalg.norm(tail - state.tail)) / (float(np.linalg.norm(whole)) + 1e-30) / share
    if change > _CHANGE[1]:
        state.tail_interval = max(1, state.tail_interval // 2)
    elif change < _CHANGE[0]:
        state.tail_interval = min(_SELDOMEST, 2 * state.tail_interval)
    state.tail, state.tail_due = tail, state.iteration + state.tail_interval


def _cost(what: Problem, state: Descent, context: Context) -> Steps[float]:
    """S at the positions before the last move but for the energies: near enough to show."""
    if state.Y.shape[1] != 2 or what.gaussian:
        return what.field.log_normaliser + (yield from total_energy(what.p, state.Y, what.gaussian, context))
    if what.full.size:
        context.check()
        return float(full_attraction.rough_energy(what.full, state.Y)) + what.field.log_normaliser
    energy, places = 0.0, state.Y.view(np.complex64).ravel()
    for p in what.entries:
        for first, last in p.parts:
            energy += kernels.energy_in_plane(p.indptr, p.indices, p.values, places, first, last)
            context.check()
            yield Step(STAGE, 0, 0)
    return energy + what.field.log_normaliser


def total_energy(p: Affinities, Y: npt.NDArray[np.floating], gaussian: bool, context: Context) -> Steps[float]:
    """Σ_ij p_ij energy(z_i, z_j) in float64: d² (Gaussian) or log(1 + d²)."""
    places: Floats = np.ascontiguousarray(Y, np.float64)
    total = 0.0
    for first, last in _row_ranges(p):
        if p.full is not None:
            total += full_attraction.energy(p.full, places, gaussian, first, last)
        else:
            args = (p.matrix.indptr, p.matrix.indices, p.matrix.data)
            total += kernels.pair_energy(*args, places, gaussian, first, last)
        context.check()
        yield Step(STAGE, 0, 0)
    return total


def _row_ranges(p: Affinities) -> Iterator[tuple[int, int]]:
    if p.full is None:
        return row_ranges(p.matrix.indptr, ENTRIES // 4)
    n = len(p.full)
    return pairwise([*range(0, n, max(1, ENTRIES // n)), n])


def continued(state: Descent, Y: Singles) -> Descent:
    """Start again from positions ``Y`` at the same iteration, at rest."""
    return replace(state, Y=np.ascontiguousarray(Y, np.float32))
