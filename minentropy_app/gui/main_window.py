"""The window: top bar, tree, views, inspector, foot. Views and numbers are imported when needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.command_search import CommandSearch
from minentropy_app.gui.faces import JobsFace, NoJobs, ProjectFace, Recent
from minentropy_app.gui.inspector import Inspector
from minentropy_app.gui.job_bar import Foot
from minentropy_app.gui.menus import Menus
from minentropy_app.gui.project_tree import ProjectTree
from minentropy_app.gui.tabs import Tab, ViewArea
from minentropy_app.gui.top_bar import TopBar
from minentropy_app.gui.welcome import Welcome

if TYPE_CHECKING:
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.views.space_view import SpaceView

#: Milliseconds between two looks at the running job.
_WATCH = 120
_LISTED, _FOUND = 14, 12


class MainWindow(QMainWindow):
    """The shell. It knows projects and jobs by their faces only.

    ``wanted`` carries the keys of commands that the shell does not carry out itself
    (``new``, ``open``, ``import_loans`` …), ``dropped`` paths of files, ``recent`` a path.
    """

    wanted = Signal(str)
    dropped = Signal(list)
    recent = Signal(str)
    entry_wanted = Signal(str, str)
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
        self._search: CommandSearch | None = None
        self.menus = Menus(self, self.run)
        self.top = TopBar(self.menus.bar, tokens)
        self.tree, self.views, self.inspector = ProjectTree(tokens), ViewArea(tokens), Inspector(tokens)
        self.welcome, self.foot = Welcome(recents, tokens), Foot(tokens)
        self._lay_out()
        self._connect()
        self.close_project()
        self._watch = QTimer(self, interval=_WATCH)
        self._watch.timeout.connect(self._look_at_jobs)

    # -- project ---------------------------------------------------------------------------

    def open_project(self, project: ProjectFace, jobs: JobsFace | None = None) -> None:
        """Show a project; its first placement opens by itself."""
        from minentropy_app.gui.selection import SelectionModel

        self.close_project()
        self.project, self.jobs = project, jobs or NoJobs()
        self.selection = SelectionModel(self)
        self.selection.changed.connect(self._show_selection)
        title = self.tr("{name} (read-only)").format(name=project.name) if project.read_only else project.name
        self.top.show_name(title)
        self.setWindowTitle(f"{title} — MinEntropy")
        self.menus.show_project(True)
        self.top.search.setVisible(True)
        self.refresh_tree()
        self._pages.setCurrentIndex(1)
        self.foot.status.left.setText(self.tr("All changes saved"))
        self.foot.status.show_first_page(False)
        self._watch.start()
        self._look_at_jobs()

    def close_project(self) -> None:
        """Go back to the first page."""
        for view in self.views.clear():
            _shut_down(view)
        self.project, self.jobs, self.selection = None, NoJobs(), None
        self.top.show_name("MinEntropy")
        self.top.search.setVisible(False)
        self.menus.show_project(False)
        self._pages.setCurrentIndex(0)
        self.foot.show_job(None)
        self.foot.status.show_first_page(True)
        self.foot.status.left.setText(
            self.tr("Works offline. Borrower ids are replaced on import; names are never stored.")
        )

    def refresh_tree(self) -> None:
        """Read sources and results anew."""
        if self.project is not None:
            self.tree.show_entries(self.project.sources(), self.project.results())

    def open_entry(self, key: str) -> None:
        """Show an entry: its view, and what the inspector says."""
        if self.project is None:
            return
        self.tree.set_current(key)
        self.inspector.show_report(self.project.report(key))
        if not self.views.show_view(f"space:{key}"):
            model = self.project.space_model(key)
            if model is not None:
                self._open_space(key, model)

    def space_view(self) -> SpaceView | None:
        """The space view in front, if one is open."""
        return next((v for k, v in self.views.views().items() if k.startswith("space:")), None)  # type: ignore[return-value]

    def show_theme(self, tokens: theme.Tokens) -> None:
        """Change the theme of everything that paints itself."""
        self.tokens = tokens
        for piece in (self.top, self.tree, self.views, self.inspector, self.foot, self.welcome):
            piece.set_tokens(tokens)
        for view in self.views.views().values():
            view.set_tokens(tokens)  # type: ignore[attr-defined]
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
        chosen, view = self.selection, self.space_view()
        commands: dict[str, Any] = {
            "quit": self.close,
            "close": self.close_project,
            "find": self.top.search.setFocus,
            "commands": self._open_commands,
            "dark": self._toggle_theme,
            "contrast": self._toggle_theme,
            "fullscreen": lambda: self.setWindowState(self.windowState() ^ self.windowState().WindowFullScreen),
            "tree": lambda: self.tree.setVisible(not self.tree.isVisible()),
            "inspector": lambda: self.inspector.setVisible(not self.inspector.isVisible()),
            "split": self.views.split,
            "reset_layout": self.reset_layout,
            "copy": self._copy_names,
        }
        if chosen is not None:
            commands |= {"undo": chosen.undo, "redo": chosen.redo, "select_none": chosen.clear}
        if view is not None:
            canvas = view.canvas
            commands |= {
                "table": view.table_wanted.emit,
                "fit": canvas.fit,
                "zoom_in": lambda: canvas.fly(canvas.camera.zoomed(1.4)),
                "zoom_out": lambda: canvas.fly(canvas.camera.zoomed(1 / 1.4)),
                "select_all": canvas.all_wanted.emit,
                "invert": canvas.invert_wanted.emit,
            }
        return commands

    def reset_layout(self) -> None:
        """Every panel in its first place."""
        self.tree.show()
        self.inspector.show()
        self.resize(1440, 900)

    def save_layout(self, store: QSettings) -> None:
        """Remember where the window and its panels stood."""
        store.setValue("window/geometry", self.saveGeometry())
        store.setValue("window/tree", self.tree.isVisibleTo(self))
        store.setValue("window/inspector", self.inspector.isVisibleTo(self))

    def restore_layout(self, store: QSettings) -> None:
        """Stand where it stood."""
        if (geometry := store.value("window/geometry")) is not None:
            self.restoreGeometry(geometry)
        self.tree.setVisible(bool(store.value("window/tree", True, bool)))
        self.inspector.setVisible(bool(store.value("window/inspector", True, bool)))

    # -- inside ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tree)
        row.addWidget(self.views, 1)
        row.addWidget(self.inspector)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(body)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._pages, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.tree.opened.connect(self.open_entry)
        self.tree.entry_action.connect(self._entry_action)
        self.tree.add_wanted.connect(lambda which: self.run("import_loans" if which == "sources" else "placement"))
        self.top.search.asked.connect(self._search_project)
        self.top.search.found.connect(self._fly_to)
        self.foot.jobs.pause_wanted.connect(self._pause)
        self.foot.jobs.cancel_wanted.connect(self._cancel)
        status = self.foot.status
        status.theme_wanted.connect(lambda name: self.theme_changed.emit(name, self.tokens.high_contrast))
        status.language_wanted.connect(self.language_changed)
        self.inspector.lasso_wanted.connect(self._take_lasso)
        self.inspector.evaluate_wanted.connect(lambda: self.wanted.emit("evaluate"))
        self.inspector.list_wanted.connect(lambda: self.wanted.emit("save_list"))
        self.welcome.new_wanted.connect(lambda: self.run("new"))
        self.welcome.open_wanted.connect(lambda: self.run("open"))
        self.welcome.sample_wanted.connect(lambda: self.run("sample"))
        self.welcome.path_chosen.connect(lambda path: self.run(f"path_{path}"))
        self.welcome.recent_chosen.connect(self.recent)
        for action, panel in (("tree", self.tree), ("inspector", self.inspector)):
            self.menus.actions[action].setChecked(True)
            panel.installEventFilter(self)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda chosen=number: self.views.show_number(chosen))

    def _open_space(self, key: str, model: Any) -> None:
        from minentropy_app.gui.views.space_view import SpaceView

        if self.selection is None:
            return
        view = SpaceView(model, self.selection, self.tokens)
        view.table_wanted.connect(lambda: self.show_table(key))
        self.views.add_view(Tab(f"space:{key}", self.tr("Space"), "cube"), view)

    def show_table(self, key: str) -> None:
        """Open or show the table twin of a space view."""
        from minentropy_app.gui.views.space_table import SpaceTable
        from minentropy_app.gui.views.space_view import SpaceView

        view = self.views.views().get(f"space:{key}")
        if self.selection is None or self.views.show_view(f"table:{key}") or not isinstance(view, SpaceView):
            return
        table = SpaceTable(view.model, self.selection)
        self.views.add_view(Tab(f"table:{key}", self.tr("Table"), "table"), table)

    def _entry_action(self, key: str, action: str) -> None:
        if action == "open":
            self.open_entry(key)
        else:
            self.entry_wanted.emit(key, action)

    def _show_selection(self, selection: Any) -> None:
        rows = (
            self.project.selection_rows(selection.ids, _LISTED) if self.project is not None and len(selection) else []
        )
        count = self.tr("%n book(s)", "", len(selection)) if len(selection) else ""
        self.inspector.show_selection(count, selection.how, rows)

    def _search_project(self, text: str) -> None:
        if self.project is not None:
            self.top.search.show_hits(self.project.search(text, _FOUND) if text else [])

    def _fly_to(self, item: int) -> None:
        view = self.space_view()
        if view is not None and view.fly_to(item):
            view.canvas.setFocus()

    def _take_lasso(self) -> None:
        from minentropy_app.gui.views.space_canvas import Tool

        view = self.space_view()
        if view is not None:
            view.toolbar.tools[Tool.LASSO].setChecked(True)
            view.canvas.setFocus()

    def _copy_names(self) -> None:
        if self.project is not None and self.selection is not None:
            rows = self.project.selection_rows(self.selection.current.ids, len(self.selection.current))
            QApplication.clipboard().setText("\n".join(title for title, _, _ in rows))
            told = self.tr("{count} names copied").format(count=QLocale().toString(len(rows)))
            self.foot.status.left.setText(told)

    def _toggle_theme(self) -> None:
        dark, contrast = self.menus.actions["dark"].isChecked(), self.menus.actions["contrast"].isChecked()
        self.theme_changed.emit("dark" if dark else "light", contrast)

    def _open_commands(self) -> None:
        CommandSearch(self.menus.all(), self.tokens, self).open()

    def _pause(self) -> None:
        self.jobs.pause()

    def _cancel(self) -> None:
        self.jobs.cancel()

    def _look_at_jobs(self) -> None:
        self.foot.show_job(self.jobs.current())

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            panel = "tree" if watched is self.tree else "inspector"
            self.menus.actions[panel].setChecked(event.type() == QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.dropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._watch.stop()
        self.close_project()
        event.accept()


def _shut_down(view: QWidget) -> None:
    """Stop what a view started, then let it go."""
    stop = getattr(view, "shut_down", None)
    if stop is not None:
        stop()
    view.setParent(None)
    view.deleteLater()
