"""Neighbours of words, by clicks and keys, on vectors trained on real texts."""

from __future__ import annotations

import csv
import math
from collections import Counter

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from minentropy_app.analyses import analysis_named
from minentropy_app.model.inputs import Names
from minentropy_app.model.params import from_values
from minentropy_app.model.step import Context, drain
from minentropy_app.project.documents import cut_texts, document_rows

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(opened_view):
    return opened_view("words", "vectors")


def compose(box, text):
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)


def press(qtbot, table, row, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(table.viewport(), LEFT, modifier, table.visualRect(table.items.index(row)).center())


def listed(table):
    return [row.word for row in table.items.rows]


def asked(session, key, **values):
    """The same question to the analysis of the menu."""
    analysis, entry = analysis_named(key), session.reader.entry("vectors")
    model = session.reader.load(entry)
    ids = model.item_ids.tolist()
    names = Names(tuple(session.reader.labels(ids)), tuple(session.reader.keys(ids)))
    inputs = {"word2vec": model, "names": {"word2vec": names}}
    result = drain(analysis.run(inputs, from_values(analysis.params, values), Context()))
    return session.reader.labels(result.item_ids.tolist()), result.scores


def test_typing_a_word_lists_what_the_analyses_list(qtbot, view, opened_view):
    view.bar.box.clear()
    compose(view.bar.box, "地球")
    qtbot.keyClick(view.bar.box, Qt.Key.Key_Return)
    similar, cosines = asked(opened_view.session, "similar", word="地球", top=20)
    assert listed(view.neighbours.similar)[:20] == similar
    np.testing.assert_allclose([r.figure for r in view.neighbours.similar.items.rows[:20]], cosines)
    related, scores = asked(opened_view.session, "related", word="地球", top=21, alpha=0.9)
    wanted = [(word, score) for word, score in zip(related, scores, strict=True) if word != "地球"][:20]
    assert listed(view.neighbours.related)[:20] == [word for word, _ in wanted]
    np.testing.assert_allclose([r.figure for r in view.neighbours.related.items.rows[:20]], [s for _, s in wanted])


@pytest.mark.parametrize(("alpha", "symmetric"), [(0.0, False), (1.2, False), (0.5, True)])
def test_sliders_and_boxes_ask_what_the_analysis_would(qtbot, view, opened_view, alpha, symmetric):
    view.ask("地球 + 月亮")
    slider = view.neighbours.alpha.slider
    while slider.value() < alpha * 100:
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    while slider.value() > alpha * 100:
        qtbot.keyClick(slider, Qt.Key.Key_Left)
    if symmetric:
        view.neighbours.both.click()
    words, scores = asked(opened_view.session, "related", word="地球 + 月亮", top=30, alpha=alpha, symmetric=symmetric)
    wanted = [(w, s) for w, s in zip(words, scores, strict=True) if w not in ("地球", "月亮")][:20]
    shown = view.neighbours.related.items.rows[: len(wanted)]
    assert [row.word for row in shown] == [word for word, _ in wanted]
    np.testing.assert_allclose([row.figure for row in shown], [s for _, s in wanted], atol=1e-9)


def test_the_slider_of_counts_leaves_frequent_words(qtbot, view):
    slider = view.neighbours.least.slider
    for _ in range(40):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    least = view.neighbours.chosen.min_count
    assert least > 2
    counts = [view.model.counts[view.model.place(row.item)] for row in view.neighbours.similar.items.rows]
    assert counts
    assert min(counts) >= least


def test_function_words_can_be_left_out(qtbot, view):
    stop = {view.model.labels[k] for k in np.flatnonzero(view.model.stop)}
    view.ask("地球")
    view.neighbours.alpha.slider.setValue(0)
    assert stop & set(listed(view.neighbours.related))
    view.neighbours.no_function.click()
    assert not stop & set(listed(view.neighbours.related) + listed(view.neighbours.similar))


def test_a_click_walks_on_and_keys_go_back_and_forward(qtbot, view, opened_view):
    view.ask("地球")
    second = listed(view.neighbours.similar)[1]
    press(qtbot, view.neighbours.similar, 1)
    assert view.bar.box.text() == second
    place = view.terms[0].place
    assert opened_view.selection.current.ids.tolist() == view.model.ids([place]).tolist()
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.bar.box.text() == "地球"
    qtbot.mouseClick(view.bar.forward, LEFT)
    assert view.bar.box.text() == second


def test_selected_documents_lead_to_the_words_that_set_them_apart(qtbot, view, opened_view):
    reader = opened_view.session.reader
    source = reader.entry("samples")
    rows = document_rows(reader, source)
    label = max(row.label for row in rows)
    chosen = np.array([row.item for row in rows if row.label == label])
    opened_view.selection.select(chosen, "lasso")
    qtbot.waitUntil(lambda: view.settled and not view.suggestions.isHidden(), timeout=20_000)
    known = dict(zip(view.model.labels, view.model.counts.tolist(), strict=True))
    here = Counter(w for text in cut_texts(reader, source, chosen.tolist()) for w in text.split() if w in known)
    all_here, all_there = here.total(), sum(known.values())
    gain = {w: n * math.log(n / all_here * all_there / known[w]) for w, n in here.items()}
    stop = {view.model.labels[k] for k in np.flatnonzero(view.model.stop)}
    best = sorted((g for w, g in gain.items() if w not in stop and len(w) > 1), reverse=True)
    told = [button.text() for button in view.suggestions.buttons]
    assert [gain[word] for word in told] == pytest.approx(best[: len(told)])
    assert str(len(chosen)) in view.suggestions.says.text()
    assert [view.model.labels[term.place] for term in view.terms] == told[: len(view.terms)]
    assert opened_view.selection.current.ids.tolist() == sorted(chosen.tolist())  # what was selected stays
    qtbot.mouseClick(view.suggestions.buttons[1], LEFT)
    assert opened_view.selection.current.ids.tolist() == view.model.ids([view.terms[0].place]).tolist()
    assert view.bar.box.text() == told[1]
    assert view.suggestions.isHidden()


def test_documents_selected_before_are_told_when_the_words_are_opened(qtbot, opened_view):
    rows = document_rows(opened_view.session.reader, opened_view.session.reader.entry("samples"))
    opened_view.selection.select(np.array([rows[0].item]), "lasso")
    view = opened_view("words", "vectors")
    assert not view.suggestions.isHidden()
    assert opened_view.selection.current.ids.tolist() == [rows[0].item]


def test_ctrl_click_selects_without_walking(qtbot, view, opened_view):
    view.ask("地球")
    before = listed(view.neighbours.similar)
    press(qtbot, view.neighbours.similar, 0, CONTROL)
    press(qtbot, view.neighbours.similar, 2, CONTROL)
    assert listed(view.neighbours.similar) == before
    chosen = {view.neighbours.similar.items.rows[k].item for k in (0, 2)}
    assert set(opened_view.selection.current.ids.tolist()) == chosen


def test_keys_walk_add_take_away_and_pin(qtbot, view):
    view.ask("地球")
    table = view.neighbours.similar
    table.setFocus()
    table.setCurrentIndex(table.items.index(0))
    first = table.items.rows[0].word
    qtbot.keyClick(table, Qt.Key.Key_Plus)
    assert view.bar.box.text() == f"地球 + {first}"
    table.setCurrentIndex(table.items.index(3))
    fourth = table.items.rows[3].word
    qtbot.keyClick(table, Qt.Key.Key_Minus)
    assert view.bar.box.text() == f"地球 + {first} − {fourth}"
    table.setCurrentIndex(table.items.index(0))
    pinned = table.items.rows[0].word
    qtbot.keyClick(table, Qt.Key.Key_P)
    assert [view.model.expression(pin) for pin in view.compare.pins] == [pinned]


def test_an_unknown_word_offers_spellings_to_click(qtbot, view):
    view.bar.box.clear()
    compose(view.bar.box, "地求")
    qtbot.keyClick(view.bar.box, Qt.Key.Key_Return)
    qtbot.waitUntil(view.suggestions.isVisible)
    assert "地求" in view.suggestions.says.text()
    button = view.suggestions.buttons[0]
    qtbot.mouseClick(button, LEFT)
    assert view.model.expression(view.terms) == button.text()
    assert not view.suggestions.isVisible()


def test_completions_follow_the_last_name(qtbot, view):
    view.bar.box.clear()
    compose(view.bar.box, "地球 - 月")
    offered = view.bar._found.stringList()
    assert offered
    assert all(text.startswith("地球 - 月") for text in offered)
    view.bar.close_offer()


def test_a_word_selected_elsewhere_is_asked_for(view, opened_view):
    view.ask("地球")
    place = view.model.labels.index("月亮")
    opened_view.selection.select(view.model.ids([place]), "map")
    assert view.bar.box.text() == "月亮"


def test_several_words_selected_elsewhere_are_asked_for_together(view, opened_view):
    places = sorted(view.model.labels.index(word) for word in ("月亮", "地球"))
    opened_view.selection.select(view.model.ids(places), "lasso")
    assert [(term.place, term.sign) for term in view.terms] == [(place, 1) for place in places]
    assert len(listed(view.neighbours.related)) > 5
    opened_view.selection.select(view.model.item_ids, "lasso")
    asked = [view.model.labels[term.place] for term in view.terms]
    telling = [w for k, w in enumerate(view.model.labels) if not view.model.stop[k] and len(w) > 1]
    assert asked == telling[:4]
    assert f"{len(view.model):,}" in view.bar.told.text()
    assert opened_view("words", "vectors").bar.told.text() == view.bar.told.text()
    view.go_back()
    assert {term.place for term in view.terms} == set(places)


def test_what_was_selected_while_it_was_hidden_is_asked_for_when_it_comes_back(qtbot, view, opened_view):
    view.ask("地球")
    view.hide()
    opened_view.selection.select(view.model.ids([view.model.labels.index("月亮")]), "map")
    assert view.bar.box.text() == "地球"
    view.show()
    assert view.bar.box.text() == "月亮"


def test_pins_stand_side_by_side_and_share_words(qtbot, view):
    for word in ("地球", "月亮"):
        view.ask(word)
        qtbot.mouseClick(view.pin, LEFT)
    qtbot.mouseClick(view.pages.buttons["compare"], LEFT)
    lists = [pin.table for pin in view.compare._columns]
    words = [set(listed(table)) for table in lists]
    for table in lists:
        for row in table.items.rows:
            assert row.shared == (row.word in words[0] & words[1])
    qtbot.mouseClick(view.compare._columns[0].away, LEFT)
    assert len(view.compare.pins) == 1


def test_the_vocabulary_sorts_filters_and_walks(qtbot, view):
    qtbot.mouseClick(view.pages.buttons["vocabulary"], LEFT)
    page = view.vocabulary
    qtbot.waitUntil(lambda: page.table.cells.rowCount() == len(view.model), timeout=10_000)
    page.no_function.click()
    assert page.table.cells.rowCount() == len(view.model) - int(view.model.stop.sum())
    compose(page.box, "球")
    qtbot.waitUntil(lambda: 0 < page.table.cells.rowCount() < 30)
    assert all("球" in page.table.cells.text(row, 0) for row in range(page.table.cells.rowCount()))
    spot = page.table.visualRect(page.table.cells.index(0, 0)).center()
    word = page.table.cells.text(0, 0)
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=spot)
    qtbot.mouseDClick(page.table.viewport(), LEFT, pos=spot)
    assert view.bar.box.text() == word
    assert view.bar.isVisible()


def test_the_lists_are_written_with_question_and_score(qtbot, view, tmp_path):
    view.ask("地球")
    view.export_to(tmp_path / "lists.csv")
    qtbot.waitUntil(lambda: "lists.csv" in view.bar.told.text(), timeout=10_000)
    with (tmp_path / "lists.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    similar = [row for row in rows if row["list"] == "similar"]
    assert [row["word"] for row in similar] == listed(view.neighbours.similar)
    assert {row["question"] for row in rows} == {"地球"}


def test_how_it_was_looked_at_comes_back(opened_view, view):
    view.ask("地球 + 月亮")
    view.neighbours.alpha.slider.setValue(40)
    view.compare.pin(view.terms)
    view.ask("月亮")
    state = view.state()
    other = opened_view("words", "vectors")
    other.restore(state)
    assert other.bar.box.text() == "月亮"
    assert other.neighbours.chosen == view.neighbours.chosen
    assert other.compare.pins == view.compare.pins
    opened_view.selection.select(view.model.ids([view.model.labels.index("地球")]), "map")
    third = opened_view("words", "vectors")
    third.restore(state)
    assert third.bar.box.text() == "地球"


def test_texts_beside_turn_to_the_word_that_is_asked_for(qtbot, opened_view, view):
    assert view.reading.isHidden()
    qtbot.mouseClick(view.read, LEFT)
    for word in ("地球", "月亮", "地球"):
        view.ask(word)
        qtbot.waitUntil(lambda: view.settled, timeout=10_000)
        assert view.reading.pane.document.found((word,))
        shown = [mark.cursor.selectedText() for mark in view.reading.pane.text.extraSelections()]
        assert word in shown
    other = opened_view("words", "vectors")
    other.restore(view.state())
    assert other.read.isChecked() and not other.reading.isHidden()
    qtbot.waitUntil(lambda: other.settled, timeout=10_000)
    view.resize(700, 700)
    assert view.reading.isHidden() and view.read.isHidden() and view.settled
    view.resize(900, 700)
    assert not view.reading.isHidden() and view.read.isChecked()
    qtbot.mouseClick(view.read, LEFT)
    assert view.reading.isHidden() and view.settled


def test_the_menu_of_a_row_leads_to_the_texts(view, opened_view):
    item = view.neighbours.similar.items.rows[0].item
    view.neighbours._menu(item, QPoint())
    view.neighbours.texts_wanted.emit(item)
    source = opened_view.session.reader.entry("samples").ref
    assert (source, "concordance") in opened_view.wanted


def test_the_page_of_training_says_what_was_reached(qtbot, view, opened_view):
    qtbot.mouseClick(view.pages.buttons["training"], LEFT)
    reached = opened_view.session.reader.entry("vectors").metrics["mean_log_p"]
    assert f"{abs(reached):.2f}" in view.training.says.text()
    assert f"{np.log(len(view.model)):.2f}" in view.training.says.text()


def test_a_kept_course_is_drawn_from_first_to_last_point(qtbot, view):
    from dataclasses import replace

    from minentropy_app.gui.theme import LIGHT
    from minentropy_app.gui.views.words_training import TrainingPage

    points = np.array([[0.0, -9.0], [1000.0, -7.5], [2000.0, -7.0]])
    page = TrainingPage(replace(view.model, curve=points), LIGHT)
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    picture = page.curve.grab().toImage()
    ticks = page.curve._ticks()
    assert ticks[0] < -9.0 and ticks[-1] > -7.0
    assert all(round(tick * 2, 6).is_integer() for tick in ticks)  # round figures
    accent = LIGHT.colour("accent").rgb()
    inked = [(x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) == accent]
    first, last = min(inked), max(inked)
    assert first[1] > last[1]  # it rises
    assert page.curve.accessibleDescription().count(";") == 2


def vocabulary(qtbot, view):
    """The table of the vocabulary, read."""
    qtbot.mouseClick(view.pages.buttons["vocabulary"], LEFT)
    page = view.vocabulary
    qtbot.waitUntil(lambda: page.settled and page._loading.started, timeout=10_000)
    return page


def test_flow_sorts_the_vocabulary(qtbot, view):
    page = vocabulary(qtbot, view)
    names = [column.name for column in page.table.cells.table.columns]
    at = names.index("flow into the rest")
    page.table.horizontalHeader().setSortIndicator(at, Qt.SortOrder.DescendingOrder)
    flow = view.model.flow[page.table.cells.rows]
    assert (np.diff(flow) <= 0).all()
    assert flow[0] > 0
    assert (view.model.flow <= view.model.counts / view.model.counts.sum()).all()


def test_a_click_makes_a_function_word_and_the_key_unmakes_it(qtbot, view):
    asked = []
    object.__setattr__(view.stage, "edit", asked.append)
    page = vocabulary(qtbot, view)
    column = len(page.table.cells.table.columns) - 1
    plain = int(np.flatnonzero(~view.model.stop[page.table.cells.rows])[0])
    index = page.table.cells.index(plain, column)
    page.table.scrollTo(index)
    with qtbot.waitSignal(page.marked) as told:
        qtbot.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(index).center())
    word = view.model.labels[int(page.table.cells.rows[plain])]
    assert told.args == [[word], True]
    view.model.mark_function_words(frozenset({word}))
    with qtbot.waitSignal(page.marked) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_F)
    assert told.args == [[word], False]
    assert len(asked) == 2


def test_every_page_writes_what_it_shows(qtbot, view, tmp_path):
    page = vocabulary(qtbot, view)
    page.no_function.click()
    view.export_to(tmp_path / "words.csv")
    qtbot.waitUntil(lambda: "words.csv" in view.bar.told.text(), timeout=10_000)
    with (tmp_path / "words.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Word"] for row in rows] == [view.model.labels[k] for k in page.table.cells.rows.tolist()]
    assert 0 < len(rows) < len(view.model)
    qtbot.mouseClick(view.pages.buttons["training"], LEFT)
    view.export_to(tmp_path / "curve.csv")
    qtbot.waitUntil(lambda: "curve.csv" in view.bar.told.text(), timeout=10_000)
    assert (tmp_path / "curve.csv").read_text("utf-8-sig").startswith("words,mean_log_p")


def test_the_map_shows_where_the_listed_words_stand(qtbot, view, opened_view):
    view.ask("地球")
    spots, reader = view.neighbours.map, opened_view.session.reader
    layout = reader.load(reader.entry("map"))
    place = dict(zip(layout.item_ids.tolist(), layout.positions.tolist(), strict=True))
    for k, item in enumerate(view.model.item_ids.tolist()):
        np.testing.assert_allclose(spots.spots.places[k], place[item])
    listed = [row.item for row in view.neighbours.similar.items.rows[:12]]
    assert view.model.ids(list(spots.shown.similar)).tolist() == listed
    inside = [k for k in spots.shown.similar if spots.rect().contains(spots.place_of(k).toPoint())]
    word = next(k for k in inside if spots.word_at(spots.place_of(k)) == k)
    qtbot.mouseClick(spots, LEFT, pos=spots.place_of(word).toPoint())
    assert view.bar.box.text() == view.model.labels[word]
    assert spots.shown.asked == (word,)
    qtbot.mouseClick(spots.whole, LEFT)
    assert (reader.entry("map").ref, "map") in opened_view.wanted


def test_the_map_gives_way_where_there_is_little_room(qtbot, view):
    assert view.neighbours.map.isVisible()
    view.resize(900, 420)
    qtbot.waitUntil(lambda: not view.neighbours.map.isVisible())
    view.resize(900, 700)
    qtbot.waitUntil(view.neighbours.map.isVisible)


def test_the_map_beside_the_lists_is_of_the_words_and_rather_not_principal_axes():
    from types import SimpleNamespace

    from minentropy_app.gui.words_loading import _spots

    def made(ref, items, method):
        inputs = [SimpleNamespace(role="items", ref=items), SimpleNamespace(role="model", ref="r1")][
            : 2 - (items == "r1")
        ]
        return SimpleNamespace(
            ref=ref, name=ref, kind="layout", state="done", inputs=inputs, params={"method": method}, items=items
        )

    def load(result):
        ids = np.array([5, 7]) if result.items == "r1" else np.array([90, 91])
        return SimpleNamespace(item_ids=ids, positions=np.array([[0.0, 1.0], [2.0, 3.0]]))

    results = [made("r2", "r1", "tsne"), made("r3", "r1", "pca"), made("r4", "s1", "tsne")]
    reader = SimpleNamespace(results=lambda: results, load=load)
    model, entry = SimpleNamespace(item_ids=np.array([7, 5, 9])), SimpleNamespace(ref="r1")
    spots = _spots(model, entry, reader)
    assert spots.ref == "r2"
    np.testing.assert_array_equal(spots.places, [[2.0, 3.0], [0.0, 1.0], [np.nan, np.nan]])
    results.pop(0)
    assert _spots(model, entry, reader).ref == "r3"
    results[:] = results[-1:]
    assert _spots(model, entry, reader) is None
