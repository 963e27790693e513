"""Importing texts by clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.gui.importing.conftest import settle

LEFT = Qt.MouseButton.LeftButton
STAR = "北极星几乎不动，整片星空都绕着它慢慢旋转。古代的水手靠它辨认北方。"
STEW = "红烧肉要小火慢炖，火候到了，肉自然酥烂。先炒糖色，再加热水。"


@pytest.fixture
def folder(tmp_path, request) -> Path:
    """Two labels, two encodings, a file that is no text, an empty one."""
    root = tmp_path / request.node.name
    for label, name, data in (
        ("天文", "star.txt", (STAR + request.node.name).encode()),
        ("烹饪", "stew.txt", (STEW * 3).encode("gb18030")),
        ("烹饪", "picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("烹饪", "empty.txt", b""),
    ):
        (root / label).mkdir(parents=True, exist_ok=True)
        (root / label / name).write_bytes(data)
    return root


@pytest.fixture
def texts_page(qtbot, session, tokens):
    from minentropy_app.gui.importing.text_page import TextImportPage

    pages = []

    def opened(*files: Path) -> TextImportPage:
        page = TextImportPage(session, files, tokens)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(1200, 800)
        page.show()
        if files:
            checked(qtbot, page)
        return page

    yield opened
    for page in pages:
        page.shut_down()


def checked(qtbot, page) -> None:
    settle(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.check) or page.trouble.isVisible(), timeout=30_000)


def pick(page, name, value) -> None:
    combo = page.reading.combos[name]
    at = combo.findData(value)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def load(qtbot, page, name, file) -> None:
    with qtbot.waitSignal(page.reading.changed, timeout=10_000):
        page.reading.editors[name].load_file(file)
    checked(qtbot, page)


def test_a_folder_is_shown_as_it_will_be_read(texts_page, folder):
    page = texts_page(folder)
    titles = [page.table.names.item(k).text() for k in range(page.table.names.count())]
    assert len(titles) == 2
    assert "北极星" in page.table.text.toPlainText()
    assert "北方" in page.table.shaded()
    figures = page.summary.figures.values
    assert figures["Documents"] == "2"
    assert figures["Labels"] == "2"
    assert page.check["labels"] == {"天文": 1, "烹饪": 1}


def test_what_cannot_be_read_is_named(texts_page, folder):
    page = texts_page(folder)
    said = [page.problems.list.item(k).text() for k in range(page.problems.list.count())]
    assert page.problems.isVisible()
    assert any("picture.png" in line for line in said)
    assert any("empty.txt" in line for line in said)


def test_another_unit_makes_other_documents(qtbot, texts_page, tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text(f"{STAR}\n{STEW}\n", "utf-8")
    page = texts_page(file)
    assert page.check["documents"] == 1
    pick(page, "unit", "line")
    checked(qtbot, page)
    assert page.check["documents"] == 2
    assert page.table.names.count() == 2


def test_columns_of_a_table_are_guessed_and_changed(qtbot, texts_page, tmp_path):
    file = tmp_path / "rows.csv"
    rows = [f"{k},{('天文', '烹饪')[k % 2]},{STAR if k % 2 else STEW},{STEW}" for k in range(6)]
    file.write_text("\n".join(["number,label,text,other", *rows]), "utf-8")
    page = texts_page(file)
    assert page.reading.combos["column"].isVisible()
    assert "text" in page.reading.combos["column"].currentText()
    assert page.check["labels"] == {"天文": 3, "烹饪": 3}
    pick(page, "column", "other")
    checked(qtbot, page)
    assert all(document["text"] == STEW for document in page.preview["documents"])


def test_a_dictionary_changes_the_words_at_once(qtbot, texts_page, tmp_path):
    file, words = tmp_path / "star.txt", tmp_path / "words.txt"
    file.write_text(STAR, "utf-8")
    words.write_text("整片星空 90000 n\n", "utf-8")
    page = texts_page(file)
    assert "整片星空" not in page.table.shaded()
    load(qtbot, page, "dictionary", words)
    assert "整片星空" in page.table.shaded()
    assert page.reading.files["dictionary"].text() == "Own words (1)"
    stop = tmp_path / "stop.txt"
    stop.write_text("北方\n", "utf-8")
    load(qtbot, page, "stop_list", stop)
    assert "北方" not in page.table.shaded()


def test_a_malformed_line_of_a_dictionary_is_named(qtbot, texts_page, tmp_path):
    file, words = tmp_path / "star.txt", tmp_path / "words.txt"
    file.write_text(STAR, "utf-8")
    words.write_text("好词 3 n\n坏词 -7\n", "utf-8")
    page = texts_page(file)
    qtbot.mouseClick(page.reading.files["dictionary"], LEFT)
    editor = page.reading.editors["dictionary"]
    assert editor.isVisible()
    load(qtbot, page, "dictionary", words)
    assert page.trouble.isVisible()
    assert "Line 2" in page.trouble.what.text()
    assert "Line 2" in editor.trouble.text()
    assert [mark.cursor.blockNumber() for mark in editor.box.extraSelections()] == [1]
    assert not page.summary.go.isEnabled()
    with qtbot.waitSignal(page.reading.changed):
        editor.box.setPlainText("好词 3 n")
    checked(qtbot, page)
    assert not page.trouble.isVisible()
    assert not editor.box.extraSelections()


def test_words_written_on_the_page_are_kept_with_the_source(qtbot, texts_page, tmp_path, session):
    from minentropy_app.project.recutting import segmentation_of

    file = tmp_path / "own.txt"
    file.write_text(STAR + "写在页面上。", "utf-8")
    page = texts_page(file)
    qtbot.mouseClick(page.reading.files["stop_list"], LEFT)
    with qtbot.waitSignal(page.reading.changed):
        qtbot.keyClicks(page.reading.editors["stop_list"].box, "x ")
        page.reading.editors["stop_list"].box.insertPlainText("北方")
    pick(page, "tags", "n,v,eng")
    qtbot.mouseClick(page.reading.hmm, LEFT)
    checked(qtbot, page)
    assert "北方" not in page.table.shaded()
    named = []
    page.imported.connect(named.append)
    qtbot.mouseClick(page.summary.go, LEFT)
    qtbot.waitUntil(lambda: bool(named), timeout=30_000)
    kept = segmentation_of(session.reader, session.reader.entry(named[0]))
    assert (kept["stop_list"].split(), kept["tags"], kept["hmm"]) == (["x", "北方"], "n,v,eng", False)


def test_traditional_characters_become_simplified(qtbot, texts_page, tmp_path):
    file = tmp_path / "old.txt"
    file.write_text("圖書館裡的書，讀者們都愛看。", "utf-8")
    page = texts_page(file)
    assert "圖書館" in page.table.text.toPlainText()
    qtbot.mouseClick(page.reading.simplify, LEFT)
    checked(qtbot, page)
    assert "图书馆里的书" in page.table.text.toPlainText()
    assert "图书馆" in page.table.shaded()


def test_texts_come_in_and_lead_on(qtbot, texts_page, folder, session):
    page = texts_page(folder)
    named = []
    page.imported.connect(named.append)
    qtbot.mouseClick(page.summary.go, LEFT)
    qtbot.waitUntil(lambda: bool(named), timeout=30_000)
    assert page.outcome.isVisible()
    source = session.reader.entry(named[0])
    assert (source.kind, source.rows) == ("texts", 2)
    with qtbot.waitSignal(page.next_wanted) as wanted:
        qtbot.mouseClick(page.outcome.steps["word2vec"], LEFT)
    assert wanted.args == ["word2vec"]


def test_an_import_need_not_wait_for_the_check(qtbot, texts_page, tmp_path):
    (tmp_path / "soon.txt").write_text(STAR + "不等检查。", "utf-8")
    page = texts_page()
    page.add_files([tmp_path / "soon.txt"])
    qtbot.waitUntil(page.summary.go.isEnabled, timeout=10_000)
    assert not page.check
    qtbot.mouseClick(page.summary.go, LEFT)
    qtbot.waitUntil(page.outcome.isVisible, timeout=30_000)


def test_a_cancelled_import_leaves_nothing(qtbot, texts_page, tmp_path, session):
    file = tmp_path / "long.txt"
    file.write_text("\n".join(f"{STAR}{k}" for k in range(30_000)), "utf-8")
    page = texts_page()
    page.add_files([file])
    qtbot.waitUntil(page.summary.go.isEnabled, timeout=10_000)
    pick(page, "unit", "line")
    qtbot.waitUntil(lambda: page._looking.job is None and page.summary.go.isEnabled(), timeout=10_000)
    before = [source.ref for source in session.reader.sources()]
    qtbot.mouseClick(page.summary.go, LEFT)
    qtbot.waitUntil(page.summary.cancel.isVisible, timeout=10_000)
    qtbot.mouseClick(page.summary.cancel, LEFT)
    qtbot.waitUntil(lambda: page.job is None, timeout=10_000)
    assert not page.outcome.isVisible()
    assert [source.ref for source in session.reader.sources()] == before
    assert page.summary.go.isEnabled()


def test_nothing_to_read_is_said(qtbot, texts_page, tmp_path):
    (tmp_path / "only").mkdir()
    (tmp_path / "only" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    page = texts_page(tmp_path / "only")
    assert page.trouble.isVisible()
    assert not page.summary.go.isEnabled()
