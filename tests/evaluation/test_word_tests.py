"""Files of word similarity and analogies, and what vectors answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from minentropy_app.evaluation.word_tests import answers, places, read_tests, spearman
from minentropy_app.model.step import Context, drain


def test_the_usual_formats():
    asked = read_tests(
        ["\ufeff# comment", "Word 1,Word 2,Human (mean)", "tiger,cat,7.35", "love\tsex\t6.77", "a b 1", ""]
    )
    assert asked.pairs == (("tiger", "cat", 7.35), ("love", "sex", 6.77), ("a", "b", 1.0)) and not asked.unread
    asked = read_tests([": capitals", "雅典 希腊 北京 中国", "a b c", "x"])
    assert asked.questions == (("capitals", "雅典", "希腊", "北京", "中国"),) and asked.unread == (3, 4)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=20))
def test_rank_correlation(pairs):
    first, second = np.array(pairs, float).T
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        assert spearman(first, second) is None
    else:
        assert spearman(first, second) == pytest.approx(spearmanr(first, second).statistic)


def test_analogies_exclude_what_was_asked():
    vectors = np.array([[1, 0, 0], [1, 1, 0], [0, 0, 1], [0, 1, 1], [0.1, 0, 1]], float)
    asked = np.array([[0, 1, 2], [1, 0, 3]])
    assert drain(answers(vectors, asked, Context())).tolist() == [3, 4]


def test_words_are_found_in_lower_case_too():
    assert places(("Tiger", "x"), {"tiger": 4}) == [4, -1]
