from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.errors import AppError
from minentropy_app.model.imports import PairBatch
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.pairs import PairOptions, read_pairs
from minentropy_app.text import put

from ._reading import write


def read(path: Path, **options: Any) -> PairBatch:
    batch = drain(read_pairs(path, PairOptions(**options), Context()))
    r = batch.report
    assert r.rows == r.accepted + r.duplicates + r.excluded + r.rejected_count
    assert batch.items.keys == sorted(set(batch.items.keys))
    return batch


def named(batch: PairBatch) -> dict[tuple[str, str], float]:
    keys = batch.items.keys
    return {(keys[i], keys[j]): c for i, j, c in zip(batch.first, batch.second, batch.count.tolist(), strict=True)}


def test_symmetric_unless_ordered(tmp_path: Path) -> None:
    path = write(
        tmp_path / "p.csv",
        [["item_a", "item_b", "count"], ["x", "y", 3], ["y", "x", 2], ["x", "z", "0,5"], ["x", "x", 9]],
    )
    batch = read(path)
    assert named(batch) == {("x", "y"): 5, ("y", "x"): 5, ("x", "z"): 0.5, ("z", "x"): 0.5}
    assert (batch.report.accepted, batch.report.excluded, batch.ordered) == (3, 1, False)
    assert named(read(path, ordered=True)) == {("x", "y"): 3, ("y", "x"): 2, ("x", "z"): 0.5}


def test_bad_rows_are_listed(tmp_path: Path) -> None:
    rows = [
        ["a", "b", 1],
        ["a", "c", -1],
        ["a", "c", "nan"],
        ["a", "c", "inf"],
        ["a", "c", "many"],
        ["a", "", 2],
        ["a", "c", ""],
        ["a", "b", 1, 1],
    ]
    report = read(write(tmp_path / "p.csv", rows)).report
    assert [(r.row, put(r.why, **r.fields)) for r in report.rejected] == [
        (8, "The row has 4 fields where the table has 3 columns."),
        (2, "The count -1 is negative or not finite."),
        (3, "The count nan is negative or not finite."),
        (4, "The count inf is negative or not finite."),
        (5, "The count many is no number."),
        (6, "The row does not name two items."),
        (7, 'The count "" is no number.'),
    ]
    assert report.accepted == 1


def test_columns_in_any_place_and_no_count(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", [["n", "left", "right", "note"], [4, "a", "b", ""], [1, "b", "c", ""]])
    assert named(read(path))["a", "b"] == 4
    given = read(path, columns={"first": "right", "second": "2", "count": "n"}, ordered=True)
    assert named(given) == {("b", "a"): 4, ("c", "b"): 1}
    bare = write(tmp_path / "b.csv", [["a", "b"], ["a", "b"], ["b", "c"]])
    assert named(read(bare, header=False))["b", "a"] == 2


def test_failures(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="only one column"):
        read(write(tmp_path / "one.csv", [["a"], ["b"]]))
    with pytest.raises(AppError, match="No pair is left of 1 row"):
        read(write(tmp_path / "n.csv", [["a", "b", -2]]))
    with pytest.raises(AppError, match="No pair is left"):
        read(write(tmp_path / "s.csv", [["a", "a", 2]]))
    with pytest.raises(AppError, match="no column zz"):
        read(write(tmp_path / "c.csv", [["a", "b", 2]]), columns={"first": "zz"})


ITEM = st.sampled_from("abcd")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(ITEM, ITEM, st.floats(0, 1e6)), min_size=1, max_size=30), st.randoms())
def test_sums_agree_and_do_not_depend_on_row_order(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Any], order: Any
) -> None:
    folder = tmp_path_factory.mktemp("pairs")
    expected: Counter[tuple[str, str]] = Counter()
    for a, b, c in rows:
        if a != b:
            expected[a, b] += c
            expected[b, a] += c
    shuffled = list(rows)
    order.shuffle(shuffled)
    if not expected:
        return
    first = read(write(folder / "a.csv", rows), header=False)
    second = read(write(folder / "b.csv", shuffled), header=False)
    assert named(first) == pytest.approx(dict(expected))
    assert named(first) == named(second)


def test_commas_between_thousands_are_no_decimal_marks(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", [["a", "b", "count"], ["x", "y", "1,234"], ["x", "z", "12,000,000"]])
    assert set(named(read(path)).values()) == {1234, 12_000_000}
    (tmp_path / "q.csv").write_text("a;b;count\nx;y;1,234\n", "utf-8")
    assert named(read(tmp_path / "q.csv"))["x", "y"] == 1.234


def test_only_pairs_with_oneself_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", [["item_a", "item_b", "count"], ["x", "x", 3]])
    with pytest.raises(AppError, match="all pair an item with itself") as failure:
        read(path)
    assert failure.value.remedy
