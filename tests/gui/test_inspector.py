"""What the panel at the right says of sources, and how it teaches to select in what is in front."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from minentropy_app.gui.faces import State
from minentropy_app.jobs.requests import ImportRequest
from tests.gui._window import SECONDS, loans, opened, shown


def facts(window) -> dict[str, str]:
    """Pairs of label and value as they are seen."""
    texts = [cell.text() for cell in window.inspector._known.findChildren(QLabel) if not cell.isHidden()]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def test_a_source_says_where_it_came_from_and_what_became_of_its_rows(qtbot, running, project, tmp_path):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    assert facts(window) == {} and not window.inspector._known.isVisible(), "a result has its figures instead"
    window.open_entry("s1")
    shown(qtbot, window, "table:s1")
    told = facts(window)
    assert told["From the file"] == "loans.csv" and told["Imported"]
    assert (told["Rows in the file"], told["Borrowers"]) == ("960", "40")
    assert told["Taken over"] == "960 · 100 %" and told["From – to"] == "2024-01 – 2024-09"
    assert "keyed ids" in window.inspector._sentence.text()
    window.entry_wanted.emit("s1", "note")
    window.notice.field.setText("only the main library")
    qtbot.keyClick(window.notice.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.inspector._sentence.text() == "only the main library", timeout=5 * SECONDS)
    assert "keyed ids" in window.inspector._remark.text()
    broken = tmp_path / "more.csv"
    broken.write_text("borrower,item,date\nr1,b1,2025-01-01\nr1,,2025-01-02\nr2,b2,never\n", "utf-8")
    session = running.desk.project.session
    session.import_files(ImportRequest("loans", (broken,), "more")).wait()
    window.refresh_tree()
    window.open_entry("s2")
    shown(qtbot, window, "table:s2")
    told = facts(window)
    assert told["Refused"] == "1 · 33 %" and told["On an unknown day"] == "1 · 33 %"
    assert window.tree.row("s2").entry.line == "2 loans · 2 books"


def test_a_lasso_is_offered_only_where_there_is_one(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    panel = window.inspector
    assert panel._lasso.isVisible() and "lasso" in panel._teach.text()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    table = shown(qtbot, window, "table:r1")
    assert not panel._lasso.isVisible() and panel._teach.text().startswith("Nothing selected. Click a row or")
    table.table.selectRow(0)
    assert not panel._teach.isVisible()
    window.run("select_none")
    assert panel._teach.isVisible() and not panel._lasso.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(panel._lasso.isVisible)


def test_a_form_opened_before_a_catalogue_gives_a_result_that_is_not_stale(qtbot, running, project, tmp_path):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    bare, catalogue, session = tmp_path / "bare.csv", tmp_path / "books.csv", running.desk.project.session
    bare.write_text("\n".join(line.rpartition(",")[0] for line in loans(9).splitlines()), "utf-8")
    before = session.import_files(ImportRequest("loans", (bare,), "bare")).wait().source
    window.run("analyse_placement")
    form = window.side.currentWidget()
    assert form.inputs["loans"].control.currentText() == "bare"
    qtbot.waitUntil(form.go.isEnabled, timeout=5 * SECONDS)
    catalogue.write_text("id,title,call_number\n" + "".join(f"b{k},Title {k},I{k}\n" for k in range(30)), "utf-8")
    session.import_files(ImportRequest("catalogue", (catalogue,), "books")).wait()
    assert session.reader.entry("bare").content != before.content
    window.refresh_tree()
    form.name.setText("after")
    qtbot.keyClick(form.go, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown(qtbot, window, "space:r2")
    assert window.tree.row("r2").entry.state is State.DONE
