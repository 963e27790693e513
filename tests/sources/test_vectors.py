"""Vectors of other programs, and what is refused."""

import pickle
import struct

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minentropy_app.errors import AppError
from minentropy_app.exports.word2vec_text import write_word2vec
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.vectors import VectorOptions, read_vectors

WORDS = ["广州", "b c", "naïve", "d"]
VALUES = np.array([[0.5, -1.25, 3e-8], [1, 2, 3], [-7, 0, 0.1], [4, 5, 6]], np.float32)


def read(path, **options):
    return drain(read_vectors(path, VectorOptions(**options), Context()))


def refused(path, words, **options):
    with pytest.raises(AppError, match=words) as failure:
        read(path, **options)
    assert failure.value.remedy
    return failure.value


def text(path, *lines):
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def lines_of(words=WORDS, values=VALUES):
    return [f"{word} {' '.join(map(repr, map(float, row)))}" for word, row in zip(words, values, strict=True)]


@settings(deadline=None, max_examples=40)
@given(
    words=st.lists(
        st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=8), min_size=1, unique=True
    ),
    seed=st.integers(0, 1000),
    suffix=st.sampled_from([".txt", ".bin"]),
)
@example(words=["0"], seed=1, suffix=".bin")  # 28 bytes without one control character
def test_what_is_written_comes_back(words, seed, suffix, tmp_path_factory):
    values = np.random.default_rng(seed).normal(size=(len(words), 7)).astype(np.float32)
    file = tmp_path_factory.mktemp("vectors") / f"v{suffix}"
    write_word2vec(words, values, file)
    batch = read(file)
    assert batch.items.keys == words
    assert np.array_equal(batch.values, values)


def test_text_with_and_without_header_names_with_spaces_marks_and_crlf(tmp_path):
    plain = read(text(tmp_path / "glove.txt", *lines_of()))
    headed = read(text(tmp_path / "w2v.txt", "4 3", *lines_of()))
    (tmp_path / "crlf.vec").write_bytes(("\ufeff4 3\r\n" + "\r\n".join(lines_of()) + "\r\n").encode())
    for batch in (plain, headed, read(tmp_path / "crlf.vec")):
        assert batch.items.labels == WORDS
        assert np.array_equal(batch.values, VALUES)
        assert batch.report.accepted == batch.report.rows == 4 and batch.words


def test_gensims_own_files(tmp_path):
    KeyedVectors = pytest.importorskip("gensim.models").KeyedVectors
    model = KeyedVectors(3)
    model.add_vectors(["x", "词"], VALUES[:2])
    for name, binary in (("v.txt", False), ("v.bin", True)):
        model.save_word2vec_format(str(tmp_path / name), binary=binary)
        batch = read(tmp_path / name)
        assert batch.items.keys == ["x", "词"] and np.array_equal(batch.values, VALUES[:2])
    model.save(str(tmp_path / "v.kv"))
    failure = refused(tmp_path / "v.kv", "pickle")
    assert len(failure.fields["stem"]) and failure.remedy.count("\n") == 3


class _Trap:
    def __reduce__(self):
        return (pytest.fail, ("a pickle was opened",))


@pytest.mark.parametrize("name", ["m.model", "m.kv", "m.bin", "m.txt"])
def test_a_pickle_is_never_opened_whatever_it_is_called(name, tmp_path):
    (tmp_path / name).write_bytes(pickle.dumps(_Trap()))
    refused(tmp_path / name, "pickle")


def test_a_pickle_inside_of_numpys_files_is_never_opened(tmp_path):
    trap = np.array([_Trap(), _Trap()], object)
    np.save(tmp_path / "m.npy", trap, allow_pickle=True)
    refused(tmp_path / "m.npy", "never opened")
    np.savez(tmp_path / "m.npz", words=trap, vectors=VALUES[:2])
    refused(tmp_path / "m.npz", "never opened")


def test_arrays_with_names_counts_and_a_tree(tmp_path):
    tree = {
        "inner": VALUES[:3],
        "path_indptr": np.array([0, 1, 3, 6, 9]),
        "path_nodes": np.array([2, 2, 1, 2, 1, 0, 2, 1, 0]),
    }
    np.savez(
        tmp_path / "m.npz",
        words=WORDS,
        vectors=VALUES,
        counts=[9, 4, 2, 1],
        path_bits=[0, 1, 0, 1, 1, 0, 1, 1, 1],
        **tree,
    )
    batch = read(tmp_path / "m.npz")
    assert batch.items.keys == WORDS and batch.counts.tolist() == [9, 4, 2, 1]
    assert batch.paths.nodes.tolist() == [2, 2, 1, 2, 1, 0, 2, 1, 0]
    np.savez(tmp_path / "bad.npz", words=WORDS, vectors=VALUES, counts=[9, 4, 2, 1], path_bits=[0], **tree)
    refused(tmp_path / "bad.npz", "tree")
    np.savez(tmp_path / "none.npz", words=WORDS)
    refused(tmp_path / "none.npz", "no vectors")


def test_numbers_with_names_beside(tmp_path):
    np.save(tmp_path / "m.npy", VALUES.astype(np.float64))
    names = text(tmp_path / "names.txt", *WORDS)
    assert read(tmp_path / "m.npy", labels=str(names)).items.keys == WORDS
    assert read(tmp_path / "m.npy").items.keys == ["1", "2", "3", "4"]
    refused(tmp_path / "m.npy", "3 names for the 4", labels=str(text(tmp_path / "few.txt", *WORDS[:3])))
    pair = text(tmp_path / "m.tsv", *("\t".join(map(str, row)) for row in VALUES.tolist()))
    batch = read(pair, labels=str(names))
    assert batch.items.keys == WORDS and np.array_equal(batch.values, VALUES)


def test_a_table_of_numbers_standardised(tmp_path):
    rows = [("a", 1, 10, 5), ("b", 2, 20, 5), ("c", 3, 60, 5)]
    file = text(tmp_path / "t.csv", "name,x,y,same", *(",".join(map(str, row)) for row in rows))
    plain, made = read(file), read(file, standardise=True)
    assert plain.items.keys == ["a", "b", "c"] and not plain.words
    assert plain.values.tolist() == [[1, 10, 5], [2, 20, 5], [3, 60, 5]]
    assert made.values[:, :2].mean(0) == pytest.approx([0, 0], abs=1e-6)
    assert made.values[:, :2].std(0) == pytest.approx([1, 1], abs=1e-6)
    assert made.values[:, 2].tolist() == [0, 0, 0] and made.report.notes


BROKEN = [
    (["a 1 2", "b 1 x"], "Row 2"),
    (["a 1 2", "b 1 2", "a 3 4"], "Row 3"),
    (["a 1 2", "b 1"], "Row 2"),
    (["a 1 nan"], "Row 1"),
    (["3 2", "a 1 2", "b 1 inf"], "Row 3"),
]


@pytest.mark.parametrize(("lines", "row"), BROKEN)
def test_broken_rows_are_named_or_left_out(lines, row, tmp_path):
    file = text(tmp_path / "v.txt", *lines)
    refused(file, row)
    if len(lines) > 1:
        batch = read(file, skip_broken=True)
        assert batch.report.rejected_count == 1 and f"Row {batch.report.rejected[0].row}" == row
        assert batch.report.rows == batch.report.accepted + 1


def test_a_limit_ends_the_reading(tmp_path):
    assert read(text(tmp_path / "v.txt", "4 3", *lines_of()), limit=2).items.keys == WORDS[:2]


def test_a_binary_file_that_ends_early(tmp_path):
    (tmp_path / "v.bin").write_bytes(b"2 3\na " + struct.pack("<3f", 1, 2, 1e-9) + b"\nb " + b"\0\0")
    refused(tmp_path / "v.bin", "word 2")


def test_no_vectors_at_all(tmp_path):
    refused(text(tmp_path / "v.txt", ""), "no vectors|empty")
    refused(text(tmp_path / "v.csv", "a,b", "x,y"), "numbers")


def test_what_the_first_line_announces_is_compared(tmp_path):
    cut = read(text(tmp_path / "cut.txt", "9 3", *lines_of()))
    assert [note.fields for note in cut.report.notes] == [{"count": 9, "rows": 4}]
    assert not read(text(tmp_path / "whole.txt", "4 3", *lines_of())).report.notes
    refused(text(tmp_path / "narrow.txt", "4 5", "a 1 2 3", "b 1 2 3"), "has 3 figures where 5 are expected")


def test_figures_too_large_for_a_vector_are_refused(tmp_path):
    refused(text(tmp_path / "v.txt", "a 1e39 2", "b 1 2"), "A figure of a is not a finite number up to 3.4e38")


def test_columns_that_are_left_out_are_said(tmp_path):
    batch = read(text(tmp_path / "v.csv", "town,a,b,note", "x,1,NA,m", "y,2,3,n", "z,4,5,o"))
    assert batch.values.shape == (3, 1)
    assert [note.fields for note in batch.report.notes] == [{"count": 2, "columns": "b, note"}]


def test_names_of_several_columns_have_a_head(tmp_path):
    names = text(tmp_path / "names.tsv", "word\tcount", "x\t3", "y\t2")
    for row in ("1\t2", "0.5\t0.25"):
        batch = read(text(tmp_path / "v.tsv", row, "3\t4"), labels=str(names))
        assert batch.items.keys == ["x", "y"]
        assert batch.values[1].tolist() == [3, 4]
