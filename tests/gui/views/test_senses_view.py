"""Senses of a word, by clicks and keys, on real texts."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from minentropy_app.gui.views.senses_model import UNDECIDED, Context, SensesModel
from minentropy_app.theory.senses import decide

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(opened_view):
    return opened_view("senses", "senses")


def stored(opened_view):
    reader = opened_view.session.reader
    return reader.load(reader.entry("senses"))


def test_cards_and_contexts_say_what_was_found(view, opened_view):
    found = stored(opened_view)
    assert [card.name for card in view.cards][: len(found.names)] == list(found.names)
    assert len(view.table.contexts.rows) == len(found.contexts) > 3
    for card in view.cards:
        assert view.model.count(card.sense) == int((found.decided == card.sense).sum())
    leads = [view.table.contexts.context(k).lead for k in range(len(view.table.contexts.rows))]
    assert leads == sorted(leads, reverse=True)


def test_the_filled_words_are_those_that_decided(view):
    marks = [{mark.written: mark.score for mark in each} for each in view.model.marks]
    for context in view.model.contexts:
        others = [word for word in context.words if word != view.model.word]
        sense, lead = decide(others, marks)
        assert (sense, lead) == (context.sense, pytest.approx(context.lead))
        weights = view.model.weights(context)
        if sense != UNDECIDED:
            assert weights.sum() == pytest.approx(sum(marks[sense].get(word, 0.0) for word in others))
        else:
            assert not weights.any()


def test_a_click_on_a_sense_shows_its_contexts_and_again_all(qtbot, view):
    card = max(view.cards, key=lambda each: view.model.count(each.sense))
    qtbot.mouseClick(card.title, LEFT)
    shown = [view.table.contexts.context(k).sense for k in range(len(view.table.contexts.rows))]
    assert set(shown) == {card.sense}
    assert len(shown) == view.model.count(card.sense)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert len(view.table.contexts.rows) == len(view.model.contexts)


def test_a_word_of_a_sense_is_selected_and_a_context_selects_its_document(qtbot, view, opened_view):
    chip = view.cards[0].chips[0]
    qtbot.mouseClick(chip, LEFT)
    assert opened_view.selection.current.ids.tolist() == list(chip.keyword.items)
    index = view.table.model().index(0, 1)
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=view.table.visualRect(index).center())
    document = view.table.contexts.context(0).document
    assert opened_view.selection.current.ids.tolist() == [document]
    qtbot.mouseDClick(view.table.viewport(), LEFT, pos=view.table.visualRect(index).center())
    assert (view.model.texts, "corpus") in opened_view.wanted
    assert set(opened_view.selection.current.ids.tolist()) == {document, view.model.item}


def test_the_way_to_the_concordance(qtbot, view, opened_view):
    qtbot.mouseClick(view.places, LEFT)
    assert opened_view.selection.current.ids.tolist() == [view.model.item]
    assert (view.model.texts, "concordance") in opened_view.wanted


def test_other_senses_begin_from_those_found(qtbot, view, opened_view):
    asked = []
    object.__setattr__(view.stage, "form", lambda *what: asked.append(what))
    qtbot.mouseClick(view.again, LEFT)
    menu = view.findChild(QMenu)
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert [values["senses"] for _, values, _ in asked][:2] == ["auto", "labels"]
    seeds = asked[2][1]["senses"].split(";")
    assert len(seeds) == len(view.model.names)
    key, values, inputs = asked[0]
    assert key == "senses"
    assert values["word"] == view.model.word
    assert set(inputs) == {"word2vec", "texts"}


def test_contexts_are_written_as_they_stand(qtbot, view, tmp_path):
    qtbot.mouseClick(view.orders.buttons["right"], LEFT)
    view.export_to(tmp_path / "contexts.csv")
    qtbot.waitUntil(lambda: "contexts.csv" in view.count.text(), timeout=10_000)
    with (tmp_path / "contexts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    contexts = [view.table.contexts.context(k) for k in range(len(rows))]
    assert [row["document"] for row in rows] == [context.title for context in contexts]
    assert {row["word"] for row in rows} == {view.model.word}
    for row, context in zip(rows, contexts, strict=True):
        by = set(filter(None, row["decided_by"].split(", ")))
        assert by == {w for w, x in zip(context.words, view.model.weights(context), strict=True) if x > 0}


def test_contexts_given_by_hand_belong_to_no_document():
    contexts = [Context(("a", "star"), 1, -1, "", UNDECIDED, 0.0), Context((), -1, -1, "", UNDECIDED, 0.0)]
    model = SensesModel("star", -1, (), (), contexts)
    assert model.chosen(frozenset(), "left") == [1, 0]
    assert model.rows_of(np.array([5]), 9) == []
    assert [row[:4] for row in model.table([0, 1], "?").rows] == [("a", "star", "", "?"), ("", "", "", "?")]
