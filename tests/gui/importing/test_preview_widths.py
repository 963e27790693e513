"""Widths of the columns of an import's preview: all in sight as long as their choices can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.gui.importing.preview_table import _shared

pairs = st.lists(st.tuples(st.integers(40, 120), st.integers(0, 160)), min_size=1, max_size=14)


@given(pairs, st.integers(200, 2500))
def test_columns_fill_the_room_and_keep_what_their_choices_need(columns, room):
    least = [narrow for narrow, _ in columns]
    wants = [narrow + more for narrow, more in columns]
    wide = _shared(wants, least, room)
    assert all(given_ >= needed for given_, needed in zip(wide, least, strict=True))
    if sum(least) <= room:
        assert sum(wide) <= room, "a column is out of sight"
    if sum(wants) <= room:
        assert all(given_ >= want for given_, want in zip(wide, wants, strict=True))
        assert room - sum(wide) < len(columns), "room is left"
