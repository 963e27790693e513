"""What the command line refuses, the window refuses too: in place, with row, reason and remedy."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from tests.cli.test_bad_input import BAD_FILES, BAD_PROJECTS, BAD_RUNS, FAULTY_ROWS
from tests.gui.importing.conftest import settle

#: What cannot be asked for in the window: its lists offer only encodings and columns that there are.
NOT_OFFERED = {"no such encoding", "column that is not there", "column beyond the last", "all rows filtered out"}


@pytest.fixture(autouse=True)
def no_dialogs(monkeypatch):
    """Nothing may open a dialog of its own."""

    def refuse(dialog: QDialog, *_: object) -> None:
        raise AssertionError(f"{type(dialog).__name__} was opened")

    for kind, name in ((QDialog, "exec"), (QDialog, "open"), (QMessageBox, "exec")):
        monkeypatch.setattr(kind, name, refuse)


@pytest.mark.parametrize("case", sorted(set(BAD_FILES) - NOT_OFFERED))
def test_a_file_that_cannot_be_imported_is_explained_in_place(page_for, qtbot, tmp_path, case):
    name, make, options, words = BAD_FILES[case]
    file = tmp_path / name
    make(file)
    page = page_for(file)
    if "--encoding" in options:
        page.choose("encoding", options[1])
        settle(qtbot, page)
    qtbot.waitUntil(page.trouble.isVisible, timeout=20_000)
    said = f"{page.trouble.what.text()} {page.trouble.remedy.text()}"
    assert name in said and page.trouble.remedy.text()
    assert "Traceback" not in said and not page.summary.go.isEnabled()
    assert all(word in said for word in words if word.startswith(("Row", "row", "All"))), said


@pytest.mark.parametrize("case", FAULTY_ROWS)
def test_a_faulty_row_is_listed_with_its_number_and_reason(page_for, tmp_path, case):
    text, counts, words = FAULTY_ROWS[case]
    file = tmp_path / f"rows {len(case)}.csv"
    file.write_text(text, "utf-8", newline="")
    page = page_for(file)
    report, table = page.check["report"], page.problems.model
    assert {name: report[name] for name in counts} == counts
    rows = [table.rows[k]["row"] for k in range(table.rowCount())]
    for row, _ in words:
        assert row in rows
        assert table.data(table.index(rows.index(row), 2)), "says what is wrong with it"
    assert page.summary.go.isEnabled()


@pytest.mark.parametrize("case", BAD_PROJECTS)
def test_a_project_that_cannot_be_opened_is_said_in_the_window(qtbot, running, made, tmp_path, case):
    harm, _ = BAD_PROJECTS[case]
    project = shutil.copytree(made, tmp_path / "copy") / "town.minent"
    (tmp_path / "copy" / "ours.minent").rename(project)
    (tmp_path / "copy" / "ours.minent.data").rename(tmp_path / "copy" / "town.minent.data")
    harm(project)
    running.desk.open_path(project)
    notice = running.window.notice
    qtbot.waitUntil(notice.isVisible, timeout=30_000)
    assert notice.property("kind") == "error" and running.window.project is None
    assert notice.hint.text() and "Traceback" not in notice.message.text()


@pytest.mark.parametrize("case", ["no visit of two books", "one book", "no book borrowed so often"])
def test_a_run_that_makes_no_sense_says_why(qtbot, running, tmp_path, case):
    from minentropy_app.cli import run

    analysis, settings, text, words = BAD_RUNS[case]
    project, file = tmp_path / "few.minent", tmp_path / "few.csv"
    file.write_text(text, "utf-8")
    assert run(["new", str(project)]) == 0 and run(["import", "loans", str(project), str(file)]) == 0
    running.desk.open_path(project)
    window = running.window
    qtbot.waitUntil(lambda: window.project is not None, timeout=30_000)
    window.run(f"analyse_{analysis}")
    form = window.side.currentWidget()
    for setting in settings:
        name, _, value = setting.partition("=")
        form.rows[name].field.show_value(type(form.rows[name].spec.default)(value))
    shown = [form.rows[word].label.text() if word in form.rows else word for word in words]
    qtbot.waitUntil(form.go.isEnabled, timeout=10_000)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.notice.isVisible, timeout=60_000)
    said = f"{window.notice.message.text()} {window.notice.hint.text()}"
    assert window.notice.hint.text() and "Traceback" not in said
    assert any(word in said for word in [*words, *shown]), said
    assert window.project.results()[0].state.value == "failed"
