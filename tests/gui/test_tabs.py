from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu

from minentropy_app.gui.empty_page import EmptyPage
from minentropy_app.gui.tab_strip import Tab
from minentropy_app.gui.tabs import ViewArea


@pytest.fixture
def area(qtbot, tokens):
    made = ViewArea(tokens)
    qtbot.addWidget(made)
    made.resize(720, 400)
    made.show()
    return made


def fill(area, count):
    for k in range(count):
        area.add_view(Tab(f"table:r{k}", f"A rather long title {k}", "table"), QLabel(str(k)))


def test_tabs_without_room_stand_in_a_list(qtbot, area):
    fill(area, 3)
    strip = area._panes[0].strip
    qtbot.waitUntil(lambda: not strip.more.isVisible())
    fill(area, 12)
    qtbot.waitUntil(strip.more.isVisible)
    boxes = strip.boxes()
    shown = [box for box in boxes if not box.isEmpty()]
    assert not boxes[-1].isEmpty(), "the current one has room"
    assert 3 <= len(shown) < len(boxes)
    assert all(box.width() >= 100 for box in shown)
    assert shown[-1].right() <= strip.more.x()
    qtbot.mouseClick(strip.more, Qt.MouseButton.LeftButton)
    menu = strip.findChild(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert area.front() == "table:r0"
    assert not strip.boxes()[0].isEmpty()


def test_a_view_can_be_split_off_whatever_the_width(qtbot, area):
    fill(area, 9)
    qtbot.mouseClick(area._panes[0].strip.split, Qt.MouseButton.LeftButton)
    assert len(area._panes) == 2
    qtbot.waitUntil(area._panes[1].strip.isVisible)
    qtbot.mouseClick(area._panes[1].strip.split, Qt.MouseButton.LeftButton)
    assert len(area._panes) == 1
    assert len(area.views()) == 9


def test_an_empty_project_teaches_the_next_step(qtbot, area, tokens):
    page, wanted = EmptyPage(tokens), []
    page.wanted.connect(wanted.append)
    area.teach(page)
    assert page.isVisible()
    assert not area._panes[0].strip.split.isVisible()
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.others[1], Qt.MouseButton.LeftButton)
    page.show_step(data=True, results=False)
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert wanted == ["import_loans", "import_network", "analyse_placement"]
    page.show_step(data=True, results=True)
    assert not page.go.isVisible()
    page.show_hidden(True)
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert wanted[3:] == ["tree"]
    fill(area, 1)
    assert not page.isVisible()
    area.clear()
    assert page.isVisible()


def test_a_pane_that_lost_its_last_tab_can_be_pressed_and_joined_again(qtbot, area):
    fill(area, 4)
    area.split()
    second = area._panes[1]
    area.remove_view(second.tabs[0].key)
    assert second.strip.split.isVisible()
    assert second.strip.boxes() == []
    second.strip.resize(15, second.strip.height())
    assert second.strip.boxes() == []
    qtbot.mouseClick(second.strip, Qt.MouseButton.LeftButton)
    second.strip.grab()
    qtbot.mouseClick(second.strip.split, Qt.MouseButton.LeftButton)
    assert len(area._panes) == 1
    assert len(area.views()) == 3


@pytest.fixture
def three(area):
    """Three tabs that are closed as the window closes them; what was asked for."""
    area.close_wanted.connect(lambda key: area.remove_view(key).deleteLater())
    for k in range(3):
        area.add_view(Tab(f"table:r{k}", f"Title {k}", "table"), QLineEdit(str(k)))
    return area


def cross(area, at):
    strip = area._panes[0].strip
    return strip, strip.cross(strip.boxes()[at]).center().toPoint()


def test_the_cross_closes_a_tab_and_the_view_in_front_stays(qtbot, three):
    strip, place = cross(three, 0)
    qtbot.mouseMove(strip, place)
    qtbot.waitUntil(lambda: strip.toolTip() == "Close Title 0 (Ctrl+W)")
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    assert three.tab_keys() == ["table:r1", "table:r2"]
    assert three.front() == "table:r2"
    strip, place = cross(three, 1)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place - QPoint(40, 0))
    assert three.tab_keys() == ["table:r1", "table:r2"], "a click on the title chooses"
    qtbot.mouseClick(strip, Qt.MouseButton.MiddleButton, pos=place - QPoint(40, 0))
    assert three.tab_keys() == ["table:r1"]


def test_delete_closes_the_current_tab(qtbot, three):
    strip = three._panes[0].strip
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert three.tab_keys() == ["table:r0", "table:r2"]


@pytest.mark.parametrize(("line", "left"), [(0, ["table:r0", "table:r2"]), (1, ["table:r1"])])
def test_the_menu_of_a_tab_closes_it_or_the_others(qtbot, three, line, left):
    strip = three._panes[0].strip
    place = strip.boxes()[1].center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, strip.mapToGlobal(place))
    QApplication.sendEvent(strip, event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[line]).center())
    assert three.tab_keys() == left


def test_the_keyboard_stays_with_the_views_when_one_is_closed(qtbot, three):
    three.views()["table:r2"].setFocus()
    assert three.in_hand() == "table:r2"
    three.close_wanted.emit("table:r2")
    assert QApplication.focusWidget() is three.views()["table:r1"]


def test_joining_reads_no_view_that_is_only_promised(qtbot, area):
    due: list[str] = []
    area.promise_due.connect(due.append)
    fill(area, 1)
    for k in (5, 6, 7):
        area.promise(Tab(f"table:r{k}", str(k), "table"), beside=True)
    area.show_beside("table:r6", 0.4)
    assert due == ["table:r6"]
    area.views()["table:r0"].setFocus()
    area.join()
    assert area.tab_keys() == ["table:r0", "table:r5", "table:r6", "table:r7"]
    assert (area.front(), due) == ("table:r0", ["table:r6"])
    area.split()
    assert area.tab_keys() == ["table:r5", "table:r6", "table:r7", "table:r0"] and due[1:] == ["table:r5"]
    area.clear()
    assert area.tab_keys() == [] and area.beside() == {} and len(due) == 2
