"""Every page, panel and view of the window as a reader sees it: the scenes that are looked at and approved."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from minentropy_app import settings
from minentropy_app.analyses import ANALYSES
from minentropy_app.gui import application
from minentropy_app.gui.faces import JobState, Recent

PATIENCE = 180.0
translate = QCoreApplication.translate


class Stage:
    """The running program in one theme and language, on a project to look at."""

    def __init__(
        self, project: Path, theme: str, language: str, size: tuple[int, int] = (1280, 720), font: int = 13
    ) -> None:
        self.project, self.language = project, language
        self.fresh.unlink(missing_ok=True)
        shutil.rmtree(f"{self.fresh}.data", ignore_errors=True)
        settings.save(settings.Settings(theme=theme, language=language, font_size=font))
        self.app = QApplication.instance() or QApplication([])
        self.app.setCursorFlashTime(0)
        self.running = application.Application(self.app)
        self.window.resize(*size)
        self.window.show()
        self.rest()

    @property
    def fresh(self) -> Path:
        """An empty project beside the other; one of an earlier stage goes."""
        return self.project.with_name("empty.minent")

    @property
    def window(self) -> Any:
        return self.running.window

    @property
    def desk(self) -> Any:
        return self.running.desk

    def wait(self, ready: Callable[[], object], what: str) -> None:
        """Let the window work until it is ready."""
        end = time.monotonic() + PATIENCE
        while not ready():
            self.rest(20)
            if time.monotonic() > end:
                raise TimeoutError(f"{what} does not come")

    @staticmethod
    def rest(milliseconds: int = 50) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def open(self, project: Path | None = None) -> None:
        """Open the project, or another one, and let its first view come."""
        wanted = project or self.project
        shown = self.desk.project
        if shown is None or Path(shown.path) != wanted:
            self.desk.open_path(wanted)
            self.wait(lambda: self.desk.project is not None and Path(self.desk.project.path) == wanted, wanted.name)
        self.settle()

    def settle(self) -> None:
        self.wait(lambda: not self.desk.background.busy and self.window.idle(), "the picture")
        self.rest()

    def entry(self, name: str, view: str = "") -> Any:
        """Open an entry of the project in a view."""
        self.open()
        project = self.desk.project
        found = [e for e in (*project.sources(), *project.results()) if e.title == name]
        if not found:
            raise LookupError(name)
        self.window.close_side()
        key = found[-1].key
        self.window.open_entry(key, view)
        self.wait(lambda: self.window.views.front().endswith(f":{key}"), name)
        self.settle()
        return self.window.views.views()[self.window.views.front()]

    def select(self, count: int, how: str = "") -> None:
        view = self.window.front_view("model")
        ids = np.sort(view.model.item_ids[np.argsort(-view.model.loans, kind="stable")[:count]])
        self.window.selection.select(ids, how or translate("PictureView", "click"))
        self.settle()

    def grab(self) -> QImage:
        """The window with whatever menu or list stands over it."""
        image = self.window.grab().toImage()
        over = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window]
        with QPainter(image) as painter:
            for piece in over:
                place = self.window.mapFromGlobal(piece.pos())
                if isinstance(piece, QAbstractItemView):  # a screen of its own size moves it away from its field
                    place = self.window.top.search_corner()
                    painter.fillRect(QRect(place, piece.size()), self.window.tokens.colour("surface"))
                painter.drawPixmap(place, piece.grab())
        for piece in over:
            piece.close()
        return image

    def close(self) -> None:
        self.window._leaving = True
        self.desk.jobs.cancel_all()
        self.window.close()
        self.running.close()


def _leave(stage: Stage) -> None:
    stage.window.close_side()
    stage.window.notice.hide()
    if stage.desk.project is not None:
        stage.window.close_project()
    stage.settle()


def _welcome(stage: Stage) -> None:
    _leave(stage)
    stage.window.welcome.show_recents([])


def _recents(stage: Stage) -> None:
    _leave(stage)
    told = stage.window.tr("All changes saved")  # any text in the language of the window
    stage.window.welcome.show_recents(
        [
            Recent("Town library", "/home/reader/library/Town library.minent", told, "6", "2024-05-02"),
            Recent("红楼梦", "/home/reader/文本/红楼梦.minent", told, "4", "2024-05-01"),
            Recent("A very long name of a project that cannot stand in one line of the list", "/home/r/a.minent"),
        ]
    )
    stage.rest()


def _missing(stage: Stage) -> None:
    _leave(stage)
    stage.desk.open_path(Path("/nowhere/gone.minent"))
    stage.wait(stage.window.notice.isVisible, "the message")


def _empty(stage: Stage) -> None:
    _leave(stage)
    stage.desk.open_path(stage.fresh, create=not stage.fresh.exists())
    stage.wait(lambda: stage.desk.project is not None, "the project")
    stage.settle()


def _imports(kind: str, files: Mapping[str, str] = {}) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _empty(stage)
        folder = stage.project.parent
        paths = []
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
            paths.append(folder / name)
        with patch("minentropy_app.gui.importing.page.secrets.token_bytes", bytes):
            stage.desk.imports.open(kind, paths)
        page = stage.window.views.views().get(f"import:{kind}")
        if files and page is not None:
            stage.wait(lambda: bool(page.check) or page.trouble.isVisible(), "the check")
        stage.settle()

    return show


def _form(analysis: str, values: Mapping[str, Any] = {}, folded: bool = True) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.entry("Placement")
        stage.window.selection.clear()
        stage.desk.runs.fill_in(analysis)
        form = stage.window.side.currentWidget()
        for name, value in values.items():
            form.rows[name].field.show_value(value)
        if not folded:
            form.fold.setChecked(True)
        form.run() if values else None
        stage.rest(150)

    return show


def _space(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.window.selection.clear()
    stage.settle()


def _space_selected(stage: Stage) -> None:
    view = stage.entry("Placement", "space")
    stage.select(9)
    row = int(np.argmax(view.model.loans))
    view._hover(row, QPointF())
    stage.rest()


def _space_sliced(stage: Stage) -> None:
    view = stage.entry("Placement", "space")
    stage.window.selection.clear()
    view.card.hide()
    view.colour_by("loans")
    view.toolbar.slice.setChecked(True)
    stage.settle()


def _space_reset(stage: Stage) -> None:
    view = stage.entry("Placement", "space")
    view.toolbar.slice.setChecked(False)
    view.colour_by(next(iter(view.model.columns)))
    stage.settle()


def _space_plan(stage: Stage) -> None:
    _space_reset(stage)
    view = stage.entry("Placement", "space")
    view._pose("plan")
    stage.rest(300)
    stage.settle()


def _view(name: str, view: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _unsplit(stage)
        stage.entry(name, view)
        for other in [key for key in stage.window.views.views() if key != stage.window.views.front()]:
            stage.window.close_view(other)
        stage.window.selection.clear()
        stage.settle()

    return show


def _compare_panel(stage: Stage) -> None:
    stage.entry("Placement", "space")._pose("fit")
    stage.rest(300)
    stage.desk.comparing.ask()
    stage.rest()


def _compare(stage: Stage) -> None:
    _compare_panel(stage)
    stage.window.side.currentWidget().go.click()
    stage.wait(lambda: stage.window.views.front().startswith("compare:"), "the comparison")
    stage.settle()


def _export(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.desk.exporting.open()
    stage.rest()


def _settings(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.running.show_settings()
    stage.rest()


def _jobs(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.desk._show_jobs()
    course = tuple(12.0 + 6.0 * 0.9**k for k in range(40))
    title = stage.window.tree.row(stage.window.tree.current).entry.title
    stage.window._watch.stop()
    stage.window.foot.show_job(JobState(title, 0.68, 12.0, "S 12.1", course, waiting=2))
    stage.rest()


def _commands(stage: Stage) -> None:
    stage.window._watch.start()
    stage.window.foot.show_job(None)
    stage.entry("Placement", "space")
    stage.window.run("commands")
    stage.rest()


def _search(stage: Stage) -> None:
    _close_palette(stage)
    stage.entry("Placement", "space")
    stage.window.top.search.setText("a")
    stage.window.top.search.setFocus()
    stage.window.top.search.asked.emit("a")
    stage.settle()


def _close_palette(stage: Stage) -> None:
    for found in stage.window.findChildren(QWidget, "palette"):
        found.close()
    stage.rest()


def _tree_menu(stage: Stage) -> None:
    _close_palette(stage)
    stage.window.top.search.clear()
    stage.entry("Placement", "space")
    tree = stage.window.tree
    row = tree.row(tree.current)
    tree._menu(tree.current, row.mapToGlobal(row.rect().center()))
    stage.rest()


def _menu(place: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.entry("Placement", "space")
        bar = stage.window.menus.bar
        action = bar.actions()[place]
        action.menu().popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
        stage.rest()

    return show


def _neighbours(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.select(1)
    stage.desk._show_neighbours()
    stage.settle()
    stage.rest(150)


def _stopped(stage: Stage) -> None:
    stage.window.selection.clear()
    _space(stage)
    notice = stage.window.notice
    keep, drop = (translate("Runs", words) for words in ("Keep what it reached", "Discard"))
    notice.say("info", stage.window.windowTitle(), "", ((keep, lambda: None), (drop, lambda: None)))
    stage.rest()


def _wrong_file(name: str, content: bytes, kind: str = "loans") -> Callable[[Stage], None]:
    """A file that cannot be imported, where it is chosen; the answer of a panel stands in the strip above."""

    def show(stage: Stage) -> None:
        _empty(stage)
        file = stage.project.parent / name
        file.write_bytes(content)
        stage.desk.imports.open(kind, [file])
        page = stage.window.views.views().get(f"import:{kind}")
        if page is not None:
            stage.wait(page.trouble.isVisible, "what is wrong")
        else:
            stage.window.side.currentWidget().go.click()
            stage.wait(stage.window.notice.isVisible, "what is wrong")
        stage.settle()

    return show


def _imported(stage: Stage) -> None:
    _imports("loans", {"lent.csv": LOANS.replace("Title", "Book")})(stage)
    page = stage.window.views.views()["import:loans"]
    page.summary.go.click()
    stage.wait(lambda: page.outcome is not None and page.outcome.isVisible(), "what came in")
    stage.settle()


def _no_project(stage: Stage) -> None:
    _leave(stage)
    stage.window.welcome.show_recents([])
    file = stage.project.with_name("letters.minent")
    file.write_text("no database " * 100)
    stage.desk.open_path(file)
    stage.wait(stage.window.notice.isVisible, "the message")


def _says(command: str) -> Callable[[Stage], None]:
    """What a command says in the strip below the top bar."""

    def show(stage: Stage) -> None:
        _unsplit(stage)
        stage.window.run(command)
        stage.rest()

    return show


def _acts(action: str, name: str = "Placement") -> Callable[[Stage], None]:
    """An action of the tree's menu that asks or tells in place."""

    def show(stage: Stage) -> None:
        stage.window.notice.hide()
        stage.entry(name)
        stage.desk.actions.act(stage.window.tree.current, action)
        stage.wait(lambda: not stage.desk.background.busy, action)
        stage.rest(150)

    return show


def _undone(stage: Stage) -> None:
    """Something in the bin, then taken out of it."""
    _acts("delete", "Placement w2v")(stage)
    stage.wait(stage.window.notice.isVisible, "the message")


def _given_back(stage: Stage) -> None:
    stage.window.undo()
    stage.wait(lambda: not stage.desk.project.bin(), "the entry back")
    stage.window.notice.hide()
    stage.settle()


def _restart(stage: Stage) -> None:
    _given_back(stage)
    _space(stage)


def _page(name: str, view: str, page: str) -> Callable[[Stage], None]:
    """A page of a view that has several."""

    def show(stage: Stage) -> None:
        shown = stage.entry(name, view)
        shown.pages.buttons[page].click()
        stage.settle()

    return show


def _opened_module(stage: Stage) -> None:
    view = stage.entry("Reading circles", "network")
    if view.model.modules:
        view.open_path((int(view.model.top_modules[0]),))
    stage.rest(400)
    stage.settle()


def _found(stage: Stage) -> None:
    view = stage.entry("town texts", "concordance")
    for word in ("star", "看"):  # of one of the samples
        view.box.setText(word)
        view.search(word)
        stage.wait(lambda: view.settled, word)
        if view.found.hits:
            break
    stage.settle()


def _plan(which: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        view = stage.entry("Shelf plan", "plan")
        view.segments[which].click()
        stage.settle()

    return show


def _split(stage: Stage) -> None:
    stage.window.notice.hide()
    stage.entry("Placement", "space")
    stage.window.run("table")
    stage.settle()
    stage.window.views.split()
    stage.settle()


def _unsplit(stage: Stage) -> None:
    stage.window.notice.hide()
    stage.window.top.search.clear()
    if len(stage.window.views._panes) == 2:
        stage.window.views.split()


LOANS = "borrower,item,date,title,author\n" + "".join(
    f"r{k % 23},b{(k * k) % 37},{'' if k == 5 else f'2024-0{1 + k % 9}-1{k % 9}'},Title {(k * k) % 37},Author {k % 5}\n"
    for k in range(300)
)
PAIRS = "a,b,count\n" + "".join(f"Book {k},Book {(k * 7) % 20},{k + 1}\n" for k in range(40))
CATALOGUE = "id,title,author,call_number\n" + "".join(f"b{k},Title {k},Author {k % 5},I247.{k}\n" for k in range(40))
TEXTS = {"one.txt": "A cat sat on the mat.\n\nThe dog ran.\n", "二.txt": "天地玄黄，宇宙洪荒。\n日月盈昃，辰宿列张。\n"}

#: What a view shows when it is opened: name of a scene -> entry and view. Every kind of view has one.
VIEWS = {
    "space": ("Placement", "space"),
    "table": ("Placement", "table"),
    "loans": ("town library", "table"),
    "catalogue": ("town catalogue", "table"),
    "rooms": ("town rooms", "table"),
    "draw": ("town rooms", "draw"),
    "map": ("Map of books", "map"),
    "plan": ("Shelf plan", "plan"),
    "building": ("Shelf plan", "building"),
    "network": ("Reading circles", "network"),
    "code": ("Reading circles", "code"),
    "modules": ("Reading circles", "modules"),
    "coding": ("Coding", "code"),
    "words": ("Words", "words"),
    "corpus": ("town texts", "corpus"),
    "concordance": ("town texts", "concordance"),
    "cutting": ("town texts", "cutting"),
    "senses": ("Senses", "senses"),
    "keywords": ("Keywords", "keywords"),
}

#: Scenes that look the same whatever the project holds: their approved pictures are compared in every test run.
STEADY = (
    "welcome", "welcome-recents", "welcome-missing", "empty-project", "import-loans-empty",
    "import-loans", "import-pairs", "import-catalogue", "import-texts", "import-network", "import-vectors",
    "import-plan", "import-binary", "import-one-column", "import-wrong-network",
)  # fmt: skip
#: Scenes looked at in every test run beside the views: panels, forms, questions.
PLACED = (
    "space-selected", "space-sliced", "form-advanced", "form-wrong", "compare", "neighbours", "export", "settings",
    "jobs", "commands", "tree-menu", "note", "deleted", "question", "split",
)  # fmt: skip

#: Name of a scene -> what prepares it, in an order in which each begins where the one before ended.
SCENES: dict[str, Callable[[Stage], None]] = {
    "welcome": _welcome,
    "welcome-recents": _recents,
    "welcome-missing": _missing,
    "welcome-no-project": _no_project,
    "empty-project": _empty,
    "import-loans-empty": _imports("loans"),
    "import-loans": _imports("loans", {"loans.csv": LOANS}),
    "import-pairs": _imports("pairs", {"pairs.csv": PAIRS}),
    "import-catalogue": _imports("catalogue", {"catalogue.csv": CATALOGUE}),
    "import-texts": _imports("texts", TEXTS),
    "import-network": _imports("network"),
    "import-vectors": _imports("vectors"),
    "import-plan": _imports("floor-plan"),
    "import-undated": _imports("loans", {"numbers.csv": "1,2\n3,4\n"}),
    "import-binary": _wrong_file("scan.csv", bytes(range(256)) * 500),
    "import-one-column": _wrong_file("list.csv", b"item\nA\nB\n"),
    "import-wrong-network": _wrong_file("net.csv", b"source,target,weight\na,b,much\nb,c,1\n", "network"),
    "import-done": _imported,
    "space": _space,
    "space-selected": _space_selected,
    "space-sliced": _space_sliced,
    "space-plan": _space_plan,
    "form-advanced": _form("placement", folded=False),
    "form-wrong": _form("placement", {"d_min": -1.0}),
    **{f"form-{analysis.key}": _form(analysis.key) for analysis in ANALYSES},
    "compare-panel": _compare_panel,
    "compare": _compare,
    "neighbours": _neighbours,
    "export": _export,
    "settings": _settings,
    "jobs": _jobs,
    "commands": _commands,
    "search": _search,
    "tree-menu": _tree_menu,
    **{
        f"menu-{name}": _menu(k) for k, name in enumerate(("file", "edit", "data", "analyse", "view", "window", "help"))
    },
    "note": _acts("note"),
    "forget": _acts("forget", "town library"),
    "deleted": _undone,
    "about": lambda stage: (_restart(stage), _says("about")(stage))[0],
    "help": _says("help"),
    "question": _stopped,
    "split": _split,
    **{name: _view(entry, view) for name, (entry, view) in VIEWS.items() if name != "space"},
    "plan-before": _plan("before"),
    "plan-difference": _plan("difference"),
    "network-opened": _opened_module,
    "concordance-found": _found,
    "words-compare": _page("Words", "words", "compare"),
    "words-vocabulary": _page("Words", "words", "vocabulary"),
    "words-training": _page("Words", "words", "training"),
}


def pictures(stage: Stage, names: tuple[str, ...] = ()) -> Iterator[tuple[str, QImage]]:
    """Show each scene in turn and yield its picture."""
    for name, prepare in SCENES.items():
        if not names or name in names:
            prepare(stage)
            stage.rest(100)  # layouts that follow other layouts
            yield name, stage.grab()
