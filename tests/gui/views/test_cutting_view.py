"""How texts are cut into words, chosen by clicks and keys."""

from __future__ import annotations

import shutil
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt

from minentropy_app.gui.cutter import Cutter
from minentropy_app.gui.views.cutting_model import cut_documents
from tests.gui.test_desk_texts import opened, view_of

LEFT = Qt.MouseButton.LeftButton
WAIT = 30_000


@pytest.fixture
def view(opened_view):
    made = opened_view("cutting", "samples")
    made.asked = []
    object.__setattr__(made.stage, "recut", lambda *what: made.asked.append(what))
    object.__setattr__(made.stage, "edit", made.asked.append)
    return made


def write(qtbot, view, text):
    """Write own words and wait for the preview."""
    with qtbot.waitSignal(view.editors["dictionary"].changed):
        view.editors["dictionary"].box.setPlainText(text)
    qtbot.waitUntil(lambda: view.settled, timeout=WAIT)


def test_the_preview_shows_how_the_texts_are_cut(view, opened_view):
    reader = opened_view.session.reader
    (cut,) = reader.connection.execute("select segmented from documents order by id limit 1").fetchone()
    shaded = view.preview.shaded()
    assert [word.lower() for word in shaded] == cut.split()[: len(shaded)]
    assert not view.go.isEnabled()
    assert not view.back.isEnabled()


def test_own_words_change_the_preview_and_wait_for_the_button(qtbot, view):
    assert "北斗七星勺口" not in view.preview.shaded()
    write(qtbot, view, "北斗七星勺口 90000 n")
    assert "北斗七星勺口" in view.preview.shaded()
    assert view.go.isEnabled()
    assert not view.asked
    qtbot.mouseClick(view.go, LEFT)
    ref, options = view.asked[0]
    assert ref == view.model.ref
    assert options == {**asdict(view.model.options), "dictionary": "北斗七星勺口 90000 n"}
    qtbot.mouseClick(view.back, LEFT)
    qtbot.waitUntil(lambda: view.settled and not view.go.isEnabled(), timeout=WAIT)
    assert "北斗七星勺口" not in view.preview.shaded()
    assert view.editors["dictionary"].text == ""


def test_a_malformed_line_is_named_and_nothing_is_cut(qtbot, view):
    write(qtbot, view, "好词 3 n\n坏词 -7")
    assert view.trouble.isVisible()
    assert "Line 2 of your own words" in view.trouble.what.text()
    assert not view.go.isEnabled()
    view.cut_again()
    assert not view.asked


def test_options_are_those_of_the_import_page(qtbot, view):
    view.combos["tags"].setCurrentIndex(view.combos["tags"].findData("n,eng"))
    view.combos["tags"].activated.emit(view.combos["tags"].currentIndex())
    qtbot.waitUntil(lambda: view.settled, timeout=WAIT)
    cutter, documents = Cutter(view.stage.project.session), view.model.documents[:1]
    wanted = cut_documents(documents, view.chosen, cutter)[0]["segmented"].split()
    assert [word.lower() for word in view.preview.shaded()] == wanted
    assert view.chosen.tags == "n,eng"
    assert len(wanted) < len(cut_documents(documents, view.model.options, cutter)[0]["segmented"].split())


def test_function_words_are_written_restored_and_undone(qtbot, running, reading, tmp_path):
    shutil.copytree(reading.parent, tmp_path / "copy")
    window = opened(qtbot, running, tmp_path / "copy" / reading.name)
    view = view_of(qtbot, window, "cutting", "samples")
    words = view_of(qtbot, window, "words", "vectors")
    place = words.model.labels.index("地球")
    assert not words.model.stop[place]
    view._show_page("function")
    qtbot.mouseClick(view.which.buttons["own"], LEFT)
    view.function["own"].box.setPlainText("地球")
    qtbot.waitUntil(lambda: bool(words.model.stop[place]), timeout=WAIT)
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not words.model.stop[place], timeout=WAIT)
    assert view.function["own"].text == ""


def test_texts_are_cut_again_and_what_hangs_on_them_is_stale(qtbot, running, reading, tmp_path):
    shutil.copytree(reading.parent, tmp_path / "copy")
    window = opened(qtbot, running, tmp_path / "copy" / reading.name)
    view = view_of(qtbot, window, "cutting", "samples")
    corpus = view_of(qtbot, window, "corpus", "samples")
    assert "北斗七星勺口" not in corpus.model.words
    write(qtbot, view, "北斗七星勺口 90000 n")
    qtbot.mouseClick(view.go, LEFT)
    key = f"corpus:{view.model.ref}"

    def cut() -> None:
        fresh = window.views.views().get(key)
        assert fresh is not None
        assert fresh is not corpus
        assert "北斗七星勺口" in fresh.model.words

    qtbot.waitUntil(cut, timeout=WAIT)
    qtbot.waitUntil(window.idle, timeout=WAIT)
    states = {entry.title: entry.state.value for entry in window.project.results()}
    assert states["vectors"] == states["keywords"] == "stale"
    assert "stale" in window.notice.hint.text()
    again = window.views.views()[f"cutting:{view.model.ref}"]
    assert not again.go.isEnabled()
    assert again.editors["dictionary"].text == "北斗七星勺口 90000 n"
