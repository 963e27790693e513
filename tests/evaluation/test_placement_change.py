from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.evaluation.placement_change import moved


def orthogonal(rng: np.random.Generator) -> np.ndarray:
    return np.linalg.qr(rng.normal(size=(3, 3)))[0]


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**6), st.integers(4, 30))
def test_turned_and_mirrored_placements_are_the_same(seed, n):
    rng = np.random.default_rng(seed)
    places, ids = rng.normal(size=(n, 3)), rng.permutation(1000)[:n]
    order = rng.permutation(n)
    found = moved((ids, places), (ids[order], (places @ orthogonal(rng))[order]), rng.random(n))
    assert found.distance.max() < 1e-9
    assert found.item_ids.tolist() == sorted(ids.tolist())


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**6))
def test_no_other_motion_brings_the_placements_closer(seed):
    rng = np.random.default_rng(seed)
    a, b, w = rng.normal(size=(12, 3)), rng.normal(size=(12, 3)), rng.random(12)
    ids = np.arange(12)
    best = moved((ids, a), (ids, b), w).typical ** 2 * w.sum()
    for _ in range(20):
        other = a - b @ orthogonal(rng).T
        assert best <= w @ (other**2).sum(axis=1) + 1e-9


def test_one_book_moved_is_found_with_its_distance():
    rng = np.random.default_rng(1)
    a = rng.normal(size=(60, 3))
    b = a.copy()
    b[7] += (3.0, 0.0, 0.0)
    weights = np.ones(60)
    weights[7] = 0.0
    found = moved((np.arange(60), a), (np.arange(60), b), weights)
    assert int(found.distance.argmax()) == 7
    np.testing.assert_allclose(found.distance[7], 3.0, rtol=1e-9)


def test_upright_placements_are_not_tipped_over():
    a = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    tipped = a[:, [0, 2, 1]]
    ids, w = np.arange(3), np.ones(3)
    assert moved((ids, a), (ids, tipped), w).distance.max() < 1e-9
    assert moved((ids, a), (ids, tipped), w, upright=True).distance.max() > 0.5


def test_books_of_only_one_placement_are_left_out():
    place = np.ones((2, 3))
    found = moved((np.array([1, 2]), place), (np.array([2, 3]), place), np.ones(2))
    assert found.item_ids.tolist() == [2]
    assert moved((np.array([1]), place[:1]), (np.array([2]), place[:1]), np.ones(1)).typical == 0.0
