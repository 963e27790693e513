"""Whole rows and whole texts at once, against the literal formulas."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.analyses.word2vec import embedding_of
from minentropy_app.engines import huffman_softmax
from minentropy_app.engines.huffman_softmax import softmax_of
from minentropy_app.engines.kernels import huffman as kernels
from minentropy_app.engines.kernels import packed_rows
from minentropy_app.engines.word2vec import Sentences, WordOptions, huffman_tree, train
from minentropy_app.errors import AppError
from minentropy_app.model.results import Embedding
from minentropy_app.model.step import Context, drain
from minentropy_app.theory.huffman import CodedWords, log_p_row, log_p_text


def model(size: int, dim: int = 8, scale: float = 1.0, seed: int = 0) -> Embedding:
    """A random model with the tree of random counts."""
    rng = np.random.default_rng(seed)
    counts = np.sort(rng.integers(1, 1000, size))[::-1].copy()
    tree = huffman_tree(counts)
    vectors, inner = (rng.normal(0, scale, (n, dim)).astype(np.float32) for n in (size, size - 1))
    return Embedding(np.arange(size), counts, vectors, inner, tree.indptr, tree.nodes, tree.bits)


def literal(made: Embedding) -> CodedWords:
    ends = made.path_indptr[1:-1]
    return CodedWords(
        made.vectors.astype(float),
        made.inner.astype(float),
        np.split(made.path_nodes, ends),
        np.split(made.path_bits, ends),
    )


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 60), st.integers(1, 20), st.floats(0.01, 4), st.integers(0, 1000))
def test_a_row_is_the_literal_formula(size: int, dim: int, scale: float, seed: int) -> None:
    made = model(size, dim, scale, seed)
    word = seed % size
    row = softmax_of(made).log_p_all(word)
    np.testing.assert_allclose(row, log_p_row(literal(made), word), rtol=1e-5, atol=1e-4)
    assert abs(np.exp(row).sum() - 1) < 1e-5


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 29), min_size=1, max_size=60), st.integers(0, 1000))
def test_a_text_is_the_literal_formula(text: list[int], seed: int) -> None:
    made = model(30, 12, 0.5, seed)
    inside = list(dict.fromkeys(text))
    outside = [word for word in range(30) if word not in inside]
    for candidates in (inside, outside):
        scores = softmax_of(made).log_p_text(np.array(text), np.array(candidates, int))
        np.testing.assert_allclose(scores, log_p_text(literal(made), text, candidates), rtol=1e-6)


def test_a_realistic_size_keeps_the_promised_precision() -> None:
    made = model(3000, 100, 0.3)
    rng = np.random.default_rng(1)
    text = rng.integers(0, 3000, 200)
    softmax, oracle = softmax_of(made), literal(made)
    scores = softmax.log_p_text(text, text[:20])
    np.testing.assert_allclose(scores, log_p_text(oracle, text.tolist(), text[:20].tolist()), rtol=1e-6)
    np.testing.assert_allclose(softmax.log_p_all(5), log_p_row(oracle, 5), atol=1e-4)


def test_the_whole_vocabulary_as_candidates_in_several_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    softmax = softmax_of(model(50))
    whole = softmax.log_p_text(np.array([3, 3, 9]), None)
    monkeypatch.setattr(huffman_softmax, "_LARGEST_PRODUCT", 64)
    np.testing.assert_array_equal(softmax.log_p_text(np.array([3, 3, 9]), None), whole)
    np.testing.assert_allclose(softmax.log_p_of(9), [softmax.log_p_all(i)[9] for i in range(50)], rtol=1e-5)


def test_products_beyond_what_a_float_can_exponentiate() -> None:
    made = model(20, 4, 40.0)
    assert np.abs(made.vectors @ made.inner.T).max() > 1000
    softmax, oracle = softmax_of(made), literal(made)
    np.testing.assert_allclose(softmax.log_p_all(3), log_p_row(oracle, 3), rtol=1e-5, atol=1e-4)
    found = softmax.log_p_text(np.array([1, 2, 2]), np.arange(20))
    np.testing.assert_allclose(found, log_p_text(oracle, [1, 2, 2], range(20)), rtol=1e-5)


def test_an_empty_text_says_nothing() -> None:
    assert softmax_of(model(5)).log_p_text(np.array([], int), np.arange(5)).tolist() == [0] * 5


@pytest.mark.parametrize("trainer", ["own", "gensim"])
def test_trained_models_are_taken_up(trainer: str) -> None:
    rng = np.random.default_rng(0)
    sentences = Sentences(np.arange(0, 601, 6), rng.integers(0, 40, 600).astype(np.int32))
    trained = drain(train(sentences, WordOptions(10, epochs=2, min_count=1, trainer=trainer), Context()))
    made = embedding_of(trained, np.arange(40))
    row = softmax_of(made).log_p_all(0)
    np.testing.assert_allclose(row, log_p_row(literal(made), 0), atol=1e-4)


def broken(made: Embedding, name: str, where: int, value: float) -> Embedding:
    array = getattr(made, name).copy()
    array.flat[where] = value
    return dataclasses.replace(made, **{name: array})


@pytest.mark.parametrize(
    ("name", "where", "value"),
    [("path_nodes", 1, 0), ("path_nodes", 0, -1), ("path_bits", 3, 2), ("inner", 0, np.nan), ("path_indptr", 3, 0)],
)
def test_a_damaged_model_is_refused(name: str, where: int, value: float) -> None:
    with pytest.raises(AppError, match="damaged"):
        softmax_of(broken(model(12), name, where, value))


def test_a_flipped_bit_is_refused() -> None:
    made = model(12)
    last = int(made.path_indptr[5]) - 1
    with pytest.raises(AppError, match="damaged"):
        softmax_of(broken(made, "path_bits", last, 1 - made.path_bits[last]))


def test_a_row_too_many_is_refused() -> None:
    made = model(12)
    longer = dataclasses.replace(made, inner=np.vstack([made.inner, made.inner[:1]]))
    with pytest.raises(AppError, match="damaged"):
        softmax_of(longer)


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 80), st.integers(packed_rows.LANES, 130), st.integers(-30, 30), st.integers(0, 1000))
def test_packed_products_are_as_exact_as_float32(rows: int, dim: int, exponent: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = (rng.normal(size=(rows, dim)) * 10.0**exponent).astype(np.float32)
    matrix[rng.integers(rows)] = 0
    vector = rng.normal(size=dim).astype(np.float32)
    high, low = np.empty((rows, dim), np.int16), np.empty((rows, dim), np.uint8)
    scale, out = np.empty(rows, np.float32), np.empty(rows, np.float32)
    packed_rows.pack(matrix, high, low, scale)
    packed_rows.products(high.reshape(-1), low.reshape(-1), scale, vector, out)
    exact = matrix.astype(float) @ vector.astype(float)
    roundings = np.abs(matrix).max(1) * 2.0**-24 * (np.abs(vector).sum() + 4 * np.linalg.norm(vector) * dim**0.5)
    assert (np.abs(out - exact) <= roundings).all()


@pytest.mark.parametrize("scale", [0.1, 1.0, 3.0])
def test_a_packed_row_keeps_the_promised_precision(monkeypatch: pytest.MonkeyPatch, scale: float) -> None:
    made = model(2000, 100, scale)
    monkeypatch.setattr(huffman_softmax, "_STREAMED", 0)
    softmax, oracle = softmax_of(made), log_p_row(literal(made), 7)
    row = softmax.log_p_all(7)
    np.testing.assert_allclose(row, oracle, atol=1e-4, rtol=1e-6)
    assert abs(np.exp(row).sum() - 1) < 1e-5


def test_log_sigmoids_in_vector_registers() -> None:
    z = np.concatenate([np.linspace(-30, 30, 4001), [-1e4, -200, -88, -87, 87, 88, 200, 1e4, 0, 1e-30]]).astype(
        np.float32
    )
    out = np.empty_like(z)
    kernels.log_sigmoids(z, out)
    wanted = -np.logaddexp(0, -z.astype(np.float64))
    np.testing.assert_allclose(out, wanted, rtol=3e-7, atol=3e-7)
