import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.gui.selection import REMEMBERED_ITEMS, Selection, SelectionModel

ids = st.lists(st.integers(0, 30), max_size=12).map(lambda values: np.array(values, np.int64))


def test_a_selection_is_sorted_unique_and_frozen():
    selection = Selection(np.array([5, 1, 5, 3]), "click")
    assert selection.ids.tolist() == [1, 3, 5]
    assert 3 in selection
    assert 4 not in selection
    with pytest.raises(ValueError, match="read-only"):
        selection.ids[0] = 7


@settings(deadline=None)
@given(ids, ids)
def test_selections_follow_set_arithmetic(one, other):
    model, first, second = SelectionModel(), set(one.tolist()), set(other.tolist())
    model.select(one, "a")
    model.add(other, "b")
    assert set(model.current.ids.tolist()) == first | second
    model.subtract(other, "b")
    assert set(model.current.ids.tolist()) == first - second
    model.toggle(other, "b")
    assert set(model.current.ids.tolist()) == (first - second) | second
    model.invert(np.arange(31), "i")
    assert set(model.current.ids.tolist()) == set(range(31)) - first - second


@settings(deadline=None)
@given(st.lists(ids, min_size=1, max_size=8))
def test_undo_and_redo_walk_the_same_way(steps):
    model, seen = SelectionModel(), [[]]
    for step in steps:
        model.select(step, "x")
        if model.current.ids.tolist() != seen[-1]:
            seen.append(model.current.ids.tolist())
    for expected in reversed(seen[:-1]):
        assert model.undo()
        assert model.current.ids.tolist() == expected
    assert not model.undo()
    for expected in seen[1:]:
        assert model.redo()
        assert model.current.ids.tolist() == expected
    assert not model.redo()


def test_only_real_changes_are_told(qtbot):
    model = SelectionModel()
    with qtbot.waitSignal(model.changed):
        model.select(np.array([1, 2]), "click")
    with qtbot.assertNotEmitted(model.changed):
        model.select(np.array([2, 1]), "again")


def test_how_names_the_last_steps():
    selection = Selection(np.array([1]), "search: Woolf").plus(np.array([2]), "lasso").minus(np.array([1]), "rectangle")
    assert selection.how == "search: Woolf + lasso + rectangle"


def test_large_selections_are_remembered_only_as_far_as_memory_allows(qapp):
    model, many = SelectionModel(), REMEMBERED_ITEMS // 4
    for start in range(10):
        model.select(np.arange(start, start + many), "all")
    assert sum(map(len, model._back)) <= REMEMBERED_ITEMS
    undone = 0
    while model.undo():
        undone += 1
    assert undone == 4
    model.select(np.arange(2 * REMEMBERED_ITEMS), "all")
    model.clear()
    assert model.undo(), "the latest can be taken back whatever its size"
