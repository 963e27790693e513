"""Books placed by the softmax costs: S = Σ p(i) p(j|i) f minimised directly in three dimensions.

    Gaussian softmax   f = −log( e^{−‖v_i−u_j‖²} / Z_i )
    dot softmax        f = −log( e^{⟨v_i,u_j⟩} / Z_i )          Z_i = Σ_j e^{…}, one per row

with one vector set (u = v, sums over j ≠ i in p and in Z_i) or two (centre v and context u, as
Word2Vec keeps; sums over all j). Su Jianlin, kexue.fm archive 6191; with Gaussians and p from
vectors this is SNE (Hinton & Roweis 2002).

With ℓ_ij the exponent, q(j|i) = e^{ℓ_ij}/Z_i, ⟨u⟩_i = Σ_j q(j|i) u_j, r_j = Σ_i p(i) q(j|i) and
⟨v⟩_j = Σ_i p(i) q(j|i) v_i / r_j, both gradients need only such weighted means:

    dot        ∂S/∂v_i = p(i) ⟨u⟩_i − Σ_j p_ij u_j          ∂S/∂u_j = r_j ⟨v⟩_j − Σ_i p_ij v_i
    Gaussian   twice that, and for u_j also + 2 (Σ_i p_ij − r_j) u_j

S ≥ H(j|i), the entropy bound, with equality only where q = p in every row. Where some p(j|i) = 0
the infimum is not attained; the dot cost then drives vectors of lonely books outwards without end.
A small ridge ½ λ Σ (p(i)‖v_i‖² + r_i‖u_i‖²), λ = ``RIDGE``, keeps the descent finite; the cost
reported never contains it, and ``converged`` tells whether the tolerance was reached.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from minentropy_app.engines.descent import Descent, Minimum, inner, minimise
from minentropy_app.engines.kernels.fields import DOT, GAUSSIAN
from minentropy_app.engines.softmax_fields import FieldPass, exact_log_normalisers
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, PairCounts
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

DESCENDING = QT_TRANSLATE_NOOP("engines.softmax_placement", "Lowering the cost")

KINDS = {"gaussian": GAUSSIAN, "dot": DOT}
#: λ of the ridge on the dot cost.
RIDGE = 1e-3
#: Below this log Z_i the tail of the Gaussians counts.
_FAINT = -6.0


@dataclass(frozen=True)
class SoftmaxOptions:
    """How the cost is minimised; ``tolerance`` in nats per iteration."""

    iterations: int = 200
    shared_vectors: bool = True
    tolerance: float = 1e-5


@dataclass(frozen=True)
class SoftmaxLayout:
    """A layout and the scale to read its cost on, all in nats.

    Attributes
    ----------
    positions
        (n, 3) centre vectors. Books in no pair take no part in the cost and lie round the rest.
    context_vectors
        (n, 3) context vectors, None with one vector set.
    cost
        S of the layout, computed exactly in float64, without the ridge.
    entropy_bound
        H(j|i); ``softmax_gap`` = cost − entropy_bound = Σ p(i) KL(p(·|i)‖q(·|i)) >= 0.
    cost_collapsed
        S with all books in one place.
    iterations, converged
        Iterations made, and whether the tolerance (not their limit) ended them.
    left_out
        Books in no pair.
    """

    positions: Floats
    context_vectors: Floats | None
    cost: float
    entropy_bound: float
    cost_collapsed: float
    iterations: int
    converged: bool = False
    left_out: int = 0

    @property
    def softmax_gap(self) -> float:
        """Σ p(i) KL(p(·|i)‖q(·|i)) in nats; the maximum takes care of rounding only."""
        return max(0.0, self.cost - self.entropy_bound)


@dataclass(frozen=True)
class SoftmaxProblem:
    """p and the cost; only books that occur in a pair.

    Attributes
    ----------
    kind, shared
        ``GAUSSIAN`` or ``DOT``; one vector set or two.
    active
        (n,) indices of these books among all.
    joint
        (n, n) sparse p(i,j), without a diagonal where the set is shared.
    first, second
        (n,) Σ_j p(i,j) and Σ_i p(i,j).
    """

    kind: int
    shared: bool
    active: Ids
    joint: sparse.csr_matrix
    first: Floats
    second: Floats

    @property
    def size(self) -> int:
        """The number of books in pairs."""
        return len(self.active)

    @property
    def entropy_bound(self) -> float:
        """H(j|i) in nats."""
        p = self.joint.data
        return inner(self.first[self.first > 0], np.log(self.first[self.first > 0])) - inner(p, np.log(p))

    @property
    def cost_collapsed(self) -> float:
        """Log of the number of books a row chooses among."""
        return float(np.log(self.size - 1 if self.shared else self.size))


def softmax_problem(counts: PairCounts, method: str, shared: bool) -> SoftmaxProblem:
    """Turn pair counts into p(i,j) = c_ij / Σ c over the books in pairs.

    Raises
    ------
    AppError
        No pair of two books (with two vector sets: no pair at all).
    """
    n = len(counts.item_ids)
    joint = sparse.csr_matrix((counts.weights.astype(np.float64), counts.indices, counts.indptr), shape=(n, n))
    if shared:
        joint = joint - sparse.diags(joint.diagonal())
    joint = sparse.csr_matrix(joint)
    joint.eliminate_zeros()
    total = float(joint.sum())
    degree = np.diff(joint.indptr) + np.bincount(joint.indices, minlength=n)
    active = np.flatnonzero(degree)
    if not total > 0 or len(active) < 2:
        raise _no_pairs()
    joint = sparse.csr_matrix(joint[active][:, active]) / total
    joint.sort_indices()
    first = np.asarray(joint.sum(axis=1)).ravel()
    second = np.asarray(joint.sum(axis=0)).ravel()
    return SoftmaxProblem(KINDS[method], shared, active, joint, first, second)


def softmax_layout(
    pair_counts: PairCounts, method: str, options: SoftmaxOptions, context: Context
) -> Steps[SoftmaxLayout]:
    """Minimise the softmax cost of ``method`` (``gaussian`` or ``dot``) over the positions of books.

    Raises
    ------
    AppError
        No visit of two books.
    """
    problem = softmax_problem(pair_counts, method, options.shared_vectors)
    start = yield from starting_vectors(problem, context)
    total = len(pair_counts.item_ids)
    descent = SoftmaxDescent(problem, context, total)
    found = yield from minimise(
        descent.evaluate, start.ravel(), descent.inverse_mass(), Descent(options.iterations, options.tolerance)
    )
    return (yield from _finish(descent, found, context))


class SoftmaxDescent:
    """Cost and gradient at packed vectors, as ``descent.minimise`` wants them.

    Packed: (n, 3) with one vector set, (2n, 3) with two, centre vectors first; raveled.
    """

    def __init__(self, problem: SoftmaxProblem, context: Context, total: int) -> None:
        self.problem = problem
        self.total = total
        self._context = context
        self._transposed = sparse.csr_matrix(problem.joint.T)
        self._rows = FieldPass(problem.kind, problem.shared, faint=_FAINT)
        self._columns = FieldPass(problem.kind, problem.shared)
        with np.errstate(divide="ignore"):
            self._log_first = np.maximum(np.log(problem.first), -1e4)
        self._evaluations = 0

    def inverse_mass(self) -> Floats:
        """Diagonal metric: a book's gradient is proportional to its p, its way should not be."""
        p, floor = self.problem, 0.05 / self.problem.size
        masses = [p.first + p.second] if p.shared else [p.first, p.second]
        return np.repeat(1 / (2 * np.maximum(np.concatenate(masses), floor)), 3)

    def unpack(self, x: Floats) -> tuple[Floats, Floats]:
        """Centre and context vectors, the same array twice with one set."""
        vectors = x.reshape(-1, 3)
        n = self.problem.size
        return (vectors, vectors) if self.problem.shared else (vectors[:n], vectors[n:])

    def evaluate(self, x: Floats) -> Steps[tuple[float, Floats]]:
        """Cost (with the ridge) and gradient."""
        p = self.problem
        v, u = self.unpack(x)
        rows = yield from self._rows.run(v, u, np.zeros(p.size), self._step)
        columns = yield from self._columns.run(u, v, self._log_first - rows.logs, self._step)
        near_u, near_v = p.joint @ u, self._transposed @ v
        r = np.exp(columns.logs)[:, None]
        grad_v = p.first[:, None] * rows.means - near_u
        grad_u = r * columns.means - near_v
        if p.kind == GAUSSIAN:
            grad_u += (p.second[:, None] - r) * u
            grad_v, grad_u = 2 * grad_v, 2 * grad_u
            energy = self._weight(v, u) - 2 * float((v * near_u).sum())
        else:
            energy = -float((v * near_u).sum())
        cost = energy + inner(p.first, rows.logs)
        if p.kind == DOT:
            cost += RIDGE / 2 * self._weight(v, u)
            grad_v += RIDGE * p.first[:, None] * v
            grad_u += RIDGE * p.second[:, None] * u
        self._evaluations += 1
        self._x, self._cost = x, cost
        yield self._step()
        gradient = grad_v + grad_u if p.shared else np.concatenate([grad_v, grad_u])
        return cost, gradient.ravel()

    def _weight(self, v: Floats, u: Floats) -> float:
        """Σ p(i)‖v_i‖² + Σ_j p_j ‖u_j‖², p_j = Σ_i p(i,j)."""
        return inner(self.problem.first, (v**2).sum(axis=1)) + inner(self.problem.second, (u**2).sum(axis=1))

    def _step(self) -> Step:
        self._context.check()
        if self._evaluations == 0:
            return Step(DESCENDING, 0, 0)
        x, cost = self._x, self._cost
        return Step(DESCENDING, self._evaluations, 0, {"cost": cost}, lambda: self.layout(x, cost))

    def layout(self, x: Floats, cost: float) -> SoftmaxLayout:
        """The layout at packed vectors, cost as given."""
        p = self.problem
        v, u = self.unpack(x)
        positions = spread_over_all(v, p.active, self.total)
        context_vectors = None if p.shared else spread_over_all(u, p.active, self.total)
        return SoftmaxLayout(
            positions, context_vectors, cost, p.entropy_bound, p.cost_collapsed, self._evaluations,
            left_out=self.total - p.size,
        )  # fmt: skip


def _finish(descent: SoftmaxDescent, found: Minimum, context: Context) -> Steps[SoftmaxLayout]:
    v, u = descent.unpack(found.x)
    cost = yield from exact_cost(descent.problem, v, u, context)
    layout = descent.layout(found.x, cost)
    return replace(layout, iterations=found.iterations, converged=found.converged)


def exact_cost(problem: SoftmaxProblem, v: Floats, u: Floats, context: Context) -> Steps[float]:
    """S in nats, every Z_i summed over all j in float64 (n² terms)."""
    log_z = yield from exact_log_normalisers(problem.kind, v, u, problem.shared, context)
    joint = problem.joint.tocoo()
    if problem.kind == GAUSSIAN:
        energy = ((v[joint.row] - u[joint.col]) ** 2).sum(1)
    else:
        energy = -(v[joint.row] * u[joint.col]).sum(1)
    return inner(joint.data, energy) + inner(problem.first, log_z)


def starting_vectors(problem: SoftmaxProblem, context: Context) -> Steps[Floats]:
    """Random vectors smoothed along p (so that books borrowed together start together).

    A lazy random walk on the symmetrised p, applied to seeded noise, keeps its slow modes; the
    modes are then made orthogonal and spread over a ball in which Z_i is about e^H, the number of
    books that a row really chooses among.
    """
    n = problem.size
    rng = np.random.default_rng(context.seed)
    both = sparse.csr_matrix(problem.joint + problem.joint.T)
    mass = np.asarray(both.sum(axis=1)).ravel()
    walk = sparse.diags(1 / mass) @ both
    x = rng.standard_normal((n, 3))
    for turn in range(30):
        x = 0.5 * x + 0.5 * (walk @ x)
        x -= (mass[:, None] * x).sum(axis=0) / mass.sum()
        yield _starting(turn + 1, context)
    x = _whitened(x)
    yield _starting(30, context)
    radius = np.linalg.norm(x, axis=1)
    rank = np.argsort(np.argsort(radius, kind="stable"), kind="stable") + 0.5
    if problem.kind == GAUSSIAN:
        density = max(np.exp(problem.entropy_bound), 2.0) / np.pi**1.5
        size = (3 * n / (4 * np.pi * density)) ** (1 / 3)
    else:
        size = 1.5
    x *= (size * (rank / n) ** (1 / 3) / np.maximum(radius, 1e-12))[:, None]
    if problem.shared:
        return x
    return np.concatenate([x, 0.5 * x + 0.5 * (walk @ x) + 0.05 * rng.standard_normal((n, 3))])


def _starting(turn: int, context: Context) -> Step:
    context.check()
    return Step(DESCENDING, turn, 0)


def _whitened(x: Floats) -> Floats:
    """Centre the columns and make them orthonormal; columns without extent keep a little noise."""
    x = x - x.mean(axis=0)
    values, axes = np.linalg.eigh(np.einsum("ni,nj->ij", x, x) / len(x))
    white: Floats = (x @ axes) / np.sqrt(np.maximum(values, 1e-12 * max(values[-1], 1e-300)))
    return white


def spread_over_all(vectors: Floats, active: Ids, total: int) -> Floats:
    """Put the vectors of active books in their rows; the others on a sphere (Fibonacci) round them."""
    everywhere = np.empty((total, 3))
    everywhere[active] = vectors
    rest = np.setdiff1d(np.arange(total), active)
    if len(rest):
        centre = vectors.mean(axis=0)
        radius = float(np.linalg.norm(vectors - centre, axis=1).max()) + 1 + np.sqrt(len(rest))
        height = 1 - (2 * np.arange(len(rest)) + 1) / len(rest)
        angle = np.pi * (3 - np.sqrt(5)) * np.arange(len(rest))
        ring = np.sqrt(1 - height**2)
        everywhere[rest] = centre + radius * np.c_[ring * np.cos(angle), ring * np.sin(angle), height]
    return everywhere


def _no_pairs() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("engines.softmax_placement", "No visit holds two books, so no pair can be placed together."),
        QT_TRANSLATE_NOOP("engines.softmax_placement", "Choose a longer visit (window), or a larger source of loans."),
    )
