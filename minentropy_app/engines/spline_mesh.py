"""Sums of a kernel over all points of the plane, by a mesh: φ_i = Σ_j w_j K(‖y_i − y_j‖), and ∇φ_i.

Particle–mesh (Hockney & Eastwood 1988): charges are spread to a grid by quintic B-splines, one real
transform there and one back convolve them with the kernel, and the same spline reads potential and
gradient. As ∇(1/(1+r²)) = −2r/(1+r²)², one charge gives normaliser and force of t-SNE together, where
interpolation methods (Linderman et al. 2019, FIt-SNE) need four transforms each way.
The error falls as e^{−π/h} with the spacing h.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import fft

from minentropy_app.engines.kernels import spline_mesh as kernels
from minentropy_app.engines.kernels.layout import extent
from minentropy_app.engines.neighbours import Singles
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.tsne", "Laying out")
#: Numbers of a transform handled between two Steps.
_LARGE = 1_000_000
#: Nodes at least along the longer side, however small the layout.
_FEWEST = 24
#: Room beyond what is needed, so that a growing layout is not planned anew each time; and the
#: surplus at which a shrinking one is.
_ROOM, _SURPLUS = 1.1, 1.4
#: Below this extent K − 1 is convolved: float32 would lose the force in the constant part.
_TINY = 4.0
#: Beyond this distance e^{−r²} is nothing.
_GAUSSIAN_REACH = 6.0


@dataclass(frozen=True)
class Plan:
    """A grid and the transform of the kernel on it.

    Attributes
    ----------
    step
        Spacing of the nodes.
    nodes
        Nodes along each axis; transforms have ``length`` ≥ 2·nodes.
    influence
        (length₀, length₁/2 + 1) float32 transform of the kernel over the spline's square.
    offset
        What was subtracted from the kernel.
    """

    step: float
    nodes: tuple[int, int]
    length: tuple[int, int]
    influence: Singles
    offset: float


@dataclass
class Mesh:
    """Sums of one kernel with plans that follow the layout.

    Attributes
    ----------
    gaussian
        e^{−r²} instead of 1/(1+r²).
    threads
        For the transforms; the result does not depend on it.
    """

    gaussian: bool = False
    threads: int = 1
    plan: Plan | None = field(default=None, repr=False)

    def sums(self, Y: Singles, charge: Singles, spacing: float, context: Context) -> Steps[tuple[Singles, Singles]]:
        """φ (n,) and ∇φ (n, 2) at the points themselves (own charge included), nodes ``spacing`` apart or closer."""
        low, high = extent(Y)
        plan = self.plan = yield from self._planned(high - low, spacing, context)
        grid = np.zeros(plan.nodes, np.float32)
        step = np.float32(plan.step)
        kernels.spread(Y, charge, low, step, grid)
        potential = yield from self._convolved(grid, plan, context)
        value, gradient = np.empty(len(Y), np.float32), np.empty((len(Y), 2), np.float32)
        kernels.gather(Y, low, step, potential, value, gradient)
        if plan.offset:
            value += np.float32(plan.offset * charge.sum(dtype=np.float64))
        return value, gradient

    def _convolved(self, grid: Singles, plan: Plan, context: Context) -> Steps[Singles]:
        """Only rows and columns that hold nodes are transformed along the first axis."""
        along = fft.rfft(grid, plan.length[1], axis=1, workers=self.threads)
        both = fft.fft(along, plan.length[0], axis=0, workers=self.threads, overwrite_x=True)
        kernels.multiply(both, plan.influence)
        if both.size > _LARGE:
            context.check()
            yield Step(STAGE, 0, 0)
        back = fft.ifft(both, axis=0, workers=self.threads, overwrite_x=True)[: plan.nodes[0]]
        potential: Singles = fft.irfft(back, plan.length[1], axis=1, workers=self.threads, overwrite_x=True)
        return potential

    def _planned(self, extent: npt.NDArray[np.floating], spacing: float, context: Context) -> Steps[Plan]:
        """The present plan if it still fits, else a new one: spacings halve in two steps."""
        longest = max(float(extent.max()), 1e-7)
        halvings = max(0.0, np.ceil(2 * np.log2(spacing * _FEWEST / longest) - 1e-9))
        step = spacing * 2 ** (-halvings / 2)
        need = np.ceil(extent / step).astype(int) + kernels.ORDER + 1
        now = self.plan
        if now is not None and now.step == step and all(need <= now.nodes) and all(need * _SURPLUS + 8 > now.nodes):
            return now
        return (yield from plan_of(step, need, self.gaussian, context))


def plan_of(step: float, need: npt.NDArray[np.integer], gaussian: bool, context: Context) -> Steps[Plan]:
    """Plan a grid of at least ``need`` nodes along each axis."""
    room = [int(np.ceil(n * _ROOM)) for n in need]
    reach = int(np.ceil(_GAUSSIAN_REACH / step))
    length = [_even_fast(n + min(n, reach) if gaussian else 2 * n) for n in room]
    nodes = tuple(room if gaussian else [n // 2 for n in length])
    offset = 1.0 if step * max(need) < _TINY else 0.0
    influence = yield from _influence(length, step, gaussian, offset, context)
    return Plan(step, (nodes[0], nodes[1]), (length[0], length[1]), influence, offset)


def _influence(length: list[int], step: float, gaussian: bool, offset: float, context: Context) -> Steps[Singles]:
    """Transform of the even kernel from a quarter of its values, over the squares of the splines'."""
    across, down = ((np.arange(n // 2 + 1) * step) ** 2 for n in length)
    spectra = [_spline_spectrum(n) ** 2 for n in length]
    rows, columns = len(across), len(down)
    quarter, half = np.empty((rows, columns)), np.empty((length[0], columns), np.float32)
    for part in _slices(rows, columns):
        r2 = across[part, None] + down[None, :]
        quarter[part] = fft.dct((np.exp(-r2) if gaussian else 1 / (1 + r2)) - offset, type=1, axis=1)
        context.check()
        yield Step(STAGE, 0, 0)
    for part in _slices(columns, rows):
        line = fft.dct(quarter[:, part], type=1, axis=0) / (spectra[0][:, None] * spectra[1][None, part])
        half[:rows, part], half[rows:, part] = line, line[-2:0:-1]
        context.check()
        yield Step(STAGE, 0, 0)
    return half


def _slices(count: int, width: int) -> list[slice]:
    many = max(1, _LARGE // width)
    return [slice(first, first + many) for first in range(0, count, many)]


def _spline_spectrum(length: int) -> Floats:
    """Transform of the spline's values 1, 26, 66, 26, 1 (over 120) at the nodes."""
    k = 2 * np.pi * np.arange(length // 2 + 1) / length
    return np.asarray((66 + 52 * np.cos(k) + 2 * np.cos(2 * k)) / 120)


def _even_fast(n: int) -> int:
    """The next even length that the transform likes."""
    return 2 * int(fft.next_fast_len(-(-n // 2), real=True))
