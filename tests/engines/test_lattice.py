from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import cKDTree

from minentropy_app.engines.lattice import BALL_FRAMES, HALF, HALF_FRAMES, mean_distances, nearest_sites
from minentropy_app.theory.costs import distances


@pytest.mark.parametrize("count", [1, 2, 13, 500])
@pytest.mark.parametrize("frame", [*BALL_FRAMES, *HALF_FRAMES], ids=lambda frame: frame.name)
def test_sites_are_one_apart_and_the_nearest_ones(frame, count: int) -> None:
    for space in ("ball", HALF):
        sites = nearest_sites(count, frame, space)
        assert len(sites.positions) == count
        assert (np.diff(np.round(sites.radius, 9)) >= 0).all()
        if count > 1:
            assert distances(sites.positions)[~np.eye(count, dtype=bool)].min() >= 1 - 1e-12
        assert space == "ball" or (sites.positions[:, 2] > -1e-9).all()
        more = nearest_sites(8 * count + 200, frame, space)
        assert np.allclose(more.positions[:count], sites.positions)
        reach = sites.reach
        assert all(sites.index[tuple(w + reach)] == k for k, w in enumerate(sites.whole))


def test_no_site_is_missing() -> None:
    """A lattice of spacing 1 has √2 sites per unit volume: count them in a ball."""
    sites = nearest_sites(20_000)
    radius = sites.radius[-1]
    assert len(sites.radius) / (4 / 3 * np.pi * radius**3) == pytest.approx(np.sqrt(2), rel=0.01)
    assert (
        np.array(cKDTree(sites.positions).query_ball_point(sites.positions[:4000], 1.01, return_length=True)) == 13
    ).all()


def test_no_site_of_a_half_space_lies_below_the_floor() -> None:
    assert all(nearest_sites(300, frame, HALF).positions[:, 2].min() == 0 for frame in HALF_FRAMES)


def test_ties_go_by_x_then_y_then_z() -> None:
    first = nearest_sites(13).whole[1:]
    assert [tuple(w) for w in first] == sorted(tuple(w) for w in first)
    assert tuple(first[0]) == (-1, -1, 0)


@pytest.mark.parametrize("count", [2, 3, 40, 333])
def test_mean_distances_are_exact(count: int) -> None:
    sites = nearest_sites(count)
    near, apart = mean_distances(sites)
    assert near == pytest.approx(sites.radius.mean())
    assert apart == pytest.approx(distances(sites.positions)[~np.eye(count, dtype=bool)].mean(), rel=1e-12)
