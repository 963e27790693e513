"""Settings, notes, copies and sessions, by clicks and keys."""

from __future__ import annotations

import json
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from minentropy_app import paths, settings
from minentropy_app.cli import run
from minentropy_app.gui import parts, theme
from minentropy_app.gui.settings_page import SettingsPage
from tests.gui._window import SECONDS, opened, shown

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def page_of(window) -> SettingsPage:
    page = window.side.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


def write(qtbot, field, text: str) -> None:
    edit = field.findChild(QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_settings_take_effect_and_are_kept(qtbot, running):
    window = running.window
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    page = page_of(window)
    page.theme.setFocus()
    qtbot.keyClick(page.theme, Qt.Key.Key_End)
    assert settings.load().theme == page.theme.currentData() and running.tokens.dark is (
        page.theme.currentData() == "dark"
    )
    for field, name, text in (
        (page.font_size, "font_size", "16"), (page.threads, "threads", "2"), (page.memory, "memory_limit_mb", "900"),
        (page.privacy, "privacy_k", "5"),
    ):  # fmt: skip
        write(qtbot, field, text)
        assert getattr(settings.load(), name) == int(text), name
    assert QApplication.font().pixelSize() == 16
    told = window.welcome.findChild(parts.Paragraph)
    assert "font-size:17px" in told.text(), "running text grows with the other letters"
    write(qtbot, page.privacy, "2")
    assert settings.load().privacy_k >= 3, "never below three"
    write(qtbot, page.font_size, str(theme.BODY))
    page.language.setFocus()
    while page_of(running.window).language.currentData() != "zh_CN":
        qtbot.keyClick(page_of(running.window).language, Qt.Key.Key_Down)
    assert settings.load().language == "zh_CN"
    assert running.window is not window and running.window.menus.actions["undo"].text() == "撤销"
    assert page_of(running.window).language.currentData() == "zh_CN", "the settings are still there"
    qtbot.keyClick(page_of(running.window), Qt.Key.Key_Escape)
    assert not running.window.side.taken


def test_a_note_is_written_in_place_and_taken_back(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.tree.entry_action.emit("r1", "note")
    field = window.notice.field
    assert field.hasFocus() or field.isVisible()
    qtbot.keyClicks(field, "for the meeting")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    note = lambda: running.desk.project.stored("r1").note  # noqa: E731
    qtbot.waitUntil(lambda: note() == "for the meeting" and not running.desk.background.busy, timeout=5 * SECONDS)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: note() == "", timeout=5 * SECONDS)
    window.tree.entry_action.emit("r1", "note")
    qtbot.keyClick(window.notice.field, Qt.Key.Key_Escape)
    assert not window.notice.isVisible() and note() == ""


def test_a_result_is_edited_and_run_again_and_run_again_in_its_place(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.tree.entry_action.emit("r1", "edit")
    form = window.side.currentWidget()
    assert form.rows["seed"].field.value() == running.desk.project.stored("r1").params["seed"]
    write(qtbot, form.rows["sweeps"].field, "3")
    qtbot.waitUntil(form.go.isEnabled, timeout=5 * SECONDS)
    qtbot.keyClick(form.go, Qt.Key.Key_Return, CONTROL)
    shown(qtbot, window, "space:r2")
    assert running.desk.project.stored("r2").params["sweeps"] == 3
    before = running.desk.project.stored("r2")
    window.tree.entry_action.emit("r2", "rerun")
    qtbot.waitUntil(lambda: window.jobs.current() is not None, timeout=10 * SECONDS)
    qtbot.waitUntil(lambda: window.jobs.current() is None, timeout=60 * SECONDS)
    titles = [entry.title for entry in window.project.results()]
    assert titles.count(before.name) == 1, "the old result is replaced"


def test_a_copy_is_saved_and_opened_by_the_dialog_and_from_the_recent_ones(
    qtbot, running, project, tmp_path, monkeypatch
):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "副本"), ""))
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    copy = tmp_path / "副本.minent"
    qtbot.waitUntil(lambda: window.notice.isVisible() and copy.exists(), timeout=20 * SECONDS)
    assert "副本.minent" in window.notice.message.text()
    assert sqlite3.connect(copy).execute("select count(*) from runs").fetchone() == (1,)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: window.project is not None and window.project.name == "副本", timeout=20 * SECONDS)
    shown(qtbot, window)
    window.menus.actions["close"].trigger()
    assert window.project is None
    window.welcome.recent_chosen.emit(str(project))
    qtbot.waitUntil(lambda: window.project is not None and window.project.name == "ours", timeout=20 * SECONDS)


@pytest.mark.parametrize("again", ["reopened", "in another language"])
def test_a_session_comes_back_tab_by_tab(qtbot, running, project, again):
    """Tabs stand where they stood, each is read only when it is chosen, and the one in front is as it was."""
    window = opened(qtbot, running, project)
    view = shown(qtbot, window)
    view.colour_by("loans")
    window.open_entry("s1")
    shown(qtbot, window, "table:s1")
    window.open_entry("r1", "table")
    shown(qtbot, window, "table:r1")
    tabs = ["space:r1", "table:s1", "table:r1"]
    assert window.views.tab_keys() == tabs
    if again == "reopened":
        window.close_project()
        window = opened(qtbot, running, project)
    else:
        running.change_language("zh_CN")
        window = running.window
    shown(qtbot, window, "table:r1")
    assert window.views.tab_keys() == tabs and window.views.front() == "table:r1"
    assert list(window.views.views()) == ["table:r1"], "the others wait"
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert shown(qtbot, window)._column == "loans", "as it was looked at"
    assert window.views.tab_keys() == tabs
    window.close_view("space:r1")
    shown(qtbot, window, "table:s1")
    assert window.views.front() == "table:s1", "what comes to the front by a closing is read too"


def test_a_split_comes_back_with_its_tabs_and_widths(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL)
    shown(qtbot, window, "table:r1")
    window.open_entry("s1")
    shown(qtbot, window, "table:s1")
    qtbot.keyClick(window, Qt.Key.Key_Backslash, CONTROL)
    window.resize(2000, 900)
    qtbot.waitUntil(lambda: window.views.width() > 1300, timeout=5 * SECONDS)
    window.views.setSizes([900, 500])
    share = window.views.beside()["share"]
    assert 0.3 < share < 0.4
    window.close_project()
    assert window.views.tab_keys() == [] and window.views.beside() == {}
    window = opened(qtbot, running, project)
    shown(qtbot, window, "table:s1")
    beside = window.views.beside()
    assert (beside["tabs"], beside["front"]) == (["table:s1"], "table:s1")
    assert abs(beside["share"] - share) < 0.01
    assert window.views.tab_keys() == ["space:r1", "table:r1", "table:s1"]
    qtbot.waitUntil(lambda: len(window.views.views()) == 2, timeout=20 * SECONDS)
    shown(qtbot, window, window.views.front())
    assert len(window.views.views()) == 2, "one in front of each pane, the third waits"


def test_a_split_whose_other_half_is_gone_comes_back_as_one(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.open_entry("s1")
    shown(qtbot, window, "table:s1")
    qtbot.keyClick(window, Qt.Key.Key_Backslash, CONTROL)
    window.entry_wanted.emit("r1", "delete")
    qtbot.waitUntil(lambda: window.tree.row("r1").entry.kind == "bin", timeout=5 * SECONDS)
    window.close_project()
    window = opened(qtbot, running, project)
    shown(qtbot, window, "table:s1")
    assert window.views.tab_keys() == ["table:s1"] and window.views.beside() == {}


def test_a_comparison_comes_back_as_it_was_looked_at(qtbot, running, project):
    assert run(["run", str(project), "placement", "--name", "other", "--set", "seed=2", "--set", "sweeps=2"]) == 0
    window = opened(qtbot, running, project)
    shown(qtbot, window, "space:r2")
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL)
    window.side.currentWidget().go.click()
    key = "compare:r2+r1"
    view = shown(qtbot, window, key)
    view.views[0].colour_by("loans")
    window.close_project()
    window = opened(qtbot, running, project)
    again = shown(qtbot, window, key)
    assert again is not view and window.views.tab_keys() == ["space:r2", key]
    assert [each._column for each in again.views] == ["loans", "loans"]
    qtbot.waitUntil(lambda: window.inspector._title.text() == "other | placement")
    assert window.tree.current == ""
    window.entry_wanted.emit("r1", "delete")
    qtbot.waitUntil(lambda: window.tree.row("r1").entry.kind == "bin", timeout=5 * SECONDS)
    assert key not in window.views.tab_keys(), "one of two is gone"


def test_what_a_killed_program_had_open_is_offered_again_as_it_stood(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL)
    shown(qtbot, window, "table:r1")
    running.desk.offer_unfinished()
    assert not window.notice.isVisible(), "a living writer has it"
    running.desk._keeping.timeout.emit()
    kept = {name: (paths.config_folder() / name).read_bytes() for name in ("open.json", "views.json")}
    window.close_project()
    qtbot.waitUntil(lambda: not running.desk.background.busy, timeout=5 * SECONDS)
    running.desk.offer_unfinished()
    assert not window.notice.isVisible(), "what was closed is not offered"
    for name, content in kept.items():  # as a kill leaves them
        (paths.config_folder() / name).write_bytes(content)
    running.desk.offer_unfinished()
    assert "ours was open" in window.notice.message.text()
    window.notice.answer(0)
    qtbot.waitUntil(lambda: window.project is not None, timeout=20 * SECONDS)
    shown(qtbot, window, "table:r1")
    assert window.views.tab_keys() == ["space:r1", "table:r1"]


def test_settings_reach_the_project_that_is_open(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    session = running.desk.project.session
    qtbot.waitUntil(lambda: session.client.pid > 0, timeout=10 * SECONDS)
    before = session.client.pid
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    page = page_of(window)
    write(qtbot, page.privacy, "7")
    write(qtbot, page.memory, "900")
    write(qtbot, page.threads, "1")
    assert session.settings.privacy_k == 7 and session.memory_limit() == 900 << 20
    window.entry_wanted.emit("r1", "duplicate")
    qtbot.waitUntil(lambda: window.jobs.current() is not None, timeout=5 * SECONDS)
    qtbot.waitUntil(lambda: window.jobs.current() is None, timeout=60 * SECONDS)
    assert session.client.pid != before, "a worker with one thread took the place of the other"
    assert window.tree.row("r2").entry.state.value == "done"


def test_a_view_is_kept_under_a_name_taken_up_again_and_forgotten(qtbot, running, project):
    window = opened(qtbot, running, project)
    view = shown(qtbot, window)
    menu = window.menus.kept
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]
    view.colour_by("loans")
    view._pose("plan")
    qtbot.waitUntil(window.idle, timeout=10 * SECONDS)
    flat = view.canvas.camera
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    window.notice.field.selectAll()
    qtbot.keyClicks(window.notice.field, "From above")
    qtbot.keyClick(window.notice.field, Qt.Key.Key_Return)
    view._pose("elevation")
    qtbot.waitUntil(window.idle, timeout=10 * SECONDS)
    assert view.canvas.camera != flat
    kept = lambda: running.desk.project.session.reader.kept_views("space:r1")  # noqa: E731
    qtbot.waitUntil(lambda: list(kept()) == ["From above"], timeout=5 * SECONDS)
    window.close_project()
    window = opened(qtbot, running, project)
    view = shown(qtbot, window)
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "From above"
    menu.actions()[0].trigger()
    same = lambda: abs(view.canvas.camera.pitch - flat.pitch) + abs(view.canvas.camera.perspective) < 1e-6  # noqa: E731
    qtbot.waitUntil(lambda: window.idle() and same(), timeout=10 * SECONDS)
    menu.aboutToShow.emit()
    menu.actions()[-1].menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: not kept(), timeout=5 * SECONDS)
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]
    qtbot.waitUntil(lambda: not running.desk.background.busy, timeout=5 * SECONDS)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: list(kept()) == ["From above"], timeout=5 * SECONDS)


def test_views_kept_beside_the_settings_move_into_the_project(qtbot, running, project):
    old = {"space:r1": {"From above": {"column": "loans"}}}
    paths.config_folder().mkdir(parents=True, exist_ok=True)
    (paths.config_folder() / "views.json").write_text(json.dumps({str(project): {"kept": old}}), "utf-8")
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    reader = running.desk.project.session.reader
    qtbot.waitUntil(lambda: reader.kept_views("space:r1") == {"From above": json.dumps({"column": "loans"})})
    qtbot.waitUntil(lambda: not running.desk.memory.kept_here(project), timeout=5 * SECONDS)


def test_a_project_open_for_looking_shows_kept_views_and_keeps_none(qtbot, running, project):
    from minentropy_app.project import edits
    from minentropy_app.project.project import Project

    with Project.open(project, write=True) as writer:
        edits.History(writer).do(edits.keep_view(writer, "space:r1", "From above", "{}"))
        window = opened(qtbot, running, project)
        shown(qtbot, window)
        window.menus.kept.aboutToShow.emit()
        assert [action.text() for action in window.menus.kept.actions()] == ["From above"], "nothing to forget it by"
        qtbot.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
        assert not window.notice.field.isVisible() and "looking only" in window.notice.message.text()
