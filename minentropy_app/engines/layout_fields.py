"""The repulsive part of a layout's gradient: over all pairs directly, or by a mesh in the plane.

Direct sums are exact to float32 in two or three dimensions, O(n²). The mesh gives φ to about 1e−4 of a
point's own charge, which is nothing for points in company; row by row an isolated point has a tiny Z_i of
its own, which is then summed directly: without that correction it would be flung away.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from minentropy_app.engines.kernels import layout as kernels
from minentropy_app.engines.neighbours import Singles
from minentropy_app.engines.spline_mesh import Mesh
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.tsne", "Laying out")
#: Points from which the mesh is cheaper than all pairs.
_MESH_FROM = 1_500
#: CPU seconds of a pair, of a point spread and gathered, and of a node transformed there and back.
_PAIR_SECONDS, _POINT_SECONDS, _NODE_SECONDS = 1.7e-10, 6e-8, 6e-9
#: Pairs summed between two Steps.
_PAIRS = 40_000_000
#: Z_i below which a point counts as isolated.
_ISOLATED = {False: 1.0, True: 0.05}


@dataclass
class Field:
    """Repulsion of one cost.

    Attributes
    ----------
    first
        (n,) p(i); used row by row.
    gaussian, joint
        The kernel and the normaliser.
    mesh
        None: direct sums.
    log_normaliser
        Of the latest positions: log Z, or Σ p(i) log Z_i.
    """

    first: Floats
    gaussian: bool
    joint: bool
    mesh: Mesh | None
    log_normaliser: float = field(default=0.0, init=False)

    def remember(self, log_normaliser: float) -> None:
        """Keep the normaliser of positions whose forces were found elsewhere."""
        self.log_normaliser = float(log_normaliser)

    def repulsion(self, Y: Singles, spacing: float, context: Context) -> Steps[Singles]:
        """R (n, dims), see ``engines/tsne.py``; the mesh has nodes ``spacing`` apart or closer."""
        if self.joint:
            z, gradient = yield from self._joint(Y, spacing, context)
            self.remember(np.log(z))
            gradient *= np.float32(0.5 / z)
            return gradient
        if self.gaussian:
            return (yield from self._gaussian_rows(Y, spacing, context))
        return (yield from self._student_rows(Y, spacing, context))

    def _joint(self, Y: Singles, spacing: float, context: Context) -> Steps[tuple[float, Singles]]:
        """Z = Σφ, and ∇φ, of unit charges."""
        if not self.gaussian and Y.shape[1] == 2 and _all_pairs_are_cheaper(Y, spacing):
            gradient = np.empty_like(Y)
            z = float(kernels.repel_in_plane(Y, gradient))
            context.check()
            return z, gradient
        if not self.gaussian and Y.shape[1] == 3:
            return (yield from _in_space(Y, context))
        value, gradient = yield from self._sums(Y, np.ones(len(Y), np.float32), spacing, context)
        return float(value.sum(dtype=np.float64)), gradient

    def _sums(self, Y: Singles, charge: Singles, spacing: float, context: Context) -> Steps[tuple[Singles, Singles]]:
        """φ without the own charge, and ∇φ."""
        if self.mesh is None:
            return (yield from _direct(Y, charge, np.arange(len(Y)), self.gaussian, context))
        value, gradient = yield from self.mesh.sums(Y, charge, spacing, context)
        context.check()
        yield Step(STAGE, 0, 0)
        return value - charge, gradient

    def _student_rows(self, Y: Singles, spacing: float, context: Context) -> Steps[Singles]:
        """Isolated points get their Z_i, and give and take their forces, by direct sums."""
        n = len(Y)
        value, gradient = yield from self._sums(Y, np.ones(n, np.float32), spacing, context)
        alone = np.flatnonzero(value < _ISOLATED[False]) if self.mesh is not None else np.arange(0)
        near, push = yield from _direct(Y, np.ones(n, np.float32), alone, False, context)
        value[alone], gradient[alone] = near[alone], push[alone]
        w = (self.first / value).astype(np.float32)
        self.remember(float((self.first * np.log(value.astype(np.float64))).sum()))
        company = w.copy()
        company[alone] = 0
        _, back = yield from self._sums(Y, company, spacing, context)
        if len(alone):
            S, back[alone] = _planes(Y), 0
            kernels.add_student(S, w, np.flatnonzero(company), alone, back)
            kernels.add_student(S, w, alone, np.arange(n), back)
        force: Singles = np.float32(0.25) * (w[:, None] * gradient + back)
        return force

    def _gaussian_rows(self, Y: Singles, spacing: float, context: Context) -> Steps[Singles]:
        """Levels log p(i) − log Z_i, then the forces; e^{−d²} alone would underflow for isolated points."""
        n = len(Y)
        S = _planes(Y)
        log_z, gradient = np.empty(n, np.float32), np.zeros_like(Y)
        alone: Ids = np.arange(n)
        if self.mesh is not None:
            value, field_ = yield from self.mesh.sums(Y, np.ones(n, np.float32), spacing, context)
            value -= np.float32(1)
            alone = np.flatnonzero(value < _ISOLATED[True])
            log_z = np.log(np.maximum(value, np.float32(1e-6)))
        yield from _log_normalisers(S, alone, log_z, context)
        self.remember(float((self.first * log_z.astype(np.float64)).sum()))
        with np.errstate(divide="ignore"):
            level = np.maximum(np.log(self.first) - log_z, -1e4).astype(np.float32)
        if self.mesh is not None:
            w = np.exp(level, where=value >= _ISOLATED[True], out=np.zeros(n, np.float32))
            _, back = yield from self.mesh.sums(Y, w, spacing, context)
            gradient = w[:, None] * field_ + back
            gradient[alone] = 0
            company = np.setdiff1d(np.arange(n), alone, assume_unique=True)
            if len(alone):
                yield from _row_forces(S, level, company, alone, gradient, context)
        yield from _row_forces(S, level, alone, np.arange(n), gradient, context)
        force: Singles = np.float32(0.25) * gradient
        return force


def field_for(first: Floats, dims: int, gaussian: bool, joint: bool, context: Context) -> Field:
    """Choose mesh or direct sums for ``len(first)`` points."""
    mesh = Mesh(gaussian, context.threads) if dims == 2 and len(first) >= _MESH_FROM else None
    return Field(first, gaussian, joint, mesh)


def _all_pairs_are_cheaper(Y: Singles, spacing: float) -> bool:
    """Compare the work of all pairs with that of a mesh: few points far apart need many nodes."""
    n = len(Y)
    low, high = kernels.extent(Y)
    nodes = np.maximum((high - low) / spacing, 80).astype(float)
    return bool(n * n * _PAIR_SECONDS < n * _POINT_SECONDS + 4 * nodes[0] * nodes[1] * _NODE_SECONDS)


def _in_space(Y: Singles, context: Context) -> Steps[tuple[float, Singles]]:
    """Σφ and ∇φ of unit charges, Student-t in space, every pair once."""
    S, F, total, first = _planes(Y), np.zeros((3, len(Y)), np.float32), 0.0, 0
    while first < len(Y):
        last = min(first + max(2, _PAIRS // (len(Y) - first) // 2 * 2), len(Y))
        total += kernels.repel_in_space(S, first, last, F)
        first = last
        context.check()
        yield Step(STAGE, 0, 0)
    return 2 * total, np.ascontiguousarray(np.float32(-2) * F.T)


def _planes(Y: Singles) -> Singles:
    """(3, n) coordinates, the third zero in the plane."""
    S = np.zeros((3, len(Y)), np.float32)
    S[: Y.shape[1]] = Y.T
    return S


def _direct(
    Y: Singles, charge: Singles, targets: Ids, gaussian: bool, context: Context
) -> Steps[tuple[Singles, Singles]]:  # fmt: skip
    S = _planes(Y)
    value, gradient = np.zeros(len(Y), np.float32), np.zeros_like(Y)
    for part in _parts(targets, len(Y)):
        kernels.direct_sums(S, charge, part, gaussian, value, gradient)
        context.check()
        yield Step(STAGE, 0, 0)
    return value, gradient


def _log_normalisers(S: Singles, targets: Ids, out: Singles, context: Context) -> Steps[None]:
    for part in _parts(targets, S.shape[1]):
        kernels.log_normalisers(S, part, out)
        context.check()
        yield Step(STAGE, 0, 0)


def _row_forces(
    S: Singles, level: Singles, targets: Ids, sources: Ids, gradient: Singles, context: Context
) -> Steps[None]:  # fmt: skip
    """Forces of ``sources`` on ``targets``; all sources: those of the targets' own rows too."""
    for part in _parts(targets, len(sources)):
        kernels.row_forces(S, level, part, sources, len(sources) == S.shape[1], gradient)
        context.check()
        yield Step(STAGE, 0, 0)


def _parts(targets: Ids, sources: int) -> list[Ids]:
    wide = max(1, _PAIRS // max(sources, 1))
    return [targets[first : first + wide] for first in range(0, len(targets), wide)]
