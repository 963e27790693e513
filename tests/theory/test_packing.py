from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.engines.lattice import BALL_FRAMES, HALF_FRAMES, nearest_sites
from minentropy_app.theory.packing import packing_distances, packing_radii
from minentropy_app.theory.total_cost import smallest_distance, smallest_radius

N = 2000


def test_never_weaker_than_the_volume_bound_and_never_falling() -> None:
    radii, distances = packing_radii(N), packing_distances(N)
    assert (radii >= [smallest_radius(k) - 1e-12 for k in range(1, N + 1)]).all()
    assert (distances >= [smallest_distance(k) - 1e-7 for k in range(1, N + 1)]).all()
    assert (np.diff(radii) >= 0).all()
    assert (np.diff(distances) >= 0).all()


@pytest.mark.parametrize("frame", [*BALL_FRAMES, *HALF_FRAMES], ids=lambda frame: frame.name)
def test_the_densest_lattice_keeps_to_the_bounds(frame) -> None:
    assert (nearest_sites(N, frame).radius >= packing_radii(N) - 1e-12).all()


def test_neighbours_in_the_densest_packings_keep_to_the_bounds() -> None:
    cubic = nearest_sites(N).radius[1:]
    assert (cubic >= packing_distances(N - 1) - 1e-12).all()
    assert (hexagonal() >= packing_distances(len(hexagonal())) - 1e-12).all()


def hexagonal() -> np.ndarray:
    """Distances from a site of the hexagonal close packing (layers ABAB)."""
    axis = np.arange(-9, 10)
    i, j, k = (c.ravel() for c in np.meshgrid(axis, axis, axis, indexing="ij"))
    odd = k % 2
    x, y, z = i + j / 2 + odd / 2, j * np.sqrt(3) / 2 + odd / np.sqrt(12), k * np.sqrt(2 / 3)
    distances = np.sort(np.sqrt(x**2 + y**2 + z**2))[1:]
    return distances[distances < 6]


def test_an_icosahedron_has_room_for_twelve_but_no_thirteenth() -> None:
    golden = (1 + np.sqrt(5)) / 2
    corners = [(0, a, b * golden) for a in (-1, 1) for b in (-1, 1)]
    corners = np.array([np.roll(c, turn) for c in corners for turn in range(3)], float)
    corners /= np.linalg.norm(corners, axis=1)[:, None]
    apart = np.linalg.norm(corners[:, None] - corners[None], axis=2)[~np.eye(12, dtype=bool)].min()
    assert apart == pytest.approx(1.0514622)
    assert packing_distances(13)[11] <= 1 < packing_distances(13)[12]


def test_five_and_six_points_fit_an_octahedron() -> None:
    assert packing_radii(6)[4:] == pytest.approx([np.sqrt(0.5)] * 2)
