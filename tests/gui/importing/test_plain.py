"""Networks, vectors and floor plans come in through the panel at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from minentropy_app.gui.importing.plain import PlainImport
from tests.gui._window import SECONDS, opened

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
