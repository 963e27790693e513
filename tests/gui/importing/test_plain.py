"""Networks, vectors and floor plans come in through the panel at the right."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from minentropy_app.gui.importing.plain import PlainImport
from tests.gui._window import SECONDS, opened, shown

LEFT = Qt.MouseButton.LeftButton


def sheet(window) -> PlainImport:
    found = window.side.currentWidget()
    assert isinstance(found, PlainImport)
    return found


def sources(running) -> dict[str, str]:
    return {entry.title: entry.kind for entry in running.desk.project.sources()}


def test_a_network_is_chosen_imported_and_opened(qtbot, running, project, monkeypatch, tmp_path):
    window = opened(qtbot, running, project)
    file = tmp_path / "friends.net"
    file.write_text('*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n*Edges\n1 2\n2 3\n', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.menus.actions["import_network"].trigger()
    panel = sheet(window)
    assert not panel.go.isEnabled()
    qtbot.mouseClick(panel.choose, LEFT)
    assert panel.chosen.text() == "friends.net"
    qtbot.mouseClick(panel.go, LEFT)
    qtbot.waitUntil(lambda: sources(running).get("friends") == "network", timeout=60 * SECONDS)
    qtbot.waitUntil(lambda: any(key.startswith("network:") for key in window.views.views()), timeout=60 * SECONDS)


def test_a_floor_plan_is_made_from_sizes(qtbot, running, project):
    window = opened(qtbot, running, project)
    window.menus.actions["import_floor-plan"].trigger()
    panel = sheet(window)
    panel.sizes["ranges"].setValue(2)
    qtbot.mouseClick(panel.go, LEFT)
    qtbot.waitUntil(lambda: "floor-plan" in sources(running).values(), timeout=60 * SECONDS)


def test_a_refused_file_is_said_and_nothing_is_stored(qtbot, running, project, tmp_path):
    window = opened(qtbot, running, project)
    before = sources(running)
    file = tmp_path / "model.kv"
    file.write_bytes(b"\x80\x04\x95")
    running.desk.imports.open("vectors", [file])
    qtbot.mouseClick(sheet(window).go, LEFT)
    qtbot.waitUntil(window.notice.isVisible, timeout=60 * SECONDS)
    assert "model.kv" in window.notice.message.text()
    assert sources(running) == before


def test_dropped_files_are_known_by_their_endings(tmp_path):
    from minentropy_app.gui.imports import kind_of

    names = {"a.net": "network", "a.graphml": "network", "a.vec": "vectors", "a.txt": "texts", "a.csv": "loans"}
    names |= {"a.mrc": "catalogue", "a.dat": "loans"}
    assert {name: kind_of([tmp_path / name]) for name in names} == names
    (tmp_path / "a.dat").write_bytes(b"00875nam  2200253 i 4500001001300000")
    (tmp_path / "books.csv").write_text("id,title,author\nb1,Emma,Austen\n", "utf-8")
    assert [kind_of([tmp_path / name]) for name in ("a.dat", "books.csv")] == ["catalogue", "catalogue"]


def test_each_kind_of_file_is_dropped_where_it_belongs(qtbot, running, project, tmp_path):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    files = {
        "loans.csv": ("borrower,item,date\nr1,b1,2024-01-01\nr2,b1,2024-01-02\n", "import:loans"),
        "books.csv": ("id,title,author\nb1,Emma,Austen\n", "import:catalogue"),
        "together.csv": ("item,item,count\na,b,3\nb,c,2\n", "import:pairs"),
        "第一回.txt": ("天地玄黄，宇宙洪荒。", "import:texts"),
        "links.csv": ("source,target\na,b\n", "network"),
        "net.gml": ("graph [ node [ id 1 ] ]", "network"),
        "words.vec": ("1 2\na 0.1 0.2\n", "vectors"),
        "bays.csv": ("id,node,shelves,shelf_cm\nb1,n1,5,90\n", "floor-plan"),
    }
    for name, (text, where) in files.items():
        (tmp_path / name).write_text(text, "utf-8")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place, copy = QPoint(500, 300), Qt.DropAction.CopyAction
        QApplication.sendEvent(window, QDragEnterEvent(place, copy, data, buttons, keys))
        QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, buttons, keys))
        if where.startswith("import:"):
            qtbot.waitUntil(lambda page=where: window.views.front() == page, timeout=10 * SECONDS)
            assert [file.name for file in window.view_of(where).files] == [name]
            window.close_view(where)
        else:
            assert sheet(window).kind == where, name
            window.close_side()
