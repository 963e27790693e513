"""Books alike by their titles."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.engines.title_neighbours import by_title, words_of
from minentropy_app.model.step import Context, drain

WORDS = ("river", "garden", "history", "红楼梦", "研究", "1984", "of", "文学史", "algebra")


def test_words_are_latin_words_years_and_pairs_of_characters() -> None:
    assert words_of("The Art of 红楼梦 / 1984, 2nd") == {"the", "art", "红楼", "楼梦", "1984"}
    assert words_of("") == set() == words_of("红 . a1")


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), min_size=2, max_size=30))
def test_cosines_are_the_literal_ones(titles: list[str]) -> None:
    found = drain(by_title(titles, Context())).toarray()
    held = [words_of(title) for title in titles]
    books = {w: sum(w in each for each in held) for w in set().union(*held)}
    telling = {w: math.log(len(titles) / k) for w, k in books.items() if 2 <= k < len(titles) and k <= 50}

    def cosine(a: set[str], b: set[str]) -> float:
        lengths = [math.sqrt(sum(telling.get(w, 0.0) ** 2 for w in each)) for each in (a, b)]
        return sum(telling.get(w, 0.0) ** 2 for w in a & b) / max(math.prod(lengths), 1e-300)

    for i, row in enumerate(found):
        literal = np.array([0.0 if i == j else cosine(held[i], held[j]) for j in range(len(titles))])
        literal[literal < 0.15] = 0.0
        nearest = np.argsort(-literal, kind="stable")[:10]
        kept = np.zeros(len(titles))
        kept[nearest] = literal[nearest]
        np.testing.assert_allclose(np.sort(row), np.sort(kept), atol=1e-9)
        assert row[i] == 0


def test_no_titles_no_neighbours() -> None:
    assert drain(by_title(["", "", ""], Context())).nnz == 0
    assert drain(by_title(["红楼梦", "红楼梦"], Context())).nnz == 0  # what all share tells nothing
