"""Tables of sources and results: what may be shown of people, and names that are unique."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.exports.result_files import parts, writing
from minentropy_app.exports.result_tables import TABLES, View, table_of
from minentropy_app.model.inputs import ANONYMOUS, NO_CLASS, Loans
from minentropy_app.model.results import RESULT_KINDS, Embedding, Placement, Ranking
from minentropy_app.model.step import drain


class Books:
    """Stands for the reader: labels by tens, so that several books share one."""

    def labels(self, ids: Sequence[int]) -> list[str]:
        return [f"title {i // 10}" for i in ids]

    def keys(self, ids: Sequence[int]) -> list[str]:
        return [str(i) for i in ids]

    def attributes(self, ids: Sequence[int], name: str) -> list[str]:
        return ["" for _ in ids]


def loans_of(rows: list[tuple[int, int]], books: int) -> Loans:
    item, borrower = (np.array([row[c] for row in rows], np.int32) for c in (0, 1))
    day = np.arange(len(rows), dtype=np.int32)
    return Loans(np.arange(books, dtype=np.int64), item, borrower, day, np.full(books, NO_CLASS, np.int32))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(ANONYMOUS, 5)), min_size=1), st.integers(3, 6))
def test_loans_of_a_book_are_shown_only_if_enough_people_stand_behind(rows: list[tuple[int, int]], k: int) -> None:
    table = table_of("loans", loans_of(rows, 5), Books(), View(k))
    shown = {row[2]: row[1] for row in table.rows}
    for book in range(5):
        mine = [borrower for item, borrower in rows if item == book]
        nameless = all(borrower == ANONYMOUS for _, borrower in rows)
        people = len(mine) if nameless else len({b for b in mine if b >= 0})
        assert shown[str(book)] == (len(mine) if people >= k else None)


def test_names_are_unique_and_positions_come_first() -> None:
    placement = Placement(np.array([3, 7, 21]), np.eye(3), np.array([2.0, 3.0, 9.0]), "lattice")
    table = table_of("placement", placement, Books(), View(3))
    rows = [list(row) for row in table.rows]
    assert list(table.columns[:5]) == ["name", "x", "y", "z", "loans"]
    assert [row[0] for row in rows] == ["title 0 [3]", "title 0 [7]", "title 2"]
    assert [row[4] for row in rows] == [None, 3.0, 9.0]


def of_books(readers: list[int], counts: list[int]) -> dict[str, Any]:
    """Every kind of result that counts loans, for books that so many readers borrowed so often."""
    ids, n, people = np.arange(len(counts)), len(counts), np.array(readers, np.int64)
    tokens, path = np.array(counts), np.zeros(0, np.int32)
    single = np.eye(n, 3, dtype=np.float32)
    scores = np.linspace(1, 0, n)
    return {
        "placement": Placement(ids, np.eye(n, 3), tokens.astype(float), "lattice", readers=people),
        "word2vec": Embedding(ids, tokens, single, single, ids, path, path.astype(np.uint8), readers=people),
        "ranking": Ranking(ids, scores, scores, tokens, "information", readers=people),
    }


COUNTED = {"placement": "loans", "word2vec": "count", "ranking": "count"}


@pytest.mark.parametrize("kind", COUNTED)
def test_one_eager_reader_is_not_shown_by_what_is_counted(kind: str, tmp_path: Path) -> None:
    result = of_books([5, 1, 3, 2], [70, 80, 3, 90])[kind]
    table = table_of(kind, result, Books(), View(3))
    place = table.columns.index(COUNTED[kind])
    assert [row[place] for row in table.rows] == [70, None, 3, None]
    stricter = table_of(kind, result, Books(), View(5))
    assert [row[place] for row in stricter.rows] == [70, None, None, None]
    for part in parts(kind):
        for suffix in part.writers:
            if suffix != ".png":
                drain(writing(kind, result, Books(), View(3), (tmp_path / f"{part.name}{suffix}", part.name)))
    texts = {p.name: p.read_bytes().decode("utf-8", "replace") for p in tmp_path.iterdir() if p.suffix != ".xlsx"}
    assert texts and not any(re.search(r"\b[89]0(\.0)?\b", text) for text in texts.values()), texts


def test_counts_that_are_about_words_are_shown() -> None:
    result = replace(of_books([0, 0], [1, 2])["word2vec"], readers=np.zeros(0, np.int64))
    assert [row[1] for row in table_of("word2vec", result, Books(), View(3)).rows] == [1, 2]


def test_every_kind_of_result_has_a_table() -> None:
    assert set(RESULT_KINDS) <= set(TABLES)


def test_unknown_kinds_give_an_empty_table() -> None:
    table = table_of("nothing", None, Books(), View())
    assert (list(table.columns), list(table.rows), table.count) == ([], [], 0)
