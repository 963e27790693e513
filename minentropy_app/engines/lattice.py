"""Sites of the face-centred cubic lattice round the entrance: the densest packing of books.

Whole-number coordinates have an even sum (the D3 form of the FCC lattice); divided by √2 the
nearest sites are 1 apart. That packing has the greatest density of all (Hales 2005).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Floats, Ids, Ints

BALL, HALF = "ball", "half"

_FLAT = np.eye(3)
#: Rows are the axes of a lattice whose triangular layers lie level: z along (1, 1, 1).
_TRIANGULAR = np.array([[1, -1, 0], [1, 1, -2], [1, 1, 1]]) / np.sqrt([[2], [6], [3]])


@dataclass(frozen=True)
class Frame:
    """How a lattice lies to the entrance.

    ``offset`` is where the entrance is, in whole-number coordinates; ``turn`` the rotation applied
    after it has been moved to the origin.
    """

    name: str
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)
    triangular: bool = False

    @property
    def turn(self) -> Floats:
        """(3, 3) rotation whose rows are the new axes."""
        return _TRIANGULAR if self.triangular else _FLAT


#: The entrance on a site: the lattice of the references S_popularity and S_random.
SITE = Frame("site")
_THIRD = 2 / 3
#: The symmetric places of an entrance in a full lattice.
BALL_FRAMES = (
    SITE,
    Frame("bond middle", (0.5, 0.5, 0.0)),
    Frame("triangle centre", (_THIRD, _THIRD, _THIRD)),
    Frame("tetrahedral hole", (0.5, 0.5, 0.5)),
    Frame("octahedral hole", (1.0, 0.0, 0.0)),
)
#: Lattices with a layer on the entrance's floor, square layers or triangular ones. The triangular
#: floor is the plane x + y + z = 0, so its offsets lie in that plane.
HALF_FRAMES = (
    SITE,
    Frame("square layers, bond middle", (0.5, 0.5, 0.0)),
    Frame("square layers, square centre", (1.0, 0.0, 0.0)),
    Frame("triangular layers, site", triangular=True),
    Frame("triangular layers, bond middle", (0.5, -0.5, 0.0), triangular=True),
    Frame("triangular layers, triangle centre", (_THIRD, -_THIRD / 2, -_THIRD / 2), triangular=True),
)


def frames(space: str) -> tuple[Frame, ...]:
    """Return the lattices worth trying in a space."""
    return HALF_FRAMES if space == HALF else BALL_FRAMES


@dataclass(frozen=True)
class Sites:
    """Sites by distance from the entrance (ties: x, y, z).

    Attributes
    ----------
    frame
        How the lattice lies.
    whole
        (N, 3) whole-number coordinates.
    positions
        (N, 3) coordinates, the entrance at the origin, nearest sites 1 apart.
    radius
        (N,) distance from the entrance.
    index
        (2R+1, 2R+1, 2R+1) number of the site at ``whole + R``, −1 outside the chosen ones.
    """

    frame: Frame
    whole: Ints
    positions: Floats
    radius: Floats
    index: Ints

    @property
    def reach(self) -> int:
        """R: half the width of ``index``."""
        return len(self.index) // 2


def nearest_sites(count: int, frame: Frame = SITE, space: str = BALL) -> Sites:
    """Return the ``count`` sites nearest the entrance; only those above its floor in a half space."""
    whole = _block(count, space)
    positions = (whole - np.array(frame.offset)) @ frame.turn.T / np.sqrt(2)
    if space == HALF:
        above = positions[:, 2] > -1e-9
        whole, positions = whole[above], positions[above]
        # A turned layer on the floor lies 1e-16 below it by rounding.
        positions[:, 2] = np.where(positions[:, 2] < 1e-9, 0.0, positions[:, 2])
    # Squares of distances on a lattice repeat exactly: rounding makes true ties of what floating
    # point tells apart, so that x, y, z decide.
    square = np.round((positions**2).sum(axis=1), 9)
    x, y, z = np.round(positions, 9).T
    order = np.lexsort((z, y, x, square))[:count]
    chosen, positions = whole[order].astype(np.int32), positions[order]
    reach = int(np.abs(chosen).max(initial=0)) + 1
    index = np.full((2 * reach + 1,) * 3, -1, np.int32)
    index[tuple((chosen + reach).T)] = np.arange(len(chosen), dtype=np.int32)
    return Sites(frame, chosen, positions, np.linalg.norm(positions, axis=1), index)


def _block(count: int, space: str) -> Ids:
    """All lattice points of a cube that holds the ``count`` nearest ones of any frame."""
    wanted = count * (2 if space == HALF else 1)
    # A ball of radius ρ holds about (4/3)πρ³/2 points with an even sum; 3 more for offset and surface.
    reach = int(np.ceil((wanted * 2 * 3 / (4 * np.pi)) ** (1 / 3))) + 3
    axis = np.arange(-reach, reach + 1)
    x, y, z = np.meshgrid(axis, axis, axis, indexing="ij")
    points = np.stack([x.ravel(), y.ravel(), z.ravel()], axis=1)
    return np.asarray(points[points.sum(axis=1) % 2 == 0])


def mean_distances(sites: Sites) -> tuple[float, float]:
    """Return the mean distance from the entrance, and between two different sites, exactly.

    The second is Σ_v N(v)‖v‖ / n(n−1), where N(v), the ordered pairs of sites with difference v, is
    the autocorrelation of the lattice: one FFT instead of n² distances.
    """
    n = len(sites.radius)
    entrance = float(sites.radius.mean()) if n else 0.0
    if n < 2:
        return entrance, 0.0
    present = (sites.index >= 0).astype(np.float64)
    width = 2 * len(present)
    spectrum = np.fft.rfftn(present, (width,) * 3, axes=(0, 1, 2))
    pairs = np.rint(np.fft.irfftn(np.abs(spectrum) ** 2, (width,) * 3, axes=(0, 1, 2)))
    step = np.fft.fftfreq(width, 1 / width)
    x, y, z = np.meshgrid(step, step, step, indexing="ij", sparse=True)
    total = float((pairs * np.sqrt((x**2 + y**2 + z**2) / 2)).sum())
    return entrance, total / (n * (n - 1))
