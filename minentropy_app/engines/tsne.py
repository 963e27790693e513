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
from minentropy_app.engines.kernels import affinities as packing
from minentropy_app.engines.kernels import layout as kernels
from minentropy_app.engines.layout_fields import Field, field_for
from minentropy_app.engines.neighbours import Singles
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.tsne", "Laying out")
#: Entries of p handled between two Steps.
_ENTRIES = 8_000_000
#: Share of all pairs from which p is kept as a full matrix.
_FULL = 0.2
#: Where p is full: the attraction of its small entries, together about this share, is found anew only so
#: often: it hardly changes meanwhile.
_SMALL, _TAIL = 0.05, 25
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
    tail
        Attraction of the small p, where p is full.
    iteration
        Iterations done.
    cost
        Last estimate of S in nats, with p not exaggerated; NaN before the first.
    """

    Y: Singles
    speed: Singles = field(init=False)
    gain: Singles = field(init=False)
    tail: Singles = field(init=False)
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
    both = p.matrix if p.joint else ((p.matrix + p.matrix.T) / 2).tocsr()
    both.sort_indices()
    weights = np.asarray(p.matrix.sum(axis=1)).ravel()
    dense = p.joint and dims == 2 and not gaussian and both.nnz > _FULL * len(weights) ** 2
    full, (indptr, indices, values) = _large(both) if dense else (np.empty((0, 0), np.float32), _arrays(both))
    return Problem(
        p,
        indptr,
        indices,
        values,
        full,
        field_for(weights, dims, gaussian, p.joint, context),
        entropy_bound(p),
        tuple(blocks(indptr)),
    )


def _arrays(p: sparse.csr_array) -> tuple[Ids, Ints, Singles]:
    return p.indptr.astype(np.int64), p.indices.astype(np.int32), p.data.astype(np.float32)


def _large(p: sparse.csr_array) -> tuple[Singles, tuple[Ids, Ints, Singles]]:
    """All of p, and its largest entries as CSR: about all but ``_SMALL`` of the whole (by a sample of them)."""
    full = np.zeros(p.shape, np.float32)
    packing.unpacked(p.indptr, p.indices, p.data, full)
    ordered = np.sort(p.data[::16])
    least = np.float32(ordered[np.searchsorted(np.cumsum(ordered), _SMALL * ordered.sum())])
    indptr = packing.starts(full, least)
    indices, values = np.empty(indptr[-1], np.int32), np.empty(indptr[-1], np.float32)
    packing.packed(full, least, indptr, indices, values)
    return full, (indptr, indices, values)


def entropy_bound(p: Affinities) -> float:
    """H(i,j) for a joint normaliser, H(j|i) = H(i,j) − H(i) row by row, in nats."""
    bound = -float((p.values * np.log(p.values)).sum())
    if not p.joint:
        first = np.asarray(p.matrix.sum(axis=1)).ravel()
        bound += float((first * np.log(first)).sum())
    return bound


def optimise(what: Problem, state: Descent, options: LayoutOptions, context: Context) -> Steps[Descent]:
    """Iterate from ``state.iteration`` to ``options.iterations``, changing ``state``.

    Every Step carries the iteration, the latest estimate of the cost and of kl = cost − bound, and a
    snapshot of the positions (n, dims), float64. Cancelling leaves ``state`` at the last iteration.
    """
    while state.iteration < options.iterations:
        early = state.iteration < options.early
        factor = options.exaggeration if early else options.late_exaggeration
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
        if state.iteration % (_SELDOM if len(what.p.values) > _MANY else _REPORT) == 0:
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
    if what.full.size and state.iteration % _TAIL == 0:
        _with_tail(what, state)
    for first, last in what.parts:
        _attract(what, state.Y, first, last, attraction)
        context.check()
        if last < len(state.Y):
            yield Step(STAGE, 0, 0)
    if what.full.size:
        attraction += state.tail
    attraction *= np.float32(factor)
    attraction += repulsion
    return attraction


def _attract(what: Problem, Y: Singles, first: int, last: int, force: Singles) -> None:
    args = (what.indptr, what.indices, what.values)
    if Y.shape[1] == 2:
        kernels.attract(*args, Y.view(np.complex64).ravel(), what.gaussian, first, last, force)
    else:
        kernels.attract_in_space(*args, Y, what.gaussian, first, last, force)


def _with_tail(what: Problem, state: Descent) -> None:
    """Find the attraction of the many small p anew: all p at once less the large ones."""
    n = len(state.Y)
    large = np.empty_like(state.Y)
    state.tail = np.empty_like(state.Y)
    kernels.attract_densely(what.full, state.Y, 0, n, state.tail)
    _attract(what, state.Y, 0, n, large)
    state.tail -= large


def _cost(what: Problem, state: Descent, context: Context) -> Steps[float]:
    """S at the positions before the last move but for the energies: near enough to show."""
    if state.Y.shape[1] != 2 or what.gaussian:
        return what.field.log_normaliser + (yield from total_energy(what.p, state.Y, what.gaussian, context))
    energy, places = 0.0, state.Y.view(np.complex64).ravel()
    for first, last in what.parts:
        energy += kernels.energy_in_plane(
            what.indptr, what.indices, what.values, what.full, places, first, last
        )  # fmt: skip
        context.check()
        yield Step(STAGE, 0, 0)
    return energy + what.field.log_normaliser


def total_energy(p: Affinities, Y: npt.NDArray[np.floating], gaussian: bool, context: Context) -> Steps[float]:
    """Σ_ij p_ij energy(z_i, z_j) in float64: d² (Gaussian) or log(1 + d²)."""
    places: Floats = np.ascontiguousarray(Y, np.float64)
    total = 0.0
    for first, last in blocks(p.indptr):
        total += kernels.pair_energy(p.indptr, p.indices, p.values, places, gaussian, first, last)
        context.check()
        yield Step(STAGE, 0, 0)
    return total


def blocks(indptr: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of rows that hold about as many entries as are handled between two Steps."""
    cuts = np.searchsorted(indptr, np.arange(0, indptr[-1] + 1, _ENTRIES))
    edges = np.unique(np.concatenate([[0], cuts, [len(indptr) - 1]])).tolist()
    return pairwise(edges)


def continued(state: Descent, Y: Singles) -> Descent:
    """Start again from positions ``Y`` at the same iteration, at rest."""
    return replace(state, Y=np.ascontiguousarray(Y, np.float32))
