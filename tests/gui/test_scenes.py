"""The window as a reader sees it: nothing cut off, nothing on top of another, nothing pale, all as approved.

``python packaging/audit.py FOLDER`` looks at many more scenes, in both themes and both languages.
"""

import pytest
from PySide6.QtCore import QLocale, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

from minentropy_app.gui import translation
from minentropy_app.gui.view_kinds import VIEW_KINDS
from tests.gui import _approved, _fit
from tests.gui._scenes import PLACED, SCENES, STEADY, VIEWS, pictures
from tests.gui._stage import Stage

#: The two looks that differ in everything, and large letters with their scenes; the others are for the command.
LOOKS = (("light", "en", 13), ("dark", "zh_CN", 13))
LARGE = ((("dark", "en", 16), (*PLACED, *VIEWS)), (("light", "zh_CN", 16), STEADY))


@pytest.fixture
def stage(request, qapp, whole, tmp_path):
    import shutil

    shutil.copy(whole, tmp_path / whole.name)
    shutil.copytree(f"{whole}.data", tmp_path / f"{whole.name}.data")
    theme, language, font = request.param
    made = Stage(tmp_path / whole.name, theme, language, font=font)
    yield made
    made.close()
    translation.remove(qapp, made.running._translators)
    QLocale.setDefault(QLocale("en"))


def unreadable(stage, picture) -> list[str]:
    return [*_fit.cut_off(stage.window), *_fit.overlaps(stage.window), *_fit.pale(stage.window, picture)]


@pytest.mark.parametrize("stage", LOOKS, indirect=True, ids=str)
@pytest.mark.parametrize("scenes", [STEADY, PLACED, tuple(VIEWS)], ids=["steady", "placed", "views"])
def test_every_scene_can_be_read_and_looks_as_approved(stage, scenes):
    wrong = []
    for name, picture in pictures(stage, scenes):
        found = unreadable(stage, picture)
        if scenes is STEADY and not _approved.fonts_differ():
            theme = "dark" if stage.window.tokens.dark else "light"
            approved = QImage(str(_approved.path_of(name, theme, stage.language)))
            compared = None if approved.isNull() else _approved.compare(picture, approved)
            if compared is None or not compared.same:
                found.append(
                    "no approved picture"
                    if compared is None
                    else f"{compared.share:.1%} differs from the approved picture"
                )
        wrong += [f"{name}: {each}" for each in found]
    assert not wrong, "\n".join(wrong)
    if scenes is STEADY and _approved.fonts_differ():
        pytest.skip(f"all can be read; not compared: {_approved.fonts_differ()}")


@pytest.mark.parametrize(("stage", "scenes"), LARGE, indirect=["stage"], ids=["en", "zh_CN"])
def test_nothing_is_cut_off_in_large_letters(stage, scenes):
    wrong = []
    for name, picture in pictures(stage, scenes):
        wrong += [f"{name}: {each}" for each in unreadable(stage, picture)]
    assert not wrong, "\n".join(wrong)


def test_every_kind_of_view_has_a_scene():
    assert {view for _, view in VIEWS.values()} | {"compare"} == {kind.key for kind in VIEW_KINDS}
    assert {*STEADY, *PLACED, *VIEWS} <= {*SCENES}


def test_every_scene_is_approved_in_both_themes_and_languages():
    looks = [f"{theme}-{language}" for theme in ("light", "dark") for language in ("en", "zh_CN")]
    wanted = {f"{name}-{look}.webp" for name in SCENES for look in looks}
    assert {file.name for file in _approved.FOLDER.glob("*.webp")} == wanted
    assert sum(file.stat().st_size for file in _approved.FOLDER.glob("*.webp")) < 6_000_000


def page_with(*labels: tuple[str, QRect]) -> QWidget:
    page = QWidget()
    for text, box in labels:
        QLabel(text, page).setGeometry(box)
    return page


def test_words_without_room_are_found(qtbot, tokens):
    page = page_with(("a long line of words", QRect(0, 0, 40, 20)), ("short", QRect(0, 30, 80, 20)))
    qtbot.addWidget(page)
    page.show()
    assert [text for text in _fit.cut_off(page) if "needs" in text] == _fit.cut_off(page)
    assert len(_fit.cut_off(page)) == 1


def test_controls_on_each_other_are_found(qtbot, tokens):
    page = page_with(("one", QRect(0, 0, 80, 20)), ("other", QRect(40, 4, 80, 20)), ("away", QRect(0, 60, 80, 20)))
    qtbot.addWidget(page)
    page.show()
    assert len(_fit.overlaps(page)) == 1


def test_pale_letters_are_found(qtbot, tokens):
    page = page_with(("pale", QRect(0, 0, 80, 20)), ("dark", QRect(0, 30, 80, 20)))
    qtbot.addWidget(page)
    first, second = page.findChildren(QLabel)
    first.setStyleSheet("color: #c8c8c8")
    second.setStyleSheet("color: #202020")
    page.show()
    assert ["pale" in text for text in _fit.pale(page, page.grab().toImage())] == [True]


def painted(*boxes: tuple[QRect, str]) -> QImage:
    from PySide6.QtGui import QPainter

    picture = QImage(640, 320, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    with QPainter(picture) as painter:
        for box, colour in boxes:
            painter.fillRect(box, QColor(colour))
    return picture


def test_a_control_that_moves_is_seen_and_a_shift_of_letters_is_not(tmp_path):
    before = painted((QRect(40, 40, 120, 28), "#0b6e75"))
    _approved.approve(before, tmp_path / "one.webp")
    kept = QImage(str(tmp_path / "one.webp"))
    assert kept.width() == 320
    assert _approved.compare(before, kept).same
    assert _approved.compare(painted((QRect(41, 40, 120, 28), "#0b6e75")), kept).same
    moved = _approved.compare(painted((QRect(40, 140, 120, 28), "#0b6e75")), kept)
    assert not moved.same
    assert moved.where[3, 4]
    assert not moved.where[0, 30]
    shown = _approved.marked(before, moved)
    assert shown.pixelColor(600, 10).lightness() >= 250
    assert shown.size() == before.size()


def test_a_picture_of_another_size_differs():
    assert not _approved.compare(painted(), QImage(100, 100, QImage.Format.Format_RGB32)).same
