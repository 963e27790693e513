"""The window: top bar, tree, views, inspector, foot. Views and numbers are imported when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.faces import JobsFace, NoJobs, ProjectFace, Recent, Report, State
from minentropy_app.gui.finding import Finder
from minentropy_app.gui.inspector import Inspector
from minentropy_app.gui.job_bar import Foot
from minentropy_app.gui.menus import Menus
from minentropy_app.gui.notice import Notice
from minentropy_app.gui.project_tree import ProjectTree
from minentropy_app.gui.selection_panel import SelectionPanel
from minentropy_app.gui.side import Side
from minentropy_app.gui.tabs import ViewArea, let_go
from minentropy_app.gui.top_bar import TopBar
from minentropy_app.gui.undo_order import UndoOrder
from minentropy_app.gui.view_opener import ViewOpener
from minentropy_app.gui.welcome import Welcome
from minentropy_app.text import put

if TYPE_CHECKING:
    from minentropy_app.gui.empty_page import EmptyPage
    from minentropy_app.gui.selection import SelectionModel

#: Milliseconds between two looks at the running job, and until the tree tells of it.
_WATCH, _LIVE, _TREE_EVERY = 100, 50, 500


class MainWindow(QMainWindow):
    """The shell. It knows projects and jobs by their faces only.

    ``wanted`` carries the keys of commands that the shell does not carry out itself
    (``new``, ``open``, ``import_loans`` …), ``dropped`` paths of files, ``recent`` a path.
    """

    wanted = Signal(str)
    dropped = Signal(list)
    recent = Signal(str)
    entry_wanted = Signal(str, str)
    edit_wanted = Signal(object)
    running_wanted = Signal(str, str)
    rerun_wanted = Signal(str, dict)
    form_wanted = Signal(str, dict, dict)
    recut_wanted = Signal(str, dict)
    project_closed = Signal()
    views_closing = Signal()
    view_opened = Signal(str)
    theme_changed = Signal(str, bool)
    language_changed = Signal(str)

    def __init__(self, tokens: theme.Tokens, recents: Sequence[Recent] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("MinEntropy")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.setMinimumSize(960, 600)
        self.tokens = tokens
        self.project: ProjectFace | None = None
        self.jobs: JobsFace = NoJobs()
        self.selection: SelectionModel | None = None
        self.menus = Menus(self, self.run)
        self.top = TopBar(self.menus.bar, tokens)
        self.tree, self.views, self.inspector = ProjectTree(tokens), ViewArea(tokens), Inspector(tokens)
        self.welcome, self.foot = Welcome(recents, tokens), Foot(tokens)
        self.notice, self.order = Notice(tokens), UndoOrder()
        self.side, self.opener = Side(self.inspector, self.views), ViewOpener(self)
        self.selected, self._finder = SelectionPanel(self), Finder(self)
        self._leaving = False
        self._empty: EmptyPage | None = None
        self._lay_out()
        self._connect()
        self._watch = QTimer(self, interval=_WATCH)
        self._watch.timeout.connect(self._look_at_jobs)
        self._waited = 0
        self.close_project()

    # -- project ---------------------------------------------------------------------------

    def open_project(self, project: ProjectFace, jobs: JobsFace | None = None) -> None:
        """Show a project."""
        from minentropy_app.gui.selection import SelectionModel

        self.close_project()
        self.project, self.jobs = project, jobs or NoJobs()
        self.selection = SelectionModel(self)
        self.selected.follow(self.selection)
        self.selection.changed.connect(lambda _: self.order.note("selection", self.tr("Selection")))
        title = self.tr("{name} (read-only)").format(name=project.name) if project.read_only else project.name
        self.top.show_name(title)
        self.setWindowTitle(f"{title} — MinEntropy")
        self.menus.show_project(True)
        self.top.search.setVisible(True)
        self._teach()
        self.refresh_tree()
        self._pages.setCurrentIndex(1)
        self._front_changed("")
        self.foot.status.show_first_page(False)
        self._watch.start()
        self._look_at_jobs()

    def close_project(self) -> None:
        """Go back to the first page."""
        if self.project is not None:
            self.views_closing.emit()
        self.opener.drop()
        for view in self.views.clear():
            let_go(view)
        self._watch.stop()
        self.side.shut()
        self.order.clear()
        self.notice.hide()
        self.tree.set_current("")
        self.busy("")
        self.say(Report(self.tr("Nothing is shown"), quantity=self.tr("Choose an entry at the left.")))
        was_open, self.project, self.jobs, self.selection = self.project is not None, None, NoJobs(), None
        self.setWindowTitle("MinEntropy")
        if was_open:
            self.project_closed.emit()
        self.top.show_name("MinEntropy")
        self.top.search.setVisible(False)
        self.menus.show_project(False)
        self._pages.setCurrentIndex(0)
        self._front_changed("")
        self.foot.show_job(None)
        self.foot.status.show_first_page(True)

    def refresh_tree(self) -> None:
        """Read sources and results anew."""
        if self.project is not None:
            project = self.project
            sources, results = project.sources(), project.results()
            self.tree.show_entries(sources, results, project.bin(), project.read_only)
            if self._empty is not None:
                self._empty.show_step(bool(sources), bool(results))

    def open_entry(self, key: str, view: str = "") -> None:
        """Show an entry, in its own view or another one, and what the inspector says."""
        if self.project is None:
            return
        self.tree.set_current(key)
        self.say(self.project.report(key))
        self._front_changed(self.views.front())
        row = self.tree.row(key)
        if row is not None and row.entry.state is State.RUNNING:
            self.running_wanted.emit(key, view)
        else:
            self.opener.open(key, view)

    def close_view(self, key: str) -> None:
        """Take a view away."""
        self.opener.drop(key)
        view = self.views.remove_view(key)
        if view is not None:
            let_go(view)
        self._front_changed(self.views.front())

    def forget_entry(self, key: str) -> None:
        """Close what shows an entry that has gone to the bin."""
        for name in (*self.views.tab_keys(), *self.opener.coming()):
            if key in name.partition(":")[2].split("+"):
                self.close_view(name)

    def view_of(self, key: str) -> Any:
        """An open view by the key of its tab, or None."""
        return self.views.views().get(key)

    def show_side(self, panel: QWidget) -> None:
        """Put a panel in the inspector's place, until it is closed."""
        self.side.put(panel)

    def close_side(self) -> None:
        """Show the inspector again, where there is a project."""
        self.side.shut()
        self._front_changed(self.views.front())

    def inspector_shown(self, shown: bool) -> None:
        """Show or hide the panel at the right."""
        self.menus.actions["inspector"].setChecked(shown)
        self._front_changed(self.views.front())

    def show_report_again(self) -> None:
        """Say anew what is known of the entry shown."""
        if self.project is not None and self.tree.row(self.tree.current) is not None:
            self.say(self.project.report(self.tree.current))

    def busy(self, text: str) -> None:
        """Say in the status line what is being waited for."""
        self.foot.status.say(text)

    def front_view(self, ability: str = "commands") -> Any:
        """The view in front that has an ability, else any that has it, or None."""
        able = [view for view in self.views.views().values() if hasattr(view, ability)]
        return next((view for view in able if view.isVisible()), next(iter(able), None))

    def tell_views(self, change: Any) -> None:
        """Let views follow an edit of the project."""
        for view in (*self.views.views().values(), *self.opener.coming().values()):
            if hasattr(view, "project_changed"):
                view.project_changed(change)

    def idle(self) -> bool:
        """Every view stands in its place and shows what it was asked to show."""
        due = self.opener.busy or self.opener.coming()
        return not due and all(getattr(view, "settled", True) for view in self.views.views().values())

    def leave(self, then: Callable[[], object]) -> None:
        """Leave the open project for something else; with work under way ask first."""
        if self.jobs.current() is None:
            self.close_project()
            then()
            return

        def stop() -> None:
            self.close_project()
            then()

        self._ask_to_stop(self.tr("Stop it and go on"), stop)

    def show_theme(self, tokens: theme.Tokens) -> None:
        """Change the theme of everything that paints itself."""
        self.tokens = tokens
        for piece in (self.top, self.tree, self.side, self.views, self.inspector, self.foot, self.welcome, self.notice):
            piece.set_tokens(tokens)
        for view in (*self.views.views().values(), *self.opener.coming().values()):
            view.set_tokens(tokens)  # type: ignore[attr-defined]
        if self._empty is not None:
            self._empty.set_tokens(tokens)
        self.menus.actions["dark"].setChecked(tokens.dark)
        self.menus.actions["contrast"].setChecked(tokens.high_contrast)

    # -- commands --------------------------------------------------------------------------

    def run(self, key: str) -> None:
        """Carry out a command, or pass it on to whoever opened the window."""
        own = self._own_commands().get(key)
        if own is not None:
            own()
        else:
            self.wanted.emit(key)

    def _own_commands(self) -> dict[str, Any]:
        chosen, view = self.selection, self.front_view()
        commands: dict[str, Any] = {
            "quit": self.close,
            "close": lambda: self.leave(_nothing),
            "close_view": lambda: self.close_view(self.views.in_hand()),
            "find": self.top.search.setFocus,
            "commands": self._open_commands,
            "dark": self._toggle_theme,
            "contrast": self._toggle_theme,
            "fullscreen": lambda: self.setWindowState(self.windowState() ^ self.windowState().WindowFullScreen),
            "tree": lambda: self.tree.setVisible(not self.tree.isVisible()),
            "inspector": lambda: self.inspector_shown(self.menus.actions["inspector"].isChecked()),
            "split": self.views.split,
            "reset_layout": self.reset_layout,
            "copy": self._copy_names,
        }
        if chosen is not None:
            commands |= {"undo": self.undo, "redo": self.redo, "select_none": chosen.clear}
        if self.views.front():
            commands["table"] = self.opener.twin
        if view is not None:
            commands |= view.commands()
        return commands

    def note_edit(self, words: str) -> None:
        """Remember that the project was edited, so that undo takes things back in order."""
        self.order.note("edit", words)

    def undo(self) -> None:
        """Take back the latest edit or selection."""
        self._step(self.order.undo(), "undo")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.order.redo(), "redo")

    def _step(self, kind: str, way: str) -> None:
        if kind == "selection" and self.selection is not None:
            with self.order.still():
                getattr(self.selection, way)()
        elif kind == "edit":
            self.wanted.emit(way)

    def reset_layout(self) -> None:
        """Every panel in its first place, one pane of views, the window as large as at first."""
        self.showNormal()
        self.views.join()
        self.tree.show()
        self.inspector_shown(True)
        self.resize(1440, 900)

    def save_layout(self, store: QSettings) -> None:
        """Remember where the window and its panels stood."""
        store.setValue("window/geometry", self.saveGeometry())
        store.setValue("window/tree", not self.tree.isHidden())
        store.setValue("window/inspector", self.menus.actions["inspector"].isChecked())

    def restore_layout(self, store: QSettings) -> None:
        """Stand where it stood."""
        if (geometry := store.value("window/geometry")) is not None:
            self.restoreGeometry(geometry)
        self.tree.setVisible(bool(store.value("window/tree", True, bool)))
        self.inspector_shown(bool(store.value("window/inspector", True, bool)))

    # -- inside ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tree)
        row.addWidget(self.views, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(body)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.notice)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._pages, 1)
        beside.addWidget(self.side)
        column.addLayout(beside, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.tree.opened.connect(self.open_entry)
        self.opener.opened.connect(self.view_opened)
        self.views.close_wanted.connect(self.close_view)
        self.views.current_changed.connect(self._front_changed)
        self.tree.entry_action.connect(self._entry_action)
        self.tree.add_wanted.connect(
            lambda which: self.run("import_loans" if which == "sources" else "analyse_placement")
        )
        self.foot.jobs.pause_wanted.connect(self._pause)
        self.foot.jobs.cancel_wanted.connect(self._cancel)
        self.foot.jobs.panel_wanted.connect(lambda: self.run("jobs"))
        status = self.foot.status
        status.theme_wanted.connect(lambda name: self.theme_changed.emit(name, self.tokens.high_contrast))
        status.language_wanted.connect(self.language_changed)
        self.inspector.lasso_wanted.connect(self._take_lasso)
        self.inspector.evaluate_wanted.connect(lambda: self.entry_wanted.emit(self.tree.current, "rerun"))
        self.inspector.edit_wanted.connect(lambda: self.entry_wanted.emit(self.tree.current, "edit"))
        self.inspector.command_wanted.connect(self.run)
        self.inspector.list_wanted.connect(lambda: self.run("save_list"))
        self.inspector.neighbours_wanted.connect(lambda: self.run("neighbours"))
        self.welcome.new_wanted.connect(lambda: self.run("new"))
        self.welcome.open_wanted.connect(lambda: self.run("open"))
        self.welcome.sample_wanted.connect(lambda: self.run("sample"))
        self.welcome.path_chosen.connect(lambda path: self.run(f"path_{path}"))
        self.welcome.recent_chosen.connect(self.recent)
        self.menus.actions["tree"].setChecked(True)
        self.menus.actions["inspector"].setChecked(True)
        self.menus.edit.aboutToShow.connect(lambda: self.menus.name_steps(*self.order.next_words))
        self.tree.installEventFilter(self)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda chosen=number: self.views.show_number(chosen))

    def _front_changed(self, key: str) -> None:
        """Pages with a panel of their own take the inspector's room."""
        wanted = self.project is not None and self.menus.actions["inspector"].isChecked()
        importing = key.startswith("import:")
        something = bool(key or self.tree.current) and not importing
        self.foot.status.show_importing(importing)
        self.side.setVisible(self.side.taken or (wanted and something))

    def say(self, report: Report) -> None:
        """Say what is known of an entry: beside it, and how it was made below."""
        self.inspector.show_report(report)
        self.foot.status.show_made(report.made)

    def _teach(self) -> None:
        """Have a page ready that says what to do while nothing is open."""
        if self._empty is None:
            from minentropy_app.gui.empty_page import EmptyPage

            self._empty = EmptyPage(self.tokens)
            self._empty.wanted.connect(self.run)
            self._empty.show_hidden(self.tree.isHidden())
            self.views.teach(self._empty)

    def _entry_action(self, key: str, action: str) -> None:
        if action == "open":
            self.open_entry(key)
        elif action.startswith("view:"):
            self.open_entry(key, action.removeprefix("view:"))
        else:
            self.entry_wanted.emit(key, action)

    def _take_lasso(self) -> None:
        view = self.front_view("take_lasso")
        if view is not None:
            view.take_lasso()

    def _copy_names(self) -> None:
        if self.project is not None and self.selection is not None:
            rows = self.project.selection_rows(self.selection.current.ids, len(self.selection.current))
            QApplication.clipboard().setText("\n".join(title for title, _, _ in rows))
            told = put(self.tr("{count} {count:name|names} copied"), count=QLocale().toString(len(rows)))
            self.foot.status.say(told)

    def _toggle_theme(self) -> None:
        dark, contrast = self.menus.actions["dark"].isChecked(), self.menus.actions["contrast"].isChecked()
        self.theme_changed.emit("dark" if dark else "light", contrast)

    def _open_commands(self) -> None:
        from minentropy_app.gui.command_search import CommandSearch

        CommandSearch(self.menus.all(), self.tokens, self).open()

    def _pause(self) -> None:
        self.jobs.pause()

    def _cancel(self) -> None:
        if self.jobs.current() is not None:
            self.jobs.cancel()
        elif (view := self._searching_view()) is not None:
            view.stop_search()

    def _searching_view(self) -> Any:
        """A view that searches by itself, or None; work of the queue stands before it in the job bar."""
        views = self.views.views().values()
        return next((view for view in views if hasattr(view, "search_state") and view.search_state()), None)

    def _look_at_jobs(self) -> None:
        current = self.jobs.current()
        view = self._searching_view() if current is None else None
        self.foot.show_job(current if view is None else view.search_state())
        self._waited += self._watch.interval()
        self._watch.setInterval(_LIVE if self.jobs.watching else _WATCH)
        if current is not None and self._waited >= _TREE_EVERY:
            self._waited = 0
            self.refresh_tree()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.menus.actions["tree"].setChecked(event.type() == QEvent.Type.Show)
            if self._empty is not None:
                self._empty.show_hidden(self.tree.isHidden())
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.dropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.jobs.current() is not None and not self._leaving:
            event.ignore()
            self._ask_to_stop(self.tr("Stop it and quit"), self._quit)
            return
        self._watch.stop()
        self.close_project()
        event.accept()

    def _quit(self) -> None:
        self._leaving = True
        self.close()

    def _ask_to_stop(self, words: str, then: Callable[[], object]) -> None:
        def go() -> None:
            self.jobs.cancel_all()
            then()

        message = self.tr("Work is still under way.")
        hint = self.tr("Stopped runs and imports leave nothing behind; finished results are safe.")
        self.notice.say("warning", message, hint, ((words, go), (self.tr("Stay"), _nothing)))


def _nothing() -> None:
    """Leave everything as it is."""
