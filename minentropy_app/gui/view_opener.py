"""Opens entries in views, each by its kind; a view that is open already comes to the front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import words
from minentropy_app.gui.faces import Entry, Report, State
from minentropy_app.gui.tab_strip import Tab
from minentropy_app.gui.tabs import let_go
from minentropy_app.gui.turns import next_turn
from minentropy_app.gui.view_kinds import JOIN, Stage, ViewKind, kinds_for, view_kind

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
        self._made: dict[str, QWidget] = {}
        self._left: list[Callable[[], object]] = []
        self._followed = ""
        self._asked_before: dict[str, str] = {}
        window.views.promise_due.connect(self._keep_promise)
        for told in (self.opened, window.views.current_changed):
            told.connect(lambda _: self.one_by_one(self.follow_front))

    def coming(self) -> dict[str, QWidget]:
        """Views by key that are made and not yet in their places."""
        return dict(self._made)

    @property
    def busy(self) -> bool:
        """Something waits for its turn."""
        return bool(self._left)

    def one_by_one(self, *actions: Callable[[], object]) -> None:
        """Do each in a turn of its own, after what waits already; what waits is not asked for again."""
        new = [action for action in actions if action not in self._left]
        if new and not self._left:
            next_turn(self, self._do_first)
        self._left += new

    def _do_first(self) -> None:
        first = self._left[0]
        try:
            first()
        finally:
            self._left.remove(first)
            if self._left:
                next_turn(self, self._do_first)

    def drop(self, key: str = "") -> None:
        """Let a view go that is not yet in its place; without a key all of them."""
        self._followed = self._followed if key else ""
        for made in [key] if key else list(self._made):
            if (view := self._made.pop(made, None)) is not None:
                let_go(view)

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
        self._read(kind, [row.entry])

    def open_together(self, kind: ViewKind, refs: list[str]) -> None:
        """Show several entries in one view."""
        entries = self._entries(JOIN.join(refs))
        if entries and not self._window.views.show_view(f"{kind.key}:{JOIN.join(refs)}"):
            self._read(kind, entries)

    def promise(self, key: str, beside: bool = False) -> None:
        """Have the tab of a view ready without reading it, where its entries can still be looked at that way."""
        name, _, ref = key.partition(":")
        entries = self._entries(ref)
        usual = kinds_for("placement")[:1] if name == "compare" else ()  # what can be compared stands in space
        kind = view_kind(name)
        wanted = {each.key for each in usual} or {name}
        if kind is not None and entries and all(wanted & {k.key for k in self.offered(e)} for e in entries):
            self._window.views.promise(Tab(key, self._title(kind, entries), kind.icon), beside)

    def show(self, kind: ViewKind, ref: str, model: Any, title: str) -> None:
        """Make a view on a model at hand; in the next turn it takes its place."""
        window = self._window
        self.drop(f"{kind.key}:{ref}")
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
        tab = Tab(f"{kind.key}:{ref}", title, kind.icon)
        self._made[tab.key] = view
        next_turn(view, lambda: self._put(tab))

    def _put(self, tab: Tab) -> None:
        """Put a view in its place, where it is laid out and painted."""
        view, views = self._made.pop(tab.key, None), self._window.views
        before, front = self._asked_before.pop(tab.key, ""), views.front()
        if view is not None:
            views.add_view(tab, view)
            if front.startswith("import:") and front != before:  # an import was begun while the view was read
                views.show_view(front)
            self.opened.emit(tab.key)

    def follow_front(self) -> None:
        """Let tree and inspector follow the view in front."""
        key = self._window.views.front()
        if key != self._followed:  # a tab that closes behind the front one tells of the front one too
            self._followed = key
            self._report(self._entries(key.partition(":")[2]))
        self.one_by_one(self._window.selected.look_again)
        view = self._window.view_of(key)
        if view is not None:
            self._window.inspector.show_ways(hasattr(view, "take_lasso"))
        self.show_code()

    def _report(self, entries: list[Entry]) -> None:
        """Mark and report what is looked at, unless it is already."""
        if len(entries) == 1 and entries[0].key != self._window.tree.current:
            self._window.tree.set_current(entries[0].key)
            self._window.show_report_again()
        elif len(entries) > 1:
            told = self.tr("Side by side; their figures stand below the pictures.")
            self._window.tree.set_current("")
            self._window.say(Report(" | ".join(entry.title for entry in entries), quantity=told))

    def show_code(self) -> None:
        """Let the inspector show the code books of the modules in front, if it tells of them."""
        window = self._window
        key = window.views.front()
        view = window.view_of(key)
        told = getattr(view, "shows_modules", False) and key.partition(":")[2] == window.tree.current
        model = view.model if told and view.model.divided else None
        window.inspector.show_code(model, window.selection, lambda: window.open_entry(window.tree.current, "code"))

    def twin(self) -> None:
        """Open or show the table of the entry in front."""
        _, _, ref = self._window.views.front().partition(":")
        self.open(ref, "table")

    def _entries(self, ref: str) -> list[Entry]:
        """The entries of a ref, or of several joined; empty where one of them is gone."""
        rows = [self._window.tree.row(each) for each in ref.split(JOIN)]
        return [row.entry for row in rows if row is not None] if all(rows) else []

    def _read(self, kind: ViewKind, entries: list[Entry]) -> None:
        project, window = self._window.project, self._window
        if project is not None:
            ref, name = JOIN.join(e.key for e in entries), " | ".join(e.title for e in entries)
            self._asked_before[f"{kind.key}:{ref}"] = window.views.front()
            window.busy(self.tr("Opening {name}…").format(name=name))
            self.one_by_one(lambda: self._begin(project, kind, ref))

    def _begin(self, project: ProjectFace, kind: ViewKind, ref: str) -> None:
        """Read what a view shows, beside the window, once that has painted what it says of the entry."""
        if project is self._window.project:
            project.view_model(kind, ref, lambda model: self._take(project, kind, ref, model))

    def _keep_promise(self, key: str) -> None:
        """Read the view of a tab that was only promised so far."""
        kind, entries = view_kind(key.partition(":")[0]), self._entries(key.partition(":")[2])
        if kind is not None and entries and self._window.views.promised(key):
            self._read(kind, entries)

    def _title(self, kind: ViewKind, entries: list[Entry]) -> str:
        name = " | ".join(entry.title for entry in entries)
        return self.tr("Table of {name}").format(name=name) if kind.key == "table" else name

    def _take(self, project: ProjectFace, kind: ViewKind, ref: str, model: Any) -> None:
        if project is not self._window.project:
            return  # another one is open by now, or none: the window itself may be gone
        self._window.busy("")
        entries = self._entries(ref)
        gone = not entries or (kind.load and model is None)
        views, key = self._window.views, f"{kind.key}:{ref}"
        if gone or key in self._made or (not views.promised(key) and views.show_view(key)):
            return
        self.show(kind, ref, model, self._title(kind, entries))

    def _say(self, error: AppError) -> None:
        self._window.notice.say("error", *words.said(error))

    def _render_failed(self, why: str) -> None:
        hint = self.tr("The table shows the same items (Ctrl+T). Close the view and open it again. ({why})")
        self._window.notice.say("error", self.tr("The picture could not be drawn."), hint.format(why=why))
