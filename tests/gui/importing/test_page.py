"""The import page by clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from minentropy_app.gui import theme, translation
from tests.gui.importing.conftest import settle, write_loans


def click(qtbot, button) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def everything_shown(page) -> str:
    model, problems = page.table.model(), page.problems.model
    cells = [model.text(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
    cells += [str(problems.data(problems.index(r, c))) for r in range(problems.rowCount()) for c in range(4)]
    return "\n".join([*cells, *(label.text() for label in page.findChildren(QLabel))])


def pick(qtbot, combo: QComboBox, data) -> None:
    """Choose an entry of a combo box with the keyboard."""
    combo.setFocus()
    for _ in range(combo.count() + 1):
        if combo.currentData() == data:
            return
        wanted = combo.findData(data)
        key = Qt.Key.Key_Down if wanted > combo.currentIndex() else Qt.Key.Key_Up
        before = combo.currentIndex()
        qtbot.keyClick(combo, key)
        assert combo.currentIndex() != before
    raise AssertionError(f"{data} cannot be reached")


def test_a_list_is_understood_and_nobody_is_named(page_for, loans):
    page = page_for(loans)
    figures = page.summary.figures.values
    assert figures["Loans"] == str(page.check["report"]["accepted"])
    assert page.check["report"]["rejected_count"] == 1
    assert page.summary.go.text() == f"Import {page.check['report']['accepted']} loans"
    shown = everything_shown(page)
    assert "Ada Muster" not in shown
    assert "R0001" not in shown
    assert "Title 1" in shown


def test_all_readable_ids_stay_in_the_worker(page_for, loans):
    page = page_for(loans)
    assert "R00" not in repr((page.preview, page.check))
    assert "Ada" not in repr((page.preview, page.check))


def test_a_click_imports_and_offers_the_next_step(qtbot, page_for, loans, session):
    page = page_for(loans)
    promised = page.check["report"]["accepted"]
    with qtbot.waitSignal(page.imported, timeout=30_000) as told:
        click(qtbot, page.summary.go)
    assert told.args == [loans.stem]
    assert session.reader.entry(loans.stem).counts["rows"] == promised
    assert page.outcome.isVisible()
    with qtbot.waitSignal(page.next_wanted) as wanted:
        click(qtbot, page.outcome.steps["placement"])
    assert wanted.args == ["placement"]
    with qtbot.waitSignal(page.closed):
        click(qtbot, page.outcome.close_page)


def test_problems_are_listed_by_row_and_filtered(qtbot, page_for, loans):
    page = page_for(loans)
    table, buttons = page.problems.model, page.problems.segments.buttons
    fates = {row["fate"]: row for row in table.rows}
    assert fates["kept"]["row"] == 402
    assert fates["kept"]["found"] == "1938"
    assert fates["refused"]["row"] == 403
    assert fates["dropped"]["row"] == 405
    click(qtbot, buttons["refused"])
    assert [row["fate"] for row in table.rows] == ["refused"]
    assert table.data(table.index(0, 2)) == "The row names no item."
    click(qtbot, buttons["kept"])
    assert table.data(table.index(0, 1)) == "loan_date"
    click(qtbot, buttons["all"])
    assert {row["fate"] for row in table.rows} == {"refused", "dropped", "kept"}


def test_without_an_item_column_the_page_says_what_to_do(qtbot, page_for, loans):
    page = page_for(loans)
    header = page.table.header
    pick(qtbot, header.combos[3], "")
    pick(qtbot, header.combos[2], "")
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
    assert "names the borrowed item" in page.trouble.what.text()
    assert "Choose “Item”" in page.trouble.remedy.text()
    assert not page.summary.go.isEnabled()
    pick(qtbot, header.combos[2], "item")
    settle(qtbot, page)
    assert not page.trouble.isVisible()
    assert page.summary.go.isEnabled()


def test_a_role_moves_from_one_column_to_another(qtbot, page_for, loans):
    page = page_for(loans)
    pick(qtbot, page.table.header.combos[0], "")
    pick(qtbot, page.table.header.combos[1], "borrower")
    settle(qtbot, page)
    assert page.preview["roles"]["borrower"] == 1
    assert page.table.header.combos[0].currentData() == ""
    assert "Ada" not in everything_shown(page)
    assert "R0001" not in everything_shown(page)


def test_single_suspects_can_be_kept(qtbot, page_for, loans, session):
    page = page_for(loans)
    before = page.check["report"]["accepted"]
    card = page.summary.suspects.cards[0]
    assert card.suspects[0]["item"] == "The Weekly Magazine"
    qtbot.keyClick(card.box, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert page.check["report"]["accepted"] == before + 12
    assert not page.summary.suspects.cards[0].box.isChecked()
    with qtbot.waitSignal(page.imported, timeout=30_000):
        click(qtbot, page.summary.go)
    assert session.reader.entry(loans.stem).counts["rows"] == before + 12


@pytest.mark.parametrize(
    ("name", "content", "what", "remedy"),
    [
        ("empty.csv", b"", "empty.csv is empty.", "Export it again"),
        ("picture.csv", b"\x89PNG\r\n" + bytes(400), "not a table of text (PNG)", "Export it as CSV"),
        ("one.csv", b"item\nB1\nB2\n", "only one column", "choose another separator"),
        ("cut.csv.gz", b"\x1f\x8b\x08\x00cut", "damaged or cut off", "Copy or download it again"),
        ("missing.csv", None, "There is no file missing.csv", "Check the name and the folder"),
        ("header.csv", b"reader_id,book_id,loan_date\n", "No loan is left", "Check the filters"),
    ],
)
def test_bad_files_are_explained_in_place(page_for, tmp_path, name, content, what, remedy):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    page = page_for(file)
    assert page.trouble.isVisible()
    assert what in page.trouble.what.text()
    assert remedy in page.trouble.remedy.text()
    assert page.trouble.accessibleName() == page.trouble.what.text()
    assert not page.summary.go.isEnabled()


def test_a_wrong_encoding_names_the_row_and_can_be_taken_back(qtbot, page_for, tmp_path):
    file = tmp_path / "gbk.csv"
    rows = "".join(f"{k},书{k % 7},题名{k % 7},2021-01-{k % 28 + 1:02}\n" for k in range(60))
    file.write_bytes(("读者证号,图书条码,题名,借出时间\n" + rows).encode("gb18030"))
    page = page_for(file)
    assert page.preview["encoding"] == "gb18030"
    combo = page.reading.combos["encoding"]
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("utf-8"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
    assert "Row 1 of gbk.csv cannot be read as utf-8" in page.trouble.what.text()
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    settle(qtbot, page)
    assert not page.trouble.isVisible()
    assert "题名1" in everything_shown(page)


def test_slashed_dates_can_be_told(qtbot, page_for, tmp_path):
    file = tmp_path / "dates.csv"
    rows = "".join(f"R{k},B{k % 5},{k % 9 + 1}/{k % 7 + 1}/2021\n" for k in range(60))
    file.write_text("reader_id,book_id,loan_date\n" + rows, "utf-8")
    page = page_for(file)
    found = page.preview["day_first"]
    first = page.preview["dates"]
    combo = page.reading.combos["day_first"]
    assert combo.isEnabled()
    combo.setCurrentIndex(combo.findData(not found))
    combo.activated.emit(combo.currentIndex())
    settle(qtbot, page)
    assert page.preview["dates"] != first
    assert page.preview["day_first"] is not found


def test_columns_are_saved_and_found_again(qtbot, page_for, loans):
    page = page_for(loans)
    pick(qtbot, page.table.header.combos[4], "")
    settle(qtbot, page)
    combo = page.reading.combos["preset"]
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.currentIndex())
    field = page.reading.preset_name
    assert field.isVisible()
    qtbot.keyClicks(field, "Our library")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert combo.currentText() == "Our library"
    again = page_for(loans)
    assert again.reading.combos["preset"].currentText() == "Our library"
    assert "author" not in again.preview["roles"]


def test_the_same_file_twice_is_asked_about(qtbot, page_for, loans, session):
    for turn in range(2):
        page = page_for(loans)
        page.summary.name.setText(f"twice {turn}")
        with qtbot.waitSignal(page._importing.done if not turn else page._importing.failed, timeout=30_000):
            click(qtbot, page.summary.go)
    assert "already been imported" in page.summary.trouble.what.text()
    with qtbot.waitSignal(page.imported, timeout=30_000):
        click(qtbot, page.summary.again)
    assert {"twice 0", "twice 1"} <= {source.name for source in session.reader.sources()}


def test_an_import_can_be_cancelled_and_leaves_nothing(qtbot, page_for, tmp_path, session):
    page = page_for(write_loans(tmp_path / "many.csv", 60_000))
    click(qtbot, page.summary.go)
    assert page.job is not None
    qtbot.waitUntil(page.summary.cancel.isVisible, timeout=10_000)
    with qtbot.waitSignal(page._importing.cancelled, timeout=30_000):
        click(qtbot, page.summary.cancel)
    assert page.job is None
    assert "many" not in {source.name for source in session.reader.sources()}
    assert page.summary.go.isEnabled()
    assert page.isVisible()


def test_pairs(qtbot, page_for, tmp_path, session):
    file = tmp_path / "pairs.csv"
    file.write_text("a,b,count\nB1,B2,3\nB2,B3,1\nB1,B1,5\nB3,B4,x\n", "utf-8")
    page = page_for(file, kind="pairs")
    assert page.check["report"]["accepted"] == 2
    assert page.problems.model.rows[0]["row"] == 5
    with qtbot.waitSignal(page.imported, timeout=30_000):
        click(qtbot, page.summary.go)
    assert session.reader.entry("pairs").kind == "pairs"


def test_catalogue(qtbot, page_for, tmp_path, session):
    file = tmp_path / "books.csv"
    file.write_text("book_id,title,author,call_number\nB1,Emma,Austen,823.7\nB2,Persuasion,Austen,823.7\n", "utf-8")
    page = page_for(file, kind="catalogue")
    assert page.summary.figures.values["Records"] == "2"
    with qtbot.waitSignal(page.imported, timeout=30_000):
        click(qtbot, page.summary.go)
    assert session.reader.entry("books").kind == "catalogue"


def test_files_can_come_later(qtbot, page_for, loans):
    page = page_for(wait=False)
    assert page.drop_place.isVisible()
    page.add_files([loans])
    settle(qtbot, page)
    assert page.summary.go.isEnabled()


def test_leaving_stops_what_goes_on(qtbot, page_for, tmp_path):
    page = page_for(write_loans(tmp_path / "many.csv", 30_000), wait=False)
    with qtbot.waitSignal(page.closed):
        click(qtbot, page.summary.back)
    assert page._looking.job is None
    assert page._checking.job is None


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_clipped_on_a_small_screen(qapp, qtbot, page_for, loans, language):
    installed = translation.install(qapp, language)
    try:
        page = page_for(loans, size=(1048, 616))
        qtbot.wait(50)
        inner = page.steps.parentWidget()
        assert inner.minimumSizeHint().width() <= inner.width()
        for piece in page.findChildren(QPushButton):
            if piece.isVisible():
                assert piece.width() >= piece.fontMetrics().horizontalAdvance(piece.text()), piece.text()
        assert inner.height() <= page.height()
        foot = page.summary.go
        assert page.rect().contains(foot.mapTo(page, foot.rect().bottomRight()))
    finally:
        translation.remove(qapp, installed)
        QLocale.setDefault(QLocale("en"))


def test_everything_is_reached_by_keyboard_and_has_a_name(page_for, loans):
    page = page_for(loans)
    for kind in (QComboBox, QPushButton, QCheckBox, QLineEdit):
        for piece in page.findChildren(kind):
            if piece.isVisible() and piece.isEnabled() and piece.objectName() != "qt_spinbox_lineedit":
                assert piece.focusPolicy() & Qt.FocusPolicy.TabFocus, piece
                assert piece.accessibleName() or getattr(piece, "text", str)(), piece


def test_the_theme_can_change(page_for, loans):
    page = page_for(loans)
    page.set_tokens(theme.DARK)
    assert page.table.model().tokens is theme.DARK
    assert not page.grab().isNull()


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("shakespeare_and_company", {"borrower": 1, "item": 3, "title": 4, "author": 5, "date": 7}),
        ("chinese_university", {"borrower": 0, "date": 1, "title": 2, "call_number": 3}),
    ],
)
def test_real_loans(page_for, shared_data, name, roles):
    page = page_for(shared_data / "loans" / f"{name}.csv.gz")
    assert roles.items() <= dict(page.preview["roles"]).items()
    check = page.check
    report = check["report"]
    assert report["rows"] == sum(report[k] for k in ("accepted", "duplicates", "excluded", "rejected_count"))
    assert check["suspects"]
    assert sum(count for _, count in check["histogram"]) == check["borrowers"]
    assert 0.2 < check["together"] / check["visits"] < 0.6
