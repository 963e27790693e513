"""Every view, panel and page: nothing flashes up as a window, all controls have names and are reached by Tab."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QScrollBar,
    QToolButton,
    QWidget,
)  # fmt: skip

from minentropy_app.analyses import ANALYSES
from minentropy_app.gui.command_search import CommandSearch
from minentropy_app.gui.view_kinds import VIEW_KINDS
from tests.gui._window import SECONDS, opened, shown

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit)
PANELS = (
    "export", "jobs", "settings", "neighbours", "compare", "import_network", "import_vectors", "import_floor-plan",
)  # fmt: skip
PAGES = ("import_loans", "import_pairs", "import_catalogue", "import_texts")


@pytest.fixture
def no_flashes(monkeypatch):
    """Note pieces that are shown before they stand in anything: each becomes a window for a moment."""
    flashed: list[str] = []
    plain_visible, plain_show = QWidget.setVisible, QWidget.show

    def note(piece: QWidget) -> None:
        if piece.isWindow() and not isinstance(piece, QMainWindow | QMenu | CommandSearch):
            where = traceback.extract_stack(limit=4)[0]
            flashed.append(
                f"{type(piece).__name__} {piece.accessibleName()} at {Path(where.filename).name}:{where.lineno}"
            )

    def visible(piece: QWidget, wanted: bool) -> None:
        if wanted:
            note(piece)
        plain_visible(piece, wanted)

    def show(piece: QWidget) -> None:
        note(piece)
        plain_show(piece)

    monkeypatch.setattr(QWidget, "setVisible", visible)
    monkeypatch.setattr(QWidget, "show", show)
    return flashed


def own(piece: QWidget) -> bool:
    """Part of a larger control that speaks for it: the field of a box, the header of a table, a scroll bar."""
    parent = piece.parentWidget()
    if isinstance(piece, QScrollBar) or piece.objectName().startswith("qt_") or piece.inherits("QHeaderView"):
        return False
    return not isinstance(parent, QComboBox | QLineEdit | QAbstractItemView)


def controls(root: QWidget) -> list[QWidget]:
    return [p for kind in CONTROLS for p in root.findChildren(kind) if p.isVisible() and p.isEnabled() and own(p)]


def nameless(root: QWidget) -> list[str]:
    found = []
    for piece in controls(root):
        text = piece.text() if isinstance(piece, QAbstractButton) else ""
        if not (piece.accessibleName() or text):
            found.append(f"{type(piece).__name__} {piece.objectName()} in {type(piece.parentWidget()).__name__}")
    return found


def reached(window: QWidget) -> set[QWidget]:
    """Everything that Tab comes to, once round the window: the ring holds every widget, the policy decides.

    The ring itself is not walked: that would wrap pieces of Qt's own, such as handles of splitters, which
    brings PySide down when they go. ``test_tab_goes_round_the_window_by_keys`` walks it as a reader does.
    """
    return {p for p in controls(window) if p.focusPolicy() & Qt.FocusPolicy.TabFocus}


def unreachable(window: QWidget, root: QWidget) -> list[str]:
    """Controls that have no way in by Tab; of a group of checked buttons the arrows reach the others."""
    ring = reached(window)
    left = []
    for piece in controls(root):
        grouped = isinstance(piece, QAbstractButton) and (piece.group() is not None or piece.autoExclusive())
        proxied = piece.focusProxy() in ring or any(p.focusProxy() is piece for p in ring)
        if piece not in ring and not grouped and not proxied:
            left.append(f"{type(piece).__name__} {piece.accessibleName() or getattr(piece, 'text', str)()}")
    return left


def judge(window: QWidget, where: str, problems: list[str]) -> None:
    problems += [f"{where}: no name: {piece}" for piece in nameless(window)]
    problems += [f"{where}: not reached by Tab: {piece}" for piece in unreachable(window, window)]


def test_every_view_is_named_and_reached_by_tab(qtbot, running, whole, no_flashes):
    """Of each kind of view the registry holds: a new one is looked at without a word here."""
    problems, seen = [], set()
    window = opened(qtbot, running, whole)
    qtbot.waitUntil(lambda: bool(window.views.views()), timeout=60 * SECONDS)
    for entry in [*window.project.sources(), *window.project.results()]:
        for kind in window.opener.offered(entry):
            window.open_entry(entry.key, kind.key)
            shown(qtbot, window, f"{kind.key}:{entry.key}")
            seen.add(kind.key)
            judge(window, f"{kind.key} of {entry.kind}", problems)
            window.close_view(f"{kind.key}:{entry.key}")
    placed = [entry.key for entry in window.project.results() if entry.kind == "placement"]
    running.desk.comparing.show(placed)
    shown(qtbot, window, "compare:" + "+".join(placed))
    judge(window, "compare", problems)
    assert {kind.key for kind in VIEW_KINDS} - seen == {"compare"}
    assert no_flashes == []
    assert problems == []


def test_every_page_and_panel_is_named_and_reached_by_tab(qtbot, running, whole, no_flashes):
    problems: list[str] = []
    judge(running.window, "welcome", problems)
    window = opened(qtbot, running, whole)
    qtbot.waitUntil(lambda: bool(window.views.views()), timeout=60 * SECONDS)
    placed = next(entry.key for entry in window.project.results() if entry.kind == "placement")
    window.open_entry(placed, "space")
    shown(qtbot, window, f"space:{placed}")
    for key in (*PANELS, *(f"analyse_{analysis.key}" for analysis in ANALYSES), *PAGES):
        window.run(key)
        qtbot.wait(30)
        judge(window, key, problems)
        window.close_side()
    assert no_flashes == []
    assert problems == []


def test_tab_goes_round_the_window_by_keys(qtbot, running, project):
    window = opened(qtbot, running, project)
    shown(qtbot, window)
    window.activateWindow()
    window.tree.row("r1").setFocus()
    been: list[QWidget] = []
    for _ in range(60):
        piece = window.focusWidget()
        if piece in been:
            break
        been.append(piece)
        qtbot.keyClick(piece, Qt.Key.Key_Tab)
    assert window.view_of("space:r1").canvas in been and window.top.search in been
    assert any(isinstance(piece, QToolButton) for piece in been)
    assert all(piece.isVisible() and piece.mapTo(window, QPoint(0, 0)) is not None for piece in been)
