"""What the command line refuses, the window refuses too: in place, with row, reason and remedy."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox

from tests.cli.test_bad_input import BAD_FILES, BAD_PROJECTS, BAD_RUNS, FAULTY_ROWS, array_of, flip
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


@pytest.fixture
def few(tmp_path):
    """A project with the loans of all runs that make no sense, and the name of each text's source."""
    from minentropy_app.jobs.requests import ImportRequest
    from minentropy_app.jobs.service import Session

    names: dict[str, str] = {}
    project = tmp_path / "few.minent"
    with Session(project, "create") as session:
        for _, _, text, _ in BAD_RUNS.values():
            if text not in names:
                names[text] = f"few {len(names)}"
                file = tmp_path / f"{names[text]}.csv"
                file.write_text(text, "utf-8")
                session.import_files(ImportRequest("loans", (file,), names[text])).wait()
    return project, names


def fill_in(qtbot, form, source: str, settings: list[str]) -> None:
    """Choose the loans and write the settings as a reader would."""
    (box,) = (row.control for row in form.inputs.values())
    box.setCurrentIndex(box.findText(source))
    for setting in settings:
        name, _, value = setting.partition("=")
        row = form.rows[name]
        if row.spec.kind.advanced and not form.fold.isChecked():
            qtbot.mouseClick(form.fold, Qt.MouseButton.LeftButton)
        if isinstance(row.spec.default, bool):
            row.field.show_value(value == "true")
            continue
        edit = row.field.findChild(QLineEdit)
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, value)
        if value.isalpha():
            assert edit.text() == "1", "letters cannot be typed into a number"


def test_every_run_that_makes_no_sense_says_why(qtbot, running, few):
    """At the field while it is typed, or inline once it has failed; the project keeps what it has."""
    project, names = few
    running.desk.open_path(project)
    window = running.window
    qtbot.waitUntil(lambda: window.project is not None, timeout=30_000)
    before = [(entry.key, entry.title, entry.line) for entry in window.project.sources()]
    told = {}
    for case, (analysis, settings, text, words) in BAD_RUNS.items():
        typed = not any(setting.endswith("=nan") for setting in settings)
        window.notice.hide()
        failed = len(window.project.results())
        window.run(f"analyse_{analysis}")
        form = window.side.currentWidget()
        fill_in(qtbot, form, names[text], settings)
        qtbot.waitUntil(lambda form=form: not form._pause.isActive(), timeout=10_000)
        labels = {form.rows[word].label.text() if word in form.rows else word for word in words}
        if not typed:
            told[case] = " ".join(labels)
            window.close_side()
        elif not form.go.isEnabled():
            wrong = [row for row in form.rows.values() if row.wrong.isVisible()]
            told[case] = " ".join(f"{row.label.text()} {row.wrong.text()}" for row in wrong)
            window.close_side()
            assert len(window.project.results()) == failed
        else:
            qtbot.keyClick(form.go, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            qtbot.waitUntil(window.notice.isVisible, timeout=60_000)
            assert window.notice.hint.text(), case
            told[case] = f"{window.notice.message.text()} {window.notice.hint.text()}"
            assert window.project.results()[-1].state.value == "failed"
        assert any(word in told[case] for word in {*words, *labels}), (case, told[case])
        assert "Traceback" not in told[case] and "{" not in told[case]
    assert set(told) == set(BAD_RUNS)
    assert [(entry.key, entry.title, entry.line) for entry in window.project.sources()] == before


def test_a_full_disk_is_said_and_the_project_stays(qtbot, running, made, small_disk, tmp_path):
    from minentropy_app.jobs.requests import ImportRequest

    project, window, notice = copied(made, small_disk), running.window, running.window.notice
    running.desk.open_path(project)
    qtbot.waitUntil(lambda: window.project is not None, timeout=30_000)
    names = [entry.title for entry in window.project.sources()]
    file = tmp_path / "large.csv"
    file.write_text("borrower,item,date,title\n" + "".join(f"r{k},i{k},2024-01-01,B{k}\n" for k in range(60_000)))
    running.desk.import_files(ImportRequest("loans", (file,), "large"))
    qtbot.waitUntil(notice.isVisible, timeout=60_000)
    assert "full" in notice.message.text() and notice.hint.text()
    assert [entry.title for entry in window.project.sources()] == names
    with (small_disk / "filling").open("wb", buffering=0) as filling, pytest.raises(OSError, match="space"):
        while True:
            filling.write(bytes(4096))
    notice.hide()
    window.run("analyse_pairs")
    form = window.side.currentWidget()
    qtbot.waitUntil(form.go.isEnabled, timeout=10_000)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(notice.isVisible, timeout=60_000)
    assert "full" in notice.message.text() and notice.hint.text()
    (small_disk / "filling").unlink()
    assert [entry.title for entry in window.project.sources()] == names


def test_a_read_only_disk_is_looked_at_and_never_written(qtbot, running, made, small_disk, monkeypatch):
    project, window, notice = copied(made, small_disk), running.window, running.window.notice
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    running.desk.open_path(project)
    qtbot.waitUntil(lambda: window.project is not None, timeout=30_000)
    assert "looking only" in notice.message.text() and notice.hint.text()
    qtbot.waitUntil(lambda: bool(window.views.views()) and window.idle(), timeout=60_000)
    for command in ("import_loans", "import_network", "analyse_pairs"):
        notice.hide()
        window.run(command)
        assert notice.isVisible() and notice.hint.text(), f"{command} says why it does nothing"
        assert window.side.currentWidget() is window.inspector
    notice.hide()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(small_disk / "places.png"), ""))
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(window.side.currentWidget().save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(notice.isVisible, timeout=60_000)
    assert "places.png" in notice.message.text() and notice.hint.text()
    window.close_project()
    running.desk.open_path(small_disk / "fresh.minent", create=True)
    qtbot.waitUntil(notice.isVisible, timeout=30_000)
    assert notice.property("kind") == "error" and notice.hint.text() and window.project is None


@pytest.mark.parametrize("harm", [Path.unlink, flip, lambda file: file.write_bytes(b"")])
def test_an_array_that_is_missing_or_altered_is_said(qtbot, running, made, tmp_path, harm):
    project = copied(made, tmp_path)
    harm(array_of(project))
    running.desk.open_path(project)
    notice = running.window.notice
    qtbot.waitUntil(notice.isVisible, timeout=30_000)
    assert "placement" in notice.message.text() and notice.hint.text()
    assert running.window.project is not None and not running.window.views.views()


NETWORK, VECTORS, PLAN = "network", "vectors", "floor-plan"
BAYS = "id,floor,x,y,node,shelves,shelf_cm\n"
#: What is imported through the panel at the right: kind and files.
BAD_PLAIN = {
    "an empty network": (NETWORK, {"net.csv": ""}),
    "links without ends": (NETWORK, {"net.csv": "source,target\na\nb\n"}),
    "a weight that is no number": (NETWORK, {"net.csv": "source,target,weight\na,b,much\nb,c,1\n"}),
    "a Pajek file that breaks off": (NETWORK, {"net.net": "*Vertices 3\n1 a\n*Edges\n1 9\n"}),
    "GraphML that is no XML": (NETWORK, {"net.graphml": "<graphml><graph>"}),
    "a negative weight": (NETWORK, {"net.csv": "a b -1\nb c 2\n"}),
    "one node": (NETWORK, {"one.net": '*Vertices 1\n1 "a"\n'}),
    "nodes and no links": (NETWORK, {"none.net": '*Vertices 2\n1 "a"\n2 "b"\n*Edges\n'}),
    "only self-links": (NETWORK, {"own.txt": "a a\nb b\n"}),
    "a weight that is not a number": (NETWORK, {"nan.txt": "a b 1\nb c nan\n"}),
    "an infinite weight": (NETWORK, {"inf.txt": "a b 1\nb c 1\nc a inf\n"}),
    "a link of a node that is missing": (NETWORK, {"m.gml": "graph [\nnode [ id 1 ]\nedge [ source 1 target 2 ]\n]\n"}),
    "empty vectors": (VECTORS, {"words.vec": ""}),
    "vectors of unequal length": (VECTORS, {"words.txt": "2 3\na 1 2 3\nb 1 2\n"}),
    "vectors with words for numbers": (VECTORS, {"words.txt": "a 1 x 3\nb 1 2 3\n"}),
    "a plan without ways": (PLAN, {"bays.csv": BAYS + "1,0,0,0,n,5,90\n"}),
    "a bay without a width": (
        PLAN,
        {"bays.csv": BAYS + "1,0,0,0,n,5,-90\n", "edges.csv": "a,b,metres\nentrance,n,4\n"},
    ),
    "a plan without an entrance": (
        PLAN,
        {"bays.csv": BAYS + "1,0,0,0,n,5,90\n", "edges.csv": "a,b,metres\nm,n,4\n"},
    ),
}  # fmt: skip


#: The row that is named.
ROWS = {
    "a weight that is no number": 2,
    "a Pajek file that breaks off": 4,
    "a negative weight": 1,
    "a weight that is not a number": 2,
    "an infinite weight": 3,
    "a link of a node that is missing": 3,
}


def test_networks_vectors_and_plans_that_cannot_come_in_are_explained(qtbot, running, project, tmp_path):
    running.desk.open_path(project)
    window, notice = running.window, running.window.notice
    qtbot.waitUntil(lambda: window.project is not None, timeout=30_000)
    names, wrong = [entry.title for entry in window.project.sources()], []
    for number, (case, (kind, files)) in enumerate(BAD_PLAIN.items()):
        notice.hide()
        paths = [tmp_path / str(number) / name for name in files]
        for path, text in zip(paths, files.values(), strict=True):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        running.desk.imports.open(kind, paths)
        qtbot.mouseClick(window.side.currentWidget().go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(notice.isVisible, timeout=60_000)
        said = f"{notice.message.text()} {notice.hint.text()}"
        if notice.property("kind") != "error" or not notice.hint.text() or "Traceback" in said:
            wrong.append((case, said))
        if case in ROWS and f"Row {ROWS[case]} " not in said:
            wrong.append((case, said))
        if not any(path.name in said for path in paths) and kind != PLAN:  # of two files, each told by what it lists
            wrong.append((case, said))
    assert wrong == [], wrong
    assert [entry.title for entry in window.project.sources()] == names


def copied(made, folder):
    """A copy of the project made once, in a folder."""
    for name in ("ours.minent", "ours.minent.data"):
        (shutil.copytree if name.endswith(".data") else shutil.copy)(made / name, folder / name)
    return folder / "ours.minent"
