from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from gensim.models import KeyedVectors
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.word2vec import huffman_tree
from minentropy_app.errors import AppError
from minentropy_app.exports import word2vec_npz
from minentropy_app.exports.projector import metadata_path, write_projector
from minentropy_app.exports.tables import Table
from minentropy_app.exports.word2vec_text import WORD2VEC_SUFFIXES, write_word2vec, written_labels
from minentropy_app.model.results import Embedding
from minentropy_app.model.step import drain

LABELS = ["红楼梦", "War and Peace", "War_and_Peace", "", "全 角　空白\u00a0", "a\nb\tc"]


def vectors(n: int = len(LABELS), d: int = 5) -> np.ndarray:
    return np.random.default_rng(1).normal(0, 10, (n, d)).astype(np.float32)


@pytest.mark.parametrize("suffix", WORD2VEC_SUFFIXES)
def test_gensim_reads_the_same_numbers_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"v{suffix}"
    write_word2vec(LABELS, vectors(), path)
    read = KeyedVectors.load_word2vec_format(str(path), binary=suffix == ".bin")
    assert read.index_to_key == written_labels(LABELS)
    assert np.array_equal(read.vectors, vectors())


def test_labels_lose_blanks_and_stay_apart() -> None:
    assert written_labels(LABELS) == ["红楼梦", "War_and_Peace", "War_and_Peace_2", "_", "全_角_空白", "a_b_c"]
    assert written_labels(["a", "a", "a_2", "a"]) == ["a", "a_3", "a_2", "a_4"]


@settings(deadline=None)
@given(st.lists(st.text(max_size=6), max_size=12))
def test_labels_are_unique_and_without_blanks(labels: list[str]) -> None:
    words = written_labels(labels)
    assert len(set(words)) == len(labels)
    assert all(word and len(word.split()) == 1 for word in words)


def test_word2vec_with_another_suffix(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"v\.csv"):
        write_word2vec(LABELS, vectors(), tmp_path / "v.csv")


def test_projector_pair(tmp_path: Path) -> None:
    path = tmp_path / "books.tsv"
    rows = [(label, i) for i, label in enumerate(["=1+1", "a\tb", "红楼梦"])]
    write_projector(vectors(3), Table(("title", "loans"), rows), path)
    values = np.loadtxt(path, delimiter="\t", dtype=np.float32)
    assert np.array_equal(values, vectors(3))
    with metadata_path(path).open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file, delimiter="\t")) == [
            ["title", "loans"],
            ["'=1+1", "0"],
            ["a b", "1"],
            ["红楼梦", "2"],
        ]


def test_projector_with_one_column_has_no_header(tmp_path: Path) -> None:
    path = tmp_path / "books.tsv"
    write_projector(vectors(2), Table(("title",), [("a",), ("b",)]), path)
    assert metadata_path(path).read_text() == "a\nb\n"


def test_projector_fails_as_a_pair(tmp_path: Path) -> None:
    path = tmp_path / "books.tsv"
    metadata_path(path).mkdir()
    with pytest.raises(AppError):
        write_projector(vectors(2), Table(("title",), [("a",), ("b",)]), path)
    assert not path.exists()


def test_a_model_with_its_tree_without_pickle(tmp_path: Path) -> None:
    tree = huffman_tree(np.array([5, 3, 2], np.int64))
    model = Embedding(
        np.arange(3), np.array([5, 3, 2]), vectors(3), vectors(2), tree.indptr, tree.nodes, tree.bits
    )  # fmt: skip
    drain(word2vec_npz.writing(["红楼梦", "a b", "a b"], model, tmp_path / "m.npz"))
    with np.load(tmp_path / "m.npz", allow_pickle=False) as read:
        assert read["words"].tolist() == ["红楼梦", "a_b", "a_b_2"] and read["format"].item() == word2vec_npz.FORMAT
        for name in word2vec_npz.ARRAYS:
            assert np.array_equal(read[name], getattr(model, name)) and read[name].dtype == getattr(model, name).dtype
