"""Documents, keywords and words in context, by clicks and keys, on real texts."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from minentropy_app.gui.corpus_loading import _table as documents_table
from minentropy_app.gui.views.concordance_view import ordered
from minentropy_app.gui.views.corpus_model import Keyword, located
from minentropy_app.gui.views.keywords_model import tally_of
from minentropy_app.project.documents import DocumentRow, document_text
from minentropy_app.sources.segmentation import Segmenter
from tests.gui.views.test_words_view import compose

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def corpus(opened_view):
    return opened_view("corpus", "samples")


@pytest.fixture
def concordance(opened_view):
    return opened_view("concordance", "samples")


@pytest.fixture
def keywords(opened_view):
    return opened_view("keywords", "keywords")


def press(qtbot, table, row, column=0):
    index = table.model().index(row, column)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def marked(reading):
    """Texts that are marked in the page."""
    return [mark.cursor.selectedText() for mark in reading.text.extraSelections()]


@pytest.mark.parametrize(
    "text",
    [
        "看北极星，先找到北斗。The pole star’s light, and the Pole star!",
        "𠮷野家的牛肉饭。ＡＢＣ　１２３",
        "one\n\ntwo two",
    ],
)
def test_words_are_found_where_they_stand(text):
    segmented = "\n".join(" ".join(sentence) for sentence in Segmenter().sentences(text))
    found = located(1, text, segmented)
    assert found.words == segmented.split()
    from minentropy_app.sources.segmentation import narrow

    for a, b, word in zip(found.start, found.stop, found.words, strict=True):
        assert narrow(text[a:b]).lower() == word
        assert found.word_at(int(a)) == word


def test_long_texts_are_cut_into_pages_that_hold_everything():
    text = ("一行字。" * 40 + "\n") * 300
    found = located(1, text, "")
    pages = found.pages()
    assert len(pages) > 2
    assert "".join(text[a:b] for a, b in pages) == text
    assert all(text[b - 1] == "\n" for _, b in pages)


def test_a_click_on_a_document_reads_it_with_its_keywords(qtbot, corpus, opened_view):
    table = corpus.documents.table
    press(qtbot, table, 3)
    qtbot.waitUntil(lambda: corpus.reading.settled)
    item = corpus.model.rows[3].item
    assert opened_view.selection.current.ids.tolist() == [item]
    assert corpus.reading.document.item == item
    assert corpus.reading.text.toPlainText().startswith(corpus.reading.document.text[:20])
    keywords = [k.written for k in corpus.model.keywords[item]]
    assert [chip.text() for chip in corpus.reading.chips] == keywords
    assert set(keywords) <= set(marked(corpus.reading))


def test_a_click_on_a_word_selects_it_and_marks_it(qtbot, corpus, opened_view):
    reading = corpus.reading
    start = int(reading.document.start[2])
    cursor = reading.text.textCursor()
    cursor.setPosition(start)
    here = reading.text.cursorRect(cursor)
    qtbot.mouseClick(reading.text.viewport(), LEFT, pos=here.center() + type(here.center())(4, 0))
    word = reading.document.words[2]
    assert opened_view.selection.current.ids.tolist() == [corpus.model.words[word]]
    assert word in marked(reading)


def test_a_chip_selects_the_words_of_its_keyword(qtbot, corpus, opened_view):
    chip = corpus.reading.chips[0]
    qtbot.mouseClick(chip, LEFT)
    assert tuple(opened_view.selection.current.ids.tolist()) == tuple(sorted(set(chip.keyword.items)))
    assert chip.isChecked()


def test_documents_are_filtered_by_text_and_label(qtbot, corpus):
    documents = corpus.documents
    compose(documents.box, "星")
    qtbot.waitUntil(lambda: documents.table.cells.rowCount() < len(corpus.model.rows))
    shown = [corpus.model.rows[k] for k in documents.table.cells.rows.tolist()]
    assert {row.item for row in shown} == {row.item for row in corpus.model.rows if "星" in row.title + row.label}
    documents.box.clear()
    documents.label.setCurrentIndex(2)
    documents.label.activated.emit(2)
    wanted = documents.label.currentData()
    shown = [corpus.model.rows[k].label for k in documents.table.cells.rows.tolist()]
    assert set(shown) == {wanted}
    assert len(shown) == sum(row.label == wanted for row in corpus.model.rows)


def test_documents_are_sorted_by_a_click_and_labels_chosen_by_keys(qtbot, corpus):
    documents, heads = corpus.documents, corpus.documents.table.horizontalHeader()
    names = [column.name for column in corpus.model.table.columns]
    middle = heads.sectionViewportPosition(names.index("words")) + 8
    for falling in (False, True):
        qtbot.mouseClick(heads.viewport(), LEFT, pos=QPoint(middle, heads.height() // 2))
        lengths = [corpus.model.rows[k].words for k in documents.table.cells.rows.tolist()]
        assert lengths == sorted((row.words for row in corpus.model.rows), reverse=falling)
    documents.label.setFocus()
    qtbot.keyClick(documents.label, Qt.Key.Key_Down)
    label = documents.label.currentData()
    shown = [corpus.model.rows[k].label for k in documents.table.cells.rows.tolist()]
    assert label and set(shown) == {label}


def test_dates_and_files_have_a_column_where_they_are_known():
    rows = [
        DocumentRow(k, f"Document {k}", "", "en", date, f"{k % 2}.txt", 10, 2)
        for k, date in enumerate(["2024-03-01", "", "2023-12-31"])
    ]
    table = documents_table(rows)
    names = [column.name for column in table.columns]
    assert names == ["document", "language", "date", "words", "characters", "file"]
    assert [rows[k].date for k in table.order(names.index("date"), True).tolist()][:2] == ["2024-03-01", "2023-12-31"]


def test_lengths_agree_with_the_texts(corpus, opened_view):
    reader = opened_view.session.reader
    loaded = reader.load(reader.entry("samples"))
    assert sum(row.words for row in corpus.model.rows) == len(loaded.tokens)
    texts = dict(reader.connection.execute("select item, text from documents").fetchall())
    assert all(row.characters == len(texts[row.item]) for row in corpus.model.rows)


def test_a_word_selected_elsewhere_is_looked_for(qtbot, concordance, opened_view):
    word = "地球"
    opened_view.selection.select(np.array([concordance.model.words[word]]), "map")
    qtbot.waitUntil(lambda: concordance.settled and concordance.found is not None, timeout=10_000)
    rows = opened_view.session.reader.connection.execute("select text from documents").fetchall()
    assert len(concordance.table.places.hits) == sum(text.count(word) for (text,) in rows)


def test_places_are_sorted_by_what_stands_before_and_after(qtbot, concordance):
    compose(concordance.box, "的")
    qtbot.keyClick(concordance.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: concordance.settled, timeout=10_000)
    found = concordance.table.places.hits
    assert len(found) > 20
    qtbot.mouseClick(concordance.orders.buttons["right"], LEFT)
    after = [hit.right.casefold() for hit in concordance.table.places.hits]
    assert after == sorted(after)
    qtbot.mouseClick(concordance.orders.buttons["left"], LEFT)
    before = [hit.left[::-1].casefold() for hit in concordance.table.places.hits]
    assert before == sorted(before)
    assert sorted(map(repr, found)) == sorted(map(repr, concordance.table.places.hits))
    assert ordered(found, "found") == found


def test_a_place_selects_its_document_and_opens_it(qtbot, concordance, opened_view):
    compose(concordance.box, "月亮")
    qtbot.waitUntil(lambda: concordance.found is not None and concordance.settled, timeout=10_000)
    press(qtbot, concordance.table, 0, 2)
    hit = concordance.table.places.hits[0]
    assert opened_view.selection.current.ids.tolist() == [hit.item]
    index = concordance.table.model().index(0, 2)
    qtbot.mouseDClick(concordance.table.viewport(), LEFT, pos=concordance.table.visualRect(index).center())
    assert (concordance.stage.ref, "corpus") in opened_view.wanted


def test_what_does_not_stand_there_is_said(qtbot, concordance):
    compose(concordance.box, "没有这个词组吧")
    qtbot.keyClick(concordance.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: concordance.settled, timeout=10_000)
    assert concordance._teach.isVisible()
    assert "没有这个词组吧" in concordance._teach.text()
    assert not concordance.export.isEnabled()


def test_places_are_written_as_they_stand(qtbot, concordance, tmp_path):
    compose(concordance.box, "月亮")
    qtbot.waitUntil(lambda: concordance.found is not None and concordance.settled, timeout=10_000)
    concordance.export_to(tmp_path / "places.csv")
    qtbot.waitUntil(lambda: "places.csv" in concordance.count.text(), timeout=10_000)
    with (tmp_path / "places.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["document"] for row in rows] == [hit.document for hit in concordance.table.places.hits]
    assert {row["hit"] for row in rows} == {"月亮"}


def test_bars_are_the_keywords_of_the_document_chosen(qtbot, keywords, opened_view):
    press(qtbot, keywords.documents.table, 5)
    item = keywords.model.corpus.rows[5].item
    result = opened_view.session.reader.load(opened_view.session.reader.entry("keywords"))
    scores = result.scores[result.document_ids == item]
    np.testing.assert_allclose([row.figure for row in keywords.bars.items.rows], scores)
    qtbot.waitUntil(lambda: keywords.settled, timeout=10_000)
    assert keywords.reading.document.item == item


def test_labels_list_what_their_texts_share(qtbot, keywords):
    qtbot.mouseClick(keywords.which.buttons["labels"], LEFT)
    label, documents = keywords.model.groups()[0]
    rows = keywords.bars.items.rows
    assert keywords.title.text() == label
    for row in rows[:10]:
        listing = sum(row.word in {k.written for k in keywords.model.keywords[d]} for d in documents)
        assert row.figure == listing
    figures = [row.figure for row in rows]
    assert figures == sorted(figures, reverse=True)


@settings(deadline=None)
@given(
    lists=st.lists(st.lists(st.sampled_from("abcdef"), unique=True, max_size=5), max_size=8), seed=st.integers(0, 99)
)
def test_keywords_of_many_documents_are_counted_as_one_by_one(lists, seed):
    named = {7 * k: [Keyword((w,), (ord(w),), w, 1.0, 1.0) for w in words] for k, words in enumerate(lists)}
    ids = np.flatnonzero(np.random.default_rng(seed).random(7 * len(lists) + 3) < 0.6)  # some of these are no documents
    ranks = {}
    for k in ids.tolist():
        for rank, keyword in enumerate(named.get(k, ())):
            ranks.setdefault(keyword.written, []).append(rank)
    wanted = sorted(ranks, key=lambda word: (-len(ranks[word]), sum(ranks[word]), word))
    found = tally_of(named).best(ids, named)
    assert [keyword.written for keyword in found] == wanted
    assert [keyword.score for keyword in found] == [len(ranks[word]) for word in wanted]


def test_selected_words_lead_to_the_documents_in_which_they_stand(qtbot, opened_view):
    view, selection = opened_view("corpus", "samples"), opened_view.selection
    corpus, box = view.model, view.documents.with_words
    assert box.isHidden()
    reader = opened_view.session.reader
    cut = {row.item: document_text(reader, row.item)[1].split() for row in corpus.rows}
    for words in (["地球"], ["地球", "图书馆"], list(corpus.words)):
        selection.select(np.array([corpus.words[word] for word in words]), "lasso")
        qtbot.waitUntil(lambda: box.settled and not box.isHidden(), timeout=10_000)
        if not box.isChecked():
            assert len(view.documents.table.cells.rows) == len(corpus.rows)
            qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
        asked = {corpus.word_of[item] for item in selection.current.ids[:200].tolist()}
        wanted = [item for item, text in cut.items() if asked & set(text)]
        assert sorted(view.documents.table.cells.ids(np.arange(len(view.documents.table.cells.rows)))) == wanted
        assert box.text().endswith(f": {len(wanted)}")
    selection.select(np.array([corpus.rows[0].item]), "table")  # a document: what is listed stays
    assert box.isChecked()
    assert not box.isHidden()
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert len(view.documents.table.cells.rows) == len(corpus.rows)


def test_a_bar_selects_its_word_in_the_text(qtbot, keywords, opened_view):
    row = keywords.bars.items.rows[1]
    index = keywords.bars.items.index(1)
    qtbot.mouseClick(keywords.bars.viewport(), LEFT, pos=keywords.bars.visualRect(index).center())
    assert opened_view.selection.current.ids.tolist() == [row.item]
    qtbot.waitUntil(lambda: keywords.settled, timeout=10_000)
    assert row.word in marked(keywords.reading)


def test_places_agree_with_qt_beyond_the_first_plane(qtbot, tokens):
    from minentropy_app.gui.views.corpus_reading import TextPage

    text = "先𠮷野家，后𠮷祥。再来一句𠮷𠮷话"
    found = located(1, text, "先 𠮷 野家 后 𠮷祥 再来 一句 𠮷𠮷话")
    page = TextPage()
    qtbot.addWidget(page)
    page.show_text(text[3:], True)
    cursor = page.textCursor()
    for a, b, word in zip(found.start, found.stop, found.words, strict=True):
        if a >= 3:
            cursor.setPosition(found.qt_place(3, int(a)))
            cursor.setPosition(found.qt_place(3, int(b)), cursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == word
            assert found.own_place(3, found.qt_place(3, int(a))) == a


def test_labels_taken_together_have_keywords_of_their_own(qtbot, opened_view):
    view = opened_view("keywords", "labels")
    found = opened_view.session.reader.load(opened_view.session.reader.entry("labels"))
    assert [view.labels.item(k).data(Qt.ItemDataRole.UserRole) for k in range(view.labels.count())] == sorted(
        found.groups
    )
    label = view.title.text()
    scores = found.scores[found.group == found.groups.index(label)]
    np.testing.assert_allclose([row.figure for row in view.bars.items.rows], scores)
    qtbot.mouseClick(view.which.buttons["documents"], LEFT)
    press(qtbot, view.documents.table, 40)
    row = view.model.corpus.rows[int(view.documents.table.cells.rows[40])]
    assert view.title.text() == row.label
    qtbot.waitUntil(lambda: view.settled, timeout=10_000)
    assert view.reading.document.item == row.item


def test_a_sentence_of_a_summary_is_read_where_it_stands(qtbot, opened_view, tmp_path):
    view = opened_view("keywords", "summary")
    press(qtbot, view.documents.table, 3)
    item = view.model.corpus.rows[3].item
    qtbot.waitUntil(lambda: view.settled and view.reading.document.item == item, timeout=10_000)
    said = [view.sentences.item(k).text() for k in range(view.sentences.count())]
    assert len(said) == 3
    whole = " ".join(view.reading.document.text.split())
    assert all(sentence in whole for sentence in said)
    index = view.sentences.model().index(1, 0)
    qtbot.mouseClick(view.sentences.viewport(), LEFT, pos=view.sentences.visualRect(index).center())
    places = [view.reading.document.sentences[k.sentence] for k in view.shown]
    assert view.reading._sentences[0] == (item, view.shown[1].sentence)
    assert {view.reading.document.text[a:b] for a, b in places} <= {
        text.replace("\u2029", "\n") for text in marked(view.reading)
    }
    view.export_to(tmp_path / "summary.csv")
    qtbot.waitUntil(lambda: "summary.csv" in view.means.text(), timeout=10_000)
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["sentence"] for row in csv.DictReader(file)] == said


def test_keywords_of_what_is_selected_are_a_form_away(qtbot, corpus, opened_view):
    asked = []
    object.__setattr__(corpus.stage, "form", lambda *what: asked.append(what))
    ids = [corpus.model.rows[k].item for k in (2, 5)]
    opened_view.selection.select(np.array(ids), "map")
    qtbot.mouseClick(corpus.documents.keywords, LEFT)
    menu = corpus.documents.findChild(QMenu)
    words = [action.text() for action in menu.actions()]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert len(asked) == len(words) == 5
    key, values, inputs = asked[1]
    assert key == "keywords"
    assert values == {"stop_words": True, "only": f"{ids[0]}; {ids[1]}", "per": "all"}
    reader = opened_view.session.reader
    assert inputs == {"texts": corpus.model.ref, "word2vec": reader.entry("vectors").ref}
    assert [each[1].get("per", "text") for each in asked] == ["text", "all", "label", "text", "all"]


def test_the_documents_listed_are_written(qtbot, corpus, tmp_path):
    compose(corpus.documents.box, "星")
    qtbot.waitUntil(lambda: corpus.documents.table.cells.rowCount() < len(corpus.model.rows))
    corpus.documents.export_to(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: "list.csv" in corpus.documents.count.text(), timeout=10_000)
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Document"] for row in rows] == [
        corpus.model.rows[k].title for k in corpus.documents.table.cells.rows.tolist()
    ]


def test_senses_are_decided_in_the_concordance(qtbot, concordance, opened_view, tmp_path):
    from minentropy_app.jobs.concordances import concordance as listed

    compose(concordance.box, "看")
    qtbot.waitUntil(lambda: concordance.found is not None and concordance.settled, timeout=10_000)
    places = concordance.table.places
    told = {(p.hit.left, p.hit.right): p.sense for p in listed(opened_view.session.reader, "看", 5000)}
    assert {places.sense(hit) for hit in places.hits} == set(told.values())
    assert all(places.sense(hit) == told[hit.left, hit.right] for hit in places.hits)
    assert not concordance.table.isColumnHidden(4)
    qtbot.mouseClick(concordance.orders.buttons["sense"], LEFT)
    senses = [places.found.sense[hit] for hit in places.hits]
    decided = [sense for sense in senses if sense >= 0]
    assert senses == sorted(decided) + [-1] * (len(senses) - len(decided))
    concordance.export_to(tmp_path / "senses.csv")
    qtbot.waitUntil(lambda: "senses.csv" in concordance.count.text(), timeout=10_000)
    with (tmp_path / "senses.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["sense"] for row in csv.DictReader(file)] == [places.sense(hit) for hit in places.hits]
    concordance.box.clear()
    compose(concordance.box, "月亮")
    qtbot.waitUntil(lambda: concordance.found is not None and concordance.settled, timeout=10_000)
    assert concordance.table.isColumnHidden(4)
    assert concordance.order == "found"


def test_classes_of_books_have_keywords_without_texts(qtbot, tokens):
    from types import SimpleNamespace

    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.view_kinds import Stage
    from minentropy_app.gui.views.corpus_model import Keyword
    from minentropy_app.gui.views.keywords_model import KeywordsModel
    from minentropy_app.gui.views.keywords_view import KeywordsView

    def books(*titles):
        return [Keyword((t,), (k,), t, 5.0 - k, 1.0 - k / 9) for k, t in enumerate(titles)]

    model = KeywordsModel(None, {}, "guess", "", {"T": books("Python", "Linux"), "I": books("红楼梦")})
    nothing = lambda *_: None  # noqa: E731
    selection = SelectionModel()
    view = KeywordsView(Stage("r1", "books", model, SimpleNamespace(), selection, tokens, *[nothing] * 4))
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    assert view.title.text() == "I"
    assert [row.word for row in view.bars.items.rows] == ["红楼梦"]
    item = view.labels.item(1)
    qtbot.mouseClick(view.labels.viewport(), LEFT, pos=view.labels.visualItemRect(item).center())
    assert [row.word for row in view.bars.items.rows] == ["Python", "Linux"]
    index = view.bars.items.index(1)
    qtbot.mouseClick(view.bars.viewport(), LEFT, pos=view.bars.visualRect(index).center())
    assert selection.current.ids.tolist() == [1]
    assert model.rows_of(selection.current.ids, 5) == [("Linux", "", -1)]
    view.shut_down()
