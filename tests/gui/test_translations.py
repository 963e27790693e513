import importlib.util
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from minentropy_app.gui import translation

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def builder():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_built_files_are_up_to_date(builder):
    assert builder.problems() == []


def test_every_text_of_every_room_is_translated(builder, tmp_path):
    for file in builder.FOLDER.glob("*.ts"):
        shutil.copy(file, tmp_path)
    builder.collect(tmp_path)
    assert builder.untranslated(tmp_path / "minentropy_zh_CN.ts") == []
    assert builder.untranslated(tmp_path / "minentropy_en.ts") == []


def test_chinese_reaches_the_window(qapp, qtbot, tokens):
    from minentropy_app.gui.main_window import MainWindow

    installed = translation.install(qapp, "zh_CN")
    try:
        window = MainWindow(tokens)
        qtbot.addWidget(window)
        assert window.menus.actions["quit"].text() == "退出"
        assert window.selected.tr("%Ln book(s)", "", 3000) == "3,000 种书"
    finally:
        translation.remove(qapp, installed)
        QLocale.setDefault(QLocale("en"))


def test_english_counts_its_books(qapp, tokens, qtbot):
    from minentropy_app.gui.main_window import MainWindow

    installed = translation.install(qapp, "en")
    try:
        window = MainWindow(tokens)
        qtbot.addWidget(window)
        assert [window.selected.tr("%Ln book(s)", "", n) for n in (1, 2, 3000)] == ["1 book", "2 books", "3,000 books"]
    finally:
        translation.remove(qapp, installed)


def test_counts_are_written_as_the_language_writes_numbers():
    folder = ROOT / "resources" / "translations"
    texts = [file.read_text("utf-8") for file in (*folder.glob("*.ts"), *(ROOT / "minentropy_app").rglob("*.py"))]
    assert not any("%n" in text for text in texts), "%Ln groups the digits of large counts"


def test_remedies_of_the_window_name_no_option_of_the_command_line():
    """Texts of rooms that both faces share may name options; the window has its own words for each."""
    import re
    import xml.etree.ElementTree as ET

    tree = ET.parse(ROOT / "resources" / "translations" / "minentropy_zh_CN.ts")
    shared = [c for c in tree.iter("context") if not (c.findtext("name") or "").startswith(("gui", "cli"))]
    shared = [c for c in shared if (c.findtext("name") or "")[:1].islower()]
    sources = {source.text or "" for context in shared for source in context.iter("source")}
    named = {text for text in sources if re.search(r"--[a-z]", text)}
    assert named == set(translation.IN_THE_WINDOW)
    assert not any("--" in text for text in translation.IN_THE_WINDOW.values())


def test_a_filled_text_is_said_in_the_language_of_the_window(qapp):
    import pickle

    from minentropy_app.errors import AppError, fill
    from minentropy_app.gui import words

    why = fill("The weight {text} is no number.", {"text": "much"})
    error = AppError("Row {row} of {file}: {why}", "", row=2, file="a.csv", why=why)
    assert str(error) == "Row 2 of a.csv: The weight much is no number."
    installed = translation.install(qapp, "zh_CN")
    try:
        said = words.said(pickle.loads(pickle.dumps(error)))[0]
        assert "much" in said and "weight" not in said
    finally:
        translation.remove(qapp, installed)
        QLocale.setDefault(QLocale("en"))


def test_texts_of_rooms_below_follow_a_change_of_language(qapp):
    said = []
    for language in ("en", "zh_CN", "en"):
        installed = translation.install(qapp, language)
        said.append(translation.spoken("Book placement"))
        translation.remove(qapp, installed)
    assert said[0] == said[2] == "Book placement"
    assert said[1] != "Book placement"
