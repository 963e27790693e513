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
from scipy import sparse

from minentropy_app.engines.affinities import Affinities
from minentropy_app.engines.kernels import all_pairs, full_attraction
from minentropy_app.engines.kernels import layout as kernels
from minentropy_app.engines.layout_fields import Field, field_for
from minentropy_app.engines.neighbours import Singles
from minentropy_app.engines.symmetric import row_ranges
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.tsne", "Laying out")
#: Entries of p handled between two Steps.
_ENTRIES = 8_000_000
#: Rows by which the size of the entries of a full p is judged.
_SAMPLED = 40
#: Where p is full: the attraction of its small entries, together about this share, is found anew only every so
#: many iterations at most; more often where it changed by more than the second share of the whole attraction
#: meanwhile, less often where by less than the first.
_SMALL, _SELDOMEST, _CHANGE = 0.05, 25, (0.005, 0.02)
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
        Attraction of the small p, where p is full; the iteration in which it is found anew, and how many
        lie between.
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


@dataclass(frozen=True)
class Problem:
    """p and the field of its cost, as the iterations need them.

    Attributes
    ----------
    p
        The affinities as given.
    indptr, indices, values
        ½(p + pᵀ) in float32; its large entries only, where ``full`` is given.
    full
        All of it as a matrix where most pairs have a p and the plane's Student-t is used, else empty.
    field
        The repulsive part.
    entropy
        Lower bound of S in nats.
    parts
        Ranges of rows between two Steps.
    """

    p: Affinities
    indptr: npt.NDArray[np.int64]
    indices: npt.NDArray[np.int32]
    values: Singles
    full: Singles
    field: Field
    entropy: float
    parts: tuple[tuple[int, int], ...]

    @property
    def gaussian(self) -> bool:
        """Whether the kernel is e^{−d²}."""
        return self.field.gaussian


def problem(p: Affinities, dims: int, gaussian: bool, context: Context) -> Problem:
    """Prepare p for ``dims`` dimensions."""
    if p.full is not None and dims == 2 and not gaussian:
        both = p.full if p.joint else (p.full + p.full.T) / 2
        large, full = _large(both), both.astype(np.float32)
    else:
        large, full = _arrays(p), np.empty((0, 0), np.float32)
    field_ = field_for(p.first, dims, gaussian, p.joint, context)
    return Problem(p, *large, full, field_, entropy_bound(p), tuple(row_ranges(large[0], _ENTRIES)))


def _arrays(p: Affinities) -> tuple[Ids, Ints, Singles]:
    both = p.matrix if p.joint else p.turned
    if both is None:
        both = sparse.csr_array((p.matrix + p.matrix.T) / 2)
    return both.indptr.astype(np.int64), both.indices.astype(np.int32), both.data.astype(np.float32)


def _large(full: Floats) -> tuple[Ids, Ints, Singles]:
    """The largest entries of p as CSR: about all but ``_SMALL`` of the whole (by a sample of them)."""
    ordered = np.sort(full[:: max(1, len(full) // _SAMPLED)].ravel())
    least = ordered[np.searchsorted(np.cumsum(ordered), _SMALL * ordered.sum())]
    indptr = all_pairs.starts(full, least)
    indices, values = np.empty(indptr[-1], np.int32), np.empty(indptr[-1], np.float32)
    all_pairs.packed(full, least, indptr, indices, values)
    return indptr, indices, values


def entropy_bound(p: Affinities) -> float:
    """H(i,j) for a joint normaliser, H(j|i) = H(i,j) − H(i) row by row, in nats."""
    if p.joint:
        return p.entropy
    return p.entropy + float((p.first * np.log(p.first)).sum())


def optimise(what: Problem, state: Descent, options: LayoutOptions, context: Context) -> Steps[Descent]:
    """Iterate from ``state.iteration`` to ``options.iterations``, changing ``state``.

    Every Step carries the iteration, the latest estimate of the cost and of kl = cost − bound, and a
    snapshot of the positions (n, dims), float64. Cancelling leaves ``state`` at the last iteration.
    """
    while state.iteration < options.iterations:
        early = state.iteration < options.early
        factor = options.exaggeration if early else options.late_exaggeration
        if early:
            state.tail_interval = _SELDOMEST
        elif state.iteration == options.early:
            state.tail_interval, state.tail_due = 1, state.iteration
        fine = options.iterations - state.iteration <= _LAST
        force = yield from quarter_gradient(
            what, state, factor, final_spacing(len(state.Y), what.p.joint) if fine else _COARSE, context
        )
        rate = options.learning_rate or len(state.Y) / factor
        kernels.update(
            state.Y, state.speed, state.gain, force,
            np.float32(rate), np.float32(options.momentum[0 if early else 1]), np.float32(_LONGEST),
        )  # fmt: skip
        state.iteration += 1
        if state.iteration % _REPORT == 0:
            state.Y -= state.Y.mean(axis=0)
        every = _SELDOM if what.full.size or len(what.values) > _MANY else _REPORT
        if state.iteration % every == _REPORT % every:
            state.cost = yield from _cost(what, state, context)
        context.check()
        yield _report(what, state, options.iterations)
    return state


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
    what: Problem, state: Descent, factor: float, spacing: float, context: Context
) -> Steps[Singles]:  # fmt: skip
    """¼ ∂S/∂z (n, dims) with p times ``factor``."""
    repulsion = yield from what.field.repulsion(state.Y, spacing, context)
    attraction = np.empty_like(state.Y)
    for first, last in what.parts:
        _attract(what, state.Y, first, last, attraction)
        context.check()
        if last < len(state.Y):
            yield Step(STAGE, 0, 0)
    if what.full.size:
        _add_tail(what, state, attraction)
    attraction *= np.float32(factor)
    attraction += repulsion
    return attraction


def _attract(what: Problem, Y: Singles, first: int, last: int, force: Singles) -> None:
    args = (what.indptr, what.indices, what.values)
    if Y.shape[1] == 2:
        kernels.attract(*args, Y.view(np.complex64).ravel(), what.gaussian, first, last, force)
    else:
        kernels.attract_in_space(*args, Y, what.gaussian, first, last, force)


def _add_tail(what: Problem, state: Descent, attraction: Singles) -> None:
    """Add the attraction of the many small p to that of the large ones: all p at once when it is due.

    In clusters that are all small p the tail moves as fast as the rest; where it belongs to distant pairs it
    hardly moves. So the interval follows the change; while p is exaggerated, it is of no importance.
    """
    if state.iteration < state.tail_due:
        attraction += state.tail
        return
    whole = np.empty_like(attraction)
    full_attraction.attract_fully(what.full, state.Y, whole)
    tail = whole - attraction
    change = float(np.linalg.norm(tail - state.tail)) / (float(np.linalg.norm(whole)) + 1e-30)
    if change > _CHANGE[1]:
        state.tail_interval = max(1, state.tail_interval // 2)
    elif change < _CHANGE[0]:
        state.tail_interval = min(_SELDOMEST, 2 * state.tail_interval)
    state.tail, state.tail_due = tail, state.iteration + state.tail_interval
    attraction[:] = whole


def _cost(what: Problem, state: Descent, context: Context) -> Steps[float]:
    """S at the positions before the last move but for the energies: near enough to show."""
    if state.Y.shape[1] != 2 or what.gaussian:
        return what.field.log_normaliser + (yield from total_energy(what.p, state.Y, what.gaussian, context))
    if what.full.size:
        context.check()
        return float(full_attraction.rough_energy(what.full, state.Y)) + what.field.log_normaliser
    energy, places = 0.0, state.Y.view(np.complex64).ravel()
    for first, last in what.parts:
        energy += kernels.energy_in_plane(what.indptr, what.indices, what.values, places, first, last)
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
        return row_ranges(p.matrix.indptr, _ENTRIES)
    n = len(p.full)
    return pairwise([*range(0, n, max(1, _ENTRIES // n)), n])


def continued(state: Descent, Y: Singles) -> Descent:
    """Start again from positions ``Y`` at the same iteration, at rest."""
    return replace(state, Y=np.ascontiguousarray(Y, np.float32))
