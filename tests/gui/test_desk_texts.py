"""The way of texts through the window: import, read, words, contexts; by clicks and keys."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog

from minentropy_app.cli import run
from minentropy_app.gui.importing.text_page import TextImportPage
from tests.gui._window import SECONDS, opened

LEFT = Qt.MouseButton.LeftButton
LINE = "北极星几乎不动，整片星空都绕着它慢慢旋转。古代的水手靠它辨认北方。"


@pytest.fixture
def books(reading, tmp_path):
    """A copy of the project of texts."""
    shutil.copytree(reading.parent, tmp_path / "copy")
    return tmp_path / "copy" / reading.name


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton
    event = QDropEvent(QPointF(5, 5), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)


def texts_page(qtbot, window):
    qtbot.waitUntil(lambda: "import:texts" in window.views.views(), timeout=30 * SECONDS)
    page = window.views.views()["import:texts"]
    assert isinstance(page, TextImportPage)
    return page


def ref_of(window, name):
    entries = [*window.project.sources(), *window.project.results()]
    return next(entry.key for entry in entries if entry.title == name)


def view_of(qtbot, window, key, name):
    full = f"{key}:{ref_of(window, name)}"
    window.open_entry(ref_of(window, name), key)
    qtbot.waitUntil(lambda: full in window.views.views() and window.idle(), timeout=30 * SECONDS)
    return window.views.views()[full]


def test_the_data_menu_opens_the_page_of_texts(qtbot, running, books):
    window = opened(qtbot, running, books)
    window.menus.actions["import_texts"].trigger()
    page = texts_page(qtbot, window)
    qtbot.waitUntil(lambda: len(window.views.views()) > 1 and window.idle(), timeout=30 * SECONDS)
    assert page.drop_place.isVisible(), "the first view of the project comes behind it"


def test_the_card_of_texts_makes_a_project_and_opens_the_page(qtbot, running, tmp_path, monkeypatch):
    target = str(tmp_path / "fresh.minent")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    running.window.welcome.path_chosen.emit("texts")
    texts_page(qtbot, running.window)
    assert (tmp_path / "fresh.minent").exists()


def test_a_dropped_folder_comes_in_and_is_read(qtbot, running, tmp_path):
    folder = tmp_path / "stars"
    folder.mkdir()
    for k in range(3):
        (folder / f"{k}.txt").write_text(f"{LINE}第{k}篇。", "utf-8")
    drop(running.window, folder)
    page = texts_page(qtbot, running.window)
    qtbot.waitUntil(page.summary.go.isEnabled, timeout=30 * SECONDS)
    qtbot.mouseClick(page.summary.go, LEFT)
    qtbot.waitUntil(page.outcome.isVisible, timeout=30 * SECONDS)
    qtbot.mouseClick(page.outcome.steps["read"], LEFT)
    window = running.window
    key = f"corpus:{ref_of(window, 'stars')}"
    qtbot.waitUntil(lambda: key in window.views.views() and window.idle(), timeout=30 * SECONDS)
    assert len(window.views.views()[key].model.rows) == 3


def test_one_word_is_selected_in_every_view(qtbot, running, books):
    window = opened(qtbot, running, books)
    words = view_of(qtbot, window, "words", "vectors")
    places = view_of(qtbot, window, "concordance", "samples")
    words.ask("月亮")
    qtbot.waitUntil(lambda: places.found is not None and places.settled, timeout=10 * SECONDS)
    assert {hit.hit for hit in places.table.places.hits} == {"月亮"}
    assert window.inspector._count.text().startswith("1 word")
    corpus = view_of(qtbot, window, "corpus", "samples")
    assert corpus.reading._selected_words() == ["月亮"]


def test_reports_say_what_words_and_keywords_are(qtbot, running, books):
    window = opened(qtbot, running, books)
    for name, word in (("vectors", "Skip-gram"), ("keywords", "Guess the text"), ("like", "Cosine")):
        report = window.project.report(ref_of(window, name))
        assert word in report.quantity
        assert report.sentence
    lines = {entry.title: entry.line for entry in [*window.project.sources(), *window.project.results()]}
    assert all(lines.values()), lines


@pytest.mark.parametrize(
    ("name", "view"),
    [("vectors", "words"), ("samples", "corpus"), ("samples", "concordance"), ("keywords", "keywords")],
)
def test_every_view_can_be_had_as_a_picture(books, tmp_path, name, view, monkeypatch):
    file = tmp_path / "view.png"
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    assert run(["picture", str(books), name, str(file), "--view", view, "--size", "1280x720"]) == 0
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1280, 720)
    colours = {picture.pixel(x, y) for x in range(300, 900, 7) for y in range(100, 600, 7)}
    assert len(colours) > 8
