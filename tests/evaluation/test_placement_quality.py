from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.evaluation.placement_quality import class_neighbours
from minentropy_app.model.inputs import NO_CLASS


def test_separate_classes_are_each_others_neighbours() -> None:
    rng = np.random.default_rng(0)
    v = np.r_[rng.normal(size=(30, 3)), rng.normal(size=(20, 3)) + 100]
    classes = np.r_[np.zeros(30, int), np.ones(20, int)].astype(np.int32)
    found = class_neighbours(v, classes)
    assert found.share == 1
    assert found.chance == pytest.approx((30 * 29 + 20 * 19) / (50 * 49))


def test_random_classes_reach_chance_only() -> None:
    rng = np.random.default_rng(1)
    found = class_neighbours(rng.normal(size=(3000, 3)), rng.integers(0, 4, 3000).astype(np.int32))
    assert found.share == pytest.approx(found.chance, abs=0.01)


def test_the_share_is_that_of_all_pairs_counted_one_by_one() -> None:
    rng = np.random.default_rng(2)
    v, classes = rng.normal(size=(60, 3)), rng.integers(0, 3, 60).astype(np.int32)
    hits = []
    for i in range(60):
        order = np.argsort(np.linalg.norm(v - v[i], axis=1))[1:11]
        hits += list(classes[order] == classes[i])
    assert class_neighbours(v, classes).share == pytest.approx(np.mean(hits))


def test_books_without_class_and_tiny_libraries() -> None:
    v = np.zeros((3, 3))
    assert class_neighbours(v, np.array([NO_CLASS, 2, NO_CLASS], np.int32)).share is None
    found = class_neighbours(v, np.array([1, 1, 1], np.int32))
    assert (found.share, found.chance) == (1, 1)
