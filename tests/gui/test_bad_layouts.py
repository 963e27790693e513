"""What cannot be laid out, through the form of the window: said in place, nothing changed; what can, is laid out."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from minentropy_app.jobs.requests import ImportRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.params import Choice
from tests.gui._window import SECONDS, opened

CONTROL = Qt.KeyboardModifier.ControlModifier
#: Options of imports that would be refused otherwise.
OPTIONS = {"broken": {"skip_broken": True}}


@pytest.fixture
def project(tmp_path):
    """A project with sources of every kind of trouble."""
    rng = np.random.default_rng(3)
    broken = rng.normal(size=(12, 4))
    broken[7, 2] = np.nan
    tables = {
        "two": rng.normal(size=(2, 4)),
        "equal": np.full((12, 4), 2.5),
        "zero": np.concatenate([np.zeros((1, 4)), rng.normal(size=(11, 4))]),
        "broken": broken,
        "few": rng.normal(size=(13, 4)),
        "twice": np.tile(rng.normal(size=(8, 4)), (3, 1)),
    }
    file = tmp_path / "bad.minent"
    with Session(file, "create") as session:
        for name, values in tables.items():
            points = tmp_path / f"{name}.npy"
            np.save(points, values)
            session.import_files(ImportRequest("vectors", (points,), name, options=OPTIONS.get(name, {}))).wait()
        rows = [f"{side}{i},{side}{j},2" for side in "ab" for i in range(4) for j in range(i)]
        pairs = tmp_path / "pairs.csv"
        pairs.write_text("item,item2,count\n" + "\n".join([*rows, "lonely,lonely,4", "poor,a0,0"]) + "\n", "utf-8")
        session.import_files(ImportRequest("pairs", (pairs,), "parts")).wait()
    return file


def form_of(qtbot, window, source: str, **settings: str):
    """The form of maps with the source chosen and the settings typed."""
    window.notice.hide()
    window.run("analyse_layout")
    form = window.side.currentWidget()
    box = form.inputs["items"].control
    box.setCurrentIndex(box.findText(source))
    for name, value in {"iterations": "10", **settings}.items():
        row = form.rows[name]
        if isinstance(row.spec.kind, Choice):
            row.field.show_value(value)
            continue
        edit = row.field.findChild(QLineEdit)
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, value)
    qtbot.waitUntil(lambda: not form._pause.isActive(), timeout=10 * SECONDS)
    return form


def answer(qtbot, window, form) -> str:
    """Run and return what the window says of the failure."""
    qtbot.keyClick(form.go, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(window.notice.isVisible, timeout=60 * SECONDS)
    assert window.notice.property("kind") == "error" and window.notice.hint.text()
    return window.notice.message.text()


def test_what_cannot_be_laid_out_is_said_in_place(qtbot, running, project):
    window = opened(qtbot, running, project)
    sources = [entry.title for entry in window.project.sources()]
    for source, settings, says in (
        ("two", {}, "at least three items; there are 2"),
        ("equal", {}, "All vectors are equal"),
        ("zero", {"metric": "cosine"}, "1 item has a zero vector, which has no direction: 1"),
    ):
        form = form_of(qtbot, window, source, **settings)
        assert says in answer(qtbot, window, form)
        assert window.project.results()[-1].state.value == "failed"
    done = len(window.project.results())
    for name, value, says in (("dims", "4", "Give a number from 2 to 3."), ("perplexity", "1", "above 1")):
        form = form_of(qtbot, window, "few", **{name: value})
        assert not form.go.isEnabled() and says in form.rows[name].wrong.text()
        window.close_side()
    assert len(window.project.results()) == done
    assert [entry.title for entry in window.project.sources()] == sources


def test_what_can_be_laid_out_is_and_the_inspector_says_what_was_changed(qtbot, running, project):
    window = opened(qtbot, running, project)
    told = {}
    for source in ("few", "twice", "broken", "parts"):
        form = form_of(qtbot, window, source, perplexity="500")
        qtbot.keyClick(form.go, Qt.Key.Key_Return, CONTROL)
        key = f"r{1 + len(told)}"
        qtbot.waitUntil(lambda key=key: f"map:{key}" in window.views.views(), timeout=60 * SECONDS)
        qtbot.waitUntil(window.idle, timeout=60 * SECONDS)
        told[source] = window.inspector._remark.text()
        assert not window.notice.isVisible() or window.notice.property("kind") != "error"
    assert "Perplexity 4 instead of 500" in told["few"]
    assert "Perplexity 7.667 instead of 500" in told["twice"]
    assert "Perplexity 3.333 instead of 500" in told["broken"]
    assert "1 item has nothing to be placed by" in told["parts"] and "Perplexity" not in told["parts"]
