import pytest
from PySide6.QtCore import QLocale

from minentropy_app import settings
from minentropy_app.gui import application, theme, translation
from tests.gui._samples import SampleProject, invented


@pytest.fixture
def running(qapp, qtbot):
    made = application.Application(qapp)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()
    translation.remove(qapp, made._translators)
    QLocale.setDefault(QLocale("en"))


def test_the_theme_is_remembered(running):
    running.window.menus.actions["dark"].trigger()
    assert running.tokens == theme.DARK
    assert settings.load().theme == "dark"
    assert running.window.menus.actions["dark"].isChecked()


def test_the_language_changes_with_the_project_open(running, qtbot):
    project = SampleProject(invented(20))
    running.window.open_project(project)
    running.change_language("zh_CN")
    qtbot.addWidget(running.window)
    assert running.window.menus.actions["undo"].text() == "撤销"
    assert running.window.project is project
    assert settings.load().language == "zh_CN"


def test_panels_stand_where_they_stood(running):
    running.window.menus.actions["inspector"].trigger()
    running.close()
    again = application.Application(running.app)
    assert not again.window.inspector.isVisibleTo(again.window)
    again.window.close()
    translation.remove(again.app, again._translators)


def test_a_missing_chinese_font_is_said_with_its_remedy(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(theme, "chinese_fonts", list)
    running = application.Application(qapp)
    qtbot.addWidget(running.window)
    assert "fonts-wqy-microhei" in running.window.foot.status.right.text()
    translation.remove(qapp, running._translators)
