"""Opens entries in views, each by its kind; a view that is open already comes to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from minentropy_app.gui import words
from minentropy_app.gui.faces import Entry, State
from minentropy_app.gui.tabs import Tab
from minentropy_app.gui.view_kinds import Stage, ViewKind, kinds_for, view_kind

if TYPE_CHECKING:
    from minentropy_app.errors import AppError
    from minentropy_app.gui.faces import ProjectFace
    from minentropy_app.gui.main_window import MainWindow


class ViewOpener(QObject):
    """Knows which view shows what."""

    opened = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.opened.connect(lambda _: self.show_code())
        window.views.current_changed.connect(lambda _: self.show_code())

    def offered(self, entry: Entry) -> tuple[ViewKind, ...]:
        """Views in which an entry can be looked at now, its own one first."""
        ready = entry.state in (State.PLAIN, State.DONE, State.STALE) and entry.kind != "bin"
        return kinds_for(entry.kind) if ready else ()

    def open(self, ref: str, view: str = "") -> None:
        """Show an entry in one of its views, without a word in its own one."""
        window, row = self._window, self._window.tree.row(ref)
        if row is None or window.project is None:
            return
        kinds = self.offered(row.entry)
        kind = next((k for k in kinds if k.key == view), None) if view else next(iter(kinds), None)
        if kind is None or window.views.show_view(f"{kind.key}:{ref}"):
            return
        window.busy(self.tr("Opening {name}…").format(name=row.entry.title))
        project, shown = window.project, kind
        project.view_model(shown, ref, lambda model: self._take(project, shown, ref, model))

    def show(self, kind: ViewKind, ref: str, model: Any, title: str) -> None:
        """Open a view on a model at hand."""
        window = self._window
        if window.project is None or window.selection is None:
            return
        stage = Stage(
            ref=ref,
            title=title,
            model=model,
            project=window.project,
            selection=window.selection,
            tokens=window.tokens,
            command=window.run,
            open=window.open_entry,
            rerun=window.rerun_wanted.emit,
            say=self._say,
            edit=window.edit_wanted.emit,
            recut=window.recut_wanted.emit,
            form=window.form_wanted.emit,
            home=window.views.home(),
        )
        view = kind.view(stage)
        if hasattr(view, "render_failed"):
            view.render_failed.connect(self._render_failed)
        window.views.add_view(Tab(f"{kind.key}:{ref}", title, kind.icon), view)
        self.opened.emit(f"{kind.key}:{ref}")

    def show_code(self) -> None:
        """Let the inspector show the code books of the modules in front, if it tells of them."""
        window = self._window
        key = window.views.front()
        view = window.view_of(key)
        told = getattr(view, "shows_modules", False) and key.partition(":")[2] == window.tree.current
        model = view.model if told and view.model.divided else None
        window.inspector.show_code(model, window.selection, lambda: window.open_entry(window.tree.current, "code"))

    def show_live(self, model: Any, title: str, view: str = "space") -> None:
        """Show a run under way."""
        kind = view_kind(view)
        if kind is not None:
            self.show(kind, "live", model, title)

    def twin(self) -> None:
        """Open or show the table of the entry in front."""
        _, _, ref = self._window.views.front().partition(":")
        self.open(ref, "table")

    def _take(self, project: ProjectFace, kind: ViewKind, ref: str, model: Any) -> None:
        self._window.busy("")
        row = self._window.tree.row(ref)
        gone = project is not self._window.project or row is None or (kind.load and model is None)
        if gone or row is None or self._window.views.show_view(f"{kind.key}:{ref}"):
            return
        title = row.entry.title
        if kind.key == "table":
            title = self.tr("Table of {name}").format(name=title)
        self.show(kind, ref, model, title)

    def _say(self, error: AppError) -> None:
        self._window.notice.say("error", *words.said(error))

    def _render_failed(self, why: str) -> None:
        hint = self.tr("The table shows the same items (Ctrl+T). Close the view and open it again. ({why})")
        self._window.notice.say("error", self.tr("The picture could not be drawn."), hint.format(why=why))
