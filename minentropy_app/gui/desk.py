"""Carries out what the window wants: opens projects, starts jobs, and says what went wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from minentropy_app import __version__, paths
from minentropy_app.errors import AppError
from minentropy_app.gui import recents, unfinished, words
from minentropy_app.gui.background import Background
from minentropy_app.gui.comparing import Comparing
from minentropy_app.gui.entry_actions import EntryActions
from minentropy_app.gui.exporting import Exporting
from minentropy_app.gui.faces import Recent, State
from minentropy_app.gui.forgetting import Forgetting
from minentropy_app.gui.imports import Imports, kind_of
from minentropy_app.gui.job_desk import JobDesk, Task
from minentropy_app.gui.kept_views import KeptViews
from minentropy_app.gui.live import LiveViews
from minentropy_app.gui.open_project import OpenProject
from minentropy_app.gui.recutting import Recutting
from minentropy_app.gui.runs import Runs
from minentropy_app.gui.sample import Sample
from minentropy_app.gui.view_memory import ViewMemory
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.gui.main_window import MainWindow
    from minentropy_app.jobs.requests import ImportRequest
    from minentropy_app.jobs.service import Session
    from minentropy_app.settings import Settings

SUFFIX = ".minent"
#: Milliseconds between two looks at how the project is looked at.
_KEEP_EVERY = 10_000


class Desk(QObject):
    """Between the window and the session of the open project."""

    def __init__(self, window: MainWindow, settings: Callable[[], Settings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.background, self.jobs = Background(self), JobDesk(self)
        self.project: OpenProject | None = None
        self.window = window
        self.actions, self.runs, self.live = EntryActions(self), Runs(self), LiveViews(self)
        self.imports, self.memory = Imports(self), ViewMemory()
        self.exporting, self.comparing = Exporting(self), Comparing(self)
        self.recutting, self._sample = Recutting(self), Sample(self)
        self.forgetting, self.kept_views = Forgetting(self), KeptViews(self)
        self._keeping = QTimer(self, interval=_KEEP_EVERY)
        self._keeping.timeout.connect(self.keep_session)
        self.jobs.changed.connect(self.refresh)
        self.jobs.ended.connect(self._ended)
        self.jobs.failed.connect(self.say)
        self.attach(window)

    def attach(self, window: MainWindow) -> None:
        """Serve this window from now on."""
        self.window = window
        self.kept_views.attach(window)
        window.wanted.connect(self.carry_out)
        window.entry_wanted.connect(self.actions.act)
        window.edit_wanted.connect(self.actions.edit)
        window.recent.connect(lambda path: self.open_path(Path(path)))
        window.dropped.connect(self._dropped)
        window.project_closed.connect(self._release)
        window.views_closing.connect(self._remember_views)
        window.view_opened.connect(self._restore_view)
        window.running_wanted.connect(self.live.show)
        window.rerun_wanted.connect(self.runs.edit)
        window.form_wanted.connect(self.runs.ask)
        window.recut_wanted.connect(self.recutting.start)

    # -- projects ----------------------------------------------------------------------------

    def carry_out(self, key: str) -> None:
        """Carry out a command by its key."""
        known: dict[str, Callable[[], object]] = {
            "new": self.new,
            "open": self._open,
            "sample": self.open_sample,
            "undo": self.actions.undo,
            "jobs": self._show_jobs,
            "help": self._help,
            "about": self._about,
            "diagnostics": self._diagnostics,
            "redo": self.actions.redo,
            "save_copy": self._save_copy,
            "run": self.runs.run_form,
            "export": self.exporting.open,
            "save_list": self.exporting.save_list,
            "compare": self.comparing.ask,
            "neighbours": self._show_neighbours,
            "keep_view": self.kept_views.ask,
            "forget": self.forgetting.ask_for_one,
        }
        if key in known:
            known[key]()
        elif key.startswith("export_"):
            self.exporting.open(key.removeprefix("export_"))
        elif key.startswith("analyse_"):
            self.runs.fill_in(key.removeprefix("analyse_"))
        elif key.startswith(("import_", "path_")):
            self._import(key.partition("_")[2])

    def open_path(self, path: Path, create: bool = False, then: Callable[[], object] | None = None) -> None:
        """Open or create a project beside the window; what fails is said inline."""
        settings = self.settings()
        self.window.leave(lambda: self._begin(path, create, settings, then))

    def open_sample(self) -> None:
        """Open the ready sample project, made on the first call."""
        self._sample.open(paths.data_folder() / f"town library{SUFFIX}")

    def close(self) -> None:
        """Let go of everything; waits until the session has ended."""
        self._release()
        self.background.close()

    def say(self, error: AppError) -> None:
        """Say a failure inline."""
        self.window.notice.say("error", *words.said(error))

    def may_write(self) -> bool:
        """Whether the project can be changed; where it cannot, that is said."""
        if self.project is None or not self.project.read_only:
            return self.project is not None
        hint = self.tr("Close it where else it is open, or save a copy in a folder that can be written, and open that.")
        self.window.notice.say("warning", self.tr("This project is open for looking only."), hint)
        return False

    def offer_unfinished(self) -> None:
        """Offer to go on where the program ended without closing its project."""
        left = unfinished.left()
        if left:
            told = self.tr("{name} was open when the program ended unexpectedly.").format(name=left[-1].stem)
            hint = self.tr("Everything that was finished is there, and its views stand as they stood.")
            again = (self.tr("Open it again"), lambda: self.open_path(left[-1]))
            self.window.notice.say("info", told, hint, (again, (self.tr("Not now"), lambda: None)))

    def adopt(self, settings: Settings) -> None:
        """Let work begun from now on follow changed settings."""
        if self.project is not None:
            self.project.session.adopt(settings)

    def refresh(self) -> None:
        """List sources and results anew."""
        if self.project is not None:
            self.window.refresh_tree()

    def follow(self, task: Task) -> None:
        """Follow a job in the job bar."""
        self.jobs.add(task)

    # -- inside ------------------------------------------------------------------------------

    def _begin(self, path: Path, create: bool, settings: Settings, then: Callable[[], object] | None) -> None:
        self.window.busy(self.tr("Opening {name}…").format(name=path.stem))

        def show(opened: tuple[Session, AppError | None]) -> None:
            self.window.busy("")
            self._show(*opened)
            if then is not None:
                then()

        def failed(error: AppError) -> None:
            self.window.busy("")
            self.say(error)

        self.background.ask(lambda: open_session(path, create, settings), show, failed)

    def _show(self, session: Session, refused: AppError | None) -> None:
        from minentropy_app.analyses import ANALYSES

        self.project = OpenProject(session, refused is not None, self.background, self.jobs)
        unfinished.begin(self.project.path)
        self._keeping.start()
        self.window.menus.show_analyses([(a.key, words.translated(a.title)) for a in ANALYSES], self.window.run)
        self.window.open_project(self.project, self.jobs)
        if refused is not None:
            message, hint = words.said(refused)
            told = self.tr("{project} is open for looking only: nothing can be changed.")
            self.window.notice.say("warning", told.format(project=self.project.name), f"{message} {hint}")
        else:
            session.warm()
            self.kept_views.take_over()
        self._remember()
        ready = [r for r in self.project.results() if r.state in (State.DONE, State.STALE)]
        placed = [r for r in ready if r.kind == "placement"]
        newest = (placed or ready)[-1].key if ready else ""
        seen = self.memory.current(self.project.path)
        shown = [*self.project.sources(), *ready]
        key = seen if any(entry.key == seen for entry in shown) else newest
        if key:
            self.reopen(key)

    def reopen(self, key: str) -> None:
        """Have the tabs of the last session ready, and show an entry as it was shown."""
        if self.project is None:
            return
        tabs, front = self.memory.tabs(self.project.path)
        beside, second, share = self.memory.beside(self.project.path)
        for tab in tabs:
            self.window.opener.promise(tab, tab in beside)
        self.window.views.show_beside(second, share)
        if front in self.window.views.tab_keys():
            self.window.tree.set_current(key)
            self.window.show_report_again()
            self.window.views.show_view(front)
        elif key:
            self.window.open_entry(key)

    def _remember(self) -> None:
        if self.project is None:
            return
        content = " · ".join(line for line in (s.line for s in self.project.sources()) if line)
        results = self.project.results()
        stale = sum(result.state is State.STALE for result in results)
        told = self.tr("%Ln result(s)", "", len(results)) if results else ""
        if stale:
            told = self.tr("{results}, {stale} stale").format(results=told, stale=stale)
        recents.remember(Recent(self.project.name, str(self.project.path.absolute()), content, told, recents.now()))
        self.window.welcome.show_recents(recents.recents())

    def _remember_views(self) -> None:
        if self.project is not None:
            views = self.window.views
            self.keep_session()
            shown = views.views().get(views.front())
            if shown is not None and shown.isVisible() and not views.front().startswith("import:"):
                recents.keep_picture(str(self.project.path.absolute()), shown.grab())
            self._remember()

    def keep_session(self) -> None:
        """Remember how the project is looked at; done now and then too, because a program can end at any time."""
        if self.project is not None:
            self.memory.keep(self.project.path, self.window.tree.current, self.window.views)

    def _restore_view(self, key: str) -> None:
        view = self.window.view_of(key)
        if self.project is not None and view is not None:
            self.memory.restore(self.project.path, key, view)

    def _release(self) -> None:
        """Close the session of a project that the window no longer shows."""
        project, self.project = self.project, None
        self._keeping.stop()
        if project is not None:
            unfinished.end(project.path)
            self.live.stop()
            self.jobs.cancel_all()
            self.jobs.tasks.clear()
            self.background.ask(project.session.close, lambda _: None, self.say)

    def _ended(self, task: Task) -> None:
        from minentropy_app.jobs.job import State

        self.live.ended(task)
        if task.job.error is not None:
            self.say(task.job.error)
        elif task.job.state is State.DONE:
            task.done(task.job.result)
        elif task.job.partial is not None and task.request is not None:
            self.runs.offer_partial(task)

    def new(self, then: Callable[[], object] | None = None) -> None:
        """Ask where a new project shall lie, make it, then go on."""
        path, _ = QFileDialog.getSaveFileName(self.window, self.tr("New project"), "", self._filter())
        if path:
            self.open_path(Path(path).with_suffix(SUFFIX), create=True, then=then)

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open project"), "", self._filter())
        if path:
            self.open_path(Path(path))

    def _filter(self) -> str:
        return self.tr("MinEntropy projects (*{suffix})").format(suffix=SUFFIX)

    def _dropped(self, files: list[str]) -> None:
        projects = [Path(file) for file in files if file.endswith(SUFFIX)]
        if projects:
            self.open_path(projects[0])
        else:
            paths = [Path(file) for file in files]
            self.imports.open(kind_of(paths), paths)

    def _import(self, kind: str) -> None:
        self.imports.open(kind)

    def import_files(self, request: ImportRequest, done: Callable[[Any], object] = lambda _: None) -> None:
        """Import without a page to check things on."""
        if self.project is not None:
            title = self.tr("Importing {file}").format(file=request.name)
            self.follow(Task(self.project.session.import_files(request), title, done=done))

    def _show_jobs(self) -> None:
        from minentropy_app.gui.job_panel import JobPanel

        panel = JobPanel(self.jobs, self.window.tokens)
        panel.closed.connect(self.window.close_side)
        self.window.show_side(panel)

    def _show_neighbours(self) -> None:
        """Show what stands near the selected book, and what is borrowed with it."""
        from minentropy_app.gui.views.neighbours import Neighbours, NeighboursSheet

        window, project = self.window, self.project
        key = next((k for k, v in window.views.views().items() if v.isVisible() and k.startswith("space:r")), "")
        if project is None or window.selection is None or not key:
            hint = self.tr("Open a placement in space and select a book.")
            window.notice.say("info", self.tr("Neighbours are shown of a book in a placement."), hint)
            return
        view = window.view_of(key)
        entry: Any = project.stored(key.partition(":")[2])
        panel = Neighbours(project.session, entry, view.model, window.selection, window.tokens)
        panel.item_wanted.connect(view.fly_to)
        sheet = NeighboursSheet(panel, window.tokens)
        sheet.closed.connect(window.close_side)
        window.show_side(sheet)

    def _save_copy(self) -> None:
        """Copy the project with its data folder; only while nothing is being written."""
        project = self.project
        if project is None:
            return
        if self.jobs.tasks:
            self.window.notice.say("info", self.tr("A copy can be saved when the work under way has ended."))
            return
        target, _ = QFileDialog.getSaveFileName(self.window, self.tr("Save a copy as"), "", self._filter())
        if target:
            copy = Path(target).with_suffix(SUFFIX)
            told = self.tr("Saved a copy as {name}.").format(name=copy.name)
            self.background.ask(
                lambda: save_copy(project.path, copy), lambda _: self.window.notice.say("info", told), self.say
            )

    def _help(self) -> None:
        steps = self.tr("Import loans, place the books, look at them in space, compare, export.")
        self.window.notice.say("info", steps, self.tr("Ctrl+Shift+P lists every command with its keys."))

    def _about(self) -> None:
        version = self.tr("MinEntropy {version}").format(version=__version__)
        self.window.notice.say("info", version, self.tr("Puts what belongs together close together. Works offline."))

    def _diagnostics(self) -> None:
        from minentropy_app.gui.diagnostics import diagnostics

        QApplication.clipboard().setText(diagnostics())
        self.window.busy(self.tr("Diagnostics copied; they hold no loan data."))


def save_copy(project: Path, copy: Path) -> None:
    """Copy a project and its data folder. Runs beside the window."""
    from minentropy_app.project.reader import Reader

    try:
        with Reader(project) as reader:
            source = reader.data_path
            reader.backup(copy)
        if source.is_dir():
            shutil.copytree(source, copy.with_name(copy.name + ".data"), dirs_exist_ok=True)
    except OSError as error:
        raise AppError(
            QT_TRANSLATE_NOOP("gui.desk", "The copy {file} cannot be written ({reason})."),
            QT_TRANSLATE_NOOP("gui.desk", "Choose another place."),
            file=copy.name,
            reason=error.strerror or type(error).__name__,
        ) from error


def open_session(path: Path, create: bool, settings: Settings) -> tuple[Session, AppError | None]:
    """Open a project to write, or where that is refused to read, with the reason. Runs beside the window."""
    import minentropy_app.analyses  # noqa: F401 - its menu is made in the window's thread
    from minentropy_app.jobs.service import Session

    if create:
        return Session(path, "create", settings), None
    try:
        return Session(path, "write", settings), None
    except AppError as refused:
        try:
            return Session(path, "read", settings), refused
        except AppError:
            raise refused from None
