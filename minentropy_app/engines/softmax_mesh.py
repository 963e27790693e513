"""The fields of the softmax costs on a mesh: linear in the number of points.

Both kernels factor over the axes, e^{−‖t−s‖²} = Π_a e^{−(t_a−s_a)²} and e^{⟨t,s⟩} = Π_a e^{t_a s_a}.
Sources are spread to a grid (Lagrange, six nodes an axis), the grid is multiplied by one small
matrix per axis, and the product is interpolated at the targets: O(n + G⁴) instead of O(n²).

For the dot product the error of a node spacing h is relative to each term, .005 (h·‖t‖)⁶, so h is
matched to the reach of the other side; for the Gaussian it is .6 h⁶ of the peak at most. Points far
out would need too fine or too large a grid; they are summed directly, and so are targets whose own
term outweighs the rest. ``core_of`` weighs the two kinds of work against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from minentropy_app.engines.kernels import mesh
from minentropy_app.engines.kernels.fields import GAUSSIAN
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Step, Steps

#: Node spacing of the Gaussian; spacing × reach of the other side for the dot product.
_GAUSSIAN_STEP, _DOT_STEP = 0.25, 0.45
#: CPU seconds of one directly summed pair, one multiplication on the grid, one point spread and gathered.
PAIR_SECONDS, _GRID_SECONDS, _POINT_SECONDS = 1.2e-9, 3e-10, 4e-7
#: Points spread or gathered between two Steps.
_POINTS = 25_000
#: Multiplications on the grid between two Steps.
_MULTIPLICATIONS = 1e8
#: The grid never has more nodes along an axis (memory: 4 G³ float64, twice).
_MOST_NODES = 120
#: Shares of the points that are tried as the part to go through the mesh.
_SHARES = (1.0, 0.999, 0.997, 0.99, 0.98, 0.96, 0.93, 0.9, 0.8)


@dataclass(frozen=True)
class Core:
    """The boxes |x − centre|_∞ <= reach of targets and sources that go through the mesh.

    ``seconds`` is the estimated CPU time of a pass, direct sums of the others included; ``linear``
    tells that little of it is more than spreading and gathering.
    """

    centre: Floats
    target_reach: float
    source_reach: float
    seconds: float
    linear: bool = False


@dataclass(frozen=True)
class Charged:
    """Sources: (m, 3) places from the centre, (m,) weights."""

    places: Floats
    weight: Floats


@dataclass(frozen=True)
class Axis:
    """Nodes low, low + step, … along every axis."""

    low: float
    step: float
    nodes: int

    @property
    def places(self) -> Floats:
        """(nodes,) coordinates."""
        return np.asarray(self.low + self.step * np.arange(self.nodes), np.float64)


def core_of(kind: int, targets: Floats, sources: Floats) -> Core:
    """Choose the boxes with the least estimated work."""
    centre = sources.mean(axis=0) if kind == GAUSSIAN else np.zeros(3)
    far_t, far_s = (np.sort(np.abs(x - centre).max(axis=1)) for x in (targets, sources))
    best = Core(centre, 0.0, 0.0, np.inf)
    for share in _SHARES:
        inside = [max(1, int(share * len(far))) for far in (far_t, far_s)]
        reach_t, reach_s = float(far_t[inside[0] - 1]), float(far_s[inside[1] - 1])
        axes = axes_of(kind, reach_t, reach_s)
        nodes = max(a.nodes for a in axes)
        direct = (len(far_t) - inside[0]) * len(far_s) + (len(far_s) - inside[1]) * len(far_t)
        points = _POINT_SECONDS * sum(inside)
        seconds = 12 * _GRID_SECONDS * nodes**4 + points + PAIR_SECONDS * direct
        if nodes <= _MOST_NODES and seconds < best.seconds:
            best = Core(centre, reach_t, reach_s, seconds, seconds < 4 * points)
    return best


def axes_of(kind: int, target_reach: float, source_reach: float) -> tuple[Axis, Axis]:
    """Grids that hold targets and sources within these reaches (coordinates from the centre)."""
    if kind == GAUSSIAN:
        reach = max(target_reach, source_reach)
        return (_axis(reach, _GAUSSIAN_STEP),) * 2
    return (
        _axis(target_reach, _DOT_STEP / max(source_reach, 1.0)),
        _axis(source_reach, _DOT_STEP / max(target_reach, 1.0)),
    )


def _axis(reach: float, step: float) -> Axis:
    return Axis(-reach - 3 * step, step, int(np.ceil(2 * reach / step)) + 7)


def mesh_field(
    kind: int, targets: Floats, sources: Charged, axes: tuple[Axis, Axis], step: Callable[[], Step]
) -> Steps[Floats]:
    """Return (n, 4): Σ_s weight_s e^{f(t, s)} (1, s), targets and sources measured from the centre."""
    target_axis, source_axis = axes
    grid = np.zeros((source_axis.nodes, source_axis.nodes, 4 * source_axis.nodes))
    for part in _parts(len(sources.places)):
        mesh.spread(sources.places[part], sources.weight[part], source_axis.low, source_axis.step, grid)
        yield step()
    t, s = target_axis.places[:, None], source_axis.places[None, :]
    factor = np.exp(-((t - s) ** 2)) if kind == GAUSSIAN else np.exp(t * s)
    shape: tuple[int, ...] = (source_axis.nodes,) * 3
    for _ in range(3):
        product = np.empty((target_axis.nodes, 4 * shape[1] * shape[2]))
        columns = product.shape[1]
        wide = max(1, int(_MULTIPLICATIONS / factor.size))
        for first in range(0, columns, wide):
            mesh.multiply(factor, grid.reshape(shape[0], -1), product, first, min(first + wide, columns))
            yield step()
        grid = np.ascontiguousarray(product.reshape(-1, shape[1], shape[2], 4).transpose(1, 2, 0, 3))
        shape = grid.shape[:3]
    grid = grid.reshape(shape[0], shape[1], -1)
    field = np.empty((len(targets), 4))
    for part in _parts(len(targets)):
        mesh.gather(targets[part], grid, target_axis.low, target_axis.step, field[part])
        yield step()
    return field


def _parts(n: int) -> Iterator[slice]:
    return (slice(first, first + _POINTS) for first in range(0, n, _POINTS))
