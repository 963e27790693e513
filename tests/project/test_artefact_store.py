from __future__ import annotations

import dataclasses
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as nst

from minentropy_app.errors import AppError
from minentropy_app.model.results import RESULT_KINDS, Embedding, Pairs, Placement
from minentropy_app.project.artefact_store import load_result, save_result, verify
from tests.project.helpers import placement

arrays = nst.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.int32, np.uint8]), nst.array_shapes(max_dims=2, min_side=0)
)
metrics = st.dictionaries(st.text(max_size=5), st.none() | st.integers() | st.floats() | st.booleans() | st.text())


def value_of(field: dataclasses.Field[Any]) -> st.SearchStrategy[Any]:
    if field.name == "metrics":
        return metrics
    if "tuple" in str(field.type):
        return st.lists(st.text()).map(tuple)
    return st.text() if "str" in str(field.type) else arrays


@pytest.mark.parametrize("kind", RESULT_KINDS)
@given(data=st.data())
@settings(deadline=None, max_examples=25)
def test_every_kind_of_result_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    cls = RESULT_KINDS[kind]
    result = cls(**{f.name: data.draw(value_of(f), label=f.name) for f in dataclasses.fields(cls)})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        saved = save_result(folder, result)
        for file in saved.files:
            verify(folder, file, "x")
        back = load_result(folder, kind, saved.files, result.metrics, "x")
    assert type(back) is cls
    for field in dataclasses.fields(cls):
        one, two = getattr(result, field.name), getattr(back, field.name)
        if isinstance(one, np.ndarray):
            assert one.dtype == two.dtype
            np.testing.assert_array_equal(one, two)
        elif field.name != "metrics":
            assert one == two


def test_a_file_that_vanished_or_changed_says_what_to_run_again(tmp_path: Path) -> None:
    saved = save_result(tmp_path, placement([1, 2, 3]))
    (file,) = (file for file in saved.files if file.kind == "arrays")
    path = tmp_path / file.path
    content = path.read_bytes()
    for harm in (lambda: path.write_bytes(content[:-5]), path.unlink):
        harm()
        with pytest.raises(AppError, match="placed") as caught:
            load_result(tmp_path, "placement", saved.files, {}, "placed")
        assert "Run placed again" in caught.value.remedy
    flipped = bytearray(content)
    flipped[len(content) // 2] ^= 1
    path.write_bytes(flipped)
    with pytest.raises(AppError, match="altered"):
        verify(tmp_path, file, "placed")
    path.write_bytes(b"x" * len(content))
    with pytest.raises(AppError, match="altered"):
        load_result(tmp_path, "placement", saved.files, {}, "placed")
    with pytest.raises(AppError, match="missing"):
        load_result(tmp_path, "placement", (), {}, "placed")


def test_equal_results_give_equal_files(tmp_path: Path) -> None:
    one, two = (save_result(tmp_path, placement([1, 2, 3])) for _ in range(2))
    assert [f.sha256 for f in one.files] == [f.sha256 for f in two.files]
    assert {f.path for f in one.files}.isdisjoint(f.path for f in two.files)


def test_arrays_are_plain_npz_without_pickle(tmp_path: Path) -> None:
    saved = save_result(tmp_path, placement([1, 2, 3]))
    (file,) = (file for file in saved.files if file.kind == "arrays")
    with zipfile.ZipFile(tmp_path / file.path) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_what_cannot_be_stored_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    objects = np.array([{}], object)
    for bad in (
        Placement(objects, np.zeros(1), np.zeros(1), "x"),
        Placement(np.zeros(1, np.int64), np.zeros(1), np.zeros(1), object()),  # type: ignore[arg-type]
        "no result",
    ):
        with pytest.raises(TypeError):
            save_result(tmp_path, bad)
    assert not list(tmp_path.rglob("*.*"))


def test_all_kinds_are_covered() -> None:
    assert {Pairs, Placement, Embedding} <= set(RESULT_KINDS.values())
