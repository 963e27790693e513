"""New points in old layouts, and one layout turned onto another."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.engines.affinities import AffinityOptions, from_vectors
from minentropy_app.engines.alignment import aligned
from minentropy_app.engines.layout_joining import placed, rows_from_pairs, rows_from_vectors
from minentropy_app.engines.tsne import LayoutOptions
from minentropy_app.model.step import Context, drain
from tests.engines.test_affinities import counts
from tests.engines.test_neighbours import clouds
from tests.engines.test_tsne import laid_out


@pytest.mark.parametrize("gaussian", [False, True])
def test_new_points_join_their_like(gaussian: bool) -> None:
    rng = np.random.default_rng(0)
    which = np.arange(400) % 8
    x = np.eye(8)[which] * 8 + rng.normal(size=(400, 8)) * 0.5
    stay, new = np.arange(350), np.arange(350, 400)
    p = drain(from_vectors(x[stay], AffinityOptions((15.0,)), Context()))
    Y = laid_out(p, x[stay], LayoutOptions(gaussian, 300, 100))
    rows = drain(rows_from_vectors(x, stay, new, 15.0, "euclidean", Context()))
    places = drain(placed(Y, rows, gaussian, Context()))
    nearest = ((places[:, None] - Y[None]) ** 2).sum(axis=2).argmin(axis=1)
    assert (which[nearest] == which[new]).mean() > 0.95
    alone = drain(
        placed(Y, drain(rows_from_vectors(x, stay, new[7:8], 15.0, "euclidean", Context())), gaussian, Context())
    )
    np.testing.assert_array_equal(alone[0], places[7])


def test_a_place_is_a_minimum_of_its_row() -> None:
    rng = np.random.default_rng(1)
    Y = rng.normal(size=(60, 2)) * 5
    x = clouds(61, 5)
    rows = drain(rows_from_vectors(x, np.arange(60), np.array([60]), 8.0, "euclidean", Context()))
    place = drain(placed(Y, rows, False, Context()))[0]

    def cost(z: np.ndarray) -> float:
        d = 1 + ((z - Y) ** 2).sum(axis=1)
        return float((rows.values * np.log(d[rows.indices])).sum() + np.log((1 / d).sum()))

    nearby = [cost(place + rng.normal(size=2) * 1e-2) for _ in range(50)]
    assert cost(place) <= min(nearby) + 1e-9


def test_pairs_give_rows_over_what_stays() -> None:
    c = np.array([[0.0, 2, 1, 3], [0, 0, 0, 0], [1, 0, 0, 0], [0, 4, 0, 0]])
    rows = rows_from_pairs(counts(c), np.array([0, 1]), np.array([2, 3]))
    assert rows.indptr.tolist() == [0, 1, 3]
    np.testing.assert_allclose(rows.values, [1, 3 / 7, 4 / 7])


def test_alignment_undoes_turning_mirroring_and_shifting() -> None:
    rng = np.random.default_rng(2)
    for dims in (2, 3):
        Y = rng.normal(size=(50, dims))
        turn = np.linalg.qr(rng.normal(size=(dims, dims)))[0]
        moved = Y @ turn + 7
        mine = np.arange(10, 30)
        np.testing.assert_allclose(aligned(moved, mine, Y[mine]), Y, atol=1e-10)
