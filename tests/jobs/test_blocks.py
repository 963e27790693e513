"""Snapshots in shared memory: whole or refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from minentropy_app.jobs import blocks
from minentropy_app.model.results import Pairs, Placement


@pytest.fixture
def folder() -> Iterator[Path]:
    folder = blocks.make_folder()
    yield folder
    blocks.remove_folder(folder)
    assert not folder.exists()


def placement(n: int, value: float) -> Placement:
    return Placement(np.arange(n, dtype=np.int64), np.full((n, 3), value), np.ones(n), "lattice", {"S": value})


def test_the_two_latest_snapshots_can_be_read_and_older_ones_are_refused(folder: Path) -> None:
    writer = blocks.BlockWriter(folder)
    told = [writer.write("placement", placement(4, float(k))) for k in range(3)]
    writer.close()
    assert blocks.read(**told[0]) is None
    for k in (1, 2):
        result = blocks.read(**told[k])
        assert isinstance(result, Placement)
        assert (result.positions == k).all() and result.metrics == {"S": k} and result.method == "lattice"
        assert result.item_ids.tolist() == [0, 1, 2, 3]


def test_a_larger_result_gets_a_larger_block(folder: Path) -> None:
    writer = blocks.BlockWriter(folder)
    small = writer.write("placement", placement(2, 1.0))
    large = writer.write("placement", placement(5000, 2.0))
    writer.close()
    assert small["block"] != large["block"]
    assert blocks.read(**large).positions.shape == (5000, 3)


def test_empty_arrays_and_tuples_survive(folder: Path) -> None:
    empty = np.empty(0)
    ids, ints = empty.astype(np.int64), empty.astype(np.int32)
    pairs = Pairs(ids, ids, ints, empty, empty, ints, ints, ("A", "B"), {})
    writer = blocks.BlockWriter(folder)
    back = blocks.read(**writer.write("pairs", pairs))
    writer.close()
    assert back.class_names == ("A", "B")
    assert back.item_ids.dtype == np.int64 and len(back.weights) == 0


def test_a_block_being_overwritten_is_refused(folder: Path) -> None:
    writer = blocks.BlockWriter(folder)
    told = writer.write("placement", placement(4, 1.0))
    with Path(told["block"]).open("r+b") as file:
        file.seek(told["layout"]["start"])
        file.write((told["layout"]["sequence"] + 1).to_bytes(8, "little"))
    writer.close()
    assert blocks.read(**told) is None
    blocks.remove_folder(folder)
    assert blocks.read(**told) is None
