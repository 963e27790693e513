"""What the inspector lists of a selection."""

from __future__ import annotations

import pytest

from minentropy_app.gui.selection_list import SelectionList


@pytest.mark.parametrize(
    ("rows", "kind", "heads", "said"),
    [
        ([("Mort", "Pratchett", 3)], "book", ("Title", "Author", "Loans"), "Mort, Pratchett, 3"),
        ([("Mort", "", 3), ("Emma", "", 0)], "book", ("Title", "", "Loans"), "Mort, 3; Emma, 0"),
        ([("News", "sport", -1)], "document", ("Document", "Label", ""), "News, sport"),
        ([("tree", "", 7)], "word", ("Word", "", "Count"), "tree, 7"),
    ],
)
def test_nothing_stands_above_a_column_in_which_nothing_is_told(qtbot, tokens, rows, kind, heads, said):
    shown = SelectionList(tokens)
    qtbot.addWidget(shown)
    shown.show_rows(rows, kind)
    assert shown.heads() == heads
    assert shown.accessibleName() == said
