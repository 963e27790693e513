from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.gui.tables.columns import CHUNK, gathered, matching

MORE = {"item_ids": None, "note": "", "total": 0}
CELLS = st.one_of(st.none(), st.integers(-(10**6), 10**6))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=6), CELLS), max_size=40))
def test_sorting_agrees_with_python(rows):
    table = gathered(("name", "loans"), rows, MORE)
    names = [rows[k][0].casefold() for k in table.order(0, False)]
    assert names == sorted(names)
    known = [rows[k][1] for k in table.order(1, True) if rows[k][1] is not None]
    assert known == sorted(known, reverse=True)
    assert all(rows[k][1] is None for k in table.order(1, True)[len(known) :])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="abAB ", max_size=6), min_size=1, max_size=40), st.text(alphabet="abB ", max_size=3))
def test_filter_finds_what_holds_every_word(names, wanted):
    table = gathered(("name",), [(name,) for name in names], MORE)
    found = np.concatenate(list(matching(table, wanted, np.arange(len(names)))))
    assert found.tolist() == [
        k for k, n in enumerate(names) if all(w in n.casefold() for w in wanted.casefold().split())
    ]


def test_equal_rows_keep_their_place():
    table = gathered(("name", "loans"), [("b", 1), ("a", 1), ("c", 1)], MORE)
    assert table.order(1, True).tolist() == [0, 1, 2]


def test_more_rows_than_one_chunk():
    table = gathered(("name", "loans"), ((f"t{k}", k) for k in range(CHUNK + 3)), MORE)
    assert len(table) == CHUNK + 3
    parts = list(matching(table, f"t{CHUNK + 1}", np.arange(len(table))))
    assert len(parts) == 2
    assert np.concatenate(parts).tolist() == [CHUNK + 1]


def test_whole_numbers_are_known_as_such():
    table = gathered(("a", "b", "c"), [(1, 1.5, None), (None, 2.0, None)], MORE)
    assert [getattr(column, "whole", None) for column in table.columns] == [True, False, None]


def test_no_rows():
    table = gathered(("name",), [], MORE)
    assert len(table) == 0
    assert table.order(0, True).tolist() == []
