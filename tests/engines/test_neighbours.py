"""Neighbours against brute force in float64; affinities against the definition."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from minentropy_app.engines import neighbours as module
from minentropy_app.engines.neighbours import NeighbourOptions, Neighbours, neighbours
from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, drain


def clouds(n: int, d: int = 20, seed: int = 0) -> Floats:
    """Some clouds of different width."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(12, d)) * 2
    which = rng.integers(0, 12, n)
    return centres[which] + rng.normal(size=(n, d)) * (0.2 + 0.1 * which[:, None])


def found(x: Floats, k: int, metric: str = "euclidean", limit: int = 20_000) -> Neighbours:
    return drain(neighbours(x, NeighbourOptions(k, metric, limit), Context()))


def brute(x: Floats, k: int) -> tuple[np.ndarray, Floats]:
    d = ((x[:, None] - x[None]) ** 2).sum(axis=2)
    np.fill_diagonal(d, np.inf)
    order = np.argsort(d, axis=1, kind="stable")[:, :k]
    return order, np.take_along_axis(d, order, axis=1)


def test_exact_neighbours_are_those_of_brute_force() -> None:
    x = clouds(700)
    near = found(x, 15)
    order, squares = brute(x, 15)
    assert (near.indices == order).mean() > 0.999
    np.testing.assert_allclose(near.squares, squares, rtol=1e-4)
    assert near.recall == 1.0


def test_cosine_measures_between_directions() -> None:
    x = clouds(300)
    near = found(x * np.linspace(0.1, 9, 300)[:, None], 8, "cosine")
    unit = x / np.linalg.norm(x, axis=1, keepdims=True)
    order, squares = brute(unit, 8)
    assert (near.indices == order).mean() > 0.99
    np.testing.assert_allclose(near.squares, squares, rtol=1e-3, atol=1e-6)


def test_duplicates_are_neighbours_at_distance_nought_never_oneself() -> None:
    x = np.repeat(clouds(40), 30, axis=0)
    near = found(x, 20)
    assert near.squares.max() == 0
    assert (near.indices // 30 == (np.arange(1200) // 30)[:, None]).all()
    assert not (near.indices == np.arange(1200)[:, None]).any()
    assert all(len(set(row)) == 20 for row in near.indices.tolist())


def test_cells_reach_the_recall_they_report() -> None:
    x = clouds(6000, 30)
    near = found(x, 30, limit=1000)
    order, _ = brute(x[:, :], 30) if len(x) < 1000 else (found(x, 30, limit=6000).indices, None)
    true = np.mean([np.isin(a, b).mean() for a, b in zip(order, near.indices, strict=True)])
    assert true > 0.95
    assert abs(true - near.recall) < 0.02
    assert near.recall < 1 or true == 1


def test_few_vectors_have_all_others_as_neighbours() -> None:
    near = found(clouds(5), 90)
    assert near.indices.shape == (5, 4)
    assert [sorted({*row.tolist(), i}) for i, row in enumerate(near.indices)] == [[0, 1, 2, 3, 4]] * 5


def test_rows_that_are_not_numbers_are_named() -> None:
    x = clouds(50)
    x[6, 3] = np.nan
    x[30, 0] = np.inf
    with pytest.raises(AppError) as wrong:
        found(x, 5)
    assert wrong.value.fields == {"count": 2, "rows": "7, 31"}


def test_a_zero_vector_has_no_direction() -> None:
    x = clouds(50)
    x[9] = 0
    assert found(x, 5).indices.shape == (50, 5)
    with pytest.raises(AppError) as wrong:
        found(x, 5, "cosine")
    assert wrong.value.fields["rows"] == "10"


def test_cancel_stops_between_tiles() -> None:
    context = Context()
    steps = neighbours(clouds(3000), NeighbourOptions(10), context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        next(steps)


@pytest.mark.parametrize("limit", [20_000, 500])
def test_the_number_of_threads_changes_nothing(limit: int) -> None:
    code = (
        "import hashlib, sys; from tests.engines.test_neighbours import clouds, found;"
        f"near = found(clouds(1500, 40), 20, limit={limit});"
        "print(hashlib.sha256(near.indices.tobytes() + near.squares.tobytes()).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    sums = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": threads},
        ).stdout
        for threads in ("1", "2", "3")
    }
    assert len(sums) == 1


def test_visitors_of_cells_are_entered_in_pieces_as_one_sort_puts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    near = np.argsort(rng.random((500, 9)), axis=1)[:, :4].astype(np.int32)
    near[near == 7] = 11
    monkeypatch.setattr(module, "_WORK", 100)
    steps = module._visitors(near, 12, Context())
    pieces = 0
    while True:
        try:
            next(steps)
            pieces += 1
        except StopIteration as end:
            visitors, start = end.value
            break
    assert pieces == 20
    assert np.array_equal(visitors, np.argsort(near.ravel(), kind="stable") // 4)
    assert np.array_equal(np.diff(start), np.bincount(near.ravel(), minlength=12))
