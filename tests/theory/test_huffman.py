"""The literal formulas of skip-gram with Huffman softmax."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.theory.huffman import CodedWords, keywords, log_p, log_p_row, log_p_text


def three_words() -> CodedWords:
    """Word 0 hangs at the root, words 1 and 2 below its other side."""
    vectors = np.array([[1.0, 0.0], [0.0, 2.0], [-1.0, 1.0]])
    inner = np.array([[0.5, -0.5], [1.0, 1.0]])
    points = [np.array([1]), np.array([1, 0]), np.array([1, 0])]
    codes = [np.array([1]), np.array([0, 0]), np.array([0, 1])]
    return CodedWords(vectors, inner, points, codes)


def sigma(z: float) -> float:
    return 1 / (1 + np.exp(-z))


def test_by_hand() -> None:
    model = three_words()
    assert log_p(model, 0, 1) == pytest.approx(np.log(sigma(-2.0)))
    assert log_p(model, 1, 0) == pytest.approx(np.log(sigma(1.0) * sigma(0.5)))
    assert log_p(model, 2, 0) == pytest.approx(np.log(sigma(1.0) * sigma(-0.5)))


@pytest.mark.parametrize("given", range(3))
def test_probabilities_of_a_tree_add_up(given: int) -> None:
    assert np.exp(log_p_row(three_words(), given)).sum() == pytest.approx(1, abs=1e-12)


def test_a_text_is_its_tokens_with_repetition() -> None:
    model = three_words()
    twice = log_p_text(model, [1, 1, 2], [0])[0]
    assert twice == pytest.approx(2 * log_p(model, 1, 0) + log_p(model, 2, 0))


def test_keywords_are_distinct_and_ties_keep_their_order() -> None:
    model = three_words()
    same = CodedWords(np.ones((3, 2)), model.inner, model.points, model.codes)
    assert [word for word, _ in keywords(same, [2, 0, 2, 1])] == [2, 0, 1]
    found = keywords(model, [0, 1, 1, 2])
    assert sorted(word for word, _ in found) == [0, 1, 2]
    assert found[0][1] >= found[1][1] >= found[2][1]
