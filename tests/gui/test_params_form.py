from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from minentropy_app.analyses import ANALYSES, analysis_named
from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.gui import translation
from minentropy_app.gui.param_row import ParamRow, help_text, range_text
from minentropy_app.gui.params_form import RunForm
from minentropy_app.model.estimate import Estimate
from minentropy_app.model.params import Choice, Flag, Float, Int, Query, Text, param, specs

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Every:
    """One parameter of each kind."""

    count: int = param(5, Int(label="Count", help="How many.", unit="m", minimum=1, maximum=64))
    level: float | None = param(
        None, Float(label="Level", help="How high.", minimum=0.0, above_minimum=True, auto=True)
    )
    way: str | None = param(
        None, Choice(label="Way", help="Which.", choices=("a", "b"), labels=("One", "Two"), auto=True)
    )
    fine: bool = param(False, Flag(label="Fine", help="Whether.", advanced=True))
    book: str = param("", Query(label="Book", help="Begin to type.", query="items"))
    words: str = param("", Text(label="Words", help="Anything."))


LOANS = (Need("loans", ("loans",)),)


def toy(needs=LOANS, size=1e6) -> Analysis:
    def run(inputs, params, context):
        yield from ()

    return Analysis(
        "toy", "Toy", needs, "placement", Every, (), lambda sizes, params: Estimate(params.count, size), run
    )


@pytest.fixture
def opened(qtbot, tokens, session):
    def open_form(analysis, **more) -> RunForm:
        form = RunForm(session, analysis, tokens, **more)
        qtbot.addWidget(form)
        form.resize(328, 720)
        form.show()
        return form

    return open_form


def type_into(qtbot, edit, text: str) -> None:
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)


def test_ctrl_enter_runs_with_what_was_typed(qtbot, opened, session):
    form = opened(toy())
    edit = form.rows["count"].field.edit
    type_into(qtbot, edit, "12")
    with qtbot.waitSignal(form.run_wanted) as told:
        qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)
    request = told.args[0]
    assert request.params == Every(count=12)
    assert request.inputs["loans"].name == "loans"
    assert request.offer_partial


def test_ctrl_enter_is_taken_before_the_menu_has_it(opened, qapp):
    from PySide6.QtGui import QKeyEvent

    form = opened(toy())
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, CONTROL)
    event.ignore()
    QApplication.sendEvent(form.rows["count"].field.edit, event)
    assert event.isAccepted()


@pytest.mark.parametrize("key", ["way", "fine", "book", "words"])
def test_ctrl_enter_runs_from_every_control(qtbot, opened, key):
    form = opened(toy())
    form.fold.setChecked(True)
    field = form.rows[key].field
    with qtbot.waitSignal(form.run_wanted):
        qtbot.keyClick(field.focusProxy(), Qt.Key.Key_Return, CONTROL)


def test_letters_cannot_be_typed_into_a_number(qtbot, opened):
    form = opened(toy())
    edit = form.rows["count"].field.edit
    type_into(qtbot, edit, "1x2")
    assert edit.text() == "12"


def test_what_is_out_of_range_is_said_at_the_field_while_typing(qtbot, opened):
    form = opened(toy())
    row = form.rows["count"]
    type_into(qtbot, row.field.edit, "65")
    qtbot.waitUntil(row.wrong.isVisible)
    assert row.wrong.text() == "Count = 65 is out of range.\nGive a number from 1 to 64."
    assert row.field.edit.property("wrong")
    assert not form.go.isEnabled()
    type_into(qtbot, row.field.edit, "64")
    qtbot.waitUntil(lambda: not row.wrong.isVisible())
    assert form.go.isEnabled()


def test_several_wrong_fields_are_all_marked(qtbot, opened):
    form = opened(toy())
    form.rows["level"].field._auto.click()
    type_into(qtbot, form.rows["level"].field.edit, "0")
    type_into(qtbot, form.rows["count"].field.edit, "")
    qtbot.waitUntil(lambda: form.rows["count"].wrong.isVisible() and form.rows["level"].wrong.isVisible())
    assert "above 0" in form.rows["level"].wrong.text()
    assert "a whole number" in form.rows["count"].wrong.text()


def test_a_changed_value_can_go_back_to_its_default(qtbot, opened):
    form = opened(toy(), values={"count": 7})
    row = form.rows["count"]
    assert row.restore.isVisible()
    assert row.restore.text() == "Restore default: 5 m"
    qtbot.mouseClick(row.restore, Qt.MouseButton.LeftButton)
    assert row.field.value() == 5
    assert not row.restore.isVisible()


def test_all_defaults_come_back_at_once(qtbot, opened):
    form = opened(toy(), values={"count": 7, "fine": True, "words": "x"})
    assert form.advanced.isVisible(), "a changed advanced value must be seen"
    qtbot.mouseClick(form.restore, Qt.MouseButton.LeftButton)
    assert form.request.params == Every()


def test_automatic_is_a_choice(qtbot, opened):
    form = opened(toy())
    level = form.rows["level"].field
    assert level.value() is None
    assert not level.edit.isEnabled()
    qtbot.mouseClick(level._auto, Qt.MouseButton.LeftButton)
    type_into(qtbot, level.edit, "2.5")
    assert level.value() == 2.5
    assert form.rows["way"].field.box.itemText(0) == "Automatic"


def test_arrows_step_within_the_range(qtbot, opened):
    form = opened(toy(), values={"count": 64})
    edit = form.rows["count"].field.edit
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "64"
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.text() == "63"


def test_a_book_is_found_by_the_beginning_of_its_title(qtbot, opened):
    form = opened(toy())
    field = form.rows["book"].field
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    qtbot.keyClicks(field.edit, "t")
    assert field._list.stringList() == ["The Waves", "To the Lighthouse"]
    qtbot.keyClick(field.completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(field.completer.popup(), Qt.Key.Key_Return)
    assert field.edit.text() == "The Waves"
    assert field.value() == "b6"


def test_advanced_rows_are_folded(qtbot, opened):
    form = opened(toy())
    assert not form.rows["fine"].isVisible()
    qtbot.mouseClick(form.fold, Qt.MouseButton.LeftButton)
    assert form.rows["fine"].isVisible()


def test_what_is_folded_away_is_made_when_it_is_unfolded_and_tab_finds_it_in_its_place(qtbot, opened, session):
    form = opened(toy())
    before = len(form.findChildren(ParamRow))
    assert form.request.params == Every(), "what is not made stands for its default"
    assert len(form.findChildren(ParamRow)) == before
    form.fold.setFocus()
    qtbot.keyClick(form.fold, Qt.Key.Key_Space)
    assert len(form.findChildren(ParamRow)) == before + 1
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    fine = form.rows["fine"].field
    assert fine.isAncestorOf(form.focusWidget())
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    assert form.request.params.fine
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert form.focusWidget() is form.rows["fine"].restore
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert form.focusWidget() is form.go
    same = opened(toy(), values={"count": 9, "fine": False})
    assert len(same.findChildren(ParamRow)) == before
    assert same.request.params.count == 9


def test_the_estimate_follows_the_typing(qtbot, opened):
    form = opened(toy())
    assert form.estimate.text() == "about 5 s · 1 MB"
    type_into(qtbot, form.rows["count"].field.edit, "30")
    qtbot.waitUntil(lambda: form.estimate.text() == "about 30 s · 1 MB")


def test_too_much_memory_is_said_before_the_run(opened):
    form = opened(toy(size=1e15))
    assert not form.go.isEnabled()
    assert form.trouble.isVisible()
    assert "may be used" in form.trouble.text()


def test_without_loans_the_form_says_what_to_do(opened):
    form = opened(toy(needs=(Need("vectors", ("vectors",)),)))
    assert not form.go.isEnabled()
    assert form.inputs["vectors"].wrong.text() == "No vectors yet. Run Vectors (Word2Vec) or import some first."


def test_an_optional_input_may_be_left_out(opened):
    form = opened(toy(needs=(Need("loans", ("loans",)), Need("pairs", ("pairs",), optional=True))))
    assert set(form.request.inputs) == {"loans"}
    box = form.inputs["pairs"].control
    box.setCurrentIndex(box.findText("together"))
    assert form.request.inputs["pairs"].name == "together"


def test_loans_are_taken_before_results_made_of_them(opened):
    form = opened(analysis_named("placement"))
    assert form.inputs["loans"].control.currentText() == "loans"


def test_a_failure_of_the_run_is_shown_where_it_belongs(opened):
    form = opened(toy())
    form.show_error(AppError("{name} is bad.", "Mend it.", name="fine"))
    assert form.rows["fine"].wrong.text() == "Fine is bad.\nMend it."
    assert form.advanced.isVisible()
    form.show_error(AppError("The worker is gone.", "Try again."))
    assert form.trouble.text() == "The worker is gone.\nTry again."


def test_escape_closes(qtbot, opened):
    form = opened(toy())
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(form.name, Qt.Key.Key_Escape)


def test_wheel_over_a_list_changes_nothing(qtbot, opened):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    form = opened(toy())
    box = form.rows["way"].field.box
    nowhere = (QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120))
    wheel = QWheelEvent(
        *nowhere, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentIndex() == 0


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda a: a.key)
def test_every_analysis_has_a_form_with_names_for_screen_readers(opened, analysis):
    form = opened(analysis)
    form.fold.setChecked(True)
    assert all(form.inputs[need.role].label.text() != need.role for need in analysis.needs), "in words, translated"
    for row in form.rows.values():
        speaker = row.field.focusProxy()
        assert speaker.accessibleName()
        assert speaker.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert row.width() <= 328
    assert form.go in form.findChildren(QPushButton)


def test_long_times_are_said_in_minutes_and_hours(qtbot, opened):
    form = opened(toy())
    assert form.estimate_text(Estimate(600, 2**31)) == "about 10 min · 2.0 GB"
    assert form.estimate_text(Estimate(9000, 2**20)) == "about 2.5 h · 1 MB"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_help_calls_choices_as_the_control_calls_them(qapp, language):
    made = translation.install(qapp, language)
    try:
        for spec in (spec for analysis in ANALYSES for spec in specs(analysis.params)):
            said, labels = help_text(spec.kind), getattr(spec.kind, "labels", ()) or ()
            called = dict(zip(getattr(spec.kind, "choices", ()), labels, strict=False))
            raw = [key for key, label in called.items() if translation.spoken(label) != key]
            raw += ["auto"] if getattr(spec.kind, "auto", False) else []
            assert [key for key in raw if re.search(rf"(?<![A-Za-z0-9_-]){key}(: |：)", said)] == [], said
    finally:
        translation.remove(qapp, made)
        QLocale.setDefault(QLocale("en"))


def test_limits_are_grouped():
    assert range_text(Float(label="", help="", minimum=0.0, above_minimum=True, maximum=1e9)) == (
        "above 0, up to 1,000,000,000"
    )
