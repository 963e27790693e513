"""What is known of many items, kept small, says the same as plain lists."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.gui.compact import Coded, Texts
from minentropy_app.gui.item_facts import facts_of, row_finder

TEXTS = st.lists(st.sampled_from(["", "a", "红楼梦", "ß", "z" * 40]) | st.text(max_size=5), max_size=40)


@given(TEXTS)
def test_texts_in_one_piece_read_as_they_were(texts):
    kept = Texts(texts)
    assert list(kept) == texts
    assert len(kept) == len(texts)
    assert kept[1:3] == texts[1:3]


@given(TEXTS)
def test_codes_stand_for_the_texts_with_names_in_order(texts):
    coded = Coded.of(texts)
    assert list(coded) == texts
    assert coded.names == tuple(sorted(set(texts) - {""}))


class Lines:
    """Answers as the project's reader does, three items at a time."""

    def __init__(self, lines):
        self.lines = lines

    def item_lines(self, ids):
        for start in range(0, len(ids), 3):
            yield self.lines[start : start + 3]


@given(st.lists(st.dictionaries(st.sampled_from(["author", "year", "title"]), st.text(max_size=3)), max_size=12))
def test_facts_are_what_the_database_says(attributes):
    lines = [(f"t{k}" if k % 3 else "", f"k{k}", json.dumps(known)) for k, known in enumerate(attributes)]
    facts = facts_of(np.arange(len(lines)), Lines(lines))
    assert list(facts.labels) == [label or key for label, key, _ in lines]
    for name in ("author", "year"):
        assert list(facts.attribute(name)) == [known.get(name, "") for known in attributes]
    assert "title" not in facts.attributes


def test_rows_are_found_by_id():
    assert row_finder(np.array([7, 3, 5]))([5, 7]) == [2, 0]
