"""What the tree's menus do to an entry; every edit can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from minentropy_app.errors import AppError
from minentropy_app.gui.words import translated

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.project.entries import Change
    from minentropy_app.project.entries import Entry as Stored


class EntryActions(QObject):
    """Rename, note, run again, duplicate, forget loans, delete, restore, undo and redo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def act(self, key: str, action: str) -> None:
        """Carry out an action of the tree's menu."""
        project = self._desk.project
        if project is None:
            return
        try:
            entry = project.stored(key)
        except AppError as error:
            self._desk.say(error)
            return
        known: dict[str, Callable[[Any], object]] = {
            "rename": self._rename,
            "note": self._note,
            "delete": self._delete,
            "restore": self._restore,
            "rerun": self._desk.runs.again,
            "duplicate": lambda result: self._desk.runs.again(result, replace=False),
            "edit": lambda result: self._desk.runs.fill_in(result.analysis, result),
            "forget": self._desk.forgetting.ask,
        }
        known[action](entry)

    def rename(self, entry: Stored, name: str) -> None:
        """Give an entry another name."""
        if name.strip() and name.strip() != entry.name:
            from minentropy_app.project import edits

            self._edit(lambda project: edits.rename(project, entry, name.strip()))

    def edit(self, making: Callable[[Any], Any]) -> None:
        """Carry out an edit that a view wants."""
        self._edit(making)

    def undo(self) -> None:
        """Take the latest edit back."""
        self._move(lambda session: session.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._move(lambda session: session.redo())

    def _rename(self, entry: Stored) -> None:
        window = self._desk.window
        window.tree.edit_title(entry.ref, lambda name: self.rename(entry, name))

    def _note(self, entry: Stored) -> None:
        from minentropy_app.project import edits

        def write(text: str) -> None:
            self._edit(lambda project: edits.annotate(project, entry, text.strip()))

        asked = self.tr("Note on {name}").format(name=entry.name)
        self._desk.window.notice.ask(asked, entry.note, self.tr("Keep"), write)

    def _delete(self, entry: Stored) -> None:
        from minentropy_app.project import edits

        def told(_: Change) -> None:
            self._desk.window.forget_entry(entry.ref)
            message = self.tr("{name} is in the bin.").format(name=entry.name)
            self._desk.window.notice.say("info", message, "", ((self.tr("Undo"), self._desk.window.undo),))

        self._edit(lambda project: edits.delete(project, entry), told)

    def _restore(self, entry: Stored) -> None:
        from minentropy_app.project import edits

        self._edit(lambda project: edits.restore(project, entry))

    def _edit(self, making: Callable[[Any], Any], done: Callable[[Change], object] | None = None) -> None:
        project = self._desk.project
        if project is None:
            return
        session, labels = project.session, list[str]()

        def labelled(stored: Any) -> Any:
            edit = making(stored)
            labels.append(translated(edit.label))
            return edit

        def edited(change: Change) -> None:
            self._desk.window.note_edit(labels[-1])
            self._changed(change)
            if done is not None:
                done(change)

        self._desk.background.ask(lambda: session.edit(labelled), edited, self._desk.say)

    def _move(self, step: Callable[[Any], Any]) -> None:
        project = self._desk.project
        if project is not None:
            session = project.session
            self._desk.background.ask(lambda: step(session), self._changed, self._desk.say)

    def _changed(self, change: Change | None) -> None:
        if change is not None:
            self._desk.refresh()
            self._desk.window.show_report_again()
            self._desk.window.tell_views(change)
            self._desk.window.opener.show_code()
