"""Function words of a project: shipped lists, changes to them, and undo."""

from __future__ import annotations

import pytest

from minentropy_app.project.edits import History
from minentropy_app.project.function_words import function_words, is_changed, lists_of, mark, set_list, shipped
from minentropy_app.project.project import Project
from minentropy_app.sources.segmentation import built_in_stop_words


@pytest.fixture
def project(tmp_path):
    made = Project.create(tmp_path / "words.minent")
    yield made
    made.close()


def test_a_new_project_has_the_shipped_lists(project):
    assert not is_changed(project.reader)
    assert function_words(project.reader) == {word.casefold() for word in built_in_stop_words()}
    assert lists_of(project.reader)["own"] == ()


def test_marked_words_are_ones_own_and_unmarked_leave_every_list(project):
    history = History(project)
    history.do(mark(project, ["地球", "的"], True))
    assert lists_of(project.reader)["own"] == ("地球",)
    history.do(mark(project, ["的", "地球", "The"], False))
    assert not {"的", "地球", "the"} & function_words(project.reader)
    history.undo()
    assert {"的", "地球", "the"} <= function_words(project.reader)
    history.undo()
    assert not is_changed(project.reader)


def test_a_list_is_replaced_and_can_be_had_as_shipped(project):
    history = History(project)
    history.do(set_list(project, "en", ["Alpha", "beta", "beta", " "]))
    assert lists_of(project.reader)["en"] == ("alpha", "beta")
    assert "the" not in function_words(project.reader)
    history.do(set_list(project, "en", shipped("en")))
    assert not is_changed(project.reader)
