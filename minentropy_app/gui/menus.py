"""The menus: every command with its words and keys, in the order of the menu bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from minentropy_app.gui import theme
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Context of the words below for the translator.
CONTEXT = "gui.menus"
SEPARATOR = ""
#: Places of the menu whose first lines name what they take back, and of the one that lists the analyses.
EDIT, ANALYSE = 1, 3


@dataclass(frozen=True)
class Command:
    """One line of a menu: key, words (with mnemonic), shortcut, and whether it needs a project."""

    key: str
    words: str
    keys: str = ""
    project: bool = False
    checkable: bool = False


_LINE = Command(SEPARATOR, "")

MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("gui.menus", "&File"),
        (
            Command("new", QT_TRANSLATE_NOOP("gui.menus", "&New project…"), "Ctrl+N"),
            Command("open", QT_TRANSLATE_NOOP("gui.menus", "&Open project…"), "Ctrl+O"),
            Command("sample", QT_TRANSLATE_NOOP("gui.menus", "Open &sample project")),
            _LINE,
            Command("save_copy", QT_TRANSLATE_NOOP("gui.menus", "Save a &copy as…"), "Ctrl+Shift+S", project=True),
            Command("export", QT_TRANSLATE_NOOP("gui.menus", "&Export…"), "Ctrl+E", project=True),
            _LINE,
            Command("settings", QT_TRANSLATE_NOOP("gui.menus", "Se&ttings…"), "Ctrl+,"),
            _LINE,
            Command("close", QT_TRANSLATE_NOOP("gui.menus", "&Close project"), "Ctrl+Shift+W", project=True),
            Command("quit", QT_TRANSLATE_NOOP("gui.menus", "&Quit"), "Ctrl+Q"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("gui.menus", "&Edit"),
        (
            Command("undo", QT_TRANSLATE_NOOP("gui.menus", "&Undo"), "Ctrl+Z", project=True),
            Command("redo", QT_TRANSLATE_NOOP("gui.menus", "&Redo"), "Ctrl+Shift+Z", project=True),
            _LINE,
            Command("copy", QT_TRANSLATE_NOOP("gui.menus", "&Copy names"), "Ctrl+C", project=True),
            Command("select_all", QT_TRANSLATE_NOOP("gui.menus", "Select &all"), project=True),
            Command("invert", QT_TRANSLATE_NOOP("gui.menus", "&Invert selection"), project=True),
            Command("select_none", QT_TRANSLATE_NOOP("gui.menus", "Select &nothing"), project=True),
            _LINE,
            Command("save_list", QT_TRANSLATE_NOOP("gui.menus", "Save selection as a &list…"), project=True),
            Command("find", QT_TRANSLATE_NOOP("gui.menus", "&Search…"), "Ctrl+F", project=True),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("gui.menus", "&Data"),
        (
            Command("import_loans", QT_TRANSLATE_NOOP("gui.menus", "Import &loans…"), "Ctrl+I"),
            Command("import_pairs", QT_TRANSLATE_NOOP("gui.menus", "Import counts of &pairs…")),
            Command("import_texts", QT_TRANSLATE_NOOP("gui.menus", "Import &texts…")),
            Command("import_catalogue", QT_TRANSLATE_NOOP("gui.menus", "Import &catalogue…")),
            Command("import_network", QT_TRANSLATE_NOOP("gui.menus", "Import &network…")),
            Command("import_vectors", QT_TRANSLATE_NOOP("gui.menus", "Import &vectors…")),
            Command("import_floor-plan", QT_TRANSLATE_NOOP("gui.menus", "&Floor plan…")),
            _LINE,
            Command("forget", QT_TRANSLATE_NOOP("gui.menus", "For&get the raw loans…"), project=True),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("gui.menus", "&Analyse"),
        (
            _LINE,
            Command("run", QT_TRANSLATE_NOOP("gui.menus", "&Run with these settings"), "Ctrl+Return", project=True),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("gui.menus", "&View"),
        (
            Command("table", QT_TRANSLATE_NOOP("gui.menus", "&Table of this view"), "Ctrl+T", project=True),
            Command("neighbours", QT_TRANSLATE_NOOP("gui.menus", "&Neighbours of the book"), "Ctrl+K", project=True),
            Command("compare", QT_TRANSLATE_NOOP("gui.menus", "&Compare placements…"), "Ctrl+M", project=True),
            Command("split", QT_TRANSLATE_NOOP("gui.menus", "&Split"), "Ctrl+\\", project=True),
            Command("close_view", QT_TRANSLATE_NOOP("gui.menus", "Cl&ose this view"), "Ctrl+W", project=True),
            _LINE,
            Command("fit", QT_TRANSLATE_NOOP("gui.menus", "&Fit"), "Ctrl+0", project=True),
            Command("zoom_in", QT_TRANSLATE_NOOP("gui.menus", "Zoom &in"), "Ctrl++", project=True),
            Command("zoom_out", QT_TRANSLATE_NOOP("gui.menus", "Zoom &out"), "Ctrl+-", project=True),
            Command("keep_view", QT_TRANSLATE_NOOP("gui.menus", "&Keep this view…"), "Ctrl+Shift+K", project=True),
            _LINE,
            Command("dark", QT_TRANSLATE_NOOP("gui.menus", "&Dark"), "Ctrl+Shift+D", checkable=True),
            Command("contrast", QT_TRANSLATE_NOOP("gui.menus", "&High contrast"), checkable=True),
            Command("fullscreen", QT_TRANSLATE_NOOP("gui.menus", "F&ull screen"), "F11", checkable=True),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("gui.menus", "&Window"),
        (
            Command("jobs", QT_TRANSLATE_NOOP("gui.menus", "&Jobs"), "Ctrl+Shift+J", project=True),
            Command("tree", QT_TRANSLATE_NOOP("gui.menus", "&Project tree"), "Ctrl+B", project=True, checkable=True),
            Command("inspector", QT_TRANSLATE_NOOP("gui.menus", "&Inspector"), "Ctrl+J", project=True, checkable=True),
            Command("reset_layout", QT_TRANSLATE_NOOP("gui.menus", "&Reset layout")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("gui.menus", "&Help"),
        (
            Command("help", QT_TRANSLATE_NOOP("gui.menus", "&Help"), "F1"),
            Command("commands", QT_TRANSLATE_NOOP("gui.menus", "&All commands…"), "Ctrl+Shift+P"),
            Command("diagnostics", QT_TRANSLATE_NOOP("gui.menus", "Copy &diagnostics")),
            Command("about", QT_TRANSLATE_NOOP("gui.menus", "&About MinEntropy")),
        ),
    ),
)


class Menus:
    """The menu bar and its actions by key."""

    def __init__(self, owner: QWidget, run: Callable[[str], None]) -> None:
        self.bar = QMenuBar(owner)
        self.bar.setNativeMenuBar(False)
        style = theme.Calm("Fusion")
        style.setParent(QCoreApplication.instance())  # it outlives every menu
        self.bar.setStyle(style)
        self.actions: dict[str, QAction] = {}
        self._menus: list[tuple[str, QMenu]] = []
        for title, commands in MENUS:
            menu = self.bar.addMenu(_translated(title))
            menu.setStyle(style)
            self._menus.append((_translated(title).replace("&", ""), menu))
            for command in commands:
                if command.key == SEPARATOR:
                    menu.addSeparator()
                else:
                    self._add(owner, menu, command, run)
                if command.key == "keep_view":
                    self.kept = menu.addMenu(_translated(QT_TRANSLATE_NOOP("gui.menus", "Kept &views")))
        self.edit = self._menus[EDIT][1]
        self.edit.aboutToHide.connect(lambda: self.name_steps("", ""))

    def show_project(self, present: bool) -> None:
        """Switch the commands that need a project."""
        for _, commands in MENUS:
            for command in commands:
                if command.project:
                    self.actions[command.key].setEnabled(present)
        self.kept.setEnabled(present)
        for key, action in self.actions.items():
            if key.startswith("analyse_"):
                action.setEnabled(present)

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would take up; "" where nothing."""
        named = {
            "undo": (undo, QT_TRANSLATE_NOOP("gui.menus", "&Undo"), QT_TRANSLATE_NOOP("gui.menus", "&Undo: {what}")),
            "redo": (redo, QT_TRANSLATE_NOOP("gui.menus", "&Redo"), QT_TRANSLATE_NOOP("gui.menus", "&Redo: {what}")),
        }
        for key, (what, plain, telling) in named.items():
            self.actions[key].setText(_translated(telling).format(what=what) if what else _translated(plain))

    def show_analyses(self, titles: list[tuple[str, str]], run: Callable[[str], None]) -> None:
        """Offer these analyses (key, title) at the head of their menu."""
        menu = self._menus[ANALYSE][1]
        first = menu.actions()[0] if menu.actions() else None
        for key, title in titles:
            name = f"analyse_{key}"
            if name not in self.actions:
                action = self.actions[name] = QAction(f"{title}…", menu)
                action.triggered.connect(lambda _=False, chosen=name: run(chosen))
                menu.insertAction(first, action)  # type: ignore[arg-type]
            self.actions[name].setEnabled(True)

    def all(self) -> Iterator[tuple[str, QAction]]:
        """Every command with the name of its menu."""
        for title, menu in self._menus:
            for action in menu.actions():
                if not action.isSeparator() and action.menu() is None:
                    yield title, action

    def _add(self, owner: QWidget, menu: QMenu, command: Command, run: Callable[[str], None]) -> None:
        action = QAction(_translated(command.words), owner)
        action.setShortcut(QKeySequence(command.keys))
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda _=False, key=command.key: run(key))
        menu.addAction(action)
        self.actions[command.key] = action


def _translated(words: str) -> str:
    return QCoreApplication.translate(CONTEXT, words)
