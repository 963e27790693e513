"""The shell by clicks and keys, over sample faces."""

import gc

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.command_search import CommandSearch
from minentropy_app.gui.faces import Recent
from minentropy_app.gui.main_window import MainWindow
from minentropy_app.gui.tabs import has_keyboard
from minentropy_app.gui.welcome import PathCard, RecentRow
from tests.gui._samples import SampleJobs, SampleProject, invented
from tests.gui.conftest import settle

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tokens):
    made = MainWindow(tokens, [Recent("A project", "/a/b.minent", "1 loan", "", "today")])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.jobs.cancel_all()
    made.close()


@pytest.fixture
def opened(qtbot, window):
    jobs = SampleJobs()
    window.open_project(SampleProject(invented(300), "Ours"), jobs)
    window.open_entry("r1")
    qtbot.waitUntil(lambda: "space:r1" in window.views.views())
    return window, jobs


def test_the_first_page_offers_four_ways(qtbot, window):
    cards = window.findChildren(PathCard)
    assert [card.path.key for card in cards] == ["loans", "texts", "network", "vectors"]
    with qtbot.waitSignal(window.wanted) as told:
        qtbot.mouseClick(cards[0], LEFT)
    assert told.args == ["path_loans"]
    with qtbot.waitSignal(window.wanted):
        qtbot.keyClick(cards[1], Qt.Key.Key_Return)
    with qtbot.waitSignal(window.recent) as told:
        qtbot.mouseClick(window.findChild(RecentRow), LEFT)
    assert told.args == ["/a/b.minent"]


def test_without_a_project_its_commands_are_off(window):
    assert not window.menus.actions["export"].isEnabled()
    assert window.menus.actions["new"].isEnabled()


def test_a_project_fills_tree_inspector_and_views(qtbot, opened):
    window, _ = opened
    assert window.top.name.text() == "Ours"
    assert list(window.tree._rows) == ["s1", "s2", "r1", "r2", "r3", "r4", "r5"]
    assert window.inspector._title.text() == "Placement · lattice"
    assert "space:r1" in window.views.views()
    settle(qtbot, window.front_view())


def test_read_only_projects_say_so(window):
    project = SampleProject(invented(20), "Theirs")
    project.read_only = True
    window.open_project(project)
    assert window.top.name.text() == "Theirs (read-only)"


def test_clicking_an_entry_shows_it(qtbot, opened):
    window, _ = opened
    qtbot.mouseClick(window.tree._rows["r3"], LEFT)
    assert window.inspector._title.text() == "Reading circles"
    qtbot.keyClick(window.tree._rows["s1"], Qt.Key.Key_Return)
    assert window.inspector._title.text() == "Loans"


def test_tree_and_inspector_follow_the_tab_in_front(qtbot, opened):
    window, _ = opened
    window.run("table")
    window.open_entry("r3")
    strip = window.views._panes[0].strip
    qtbot.mouseClick(strip, LEFT, pos=strip.boxes()[0].center().toPoint())
    assert window.views.front() == "space:r1"
    qtbot.waitUntil(lambda: window.tree.current == "r1")
    assert window.inspector._title.text() == "Placement · lattice"
    window.open_entry("r3")
    window.close_view("table:r1")
    qtbot.wait(20)
    assert window.tree.current == "r3", "closing what is behind changes nothing"
    window.run("table")
    window.open_entry("r1")
    window.close_view("space:r1")
    qtbot.waitUntil(lambda: window.views.front() == "table:r1")
    assert window.tree.current == "r1"


def test_the_job_bar_pauses_and_cancels(qtbot, opened):
    window, jobs = opened
    bar = window.foot.jobs
    assert bar.isVisible() and bar.bar.value() == 680
    assert bar.left.text() == "about 12 s left"
    qtbot.mouseClick(bar.pause, LEFT)
    qtbot.mouseClick(bar.cancel, LEFT)
    assert jobs.asked == ["pause", "cancel"]
    window.jobs.current = lambda: None
    window._look_at_jobs()
    assert window.foot.height() == theme.STATUS_LINE


def test_search_flies_to_a_book(qtbot, opened):
    window, _ = opened
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(window.top.search, "Title 123")
    qtbot.waitUntil(lambda: bool(window.top.search._hits), timeout=3000)
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert window.selection.current.ids.tolist() == [123]
    assert not window.top.search.completer().popup().isVisible()


def test_search_flies_to_the_answer_that_the_arrows_chose(qtbot, opened):
    window, _ = opened
    search = window.top.search
    qtbot.keyClicks(search, "Title 12")
    qtbot.waitUntil(lambda: len(search._hits) > 2, timeout=3000)
    popup = search.completer().popup()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(popup, key)
    assert window.selection.current.ids.tolist() == [122]
    window.top.search.completer().popup().hide()


@pytest.mark.parametrize("by_shift", [True, False])
def test_search_selects_all_that_match(qtbot, opened, by_shift):
    window, _ = opened
    search = window.top.search
    qtbot.keyClicks(search, "Title 12")
    qtbot.waitUntil(lambda: bool(search._hits), timeout=3000)
    popup = search.completer().popup()
    if by_shift:
        qtbot.keyClick(search, Qt.Key.Key_Return, SHIFT)
    else:
        for _ in range(len(search._hits) + 1):
            qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert window.selection.current.ids.tolist() == [*range(120, 130)]
    assert window.selection.current.how == "search: Title 12"
    qtbot.waitUntil(lambda: search.text() == "Title 12")
    popup.hide()


def test_selected_books_are_listed(qtbot, opened):
    window, _ = opened
    window.selection.select(window.front_view().model.item_ids[:3], "click")
    assert window.inspector._how.text() == "click"
    assert len(window.inspector._rows._rows) == 3
    window.menus.edit.popup(window.mapToGlobal(QPoint(0, 0)))
    assert window.menus.actions["undo"].text() == "&Undo: Selection"
    window.menus.edit.close()
    window.run("copy")
    assert len(QApplication.clipboard().text().splitlines()) == 3
    window.run("undo")
    assert window.inspector._teach.isVisible()


def test_the_selected_have_the_colours_of_the_view_in_front(qtbot, opened):
    window, _ = opened
    view = window.front_view()
    window.selection.select(view.model.item_ids[:3], "click")
    listed = window.inspector._rows
    shown = tuple(view.colours_of(view.model.top(view.model.item_ids[:3], 3).tolist()))
    assert listed.colours == shown and len(shown) == 3
    window.run("table")
    qtbot.waitUntil(lambda: listed.colours == ())
    window.views.show_view("space:r1")
    qtbot.waitUntil(lambda: listed.colours == shown)


def test_table_split_and_numbers_of_views(qtbot, opened):
    window, _ = opened
    window.run("table")
    qtbot.waitUntil(lambda: list(window.views.views()) == ["space:r1", "table:r1"])
    window.run("split")
    assert window.views.count() == 2
    window.views.show_number(1)
    window.run("split")
    assert len(window.views.views()) == 2
    window.run("table")
    assert len(window.views.views()) == 2


def test_command_search_runs_what_is_found(qtbot, opened):
    window, _ = opened
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    search = window.findChild(CommandSearch)
    qtbot.keyClicks(search.field, "import cat")
    assert [action.text() for _, action in search._model.shown] == ["Import &catalogue…"]
    with qtbot.waitSignal(window.wanted) as told:
        qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert told.args == ["import_catalogue"]


def test_every_command_has_a_place(qtbot, window):
    keys = [a.shortcut().toString() for a in window.menus.actions.values() if not a.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    told = []
    window.wanted.connect(told.append)
    for key in ("new", "open", "sample", "import_loans", "settings", "help", "about", "diagnostics"):
        window.menus.actions[key].trigger()
    assert told == ["new", "open", "sample", "import_loans", "settings", "help", "about", "diagnostics"]


def test_dropped_files_are_passed_on(qtbot, window):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/books/借阅.csv")])
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, NO)
    with qtbot.waitSignal(window.dropped) as told:
        window.dropEvent(event)
    assert told.args == [["/books/借阅.csv"]]


def test_the_theme_is_asked_for_and_followed(qtbot, opened):
    window, _ = opened
    with qtbot.waitSignal(window.theme_changed) as told:
        window.menus.actions["dark"].trigger()
    assert told.args == ["dark", False]
    window.show_theme(theme.DARK)
    assert window.front_view().canvas.frame is None or window.tokens is theme.DARK


def test_panels_hide_and_come_back(window, opened):
    window.menus.actions["tree"].trigger()
    assert not window.tree.isVisible()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    window.run("table")
    window.run("split")
    window.inspector_shown(False)
    window.run("reset_layout")
    assert window.tree.isVisible() and window.menus.actions["tree"].isChecked()
    assert window.side.isVisible() and window.views.beside() == {} and not window.isMaximized()
    assert (window.width(), window.height()) == (1440, 900)


def test_a_hidden_tree_can_be_shown_from_the_page_that_is_left(qtbot, opened):
    window, _ = opened
    window.menus.actions["tree"].trigger()
    for key in window.views.tab_keys():
        window.close_view(key)
    qtbot.mouseClick(window._empty.go, LEFT)
    assert window.tree.isVisible() and not window._empty.go.isVisible()


def test_closing_a_project_leaves_nothing_behind(qtbot, window):
    def census() -> tuple[int, int]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return len(window.findChildren(QWidget)), len(window.findChildren(QTimer))

    counts = []
    for _ in range(4):
        window.open_project(SampleProject(invented(50)), SampleJobs())
        window.open_entry("r1")
        window.run("table")
        QApplication.processEvents()
        window.close_project()
        counts.append(census())
    assert counts[1:] == counts[1:2] * 3


def test_buttons_and_fields_are_named_for_screen_readers(opened):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    window, _ = opened
    for piece in window.findChildren(QAbstractButton) + window.findChildren(QLineEdit):
        if piece.isVisible():
            assert piece.accessibleName() or piece.text(), piece


def test_texts_of_labels_are_not_clipped(qtbot, opened):
    from PySide6.QtWidgets import QLabel, QPushButton

    window, _ = opened
    window.resize(1280, 720)
    QApplication.processEvents()
    for piece in window.findChildren(QLabel) + window.findChildren(QPushButton):
        if piece.isVisible() and piece.text() and piece.parent() is not None:
            wide = piece.minimumSizeHint().width()
            assert piece.width() >= wide - 1, (piece.text(), piece.width(), wide)
            right = piece.mapTo(window, QPoint(piece.width(), 0)).x()
            assert right <= window.width(), piece.text()


def test_many_tabs_share_the_strip(qtbot, tokens):
    from minentropy_app.gui.tab_strip import Tab, TabStrip

    strip = TabStrip(tokens)
    qtbot.addWidget(strip)
    strip.resize(600, 36)
    strip.show_tabs([Tab(f"k{k}", "Table of a library with a long name", "table") for k in range(8)], 0)
    assert strip.boxes()[-1].right() <= 600 - 40


def test_the_keyboard_returns_when_a_panel_closes(qtbot, opened):
    window, _ = opened
    view = window.view_of("space:r1")
    view.canvas.setFocus()
    panel = SomePanel()
    panel.closed.connect(window.close_side)
    window.show_side(panel)
    assert panel.hasFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert view.canvas.hasFocus()


def test_where_it_was_is_gone_the_view_in_front_has_the_keyboard(qtbot, opened):
    window, _ = opened
    gone = QWidget(window, focusPolicy=Qt.FocusPolicy.StrongFocus)
    gone.show()
    gone.setFocus()
    panel = SomePanel()
    panel.closed.connect(window.close_side)
    window.show_side(panel)
    gone.hide()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not window.top.search.hasFocus()
    assert has_keyboard(window.views)


def test_ctrl_w_closes_the_view_and_not_the_project(qtbot, opened):
    window, jobs = opened
    jobs.cancel_all()
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert not window.views.tab_keys()
    assert window.project is not None
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert window.project is not None
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL | SHIFT)
    assert window.project is None


class SomePanel(QWidget):
    """A panel at the right that can be closed."""

    closed = Signal()

    def __init__(self):
        super().__init__(focusPolicy=Qt.FocusPolicy.StrongFocus)
